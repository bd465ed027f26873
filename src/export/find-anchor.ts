/** Finds the paragraph of a Word document that a finding is about: by its words, its table row, its heading. */
import type { Finding, Where } from "../domain/review/finding.ts";
import { fold } from "../domain/text/fold.ts";
import type { AnchorParagraph } from "./docx-paragraphs.ts";

/** Letters and digits only: line breaks, dots of amounts and quotation marks differ between readers. */
const keyOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");

interface IndexedParagraph extends AnchorParagraph {
  key: string;
}

interface IndexedRow {
  table: number;
  /** Key of the whole row and of its first cell. */
  key: string;
  label: string;
  first: number;
}

export interface AnchorIndex {
  paragraphs: IndexedParagraph[];
  rows: IndexedRow[];
  /** Label of the row a paragraph stands in, by index of the paragraph. */
  labels: (string | undefined)[];
}

export function indexAnchors(paragraphs: readonly AnchorParagraph[]): AnchorIndex {
  const indexed = paragraphs.map((one) => ({ ...one, key: keyOf(one.text) }));
  const rows = new Map<string, IndexedRow>();
  indexed.forEach((one, at) => {
    if (one.row === 0) return;
    const id = `${one.table}/${one.row}`;
    const row = rows.get(id);
    if (row === undefined) {
      rows.set(id, { table: one.table, key: one.key, label: one.key, first: at });
    } else row.key += one.key;
  });
  const labels = indexed.map((one) => rows.get(`${one.table}/${one.row}`)?.label);
  return { paragraphs: indexed, rows: [...rows.values()], labels };
}

const SHORTEST_PIECE = 6;

/** The quote whole, then its pieces between "…", bars and line breaks, longest first. */
function quoteKeys(quote: string): string[] {
  const pieces = quote
    .split(/…|\.{3}|\||\n|\t/)
    .map(keyOf)
    .filter((key) => key.length >= SHORTEST_PIECE)
    .sort((a, b) => b.length - a.length);
  const whole = keyOf(quote);
  return [...new Set(whole === "" ? pieces : [whole, ...pieces])];
}

function headingAt(index: AnchorIndex, where: Where): number {
  const last = where.heading?.split(">").at(-1) ?? "";
  const key = keyOf(last);
  return key === "" ? -1 : index.paragraphs.findIndex((one) => one.key === key);
}

/** Higher is nearer to the place the finding names. */
function score(index: AnchorIndex, at: number, where: Where, heading: number): number {
  const paragraph = index.paragraphs[at];
  if (paragraph === undefined) return -1;
  let points = 0;
  if (where.table !== undefined && paragraph.table === where.table) points += 4;
  if (where.row !== undefined && index.labels[at] === keyOf(where.row)) points += 4;
  if (heading !== -1 && at >= heading) points += 2;
  return points;
}

function best(index: AnchorIndex, candidates: readonly number[], where: Where): number | null {
  const heading = headingAt(index, where);
  let winner: number | null = null;
  let points = -1;
  for (const at of candidates) {
    const own = score(index, at, where, heading);
    if (own > points) {
      winner = at;
      points = own;
    }
  }
  return winner;
}

/** Paragraphs that hold the words; when none does, rows whose cells together hold them. */
function byWords(index: AnchorIndex, quote: string, where: Where): number | null {
  for (const key of quoteKeys(quote)) {
    const short = key.length < SHORTEST_PIECE;
    const matches = (other: string): boolean => (short ? other === key : other.includes(key));
    const inParagraph = index.paragraphs.flatMap((one, at) => (matches(one.key) ? [at] : []));
    if (inParagraph.length > 0) return best(index, inParagraph, where);
    if (short) continue;
    const inRow = index.rows.flatMap((row) => (row.key.includes(key) ? [row.first] : []));
    if (inRow.length > 0) return best(index, inRow, where);
  }
  return null;
}

function byPlace(index: AnchorIndex, where: Where): number | null {
  const rows = index.rows.filter((row) => row.table === where.table);
  const label = where.row === undefined ? "" : keyOf(where.row);
  const row = rows.find(
    (one) => label !== "" && (one.label === label || one.key.startsWith(label)),
  );
  if (row !== undefined) return row.first;
  if (rows[0] !== undefined) return rows[0].first;
  const heading = headingAt(index, where);
  return heading === -1 ? null : heading;
}

export interface Anchor {
  /** Index of the paragraph to comment on. */
  at: number;
  /** False: the place could not be told, the first paragraph with words stands in. */
  sure: boolean;
}

/** null in a document without words. */
export function findAnchor(index: AnchorIndex, finding: Finding): Anchor | null {
  const { quote, where } = finding;
  const found = byWords(index, quote, where) ?? byPlace(index, where);
  if (found !== null) return { at: found, sure: true };
  const first = index.paragraphs.findIndex((one) => one.key !== "");
  return first === -1 ? null : { at: first, sure: false };
}
