/** Two sentences of a document that tell one quantity with different values; the same is told for certain or not at all. */
import { emptyOutcome } from "../finding.ts";
import { proseOf } from "../prose.ts";
import type { Rule } from "../rule.ts";
import { quantitiesAgainst } from "../told-twice/quantities-against.ts";
import { yearsToldTwice } from "../years/year-findings.ts";

export const TEXT_AGAINST_TEXT = "text-text-mismatch";

export const textAgainstText: Rule = {
  id: "text-against-text",
  title: "Một số liệu nêu ở hai câu",
  codes: [
    {
      code: TEXT_AGAINST_TEXT,
      severity: "warning",
      meaning:
        "Hai câu của văn bản nói cùng một số liệu (số lượng, thời hạn, ngày, số tiền) mà ghi hai giá trị khác nhau.",
    },
  ],
  check(input) {
    const prose = proseOf(input);
    if (prose.all.unsure) return emptyOutcome();
    const { findings, relations } = quantitiesAgainst(prose, input.facts.year);
    const years = yearsToldTwice(input).filter(
      ({ found }) => !findings.some((one) => one.found === found),
    );
    return { ...emptyOutcome(), findings: [...findings, ...years], relations };
  },
};
