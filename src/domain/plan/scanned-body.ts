/**
 * The lines of a plan that a scan left without marks, read again as far as they are sure. A word that is not sure stays
 * between two signs of its own, so that the rules of the rollover see words; ./unsure-marks.ts prints it as a mark.
 */
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { readLine, type ReadScan, type ReadWord } from "../text/scan/restore-scan.ts";
import type { Plan, PlanItem, PlanSection, PlanTable } from "./plan.ts";
import { isReport, scheduleOf } from "./read-plan-tables.ts";
import { readTargets } from "./read-targets.ts";
import { readTasks } from "./read-tasks.ts";
import { shown } from "./readable-text.ts";
import {
  isPart,
  isTargetRow,
  type TargetRow,
  targetRows,
  withFigure,
  withSureLead,
} from "./scanned-targets.ts";
import { isUnsure } from "./unsure-marks.ts";

/** A line with a smaller share of sure words is left to be copied from the original. */
const NEARLY_ALL = 0.75;
/** Lines of so few words are cells of a table that fell apart; a section with many of them is left whole. */
const FEW_WORDS = 4;
const FELL_APART = 0.3;

/** The plan with the lines of its own part that can be read again; its reports and bases stay as they are. */
export function readableBody(plan: Plan, readScan?: ReadScan): Plan {
  if (!plan.lostMarks || readScan === undefined) return plan;
  const sections = plan.sections.map((section) =>
    isReport(section) || section.role === "bases"
      ? section
      : { ...section, items: readItems(section, readScan, plan.tables) },
  );
  // What is not sure is no name of a target or a task; the title of a part of their table is none either.
  const sure = sections.map((section) => ({
    ...section,
    items: section.items.map(onlySure).filter((item) => !isTitle(section, item)),
  }));
  return {
    ...plan,
    sections,
    targets: readTargets(sure, plan.tables, plan.cover.year),
    tasks: readTasks(
      sure,
      plan.tables.map((table) => scheduleOf(table) ?? table),
    ),
  };
}

const isTitle = ({ role }: PlanSection, { scan, text }: PlanItem): boolean =>
  role === "targets" && isPart(scan ?? text);

const onlySure = (item: PlanItem): PlanItem =>
  item.scan !== undefined && isUnsure(item.text) && !isTargetRow(item.text)
    ? { ...item, text: item.scan }
    : item;

function fellApart({ items }: PlanSection): boolean {
  const lines = items.filter(({ table }) => table === null);
  const short = lines.filter(({ text }) => (text.match(/\p{L}{2,}/gu) ?? []).length < FEW_WORDS);
  return short.length > FELL_APART * lines.length;
}

/** Of an appendix nothing stands but what is wholly sure: its other lines are scraps of tables. */
function readItems(
  section: PlanSection,
  readScan: ReadScan,
  tables: readonly PlanTable[],
): PlanItem[] {
  const { role, items } = section;
  if (fellApart(section))
    return role === "targets" ? readRows(targetRows(items, tables), readScan) : items;
  const least = role === "appendix" ? 1 : NEARLY_ALL;
  return joinBroken(items).map((item) => readItem(item, readScan, least));
}

/** Targets whose words and figure can be read; the other scraps of their table stay. */
const readRows = (rows: readonly TargetRow[], readScan: ReadScan): PlanItem[] =>
  rows.map(({ item, figure }) => {
    if (figure === null)
      return isPart(item.text) ? readItem(withoutLeadBar(item), readScan, NEARLY_ALL) : item;
    const lead = (line: string): ReadWord[] => [...withSureLead(readScan(line))];
    const read = readItem(item, lead, NEARLY_ALL);
    const scan = `${item.text} ${figure}`;
    return read.scan === undefined
      ? { ...item, text: scan }
      : { ...read, text: withFigure(read.text, figure), scan };
  });

/** "Il | Muc tiéu 2: …": its numeral stood in a cell of its own. */
const withoutLeadBar = (item: PlanItem): PlanItem => ({
  ...item,
  text: item.text.replace(/^\S{0,3}\s*\|\s*/u, ""),
});

function readItem(item: PlanItem, readScan: ReadScan, least: number): PlanItem {
  if (item.table !== null || item.text === "" || isFootnote(item.text)) return item;
  const words = withSurePlaces(
    withoutSureBars(item.text, withoutLoneBrackets(readScan(whole(item.text)))),
  );
  const sure = words.filter((word) => word.sure).length;
  if (words.length < FEW_WORDS || sure < least * words.length) return item;
  // ":;" at an end is one sign and a speck.
  const line = readLine(words, shown).replace(/:;$/u, ";");
  return { ...item, text: upperFirst(line), scan: item.text };
}

