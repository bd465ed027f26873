/** Rows of a table of tasks: what is done once, and deadlines that the law sets earlier. */
import { TOPICS } from "../review/task-deadlines.ts";
import { timePoints } from "../review/time-points.ts";
import { upperFirst } from "../text/first-letter.ts";
import { foldInPlace } from "../text/fold.ts";
import { carryTarget } from "./carry-target.ts";
import { plainDate } from "./days-in-line.ts";
import { lateTask } from "./late-tasks.ts";
import { type Deadline, deadlineFor } from "./lawful-deadlines.ts";
import { lawfulBefore } from "./line-deadlines.ts";
import { type OnceDone, onceDone, partlyDone, reportedDone } from "./once-done.ts";
import { elided, openMark } from "./open-marks.ts";
import { withLeft } from "./partly-done.ts";
import { finishNow } from "./passed-deadlines.ts";
import { columnsOf } from "./read-tasks.ts";
import { rowDays, stepBefore } from "./rewrite-text.ts";
import { answerTo, need, questionIn, type RolloverContext } from "./rollover-context.ts";
import { nextStageOf } from "./staged-work.ts";
import { type RowOutcome, type StateAt, stateNow, type TaskRow, toldDone } from "./task-state.ts";
import { targetTold } from "./told-again.ts";
import { isBeside } from "./wholly-done.ts";

export const UNCHANGED: RowOutcome = { left: false, reasons: [] };

export function taskRow(ctx: RolloverContext, row: TaskRow): RowOutcome {
  if (row.table.kind !== "tasks") return UNCHANGED;
  const columns = columnsOf(row.table);
  const place = (field: string): number => columns.get(field) ?? -1;
  const at = {
    content: place("content"),
    deadline: place("deadline"),
    product: place("product"),
    state: place("state"),
  };
  const outcome = workOfRow(ctx, row, at);
  if (!outcome.left) askDay(ctx, row, at);
  const state = outcome.left ? null : stateNow(ctx, row, at);
  return state === null ? outcome : { ...outcome, reasons: [...outcome.reasons, state] };
}

/** Most tasks of the table have a time, this one has none: it is asked for. */
function askDay(ctx: RolloverContext, { table, row, texts }: TaskRow, at: StateAt): void {
  const task = row[at.content] ?? "";
  if (at.deadline < 0 || (texts[at.deadline] ?? "") !== "" || (row[at.deadline] ?? "") !== "")
    return;
  const known = ctx.plan.tasks.filter(({ item }) => item.startsWith(`bang-${table.index}/`));
  const own = known.some(({ content, lead }) => content === task && lead !== null);
  const timed = known.filter(({ deadline }) => deadline !== null).length;
  if (!own || timed < MOST * known.length) return;
  const name = task.length > LONGEST ? `${task.slice(0, task.lastIndexOf(" ", LONGEST))} …` : task;
  const ask = `thời hạn của "${elided(name)}" (kế hoạch trước để trống)`;
  texts[at.deadline] = need(ctx, { section: table.section, ask });
}

const MOST = 0.6;
const LONGEST = 80;

function workOfRow(ctx: RolloverContext, row: TaskRow, at: StateAt): RowOutcome {
  const told = toldInRow(ctx, row, at);
  if (told !== null) return told;
  const staged = stageInRow(ctx, row, at);
  if (staged !== null) return staged;
  const once = onceInRow(ctx, row, at);
  if (once?.left === true) return once;
  const gone = lawfulDayGone(ctx, row, at);
  if (gone !== null) return { left: false, reasons: [gone] };
  yearOfAsked(ctx, row, at);
  const day = statutoryDeadline(ctx, row, { ...at, asked: once !== null });
  return { left: false, reasons: [...(once?.reasons ?? []), ...(day === null ? [] : [day])] };
}

/** What the prior plan or the unit says of the row leaves nothing to ask. */
const toldInRow = (ctx: RolloverContext, row: TaskRow, at: StateAt): RowOutcome | null =>
  toldDone(ctx, row, at) ?? againInRow(ctx, row, at) ?? lateInRow(ctx, row, at);

/** A row with the stage of the year before takes the stage that the plan's text tells of the new year. */
function stageInRow(ctx: RolloverContext, cells: TaskRow, at: At): RowOutcome | null {
  const years = { from: ctx.plan.cover.year, to: ctx.targetYear };
  const printed = cells.row[at.content] ?? "";
  const done = reportedDone(ctx, printed);
  if (done === false) return null;
  for (const { id, items } of ctx.plan.sections)
    for (const { text } of items) {
      const next = nextStageOf(printed, text, years);
      if (next === null) continue;
      const ask = stepBefore(next.work);
      const answer = answerTo(ctx, { section: id, ask, expects: "confirm" });
      const open = answer === null && done === null;
      cells.texts[at.content] = open ? `${next.text} ${openMark(ask)}` : next.text;
      if (at.deadline >= 0) cells.texts[at.deadline] = `Năm ${years.to}`;
      return { left: false, reasons: [`Giai đoạn của năm ${years.to} theo lời văn của kế hoạch.`] };
    }
  return null;
}

