/** Figures as people type them: rounded ones in a sheet, small prices in thousands, a reserve with a number of its own. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { review, toldBelow } from "./review.ts";

async function sheet(rows: readonly (readonly (string | number)[])[]): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("Kinh phí");
  page.addRow(["Đơn vị tính: triệu đồng"]);
  for (const row of rows) page.addRow([...row]);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const document = await readDocument({ fileName: "kinh-phi.xlsx", bytes });
  return review(document)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
}

describe("rounded figures typed into a sheet", () => {
  const rows = (all: number): (string | number)[][] => [
    ["TT", "Nội dung", "Kinh phí"],
    ["I", "Thiết bị", ""],
    [1, "Máy lọc thận nhân tạo", 412.3],
    [2, "Máy siêu âm xách tay", 358.4],
    ["", "Cộng nhóm I", 770.8],
    ["II", "Dịch vụ", ""],
    [3, "Thuê chỗ đặt máy chủ", 96.7],
    [4, "Bảo trì phần mềm", 41.2],
    ["", "Cộng nhóm II", 137.8],
    ["", "Tổng cộng", all],
  ];

  it("may be a digit off in their sums, and no more", async () => {
    expect(await sheet(rows(908.5))).toEqual([]);
    expect(await sheet(rows(980.6))).not.toEqual([]);
  });
});

const cheap = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Bàn khám sản khoa|Cái|4|12.500|50.000
2|Tủ thuốc cấp cứu|Cái|6|5.200|31.200
3|Bìa bệnh án nội trú|Cái|2.750|6|16.500
4|Máy hút dịch|Cái|3|9.800|29.400
5|Dự phòng chi|Lần|1|8.000|8.000
|Tổng cộng||||135.100`;

describe("a budget in thousands", () => {
  it("has things of a few thousand đồng in great numbers; a numbered reserve is an item", async () => {
    expect(await toldBelow(cheap, "Dự toán gồm 5 khoản mục.", "nghìn đồng")).toEqual([]);
    expect(await toldBelow(cheap, "Dự toán gồm 7 khoản mục.", "nghìn đồng")).not.toEqual([]);
  });
});

const yearly = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Hóa chất huyết học|Hộp|30|2.150.000|64.500.000
2|Dây truyền dịch|Cái|4.000|6.500|26.000.000
|Tổng cộng||||90.500.000`;

describe("what is told of another year or of a state of tax", () => {
  it.each([
    "Dự toán năm 2026 tăng 13,1% so với kinh phí thực hiện năm 2025 (80.000.000 đồng).",
    "Khoản lớn nhất là 64.500.000 đồng chưa thuế, bằng 71,3% tổng giá trị trước thuế.",
  ])("%s", async (text) => {
    expect(await toldBelow(yearly, text)).toEqual([]);
  });
});
