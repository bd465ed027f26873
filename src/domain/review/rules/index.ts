/** Every rule of review, in the order of the generated list. One line a rule, sorted by group then name. */
import type { Rule } from "../rule.ts";

/** Figures: tables, totals, words, ratios. */
const arithmetic: Rule[] = [];

/** References to regulations. */
const citations: Rule[] = [];

/** The plan as a whole: years, parts, wording, bodies. */
const plan: Rule[] = [];

export const rules: readonly Rule[] = [...arithmetic, ...citations, ...plan];
