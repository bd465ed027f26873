/** What accounting must know about a line: tax by kind and year, what recurs. All figures come from the register. */
import { formatDong } from "../budget/format-money.ts";
import { isYes } from "../draft/answers.ts";
import type { DraftBudgetLine, SourceRef, VatRate } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold, slug } from "../text/fold.ts";
import type { Candidate } from "./binding-statements.ts";
import { citePlace, citeShort } from "./citation.ts";
import { openMark } from "./open-marks.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { rateSaid } from "./printed-price.ts";
import { answerTo, registerSource, type RolloverContext } from "./rollover-context.ts";

export type ItemKind = "software" | "telecom" | "goods";

export function itemKind(name: string): ItemKind {
  const folded = fold(name);
  if (TAUGHT.test(folded) || MACHINE.test(folded)) return "goods";
  if (/duong truyen|internet|kenh (?:rieng|thue)|leased|\bsim\b|tong dai/.test(folded))
    return "telecom";
  if (SOFTWARE.test(folded)) return "software";
  return "goods";
}

/** By their names; "kho dữ liệu" and "nền tảng" are no boxes, "hệ thống lưu trữ" may be one. */
const SOFTWARE =
  /phan mem|\bhis\b|\blis\b|\bpacs\b|\bemr\b|\bhssk\b|benh an dien tu|ho so suc khoe|he thong (?:luu tru va )?truyen (?:tai )?hinh anh|nen tang|\bkho du lieu|ban quyen|license/;

/** "Server RIS-PACS" is a machine, whatever runs on it. */
const MACHINE =
  /^(?:(?:mua sam|mua|trang bi|dau tu) )?(?:bo |ha tang |he thong |thiet bi )*(?:may|server|tuong lua|firewall|switch|router|ups|kiosk?|kios)\b/;
/** A course on software is no software. */
const TAUGHT = /^(?:to chuc )?(?:lop )?(?:dao tao|tap huan|boi duong|hoi nghi|hoi thao)\b/;
const RENTED =
  /\d+\s*thang|\/\s*thang|\/\s*nam|\bthue\b|duy tri|bao tri|gia han|ban quyen|license|tin nhan|\bsms\b|dich vu|hosting|ten mien|domain|duong truyen|internet|chung thu so|chu ky so|^(?:hop )?muc\b|giay in\b|van phong pham|vat tu tieu hao/;
/** What a body does every year again: it is no purchase. */
const YEARLY =
  /tap huan|dao tao|boi duong|hoi nghi|hoi thao|truyen thong|tuyen truyen|phat thanh|in (?:to roi|an|tai lieu)|to roi|cong tac phi|giam sat|kiem tra|danh gia (?:an toan|an ninh|he thong)|kiem thu|dinh ky|hang nam|dien tap/;

/** Work that leaves something behind and is done then. */
const FINISHED = /^(?:lap ho so|khao sat|thiet ke|nghiem thu|di doi|xay dung|so hoa) /;

/** Lines that recur each year: rent, fees, periods in name, unit or remark, yearly activities. Everything else was bought once. */
export function isRecurring(
  { name, unit, note, details = [] }: Pick<PlanBudgetLine, "name" | "unit" | "note" | "details">,
  group = "",
): boolean {
  if (/(?:^|× )(?:thang|nam|quy|ky)\b/.test(fold(unit ?? ""))) return true;
  const folded = fold(name).replace(WARRANTY, " ");
  if (FINISHED.test(folded)) return false;
  if (RENTED.test(folded) || [note, ...details].some((words) => RENT_TOLD.test(fold(words))))
    return true;
  const ofYear = isYearly({ name: folded, group: fold(group), stays: isPutUp({ name, unit }) });
  return ofYear || isRented(folded, fold(group));
}

/** What is put up and stays; sheets are printed to be used up, leaflets given away, and a day that is held each year has its own. */
const PUT_UP =
  /\b(?:posters?|ap phich|ban ?d?rol{0,2}|ban ?ron|bang ron|pa ?no|standees?|bien (?:hieu|bao|chi dan|quang cao)|hop den)\b/;
const USED_UP = /\b(?:to roi|chao mung|huong ung|ngay|hang nam)\b/;

/** Printed by the sheet: a poster of paper is no other than the leaflet beside it. */
const SHEETS = /^(?:to|tam|quyen|cuon|ban|trang)\b/;

export function isPutUp({ name, unit }: Pick<PlanBudgetLine, "name" | "unit">): boolean {
  const folded = fold(name);
  const sheets = SHEETS.test(fold(unit ?? "")) && !HUNG.test(folded);
  return PUT_UP.test(folded) && !USED_UP.test(folded) && !sheets;
}

