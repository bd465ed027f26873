/** The share of a row whose price is told: what the row comes to is the part, never the price of one. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const rent = `TT|Dịch vụ|ĐVT|Số lượng|Số tháng|Đơn giá|Thành tiền
1|Thuê máy chủ|Máy|2|12|4.000.000|96.000.000
2|Thuê đường truyền|Kênh|1|12|3.000.000|36.000.000
3|Thuê máy in|Máy|10|11|600.000|66.000.000
4|Thuê ứng dụng nhắc lịch|Gói|1|8|250.000|2.000.000
|Tổng cộng|||||200.000.000`;

describe("prices with a share behind them", () => {
  it.each([
    ["Máy chủ thuê 4.000.000 đồng mỗi tháng, chiếm 48% tổng chi phí.", []],
    ["Máy in giá 600.000 đồng/tháng, chiếm 33% tổng kinh phí.", []],
    ["Kênh truyền mỗi tháng 3.000.000 đồng, chiếm 18% tổng dự toán.", []],
    ["Máy chủ thuê 4.000.000 đồng mỗi tháng, chiếm 58% tổng chi phí.", ["ratio-mismatch"]],
    ["Kênh truyền mỗi tháng 3.000.000 đồng, chiếm 28% tổng dự toán.", ["ratio-mismatch"]],
    ["Thuê máy chủ cần 96.000.000 đồng, chiếm 84% tổng kinh phí.", ["ratio-mismatch"]],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(rent, text)).toEqual(expected);
  });
});
