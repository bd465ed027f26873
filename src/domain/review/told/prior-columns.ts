/** Columns of last year beside those of the plan's own: "Thực hiện năm 2025", "Dự toán năm 2026". */
import type { BudgetColumn, BudgetRow, BudgetTable } from "../../budget/budget-table.ts";
import { foldChanges } from "../../text/change-words.ts";
import { fold } from "../../text/fold.ts";
import { grandTotalOf } from "../table-totals.ts";

export interface YearColumns {
  table: BudgetTable;
  before: readonly BudgetColumn[];
  now: readonly BudgetColumn[];
}

const MONEY = /^(?:amount|amountWithVat|source|figure)$/;
const OTHER = /tang|giam|chenh lech|so sanh|ty le|%|so voi/;

/** Null where no column is of the year before the plan's. */
export function yearColumns(table: BudgetTable, year: number): YearColumns | null {
  const money = table.columns.filter(
    ({ role, header }) => MONEY.test(role) && !OTHER.test(foldChanges(header)),
  );
  const of = (wanted: number, words: RegExp): BudgetColumn[] =>
    money.filter(({ path, header }) => {
      const text = fold([...path, header].join(" "));
      return text.includes(String(wanted)) || words.test(text);
    });
  const before = of(year - 1, /nam (?:truoc|ngoai)/);
  const told = of(year, /nam nay/);
  const now = told.length > 0 ? told : money.filter(({ role }) => role.startsWith("amount"));
  const own = now.filter((column) => !before.includes(column));
  return before.length === 0 || own.length === 0 ? null : { table, before, now: own };
}

/** What was planned and what was spent are two figures of one year. */
const KINDS: readonly RegExp[] = [
  /\b(?:thuc hien|uoc|quyet toan|da chi)\b/,
  /\b(?:du toan|giao|ke hoach|phe duyet)\b/,
];

/** The words and the header do not tell of two kinds of figures. */
export const mayMean = (said: string, { path, header }: BudgetColumn): boolean => {
  const kindsOf = (text: string): RegExp[] => KINDS.filter((kind) => kind.test(text));
  const [told, there] = [kindsOf(said), kindsOf(fold([...path, header].join(" ")))];
  return told.length !== 1 || there.length !== 1 || told[0] === there[0];
};

export const totalRow = (table: BudgetTable): BudgetRow | undefined => grandTotalOf(table)?.row;

/** The plan's own year; where the document does not tell it, the later of two years that head columns of money. */
export function ownYear(year: number | null, table: BudgetTable): number | null {
  if (year !== null) return year;
  const years = table.columns.flatMap(({ role, path, header }) =>
    MONEY.test(role) ? (fold([...path, header].join(" ")).match(/\b20\d\d\b/g) ?? []) : [],
  );
  const [first, second, ...more] = [...new Set(years.map(Number))].sort((a, b) => a - b);
  return second !== undefined && more.length === 0 && first === second - 1 ? second : null;
}
