import { describe, expect, it } from "vitest";

import type { ColumnRole } from "../../../src/domain/budget/budget-table.ts";
import { roleOfHeader, scaleIn } from "../../../src/domain/budget/column-roles.ts";
import { printMicro } from "../../../src/domain/budget/fixed.ts";
import { readBudgetTables, readCountTables } from "../../../src/domain/budget/read-budget-table.ts";
import { isInWords, isTotalName } from "../../../src/domain/budget/row-label.ts";
import { tsv } from "./tsv.ts";

describe("roleOfHeader knows the words of plans", () => {
  it.each<[string[], ColumnRole | null]>([
    [["TT"], "label"],
    [["STT"], "label"],
    [["Tổng số lượng"], "quantity"],
    [["Tổng lương"], "amount"],
    [["Mức lương cơ sở"], "unitPrice"],
    [["Tên hoạt động"], "name"],
    [["Danh mục nhiệm vụ, dự án"], "name"],
    [["Đơn vị tính"], "unit"],
    [["Đơn vị thực hiện"], null],
    [["Số lượng"], "quantity"],
    [["Số tháng"], "factor"],
    [["Đơn giá (ngàn đồng)"], "unitPrice"],
    [["Đơn giá (đã có VAT)"], "unitPriceWithVat"],
    [["Thành tiền (ngàn đồng)"], "amount"],
    [["Thành tiền trước thuế"], "amount"],
    [["Thành tiền (VAT)"], "amountWithVat"],
    [["Tổng cộng sau thuế"], "amountWithVat"],
    [["VAT (%)"], "vatRate"],
    [["Thuế suất GTGT"], "vatRate"],
    [["Tiền thuế"], "vatAmount"],
    [["Trong đó", "Quỹ PTHĐSN"], "source"],
    [["Nguồn kinh phí", "Tổng cộng"], "amount"],
    [["Ngân sách tỉnh"], "source"],
    [["NS tỉnh"], "source"],
    [["NS"], "source"],
    [["Tên NS phụ trách"], "name"],
    [["Ghi chú"], "notes"],
  ])("%j", (path, role) => {
    expect(roleOfHeader(path)).toBe(role);
  });
});

describe("scaleIn", () => {
  it.each([
    ["Đơn giá (ngàn đồng)", 1_000n],
    ["Đơn vị tính: triệu đồng", 1_000_000n],
    ["ĐVT: 1.000 đồng", 1_000n],
    ["(Đơn vị: tỷ đồng)", 1_000_000_000n],
    ["Thành tiền (VNĐ)", 1n],
    ["Đơn vị tính", null],
    ["Đơn vị thực hiện: Sở Y tế", null],
  ])("%s", (text, scale) => {
    expect(scaleIn(text)).toBe(scale);
  });
});

describe("isTotalName", () => {
  it.each([
    ["Tổng cộng", true],
    ["Cộng I", true],
    ["TỔNG (I+II)", true],
    ["Tổng mục II", true],
    ["Téng cong", true],
    ["Cổng thông tin điện tử", false],
    ["Tổng đài chăm sóc khách hàng", false],
    ["Công tác phí", false],
  ])("%s", (name, expected) => {
    expect(isTotalName(name)).toBe(expected);
  });
});

describe("isInWords", () => {
  it.each([
    ["Bằng chữ: Một tỷ đồng", true],
    ["(Số tiền bằng chữ: Một tỷ đồng)", true],
    ["Tổng tiền bằng chữ: Một tỷ đồng", true],
    ["Thành tiền bằng chữ: Một tỷ đồng", true],
    ["Tổng giá trị dự toán viết bằng chữ: Một tỷ đồng", true],
    ["Kinh phí ghi bằng chữ là một tỷ đồng", true],
    ["Tổng dự toán (bằng chữ): Một tỷ đồng", true],
    ["Xác thực bằng chữ ký số", false],
    ["Chi bằng chữ ký số", false],
    ["Băng rôn chào mừng", false],
  ])("%s", (text, expected) => {
    expect(isInWords(text)).toBe(expected);
  });
});

