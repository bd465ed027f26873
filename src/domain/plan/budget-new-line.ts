/** Lines of the budget that the prior plan lacks: what a request names, with a known price or one that is asked for. */
import { formatDong, formatQuantity } from "../budget/format-money.ts";
import type { PriorPrice } from "../budget/prior-price.ts";
import type { DraftBudgetLine, SourceRef } from "../draft/draft.ts";
import { lowerFirst, upperFirst } from "../text/first-letter.ts";
import { fold, slug } from "../text/fold.ts";
import { BUDGET_SECTION, monthsOfUnit, type Priced } from "./asked-price.ts";
import { describeDraft } from "./budget-line-words.ts";
import { taxOf, type VatDecision, vatForNew } from "./budget-notes.ts";
import { sharedQuantity } from "./budget-quantity.ts";
import type { BudgetAction } from "./budget-request.ts";
import { amounts } from "./budget-sums.ts";
import { matchItem } from "./match-item.ts";
import { openMark } from "./open-marks.ts";
import { capNotes } from "./price-caps.ts";
import { taxNotes, type TaxSaid, vatSaid } from "./request-tax.ts";
import { answerTo, record, type RolloverContext } from "./rollover-context.ts";

export function newLine(
  ctx: RolloverContext,
  action: BudgetAction,
  prices: readonly PriorPrice[],
): DraftBudgetLine {
  // A price of another plan stands for this item only where every word of the request is met.
  const match = action.unitPrice === null ? matchItem(action.item, prices) : null;
  const known = match !== null && match.score === 1 ? match.item : null;
  const name = nameOf(action);
  const priced = priceOf(ctx, { action, known, name });
  const { quantity, unit, notes: open } = amountAsked(ctx, { action, known, name });
  const vat = vatAsked(ctx, { action, known, name }, priced.source);
  const line: DraftBudgetLine = {
    label: "",
    name,
    unit: known?.unit ?? (unit === "" ? (action.unit ?? pieceOf(name)) : unit),
    unitPrice: priced.price,
    quantity,
    ...amounts(priced.price, quantity, vat),
    ...taxOf(vat),
    source: priced.source,
    notes: [
      ...priced.notes,
      ...taxNotes([action], vat),
      ...capNotes(ctx, name, priced.price),
      ...open,
    ],
    status: priced.price === null || quantity === null ? "needs-input" : "new",
  };
  const { phrase } = action;
  ctx.purchases.push({
    ...{ name, unit: line.unit, prior: null, next: quantity, ask: null, phrase },
  });
  const after = describeDraft(line);
  const reason = priced.notes.join(" ");
  record(ctx, { section: BUDGET_SECTION, status: line.status, before: "", after, reason });
  return line;
}

/** What the request says of the tax counts before what any plan says. */
function vatAsked(ctx: RolloverContext, item: NewItem, { documentId }: SourceRef): VatDecision {
  const { action, known, name } = item;
  const of = documentId === known?.documentId ? known : null;
  return vatSaid(action.tax) ?? vatOf(ctx, { name, tax: action.tax }, of);
}

/** A price out of another plan tells whether it carries the tax; else one rule holds for the whole table. */
function vatOf(
  ctx: RolloverContext,
  { name, tax }: { name: string; tax: TaxSaid | undefined },
  known: PriorPrice | null,
): VatDecision {
  if (known?.withVat === true) return { rate: null, notes: [CARRIES_TAX], taxIncluded: true };
  const untaxed = tax?.included === false || known?.withVat === false;
  return hasTax(ctx) || untaxed ? vatForNew(ctx, name) : UNTAXED;
}

const CARRIES_TAX = "Giá của kế hoạch nguồn đã gồm thuế; giữ giá, không cộng thuế lần nữa.";

/** One rule a table: where no line of the prior one tells its tax, a new line tells none. */
const hasTax = ({ plan }: RolloverContext): boolean => {
  const lines = plan.budgets.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
  return lines.length === 0 || lines.some(({ vatRate }) => vatRate !== null);
};
const UNTAXED: VatDecision = {
  rate: null,
  notes: [
    "Bảng của kế hoạch trước không tách thuế; kế toán xác định đơn giá đã gồm thuế hay chưa.",
  ],
};

/** Machines are counted one by one where the request names no measure. */
const pieceOf = (name: string): string =>
  /^(?:may|camera|o cung|dau doc|man hinh|kiosk?|thiet bi|dien thoai|laptop|tivi|ban phim)\b/.test(
    fold(name),
  )
    ? "Cái"
    : "";

interface AmountAsked {
  /** null: still to be told. */
  quantity: number | null;
  unit: string;
  notes: string[];
}

interface NewItem {
  action: BudgetAction;
  known: PriorPrice | null;
  name: string;
}

/** "thuê X 12 tháng" asks for twelve months, or for one package that covers them; "thêm X" for one. */
function amountAsked(ctx: RolloverContext, item: NewItem): AmountAsked {
  const { quantity, months, per } = item.action;
  if (per !== undefined) {
    const { name, action } = item;
    return { unit: "", ...sharedQuantity(ctx, { section: BUDGET_SECTION, name, action }) };
  }
  const whole = wholeTime(item.action);
  if (whole !== null) return whole;
  if (quantity !== null || months === null) return { quantity: quantity ?? 1, unit: "", notes: [] };
  if (item.known === null) return rented(ctx, item, months);
  const each = monthsOfUnit(item.known);
  if (each !== null) return { quantity: months / each, unit: "", notes: [] };
  // How long one unit of a known price lasts is not printed: nobody can say how many are wanted.
  const ask = `số lượng ${item.name} (${item.known.unit ?? "đơn vị tính chưa rõ"}) cho ${months} tháng`;
  const id = `sl-${slug(item.name).slice(0, 50)}`;
  const given = answerTo(ctx, { section: BUDGET_SECTION, ask, id, expects: "quantity" });
  if (given === null) return { quantity: null, unit: "", notes: [openMark(ask)] };
  return { quantity: Number(given.replace(",", ".")), unit: "", notes: [] };
}

