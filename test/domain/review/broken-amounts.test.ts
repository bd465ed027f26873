/** Amounts in sentences whose separators fit no way of writing. */
import { describe, expect, it } from "vitest";

import { separatorMix } from "../../../src/domain/review/rules/separator-mix.ts";
import { findingsBy } from "../../support/review-input.ts";
import { toldBelow } from "./review.ts";

const told = (text: string, ocr = false) =>
  findingsBy(separatorMix, text, { ocr }).map(({ severity, quote }) => `${severity} ${quote}`);

describe("separators of an amount in a sentence", () => {
  it.each([
    ["Số dư quỹ là 5..092.600.000 đồng.", "hai dấu đứng liền nhau", "5.092.600.000"],
    ["Năm trước được cấp 3,,597,500,000đ.", "hai dấu đứng liền nhau", "3.597.500.000"],
    ["Cộng tất cả là 451,033.500 đồng.", "lẫn dấu chấm và dấu phẩy", "451.033.500"],
    ["Đơn giá cao nhất là 84.900,000 đồng (máy in).", "lẫn dấu chấm", "84.900.000"],
    ["Mức đã duyệt là 720.300.00 đồng.", "không đủ ba chữ số", undefined],
    ["Ưu tiên với 1.121.200000 đồng.", "nhiều hơn ba chữ số", "1.121.200.000"],
    ["Tổng số tiền 4141.482.500 đồng.", "nhiều hơn ba chữ số", "4.141.482.500"],
    ["Nguồn mục tiêu: 82.4400 nghìn đồng.", "nhiều hơn ba chữ số", "824.400"],
    ["Khoảng 12..500 triệu đồng.", "hai dấu đứng liền nhau", "12.500"],
  ])("%s", (text, flaw, expected) => {
    const [only, ...more] = findingsBy(separatorMix, text);
    expect(more).toEqual([]);
    expect(only?.message).toContain(flaw);
    expect(only?.expected).toBe(expected);
  });

  it.each([
    "Tổng kinh phí 15.000.000 đồng, bằng 15,000,000 VNĐ.",
    "Tổng kinh phí 1.386,000 triệu đồng; 977,45 tỷ đồng; 14.860,4035 triệu đồng; 82,444 nghìn đồng.",
    "Đơn giá 12.500,50 đồng, 1,234,567.5 đồng, 4500 đồng, 4500,5 đồng.",
    "Bình quân mỗi hồ sơ 12.345,678 đồng.",
    "Nghiệm thu ngày 01.01.2026 đồng thời bàn giao.",
    "Thực hiện theo 3.2.10. đ) Báo cáo kết quả hằng quý.",
    "Từ 1.000.000-2.000.000đ/tháng, điện thoại 0251.3824.123.",
  ])("%s", (text) => {
    expect(told(text)).toEqual([]);
  });

  it("is a note in a scan", () => {
    expect(told("Số dư quỹ là 5..092.600.000 đồng.", true)).toEqual(["info 5..092.600.000 đồng"]);
  });
});

describe("an amount in the other way of writing", () => {
  const rows = `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy chủ|Bộ|3|520|1.560
2|Tủ mạng|Bộ|3|121|363
|Tổng cộng||||1.923`;
  it.each([
    ["Tổng kinh phí 1,923 triệu đồng, hạ tầng chiếm 81,1%, còn lại chiếm 18,9%.", 1],
    ["Tổng kinh phí 1.923 triệu đồng, hạ tầng chiếm 81,1%, còn lại chiếm 18,9%.", 0],
    ["Tổng kinh phí 1.923 triệu đồng (1,923 tỷ đồng), máy chủ 1.560 triệu đồng.", 0],
    ["Tổng kinh phí 1,923 triệu đồng, máy chủ 1,560 triệu đồng.", 0],
    ["Tổng kinh phí 1,923 triệu đồng, năm trước 2.145 triệu đồng, năm kia 2.054 triệu đồng.", 1],
  ])("%s", async (text, times) => {
    const found = await toldBelow(rows, text, "triệu đồng");
    expect(found.filter((code) => code === "separator-mix")).toHaveLength(times);
  });
});
