/** What is asked of the drafter. */
import type { PriorPrice } from "../../domain/budget/prior-price.ts";
import type { DraftAnswer } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import type { UnitProfile } from "../../domain/unit/unit-profile.ts";

export interface DraftOrder {
  /** Year to draft for. */
  year: number;
  priorPlan: Plan;
  /** Document id of the prior plan. */
  priorId: string;
  part: "plan" | "budget" | { section: string };
  /** In plain Vietnamese: "thêm 20 máy tính, bỏ kiosk, EMR 12 tháng". */
  request?: string;
  /** Results of the form and answers to open questions. */
  results?: readonly DraftAnswer[];
  asOf: IsoDate;
  profile?: UnitProfile;
  prices?: readonly PriorPrice[];
}

/** Id of the budget's own section, where the prior plan had none. */
export const BUDGET_SECTION = "du-toan-kinh-phi";

/** A price of a later plan was not known when this one is written. */
export function earlierPrices(order: DraftOrder): PriorPrice[] {
  return (order.prices ?? []).filter((price) => price.year === null || price.year < order.year);
}
