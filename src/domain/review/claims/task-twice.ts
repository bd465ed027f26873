/**
 * One task told twice among the tasks, with two times or two bodies that lead it: "Triển khai phần mềm X trong tháng 8,
 * giao Khoa A chủ trì" and "Triển khai phần mềm X trong tháng 11, giao Phòng B chủ trì". Only work that is done once:
 * reports, classes and checks come again by right.
 */
import type { Finding } from "../finding.ts";
import { type Prose, type ProseLine, quoteOf } from "../prose.ts";
import { equalWords, tellingWords } from "../subject-words.ts";
import { excludes, type TimePoint, timePoints } from "../time-points.ts";
import { COMES_AGAIN, printedTime } from "./timed-tasks.ts";
import { againstPlace } from "./two-times.ts";

const DONE_ONCE =
  /^[\s*+•-]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+)?(?:hoan thanh (?:viec )?)?(?:trien khai|mua sam|mua|xay dung|nang cap|lap dat|trang bi|thay the|thay|ket noi|dua vao|van hanh|chuyen doi|thue|thiet lap|cai dat|ban hanh|tich hop)\b/;
/** Told of, looked at or tried: as often as it takes. */
const TOLD_OR_TRIED = /(?:bao cao|kiem tra|thi diem|chay thu)/;

/** Work that is not done once: it comes again by right, each time with a time of its own. */
export const isDoneAgain = (text: string): boolean =>
  COMES_AGAIN.test(text) || TOLD_OR_TRIED.test(text);

const LEAD =
  /[,;(]?\s*(?:(?:giao|do)\s+)?((?:phong|khoa|to|van phong|ban|bo phan|trung tam|doi|tram)\b[^.;,()]{2,60}?)\s+(?:la don vi )?chu tri\b[^.;]*/;

interface Task {
  line: ProseLine;
  words: ReadonlySet<string>;
  /** Numbers of the task beside its times: one lot is not another. */
  numbers: string;
  time: TimePoint | null;
  lead: string | null;
}

export function tasksToldTwice(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const tasks = prose.lines.flatMap(taskOf);
  return tasks.flatMap((task, at) => {
    const before = tasks
      .slice(0, at)
      .filter((other) => equalWords(task.words, other.words) && task.numbers === other.numbers);
    const [first] = before;
    return first === undefined || before.length > 1 ? [] : differences(first, task);
  });
}

const PLANNED: ReadonlySet<string> = new Set(["tasks", "solutions", "targets"]);

function taskOf(line: ProseLine): Task[] {
  if (!PLANNED.has(line.part) || line.kind === "row") return [];
  if (!DONE_ONCE.test(line.own) || isDoneAgain(line.own)) return [];
  const times = timePoints(line.own);
  const said = times
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line.own)
    .replace(LEAD, " ")
    .replace(/^[\s*+•-]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))?/, " ");
  const words = tellingWords(said);
  if (words.size < 4 || times.length > 1) return [];
  const numbers = (said.match(/\d+/g) ?? []).map(Number).join(" ");
  return [{ line, words, numbers, time: times[0] ?? null, lead: leadOf(line) }];
}

function leadOf(line: ProseLine): string | null {
  const [all, body] = LEAD.exec(line.own) ?? [];
  if (all === undefined || body === undefined) return null;
  const at = line.own.indexOf(all) + all.indexOf(body);
  return line.text.slice(at, at + body.length).trim();
}

function differences(first: Task, task: Task): Finding[] {
  const found: Finding[] = [];
  const [before, time] = [first.time, task.time];
  if (before !== null && time !== null && excludes(time, before)) {
    const printed = printedTime(first.line, before);
    found.push(againstPlace({ line: task.line, time }, { line: first.line, printed }));
  }
  if (first.lead !== null && task.lead !== null && first.lead !== task.lead)
    found.push({
      code: "lead-conflict",
      severity: "warning",
      where: task.line.where,
      quote: quoteOf(task.line),
      expected: first.lead,
      found: task.lead,
      message: `Cùng một nhiệm vụ, nơi này giao ${task.lead} chủ trì, nơi khác giao ${first.lead} chủ trì.`,
      suggestion: "Thống nhất một đơn vị chủ trì.",
      alsoAt: [first.line.where],
    });
  return found;
}
