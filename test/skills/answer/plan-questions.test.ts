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
