/** Every rule of review, in the order of the generated list. One line a rule, sorted by group then name. */
import type { Rule } from "../rule.ts";
import { amountInText } from "./amount-in-text.ts";
import { amountWords } from "./amount-words.ts";
import { annexes } from "./annexes.ts";
import { citationDate } from "./citation-date.ts";
import { citationStatus } from "./citation-status.ts";
import { citationStyle } from "./citation-style.ts";
import { citationSymbol } from "./citation-symbol.ts";
import { citationTitle } from "./citation-title.ts";
import { countParts } from "./count-parts.ts";
import { describedAmount } from "./described-amount.ts";
import { describedQuantity } from "./described-quantity.ts";
import { differenceColumn } from "./difference-column.ts";
import { grandTotal } from "./grand-total.ts";
import { groupTotal } from "./group-total.ts";
import { listNumbering } from "./list-numbering.ts";
import { orderInText } from "./order-in-text.ts";
import { overspend } from "./overspend.ts";
import { planBodies } from "./plan-bodies.ts";
import { planContradictions } from "./plan-contradictions.ts";
import { planCounts } from "./plan-counts.ts";
import { planDeadlines } from "./plan-deadlines.ts";
import { planForeignUnit } from "./plan-foreign-unit.ts";
import { planLeftovers } from "./plan-leftovers.ts";
import { planMissingParts } from "./plan-missing-parts.ts";
import { planOwnNumber } from "./plan-own-number.ts";
import { planSignature } from "./plan-signature.ts";
import { planStaleYear } from "./plan-stale-year.ts";
import { priceCaps } from "./price-caps.ts";
import { priorPrices } from "./prior-prices.ts";
import { procurement } from "./procurement.ts";
import { quantityInText } from "./quantity-in-text.ts";
import { ratio } from "./ratio.ts";
import { rowDuplicate } from "./row-duplicate.ts";
import { rowNotes } from "./row-notes.ts";
import { rowNumbering } from "./row-numbering.ts";
import { rowOrder } from "./row-order.ts";
import { rowProduct } from "./row-product.ts";
import { rowScale } from "./row-scale.ts";
import { rowVat } from "./row-vat.ts";
import { rowsInText } from "./rows-in-text.ts";
import { runningSum } from "./running-sum.ts";
import { scale } from "./scale.ts";
import { securityLines } from "./security-lines.ts";
import { separatorMix } from "./separator-mix.ts";
import { sourceSplit } from "./source-split.ts";
import { sumInText } from "./sum-in-text.ts";
import { summaryTables } from "./summary-tables.ts";
import { textAgainstText } from "./text-against-text.ts";
import { textRepeats } from "./text-repeats.ts";
import { textWording } from "./text-wording.ts";
import { totalGroups } from "./total-groups.ts";
import { unborneFiguresRule } from "./unborne-figures.ts";
import { unitOrder } from "./unit-order.ts";
import { unreadableCells } from "./unreadable-cells.ts";
import { vatByLaw } from "./vat-by-law.ts";
import { vatInText } from "./vat-in-text.ts";
import { vatRatesMixed } from "./vat-rates-mixed.ts";
import { writtenFormula } from "./written-formula.ts";

/** Figures: tables, totals, words, ratios. */
export const arithmetic: readonly Rule[] = [
  amountInText,
  amountWords,
  countParts,
  describedAmount,
  describedQuantity,
  differenceColumn,
  grandTotal,
  groupTotal,
  orderInText,
  overspend,
  priceCaps,
  priorPrices,
  procurement,
  quantityInText,
  ratio,
  rowDuplicate,
  rowNotes,
  rowNumbering,
  rowOrder,
  rowProduct,
  rowScale,
  rowVat,
  rowsInText,
  runningSum,
  scale,
  securityLines,
  separatorMix,
  sourceSplit,
  sumInText,
  summaryTables,
  textAgainstText,
  totalGroups,
  unborneFiguresRule,
  unitOrder,
  unreadableCells,
  vatByLaw,
  vatInText,
  vatRatesMixed,
  writtenFormula,
];

/** References to regulations. */
export const citations: readonly Rule[] = [
  citationDate,
  citationStatus,
  citationStyle,
  citationSymbol,
  citationTitle,
];

/** The plan as a whole: years, parts, wording, bodies. */
export const plan: readonly Rule[] = [
  annexes,
  listNumbering,
  planBodies,
  planContradictions,
  planCounts,
  planDeadlines,
  planForeignUnit,
  planLeftovers,
  planMissingParts,
  planOwnNumber,
  planSignature,
  planStaleYear,
  textRepeats,
  textWording,
];

export const rules: readonly Rule[] = [...arithmetic, ...citations, ...plan];
