/**
 * One task in other words with two times: "Ký số kết quả xét nghiệm: …, tích hợp vào LIS, xong trước 30/9" and the row
 * "Tích hợp chữ ký số vào phần mềm xét nghiệm | Khoa Xét nghiệm | 30/6". Only where one row and one paragraph are each
 * other's nearest, both are the same step of the work, and the words nearly cover each other or one body leads both.
 */
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import type { Prose, ProseLine } from "./prose.ts";
import { tellingWords } from "./shares.ts";
import { timePoints } from "./time-points.ts";
import { stepsOf } from "./work-steps.ts";
import { againstRow, excludes, type TimedRow, timedRows } from "./work-times.ts";

const LEAST_COMMON = 4;
/** Share of the row's words in the paragraph: with the same body in charge, and without. */
const WITH_LEAD = 0.6;
const ALONE = 0.85;
/** How much nearer it is than the next one. */
const CLEARLY = 0.2;
const PLANNED: ReadonlySet<string> = new Set(["targets", "tasks", "solutions"]);

interface TimedLine {
  line: ProseLine;
  words: ReadonlySet<string>;
}

export function nearTaskTimes(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose).filter(({ words }) => words.size >= LEAST_COMMON);
  if (rows.length === 0) return [];
  const lines = prose.lines.flatMap(timedLine);
  return lines.flatMap((one): Finding[] => {
    const row = nearest(rows, (other) => nearness(other, one));
    if (row === null || !isSame(row, one)) return [];
    if (nearest(lines, (other) => nearness(row, other)) !== one) return [];
    const [time] = timePoints(one.line.own);
    if (time === undefined || !excludes(time, row.time)) return [];
    const message = (found: string): string =>
      `Lời văn ghi “${found}”, bảng nhiệm vụ ghi “${row.printed}” cho việc có vẻ là một.`;
    return [againstRow(row, one.line, time, message)];
  });
}

function timedLine(line: ProseLine): TimedLine[] {
  if (line.kind === "row" || !PLANNED.has(line.part)) return [];
  const [time, ...more] = timePoints(line.own);
  if (time === undefined || more.length > 0 || !time.isLimit) return [];
  return [{ line, words: tellingWords(line.own.slice(0, time.start) + line.own.slice(time.end)) }];
}

/** The share of the row's words that stand in the paragraph. */
function nearness({ words }: TimedRow, line: TimedLine): number {
  const common = [...words].filter((word) => line.words.has(word)).length;
  return common < LEAST_COMMON ? 0 : common / words.size;
}

/** The one that is clearly nearer than all others. */
function nearest<T>(all: readonly T[], near: (one: T) => number): T | null {
  const [best, next] = all.map((one) => ({ one, by: near(one) })).sort((a, b) => b.by - a.by);
  if (best === undefined || best.by === 0) return null;
  return next !== undefined && best.by - next.by < CLEARLY ? null : best.one;
}

function isSame(row: TimedRow, one: TimedLine): boolean {
  const named = foldInPlace(row.line.text);
  if (stepsOf(named) !== stepsOf(one.line.own)) return false;
  const by = nearness(row, one);
  return by >= ALONE || (by >= WITH_LEAD && row.lead !== "" && one.line.own.includes(row.lead));
}
