/** A rule whose findings come from the shared diagnosis of the tables: it names the codes and relations it stands for. */
import type { BudgetTable } from "../budget/budget-table.ts";
import { readCountTables } from "../budget/read-budget-table.ts";
import { diagnoseTable } from "../budget/relations/diagnose-table.ts";
import type { EquationKind } from "../budget/relations/equation.ts";
import { emptyOutcome, type RuleOutcome } from "./finding.ts";
import type { ReviewInput, Rule, RuleCode } from "./rule.ts";
import { tableIssues } from "./table-issues.ts";

export interface TableRuleOptions {
  id: string;
  title: string;
  codes: readonly RuleCode[];
  /** Relations whose holding ones this rule counts. */
  kinds: readonly EquationKind[];
}

export function makeTableRule({ id, title, codes, kinds }: TableRuleOptions): Rule {
  const mine = new Set(codes.map((code) => code.code));
  return {
    id,
    title,
    codes,
    check(input) {
      const outcome: RuleOutcome = emptyOutcome();
      for (const table of figureTables(input)) {
        const { held } = diagnoseTable(table);
        for (const kind of kinds) outcome.relations += held[kind];
        outcome.findings.push(...tableIssues(table).filter((finding) => mine.has(finding.code)));
      }
      return outcome;
    },
  };
}

/** Tables of money and of counts. */
export function figureTables(input: ReviewInput): BudgetTable[] {
  return [...input.budgets, ...readCountTables(input.document)];
}
