/** What a request makes of the number of a budget line: set, added, taken away, for months. */
import { fold } from "../text/fold.ts";
import { type Decided, monthsOfUnit } from "./asked-price.ts";
import { priorAmount } from "./budget-line-words.ts";
import type { BudgetAction } from "./budget-request.ts";
import type { PlanBudgetLine } from "./plan.ts";

export function apply(decided: Decided, action: BudgetAction, line: PlanBudgetLine): Decided {
  const notes = [...decided.notes, `Số lượng theo yêu cầu: "${action.phrase}".`];
  const { quantity, months, times } = action;
  const now = decided.quantity ?? 0;
  if (months !== null && quantity === null) {
    return { ...decided, ...forMonths(now, months, line, notes) };
  }
  const lines = linesOverMonths(action, line);
  if (lines !== null)
    return { ...decided, ...counted(decided, { ...action, quantity: lines }, line, notes) };
  if (times !== undefined)
    return { ...decided, quantity: (line.quantity ?? 1) * times, notes: [...notes, ...was(line)] };
  return { ...decided, ...counted(decided, action, line, notes) };
}

function counted(
  { quantity: now, notes: before }: Decided,
  { kind, quantity, onTop }: BudgetAction,
  line: PlanBudgetLine,
  notes: string[],
): Pick<Decided, "quantity" | "notes"> {
  const amount = quantity ?? (kind === "keep" ? (line.quantity ?? 1) : 1);
  if (kind === "subtract") return { quantity: Math.max(0, (now ?? 0) - amount), notes };
  if (kind !== "add") return { quantity: amount, notes };
  const top = onTop === true || before.length > 0;
  return { quantity: (now ?? 0) + amount, notes: [...notes, ...(top ? was(line) : [])] };
}

/** What the difference is a difference to. */
const was = (line: PlanBudgetLine): string[] =>
  line.quantity === null ? [] : [`Kế hoạch trước: ${priorAmount(line)}.`];

/** "20 xã 12 tháng" of a line that counts months: 240 of them; null for any other request. */
export function linesOverMonths(
  { quantity, months }: BudgetAction,
  { unit }: Pick<PlanBudgetLine, "unit">,
): number | null {
  const monthly = fold(unit ?? "").startsWith("thang");
  return monthly && quantity !== null && months !== null ? quantity * months : null;
}

type Months = Pick<Decided, "quantity" | "notes">;

function forMonths(now: number, months: number, line: PlanBudgetLine, notes: string[]): Months {
  const unit = fold(line.unit ?? "");
  const prior = line.quantity ?? 1;
  if (unit.startsWith("thang")) return { quantity: months, notes };
  const each = monthsOfUnit(line) ?? months;
  if (unit.startsWith("nam")) return { quantity: months / each, notes };
  const factor = months / each;
  return { quantity: factor === 1 ? Math.max(now, prior) : prior * factor, notes };
}
