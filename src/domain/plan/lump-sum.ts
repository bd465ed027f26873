/** A line of the prior budget with one sum for nobody knows how many: it goes on whole or waits for another sum. */
import { formatDong } from "../budget/format-money.ts";
import { slug } from "../text/fold.ts";
import type { Decided } from "./asked-price.ts";
import type { BudgetAction } from "./budget-request.ts";
import { openMark } from "./open-marks.ts";
import type { PlanBudgetLine } from "./plan.ts";
import { answerTo, type RolloverContext } from "./rollover-context.ts";

type Sums = Pick<PlanBudgetLine, "unitPrice" | "quantity" | "amount" | "amountWithVat">;

export const isLump = (line: Sums): boolean =>
  line.unitPrice === null && line.quantity === null && lumpOf(line) !== null;

/** The sum itself, đồng. */
export const lumpOf = ({ amount, amountWithVat }: Sums): number | null => amount ?? amountWithVat;

/** "tăng gấp đôi", "giảm 5" change a number that a lump sum does not have. */
export const changesNumber = ({ times, kind }: BudgetAction): boolean =>
  times !== undefined || kind === "subtract";

interface Wanted {
  section: string;
  line: PlanBudgetLine;
  /** The item as a question names it. */
  name: string;
  why: string;
}

/** How much money the next year takes for it: the unit's answer, or an open place. */
export function lumpWanted(ctx: RolloverContext, { section, line, name, why }: Wanted): Decided {
  const sum = lumpOf(line) ?? 0;
  const prior = sum === 0 ? "không bố trí tiền" : `${formatDong(sum)} đồng`;
  ctx.derived.push(formatDong(sum));
  const ask = `nhu cầu kinh phí năm ${ctx.targetYear} về ${name} (kế hoạch trước: ${prior})`;
  const id = `nc-${slug(line.name).slice(0, 50)}`;
  const answer = answerTo(ctx, { section, ask, id, expects: "money" });
  if (answer === null)
    return { quantity: null, lump: null, status: "needs-input", notes: [openMark(ask), why] };
  const given = Number(answer);
  const notes = ["Số tiền do đơn vị cung cấp."];
  return { quantity: given === 0 ? 0 : 1, lump: given, status: "updated", notes };
}
