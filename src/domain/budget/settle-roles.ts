/** Which role each column of a table plays: told by its header, corrected by what its cells hold. */
import { foldChanges } from "../text/change-words.ts";
import { fold } from "../text/fold.ts";
import type { ColumnRole } from "./budget-table.ts";
import { readCell, readingsOf } from "./choose-readings.ts";
import { columnsWith, roleOfHeader, scaleIn } from "./column-roles.ts";
import { MICRO } from "./fixed.ts";
import { parseLabel } from "./row-label.ts";
import { settleByFigures } from "./settle-by-figures.ts";
import { settleSources } from "./settle-sources.ts";
import { isRateColumn, settleTaxColumns } from "./settle-tax-columns.ts";
import type { Grid, GridRow } from "./table-grid.ts";
import { isMoneyRole } from "./table-scale.ts";

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

/**
 * Roles by header, corrected by what the cells hold; a column without header is a figure when it holds figures. The
 * texts around the table may tell that it is of money.
 */
export function settleRoles(grid: Grid, texts: readonly string[] = []): ColumnRole[] {
  const roles = grid.headers.map((path, column) => roleOfColumn(grid, path, column));
  if (
    !roles.includes("label") &&
    (roles[0] === "figure" || roles[0] === "text") &&
    isLabelled(grid)
  ) {
    roles[0] = "label";
  }
  for (const role of ["label", "name", "unit"] as const) keepFirst(roles, role);
  if (!roles.includes("name")) takeName(roles, grid);
  takeAmounts(roles, grid, texts);
  takeCounts(roles, grid, texts);
  settleTaxColumns(roles, grid);
  settleByFigures(roles, grid);
  settleSources(roles, grid);
  return roles;
}

/** Where no header says what names the rows. */
function takeName(roles: ColumnRole[], grid: Grid): void {
  const unit = roles.indexOf("unit");
  const bodies = unit >= 0 && !roles.includes("text") && isOfBodies(grid, unit);
  const name = bodies ? unit : nameColumn(roles);
  if (name >= 0) roles[name] = "name";
}

const MONEY_WORDS = /\b(?:kinh phi|du toan|chi phi|von|so tien|dong)\b/;
/** "Đơn vị tính: cái": one of money is read as a scale. */
const TOLD_UNIT = /\b(?:dvt|don vi tinh)\s*:\s*[a-z]/;
const COUNTED_MOST = 10_000n * MICRO;

/** "Khoa Nội | Khoa Ngoại | Tổng số" beside units of pieces, without a price or a word of money: so many of a thing. */
function takeCounts(roles: ColumnRole[], { headers, body }: Grid, texts: readonly string[]): void {
  const sums = roles.flatMap((role, column) => (isMoneyRole(role) ? [column] : []));
  const plain = sums.every((column) =>
    /^(?:tong|cong)(?: cong| so)?$/.test(fold(headers[column]?.join(" ") ?? "")),
  );
  if (sums.length === 0 || !plain || !roles.includes("unit")) return;
  const isMoney = texts.some((text) => scaleIn(text) !== null);
  const hasUnit = texts.some((text) => TOLD_UNIT.test(fold(text)));
  if (isMoney || (!hasUnit && texts.some((text) => MONEY_WORDS.test(fold(text))))) return;
  const small = body.every(({ cells }) =>
    sums.every((column) => {
      const cell = cells[column];
      return cell === undefined || (readCell(cell, column).value ?? 0n) < COUNTED_MOST;
    }),
  );
  if (small) for (const column of sums) roles[column] = "quantity";
}

const isOfYear = (header: string): boolean =>
  /\b20\d\d\b/.test(header) &&
  !/\b(?:so|tang|giam|chenh|toc do|ty le)\b|20\d\d ?\/ ?20/.test(header);

/**
 * "2025 | 2026 | 2027", "Giải ngân trong kỳ": where the table is said to be of money and no header has a word for it,
 * its figures are amounts.
 */
function takeAmounts(roles: ColumnRole[], { headers }: Grid, texts: readonly string[]): void {
  if (roles.some((role) => isMoneyRole(role) && role !== "source")) return;
  const headerOf = (column: number): string => foldChanges(headers[column]?.at(-1) ?? "");
  const open = columnsWith(roles, new Set(["source", "figure"]));
  const years = open.filter((column) => isOfYear(headerOf(column)));
  const own = years.length > 1 ? years : open.filter((column) => mayBeAmount(headerOf(column)));
  const told = [...texts, ...own.map((column) => headers[column]?.join(" ") ?? "")];
  if (told.every((text) => scaleIn(text) === null)) return;
  for (const column of own)
    if (years.length > 1 || roles[column] === "figure") roles[column] = "amount";
}

const mayBeAmount = (header: string): boolean =>
  header !== "" &&
  !/^so\b(?! tien)|\b(?:luy ke|cong don|tang|giam|chenh lech|so voi|so sanh)\b/.test(header);