/** Of cloth or board, whatever it is counted by. */
const HUNG = /\b(?:ban ?d?rol{0,2}|ban ?ron|bang ron|pa ?no|standees?|bien|hop den)\b/;

function isYearly({
  name,
  group,
  stays,
}: {
  name: string;
  group: string;
  stays: boolean;
}): boolean {
  const again = /\b(?:hang nam|dinh ky|thuong xuyen)\b/.test(group);
  const bought = /\b(?:mua sam|may|thiet bi|camera)\b/.test(name) || (stays && !again);
  return !bought && (YEARLY.test(name) || YEARLY.test(group));
}

/**
 * All that stands in a group of rents is rented, but for devices in a group that rents other things; one of rents and
 * other things has rented software.
 */
function isRented(name: string, group: string): boolean {
  const rents = /^(?:(?:chi phi|kinh phi|cac) )*thue\b(?!.*\bmua\b)/.test(group);
  const owned = isDevice(name) && /\b(?:phan mem|dich vu)\b/.test(group) && !DEVICE.test(group);
  if (rents && !owned && !/^mua\b/.test(name)) return true;
  return /\bthue\b|duy tri|bao tri/.test(group) && itemKind(name) !== "goods";
}

/** How long a thing is guaranteed is no time for which it is rented. */
const WARRANTY = /\b(?:bao hanh|bh)\b[^,;.]*?\d+ (?:thang|nam)/g;
/** "Thuê 12 tháng", "12 tháng", "Cước 01 năm" in a remark. */
const RENT_TOLD =
  /^(?:.{0,30}: )?(?:(?:thue|cuoc|phi|thoi gian|thoi han|goi|hop dong)(?: \S+){0,3} )?\d{1,2} (?:thang|nam)[.;]?$/;

