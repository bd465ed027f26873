/** What a sentence tells of the items of one rate of tax: their sum, their tax, how many there are, which they are. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, MICRO } from "../../budget/fixed.ts";
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
import { ADDED_VALUE } from "../../text/change-words.ts";
import { linesOf, rateOfRow } from "../legal-finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import { rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { figuresOf, rightAmount } from "../table-totals.ts";
import { madeThing, sumOf, type ThingMoney } from "./named-things.ts";
import { ASIDE, marksOf, type NameMark, quoteOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, type ToldAmount } from "./told-amounts.ts";

/** The one table of the document, with the rates of its lines in whole percent; null for a line without one. */
export interface RatedTable {
  table: BudgetTable;
  rates: ReadonlyMap<BudgetRow, bigint | null>;
}

/** Null where the table has no tax. */
export const ratedTable = oncePer(findRated, ({ document }) => document);

function findRated(input: ReviewInput): RatedTable | null {
  const [table, ...more] = mainBudgets(input.budgets);
  if (table === undefined || more.length > 0 || table.ocr) return null;
  if (columnsOf(table, "vatRate", "vatAmount", "amountWithVat").length === 0) return null;
  const rates = new Map(linesOf(table).map((row) => [row, rateOfRow(table, row)]));
  return [...rates.values()].some((rate) => rate !== null && rate > 0n) ? { table, rates } : null;
}

const TAX = `(?:thue(?: suat)?(?: gtgt| vat| ${ADDED_VALUE})?|vat|gtgt)`;
const ITEMS =
  "(?:cac |nhom |toan bo |nhung )*(?:mat hang|hang hoa|hang muc|khoan|hang|dich vu|noi dung|thiet bi)(?:,? (?:va )?dich vu)?";
const OF_RATE = `(?:chiu |ap dung |co |muc |nhom )*${TAX}(?: (?:suat|muc))? P`;
const LINK = String.raw`(?:[ ,:–-]+(?:la|${NEUTRAL}|truoc thue|chua thue))*[ ,:–-]+M`;
const TAX_OF = new RegExp(
  `(?<!\\b(?:chiu|muc|ap dung|theo|suat|co|truoc|sau|chua|gom|ca) )\\b(?:tien |so tien |so )?${TAX} (?:cua |doi voi )?(?:${ITEMS} )?(?:nhom )?(?:${OF_RATE}|P)${LINK}`,
  "g",
);
const SUM_OF = new RegExp(
  `\\b(?:gia tri|tong gia tri|thanh tien|so tien|kinh phi|tong)(?: (?:cua|hang hoa|cac))* (?:${ITEMS} )?${OF_RATE}${LINK}`,
  "g",
);

export function toldRates(shape: Shape, input: ReviewInput): ToldAmount[] {
  const said = shape.block.text.slice(shape.start, shape.end);
  if (!/thuế|VAT|GTGT/iu.test(said) || shape.marks.some(({ kind }) => kind === "E")) return [];
  const rated = ratedTable(input);
  if (rated === null) return [];
  return [
    ...moneyOf(shape, rated, TAX_OF, ["vatAmount"]),
    ...moneyOf(shape, rated, SUM_OF, ["amount", "amountWithVat"]),
  ];
}

export interface NamedRate {
  block: Block;
  row: BudgetRow;
  table: BudgetTable;
  /** In whole percent; 0 for what is not taxed. */
  said: bigint;
  there: bigint;
  quote: string;
}

