/**
 * Decides which paragraphs are headings and which are list items. Sure signs first (Markdown #, "Phần", "Chương",
 * "Điều", "Phụ lục"); numbered lines ("I.", "1.", "a)") are judged together with their siblings: headings are short,
 * do not end like a sentence and have text of their own below; numbered sentences are list items.
 */
import { fold } from "../../../domain/text/fold.ts";
import { isCapitals, isDistribution } from "./join-lines.ts";
import { type Numbered, type NumberStyle, parseNumbering, styleRank } from "./numbering.ts";
import type { Raw, RawLine } from "./raw.ts";

export type Role = "heading" | "item" | "paragraph" | "title" | "table";

export interface OutlineEntry {
  raw: Raw;
  numbered: Numbered | null;
  role: Role;
}

const FIRM: ReadonlySet<NumberStyle> = new Set<NumberStyle>([
  "appendix",
  "part",
  "chapter",
  "section",
  "subsection",
  "article",
]);
const JUDGED: readonly NumberStyle[] = [
  "letter",
  "roman",
  "arabic",
  "decimal2",
  "decimal3",
  "decimal4",
  "point",
];
const MAX_HEADING = 300;
const MAX_TITLE_LINES = 4;
const DOCUMENT_NAME =
  /^(?:luat|bo luat|nghi dinh|nghi quyet|quyet dinh|thong tu|ke hoach|chi thi|cong van|cong dien|van ban|thong bao)\b.{0,24}\d/;
/** "B. KẾ HOẠCH NĂM 2026": the part of a plan that looks ahead, and no document with a number. */
const PLAN_PART = /^ke hoach(?: [a-z]+){0,6} 20\d{2}(?: (?:cua|tai)(?: [a-z]+)+)?:?$/;
const namesDocument = (label: string): boolean =>
  DOCUMENT_NAME.test(fold(label)) && !PLAN_PART.test(fold(label));

/** Roles of all paragraphs of a document. */
export function makeOutline(raws: readonly Raw[], ocr: boolean): OutlineEntry[] {
  const entries = raws.map((raw): OutlineEntry => {
    if (raw.kind === "table") return { raw, numbered: null, role: "table" };
    const numbered = raw.item ? null : numberingOf(raw, ocr);
    return { raw, numbered, role: firstRole(raw, numbered) };
  });
  markTitles(entries);
  markLateAppendix(entries);
  for (const style of JUDGED) judgeStyle(entries, style);
  followTwins(entries);
  return entries;
}

/** A dash in front of a short numbered title is a slip of the converter. */
function numberingOf(raw: RawLine, ocr: boolean): Numbered | null {
  const numbered = parseNumbering(raw.text, ocr);
  if (numbered?.style !== "dash") return numbered;
  const inner = parseNumbering(numbered.rest, ocr);
  const titled = inner?.style === "arabic" || inner?.style === "roman";
  return titled && inner.rest.length < 160 && !/[.;,:]$/.test(inner.rest) ? inner : numbered;
}

function firstRole(raw: RawLine, numbered: Numbered | null): Role {
  if (raw.item) return "item";
  if (isDistribution(raw.text)) return "heading";
  if (raw.headingLevel !== undefined && raw.text.length <= MAX_HEADING) return "heading";
  if (numbered && FIRM.has(numbered.style))
    return isFirmHeading(raw, numbered) ? "heading" : "paragraph";
  return numbered ? "item" : "paragraph";
}

function isFirmHeading(raw: RawLine, numbered: Numbered): boolean {
  if (numbered.style === "article") return true;
  return raw.text.length <= 250 && !/[;,]$/.test(raw.text);
}

/** Lines in capitals right behind "Phụ lục 2" or "Phần I" are its title. */
function markTitles(entries: OutlineEntry[]): void {
  for (const [index, entry] of entries.entries()) {
    if (entry.role !== "heading" || !entry.numbered || !FIRM.has(entry.numbered.style)) continue;
    if (entry.numbered.style === "article") continue;
    const count = titleLines(entries, index);
    for (let at = index + 1; at <= index + count; at += 1) {
      const follower = entries[at];
      if (follower) follower.role = "title";
    }
  }
}

