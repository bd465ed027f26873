/**
 * Formulas of the budget sheet. Each is chosen so that its value is the figure of the draft; where a figure of the
 * draft follows from no formula (a printed amount that was taken over), it is written as a number and marked.
 */
import type { DraftBudgetGroup, DraftBudgetLine } from "../domain/draft/draft.ts";
import type { FundShare } from "../domain/plan/fund-shares.ts";
import { fundKey } from "../domain/plan/funding.ts";
import type { BudgetColumn } from "../domain/plan/printed-columns.ts";
import { liveLines } from "./budget-rows.ts";

/** Letter of each column of the sheet; "" where it is not printed. */
export type Letters = Readonly<Record<BudgetColumn, string>>;

/** Columns that are summed up. */
export type MoneyColumn = "amount" | "amountWithVat";

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
export function amountCell(line: DraftBudgetLine, row: number, letters: Letters): SumCell {
  const [count, price] = [`${letters.quantity}${row}`, `${letters.unitPrice}${row}`];
  const formula = `IF(OR(${count}="",${price}=""),"",ROUND(${count}*${price},0))`;
  const { quantity, unitPrice, amount } = line;
  if (quantity === null || unitPrice === null) {
    return amount === null ? { formula, result: null } : { number: amount };
  }
  const computed = Number(product(quantity, unitPrice));
  if (amount === null || amount === computed) return { formula, result: computed };
  return { number: amount };
}

