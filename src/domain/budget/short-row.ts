/**
 * Rows with fewer cells than the table has columns and no spans that explain it (space-aligned text, OCR): their
 * cells are matched to columns by what they are. Sure only where the count leaves one way.
 */
import type { Cell } from "../document/parsed-document.ts";
import type { ColumnRole } from "./budget-table.ts";
import { parseNumber } from "./parse-number.ts";
import { parseLabel } from "./row-label.ts";
import type { GridRow } from "./table-grid.ts";

export interface AlignedRow {
  cells: readonly (Cell | undefined)[];
  sure: boolean;
}

const MONEY = new Set<ColumnRole>(["amount", "amountWithVat", "vatAmount", "source", "figure"]);
const FIGURES = new Set<ColumnRole>([
  ...MONEY,
  "quantity",
  "factor",
  "unitPrice",
  "unitPriceWithVat",
  "vatRate",
  "ratio",
]);

export function alignShortRow(
  row: GridRow,
  roles: readonly ColumnRole[],
  width: number,
): AlignedRow {
  const asIs: AlignedRow = { cells: row.cells, sure: true };
  // A spreadsheet says where each cell stands.
  if (row.cells.some((cell) => cell?.ref !== undefined)) return asIs;
  if (row.complete || row.count !== row.cells.length || row.count <= 1) return asIs;
  const present = row.cells.filter((cell) => cell !== undefined && cell.text.trim() !== "");
  const figures = present.filter((cell) => cell !== undefined && isFigure(cell));
  if (figures.length === 0 || fits(row.cells, roles)) return asIs;
  const target = targetColumns(roles, figures.length);
  if (target === null) return { cells: row.cells, sure: false };
  const cells: (Cell | undefined)[] = Array.from({ length: width }, () => undefined);
  target.forEach((column, index) => (cells[column] = figures[index]));
  placeTexts(
    cells,
    present.filter((cell) => cell !== undefined && !figures.includes(cell)),
    roles,
  );
  return { cells, sure: true };
}

const isFigure = (cell: Cell): boolean =>
  cell.value !== undefined || /^[-–]$/.test(cell.text.trim()) || parseNumber(cell.text).length > 0;

/** The cells already stand where their kind belongs. */
function fits(cells: readonly (Cell | undefined)[], roles: readonly ColumnRole[]): boolean {
  return cells.every((cell, column) => {
    const role = roles[column];
    if (cell === undefined || cell.text.trim() === "" || role === undefined) return true;
    if (role === "label") return cell.text.trim().length <= 8 || !isFigure(cell);
    return FIGURES.has(role) === isFigure(cell);
  });
}

/** As many figures as there are columns of figures, or as there are columns of money: one way to place them. */
function targetColumns(roles: readonly ColumnRole[], count: number): number[] | null {
  const all = roles.flatMap((role, column) => (FIGURES.has(role) ? [column] : []));
  if (all.length === count) return all;
  const money = roles.flatMap((role, column) => (MONEY.has(role) ? [column] : []));
  return money.length === count ? money : null;
}

function placeTexts(
  cells: (Cell | undefined)[],
  texts: readonly (Cell | undefined)[],
  roles: readonly ColumnRole[],
): void {
  const rest = [...texts];
  const labelAt = roles.indexOf("label");
  const first = rest[0];
  if (labelAt >= 0 && first !== undefined && isLabel(first.text)) {
    cells[labelAt] = first;
    rest.shift();
  }
  for (const role of ["name", "unit", "notes"] as const) {
    const column = roles.indexOf(role);
    if (column >= 0 && rest.length > 0) cells[column] = rest.shift();
  }
}

const isLabel = (text: string): boolean =>
  text.trim().length <= 6 && parseLabel(text).kind !== "other";
