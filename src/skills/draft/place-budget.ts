/** The computed budget at its place in the draft, and its total in the text. */
import { formatDong } from "../../domain/budget/format-money.ts";
import { moneyInBlock } from "../../domain/budget/money-in-text.ts";
import type { DraftBlock, DraftBudget } from "../../domain/draft/draft.ts";
import { budgetBlocks } from "../../domain/plan/budget-blocks.ts";
import { openMark } from "../../domain/plan/open-marks.ts";
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

/** "Tổng kinh phí: [cần bổ sung …]" in the text takes the computed total, with what that does not hold yet. */
function fillTotals(rollover: Rollover, plan: Plan, budget: DraftBudget): void {
  if (plan.lostMarks || budget.totalWithVat === 0) return;
  const told = totalInText(budget);
  rollover.context.derived.push(told);
  for (const section of plan.sections.filter(({ role }) => role !== "results")) {
    const draft = rollover.sections.find((candidate) => candidate.id === section.id);
    const blocks = draft?.blocks.filter((candidate) => isTotal(candidate, section, plan)) ?? [];
    for (const block of blocks) fillTotal(rollover, block, told);
  }
}

function totalInText(budget: DraftBudget): string {
  const open = budget.groups
    .flatMap((group) => group.lines)
    .filter((line) => line.amount === null).length;
  const rest = open === 0 ? "" : `, chưa gồm ${open} hạng mục chưa có số lượng hoặc đơn giá`;
  return `${formatDong(budget.totalWithVat)} đồng (Bằng chữ: ${budget.inWords}${rest})`;
}

/** One amount is the total; of several the first one, and how it is made up stays a question. */
function fillTotal({ context }: Rollover, block: DraftBlock, told: string): void {
  const question = /\[cần bổ sung: ([^\]]+)\]/u.exec(block.text)?.[1] ?? "";
  const at = context.missing.findIndex((item) => item.ask === question);
  const several = question.startsWith(SEVERAL);
  const ask = question.replace(SEVERAL, "cơ cấu nguồn");
  block.text = block.text.replace(
    /\[cần bổ sung: [^\]]+\]/u,
    several ? `${told}; ${openMark(ask)}` : told,
  );
  block.status = block.text.includes("[cần bổ sung:") ? "needs-input" : "updated";
  block.reason = "Tổng tính từ bảng dự toán của dự thảo.";
  const item = context.missing[at];
  if (several && item !== undefined) context.missing[at] = { ...item, ask };
  else if (at >= 0) context.missing.splice(at, 1);
}

const SEVERAL = "số tiền và cơ cấu nguồn";

function isTotal(block: DraftBlock, section: PlanSection, plan: Plan): boolean {
  if (block.status !== "needs-input" || !/số tiền (?:và cơ cấu nguồn )?năm/u.test(block.text))
    return false;
  const named =
    section.role === "budget" &&
    /tổng kinh phí|tong kinh phi/iu.test(`${block.text} ${section.heading}`);
  return named || tellsTotal(block.before ?? "", plan);
}

/** The prior sentence told the sum of the prior tables. */
function tellsTotal(before: string, { budgets }: Plan): boolean {
  const totals = budgets.map(({ total }) => total);
  if (totals.length === 0 || totals.some((total) => total === null)) return false;
  const whole = totals.reduce<bigint>((sum, total) => sum + BigInt(total ?? 0), 0n);
  const kind = "paragraph" as const;
  return moneyInBlock({ kind, text: before, place: {}, headingPath: [] }).at(0)?.amount === whole;
}
