/**
 * Counts of rows, parts and places whose rows the sentence itself tells: by the very money of a group or of the whole
 * that stands beside them ("Khu vực I có 35 trạm, kinh phí 1.780.800.000 đồng", "1.564.000.000 đồng cho 11 đơn vị"), by
 * the table it names ("Biểu 02 gồm 39 hạng mục của 05 bệnh viện") or because it speaks of all there is ("Dự toán của 08
 * đơn vị gồm 51 nội dung chi"). Of whatever year: how many they are is the same for each column.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { abs } from "../../budget/fixed.ts";
import { isInWords } from "../../budget/row-label.ts";
import { oncePer } from "../../once-per.ts";
import { fold } from "../../text/fold.ts";
import { mainBudgets } from "../main-budgets.ts";
import { ownTotals } from "../named-figures.ts";
import { rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { whereOfBlock } from "../where.ts";
import {
  type CountedRows,
  isWholeName,
  PART_NOUN,
  PLACE_NOUN,
  ROW_NOUN,
  type Ways,
  waysOf,
} from "./counted-nouns.ts";
import { thingsOf } from "./named-things.ts";
import { onlyOf, plannedSentences } from "./own-sentences.ts";
import { marksOf, type MoneyMark, type NameMark, quoteOf, type Shape } from "./sentence-shape.ts";
import type { Said } from "./told-counts.ts";

const NUMBER = String.raw`(?<![\p{L}\d.,/:-])(\d{1,4})(?: ?\([a-z ]{2,24}\))?`;
const COUNTED = new RegExp(
  `${NUMBER} (${PLACE_NOUN}|${PART_NOUN}|${ROW_NOUN}|E)(?![\\p{L}\\d/])`,
  "gu",
);
/** A label, a bound, one of several, what is added: no count of what is there. */
const NO_COUNT =
  /\b(?:nam|thang|ngay|quy|thu|stt|muc|dieu|khoan|diem|phu luc|bieu|bang|nhom|phan|goi|dot|lan|tu|den|tren|duoi|hon|kem|gan|khoang|it nhat|toi thieu|toi da|khong qua|moi|cung|them|bo sung|tang|giam|con|chi|uu tien|khac|da|chua)\s*$/;
/** Behind the noun: what makes it some of them. */
const SOME_OF =
  /^,? (?:(?:duoc|se|phai|can|dang|cung) )*(?:theo (?:nguon|tinh chat|hinh thuc|thoi gian|quy|dot|giai doan)|moi|chua|da (?!gom|bao gom|co thue)|khong|khac|con lai|lan dau|uu tien|trong (?:diem|tam)|thi diem|lon|nho|tang|giam|co (?:gia tri|don gia|muc|so|ty le|nhu cau|kinh phi (?:tren|tu|lon|nho|duoi))|tu \d|tren|duoi|hoan thanh|chuyen tiep|phat sinh|chi tieu|dich (?!vu)|doi tuong|nguoi|benh nhan|dan|tieu chi|giai phap|(?:[a-z]+ ){1,3}uu tien)\b/;
const NARROWED =
  /\b(?:trong do|rieng|uu tien|mot so|phan lon|lon nhat|nho nhat|cao nhat|thap nhat|moi)\b/;

interface Count {
  match: RegExpExecArray;
  count: number;
  noun: string;
  at: number;
  end: number;
  /** "05 trung tâm y tế khu vực": the group that is named so. */
  group: CountedRows | null;
}

export function countsOfRows(input: ReviewInput): Said[] {
  if (input.budgets.length === 0 || input.budgets.some(({ ocr }) => ocr)) return [];
  return plannedSentences(input).flatMap((shape) =>
    isInWords(shape.block.text) ? [] : saidIn(shape, input),
  );
}

function saidIn(shape: Shape, input: ReviewInput): Said[] {
  const counts = countsIn(shape);
  return counts.flatMap((one): Said[] => {
    const scopes = scopesOf(shape, one, counts, input);
    const [first] = scopes;
    const table = first?.rows[0]?.table;
    if (first === undefined || table === undefined) return [];
    const plain = scopes.flatMap(({ ways }) => ways.plain);
    const all = scopes.flatMap(({ ways }) => [...ways.all]);
    const nearest = plain.reduce(
      (best, there) =>
        abs(BigInt(there - one.count)) < abs(BigInt(best - one.count)) ? there : best,
      plain[0] ?? 0,
    );
    const what = new RegExp(`^(?:${PART_NOUN})$`).test(one.noun) ? "nhóm" : "hạng mục";
    const at = { where: whereOfBlock(shape.block), quote: quoteOf(shape, one.match) };
    return [{ ...at, count: one.count, counts: [nearest, ...all], what, table }];
  });
}

