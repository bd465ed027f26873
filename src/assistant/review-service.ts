/**
 * One review from request to files: reviews, compares with the review of the version before, applies and keeps what the
 * reviewer accepts, makes the deliverables.
 */
import { compareReviews, subjectOf, withFingerprints } from "../domain/review/compare-reviews.ts";
import type { Finding, FixedFinding, Review } from "../domain/review/finding.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../platform/clock.ts";
import { sha256 } from "../platform/sha256.ts";
import type { ReviewSkillRequest, ReviewSkillResult } from "../skills/review/make-review.ts";
import type { ReviewRecords } from "../storage/review-records.ts";
import type { Deliverable, FindingDecision, ReviewRequest, UploadedFile } from "./assistant.ts";

export interface ReviewServiceDeps {
  review(request: ReviewSkillRequest, signal?: AbortSignal): Promise<ReviewSkillResult>;
  records: ReviewRecords;
  clock: Clock;
  /** Brings the register up to date. */
  fresh(): Promise<void>;
}

export interface ReviewService {
  review(
    request: ReviewRequest & { asOf: string },
    signal?: AbortSignal,
  ): Promise<{ review: Review; files: Deliverable[] }>;
  decideFinding(decision: FindingDecision): Promise<Finding["waiver"] | null>;
}

export function makeReviewService(deps: ReviewServiceDeps): ReviewService {
  return { review: reviewOne(deps), decideFinding: (decision) => decideLater(deps, decision) };
}

function reviewOne(deps: ReviewServiceDeps): ReviewService["review"] {
  return async (request, signal) => {
    await deps.fresh();
    const { unit, file } = request;
    const { review: found, document, facts } = await deps.review(request, signal);
    const subject = subjectOf(facts, file.fileName);
    const named = withFingerprints(found.findings);
    await decide(deps, request, subject, new Set(named.map((finding) => finding.fingerprint)));
    const review = await compared(deps, { unit, file, subject, found });
    if (!request.withFiles) return { review, files: [] };
    request.onProgress?.({ what: "Đang tạo báo cáo" });
    const { reviewFiles } = await import("./review-files.ts");
    return { review, files: await reviewFiles(review, file, document) };
  };
}

/** The same on what is kept of the newest review, for a reviewer who has read it. */
async function decideLater(
  deps: ReviewServiceDeps,
  { unit, subject, fingerprint, reason }: FindingDecision,
): Promise<Finding["waiver"] | null> {
  const newest = await deps.records.newest(unit, subject);
  const known = new Set(newest?.findings.map((finding) => finding.fingerprint));
  await decide(deps, { unit, decisions: [{ fingerprint, reason }] }, subject, known);
  const waivers = await deps.records.waivers(unit, subject);
  const waiver = waivers.find((one) => one.fingerprint === fingerprint);
  return waiver === undefined ? null : { reason: waiver.reason, at: waiver.at };
}

/** Accepting needs a finding of this review and a reason; taking back needs an accepted one. */
async function decide(
  { records, clock }: ReviewServiceDeps,
  { unit, decisions = [] }: Pick<ReviewRequest, "unit" | "decisions">,
  subject: string,
  known: ReadonlySet<string | undefined>,
): Promise<void> {
  for (const { fingerprint, reason } of decisions) {
    if (reason === null) {
      if (await records.unwaive(unit, subject, fingerprint)) continue;
      throw new AppError("finding-not-found", `no waiver ${fingerprint}`);
    }
    if (!known.has(fingerprint)) throw new AppError("finding-not-found", `no ${fingerprint}`);
    await records.waive(unit, subject, { fingerprint, reason, at: clock.now() });
  }
}

async function compared(
  { records, clock }: ReviewServiceDeps,
  parts: { unit: string; file: UploadedFile; subject: string; found: Review },
): Promise<Review> {
  const { unit, file, subject, found } = parts;
  const contentHash = sha256(file.bytes);
  const before = await records.previous(unit, subject, contentHash);
  const waivers = await records.waivers(unit, subject);
  const { findings, fixed } = compareReviews(found.findings, before?.findings ?? null, waivers);
  const kept = findings.map(summaryOf);
  const at = clock.now();
  await records.keep({
    ...{ unit, subject, contentHash, at },
    fileName: file.fileName,
    findings: kept,
  });
  if (before === null) return { ...found, subject, findings };
  return { ...found, subject, findings, previous: { file: before.fileName, at: before.at }, fixed };
}

const summaryOf = ({
  fingerprint,
  code,
  severity,
  where,
  quote,
  message,
}: Review["findings"][number]): FixedFinding => ({
  fingerprint: fingerprint ?? "",
  ...{ code, severity, where, quote, message },
});
