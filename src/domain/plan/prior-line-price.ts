/** What one unit of a prior line costs next year: asked for, as printed, or unknown; a lump sum stays a lump sum. */
import { formatDong, formatQuantity } from "../budget/format-money.ts";
import type { SourceRef } from "../draft/draft.ts";
import { slug } from "../text/fold.ts";
import { askedPrice, BUDGET_SECTION, type Decided, type Priced } from "./asked-price.ts";
import type { BudgetAction } from "./budget-request.ts";
import { isLump, lumpOf } from "./lump-sum.ts";
import { openMark } from "./open-marks.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";
import { READ_AGAIN } from "./scanned-plan.ts";

interface PricedLine {
  line: PlanBudgetLine;
  actions: readonly BudgetAction[];
  decided: Decided;
  source: SourceRef;
}

export function priorPrice(ctx: RolloverContext, priced: PricedLine): Priced {
  const { line, actions, source } = priced;
  const asked = actions.find((action) => action.unitPrice !== null);
  if (asked?.unitPrice != null && asked.changedFrom === undefined)
    return askedPrice(ctx, line, { ...asked, price: asked.unitPrice });
  const place = placeOf(ctx, source);
  const notes = [`Giá theo ${place}`];
  if (asked?.unitPrice != null) return changedPrice(asked, source, place);
  if (line.note.includes(READ_AGAIN)) notes.unshift(READ_AGAIN);
  if (line.unitPrice !== null) return { price: line.unitPrice, source, notes, isUnitPrice: true };
  if (isLump(line)) return placed(lumpPrice(ctx, priced, notes), place, notes.slice(0, -1));
  const price = eachOf(line);
  if (price === null) return { price, source, notes: [...notes.slice(0, -1), `Theo ${place}`] };
  notes.push(TOLD_AS_SUM);
  return { price, source, notes, isUnitPrice: countsPieces(line) };
}

/** "kế hoạch 2026 của đơn vị khác, Phụ lục 2 dòng 1." */
function placeOf({ plan, adopted }: RolloverContext, { locator }: SourceRef): string {
  const year = plan.cover.year === 0 ? "trước" : String(plan.cover.year);
  const whose = adopted === undefined ? "" : " của đơn vị khác";
  return `kế hoạch ${year}${whose}, ${locator ?? ""}.`;
}

/** "tăng 10 % giá HIS": the prior price is what the new one comes from. */
function changedPrice(
  { unitPrice, changedFrom = 0, percent = 0 }: BudgetAction,
  source: SourceRef,
  place: string,
): Priced {
  const change = `${percent < 0 ? "giảm" : "tăng"} ${formatQuantity(Math.abs(percent))}% theo yêu cầu`;
  const notes = [`Giá theo ${formatDong(changedFrom)} đồng của ${place}`, `Đơn giá ${change}.`];
  return { price: unitPrice, source, notes, isUnitPrice: true };
}

/** A line without a price names its place all the same. */
const placed = (priced: Priced, place: string, lead: readonly string[]): Priced =>
  priced.notes.some((note) => note.endsWith(place)) || priced.source.locator === null
    ? priced
    : { ...priced, notes: [...lead, `Theo ${place}`, ...priced.notes] };

/** A sum that goes on is no price of the new year. */
const FOR_NOW = "Tạm tính: kế hoạch trước chỉ nêu tổng số tiền, không nêu số lượng, đơn giá.";
const TOLD_AS_SUM = "Kế hoạch trước chỉ nêu tổng số tiền, chưa tách đơn giá.";

/** It goes on whole, takes the sum that the unit named, or waits for one; nobody multiplies it. */
function lumpPrice(
  ctx: RolloverContext,
  { line, decided, source, actions }: PricedLine,
  notes: string[],
): Priced {
  if (actions.some(({ quantity }) => quantity !== null) && decided.lump === undefined)
    return unknownPrice(ctx, line, source);
  const { lump = lumpOf(line) } = decided;
  const isSum = { price: lump, isLump: true };
  // A line without money told no sum either.
  if (lump === null)
    return { ...isSum, source, notes: (lumpOf(line) ?? 0) === 0 ? [] : [TOLD_AS_SUM] };
  if (decided.lump === undefined) {
    const taken = notes.map((note) => note.replace(/^Giá theo/u, "Số tiền theo"));
    return { ...isSum, source, notes: [...taken, FOR_NOW] };
  }
  return { ...isSum, source: { documentId: "ket-qua", locator: null }, notes: [] };
}

/** A sum for nobody knows how many: the price of one is asked for, once a number of them is. */
function unknownPrice(ctx: RolloverContext, line: PlanBudgetLine, source: SourceRef): Priced {
  const id = `dg-${slug(line.name).slice(0, 50)}`;
  const ask = `đơn giá trước thuế của ${line.name} (đồng)`;
  const answer = answerTo(ctx, { section: BUDGET_SECTION, ask, id, expects: "money" });
  const note = "Kế hoạch trước chỉ nêu tổng số tiền, không nêu số lượng, nên không suy ra đơn giá.";
  if (answer === null) return { price: null, source, notes: [note, openMark(ask)] };
  const given = { documentId: "ket-qua", locator: id };
  return {
    ...{ price: Number(answer), source: given, isUnitPrice: true },
    notes: ["Đơn giá do đơn vị cung cấp."],
  };
}

/** The amount shared out over the printed quantity, where that comes out in whole đồng. */
function eachOf({ amount, quantity }: PlanBudgetLine): number | null {
  if (amount === null || quantity === null || quantity === 0) return amount;
  const each = amount / quantity;
  return Number.isInteger(each) ? each : null;
}

/** One lot, one package, one system is no single thing whose price a cap limits. */
const countsPieces = ({ unit, quantity }: PlanBudgetLine): boolean =>
  quantity !== null && /^(?:bộ|cái|chiếc|máy)$/iu.test((unit ?? "").trim());
