/**
 * Last year's text: goals, tasks and deadlines of a plan for year N that still say an earlier year.
 *
 * Results speak of last year by right; so do comparisons ("so với năm …"), spans, names of laws and cited titles.
 */
import { besides, emptyOutcome } from "../finding.ts";
import { proseOf } from "../prose.ts";
import type { Rule, RuleCode } from "../rule.ts";
import { deadlinesInTables, deadlinesOfBlocks } from "../stale-deadlines.ts";
import { resultsAhead, yearsInProse } from "../stale-text.ts";
import { ownNameFindings } from "../stale-title.ts";

const codes: readonly RuleCode[] = [
  {
    code: "stale-year",
    severity: "error",
    meaning: "Mục tiêu, nhiệm vụ hoặc thời hạn của kế hoạch còn ghi năm cũ.",
  },
];

export const planStaleYear: Rule = {
  id: "plan-stale-year",
  title: "Năm cũ trong kế hoạch",
  codes,
  check(input) {
    const { year } = input.facts;
    if (year === null || input.facts.kind !== "plan") return emptyOutcome();
    const prose = proseOf(input);
    const signed = input.planDate.assumed ? null : input.planDate.date;
    const said = yearsInProse(prose, year, signed);
    const findings = [
      ...said,
      ...besides(said, deadlinesOfBlocks(prose, year)),
      ...deadlinesInTables(prose, year),
      ...ownNameFindings(prose, year, signed),
      ...resultsAhead(prose, year, input.planDate.date),
    ];
    return { ...emptyOutcome(), findings };
  },
};
