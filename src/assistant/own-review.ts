/** Our own review of a draft, whole plan, budget or section: of the document that would be delivered, read back. */
import { classifyDocument } from "../domain/document/classify.ts";
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import type { Draft } from "../domain/draft/draft.ts";
import { OPEN } from "../domain/plan/open-marks.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { Finding } from "../domain/review/finding.ts";
import { reviewDocument } from "../domain/review/review-document.ts";
import { makePlanDocx } from "../export/plan-docx.ts";
import type { DraftRequest, UploadedFile } from "./assistant.ts";

export interface OwnReviewDeps {
  register: Register;
  /** Reads a DOCX of our own making. */
  readOwn(file: UploadedFile): Promise<ParsedDocument>;
}

export interface Drafted {
  draft: Draft;
  asOf: string;
  part: DraftRequest["part"];
}

/** Errors, which stop delivery as final, and warnings, which whoever signs should know. */
export async function reviewOwnDraft(
  deps: OwnReviewDeps,
  { draft, asOf, part: ordered }: Drafted,
): Promise<Finding[]> {
  const part = typeof ordered === "object" ? "section" : ordered;
  // What the box on the first page says of refused answers is no text of the plan.
  const bytes = await makePlanDocx({ ...draft, violations: [], review: [] }, { part });
  const document = await deps.readOwn({ fileName: `ke-hoach-${draft.year}.docx`, bytes });
  const facts = { ...classifyDocument(document), kind: "plan" as const, year: draft.year };
  const review = reviewDocument({ document, facts, register: deps.register, asOf, prices: [] });
  return review.findings.filter(
    (finding) => finding.severity !== "info" && !isOpenPlace(draft, finding),
  );
}

/** A place that the draft leaves open on purpose stands in its questions already. */
function isOpenPlace({ sections }: Draft, { code, quote }: Finding): boolean {
  if (code !== "template-leftover") return false;
  if (quote.includes(OPEN)) return true;
  // The cells of a row are quoted with tabs between them.
  const told = quote.split("\t").find((cell) => cell.length >= WORDS) ?? quote;
  const start = told.slice(0, LONG_ENOUGH);
  return sections.some(({ blocks }) =>
    blocks.some(({ text }) => text.includes(OPEN) && text.includes(start)),
  );
}

const LONG_ENOUGH = 40;
const WORDS = 12;
