/** "15,950" under triệu đồng: thousands or decimals, by what stands outside the table. */
import { describe, expect, it } from "vitest";

import { codes } from "../review/review.ts";
import { tsv } from "./tsv.ts";

const table = (caption: string, total = "62,950") =>
  tsv(
    `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n1|Máy trạm|Bộ|1|15,950|15,950\n2|Màn hình|Cái|3|9,000|27,000\n3|Tủ mạng|Cái|2|10,000|20,000\n|Tổng cộng||||${total}`,
    { text: [caption, "Bằng chữ: Sáu mươi hai triệu chín trăm năm mươi nghìn đồng."] },
  );

describe("three digits behind one mark in every cell", () => {
  it.each([
    { rule: "the words make them decimals of triệu", caption: "Đơn vị tính: triệu đồng" },
    { rule: "the words make them thousands of nghìn", caption: "Đơn vị tính: đồng", told: "scale" },
  ])("$rule", ({ caption, told }) => {
    const found = codes(table(caption));
    if (told === undefined) expect(found).toEqual([]);
    else expect(found.some((code) => code.startsWith(told))).toBe(true);
  });

  it("a wrong total stays wrong in decimals", () => {
    expect(codes(table("Đơn vị tính: triệu đồng", "63,950"))).not.toEqual([]);
  });
});

describe("quantity and price in triệu đồng", () => {
  it("a cheap thing bought by the hundred is not swapped", () => {
    const rows = [15, 20, 30, 40, 12].map(
      (price, at) => `${at + 1}|Máy loại ${at}|Bộ|2|${price},000|${2 * price},000`,
    );
    const text = `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n${rows.join("\n")}\n6|Chứng thư chữ ký số|Chứng thư|118|0,350|41,300\n|Tổng cộng||||275,300`;
    const document = tsv(text, { text: ["Đơn vị tính: triệu đồng"] });
    expect(codes(document).filter((code) => code.startsWith("quantity-price"))).toEqual([]);
  });
});
