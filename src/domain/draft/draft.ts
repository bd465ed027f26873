/** Result of a draft, as printed by `can-cu draft --json`. Money is whole đồng in a safe integer. */
import { z } from "zod";

import { Finding } from "../review/finding.ts";

export const SourceRef = z.strictObject({ documentId: z.string(), locator: z.string().nullable() });
export type SourceRef = z.infer<typeof SourceRef>;

export const BlockStatus = z.enum(["kept", "updated", "new", "dropped", "needs-input"]);
export type BlockStatus = z.infer<typeof BlockStatus>;

export const DraftBlock = z.strictObject({
  kind: z.enum(["paragraph", "bullet", "table"]),
  /** For a table: its rows as Markdown, for readers of the JSON; the cells stand in `rows`. */
  text: z.string(),
  /** Header row first; only for kind "table". */
  rows: z.array(z.array(z.string())).optional(),
  /** How many of the rows are header; absent: 1. */
  headerRows: z.int().positive().optional(),
  sources: z.array(SourceRef),
  status: BlockStatus,
  /** Why it was kept, updated, added or dropped, with the legal basis where there is one. */
  reason: z.string().optional(),
  /** The text it had in the prior plan, where it changed. */
  before: z.string().optional(),
});
export type DraftBlock = z.infer<typeof DraftBlock>;

export const DraftSection = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  heading: z.string(),
  /** Depth from 1 (Phần) to 4. */
  level: z.int().positive(),
  blocks: z.array(DraftBlock),
});
export type DraftSection = z.infer<typeof DraftSection>;

/** A rate, "KCT" (not subject to VAT) or null (not stated). */
export const VatRate = z.union([
  z.literal(0.05),
  z.literal(0.08),
  z.literal(0.1),
  z.literal("KCT"),
  z.null(),
]);
export type VatRate = z.infer<typeof VatRate>;

export const DraftBudgetLine = z.strictObject({
  label: z.string(),
  name: z.string(),
  unit: z.string(),
  /** đồng before VAT; null when it is still to be filled in. */
  unitPrice: z.int().nonnegative().nullable(),
  quantity: z.number().nonnegative().nullable(),
  amount: z.int().nonnegative().nullable(),
  vatRate: VatRate,
  /** null while the amount is not known, or while no line of the budget tells its tax. */
  amountWithVat: z.int().nonnegative().nullable(),
  /** One sum for nobody knows how many: there is neither a quantity nor a price, and none is missing. */
  lump: z.boolean().optional(),
  /** The price carries a tax of no told rate. */
  taxIncluded: z.boolean().optional(),
  source: SourceRef,
  /** Who pays, or an open place; only where the prior plan names funds line by line. */
  funding: z.string().optional(),
  /** The amount with VAT by quarter or another time, where the prior plan has a column each. */
  periods: z
    .array(z.strictObject({ name: z.string(), amount: z.int().nonnegative().nullable() }))
    .optional(),
  notes: z.array(z.string()),
  status: BlockStatus,
});
export type DraftBudgetLine = z.infer<typeof DraftBudgetLine>;

export const DraftBudgetGroup = z.strictObject({
  title: z.string(),
  /** The prior table that it goes on from and the section where that stands; only where there are several tables. */
  table: z.int().positive().optional(),
  section: z.string().optional(),
  lines: z.array(DraftBudgetLine),
  subtotal: z.int().nonnegative(),
  /** A line whose tax is not known counts with its amount. */
  subtotalWithVat: z.int().nonnegative(),
  /** How many lines count in the sum with VAT at their amount, since nobody told their tax; absent: none. */
  untaxedLines: z.int().positive().optional(),
});
export type DraftBudgetGroup = z.infer<typeof DraftBudgetGroup>;

export const DraftBudget = z.strictObject({
  unit: z.literal("đồng"),
  groups: z.array(DraftBudgetGroup),
  total: z.int().nonnegative(),
  totalWithVat: z.int().nonnegative(),
  /** As of a group: where it is there, the total with VAT is none of tax that is known. */
  untaxedLines: z.int().positive().optional(),
  /** Of the total with VAT: "Bốn tỷ tám trăm … đồng". */
  inWords: z.string(),
  /** Sums a fund; together they are the totals. */
  funding: z
    .array(
      z.strictObject({
        name: z.string(),
        total: z.int().nonnegative(),
        totalWithVat: z.int().nonnegative(),
      }),
    )
    .optional(),
});
export type DraftBudget = z.infer<typeof DraftBudget>;

/**
 * What an answer looks like: a share 0..100, a figure, a quantity, đồng, whether a document still holds, a plain
 * confirmation, an account that may also be that there is nothing to tell, or text. Checked by ./answers.ts.
 */
export const Expectation = z.enum([
  "percent",
  "number",
  "quantity",
  "money",
  "validity",
  "confirm",
  "account",
  "text",
]);
export type Expectation = z.infer<typeof Expectation>;

/** An open place of a draft as a question; the id stays the same when the draft is made again. */
export const MissingItem = z.strictObject({
  id: z.string(),
  ask: z.string(),
  /** Absent: text. */
  expects: Expectation.optional(),
  /** "%", "máy", "lượt". */
  unit: z.string().optional(),
});
export type MissingItem = z.infer<typeof MissingItem>;

/** What the staff answered to the question with this id. */
export const DraftAnswer = z.strictObject({
  id: z.string(),
  value: z.union([z.string(), z.number()]),
});
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** An answer that cannot be; its question stays open. */
export const RefusedAnswer = z.strictObject({
  id: z.string(),
  value: z.string(),
  /** One Vietnamese sentence. */
  message: z.string(),
});
export type RefusedAnswer = z.infer<typeof RefusedAnswer>;

export const ChangeEntry = z.strictObject({
  status: BlockStatus,
  section: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  /** What the reason rests on, the place in the prior plan first; absent in drafts kept before sources were told. */
  sources: z.array(SourceRef).optional(),
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** Cover data for the DOCX; null parts are left blank, never invented (NĐ 30/2020, Phụ lục I). */
export const DraftCover = z.strictObject({
  parentBody: z.string().nullable(),
  body: z.string().nullable(),
  /** "KH-TTYT": the number itself is left blank. */
  symbolSuffix: z.string(),
  place: z.string().nullable(),
  title: z.string(),
  /** Year in which the plan is signed, by the habit of the prior one; absent: left for the clerk. */
  issueYear: z.int().optional(),
  signerTitle: z.string(),
  signerName: z.string().nullable(),
  recipients: z.array(z.string()),
});
export type DraftCover = z.infer<typeof DraftCover>;

export const Draft = z.strictObject({
  year: z.int(),
  from: z.string().nullable(),
  outline: z.array(z.string()),
  cover: DraftCover,
  sections: z.array(DraftSection),
  budget: DraftBudget.nullable(),
  missing: z.array(MissingItem),
  /** Tasks of the year before on which the staff may report; a row each in the results form, no open place. */
  reportable: z.array(MissingItem).optional(),
  /** What might be reported and is asked by another question: taken from a form that still has it. */
  covered: z.array(MissingItem).optional(),
  /** Answers and results that were not taken over; one that cannot be true stands in `violations` too. */
  refused: z.array(RefusedAnswer),
  /** What the reader should know although nothing is wrong. */
  notices: z.array(z.string()),
  violations: z.array(z.string()),
  changes: z.array(ChangeEntry),
  /** Findings of our own review: errors stop delivery as final, warnings are shown with the draft. */
  review: z.array(Finding),
  mode: z.enum(["offline", "model"]),
});
export type Draft = z.infer<typeof Draft>;
