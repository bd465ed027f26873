/**
 * One task in other words with two times: "Ký số kết quả xét nghiệm: …, tích hợp vào LIS, xong trước 30/9" and the row
 * "Tích hợp chữ ký số vào phần mềm xét nghiệm | Khoa Xét nghiệm | 30/6". Only where one row and one paragraph are each
 * other's nearest, both are the same step of the work, and the words nearly cover each other or one body leads both.
 */
import { foldInPlace } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { tellingWords } from "../subject-words.ts";
import { blocksOf, type TaskBlock, timeOfBlock } from "../task-blocks.ts";
import { excludes, timePoints } from "../time-points.ts";
import { beginsOtherStep, stepsOf } from "../work-steps.ts";
import { printedTime, timedLine, type TimedRow, timedRows, type TimedTask } from "./timed-tasks.ts";
import { againstRow } from "./two-times.ts";

const LEAST_COMMON = 4;
/** Share of the row's words in the paragraph: with the same body in charge, and without. */
const WITH_LEAD = 0.6;
const ALONE = 0.85;
/** How much nearer it is than the next one. */
const CLEARLY = 0.2;
const PLANNED: ReadonlySet<string> = new Set(["targets", "tasks", "solutions"]);

export function nearTaskTimes(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose).filter(({ words }) => words.size >= LEAST_COMMON);
  if (rows.length === 0) return [];
  const lines = [
    ...prose.lines.flatMap(timedTask),
    ...blocksOf(prose).flatMap(timedBlock),
    ...timedSections(prose),
  ];
  return lines.flatMap((one): Finding[] => {
    const row = nearest(rows, (other) => nearness(other, one));
    if (row === null || !isSame(row, one)) return [];
    if (nearest(lines, (other) => nearness(row, other)) !== one) return [];
    if (!excludes(one.time, row.time)) return [];
    const message = (found: string): string =>
      `Lời văn ghi “${found}”, bảng nhiệm vụ ghi “${row.printed}” cho việc có vẻ là một.`;
    return [againstRow(one, row, message)];
  });
}

const timedTask = (line: ProseLine): TimedTask[] => {
  const task = PLANNED.has(line.part) ? timedLine(line) : null;
  return task?.time.isLimit === true ? [task] : [];
};

/** "Thời gian hoàn thành: …" below the task. */
function timedBlock(block: TaskBlock): TimedTask[] {
  const { own } = block.task;
  const told = timeOfBlock(block);
  if (told === null || timePoints(own).length > 0) return [];
  const printed = printedTime(told.line, told.time);
  return [{ ...told, said: own, words: tellingWords(own), printed }];
}

/** Going through the thing is the work itself; trying, teaching or accepting it is a step of it. */
const hasOtherStep = (own: string, name: string): boolean =>
  beginsOtherStep(own, name) ||
  stepsOf(own)
    .split("|")
    .some((step) => step !== "ra soat" && !name.includes(step));

/** A task named by its heading, with a sentence or two below it, one of which says by when it is done. */
function timedSections(prose: Prose): TimedTask[] {
  const sections = new Map<string, ProseLine[]>();
  for (const line of prose.lines) {
    const { heading } = line.where;
    if (heading === undefined || !PLANNED.has(line.part) || line.text.trim() === "") continue;
    sections.set(heading, [...(sections.get(heading) ?? []), line]);
  }
  return [...sections].flatMap(([heading, all]) => {
    const name = foldInPlace(heading.split(" > ").at(-1) ?? "");
    const below = all.filter(({ folded }) => folded.replace(/^[\s#*_]+/, "").trim() !== name);
    const timed = below.filter(({ own }) => timePoints(own).length > 0);
    const [line, ...others] = timed.flatMap(timedTask);
    if (line === undefined || timed.length > 1 || others.length > 0 || below.length > 2) return [];
    if (below.some(({ kind }) => kind === "row") || hasOtherStep(line.line.own, name)) return [];
    const clause = /[^;.]*$/.exec(line.line.own.slice(0, line.time.end))?.[0] ?? "";
    const isDone = /\b(?:hoan thanh|hoan tat|xong)\b/.test(clause);
    return isDone ? [{ ...line, said: name, words: tellingWords(name) }] : [];
  });
}

/** The share of the row's words that stand in the paragraph. */
function nearness({ words }: TimedRow, line: TimedTask): number {
  const common = [...words].filter((word) => line.words.has(word)).length;
  return common < LEAST_COMMON ? 0 : common / words.size;
}

/** The one that is clearly nearer than all others. */
function nearest<T>(all: readonly T[], near: (one: T) => number): T | null {
  const [best, next] = all.map((one) => ({ one, by: near(one) })).sort((a, b) => b.by - a.by);
  if (best === undefined || best.by === 0) return null;
  return next !== undefined && best.by - next.by < CLEARLY ? null : best.one;
}

function isSame(row: TimedRow, one: TimedTask): boolean {
  const named = foldInPlace(row.line.text);
  if (stepsOf(named) !== stepsOf(one.said)) return false;
  const by = nearness(row, one);
  return by >= ALONE || (by >= WITH_LEAD && row.lead !== "" && one.line.own.includes(row.lead));
}