/** A task that is to be written anew has no day of its own yet. */
function yearOfAsked(ctx: RolloverContext, { texts }: TaskRow, { content, deadline }: At): void {
  const asked = questionIn(texts[content] ?? "") !== null;
  if (asked && /20\d{2}/.test(texts[deadline] ?? "")) texts[deadline] = `Năm ${ctx.targetYear}`;
}

/** What the unit reports as late or not held contradicts a row that plans it as before. */
function lateInRow(ctx: RolloverContext, cells: TaskRow, at: At): RowOutcome | null {
  const { row, texts, sources } = cells;
  const late = lateTask(ctx, row[at.content] ?? "");
  if (late === null) return null;
  sources.push({ documentId: "ket-qua", locator: late.id });
  if (late.gone === true) return { left: true, reasons: [late.reason] };
  if (late.until !== null && at.deadline >= 0) texts[at.deadline] = late.until;
  else if (late.ask !== null) texts[at.content] = `${texts[at.content] ?? ""} ${late.ask}`.trim();
  return { left: false, reasons: [late.reason] };
}

/** A target that the table tells again as a task follows the target. */
function againInRow(
  ctx: RolloverContext,
  { row, texts, sources }: TaskRow,
  { content }: At,
): RowOutcome | null {
  const target = targetTold(ctx.plan.targets, row[content] ?? "");
  if (target?.value == null || target.item.startsWith("bang-")) return null;
  const carried = carryTarget(ctx, target, texts[content] ?? "");
  texts[content] = carried.text;
  sources.push(...carried.sources);
  return { left: false, reasons: [carried.reason] };
}

interface At {
  content: number;
  deadline: number;
  product: number;
}

/** A row whose task is done once; null: it goes on. */
function onceInRow(ctx: RolloverContext, cells: TaskRow, at: At): RowOutcome | null {
  const { row, texts } = cells;
  const printed = row[at.content] ?? "";
  // A row of a title alone names no task.
  if (printed === "" || row.filter((cell) => cell !== "").length < 3) return null;
  const deadline = row[at.deadline] ?? "";
  const once = onceDone(ctx, { printed, next: texts[at.content] ?? "", deadline });
  const rest = restInCells(ctx, cells, { printed, deadline, content: at.content });
  return once === null ? rest : takeOnce(once, cells, at);
}

function takeOnce(
  { text, reason, sources: told, left, done }: OnceDone,
  { texts, sources }: TaskRow,
  at: At,
): RowOutcome {
  sources.push(...told);
  if (text === null) return { left: true, reasons: [reason] };
  texts[at.content] = text;
  if (left !== undefined)
    for (const [index, cell] of texts.entries())
      if (index !== at.content) texts[index] = withLeft(cell, left);
  if (done && (texts[at.deadline] ?? "") !== "") texts[at.deadline] = ALWAYS;
  // What is kept up is not accepted or handed over again.
  if (done && ACCEPTED.test(texts[at.product] ?? "")) texts[at.product] = "";
  return { left: false, reasons: [reason] };
}

/** "38.500 phim" in the column of products, of which a part is done. */
function restInCells(
  ctx: RolloverContext,
  { texts, sources }: Pick<TaskRow, "texts" | "sources">,
  { printed, deadline, content }: { printed: string; deadline: string; content: number },
): RowOutcome | null {
  const reasons = texts.flatMap((cell, at) => {
    const rest = at === content ? null : partlyDone(ctx, { printed, next: cell, deadline });
    if (rest?.text == null) return [];
    texts[at] = rest.text;
    sources.push(...rest.sources);
    return [rest.reason];
  });
  return reasons.length === 0 ? null : { left: false, reasons: [...new Set(reasons)] };
}

/** A cell with the law's day alone, which stands in the row's text too: once over it is no time of the plan. */
function lawfulDayGone(
  ctx: RolloverContext,
  { row, texts }: TaskRow,
  { content, deadline }: At,
): string | null {
  const cell = texts[deadline] ?? "";
  const day = /^(?:(?:trước|chậm nhất|đến|hết)\s+)?(?:ngày\s+)?(\d{1,2}\/\d{1,2}\/20\d{2})$/iu.exec(
    cell,
  )?.[1];
  if (day === undefined || Number(day.slice(-4)) >= ctx.targetYear) return null;
  if (!rowDays(ctx, row.join(" | ")).has(plainDate(day))) return null;
  const kept = /duy trì/iu.test(texts[content] ?? "");
  texts[deadline] = kept ? ALWAYS : upperFirst(finishNow(ctx));
  return `Hạn ${day} của quy định đã qua trước năm ${ctx.targetYear}.`;
}

