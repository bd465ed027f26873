/**
 * A yearly plan ("kế hoạch") as typed data: cover, outline with its items, legal bases, targets, tasks, budgets,
 * organisation, recipients and signature. Built from a ParsedDocument by ./read-plan.ts.
 *
 * The outline is the whole text: bases, targets and tasks point into it. What fits nowhere stands in `unplaced`,
 * so that a reader can list it; nothing of the document is dropped.
 */
import { z } from "zod";

import { Place } from "../document/parsed-document.ts";
import { VatRate } from "../draft/draft.ts";
import { IsoDate } from "../regulation/register-entry.ts";

/** What a section is for; children inherit the role of their parent unless their own heading says more. */
export const SectionRole = z.enum([
  "results",
  "bases",
  "goals-general",
  "targets",
  "tasks",
  "solutions",
  "budget",
  "organisation",
  "appendix",
  "other",
]);
export type SectionRole = z.infer<typeof SectionRole>;

export const PlanItem = z.strictObject({
  /** "ha-tang-so/3": section id and 1-based position; stable while the plan is not edited. */
  id: z.string(),
  kind: z.enum(["paragraph", "bullet", "table"]),
  /** "-", "+", "1.", "a)" as printed; null for a plain paragraph. */
  marker: z.string().nullable(),
  /** NFC text without the marker; "" for a table. */
  text: z.string(),
  /** The line as the scan has it, where `text` is a second reading of it. */
  scan: z.string().optional(),
  /** Index of the table in `tables`. */
  table: z.int().positive().nullable(),
  place: Place,
});
export type PlanItem = z.infer<typeof PlanItem>;

export const PlanSection = z.strictObject({
  /** Slug of the heading, made unique by its position. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** "Phần I", "II.", "1.2.", "a)"; "" when the heading has none. */
  number: z.string(),
  /** Heading without its number; "" for text before the first heading. */
  heading: z.string(),
  /** Depth in the outline, from 1. */
  level: z.int().positive(),
  parent: z.string().nullable(),
  role: SectionRole,
  items: z.array(PlanItem),
});
export type PlanSection = z.infer<typeof PlanSection>;

export const PlanTable = z.strictObject({
  index: z.int().positive(),
  /** Section whose item the table is. */
  section: z.string(),
  caption: z.array(z.string()),
  headerRows: z.int().nonnegative(),
  /** Cells as a full grid: text of a spanning cell stands in its first column, the covered ones are "". */
  rows: z.array(z.array(z.string())),
  kind: z.enum(["targets", "tasks", "budget", "other"]),
  /** Stands in the report on the year before, or in an appendix of what was done. */
  inResults: z.boolean(),
});
export type PlanTable = z.infer<typeof PlanTable>;

export const PlanBasis = z.strictObject({
  item: z.string(),
  /** The full entry as printed, without marker and "Căn cứ". */
  text: z.string(),
  /** Printed symbol with repaired marks; null when the entry names no symbol. */
  symbol: z.string().nullable(),
  /** Date printed behind the symbol. */
  date: IsoDate.nullable(),
});
export type PlanBasis = z.infer<typeof PlanBasis>;

export const Comparison = z.enum(["at-least", "at-most", "equal"]);
export type Comparison = z.infer<typeof Comparison>;

export const PlanTarget = z.strictObject({
  /** "ct-01": also the id in the results form. */
  id: z.string(),
  /** Item it was read from, or "bang-2/5" for row 5 of table 2. */
  item: z.string(),
  text: z.string(),
  /** Folded words that say what is measured, without figures and years. */
  subject: z.string(),
  /** "%", "máy", "lần/năm"; null when the target has no figure. */
  unit: z.string().nullable(),
  value: z.number().nullable(),
  comparison: Comparison.nullable(),
  year: z.int(),
  /** What was reached, once it is known; prior plans state none. */
  result: z.string().nullable(),
});
export type PlanTarget = z.infer<typeof PlanTarget>;

export const PlanTask = z.strictObject({
  /** "nv-01": also the id in the results form. */
  id: z.string(),
  item: z.string(),
  /** Heading or group row above it. */
  group: z.string().nullable(),
  content: z.string(),
  activity: z.string().nullable(),
  product: z.string().nullable(),
  lead: z.string().nullable(),
  support: z.string().nullable(),
  deadline: z.string().nullable(),
});
export type PlanTask = z.infer<typeof PlanTask>;

