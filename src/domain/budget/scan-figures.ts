/**
 * Tables of figures in the lines of a scanned text, where recognition lost the grid but kept the figures in order:
 * neighbouring lines with the same number of figures, up to a line of totals.
 *
 * Only for scans. A figure that lost its separator is put right by what the other figures of the block do; a line
 * that lost a dash gets it back only where its parts then add up.
 */
import type { Cell, ParsedTable, Place, TableRow } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import { abs, type Micro } from "./fixed.ts";
import { parseNumber } from "./parse-number.ts";
import { isTotalName } from "./row-label.ts";

interface FigureLine {
  line: number;
  label: string;
  name: string;
  figures: string[];
}

const FIGURE = /^\d[\d.,]*$/;
/** How a dash or an empty cell comes out of recognition. */
const DASH = /^(?:[-–—.:]|i)$/;
/** Lines between two lines of figures: wrapped names, repeated headers at a page break. */
const MAX_GAP = 40;
const MIN_ROWS = 5;

/** Tables made of lines that no other table has. `taken` holds 1-based lines of tables already read. */
export function scanFigureTables(text: string, taken: ReadonlySet<number>): ParsedTable[] {
  const lines = text.split("\n");
  const read = lines.map((line, index) => readLine(line, index + 1));
  const figureLines = read
    .filter((found) => found !== null && !taken.has(found.line))
    .filter((found) => found !== null)
    .map((found) => withLineAbove(found, lines));
  return blocksOf(figureLines)
    .map((block) => tableOf(block, lines))
    .filter((table) => table !== null);
}

/** The longest run of figures and dashes in a line, with what stands before it. */
function readLine(line: string, number: number): FigureLine | null {
  const tokens = line.replace(/\|/g, " | ").trim().split(/\s+/);
  const run = longestRun(tokens);
  if (run.figures.length < 3 || !isFigureRun(run.figures)) return null;
  const before = tokens.slice(0, run.start);
  const name = before.filter((token) => token !== "|").join(" ");
  return { line: number, ...splitScanLabel(before[0] ?? "", name), figures: run.figures };
}

/** "… hình ảnh/Hệ thống" above "2 lưu trữ và truyền hình ảnh …": the number stands beside the last line of a wrapped name. */
function withLineAbove(found: FigureLine, lines: readonly string[]): FigureLine {
  const above = (lines[found.line - 2] ?? "").trim();
  const isRest = /^\p{Ll}/u.test(found.name) && found.label !== "";
  const isName = /^\p{Lu}\p{Ll}*\s\p{Ll}/u.test(above) && !/[.;:\d|]$/u.test(above);
  return isRest && isName ? { ...found, name: `${above} ${found.name}` } : found;
}

interface Run {
  start: number;
  figures: string[];
}

function longestRun(tokens: readonly string[]): Run {
  let best: Run = { start: 0, figures: [] };
  let run: Run = { start: 0, figures: [] };
  for (const [index, token] of tokens.entries()) {
    const open = run.figures.length > 0;
    if (token === "|" && open) continue;
    const figure = figureOf(token, open);
    if (figure === null) run = { start: index + 1, figures: [] };
    else run.figures.push(figure);
    if (run.figures.length > best.figures.length) best = run;
  }
  return best;
}

/** A figure as it stands, a dash as "-"; the doubtful forms of a dash only inside a run. */
function figureOf(token: string, open: boolean): string | null {
  if (FIGURE.test(token)) return token;
  return /^[-–—]$/.test(token) || (open && DASH.test(token)) ? "-" : null;
}

/** At least one grouped figure, or nothing but noughts and dashes as in an empty line of the table. */
const isFigureRun = (figures: readonly string[]): boolean =>
  figures.some((figure) => /[.,]\d{3}/.test(figure)) ||
  (figures.includes("-") && figures.every((figure) => figure === "-" || figure === "0"));

/** Roman numbers come out of recognition as bars and small letters: "|", "Il", "111". */
function splitScanLabel(first: string, name: string): { label: string; name: string } {
  const rest = name.startsWith(first) ? name.slice(first.length).trim() : name;
  if (/^[Il|]$/.test(first)) return { label: "I", name: rest };
  if (/^(?:[Il|]{2,3}|111)$/.test(first)) return { label: "I".repeat(first.length), name: rest };
  if (/^\d{1,2}$/.test(first)) return { label: first, name: rest };
  return { label: "", name };
}

/** Neighbouring lines of like width, closed by a total. */
function blocksOf(lines: readonly FigureLine[]): FigureLine[][] {
  const blocks: FigureLine[][] = [];
  let block: FigureLine[] = [];
  for (const line of lines) {
    const last = block.at(-1);
    if (last !== undefined && line.line - last.line > MAX_GAP) block = [];
    block.push(line);
    if (!isTotalName(line.name)) continue;
    if (block.length >= MIN_ROWS) blocks.push(block);
    block = [];
  }
  return blocks;
}

