/**
 * Finds the tables of figures in a document and says what they hold. A table of tasks without figures is none.
 * Nothing is computed or judged here; see ./relations.
 */
import type { Cell, ParsedDocument, ParsedTable } from "../document/parsed-document.ts";
import { oncePer } from "../once-per.ts";
import { fold } from "../text/fold.ts";
import {
  type BudgetCell,
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  type ColumnRole,
  isSummable,
  type RowSum,
} from "./budget-table.ts";
import { type Grouping, groupingOf, readCell, settleCell } from "./choose-readings.ts";
import { scaleIn } from "./column-roles.ts";
import { MICRO, type Micro } from "./fixed.ts";
import { markTotals } from "./mark-totals.ts";
import { isInWords, isTaxName, isTotalName, parseLabel, splitLabel } from "./row-label.ts";
import { totalSums } from "./row-totals.ts";
import { outline } from "./row-tree.ts";
import { scanFigureTables } from "./scan-figures.ts";
import { FIGURE_ROLES, READ_ROLES, settleRoles } from "./settle-roles.ts";
import { alignShortRow } from "./short-row.ts";
import { type Grid, type GridRow, readGrid, rowText } from "./table-grid.ts";
import { readInParts } from "./table-parts.ts";
import { isMoneyRole, tableScale } from "./table-scale.ts";
import { settleThreeDecimals } from "./three-decimals.ts";
import { unitAbove } from "./unit-above.ts";

/** Tables of money, in reading order. */
export function readBudgetTables(document: ParsedDocument): BudgetTable[] {
  return readFigureTables(document).filter((table) => table.kind === "money");
}

/** Tables of counts: machines by unit, staff by degree. */
export function readCountTables(document: ParsedDocument): BudgetTable[] {
  return readFigureTables(document).filter((table) => table.kind === "count");
}

/** As they are printed: the parts of one table each for itself. */
export function readPrintedBudgets(document: ParsedDocument): BudgetTable[] {
  const read = readerOf(document);
  const found = document.tables.flatMap((table) => read(table) ?? []);
  return (document.quality.ocr ? withScan(document, found) : found).filter(
    (table) => table.kind === "money",
  );
}

/** A file of cells typed without marks has its figures as they were entered. */
function readerOf(document: ParsedDocument): (table: ParsedTable) => BudgetTable | null {
  const { quality, format } = document;
  const ocr = quality.ocr || (quality.lostMarks && format !== "csv" && format !== "xlsx");
  return (table) => readTable(table, document, ocr);
}

const readFigureTables = oncePer((document: ParsedDocument): BudgetTable[] => {
  const found = readInParts(document, readerOf(document));
  return document.quality.ocr ? withScan(document, found) : found;
});

/** A scanned table whose columns lost their heads is read from its lines where these still add up to money. */
function withScan(document: ParsedDocument, found: readonly BudgetTable[]): BudgetTable[] {
  const kept = found.filter((table) => !isHeadlessMoney(table));
  const scanned = readScan(document, kept);
  const lines = new Set(scanned.flatMap(({ table }) => linesOf(table)));
  const unread = found.filter(
    (table) => isHeadlessMoney(table) && !linesOf(table.table).some((line) => lines.has(line)),
  );
  return [...kept, ...unread, ...scanned];
}

const linesOf = (table: ParsedTable): number[] => table.rows.flatMap((row) => row.place.line ?? []);

/** Figures such as "1.400.000.000" in most rows, under columns that nothing names. */
function isHeadlessMoney({ kind, columns, table }: BudgetTable): boolean {
  if (kind !== "count" || columns.some((column) => column.path.length > 0)) return false;
  const rich = table.rows.filter((row) =>
    row.cells.some((cell) => /^\d{1,3}(?:[.,]\d{3}){2,}$/.test(cell.text.trim())),
  );
  return rich.length * 2 > table.rows.length;
}

/** Figures of a scan whose grid was lost; they carry the number of the table that stands before them. */
function readScan(document: ParsedDocument, found: readonly BudgetTable[]): BudgetTable[] {
  const taken = new Set(found.flatMap(({ table }) => linesOf(table)));
  return scanFigureTables(document.text, taken).flatMap((table) => {
    const line = table.place.line ?? 0;
    const before = document.tables.filter((other) => (other.place.line ?? 0) <= line).at(-1);
    return readTable({ ...table, index: before?.index ?? 1 }, document, true) ?? [];
  });
}

