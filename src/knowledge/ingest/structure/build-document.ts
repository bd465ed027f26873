/** Turns what a reader delivered into the blocks and tables of a ParsedDocument: headings with paths, lists, captions. */
import type {
  Block,
  ParsedDocument,
  ParsedTable,
} from "../../../domain/document/parsed-document.ts";
import { checkReadingQuality } from "../../../domain/document/reading-quality.ts";
import { isCapitals, joinLines } from "./join-lines.ts";
import { mergeTables } from "./merge-tables.ts";
import { styleRank } from "./numbering.ts";
import { isDistribution, makeOutline, type OutlineEntry, runInLabel } from "./outline.ts";
import type { RawDocument, RawLine, RawTable } from "./raw.ts";

export interface BuildOptions {
  format: ParsedDocument["format"];
  fileName: string;
  /** Set when an OCR engine read (part of) the file. */
  ocr?: { confidence: number };
}

const MAX_CAPTION_LINES = 6;
const MAX_CAPTION_LENGTH = 250;
/** Scans are told by their noise even when no engine ran here: a text file may hold the output of one. */
const OCR_NOISE = 0.88;

/** Builds the parsed document; never fails on odd content. */
export function buildDocument(raw: RawDocument, options: BuildOptions): ParsedDocument {
  const quality = checkReadingQuality(raw.text);
  const ocr = options.ocr !== undefined || (quality.lostMarks && quality.score < OCR_NOISE);
  const entries = makeOutline(joinLines(mergeTables(raw.raws), ocr), ocr);
  const builder = makeBuilder(entries);
  for (const [index, entry] of entries.entries()) builder.add(entry, index);
  const warnings = [...raw.warnings];
  if (quality.lostMarks)
    warnings.push(
      "Văn bản mất dấu hoặc sai dấu tiếng Việt: cần đối chiếu với bản gốc khi trích dẫn.",
    );
  return {
    format: options.format,
    fileName: options.fileName,
    blocks: builder.blocks,
    tables: builder.tables,
    pages: raw.pages,
    text: raw.text,
    quality: {
      score: Math.round(quality.score * 1000) / 1000,
      lostMarks: quality.lostMarks,
      ocr,
      ...(options.ocr && { ocrConfidence: options.ocr.confidence }),
    },
    warnings,
  };
}

interface OpenHeading {
  rank: number;
  stated: number | null;
  text: string;
  /** Falls with the next heading of any kind: the title of the document, "Nơi nhận". */
  passing: boolean;
}

function makeBuilder(entries: readonly OutlineEntry[]) {
  const blocks: Block[] = [];
  const tables: ParsedTable[] = [];
  const open: OpenHeading[] = [];
  const lists: number[] = [];
  const levelOf = makeLevels(entries);
  const firstNumbered = entries.findIndex((entry) => entry.role === "heading" && entry.numbered);
  const path = () => open.map((heading) => heading.text);

  function addHeading(entry: OutlineEntry, index: number): void {
    const raw = entry.raw as RawLine;
    const { heading, rest } = splitRunIn(entry, titlesBehind(entries, index));
    const next: OpenHeading = {
      rank: entry.numbered ? styleRank(entry.numbered.style) : -1,
      stated: raw.headingLevel ?? null,
      text: heading,
      passing: !entry.numbered && (index < firstNumbered || isDistribution(raw.text)),
    };
    closeHeadings(open, next);
    const level = entry.numbered ? levelOf(entry) : next.passing ? 1 : open.length + 1;
    const marker = entry.numbered?.marker;
    blocks.push({
      kind: "heading",
      text: heading,
      level,
      ...(marker && { marker }),
      ...styleOf(raw),
      place: raw.place,
      headingPath: path(),
    });
    open.push(next);
    lists.length = 0;
    if (rest !== "")
      blocks.push({ kind: "paragraph", text: rest, place: raw.place, headingPath: path() });
  }

  function addItem(entry: OutlineEntry): void {
    const raw = entry.raw as RawLine;
    const rank = raw.item ? 100 + raw.item.level : styleRank(entry.numbered?.style ?? "dash");
    while ((lists.at(-1) ?? -1) >= rank) lists.pop();
    lists.push(rank);
    blocks.push({
      kind: "list-item",
      text: raw.item ? raw.text : (entry.numbered?.rest ?? raw.text),
      level: raw.item?.level ?? lists.length,
      marker: raw.item?.marker ?? entry.numbered?.marker ?? "-",
      ...styleOf(raw),
      place: raw.place,
      headingPath: path(),
    });
  }

  function addTable(raw: RawTable): void {
    const table = tables.length + 1;
    tables.push({
      index: table,
      caption: captionOf(blocks),
      headingPath: path(),
      place: raw.place,
      headerRows: raw.headerRows ?? 0,
      rows: raw.rows,
    });
    blocks.push({ kind: "table", text: "", place: raw.place, headingPath: path(), table });
    lists.length = 0;
  }

  function add(entry: OutlineEntry, index: number): void {
    if (entry.raw.kind === "table") addTable(entry.raw);
    else if (entry.role === "heading") addHeading(entry, index);
    else if (entry.role === "item") addItem(entry);
    else if (entry.role === "paragraph") {
      const { text, place } = entry.raw;
      blocks.push({ kind: "paragraph", text, ...styleOf(entry.raw), place, headingPath: path() });
    }
  }
  return { add, blocks, tables };
}

