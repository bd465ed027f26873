/**
 * Reviews one document: runs every rule, merges what has one cause, sorts, counts what holds.
 * Pure: dates, register and prior prices are handed in. A rule never sees the findings of another one.
 */
import { readBudgetTables } from "../budget/read-budget-table.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import type { Finding, Review, RuleOutcome, Severity, Unreadable, Where } from "./finding.ts";
import { placeInText } from "./place-in-text.ts";
import { withPlanInside } from "./plan-inside.ts";
import type { DocumentFacts, PlanDate, ReviewInput, Rule } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";
import { TEXT_AGAINST_TEXT } from "./rules/text-against-text.ts";
import { UNBORNE } from "./rules/unborne-figures.ts";

export type ReviewRequest = Omit<ReviewInput, "budgets" | "planDate"> & {
  /** Only these rules; absent means all. */
  rules?: readonly Rule[];
};

/** Findings sorted by severity, then place; `passed` counts the relations and citations that hold. */
export function reviewDocument(request: ReviewRequest): Review {
  const { rules = allRules, ...asked } = request;
  const rest = { ...asked, facts: withPlanInside(asked) };
  const input: ReviewInput = {
    ...rest,
    planDate: planDateOf(rest.facts),
    budgets: readBudgetTables(rest.document),
  };
  const outcomes = rules.map((rule) => rule.check(input));
  return {
    file: input.document.fileName,
    asOf: input.asOf,
    planDate: input.planDate,
    title: input.facts.title,
    findings: withoutLast(
      joinAmounts(
        mergeFindings(
          placeInText(
            input.document,
            outcomes.flatMap((outcome) => outcome.findings),
          ),
        ),
      ),
    ).sort(byWeight),
    passed: {
      relations: sum(outcomes, (outcome) => outcome.relations),
      citations: sum(outcomes, (outcome) => outcome.citations),
    },
    unreadable: distinct(outcomes.flatMap((outcome) => outcome.unreadable)),
  };
}

/** The date printed on the document, else 31/12 of the year before the plan's own, marked as assumed. */
export function planDateOf(facts: DocumentFacts): PlanDate {
  if (facts.signed !== null) return { date: facts.signed, assumed: false };
  if (facts.year === null) return { date: null, assumed: true };
  const date: IsoDate = `${String(facts.year - 1).padStart(4, "0")}-12-31`;
  return { date, assumed: true };
}

/**
 * Findings that say the same thing of the same words at several places become one with `alsoAt`.
 * Findings of one cause but different words are joined by the rule itself, which knows the cause.
 */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.code, finding.quote, finding.message, finding.expected ?? ""].join(
      "\u0000",
    );
    const first = byKey.get(key);
    if (first === undefined) {
      byKey.set(key, { ...finding });
      continue;
    }
    const known = [first.where, ...(first.alsoAt ?? [])].map(placeKey);
    const more = [finding.where, ...(finding.alsoAt ?? [])].filter(
      (where) => !known.includes(placeKey(where)),
    );
    if (more.length > 0) first.alsoAt = [...(first.alsoAt ?? []), ...more];
    if (WEIGHT[finding.severity] < WEIGHT[first.severity]) first.severity = finding.severity;
  }
  return [...byKey.values()];
}

/** In this order: the first one tells most of a wrong amount. */
const AMOUNT_CODES = ["text-table-mismatch", "text-sum-mismatch", "words-mismatch"];

/** One wrong amount in a paragraph contradicts its words, its parts and its table: one finding that says so. */
function joinAmounts(findings: readonly Finding[]): Finding[] {
  const leads = new Map<string, Finding[]>();
  const kept: Finding[] = [];
  const order = (finding: Finding): number => AMOUNT_CODES.indexOf(finding.code);
  for (const finding of [...findings].sort((a, b) => order(a) - order(b))) {
    if (order(finding) < 0 || finding.where.row !== undefined) {
      kept.push(finding);
      continue;
    }
    const place = placeKey(finding.where);
    const lead = leads
      .get(place)
      ?.find(({ found }) => found !== undefined && finding.message.includes(found));
    if (lead === undefined) {
      leads.set(place, [...(leads.get(place) ?? []), finding]);
      kept.push(finding);
    } else {
      lead.message = `${lead.message} ${finding.message}`;
      lead.alsoAt = [...(lead.alsoAt ?? []), ...(finding.alsoAt ?? [])];
      if (lead.alsoAt.length === 0) delete lead.alsoAt;
    }
  }
  return kept;
}

/** A figure that only "nothing bears" is told where no other rule has anything to say of it. */
function withoutLast(findings: readonly Finding[]): Finding[] {
  const others = findings.filter(({ code, severity }) => code !== UNBORNE && severity !== "info");
  return findings.filter(
    (finding) =>
      !(finding.code === UNBORNE && others.some((other) => speaksOf(other, finding))) &&
      !(finding.code === TEXT_AGAINST_TEXT && others.some((other) => tellsSame(other, finding))),
  );
}

/** Two counts of one thing may be told by the rules on plans too, which know more of what they count. */
function tellsSame(
  other: Finding,
  { code, where, alsoAt = [], found, expected }: Finding,
): boolean {
  if (other.code === code || figureOf(other.found) === undefined) return false;
  const places = new Set([where, ...alsoAt].map(placeKey));
  return (
    [other.where, ...(other.alsoAt ?? [])].some((place) => places.has(placeKey(place))) &&
    [found, expected].some((said) => figureOf(said) === figureOf(other.found))
  );
}

const figureOf = (said = ""): string | undefined => /\d+(?:[.,]\d+)*/.exec(said)?.[0];

/** At the same line or cell; where the format has no lines, in the same words. */
function speaksOf(other: Finding, { where, quote }: Finding): boolean {
  const exact = where.line !== undefined || where.cell !== undefined;
  const place = placeKey(where);
  if (![other.where, ...(other.alsoAt ?? [])].some((one) => placeKey(one) === place)) return false;
  return exact || other.quote.includes(quote) || quote.includes(other.quote);
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function byWeight(a: Finding, b: Finding): number {
  return (
    WEIGHT[a.severity] - WEIGHT[b.severity] ||
    position(a.where) - position(b.where) ||
    a.code.localeCompare(b.code)
  );
}

/** Reading order as far as the place tells: line or page first, the table as a stand-in. */
function position(where: Where): number {
  if (where.line !== undefined) return where.line;
  return (where.page ?? 0) * 10_000 + (where.table ?? 0) * 100;
}

const placeKey = (where: Where): string =>
  [
    where.line,
    where.page,
    where.table,
    where.row,
    where.column,
    where.sheet,
    where.cell,
    where.heading,
  ].join("|");

function distinct(items: readonly Unreadable[]): Unreadable[] {
  const seen = new Map<string, Unreadable>();
  for (const item of items) seen.set(`${placeKey(item.where)}#${item.reason}`, item);
  return [...seen.values()];
}

function sum(outcomes: readonly RuleOutcome[], pick: (outcome: RuleOutcome) => number): number {
  return outcomes.reduce((total, outcome) => total + pick(outcome), 0);
}
