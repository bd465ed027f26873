/** What prior plans say: the line asked for, of the year asked for, results and targets told apart. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-plans-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = (question: string) => app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });

describe("questions on prior plans", () => {
  it.each([
    ["năm 2025 TTYT Krông Pắc liên thông được bao nhiêu đơn thuốc", "230.553"],
    ["kế hoạch thanh hóa 2023 trang bị đầu đọc QR xong trước ngày nào", "15/7/2023"],
    ["phần mềm EMR trước đây dự toán nhiêu tiền", "108,000,000"],
    ["kinh phí CNTT vĩnh long năm 2024 được bố trí bao nhiêu", "42.932.644.000"],
    ["kế hoạch 2023 thanh hóa tổng dự toán bn", "3.690.460"],
  ])("quote the line that carries what is asked: %s", async (question, figure) => {
    expect((await ask(question)).text).toContain(figure);
  });

  it.each([
    "krông pắc 2026 mua mấy cái máy tính bảng",
    "đơn giá máy tính bảng trong kế hoạch 2026",
  ])("prefer the row of the thing to any total: %s", async (question) => {
    const { text } = await ask(question);
    expect(text).toContain("25,000,000");
    expect(text).not.toContain("“Tổng");
  });

  it("give a target for a target, not the year's result", async () => {
    const { text } = await ask(
      "kế hoạch thanh hóa 2022 đặt mục tiêu bao nhiêu % cơ sở thanh toán ko tiền mặt",
    );
    expect(text).toContain("90%");
    expect(text).toContain("mục tiêu, nhiệm vụ đặt ra");
    expect(text).not.toContain("65%");
  });

  it("are about the plan where a circular stands beside a unit", async () => {
    const answer = await ask("bv tâm thần kon tum đạt mức mấy theo thông tư 54/2017");
    expect(answer.citations[0]?.documentId).toBe("kon-tum-2024");
    expect(answer.text).toContain("đạt mức 1");
  });

  it("read kiosk and Kios as one", async () => {
    expect((await ask("kế hoạch 2026 ghi gì về kiosk")).text).toContain("Kios đăng ký khám");
  });

  it("prove a citation in a plan by the line that carries it", async () => {
    const answer = await ask("Thông tư 52/2017/TT-BYT còn hiệu lực không");
    const quotes = answer.citations.filter((one) => one.quoteKind === "verbatim");
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote } of quotes) expect(quote).toContain("52/2017/TT-BYT");
  });

  it("are not quoted beside an answer where the document they lean on is alive", async () => {
    const answer = await ask("Thông tư 13/2025/TT-BYT quy định gì");
    expect(answer.citations.filter((one) => one.quoteKind === "verbatim")).toEqual([]);
  });
});

describe("a plan of another unit, ingested", () => {
  const PLAN = `TRUNG TÂM Y TẾ EA SÚP NÚI

Số: 21/KH-TTYT

Ea Súp Núi, ngày 12 tháng 01 năm 2026

# KẾ HOẠCH

# Chuyển đổi số tại Trung tâm Y tế Ea Súp Núi năm 2026

## II. MỤC TIÊU

- Thanh toán không dùng tiền mặt đạt 37% tổng số lượt thu viện phí.
- Lập bản đồ 14 điểm tiêm chủng lưu động trên nền tảng số.

## III. DỰ TOÁN KINH PHÍ

| TT | Nội dung | Đơn vị tính | Số lượng | Đơn giá | Thành tiền |
| --- | --- | --- | --- | --- | --- |
| 1 | Thuê phần mềm HIS | tháng | 12 | 9.350.000 | 112.200.000 |
| 2 | Máy in mã vạch | cái | 3 | 4.120.000 | 12.360.000 |
| | Tổng cộng | | | | 124.560.000 |
`;

  it("is understood by the unit's short name as the shipped ones are, and before it came it is not known", async () => {
    const asked = (question: string) =>
      app.assistant.ask({ unit: "nui", asOf: "2026-11-29", question });
    const before = await asked("kế hoạch TTYT Ea Súp Núi 2026 đơn giá HIS bao nhiêu");
    expect(before.kind).toBe("not-found");
    const bytes = new TextEncoder().encode(PLAN);
    await app.assistant.ingest({ fileName: "ke-hoach-2026.md", bytes }, "nui");
    for (const [question, figure] of [
      ["ea súp núi 2026 thuê HIS bao nhiêu", "9.350.000"],
      ["ea sup nui mua may in ma vach gia nhieu", "4.120.000"],
      ["tổng kinh phí Ea Súp Núi 2026", "124.560.000"],
      ["ea súp núi đặt mục tiêu bao nhiêu % thanh toán không dùng tiền mặt", "37%"],
    ] as const) {
      const { text, citations } = await asked(question);
      expect(text).toContain(figure);
      expect(citations[0]?.symbol ?? citations[0]?.title).toMatch(/21\/KH-TTYT|Ea Súp Núi/);
      expect(text).not.toContain("Krông Pắc");
    }
    // Of another unit's store it is no part.
    expect((await ask("ea súp núi 2026 thuê HIS bao nhiêu")).text).not.toContain("9.350.000");
  });
});
