/**
 * A table of figures with its meaning: what each column holds, what each row is, what each cell says.
 *
 * It keeps what is printed, right or wrong; whether the figures agree is found by ./relations. Lines, groups and
 * totals refer to each other by position in `rows`.
 */
import type { Cell, ParsedTable, TableRow } from "../document/parsed-document.ts";
import type { Micro } from "./fixed.ts";
import type { Certainty, NumberStyle } from "./parse-number.ts";

export type ColumnRole =
  | "label"
  | "name"
  | "unit"
  | "quantity"
  /** A further factor of the amount: months, days, persons. */
  | "factor"
  | "unitPrice"
  | "unitPriceWithVat"
  | "amount"
  | "vatRate"
  | "vatAmount"
  | "amountWithVat"
  /** Part of an amount: budget, revenue, fund; a year; a unit. */
  | "source"
  | "ratio"
  | "notes"
  /** Figures whose meaning the header does not tell. */
  | "figure"
  | "text";

export interface BudgetColumn {
  index: number;
  /** Leaf header as printed; the parents of a header of several rows stand in `path`. */
  header: string;
  path: readonly string[];
  role: ColumnRole;
  /** Đồng per printed unit; null for columns that are not money. */
  scale: bigint | null;
}

export interface BudgetCell {
  column: number;
  source: Cell;
  /** The chosen reading in printed units; null when blank or not readable. */
  value: Micro | null;
  decimals: number;
  certainty: Certainty;
  /** How its first reading is written; null when there is none. All readings: ./choose-readings.ts. */
  style: NumberStyle | null;
  /** There is text but no number in it, in a column of figures. */
  unreadable: boolean;
}

export type RowKind =
  | "line"
  | "group"
  | "total"
  /** A tax row between two totals. */
  | "tax"
  | "note"
  | "in-words";

export interface BudgetRow {
  /** Position in `rows`. */
  index: number;
  kind: RowKind;
  /** As printed: "8", "II", "4.2", "-"; "" when there is none. */
  label: string;
  name: string;
  unit: string;
  /** By column; undefined for text columns and missing cells. */
  cells: (BudgetCell | undefined)[];
  /** Rows it is the group of, by label and place. */
  children: number[];
  /** Total rows below that stand for this group ("Cộng I"). */
  closedBy: number[];
  /** Cells could be matched to columns without doubt. */
  aligned: boolean;
  source: TableRow;
}

/** A row that should be the sum of others, column by column. */
export interface RowSum {
  target: number;
  members: readonly number[];
  kind: "group" | "total";
  /** The labels leave no doubt; otherwise the relation is asserted only because other rows show it. */
  strong: boolean;
}

export interface TableScale {
  /** Đồng per printed unit of the money columns without a scale of their own. */
  factor: bigint;
  evidence: "header" | "caption" | "words" | "text" | "size" | "none";
  /** The words that say so. */
  quote: string;
}

export interface BudgetTable {
  kind: "money" | "count";
  table: ParsedTable;
  columns: readonly BudgetColumn[];
  rows: readonly BudgetRow[];
  sums: readonly RowSum[];
  scale: TableScale;
  /** Most cells group thousands with this mark; null when no cell tells. */
  grouping: "." | "," | " " | null;
  /** Read from a scan, or cells without marks one can trust. */
  ocr: boolean;
  /** Money is printed in whole đồng: products and sums must be exact. */
  wholeDong: boolean;
}

/** Figures of such a column add up over rows. */
export function isSummable(role: ColumnRole, kind: "money" | "count"): boolean {
  if (["amount", "amountWithVat", "vatAmount", "source"].includes(role)) return true;
  return kind === "count" && (role === "figure" || role === "quantity" || role === "factor");
}

/** Columns of the given roles, left to right. */
export function columnsOf(table: BudgetTable, ...roles: ColumnRole[]): BudgetColumn[] {
  return table.columns.filter((column) => roles.includes(column.role));
}

/** Name of a row for people: its label, else the start of its name. */
export function rowName(row: BudgetRow): string {
  if (row.label !== "" && /[\p{L}\d]/u.test(row.label)) return row.label;
  return row.name.length > 60 ? `${row.name.slice(0, 57)}…` : row.name;
}
