/** What a question takes for granted in words, of names, types and places of issue, is corrected first. */
import { describe, expect, it } from "vitest";

import { answerEngine } from "../../../support/answer-engine.ts";

const { answer } = answerEngine();
const ask = async (question: string) =>
  (await answer({ question, asOf: "2026-11-29", unit: "a", context: null })).answer;

describe("premises told in words", () => {
  it.each([
    [
      "a prohibition said to be a right",
      "được thuê dịch vụ để nâng cấp hệ thống đã mua đúng không",
      "Không được thuê",
    ],
    [
      "a duty said not to hold",
      "đơn thuốc điện tử không có giá trị như đơn giấy đúng không",
      "như đơn thuốc giấy",
    ],
    ["another font", "phông chữ văn bản hành chính là Arial đúng không", "Không phải Arial"],
    ["another figure without a unit", "cỡ chữ nội dung văn bản là 12 đúng không", "13–14"],
    [
      "a shorter time than the law gives",
      "luật 91/2025 cho 48 giờ để thông báo vi phạm dữ liệu cá nhân đúng không",
      "Không phải 48 giờ",
    ],
    [
      "the name of another law",
      "luật 116/2025 là luật bảo vệ dữ liệu cá nhân đúng không",
      "91/2025/QH15",
    ],
    [
      "a letter said to be a circular",
      "365/TTYQG-GPQLCL là thông tư bắt buộc đúng không",
      "văn bản hướng dẫn",
    ],
    [
      "a law said to be a decree",
      "nghị định 91/2025 về bảo vệ dữ liệu cá nhân quy định báo vi phạm trong mấy giờ",
      "không phải Nghị định",
    ],
    ["another body", "Nghị định 331/2026 của Bộ Công an quy định báo sự cố bao lâu", "Chính phủ"],
    ["another first day", "NĐ 356/2025 có hiệu lực 01/7/2026 phải không", "01/01/2026"],
  ])("corrects %s", async (_case, question, told) => {
    const { kind, text } = await ask(question);
    expect(text).toContain(told);
    expect(kind).toBe("premise-corrected");
  });

  it.each([
    "bảng check-in có dùng làm căn cứ giám định BHYT không",
    "biên lai giấy còn được dùng tới lúc nào",
    "mã đối tượng đến khám chữa bệnh theo quyết định nào",
    "không được thuê dịch vụ để nâng cấp hệ thống đã mua đúng không",
  ])("corrects nothing where nothing is wrong: %s", async (question) => {
    expect((await ask(question)).kind).toBe("answered");
  });
});
