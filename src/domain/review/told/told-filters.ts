/**
 * How many rows of the budget a sentence says are of a kind: "3 hạng mục từ 100 triệu đồng trở lên", "02 khoản chỉ sử
 * dụng ngân sách nhà nước", "4 khoản tăng, 2 khoản giảm", "hai mặt hàng chịu thuế suất 10%".
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO } from "../../budget/fixed.ts";
import { ADDED_VALUE } from "../../text/change-words.ts";
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import { linesOf } from "../legal-finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import { outerGroups, rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { amountsIn } from "../table-totals.ts";
import { whereOfBlock } from "../where.ts";
import { madeThing, type ThingMoney } from "./named-things.ts";
import { onlyOf, ownSentences, plannedSentences } from "./own-sentences.ts";
import { yearColumns } from "./prior-columns.ts";
import { rowsOfKinds } from "./row-kinds.ts";
import { ROW_TAIL, ROW_WORD } from "./row-words.ts";
import { marksOf, type MoneyMark, quoteOf, type Shape } from "./sentence-shape.ts";
import type { ToldAmount } from "./told-amounts.ts";
import type { Said } from "./told-counts.ts";
import { ratedTable } from "./told-rates.ts";

const ROW = `(?:${ROW_WORD}|goi)${ROW_TAIL}(?: (?:chi|mua sam|dau tu|lon|nho))*`;
export const NOUN = `(${ROW}|nhom(?: (?:chi|nhiem vu|noi dung|hang muc))?)`;
export const COUNTED = String.raw`${SMALL_NUMBER} ${NOUN}(?: (?:con lai|khac|nay))?,?(?: (?:deu|duoc|du kien|la|chi|cung))*`;
const MEASURE =
  "(?: (?:co|voi|muc|tri gia|gia tri|kinh phi|so tien|thanh tien|du toan|don gia|gia|tien|tong|nhu cau|von|dau tu))*";
/** Behind the noun: the bounds of money, whose words "trên", "dưới", "hơn" are part of the amount. */
const BOUND = String.raw`${MEASURE}(?: (?:tu|khong qua|toi da|khong duoi|it nhat|toi thieu|(?:lon|cao|nho|thap)(?: hon)?|vuot|bang hoac lon))? M(?: tro len| tro xuong| (?:den|toi) M)?`;
const FORMS = [
  new RegExp(String.raw`${COUNTED}${BOUND}(?! ?/| moi\b)`, "gu"),
  new RegExp(String.raw`\bso ${NOUN}${BOUND}(?: la|:) ${SMALL_NUMBER}`, "gu"),
];
/** Some of them, or words that count other things. */
const SOME = /\b(?:it nhat|toi thieu|hon|khoang|moi|thu|mot trong|goi thau|so)\s*$/;

type Test = (amount: bigint) => boolean;

/** Counts by the size of the money. */
function bySize(shape: Shape, table: BudgetTable): Said[] {
  return FORMS.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match): Said[] => {
      const money = marksOf(shape, "M", match);
      const test = testOf(match[0], money);
      const count = [...match[0].matchAll(new RegExp(SMALL_NUMBER, "gu"))].at(0)?.[1];
      if (test === null || count === undefined || SOME.test(shape.text.slice(0, match.index)))
        return [];
      const group = /\bnhom\b/.test(match[0]);
      const scope = scopeOf(shape, match.index, table, group);
      if (scope === null) return [];
      const rows = group ? scope : rowsOfKinds(table, match[0], scope);
      const price = /\bdon gia\b/.test(match[0]);
      const columns = price
        ? columnsOf(table, "unitPrice", "unitPriceWithVat")
        : columnsOf(table, "amountWithVat", "amount");
      const counts = columns.map(
        (column) => rows.filter((row) => amountsIn(table, row, [column]).some(test)).length,
      );
      return [said(shape, match, table, { count: smallNumber(count), counts, group })];
    }),
  );
}

const SUM_BEHIND =
  /^(?: ?\([^()MEP]*\))?,? (?:cong|tong cong|cong lai|tong|tong kinh phi|tong so tien|tong gia tri|voi tong (?:so tien|kinh phi|gia tri)|voi|kinh phi)(?: (?:la|bang))? M/;