/** "120 người trong 12 tháng giá 27.500 đồng/người/tháng": each of them for each month. */
function wholeTime({ quantity, months, priceMonths, unit }: BudgetAction): AmountAsked | null {
  if (quantity === null || months === null || priceMonths === null) return null;
  const times = months / priceMonths;
  if (!Number.isInteger(times) || times <= 1) return null;
  const each = unit ?? "Cái";
  const note = `${formatQuantity(quantity)} ${lowerFirst(each)} × ${times} ${lowerFirst(UNIT_OF[priceMonths] ?? "kỳ")}.`;
  return {
    quantity: quantity * times,
    unit: `${each}/${lowerFirst(UNIT_OF[priceMonths] ?? "kỳ")}`,
    notes: [note],
  };
}

const UNIT_OF: Readonly<Record<number, string>> = { 1: "Tháng", 3: "Quý", 12: "Năm" };

/** "12 tháng giá 60 triệu/năm" is one year; a price without a period is taken for a month, and that is said. */
function rented(ctx: RolloverContext, { action, name }: NewItem, months: number): AmountAsked {
  const { unitPrice, priceMonths } = action;
  const each = priceMonths ?? 1;
  const unit = UNIT_OF[each];
  if (unit !== undefined && Number.isInteger(months / each) && priceMonths !== null)
    return { quantity: months / each, unit, notes: [] };
  if (unitPrice === null) return { quantity: months, unit: "Tháng", notes: [] };
  const told =
    priceMonths === null
      ? `Yêu cầu chưa nêu giá ${formatDong(unitPrice)} đồng là của một tháng hay của cả ${months} tháng; dự thảo tính theo tháng.`
      : `Yêu cầu nêu giá của ${priceMonths} tháng cho ${months} tháng thuê; dự thảo tính theo tháng, kiểm tra lại đơn giá.`;
  ctx.notices.push(`${name}: ${told}`);
  return { quantity: months, unit: "Tháng", notes: [told] };
}

/** From the request, else from another plan of the unit, else asked for; another unit's price is told beside the question. */
function priceOf(ctx: RolloverContext, { action, known, name }: NewItem): Priced {
  const notes = [`Bổ sung theo yêu cầu: "${action.phrase}".`];
  const source: SourceRef = { documentId: "yeu-cau", locator: null };
  if (action.unitPrice !== null) return { price: action.unitPrice, source, notes };
  if (known !== null && !isForeign(ctx, known)) {
    notes.push(
      `Giá của "${known.name}" theo ${placeOf(known)}; đối chiếu cấu hình trước khi dùng.`,
    );
    const from = { documentId: known.documentId, locator: known.locator };
    return { price: Number(known.unitPrice), source: from, notes };
  }
  if (known !== null) {
    const price = formatDong(Number(known.unitPrice));
    ctx.derived.push(price);
    notes.push(
      `Giá tham khảo: ${price} đồng của "${known.name}" theo ${placeOf(known)}, không phải kế hoạch của đơn vị; đối chiếu báo giá.`,
    );
  }
  const id = `dg-${slug(name).slice(0, 50)}`;
  const ask = `đơn giá trước thuế của ${name} (đồng)`;
  const answer = answerTo(ctx, { section: BUDGET_SECTION, ask, id, expects: "money" });
  if (answer === null) return { price: null, source, notes: [...notes, openMark(ask)] };
  return {
    price: Number(answer),
    source: { documentId: "ket-qua", locator: id },
    notes: [...notes, "Đơn giá do đơn vị cung cấp."],
  };
}

const BODY = /\b(?:benh vien|trung tam|vien|so y te|tram y te|phong kham|chi cuc|uy ban)\b/;

const placeOf = ({ documentTitle, year, locator }: PriorPrice): string =>
  `${documentTitle}${year === null ? "" : ` (năm ${year})`}, ${locator}`;

/** A price out of a plan that names another unit is one to look at, and none to count with. */
function isForeign(ctx: RolloverContext, { documentTitle }: PriorPrice): boolean {
  const own = fold(ctx.profile?.name ?? ctx.plan.cover.body ?? "");
  const named = fold(documentTitle);
  return own !== "" && !named.includes(own) && BODY.test(named);
}

/** "thay máy chủ bằng thuê máy chủ ảo": what comes stands behind what leaves. */
const behindSwap = (phrase: string): string =>
  /\s(?:bằng|thành|qua|sang|bang|thanh)\s+(.+)$/iu.exec(phrase)?.[1] ?? phrase;

/** The item as the user wrote it, without verb and figures. */
function nameOf(action: BudgetAction): string {
  const wanted = action.item.split(" ");
  // What was told of its price behind a comma is none of its name.
  const [own = ""] = action.phrase.split(/,\s/u);
  const printed = (action.instead === true ? behindSwap(own) : own).split(/\s+/);
  const isNamed = (word: string): boolean =>
    wanted.includes(fold(word).replace(/[^\p{L}\p{N}/-]/gu, ""));
  // A small word between two of the name belongs to it: "máy tính bảng cho điều dưỡng".
  const named = printed.filter(
    (word, at) =>
      isNamed(word) ||
      (fold(word) === "cho" && isNamed(printed[at - 1] ?? "") && isNamed(printed[at + 1] ?? "")),
  );
  const name = named.length > 0 ? named.join(" ") : action.item;
  return upperFirst(name);
}
