/**
 * How many of a thing a task wants, in other words than the budget's: "Thay máy vi tính hết khấu hao (24 bộ)", "Tập huấn
 * kỹ năng số cho 500 cán bộ" against the one row whose unit is that and whose telling words the task names. Where the
 * whole name of the row stands in the text, ./rules/quantity-in-text.ts weighs it.
 */
import type { BudgetRow, BudgetTable } from "../budget/budget-table.ts";
import { wholeNumber } from "../budget/counts-in-text.ts";
import { MICRO, printMicro } from "../budget/fixed.ts";
import type { Finding } from "./finding.ts";
import { type ProseLine, quoteOf } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";
import { whereOfCell } from "./table-texts.ts";
import { timePoints } from "./time-points.ts";

/** A row of a budget with its quantity; names and units folded. */
export interface QuantityItem {
  table: BudgetTable;
  row: BudgetRow;
  column: number;
  quantity: bigint;
  name: string;
  unit: string;
}

/** A tab parts cells: "1<tab>Trang bị …" is the number of a row. */
const COUNTED =
  /(?<![\d.,/%:-])(\d{1,3}(?:\.\d{3})+|\d{1,5})(?:(?!\t)\s)+([a-z]+(?: [a-z]+)?)(?!\s*[/%])/g;
const PEOPLE =
  /^(?:nguoi|can bo|vien chuc|nhan vien|hoc vien|luot nguoi|bac si|dieu duong|y si|nhan luc)\b/;
/** Spans, steps and lots that one row holds in many ways. */
const NO_COUNT =
  /^(?:thang|nam|ngay|goi|lan|quy|dot|buoi|gio|he thong|phan mem|dich vu|bo phan|ky|dong|trieu|ty)\b/;
/** A part of it, what is there, another step. */
const PART_BEFORE =
  /\b(?:(?:moi|them|da|con|hien co|bo sung|trong do|dot \d|giai doan \d|tai|voi)|moi (?!ngay|nam|thang|quy)[a-z]+(?: y te)?)\s*$/;
const NEAR = 0.6;

export function taskQuantity(line: ProseLine, items: readonly QuantityItem[]): Finding | null {
  const counts = countsOf(line);
  const said = tellingWords(line.own);
  for (const one of counts) {
    const same = items.filter((item) => isUnit(item.unit, one.unit));
    // Two counts of one unit in a line may each be of something.
    if (counts.filter(({ unit }) => same.some((item) => isUnit(item.unit, unit))).length > 1)
      continue;
    const ranked = same
      .map((item) => ({ item, by: nearness(item, said) }))
      .sort((a, b) => b.by - a.by);
    const [best, next] = ranked;
    if (best === undefined || best.by < NEAR || (next?.by ?? 0) > best.by / 2) continue;
    if (best.item.quantity === BigInt(one.count) * MICRO) continue;
    if (counts.length > 1 && isOfAnother(line, one, best.item)) continue;
    return told(line, one, best.item);
  }
  return null;
}

/** "In 26.000 tờ rơi, 1.300 áp phích": what stands behind this count is no word of the row. */
function isOfAnother(line: ProseLine, { index, length, unit }: Count, item: QuantityItem): boolean {
  const behind = `${unit} ${/^[^.,;:()\d]*/.exec(line.own.slice(index + length))?.[0] ?? ""}`;
  const thing = behind.trim().split(/\s+/).slice(item.unit.split(" ").length);
  const own = new Set(item.name.split(" "));
  return thing.length > 0 && !thing.slice(0, 2).some((word) => own.has(word));
}

interface Count {
  count: number;
  unit: string;
  index: number;
  length: number;
}

function countsOf(line: ProseLine): Count[] {
  const times = timePoints(line.own);
  return [...line.own.matchAll(COUNTED)].flatMap((match) => {
    const [all, count = "", unit = ""] = match;
    const inTime = times.some(({ start, end }) => match.index >= start && match.index < end);
    const before = line.own.slice(Math.max(0, match.index - 20), match.index);
    if (inTime || NO_COUNT.test(unit) || PART_BEFORE.test(before)) return [];
    return [{ count: wholeNumber(count), unit, index: match.index, length: all.length }];
  });
}

const isUnit = (unit: string, said: string): boolean =>
  unit !== "" && (`${said} `.startsWith(`${unit} `) || (PEOPLE.test(unit) && PEOPLE.test(said)));

/** The share of the row's telling words in the line; at least three of them. */
function nearness({ name, unit }: QuantityItem, said: ReadonlySet<string>): number {
  const words = tellingWords(name.replace(unit, " "));
  const common = [...words].filter((word) => said.has(word)).length;
  return common < 3 ? 0 : common / words.size;
}

function told(line: ProseLine, { index, length, count }: Count, item: QuantityItem): Finding {
  const { table, row, column, quantity } = item;
  return {
    code: "text-quantity-mismatch",
    severity: "warning",
    where: line.where,
    quote: quoteOf(line, index, length),
    expected: printMicro(quantity),
    found: String(count),
    message: `Nhiệm vụ ghi ${quoteOf(line, index, length)}, bảng ${table.table.index} dòng “${row.name}” ghi ${printMicro(quantity)}.`,
    suggestion: "Thống nhất số lượng ở nhiệm vụ và bảng dự toán.",
    alsoAt: [whereOfCell(table, { row: row.index, column })],
  };
}