/** "03 khoản từ 100 triệu đồng trở lên, cộng 425.000.000 đồng": what these come to together. */
export function toldFilteredSums(shape: Shape, input: ReviewInput): ToldAmount[] {
  const [table, ...more] = mainBudgets(input.budgets);
  const counted = FORMS[0];
  if (table === undefined || more.length > 0 || table.ocr || counted === undefined) return [];
  return [...shape.text.matchAll(counted)].flatMap((match): ToldAmount[] => {
    const end = match.index + match[0].length;
    const sum = SUM_BEHIND.exec(shape.text.slice(end));
    const rows = scopeOf(shape, match.index, table, /\bnhom\b/.test(match[0]));
    const test = testOf(match[0], marksOf(shape, "M", match));
    const money = shape.marks.find(({ at }) => at === end + (sum?.[0].length ?? 0) - 1);
    if (sum === null || rows === null || test === null || money?.kind !== "M") return [];
    const expected = columnsOf(table, "amountWithVat", "amount").map((column): ThingMoney => {
      const amounts = rows.flatMap((row) => amountsIn(table, row, [column]).filter(test));
      const amount = amounts.reduce((all, one) => all + one, 0n);
      return { column: column.index, amount, right: amount, slack: 0n };
    });
    const name = quoteOf(shape, match);
    const thing = madeThing(table, name, rows, expected);
    return [{ money: money.money, name, thing, expected, also: [] }];
  });
}

function testOf(words: string, [low, high, ...more]: readonly MoneyMark[]): Test | null {
  if (low === undefined || more.length > 0) return null;
  const { amount, qualifier } = low.money;
  if (high !== undefined)
    return (one) =>
      one >= amount &&
      (high.money.qualifier === "less-than" ? one < high.money.amount : one <= high.money.amount);
  if (/\btro xuong|khong qua|toi da/.test(words)) return (one) => one <= amount;
  if (/\btro len|khong duoi|it nhat|toi thieu|bang hoac lon/.test(words))
    return (one) => one >= amount;
  if (qualifier === "less-than" || /\b(?:nho|thap)\b/.test(words)) return (one) => one < amount;
  return qualifier === "more-than" || /\b(?:vuot|lon hon|cao hon)\b/.test(words)
    ? (one) => one > amount
    : null;
}

/** The rows of the one group that is named before, else all; null where it is unclear. */
export function scopeOf(
  shape: Shape,
  index: number,
  table: BudgetTable,
  groups: boolean,
): BudgetRow[] | null {
  if (groups) return outerGroups(table);
  const named = shape.marks.flatMap((mark) => {
    const thing = mark.kind === "E" && mark.at < index ? onlyOf(mark.mention.things) : undefined;
    return thing === undefined ? [] : [thing];
  });
  const [only, ...more] = named.filter((thing) => thing?.kind !== "source");
  if (only === undefined) return linesOf(table);
  if (only === null || only.kind !== "group" || more.length > 0) return null;
  const [row] = only.rows;
  const inside = row?.kind === "group" ? rowsBelow(only.table, row) : only.rows;
  return inside.filter(({ kind }) => kind === "line");
}

export function said(
  shape: Shape,
  match: RegExpExecArray,
  table: BudgetTable,
  { count, counts, group }: { count: number; counts: readonly number[]; group?: boolean },
): Said {
  const quote = quoteOf(shape, match);
  const what = group === true ? "nhóm" : "hạng mục";
  return { where: whereOfBlock(shape.block), quote, count, counts, what, table };
}

const FROM = "(?:su dung|chi tu|duoc chi tu|do|lay tu|bo tri tu|duoc bo tri tu|dung|tu)";
const BY_SOURCE = new RegExp(
  `${COUNTED} (?:(?:chi|hoan toan|toan bo|chi duoc)(?: duoc)? )?(?:hoan toan )?${FROM} (?:nguon )?(E|ca hai nguon|2 nguon|ca 2 nguon|hai nguon)`,
  "gu",
);