/** Under "Đơn vị" stand bodies that get the money, no units of measure: each another name of several words. */
function isOfBodies({ body }: Grid, column: number): boolean {
  const names = body.slice(0, SAMPLE).flatMap(({ cells }) => cells[column]?.text.trim() || []);
  const long = names.filter((name) => name.split(/\s+/).length >= 3);
  return (
    names.length >= 2 && long.length * 3 >= names.length * 2 && new Set(names).size === names.length
  );
}

/** "Diễn giải" in front of the figures names the rows where nothing else does. */
function nameColumn(roles: readonly ColumnRole[]): number {
  const first = roles.findIndex((role) => FIGURE_ROLES.has(role));
  const notes = roles.indexOf("notes");
  return notes >= 0 && notes < first && !roles.slice(0, notes).includes("text")
    ? notes
    : roles.indexOf("text");
}

function roleOfColumn(grid: Grid, path: readonly string[], column: number): ColumnRole {
  const role = roleOfHeader(path) ?? shortRate(grid, path, column);
  const share = figureShare(grid.body, column, role);
  if (mayBeShares(role) && isOfPercents(grid.body, column)) return "ratio";
  if (role === null) return share > 0.6 ? "figure" : "text";
  if (share > 0.6 && isNamedWrongly(role, share, column)) return "figure";
  if (!FIGURE_ROLES.has(role) || share >= 0.5) return role;
  // "VAT" over "KCT" in most of its cells is a rate.
  return role === "vatAmount" && isRateColumn(grid, column) ? "vatRate" : "text";
}

/** "TS" is a rate of tax where rates stand below it; "tổng số" elsewhere. */
function shortRate(grid: Grid, path: readonly string[], column: number): "vatRate" | null {
  if (!/^t\.?s\.?$/.test(fold(path.at(-1) ?? "").trim())) return null;
  const told = grid.body.some(({ cells }) => /%|\bkct\b/i.test(cells[column]?.text ?? ""));
  return told && isRateColumn(grid, column) ? "vatRate" : null;
}

/** Figures under "Đơn vị", or under the words for names in a column behind the first. */
const isNamedWrongly = (role: ColumnRole, share: number, column: number): boolean =>
  role === "unit" || (role === "name" && share > 0.8 && column > 1);

const mayBeShares = (role: ColumnRole | null): boolean =>
  role === null || role === "amount" || role === "source";

/** "12,4%" in most cells, whatever the header says; a rate of tax has a header of its own. */
function isOfPercents(body: readonly GridRow[], column: number): boolean {
  const filled = body
    .slice(0, SAMPLE)
    .flatMap(({ cells }) => cells[column] ?? [])
    .filter(({ text }) => /\d/.test(text));
  const shares = filled.filter((cell) => readingsOf(cell)[0]?.unit === "percent");
  return shares.length >= 2 && shares.length * 10 >= filled.length * 8;
}

/** The first column counts the rows: labels of each make mostly go up by one, "2.1" and "2.2" under "2" too. */
function isLabelled(grid: Grid): boolean {
  let steps = 0;
  let filled = 0;
  const last = new Map<string, number>();
  for (const row of grid.body.slice(0, 60)) {
    const text = row.cells[0]?.text.trim() ?? "";
    // The rows of groups and totals may have none.
    if (text === "") continue;
    filled += 1;
    const { kind, ordinal, path } = parseLabel(text);
    const key = kind === "dotted" ? path.slice(0, -1).join(".") : kind;
    if (ordinal > 0 && (ordinal === 1 || ordinal === (last.get(key) ?? 0) + 1)) steps += 1;
    last.set(key, ordinal);
  }
  return filled >= 3 && steps * 2 > filled && filled * 3 >= Math.min(grid.body.length, 60);
}

function keepFirst(roles: ColumnRole[], role: ColumnRole): void {
  const first = roles.indexOf(role);
  for (const [index, other] of roles.entries()) {
    if (other === role && index > first) roles[index] = "text";
  }
}

const SAMPLE = 200;

/** Share of the filled cells of a column that are figures, over the first of them. */
function figureShare(body: readonly GridRow[], column: number, role: ColumnRole | null): number {
  let filled = 0;
  let figures = 0;
  for (const row of body) {
    if (filled >= SAMPLE) break;
    const cell = row.cells[column];
    const text = cell?.text.trim() ?? "";
    if (cell === undefined || (text === "" && cell.formula === undefined)) continue;
    // A dash, or a figure that is still asked for.
    if (/^[-–—]$|^\[cần bổ sung/iu.test(text)) continue;
    filled += 1;
    const { value } = readCell(cell, column, role);
    if (value !== null || cell.formula !== undefined) figures += 1;
  }
  return filled === 0 ? 0 : figures / filled;
}
