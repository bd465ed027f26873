/**
 * What a question about a unit's plan is answered from: the plan itself, the rule that it is held to, or the place
 * that the unit is called by.
 */
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { asksAcross } from "./across-plans.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { notFound } from "./decline.ts";
import { answerFromPlans, planPlaces } from "./passage-answer.ts";
import { answerAgainstCap, asksAgainstCap } from "./plan-caps.ts";
import { answerPriceBasis, asksPriceBasis } from "./plan-price-basis.ts";
import { answerPrices } from "./plan-prices.ts";
import { answerTasks } from "./plan-tasks.ts";
import { answerUndone } from "./plan-undone.ts";
import { asksMoney, namesUnknownUnit, unitsOf } from "./plan-units.ts";
import { asksRuledPrice, asReference } from "./ruled-price.ts";
import { answerSubject } from "./subject-answer.ts";
import type { Question } from "./understand.ts";

/** "BV tâm thần Kon Tum đạt mức mấy theo TT54": the unit's plan tells which of them it goes by. */
export async function ofPlanOf(question: Question, turn: Turn): Promise<Outcome | null> {
  const isOfUnit = unitsOf(question.text, turn).length > 0;
  const isOfLaw = OF_LAW.some((intent) => question.intents.has(intent));
  return isOfUnit && !isOfLaw ? answerPlans(question, turn) : null;
}

/** "TTYT Di Linh mua mấy máy tính": what a unit without a plan here buys is not known; what it may buy is a rule. */
export const isOfUnknownBudget = (text: string, turn: Turn): boolean =>
  namesUnknownUnit(text, turn) && asksMoney(text) && !OF_ALLOWED.test(fold(text));

const OF_ALLOWED = /\b(?:duoc|dinh muc|toi da|tran|phai|quy dinh|han muc|thue suat|vat|phat)\b/;

/** What plans say or the rule that they are held to; null where regulations may answer in their place. */
export async function answerOfPlan(question: Question, turn: Turn): Promise<Outcome | null> {
  const ofPlaceItself = OF_PLACE.test(fold(question.text)) ? answerOfPlace(question, turn) : null;
  if (ofPlaceItself) return ofPlaceItself;
  const ruled = isAllowance(question, turn) ? answerSubject(question, turn) : null;
  if (ruled) return withPlans(ruled, turn);
  const plans = await answerRuled(question, turn);
  if (plans) return plans;
  const rule = asksAgainstCap(question.text) ? answerSubject(question, turn) : null;
  if (rule) return withPlans(rule, turn);
  if (!meansPlanOnly(question, turn)) return null;
  const ofPlace = asksMoney(question.text) ? null : answerOfPlace(question, turn);
  return ofPlace ?? notFound(question, turn);
}

/** "Kon Tum giờ thuộc tỉnh nào": asked of the place, not of its plan. */
const OF_PLACE =
  /\b(?:thuoc|nhap|sap nhap|sat nhap|hop nhat|gop)\b.{0,24}\b(?:tinh|huyen|xa|dau|nao)\b/;

/** "Giá thuê dịch vụ có sẵn xác định theo gì". */
const HOW_SET =
  /\b(?:xac dinh|tinh|lap|quyet dinh) (?:theo |can cu |dua (?:vao|tren) )*(?:gi|dau|the nao|nhu the nao|ra sao|can cu nao)\b/;

/** "Còn ghi ngân sách huyện trong kế hoạch 2026 được không": what a plan may say is a rule; no unit's plan is meant. */
function isAllowance({ text, claims }: Question, turn: Turn): boolean {
  if (unitsOf(text, turn).length > 0) return false;
  if (HOW_SET.test(fold(text))) return true;
  return (
    claims.mood !== "open" &&
    /\b(?:duoc|co duoc|duoc phep|dung) (?:khong|ko|k|hong|chua)\b/.test(fold(text))
  );
}

