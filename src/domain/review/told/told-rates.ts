/** What a sentence tells of the items of one rate of tax: their sum, their tax, how many there are, which they are. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO } from "../../budget/fixed.ts";
import type { Block } from "../../document/parsed-document.ts";
import { oncePer } from "../../once-per.ts";
import { linesOf, rateOfRow } from "../legal-finding.ts";
import { mainBudgets } from "../main-budgets.ts";
import { rowsBelow } from "../row-counts.ts";
import type { ReviewInput } from "../rule.ts";
import { figuresOf, rightAmount } from "../table-totals.ts";
import { madeThing, sumOf, type ThingMoney } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
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
  if (columnsOf(table, "vatRate", "vatAmount").length === 0) return null;
  const rates = new Map(linesOf(table).map((row) => [row, rateOfRow(table, row)]));
  return [...rates.values()].some((rate) => rate !== null && rate > 0n) ? { table, rates } : null;
}

const TAX = "(?:thue(?: suat)?(?: gtgt| vat| gia tri gia tang)?|vat|gtgt)";
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

const NAMES = `E(?:(?:,| va|, va) E)*`;
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
  new RegExp(`${NAMES} (?:deu )?(?:khong chiu|thuoc (?:dien|doi tuong) khong chiu) ${TAX}`, "g"),
];

/** Rates told of items by name: "bàn làm việc chịu thuế suất 8%", "phần mềm kế toán không chịu thuế". */
export function namedRates(shape: Shape, input: ReviewInput): NamedRate[] {
  const told = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  const rated = /thuế|VAT|GTGT/iu.test(told) ? ratedTable(input) : null;
  if (rated === null) return [];
  return RATE_OF.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match) => {
      const [share] = marksOf(shape, "P", match);
      const said = share === undefined ? 0n : share.share.value / MICRO;
      return marksOf(shape, "E", match).flatMap(({ mention }): NamedRate[] => {
        const thing = onlyOf(mention.things);
        const row = thing?.source === true ? undefined : thing?.rows[0];
        const there = row === undefined ? null : rateOf(row, rated);
        if (row === undefined || there === null || thing?.rows.length !== 1) return [];
        const quote = quoteOf(shape, match);
        return [{ block: shape.block, row, table: rated.table, said, there, quote }];
      });
    }),
  );
}

/** Of a group: the one rate of all its lines. */
function rateOf(row: BudgetRow, { table, rates }: RatedTable): bigint | null {
  if (row.kind !== "group") return rates.get(row) ?? null;
  const lines = rowsBelow(table, row).filter(({ kind }) => kind === "line");
  const [rate = null, ...others] = new Set(lines.map((line) => rates.get(line) ?? null));
  return others.length === 0 ? rate : null;
}

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
