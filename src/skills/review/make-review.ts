/** The review skill: a file → findings, and on request the annotated copy and the reports. */
import type { PriorPrice } from "../../domain/budget/prior-price.ts";
import { classifyDocument, type DocumentFacts } from "../../domain/document/classify.ts";
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import type { Review } from "../../domain/review/finding.ts";
import { reviewDocument } from "../../domain/review/review-document.ts";
import { AppError } from "../../errors.ts";
import type { OnProgress } from "../../platform/progress.ts";

export interface ReviewSkillRequest {
  file: { fileName: string; bytes: Uint8Array };
  asOf: IsoDate;
  unit: string;
  onProgress?: OnProgress;
}

export interface ReviewSkillDeps {
  register: Register;
  read(
    file: { fileName: string; bytes: Uint8Array },
    signal?: AbortSignal,
    onProgress?: OnProgress,
  ): Promise<ParsedDocument>;
  /** Unit prices of the plans that the unit sees. */
  prices(unit: string): Promise<readonly PriorPrice[]>;
}

export interface ReviewSkillResult {
  review: Review;
  document: ParsedDocument;
  facts: DocumentFacts;
}

export function makeReview(
  deps: ReviewSkillDeps,
): (request: ReviewSkillRequest, signal?: AbortSignal) => Promise<ReviewSkillResult> {
  return async ({ file, asOf, unit, onProgress }, signal) => {
    const document = await deps.read(file, signal, onProgress);
    if (signal?.aborted === true) throw new AppError("cancelled", "review stopped");
    onProgress?.({ what: "Đang kiểm tra số liệu và viện dẫn" });
    const facts = classifyDocument(document);
    const prices = await deps.prices(unit);
    const review = reviewDocument({ document, facts, register: deps.register, asOf, prices });
    return { review, document, facts };
  };
}
