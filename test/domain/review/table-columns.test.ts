/** Columns that follow from others of their row: differences, shares of the whole, rates told in the notes. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const told = (rows: string): string[] =>
  review(tsv(rows))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ code }) => code);

describe("differences of two columns", () => {
  const table = (difference: string) => `
TT|Khoản chi|Thực hiện năm 2025|Dự toán năm 2026|Tăng (+), giảm (-)
1|Điện|120.000.000|126.000.000|6.000.000
2|Nước|40.000.000|38.000.000|-2.000.000
3|Vật tư|300.000.000|360.000.000|60.000.000
4|Sửa chữa|80.000.000|100.000.000|${difference}
5|Đào tạo|60.000.000|56.000.000|-4.000.000
|Tổng cộng|600.000.000|680.000.000|80.000.000`;
  it.each([
    ["20.000.000", []],
    ["29.000.000", ["difference-mismatch"]],
    ["2.000.000", ["difference-mismatch"]],
  ])("%s", (difference, expected) => {
    expect(told(table(difference))).toEqual(expected);
  });

  it("falls may stand without their sign", () => {
    expect(told(table("20.000.000").replaceAll("|-", "|"))).toEqual([]);
  });
});

describe("shares below the table", () => {
  const table = (share: string) => `
TT|Nhóm|Kinh phí|Tỷ trọng (%)
1|Thiết bị|396.000.000|${share}
2|Phần mềm|204.000.000|34,00
|Cộng|600.000.000|100,00`;
  it.each([
    ["66,00", []],
    ["66,60", ["ratio-mismatch"]],
  ])("%s", (share, expected) => {
    expect(told(table(share))).toEqual(expected);
  });
});

describe("rates in the notes", () => {
  const table = (note: string) => `
TT|Tên hàng|ĐVT|Số lượng|Đơn giá|Thành tiền|Thành tiền có VAT|Ghi chú
1|Bàn|Cái|10|3.000.000|30.000.000|32.400.000|Thuế suất 8%
2|Ghế|Cái|10|1.500.000|15.000.000|16.200.000|${note}
3|Tủ|Cái|5|4.000.000|20.000.000|21.600.000|VAT 8%
4|Kệ|Cái|5|2.000.000|10.000.000|10.800.000|thuế 8%
|Tổng cộng||||75.000.000|81.000.000|`;
  it.each([
    ["Thuế suất 8%", []],
    ["Chưa tính thuê kho 10%", []],
    ["Giảm giá 10%", []],
    ["Thuế suất 10%", ["row-vat-mismatch"]],
    ["Báo giá tháng 9; thuế GTGT 5%", ["row-vat-mismatch"]],
  ])("%s", (note, expected) => {
    expect(told(table(note))).toEqual(expected);
  });
});

describe("changes in percent between two columns", () => {
  const table = (change: string, head = "Tăng, giảm so với năm 2025 (%)") => `
TT|Khoản chi|Dự toán năm 2025|Dự toán năm 2026|${head}
1|Cước viễn thông|400.000.000|424.000.000|+6,0
2|Điện chiếu sáng|250.000.000|230.000.000|${change}
3|Văn phòng phẩm|80.000.000|98.000.000|+22,5
|Tổng cộng|730.000.000|752.000.000|+3,0`;
  it.each([
    ["-8,0", []],
    ["8,0", []],
    ["-6,8", ["ratio-mismatch"]],
    ["-18,0", ["ratio-mismatch"]],
  ])("%s", (change, expected) => {
    expect(told(table(change))).toEqual(expected);
    expect(told(table(change, "% thay đổi"))).toEqual(expected);
  });
});

describe("shares of the group and running sums", () => {
  const groups = (share: string) => `
TT|Nội dung|Kinh phí|Tỷ lệ trong nhóm|Tỷ lệ trong tổng
I|Thiết bị|300.000.000|100%|60%
1|Bàn khám|120.000.000|40%|24%
2|Tủ thuốc|180.000.000|${share}|36%
II|Dịch vụ|200.000.000|100%|40%
1|Vệ sinh|150.000.000|75%|30%
2|Bảo vệ|50.000.000|25%|10%
|Tổng cộng|500.000.000||100%`;
  it.each([
    ["60%", []],
    ["66%", ["ratio-mismatch"]],
  ])("%s of the group", (share, expected) => {
    expect(told(groups(share))).toEqual(expected);
  });

  const running = (sum: string, share: string) => `
TT|Thời gian|Số tiền|Lũy kế|Tỷ lệ lũy kế (%)
1|Tháng 1|100.000.000|100.000.000|20
2|Tháng 2|150.000.000|250.000.000|50
3|Tháng 3|50.000.000|${sum}|${share}
4|Tháng 4|200.000.000|500.000.000|100
|Tổng cộng|500.000.000||`;
  it.each([
    ["300.000.000", "60", []],
    ["350.000.000", "60", ["running-sum-mismatch"]],
    ["300.000.000", "65", ["ratio-mismatch"]],
  ])("%s, %s so far", (sum, share, expected) => {
    expect(told(running(sum, share))).toEqual(expected);
  });
});

describe("columns of years without their sum", () => {
  const table = (total: string) => `Đơn vị tính: triệu đồng
TT|Lĩnh vực|Năm 2024|Năm 2025|Năm 2026
1|Hạ tầng|310|330|350
2|Phần mềm|120|150|190
3|Đào tạo|40|45|60
|Tổng cộng|470|525|${total}`;
  it.each([
    ["600", []],
    ["610", ["total-mismatch"]],
  ])("%s", (total, expected) => {
    expect(told(table(total))).toEqual(expected);
  });
});
