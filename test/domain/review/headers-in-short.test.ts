/** Columns by what stands below them: "TS" over rates, headers of tax and base or of counts and prices exchanged. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

describe("a rate under a short header", () => {
  const taxed = (rate: string) =>
    tsv(`
TT|Nội dung|ĐVT|SL|Đơn giá|Chưa thuế|TS|Thuế|Có thuế
1|Bảo trì thang máy|Quý|4|6.000.000|24.000.000|8%|1.920.000|25.920.000
2|Thay lõi lọc|Lần|6|1.500.000|9.000.000|${rate}|900.000|9.900.000
3|Phần mềm trực|Năm|1|12.000.000|12.000.000|KCT|0|12.000.000
|Tổng cộng||||45.000.000||2.820.000|47.820.000`);

  it("is held against the tax", () => {
    expect(codes(taxed("10%"))).not.toContain("row-vat-mismatch@3");
    expect(codes(taxed("5%"))).toContain("row-vat-mismatch@3");
  });

  it("'TS' over counts stays a sum", () => {
    const counts = (whole: string) =>
      tsv(`
TT|Khoa|Bác sĩ|Điều dưỡng|TS
1|Nội|3|5|8
2|Ngoại|4|6|${whole}
3|Nhi|2|3|5
4|Sản|2|8|10
|Cộng|11|22|33`);
    expect(codes(counts("10"))).toEqual([]);
    expect(codes(counts("8"))).not.toEqual([]);
  });
});

describe("headers in each other's place", () => {
  const priced = (left: string, right: string) =>
    tsv(`
TT|Hàng hóa|ĐVT|SL|Đơn giá|${left}|Thuế suất|${right}|Tổng thanh toán
1|Máy chiếu|Cái|2|20.000.000|40.000.000|10%|4.000.000|44.000.000
2|Màn chiếu|Cái|2|3.000.000|6.000.000|10%|600.000|6.600.000
3|Loa|Bộ|5|4.000.000|20.000.000|10%|2.000.000|22.000.000
|Cộng||||66.000.000||6.600.000|72.600.000`);

  it.each([
    ["Tiền hàng", "Tiền thuế"],
    ["Giá trị", "Thuế GTGT"],
  ])("%s | %s", (base, tax) => {
    expect(codes(priced(base, tax))).toEqual([]);
    expect(codes(priced(tax, base))).toEqual(["columns-swapped@1"]);
  });

  const listed = (left: string, right: string, unit = "đồng") =>
    tsv(`
Đơn vị tính: ${unit}
TT|Việc|ĐVT|${left}|${right}|Thành tiền
1|Thay mái tôn|Gói|1|64.000.000|64.000.000
2|Cửa nhôm|Bộ|9|3.400.000|30.600.000
3|Chụp phim cũ|Tờ|150.000|700|105.000.000
4|Ghế chờ|Băng|14|2.900.000|40.600.000
5|Biển phòng|Cái|40|210.000|8.400.000
6|Quạt treo|Cái|24|650.000|15.600.000
|Cộng||||264.200.000`);

  it("counts and prices, beside one thing by the hundred thousand", () => {
    expect(codes(listed("Số lượng", "Đơn giá"))).toEqual([]);
    expect(codes(listed("Đơn giá", "Số lượng"))).toEqual(["columns-swapped@1"]);
  });

  it("supplies by the thousand at a few nghìn đồng are no exchange", () => {
    const supplies = tsv(`
Đơn vị tính: nghìn đồng
TT|Vật tư|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Bơm kim tiêm|Cái|12.000|2|24.000
2|Găng tay|Đôi|9.000|3|27.000
3|Khẩu trang|Cái|20.000|1|20.000
4|Bông gạc|Gói|4.000|15|60.000
5|Cồn 70 độ|Chai|600|40|24.000
6|Kẹp rốn|Cái|5.000|4|20.000
|Cộng||||175.000`);
    expect(codes(supplies)).toEqual([]);
  });
});
