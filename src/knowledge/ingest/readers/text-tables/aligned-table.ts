/** Tables whose columns are aligned with blanks (pdftotext -layout, typed lists). */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import { cleanMarkup } from "../../structure/clean-markup.ts";
import { type FoundTable, isRuleLine, type TextLine } from "./text-line.ts";

interface Piece {
  text: string;
  start: number;
  end: number;
}

const MIN_ROWS = 3;
const MIN_COLUMNS = 3;

/** Three or more adjacent lines with the same three or more columns, or null. */
export function findAlignedTable(lines: readonly TextLine[], start: number): FoundTable | null {
  const first = lines[start];
  if (first === undefined || isRuleLine(first) || piecesOf(first).length < MIN_COLUMNS) return null;
  const { found, end } = rowsFrom(lines, start);
  const columns = columnsOf(found.map((row) => row.pieces));
  if (found.length < MIN_ROWS || columns === null) return null;
  const rows = found.map(({ line, pieces }) => toRow(line, pieces, columns));
  if (rows.some((row) => row === null)) return null;
  return {
    table: {
      kind: "table",
      rows: rows.filter((row) => row !== null),
      place: { line: first.number },
      columns: columns.length,
      mayContinue: false,
    },
    next: end,
  };
}

/** Adjacent lines of two pieces and more; rules of dashes between them are left out. */
function rowsFrom(lines: readonly TextLine[], start: number) {
  const found: { line: TextLine; pieces: Piece[] }[] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line !== undefined && isRuleLine(line)) continue;
    const pieces = piecesOf(line);
    // The name of a group may stand alone between two rows.
    const alone = pieces.length === 1 && piecesOf(below(lines, end)).length >= MIN_COLUMNS;
    if (line === undefined || (pieces.length < 2 && !alone)) break;
    found.push({ line, pieces });
  }
  return { found, end };
}

/** The next line that is no rule of dashes. */
function below(lines: readonly TextLine[], index: number): TextLine | undefined {
  const next = lines[index + 1];
  return next !== undefined && isRuleLine(next) ? lines[index + 2] : next;
}

/** The columns: those of the widest line where most are as wide, else the stretches that the fuller lines share. */
function columnsOf(found: readonly Piece[][]): readonly Piece[] | null {
  const widest = found.reduce((a, b) => (b.length > a.length ? b : a), []);
  const full = found.filter((pieces) => pieces.length === widest.length).length;
  const rich = found.filter(
    (pieces) => pieces.length >= Math.max(MIN_COLUMNS, widest.length * 0.6),
  );
  if (rich.length < found.length * 0.4) return null;
  const bands = bandsOf(rich);
  if (bands.length >= MIN_COLUMNS && bands.length >= widest.length) return bands;
  return full < found.length * 0.6 ? null : widest;
}

/** Pieces that overlap from line to line make one column. */
function bandsOf(lines: readonly Piece[][]): Piece[] {
  const bands: Piece[] = [];
  for (const piece of lines.flat().sort((a, b) => a.start - b.start)) {
    const last = bands.at(-1);
    if (last === undefined || piece.start >= last.end) bands.push({ ...piece });
    else last.end = Math.max(last.end, piece.end);
  }
  return bands;
}

/** No row of a table laid out by blanks is longer. */
const MAX_LINE = 4_000;

function piecesOf(line: TextLine | undefined): Piece[] {
  if (line === undefined || line.trimmed === "" || line.source.length > MAX_LINE) return [];
  const pieces: Piece[] = [];
  for (const match of line.source.matchAll(/\S+(?: \S+)*/g)) {
    pieces.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return pieces;
}

/** Each piece goes to the column it overlaps most; two pieces in one column mean that this is no table. */
function toRow(
  line: TextLine,
  pieces: readonly Piece[],
  columns: readonly Piece[],
): TableRow | null {
  const texts = columns.map(() => "");
  for (const piece of pieces) {
    const column =
      pieces.length === columns.length ? pieces.indexOf(piece) : nearest(piece, columns);
    if (texts[column] !== "") return null;
    texts[column] = piece.text;
  }
  return {
    place: { line: line.number },
    cells: texts.map((text) => ({ text: cleanMarkup(text).text })),
  };
}

function nearest(piece: Piece, columns: readonly Piece[]): number {
  const distance = (column: Piece) =>
    Math.max(0, Math.max(piece.start, column.start) - Math.min(piece.end, column.end)) +
    Math.min(Math.abs(piece.start - column.start), Math.abs(piece.end - column.end)) / 100;
  let best = 0;
  for (const [index, column] of columns.entries()) {
    if (distance(column) < distance(columns[best] ?? column)) best = index;
  }
  return best;
}