/** Months that one unit of a package covers: "…/tháng/12 tháng", "(12 tháng)"; null when not printed. */
export function packageMonths(name: string): number | null {
  const found = [...fold(name).matchAll(/(\d{1,2})\s*thang/g)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}

export interface VatDecision {
  rate: VatRate;
  notes: string[];
  /** The price carries the tax, whatever its rate. */
  taxIncluded?: boolean;
}

/** What a line takes of it. */
export const taxOf = ({
  rate,
  taxIncluded,
}: VatDecision): Pick<DraftBudgetLine, "vatRate" | "taxIncluded"> => ({
  vatRate: rate,
  ...(taxIncluded === true ? { taxIncluded } : {}),
});

/** Rate for the budget year; `prior` is the rate of the prior plan, `gross` its price where that carries the tax. */
export function vatFor(
  ctx: RolloverContext,
  name: string,
  prior: VatRate,
  gross?: number,
): VatDecision {
  const notes: string[] = gross === undefined ? [] : [apartNote(prior, gross)];
  const kind = itemKind(name);
  let rate = prior;
  const ended = prior === 0.08 ? reductionEnd(ctx) : null;
  if (ended !== null) {
    rate = 0.1;
    notes.push(
      `Thuế suất 8% của kế hoạch trước chỉ áp dụng đến hết ngày ${displayDate(ended.until)} (${ended.cited}); dự thảo tính 10%.`,
    );
  } else if (kind === "telecom" && prior !== null && prior !== 0.1) {
    rate = 0.1;
    notes.push(
      `Dịch vụ viễn thông không được giảm thuế, tính 10%${basis(ctx, "174/2025/NĐ-CP", "")}.`,
    );
  }
  notes.push(...kindNotes(ctx, kind, prior));
  if (prior === null && gross === undefined) notes.push(UNTAXED);
  return { rate, notes, taxIncluded: gross !== undefined && rate === null };
}

const UNTAXED = "Kế hoạch trước không ghi thuế; số tiền giữ như đã ghi, chưa tách thuế.";

/** What is said of the tax where no amount stands: at most a price is as it was. */
export function ofOpenAmount(
  notes: readonly string[],
  { amount, unitPrice }: Pick<DraftBudgetLine, "amount" | "unitPrice">,
): string[] {
  if (amount !== null) return [...notes];
  const kept = unitPrice === null ? "" : "; đơn giá giữ như đã ghi, chưa tách thuế";
  return notes.map((note) => (note === UNTAXED ? `Kế hoạch trước không ghi thuế${kept}.` : note));
}

/** What accounting must look at, by the kind of the item. */
function kindNotes(ctx: RolloverContext, kind: ItemKind, prior: VatRate): string[] {
  const reduced = prior === 0.1 && kind === "goods" ? reductionWithin(ctx) : null;
  if (reduced !== null)
    return [
      `Kế hoạch trước ghi thuế 10%; hàng hóa, dịch vụ được giảm thuế chịu 8% đến hết ngày ${displayDate(reduced.until)} (${reduced.cited}): kế toán xem lại.`,
    ];
  if (kind !== "software" || prior === "KCT") return [];
  const law = basis(ctx, "48/2024/QH15", "Khoản 21 Điều 5 ");
  return [
    `Kế toán xem lại: phần mềm có thể thuộc đối tượng không chịu thuế${law}; thuê dạng dịch vụ còn ý kiến khác nhau.`,
  ];
}

/** Tax that is told without a rate: for several lines at once, or by an amount of no lawful rate. The unit is asked. */
export function vatOfTold(ctx: RolloverContext, line: PlanBudgetLine): VatDecision | null {
  const told = taxTold(line);
  if (told === null) return null;
  const ask = `thuế suất của ${line.name} (${told})`;
  const id = `ts-${slug(line.name).slice(0, 50)}`;
  const answer = answerTo(ctx, { section: "kinh-phi", ask, id });
  if (answer === null) return { rate: null, notes: [openMark(ask)] };
  const rate = /kct|không chịu/iu.test(answer) ? "KCT" : rateSaid([`thuế ${answer}`]);
  return rate === null ? { rate, notes: [`Thuế: ${answer}.`] } : vatFor(ctx, line.name, rate);
}

function taxTold({
  vatRate,
  sharedTax,
  amount,
  amountWithVat,
  grossPrice,
}: PlanBudgetLine): string | null {
  if (vatRate !== null || grossPrice !== undefined) return null;
  if (sharedTax !== undefined)
    return `kế hoạch trước ghi thuế ${formatDong(sharedTax)} đồng chung cho nhiều dòng`;
  if (amount === null || amountWithVat === null || amountWithVat <= amount) return null;
  return `kế hoạch trước ghi sau thuế ${formatDong(amountWithVat)} đồng, trước thuế ${formatDong(amount)} đồng, không ứng với thuế suất nào`;
}

/** A price that carries its tax, taken apart where the rate is known. */
function apartNote(prior: VatRate, gross: number): string {
  return prior === null || prior === "KCT"
    ? "Kế hoạch trước ghi giá đã gồm thuế, không nêu thuế suất; giữ giá, không cộng thuế lần nữa."
    : `Kế hoạch trước ghi đơn giá ${formatDong(gross)} đồng đã gồm thuế ${Math.round(prior * 100)}%; dự thảo tách giá trước thuế.`;
}

/** A rate that does not take the price apart in whole đồng: the price stays with its tax in it. */
export const wholeGrossNote = (rate: number): string =>
  `Kế hoạch trước ghi giá đã gồm thuế ${Math.round(rate * 100)}%; giữ giá, không cộng thuế lần nữa; kế toán tính lại theo thuế suất khi mua.`;

const DEVICE =
  /\b(?:may|thiet bi|kiosk?|kios|camera|tu (?:dia|mang|rack)|o (?:cung|luu tru)|nas|switch|router|wifi|ups|bo luu dien|man hinh|dau doc|tuong lua|firewall|server|laptop|pc|tablet)\b/;
/** Systems that are boxes: a store, tickets and screens of a queue. "Lưu trữ và truyền hình ảnh" is a PACS. */
const BOXES =
  /^he thong (?:luu tru(?!(?: va)? truyen| (?:hinh anh|ho so|van ban|tai lieu|dien tu))|(?:bat|lay|goi|cap) so|xep hang|camera|mang)\b/;

/** What stands on a table or in a rack, by its folded name; software for machines is none. */
const isDevice = (name: string): boolean =>
  itemKind(name) === "goods" && (DEVICE.test(name) || BOXES.test(name)) && !/\bthue\b/.test(name);

const WORK =
  /^(?:to chuc )?(?:lop )?(?:dao tao|tap huan|boi duong|hoi nghi|sua chua|bao (?:tri|duong)|thue|ve sinh)\b/;

/** Rate of an item that no prior plan has: by its kind and the budget's year; null where only accounting can say. */
export function vatForNew(ctx: RolloverContext, name: string): VatDecision {
  const open = "Chưa có thuế suất; kế toán xác định khi có báo giá.";
  const kind = itemKind(name);
  if (kind === "software") {
    const told = vatFor(ctx, name, null).notes.filter((note) => note.startsWith("Kế toán"));
    return { rate: null, notes: [...told, open] };
  }
  if (kind === "telecom") {
    const law = basis(ctx, "174/2025/NĐ-CP", "");
    return { rate: 0.1, notes: [`Dịch vụ viễn thông không được giảm thuế, tính 10%${law}.`] };
  }
  const reduction = reductionOf(ctx);
  const bought = DEVICE.test(fold(name)) && !WORK.test(fold(name));
  if (reduction === null || !bought) return { rate: null, notes: [open] };
  const { until, cited } = reduction;
  const within = reductionWithin(ctx) !== null;
  const day = displayDate(until);
  return within
    ? { rate: 0.08, notes: [`Thuế suất 8% áp dụng đến hết ngày ${day} (${cited}).`] }
    : {
        rate: 0.1,
        notes: [
          `Mức giảm còn 8% chỉ đến hết ngày ${day} (${cited}); hàng hóa mua năm ${ctx.targetYear} tính 10%.`,
        ],
      };
}

/** " (Khoản 21 Điều 5 Luật số 48/2024/QH15)"; "" when the register does not hold the document. */
function basis(ctx: RolloverContext, symbol: string, locator: string): string {
  const [entry] = ctx.register.bySymbol(symbol);
  // A plan of an earlier day cannot name a law that came after it.
  if (!entry || (entry.signed ?? "") > ctx.asOf) return "";
  ctx.used.add(entry);
  return ` (${locator}${citeShort(entry)})`;
}

/** Last day of the reduced rate, when the budget year lies behind it. */
function reductionEnd(ctx: RolloverContext): { until: IsoDate; cited: string } | null {
  const found = reductionOf(ctx);
  return found === null || found.until >= `${ctx.targetYear}-01-01` ? null : found;
}

/** The reduced rate, where it holds the whole year of the budget. */
function reductionWithin(ctx: RolloverContext): { until: IsoDate; cited: string } | null {
  const found = reductionOf(ctx);
  return found !== null && found.until >= `${ctx.targetYear}-12-31` ? found : null;
}

/** The reduced rate as known on the day of the draft. */
function reductionOf(ctx: RolloverContext): { until: IsoDate; cited: string } | null {
  const [found] = ctx.register.bySymbol("204/2025/QH15");
  const entry = (found?.signed ?? "") > ctx.asOf ? undefined : found;
  const until = entry?.provisions.find((item) => item.kind === "rate")?.until ?? entry?.period?.to;
  if (!entry || until === undefined) return null;
  ctx.used.add(entry);
  return { until, cited: citeShort(entry) };
}

/** The threshold under which a purchase may be appointed directly, for the total of what is bought. */
export function procurementNote(ctx: RolloverContext): { text: string; source: SourceRef } | null {
  const thresholds = ctx.register.entries
    .filter((entry) => entry.subjects[0] === "dau-thau")
    .flatMap((entry) => entry.provisions.map((provision) => ({ entry, provision })))
    .filter(
      ({ provision }) =>
        provision.kind === "threshold" &&
        /dự toán mua sắm không hình thành dự án/u.test(provision.fact),
    );
  const found = thresholds.find(({ provision: { from, until } }) => {
    return (from === undefined || from <= ctx.asOf) && (until === undefined || until >= ctx.asOf);
  });
  if (!found) return null;
  const source = registerSource(ctx, found.entry, found.provision.locator);
  const { until } = found.provision;
  // What ends it may not be known yet on the day of the plan.
  const foreseen = thresholds.some(
    ({ entry, provision }) =>
      until !== undefined && (provision.from ?? "") > until && (entry.signed ?? "") <= ctx.asOf,
  );
  const fact = found.provision.fact.replace(/\.$/u, "");
  const told = foreseen ? fact : fact.replace(/^đến hết ngày [\d/]+,\s*/iu, "");
  const place = citePlace(found.entry, found.provision.locator);
  return {
    text: `Hình thức lựa chọn nhà thầu: ${lowerFirst(told)} (${place})${thresholdAsked(ctx, found)}.`,
    source,
  };
}

/** What nobody has read in the original is compared with it before anybody signs. */
function thresholdAsked(ctx: RolloverContext, { entry, provision }: Candidate): string {
  if (provision.confidence === "high") return "";
  const ask = `đối chiếu mức chỉ định thầu với bản gốc ${citeShort(entry)}`;
  const answer = answerTo(ctx, { section: "kinh-phi", ask, expects: "confirm" });
  if (answer === null) return ` ${openMark(ask)}`;
  return isYes(answer) ? "" : ` (${answer})`;
}
