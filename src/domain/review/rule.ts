/**
 * What a rule of review is: one file in ./rules with its codes, severities, meaning and basis.
 *
 * A rule is pure and independent of the others. It reports what it found, how many relations and citations it
 * computed that hold, and what it could not read. Merging, order and counting are done by ./review-document.ts.
 */
import type { BudgetTable } from "../budget/budget-table.ts";
import type { PriorPrice } from "../budget/prior-price.ts";
import type { ParsedDocument } from "../document/parsed-document.ts";
import type { Register } from "../regulation/register.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import type { RuleOutcome, Severity } from "./finding.ts";

/** What classification says of a document, as far as the rules need it. */
export interface DocumentFacts {
  /** "plan", "budget", "regulation", "other". */
  kind: string;
  title: string | null;
  /** Year the plan or budget is for. */
  year: number | null;
  /** Date printed on the document. */
  signed: IsoDate | null;
  issuer: string | null;
}

/** The plan's own date. Assumed: 31/12 of the year before the plan year, where none is printed. */
export interface PlanDate {
  date: IsoDate | null;
  assumed: boolean;
}

export interface ReviewInput {
  document: ParsedDocument;
  facts: DocumentFacts;
  register: Register;
  /** Today, as of which suggestions for now are made. */
  asOf: IsoDate;
  planDate: PlanDate;
  /** Tables of money, in reading order. */
  budgets: readonly BudgetTable[];
  /** Unit prices of prior plans; may be empty. */
  prices: readonly PriorPrice[];
}

export interface RuleCode {
  /** Stable kebab-case, part of the stable surface. */
  code: string;
  /** The severity it has when nothing lowers it (OCR, low certainty). */
  severity: Severity;
  /** One Vietnamese sentence for docs/review-rules.md. */
  meaning: string;
  /** Symbol of the regulation it rests on. */
  basis?: string;
}

export interface Rule {
  /** kebab-case, the name of its file. */
  id: string;
  /** Vietnamese name for the generated list. */
  title: string;
  codes: readonly RuleCode[];
  check(input: ReviewInput): RuleOutcome;
}