const NAMES = `E${ASIDE}(?:(?:,| va|, va|;) E${ASIDE})*`;
/** The closest first: each name takes its rate from the first that reaches it. */
const RATE_OF = [
  new RegExp(`${TAX} (?:ap dung )?(?:cho|doi voi|cua) (?:${ITEMS} )?${NAMES} (?:la |: )?P`, "g"),
  new RegExp(
    `${NAMES} (?:deu )?(?:chiu|ap dung|co|tinh|theo) (?:muc )?${TAX} (?:la |o muc )?P`,
    "g",
  ),
  new RegExp(
    `${ITEMS} (?:chiu|ap dung|co) (?:muc )?${TAX} P (?:gom|la|:|bao gom) ?(?:co )?${NAMES}`,
    "g",
  ),
  new RegExp(
    `${NAMES} (?:deu )?(?:khong (?:phai )?chiu|mien|thuoc (?:dien|doi tuong) (?:khong chiu|mien)) ${TAX}`,
    "g",
  ),
  new RegExp(
    `P (?:thue )?(?:chi )?(?:duoc )?(?:ap dung |tinh )?(?:cho|doi voi|voi|gom):? (?:${ITEMS} )?${NAMES}`,
    "g",
  ),
  new RegExp(`${NAMES}(?! ?,)[^EMP.;,]{0,40}[ (:]P`, "g"),
];
/** What is told in percent besides: shares, changes, reserves. */
const NO_RATE = /\b(?:chiem|ty trong|ty le|tang|giam|bang|du phong|con lai|khac|truoc day|neu)\b/;
const RATES = [0n, 5n, 8n, 10n];

/** Rates told of items and groups by name: "bàn làm việc chịu thuế suất 8%", "phần mềm kế toán không chịu thuế". */
export function namedRates(shape: Shape, input: ReviewInput): NamedRate[] {
  const told = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  const rated = /thuế|VAT|GTGT/iu.test(told) ? ratedTable(input) : null;
  if (rated === null) return [];
  const known = new Set<NameMark>();
  return RATE_OF.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match) => {
      const said = saidRate(shape, match);
      if (said === null || NO_RATE.test(match[0])) return [];
      const names = marksOf(shape, "E", match).filter((mark) => !known.has(mark));
      for (const mark of names) known.add(mark);
      const quote = quoteOf(shape, match);
      return names.flatMap((mark): NamedRate[] => {
        const meant = rateMeant(mark, said, rated);
        return meant === null ? [] : [{ ...meant, block: shape.block, said, quote }];
      });
    }),
  );
}

function saidRate(shape: Shape, match: RegExpExecArray): bigint | null {
  const [share, ...more] = marksOf(shape, "P", match);
  const value = share?.share.value ?? 0n;
  return more.length === 0 && RATES.some((rate) => rate * MICRO === value) ? value / MICRO : null;
}

/** The rate of what the name may mean: the one that is told, else that of the first; null where some rate is not known. */
function rateMeant(
  { mention }: NameMark,
  said: bigint,
  { table, rates }: RatedTable,
): Pick<NamedRate, "row" | "table" | "there"> | null {
  const things = mention.things.filter(({ money, rows }) => money.length > 0 && rows.length > 0);
  const known = things.flatMap(({ rows }) => {
    const lines = rows.flatMap((row) => (row.kind === "line" ? [row] : rowsBelow(table, row)));
    const own = new Set(lines.filter(({ kind }) => kind === "line").map((row) => rates.get(row)));
    const [there, ...others] = own;
    const [row] = rows;
    return there == null || others.length > 0 || row === undefined ? [] : [{ row, table, there }];
  });
  if (known.length < things.length) return null;
  return known.find(({ there }) => there === said) ?? known[0] ?? null;
}

const RATE_OF_TAX = new RegExp(
  String.raw`\b${TAX}\b[^EMP.;]{0,60}P[^EMP;]{0,70}?(?:\)| la|:)(?: la| so tien| tuong ung)* M`,
  "g",
);

