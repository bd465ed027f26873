/** Tables whose cells are parted by tabs, as copied from a spreadsheet or written by PDF converters. */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import { cleanMarkup } from "../../structure/clean-markup.ts";
import type { FoundTable, TextLine } from "./text-line.ts";

/** A table that starts at the line, or null. Every cell keeps its printed column; empty cells stay. */
export function findTabTable(lines: readonly TextLine[], start: number): FoundTable | null {
  let end = start;
  while (isRow(lines[end]) || isInnerLine(lines, end, start)) end += 1;
  if (end === start) return null;
  const widest = Math.max(...lines.slice(start, end).map((line) => cellsOf(line).length));
  if (widest < 2 || (end - start === 1 && widest < 3)) return null;
  const rows: TableRow[] = [];
  for (const line of lines.slice(start, end)) {
    if (line.source.includes("\t")) rows.push(toRow(line));
    else appendToLast(rows, line);
  }
  const place = { line: lines[start]?.number ?? 1 };
  return {
    table: { kind: "table", rows, place, columns: widest, mayContinue: false },
    next: end,
  };
}

function isRow(line: TextLine | undefined): boolean {
  if (line === undefined || line.trimmed === "") return false;
  // An indented paragraph has its tabs in front only.
  return line.source.includes("\t", line.source.search(/\S/));
}

/** A line without tabs between two rows belongs to the last cell above it. */
function isInnerLine(lines: readonly TextLine[], index: number, start: number): boolean {
  const line = lines[index];
  if (index === start || line === undefined || line.trimmed === "") return false;
  if (/^\t\S[^\t]*$/.test(line.source)) return true;
  const above = lines[index - 1];
  return (
    isRow(lines[index + 1]) &&
    isRow(above) &&
    cellsOf(above).length === cellsOf(lines[index + 1]).length &&
    line.trimmed.length < 300
  );
}

function cellsOf(line: TextLine | undefined): string[] {
  return line?.source.split("\t") ?? [];
}

function toRow(line: TextLine): TableRow {
  const cells = cellsOf(line).map((cell) => {
    const { text, bold } = cleanMarkup(cell);
    return bold ? { text, bold } : { text };
  });
  return { place: { line: line.number }, cells };
}

function appendToLast(rows: TableRow[], line: TextLine): void {
  const last = rows.at(-1)?.cells.findLast((cell) => cell.text !== "");
  if (last) last.text = `${last.text}\n${cleanMarkup(line.trimmed).text}`;
}
