/** Tables of the prior plan in the next one: tasks and targets row by row; other tables as they stand, years moved. */
import type { BlockStatus, DraftBlock, SourceRef } from "../draft/draft.ts";
import { timePoints } from "../review/time-points.ts";
import { upperFirst } from "../text/first-letter.ts";
import { foldInPlace } from "../text/fold.ts";
import { deadlineFor } from "./duties.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { goalsAhead, openLater, type ResultRow, withGoalsAhead } from "./goals-ahead.ts";
import { headingOf } from "./heading-of.ts";
import { lawfulBefore } from "./line-deadlines.ts";
import { onceDone } from "./once-done.ts";
import { elided, openMark } from "./open-marks.ts";
import type { PlanSection, PlanTable, PlanTarget } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import { columnsOf } from "./read-tasks.ts";
import { rewriteText } from "./rewrite-text.ts";
import { emit, need, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { raisedTo, resultOf } from "./rollover-results.ts";
import { reportYear } from "./shift-years.ts";

export function markdownOf(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...body.map(line)].join("\n");
}

/** Rewrites each cell; every row is recorded with what became of it. */
export function rolloverTable(
  ctx: RolloverContext,
  section: PlanSection,
  printed: PlanTable,
): DraftBlock {
  const goals = goalsAhead(ctx, printed);
  const table = withGoalsAhead(printed, goals);
  const heading = headingOf(section);
  const sources: SourceRef[] = [
    {
      ...priorSource(ctx, section),
      locator: `${priorSource(ctx, section).locator ?? ""}, bảng ${table.index}`.replace(/^, /, ""),
    },
  ];
  const header = Math.max(1, table.headerRows);
  const statuses = new Set<BlockStatus>();
  const reached = resultColumns(ctx, table);
  const rows = table.rows.map((row, index) => {
    const cells = row.map((cell) => (cell === "" ? null : rewriteCell(ctx, section, cell)));
    const texts = cells.map((cell) => cell?.text ?? "");
    const one = { table, section, row, texts, at: index - header, reached };
    if (index < header) headResults(ctx, one);
    else openResults(ctx, one);
    openLater(ctx, one, goals);
    const once = index < header ? null : onceInRow(ctx, { table, row, texts, sources });
    if (index >= header && once === null) statutoryDeadline(ctx, { table, row, texts, sources });
    const after = texts.filter((text) => text !== "").join(" | ");
    const before = (printed.rows[index] ?? []).filter((text) => text !== "").join(" | ");
    const reasons = [
      ...(once === null ? [] : [once]),
      ...new Set(cells.flatMap((cell) => cell?.reasons ?? [])),
    ];
    sources.push(...cells.flatMap((cell) => cell?.sources ?? []));
    const status = statusOf(before, after);
    statuses.add(status);
    if (index >= header) {
      record(ctx, {
        section: heading,
        status,
        before,
        after,
        reason: reasons.join(" ") || "Nội dung còn áp dụng, giữ nguyên.",
      });
    }
    return texts;
  });
  return emit(ctx, heading, {
    kind: "table",
    text: markdownOf(rows),
    rows,
    headerRows: header,
    status: (["needs-input", "updated"] as const).find((each) => statuses.has(each)) ?? "kept",
    reason: `Bảng của kế hoạch trước, từng dòng đã rà soát cho năm ${ctx.targetYear}.`,
    sources,
  });
}

/** Columns of what was reached ("Thực hiện 2025"): their figures belong to the year that the prior plan looks back on. */
function resultColumns(ctx: RolloverContext, table: PlanTable): number[] {
  const headers = headersOf(table.rows, Math.max(1, table.headerRows));
  const { year: planned } = ctx.plan.cover;
  const compares = headers.some((header) => header.includes(String(planned)));
  return headers.flatMap((header, index) => {
    const year = Number(/20\d{2}/.exec(header)?.[0] ?? Number.NaN);
    const past = /thuc hien|ket qua|dat duoc|uoc|hien trang/.test(header) && year <= planned;
    return past || (compares && year === planned - 1) ? [index] : [];
  });
}

/** The header of such a column names the year that the new plan looks back on. */
function headResults(
  ctx: RolloverContext,
  { row, texts, reached }: Pick<ResultRow, "row" | "texts" | "reached">,
): void {
  for (const column of reached) {
    const cell = row[column] ?? "";
    if (!cell.includes(String(ctx.plan.cover.year - 1))) continue;
    texts[column] = reportYear(cell, ctx.plan.cover.year);
    ctx.derived.push(String(ctx.plan.cover.year));
  }
}

