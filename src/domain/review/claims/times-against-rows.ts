/**
 * The time of a task in the text against the row of the task table that names the same work: in the words of one
 * paragraph, or in the words of a block with "Thời hạn: …" below it.
 */
import type { Finding } from "../finding.ts";
import { type Prose, quoteOf } from "../prose.ts";
import { equalWords, tellingWords } from "../subject-words.ts";
import { blocksOf, timeOfBlock } from "../task-blocks.ts";
import { excludes, isStart, type TimePoint } from "../time-points.ts";
import { beginsOtherStep } from "../work-steps.ts";
import { timedLine, timedRows } from "./timed-tasks.ts";
import { againstRow } from "./two-times.ts";

const PLANNED: ReadonlySet<string> = new Set(["targets", "tasks", "solutions"]);
const LEAST_WORDS = 4;

/** The paragraph names all that the row names, and a time that the row's excludes. */
export function linesAgainstRows(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose);
  if (rows.length === 0) return [];
  return prose.lines.flatMap((line): Finding[] => {
    const task = PLANNED.has(line.part) ? timedLine(line) : null;
    if (task === null) return [];
    const { time } = task;
    const words = tellingWords(aboutTime(line.own, time));
    const same = rows.filter(
      (row) => row.words.size >= LEAST_WORDS && [...row.words].every((word) => words.has(word)),
    );
    const [row] = same;
    if (row === undefined || same.length > 1) return [];
    if (!excludes(time, row.time) || beginsOtherStep(line.own, row.line.own)) return [];
    // What is made by August may well be used from September.
    if (isStart(line.text, time) && time.from > row.time.to) return [];
    const message = (found: string): string =>
      `Lời văn ghi “${found}”, bảng nhiệm vụ ghi “${row.printed}” cho cùng việc.`;
    return [againstRow(task, row, message)];
  });
}

/** What the time of a line is for: its own clause where that names something, else all of the line. */
function aboutTime(own: string, { start, end }: TimePoint): string {
  const from = own.slice(0, start).search(/[^;]*$/);
  const clause = own.slice(from, start) + (/^[^;]*/.exec(own.slice(end))?.[0] ?? "");
  return tellingWords(clause).size < 2 ? own : clause;
}

/** The time of a task told as a block against its row: the same telling words, two times that exclude each other. */
export function blocksAgainstRows(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose);
  return blocksOf(prose).flatMap((block): Finding[] => {
    const words = tellingWords(block.task.own);
    const told = timeOfBlock(block);
    const [row, ...others] = rows.filter((one) => equalWords(one.words, words));
    if (told === null || row === undefined || others.length > 0) return [];
    if (!excludes(told.time, row.time)) return [];
    const message = (found: string): string =>
      `Nhiệm vụ “${quoteOf(block.task, 0, 90)}” ghi “${found}”, bảng ghi “${row.printed}”.`;
    return [againstRow(told, row, message)];
  });
}
