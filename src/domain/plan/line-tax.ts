/** The tax of a line that goes on from the prior table: as the request says it, as the table tells it, or by its kind. */
import type { SourceRef } from "../draft/draft.ts";
import type { Priced } from "./asked-price.ts";
import { type VatDecision, vatFor, vatOfTold, wholeGrossNote } from "./budget-notes.ts";
import type { BudgetAction } from "./budget-request.ts";
import { isLump, lumpOf } from "./lump-sum.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { vatSaid } from "./request-tax.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** What the request says of the tax of the price that it names. */
const taxAsked = (
  actions: readonly BudgetAction[],
  { documentId }: SourceRef,
): VatDecision | null =>
  documentId === "yeu-cau"
    ? vatSaid(actions.find(({ unitPrice }) => unitPrice !== null)?.tax)
    : null;

/** The printed tax says nothing of a price that the request names. */
export function vatOfLine(
  ctx: RolloverContext,
  { line, actions }: { line: PlanBudgetLine; actions: readonly BudgetAction[] },
  { source }: Priced,
): VatDecision {
  const { name, vatRate } = line;
  const told = taxAsked(actions, source) ?? vatOfTold(ctx, line);
  if (told !== null) return told;
  const grossPrice =
    line.grossPrice ?? (isLump(line) && line.amount === null ? lumpOf(line) : null) ?? undefined;
  if (grossPrice === undefined || source.documentId !== ctx.priorId)
    return vatFor(ctx, name, vatRate);
  if (grossPrice !== line.unitPrice || typeof vatRate !== "number")
    return vatFor(ctx, name, vatRate, grossPrice);
  const [, ...notes] = vatFor(ctx, name, null, grossPrice).notes;
  return { rate: null, notes: [wholeGrossNote(vatRate), ...notes], taxIncluded: true };
}