/** Old results under the new year's header would be false: the cell takes the reported result, or stays open. */
function openResults(ctx: RolloverContext, cells: ResultRow): void {
  const { table, section, row, texts, at, reached } = cells;
  const target = ctx.plan.targets.find((one) => one.item === `bang-${table.index}/${at + 1}`);
  for (const column of reached) {
    if ((row[column] ?? "") === "") continue;
    const given = target === undefined ? null : resultOf(ctx, target);
    const id = `kq-bang-${table.index}-${at + 1}-${column}`;
    const ask = `kết quả năm ${ctx.plan.cover.year}`;
    const named = `${ask} của "${row.find((cell) => /\p{L}{3}/u.test(cell)) ?? `dòng ${at + 1}`}"`;
    if (target !== undefined && given !== null)
      raiseGoal(ctx, { table, row, texts, target, given });
    if (target === undefined) texts[column] = need(ctx, { section: section.id, ask: named, id });
    else texts[column] = given ?? openMark(ask);
  }
}

/** The goal of the next year beside a result beyond it. */
function raiseGoal(
  ctx: RolloverContext,
  goal: Pick<ResultRow, "table" | "row" | "texts"> & { target: PlanTarget; given: string },
): void {
  const { table, row, texts, target, given } = goal;
  const headers = headersOf(table.rows, Math.max(1, table.headerRows));
  const at = headers.findIndex(
    (header, index) =>
      header.includes(String(ctx.plan.cover.year)) &&
      parseVietnameseFigure(/\d[\d.,]*/.exec(row[index] ?? "")?.[0] ?? "") === target.value,
  );
  if (at < 0) return;
  const now = raisedTo(target, texts[at] ?? "", given);
  if (now === texts[at]) return;
  texts[at] = now;
  ctx.notices.push(
    `Chỉ tiêu "${elided(target.text)}": kết quả năm ${ctx.plan.cover.year} (${given}) đã vượt mục tiêu cũ (${row[at] ?? ""}); mục tiêu năm ${ctx.targetYear} tạm ghi bằng mức đã đạt, đơn vị xem lại.`,
  );
}

interface Row {
  table: PlanTable;
  row: readonly string[];
  texts: string[];
  sources: SourceRef[];
}

/** A row whose task is done once; what the change report says of it. */
function onceInRow(ctx: RolloverContext, { table, row, texts, sources }: Row): string | null {
  if (table.kind !== "tasks") return null;
  const columns = columnsOf(table);
  const content = columns.get("content") ?? -1;
  const printed = row[content] ?? "";
  const once = printed === "" ? null : onceDone(ctx, printed, texts[content] ?? "");
  if (once === null) return null;
  texts[content] = once.text;
  sources.push(...once.sources);
  const deadline = columns.get("deadline") ?? -1;
  if (once.done && (texts[deadline] ?? "") !== "") texts[deadline] = "Thường xuyên";
  return once.reason;
}

/** "Năm 2027" for a task that the law wants done before: the deadline cell says so. */
function statutoryDeadline(ctx: RolloverContext, { table, row, texts, sources }: Row): void {
  if (table.kind !== "tasks") return;
  const columns = columnsOf(table);
  const at = columns.get("deadline");
  const content = row[columns.get("content") ?? -1] ?? "";
  if (at === undefined) return;
  const cell = texts[at] ?? "";
  if (!new RegExp(`^(?:năm )?${ctx.targetYear}$`, "iu").test(cell)) {
    const limit = timePoints(foldInPlace(cell)).at(-1)?.to ?? null;
    const earlier = /\[/.test(cell) ? null : lawfulBefore(ctx, content, limit);
    if (earlier === null) return;
    texts[at] = upperFirst(earlier.reason);
    sources.push(...earlier.sources);
    return;
  }
  const query = { text: content, entries: [], laterThan: ctx.targetYear, ownKindOnly: true };
  const deadline = deadlineFor(ctx, query);
  if (!deadline) return;
  texts[at] = `Duy trì trong năm ${ctx.targetYear}; ${deadline.reason}`;
  sources.push(...deadline.sources);
}

function statusOf(before: string, after: string): BlockStatus {
  if (/\[cần bổ sung:/.test(after)) return "needs-input";
  return after === before ? "kept" : "updated";
}

function rewriteCell(ctx: RolloverContext, section: PlanSection, cell: string) {
  return rewriteText(ctx, section, cell);
}