function tableOf(block: readonly FigureLine[], lines: readonly string[]): ParsedTable | null {
  const width = block.at(-1)?.figures.length ?? 0;
  const full = block.filter((row) => row.figures.length === width);
  if (width < 3 || full.length * 10 < block.length * 6) return null;
  const decimals = block.flatMap((row) => row.figures).filter((figure) => /[.,]/.test(figure));
  const inThousandths =
    decimals.filter((figure) => /,\d{3}$/.test(figure)).length * 10 >= decimals.length * 8;
  const rows = block.map((row) => ({
    ...row,
    figures: inThousandths ? row.figures.map(withComma) : row.figures,
  }));
  const splits = splitsOf(
    rows.filter((row) => row.figures.length === width),
    width,
  );
  const place: Place = { line: block[0]?.line ?? 1 };
  const header = headerOf(lines, place.line ?? 1, splits, width);
  return {
    index: 1,
    caption: [],
    headingPath: [],
    place,
    headerRows: 1,
    rows: [rowOf(place, header), ...rows.map((row) => filledRow(row, splits, width))],
  };
}

/** "125.400", "247249" and "2,872,600" among "13.731,450": the last three digits are decimals. */
function withComma(figure: string): string {
  if (/,\d{3}$/.test(figure) && !/,.*,/.test(figure)) return figure;
  const digits = figure.replace(/\D/g, "");
  if (digits.length < 4) return figure;
  return `${digits.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, ".")},${digits.slice(-3)}`;
}

interface Split {
  total: number;
  parts: number[];
}

/** A total with the columns after or before it, where most full rows bear it out. */
function splitsOf(rows: readonly FigureLine[], width: number): Split[] {
  const options: Split[] = [];
  for (let size = width - 1; size >= 2; size--) {
    for (let total = 0; total < width; total++) {
      for (const start of [total + 1, total - size]) {
        const parts = Array.from({ length: size }, (_, index) => start + index);
        if (start >= 0 && start + size <= width) options.push({ total, parts });
      }
    }
  }
  const chosen: Split[] = [];
  for (const option of options) {
    const columns = [option.total, ...option.parts];
    const free = chosen.every(
      (other) => ![other.total, ...other.parts].some((column) => columns.includes(column)),
    );
    const held = rows.filter((row) => holds(row.figures, option)).length;
    if (free && held * 10 >= rows.length * 8) chosen.push(option);
  }
  return chosen;
}

function holds(figures: readonly string[], { total, parts }: Split): boolean {
  const sum = parts.reduce((all, part) => all + value(figures[part]), 0n);
  return abs(sum - value(figures[total])) <= 1n;
}

const value = (figure: string | undefined): Micro =>
  figure === undefined || figure === "-" ? 0n : (parseNumber(figure)[0]?.micro ?? 0n);

/** A short row gets its lost dashes back where its parts then add up, as far right as they fit. */
function filledRow(row: FigureLine, splits: readonly Split[], width: number): TableRow {
  let candidates: string[][] = [row.figures];
  for (let missing = width - row.figures.length; missing > 0; missing--) {
    candidates = candidates.flatMap((figures) =>
      Array.from({ length: figures.length + 1 }, (_, index) =>
        figures.toSpliced(figures.length - index, 0, "-"),
      ),
    );
    if (candidates.length > 200) return rowOf({ line: row.line }, [row.label, row.name]);
  }
  const fitting =
    row.figures.length === width
      ? row.figures
      : candidates.find(
          (figures) => splits.length > 0 && splits.every((split) => holds(figures, split)),
        );
  return rowOf({ line: row.line }, [
    row.label,
    row.name,
    ...(fitting ?? row.figures.map(() => "?1")),
  ]);
}

const rowOf = (place: Place, texts: readonly string[]): TableRow => ({
  place,
  cells: texts.map((text): Cell => ({ text })),
});

/** The words above the figures name two totals at best: what was approved, what was spent. */
function headerOf(
  lines: readonly string[],
  first: number,
  splits: readonly Split[],
  width: number,
): string[] {
  const above = fold(lines.slice(Math.max(0, first - 40), first - 1).join(" "));
  const approved =
    /d[ut] ?toan d[uo]+[gc]+ d[uo]yet|dugc duyet|duoc duyet/.exec(above)?.index ?? -1;
  const spent = /da chi/.exec(above)?.index ?? -1;
  const parts = new Set(splits.flatMap((split) => split.parts));
  const names = Array.from({ length: width }, (_, column) =>
    parts.has(column) ? `Nguồn vốn (cột số ${column + 1})` : `Cột số ${column + 1}`,
  );
  const totals = splits.map((split) => split.total).sort((a, b) => a - b);
  const known = totals.length === 2 && approved >= 0 && spent > approved;
  for (const [index, column] of totals.entries()) {
    names[column] = known ? (index === 0 ? "Dự toán được duyệt" : "Kinh phí đã chi") : "Tổng cộng";
  }
  return ["TT", "Nội dung", ...names];
}
