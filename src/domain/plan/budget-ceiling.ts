/** "Tổng kinh phí không quá 1,2 tỷ": a limit of the whole that a request names, held against the computed total. */
import { formatDong } from "../budget/format-money.ts";
import type { DraftBudget } from "../draft/draft.ts";
import type { BudgetRequest } from "./budget-request.ts";
import type { RolloverContext } from "./rollover-context.ts";

/** What the request allows at most, against the total with tax; open lines still add to it. */
export function holdCeiling(
  ctx: RolloverContext,
  { totalWithVat }: DraftBudget,
  ceiling: BudgetRequest["ceiling"],
): void {
  if (ceiling === null) return;
  const sum = formatDong(totalWithVat);
  const most = formatDong(ceiling.amount);
  if (totalWithVat > ceiling.amount) {
    const over = formatDong(totalWithVat - ceiling.amount);
    ctx.violations.push(
      `Tổng dự toán ${sum} đồng vượt ${over} đồng so với mức ${most} đồng nêu trong "${ceiling.phrase}"; bớt hạng mục hoặc số lượng.`,
    );
  } else {
    ctx.notices.push(
      `Tổng dự toán ${sum} đồng, trong mức ${most} đồng nêu trong "${ceiling.phrase}"; chưa gồm các dòng còn để trống.`,
    );
  }
}
