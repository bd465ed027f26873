/** Which role each column of a table plays: told by its header, corrected by what its cells hold. */
import type { ColumnRole } from "./budget-table.ts";
import { readCell } from "./choose-readings.ts";
import { roleOfHeader } from "./column-roles.ts";
import { parseLabel } from "./row-label.ts";
import { settleByFigures } from "./settle-by-figures.ts";
import { settleTaxColumns } from "./settle-tax-columns.ts";
import type { Grid, GridRow } from "./table-grid.ts";

export const FIGURE_ROLES = new Set<ColumnRole>([
  "quantity",
  "factor",
  "unitPrice",
  "unitPriceWithVat",
  "amount",
  "vatAmount",
  "amountWithVat",
  "source",
  "figure",
  "ratio",
]);

export const READ_ROLES = new Set<ColumnRole>([...FIGURE_ROLES, "vatRate"]);

/** Roles by header, corrected by what the cells hold; a column without header is a figure when it holds figures. */
export function settleRoles(grid: Grid): ColumnRole[] {
  const roles = grid.headers.map((path, column): ColumnRole => {
    const share = figureShare(grid.body, column);
    const role = roleOfHeader(path);
    if (role === null || (role === "name" && share > 0.8 && column > 1)) {
      return share > 0.6 ? "figure" : "text";
    }
    if (READ_ROLES.has(role) && role !== "vatRate" && share < 0.5) return "text";
    if (role === "unit" && share > 0.6) return "figure";
    return role;
  });
  if (
    !roles.includes("label") &&
    (roles[0] === "figure" || roles[0] === "text") &&
    isLabelled(grid)
  ) {
    roles[0] = "label";
  }
  for (const role of ["label", "name", "unit"] as const) keepFirst(roles, role);
  if (!roles.includes("name")) {
    const text = nameColumn(roles);
    if (text >= 0) roles[text] = "name";
  }
  settleTaxColumns(roles, grid);
  settleByFigures(roles, grid);
  return roles;
}

/** "Diễn giải" in front of the figures names the rows where nothing else does. */
function nameColumn(roles: readonly ColumnRole[]): number {
  const first = roles.findIndex((role) => FIGURE_ROLES.has(role));
  const notes = roles.indexOf("notes");
  return notes >= 0 && notes < first && !roles.slice(0, notes).includes("text")
    ? notes
    : roles.indexOf("text");
}

/** The first column counts the rows: labels that mostly go up by one, "2.1" and "2.2" under "2" too. */
function isLabelled(grid: Grid): boolean {
  let steps = 0;
  let last = 0;
  let above = 0;
  const sample = grid.body.slice(0, 60);
  for (const row of sample) {
    const { kind, ordinal, path } = parseLabel(row.cells[0]?.text ?? "");
    if (kind === "arabic") {
      if (ordinal === last + 1 || ordinal === 1) steps += 1;
      [last, above] = [ordinal, 0];
    } else if (kind === "dotted" && path.length === 2 && path[0] === last) {
      if (ordinal === above + 1) steps += 1;
      above = ordinal;
    } else if (kind !== "none") last = 0;
  }
  return steps * 2 > sample.length;
}

function keepFirst(roles: ColumnRole[], role: ColumnRole): void {
  const first = roles.indexOf(role);
  for (const [index, other] of roles.entries()) {
    if (other === role && index > first) roles[index] = "text";
  }
}

/** Share of the filled cells of a column that are figures, over the first rows. */
function figureShare(body: readonly GridRow[], column: number): number {
  let filled = 0;
  let figures = 0;
  for (const row of body.slice(0, 200)) {
    const cell = row.cells[column];
    const text = cell?.text.trim() ?? "";
    if (cell === undefined || (text === "" && cell.formula === undefined)) continue;
    if (/^[-–—]$/.test(text)) continue;
    filled += 1;
    if (readCell(cell, column).value !== null || cell.formula !== undefined) figures += 1;
  }
  return filled === 0 ? 0 : figures / filled;
}
