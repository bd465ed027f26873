/**
 * What the prior plan says of lines of its budget outside their rows: in the title of their group or table, in a note below
 * it ("các mục thuộc phần A chỉ chi một lần"), or in a task that rents the thing for a part of the year.
 */
import { fold } from "../text/fold.ts";
import { partsOfYear } from "./parts-of-year.ts";
import type { Plan, PlanBudget, PlanBudgetLine } from "./plan.ts";

/** A purchase that does not come again, folded; "1 lần/năm" is how often a thing is done. */
const ONCE =
  /\b(?:mot|1|01) lan\b(?! ?\/| (?:moi|mot|hang)\b| trong (?!nam 20\d\d))|\b(?:dau tu|mua sam|trang bi|chi phi|kinh phi) ban dau\b|\bkhong lap lai\b/;

export const tellsOnce = (text: string): boolean => ONCE.test(fold(text));

/** Rents and the like go on whatever the title says, folded. */
const GOES_ON = /^(?:(?:chi )?phi )?(?:thue|duy tri|gia han|cuoc|bao tri|ban quyen)\b/;
const KEPT_GROUP = /\b(?:duy tri|thuong xuyen|hang nam|thue)\b/;

type Group = PlanBudget["groups"][number];

/** Whether the line is bought this one time by what stands around its row. */
export function toldOnceAround(
  plan: Plan,
  { budget, group, line }: { budget: PlanBudget; group: Group; line: PlanBudgetLine },
): boolean {
  if (GOES_ON.test(fold(line.name)) || /\b(?:thang|nam|quy)\b/.test(fold(line.unit ?? "")))
    return false;
  if (tellsOnce(group.title)) return true;
  const { captions, notes } = around(plan, budget);
  if (notes.some((note) => tellsOnce(note) && means(note, group, line))) return true;
  return !KEPT_GROUP.test(fold(group.title)) && [budget.title, ...captions].some(tellsOnce);
}

const NOTE = /^\W*(?:ghi chu|luu y|chu thich)\b/;

/** Lines in front of the table and notes below it, up to the tables beside it. */
function around(plan: Plan, budget: PlanBudget): { captions: string[]; notes: string[] } {
  const section = plan.sections.find(({ items }) =>
    items.some(({ table }) => table === budget.table),
  );
  const items = section?.items ?? [];
  const at = items.findIndex(({ table }) => table === budget.table);
  const before = items.slice(0, at);
  const behind = items.slice(at + 1);
  const from = before.findLastIndex(({ table }) => table !== null) + 1;
  const end = behind.findIndex(({ table }) => table !== null);
  const texts = behind.slice(0, end < 0 ? undefined : end).map(({ text }) => text);
  const first = texts.findIndex((text) => NOTE.test(fold(text)));
  return {
    captions: [section?.heading ?? "", ...before.slice(from).map(({ text }) => text)].slice(-MOST),
    notes: first < 0 ? [] : texts.slice(first),
  };
}
const MOST = 4;

/** A note on a group or on some rows is none on the others. */
function means(note: string, group: Group, line: PlanBudgetLine): boolean {
  const groups = /(?:phần|nhóm|mục)\s+([A-Z]|[IVX]{1,4})(?![\p{L}\d])/u.exec(note)?.[1];
  if (groups !== undefined) return group.label.replace(/\W/g, "") === groups;
  const rows =
    /(?:dòng|mục|khoản|hạng mục|STT|TT)\s+(?:số\s+)?(\d{1,2}(?:\s*(?:,|và|-|–|đến)\s*\d{1,2})*)/iu.exec(
      note,
    )?.[1];
  return rows === undefined || numbersIn(rows).has(Number(line.label));
}

/** "1, 2 và 5-7". */
function numbersIn(list: string): ReadonlySet<number> {
  const all = [...list.matchAll(/(\d+)(?:\s*(?:-|–|đến)\s*(\d+))?/gu)].flatMap(([, from, to]) => {
    const first = Number(from);
    return Array.from({ length: Number(to ?? from) - first + 1 }, (_, step) => first + step);
  });
  return new Set(all);
}

/** "(6 tháng cuối năm 2026)": the part of the year for which a thing is rented; "" for a whole one. */
export function rentedPart(plan: Plan, line: PlanBudgetLine): string {
  const { name, note, details = [], unit, quantity } = line;
  const own = [name, note, ...details].map(partIn).find((part) => part !== "");
  if (own !== undefined) return own;
  const short = fold(unit ?? "").startsWith("thang") && quantity !== null && quantity < 12;
  if (!short) return "";
  const tasks = plan.sections
    .filter(({ role }) => role !== "results")
    .flatMap(({ items }) => items);
  return tasks.filter(({ text }) => namesLine(text, name)).map(({ text }) => partIn(text))[0] ?? "";
}

const partIn = (text: string): string => {
  const [part, ...others] = partsOfYear(text);
  return part === undefined || others.length > 0 ? "" : text.slice(part.start, part.end);
};

const words = (text: string): string[] => fold(text).match(/[a-z]{2,}/g) ?? [];

/** All words of the row's name stand in the text. */
export function namesLine(text: string, name: string): boolean {
  const said = new Set(words(text));
  const own = words(withoutPart(name));
  return own.length >= LEAST_WORDS && own.every((word) => said.has(word));
}
const LEAST_WORDS = 3;

/** A text without the one part of a year that it names, and the bracket or the words that led to it. */
export function withoutPart(text: string): string {
  const [part, ...others] = partsOfYear(text);
  if (part === undefined || others.length > 0) return text;
  const before = text.slice(0, part.start).replace(/[\s,(–-]*(?:(?:trong|vào|từ)\s*)?$/iu, "");
  return `${before}${text.slice(part.end).replace(/^\s*\)/u, "")}`;
}