/** What plans say; a rule goes first where one is asked for. */
async function answerRuled(question: Question, turn: Turn): Promise<Outcome | null> {
  const isRule = asksRuledPrice(question, turn);
  const ruled = isRule ? answerSubject(question, turn) : null;
  if (ruled) return withPlans(ruled, turn);
  const plans = await answerPlans(question, turn);
  return plans !== null && isRule ? asReference(plans) : plans;
}

/** A unit's plan or its money is asked for: regulations cannot answer in its place. */
function meansPlanOnly(question: Question, turn: Turn): boolean {
  return (
    unitsOf(question.text, turn).length > 0 ||
    namesUnknownUnit(question.text, turn) ||
    (question.intents.has("plan") && asksMoney(question.text))
  );
}

/** "Kon Tum nhập vào tỉnh nào": the register itself tells of the place that a unit is called by. */
function answerOfPlace(question: Question, turn: Turn): Outcome | null {
  const places = unitsOf(question.text, turn);
  const told = answerSubject(question, turn);
  const lead = fold(told?.draft.statements[0]?.text ?? "");
  return places.some((place) => lead.includes(place)) ? told : null;
}

/** Money stands in the budget tables, everything else in the text of the plans. */
export async function answerPlans(question: Question, turn: Turn): Promise<Outcome | null> {
  if (unitsOf(question.text, turn).length === 0 && namesUnknownUnit(question.text, turn))
    return null;
  const undone = await answerUndone(question, turn);
  if (undone !== null) return undone;
  const held = asksAgainstCap(question.text) ? await answerAgainstCap(question, turn) : null;
  if (held !== null) return held;
  const basis = asksPriceBasis(question.text, turn) ? await answerPriceBasis(question, turn) : null;
  if (basis !== null) return { ...basis, plan: true };
  const tasks = await answerTasks(question, turn);
  if (tasks !== null) return { ...tasks, plan: true };
  const found = isOfBudget(question)
    ? await answerPrices(question, turn)
    : await answerFromPlans(question, turn);
  turn.trace(
    found
      ? "Tìm thấy trong các kế hoạch, dự toán đã nạp."
      : "Các kế hoạch đã nạp không có nội dung này.",
  );
  return found === null ? null : { ...found, plan: true };
}

const BOUGHT = /\b(?:mua|sam|trang bi|dau tu)\b/;

/** A sum is asked for or said. */
function isOfBudget({ text, claims }: Question): boolean {
  const isBought = BOUGHT.test(fold(text));
  const isClaimed =
    claims.mood === "asserted" &&
    claims.quantities.some(
      ({ dimension }) => dimension === "money" || (isBought && dimension === "count"),
    );
  return asksMoney(text) || isClaimed || asksAcross(fold(text));
}

/** "BV tâm thần Kon Tum đạt mức mấy theo TT 54": a unit's plan tells of itself beside the document it goes by. */
export function tellsOfUnit(question: Question, turn: Turn): boolean {
  const { intents, named, text } = question;
  const units = unitsOf(text, turn);
  if (named.length === 0 || units.length === 0) return false;
  if (named.some(({ entry }) => units.some((unit) => fold(entry.issuer).includes(unit))))
    return false;
  if (OF_LAW.some((intent) => intents.has(intent))) return false;
  return /\b(?:dat|ghi|muc tieu|neu|ke hoach|mua|gia|du toan|may|bao nhieu)\b/.test(fold(text));
}

const OF_LAW = [
  "status",
  "replaced-by",
  "replaces",
  "deadline",
  "which",
  "list",
  "changes",
] as const;

/** Places in the plans that the unit sees which still lean on a dead document that the answer is about. */
export async function withPlans(outcome: Outcome, turn: Turn): Promise<Outcome> {
  const symbols = outcome.about
    .slice(0, 2)
    .filter((entry) => !canBeBasis(turn.citer.status(entry)))
    .map((entry) => entry.symbol);
  outcome.draft.statements.push(...(await planPlaces(symbols, turn)).slice(0, 1));
  return outcome;
}
