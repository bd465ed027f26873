/** Turns what a reader delivered into the blocks and tables of a ParsedDocument: headings with paths, lists, captions. */
import type {
  Block,
  ParsedDocument,
  ParsedTable,
} from "../../../domain/document/parsed-document.ts";
import { checkReadingQuality } from "../../../domain/document/reading-quality.ts";
import { isCapitals, isDistribution, joinLines } from "./join-lines.ts";
import { mergeTables } from "./merge-tables.ts";
import { notesApart } from "./notes-apart.ts";
import { styleRank } from "./numbering.ts";
import { makeOutline, type OutlineEntry, runInLabel } from "./outline.ts";
import type { Raw, RawDocument, RawLine, RawTable } from "./raw.ts";

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

/** No scan comes as a file of cells. */
const isWrittenByProgram = (format: BuildOptions["format"]): boolean =>
  format === "csv" || format === "xlsx";

/** Builds the parsed document; never fails on odd content. */
export function buildDocument(raw: RawDocument, options: BuildOptions): ParsedDocument {
  const quality = checkReadingQuality(raw.readable ?? raw.text);
  const noisy = quality.lostMarks && quality.score < OCR_NOISE;
  const ocr = options.ocr !== undefined || (noisy && !isWrittenByProgram(options.format));
  const entries = makeOutline(joinLines(notesApart(mergeTables(withoutRules(raw.raws))), ocr), ocr);
  const builder = new BlockBuilder(entries);
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

/** Lines drawn with signs ("-----", "____") and the star under a party letterhead part what stands around them. */
const RULE_LINE = /^(?:[-_=~–—*](?: ?[-_=~–—*]){2,}|\*)$/u;

function withoutRules(raws: readonly Raw[]): Raw[] {
  let gap = false;
  return raws.flatMap((raw) => {
    if (raw.kind === "line" && RULE_LINE.test(raw.text)) {
      gap = true;
      return [];
    }
    const next = raw.kind === "line" && gap ? { ...raw, gap: true } : raw;
    gap = false;
    return [next];
  });
}

interface OpenHeading {
  rank: number;
  stated: number | null;
  text: string;
  /** Falls with the next heading of any kind: the title of the document, "Nơi nhận". */
  passing: boolean;
}

/** Collects blocks and tables while it keeps the open headings and the nesting of the current list. */
class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly tables: ParsedTable[] = [];
  private readonly open: OpenHeading[] = [];
  private lists: number[] = [];
  private readonly entries: readonly OutlineEntry[];
  private readonly levelOf: (entry: OutlineEntry) => number;
  private readonly firstNumbered: number;

  constructor(entries: readonly OutlineEntry[]) {
    this.entries = entries;
    this.levelOf = makeLevels(entries);
    this.firstNumbered = entries.findIndex((entry) => entry.role === "heading" && entry.numbered);
  }

  add(entry: OutlineEntry, index: number): void {
    const { raw, role } = entry;
    if (raw.kind === "table") this.addTable(raw);
    else if (role === "heading") this.addHeading(entry, raw, index);
    else if (role === "item") this.addItem(entry, raw);
    else if (role === "paragraph") this.push("paragraph", raw.text, raw);
  }

  private push(
    kind: Block["kind"],
    text: string,
    raw: RawLine | RawTable,
    more: Partial<Block> = {},
  ): void {
    const headingPath = this.open.map((heading) => heading.text);
    const style = raw.kind === "line" ? styleOf(raw) : {};
    this.blocks.push({ kind, text, ...style, place: raw.place, headingPath, ...more });
  }

  private addHeading(entry: OutlineEntry, raw: RawLine, index: number): void {
    const { heading, rest } = splitRunIn(entry, raw, titlesBehind(this.entries, index));
    const next: OpenHeading = {
      rank: entry.numbered ? styleRank(entry.numbered.style) : -1,
      stated: raw.headingLevel ?? null,
      text: heading,
      passing: !entry.numbered && (index < this.firstNumbered || isDistribution(raw.text)),
    };
    closeHeadings(this.open, next);
    const level = entry.numbered ? this.levelOf(entry) : next.passing ? 1 : this.open.length + 1;
    const marker = entry.numbered?.marker;
    this.push("heading", heading, raw, { level, ...(marker && { marker }) });
    this.open.push(next);
    this.lists = [];
    if (rest !== "") this.push("paragraph", rest, raw);
  }

  private addItem({ numbered }: OutlineEntry, raw: RawLine): void {
    const stated = raw.item;
    const rank = stated ? 100 + stated.level : styleRank(numbered?.style ?? "dash");
    this.lists = [...this.lists.filter((outer) => outer < rank), rank];
    if (stated) this.push("list-item", raw.text, raw, stated);
    else {
      const marker = numbered?.marker ?? "-";
      const text = numbered?.rest ?? raw.text;
      this.push("list-item", text, raw, { level: this.lists.length, marker });
    }
  }

  private addTable(raw: RawTable): void {
    const index = this.tables.length + 1;
    this.tables.push({
      index,
      caption: captionOf(this.blocks),
      headingPath: this.open.map((heading) => heading.text),
      place: raw.place,
      headerRows: raw.headerRows ?? 0,
      rows: raw.rows,
    });
    this.push("table", "", raw, { table: index });
    this.lists = [];
  }
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
function splitRunIn(
  entry: OutlineEntry,
  raw: RawLine,
  titles: readonly string[],
): { heading: string; rest: string } {
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

/** One depth for each numbering style over the whole document: outer styles first; an appendix is at the top. */
function makeLevels(entries: readonly OutlineEntry[]): (entry: OutlineEntry) => number {
  const rank = (entry: OutlineEntry) => styleRank(entry.numbered?.style ?? "dash");
  const used = new Set(
    entries.filter((entry) => entry.role === "heading" && entry.numbered).map(rank),
  );
  const inner = [...used].filter((other) => other > 0).sort((a, b) => a - b);
  return (entry) => (rank(entry) === 0 ? 1 : inner.indexOf(rank(entry)) + 1);
}

/** Lines right above a table that name it. */
function captionOf(blocks: readonly Block[]): string[] {
  const caption: string[] = [];
  for (const block of blocks.slice(-MAX_CAPTION_LINES).reverse()) {
    if (block.text.length > MAX_CAPTION_LENGTH) break;
    if (block.kind === "heading") {
      caption.unshift(block.text);
      break;
    }
    if (block.kind !== "paragraph" || /[.;]$/.test(block.text)) break;
    caption.unshift(block.text);
  }
  return caption;
}
