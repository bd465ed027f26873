/** The price that a request names, brought to the unit of the line it is for. */
import { formatDong } from "../budget/format-money.ts";
import type { BlockStatus, SourceRef } from "../draft/draft.ts";
import { fold, slug } from "../text/fold.ts";
import { packageMonths } from "./budget-notes.ts";
import { openMark } from "./open-marks.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";

/** Section name under which changes and questions of the budget stand. */
export const BUDGET_SECTION = "kinh-phi";

/** What a request says of a price: how much, for how long, and for how many over what time. */
export interface NamedPrice {
  price: number;
  priceMonths: number | null;
  quantity: number | null;
  months: number | null;
}

/** "15 triệu/tháng" for a line that counts packages of twelve months is the price of twelve months. */
export function askedPrice(
  ctx: RolloverContext,
  line: PlanBudgetLine,
  { price, priceMonths, quantity, months }: NamedPrice,
): Priced {
  const source = { documentId: "yeu-cau", locator: null };
  // "120 người trong 12 tháng giá 27.500 đồng/tháng": each of the things lasts as long as the request says.
  const lineMonths = monthsOfUnit(line) ?? (quantity === null ? null : months);
  if (priceMonths === null || lineMonths === priceMonths)
    return { price, source, notes: ["Đơn giá theo yêu cầu."], isUnitPrice: true };
  const said = `${formatDong(price)} đồng cho ${priceMonths} tháng`;
  const whole = lineMonths === null ? Number.NaN : (price * lineMonths) / priceMonths;
  if (Number.isInteger(whole)) {
    const note = `Đơn giá theo yêu cầu: ${said}; dòng này tính theo ${lineMonths} tháng.`;
    return { price: whole, source, notes: [note] };
  }
  const unit = line.unit ?? "đơn vị tính chưa rõ";
  const id = `dg-${slug(line.name).slice(0, 50)}`;
  const ask = `đơn giá trước thuế của ${line.name} (đồng cho một ${unit})`;
  const answer = answerTo(ctx, { section: BUDGET_SECTION, ask, id, expects: "money" });
  if (answer !== null)
    return {
      price: Number(answer),
      source: { documentId: "ket-qua", locator: id },
      notes: ["Đơn giá do đơn vị cung cấp."],
    };
  const note = `Yêu cầu nêu ${said}; kế hoạch trước tính theo ${unit}, không nêu số tháng.`;
  return { price: null, source, notes: [note, openMark(ask)] };
}

/** Months that one unit of a line covers; null where nothing says so. */
export function monthsOfUnit(known: { unit: string | null; name: string }): number | null {
  const unit = fold(known.unit ?? "");
  if (unit.startsWith("thang")) return 1;
  if (unit.startsWith("nam")) return 12;
  return packageMonths(known.name) || null;
}

export interface Priced {
  price: number | null;
  source: SourceRef;
  notes: string[];
  /** What one of the thing costs, no sum for several: only that is held against a cap. */
  isUnitPrice?: boolean;
  /** One sum, neither taken apart nor multiplied. */
  isLump?: boolean;
}

/** How many of a line the next year takes. */
export interface Decided {
  /** null: nobody has asked for it yet; the line counts for nothing. */
  quantity: number | null;
  status: BlockStatus;
  notes: string[];
  /** đồng in the place of a lump sum; null while the unit has not named it. Absent: the line is as it was. */
  lump?: number | null;
}
