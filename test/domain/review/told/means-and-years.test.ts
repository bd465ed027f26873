/** Means by what the table or the text counts, changes between any two years of the table, totals of counts. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { type Budget } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("means", () => {
  const courses: Budget = {
    unit: "đồng",
    rows: `
TT|Lớp bồi dưỡng|ĐVT|Số người|Mức chi|Thành tiền
1|Kế toán|Người|40|500.000|20.000.000
2|Văn thư|Người|60|350.000|21.000.000
|Cộng||100||41.000.000`,
  };
  eachPair(courses, [
    ["Bình quân mỗi người được chi … đồng.", "410.000", "440.000"],
    ["Kinh phí bình quân một lớp là … đồng.", "20.500.000", "25.500.000"],
    [
      "Dự toán lập cho 5 phân trạm. Bình quân mỗi phân trạm được đầu tư … đồng.",
      "8.200.000",
      "8.700.000",
    ],
  ]);

  const packages: Budget = {
    unit: "triệu đồng",
    rows: `
TT|Tên gói thầu|Giá gói thầu
1|Gói 1: Hóa chất|320
2|Gói 2: Vật tư|180
3|Gói 3: Vận chuyển|55
|Tổng cộng|555`,
  };
  eachPair(packages, [["Bình quân một gói thầu là … triệu đồng.", "185", "158"]]);
});

describe("years of the table", () => {
  const years: Budget = {
    unit: "triệu đồng",
    rows: `
TT|Khoản|Năm 2024|Năm 2025|Năm 2026
1|Hóa chất|200|220|250
2|Vật tư|300|330|390
|Cộng|500|550|640`,
  };
  eachPair(years, [
    ["Tổng kinh phí năm 2026 tăng …% so với năm 2024.", "28", "26"],
    ["Tổng chi năm 2025 bằng …% năm 2024.", "110", "101"],
    ["Bình quân mỗi năm chi … triệu đồng.", "563,3", "536,3"],
  ]);
});

describe("totals of counts", () => {
  const table = (total: string) => `
TT|Xã|Số máy|Kinh phí
1|Xã Đông|4|40.000.000
2|Xã Tây|7|70.000.000
3|Xã Nam|5|50.000.000
|Cộng|${total}|160.000.000`;
  it.each([
    ["16", []],
    ["17", ["count-parts-mismatch"]],
    ["", []],
  ])("%s", async (total, expected) => {
    expect(await toldBelow(table(total), "")).toEqual(expected);
  });
});
