/**
 * A request about the budget in plain Vietnamese, with or without marks: "thêm 20 máy tính, bỏ kiosk, EMR 12 tháng".
 * Only what is said is taken over; a clause that says nothing about an item is returned as not understood.
 */
import { upperFirst } from "../text/first-letter.ts";
import { goesOn, withoutFormer } from "./relative-quantity.ts";
import { type Clause, clausesIn } from "./request-clauses.ts";
import { type Count, countIn, doubtIn, durationIn, priceIn } from "./request-figures.ts";
import { itemIn } from "./request-items.ts";
import { CEILING, PLAIN, PRICE_ONLY, specialIn } from "./request-prices.ts";
import { type ActionKind, type BudgetAction, isPriceOnly, VERBS } from "./request-verbs.ts";

export type { BudgetAction } from "./request-verbs.ts";

export interface BudgetRequest {
  actions: BudgetAction[];
  /** The clause that keeps every line as it was ("giữ nguyên số lượng năm trước"); null without one. */
  keepAll: string | null;
  /** "tổng kinh phí không quá 1,2 tỷ": what the total must not exceed, in đồng. */
  ceiling: { amount: number; phrase: string } | null;
  notUnderstood: string[];
  /** Clauses whose item is clear and whose figures cannot be counted, with the reason. */
  doubts: Doubt[];
}

export interface Doubt {
  phrase: string;
  why: string;
}

/** Words that speak of the whole table, and of no item of it. */
const WHOLE =
  /^(?:(?:giu|de|lay|lam|mua|thue|lai|y|het|giong|van|tiep tuc|tinh|nhu|theo|bang|lap lai|nguyen|cu|so luong|nhu cau|du toan|kinh phi|hang muc|toan bo|tat ca|moi|cac|nam|truoc|ngoai|ke hoach|nay|thoi|la|duoc)\s*)+$/;
const AS_BEFORE = /\b(?:nhu|nguyen|lai|giong|y het|cu|truoc|ngoai)\b/;
const EXCEPT = /\s+(?:ngoai tru|tru|tru ra|rieng)\s+(.+)$/;

/** "giữ nguyên toàn bộ trừ kiosk": what is left out leaves the table. */
function wholeTable(said: string): { left: string | null } | null {
  const [, left = null] = EXCEPT.exec(said) ?? [];
  const body = said.replace(EXCEPT, "").trim();
  const again = /^(?:mua|thue|y|giong|van|tiep tuc)\b/.test(body) && AS_BEFORE.test(body);
  const speaks =
    again || /^(?:giu|de|lay|lam|nhu|theo|lap lai|nguyen|du toan|kinh phi)\b/.test(body);
  if (/^(?:du toan|kinh phi)\b/.test(body) && !/\b(?:nhu|giu|nguyen)\b/.test(body)) return null;
  return speaks && WHOLE.test(body)
    ? { left: left?.replace(/^(?:khong )?(?:mua|co)\s+/, "") ?? null }
    : null;
}

export function parseBudgetRequest(text: string): BudgetRequest {
  const request: BudgetRequest = {
    ...{ actions: [], keepAll: null, ceiling: null },
    ...{ notUnderstood: [], doubts: [] },
  };
  let verb: ActionKind | null = null;
  for (const clause of clausesIn(text)) {
    if (takesSpecial(request, clause)) continue;
    if (clause.apart === true) verb = null;
    const action = parseClause(clause, verb, request.actions.at(-1));
    if (action === null) request.notUnderstood.push(clause.phrase);
    else {
      // A list goes on under its verb: "thêm 20 máy tính, 5 máy in".
      verb = action.kind === "keep" || clause.behind ? null : action.kind;
      request.actions.push(action);
    }
  }
  return request;
}

/** A clause about the whole table, about the price alone, or about the item before it. */
function takesSpecial(request: BudgetRequest, clause: Clause): boolean {
  const last = request.actions.at(-1);
  if (takesWhole(request, clause) || isDoubtful(request, clause)) return true;
  if (taxesLast(last, clause) || pricesLast(last, clause)) return true;
  if (countsLast(last, clause)) return true;
  const special = specialIn(clause);
  request.actions.push(...(special ?? []).map((action) => ({ ...action, ...taxOf(clause) })));
  return special !== null;
}

