/** "Đúng" and "Có" open an answer only where one statement carries the very claim; a wrong name, number or issuer is said first. */
import { describe, expect, it } from "vitest";

import { shippedApp } from "../../../support/shipped-app.ts";

const { ask } = shippedApp("2026-11-30");

describe("no yes to what the statement does not carry", () => {
  it.each([
    [
      "a figure of the case that is denied",
      "thuê dịch vụ sẵn có theo NĐ 224 phải thẩm định kế hoạch thuê 20 ngày phải không",
    ],
    ["an end, misspelt", "TT 48/2017/TT-BYT về trích chuyển dữ liệu hết hệu lực rồi đúng không"],
    ["a law of another number", "luật giao dịch điện tử 51/2005/QH11 vẫn đang áp dụng chứ"],
    ["a body of the same words", "Công văn 365 do Cục Khám chữa bệnh ký phải không"],
  ])("%s", async (_, question) => {
    expect((await ask(question)).first).not.toMatch(/^(?:Đúng|Có|Còn|Rồi|Được)\b/u);
  });

  it.each([
    "thuê dịch vụ không sẵn có theo NĐ 224 thì thẩm định kế hoạch thuê tối đa 20 ngày, phải không",
    "hồ sơ bệnh án nội trú lưu 10 năm đúng không",
    "TT 54/2017/TT-BYT hết hiệu lực một phần rồi đúng không",
  ])("what is right is not denied: %s", async (question) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("answered");
    expect(first).not.toMatch(/^(?:Không|Chưa)/u);
  });
});

describe("the number behind the name of a law", () => {
  it.each([
    [
      "of no law",
      "Luật Dữ liệu số 61/2024/QH15 có hiệu lực 1/7/2025 phải ko",
      "không phải 61/2024",
    ],
    [
      "of another law",
      "Luật Bảo vệ dữ liệu cá nhân số 90/2025/QH15 có hiệu lực từ 1/1/2026 phải không",
      "là Luật 91/2025/QH15, không phải 90/2025/QH15",
    ],
    [
      "of an older law of the name",
      "luật giao dịch điện tử 51/2005/QH11 vẫn đang áp dụng chứ",
      "có thể là luật trước đó cùng tên",
    ],
  ])("%s", async (_, question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(first).toContain(told);
  });

  it.each([
    "Luật Dữ liệu 60/2024/QH15 có hiệu lực 1/7/2025 phải không",
    "Luật An ninh mạng số 24/2018/QH14 còn hiệu lực không",
    "Luật sửa đổi Luật Đấu thầu số 90/2025/QH15 có hiệu lực khi nào",
  ])("is its own: %s", async (question) => {
    expect((await ask(question)).first).not.toContain("không phải");
  });
});

describe("the body that made it", () => {
  it.each([
    ["CV 365 là của Cục Công nghệ thông tin ban hành đúng ko", "Trung tâm Thông tin y tế Quốc gia"],
    ["TT 13/2025/TT-BYT do Cục Quản lý khám chữa bệnh ban hành đúng không", "do Bộ Y tế ban hành"],
    [
      "Kế hoạch chuyển đổi số Krông Pắc 2026 là do Sở Y tế Đắk Lắk ban hành đúng ko",
      "do Trung tâm Y tế Krông Pắc ban hành, không phải Sở Y tế Đắk Lắk",
    ],
  ])("%s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(first).toContain(told);
    expect(first).toContain("không phải");
  });

  it("of a plan is confirmed", async () => {
    const { first } = await ask("Kế hoạch CNTT Vĩnh Long 2025 do Sở Y tế ban hành phải không");
    expect(first).toMatch(/^Đúng\. .*do Sở Y tế Vĩnh Long ban hành\./u);
  });

  it.each([
    "Theo TT 13/2025/TT-BYT quy chế bệnh án do bệnh viện ban hành đúng không",
    "NĐ 331/2026 hồ sơ đề xuất cấp độ 3 do Sở Y tế ký đúng không",
  ])("of what a unit makes under a rule is not held against the rule: %s", async (question) => {
    expect((await ask(question)).text).not.toMatch(/ban hành, không phải/u);
  });
});

describe("a fine", () => {
  it("is set by no letter, plan or directive", async () => {
    const { first, text } = await ask(
      "QĐ 586/QĐ-BYT phạt bệnh viện còn xài bệnh án giấy từ 2027 bao nhiêu?",
    );
    expect(first).toContain("không quy định mức phạt");
    expect(text).not.toContain("tính đến 01/01/2027");
  });

  it("of a decree is told", async () => {
    const { text } = await ask("NĐ 330/2026 phạt bao nhiêu khi không lập hồ sơ đánh giá tác động");
    expect(text).not.toContain("không quy định mức phạt");
  });
});

it("a day at the head of a question takes the limit of that day", async () => {
  const { text } = await ask(
    "ngày 20/8/2026 hạn mức chỉ định thầu mua sắm thường xuyên là bao nhiêu",
  );
  expect(text).toContain("không quá 500 triệu");
});

it.each([
  "Công văn 123456/BYT-VPB1 yêu cầu những gì",
  "cháu nhà em tiêm sởi rồi có cần tiêm nhắc không",
])("declines: %s", async (question) => {
  expect(["not-found", "out-of-scope", "clarify"]).toContain((await ask(question)).kind);
});
