/** Result of a question, as printed by `can-cu ask --json`. */
import { z } from "zod";

export const CitedStatus = z.enum([
  "in-force",
  "in-force-partly",
  "replaced",
  "period-ended",
  "upcoming",
  "unclear",
]);
export type CitedStatus = z.infer<typeof CitedStatus>;

export const Citation = z.strictObject({
  /** As printed on the document; null for a source without one (a plan). */
  symbol: z.string().nullable(),
  type: z.string(),
  issuer: z.string(),
  title: z.string(),
  signed: z.string().nullable(),
  effective: z.string().nullable(),
  status: CitedStatus,
  replacedBy: z.array(z.string()),
  /** A dead document may be named, never as "basis". */
  role: z.enum(["basis", "superseded", "related"]),
  locator: z.string().nullable(),
  documentId: z.string(),
  /** Version of the document that was quoted: it can be opened after the document has changed. */
  version: z.int().positive().optional(),
  /** Literally in the stored text of the document. */
  quote: z.string(),
  quoteKind: z.enum(["verbatim", "summary"]),
  /** A second reading of a quote that lost its marks: shown beside it and marked as such, never quoted. */
  reading: z.string().optional(),
});
export type Citation = z.infer<typeof Citation>;

export const AnswerKind = z.enum([
  "answered",
  "not-found",
  "out-of-scope",
  "clarify",
  "premise-corrected",
]);
export type AnswerKind = z.infer<typeof AnswerKind>;

export const Answer = z.strictObject({
  kind: AnswerKind,
  /** What the user reads: Vietnamese, plain text, with the sources. */
  text: z.string(),
  asOf: z.string(),
  citations: z.array(Citation),
  facts: z.array(z.string()),
  mode: z.enum(["offline", "model"]),
  /** Next sensible questions or steps, as the user would type them. */
  suggestions: z.array(z.string()).optional(),
  /** How the answer was found, when it was asked for: Vietnamese sentences for the user. */
  why: z.array(z.string()).optional(),
});
export type Answer = z.infer<typeof Answer>;
