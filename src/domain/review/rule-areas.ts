/** What a finding is about, by its code: for filters. A code of no rule belongs to no area. */
import type { Rule } from "./rule.ts";
import { arithmetic, citations, plan } from "./rules/index.ts";

export interface RuleArea {
  id: "figures" | "citations" | "plan";
  /** Vietnamese name. */
  title: string;
  rules: readonly Rule[];
}

export const ruleAreas: readonly RuleArea[] = [
  { id: "figures", title: "Số liệu, bảng, thuế", rules: arithmetic },
  { id: "citations", title: "Viện dẫn văn bản", rules: citations },
  { id: "plan", title: "Nội dung, bố cục kế hoạch", rules: plan },
];

const byCode = new Map(
  ruleAreas.flatMap((area) =>
    area.rules.flatMap((rule) => rule.codes.map(({ code }) => [code, { area, rule }] as const)),
  ),
);

export const areaOfCode = (code: string): { area: RuleArea; rule: Rule } | undefined =>
  byCode.get(code);
