/** Months and the like that an amount counts and only the words of its row tell: "Thuê máy chủ (12 tháng)". */
import { type BudgetTable, columnsOf } from "../budget-table.ts";
import type { Micro } from "../fixed.ts";

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
