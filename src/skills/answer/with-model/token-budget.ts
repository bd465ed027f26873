/** How many tokens the model may cost, per question and per day. The day's sum outlives the process in the settings. */
import { z } from "zod";

import type { Settings } from "../../../storage/settings.ts";

export interface TokenLimits {
  perQuestion: number;
  perDay: number;
}

export interface QuestionBudget {
  /** Tokens that may still be spent, 0 or more. */
  left(): number;
  spend(tokens: number): Promise<void>;
}

const Usage = z.object({ day: z.string(), tokens: z.number().nonnegative() });
const SCOPE = "system";
const KEY = "model-usage";

/** `today` gives the ISO date by which days are counted. */
export function makeTokenBudget(
  settings: Settings,
  today: () => string,
  limits: TokenLimits,
): { open(): Promise<QuestionBudget> } {
  const read = async (): Promise<number> => {
    const usage = Usage.safeParse(await settings.get(SCOPE, KEY));
    return usage.success && usage.data.day === today() ? usage.data.tokens : 0;
  };
  return {
    open: async () => {
      let ofDay = await read();
      let ofQuestion = 0;
      return {
        left: () => Math.max(0, Math.min(limits.perQuestion - ofQuestion, limits.perDay - ofDay)),
        spend: async (tokens) => {
          if (tokens === 0) return;
          ofQuestion += tokens;
          ofDay = (await read()) + tokens;
          await settings.set(SCOPE, KEY, { day: today(), tokens: ofDay });
        },
      };
    },
  };
}
