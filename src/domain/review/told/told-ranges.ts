/**
 * The smallest and the greatest of the rows: "đơn giá các mặt hàng dao động từ 400.000 đồng đến 320 triệu đồng", "khoản
 * thấp nhất là …, khoản cao nhất là …". Where one end is that of the rows that are meant, the other has to be, too.
 */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../../budget/budget-table.ts";
import { abs } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import { outerGroups, rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { madeThing } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { GROUP_WORD, ROW_TAIL, ROW_WORD } from "./row-words.ts";
import { ASIDE, marksOf, type NameMark, type Shape } from "./sentence-shape.ts";
import type { ToldAmount } from "./told-amounts.ts";

const PRICE = "(?:don gia|muc gia|(?<!tri )gia(?! tri))";
const AMOUNT = "(?:gia tri|kinh phi|chi phi|muc chi|so tien|thanh tien|du toan|muc kinh phi)";
const EACH = "(?:(?:cua|cho|cac|tung|moi|nhung|mot|trong|thuoc|o)(?= ))";
const THINGS = `(?:(${GROUP_WORD})|(?:${ROW_WORD})${ROW_TAIL}|san pham|loai)?(?: ?(?:thiet bi|phan mem|dich vu))?`;
const WITHIN = `(?: (?:(?:trong|cua|thuoc|o) )?(?:nhom )?E${ASIDE})?`;
const SPANS =
  "(?: (?:deu|co|la|khoang|du kien|dao dong|bien dong|trai(?: dai)?|nam trong|trong|o muc|gia tri|kinh phi|chi phi|muc))*";
const END = String.raw`(?: ?/ ?[a-z]+(?: [a-z]+)?)?(?=\s*(?:[.;)]|$|, tuy| tuy ))`;
const IN_GROUP = `(?:(?:trong|o|thuoc|doi voi|voi|rieng) (?:nhom )?E${ASIDE},? )?`;
const RANGE = new RegExp(
  String.raw`^\W*${IN_GROUP}(?:(?<price>${PRICE})|${AMOUNT})?(?: ?${EACH})*(?: ?${THINGS})?${WITHIN}${SPANS}(?: tu)? M(?: ?\([^()EMP]{0,40}\))? ?(?:den|toi|-|–) M(?: ?\([^()EMP]{0,40}\))?${END}`,
);
/** "Mỗi lớp tập huấn có chi phí từ … đến …": the prices of the rows in this unit. */
const OF_UNIT = new RegExp(
  String.raw`^\W*(?:moi|mot) (?<unit>[a-z]+)(?: [a-z]+){0,3}(?: E${ASIDE})?${SPANS} tu M (?:den|toi) M${END}`,
);
const LEAST = "(?:thap|nho|it|re)(?: tien)?";
const MOST = "(?:cao|lon|nhieu|dat)(?: tien)?";
const PAIR = (first: string, second: string): RegExp =>
  new RegExp(
    String.raw`^\W*${IN_GROUP}(?:(?<price>${PRICE})|(?:${ROW_WORD})|${AMOUNT})${ROW_TAIL} ${first} nhat(?: (?:la|co|can|khoang|gia tri|kinh phi))* M[,;]? (?:va |con )?(?:(?:${PRICE}|(?:${ROW_WORD})|${AMOUNT})${ROW_TAIL} )?${second} nhat(?: (?:la|co|can|khoang|gia tri|kinh phi))* M${END}`,
  );
const LEAST_FIRST = PAIR(LEAST, MOST);
const MOST_FIRST = PAIR(MOST, LEAST);
/** Of the market or of law, of some of them. */
const OTHER =
  /\b(?:thi truong|bao gia|khao sat|dinh muc|quy dinh|chi dinh|dau thau|goi|toi da|toi thieu|khong qua|con lai|khac|nho le|chu yeu|phan lon|hau het|da so|binh quan|truoc day|hien nay|quy (?:[ivx]+|\d)|thang|dot)\b/;

export function toldRanges(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const read = rangeIn(shape);
  if (table === undefined || more.length > 0 || table.ocr || read === null) return [];
  const { least, most, priced, match } = read;
  const roles = priced
    ? (["unitPrice", "unitPriceWithVat"] as const)
    : (["amount", "amountWithVat"] as const);
  const spans = columnsOf(table, ...roles).flatMap((column) =>
    scopesMeant(shape, match, table).flatMap((rows) => spanOf(table, rows, column) ?? []),
  );
  const rightEnds = ({ first, last }: Span): number =>
    [isSaid(least, first.amount), isSaid(most, last.amount)].filter(Boolean).length;
  const [best] = spans.toSorted((a, b) => rightEnds(b) - rightEnds(a));
  if (best === undefined || rightEnds(best) === 0) return [];
  return [
    toldEnd(table, least, best.first, "mức thấp nhất"),
    toldEnd(table, most, best.last, "mức cao nhất"),
  ];
}

interface Range {
  match: RegExpExecArray;
  least: TextAmount;
  most: TextAmount;
  priced: boolean;
}

function rangeIn(shape: Shape): Range | null {
  if (OTHER.test(shape.text)) return null;
  const form = [OF_UNIT, RANGE, LEAST_FIRST, MOST_FIRST].find((one) => one.test(shape.text));
  const match = form?.exec(shape.text) ?? null;
  if (match === null) return null;
  const ends = marksOf(shape, "M", match).map(({ money }) => money);
  const [least, most] = form === MOST_FIRST ? ends.toReversed() : ends;
  const priced = form === OF_UNIT || match.groups?.["price"] !== undefined;
  return least === undefined || most === undefined ? null : { match, least, most, priced };
}

interface End {
  row: BudgetRow;
  column: number;
  amount: bigint;
}

interface Span {
  first: End;
  last: End;
}

/** Rows that may be meant: those of the group that is named, in the unit that is named, else all; none where more is named. */
function scopesMeant(shape: Shape, match: RegExpExecArray, table: BudgetTable): BudgetRow[][] {
  const lines = table.rows.filter(({ kind }) => kind === "line");
  const unit = match.groups?.["unit"];
  if (unit !== undefined) return [lines.filter((row) => fold(row.unit) === unit)];
  const names = shape.marks.filter((mark): mark is NameMark => mark.kind === "E");
  const [name, ...more] = names;
  if (name === undefined) return scopesUnnamed(shape, table, lines);
  return more.length > 0 || marksOf(shape, "E", match).length === 0 ? [] : scopeNamed(name);
}

function scopeNamed({ mention }: NameMark): BudgetRow[][] {
  const groups = mention.things.filter(({ kind, money }) => kind === "group" && money.length > 0);
  const group = onlyOf(groups);
  const [row] = group?.rows ?? [];
  return group === null || row === undefined ? [] : [linesBelow(group.table, row)];
}

function scopesUnnamed({ text }: Shape, table: BudgetTable, lines: BudgetRow[]): BudgetRow[][] {
  const lead = text.slice(0, text.indexOf("M"));
  const outer = outerGroups(table);
  if (OF_GROUPS.test(lead)) return [outer];
  const [noun] = NOUN.exec(lead) ?? [];
  if (noun === undefined) return OF_ROWS.test(lead) ? [lines] : [];
  const called = outer.filter((row) => fold(row.name).includes(noun));
  return [lines, ...called.map((row) => linesBelow(table, row))];
}

const linesBelow = (table: BudgetTable, row: BudgetRow): BudgetRow[] =>
  rowsBelow(table, row).filter(({ kind }) => kind === "line");

/** A word that the names of groups begin with. */
const NOUN = /\b(?:thiet bi|phan mem|dich vu)\b/;
const OF_GROUPS = new RegExp(`\\b${GROUP_WORD}\\b`);
/** "Từ … đến …" alone tells of nothing. */
const OF_ROWS = new RegExp(`\\b(?:${ROW_WORD}|san pham|loai)\\b`);

/** Null where a row of them has no amount there. */
function spanOf(table: BudgetTable, rows: readonly BudgetRow[], column: BudgetColumn): Span | null {
  const all = rows.flatMap((row) =>
    amountsIn(table, row, [column]).map((amount): End => {
      return { row, column: column.index, amount };
    }),
  );
  const sorted = all.toSorted((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  const whole = rows.length > 1 && all.length === rows.length;
  return !whole || first === undefined || last === undefined ? null : { first, last };
}

function toldEnd(table: BudgetTable, money: TextAmount, end: End, name: string): ToldAmount {
  const { row, column, amount } = end;
  return {
    money,
    name: `${name} (${row.name})`,
    thing: madeThing(table, row.name, [row]),
    expected: [{ column, amount, right: amount, slack: 0n }],
    also: [],
    inference: true,
  };
}

const isSaid = ({ amount, slack, others }: TextAmount, exact: bigint): boolean =>
  [amount, ...others].some((one) => abs(one - exact) <= slack);
