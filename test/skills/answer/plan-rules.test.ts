/** Plans: things left out, two things side by side, what a price rests on, sums and counts taken for granted, covers, sources in words. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type App, buildApp } from "../../../src/app.ts";
import { parseConfig } from "../../../src/config.ts";
import { excludedIn, withoutExcluded } from "../../../src/skills/answer/excluded-things.ts";

let app: App;
beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "can-cu-plan-rules-"));
  app = await buildApp({ ...parseConfig({}), dataFolder });
}, 120_000);
afterAll(async () => {
  await app.close();
});

const ask = async (question: string) => {
  const { kind, text } = await app.assistant.ask({ unit: "a", asOf: "2026-11-29", question });
  return { kind, text, first: text.split("\n")[0] ?? "" };
};

describe("a question about plans", () => {
  it.each([
    ["máy in (không phải mã vạch) của Krông Pắc mua mấy cái giá bao nhiêu", "số lượng 40 cái"],
    ["đơn giá máy tính trong phụ lục Krông Pắc dựa vào đâu", "15/2025/QĐ-TTg"],
    ["Giá thuê HIS Krông Pắc căn cứ vào đâu", "Giá dựa trên báo giá thị trường"],
    ["Vĩnh Long chi cho PACS năm 2025 hơn LIS bao nhiêu?", "4.589.321.800 đồng"],
    ["giá HIS và LIS của Krông Pắc chênh nhau bao nhiêu", "159.000.000 đồng"],
    ["Sở Y tế Vĩnh Long dự kiến chi tổng cộng bao nhiêu cho CNTT 2025", "50.588.967.000"],
    ["Vĩnh Long năm 2025 nguồn quỹ phát triển hoạt động sự nghiệp bao nhiêu", "32.402.229.600"],
    ["Kế hoạch 877/KH-SYT của Vĩnh Long ban hành ngày nào?", "ký ngày 25/02/2025"],
    ["Kế hoạch Krông Pắc 2026 ký ngày nào?", "không ghi ngày ký"],
    ["Krông Pắc có mấy người phụ trách CNTT", "02 viên chức phụ trách"],
  ])("is answered in the first sentence: %s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("answered");
    expect(first).toContain(told);
  });

  it("has the sources that a plan tells in words, and the part that nobody is named for", async () => {
    expect(
      (await ask("Kế hoạch Thanh Hóa 2023 tổng kinh phí bao nhiêu và lấy từ nguồn nào?")).text,
    ).toMatch(/3\.690\.460\.000[\s\S]*Ngân sách nhà nước; kinh phí tự cân đối/);
    expect((await ask("Vĩnh Long năm 2024 được cấp bao nhiêu, giải ngân bao nhiêu?")).text).toMatch(
      /42\.932\.644\.000[\s\S]*7\.919\.064\.131/,
    );
  });

  it.each([
    [
      "Trong kế hoạch Krông Pắc 2026 gói EMR là 200 triệu đúng chưa",
      "Không phải 200 triệu",
      "108.",
    ],
    ["Thanh Hóa 2023 mua 1000 đầu đọc QR đúng không", "Không phải 1000", "586 cái"],
  ])("with a wrong figure is put right: %s", async (question, verdict, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(first.startsWith(verdict)).toBe(true);
    expect(first).toContain(told);
  });

  it("with a right count is confirmed", async () => {
    expect((await ask("Krông Pắc 2026 mua 40 máy in đúng không")).first).toMatch(/^Đúng\./);
  });
});

describe("a place or a rule that only sounds like a plan", () => {
  it.each([
    ["Kon Tum giờ thuộc tỉnh nào", "Tỉnh Quảng Ngãi mới"],
    ["Còn ghi ngân sách huyện trong kế hoạch 2026 được không", "không ghi nguồn kinh phí"],
  ])("%s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });
});

describe("staff's words of a limit and of a beginning", () => {
  it.each([
    ["Máy photocopy giới hạn giá bao nhiêu?", "110 triệu"],
    ["Trung tâm mua kiosk có bị giới hạn giá không", "không áp giá trần"],
    ["hiện giờ tự quyết mua bao nhiêu", "100 triệu"],
    ["Thông tư cấp giấy chứng sinh mới bắt đầu áp dụng ngày nào", "áp dụng từ 01/10/2025"],
    ["Cỡ chữ phần nội dung trong văn bản hành chính là mấy", "cỡ chữ 13–14"],
    ["QĐ 749 vẫn là căn cứ chính cho KH 2027 chứ nhỉ", "1266/QĐ-TTg"],
  ])("%s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });

  it("lists only what begins where that is asked", async () => {
    const { text } = await ask("Văn bản nào sắp có hiệu lực");
    expect(text).toContain("38/2024/TT-BYT");
    expect(text).not.toContain("hết giai đoạn áp dụng");
  });
});

describe("what a question leaves out", () => {
  it.each([
    ["máy in (không phải mã vạch) mua mấy cái", ["mã vạch"]],
    ["máy tính, trừ máy tính bảng, mua bao nhiêu", ["máy tính bảng"]],
    ["máy in đúng không phải không", []],
  ])("%s", (text, left) => {
    expect(excludedIn(text)).toEqual(left);
    expect(withoutExcluded(text)).not.toMatch(left.length > 0 ? new RegExp(left[0] ?? "") : /$^/);
  });
});
