/** The group of a table of tasks that a new duty joins: the one about its subject or named for such work, else one of its own. */
import { fold } from "../text/fold.ts";
import { fromRoman, toRoman } from "../text/roman.ts";
import type { Duty } from "./duties.ts";
import { homesFor, NARROW } from "./duty-homes.ts";
import { overlap, subjectWords } from "./subject-key.ts";
import { narrowSubjects } from "./subjects.ts";

export interface DutyGroup {
  /** Rows of the table, with the title of a new group where one was made. */
  rows: readonly string[][];
  start: number;
  end: number;
}

const isTitle = (row: readonly string[]): boolean => row.filter((cell) => cell !== "").length <= 2;

const SECURITY = new Set(["an-toan-thong-tin", "an-ninh-mang", "cap-do-he-thong"]);

/** Subjects of security are one. */
const plain = (subjects: readonly string[]): Set<string> =>
  new Set(subjects.map((subject) => (SECURITY.has(subject) ? "an-toan-thong-tin" : subject)));

const subjectsOfDuty = ({ entry, provision }: Duty): Set<string> => {
  const own = narrowSubjects(provision.fact);
  return plain(own.length > 0 ? own : narrowSubjects(entry.title));
};

/** Like words of a row tell its group only where most of them are the same. */
const SAME_WORDS = 0.6;

/** `about`: columns that tell what a row is about; who acts is told elsewhere ("khoa cận lâm sàng"). */
export function dutyGroup(
  rows: readonly string[][],
  header: number,
  { duty, about }: { duty: Duty; about: readonly number[] },
): DutyGroup {
  const starts = rows.flatMap((row, index) => (index >= header && isTitle(row) ? [index] : []));
  if (starts.length === 0) return { rows, start: header, end: rows.length };
  const subjects = subjectsOfDuty(duty);
  const words = subjectWords(duty.provision.fact);
  const homes = homesFor(duty.entry.subjects[0] ?? "");
  const scored = starts.map((start, index) => {
    const end = endOfGroup(rows, starts, index);
    const title = rows[start]?.join(" ") ?? "";
    const lines = rows
      .slice(start + 1, end)
      .map((row) => about.map((column) => row[column] ?? "").join(" "));
    const like = Math.max(0, ...lines.map((line) => overlap(subjectWords(line), words)));
    const named = shares(title, subjects);
    const fits = homes.findIndex((home) => home.test(fold(title)));
    // A group for something else of its own ("Thể chế", "Nhân lực") takes no duty because one of its rows speaks of the thing.
    const other = !named && fits < 0 && NARROW.test(fold(title));
    if (other) return { start, end, score: 0 };
    const score =
      (named ? 4 : 0) +
      (fits < 0 ? 0 : 3 - fits / 10) +
      (lines.some((line) => shares(line, subjects)) ? 2 : 0) +
      (like >= SAME_WORDS ? like : 0);
    return { start, end, score };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  if (best !== undefined && best.score > 0) return { rows, start: best.start, end: best.end };
  return ownGroup(rows, starts, nameOf(subjects));
}

/** A title right above a title of parts ("VI", "1", "a)") holds all of them: its end is the next title of its own kind. */
function endOfGroup(rows: readonly string[][], starts: readonly number[], index: number): number {
  const [own = 0, next] = starts.slice(index);
  const isRoman = (at: number): boolean => ROMAN_LABEL.test((rows[at]?.[0] ?? "").trim());
  const holdsParts = next === own + 1 && isRoman(own) && !isRoman(next);
  const end = holdsParts ? starts.slice(index + 1).find(isRoman) : next;
  return end ?? rows.length;
}

const shares = (text: string, subjects: ReadonlySet<string>): boolean =>
  [...plain(narrowSubjects(text))].some((subject) => subjects.has(subject));

const nameOf = (subjects: ReadonlySet<string>): string =>
  subjects.has("an-toan-thong-tin")
    ? "An toàn thông tin, an ninh mạng"
    : "Nhiệm vụ theo quy định mới";

/** The group of that name, made at the end in the form of the titles before it. */
function ownGroup(rows: readonly string[][], starts: readonly number[], name: string): DutyGroup {
  const known = starts.find((start) => fold(rows[start]?.join(" ") ?? "").endsWith(fold(name)));
  if (known !== undefined) {
    const end = starts.find((start) => start > known) ?? rows.length;
    return { rows, start: known, end };
  }
  const titles = starts.map((start) => rows[start] ?? []);
  const title = titleLike(titles, name);
  return { rows: [...rows, title], start: rows.length, end: rows.length + 1 };
}

const ROMAN_LABEL = /^([IVX]+)([.)]?)(?=\s|$)/u;

/** "IV" | "Tên" or "IV. Tên" in one cell, as the last title has it. */
function titleLike(titles: readonly (readonly string[])[], name: string): string[] {
  const last = titles.at(-1) ?? [];
  const at = last.findIndex((cell) => cell !== "");
  const cell = last[at] ?? "";
  const count = titles
    .flat()
    .map((one) => fromRoman(ROMAN_LABEL.exec(one)?.[1] ?? "") ?? 0)
    .reduce((most, one) => Math.max(most, one), 0);
  const label = ROMAN_LABEL.exec(cell);
  const mark = label === null ? "" : `${toRoman(count + 1)}${label[2] ?? ""}`;
  const alone = label !== null && cell === label[0];
  return last.map((_, index) => {
    if (alone) return index === at ? mark : index === at + 1 ? name : "";
    return index === Math.max(0, at) ? `${mark} ${name}`.trim() : "";
  });
}