/** "Sau thuế" of the line in sheet row `row`. */
export function withVatCell(line: DraftBudgetLine, row: number, letters: Letters): SumCell {
  const { amount, amountWithVat, vatRate } = line;
  const [net, rate] = [`${letters.amount}${row}`, `${letters.vatRate}${row}`];
  const rated = letters.vatRate !== "";
  const taxed = rated ? `${net}+ROUND(${net}*N(${rate}),0)` : net;
  // Beside lines that tell their tax, one that waits for its quantity will count with its amount.
  if (vatRate === null && amountWithVat === null && amount !== null) {
    const formula = rated ? `IF(OR(${net}="",${rate}=""),"",${taxed})` : '""';
    return { formula, result: null };
  }
  const formula = `IF(${net}="","",${taxed})`;
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

/** Subtotal of a group whose lines stand in the rows of `span`; a line without tax counts as the draft counted it. */
export function groupCell(
  group: DraftBudgetGroup,
  span: RowSpan | null,
  column: MoneyColumn,
  letters: Letters,
): SumCell {
  const printed = column === "amount" ? group.subtotal : group.subtotalWithVat;
  if (span === null) return { number: printed };
  const lines = liveLines(group);
  const range = (letter: string): string => `${letter}${span.first}:${letter}${span.last}`;
  const own = range(letters[column]);
  const strict = sum(lines.map((line) => line[column]));
  if (strict === printed) return { formula: `SUM(${own})`, result: strict };
  const lenient = sum(lines.map((line) => line.amountWithVat ?? line.amount));
  if (lenient !== printed) return { number: printed };
  return { formula: `SUM(${own})+SUMIF(${own},"",${range(letters.amount)})`, result: lenient };
}

/** A part of a total: the row that has its sum, or how that is computed where no row has it. */
export type SumTerm = { amount: number } & ({ row: number } | { cell: SumCell });

/** A total over its parts. */
export function totalCell(total: number, terms: readonly SumTerm[], letter: string): SumCell {
  if (terms.length === 0 || sum(terms.map(({ amount }) => amount)) !== total)
    return { number: total };
  const parts = terms.map((term) => {
    if ("row" in term) return `${letter}${term.row}`;
    return "number" in term.cell ? String(term.cell.number) : term.cell.formula;
  });
  return { formula: parts.join("+"), result: total };
}

export interface FundSum {
  name: string;
  amount: number;
  rest: boolean;
  shared: readonly SharedLine[];
  split: readonly SplitLine[];
  /** Some lines have no tax yet: their amount stands for the sum with tax. */
  untaxed: boolean;
}

/** Total of a fund over the rows of lines; the undecided rest is what the others leave of the total. */
export function fundCell(
  fund: FundSum,
  span: RowSpan,
  at: { column: MoneyColumn; row: number; firstFund: number; letters: Letters },
): Computed {
  const { first, last } = span;
  const letter = at.letters[at.column];
  const net = at.letters.amount;
  const others = `SUM(${letter}${at.firstFund}:${letter}${at.row - 1})`;
  const total = `${letter}${last + 1}`;
  if (fund.rest) {
    const formula = at.row === at.firstFund ? total : `${total}-${others}`;
    return { formula, result: fund.amount };
  }
  const wanted = literal(fund.name.replace(/[~*?]/gu, "~$&"));
  const names = `${at.letters.funding}${first}:${at.letters.funding}${last}`;
  const formula = `SUMIF(${names},${wanted},${letter}${first}:${letter}${last})`;
  const untaxed =
    at.column === "amountWithVat" && fund.untaxed
      ? [
          `SUMIFS(${net}${first}:${net}${last},${names},${wanted},${letter}${first}:${letter}${last},"")`,
        ]
      : [];
  const parts = fund.shared.flatMap((line) => sharePart(line, fund.name, at));
  const filledIn = fund.split.map((line) => splitPart(line, fund.name, at)).join("");
  return { formula: [formula, ...untaxed, ...parts].join("+") + filledIn, result: fund.amount };
}

/** A line that several funds pay by shares. */
export interface SharedLine {
  row: number;
  shares: readonly FundShare[];
}

/** The part of one fund; the last one takes what rounding leaves. */
function sharePart(
  { row, shares }: SharedLine,
  name: string,
  { column, letters }: { column: MoneyColumn; letters: Letters },
): string[] {
  const at = shares.findIndex((share) => fundKey(share.name) === fundKey(name));
  const net = `N(${letters.amount}${row})`;
  const gross = `${letters.amountWithVat}${row}`;
  const cell = column === "amount" ? net : `IF(${gross}="",${net},${gross})`;
  const whole = shares.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const rounded = ({ percent, weight }: FundShare): string =>
    weight === undefined
      ? `ROUND(${cell}*${percent}/100,0)`
      : `ROUND(${cell}*${weight}/${whole},0)`;
  const own = shares[at];
  if (own === undefined) return [];
  if (at < shares.length - 1) return [rounded(own)];
  return [`(${[cell, ...shares.slice(0, -1).map(rounded)].join("-")})`];
}

/** A line that several funds pay; what each of them pays is filled in below, in the column of what is paid. */
export interface SplitLine {
  row: number;
  line: DraftBudgetLine;
  funds: readonly string[];
  /** Rows of the amounts, one a fund. */
  parts: RowSpan;
}

/** "+E41": the part of one fund; "-E41-E42": what is shared out is no longer paid jointly. */
function splitPart(
  { row, line: { funding = "" }, funds, parts }: SplitLine,
  name: string,
  { column, letters }: { column: MoneyColumn; letters: Letters },
): string {
  const gross = letters.amountWithVat;
  const partOf = (index: number): string => {
    const part = `${gross === "" ? letters.amount : gross}${parts.first + index}`;
    if (column !== "amount" || gross === "") return part;
    const taxed = `N(${gross}${row})`;
    return `IF(${taxed}=0,N(${part}),ROUND(N(${letters.amount}${row})*${part}/${taxed},0))`;
  };
  const all = [...funds.keys()];
  if (fundKey(funding) === fundKey(name)) return all.map((index) => `-${partOf(index)}`).join("");
  const own = all.filter((index) => fundKey(funds[index] ?? "") === fundKey(name));
  return own.map((index) => `+${partOf(index)}`).join("");
}

/** What of such a line is not shared out yet; nothing once it was given one payer. */
export function undividedFormula(
  { row, line: { funding = "" }, parts }: SplitLine,
  { amount, amountWithVat, funding: payer }: Letters,
): string {
  const last = amountWithVat === "" ? amount : amountWithVat;
  const net = `N(${amount}${row})`;
  const paid = last === amount ? net : `IF(${last}${row}="",${net},${last}${row})`;
  const due = `IF(${payer}${row}=${literal(funding)},${paid},0)`;
  return `${due}-SUM(${last}${parts.first}:${last}${parts.last})`;
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
