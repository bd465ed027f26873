/**
 * Tasks that are done once ("ban hành Quy chế", "thành lập Tổ"): one that was done is kept up in the next year, one that
 * the unit has not reported on goes on with the question whether it is done.
 */
import { checkAnswer, isNo } from "../draft/answers.ts";
import type { SourceRef } from "../draft/draft.ts";
import { timePoints } from "../review/time-points.ts";
import { lowerFirst, upperFirst } from "../text/first-letter.ts";
import { foldInPlace } from "../text/fold.ts";
import { isKeptAtLevel } from "./continuing-work.ts";
import { type Kept, keptBy, keptUp } from "./kept-up.ts";
import { goesOn, isCourse, isOneOff, isOverOnceDone } from "./one-off.ts";
import { OPEN, openMark, withBehind } from "./open-marks.ts";
import { type Left, leftBy, restOf, withLeft } from "./partly-done.ts";
import { answerTo, questionId, type RolloverContext } from "./rollover-context.ts";
import { sameWork } from "./same-work.ts";
import { shortName } from "./task-name.ts";
import { tasksTold } from "./tasks-told.ts";
import { startsIt, type WhollyDone, whollyDone } from "./wholly-done.ts";
import { untoldNote, workState } from "./work-state.ts";

/** What the reason begins with that a task left as done: reported on, or answered. */
export const DONE_REPORTED = "Đã xong năm";
export const DONE_ONCE = "Việc làm một lần của năm";

interface Done {
  reason: string;
  source: SourceRef;
}

/** What the unit reported on the task of a line, where it says that the task is done; false where it says it is not. */
export function reportedDone(ctx: RolloverContext, text: string): Done | false | null {
  for (const { id } of tasksTold(ctx, text)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "").trim();
    if (value === "" || !checkAnswer({ expects: "text" }, value).ok) continue;
    const { kind } = workState(value, ctx.targetYear);
    if (kind === "under-way" || kind === "not-held" || kind === "given-up") return false;
    // "Theo báo cáo kèm theo" says neither.
    if (kind === "untold") continue;
    const reason = `${DONE_REPORTED} ${ctx.plan.cover.year} theo kết quả đơn vị cung cấp (${value}).`;
    return { reason, source: { documentId: "ket-qua", locator: id } };
  }
  return null;
}

export interface OnceDone {
  /** null: nothing of it is left to do. */
  text: string | null;
  reason: string;
  sources: SourceRef[];
  /** The deadline went with the task. */
  done: boolean;
  /** What is left of its number: the other cells of a row tell it too. */
  left?: Left;
}

const LAWFUL =
  /duy trì (?:trong năm 20\d{2} )?kết quả đã triển khai|\(rà soát, hoàn thành phần còn thiếu/iu;

export interface OnceLine {
  /** The line of the prior plan, and the same for the next year. */
  printed: string;
  next: string;
  /** Cell of the deadline, where the task stands in a table. */
  deadline?: string;
  /** Lines below it tell who does it: it cannot leave alone. */
  detailed?: boolean;
}

/** A line whose task is done once. null: the line goes on as it is. */
export function onceDone(ctx: RolloverContext, line: OnceLine): OnceDone | null {
  const { printed } = line;
  const all = startsIt(printed) ? whollyDone(ctx, printed) : null;
  if (all !== null) return wholeLine(line, all);
  const [once, lasting] = lastingBehind(line.next);
  const done = singleDone(ctx, { ...line, next: once });
  if (done === null || lasting === "") return done;
  return { ...done, text: done.text === null ? upperFirst(lasting) : `${done.text} ${lasting}` };
}

/** "Xây dựng cơ sở dữ liệu … . Cập nhật dữ liệu …": what is done once, and what goes on behind it; "" for nothing. */
function lastingBehind(text: string): [string, string] {
  const [, once = text, lasting = ""] =
    LASTING_SENTENCE.exec(text) ?? LASTING_CLAUSE.exec(text) ?? [];
  return [once, lasting];
}

const LASTING_SENTENCE =
  /^(.*?\.)\s+((?:Cập nhật|Duy trì|Thường xuyên|Định kỳ|Khai thác|Vận hành)\s.*)$/su;
const EVERY = String.raw`(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)|định kỳ|thường xuyên`;
/** "Làm sạch 412.000 đối tượng trùng; hằng tháng đối soát với …": the clause that tells how often is the one that goes on. */
const LASTING_CLAUSE = new RegExp(`^((?:(?!${EVERY})[^;])*;)\\s+([^;]*(?:${EVERY})[^;]*)$`, "isu");

const VALIDITY = /\[cần bổ sung: kiểm tra hiệu lực[^\]]*\]/gu;

