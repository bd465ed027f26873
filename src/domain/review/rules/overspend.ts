/** Spending above the approved budget of the same row, and spending from a source that was not given any. */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { printMicro } from "../../budget/fixed.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

export const overspend: Rule = {
  id: "overspend",
  title: "Chi so với dự toán của từng dòng",
  codes: [
    {
      code: "overspend",
      severity: "warning",
      meaning: "Số đã chi lớn hơn dự toán được duyệt của chính dòng đó.",
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      const pair = budgetAndSpending(table);
      if (pair === null) continue;
      const parts = partsOf(table, pair);
      for (const row of table.rows) {
        if (row.kind !== "line") continue;
        const finding = checkRow(table, row.index, pair);
        if (finding === null) outcome.relations += 1;
        else if (finding !== "blank") outcome.findings.push(finding);
        // A row that is overspent as a whole says so once.
        if (finding !== null) continue;
        for (const part of parts) {
          const spent = withoutBudget(table, row.index, part);
          if (spent !== null) outcome.findings.push(spent);
        }
      }
    }
    return outcome;
  },
};

interface Pair {
  budget: BudgetColumn;
  spent: BudgetColumn;
}

const BUDGET = /du toan|ke hoach|duoc (?:duyet|giao|cap)|phe duyet|tong muc/;
const SPENT = /da chi|thuc (?:hien|chi)|giai ngan|quyet toan|thanh toan/;

/** One column of what was approved, one of what was spent, told by their headers; totals before parts. */
function budgetAndSpending(table: BudgetTable): Pair | null {
  const money = columnsOf(table, "amount", "amountWithVat", "source", "figure");
  const totals = new Set(diagnoseTable(table).model.splits.map((split) => split.total));
  const name = (column: BudgetColumn): string => fold(column.path.join(" "));
  const first = (pattern: RegExp, not: RegExp): BudgetColumn | undefined => {
    const fitting = money.filter((column) => pattern.test(name(column)) && !not.test(name(column)));
    return fitting.find((column) => totals.has(column.index)) ?? fitting[0];
  };
  const spent = first(SPENT, BUDGET);
  const budget = first(BUDGET, SPENT);
  if (spent === undefined || budget === undefined) return null;
  // What one year spent is no overspending of another year's budget.
  const years = [budget, spent].map((column) => /\b20\d{2}\b/.exec(name(column))?.[0]);
  const apart = years.every((year) => year !== undefined) && years[0] !== years[1];
  return apart ? null : { budget, spent };
}

/** Sources of the budget beside the same sources of the spending, where both split into as many parts. */
function partsOf(table: BudgetTable, { budget, spent }: Pair): Pair[] {
  const { splits } = diagnoseTable(table).model;
  const of = (total: BudgetColumn): readonly number[] =>
    splits.find((split) => split.total === total.index)?.parts ?? [];
  const [planned, used] = [of(budget), of(spent)];
  if (planned.length < 2 || planned.length !== used.length) return [];
  return planned.flatMap((column, index) => {
    const [left, right] = [table.columns[column], table.columns[used[index] ?? -1]];
    return left === undefined || right === undefined ? [] : [{ budget: left, spent: right }];
  });
}

/** Spent from a source that was given nothing for this row. */
function withoutBudget(table: BudgetTable, row: number, { budget, spent }: Pair): Finding | null {
  const line = table.rows[row];
  const used = valueAt(table, row, spent.index) ?? 0n;
  const given = line?.cells[budget.index];
  const none = given !== undefined && given.source.text.trim() !== "" && (given.value ?? 0n) === 0n;
  if (line === undefined || used <= 0n || !none) return null;
  return {
    code: "overspend",
    severity: "warning",
    where: whereOfCell(table, { row, column: spent.index }),
    quote: line.cells[spent.index]?.source.text.trim() ?? "",
    expected: "chi từ nguồn đã được giao",
    found: printMicro(used),
    message: `${namedRow(line)}: chi ${printMicro(used)} ở cột ${spent.header} trong khi nguồn này không được giao dự toán ở dòng đó.`,
    suggestion: "Nêu quyết định điều chỉnh nguồn hoặc đối chiếu lại cột nguồn.",
    alsoAt: [whereOfCell(table, { row, column: budget.index })],
  };
}

function checkRow(
  table: BudgetTable,
  row: number,
  { budget, spent }: Pair,
): Finding | "blank" | null {
  const planned = valueAt(table, row, budget.index);
  const used = valueAt(table, row, spent.index);
  const line = table.rows[row];
  if (planned === null || used === null || line === undefined) return "blank";
  const scaledPlan = planned * (budget.scale ?? 1n);
  const scaledUse = used * (spent.scale ?? 1n);
  if (scaledUse <= scaledPlan) return null;
  return {
    code: "overspend",
    severity: "warning",
    where: whereOfCell(table, { row, column: spent.index }),
    quote: line.cells[spent.index]?.source.text.trim() ?? "",
    expected: `≤ ${printMicro(planned)}`,
    found: printMicro(used),
    message: `${namedRow(line)}: đã chi ${printMicro(used)}, dự toán được duyệt ${printMicro(planned)}, vượt ${printMicro(used - planned)}.`,
    suggestion: "Nêu quyết định bổ sung, điều chỉnh dự toán hoặc đối chiếu lại số đã chi.",
  };
}
