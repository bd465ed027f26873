/**
 * Notes at the foot of a page that stand in the midst of a sentence: the text breaks off above them and goes on at the top
 * of the next page. They move behind what goes on, so that neither is read as part of the other.
 */
import { fold } from "../../../domain/text/fold.ts";
import { parseNumbering } from "./numbering.ts";
import type { Raw, RawLine } from "./raw.ts";

/** Lines of notes at the foot of one page. */
const MOST_LINES = 14;
const FINISHED = /[.;:!?…]["”’)]?$/u;
/** "4 Công văn số 639/…"; a scanner makes a quotation mark of the raised number. */
const NOTE =
  /^(?:\d{1,2}|["'’”*°])\s?(?:c.{2,3}g v.{1,2}n|quy.{1,3}t d.nh|ngh. (?:d.nh|quy.{1,3}t)|th.{1,2}ng t|k. ho.ch|ch. th.|lu.t)\b.*\d/;

export function notesApart(raws: readonly Raw[]): Raw[] {
  const out = [...raws];
  for (let top = 1; top < out.length; top += 1) {
    const line = out[top];
    if (line?.kind !== "line" || line.pageStart !== true || !/^\p{Ll}/u.test(line.text)) continue;
    const first = firstNote(out, top);
    if (first === null) continue;
    const end = endOfParagraph(out, top);
    const notes = out.slice(first, top);
    const rest = out.slice(top, end);
    const behind = notes.map((note) => (isNote(note) ? { ...note, gap: true } : note));
    out.splice(first, end - first, ...rest, ...behind);
    top = end - 1;
  }
  return out;
}

const isNote = (raw: Raw | undefined): boolean =>
  raw?.kind === "line" && raw.headingLevel === undefined && NOTE.test(fold(raw.text));

/** The first line of the notes above the top of a page, where a sentence breaks off in front of them. */
function firstNote(raws: readonly Raw[], top: number): number | null {
  const from = Math.max(1, top - MOST_LINES);
  for (let at = from; at < top; at += 1) {
    const above = raws[at - 1];
    const lines = raws.slice(at, top).every(({ kind }) => kind === "line");
    if (!lines || above?.kind !== "line" || !isNote(raws[at]) || isNote(above)) continue;
    if (!FINISHED.test(above.text)) return at;
  }
  return null;
}

/** Behind the last line of what goes on. */
function endOfParagraph(raws: readonly Raw[], top: number): number {
  const begins = (raw: Raw): boolean => raw.kind !== "line" || isBeginning(raw);
  const end = raws.findIndex((raw, index) => index > top && begins(raw));
  return end === -1 ? raws.length : end;
}

const isBeginning = ({ gap, pageStart, headingLevel, item, text }: RawLine): boolean =>
  gap ||
  pageStart === true ||
  headingLevel !== undefined ||
  item !== undefined ||
  parseNumbering(text, true) !== null;
