/** A price "theo quy định" that only plans tell: that there is no rule is said first. */
import { fold } from "../../domain/text/fold.ts";
import type { Outcome, Turn } from "./answer-deps.ts";
import { unitsOf } from "./plan-units.ts";
import type { Question } from "./understand.ts";

/** "Đơn giá thuê PACS theo quy định của Bộ": a rule is asked for, no plan is named. */
export function asksRuledPrice({ text, intents }: Question, turn: Turn): boolean {
  const folded = fold(text);
  const isPlan = /\b(?:ke hoach|kh|du toan)\b/.test(folded) || unitsOf(text, turn).length > 0;
  return intents.has("price") && !isPlan && /\b(?:quy dinh|cua bo|bo y te|nha nuoc)\b/.test(folded);
}

/** Plans bind nobody: that there is no rule is said first. */
export function asReference(plans: Outcome): Outcome {
  plans.draft.kind = "not-found";
  plans.draft.opening =
    "Không tìm thấy quy định về mức này trong kho. Để tham khảo, các kế hoạch đã nạp ghi:";
  return plans;
}
