/**
 * What an amount counts beside quantity and price, told by its own row alone: months in words ("Thuê máy chủ (12
 * tháng)"), a share that is paid ("70%"), a discount ("5%").
 */
import { type BudgetTable, columnsOf } from "../budget-table.ts";
import { abs, MICRO, type Micro } from "../fixed.ts";

const TOLD =
  /(?<![\d.,/])(\d{1,3})\s*(?:\p{L}{1,8}\s*\/\s*)?(tháng|năm|quý|tuần|ngày|buổi|lần|đợt|kỳ|lượt|người)(?!\p{L})/giu;
/** A year of months, a quarter of months. */
const MONTHS: Readonly<Record<string, bigint>> = { năm: 12n, quý: 3n };

/** True when the printed amount is the product times a number that the row tells in words. */
export function isTimesTold(
  table: BudgetTable,
  row: number,
  { expected, printed }: { expected: Micro; printed: Micro },
): boolean {
  if (expected <= 0n || printed <= expected || printed % expected !== 0n) return false;
  const times = printed / expected;
  return toldFactors(table, row).includes(times);
}

function toldFactors(table: BudgetTable, row: number): bigint[] {
  const source = table.rows[row]?.source.cells ?? [];
  const columns = columnsOf(table, "name", "text", "notes", "unit", "quantity", "factor");
  return columns.flatMap(({ index }) =>
    [...(source[index]?.text ?? "").matchAll(TOLD)].flatMap(([, count = "", unit = ""]) => {
      const told = BigInt(count);
      const months = MONTHS[unit.toLowerCase()];
      return months === undefined ? [told] : [told, told * months, months];
    }),
  );
}

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(%?)$/;

/** True when the printed amount is a share of the product that a cell of the row states, or the product less it. */
export function isShareTold(
  table: BudgetTable,
  row: number,
  { expected, printed, tolerance }: { expected: Micro; printed: Micro; tolerance: Micro },
): boolean {
  if (expected <= 0n || printed <= 0n || printed >= expected) return false;
  // A share of whole đồng is rounded to one.
  const slack = table.wholeDong ? MICRO : tolerance;
  const source = table.rows[row]?.source.cells ?? [];
  return columnsOf(table, "ratio", "figure", "text", "factor").some(({ index, path }) => {
    const match = PERCENT.exec(source[index]?.text.trim() ?? "");
    if (match === null || (match[3] === "" && !path.join(" ").includes("%"))) return false;
    const share = BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0"));
    return [share, 10_000n - share].some(
      (part) => abs(expected * part - printed * 10_000n) <= 10_000n * slack,
    );
  });
}
