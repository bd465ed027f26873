/**
 * Reader of plain text and Markdown: lines, tab tables, pipe tables, tables aligned by spaces and what scans leave of
 * tables. Linear in the length of the text.
 */
import { cleanMarkup } from "../structure/clean-markup.ts";
import type { Raw, RawDocument, RawLine } from "../structure/raw.ts";
import { splitLetterhead } from "./letterhead-columns.ts";
import { findAlignedTable } from "./text-tables/aligned-table.ts";
import { findPipeTable } from "./text-tables/pipe-table.ts";
import { findScanTable } from "./text-tables/scan-table.ts";
import { findTabTable } from "./text-tables/tab-table.ts";
import type { TextLine } from "./text-tables/text-line.ts";

const MAX_WARNED_TABLES = 5;

/** Reads decoded text (NFC, any line ends). */
export function readText(source: string): RawDocument {
  const text = source.replace(/\r\n?/g, "\n");
  const lines = splitLetterhead(splitLines(text));
  const { kept, dropped } = dropPageNumbers(lines);
  const warnings: string[] = [];
  const raws = toRaws(kept, warnings);
  if (dropped > 0) warnings.push(`Đã bỏ ${dropped} dòng chỉ có số trang.`);
  return { raws, text: text.replace(/\f/g, " "), pages: 1, warnings };
}

/** Splits into lines; form feeds, and the single leading blank that replaces them in some exports, start pages. */
function splitLines(text: string): TextLine[] {
  const sources = text.split("\n");
  const indented = sources.filter((line) => /^[ \t]/.test(line) && line.trim() !== "").length;
  const filled = sources.filter((line) => line.trim() !== "").length;
  const blankStartsPage = indented > 0 && indented < filled * 0.06;
  return sources.map((source, index) => ({
    number: index + 1,
    source: source.replace(/\f/g, ""),
    trimmed: source.trim(),
    pageStart: source.includes("\f") || (blankStartsPage && /^ \S/.test(source)),
  }));
}

/** A figure of a table that stands at the border of a page is none of its numbers. */
const RISING_SHARE = 0.6;
const MOST_LONE = 3_000;

/** The longest run of numbers that rise. */
function rising(lines: readonly TextLine[]): TextLine[] {
  if (lines.length > MOST_LONE) return [];
  // Last line of the best run that ends at each line, and the line in front of it.
  const runs: { length: number; before: number }[] = [];
  for (const line of lines) {
    let best = { length: 1, before: -1 };
    for (const [index, run] of runs.entries())
      if (run.length >= best.length && valueAt(lines, index) < pageValue(line.trimmed))
        best = { length: run.length + 1, before: index };
    runs.push(best);
  }
  const longest = Math.max(0, ...runs.map(({ length }) => length));
  const found: TextLine[] = [];
  for (let at = runs.findIndex(({ length }) => length === longest); at >= 0; ) {
    const line = lines[at];
    if (line !== undefined) found.unshift(line);
    at = runs[at]?.before ?? -1;
  }
  return found;
}

const valueAt = (lines: readonly TextLine[], index: number): number =>
  pageValue(lines[index]?.trimmed ?? "0");

/** A lone number between runs of empty lines or at a page border is a page number when such numbers rise. */
function dropPageNumbers(lines: readonly TextLine[]): { kept: TextLine[]; dropped: number } {
  const lone = lines.filter((line, index) => isLoneNumber(lines, index) && line.trimmed !== "");
  const found = rising(lone);
  if (found.length < 2 || found.length < RISING_SHARE * lone.length)
    return { kept: [...lines], dropped: 0 };
  const numbers = new Set(found.map((line) => line.number));
  const kept = lines.map((line) =>
    numbers.has(line.number) ? { ...line, source: "", trimmed: "", pageStart: true } : line,
  );
  return { kept, dropped: found.length };
}

function isLoneNumber(lines: readonly TextLine[], index: number): boolean {
  const line = lines[index];
  if (!line || !/^(?:-\s*)?\d{1,4}(?:\s*-)?$|^Trang \d{1,4}(?:\/\d{1,4})?$/i.test(line.trimmed))
    return false;
  if (pageValue(line.trimmed) > 2_000) return false;
  if (line.pageStart || lines[index + 1]?.pageStart === true) return true;
  const blanksAbove = [1, 2, 3].every((back) => (lines[index - back]?.trimmed ?? "") === "");
  const blankBelow = (lines[index + 1]?.trimmed ?? "") === "";
  return blanksAbove && blankBelow && index > 3;
}

function pageValue(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? "0");
}

function toRaws(lines: readonly TextLine[], warnings: string[]): Raw[] {
  const raws: Raw[] = [];
  let gap = true;
  let pageStart = false;
  let index = 0;
  let scanned = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (line === undefined) break;
    pageStart ||= line.pageStart;
    if (line.trimmed === "") {
      gap = true;
      index += 1;
      continue;
    }
    const table = findTable(lines, index);
    if (table) {
      raws.push({ ...table.table, mayContinue: gap || pageStart });
      if (table.scanned) {
        scanned += 1;
        if (scanned <= MAX_WARNED_TABLES) warnings.push(scanWarning(line.number));
      }
      index = table.next;
    } else {
      raws.push(toLine(line, gap, pageStart));
      index += 1;
    }
    gap = false;
    pageStart = false;
  }
  return raws;
}

function scanWarning(line: number): string {
  return `Bảng ở dòng ${line} là bảng quét: các cột có thể thiếu hoặc lệch, cần đối chiếu với bản gốc.`;
}

function findTable(lines: readonly TextLine[], index: number) {
  const tab = findTabTable(lines, index);
  if (tab) return { ...tab, scanned: false };
  const pipe = findPipeTable(lines, index);
  if (pipe) return { ...pipe, scanned: false };
  const scan = findScanTable(lines, index);
  if (scan) return { ...scan, scanned: true };
  const aligned = findAlignedTable(lines, index);
  return aligned ? { ...aligned, scanned: false } : null;
}

/** Signs of a quoted mail or of Markdown; ">70" alone in its line is a cell that compares. */
const QUOTED = /^(?:>\s*)+(?!\s*\d[\d.,]*\s*%?$)/;

function toLine(line: TextLine, gap: boolean, pageStart: boolean): RawLine {
  const hashes = /^(#{1,6})\s+(?=\S)/.exec(line.trimmed)?.[1];
  const body =
    hashes === undefined
      ? line.trimmed.replace(QUOTED, "")
      : line.trimmed.slice(hashes.length).replace(/\s#+$/, "");
  const { text, bold, italic } = cleanMarkup(body);
  return {
    kind: "line",
    text: text.replace(/\n/g, " "),
    place: { line: line.number },
    gap: gap || hashes !== undefined,
    ...(pageStart && { pageStart }),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(hashes !== undefined && { headingLevel: hashes.length }),
    wraps: hashes === undefined,
  };
}
