/** Whether a question is asked of the plans of the store. */
import { fold } from "../../domain/text/fold.ts";
import { asksAcross } from "./across-plans.ts";
import type { Turn } from "./answer-deps.ts";
import { asksAllPlans } from "./plan-choice.ts";
import { asksPriceBasis } from "./plan-price-basis.ts";
import { unitsOf } from "./plan-units.ts";
import type { Question } from "./understand.ts";

/** A plan is meant: it is named, or its unit is, and no regulation is asked for. */
export function asksPlan(question: Question, turn: Turn): boolean {
  const { intents } = question;
  const hasUnit = unitsOf(question.text, turn).length > 0;
  if (OF_AUTHORITY.test(fold(question.text)) && !hasUnit) return false;
  if (asksPriceBasis(question.text, turn) || isOverPlans(fold(question.text))) return true;
  if (intents.has("which") || intents.has("list") || intents.has("changes")) {
    return hasUnit && (intents.has("plan") || intents.has("changes"));
  }
  return intents.has("plan") || hasUnit;
}

const isOverPlans = (text: string): boolean =>
  OVER_PLANS.test(text) || asksAllPlans(text) || asksAcross(text);

/** "Những kế hoạch nào có dự toán LIS", "kế hoạch nào mua kiosk": all plans of the store. */
const OVER_PLANS =
  /\bke hoach nao\b.{0,40}\b(?:du toan|mua|trang bi|chi|co|ghi|neu|dat|thue|nhieu|it|cao|thap)\b/;

/** Plans of ministries and of the government are regulations of the register. */
const OF_AUTHORITY =
  /ke hoach .{0,40}(?:cua )?(?:bo y te|byt|bo truong|thu tuong|chinh phu|ttg)\b|cua (?:bo y te|byt|thu tuong|chinh phu)/;
