/** Rows of tax, sources named in words, letters of groups, captions and lists beside tables: each with its clean twin. */
import { describe, expect, it } from "vitest";

import { planStaleYear } from "../../../../src/domain/review/rules/plan-stale-year.ts";
import { readDocument } from "../../../../src/knowledge/ingest/read-document.ts";
import { toldBy } from "../../../support/review-input.ts";
import { codes, toldBelow } from "../review.ts";

const footed = (rate: string) => `
TT|Tên hàng|ĐVT|SL|Đơn giá|Thành tiền
1|Giường inox|Cái|10|4.000.000|40.000.000
2|Tủ đầu giường|Cái|10|1.500.000|15.000.000
3|Xe đẩy thuốc|Cái|3|5.000.000|15.000.000
|Cộng tiền hàng||||70.000.000
|Thuế GTGT ${rate}||||5.600.000
|Tổng cộng||||75.600.000`;

describe("the rate that a row of tax tells", () => {
  it.each([
    { rate: "8%", told: [] },
    { rate: "(8%)", told: [] },
    { rate: "10%", told: ["text-vat-mismatch"] },
  ])("$rate", async ({ rate, told }) => {
    expect(await toldBelow(footed(rate), "")).toEqual(told);
  });

  it.each([
    { text: "Xe đẩy thuốc 15.000.000 đồng, chiếm 21,4% giá trị trước thuế.", told: [] },
    {
      text: "Xe đẩy thuốc 15.000.000 đồng, chiếm 24,1% giá trị trước thuế.",
      told: ["ratio-mismatch"],
    },
    { text: "Thuế GTGT là 5.600.000 đồng, bằng 8% giá trị trước thuế.", told: [] },
    { text: "Giường inox: 10 cái x 4.000.000 đồng = 40.000.000 đồng (chưa thuế).", told: [] },
  ])("$text", async ({ text, told }) => {
    expect(await toldBelow(footed("8%"), text)).toEqual(told);
  });
});

describe("a source that a column of words names for each row", () => {
  const rows = `
TT|Nội dung|Nguồn kinh phí|Thành tiền
1|In sổ khám bệnh|Ngân sách nhà nước|12.000.000
2|Mua mực máy in|Nguồn thu sự nghiệp|8.000.000
3|Bảo trì máy xét nghiệm|Nguồn thu sự nghiệp|30.000.000
4|Tập huấn kiểm soát nhiễm khuẩn|Ngân sách nhà nước|25.000.000
|Cộng||75.000.000`;

  it.each([
    { said: "37.000.000", told: [] },
    { said: "45.000.000", told: ["text-table-mismatch"] },
  ])("$said", async ({ said, told }) => {
    const text = `Trong đó ngân sách nhà nước ${said} đồng; nguồn thu sự nghiệp 38.000.000 đồng.`;
    const found = await toldBelow(rows, text);
    expect(found.filter((code) => code === "text-table-mismatch")).toEqual(told);
  });
});

it("between H and K the letter I is a group as they are", async () => {
  const letters = ["A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K"];
  const groups = letters.map((letter, index) =>
    [
      `${letter}|Trạm Y tế xã số ${index + 1}||||${index + 1}.000.000`,
      `${index + 1}|Vật tư tiêu hao loại ${index + 1}|Bộ|1|${index + 1}.000.000|${index + 1}.000.000`,
    ].join("\n"),
  );
  const rows = `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n${groups.join("\n")}\n|Tổng cộng||||55.000.000`;
  expect(await toldBelow(rows, "")).toEqual([]);
});

describe("figures in triệu đồng with three decimals", () => {
  const rows = `
TT|Nội dung|Thành tiền|Quỹ phát triển|Nguồn thu dịch vụ
1|Máy siêu âm|1.250,500|1.250,500|-
2|Vật tư xét nghiệm|349,500|-|349,500
|Cộng|1.600,000|1.250,500|349,500`;

  it.each([
    {
      text: "Nguồn: quỹ phát triển 1.250,500 triệu đồng; nguồn thu dịch vụ 349,500 triệu đồng.",
      told: 0,
    },
    {
      text: "Nguồn: quỹ phát triển 1.250,500 triệu đồng; nguồn thu dịch vụ 359,500 triệu đồng.",
      told: 1,
    },
    {
      text: "Nguồn: quỹ phát triển 78,2%, nguồn thu dịch vụ 21,8%.\n\nQuỹ phát triển 1.250,500 triệu đồng; nguồn thu dịch vụ 349,500 triệu đồng.",
      told: 0,
    },
  ])("$text", async ({ text, told }) => {
    expect(await toldBelow(rows, text, "triệu đồng")).toHaveLength(told);
  });
});

it("statements in a list are no parts of the first one", async () => {
  const text = `* Tổng nhu cầu: 75.600.000 đồng, gồm 03 mặt hàng.
* Phân nguồn: ngân sách tỉnh 50.000.000 đồng; nguồn thu dịch vụ 25.600.000 đồng.
* Khoản lớn nhất là giường inox với 40.000.000 đồng.`;
  expect(await toldBelow(footed("8%"), text)).toEqual([]);
});

describe("a caption over two tables", () => {
  const document = (unit: string) =>
    readDocument({
      fileName: "du-toan.md",
      bytes: Buffer.from(`# DỰ TOÁN NĂM 2026

Tổng kinh phí 90.000.000 đồng.

Đơn vị tính: ${unit}

| TT | Nhóm nội dung | Kinh phí (đồng) |
| --- | --- | --- |
| 1 | Sửa chữa | 60.000.000 |
| 2 | Vật tư | 30.000.000 |
| | Cộng | 90.000.000 |

Chi tiết:

| TT | Nội dung | ĐVT | SL | Đơn giá (đồng) | Thành tiền (đồng) |
| --- | --- | --- | --- | --- | --- |
| I | Sửa chữa | | | | 60.000.000 |
| 1 | Sơn lại tường | m2 | 500 | 120.000 | 60.000.000 |
| II | Vật tư | | | | 30.000.000 |
| 2 | Găng tay | Hộp | 300 | 100.000 | 30.000.000 |
| | Cộng | | | | 90.000.000 |
`),
    });

  it.each([
    { unit: "đồng", told: [] },
    { unit: "triệu đồng", told: ["scale-mismatch@5"] },
  ])("$unit", async ({ unit, told }) => {
    expect(codes(await document(unit))).toEqual(told);
  });
});

it("the budget of the year before beside the plan's own is no stale year", () => {
  const text = (year: number) =>
    `## V. KINH PHÍ\n\nDự toán năm ${year} là 510.000.000 đồng; dự toán năm 2027 bằng 120% so với năm ${year}.`;
  expect(toldBy(planStaleYear, text(2026), { year: 2027 })).toEqual([]);
});
