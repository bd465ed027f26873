/** One figure in two units, the rates of several clauses, changes and discounts told with their money. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "./review.ts";

const rows = `TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Khám lưu động|Đợt|12|4.250|51.000
2|Tờ rơi|Tờ|9.000|2|18.000
3|Tập huấn|Lớp|5|26.300|131.500
|Tổng cộng||||200.500`;

describe("the unit of a sum in the text", () => {
  it.each([
    ["nghìn đồng", "Tổng kinh phí 200.500 nghìn đồng.", false],
    ["đồng", "Tổng kinh phí 200.500 nghìn đồng.", true],
    ["đồng", "Tổng kinh phí 200.500 đồng.", false],
  ])("%s: %s", async (unit, text, odd) => {
    expect((await toldBelow(rows, text, unit)).includes("scale-mismatch")).toBe(odd);
  });
});

const taxed = `TT|Nội dung|ĐVT|Số lượng|Đơn giá|Tiền hàng|Thuế suất|Tiền thuế|Sau thuế
1|Ghế nha|Cái|2|50.000.000|100.000.000|5%|5.000.000|105.000.000
2|Bàn khám|Cái|4|5.000.000|20.000.000|10%|2.000.000|22.000.000
3|Phần mềm|Bản|1|30.000.000|30.000.000|KCT|0|30.000.000
|Tổng cộng||||150.000.000||7.000.000|157.000.000`;

describe("rates in clauses", () => {
  it.each([
    ["Thiết bị y tế chịu thuế suất 5%, nội thất 10%, phần mềm không chịu thuế.", []],
    [
      "Thiết bị y tế chịu thuế suất 8%, nội thất 10%, phần mềm không chịu thuế.",
      ["text-vat-mismatch"],
    ],
    [
      "Thiết bị y tế chịu thuế suất 5%, nội thất 8%, phần mềm không chịu thuế.",
      ["text-vat-mismatch"],
    ],
    ["Phần mềm không chịu thuế suất 8% từ năm nay.", []],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(taxed, text)).toEqual(expected);
  });
});

const grouped = `TT|Nội dung|ĐVT|Số lượng|Đơn giá|Tiền hàng|Thuế suất|Tiền thuế|Sau thuế
1|Thiết bị đầu cuối||||120.000.000||9.600.000|129.600.000
1.1|Máy vi tính|Bộ|4|25.000.000|100.000.000|8%|8.000.000|108.000.000
1.2|Máy in|Cái|4|5.000.000|20.000.000|8%|1.600.000|21.600.000
2|Đường truyền||||40.000.000||4.000.000|44.000.000
2.1|Kênh thuê riêng|Tháng|10|3.000.000|30.000.000|10%|3.000.000|33.000.000
2.2|Internet cáp quang|Tháng|10|1.000.000|10.000.000|10%|1.000.000|11.000.000
|Tổng cộng||||160.000.000||13.600.000|173.600.000`;

describe("rates of groups and of sums beside them", () => {
  it.each([
    ["Thiết bị đầu cuối chịu thuế suất 8%, đường truyền chịu thuế suất 10%.", []],
    [
      "Thiết bị đầu cuối chịu thuế suất 10%, đường truyền chịu thuế suất 10%.",
      ["text-vat-mismatch"],
    ],
    [
      "Riêng thiết bị đầu cuối trước thuế 120.000.000 đồng; thuế giá trị gia tăng (thuế suất 8% theo Nghị quyết số 204/2025/QH15) là 9.600.000 đồng.",
      [],
    ],
    [
      "Riêng thiết bị đầu cuối trước thuế 120.000.000 đồng; thuế giá trị gia tăng (thuế suất 10% theo Nghị quyết số 204/2025/QH15) là 9.600.000 đồng.",
      ["text-vat-mismatch"],
    ],
    // Two rates in one sentence: which sum is of which is not said.
    [
      "Theo Nghị quyết số 204/2025/QH15 thuế suất giảm từ 10% xuống 8%, tiền thuế là 9.600.000 đồng trên 120.000.000 đồng trước thuế.",
      [],
    ],
    // The sum before tax is no tax.
    ["Thuế suất 10% theo luật; giá trị trước thuế 9.600.000 đồng trong 120.000.000 đồng.", []],
  ])("%s", async (text, expected) => {
    const found = await toldBelow(grouped, text);
    expect(found.filter((code) => code === "text-vat-mismatch")).toEqual(expected);
  });
});

describe("how the budget is computed", () => {
  it.each([
    [
      "Do chưa có văn bản kéo dài việc giảm thuế giá trị gia tăng, dự toán năm 2026 tính thuế suất 5% đối với dịch vụ chịu thuế.",
      true,
    ],
    [
      "Do chưa có văn bản kéo dài việc giảm thuế giá trị gia tăng, dự toán năm 2026 tính thuế suất 8% đối với thiết bị.",
      false,
    ],
    [
      "Nếu việc giảm thuế giá trị gia tăng được kéo dài, dự toán năm 2026 tính thuế suất 5%.",
      false,
    ],
    ["Thuế GTGT 13.600.000 đồng (phần mềm không chịu thuế, các khoản còn lại tính 5%).", true],
    ["Thuế GTGT 13.600.000 đồng (phần mềm không chịu thuế, các khoản còn lại tính 8%).", false],
    ["Phần mềm không chịu thuế, các khoản khác chiếm 5%.", false],
  ])("%s", async (text, odd) => {
    expect((await toldBelow(grouped, text)).includes("text-vat-mismatch")).toBe(odd);
  });
});

const byYears = `TT|Lĩnh vực|Năm 2027|Năm 2028|Cả giai đoạn
1|Hạ tầng|6.420|4.150|10.570
2|Thiết bị|8.765|7.240|16.005
|Tổng|15.185|11.390|26.575`;

describe("one unit word among others", () => {
  it.each([
    [
      "Tổng nhu cầu 26.575 triệu đồng: năm 2027 là 15.185 nghìn đồng, năm 2028 là 11.390 triệu đồng.",
      1,
    ],
    [
      "Tổng nhu cầu 26.575 triệu đồng: năm 2027 là 15.185 triệu đồng, năm 2028 là 11.390 triệu đồng.",
      0,
    ],
    ["Từ ngân sách: 20.000 nghìn đồng; từ nguồn thu: 6.575 triệu đồng.", 1],
    ["Từ ngân sách: 20.000 triệu đồng; từ nguồn thu: 6.575 triệu đồng.", 0],
    // A price, and what is in no way part of the table.
    ["Tổng nhu cầu 26.575 triệu đồng; mỗi lượt khám thu 15.185 nghìn đồng.", 0],
    ["Tổng nhu cầu 26.575 triệu đồng; năm 2020 đã chi 15.999 nghìn đồng.", 0],
  ])("%s", async (text, times) => {
    const found = await toldBelow(byYears, text, "triệu đồng");
    expect(found.filter((code) => code === "scale-mismatch")).toHaveLength(times);
  });
});

const plain = `TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Thuê bảo vệ|Người|4|60.000.000|240.000.000
2|Thuê vệ sinh|Người|6|50.000.000|300.000.000
3|Thuê cây cảnh|Gói|1|20.000.000|20.000.000
|Tổng cộng||||560.000.000`;

describe("changes with their money", () => {
  const told = (share: string) =>
    `Năm 2025 chi 500.000.000 đồng. Dự toán năm 2026 là 560.000.000 đồng, ${share}.`;
  it.each([
    [told("nhiều hơn năm 2025 là 60.000.000 đồng (12%)"), []],
    [told("nhiều hơn năm 2025 là 60.000.000 đồng (21%)"), ["ratio-mismatch"]],
    [told("tăng 60.000.000 đồng so với năm 2025, tức 12%"), []],
    [told("tăng 60.000.000 đồng so với năm 2025, tức 21%"), ["ratio-mismatch"]],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(plain, text)).toEqual(expected);
  });
});

describe("discounts", () => {
  it.each([
    ["Nhà thầu giảm giá 5% khi trả trước, tương đương 28.000.000 đồng.", []],
    ["Nhà thầu giảm giá 3% khi trả trước, tương đương 28.000.000 đồng.", ["ratio-mismatch"]],
    ["Phần vệ sinh được chiết khấu 10%, tức 30.000.000 đồng.", []],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(plain, text)).toEqual(expected);
  });
});

describe("the tax in a sum", () => {
  const whole = `TT|Tên|ĐVT|SL|Đơn giá (đã gồm VAT)|Thành tiền (đã gồm VAT)
1|Ắc quy|Bình|10|2.750.000|27.500.000
2|Micro|Cái|5|3.300.000|16.500.000
3|Cảm biến|Cái|20|1.100.000|22.000.000
|Tổng giá trị (đã có VAT)||||66.000.000`;
  it.each([
    ["Tổng giá trị đã có VAT là 66.000.000 đồng, gồm thuế 6.000.000 đồng.", []],
    ["Tổng giá trị đã có VAT là 66.000.000 đồng, bao gồm thuế 6.000.000 đồng.", []],
    ["Tổng giá trị gồm thuế là 60.600.000 đồng.", ["text-table-mismatch"]],
  ])("%s", async (text, expected) => {
    expect(await toldBelow(whole, text)).toEqual(expected);
  });
});

describe("'hạ tầng' is no increase", () => {
  const told = (share: string) =>
    `Năm 2026 dự toán 560.000.000 đồng. Chi cho hạ tầng 140.000.000 đồng, chiếm ${share} tổng kinh phí.`;
  it.each([
    [told("25%"), []],
    [told("35%"), ["ratio-mismatch"]],
  ])("%s", async (text, expected) => {
    const found = await toldBelow(plain, text);
    expect(found.filter((code) => code === "ratio-mismatch")).toEqual(expected);
  });
});
