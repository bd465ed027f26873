/** The rows of a plan's tables of figures with what each figure is: looked up by who answers questions about a plan. */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  type ColumnRole,
  type RowKind,
} from "../budget/budget-table.ts";
import { MICRO } from "../budget/fixed.ts";
import { readBudgetTables, readCountTables } from "../budget/read-budget-table.ts";
import type { ParsedDocument, TableRow } from "../document/parsed-document.ts";
import { mendedScale } from "./budget-scale.ts";

export interface FigureCell {
  /** With its parents: "Dự toán được duyệt - Tổng cộng". */
  header: string;
  role: ColumnRole;
  printed: string;
  /** Đồng in a column of money, else as printed; null for words. */
  value: number | null;
  isMoney: boolean;
}

export interface FigureTable {
  index: number;
  caption: readonly string[];
  /** Its money columns are in a unit that the table, its sums or their size prove. */
  isMoney: boolean;
  /** Đồng per printed unit. */
  scale: number;
  /** The words that say so; "" where none do. */
  scaleSaid: string;
}

export interface FigureRow {
  source: TableRow;
  table: FigureTable;
  kind: RowKind;
  name: string;
  unit: string;
  /** Left to right, without number, name and unit. */
  cells: readonly FigureCell[];
  /** Whole per cent, where the amounts before and after tax show it exactly. */
  vatPercent: number | null;
}

export function planFigures(document: ParsedDocument): FigureRow[] {
  return [...readBudgetTables(document), ...readCountTables(document)].flatMap((table) => {
    const { factor, doubt } = mendedScale(table, document);
    const about: FigureTable = {
      index: table.table.index,
      caption: table.table.caption,
      isMoney: table.kind === "money" && table.scale.evidence !== "none" && !doubt,
      scale: Number(factor),
      scaleSaid: table.scale.quote,
    };
    return table.rows.map((row) => readFigures(row, table, about));
  });
}

function readFigures(row: BudgetRow, table: BudgetTable, about: FigureTable): FigureRow {
  const own = row.name !== "" ? row.name : firstWords(row);
  const cells = table.columns
    .filter(({ role }) => role !== "label" && role !== "name" && role !== "unit")
    .flatMap((column) => readCell(row, column, table, about) ?? [])
    .filter(({ printed }) => printed !== own);
  return {
    source: row.source,
    table: about,
    kind: row.kind,
    name: own.replace(/\s+/g, " ").trim(),
    unit: row.unit === own ? "" : row.unit,
    cells,
    vatPercent: vatOf(cells),
  };
}

const firstWords = ({ source }: BudgetRow): string =>
  source.cells.find(({ text }) => /\p{L}{2}/u.test(text))?.text.trim() ?? "";

function readCell(
  row: BudgetRow,
  column: BudgetColumn,
  table: BudgetTable,
  about: FigureTable,
): FigureCell | null {
  const cell = row.cells[column.index];
  const source = cell?.source ?? wordsAt(row, column.index, table);
  const printed = source?.text.trim() ?? "";
  if (printed === "") return null;
  const isMoney = about.isMoney && column.scale !== null;
  const value = cell?.value == null ? null : Number(cell.value) / Number(MICRO);
  const scale = scaleOf(column, table, about);
  return {
    ...{ header: column.path.join(" - "), role: column.role, printed, isMoney },
    value: value !== null && isMoney ? Math.round(value * scale) : value,
  };
}

/** A column that printed no unit of its own counts in that of its table, as mended. */
const scaleOf = ({ scale }: BudgetColumn, table: BudgetTable, about: FigureTable): number =>
  scale === table.scale.factor ? about.scale : Number(scale ?? 1n);

/** Cells of words stand in the row as printed, where no cell of it spans columns. */
function wordsAt({ source }: BudgetRow, index: number, { columns }: BudgetTable) {
  return source.cells.length === columns.length ? source.cells[index] : undefined;
}

function vatOf(cells: readonly FigureCell[]): number | null {
  const valueOf = (role: ColumnRole) =>
    cells.find((one) => one.role === role && one.isMoney)?.value;
  const [net, gross] = [valueOf("amount"), valueOf("amountWithVat")];
  if (net == null || gross == null || net === 0) return null;
  return RATES.find((rate) => Math.abs(net + (net * rate) / 100 - gross) <= 1) ?? null;
}

const RATES = [5, 8, 10] as const;
