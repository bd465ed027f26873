/** Result of a review, as printed by `can-cu review --json`. Source of the shape: the stable surface, see docs/. */
import { z } from "zod";

export const Severity = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof Severity>;

export const Where = z.strictObject({
  line: z.int().positive().optional(),
  page: z.int().positive().optional(),
  /** 1-based in reading order. */
  table: z.int().positive().optional(),
  /** Row label as printed ("8", "II", "Tổng cộng"). */
  row: z.string().optional(),
  /** Column header as printed. */
  column: z.string().optional(),
  sheet: z.string().optional(),
  /** Spreadsheet address. */
  cell: z.string().optional(),
  heading: z.string().optional(),
});
export type Where = z.infer<typeof Where>;

export const Finding = z.strictObject({
  /** Stable kebab-case; listed in docs/review-rules.md. */
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  severity: Severity,
  where: Where,
  /** Literally from the document. */
  quote: z.string(),
  expected: z.string().optional(),
  found: z.string().optional(),
  /** One or two Vietnamese sentences, with the computation. */
  message: z.string(),
  /** Symbol of the legal basis. */
  basis: z.string().optional(),
  suggestion: z.string().optional(),
  /** Further places with the same cause. */
  alsoAt: z.array(Where).optional(),
  /** Name of the finding that holds for the next version of the document. */
  fingerprint: z.string().optional(),
  /** Against the review of the version before; without one every finding is new. */
  state: z.enum(["new", "still-there", "waived"]).optional(),
  /** Why a reviewer accepts it. */
  waiver: z.strictObject({ reason: z.string(), at: z.string() }).optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding of an earlier review, as far as it is kept. */
export const FixedFinding = z.strictObject({
  fingerprint: z.string(),
  code: z.string(),
  severity: Severity,
  where: Where,
  quote: z.string(),
  message: z.string(),
});
export type FixedFinding = z.infer<typeof FixedFinding>;

export const Unreadable = z.strictObject({ where: Where, reason: z.string() });
export type Unreadable = z.infer<typeof Unreadable>;

export const Review = z.strictObject({
  file: z.string(),
  /** Date as of which statuses were computed for "today" suggestions. */
  asOf: z.string(),
  /** The plan's own date: as printed, or assumed (31/12 of the year before the plan year). */
  planDate: z.strictObject({ date: z.string().nullable(), assumed: z.boolean() }),
  title: z.string().nullable(),
  /** What the versions of this document share; with a fingerprint it names what is decided. */
  subject: z.string().optional(),
  findings: z.array(Finding),
  passed: z.strictObject({ relations: z.int(), citations: z.int() }),
  unreadable: z.array(Unreadable),
  /** The review of the version before; absent when there was none. */
  previous: z.strictObject({ file: z.string(), at: z.string() }).optional(),
  /** Findings of that review that are gone. */
  fixed: z.array(FixedFinding).optional(),
});
export type Review = z.infer<typeof Review>;

/** What one rule reports back. */
export interface RuleOutcome {
  findings: Finding[];
  /** Relations that were computed and hold. */
  relations: number;
  /** Citations that were checked and are right. */
  citations: number;
  unreadable: Unreadable[];
}

export const emptyOutcome = (): RuleOutcome => ({
  findings: [],
  relations: 0,
  citations: 0,
  unreadable: [],
});

const keyOf = (where: Where): string => JSON.stringify(where);

/** Each place once, in their order. */
export function distinctPlaces(places: readonly Where[]): Where[] {
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}

/** Whether one of the findings names the place, as its own or as a further one. */
export const isTold = (findings: readonly Finding[], where: Where): boolean =>
  findings.some((one) =>
    [one.where, ...(one.alsoAt ?? [])].some((place) => keyOf(place) === keyOf(where)),
  );

/** The others where the first tell nothing yet: one place, one finding. */
export function besides(first: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(first.map(({ where }) => keyOf(where)));
  return others.filter(({ where }) => !known.has(keyOf(where)));
}
