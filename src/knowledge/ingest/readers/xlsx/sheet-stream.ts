/**
 * One sheet, streamed: rows with their filled cells, merged blocks, hidden rows and columns. Cells that carry nothing
 * but a style, and the rows made of them, cost nothing.
 */
import type { Cell } from "../../../../domain/document/parsed-document.ts";
import { readingLimits } from "../../limits.ts";
import { type ShownValue, shownValue, type StoredCell } from "../cell-format.ts";
import { type Block, columnLetters, columnOf, parseBlock } from "./address.ts";
import { type Package, unescapeText, type XmlHandlers } from "./package-xml.ts";
import { moveFormula } from "./shared-formula.ts";
import { type CellStyle, isTrue, PLAIN, type Workbook } from "./workbook-parts.ts";

export interface SheetRow {
  number: number;
  hidden: boolean;
  /** Filled cells, and the column of each. */
  cells: Cell[];
  columns: number[];
  /** Last column that has a cell at all, filled or only styled. */
  width: number;
}

export interface SheetContent {
  rows: SheetRow[];
  merges: Block[];
  hiddenColumns: number;
  /** Filled cells that a reader of the printed sheet does not see. */
  unseen: number;
  /** Cells behind the last column that is read. */
  cut: number;
}

/** What a file may still hold; shared by its sheets. */
export interface Budget {
  rows: number;
  cells: number;
  /** Told when a limit is passed; throws. */
  refuse(what: "rows" | "cells"): never;
}

/** @throws AppError, also what `budget.refuse` throws */
export function streamSheet(
  pack: Package,
  path: string,
  workbook: Workbook,
  budget: Budget,
): SheetContent {
  const reader = new SheetReader(workbook, budget);
  pack.stream(path, reader);
  return reader;
}

interface Shared {
  formula: string;
  row: number;
  column: number;
}

class SheetReader implements SheetContent, XmlHandlers {
  readonly rows: SheetRow[] = [];
  readonly merges: Block[] = [];
  hiddenColumns = 0;
  unseen = 0;
  cut = 0;
  private readonly shared = new Map<string, Shared>();
  private row: SheetRow = { number: 0, hidden: false, cells: [], columns: [], width: 0 };
  private column = 0;
  private type = "n";
  private style: CellStyle = PLAIN;
  private value: string | null = null;
  private formula: string | null = null;
  private sharedId: string | null = null;
  private words = "";
  private listening = false;
  private readonly workbook: Workbook;
  private readonly budget: Budget;

  constructor(workbook: Workbook, budget: Budget) {
    this.workbook = workbook;
    this.budget = budget;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "v" || name === "t") this.listen();
    else if (name === "f") this.openFormula(attributes);
    else if (name === "row") this.openRow(attributes);
    else if (name === "mergeCell") this.addMerge(attributes["ref"]);
    else if (name === "col") this.addColumns(attributes);
  }

  text(part: string): void {
    if (this.listening) this.words += part;
  }

  close(name: string): void {
    if (name === "c") this.closeCell();
    else if (name === "v") this.value = this.hear();
    else if (name === "t") this.value = (this.value ?? "") + unescapeText(this.hear());
    else if (name === "f") this.formula = this.hear();
    else if (name === "row") this.closeRow();
  }

  private listen(): void {
    this.words = "";
    this.listening = true;
  }

  private hear(): string {
    this.listening = false;
    return this.words;
  }

  private openRow({ r, hidden }: Record<string, string>): void {
    const number = r === undefined ? this.row.number + 1 : Number(r);
    this.row = { number, hidden: isTrue(hidden), cells: [], columns: [], width: 0 };
    this.column = 0;
  }

  private closeRow(): void {
    if (this.row.cells.length === 0) return;
    this.budget.rows += 1;
    if (this.budget.rows > readingLimits.rows) this.budget.refuse("rows");
    this.rows.push(this.row);
  }

  private openCell({ r, s, t }: Record<string, string>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.type = t ?? "n";
    this.style = this.workbook.styles[Number(s ?? 0)] ?? PLAIN;
    this.value = null;
    this.formula = null;
    this.sharedId = null;
  }

  private openFormula({ t, si }: Record<string, string>): void {
    if (t === "shared") this.sharedId = si ?? null;
    this.listen();
  }

  private closeCell(): void {
    if (this.column > readingLimits.columns) {
      if (this.value !== null) this.cut += 1;
      return;
    }
    this.row.width = Math.max(this.row.width, this.column);
    const formula = this.formulaHere();
    if (this.value === null && formula === undefined) return;
    this.budget.cells += 1;
    if (this.budget.cells > readingLimits.cells) this.budget.refuse("cells");
    const shown = shownValue(this.stored(), this.style.format);
    if (shown.text === "" && formula === undefined) return;
    if (this.style.unseen) this.unseen += 1;
    this.row.columns.push(this.column);
    this.row.cells.push(this.cellOf(shown, formula));
  }

  private cellOf({ text, value }: ShownValue, formula: string | undefined): Cell {
    const { format, bold } = this.style;
    const cell: Cell = { text, ref: `${columnLetters(this.column)}${this.row.number}` };
    if (formula !== undefined) cell.formula = formula;
    if (value !== undefined) cell.value = value;
    if (value !== undefined && format !== "General") cell.numberFormat = format;
    if (bold && text !== "") cell.bold = true;
    return cell;
  }

  private stored(): StoredCell {
    const { type, value } = this;
    const { strings, date1904 } = this.workbook;
    if (value === null || value === "") return { kind: "empty" };
    if (type === "s") return { kind: "text", text: strings[Number(value)] ?? "" };
    if (type === "b") return { kind: "text", text: value === "1" ? "TRUE" : "FALSE" };
    if (type === "n" || type === "") return { kind: "number", value: Number(value), date1904 };
    if (type === "d") return { kind: "date", date: new Date(value) };
    return { kind: "text", text: type === "str" ? unescapeText(value) : value };
  }

  /** The first cell of a shared formula has its words, the others its number only. */
  private formulaHere(): string | undefined {
    const { formula, sharedId } = this;
    if (sharedId === null) return formula === null || formula === "" ? undefined : formula;
    if (formula !== null && formula !== "") {
      this.shared.set(sharedId, { formula, row: this.row.number, column: this.column });
      return formula;
    }
    const first = this.shared.get(sharedId);
    if (!first) return undefined;
    return moveFormula(first.formula, this.row.number - first.row, this.column - first.column);
  }

  private addMerge(ref: string | undefined): void {
    const block = ref === undefined ? null : parseBlock(ref);
    if (block) this.merges.push(block);
  }

  private addColumns({ min, max, hidden }: Record<string, string>): void {
    if (!isTrue(hidden)) return;
    const last = Math.min(Number(max), readingLimits.columns);
    this.hiddenColumns += Math.max(0, last - Number(min) + 1);
  }
}
