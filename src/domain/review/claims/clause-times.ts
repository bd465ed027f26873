/**
 * A task named in short where the plan says who does what: "Thư viện hoàn thành số hóa giáo trình trước ngày 30/9" against
 * the task "Số hóa giáo trình" with the time limit 30/6. All that the clause says stands in the one task, the steps are the
 * same on both sides, and several syllables of it stand there side by side.
 */
import { foldInPlace } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { type Prose, type ProseLine } from "../prose.ts";
import { tellingWords } from "../subject-words.ts";
import { blocksOf } from "../task-blocks.ts";
import { excludes, type TimePoint, timePoints } from "../time-points.ts";
import { stepsOf } from "../work-steps.ts";
import { COMES_AGAIN, printedTime, timedLine, timedRows, type TimedTask } from "./timed-tasks.ts";
import { againstPlace } from "./two-times.ts";

interface Clause {
  line: ProseLine;
  /** The clause in front of its time, and what it begins with when what leads to the work is left out. */
  forms: readonly string[];
  time: TimePoint;
}

const NAMED_IN: ReadonlySet<string> = new Set(["organisation", "budget", "targets"]);
const LEAST_WORDS = 3;
const LEAST_RUN = 4;
/** What is done with the thing: on one side only it is another piece of work. */
const ACTS =
  /\b(?:mua(?: sam)?|lap dat|lap|thay(?: the)?|thue|nang cap|cai dat|ket noi|tich hop|van hanh|nghiem thu|thanh toan|quyet toan|huong dan|theo doi|don doc|chuan bi|de xuat|thu thap|khai truong|cong bo|su dung|bao hanh|kiem thu|cong khai|trien khai thu|chinh thuc)\b/g;
/** The rest of a clause that says only that it is to be finished. */
const FINISHES =
  /\b(?:hoan thanh|xong|dua|vao|su dung|viec|truoc|ngay|cham nhat|dung han|kip thoi)\b/g;

export function tasksInClauses(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const tasks = timedTasks(prose);
  return prose.lines.flatMap(clausesOf).flatMap((clause): Finding[] => {
    const same = tasks.filter((task) => task.line !== clause.line && isNamed(clause, task));
    const [task, ...more] = same;
    if (task === undefined || more.length > 0 || !excludes(clause.time, task.time)) return [];
    return [againstPlace(clause, task)];
  });
}

function timedTasks(prose: Prose): TimedTask[] {
  const rows = timedRows(prose).map(({ line, time, printed }) => {
    const said = foldInPlace(line.cells.filter((cell) => cell !== printed).join(" ; "));
    return { line, said, words: tellingWords(said), time, printed };
  });
  const blocks = blocksOf(prose).flatMap(({ task, labels }): TimedTask[] => {
    const found = labels.flatMap((label) =>
      timePoints(label.own).map((time) => ({ time, printed: printedTime(label, time) })),
    );
    const [only, ...more] = found;
    if (only === undefined || more.length > 0 || timePoints(task.own).length > 0) return [];
    const all = [task, ...labels].map(({ own }) => own).join(" ");
    return [{ line: task, said: task.own, words: tellingWords(all), ...only }];
  });
  return [...rows, ...blocks, ...prose.lines.flatMap(taskOf)].filter(
    ({ said }) => !COMES_AGAIN.test(said),
  );
}

function taskOf(line: ProseLine): TimedTask[] {
  const task = line.part === "tasks" || line.part === "solutions" ? timedLine(line) : null;
  return task !== null && isLast(task.time) ? [task] : [];
}

const isLast = ({ isLimit, from, to }: TimePoint): boolean => isLimit || from === to;

/** The words between the last mark and each last day, shortened from the left at commas and at "hoàn thành". */
function clausesOf(line: ProseLine): Clause[] {
  if (line.kind === "row" || !NAMED_IN.has(line.part)) return [];
  let from = 0;
  return timePoints(line.own).flatMap((time): Clause[] => {
    const before = line.own.slice(from, time.start);
    from = time.end;
    const clause = /[^.;:]*$/.exec(before)?.[0] ?? "";
    if (!isLast(time) || COMES_AGAIN.test(clause)) return [];
    const forms = [clause, ...cutsOf(clause)].filter((form) => isTelling(form));
    return forms.length === 0 ? [] : [{ line, forms, time }];
  });
}

const cutsOf = (clause: string): string[] => {
  const marks = [...clause.matchAll(SHORTER)].map(({ index, 0: mark }) => index + mark.length);
  const body = BODY.exec(clause)?.[0].length;
  const all = body === undefined ? marks : [...marks, body];
  return all.map((at) => clause.slice(at));
};

const SHORTER = /,\s*|\b(?:hoan thanh|chu tri|chiu trach nhiem|co trach nhiem|thuc hien)\s+/g;
/** "2. Tổ Văn thư mua …": who does it, up to the first word of what is done. */
const BODY =
  /^[\s*+•\d.)-]*(?:cac |giao |do )?(?:phong|khoa|to|ban|bo phan|van phong|tram|trung tam|dong chi|doi|nhom)(?: (?!lap\b)[a-z]+){1,7}? (?=(?:mua|lap|thay|thue|nang cap|cai dat|ket noi|tich hop|so hoa|xay dung|hoan thien|chuan hoa|trang bi|to chuc|ban hanh|trien khai|ra soat|lam sach|cap nhat)\b)/;

const bare = (text: string): string => text.replace(FINISHES, " ");

const isTelling = (form: string): boolean => tellingWords(bare(form)).size >= LEAST_WORDS;

/** Some form of the clause is wholly in the task, with the same acts and a run of syllables in the same order. */
function isNamed({ forms }: Clause, task: TimedTask): boolean {
  return forms.some((form) => {
    const words = tellingWords(bare(form));
    if (![...words].every((word) => task.words.has(word))) return false;
    if (actsIn(form) !== actsIn(task.said) || !hasNumbers(task.said, form)) return false;
    return hasRun(bare(form), task.said);
  });
}

const actsIn = (text: string): string =>
  [
    ...new Set([
      ...stepsOf(text)
        .split("|")
        .filter((step) => step !== "" && step !== "ra soat"),
      ...(bare(text).match(ACTS) ?? []),
    ]),
  ]
    .toSorted((a, b) => a.localeCompare(b))
    .join("|");

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

const hasNumbers = (all: string, part: string): boolean => {
  const known = numbersIn(all);
  return numbersIn(part).every((one) => known.includes(one));
};

/** Four syllables of the clause side by side in the task, or all of a shorter one. */
function hasRun(form: string, said: string): boolean {
  const syllables = form.match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = ` ${(said.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  return syllables.some((_, at) => {
    const run = syllables.slice(at, at + LEAST_RUN);
    return run.length === LEAST_RUN && text.includes(` ${run.join(" ")} `);
  });
}
