/** The fact that is asked stands in the first sentence: the form's number, the article, the day of a case, what is open. */
import { describe, expect, it } from "vitest";

import { shippedApp } from "../../support/shipped-app.ts";

const { ask } = shippedApp("2026-11-29");

describe("the number of a form", () => {
  it.each([
    ["giấy báo tử mẫu số mấy hiện nay", "Mẫu 05"],
    ["Giấy ra viện theo mẫu số mấy, của thông tư nào?", "Mẫu 02"],
    ["giay chung nhan nghi viec huong bhxh dung mau so may", "Mẫu 07"],
  ])("%s", async (question, told) => {
    const { first } = await ask(question);
    expect(first).toContain(told);
    expect(first).toContain("25/2025/TT-BYT");
  });
});

describe("the article", () => {
  it.each([
    ["Đăng ký lưu trú bệnh nhân theo luật nào, điều mấy", "68/2020/QH14, Điều 30"],
    ["Hóa đơn lập sai xử lý theo thông tư nào, điều mấy?", "91/2026/TT-BTC, Điều 10"],
  ])("stands beside its document: %s", async (question, told) => {
    expect((await ask(question)).first).toContain(told);
  });
});

describe("the time of a case", () => {
  it("of a sum takes the limit of that month", async () => {
    const { kind, first } = await ask("Tháng 8/2026 mua gói 700 triệu chỉ định thầu được không?");
    expect(kind).toBe("answered");
    expect(first).toMatch(/^Không được: 700 triệu vượt mức tối đa 500 triệu/);
  });

  it("tells which statement is meant and is not confirmed", async () => {
    const { first } = await ask(
      "ca đang nằm viện làm bệnh án giấy trước 21/7/2025 có phải chuyển sang điện tử ko",
    );
    expect(first).toMatch(/^Người bệnh đang điều trị .* đến hết đợt điều trị/);
  });
});

describe("what is asked by its kind", () => {
  it.each([
    ["ND 331/2026 co hieu luc tu ngay nao va thay nghi dinh nao", "ngày 19/08/2026"],
    ["Luật An ninh mạng mới số mấy", "Luật 116/2025/QH15 ngày 10/12/2025"],
    ["TCVN về an toàn hệ thống thông tin hiện nay là số mấy", "TCVN 14423:2026"],
    ["Hồ sơ XML gửi BHXH theo chuẩn nào", "130/QĐ-BYT"],
    ["Người bệnh có được sao chụp bệnh án không", "Người bệnh có quyền đọc, xem, sao chụp"],
    ["Thu thập dữ liệu bệnh nhân có cần đồng ý không, theo điều nào", "Điều 26 khoản 1"],
    ["Hợp đồng thuê HIS nhiều năm được không", "được thuê nhiều năm"],
    ["Giá thuê dịch vụ có sẵn xác định theo gì", "theo báo giá"],
    ["bàn ghế của chuyên viên chính tối đa bao nhiêu", "10 triệu"],
    ["Hồ sơ đánh giá tác động cập nhật bao lâu một lần", "06 tháng"],
  ])("%s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("answered");
    expect(first).toContain(told);
    expect(first).not.toMatch(/^Có\. Dữ liệu/);
  });
});

describe("what nobody settled", () => {
  it("is told where that very point is asked", async () => {
    const { first } = await ask("Làm tròn thuế theo dòng hay theo hóa đơn?");
    expect(first).toContain("Luật không quy định thuế giá trị gia tăng được làm tròn");
  });
});

describe("a wrong premise", () => {
  it.each([
    ["Luật Phòng bệnh do Chính phủ ban hành phải không?", "do Quốc hội ban hành, không phải"],
    ["Luật Đấu thầu 2023 ký ngày 1/1/2024 đúng không", "ký ngày 23/06/2023, không phải 01/01/2024"],
    [
      "Thông tư 13/2025 thay thế Luật Khám bệnh chữa bệnh đúng không",
      "không ghi Thông tư 13/2025/TT-BYT thay Luật 15/2023/QH15",
    ],
    [
      "Thông tư 23/2025 báo cáo thống kê có hiệu lực vô thời hạn nhỉ?",
      "chỉ áp dụng đến hết 28/02/2027",
    ],
    ["Giấy chứng sinh có 3 mẫu phải không", "Không phải 3 mẫu"],
    ["Thông tư 13/2025 có 8 điều nhỉ anh", "Không phải 8 điều"],
    [
      "Quyết định 586/QĐ-BYT bắt buộc bệnh viện bỏ bệnh án giấy từ 1/1/2027 đúng không?",
      "Không bắt buộc.",
    ],
    ["Bệnh viện bắt buộc phải xin công nhận bệnh án điện tử đúng không", "Không bắt buộc."],
  ])("is corrected first: %s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(first).toContain(told);
  });

  it.each([
    ["Thông tư 13/2025 có 6 điều đúng không", "Đúng."],
    ["Bệnh viện có bắt buộc triển khai bệnh án điện tử không", "Có. Bệnh viện phải triển khai"],
    ["Bệnh viện có bắt buộc dùng bệnh án điện tử không nhỉ?", "Bệnh viện phải triển khai"],
  ])("is none where the register bears it out: %s", async (question, told) => {
    const { kind, first } = await ask(question);
    expect(kind).toBe("answered");
    expect(first.startsWith(told)).toBe(true);
  });
});
