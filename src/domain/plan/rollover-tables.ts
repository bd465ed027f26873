/** Tables of the prior plan in the next one: tasks and targets row by row; other tables as they stand, years moved. */
import type { BlockStatus, DraftBlock, SourceRef } from "../draft/draft.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { askBelow, askBelowInCell, tellPassed } from "./below-reached.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { goalsAhead, openLater, type ResultRow, withGoalsAhead } from "./goals-ahead.ts";
import { headingOf } from "./heading-of.ts";
import { judgeResult, passedYearly, raisedTo } from "./judge-result.ts";
import { lawfulLevel } from "./lawful-levels.ts";
import { askNotStarted } from "./not-started.ts";
import { openMark } from "./open-marks.ts";
import { askPartLevel } from "./part-level.ts";
import type { PlanSection, PlanTable, PlanTarget } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import { reasonLeft } from "./retell.ts";
import { rewriteText } from "./rewrite-text.ts";
import { emit, need, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { resultOf } from "./rollover-results.ts";
import { lettered, renumbered } from "./run-on.ts";
import { reportYear } from "./shift-years.ts";
import { taskRow, UNCHANGED } from "./task-rows.ts";
import { targetTold } from "./told-again.ts";

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
  const sources = [tableSource(ctx, section, table)];
  const header = Math.max(1, table.headerRows);
  const statuses = new Set<BlockStatus>();
  const reached = resultColumns(ctx, table);
  const kept = table.rows.flatMap((row, index) => {
    const cells = row.map((cell) =>
      cell === "" ? null : rewriteText(ctx, section, cell, row.join(" | ")),
    );
    const texts = cells.map((cell) => cell?.text ?? "");
    const one = { table, section, row, texts, at: index - header, reached };
    const opened = index < header ? headResults(ctx, one) : openResults(ctx, one);
    const judged = index < header ? [] : goalByResult(ctx, one, sources);
    openLater(ctx, one, goals);
    const done = index < header ? UNCHANGED : taskRow(ctx, { table, row, texts, sources });
    if (!done.left && index >= header) askLevels(ctx, one);
    const after = done.left ? "" : texts.filter((text) => text !== "").join(" | ");
    const before = (printed.rows[index] ?? []).filter((text) => text !== "").join(" | ");
    const reasons = [
      ...opened,
      ...judged,
      ...done.reasons,
      ...new Set(cells.flatMap((cell) => cell?.reasons ?? [])),
    ];
    sources.push(...cells.flatMap((cell) => cell?.sources ?? []));
    const status = done.left ? "dropped" : statusOf(before, after);
    statuses.add(status);
    if (index >= header) {
      record(ctx, {
        section: heading,
        status,
        before,
        after,
        reason: reasons.join(" ") || reasonLeft(status),
      });
    }
    return done.left ? [] : [texts];
  });
  const rows = kept.length < table.rows.length ? renumbered(kept, header) : lettered(kept, header);
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

function tableSource(ctx: RolloverContext, section: PlanSection, { index }: PlanTable): SourceRef {
  const prior = priorSource(ctx, section);
  return { ...prior, locator: `${prior.locator ?? ""}, bảng ${index}`.replace(/^, /, "") };
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
): string[] {
  for (const column of reached) {
    const cell = row[column] ?? "";
    if (!cell.includes(String(ctx.plan.cover.year - 1))) continue;
    texts[column] = reportYear(cell, ctx.plan.cover.year);
    ctx.derived.push(String(ctx.plan.cover.year));
  }
  return [];
}

/** Old results under the new year's header would be false: the cell takes the reported result, or stays open. */
function openResults(ctx: RolloverContext, cells: ResultRow): string[] {
  const { table, section, row, texts, at, reached } = cells;
  const target = ctx.plan.targets.find((one) => one.item === `bang-${table.index}/${at + 1}`);
  const noted = notedResults(ctx, row);
  const before = [...reached, ...noted.keys()].flatMap((column) => row[column] || []);
  for (const column of [...reached, ...noted.keys()]) {
    if ((row[column] ?? "") === "") continue;
    const given = target === undefined ? null : resultOf(ctx, target);
    const id = `kq-bang-${table.index}-${at + 1}-${column}`;
    const ask = `kết quả năm ${ctx.plan.cover.year}`;
    const named = `${ask} của "${row.find((cell) => /\p{L}{3}/u.test(cell)) ?? `dòng ${at + 1}`}"`;
    if (target === undefined) texts[column] = need(ctx, { section: section.id, ask: named, id });
    else texts[column] = given === null ? openMark(ask) : likeBefore(row[column] ?? "", given);
    texts[column] = `${noted.get(column) ?? ""}${texts[column] ?? ""}`;
  }
  if (before.length === 0) return [];
  return [
    `Số đã đạt ghi trong kế hoạch trước (${before.join("; ")}) thay bằng kết quả năm ${ctx.plan.cover.year}.`,
  ];
}

/** "2025: 17%" in the column of remarks: by column, the year that the figure of a year later belongs to. */
function notedResults(
  { plan: { cover } }: RolloverContext,
  row: readonly string[],
): Map<number, string> {
  const noted = new RegExp(
    String.raw`^(?:(?:năm|kết quả|thực hiện)\s+)*${cover.year - 1}\s*[:=]\s*(?:đạt\s+)?\d[^;:]{0,30}$`,
    "iu",
  );
  return new Map(
    row.flatMap((cell, column) => (noted.test(cell.trim()) ? [[column, `${cover.year}: `]] : [])),
  );
}

/** A share is printed with its sign where the one before was. */
const likeBefore = (before: string, given: string): string =>
  before.includes("%") && /^[\d.,]+$/.test(given) ? `${given}%` : given;

/** The goal of the next year by the law and the result: a met one is kept up from what was reached, an unmet one goes on. */
function goalByResult(ctx: RolloverContext, goal: ResultRow, sources: SourceRef[]): string[] {
  const { table, at } = goal;
  const printed = ctx.plan.targets.find((one) => one.item === `bang-${table.index}/${at + 1}`);
  if (printed === undefined) return [];
  const { target, reasons } = lawfulGoal(ctx, goal, { target: printed, sources });
  const given = resultOf(ctx, printed);
  const column = goalColumn(ctx, table, { row: goal.row, target: printed });
  if (given === null) askLevel(ctx, goal, { target: printed, column });
  if (given === null || column < 0) return reasons;
  sources.push({ documentId: "ket-qua", locator: null });
  const judged = judgeResult(target, given);
  const year = ctx.plan.cover.year;
  if (judged === "unmet")
    return [...reasons, `Chưa đạt trong năm ${year} (${given}), chuyển tiếp.`];
  return judged === "met" ? [...reasons, keepGoal(ctx, goal, { target, given, column })] : reasons;
}

/** What was reached before, by the report or in the row itself, may lie above the goal. */
function askLevel(
  ctx: RolloverContext,
  { section, row, texts, reached }: ResultRow,
  { target, column }: { target: PlanTarget; column: number },
): void {
  const own = row.flatMap((cell, index) => (isFigure(cell, target.value) ? [index] : []));
  const goal = column >= 0 ? column : own.length === 1 ? (own[0] ?? -1) : -1;
  const text = texts[goal];
  if (text === undefined) return;
  const before = reached
    .map((one) => row[one] ?? "")
    .find((cell) => /^\d[\d.,]*\s*%?$/u.test(cell));
  const told = askBelowInCell(ctx, {
    ...{ section, text, target },
    ...(before === undefined ? {} : { before }),
  });
  texts[goal] = askPartLevel(ctx, target, told);
}

/** A task that names a share below what was reached, or goes on with what has not begun, is put to the unit too. */
function askLevels(ctx: RolloverContext, { table, section, row, texts }: ResultRow): void {
  if (table.kind !== "tasks") return;
  for (const [index, printed] of row.entries()) {
    const target = targetTold(ctx.plan.targets, printed);
    if (target !== null && resultOf(ctx, target) !== null) continue;
    const told = askBelow(ctx, { section, printed, text: texts[index] ?? "" });
    texts[index] = askNotStarted(ctx, { section, text: told });
  }
}

/** "80%" in the cell of a goal that the law wants of all. */
function lawfulGoal(
  ctx: RolloverContext,
  { row, texts }: ResultRow,
  { target, sources }: { target: PlanTarget; sources: SourceRef[] },
): { target: PlanTarget; reasons: string[] } {
  const cells = row.flatMap((cell, index) => (isFigure(cell, target.value) ? [index] : []));
  const [column = -1] = cells;
  const cell = texts[column] ?? "";
  if (cells.length !== 1 || !isFigure(cell, target.value)) return { target, reasons: [] };
  const lawful = lawfulLevel(ctx, target, cell.includes("%") ? cell : `${cell}%`);
  if (lawful === null) return { target, reasons: [] };
  texts[column] = cell.includes("%") ? lawful.text : lawful.text.replace("%", "");
  sources.push(...lawful.sources);
  return { target: lawful.target, reasons: [lawful.reason] };
}

const isFigure = (cell: string, value: number | null): boolean =>
  value !== null &&
  /^(?:\p{L}+\s+){0,2}[≥>]?\s*\d[\d.,]*\s*%?(?:\s+trở lên)?$/u.test(cell.trim()) &&
  parseVietnameseFigure(/\d[\d.,]*/.exec(cell)?.[0] ?? "") === value;

function keepGoal(
  ctx: RolloverContext,
  { row, texts }: ResultRow,
  { target, given, column }: { target: PlanTarget; given: string; column: number },
): string {
  const [cell = "", was = ""] = [texts[column], row[column]];
  const year = ctx.plan.cover.year;
  const now = raisedTo(target, cell, given);
  if (now === cell && passedYearly(target, given)) return yearlyGoal(ctx, { target, given, cell });
  texts[column] = /duy trì/iu.test(now) ? now : `Duy trì ${lowerFirst(now)}`;
  if (now === cell) return `Đạt trong năm ${year} (${given}), chuyển sang duy trì.`;
  const than = target.comparison === "at-most" ? "tốt hơn" : "vượt";
  tellPassed(ctx, target, { given, raised: true, was });
  return `Đạt trong năm ${year} (${given}), ${than} mục tiêu cũ (${was}); chuyển sang duy trì, chỉ tiêu ghi bằng mức đã đạt.`;
}

/** More of it in one year is no level of the next one; that the goal lies below it is the unit's to settle. */
function yearlyGoal(
  ctx: RolloverContext,
  { target, given, cell }: { target: PlanTarget; given: string; cell: string },
): string {
  const year = ctx.plan.cover.year;
  tellPassed(ctx, target, { given, raised: false, was: cell });
  return `Đạt trong năm ${year} (${given}); giữ mức ${cell}, đơn vị xem lại.`;
}

function goalColumn(
  ctx: RolloverContext,
  table: PlanTable,
  { row, target }: { row: readonly string[]; target: PlanTarget },
): number {
  const headers = headersOf(table.rows, Math.max(1, table.headerRows));
  return headers.findIndex(
    (header, index) =>
      header.includes(String(ctx.plan.cover.year)) &&
      parseVietnameseFigure(/\d[\d.,]*/.exec(row[index] ?? "")?.[0] ?? "") === target.value,
  );
}

function statusOf(before: string, after: string): BlockStatus {
  if (/\[cần bổ sung:/.test(after)) return "needs-input";
  return after === before ? "kept" : "updated";
}