function titleLines(entries: readonly OutlineEntry[], index: number): number {
  const numbered = entries[index]?.numbered;
  const appendix = numbered?.style === "appendix";
  const takesCapitals = appendix || numbered?.rest === "";
  const followers = entries.slice(index + 1, index + 2 + MAX_TITLE_LINES);
  const note = followers.findIndex(({ raw }) => raw.kind === "line" && isIssueNote(raw.text));
  let count = 0;
  while (count < MAX_TITLE_LINES) {
    const line = titleCandidate(followers[count]);
    if (line === null) break;
    const titled = isCapitals(line.text) || line.headingLevel !== undefined;
    if (!(appendix && note > count) && !(titled && takesCapitals)) break;
    count += 1;
  }
  return count;
}

/** A line that can be part of a title: short, without a number, no note and no list of recipients. */
function titleCandidate(entry: OutlineEntry | undefined): RawLine | null {
  if (entry?.raw.kind !== "line" || entry.numbered) return null;
  const { text } = entry.raw;
  return text.length > 250 || isIssueNote(text) || isDistribution(text) ? null : entry.raw;
}

/** "(Kèm theo Kế hoạch số …)" below the title of an appendix, also as scans print it. */
export function isIssueNote(text: string): boolean {
  return /^\(\s*(?:ban hanh\s+)?k[^\s]{1,2}m\s+th[^\s]o\b|^\(ban hanh/u.test(fold(text));
}

/** A title in capitals behind the signature, with its note or a table below, opens an appendix without a number. */
function markLateAppendix(entries: OutlineEntry[]): void {
  const signed = entries.findIndex(
    (entry) => entry.raw.kind === "line" && isDistribution(entry.raw.text),
  );
  if (signed < 0) return;
  for (let index = signed + 1; index < entries.length - 1; index += 1) {
    const entry = entries[index];
    if (entry?.raw.kind !== "line" || entry.role !== "paragraph") continue;
    const words = entry.raw.text.split(" ").length;
    if (words < 4 || !isCapitals(entry.raw.text) || /^(?:KT|TL|TUQ|TM)\./.test(entry.raw.text))
      continue;
    const next = entries.slice(index + 1, index + 3);
    const note = next.some((at) => at.raw.kind === "line" && isIssueNote(at.raw.text));
    if (!note && next[0]?.raw.kind !== "table") continue;
    entry.role = "heading";
    entry.numbered = { style: "appendix", marker: "", rest: entry.raw.text, ordinal: null };
  }
}

/** Judges all numbered lines of one style, series by series; clauses and points of an article are no headings. */
function judgeStyle(entries: OutlineEntry[], style: NumberStyle): void {
  const ofArticles = style === "arabic" || style === "point";
  for (const { series, inArticle } of seriesOf(entries, style)) {
    if (!(inArticle && ofArticles)) judgeSeries(entries, series, style);
  }
}

interface Series {
  series: number[];
  inArticle: boolean;
}

/** Indexes of lines that count on under the same outer heading. */
function seriesOf(entries: readonly OutlineEntry[], style: NumberStyle): Series[] {
  const found: Series[] = [];
  let current: Series = { series: [], inArticle: false };
  let last = 0;
  for (const [index, entry] of entries.entries()) {
    if (isOuterHeading(entry, style)) {
      const article = entry.numbered?.style === "article";
      current = { series: [], inArticle: article || (current.inArticle && !entry.numbered) };
      last = 0;
    } else if (entry.numbered?.style === style) {
      const ordinal = entry.numbered.ordinal ?? last + 1;
      if (ordinal <= last) current = { series: [], inArticle: current.inArticle };
      if (current.series.length === 0) found.push(current);
      current.series.push(index);
      last = ordinal;
    }
  }
  return found;
}

function isOuterHeading(entry: OutlineEntry, style: NumberStyle): boolean {
  if (entry.role !== "heading") return false;
  return !entry.numbered || styleRank(entry.numbered.style) < styleRank(style);
}

function judgeSeries(entries: OutlineEntry[], series: readonly number[], style: NumberStyle): void {
  const traits = series.map((index) => ({
    index,
    short: looksLikeHeading(entries[index], style),
    content: hasContent(entries, index, style),
    firm: entries[index]?.role === "heading",
  }));
  const share = (test: (trait: (typeof traits)[number]) => boolean) =>
    traits.filter(test).length / traits.length;
  const inner = traits.length > 1 ? traits.slice(0, -1) : traits;
  const contentShare = inner.filter((trait) => trait.content).length / inner.length;
  const outlineStyle = style === "roman" || style === "letter";
  const accepted =
    traits.some((trait) => trait.firm) ||
    (outlineStyle
      ? share((trait) => trait.short) >= 0.5
      : share((trait) => trait.short) >= 0.5 && contentShare >= 0.5);
  if (!accepted) return;
  for (const trait of traits) {
    const entry = entries[trait.index];
    // Among sibling headings a long one is still a heading when it does not end like a sentence.
    if (entry && (trait.short || isLongTitle(entry))) entry.role = "heading";
  }
}

function isLongTitle(entry: OutlineEntry): boolean {
  const rest = entry.numbered?.rest ?? "";
  const ends = /[.;,:](?:\/\.)?$/.test(rest) || /[.;]\s+\p{Lu}/u.test(rest);
  return rest.length <= MAX_HEADING && !ends && !namesDocument(rest) && !/^\d/.test(rest);
}

/** A label that is a heading elsewhere ("a) Kết quả đạt được:") is one here too, even with nothing below it. */
function followTwins(entries: OutlineEntry[]): void {
  const key = (entry: OutlineEntry) =>
    entry.numbered ? `${entry.numbered.style} ${fold(entry.numbered.rest)}` : "";
  const headings = new Set(
    entries.filter((entry) => entry.role === "heading" && entry.numbered?.rest).map(key),
  );
  for (const entry of entries) {
    if (entry.role === "item" && entry.numbered?.rest && headings.has(key(entry)))
      entry.role = "heading";
  }
}

const LONGEST_LABEL: Partial<Record<NumberStyle, number>> = { point: 90, roman: 220, letter: 220 };

function looksLikeHeading(entry: OutlineEntry | undefined, style: NumberStyle): boolean {
  if (entry?.raw.kind !== "line" || !entry.numbered) return false;
  if (entry.raw.headingLevel !== undefined) return true;
  const label = runInLabel(entry.numbered.rest) ?? entry.numbered.rest;
  if (label.length > (LONGEST_LABEL[style] ?? 170) || label.length < 2) return false;
  if (isNoName(label)) return false;
  return isCapitals(label) || !/[.;,](?:\/\.)?$/.test(label);
}

/** A figure, a document, or "Chi tiết tại hai bảng sau (đơn vị tính: nghìn đồng):" that leads to tables. */
const isNoName = (label: string): boolean =>
  /^\d/.test(label) || namesDocument(label) || /\((?:đơn vị|đvt)[^()]*\)\s*:$/iu.test(label);

/** The label before a colon when text runs on behind it: "Tồn tại, hạn chế: Đội ngũ …"; null when none does. */
export function runInLabel(rest: string): string | null {
  const colon = /^([^:]{3,90}:)\s+(?!\()(\S[^]{2,})$/u.exec(rest);
  const label = colon?.[1] ?? "";
  // "(đơn vị tính: nghìn đồng)": the colon belongs to what is in brackets.
  const inBrackets = label.lastIndexOf("(") > label.lastIndexOf(")");
  return label === "" || inBrackets || /https?:$/.test(label) ? null : label;
}

/** Text of its own: anything but a sibling, an outer number or the end follows, or a label has a sentence behind it. */
function hasContent(entries: readonly OutlineEntry[], index: number, style: NumberStyle): boolean {
  const rest = entries[index]?.numbered?.rest ?? "";
  const label = runInLabel(rest);
  if (label !== null && rest.length - label.length >= 80) return true;
  const next = entries[index + 1];
  if (next === undefined) return false;
  if (next.raw.kind === "table") return true;
  if (next.role === "heading" && !next.numbered) return false;
  if (!next.numbered) return !isIssueNote(next.raw.text);
  return styleRank(next.numbered.style) > styleRank(style);
}