function singleDone(ctx: RolloverContext, line: OnceLine): OnceDone | null {
  const { printed, next } = line;
  // Whether a document holds is asked of the document, not of the work.
  if (next.replace(VALIDITY, "").includes(OPEN)) return null;
  const reported = reportedDone(ctx, printed);
  if (reported === false) return partlyDone(ctx, line);
  if (reported === null && runsOn(ctx, line)) return null;
  // The law's day says already what is to be done of it in the new year.
  if (reported === null && LAWFUL.test(next)) return null;
  const found = keptBy(printed, reported !== null);
  // A document that is issued for its year is issued every year.
  if (/^\D*(?:kế hoạch|chương trình)[^.;]*năm\s+20\d{2}/iu.test(printed)) return null;
  const once = found !== null || isOnce(ctx, line, reported !== null);
  if (!once) return reported === null ? coverPurchase(ctx, line) : heldAgain(ctx, line, reported);
  return tellOver(
    ctx,
    printed,
    reported === null ? askDone(ctx, line, found) : doneLine(line, found, reported),
  );
}

/** A course for a number of people that was held: whether there is another one is the unit's to say. */
function heldAgain(ctx: RolloverContext, { printed, next }: OnceLine, done: Done): OnceDone | null {
  if (!isCourse(printed)) return null;
  const ask = `năm ${ctx.targetYear} có tổ chức tiếp "${shortName(ctx, printed)}" không`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const told = { sources: [done.source], done: false };
  ctx.doneOnce.push(printed);
  if (answer === null)
    return { ...told, text: withBehind(next, openMark(ask)), reason: done.reason };
  const reason = `${done.reason} Đơn vị trả lời: ${answer}.`;
  return { ...told, text: isNo(answer) ? null : next, reason };
}

/** "Ban hành Đề án … giai đoạn 2026 - 2030": the years are those of the document, which is issued once. */
const ISSUED =
  /(?:ban hành|trình|phê duyệt|xây dựng|soạn thảo)\s[^.;]{0,60}?(?:đề án|kế hoạch|chương trình|chiến lược|nghị quyết|quy hoạch)[^.;]{0,120}?20\d{2}\s*[-–]\s*20\d{2}/giu;

/** Work of some years ("2026-2027") is not over with the first of them, nor is what a target keeps up. */
const runsOn = (ctx: RolloverContext, { printed, deadline = "" }: OnceLine): boolean =>
  isKeptAtLevel(ctx.plan, printed) ||
  [...`${printed.replace(ISSUED, " ")} ${deadline}`.matchAll(/20\d{2}\s*[-–]\s*(20\d{2})/gu)].some(
    ([, end]) => Number(end) >= ctx.targetYear,
  );

/** What leaves because it is done, the budget is told of. */
function tellOver(ctx: RolloverContext, printed: string, done: OnceDone | null): OnceDone | null {
  if (done?.text === null && done.done) ctx.doneOnce.push(printed);
  return done;
}

/** A task that was done for a part of its number; the line, or a cell of its row, tells the rest. */
export function partlyDone(ctx: RolloverContext, line: OnceLine): OnceDone | null {
  const ids = tasksTold(ctx, line.printed).map(({ id }) => id);
  return reportedDone(ctx, line.printed) === false ? restOf(ctx, line, ids) : null;
}

/** All of it is there: the line keeps it up, or leaves. */
function wholeLine({ next, detailed }: OnceLine, { upkeep, reason, source }: WhollyDone): OnceDone {
  const done = { sources: [source], done: true };
  if (upkeep === "" && detailed !== true)
    return { ...done, text: null, reason: `${reason} Không làm lại.` };
  const marker = /^\s*(?:[-+*]|\d{1,2}[.)]|\p{Ll}\))\s+/u.exec(next)?.[0] ?? "";
  const end = /[.;]\s*$/u.exec(next)?.[0] ?? "";
  const kept =
    upkeep === "" ? `Duy trì kết quả: ${lowerFirst(next.slice(marker.length))}` : `${upkeep}${end}`;
  return { ...done, text: `${marker}${kept}`, reason: `${reason} Năm sau duy trì.` };
}

/** The budget asks for what is bought; a form that still asks whether it is done is taken all the same. */
function coverPurchase(ctx: RolloverContext, { printed, deadline }: OnceLine): null {
  const dated = deadline === undefined ? {} : { deadline };
  if (!isOneOff({ text: printed, budgets: [], ...dated })) return null;
  const ask = doneAsk(ctx, printed);
  ctx.covered.push({ id: questionId({ section: "nhiem-vu", ask }), ask });
  return null;
}

