/**
 * What a reading of a new regulation proposes for the register: every field with its place, the words it rests on and
 * a confidence. A proposal counts for nothing until a person has confirmed it; what the text does not say is null and
 * listed in `missing`. It is stored as JSON, hence the schema.
 */
import { z } from "zod";

import { Place } from "../../document/parsed-document.ts";
import { Confidence, DocumentType, IsoDate, Provision, Relation } from "../register-entry.ts";

/** Where a value was read. */
export const Evidence = z.strictObject({
  place: Place,
  /** "Điều 4 khoản 3"; null outside the articles. */
  locator: z.string().nullable(),
  /** Literally from the text, white space folded. */
  quote: z.string(),
  /** 0..1. */
  confidence: z.number().min(0).max(1),
});
export type Evidence = z.infer<typeof Evidence>;

const field = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value: value.nullable(), evidence: Evidence.nullable() });

export const EffectiveRule = z.enum(["date", "from-signing", "unknown"]);
export const Scope = z.enum(["national", "provincial", "internal"]);
export const Force = z.enum(["normative", "administrative", "guidance", "party"]);

export const ProposedFields = z.strictObject({
  symbol: field(z.string()),
  type: field(DocumentType),
  issuer: field(z.string()),
  signed: field(IsoDate),
  effective: field(IsoDate),
  effectiveRule: field(EffectiveRule),
  title: field(z.string()),
  period: field(z.strictObject({ from: IsoDate.optional(), to: IsoDate.optional() })),
});
export type ProposedFields = z.infer<typeof ProposedFields>;
export type FieldName = keyof ProposedFields;

export interface Field<T> {
  value: T | null;
  evidence: Evidence | null;
}

export const ProposedRelation = z.strictObject({
  relation: Relation,
  /** Signing date of the target as this text prints it. */
  targetDate: IsoDate.nullable(),
  evidence: Evidence,
});
export type ProposedRelation = z.infer<typeof ProposedRelation>;

export const ProposedProvision = z.strictObject({ provision: Provision, evidence: Evidence });
export type ProposedProvision = z.infer<typeof ProposedProvision>;

/** A line of the preamble: "Căn cứ Luật …". */
export const LegalBasis = z.strictObject({
  symbol: z.string().nullable(),
  /** Name as printed, without number and date. */
  name: z.string(),
  evidence: Evidence,
});
export type LegalBasis = z.infer<typeof LegalBasis>;

export const Proposal = z.strictObject({
  fields: ProposedFields,
  /** Derived from type, issuer and symbol; null when these are not known. */
  scope: Scope.nullable(),
  force: Force.nullable(),
  subjects: z.array(z.string()),
  relations: z.array(ProposedRelation),
  provisions: z.array(ProposedProvision),
  bases: z.array(LegalBasis),
  /** Clauses that end or change a document which they do not name by its symbol. */
  unresolved: z.array(Evidence),
  /** Names of the fields that were not found. */
  missing: z.array(z.string()),
  confidence: Confidence,
});
export type Proposal = z.infer<typeof Proposal>;

/** The three steps of the register for a share of 0..1. */
export function confidenceStep(share: number): Confidence {
  if (share >= 0.85) return "high";
  return share >= 0.6 ? "medium" : "low";
}
