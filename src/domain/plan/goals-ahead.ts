/**
 * Tables of goals over some years ("Năm 2025 | Năm 2026 | Năm 2027" in the plan of 2026): what was set for 2027 then is the
 * goal of the new plan. Each such column takes the figures of the one behind it; the last one is open. A plan some years
 * later still shows the goals of the years between.
 */
import type { PlanSection, PlanTable } from "./plan.ts";
import { headersOf } from "./read-plan-tables.ts";
import { need, type RolloverContext } from "./rollover-context.ts";

/** A row while it is rewritten. */
export interface ResultRow {
  table: PlanTable;
  section: PlanSection;
  row: readonly string[];
  texts: string[];
  /** Row of the body, from 0. */
  at: number;
  reached: readonly number[];
}

/** Columns of the plan year and of the years behind it, without a gap; none where there is only one. */
export function goalsAhead(ctx: RolloverContext, table: PlanTable): number[] {
  const { year } = ctx.plan.cover;
  const own = headersOf(table.rows, Math.max(1, table.headerRows)).map(yearOf);
  const goals = own.flatMap((one, index) => (one !== null && one >= year ? [index] : []));
  const inOrder = goals.every((column, index) => own[column] === year + index);
  const isWithin = ctx.targetYear > year && ctx.targetYear <= year + goals.length;
  return goals.length > 1 && inOrder && isWithin ? goals : [];
}

/** The only year of a header. */
function yearOf(header: string): number | null {
  const years = header.match(/(?<![\d/–-])20\d{2}(?!\d|\s*[-–])/g) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
}

export function withGoalsAhead(table: PlanTable, goals: readonly number[]): PlanTable {
  if (goals.length === 0) return table;
  const header = Math.max(1, table.headerRows);
  const moved = (row: readonly string[]): string[] =>
    row.map((cell, column) => {
      const at = goals.indexOf(column);
      return at < 0 ? cell : (row[goals[at + 1] ?? -1] ?? "");
    });
  const rows = table.rows.map((row, index) => (index < header ? row : moved(row)));
  return { ...table, rows };
}

/** Headers of the years behind the plan's own move on; the goal of the last one is asked for. */
export function openLater(ctx: RolloverContext, one: ResultRow, goals: readonly number[]): void {
  const { table, section, row, texts, at } = one;
  const last = goals.at(-1);
  if (last === undefined) return;
  const later = ctx.plan.cover.year + goals.length;
  ctx.derived.push(String(later));
  if (at >= 0) {
    const name = row.find((cell) => /\p{L}{3}/u.test(cell));
    if (name === undefined || row.filter((cell) => cell !== "").length < 3) return;
    const id = `ct-bang-${table.index}-${at + 1}-${last}`;
    const ask = `chỉ tiêu năm ${later} của "${name}"`;
    texts[last] = need(ctx, { section: section.id, ask, id });
    return;
  }
  for (const [index, column] of goals.entries()) {
    const year = ctx.plan.cover.year + index;
    texts[column] = (row[column] ?? "").replace(String(year), String(year + 1));
    ctx.derived.push(String(year + 1));
  }
}
