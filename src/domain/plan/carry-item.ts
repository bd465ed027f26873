/** What becomes of a line of the prior plan by what the unit says of it: a target, a task done once, a promise. */
import { isNo } from "../draft/answers.ts";
import { type Carried, carryTarget, reachedOnce } from "./carry-target.ts";
import { commitmentOf } from "./commitments.ts";
import { deadlineOfContinuing, isKeptAtLevel } from "./continuing-work.ts";
import { lateDetail, lateLine } from "./late-tasks.ts";
import { overBeforePlanned } from "./line-deadlines.ts";
import { deadlineOfOnce, onceDone, reportedDone } from "./once-done.ts";
import { isDailyWork } from "./one-off.ts";
import { OPEN, openMark, withBehind } from "./open-marks.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { untimed } from "./task-name.ts";
import { targetTold } from "./told-again.ts";
import { aimKeptUp, whollyDone } from "./wholly-done.ts";

/** A target by its result, a task that is done once by what was reported on it. */
export function carryItem(
  ctx: RolloverContext,
  { section, item, next }: { section: PlanSection; item: PlanItem; next: string },
): (Omit<Carried, "text"> & { text: string | null }) | null {
  const target = ctx.plan.targets.find((candidate) => candidate.item === item.id);
  const first =
    (target ? reachedOnce(ctx, target) : null) ?? planForPast(ctx, { section, item, next });
  if (first !== null) return first;
  if (target) return carryTarget(ctx, target, next);
  if (AIMS.has(section.role)) return aimOfDone(ctx, item, next);
  if (section.role === "organisation") return commitmentOf(ctx, item.text, next);
  if (!TASKS.has(section.role)) return null;
  const again = targetTold(ctx.plan.targets, item.text);
  if (again !== null && again.value !== null) return carryTarget(ctx, again, next);
  return DETAIL.test(item.text)
    ? deadlineBelow(ctx, item, next)
    : onceCarried(ctx, { section, item, next });
}

const NO_TARGET =
  "; lập kế hoạch là nhiệm vụ, không phải chỉ tiêu: còn lập thì ghi ở phần nhiệm vụ";

/** A plan for carrying out what the law wants done before the year begins: whether one is made again is asked. */
function planForPast(
  ctx: RolloverContext,
  {
    section,
    item: { text: printed },
    next,
  }: { section: PlanSection; item: PlanItem; next: string },
): (Omit<Carried, "text"> & { text: string | null }) | null {
  const day = overBeforePlanned(ctx, printed);
  if (day === null || next.includes(OPEN) || reportedDone(ctx, printed) !== null) return null;
  const asTarget = section.role === "targets" ? NO_TARGET : "";
  const ask = `năm ${ctx.targetYear} còn lập "${untimed(printed)}" không (hạn triển khai: ${day.reason}${asTarget})`;
  const answer = answerTo(ctx, { section: "nhiem-vu", ask, expects: "confirm" });
  const told = {
    reason: `Hạn triển khai trước năm ${ctx.targetYear}: ${day.reason}.`,
    sources: day.sources,
  };
  // What is work, and asked about, is nothing to be reached.
  if (answer === null)
    return {
      ...told,
      text: asTarget === "" ? withBehind(next, openMark(ask)) : `${openMark(ask)}.`,
    };
  const reason = `${told.reason} Đơn vị trả lời: ${answer}.`;
  return { ...told, text: isNo(answer) ? null : next, reason };
}

/** An aim to finish what is there already. */
function aimOfDone(ctx: RolloverContext, item: PlanItem, next: string): Carried | null {
  const all = whollyDone(ctx, item.text);
  const text = all === null ? next : aimKeptUp(next);
  return all === null || text === next
    ? null
    : { text, reason: `${all.reason} Chuyển sang duy trì.`, sources: [all.source] };
}

/** Line of the deadline below a task that is done once; the law's day stays. */
function deadlineBelow(ctx: RolloverContext, item: PlanItem, next: string): Carried | null {
  const lawful = / theo (?:điểm|khoản|điều|luật|nghị|thông)/iu.test(next);
  return lawful ? null : (ctx.onceDays.get(item.id) ?? null);
}

function onceCarried(
  ctx: RolloverContext,
  { section, item, next }: { section: PlanSection; item: PlanItem; next: string },
): ReturnType<typeof onceDone> {
  const details = detailsOf(section, item);
  const deadline = details.find(({ text }) => /^(?:thời (?:gian|hạn)|tiến độ)/iu.test(text));
  const late = lateLine(ctx, { text: item.text, next, detailed: details.length > 0 });
  if (late !== null) {
    const day = deadline === undefined ? null : lateDetail(deadline.text, late);
    if (deadline && day !== null) ctx.onceDays.set(deadline.id, day);
    return day === null ? late : { ...late, text: next };
  }
  const once = onceDone(ctx, {
    ...{ printed: item.text, next, detailed: details.length > 0 },
    ...(deadline === undefined ? {} : { deadline: deadline.text }),
  });
  const ended = deadline === undefined ? null : endOf(ctx, { item, deadline, once });
  if (ended && deadline) ctx.onceDays.set(deadline.id, { ...ended, sources: [] });
  return once;
}

/** Work done once has a day of its own no more; work that goes on has none. */
function endOf(
  ctx: RolloverContext,
  {
    item,
    deadline,
    once,
  }: { item: PlanItem; deadline: PlanItem; once: ReturnType<typeof onceDone> },
): { text: string; reason: string } | null {
  if (once !== null) return deadlineOfOnce(ctx, deadline.text, once);
  const goesOn = isDailyWork(item.text) || isKeptAtLevel(ctx.plan, item.text);
  return goesOn ? deadlineOfContinuing(ctx, deadline.text) : null;
}

const DETAIL =
  /^(?:đơn vị|cơ quan|thời gian|thời hạn|sản phẩm|kết quả|chủ trì|phối hợp|tiến độ)[^:]{0,40}:/iu;

/** "+ Chủ trì: …", "+ Thời gian: …" below a task. */
function detailsOf({ items }: PlanSection, item: PlanItem): PlanItem[] {
  const below = items.slice(items.indexOf(item) + 1);
  const end = below.findIndex(({ text }) => !DETAIL.test(text));
  return below.slice(0, end < 0 ? undefined : end);
}

const AIMS: ReadonlySet<string> = new Set(["goals-general", "targets"]);
const TASKS = new Set(["tasks", "solutions", "appendix"]);
