/**
 * Port: what the last reviews of a document found, and what a reviewer accepted in it. A document is told by its
 * subject (its versions share one); everything belongs to a unit. Bounded by the driver: old reviews fall away.
 */
import type { Waiver } from "../domain/review/compare-reviews.ts";
import type { FixedFinding } from "../domain/review/finding.ts";

export interface ReviewRecord {
  unit: string;
  subject: string;
  /** SHA-256 of the reviewed bytes. */
  contentHash: string;
  fileName: string;
  /** ISO instant. */
  at: string;
  findings: readonly FixedFinding[];
}

export interface ReviewRecords {
  /** The newest review of other bytes of the same document. */
  previous(unit: string, subject: string, contentHash: string): Promise<ReviewRecord | null>;
  /** The newest review of the document, whatever its bytes. */
  newest(unit: string, subject: string): Promise<ReviewRecord | null>;
  /** Replaces an earlier review of the same bytes. */
  keep(record: ReviewRecord): Promise<void>;
  waivers(unit: string, subject: string): Promise<Waiver[]>;
  /** Gives or changes the reason. */
  waive(unit: string, subject: string, waiver: Waiver): Promise<void>;
  /** False when nothing was accepted under this name. */
  unwaive(unit: string, subject: string, fingerprint: string): Promise<boolean>;
}
