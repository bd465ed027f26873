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
  const rows = toRows(found, columns);
  if (rows === null) return null;
  return {
    table: {
      kind: "table",
      rows,
      place: { line: first.number },
      columns: columns.length,
      mayContinue: false,
    },
    next: end,
  };
}

interface FoundLine {
  line: TextLine;
  pieces: Piece[];
}

/** Lines that name one row may go on over so many lines of one piece. */
const MAX_ALONE = 3;
const MAX_BLANK = 2;

/**
 * Adjacent lines of two pieces and more. Rules of dashes between them are left out; the name of a group or the rest
 * of a long name may stand alone, and a blank line may part groups, when rows go on below.
 */
function rowsFrom(lines: readonly TextLine[], start: number) {
  const found: FoundLine[] = [];
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const pieces = piecesOf(line);
    if (isRuleLine(line) || pieces.length === 0) {
      if (pieces.length === 0 && !goesOnBelow(lines, at, found.length > 1)) break;
      if (pieces.length > 0) end = at + 1;
      continue;
    }
    if (pieces.length < 2 && !isRow(nextOf(lines, at, MAX_ALONE))) break;
    found.push({ line, pieces });
    end = at + 1;
  }
  return { found, end };
}

/** The next line of several pieces, with nothing but rules and so many lines of one piece before it. */
function nextOf(lines: readonly TextLine[], index: number, alone: number): Piece[] {
  let left = alone;
  for (const line of lines.slice(index + 1, index + 1 + MAX_ALONE * 2)) {
    if (isRuleLine(line)) continue;
    const pieces = piecesOf(line);
    if (pieces.length !== 1) return pieces;
    left -= 1;
    if (left <= 0) return [];
  }
  return [];
}

const isRow = (pieces: readonly Piece[]): boolean =>
  pieces.length >= MIN_COLUMNS || (pieces.length >= 2 && pieces.some(isFigure));

const isFigure = ({ text }: Piece): boolean => /^[\d.,%\s-]*\d[\d.,%\s]*$/.test(text);

/** Behind a blank line or two a row of figures goes on; words alone may be another header or the signatures. */
function goesOnBelow(lines: readonly TextLine[], index: number, rows: boolean): boolean {
  const below = lines.slice(index + 1, index + 1 + MAX_BLANK);
  const skipped = below.findIndex((line) => line.trimmed !== "" && !isRuleLine(line));
  const pieces = piecesOf(below[skipped]);
  if (pieces.length >= 2 && pieces.slice(1).some(isFigure)) return true;
  // "II   Phần mềm" without a figure of its own.
  const labelled =
    rows && pieces.length === 2 && /^(?:[IVX]+|[A-HĐ]|\d{1,2})$/.test(pieces[0]?.text ?? "");
  return labelled && isRow(nextOf(lines, index + 1 + skipped, 1));
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

/** A lone piece that begins small is the rest of the cell above it: a name too long for its column. */
function toRows(found: readonly FoundLine[], columns: readonly Piece[]): TableRow[] | null {
  const rows: TableRow[] = [];
  for (const { line, pieces } of found) {
    const row = toRow(line, pieces, columns);
    if (row === null) return null;
    const column = row.cells.findIndex(({ text }) => text !== "");
    const above = rows.at(-1)?.cells[column];
    if (
      pieces.length === 1 &&
      above !== undefined &&
      above.text !== "" &&
      /^\p{Ll}/u.test(line.trimmed)
    )
      above.text = `${above.text} ${row.cells[column]?.text ?? ""}`;
    else rows.push(row);
  }
  return rows;
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
