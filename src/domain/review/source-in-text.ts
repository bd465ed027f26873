/** An amount that the text tells of a source of money, against the total of that source's column. */
import { abs, MICRO } from "../budget/fixed.ts";
import { moneyInText, type TextAmount } from "../budget/money-in-text.ts";
import { amountFinding, isSlip, severityOfAmount } from "./amount-finding.ts";
import type { Finding } from "./finding.ts";
import { ownTotals, sourceName, sourceTotals } from "./named-figures.ts";
import type { ReviewInput } from "./rule.ts";
import type { TableFigure } from "./table-totals.ts";

/** "Ngân sách nhà nước: 1.200.000.000 đồng" against the total of that column, beside another amount of the table. */
export function sourceMeant(input: ReviewInput, amount: TextAmount): Finding | null {
  if (amount.qualifier !== null) return null;
  const words = sourceName(
    amount.block.text
      .slice(Math.max(0, amount.start - 80), amount.start)
      .replace(/[\s:]+(?:là\s*)?$/u, "")
      .split(/[;:.,(]|\s[-–]\s/)
      .at(-1) ?? "",
  );
  if (words.length < 3) return null;
  const meant = sourceTotals(input.budgets, words);
  const [only, ...more] = meant;
  if (only === undefined || more.some((other) => other.amount !== only.amount)) return null;
  if (isSumOfColumns(amount, only)) return null;
  const anchored = moneyInText(input.document).some(
    (other) =>
      other.block === amount.block &&
      ownTotals(input.budgets).some(
        (figure) => abs(figure.amount - other.amount) <= other.slack + figure.slack,
      ),
  );
  if (!anchored && !isSlip(amount, only, 3)) return null;
  const wanted = anchored || isSlip(amount, only, 5) ? "error" : "warning";
  return amountFinding(amount, only, severityOfAmount(input, only.table, wanted));
}

/** A source may stand in several columns under one header: the text gives what they come to together. */
function isSumOfColumns({ amount, slack }: TextAmount, first: TableFigure): boolean {
  const { table, row, column } = first;
  const factor = table.columns[column]?.scale ?? table.scale.factor;
  let sum = first.amount;
  for (const cell of row.cells.slice(column + 1)) {
    sum += ((cell?.value ?? 0n) * factor) / MICRO;
    if (abs(sum - amount) <= slack + first.slack) return true;
  }
  return false;
}
