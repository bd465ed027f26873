/**
 * Rows of a table of targets that a scan left as scraps: the words of a target, its unit and its figure each in lines of
 * their own, or the figure in the midst of its words, as it stands beside them in the cell. A row whose words and figure
 * belong together is one line again; all other scraps stay as they are.
 */
import { fold, foldInPlace } from "../text/fold.ts";
import type { ReadWord } from "../text/scan/restore-scan.ts";
import type { PlanItem, PlanTable } from "./plan.ts";
import { unsureWord } from "./unsure-marks.ts";

/** How a target begins, folded, with the letters that scanners make of it. */
const BEGINS =
  /^(?:t[yi]\s?(?:l.|1.|1|18|16|i.)(?:\s|le|tram)|t[yi] \S{1,2} \(%\)|so lu.{1,3}ng\s|mu.{0,2}c do\s|tham gia\s|duy tri\s)/;
const NUMBER = /^\d{1,2}\s+(?:\|\s*)?(?=\p{Lu}\p{L})/u;
const FIGURE = /^(?:\d{1,2}\s+(?=%))?(?:%\s*)?([>≥]?)\s?(\d{1,3})\s?%?$/u;
/** What scanners make of the sign. */
const PERCENT = String.raw`(?:%|°?\/o|0\/0|Y0)`;
const FIGURE_WITHIN = new RegExp(String.raw`(?:^|\s)${PERCENT}\s+([>≥]?)\s?(\d{1,3})(?=\s|$)`, "u");
const UNIT = /^%$/u;
/** A part of the table, folded, with its number. */
const PART = /^(?:[ivxl|]+\s*[|.]?\s*)?muc\s?ti.u \d/;
const NUMERAL = /^[IVX|]+(?:\s*[|.])?$|^v$/u;
/** The head of the table, on each page again; the words of a row may go on behind it. */
const HEAD = /^(?:stt|dvt|muc ti.u,? chi ti.u|nam 20\d\d)$/;
const HEAD_WITHIN = /^stt\s+muc ti.u,? chi ti.u\s*\|?\s*.{2,4}?\s*[|[(]*\s*n.m 20\d\d\s*/;
const MOST_SCRAPS = 8;
/** Specks beside a figure: single signs in front of it, the first half of a broken "%". */
const SPECKS_BEFORE = /(?:\s(?:\p{Lu}|[°o]|[,.'‘]))+$/u;
const SPECKS_FIRST = /^(?:\d{1,3},(?:\s(?:\p{L}|\d))*|\d{1,2}(?:\s\p{Lu}{1,2})?)\s+(?=\p{L}{2})/u;

/** "Mục tiêu 3: …": the title of a part of the table. */
export const isPart = (text: string): boolean => PART.test(fold(text));

/** Whether a line is the head of such a table, or a cell of it. */
export const isTableHead = (text: string): boolean => {
  const folded = fold(text.trim());
  return HEAD.test(folded) || folded.replace(HEAD_WITHIN, "") === "";
};

export interface TargetRow {
  /** The words of a row, or any other item as it stands. */
  item: PlanItem;
  /** "100%", UNREAD where it stands nowhere beside the words; null for what is no row. */
  figure: string | null;
}

/** In the place of a figure that nobody can read. */
export const UNREAD = "chưa đọc được mức";

/** A line of the scan, or a row of a table that was seen in it. */
interface Scrap {
  item: PlanItem;
  text: string;
  /** Beside the words, in the cell of its own. */
  figure: string | null;
  unit: boolean;
  inCells: boolean;
}

/** The items with such rows put together. */
export function targetRows(items: readonly PlanItem[], tables: readonly PlanTable[]): TargetRow[] {
  const scraps = items.flatMap((item) => scrapsOf(item, tables));
  const out: TargetRow[] = [];
  for (let at = 0; at < scraps.length; ) {
    const row = rowAt(scraps, at);
    const scrap = scraps[at];
    if (row !== null) out.push(row, ...row.left.map(({ item }) => ({ item, figure: null })));
    else if (scrap !== undefined) out.push({ item: scrap.item, figure: null });
    at += row?.length ?? 1;
  }
  return out;
}

function scrapsOf(item: PlanItem, tables: readonly PlanTable[]): Scrap[] {
  const table = tables.find(({ index }) => index === item.table);
  if (table === undefined || !isOfTargets(table)) {
    const inCells = item.table !== null;
    return [{ item, text: item.text.trim(), figure: null, unit: false, inCells }];
  }
  return table.rows.flatMap((row, at): Scrap[] => {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const last = cells.at(-1) ?? "";
    const unit = cells.some((cell) => UNIT.test(cell));
    const figure = unit ? figureIn(FIGURE.exec(last)) : null;
    const words = cells
      .slice(0, figure === null ? undefined : -1)
      .filter((cell) => !UNIT.test(cell) && !/^\d{1,2}$/u.test(cell));
    const text = words.join(" ");
    if (cells.length === 0) return [];
    const own = { ...item, id: `${item.id}.${at + 1}`, table: null, text: cells.join(" ") };
    return [{ item: own, text, figure, unit, inCells: true }];
  });
}

/** Rows of a table in which targets stand, each with figures in percent beside it. */
const isOfTargets = ({ rows }: PlanTable): boolean =>
  rows.some((row) => row.some((cell) => BEGINS.test(fold(cell)))) &&
  rows.some((row) => row.some((cell) => UNIT.test(cell.trim())));

interface Row extends TargetRow {
  length: number;
  /** Scraps between its lines that are none of it. */
  left: Scrap[];
}

interface Open {
  words: string[];
  figure: string | null;
  percent: boolean;
  /** The figure stood beside the words: they may go on behind it. */
  beside: boolean;
  left: Scrap[];
}

function rowAt(scraps: readonly Scrap[], at: number): Row | null {
  const first = scraps[at];
  if (first === undefined || !begins(first.text)) return null;
  const open: Open = { words: [], figure: null, percent: false, beside: false, left: [] };
  let length = 0;
  for (const scrap of scraps.slice(at, at + MOST_SCRAPS)) {
    if (length > 0 && !goesOn(open, scrap)) break;
    take(open, scrap);
    length++;
  }
  const figure = open.figure ?? unreadFigure(scraps.slice(at, at + length + 1), length);
  const text = open.words.join(" ").replace(/[\s.:;]+$/u, "");
  if (figure === null || !open.percent) return null;
  const item = { ...first.item, kind: "bullet" as const, marker: "-", text };
  return { item, figure, length, left: open.left };
}

/** Of a row in cells whose figure stands nowhere, with the next row behind it. */
const unreadFigure = (row: readonly Scrap[], length: number): string | null =>
  row.length > length && row.every(({ inCells }) => inCells) && begins(row.at(-1)?.text ?? "")
    ? UNREAD
    : null;

/** Written with a capital: "tỷ lệ" in small letters goes on. */
const begins = (text: string): boolean => {
  const plain = text.replace(NUMBER, "");
  return /^\p{Lu}/u.test(plain) && BEGINS.test(fold(plain));
};

type Kind = "begins" | "part" | "head" | "figure" | "unit" | "words" | "none";

function kindOf({ text }: Scrap): Kind {
  if (text === "") return "none";
  if (begins(text)) return "begins";
  if (isPart(text) || NUMERAL.test(text)) return "part";
  if (isTableHead(text)) return "head";
  if (UNIT.test(text)) return "unit";
  return FIGURE.test(text) ? "figure" : "words";
}

function goesOn(open: Open, scrap: Scrap): boolean {
  const kind = kindOf(scrap);
  if (kind === "begins" || kind === "part") return false;
  const isHead = kind === "head" || HEAD_WITHIN.test(foldInPlace(scrap.text));
  if (open.figure === null) return !isHead;
  return isHead || kind === "none" || (kind === "words" && isBehind(open, scrap));
}

/** Behind its figure a row goes on in small letters, or in the lines of its cell. */
const isBehind = ({ beside }: Open, { text, figure, inCells }: Scrap): boolean =>
  figure === null && !FIGURE_WITHIN.test(text) && (/^[\p{Ll}(]/u.test(text) || (beside && inCells));

function take(open: Open, scrap: Scrap): void {
  const head = HEAD_WITHIN.exec(foldInPlace(scrap.text))?.[0] ?? "";
  const text = scrap.text.slice(head.length).trim();
  takeText(open, { ...scrap, text }, scrap);
  open.percent ||= scrap.unit || text.includes("%");
  if (scrap.figure !== null) Object.assign(open, { figure: scrap.figure, beside: true });
  // A page ends here: what stood beside the figure stands on the page before.
  if (head !== "" || isTableHead(text)) open.beside = false;
}

function takeText(open: Open, bare: Scrap, scrap: Scrap): void {
  const kind = kindOf(bare);
  if (kind === "head" || kind === "none") open.left.push(scrap);
  else if (kind === "figure" && open.words.length > 0)
    open.figure = figureIn(FIGURE.exec(bare.text));
  else if (kind !== "unit") takeWords(open, bare.text);
}

function takeWords(open: Open, text: string): void {
  const within = open.figure === null ? FIGURE_WITHIN.exec(text) : null;
  const first = open.words.length === 0;
  const plain = first ? text.replace(NUMBER, "") : text;
  if (within === null) {
    if (plain !== "") open.words.push(withoutNumber(plain));
    return;
  }
  const lead = text.slice(0, within.index).replace(SPECKS_BEFORE, "");
  const before = first ? lead.replace(NUMBER, "") : `${lead} `.replace(SPECKS_FIRST, "").trim();
  const behind = text.slice(within.index + within[0].length).trim();
  const words = [before, behind].filter((part) => /\p{L}{2}/u.test(part));
  open.words.push(...words.map(withoutNumber));
  Object.assign(open, { figure: figureIn(within), beside: behind !== "", percent: true });
}

/** "… tham gia hệ thống 2 | Chính phủ điện tử …": the number of the row, in the midst of its words. */
const withoutNumber = (text: string): string =>
  text.replace(/(?:^|\s)\d{1,2}\s\|\s|^\|\s/gu, " ").trim();

/** "100%"; null for none, or a share above the whole. */
function figureIn(match: RegExpExecArray | null): string | null {
  const [, sign = "", figure = ""] = match ?? [];
  return figure !== "" && Number(figure) <= 100 ? `${sign}${figure}%` : null;
}

/** Whether a line is such a row as it was read. */
export const isTargetRow = (text: string): boolean =>
  /: \uE000(?:[>≥]?\d{1,3}%|chưa đọc được mức)\uE001$/u.test(text);

/** The words of a row as they are read, with its figure, which is to be compared with the original. */
export const withFigure = (words: string, figure: string): string =>
  `${words}: ${unsureWord(figure)}`;

/** "Ty 1€", "Ty 18" at the beginning of a row in percent: no other word than "lệ" begins so behind "Tỷ". */
export function withSureLead(words: readonly ReadWord[]): readonly ReadWord[] {
  const [first, second, ...rest] = words;
  if (first === undefined || second === undefined) return words;
  const isLead = /^t[yi]$/.test(fold(first.seen)) && /^(?:[l1i]\S?|16|18)$/.test(fold(second.seen));
  if (!isLead) return words;
  return [{ ...first, text: "Tỷ", sure: true }, { ...second, text: "lệ", sure: true }, ...rest];
}