/** A clause whose figures cannot be counted. */
function isDoubtful({ doubts }: BudgetRequest, { said, phrase }: Clause): boolean {
  const why = doubtIn(said);
  if (why !== null) doubts.push({ phrase, why });
  return why !== null;
}

/** A clause about the table as a whole, and about no item of it. */
function takesWhole(request: BudgetRequest, { said, phrase }: Clause): boolean {
  const { price } = priceIn(said);
  if (price !== null && CEILING.test(said)) {
    request.ceiling = { amount: price, phrase };
    return true;
  }
  const whole = wholeTable(said);
  if (whole === null) return false;
  request.keepAll = phrase;
  const { left } = whole;
  if (left !== null)
    request.actions.push({ ...PLAIN, kind: "remove", item: left, phrase, unitPrice: null });
  return true;
}

const taxOf = ({ tax }: Clause): Pick<BudgetAction, "tax"> => (tax === undefined ? {} : { tax });

/** "…, đã gồm thuế": it is the tax of the price before. */
function taxesLast(last: BudgetAction | undefined, { said, phrase, tax }: Clause): boolean {
  if (said !== "" || tax === undefined || last === undefined) return false;
  last.tax = tax;
  last.phrase = `${last.phrase}, ${phrase}`;
  return true;
}

/** "mỗi máy 14 triệu": one of what was named before. */
const EACH_PRICE =
  /^(?:moi|mot)\s+(?:cai|chiec|bo|may|goi|thiet bi|he thong|suat|nguoi|lop|khoa|camera|thang)\s+(?:(?:gia|la)\s+)*(?=\d)/;

/** "…, đơn giá 18 triệu" names no item: it is the price of the one before. */
function pricesLast(last: BudgetAction | undefined, clause: Clause): boolean {
  const { phrase } = clause;
  const said = clause.said.replace(EACH_PRICE, "gia ");
  if (last === undefined || last.kind === "remove" || !PRICE_ONLY.test(said)) return false;
  const { price, priceMonths, unpriced } = priceIn(said);
  if (price === null || last.unitPrice !== null) return false;
  if (itemIn(unpriced.replace(PRICE_ONLY, " ").replace(/\bgia\b/g, " ")) !== "") return false;
  last.unitPrice = price;
  last.priceMonths = priceMonths;
  Object.assign(last, taxOf(clause));
  last.phrase = `${last.phrase}, ${phrase}`;
  return true;
}

/** "…, mua 18 bộ" behind a price says how many of the same. */
function countsLast(last: BudgetAction | undefined, clause: Clause): boolean {
  if (last === undefined || !isPriceOnly(last) || last.percent !== undefined) return false;
  const read = /%/.test(clause.said) ? null : readClause(clause, "set");
  if (read === null || read.item !== "" || read.quantity === null || read.unitPrice !== null)
    return false;
  if (read.kind !== "add" && read.kind !== "set") return false;
  const { kind, quantity, unit } = read;
  const phrase = `${last.phrase}, ${clause.phrase}`;
  Object.assign(last, { kind, quantity, phrase, ...(unit === undefined ? {} : { unit }) });
  return true;
}

/** A clause that names no item goes on about the last one. */
function parseClause(
  clause: Clause,
  inherited: ActionKind | null,
  last: BudgetAction | undefined,
): BudgetAction | null {
  // "tăng đều 10%" says nothing about how many.
  if (/\d\s*%/u.test(clause.said)) return null;
  const action = readClause(clause, inherited);
  return action === null || action.item !== "" ? action : goesOn(last, action);
}