export const PlanCover = z.strictObject({
  parentBody: z.string().nullable(),
  body: z.string().nullable(),
  /** "163/KH-TTYT", or "/KH-TTYT" when the number was left blank. */
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  date: IsoDate.nullable(),
  title: z.string(),
  year: z.int(),
});
export type PlanCover = z.infer<typeof PlanCover>;

/** One row of money; all amounts in whole đồng, whatever the scale printed above the table. */
export const PlanBudgetLine = z.strictObject({
  /** "TT" as printed; a label, not an index. */
  label: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  /** đồng before VAT. */
  unitPrice: z.int().nullable(),
  quantity: z.number().nullable(),
  amount: z.int().nullable(),
  /** Computed from both amounts where they agree with a known rate; null: not stated. */
  vatRate: VatRate,
  amountWithVat: z.int().nullable(),
  /** The printed price, where it carries the tax; `unitPrice` is the price before it where a rate takes it apart. */
  grossPrice: z.int().optional(),
  /** đồng of tax that the table tells for this and other lines at once, by no single rate. */
  sharedTax: z.int().optional(),
  /** Funding source → đồng, for tables with a column a source. */
  sources: z.array(z.strictObject({ name: z.string(), amount: z.int() })),
  /** Amounts by quarter or another time of the year, for tables with a column each. */
  periods: z.array(z.strictObject({ name: z.string(), amount: z.int() })).optional(),
  /** Other columns of words: "Thông số kỹ thuật: …". */
  details: z.array(z.string()).optional(),
  /** Who pays, where a column says it in words: "NSNN". */
  fund: z.string().optional(),
  note: z.string(),
});
export type PlanBudgetLine = z.infer<typeof PlanBudgetLine>;

export const PlanBudget = z.strictObject({
  table: z.int().positive(),
  section: z.string(),
  /** "Phụ lục 2": how the table is named when its lines are cited. */
  title: z.string(),
  /** đồng per printed unit: 1, 1000, 1000000. */
  scale: z.int().positive(),
  /** The printed unit cannot be that of the cells: what was read instead, for whoever checks the draft. */
  scaleNote: z.string().optional(),
  /** Nothing tells the right unit. */
  scaleDoubt: z.boolean().optional(),
  /** Columns for which the next year's table has no place. */
  leftColumns: z.array(z.string()).optional(),
  /** Cells of columns of words that cannot go on: "Cơ sở đơn giá: Mức tối đa theo …". */
  leftWords: z.array(z.string()).optional(),
  groups: z.array(
    z.strictObject({
      label: z.string(),
      title: z.string(),
      /** Subtotal as printed, in đồng; null when none is. */
      printed: z.int().nullable(),
      lines: z.array(PlanBudgetLine),
    }),
  ),
  /** Grand total as printed, in đồng. */
  total: z.int().nullable(),
  words: z.string().nullable(),
});
export type PlanBudget = z.infer<typeof PlanBudget>;

export const Signature = z.strictObject({
  /** "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC": lines joined by " / ". */
  title: z.string(),
  name: z.string().nullable(),
});
export type Signature = z.infer<typeof Signature>;

export const Unplaced = z.strictObject({ text: z.string(), place: Place, reason: z.string() });
export type Unplaced = z.infer<typeof Unplaced>;

export const Plan = z.strictObject({
  cover: PlanCover,
  /** Reading order; `parent` makes the tree. */
  sections: z.array(PlanSection),
  tables: z.array(PlanTable),
  bases: z.array(PlanBasis),
  targets: z.array(PlanTarget),
  tasks: z.array(PlanTask),
  budgets: z.array(PlanBudget),
  organisation: z.array(z.strictObject({ item: z.string(), text: z.string() })),
  recipients: z.array(z.string()),
  signature: Signature.nullable(),
  unplaced: z.array(Unplaced),
  /** The marks are unreliable (scan): texts are for matching and reference, not for reuse word by word. */
  lostMarks: z.boolean(),
});
export type Plan = z.infer<typeof Plan>;