function styleOf(raw: RawLine): { bold?: boolean; italic?: boolean } {
  return { ...(raw.bold && { bold: true }), ...(raw.italic && { italic: true }) };
}

function titlesBehind(entries: readonly OutlineEntry[], index: number): string[] {
  const titles: string[] = [];
  for (let at = index + 1; entries[at]?.role === "title"; at += 1) {
    const raw = entries[at]?.raw;
    if (raw?.kind === "line") titles.push(raw.text);
  }
  return titles;
}

/** The heading as printed (with its number and title lines), and the text that runs on behind it. */
function splitRunIn(entry: OutlineEntry, titles: string[]): { heading: string; rest: string } {
  const raw = entry.raw as RawLine;
  const numbered = entry.numbered;
  if (raw.headingLevel === undefined && numbered && numbered.marker !== "") {
    const { marker, rest, style } = numbered;
    // An article without a title: its sentence is text, not heading.
    if (style === "article" && (rest.length > 250 || /[.;]$/.test(rest)) && !isCapitals(rest))
      return { heading: marker, rest };
    const label = runInLabel(rest);
    const outer = styleRank(style) < styleRank("letter");
    if (label !== null && !outer)
      return { heading: `${marker} ${label}`, rest: rest.slice(label.length).trim() };
  }
  return { heading: [raw.text.replace(/^[-–]\s+(?=\d)/, ""), ...titles].join(" "), rest: "" };
}

/** Closes what the new heading does not stand under. */
function closeHeadings(open: OpenHeading[], next: OpenHeading): void {
  if (next.passing) open.length = 0;
  while (open.length > 0) {
    const last = open[open.length - 1];
    if (!last) return;
    const stated = next.stated ?? 1;
    const closes =
      last.passing ||
      (next.rank < 0
        ? last.stated === null || last.stated >= stated
        : last.rank >= next.rank && last.rank >= 0) ||
      (next.rank >= 0 && next.rank <= 1);
    if (!closes) return;
    open.pop();
  }
}

/** One depth for each numbering style over the whole document: outer styles first. */
function makeLevels(entries: readonly OutlineEntry[]): (entry: OutlineEntry) => number {
  const styles = new Set(
    entries.flatMap((entry) =>
      entry.role === "heading" && entry.numbered ? [styleRank(entry.numbered.style)] : [],
    ),
  );
  // Appendices and parts both stand at the top.
  if (styles.has(0) && styles.has(1)) styles.delete(0);
  const ordered = [...styles].sort((a, b) => a - b);
  const offset = ordered[0] === 0 ? 1 : 0;
  return (entry) => {
    const rank = styleRank(entry.numbered?.style ?? "dash");
    if (rank === 0) return 1;
    const inner = ordered.filter((other) => other !== 0).indexOf(rank) + 1;
    return Math.max(1, inner + (offset && ordered.includes(1) ? 0 : 0));
  };
}

/** Lines right above a table that name it. */
function captionOf(blocks: readonly Block[]): string[] {
  const caption: string[] = [];
  for (const block of blocks.toReversed()) {
    if (caption.length >= MAX_CAPTION_LINES || block.text.length > MAX_CAPTION_LENGTH) break;
    if (block.kind === "heading") {
      caption.unshift(block.text);
      break;
    }
    if (block.kind !== "paragraph" || /[.;]$/.test(block.text)) break;
    caption.unshift(block.text);
  }
  return caption;
}
