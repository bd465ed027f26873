/**
 * Formulas of the budget sheet. Each is chosen so that its value is the figure of the draft; where a figure of the
 * draft follows from no formula (a printed amount that was taken over), it is written as a number and marked.
 *
 * Columns: A TT, B Nội dung, C ĐVT, D SL, E Đơn giá, F Thành tiền, G VAT, H Sau thuế, then I Nguồn kinh phí where the
 * lines say who pays, at last Nguồn giá, ghi chú.
 */
import type { DraftBudget, DraftBudgetGroup, DraftBudgetLine } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";
import { liveLines } from "./budget-rows.ts";

export interface Computed {
  formula: string;
  /** null: an empty cell ("") until staff fill in what is missing. */
  result: number | null;
}
/** A formula, or a bare number that no formula yields. */
export type SumCell = Computed | { number: number };

const MILLIONTHS = 1_000_000n;

/** Half up to whole đồng. */
const divideRound = (value: bigint, by: bigint): bigint => (value * 2n + by) / (by * 2n);

/** quantity × price, exact to six decimals of the quantity. */
function product(quantity: number, price: number): bigint {
  const micro = BigInt(quantity.toFixed(6).replace(".", ""));
  return divideRound(micro * BigInt(price), MILLIONTHS);
}

/** "Thành tiền" of the line in sheet row `row`. */
export function amountCell(line: DraftBudgetLine, row: number): SumCell {
  const formula = `IF(OR(D${row}="",E${row}=""),"",ROUND(D${row}*E${row},0))`;
  const { quantity, unitPrice, amount } = line;
  if (quantity === null || unitPrice === null) {
    return amount === null ? { formula, result: null } : { number: amount };
  }
  const computed = Number(product(quantity, unitPrice));
  if (amount === null || amount === computed) return { formula, result: computed };
  return { number: amount };
}

/** "Sau thuế" of the line in sheet row `row`. */
export function withVatCell(line: DraftBudgetLine, row: number): SumCell {
  const { amount, amountWithVat, vatRate } = line;
  if (vatRate === null && amountWithVat === null) {
    return {
      formula: `IF(OR(F${row}="",G${row}=""),"",F${row}+ROUND(F${row}*N(G${row}),0))`,
      result: null,
    };
  }
  const formula = `IF(F${row}="","",F${row}+ROUND(F${row}*N(G${row}),0))`;
  if (amount === null) {
    return amountWithVat === null ? { formula, result: null } : { number: amountWithVat };
  }
  const percent = typeof vatRate === "number" ? BigInt(Math.round(vatRate * 100)) : 0n;
  const computed = Number(BigInt(amount) + divideRound(BigInt(amount) * percent, 100n));
  if (amountWithVat === null || amountWithVat === computed) return { formula, result: computed };
  return { number: amountWithVat };
}

export interface RowSpan {
  first: number;
  last: number;
}

const sum = (values: readonly (number | null)[]): number =>
  Number(values.reduce<bigint>((total, value) => total + BigInt(value ?? 0), 0n));

/** Subtotal of "Thành tiền" of a group whose lines stand in the rows of `span`. */
export function groupAmountCell(group: DraftBudgetGroup, span: RowSpan | null): SumCell {
  if (span === null) return { number: group.subtotal };
  const computed = sum(liveLines(group).map((line) => line.amount));
  if (computed !== group.subtotal) return { number: group.subtotal };
  return { formula: `SUM(F${span.first}:F${span.last})`, result: computed };
}

/** Subtotal of "Sau thuế". A line without a stated rate counts with its amount when the draft counted it so. */
export function groupWithVatCell(group: DraftBudgetGroup, span: RowSpan | null): SumCell {
  if (span === null) return { number: group.subtotalWithVat };
  const { first, last } = span;
  const lines = liveLines(group);
  const plain = `SUM(H${first}:H${last})`;
  const strict = sum(lines.map((line) => line.amountWithVat));
  if (strict === group.subtotalWithVat) return { formula: plain, result: strict };
  const lenient = sum(lines.map((line) => line.amountWithVat ?? line.amount));
  if (lenient !== group.subtotalWithVat) return { number: group.subtotalWithVat };
  return { formula: `${plain}+SUMIF(H${first}:H${last},"",F${first}:F${last})`, result: lenient };
}

/** Total over the group rows in column F or H. */
export function totalCell(
  budget: DraftBudget,
  groupRows: readonly number[],
  column: "F" | "H",
): SumCell {
  const total = column === "F" ? budget.total : budget.totalWithVat;
  const computed = sum(
    budget.groups.map((group) => (column === "F" ? group.subtotal : group.subtotalWithVat)),
  );
  if (computed !== total || groupRows.length === 0) return { number: total };
  return { formula: groupRows.map((row) => `${column}${row}`).join("+"), result: total };
}

export interface FundSum {
  name: string;
  amount: number;
  rest: boolean;
  shared: readonly SharedLine[];
  /** Some lines have no tax yet: their amount stands for the sum with tax. */
  untaxed: boolean;
}

/** Total of a fund in column F or H over the rows of lines; the undecided rest is what the others leave of the total. */
export function fundCell(
  fund: FundSum,
  span: RowSpan,
  at: { column: "F" | "H"; row: number; firstFund: number },
): Computed {
  const { column } = at;
  const { first, last } = span;
  const others = `SUM(${column}${at.firstFund}:${column}${at.row - 1})`;
  const total = `${column}${last + 1}`;
  if (fund.rest) {
    const formula = at.row === at.firstFund ? total : `${total}-${others}`;
    return { formula, result: fund.amount };
  }
  const wanted = literal(fund.name.replace(/[~*?]/gu, "~$&"));
  const names = `I${first}:I${last}`;
  const formula = `SUMIF(${names},${wanted},${column}${first}:${column}${last})`;
  const untaxed =
    column === "H" && fund.untaxed
      ? [`SUMIFS(F${first}:F${last},${names},${wanted},H${first}:H${last},"")`]
      : [];
  const parts = fund.shared.flatMap((line) => sharePart(line, fund.name, column));
  return { formula: [formula, ...untaxed, ...parts].join("+"), result: fund.amount };
}

/** A line that several funds pay by shares. */
export interface SharedLine {
  row: number;
  shares: readonly { name: string; percent: number }[];
}

/** The part of one fund; the last one takes what rounding leaves. */
function sharePart({ row, shares }: SharedLine, name: string, column: "F" | "H"): string[] {
  const at = shares.findIndex((share) => fold(share.name) === fold(name));
  const cell = column === "F" ? `N(F${row})` : `IF(H${row}="",N(F${row}),H${row})`;
  const rounded = ({ percent }: { percent: number }): string => `ROUND(${cell}*${percent}/100,0)`;
  const own = shares[at];
  if (own === undefined) return [];
  if (at < shares.length - 1) return [rounded(own)];
  return [`(${[cell, ...shares.slice(0, -1).map(rounded)].join("-")})`];
}

/** A string as a formula literal; Excel takes at most 255 characters in one. */
function literal(text: string): string {
  const pieces = text.match(/[\s\S]{1,200}/gu) ?? [""];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join("&");
}

/** The amount in words, which says so itself once the total was changed by hand. */
export function wordsFormula(words: string, totalAddress: string, total: number): string {
  const changed = "Tổng đã thay đổi so với bản soạn: viết lại số tiền bằng chữ.";
  return `IF(${totalAddress}=${total},${literal(words)},${literal(changed)})`;
}
