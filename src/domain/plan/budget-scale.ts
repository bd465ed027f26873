/**
 * Đồng per printed unit of a prior budget where the unit that it names cannot be the one of its cells: "triệu đồng"
 * above amounts in full đồng, or "đồng" above "12,5". The sum in words and the sums told in the text decide; else
 * the size of the figures does. Only the reading of a prior plan mends it: a review reports it.
 */
import type { BudgetTable } from "../budget/budget-table.ts";
import { MICRO } from "../budget/fixed.ts";
import { isMoneyRole, scaleByTotals } from "../budget/table-scale.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";

export interface MendedScale {
  /** Đồng per printed unit. */
  factor: bigint;
  /** One Vietnamese sentence for whoever checks the draft; "" where nothing was mended. */
  note: string;
  /** The printed unit is wrong and nothing tells the right one. */
  doubt: boolean;
}

const NAMES = new Map([
  [1n, "đồng"],
  [1_000n, "nghìn đồng"],
  [1_000_000n, "triệu đồng"],
  [1_000_000_000n, "tỷ đồng"],
]);
const nameOf = (factor: bigint): string => NAMES.get(factor) ?? "đồng";

export function mendedScale(table: BudgetTable, document: ParsedDocument): MendedScale {
  const { factor: said } = table.scale;
  const kept = { factor: said, note: "", doubt: false };
  const sizes = sizesOf(table);
  if (sizes.length === 0 || !cannotBe(said, sizes)) return kept;
  const roles = table.columns.map(({ role }) => role);
  const told = scaleByTotals({ rows: table.rows, roles, document });
  const factor = told !== null && told.factor !== said ? told.factor : bySize(sizes);
  const printed =
    table.scale.quote === ""
      ? "Bảng không ghi đơn vị tính"
      : `Bảng ghi đơn vị tính ${nameOf(said)}`;
  if (factor === null || factor === said) {
    const note = `${printed}, nhưng số tiền trong bảng không thể tính bằng ${nameOf(said)}; kiểm tra đơn vị tính của bảng gốc trước khi dùng số tiền.`;
    return { factor: said, note, doubt: true };
  }
  const why = told === null ? "độ lớn của các số" : "tổng số tiền nêu trong kế hoạch";
  const note = `${printed}, nhưng các số là ${nameOf(factor)} (theo ${why}); dự thảo tính theo ${nameOf(factor)}.`;
  return { factor, note, doubt: false };
}

interface Size {
  value: bigint;
  decimals: number;
}

/** Amounts of the rows, in printed units. */
function sizesOf(table: BudgetTable): Size[] {
  const { factor } = table.scale;
  const money = new Set(
    table.columns
      .filter(({ role, scale }) => isMoneyRole(role) && scale === factor)
      .map(({ index }) => index),
  );
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell?.value == null || cell.value <= 0n || !money.has(cell.column)
        ? []
        : [{ value: cell.value, decimals: cell.decimals }],
    ),
  );
}

/** A thousand billions for a line of a health body, or a whole table below ten thousand đồng. */
const MOST = 1_000_000_000_000n;
const LEAST = 10_000n;

function cannotBe(factor: bigint, sizes: readonly Size[]): boolean {
  const most = mostOf(sizes) * factor;
  return most >= MOST * MICRO || most < LEAST * MICRO;
}

const mostOf = (sizes: readonly Size[]): bigint =>
  sizes.reduce((most, { value }) => (value > most ? value : most), 0n);

/** Full đồng are told by their size; parts of a unit only millions have, where thousands would be too little. */
function bySize(sizes: readonly Size[]): bigint | null {
  if (mostOf(sizes) >= 1_000_000n * MICRO) return 1n;
  return sizes.some(({ decimals }) => decimals > 0) ? 1_000_000n : null;
}
