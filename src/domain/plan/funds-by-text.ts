/**
 * Names of columns of money that the table itself does not tell: a scan lost its header, or it says "(1)", "(2)". A line
 * of the text that tells the very sum of such a column says which fund it is.
 */
import { isFundName } from "./budget-columns.ts";
import { parseVietnameseFigure } from "./figure.ts";
import type { Plan, PlanBudget } from "./plan.ts";
import { isLegible } from "./readable-text.ts";
import { withoutUnsureMarks } from "./unsure-marks.ts";

/** The plan with such columns named; those that no line tells keep what they are called. */
export function withFundsNamed(plan: Plan): Plan {
  const told = plan.budgets.some((budget) => unnamedColumns(budget).length > 0)
    ? toldSums(plan)
    : new Map<number, string>();
  if (told.size === 0) return plan;
  return { ...plan, budgets: plan.budgets.map((budget) => named(budget, told)) };
}

const linesOf = ({ groups }: PlanBudget) => groups.flatMap(({ lines }) => lines);

const unnamedColumns = (budget: PlanBudget): string[] => [
  ...new Set(
    linesOf(budget)
      .flatMap(({ sources }) => sources.map(({ name }) => name))
      .filter((name) => !isFundName(name)),
  ),
];

function named(budget: PlanBudget, told: ReadonlyMap<number, string>): PlanBudget {
  const names = new Map(
    unnamedColumns(budget).map((column) => {
      const cells = linesOf(budget).flatMap(({ sources }) => sources);
      const sum = cells
        .filter(({ name }) => name === column)
        .reduce((whole, { amount }) => whole + amount, 0);
      return [column, told.get(sum) ?? column];
    }),
  );
  const groups = budget.groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({
      ...line,
      sources: line.sources.map((one) => ({ ...one, name: names.get(one.name) ?? one.name })),
    })),
  }));
  return { ...budget, groups };
}

const AMOUNT = /\d{1,3}(?:[.,]\d{3}){2,}/u;

/** Sum → fund, where a line of the plan's own part tells one sum behind the name of a fund; two names for one sum tell none. */
function toldSums({ sections }: Plan): Map<number, string> {
  const sums = new Map<number, string>();
  const twice = new Set<number>();
  const items = sections.filter(({ role }) => role !== "results").flatMap(({ items: own }) => own);
  for (const { text } of items) {
    const told = fundToldIn(withoutUnsureMarks(text));
    if (told === null) continue;
    if (sums.has(told.sum)) twice.add(told.sum);
    sums.set(told.sum, told.fund);
  }
  for (const sum of twice) sums.delete(sum);
  return sums;
}

/** "Nguồn thu dịch vụ: 250.000.000 đồng". */
function fundToldIn(line: string): { fund: string; sum: number } | null {
  const [, fund = "", behind = ""] = /^([^:]{3,80}?)\s*:(.*)$/su.exec(line) ?? [];
  const sum = parseVietnameseFigure(AMOUNT.exec(behind)?.[0] ?? "");
  return sum === null || !isFundName(fund) || !isLegible(fund) ? null : { fund, sum };
}