function readTable(table: ParsedTable, document: ParsedDocument, ocr: boolean): BudgetTable | null {
  const grid = readGrid(table);
  if (grid === null || grid.body.length === 0) return null;
  const texts = textsOf(table, grid, document);
  const roles = settleRoles(grid, texts);
  const money = roles.some((role) => isMoneyRole(role) && role !== "source");
  const figures = roles.some((role) => FIGURE_ROLES.has(role));
  if (!figures) return null;
  const kind = money ? "money" : "count";
  const rows = readRows(grid, roles);
  const grouping = settleReadings(rows, roles);
  if (kind === "money") markTotals(rows, roles);
  const scale = tableScale({ headers: grid.headers, texts, roles, rows, document });
  if (kind === "money") settleThreeDecimals({ rows, roles, factor: scale.factor, document });
  const columns = grid.headers.map((path, index) =>
    columnOf(path, index, roles, scale.factor, kind),
  );
  const wholeDong = isWholeDong(columns, rows);
  const summable = columns.filter((column) => isSummable(column.role, kind)).map((c) => c.index);
  const priced = columns
    .filter((column) => ["unitPrice", "unitPriceWithVat", "quantity"].includes(column.role))
    .map((column) => column.index);
  const hasPrices = roles.some((role) => role === "unitPrice" || role === "unitPriceWithVat");
  const counts = priced.filter((column) => hasPrices && roles[column] === "quantity");
  const slack = wholeDong ? 0n : slackOf(rows, summable);
  markShares(rows);
  const tree = outline(rows, {
    summable,
    priced: kind === "money" ? priced : [],
    counts: kind === "money" ? counts : [],
    slack,
  });
  const totals = totalSums(rows, tree.top, { summable, slack });
  markNotes(rows, columns);
  const sums = [...tree.sums, ...totals.filter((sum) => !isCutOff(grid, rows, sum))];
  return { kind, table, columns, rows, sums, scale, grouping, ocr, wholeDong };
}

/** Where the unit of a table may be told, outside its header. */
const textsOf = (table: ParsedTable, { lead }: Grid, document: ParsedDocument): string[] => [
  ...lead,
  ...table.caption,
  ...table.headingPath.slice(-1),
  ...unitAbove(table, document),
];

/** A total below rows whose beginning, with the header, was cut off: what it is the total of is not known. */
function isCutOff(grid: Grid, rows: readonly BudgetRow[], { kind }: RowSum): boolean {
  if (kind !== "total" || grid.headers.some((path) => path.length > 0)) return false;
  const first = rows.map((row) => parseLabel(row.label)).find(({ ordinal }) => ordinal > 0);
  return first !== undefined && first.ordinal > 1;
}

function columnOf(
  path: readonly string[],
  index: number,
  roles: readonly ColumnRole[],
  factor: bigint,
  kind: "money" | "count",
): BudgetColumn {
  const role = roles[index] ?? "text";
  const money = kind === "money" && (isMoneyRole(role) || role === "figure");
  const own = scaleIn(path.join(" "));
  return {
    index,
    header: path.at(-1) ?? "",
    path,
    role,
    scale: money ? (own ?? factor) : null,
  };
}

function readRows(grid: Grid, roles: readonly ColumnRole[]): BudgetRow[] {
  return grid.body.map((source, index) => {
    const aligned = alignShortRow(source, roles, grid.width);
    return readRow(aligned.cells, source, index, { roles, aligned: aligned.sure });
  });
}

function readRow(
  cells: readonly (Cell | undefined)[],
  source: GridRow,
  index: number,
  { roles, aligned }: { roles: readonly ColumnRole[]; aligned: boolean },
): BudgetRow {
  const text = (role: ColumnRole): string => cells[roles.indexOf(role)]?.text.trim() ?? "";
  const named = nameRow(text("label"), text("name"), source, roles.includes("label"));
  const figures = roles.map((role, column): BudgetCell | undefined => {
    const cell = cells[column];
    return cell !== undefined && READ_ROLES.has(role) ? readCell(cell, column, role) : undefined;
  });
  const row: BudgetRow = {
    index,
    kind: "line",
    ...named,
    unit: text("unit"),
    cells: figures,
    children: [],
    closedBy: [],
    aligned,
    source: source.source,
  };
  row.kind = kindOf(row, rowText(source.source));
  return row;
}

