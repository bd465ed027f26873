/** Sentences whose figure is right, though no row by itself has it. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";

const monthly = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Kênh truyền chính|Tháng|12|2.470.000|29.640.000
2|Kênh truyền phụ|Tháng|12|1.310.000|15.720.000
3|Kênh truyền riêng|Tháng|12|4.060.000|48.720.000
4|Máy in nhãn|Chiếc|3|5.230.000|15.690.000
|Cộng||||109.770.000`;

const grouped = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Thiết bị dùng tại quầy||||169.850.000
1|Máy trạm cho quầy|Bộ|7|15.350.000|107.450.000
2|Máy quét thẻ|Cái|8|2.150.000|17.200.000
3|Màn hình chờ|Cái|4|11.300.000|45.200.000
II|Dịch vụ dùng cả năm||||48.720.000
4|Kênh truyền riêng|Tháng|12|4.060.000|48.720.000
|Cộng||||218.570.000`;

const quarters = `
TT|Nội dung|Thành tiền|Quý I|Quý II|Quý III|Quý IV
1|Nâng cấp phần mềm|91.370.000|20.140.000|31.220.000|18.350.000|21.660.000
2|Tập huấn sử dụng|44.590.000|9.120.000|12.340.000|14.010.000|9.120.000
|Tổng cộng|135.960.000|29.260.000|43.560.000|32.360.000|30.780.000`;

const computers = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Bộ máy quét phẳng cho kho|Bộ|4|12.350.000|49.400.000
2|Máy quét hai mặt|Bộ|6|10.150.000|60.900.000
3|Máy quét khổ A3|Bộ|3|20.300.000|60.900.000
|Cộng||||171.200.000`;

describe("what rows make together or a month costs", () => {
  it.each([
    [
      monthly,
      "Chi phí thuê bao tính cho 12 tháng, mỗi tháng 2.470.000 đồng.",
      "Chi phí thuê bao tính cho 12 tháng, mỗi tháng 2.740.000 đồng.",
    ],
    [
      monthly,
      "Về kinh phí, ba loại đường mạng ngốn 94.080.000 đồng.",
      "Về kinh phí, ba loại đường mạng ngốn 98.040.000 đồng.",
    ],
    [
      quarters,
      "Đến hết quý III dự kiến giải ngân 105.180.000 đồng.",
      "Đến hết quý III dự kiến giải ngân 108.510.000 đồng.",
    ],
  ])("%#", async (rows, right, wrong) => {
    expect(await toldBelow(rows, right)).toEqual([]);
    expect(await toldBelow(rows, wrong)).toEqual(["text-figure-unborne"]);
  });

  it("a share of a group by things that the table calls otherwise", async () => {
    const text =
      "Sắm 7 máy cho quầy và 8 đầu đọc, tương đương 73,4% kinh phí thiết bị dùng tại quầy.";
    expect(await toldBelow(grouped, text)).toEqual([]);
  });

  it("pieces of several rows under a name that one of them has whole", async () => {
    expect(await toldBelow(computers, "Toàn viện thay 13 bộ máy quét.")).toEqual([]);
    const only = computers.replace(/Máy quét (?=hai|khổ)/g, "Máy chiếu ");
    expect(await toldBelow(only, "Toàn viện thay 13 bộ máy quét.")).toEqual([
      "text-quantity-mismatch",
    ]);
  });
});
