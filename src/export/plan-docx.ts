/**
 * A draft as the DOCX that staff put before their director, laid out by Nghị định 30/2020/NĐ-CP.
 * Nothing is added to the draft's words except the fixed formulas of the form.
 */
import { AlignmentType, type FileChild, type ISectionOptions } from "docx";

import type { Draft, DraftBudget } from "../domain/draft/draft.ts";
import type { SourceTitles } from "./budget-rows.ts";
import { budgetChildren, wholeParagraph } from "./budget-table-docx.ts";
import {
  packDocx,
  paragraph,
  reportHeading,
  section,
  TEXT_WIDTH,
  TIGHT_SPACING,
  WIDE_TEXT_WIDTH,
} from "./docx-base.ts";
import { appendixSection, budgetParts, splitAppendices } from "./plan-appendix.ts";
import { bodyChildren } from "./plan-body.ts";
import { draftNote, planFoot, planHead, planTitle } from "./plan-frame.ts";

export interface PlanDocxOptions {
  /** What the draft holds; absent: told from its sections and outline. */
  part?: "plan" | "section" | "budget";
  /** Year of the date line; absent: left blank, as day and month always are. */
  issueYear?: number;
  sourceTitles?: SourceTitles;
}

function partOf(draft: Draft): "plan" | "section" | "budget" {
  if (draft.sections.length === 0 && draft.budget !== null) return "budget";
  return draft.sections.length < draft.outline.length ? "section" : "plan";
}

/** Why the draft must not be signed yet; empty when it passed. */
function openProblems(draft: Draft): string[] {
  const { violations, review } = draft;
  const errors = review.filter(({ severity }) => severity === "error").map((one) => one.message);
  // A violation may quote the finding.
  const untold = errors.filter((message) => !violations.some((one) => one.includes(message)));
  return [...violations, ...new Set(untold)];
}

const note = (draft: Draft): FileChild[] => {
  const problems = openProblems(draft);
  return problems.length === 0 ? [] : draftNote(problems);
};

const partTitle = (text: string): FileChild =>
  paragraph(
    text,
    { bold: true, allCaps: true },
    {
      alignment: AlignmentType.CENTER,
      spacing: { ...TIGHT_SPACING, after: 200 },
    },
  );

function wholePlan(
  draft: Draft,
  options: PlanDocxOptions,
  titles: SourceTitles,
): ISectionOptions[] {
  const { body, appendices } = splitAppendices(draft);
  const main = section([
    ...note(draft),
    planHead(draft.cover, options.issueYear ?? draft.cover.issueYear),
    ...planTitle(draft.cover.title),
    ...bodyChildren(body, TEXT_WIDTH),
    ...planFoot(draft.cover),
  ]);
  return [main, ...appendices.map((appendix) => appendixSection(appendix, draft, titles))];
}

function budgetOnly(draft: Draft, titles: SourceTitles): ISectionOptions[] {
  const title = partTitle(`Dự toán kinh phí năm ${draft.year}`);
  const tables = draft.budget === null ? [] : budgetTables(draft, draft.budget, titles);
  return [section([...note(draft), title, ...tables], { landscape: true })];
}

/** One table; several of them each under its name, with the sum of all at the end. */
function budgetTables(draft: Draft, budget: DraftBudget, titles: SourceTitles): FileChild[] {
  const parts = budgetParts(draft, budget);
  if (parts.length < 2) return budgetChildren(budget, titles, WIDE_TEXT_WIDTH);
  const named = parts.flatMap(({ name, title, budget: own }) => [
    reportHeading(title === "" ? name : `${name}. ${title}`),
    ...budgetChildren(own, titles, WIDE_TEXT_WIDTH),
  ]);
  return [...named, wholeParagraph(budget)];
}

function sectionOnly(draft: Draft, titles: SourceTitles): ISectionOptions[] {
  const { body, appendices } = splitAppendices(draft);
  const rest = appendices.map((appendix) => appendixSection(appendix, draft, titles));
  const text = [...note(draft), ...bodyChildren(body, TEXT_WIDTH)];
  return body.length === 0 && rest.length > 0 ? rest : [section(text), ...rest];
}

/** DOCX of the plan, of one section or of the budget alone. */
export async function makePlanDocx(
  draft: Draft,
  options: PlanDocxOptions = {},
): Promise<Uint8Array> {
  const titles = options.sourceTitles ?? new Map<string, string>();
  const part = options.part ?? partOf(draft);
  if (part === "budget") return packDocx(budgetOnly(draft, titles), draft.cover.title);
  const sections = part === "plan" ? wholePlan(draft, options, titles) : sectionOnly(draft, titles);
  return packDocx(sections, draft.cover.title);
}