function isOnce(ctx: RolloverContext, { printed, deadline }: OnceLine, done: boolean): boolean {
  const { budgets } = ctx.plan;
  const [text] = lastingBehind(printed);
  const task = { text, budgets, ...(deadline === undefined ? {} : { deadline }) };
  if ((done && isOverOnceDone(task)) || isOneOff(task)) return true;
  if (goesOn(task)) return false;
  // Told again with its number or its day, the work is done once here too.
  return sameWork(ctx.plan, text).some((other) =>
    isOneOff({ text: other.content, budgets, deadline: other.deadline ?? "" }),
  );
}

function doneLine(line: OnceLine, found: Kept | null, { reason, source }: Done): OnceDone {
  if (found === null && line.detailed !== true)
    return { text: null, reason: `${reason} Không làm lại.`, sources: [source], done: true };
  const text = keptUp(line.next, found ?? [/^/u, "Duy trì kết quả:"]);
  return { text, reason: `${reason} Năm sau duy trì.`, sources: [source], done: true };
}

const doneAsk = (ctx: RolloverContext, printed: string): string =>
  `việc làm một lần "${shortName(ctx, lastingBehind(printed)[0])}" đã xong chưa`;

/** Ids of the rows of the form that say what became of a task: its report, and whether it is done. */
export const toldOf = (ctx: RolloverContext, printed: string): string[] => [
  ...tasksTold(ctx, printed).map(({ id }) => id),
  questionId({ section: "nhiem-vu", ask: doneAsk(ctx, printed) }),
];

/** Nobody has reported on it. */
function askDone(ctx: RolloverContext, line: OnceLine, found: Kept | null): OnceDone | null {
  const ask = doneAsk(ctx, line.printed);
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const reason = `${DONE_ONCE} ${ctx.plan.cover.year}, chỉ chuyển tiếp khi chưa xong.`;
  const told = answer === null ? null : answered(ctx, line, { answer, reason, found });
  if (told !== null) return told;
  if (answer !== null) ctx.notices.push(untoldNote(ask, answer));
  for (const { id } of tasksTold(ctx, line.printed)) ctx.onceAsked.add(id);
  return { text: withBehind(line.next, openMark(ask)), reason, sources: [], done: false };
}

/** What the unit says of it: over, given up, or something of it is left; null where the answer tells none of these. */
function answered(
  ctx: RolloverContext,
  line: OnceLine,
  { answer, reason, found }: { answer: string; reason: string; found: Kept | null },
): OnceDone | null {
  const state = workState(answer, ctx.targetYear).kind;
  const said = `${reason} Đơn vị trả lời: ${answer}.`;
  const left = leftBy(answer, line.next);
  if (left === null && state === "untold") return null;
  if (left === null && state === "given-up")
    return { text: null, reason: `${said} Không làm nữa.`, sources: [], done: false };
  if (left !== null || state !== "done") return carriedOn(ctx, line, { left, reason: said });
  const kept = found ?? keptBy(line.printed, true);
  const gone = { sources: [], done: true, reason: said };
  if (kept === null && line.detailed !== true) return { ...gone, text: null };
  return { ...gone, text: keptUp(line.next, kept ?? [/^/u, "Duy trì kết quả:"]) };
}

/** What is not done goes on, with the number that is left. */
function carriedOn(
  ctx: RolloverContext,
  line: OnceLine,
  { left, reason }: { left: Left | null; reason: string },
): OnceDone {
  if (left !== null) ctx.restOnce.push({ task: line.printed, ...left });
  const text = left === null ? line.next : withLeft(line.next, left);
  return { text, reason, sources: [], done: false, ...(left === null ? {} : { left }) };
}

const SHORT_DAYS = 100;
const LEADING_TIME =
  /^(?:(?:trước|trong|đến hết|đến|chậm nhất|muộn nhất)\s+)?(?:ngày\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]|(?:tháng|quý)\s+[\dIVX]{1,4}(?:\s*[/.-]\s*|\s+năm\s+))20\d{2}[\s,:]*/iu;

/** Line of the deadline below a task that is done once: the day was one of the year that is over. */
export function deadlineOfOnce(
  ctx: RolloverContext,
  printed: string,
  { done, reason }: Pick<OnceDone, "done" | "reason">,
): { text: string; reason: string } | null {
  const [, label = "", said = ""] = /^([^:]{4,40}):\s*(.+)$/su.exec(printed) ?? [];
  const short = timePoints(foldInPlace(said)).some(
    ({ from, to }) => Date.parse(to) - Date.parse(from) < SHORT_DAYS * 86_400_000,
  );
  if (label === "" || !short) return null;
  const told = said.replace(/[.;\s]+$/u, "");
  const rest = told.replace(LEADING_TIME, "");
  const what = rest !== told && rest.split(/\s+/).length >= 4 ? ` ${lowerFirst(rest)}` : "";
  const when = done ? "Thường xuyên" : `Trong năm ${ctx.targetYear}${what}`;
  return { text: `${label}: ${when}.`, reason };
}
