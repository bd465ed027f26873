/** What the whole of a table came to in the prior plan and comes to now: a total that fell because lines wait is told. */
import { formatDong } from "../budget/format-money.ts";
import type { DraftBudget } from "../draft/draft.ts";
import { BUDGET_SECTION } from "./asked-price.ts";
import { totalLabel, totalSums } from "./budget-blocks.ts";
import { tablesOf } from "./budget-sums.ts";
import { record, type RolloverContext } from "./rollover-context.ts";

/** One entry a table in the change report; the fall or rise of it is told to whoever signs, too. */
export function tellTotals(ctx: RolloverContext, budget: DraftBudget): void {
  for (const { table, budget: own } of tablesOf(budget)) {
    const prior = ctx.plan.budgets.filter((one) => table === undefined || one.table === table);
    const [first] = prior;
    const before = prior.length === 1 ? (first?.total ?? null) : null;
    if (first === undefined || before === null || before === own.totalWithVat) continue;
    const [amount, withVat] = totalSums(own);
    const sum = withVat === "" ? amount : withVat;
    const now = sum === "" ? "chưa có số tiền" : `${sum} đồng`;
    const label = totalLabel(own);
    const unit =
      first.scale === 1
        ? ""
        : " Bảng của kế hoạch trước không tính bằng đồng, bảng mới tính bằng đồng.";
    record(ctx, {
      section: BUDGET_SECTION,
      status: "updated",
      before: `${first.title}, tổng cộng: ${formatDong(before)} đồng`,
      after: `${label}: ${now}`,
      reason: `Tổng các dòng của dự thảo.${unit}`,
      sources: [{ documentId: ctx.priorId, locator: first.title }],
    });
    ctx.notices.push(
      `Tổng dự toán (${first.title}): kế hoạch trước ${formatDong(before)} đồng, dự thảo ${now}${label.replace(/^Tổng cộng/u, "")}.`,
    );
  }
}