/** "4 Cong van s6 639/…", "\" Quyét dinh s6 …": a note at the foot of a page, in the midst of the text. */
const FOOTNOTE =
  /^(?:\d{1,2}|["'’”*°])\s?(?:c.{2,3}g v.{1,2}n|quy.{1,3}t d.nh|ngh. (?:d.nh|quy.{1,3}t)|th.{1,2}ng t|k. ho.ch)\b.*\d\//;

/** Words that a note says of a document are none of the plan's own text. */
export const isFootnote = (text: string): boolean => FOOTNOTE.test(fold(text));

/** The sign of a note behind a symbol: "639/BTTTT-THH *,", "3127/BTTTT-CDSQG 5,", "6007/UBND-VX® …". */
const NOTE_SIGN =
  /(\d\/\p{Lu}[\p{L}]*(?:-\p{Lu}[\p{L}]*)*)(?:\s?[*®©°"”’']|\s\d{1,2}(?=\s?[,;]))/gu;

/** What was a bar in the scan is a numeral by its place only. */
const withoutSureBars = (scan: string, words: readonly ReadWord[]): readonly ReadWord[] =>
  scan.search(LONE_BAR) < 0
    ? words
    : words.map((word) => (word.seen === "I" ? { ...word, text: "I", sure: false } : word));

const AMOUNT = /^\d{1,3}(?:\.\d{3}){2,}$/u;
const SYMBOL = /^\d{1,5}\/\S*\p{Lu}{2}/u;
const DAY = /^\d{1,2}\/\d{1,2}\/\d{4}$/u;

/** Behind an amount of millions stands its unit, around symbol and day of a document "số" and "của": what is read so is sure. */
const withSurePlaces = (words: readonly ReadWord[]): ReadWord[] =>
  words.map((word, at) => {
    const [before, next] = [words[at - 1], words[at + 1]];
    if (before?.after !== "" || word.sure) return word;
    const isUnit = word.text === "đồng" && AMOUNT.test(before.text);
    const isIssuer = word.text === "của" && DAY.test(before.text);
    const isSign = word.text === "số" && SYMBOL.test(next?.text ?? "");
    return isUnit || isIssuer || isSign ? { ...word, sure: true } : word;
  });

/** "Thong tu 50 46/2018/TT-BYT", "Quyét dinh s 828/QD-BYT": all that stands between a kind of document and its symbol. */
const LOST_SO =
  /(?<=\p{L}{1,6}\s)(?:[sS5§$]\S{0,2}|\d{1,2})(?=\s\d{1,5}\/(?:(?:19|20)\d{2}\/)?\p{Lu}{2})/gu;

/** "bénh vién hapg | tro 1én": behind a word that counts by Roman numerals a lone bar is the first of them. */
const LONE_BAR =
  /(?<=(?:^|\s)(?:h\S{1,2}[np]g|h\S{2}g|lo\S{1,2}i|nh\S{1,2}m|qu[yýỳỷỹ])\s)[|!](?=\s\p{Ll}|[,.;])/giu;

/** "2023- 2025", broken at the end of a line; the signs of notes go, "số" comes back. */
const whole = (text: string): string =>
  text
    .replace(/(?<!\d)((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})(?!\d)/gu, "$1-$2")
    .replace(NOTE_SIGN, "$1")
    .replace(LONE_BAR, "I")
    .replace(LOST_SO, "số");

/** A bracket that nothing closes or opens is a letter or a speck; square ones are those of our marks. */
function withoutLoneBrackets(words: readonly ReadWord[]): ReadWord[] {
  const bare = words.map((word) => ({
    ...word,
    before: word.before.replace(/\[/gu, ""),
    after: word.after.replace(/\]/gu, ""),
  }));
  const count = (sign: string): number =>
    words.reduce((sum, { before, after }) => sum + `${before}${after}`.split(sign).length - 1, 0);
  if (count("(") === count(")")) return bare;
  return bare.map((word) => {
    const before = word.before.replace(/\(/gu, "");
    const after = word.after.replace(/\)/gu, "");
    if (before === word.before && after === word.after) return word;
    return { ...word, before, after, sure: false };
  });
}

/** A line that the scan broke, at a page or a wrapped cell, is one with what goes on behind it. */
function joinBroken(items: readonly PlanItem[]): PlanItem[] {
  const joined: PlanItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, item))
      joined.splice(-1, 1, { ...last, text: `${last.text} ${item.text}` });
    else joined.push(item);
  }
  return joined;
}

function goesOn(last: PlanItem, { table, marker, text }: PlanItem): boolean {
  if (last.table !== null || table !== null || marker !== null) return false;
  if (isFootnote(last.text) || isFootnote(text)) return false;
  const open = last.text.split("(").length > last.text.split(")").length;
  if (open || /[,–-]$/u.test(last.text)) return true;
  return /^(?:\p{Ll}|\d{1,2}\/\d)/u.test(text) && !/[.;:]$/u.test(last.text);
}