/** Label and name of a row; a label may stand at the start of the name, a name in the place of the label. */
function nameRow(
  label: string,
  name: string,
  source: GridRow,
  hasLabels: boolean,
): { label: string; name: string } {
  if (label !== "" && name === "" && label.length > 6) return splitLabel(label);
  if (label !== "" && !isTotalName(label)) return { label, name };
  if (label !== "") return { label: "", name: name === "" ? label : `${label} ${name}` };
  const first = name === "" ? firstWords(source) : name;
  const split = splitLabel(first);
  // With a column of labels only a group carries its label in its name.
  if (hasLabels && !/^(?:[IVX]+|[A-HĐ])$/.test(split.label)) return { label: "", name: first };
  return split;
}

const firstWords = (row: GridRow): string =>
  row.source.cells.find((cell) => /\p{L}/u.test(cell.text))?.text.trim() ?? "";

function kindOf(row: BudgetRow, text: string): BudgetRow["kind"] {
  if (isInWords(text)) return "in-words";
  const figures = row.cells.some((cell) => cell?.value != null || cell?.unreadable === true);
  if (!figures) return "line";
  if (isTotalName(row.name)) return "total";
  return isTaxName(row.name) && row.label === "" ? "tax" : "line";
}

/** Chooses the readings of all cells and gives the table's mark between thousands. */
function settleReadings(rows: readonly BudgetRow[], roles: readonly ColumnRole[]): Grouping {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined));
  // A share "21,93" says nothing of how the money beside it is grouped.
  const grouping =
    groupingOf(cells.filter((cell) => isMoneyRole(roles[cell.column] ?? "text"))) ??
    groupingOf(cells);
  const decimals = roles.map((_, column) =>
    rows.some((row) => {
      const cell = row.cells[column];
      return cell?.certainty === "certain" && cell.decimals > 0 && cell.style !== "stored";
    }),
  );
  // Money of one table is printed alike: decimals in one column speak for "250,000" in the next.
  const inMoney = decimals.some((has, column) => has && isMoneyRole(roles[column] ?? "text"));
  for (const cell of cells) {
    const money = inMoney && isMoneyRole(roles[cell.column] ?? "text");
    settleCell(cell, grouping, money || (decimals[cell.column] ?? false));
  }
  return grouping;
}

function isWholeDong(columns: readonly BudgetColumn[], rows: readonly BudgetRow[]): boolean {
  const money = columns.filter((column) => column.scale !== null && isMoneyRole(column.role));
  return (
    money.length > 0 &&
    money.every((column) => column.scale === 1n) &&
    rows.every((row) =>
      money.every((column) => {
        const cell = row.cells[column.index];
        return cell?.value == null || cell.certainty === "low" || cell.value % MICRO === 0n;
      }),
    )
  );
}

/** Half a unit of the coarsest decimals printed in the columns that add up. */
function slackOf(rows: readonly BudgetRow[], summable: readonly number[]): Micro {
  let decimals = 0;
  for (const row of rows) {
    for (const column of summable) decimals = Math.max(decimals, row.cells[column]?.decimals ?? 0);
  }
  return 10n ** BigInt(Math.max(0, 6 - decimals)) / 2n;
}

/** Rows without any figure are notes; so are rows of text under a line. */
function markNotes(rows: readonly BudgetRow[], columns: readonly BudgetColumn[]): void {
  const used = columns.filter((column) => FIGURE_ROLES.has(column.role)).map((c) => c.index);
  for (const row of rows) {
    if (row.kind !== "line") continue;
    if (used.every((column) => !hasText(row.cells[column]))) row.kind = "note";
  }
}

/**
 * "Nguồn: NSNN", "Trong đó nguồn thu" behind the last total: who pays how much of it is no further line. Nor is
 * "Trong đó: mua mới" below the line that it is a part of.
 */
function markShares(rows: readonly BudgetRow[]): void {
  const total = rows.findLastIndex((row) => row.kind === "total");
  for (const row of rows) {
    if (row.kind !== "line" || row.label !== "" || row.unit !== "") continue;
    const name = fold(row.name);
    const behind = total >= 0 && row.index > total;
    if (/^trong do\b/.test(name) || (behind && /\bnguon\b/.test(name))) row.kind = "note";
  }
}

/** A dash is a figure that is none, an open place one that is still to come. */
const hasText = (cell: BudgetCell | undefined): boolean =>
  cell !== undefined &&
  (cell.value !== null ||
    cell.unreadable ||
    fold(cell.source.text) === "-" ||
    cell.source.text.trim().startsWith("[cần bổ sung: "));