/** "Thuế GTGT (thuế suất 10% …) là 76.892.000 đồng" where that is 8% of a total of the table, and 10% of none. */
export function ratesOfTaxes(shape: Shape, input: ReviewInput): NamedRate[] {
  const rated = ratedTable(input);
  if (rated === null) return [];
  const { table } = rated;
  const bases = figuresOf([table], ["total", "group", "line"]).filter(
    ({ column }) => table.columns[column]?.role === "amount",
  );
  return [...shape.text.matchAll(RATE_OF_TAX)].flatMap((match): NamedRate[] => {
    const said = saidRate(shape, match);
    const [money] = marksOf(shape, "M", match);
    if (said === null || said === 0n || money === undefined) return [];
    const { amount, slack } = money.money;
    const isTaxOf = (base: bigint, rate: bigint): boolean =>
      abs(base * rate - amount * 100n) <= 100n * (slack + 1n);
    const there = RATES.flatMap((rate) =>
      bases.flatMap((base) =>
        rate > 0n && isTaxOf(rightAmount(base), rate) ? [{ rate, base }] : [],
      ),
    );
    const [first] = there;
    if (first === undefined || there.some(({ rate }) => rate === said)) return [];
    // Beside the sum it is the tax of, the rate is held against that: ../tax-in-sentence.ts.
    const told = shape.marks.flatMap((mark) => (mark.kind === "M" ? [mark.money.amount] : []));
    if (there.some(({ base }) => told.includes(rightAmount(base)))) return [];
    const { row } = first.base;
    const quote = quoteOf(shape, match);
    return [{ block: shape.block, row, table, said, there: first.rate, quote }];
  });
}

const REST_TOO = new RegExp(
  String.raw`(?:${TAX} P [^EMP.;]{0,40}(?:E|[^EMP.;]{0,60})|${TAX} P), (?:va |con )?(?:cac |nhung |phan |toan bo )?[a-z ]{0,40}\b(?:khac|con lai)(?: (?:deu|cung|thi|ap dung|chiu|tinh|theo|la|muc|o|${TAX}))* P`,
  "g",
);

/** "Thuế suất 8% chỉ áp dụng cho A, các mặt hàng khác 8%" where the table has a second rate. */
export function ratesOfRest(shape: Shape, input: ReviewInput): NamedRate[] {
  const said = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  const rated = /thuế|VAT|GTGT/iu.test(said) ? ratedTable(input) : null;
  if (rated === null) return [];
  const { table, rates } = rated;
  return [...shape.text.matchAll(REST_TOO)].flatMap((match): NamedRate[] => {
    const [one, rest, ...more] = marksOf(shape, "P", match).map(({ share }) => share.value);
    if (one === undefined || one !== rest || more.length > 0 || NO_SHARE.test(match[0])) return [];
    const taxed = [...rates].filter(([, rate]) => rate !== null && rate > 0n);
    const there = new Set(taxed.map(([, rate]) => rate));
    const [row, right] = taxed.find(([, rate]) => rate !== one / MICRO) ?? [];
    if (there.size !== 2 || !there.has(one / MICRO) || row === undefined || right == null)
      return [];
    const quote = quoteOf(shape, match);
    return [{ block: shape.block, row, table, said: one / MICRO, there: right, quote }];
  });
}

const NO_SHARE = /\b(?:chiem|ty trong|ty le|tang|giam|du phong|neu|truoc day)\b/;

function moneyOf(
  shape: Shape,
  { table, rates }: RatedTable,
  pattern: RegExp,
  roles: readonly string[],
): ToldAmount[] {
  return [...shape.text.matchAll(pattern)].flatMap((match): ToldAmount[] => {
    const [money] = marksOf(shape, "M", match);
    const [share] = marksOf(shape, "P", match);
    const rows = [...rates].flatMap(([row, rate]) =>
      share !== undefined && rate !== null && rate * MICRO === share.share.value ? [row] : [],
    );
    const [first] = rows;
    const unsure = [...rates.values()].includes(null);
    if (money === undefined || share === undefined || first === undefined || unsure) return [];
    const figures = figuresOf([table], ["line"]).filter(
      ({ row, column }) => rows.includes(row) && roles.includes(table.columns[column]?.role ?? ""),
    );
    const columns = [...new Set(figures.map(({ column }) => column))];
    const expected = columns.map(
      (column): ThingMoney =>
        sumOf(
          figures
            .filter((figure) => figure.column === column)
            .map((one) => ({ ...one, right: rightAmount(one) })),
          column,
        ),
    );
    const name = `${pattern === TAX_OF ? "thuế của " : ""}hàng hóa, dịch vụ thuế suất ${share.share.quote}`;
    const thing = madeThing(table, name, rows, expected);
    return [{ money: money.money, name, thing, expected, also: [] }];
  });
}
