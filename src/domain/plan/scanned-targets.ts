/**
 * Rows of a table of targets that a scan left as scraps: the words of a target, its unit and its figure each in lines of
 * their own. A row whose words and figure follow each other is one line again; all other scraps stay as they are.
 */
import { fold } from "../text/fold.ts";
import type { PlanItem } from "./plan.ts";
import { unsureWord } from "./unsure-marks.ts";

/** How a target begins, folded, with the letters that scanners make of it. */
const BEGINS =
  /^(?:\d{1,2}\s)?(?:t[yi]\s?(?:l.|1.|1|18|16|i.)(?:\s|le|tram)|so lu.{1,3}ng\s|mu.{0,2}c do\s|tham gia\s|duy tri\s)/;
const FIGURE = /^(?:%\s*)?([>≥]?)\s?(\d{1,3})\s?%?$/u;
const UNIT = /^%$/u;
/** A heading of the table, or of a part of it, ends a row; so does the number of the next one. */
const ENDS = /^(?:stt\b|muc ti.u|dvt\b|nam 20\d\d|[ivxl|]+(?:\s|$))/;
const MOST_SCRAPS = 4;

export interface TargetRow {
  /** The words of a row, or any other item as it stands. */
  item: PlanItem;
  /** "100%"; null for what is no row. */
  figure: string | null;
}

/** The items with such rows put together. */
export function targetRows(items: readonly PlanItem[]): TargetRow[] {
  const out: TargetRow[] = [];
  for (let at = 0; at < items.length; ) {
    const row = rowAt(items, at);
    const [item] = items.slice(at, at + 1);
    if (row !== null) out.push(row);
    else if (item !== undefined) out.push({ item, figure: null });
    at += row?.length ?? 1;
  }
  return out;
}

function rowAt(items: readonly PlanItem[], at: number): (TargetRow & { length: number }) | null {
  const first = items[at];
  if (first === undefined || !BEGINS.test(fold(first.text))) return null;
  const behind = items.slice(at + 1, at + 2 + MOST_SCRAPS);
  const end = behind.findIndex(({ text }) => FIGURE.test(text.trim()));
  const row = end < 0 ? [] : [first, ...behind.slice(0, end + 1)];
  const figure = figureOf(row);
  if (figure === null || row.slice(1, -1).some(({ text }) => endsRow(fold(text)))) return null;
  const words = row.slice(0, -1).map(({ text }) => text.trim());
  const text = words
    .filter((word) => !UNIT.test(word))
    .join(" ")
    .replace(/[\s.:;]+$/u, "");
  return { item: { ...first, kind: "bullet", marker: "-", text }, figure, length: row.length };
}

/** "100%" at the end of a row that says that it counts in percent. */
function figureOf(row: readonly PlanItem[]): string | null {
  const [, sign = "", figure = ""] = FIGURE.exec(row.at(-1)?.text.trim() ?? "") ?? [];
  const percent = row.some(({ text }) => text.includes("%"));
  const whole = row.every(({ table }) => table === null);
  return figure !== "" && percent && whole && Number(figure) <= 100 ? `${sign}${figure}%` : null;
}

const endsRow = (folded: string): boolean => BEGINS.test(folded) || ENDS.test(folded);

/** Whether a line is such a row as it was read. */
export const isTargetRow = (text: string): boolean => /: \uE000[>≥]?\d{1,3}%\uE001$/u.test(text);

/** The words of a row as they are read, with its figure, which is to be compared with the original. */
export const withFigure = (words: string, figure: string): string =>
  `${words}: ${unsureWord(figure)}`;
