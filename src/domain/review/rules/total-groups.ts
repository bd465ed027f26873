/** A grand total whose name spells its groups ("TỔNG CỘNG (A+B)") while the table has a further group that costs money. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { parseLabel } from "../../budget/row-label.ts";
import { spelledLabels } from "../../budget/row-totals.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";

const CODE = "total-leaves-out-group";

export const totalGroups: Rule = {
  id: "total-groups",
  title: "Nhóm bị bỏ ngoài tổng cộng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Tổng cộng ghi cộng các nhóm A, B nhưng bảng còn nhóm khác có kinh phí.",
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      const finding = check(table);
      if (finding === "holds") outcome.relations += 1;
      else if (finding !== null) outcome.findings.push(finding);
    }
    return outcome;
  },
};

function check(table: BudgetTable): Finding | "holds" | null {
  const total = table.rows.filter((row) => row.kind === "total").at(-1);
  const spelled = total === undefined ? [] : spelledLabels(total.name);
  const [first] = spelled;
  if (total === undefined || first === undefined || spelled.length < 2) return null;
  const groups = table.rows.filter((row) => {
    const label = parseLabel(row.label);
    return row.index < total.index && row.kind !== "total" && label.kind === first.kind;
  });
  const ordinals = groups.map((row) => parseLabel(row.label).ordinal);
  // Labels that start anew ("I, II" in A and in B) name no group of the whole table.
  if (new Set(ordinals).size !== ordinals.length) return null;
  if (!spelled.every((one) => one.kind === first.kind && ordinals.includes(one.ordinal)))
    return null;
  const left = groups.filter(
    (row) =>
      !spelled.some((one) => one.ordinal === parseLabel(row.label).ordinal) && costs(table, row),
  );
  const [one] = left;
  if (one === undefined) return "holds";
  const column = moneyOf(table, total);
  const names = left.map((row) => `${row.label} (${row.name})`).join(", ");
  return {
    code: CODE,
    severity: table.ocr ? "info" : "warning",
    where: whereOfCell(table, { row: total.index, column }),
    quote: total.name,
    expected: [...groups.map((row) => row.label)].join(" + "),
    found: total.name,
    message: `“${total.name}” không tính nhóm ${names} tuy nhóm này có kinh phí ${one.cells[moneyOf(table, one)]?.source.text.trim() ?? ""}.`,
    suggestion: "Cộng cả nhóm này vào tổng, hoặc nêu rõ vì sao không tính.",
  };
}

const costs = (table: BudgetTable, row: BudgetRow): boolean =>
  columnsOf(table, "amount", "amountWithVat").some(
    (column) => (row.cells[column.index]?.value ?? 0n) > 0n,
  );

/** The last column of amounts with a figure in the row. */
const moneyOf = (table: BudgetTable, row: BudgetRow): number =>
  columnsOf(table, "amount", "amountWithVat").findLast(
    (column) => row.cells[column.index]?.value != null,
  )?.index ?? 0;
