/**
 * Two places of one plan that cannot both be true: "chưa triển khai" against "tiếp tục", a target below what was
 * reached, two deadlines for one task, "100 %" against a unit with none, nothing against a positive amount.
 *
 * Only what the words themselves carry; a scope that may differ ("một số đơn vị") is not compared.
 */
import { allAgainstNone } from "../all-against-none.ts";
import { absencesAgainst } from "../claims/absences-against.ts";
import { levelsAgainst } from "../claims/levels-against.ts";
import { levelsAgainstRows } from "../claims/levels-against-rows.ts";
import { levelsNearlySame } from "../claims/levels-nearly-same.ts";
import { taskTimes } from "../claims/task-times.ts";
import { countConflicts } from "../count-conflicts.ts";
import { countsBelowResults, rowsBelowResults } from "../count-targets.ts";
import { keptMoreThanThere } from "../day-conflicts.ts";
import { droppedYetKept } from "../dropped-kept.ts";
import { besides, emptyOutcome, type Finding, isTold } from "../finding.ts";
import { fractionsBelowResults } from "../fraction-targets.ts";
import { indicatorsAgainst } from "../indicators/indicators-against.ts";
import { withoutOtherThings } from "../indicators/other-things.ts";
import { leadConflicts } from "../lead-conflicts.ts";
import { type Prose, proseOf } from "../prose.ts";
import type { ReviewInput, Rule, RuleCode } from "../rule.ts";
import { resultConflicts, targetConflicts, targetsBelowResults } from "../share-conflicts.ts";
import { tableTargetConflicts } from "../table-targets.ts";

const codes: readonly RuleCode[] = [
  {
    code: "not-started-against-continued",
    severity: "warning",
    meaning: "Một nơi ghi chưa triển khai, nơi khác ghi tiếp tục hoặc duy trì cùng việc đó.",
  },
  {
    code: "target-below-result",
    severity: "warning",
    meaning: "Chỉ tiêu thấp hơn kết quả đã đạt.",
  },
  {
    code: "target-conflict",
    severity: "warning",
    meaning: "Hai chỉ tiêu khác nhau cho cùng một nội dung, cùng thời điểm.",
  },
  {
    code: "deadline-conflict",
    severity: "warning",
    meaning: "Một nhiệm vụ có hai thời hạn khác nhau.",
  },
  {
    code: "lead-conflict",
    severity: "warning",
    meaning: "Một nhiệm vụ giao cho hai đơn vị chủ trì khác nhau.",
  },
  {
    code: "kept-more-than-there",
    severity: "warning",
    meaning: "Nhiệm vụ duy trì nhiều hơn số đã có ghi ở phần kết quả.",
  },
  {
    code: "dropped-yet-kept",
    severity: "warning",
    meaning: "Một nơi ghi đã dừng hoặc không mua, nơi khác vẫn duy trì, gia hạn hoặc mua.",
  },
  {
    code: "result-conflict",
    severity: "warning",
    meaning: "Phần kết quả ghi hai số liệu khác nhau cho cùng một nội dung.",
  },
  {
    code: "all-against-none",
    severity: "warning",
    meaning: "Ghi 100 % nhưng bảng hoặc câu khác cho thấy còn nơi chưa có.",
  },
];

export const planContradictions: Rule = {
  id: "plan-contradictions",
  title: "Hai nơi mâu thuẫn nhau",
  codes,
  check(input) {
    const prose = proseOf(input);
    const levels = levelsOf(input, prose);
    return {
      ...emptyOutcome(),
      findings: [
        ...absencesAgainst(prose),
        ...levels,
        ...resultConflicts(prose),
        ...levelsAgainstRows(prose, input.facts.year),
        ...droppedYetKept(prose),
        ...leadConflicts(prose),
        ...taskTimes(prose),
        ...keptMoreThanThere(prose),
        ...allAgainstNone(prose),
      ],
    };
  },
};

/** Targets below results and targets that differ, each told in a way of its own; the surer ways first. */
function levelsOf({ facts: { year }, budgets }: ReviewInput, prose: Prose): Finding[] {
  const shares = [
    ...targetsBelowResults(prose),
    ...countsBelowResults(prose),
    ...fractionsBelowResults(prose),
    ...rowsBelowResults(prose, year),
    ...targetConflicts(prose, year),
    ...tableTargetConflicts(prose, year),
  ];
  const exact = besides(shares, levelsAgainst(prose, year, budgets));
  const sure = [...shares, ...exact, ...countConflicts(prose)];
  const near = levelsNearlySame(prose, year, budgets);
  const either = [...sure, ...near.filter(({ where }) => !isTold(sure, where))];
  const told = withoutOtherThings(either, prose, year);
  const named = indicatorsAgainst(prose, year);
  return [...told, ...named.filter(({ where }) => !isTold(told, where))];
}
