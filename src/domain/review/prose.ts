/**
 * The plan's own words: lines whose cited documents (symbol, date, title) and quoted names are blanked out, so that a
 * year or a body inside a title is not taken for the plan's own statement. Positions stay those of the line.
 */
import type { ParsedDocument } from "../document/parsed-document.ts";
import { lower } from "./citation/citation-issue.ts";
import { type CitedReference, citedReferences } from "./citation/cited-references.ts";
import { type DocumentLine, type DocumentLines, documentLines } from "./document-lines.ts";
import { distinctPlaces, type Finding, type Severity, type Where } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import type { ReviewInput } from "./rule.ts";

/** A line whose `own` lacks citations and quotations. */
export type ProseLine = DocumentLine;

export interface Prose {
  lines: readonly ProseLine[];
  /** Own words of the whole document, same positions as DocumentLines.text. */
  own: string;
  all: DocumentLines;
}

const readings = new WeakMap<ParsedDocument, Prose>();

export function proseOf(input: ReviewInput): Prose {
  const known = readings.get(input.document);
  if (known) return known;
  const all = documentLines(input.document);
  const parts: string[] = [];
  let end = 0;
  for (const cited of citedReferences(input)) {
    const from = Math.max(end, cited.reference.start);
    const to = Math.max(from, endOf(cited, all));
    parts.push(all.folded.slice(end, from), blank(all.folded.slice(from, to)));
    end = to;
  }
  parts.push(all.folded.slice(end));
  const own = parts
    .join("")
    .replace(OPEN_PLACE, blank)
    .replace(/[“"][^”"\n]{3,300}[”"]/g, blank);
  const ownOf = (line: DocumentLine): ProseLine => {
    const said = own.slice(line.start, line.start + line.text.length);
    return said === line.folded ? line : { ...line, own: said };
  };
  const prose = { lines: own === all.folded ? all.lines : all.lines.map(ownOf), own, all };
  readings.set(input.document, prose);
  return prose;
}

/** "theo Nghị định số …, hoàn thành trước ngày …": the time of the task, not words of the document's title. */
const OWN_TIME =
  /^\s*,?\s*(?:(?:hoan thanh|xong|ket thuc)\s+)?(?:truoc|trong|cham nhat(?: la)?|den het)\s+(?:ngay \d|thang \d|quy [ivx\d]|nam 20)/;

function endOf({ reference, behindEnd, line }: CitedReference, all: DocumentLines): number {
  const end = Math.max(reference.date?.end ?? 0, reference.end);
  const isOwn = PLANNED.has(line.part) && OWN_TIME.test(all.folded.slice(end, behindEnd));
  return isOwn ? end : behindEnd;
}

/** What a draft still asks for is none of the plan's own words. */
const OPEN_PLACE = /\[(?:can bo sung|doi chieu): (?:[^[\]\n]|\[[^[\]\n]*\])*\]/g;

/** The printed line with its open places blanked out. */
export const withoutOpenPlaces = (text: string): string =>
  text.replace(/\[(?:cần bổ sung|đối chiếu): (?:[^[\]\n]|\[[^[\]\n]*\])*\]/gu, blank);

/** Line ends stay, so that lines keep their places. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Literal words of a line around a hit, whole ones, without markup at the ends. */
export function quoteOf(line: DocumentLine, from = 0, length = 160): string {
  const rest = line.text.slice(from);
  const cut = rest.length > length ? rest.slice(0, length).replace(/(?<=\s)\S+$/, "") : rest;
  return cut.replace(/^[\s#*_>-]+|[\s*_]+$/g, "").trim();
}

/** In a scan the letters may be wrong: one step lower. */
export function certainty(severity: Severity, unsure: boolean): Severity {
  return unsure ? lower(severity) : severity;
}

/** One finding for several places: the first is `where`, the others stand in `alsoAt`. */
export function withPlaces(finding: Omit<Finding, "where">, places: readonly Where[]): Finding {
  const [where = {}, ...alsoAt] = distinctPlaces(places);
  return { ...finding, where, ...(alsoAt.length > 0 ? { alsoAt } : {}) };
}

/** Findings of one cause at several places are one: the first, with all of them. */
export function joinSame(
  findings: readonly Finding[],
  causeOf: (finding: Finding) => string,
): Finding[] {
  const byCause = new Map<string, Finding[]>();
  for (const finding of findings)
    byCause.set(causeOf(finding), [...(byCause.get(causeOf(finding)) ?? []), finding]);
  return [...byCause.values()].flatMap((same) => {
    const [first] = same;
    const places = same.map(({ where }) => where);
    return first === undefined ? [] : [withPlaces(first, places)];
  });
}
