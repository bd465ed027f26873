/**
 * The lines of a plan that a scan left without marks, read again as far as they are sure. A word that is not sure stays
 * between two signs of its own, so that the rules of the rollover see words; ./unsure-marks.ts prints it as a mark.
 */
import { upperFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { readLine, type ReadScan, type ReadWord } from "../text/scan/restore-scan.ts";
import type { Plan, PlanItem, PlanSection } from "./plan.ts";
import { isReport, scheduleOf } from "./read-plan-tables.ts";
import { readTargets } from "./read-targets.ts";
import { readTasks } from "./read-tasks.ts";
import { shown } from "./readable-text.ts";
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
    isReport(section) ||
    section.role === "bases" ||
    section.role === "appendix" ||
    fellApart(section)
      ? section
      : { ...section, items: joinBroken(section.items).map((item) => readItem(item, readScan)) },
  );
  // What is not sure is no name of a target or a task.
  const sure = sections.map((section) => ({ ...section, items: section.items.map(onlySure) }));
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

const onlySure = (item: PlanItem): PlanItem =>
  item.scan !== undefined && isUnsure(item.text) ? { ...item, text: item.scan } : item;

function fellApart({ items }: PlanSection): boolean {
  const lines = items.filter(({ table }) => table === null);
  const short = lines.filter(({ text }) => (text.match(/\p{L}{2,}/gu) ?? []).length < FEW_WORDS);
  return short.length > FELL_APART * lines.length;
}

function readItem(item: PlanItem, readScan: ReadScan): PlanItem {
  if (item.table !== null || item.text === "" || FOOTNOTE.test(fold(item.text))) return item;
  const words = withUnitOfMoney(withoutLoneBrackets(readScan(whole(item.text))));
  const sure = words.filter((word) => word.sure).length;
  if (words.length < FEW_WORDS || sure < NEARLY_ALL * words.length) return item;
  const line = readLine(words, shown);
  return { ...item, text: item.marker === null ? line : upperFirst(line), scan: item.text };
}

/** "4 Cong van s6 639/…": a note at the foot of a page, in the midst of the text. */
const FOOTNOTE =
  /^\d{1,2} (?:c.{2,3}g v.{1,2}n|quy.{1,2}t d.nh|ngh. d.nh|th.{1,2}ng t|k. ho.ch)\b.*\d\//;

/** Behind an amount of millions stands nothing but its unit. */
const withUnitOfMoney = (words: readonly ReadWord[]): ReadWord[] =>
  words.map((word, at) => {
    const before = words[at - 1];
    const isUnit = before?.after === "" && /^\d{1,3}(?:\.\d{3}){2,}$/u.test(before.text);
    return isUnit && word.text === "đồng" ? { ...word, sure: true } : word;
  });

/** "2023- 2025", broken at the end of a line. */
const whole = (text: string): string =>
  text.replace(/(?<!\d)((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})(?!\d)/gu, "$1-$2");

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
  if (FOOTNOTE.test(fold(last.text)) || FOOTNOTE.test(fold(text))) return false;
  const open = last.text.split("(").length > last.text.split(")").length;
  if (open || /[,–-]$/u.test(last.text)) return true;
  return /^(?:\p{Ll}|\d{1,2}\/\d)/u.test(text) && !/[.;:]$/u.test(last.text);
}