function countsIn(shape: Shape): Count[] {
  const { text } = shape;
  return [...text.matchAll(COUNTED)].flatMap((match): Count[] => {
    const [all, digits = "", noun = ""] = match;
    const [at, end] = [match.index, match.index + all.length];
    // Without their marks a row is a đồng, a station a hundred.
    const printed = quoteOf(shape, match).normalize("NFC");
    if (/đồng|trăm|\bmức/iu.test(printed)) return [];
    if (NO_COUNT.test(text.slice(0, at)) || SOME_OF.test(text.slice(end))) return [];
    const count = Number(digits);
    if (noun === "E") return groupCounted(shape, { match, count, at, end });
    return count === 0 ? [] : [{ match, count, noun, at, end, group: null }];
  });
}

/** Places counted by the name of their group. */
function groupCounted(shape: Shape, hit: Pick<Count, "match" | "count" | "at" | "end">): Count[] {
  const [mark] = marksOf(shape, "E", hit.match);
  const thing = onlyOf(mark?.mention.things ?? []);
  const [row] = thing?.rows ?? [];
  if (mark === undefined || thing?.kind !== "group" || row === undefined) return [];
  const said = fold(shape.block.text.slice(mark.start, mark.end));
  const noun = new RegExp(`^${PLACE_NOUN}(?![a-z])`).exec(said)?.[0];
  const rows = row.kind === "group" ? rowsBelow(thing.table, row) : thing.rows;
  return noun === undefined ? [] : [{ ...hit, noun, group: { table: thing.table, rows } }];
}

interface Scope {
  rows: readonly CountedRows[];
  ways: Ways;
}

/** By money beside the count, else by the table that is named, else all there is. */
function scopesOf(shape: Shape, one: Count, counts: readonly Count[], input: ReviewInput): Scope[] {
  const money = moneyBeside(shape, one, counts);
  const withMoney =
    money === null
      ? []
      : rowsOfMoney(input).filter(
          ({ amount }) => abs(amount - money.money.amount) <= money.money.slack,
        );
  const beside = counted(
    withMoney.map(({ rows }) => rows),
    one.noun,
  );
  if (beside.length > 0) return beside;
  if (one.group !== null) return NARROWED.test(shape.text) ? [] : counted([[one.group]], one.noun);
  if (!speaksOfAll(shape, one, counts, input)) return [];
  return counted(tablesMeant(shape, one, input), one.noun);
}

const counted = (scopes: readonly (readonly CountedRows[])[], noun: string): Scope[] =>
  scopes.flatMap((rows) => {
    const ways = waysOf(rows, noun);
    return ways.plain.length === 0 ? [] : [{ rows, ways }];
  });

interface RowsOfMoney {
  amount: bigint;
  rows: readonly CountedRows[];
}

/** Every sum that stands for rows: groups, whole tables, all tables together. */
export const rowsOfMoney = oncePer(
  (input: ReviewInput): RowsOfMoney[] => {
    const tables = mainBudgets(input.budgets);
    const groups = thingsOf(input).all.filter(
      ({ kind, source, name }) =>
        (kind === "group" && source !== true) || (kind === "line" && isWholeName(name)),
    );
    const ofGroups = groups.flatMap(({ table, rows, money }) => {
      const [row] = rows;
      const own = row?.kind === "group" ? rowsBelow(table, row) : rows;
      // "Toàn ngành" in front of all the others.
      const whole = row?.children.length === 0 && isWholeName(row.name);
      return money.map(({ amount, column }): RowsOfMoney => {
        return { amount, rows: [{ table, rows: whole ? table.rows : own, column }] };
      });
    });
    const ofTables = ownTotals(tables).map(({ table, amount, column }): RowsOfMoney => {
      return { amount, rows: [{ ...wholeOf(table), column }] };
    });
    const [first, ...more] = tables.map((table) => ownTotals([table])[0]?.amount);
    const together =
      first === undefined || more.length === 0 || more.includes(undefined)
        ? []
        : [
            {
              amount: more.reduce<bigint>((sum, one) => sum + (one ?? 0n), first),
              rows: tables.map(wholeOf),
            },
          ];
    return [...ofGroups, ...ofTables, ...together];
  },
  ({ document }) => document,
);

const wholeOf = (table: BudgetTable): CountedRows => ({ table, rows: table.rows });

/** Between a count and its money: nothing that begins something else; "06 nội dung mua thiết bị với số tiền …". */
const LINK =
  /^(?:[^EM.;]*\b(?:chua|khong) (?:tinh|ke|gom|bao gom) E)?(?: (?:mua|mua sam|thue|cua|thuoc|trong|ve|cho|o|tai) E)?[^EM.;]*$/;
const PARTS =
  /\b(?:trong do|rieng|con lai|con|tang|giam|them|(?<!(?:truoc|sau|gom|chua|co|ca) )thue|chenh lech|so voi|moi|don gia|lon nhat|nhieu nhat|binh quan)\b/;
const FARTHEST = 90;

