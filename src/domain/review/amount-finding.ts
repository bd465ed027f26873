/** A finding on an amount of the text against a figure of a table, and how the two may be apart. */
import { type BudgetTable, rowName } from "../budget/budget-table.ts";
import { abs, MICRO, printMicro } from "../budget/fixed.ts";
import type { TextAmount } from "../budget/money-in-text.ts";
import { explainDifference } from "../budget/relations/explain-difference.ts";
import type { Finding, Severity } from "./finding.ts";
import type { ReviewInput } from "./rule.ts";
import { whereOfCell } from "./table-texts.ts";
import { rightAmount, type TableFigure } from "./table-totals.ts";
import { whereOfBlock } from "./where.ts";

export const TEXT_TABLE = "text-table-mismatch";

/** A thousand or a million apart: a matter of the table's unit, see ./scale.ts. */
export const isOtherUnit = (a: bigint, b: bigint): boolean =>
  [1_000n, 1_000_000n, 1_000_000_000n].some((factor) => a * factor === b || b * factor === a);

/**
 * The amount was rounded or cut off to what is told of it: at its last digit, or where that is a nought ("400 triệu
 * đồng") at the last digit that is none.
 */
export function isRoundedTo(said: bigint, amount: bigint, slack: bigint): boolean {
  let unit = 2n * slack;
  if (unit === 0n || said === 0n) return said === amount;
  if (amount % unit === 0n && said % unit === 0n) return said === amount;
  while (said % (unit * 10n) === 0n) unit *= 10n;
  return abs(said - amount) < unit;
}

/** Rates of VAT in percent. */
export const TAX_RATES = [5n, 8n, 10n];

/** The amount is the base with one of the rates of tax; `slack` is how far, in đồng, the two may be rounded. */
export const isTaxed = (amount: bigint, base: bigint, slack = 0n): boolean =>
  TAX_RATES.some(
    (rate) => abs(amount * 100n - base * (100n + rate)) <= (100n + rate) * (slack + 1n),
  );

/** The amount with its tax, the tax, the amount before tax, and the tax within the amount. */
export function withTax(amount: bigint, rate: bigint): bigint[] {
  const tax = (amount * rate + 50n) / 100n;
  const base = (amount * 100n) / (100n + rate);
  return [amount + tax, tax, base, amount - base];
}

/** Errors only where the letters are sure. */
export function severityOfAmount(
  input: ReviewInput,
  table: BudgetTable,
  wanted: Severity,
): Severity {
  const { ocr, lostMarks } = input.document.quality;
  return ocr || lostMarks || table.ocr ? "warning" : wanted;
}

/** One digit or a swapped pair apart, with enough digits that chance is no explanation. */
export function isSlip(amount: TextAmount, figure: TableFigure, digits: number): boolean {
  const a = amount.amount.toString();
  const b = figure.amount.toString();
  if (a.length !== b.length || a.length < 6) return false;
  if (b.replace(/0+$/, "").length < digits || a.replace(/0+$/, "").length < digits) return false;
  const why = explainDifference(amount.amount * MICRO, figure.amount * MICRO);
  return why !== null && /chữ số/.test(why);
}

export function amountFinding(amount: TextAmount, figure: TableFigure, level: Severity): Finding {
  const right = printMicro(rightAmount(figure) * MICRO);
  const said = printMicro(amount.amount * MICRO);
  const why = explainDifference(amount.amount * MICRO, rightAmount(figure) * MICRO);
  const gap = printMicro(abs(amount.amount - rightAmount(figure)) * MICRO);
  return {
    code: TEXT_TABLE,
    severity: level,
    where: whereOfBlock(amount.block),
    quote: amount.quote,
    expected: right,
    found: said,
    message: `Lời văn ghi ${said} đồng, bảng ${figure.table.table.index} dòng ${rowName(figure.row)} là ${right} đồng (lệch ${gap}${why === null ? "" : `; ${why}`}).`,
    suggestion: "Thống nhất số tiền giữa lời văn và bảng.",
    alsoAt: [whereOfCell(figure.table, { row: figure.row.index, column: figure.column })],
  };
}
