/**
 * All checks of all references of one document, run once; the rules in ../rules report them by their codes.
 * A reference is right when it is known to the register and no check has an error or a warning for it.
 */
import { oncePer } from "../../once-per.ts";
import { isoDate } from "../../reference/vietnamese-date.ts";
import type { IsoDate } from "../../regulation/register-entry.ts";
import { documentLines } from "../document-lines.ts";
import type { Finding } from "../finding.ts";
import type { ReviewInput } from "../rule.ts";
import { checkDate, checkTwoDates } from "./check-date.ts";
import { checkIssuer } from "./check-issuer.ts";
import { checkStatus } from "./check-status.ts";
import { checkForeignUnit, checkSchemeNames, checkStyle, checkVague } from "./check-style.ts";
import { checkSymbol, typingOf } from "./check-symbol.ts";
import { checkTitle } from "./check-title.ts";
import { type CitationIssue, toFindings } from "./citation-issue.ts";
import { type CitedReference, citedReferences } from "./cited-references.ts";
import { nearSymbol, wrongMarks } from "./near-symbols.ts";

export interface CitationReview {
  findings: readonly Finding[];
  /** References that were checked against the register and hold. */
  right: number;
}

/** One input is shared by the rules of a review; the result is computed for the first that asks. */
export const checkCitations = oncePer(reviewCitations);

/** Findings of the codes of one rule. */
export function citationFindings(
  input: ReviewInput,
  codes: readonly { code: string }[],
): Finding[] {
  const wanted = new Set(codes.map((one) => one.code));
  return checkCitations(input).findings.filter((finding) => wanted.has(finding.code));
}

function reviewCitations(input: ReviewInput): CitationReview {
  const lines = documentLines(input.document);
  const all = citedReferences(input);
  const { unsure } = lines;
  const status = {
    register: input.register,
    planDate: input.planDate,
    latest: latestPlanDate(input),
    planYear: input.facts.year,
    asOf: input.asOf,
    unsure,
    statuses: new Map(),
    named: new Set(all.map((one) => one.entry).filter((entry) => entry !== null)),
  };
  const typing = typingOf(all, unsure);
  const twoDates = checkTwoDates(all, unsure);
  const issues: CitationIssue[] = [
    ...twoDates,
    ...all.flatMap((cited) => {
      const date = twoDates.some((one) => one.cited === cited)
        ? null
        : checkDate(cited, { register: input.register, unsure, cited: all });
      const found = [
        checkSymbol(cited, typing) ?? (unsure ? null : nearSymbol(cited, input.register)),
        date,
        checkTitle(cited, unsure, input.register),
        checkIssuer(cited, unsure),
        checkStatus(cited, status),
      ];
      return found.filter((issue) => issue !== null);
    }),
  ];
  const notes = [...checkStyle(all, unsure), ...checkForeignUnit(all, lines)];
  return {
    findings: [
      ...toFindings([...issues, ...notes]),
      ...checkVague(all, lines),
      ...checkSchemeNames(lines, input.register),
      ...wrongMarks(lines, input.register),
    ],
    right: countRight(all, issues),
  };
}

function countRight(all: readonly CitedReference[], issues: readonly CitationIssue[]): number {
  const wrong = new Set(
    issues.filter((issue) => issue.severity !== "info").map((issue) => issue.cited),
  );
  return all.filter((cited) => cited.entry !== null && !wrong.has(cited)).length;
}

/**
 * The last day on which the plan can have been signed: its printed date, else the month that its head names
 * ("ngày … tháng 02 năm 2024"), else the end of its year.
 */
function latestPlanDate(input: ReviewInput): IsoDate | null {
  const { planDate, facts } = input;
  if (!planDate.assumed) return planDate.date;
  const head = documentLines(input.document).folded.slice(0, 1500);
  const partial = /ngay\s*(?:\.{2,}|…|_+)?\s*thang\s*(\d{1,2})\s*nam\s*(20\d{2})/.exec(head);
  if (partial) return endOfMonth(Number(partial[2]), Number(partial[1]));
  return facts.year === null ? null : `${facts.year}-12-31`;
}

function endOfMonth(year: number, month: number): IsoDate | null {
  for (const day of [31, 30, 29, 28]) {
    const date = isoDate(year, month, day);
    if (date !== null) return date;
  }
  return null;
}
