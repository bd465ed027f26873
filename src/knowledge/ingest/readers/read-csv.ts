/** Reader of CSV and TSV: delimiter told from the first lines, quoted cells, one table (or several parted by blank rows). */
import type { TableRow } from "../../../domain/document/parsed-document.ts";
import { readingLimits } from "../limits.ts";
import type { RawDocument } from "../structure/raw.ts";
import { splitGrid } from "../structure/split-grid.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SNIFF_LINES = 30;

/** Reads decoded text (NFC). */
export function readCsv(source: string): RawDocument {
  const text = source.replace(/\r\n?/g, "\n");
  const { rows, cutColumns, cutCells } = parseRows(text, sniffDelimiter(text));
  const warnings: string[] = [];
  const vi = (count: number) => count.toLocaleString("vi-VN");
  if (cutColumns) warnings.push(`Chỉ đọc ${vi(readingLimits.columns)} cột đầu của tệp.`);
  if (cutCells) warnings.push(`Chỉ đọc ${vi(readingLimits.cells)} ô đầu của tệp.`);
  if (rows.length >= readingLimits.rows)
    warnings.push(`Chỉ đọc ${vi(readingLimits.rows)} dòng đầu của tệp.`);
  return { raws: splitGrid(rows), text, pages: 1, warnings };
}

/** The delimiter that cuts the first lines into the same, highest number of cells. */
function sniffDelimiter(text: string): string {
  const sep = /^sep=(.)\n/i.exec(text)?.[1];
  if (sep !== undefined) return sep;
  const sample = text.slice(0, 20_000);
  if (isParted(sample, "\t")) return "\t";
  let best: string = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = parseRows(sample, delimiter)
      .rows.slice(0, SNIFF_LINES)
      .filter((row) => row.cells.some((cell) => cell.text !== ""))
      .map((row) => row.cells.length);
    const usual = mostFrequent(widths);
    const agreeing = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    const score = usual > 1 ? agreeing * 10 + Math.min(usual, 20) / 10 : 0;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Sentences may stand above and below a table and outnumber its rows; none of them holds tabs, all hold commas. */
function isParted(sample: string, delimiter: string): boolean {
  const widths = sample
    .split("\n")
    .map((line) => line.split(delimiter).length)
    .filter((width) => width > 2);
  const usual = mostFrequent(widths);
  return widths.length >= 3 && widths.filter((width) => width === usual).length * 2 > widths.length;
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** One pass over the characters; a quote opens a cell only at its start. */
function parseRows(text: string, delimiter: string): ParsedRows {
  const rows: TableRow[] = [];
  const state: CsvState = {
    ...{ cells: [], cell: "", blank: true, quoted: false, line: 1, rowLine: 1 },
    ...{ count: 0, cutColumns: false },
  };
  const goesOn = () => rows.length < readingLimits.rows && state.count < readingLimits.cells;
  for (let at = 0; at < text.length && goesOn(); at += 1) {
    const char = text.charAt(at);
    if (char === "\n") state.line += 1;
    if (state.quoted) at += takeQuoted(state, text, at);
    else if (char === '"' && state.blank) {
      state.quoted = true;
      state.blank = false;
      state.cell = "";
    } else if (char === delimiter || char === "\n") {
      endCell(state);
      if (char === "\n") endRow(rows, state);
    } else takePlain(state, char);
  }
  const cutCells = state.count >= readingLimits.cells;
  if (state.cell !== "" || state.cells.length > 0) {
    endCell(state);
    endRow(rows, state);
  }
  return { rows, cutColumns: state.cutColumns, cutCells };
}

interface ParsedRows {
  rows: TableRow[];
  cutColumns: boolean;
  cutCells: boolean;
}

function takePlain(state: CsvState, char: string): void {
  state.cell += char;
  if (char !== " " && char !== "\u00a0") state.blank = false;
}

function endCell(state: CsvState): void {
  if (state.cells.length < readingLimits.columns) {
    state.cells.push(state.cell);
    state.count += 1;
  } else if (state.cell !== "") state.cutColumns = true;
  state.cell = "";
  state.blank = true;
}

interface CsvState {
  cells: string[];
  cell: string;
  /** Nothing but spaces stands in the cell so far: only there does a quote open it. */
  blank: boolean;
  quoted: boolean;
  /** Cells of the whole file. */
  count: number;
  cutColumns: boolean;
  line: number;
  rowLine: number;
}

/** One character inside quotes; answers how many more it used up. */
function takeQuoted(state: CsvState, text: string, at: number): number {
  const char = text.charAt(at);
  if (char !== '"') {
    state.cell += char;
    return 0;
  }
  const doubled = text.charAt(at + 1) === '"';
  if (doubled) state.cell += '"';
  else state.quoted = false;
  return doubled ? 1 : 0;
}

/** The line "sep=;" only names the delimiter. */
function endRow(rows: TableRow[], state: CsvState): void {
  if (!/^sep=.?$/i.test(state.cells.join("")))
    rows.push({
      place: { line: state.rowLine },
      cells: state.cells.map((value) => ({ text: value.trim() })),
    });
  state.cells = [];
  state.rowLine = state.line;
}
