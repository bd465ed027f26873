/** Lines that pass the threshold of direct appointment, and like lines that only together pass it. */
import type { BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { DIRECT_APPOINTMENT, holdsOn, type Threshold } from "../../budget/legal-parameters.ts";
import { fold } from "../../text/fold.ts";
import { amountOf, appointedInRows, appointedInText } from "../direct-appointment.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { legalFinding, linesOf, rowList } from "../legal-finding.ts";
import { proseOf } from "../prose.ts";
import type { Rule } from "../rule.ts";

export const procurement: Rule = {
  id: "procurement",
  title: "Hạn mức lựa chọn nhà thầu",
  codes: [
    {
      code: "procurement-threshold",
      severity: "info",
      meaning:
        "Có dòng vượt hạn mức chỉ định thầu của dự toán mua sắm: cần nêu hình thức lựa chọn nhà thầu.",
      basis: "214/2025/NĐ-CP",
    },
    {
      code: "package-splitting",
      severity: "info",
      meaning:
        "Nhiều dòng cùng loại, từng dòng dưới hạn mức nhưng cộng lại vượt: cần xem có chia nhỏ gói.",
      basis: "22/2023/QH15",
    },
    {
      code: "appointment-above-limit",
      severity: "warning",
      meaning:
        "Ghi chỉ định thầu cho khoản mua sắm không hình thành dự án vượt hạn mức ở ngày kế hoạch.",
      basis: "214/2025/NĐ-CP",
    },
  ],
  check(input) {
    const { budgets, planDate, asOf } = input;
    const outcome = emptyOutcome();
    const date = planDate.date ?? asOf;
    const threshold = DIRECT_APPOINTMENT.find((candidate) => holdsOn(candidate, date));
    // Thresholds of the law before 2025 are not recorded here.
    if (threshold === undefined || date < "2025-08-01") return outcome;
    outcome.findings.push(...appointedInText(proseOf(input), threshold));
    for (const table of budgets) {
      outcome.findings.push(...appointedInRows(table, threshold));
      for (const finding of [above(table, threshold), split(table, threshold)]) {
        if (finding !== null) outcome.findings.push(finding);
      }
    }
    return outcome;
  },
};

function above(table: BudgetTable, threshold: Threshold): Finding | null {
  const rows = linesOf(table).filter((row) => amountOf(table, row) > threshold.amount);
  return legalFinding({
    code: "procurement-threshold",
    severity: "info",
    table,
    rows,
    parameter: threshold,
    message: `Bảng ${table.table.index}, ${rowList(rows)}: vượt ${printMicro(threshold.amount * MICRO)} đồng, hạn mức chỉ định thầu của dự toán mua sắm không hình thành dự án (${threshold.locator}): cần rà soát hình thức lựa chọn nhà thầu.`,
    suggestion: "Nêu hình thức lựa chọn nhà thầu dự kiến.",
  });
}

/** Lines of the same name, each under the threshold, together above it. */
function split(table: BudgetTable, threshold: Threshold): Finding | null {
  const byName = new Map<string, BudgetRow[]>();
  for (const row of linesOf(table)) {
    const name = fold(row.name)
      .replace(/[^\p{L} ]/gu, "")
      .trim();
    if (name.length < 6 || amountOf(table, row) > threshold.amount) continue;
    const rows = byName.get(name);
    if (rows) rows.push(row);
    else byName.set(name, [row]);
  }
  for (const rows of byName.values()) {
    const sum = rows.reduce((total, row) => total + amountOf(table, row), 0n);
    if (rows.length < 2 || sum <= threshold.amount) continue;
    return legalFinding({
      code: "package-splitting",
      severity: "info",
      table,
      rows,
      parameter: { ...threshold, basis: "22/2023/QH15" },
      message: `Bảng ${table.table.index}, ${rowList(rows)}: cùng loại, từng dòng dưới ${printMicro(threshold.amount * MICRO)} đồng, cộng lại ${printMicro(sum * MICRO)} đồng: cần rà soát việc chia gói.`,
      suggestion: "Gộp thành một gói hoặc nêu lý do tách.",
    });
  }
  return null;
}
