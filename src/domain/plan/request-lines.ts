/** Which line of the prior budget each part of a request means; what cannot be done is told and not done. */
import { fold } from "../text/fold.ts";
import {
  type BudgetAction,
  type BudgetRequest,
  type Doubt,
  parseBudgetRequest,
} from "./budget-request.ts";
import { matchItem } from "./match-item.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { withoutConflict, withoutConflicts } from "./request-conflicts.ts";
import type { RolloverContext } from "./rollover-context.ts";

interface Asked {
  name: string;
  line: Pick<PlanBudgetLine, "unitPrice" | "grossPrice" | "unit">;
  actions: BudgetAction[];
}

/** Each action goes to the line that it means; those that mean none are returned, where they ask for something new. */
export function sharedAmong(
  ctx: RolloverContext,
  candidates: readonly Asked[],
  { actions, doubts }: BudgetRequest,
): BudgetAction[] {
  const rest: BudgetAction[] = [];
  for (const action of actions) {
    const match = matchItem(
      action.item,
      action.instead === true ? staying(candidates, action) : candidates,
    );
    if (match === null) rest.push(action);
    else if (action.percent === undefined) match.item.actions.push(action);
    else changeByPercent(match.item, action, doubts);
  }
  for (const candidate of candidates)
    candidate.actions = withoutConflict(candidate.actions, doubts);
  const clear = withoutConflicts(rest, doubts);
  for (const action of clear.filter((one) => !asksFor(one))) tellAbsent(ctx, action);
  for (const { phrase, why } of doubts)
    ctx.violations.push(`Chưa áp dụng yêu cầu "${phrase}" vào dự toán: ${why}.`);
  return clear.filter(asksFor);
}

/** What goes on by the month has one price that rises; of things that are bought nobody can tell number from price. */
function changeByPercent({ line, actions }: Asked, action: BudgetAction, doubts: Doubt[]): void {
  const { percent = 0, phrase } = action;
  const { unitPrice, grossPrice, unit } = line;
  const ofPrice = /\bgia\b/.test(fold(phrase)) || /^(?:thang|quy|nam)\b/.test(fold(unit ?? ""));
  const price = unitPrice === null ? Number.NaN : (unitPrice * (1_000 + percent * 10)) / 1_000;
  const why = !ofPrice
    ? "chưa rõ phần trăm của số lượng hay của đơn giá; ghi số lượng hoặc đơn giá mới"
    : Number.isInteger(price)
      ? null
      : "không tính ra đơn giá tròn đồng; ghi đơn giá mới";
  if (why !== null) doubts.push({ phrase, why });
  else
    actions.push({
      ...action,
      unitPrice: price,
      changedFrom: unitPrice ?? price,
      ...(grossPrice === undefined ? {} : { tax: { included: true, rate: null } }),
    });
}

/** What comes in the place of a line is not that line. */
const staying = (candidates: readonly Asked[], { phrase }: BudgetAction): Asked[] =>
  candidates.filter(
    ({ actions }) => !actions.some((one) => one.kind === "remove" && one.phrase === phrase),
  );

/** "bỏ toàn bộ phần cứng": a kind of things that no line names is for the unit to spell out. */
const OF_A_KIND = /^(?:toan bo|tat ca|het|moi|cac)(?: cac)?\b/;

function tellAbsent(ctx: RolloverContext, action: BudgetAction): void {
  if (!OF_A_KIND.test(action.item)) ctx.notices.push(notInPrior(action));
  else
    ctx.violations.push(
      `Chưa áp dụng yêu cầu "${action.phrase}" vào dự toán: chưa rõ gồm những hạng mục nào; ghi tên từng hạng mục.`,
    );
}

/** A new item; what multiplies one that there was not asks for nothing. */
const asksFor = ({ kind, times, percent }: BudgetAction): boolean =>
  times === undefined &&
  percent === undefined &&
  (kind === "add" || kind === "set" || kind === "keep");

/** Nothing to leave out or to lessen: what was asked for holds already. */
function notInPrior(action: BudgetAction): string {
  const what =
    action.percent !== undefined
      ? "không có đơn giá để tăng, giảm"
      : action.times === undefined
        ? `không có gì để ${action.kind === "remove" ? "bỏ" : "giảm"}`
        : "không có số lượng để nhân lên";
  return `Dự toán kế hoạch trước không có hạng mục nêu trong "${action.phrase}", ${what}.`;
}

/** What of a request for the budget could not be taken over. */
export function tellNotUnderstood(ctx: RolloverContext, request: string): void {
  for (const phrase of parseBudgetRequest(request).notUnderstood) {
    ctx.violations.push(
      `Chưa hiểu yêu cầu "${phrase}" về dự toán; ghi rõ hạng mục và ${wanted(phrase)}.`,
    );
  }
}

const wanted = (phrase: string): string =>
  phrase.includes("%")
    ? 'số lượng hoặc đơn giá thay đổi, ví dụ "tăng 10% giá HIS"'
    : 'số lượng, ví dụ "giảm 5 máy in"';
