/** What a line of the next budget says of the line of the prior plan that it comes from: remarks, amounts, lost words. */
import { formatDong } from "../budget/format-money.ts";
import type { DraftBudgetLine } from "../draft/draft.ts";
import { namesPricePaper } from "./budget-columns.ts";
import type { BudgetAction } from "./budget-request.ts";
import type { PlanBudgetLine } from "./plan.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { READ_AGAIN } from "./scanned-plan.ts";

/** How many another unit needs says little of the own need. */
export function othersQuantity(ctx: RolloverContext, actions: readonly BudgetAction[]): string[] {
  const asked = actions.some(({ quantity, months }) => quantity !== null || months !== null);
  if (ctx.adopted === undefined || asked) return [];
  return ["Số lượng, đơn giá theo kế hoạch của đơn vị khác; đối chiếu với nhu cầu của đơn vị."];
}

/** Who pays, what the price rests on, or a short remark; one with figures or documents belongs to the year before. */
export function carriedNote(line: PlanBudgetLine, quantity: number | null): string[] {
  const note = priorNote(line);
  const same = quantity === null || quantity === line.quantity;
  // "Khoa lâm sàng 24, khoa khám 6" holds for thirty machines only; a day or a year has passed.
  const dated = /20\d{2}|tháng\s*\d|quý\s*[IVX\d]|\d\s*\/\s*(?:\d|\p{Lu})/iu.test(note);
  const stale = /\d/.test(note) && (dated || !same) && !namesPricePaper(note);
  return note === "" || stale || note.length > 60 ? [] : [`Kế hoạch trước ghi: ${note}.`];
}

const priorNote = ({ note }: PlanBudgetLine): string =>
  note
    .replace(READ_AGAIN, "")
    .replace(/[.;\s]+$/u, "")
    .trim();

/** A remark that cannot go on stands in the change report. */
export function lostNote(line: PlanBudgetLine, quantity: number | null): string[] {
  const note = priorNote(line);
  return note === "" || carriedNote(line, quantity).length > 0
    ? []
    : [`Ghi chú của kế hoạch trước không mang sang: "${note}".`];
}

/** A line that nobody changed and whose amount is not the printed one: the prior plan had multiplied wrongly. */
export function amountNote(
  line: PlanBudgetLine,
  result: DraftBudgetLine,
  actions: readonly BudgetAction[],
): string[] {
  if (result.lump === true) return [];
  const same = actions.length === 0 && result.quantity === line.quantity;
  if (line.grossPrice !== undefined) return same ? grossAmountNote(line) : [];
  if (!same || line.amount === null || result.amount === null || line.amount === result.amount)
    return [];
  return [isNoProduct(line.amount)];
}

const isNoProduct = (printed: number): string =>
  `Kế hoạch trước ghi thành tiền ${formatDong(printed)} đồng, không bằng đơn giá × số lượng; dự thảo tính lại.`;

/** The printed sum of a price with tax, where it is not the product. */
function grossAmountNote({ grossPrice, quantity, amountWithVat }: PlanBudgetLine): string[] {
  if (grossPrice === undefined || quantity === null || amountWithVat === null) return [];
  if (Math.abs(grossPrice * quantity - amountWithVat) <= 1) return [];
  return [isNoProduct(amountWithVat)];
}