function readClause(clause: Clause, inherited: ActionKind | null): BudgetAction | null {
  const { phrase, said: asSaid } = clause;
  const { said, holder } = holderIn(withoutFormer(asSaid).replace(ONLY, " "));
  const verb = VERBS.find(([pattern]) => pattern.test(said));
  const body = verb ? said.replace(verb[0], "") : said;
  const { price, priceMonths, unpriced } = priceIn(body);
  const { months, rest } = durationIn(unpriced);
  const count = inAll(asSaid, countIn(rest));
  const item = itemIn(rest.replace(count?.raw ?? "", " "));
  // "thêm 30 máy tính, tập huấn 12 lớp": another thing to do does not go on under the verb of the list.
  const own = ACTIVITY.test(said) ? activityKind({ price, months, count }) : inherited;
  const kind = kindOf({ said: verb?.[1] ?? null, inherited: own, months, count });
  if (kind === null) return null;
  const action = { kind, item, phrase, months, unitPrice: price, priceMonths };
  const onTop = kind === "add" && /^(?:va )?tang\b/.test(said);
  return {
    ...{ ...action, ...amountOf(count?.value ?? null, holder), ...unitSaid(phrase) },
    ...(onTop ? { onTop } : {}),
    ...taxOf(clause),
  };
}

/** "thuê HIS chỉ 6 tháng", "máy in chỉ mua 5 cái": so many in all, and no part of the name. */
const ONLY = /(?<=\S)\s+(?:chi|toi da)(?: (?:con|can|mua|thue|lay|lam|trong|trang bi))?\s+(?=\d)/;

const inAll = (said: string, count: Count | null): Count | null =>
  count !== null && ONLY.test(said) ? { ...count, absolute: true } : count;

/** A price alone leaves the number of what goes on as it was. */
function activityKind(told: {
  price: number | null;
  months: number | null;
  count: Count | null;
}): ActionKind {
  return told.price !== null && told.months === null && told.count === null ? "keep" : "set";
}

const ACTIVITY =
  /^(?:cac |so )?(?:lop )?(?:to chuc|tap huan|dao tao|boi duong|dien tap|hoi nghi|truyen thong|kiem tra|danh gia|ra quet|bao tri|bao duong|kiem dinh|duong truyen|kenh truyen|internet)\b/;

/** The measure between number and name, with its marks. */
function unitSaid(phrase: string): Pick<BudgetAction, "unit"> {
  const unit =
    /\d[\d.]*\s+(cái|chiếc|bộ|gói|hệ thống|suất|tài khoản|license|bản quyền|lớp|cuộc|hộp|thùng|gian|cổng|điểm)(?!\p{L})/iu.exec(
      phrase,
    )?.[1];
  // "cho 126 viên chức": one each.
  const people = /\d[\d.]*\s+(?:người|nhân viên|viên chức|cán bộ|bác sĩ)(?!\p{L})/iu.test(phrase);
  const known = unit ?? (people ? "người" : undefined);
  return known === undefined ? {} : { unit: upperFirst(known) };
}

/** Without who gets the items. */
function holderIn(whole: string): { said: string; holder: string | null } {
  const holder = EACH.exec(whole)?.[1] ?? null;
  return { said: whole.replace(EACH, " ").replace(/\s+/g, " ").trim(), holder };
}

function amountOf(
  count: number | null,
  holder: string | null,
): Pick<BudgetAction, "quantity" | "per"> {
  if (holder === null) return { quantity: count };
  return { quantity: null, per: { count: count ?? 1, of: HOLDERS[holder] ?? "" } };
}

/** Who gets the items, as it is printed. */
const HOLDERS: Readonly<Record<string, string>> = {
  "khoa phong": "khoa, phòng",
  khoa: "khoa",
  phong: "phòng",
  "tram y te": "trạm y tế",
  tram: "trạm",
  "don vi": "đơn vị",
  xa: "xã",
};
const EACH = new RegExp(`\\b(?:cho\\s+)?(?:moi|tung)\\s+(${Object.keys(HOLDERS).join("|")})\\b`);

interface KindInput {
  said: ActionKind | null;
  inherited: ActionKind | null;
  months: number | null;
  count: Count | null;
}

/** null when the clause says nothing about an amount. */
function kindOf({ said, inherited, months, count }: KindInput): ActionKind | null {
  if (count?.absolute === true && (said === null || said === "add" || said === "subtract"))
    return "set";
  if (said !== null) return said;
  if (months !== null && count === null) return "keep";
  return inherited ?? (count === null ? null : "add");
}
