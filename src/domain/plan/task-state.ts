/** What a table of tasks says of how far each is: what is done leaves, any other state was one of the year before. */
import type { SourceRef } from "../draft/draft.ts";
import { upperFirst } from "../text/first-letter.ts";
import { toldOf } from "./once-done.ts";
import { isYearly } from "./one-off.ts";
import { elided, OPEN, openMark } from "./open-marks.ts";
import type { PlanTable } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { asReported, toldWork } from "./told-work.ts";

export interface TaskRow {
  table: PlanTable;
  row: readonly string[];
  /** Cells of the next year, changed here. */
  texts: string[];
  sources: SourceRef[];
}

export interface RowOutcome {
  /** The row leaves. */
  left: boolean;
  reasons: string[];
}

export interface StateAt {
  content: number;
  deadline: number;
  product: number;
  /** Column "Tình trạng"; -1 where there is none. */
  state: number;
}

/** The whole of it: no part ("Đã xong phần xây dựng", "Đã hoàn thành 5/7"). */
const WHOLE =
  /^(?:đã\s+)?(?:hoàn thành|xong|thực hiện xong|nghiệm thu|bàn giao|được phê duyệt|đưa vào sử dụng)(?:\s+(?:xong|toàn bộ|100\s*%|đúng hạn|dứt điểm))*(?:[\s,(]+(?:trong|từ|vào|ngày|tháng|quý|năm|cuối|đầu|[IVX]+|\d[\d/.-]*))*\)?\.?$/iu;
const BY_DEADLINE =
  /^(?:đã\s+(?:hoàn thành|xong|thực hiện xong|được phê duyệt)|xong|hoàn thành xong)(?!\p{L})/iu;

/** The prior plan itself says that nothing is left to do: "Đã hoàn thành tháng 12/2025" as deadline or as state. */
export function toldDone(
  ctx: RolloverContext,
  { row }: TaskRow,
  { content, deadline, state }: StateAt,
): RowOutcome | null {
  const task = row[content] ?? "";
  if (task === "") return null;
  const [day = "", told = ""] = [row[deadline], row[state]];
  const over = WHOLE.test(told.trim()) && !isYearly(task, day);
  if (!over && !BY_DEADLINE.test(day)) return null;
  ctx.doneOnce.push(task);
  for (const id of toldOf(ctx, task)) ctx.onceAsked.add(id);
  return { left: true, reasons: [`Kế hoạch trước ghi "${over ? told : day}"; không làm lại.`] };
}

/** A state of the year before is none of the new plan's: the unit's report stands in its place, or a question. */
export function stateNow(
  ctx: RolloverContext,
  { table, row, texts, sources }: TaskRow,
  { content, state }: StateAt,
): string | null {
  const [task = "", before = ""] = [row[content], row[state]];
  if (task === "" || before === "") return null;
  const { year } = ctx.plan.cover;
  const reason = `Tình trạng "${before}" là của kế hoạch trước; ghi theo tình trạng cuối năm ${year}.`;
  const told = toldWork(ctx, task);
  texts[state] = told === null ? "" : upperFirst(asReported(told.value, told.state));
  if (told !== null) {
    sources.push({ documentId: "ket-qua", locator: told.id });
    return reason;
  }
  // Whether it is done at all is asked in the row already.
  if (texts.some((cell) => cell.includes(OPEN))) return reason;
  const item = `bang-${table.index}/`;
  const known = ctx.plan.tasks.find((one) => one.content === task && one.item.startsWith(item));
  if (known === undefined) return reason;
  const ask = `tình trạng đến cuối năm ${year} của nhiệm vụ "${elided(task).replace(/[.;\s]+$/u, "")}"`;
  const given = answerTo(ctx, { section: "", id: known.id, ask, expects: "text" });
  ctx.derived.push(String(year));
  // One row of the form for one work, told in the text as well.
  for (const id of toldOf(ctx, task)) ctx.onceAsked.add(id);
  texts[state] = given ?? openMark(`tình trạng đến cuối năm ${year}`);
  return reason;
}