function bySource(shape: Shape, table: BudgetTable): Said[] {
  const sources = columnsOf(table, "source");
  if (sources.length < 2) return [];
  return [...shape.text.matchAll(BY_SOURCE)].flatMap((match): Said[] => {
    const lines = scopeOf(shape, match.index, table, false);
    if (lines === null || match[2]?.startsWith("nhom")) return [];
    const filled = lines.map((row) =>
      sources.flatMap(({ index }) => ((row.cells[index]?.value ?? 0n) > 0n ? [index] : [])),
    );
    const counts = countsBySource(shape, match, filled);
    const count = smallNumber(match[1] ?? "");
    // "Cả hai nguồn" of three tells nothing.
    const told = counts !== null && (match[0].endsWith("E") || sources.length === 2);
    return told ? [said(shape, match, table, { count, counts })] : [];
  });
}

/** For each line the columns of its sources; null where the source is not known. */
function countsBySource(
  shape: Shape,
  match: RegExpExecArray,
  filled: readonly (readonly number[])[],
): number[] | null {
  const named = marksOf(shape, "E", match).at(-1);
  if (named === undefined) return [filled.filter((own) => own.length >= 2).length];
  const thing = onlyOf(named.mention.things);
  const column = thing?.kind === "source" ? thing.money[0]?.column : undefined;
  if (column === undefined) return null;
  const used = filled.filter((own) => own.includes(column));
  const alone = used.filter((own) => own.length === 1).length;
  return /\b(?:chi|hoan toan|toan bo)\b/.test(match[0]) ? [alone] : [used.length, alone];
}

const TAX = `(?:thue(?: suat)?(?: gtgt| vat| ${ADDED_VALUE})?|vat|gtgt)(?: suat)?`;
const BY_RATE = [
  new RegExp(`${COUNTED} (?:chiu |ap dung |co |muc )*${TAX} P`, "gu"),
  new RegExp(
    `${TAX} P,? (?:duoc |ap dung |tinh )*(?:cho|doi voi|voi) ${SMALL_NUMBER} ${NOUN}`,
    "gu",
  ),
  new RegExp(`${COUNTED} (?:thuoc (?:dien|doi tuong) )?(?:khong chiu|mien) ${TAX}`, "gu"),
];

function byRate(shape: Shape, input: ReviewInput): Said[] {
  // "2 khoản, thuế 8 % cho …": the rate is that of the next ones.
  const matches = BY_RATE.flatMap((pattern) => [...shape.text.matchAll(pattern)]).filter(
    ([all]) => !/, ?(?:thue|vat|gtgt)/.test(all),
  );
  const rated = matches.length === 0 ? null : ratedTable(input);
  if (rated === null || [...rated.rates.values()].includes(null)) return [];
  return matches.flatMap((match): Said[] => {
    const [share] = marksOf(shape, "P", match);
    const rates = [...rated.rates.values()];
    const wanted = share?.share.value ?? 0n;
    const there = rates.filter((rate) => (rate ?? -1n) * MICRO === wanted).length;
    const count = smallNumber(match[1] ?? "");
    return [said(shape, match, rated.table, { count, counts: [there] })];
  });
}

const BY_CHANGE = new RegExp(
  `${COUNTED}(?: (?:co muc|muc chi|co|kinh phi|du toan))* (tang|giam)\\b(?!,? (?:them |len )?[MP])`,
  "gu",
);

function byChange(shape: Shape, table: BudgetTable, year: number | null): Said[] {
  const columns = year === null ? null : yearColumns(table, year);
  const [before, now] = [columns?.before[0], columns?.now[0]];
  if (columns === null || before === undefined || now === undefined) return [];
  if (columns.before.length > 1 || columns.now.length > 1) return [];
  return [...shape.text.matchAll(BY_CHANGE)].map((match): Said => {
    const gaps = linesOf(table).map(
      (row) => (row.cells[now.index]?.value ?? 0n) - (row.cells[before.index]?.value ?? 0n),
    );
    const there = gaps.filter((gap) => (match[3] === "tang" ? gap > 0n : gap < 0n)).length;
    return said(shape, match, table, { count: smallNumber(match[1] ?? ""), counts: [there] });
  });
}

/** Of the one budget there is. */
export function filteredCounts(input: ReviewInput): Said[] {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0 || table.ocr) return [];
  const own = ownSentences(input).flatMap((shape) => [
    ...bySize(shape, table),
    ...bySource(shape, table),
    ...byRate(shape, input),
  ]);
  const changes = plannedSentences(input).flatMap((shape) =>
    byChange(shape, table, input.facts.year),
  );
  return [...own, ...changes];
}