describe("readBudgetTables", () => {
  it("reads a header of two rows and the thousand in the header", () => {
    // Thanh Hóa 2023, phụ lục dự toán, groups 1 and 3.
    const [table] = readBudgetTables(
      tsv(
        `
STT|Tên hoạt động|Năm 2023||||
||ĐVT|Số lượng|Đơn giá (ngàn đồng)|Thành tiền (ngàn đồng)|Đơn vị thực hiện
1|Phần mềm và thiết bị||||3.344.000|
1.2|Phần mềm quản lý dữ liệu|Hệ thống|1|1.000.000|1.000.000|Sở Y tế
1.3|Thiết bị đọc mã QR|Cái|586|4.000|2.344.000|Trung tâm Y tế
3|Truyền thông||||201.240|
-|Phát thanh xã|xã|3.354|60|201.240|Sở Y tế
|Tổng cộng||||3.545.240|
Bằng chữ: Ba tỷ, năm trăm bốn mươi lăm triệu, hai trăm bốn mươi ngàn đồng||||||`,
        { headerRows: 2 },
      ),
    );
    expect(table?.columns.map((column) => column.role)).toEqual([
      "label",
      "name",
      "unit",
      "quantity",
      "unitPrice",
      "amount",
      "text",
    ]);
    expect(table?.rows.map((row) => row.kind)).toEqual([
      "group",
      "line",
      "line",
      "group",
      "line",
      "total",
      "in-words",
    ]);
    expect(table?.scale).toMatchObject({ factor: 1_000n, evidence: "header" });
    expect(printMicro(table?.rows[2]?.cells[4]?.value ?? 0n)).toBe("4.000");
    expect(table?.sums.map((sum) => [sum.target, sum.members])).toEqual([
      [0, [1, 2]],
      [3, [4]],
      [5, [0, 3]],
    ]);
  });

  it("reads 125,400 as decimals where the table writes 1.386,000", () => {
    const [table] = readBudgetTables(
      tsv(
        `
TT|Tên dự án|Kinh phí
1|Kho dữ liệu|1.386,000
2|Xét nghiệm|125,400
3|Khám bệnh|4.389,408`,
        { caption: ["Đơn vị tính: triệu đồng"] },
      ),
    );
    expect(table?.rows.map((row) => printMicro(row.cells[2]?.value ?? 0n, 3))).toEqual([
      "1.386,000",
      "125,400",
      "4.389,408",
    ]);
  });

  it("finds the header under title rows and the unit in them", () => {
    const [table] = readBudgetTables(
      tsv(
        `
DỰ TOÁN KINH PHÍ||||
Đơn vị tính: nghìn đồng||||
TT|Nội dung|SL|Đơn giá|Thành tiền
1|Máy chủ|2|150.000|300.000
2|Tủ mạng|3|20.000|60.000`,
        { headerRows: 0 },
      ),
    );
    expect(table?.scale).toMatchObject({ factor: 1_000n, evidence: "caption" });
    expect(table?.rows).toHaveLength(2);
  });

  it("has quantities in a column where most of them are still asked for", () => {
    const [table] = readBudgetTables(
      tsv(`
TT | Nội dung | ĐVT | SL | Đơn giá | Thành tiền
1 | Máy quét tài liệu | Cái | [cần bổ sung: số lượng] | 9.000.000 |
2 | Tủ mạng | Cái | [cần bổ sung: số lượng] | 12.000.000 |
3 | Bộ phát không dây | Bộ | [cần bổ sung: số lượng] | 4.000.000 |
4 | Thuê đường truyền | Tháng | 12 | 1.500.000 | 18.000.000
`),
    );
    expect(table?.columns[3]?.role).toBe("quantity");
    expect(table?.rows[3]?.cells[3]?.value).toBe(12_000_000n);
  });

  it("a column of counts beside a column of months is a quantity where its product is the amount", () => {
    const [table] = readBudgetTables(
      tsv(`
TT|Gói thuê|Số điểm dùng|Số tháng|Giá một điểm mỗi tháng|Thành tiền
1|Kênh riêng|14|12|900.000|151.200.000
2|Sao lưu|3|6|2.100.000|37.800.000
3|Tổng đài|5|12|400.000|24.000.000
4|Giám sát|2|9|7.500.000|135.000.000`),
    );
    expect(table?.columns.map(({ role }) => role)).toEqual([
      ...["label", "name", "quantity", "factor", "unitPrice", "amount"],
    ]);
  });

  it("keeps lump sums without price as lines", () => {
    const [table] = readBudgetTables(
      tsv(`
STT|Nội dung|Đơn vị|Khối lượng|Đơn giá|Thành tiền
1|Máy trạm|Cái|10|20.000.000|200.000.000
2|Chi phí tư vấn||||30.000.000
3|Máy in|Cái|30|10.000.000|300.000.000
|Tổng||||530.000.000`),
    );
    expect(table?.rows.map((row) => row.kind)).toEqual(["line", "line", "line", "total"]);
  });

  it("takes a table of tasks for none, and a table of counts for no money", () => {
    expect(
      readBudgetTables(tsv("TT|Nhiệm vụ|Thời hạn\n1|Ban hành kế hoạch|Tháng 02/2024")),
    ).toEqual([]);
    const counts = tsv("TT|Đơn vị|Số máy\n1|Sở Y tế|30\n2|Trung tâm|16\n3|Bệnh viện|8");
    expect(readBudgetTables(counts)).toEqual([]);
    expect(readCountTables(counts)).toHaveLength(1);
  });
});