/** The money of the same clause that tells what the counted rows come to. */
function moneyBeside(shape: Shape, one: Count, counts: readonly Count[]): MoneyMark | null {
  const money = shape.marks.filter((mark): mark is MoneyMark => mark.kind === "M");
  const between = (from: number, to: number): string => shape.text.slice(from, to);
  const isBeside = (mark: MoneyMark): boolean => {
    const gap = mark.at > one.at ? between(one.end, mark.at) : between(mark.at + 1, one.at);
    return gap.length <= FARTHEST && LINK.test(gap.replace(ASIDES, " ")) && !PARTS.test(gap);
  };
  const fits = money.filter(
    (mark) =>
      mark.money.amount >= 1_000_000n &&
      mark.money.slack * 200n <= mark.money.amount &&
      isBeside(mark),
  );
  const behind = fits.find(({ at }) => at > one.at);
  const before = fits.findLast(({ at }) => at < one.at);
  // "…, gồm 07 nội dung": the money in front; of two counts with one sum each the nearer one.
  if (behind === undefined || before === undefined) return behind ?? before ?? null;
  const opens = /(?:^|[;:.])[^;:.M]*$/.test(shape.text.slice(0, one.at));
  return opens && counts.length > 0 ? behind : before;
}

/** "(bằng chữ: …)", "(Phụ lục 1)". */
const ASIDES = / ?\([^()M]*\) ?/g;

const BUDGET =
  /\b(?:du toan|kinh phi|bang|bieu|phu luc|danh muc|tong cong|tong so|toan nganh|toan vien|khoan chi|noi dung chi|nhiem vu chi|tong hop|phan bo)\b/;
const LEAD =
  "(?:tong cong|cong|tong so|toan bo|tat ca|ca thay|toan nganh|toan tinh|toan vien|du toan|khai toan|nhu cau|de nghi|ke hoach|danh muc|bieu|bang|phu luc|tong hop|dang ky|kinh phi|phan bo|giao|chia|lap|ho so)";
const GIVES =
  "(?:co|gom|bao gom|gom co|tong hop|cua|cho|tu|thuoc|voi|theo|trong|tai|thanh|lam|mua sam|mua|chi tiet|co tong cong|:|\\()";
/** The count is one of all there is. */
const OF_ALL = new RegExp(
  `(?:^|[^a-z])${LEAD}(?:[ ,()]+(?!trong do|rieng)(?:[a-z]+|\\d{1,2}|20\\d\\d|M))*[ (]+${GIVES} ?$|(?:^|[^a-z])(?:tong cong|cong|tong so|toan bo|tat ca|ca thay|toan nganh) ?\\(?$|^\\W*(?:co|gom|phan bo|tong hop) $`,
);
const CHAINED =
  /^(?:,? (?:va|voi|cua|thuoc|trong|theo|gom|chia (?:thanh|lam|theo)|tren)|,|:|\s?\()? ?\(?$/;

function speaksOfAll(
  shape: Shape,
  one: Count,
  counts: readonly Count[],
  input: ReviewInput,
): boolean {
  const { text, marks, block } = shape;
  const before = text.slice(0, one.at);
  const inBudget =
    input.facts.kind === "budget" ||
    block.headingPath.some((heading) => /\b(?:kinh phi|du toan)\b/.test(fold(heading)));
  if (!inBudget || !BUDGET.test(fold(block.text)) || NARROWED.test(before)) return false;
  if (marks.some((mark) => mark.kind === "E" && mark.at < one.end && !isWhole(mark))) return false;
  if (OF_ALL.test(before)) return true;
  const last = counts.findLast(({ end }) => end <= one.at);
  const chained =
    last !== undefined && CHAINED.test(text.slice(last.end, one.at).replace(ASIDES, " "));
  return chained && speaksOfAll(shape, last, counts, input);
}

const isWhole = ({ mention }: NameMark): boolean =>
  mention.things.every(({ name }) => isWholeName(name));

const TABLE_NAME = /\b(phu luc|bieu|bang)(?: so)? (\d{1,2}|[ivx]{1,4})\b/g;

/** The table that the sentence names right behind the count or last before it, else the one there is. */
function tablesMeant(
  { text }: Shape,
  { at, end }: Count,
  input: ReviewInput,
): (readonly CountedRows[])[] {
  const tables = mainBudgets(input.budgets);
  if (tables.length === 1) return tables.map((table) => [wholeOf(table)]);
  const aside = /^ ?\([^()]*\)/.exec(text.slice(end))?.[0] ?? "";
  const name =
    [...aside.matchAll(TABLE_NAME)][0] ?? [...text.slice(0, at).matchAll(TABLE_NAME)].at(-1);
  const own = name === undefined ? [] : tablesNamed(input, name[1] ?? "", name[2] ?? "");
  return own.length !== 1 ? [] : own.map((table) => [wholeOf(table)]);
}

/** Tables that are called so, "phu luc" and "2" or "ii". */
export const tablesNamed = (
  { budgets }: ReviewInput,
  kind: string,
  number: string,
): BudgetTable[] => mainBudgets(budgets).filter((table) => isNamed(table, kind, number));

function isNamed({ table }: BudgetTable, kind: string, number: string): boolean {
  const { caption, headingPath, place } = table;
  const plain = String(Number(number));
  const label = /^\d/.test(number) ? `0?${plain}` : number;
  const pattern = new RegExp(`\\b${kind}(?: so)? ${label}\\b`);
  return [...caption, ...headingPath.slice(-1), place.sheet ?? ""].some((text) =>
    pattern.test(fold(text)),
  );
}
