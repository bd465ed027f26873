import { describe, expect, it } from "vitest";

import { budgetChartSvg, makeBudgetChart } from "../../src/export/budget-chart.ts";
import { reviewBudgetChart } from "../../src/export/review-chart.ts";
import { tsv } from "../domain/budget/tsv.ts";

describe("reviewBudgetChart", () => {
  const document = tsv(
    `
TT|Nội dung|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
I|Hạ tầng|300.000|100.000|200.000
1|Máy chủ|200.000|100.000|100.000
2|Tủ mạng|100.000|0|100.000
II|Phần mềm|60.000|10.000|50.000
3|Cổng thông tin|60.000|10.000|50.000
|Tổng cộng|360.000|110.000|250.000`,
    { caption: ["Đơn vị tính: nghìn đồng"] },
  );

  it("shows groups and sources in đồng", () => {
    const chart = reviewBudgetChart(document, "Dự toán 2027");
    expect(chart).toEqual({
      title: "Dự toán 2027",
      byGroup: [
        { label: "I. Hạ tầng", amount: 300_000_000 },
        { label: "II. Phần mềm", amount: 60_000_000 },
      ],
      bySource: [
        { label: "Ngân sách nhà nước", amount: 110_000_000 },
        { label: "Nguồn thu sự nghiệp", amount: 250_000_000 },
      ],
    });
    if (chart === null) return;
    expect(budgetChartSvg(chart)).toContain("Tổng cộng 360.000.000 đồng");
    expect([...makeBudgetChart(chart).slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  it("takes the sources from a column that names one in each line", () => {
    const table = (last: string) =>
      tsv(
        `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Nguồn
1|Máy chủ|Bộ|1|200.000.000|200.000.000|NSNN
2|Tủ mạng|Bộ|2|10.000.000|20.000.000|Thu sự nghiệp
3|Máy quét|Cái|2|15.000.000|30.000.000|${last}
|Tổng cộng||||250.000.000|`,
      );
    expect(reviewBudgetChart(table("NSNN"), "x")?.bySource).toEqual([
      { label: "NSNN", amount: 230_000_000 },
      { label: "Thu sự nghiệp", amount: 20_000_000 },
    ]);
    expect(reviewBudgetChart(table(""), "x")?.bySource).toEqual([]);
  });

  it("is left out where there is no money", () => {
    expect(reviewBudgetChart(tsv("TT|Tên|Ghi chú\n1|A|B\n2|C|D"), "x")).toBeNull();
  });
});
