/** The computed budget at its place in the draft, and its total in the text. */
import { formatDong } from "../../domain/budget/format-money.ts";
import type { DraftBlock, DraftBudget } from "../../domain/draft/draft.ts";
import { budgetBlocks } from "../../domain/plan/budget-blocks.ts";
import type { Plan, PlanSection } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { BUDGET_SECTION } from "./draft-order.ts";

/** Puts the computed table where the first budget table stood, or into a section of its own. */
export function placeBudget(rollover: Rollover, plan: Plan, budget: DraftBudget | null): void {
  if (budget === null) return;
  const { context, sections } = rollover;
  const [first] = plan.budgets;
  const place = first === undefined ? undefined : rollover.budgetPlaces.get(first.table);
  const home = sections.find((section) => section.id === place?.section);
  if (home && place) {
    home.blocks.splice(place.at, 0, ...budgetBlocks(context, home.heading, budget));
  } else {
    const heading = "DỰ TOÁN KINH PHÍ";
    sections.push({
      id: BUDGET_SECTION,
      heading,
      level: 1,
      blocks: budgetBlocks(context, heading, budget),
    });
  }
  fillTotals(rollover, plan, budget);
}

/** "Tổng kinh phí: [cần bổ sung …]" in the text takes the computed total, once every line of it is known. */
function fillTotals(rollover: Rollover, plan: Plan, budget: DraftBudget): void {
  const lines = budget.groups.flatMap((group) => group.lines);
  if (plan.lostMarks || lines.some((line) => line.amount === null)) return;
  for (const section of plan.sections.filter((candidate) => candidate.role === "budget")) {
    const draft = rollover.sections.find((candidate) => candidate.id === section.id);
    const block = draft?.blocks.find((candidate) => isTotal(candidate, section));
    if (!block) continue;
    const question = /\[cần bổ sung: ([^\]]+)\]/u.exec(block.text)?.[1];
    const amount = `${formatDong(budget.totalWithVat)} đồng (Bằng chữ: ${budget.inWords})`;
    block.text = block.text.replace(/\[cần bổ sung: [^\]]+\]/u, amount);
    block.status = "updated";
    block.reason = "Tổng tính từ bảng dự toán của dự thảo.";
    const at = rollover.context.missing.findIndex((item) => item.ask === question);
    if (at >= 0) rollover.context.missing.splice(at, 1);
  }
}

function isTotal(block: DraftBlock, section: PlanSection): boolean {
  const named = /tổng kinh phí|tong kinh phi/iu.test(`${block.text} ${section.heading}`);
  return named && block.status === "needs-input" && block.text.includes("số tiền năm");
}