const ACCEPTED =
  /^biên bản(?! (?:họp|kiểm tra|sinh hoạt|giao ban))|^hợp đồng(?!\p{L})|^quyết định (?:phê duyệt|công bố|tuyển)/iu;
const ALWAYS = "Thường xuyên";

/** "Năm 2027" for a task that the law wants done before: the deadline cell says so, and the report why. */
function statutoryDeadline(
  ctx: RolloverContext,
  { table, row, texts, sources }: TaskRow,
  { content, deadline, asked }: At & { asked: boolean },
): string | null {
  const cell = texts[deadline] ?? "";
  if (deadline < 0 || cell === ALWAYS || cell.includes("[")) return null;
  const wholeYear = new RegExp(`^(?:năm )?${ctx.targetYear}$`, "iu").test(cell);
  const task = row[content] ?? "";
  const about = aboutOf(ctx, table, task);
  // The law's day is none of what prepares the work.
  if (isBeside(task)) return asked ? besideWork(ctx, about, { texts, deadline }) : null;
  const found = earlierDay(ctx, { content: about, cell, wholeYear });
  if (found === null) return null;
  // What is due before the first day of the year is over when it begins.
  const ahead = found.reason.replaceAll(`trước ngày 01/01/${ctx.targetYear}`, "");
  const over = wholeYear || !ahead.includes(String(ctx.targetYear));
  texts[deadline] = dayTold(ctx, found, { over, asked });
  sources.push(...found.sources);
  // The year of the cell may be ours: the prior plan's own was none too late.
  return (row[deadline] ?? "") === cell
    ? `Mốc "${cell}" muộn hơn hạn của quy định: ${found.reason}.`
    : `Hạn của quy định đã đến trước hoặc trong năm ${ctx.targetYear}: ${found.reason}.`;
}

/** "Triển khai tại 9 khoa" below the title "BỆNH ÁN ĐIỆN TỬ" is about that. */
function aboutOf(ctx: RolloverContext, { index }: TaskRow["table"], content: string): string {
  const known = ctx.plan.tasks.find(
    (one) => one.content === content && one.item.startsWith(`bang-${index}/`),
  );
  const named = TOPICS.some(({ words }) => words.test(foldInPlace(content)));
  return named || known?.group == null ? content : `${known.group}: ${content}`;
}

/** What prepares a work that the law wants done by then comes no later than the rest of it. */
function besideWork(
  ctx: RolloverContext,
  about: string,
  { texts, deadline }: { texts: string[]; deadline: number },
): string | null {
  const cell = texts[deadline] ?? "";
  const topic = TOPICS.find(({ words }) => words.test(foldInPlace(about)));
  const limit = timePoints(foldInPlace(cell)).at(-1)?.to;
  if (topic === undefined || limit === undefined) return null;
  const query = { text: about, entries: [], laterThan: 0, before: limit, about: topic.words };
  if (deadlineFor(ctx, query) === null) return null;
  ctx.derived.push(String(ctx.targetYear));
  texts[deadline] = `Trong năm ${ctx.targetYear}`;
  return `Mốc "${cell}" của việc chuẩn bị muộn hơn hạn của quy định cho cả việc.`;
}

/** What is due before the year begins is kept up in it, unless nobody knows yet whether it is done. */
function dayTold(
  ctx: RolloverContext,
  { passed, reason }: Deadline,
  { over, asked }: { over: boolean; asked: boolean },
): string {
  const first = new RegExp(`(?<!trước ngày )01/01/${ctx.targetYear}`, "u").test(reason);
  // A day on which the new year begins is one of the plan itself, in the row as in its text.
  if (first && asked && !passed) return upperFirst(reason);
  if (passed || (over && asked)) return upperFirst(finishNow(ctx));
  return over
    ? `Duy trì trong năm ${ctx.targetYear} (hạn hoàn thành: ${reason})`
    : upperFirst(reason);
}

function earlierDay(
  ctx: RolloverContext,
  { content, cell, wholeYear }: { content: string; cell: string; wholeYear: boolean },
): Deadline | null {
  if (wholeYear) {
    const query = { text: content, entries: [], laterThan: ctx.targetYear, ownKindOnly: true };
    return deadlineFor(ctx, query);
  }
  return lawfulBefore(ctx, content, timePoints(foldInPlace(cell)).at(-1)?.to ?? null);
}
