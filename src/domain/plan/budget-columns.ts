/**
 * Columns of a prior budget beside item, quantity, price and amount: amounts by quarter are shared out anew, columns of
 * words go on as notes, and what cannot go on is told. No column of the prior table vanishes silently.
 */
import { type BudgetColumn, type BudgetRow, type BudgetTable } from "../budget/budget-table.ts";
import { divideRound } from "../budget/fixed.ts";
import { fold } from "../text/fold.ts";

/** With marks: "Quý" is a quarter, "Quỹ" a fund. */
const PERIOD =
  /^(?:quý|qúy|quí)\s*(?:[IVX]{1,3}|[1-4])\b|^Q\s*[1-4]\b|^tháng\s*\d{1,2}\b|^(?:6|sáu) tháng|^(?:năm\s*)?20\d{2}$|^(?:đợt|kỳ|giai đoạn)\s*[\dIVX]/iu;

export const isPeriod = (header: string): boolean => PERIOD.test(header.normalize("NFC").trim());

const FUND =
  /ngan sach|\bns|\bnguon\b|\bquy\b|xa hoi hoa|xhh|vien tro|tai tro|\bvon\b|tu chu|\bthu\b|bhyt|dich vu/;
/** A column of amounts that a fund pays; a part of the amount under any other name is none. */
export const isFundName = (header: string): boolean =>
  !isPeriod(header) && FUND.test(fold(header)) && !/\d/.test(header);

export interface Share {
  name: string;
  /** Whole đồng; null while the line has no amount. */
  amount: number | null;
}

/** The amount of the next year by the shares of the prior one; the last share takes what rounding leaves. */
export function sharedOut(
  prior: readonly { name: string; amount: number }[],
  amount: number | null,
): Share[] {
  if (amount === null) return prior.map(({ name }) => ({ name, amount: null }));
  const whole = prior.reduce((sum, share) => sum + BigInt(share.amount), 0n);
  const last = prior.findLastIndex((share) => share.amount > 0);
  let left = BigInt(amount);
  return prior.map((share, index) => {
    if (share.amount <= 0 || whole <= 0n) return { name: share.name, amount: 0 };
    const part = index === last ? left : divideRound(BigInt(amount) * BigInt(share.amount), whole);
    left -= part;
    return { name: share.name, amount: Number(part) };
  });
}

/** Columns of words with no part in the sum: "Thông số kỹ thuật", "Đơn vị sử dụng". */
export const wordColumns = (table: BudgetTable): BudgetColumn[] =>
  table.columns.filter(({ role, header }) => role === "text" && isOwn(header));

const isOwn = (header: string): boolean =>
  /\p{L}{2}/u.test(header) && !/^(?:nguon|sl|so luong|khoi luong)\b/.test(fold(header));

/** Columns of figures that the next year's table has no place for. */
export const leftColumns = (table: BudgetTable): string[] =>
  table.columns
    .filter(({ role, header }) => (role === "figure" || role === "ratio") && header.trim() !== "")
    .map(({ header }) => header.trim());

/** Cells of such columns as they stand. */
export const textsOf = (table: BudgetTable, row: BudgetRow): string[] =>
  wordColumns(table).map(({ index }) => row.source.cells[index]?.text ?? "");

/** What a price rests on: such a paper keeps its date. A document of the law is none, its status changes. */
const PRICE_PAPER =
  /(?:^|[\s(])(?:bao gia|hop dong|chung thu|tham dinh gia|trung thau|bang gia|thong bao gia|gia thi truong|dau thau)\b/;

export const namesPricePaper = (text: string): boolean =>
  PRICE_PAPER.test(fold(text)) && !/\d\/\p{Lu}/u.test(text);

interface WordCell {
  /** "Thông số kỹ thuật: …" */
  words: string;
  goesOn: boolean;
}

/** Words of a row under their header; years and symbols belong to the year before. */
function wordCells(table: BudgetTable, row: BudgetRow): WordCell[] {
  return wordColumns(table).flatMap(({ index, header }) => {
    const text = row.source.cells[index]?.text.replace(/\s+/g, " ").trim() ?? "";
    if (text === "") return [];
    const goesOn =
      /\p{L}{2}/u.test(text) &&
      text.length <= 120 &&
      !/\d\/\p{Lu}|\[/u.test(text) &&
      (!/20\d{2}/.test(text) || namesPricePaper(text));
    return [{ words: `${header.trim()}: ${text.replace(/[.;\s]+$/u, "")}.`, goesOn }];
  });
}

/** Short ones, which go on. */
export const wordsOf = (table: BudgetTable, row: BudgetRow): string[] =>
  wordCells(table, row).flatMap(({ words, goesOn }) => (goesOn ? [words] : []));

/** Those that cannot go on. */
export const lostWords = (table: BudgetTable): string[] =>
  table.rows
    .filter((row) => row.kind === "line")
    .flatMap((row) => wordCells(table, row))
    .flatMap(({ words, goesOn }) => (goesOn ? [] : [words]));
