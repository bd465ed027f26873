/** The computed budget at its place in the draft, and its total in the text. */
import { announcesUnit } from "../../domain/budget/unit-above.ts";
import type { DraftBlock, DraftBudget, DraftSection } from "../../domain/draft/draft.ts";
import { budgetBlocks, closingBlocks } from "../../domain/plan/budget-blocks.ts";
import { type BudgetTablePart, tablesOf } from "../../domain/plan/budget-sums.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { emit } from "../../domain/plan/rollover-context.ts";
import { BUDGET_SECTION } from "./draft-order.ts";
import { fillTotals, tellInReport } from "./sums-in-text.ts";

/** Puts each computed table where its prior one stood, or into a section of its own. */
export function placeBudget(rollover: Rollover, plan: Plan, budget: DraftBudget | null): void {
  if (budget === null) return;
  const parts = tablesOf(budget);
  const [first] = plan.budgets;
  const homes = parts.map((part) => homeOf(rollover, part.table ?? first?.table));
  const placed = parts.flatMap((part, index) => {
    const home = homes[index];
    return home === undefined ? [] : [{ ...home, part, isLast: index === parts.length - 1 }];
  });
  if (placed.length < parts.length) ownSection(rollover, budget);
  // From the end on, so that the places in front of it stay what they are.
  else for (const one of placed.reverse()) putTable(rollover, one);
  if (parts.some(({ table }) => table !== undefined)) tellEmptied(rollover, plan, parts);
  fillTotals(rollover, plan, budget);
}

interface Home {
  home: DraftSection;
  at: number;
}

function homeOf({ budgetPlaces, sections }: Rollover, table: number | undefined): Home | undefined {
  const place = table === undefined ? undefined : budgetPlaces.get(table);
  const home = sections.find((section) => section.id === place?.section);
  return home && place ? { home, at: place.at } : undefined;
}

function putTable(
  rollover: Rollover,
  { home, at, part, isLast }: Home & { part: BudgetTablePart; isLast: boolean },
): void {
  const { context } = rollover;
  for (const block of [...home.blocks.slice(0, at), ...announcements(rollover)])
    inDong(rollover, block);
  // "IV. KINH PHÍ (Đơn vị: nghìn đồng)" tells the unit of the prior table too.
  home.heading = home.heading.replace(IN_THOUSANDS, "$1đồng");
  home.blocks.splice(at, 0, ...budgetBlocks(context, home.heading, part.budget));
  if (isLast) home.blocks.push(...closingBlocks(context, home.heading, part.budget));
}

/** Sentences that announce tables further on, in whatever part. */
const announcements = ({ sections }: Rollover): DraftBlock[] =>
  sections.flatMap(({ blocks }) => blocks.filter(({ text }) => announcesUnit(text)));

const IN_THOUSANDS =
  /((?:đơn vị(?: tính)?|đvt|tính (?:bằng|theo)(?: đơn vị)?(?: là)?)\s*:?\s*)(?:nghìn|ngàn|triệu|tỷ|tỉ|1[.,]?000)(?: đồng|(?= ?[).:;,]|$))/giu;

/** The new table is in đồng, whatever the line in front of the prior one said of its unit. */
function inDong(rollover: Rollover, block: DraftBlock): void {
  const printed = block.text;
  const text = printed.replace(IN_THOUSANDS, "$1đồng");
  if (block.kind === "table" || text === printed) return;
  block.text = text;
  block.before ??= printed;
  if (block.status === "kept") block.status = "updated";
  block.reason = "Bảng dự toán mới tính bằng đồng.";
  tellInReport(rollover, printed, block);
}

function ownSection({ context, sections }: Rollover, budget: DraftBudget): void {
  const heading = "DỰ TOÁN KINH PHÍ";
  const blocks = [
    ...budgetBlocks(context, heading, budget),
    ...closingBlocks(context, heading, budget),
  ];
  sections.push({ id: BUDGET_SECTION, heading, level: 1, blocks });
}

/** A table of which nothing is left leaves no heading without content. */
function tellEmptied(rollover: Rollover, plan: Plan, parts: readonly BudgetTablePart[]): void {
  const { context } = rollover;
  for (const { table, title } of plan.budgets) {
    if (parts.some((part) => part.table === table)) continue;
    const { home, at } = homeOf(rollover, table) ?? {};
    if (home === undefined || at === undefined) continue;
    const block = emit(context, home.heading, {
      kind: "paragraph",
      text: `Năm ${context.targetYear} không có nhu cầu kinh phí cho nội dung này.`,
      status: "updated",
      reason: `Mọi hạng mục của ${title} được bỏ theo yêu cầu.`,
      sources: [{ documentId: context.priorId, locator: title }],
    });
    home.blocks.push(block);
  }
}
