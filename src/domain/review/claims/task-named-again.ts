/**
 * A task named again, word for word, where the plan says who does what: "bố trí vốn để mua và cài đặt hệ thống X, nghiệm
 * thu trước ngày 30/6" against the task "Mua và cài đặt hệ thống X; nghiệm thu trước ngày 30/9". The same step on both
 * sides, and nothing in front that makes it the preparation of the work.
 */
import type { Finding } from "../finding.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { tellingWords } from "../subject-words.ts";
import { excludes, type TimePoint, timePoints } from "../time-points.ts";
import { isDoneAgain } from "./task-twice.ts";
import { timedLine, type TimedTask } from "./timed-tasks.ts";
import { againstPlace } from "./two-times.ts";

const NUMBER = /^[\s*+•-]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+)?/;
const STEPS =
  /\b(?:nghiem thu|bao cao|thanh toan|quyet toan|tong ket|so ket|danh gia|thi diem|thu nghiem|chay thu|khao sat|trinh|phe duyet|tham dinh|ky hop dong|dau thau|lua chon nha thau|ban giao|van hanh|tap huan|dao tao|bao hanh|bao tri|khoi cong|bat dau|giai doan|dot|buoc)\b/g;
/** In front of the name it is another piece of work that prepares or follows the named one. */
const OTHER_WORK =
  /\b(?:lap|chuan bi|trinh|tham dinh|phe duyet|khao sat|bao cao|kiem tra|danh gia|theo doi|thanh toan|quyet toan|sau khi|truoc khi|ket qua|ho so|du toan|ke hoach|tien do|phuong an|de xuat|huong dan)\b/;
const LEAST_SYLLABLES = 6;
const FAR = 60;

interface NamedTask extends Pick<TimedTask, "line" | "time" | "printed"> {
  name: readonly string[];
  steps: string;
}

export function tasksNamedAgain(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const tasks = prose.lines.flatMap(taskOf);
  return prose.lines.flatMap((line): Finding[] => {
    if (line.kind === "row" || line.part !== "organisation") return [];
    for (const task of tasks) {
      const time = timeAgain(line, task);
      if (time !== null) return [againstPlace({ line, time }, task)];
    }
    return [];
  });
}

/** The words in front of the clause that bears the one time. */
function taskOf(line: ProseLine): NamedTask[] {
  const timed = line.part === "tasks" || line.part === "solutions" ? timedLine(line) : null;
  if (timed?.time.isLimit !== true) return [];
  const { time, printed } = timed;
  const before = line.own.slice(0, time.start).replace(NUMBER, "");
  const named = before.replace(/[,;][^,;]*$/, "");
  const name = wordsOf(named).map(({ word }) => word);
  if (isDoneAgain(named)) return [];
  if (name.length < LEAST_SYLLABLES || tellingWords(named).size < 4) return [];
  return [{ line, name, time, printed, steps: stepsIn(before.slice(named.length)) }];
}

const stepsIn = (text: string): string =>
  [...new Set(text.match(STEPS) ?? [])].toSorted((a, b) => a.localeCompare(b)).join("|");

const wordsOf = (text: string): { word: string; start: number; end: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));

/** Another time for the task behind its name, in the same sentence. */
function timeAgain(line: ProseLine, task: NamedTask): TimePoint | null {
  const words = wordsOf(line.own);
  const at = words.findIndex((_, from) =>
    task.name.every((word, index) => words[from + index]?.word === word),
  );
  const [first, last] = [words[at], words[at + task.name.length - 1]];
  if (first === undefined || last === undefined) return null;
  if (OTHER_WORK.test(/[^.,;:]*$/.exec(line.own.slice(0, first.start))?.[0] ?? "")) return null;
  const [time] = timePoints(line.own.slice(last.end));
  if (time === undefined || !time.isLimit) return null;
  const between = line.own.slice(last.end, last.end + time.start);
  if (between.length > FAR || /[.;]\s/.test(between) || stepsIn(between) !== task.steps)
    return null;
  const placed = { ...time, start: last.end + time.start, end: last.end + time.end };
  return excludes(placed, task.time) ? placed : null;
}
