/**
 * Money that the prior plan leaves untold: who pays for a budget of which no line, column or sentence names a fund, and
 * whether what the register adds to the tasks costs anything. Both are the unit's to say, once, below the last table.
 */
import type { DraftBlock, DraftBudget } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { isReport } from "./read-plan-tables.ts";
import { emit, need, priorSource, type RolloverContext } from "./rollover-context.ts";

/** Folded words by which a plan names who pays, in whatever part but its report and its bases. */
const FUND =
  /\bnguon (?:kinh phi|von|thu|chi|ngan sach|tai chinh|nsnn|su nghiep|quy)\b|\bngan sach\b|\bnsnn\b|\bquy (?:phat trien|dau tu|bao hiem)|\bkinh phi (?:su nghiep|thuong xuyen|tu chu|khong tu chu|khong thuong xuyen|duoc giao|chi thuong xuyen)\b|\bxa hoi hoa\b|\bvon (?:dau tu|vay|vien tro|su nghiep)\b|\bvien tro\b|\btai tro\b|\bnguon hop phap\b/;

/** "Nguồn kinh phí: [cần bổ sung: …]" where nothing tells it; [] where something does. */
export function sourceBlocks(
  ctx: RolloverContext,
  heading: string,
  budget: DraftBudget,
): DraftBlock[] {
  if (budget.funding !== undefined || ctx.plan.budgets.length === 0 || tellsFund(ctx)) return [];
  const ask = `nguồn kinh phí thực hiện năm ${ctx.targetYear} (ngân sách nhà nước, nguồn thu sự nghiệp, Quỹ phát triển hoạt động sự nghiệp hay nguồn hợp pháp khác) và số tiền từng nguồn`;
  return [
    asked(ctx, heading, {
      ...{ lead: "Nguồn kinh phí", ask, id: "nguon-kinh-phi-thuc-hien" },
      reason: "Kế hoạch trước không nêu nguồn kinh phí; dự toán phải có nguồn bảo đảm.",
    }),
  ];
}

/** What the register added to the tasks has no line in any prior budget. */
export function dutyMoneyBlocks(ctx: RolloverContext, heading: string): DraftBlock[] {
  const tasks = [...new Set(ctx.addedTasks)];
  if (tasks.length === 0) return [];
  const ask = `việc nào cần kinh phí năm ${ctx.targetYear} và bao nhiêu, việc nào không cần: ${tasks.join("; ")}`;
  return [
    asked(ctx, heading, {
      ...{ lead: "Kinh phí của nhiệm vụ mới theo quy định", ask, id: "kinh-phi-nhiem-vu-moi" },
      reason: "Nhiệm vụ bổ sung theo quy định chưa có dòng kinh phí trong kế hoạch trước.",
    }),
  ];
}

interface Asked {
  lead: string;
  ask: string;
  id: string;
  reason: string;
}

function asked(
  ctx: RolloverContext,
  heading: string,
  { lead, ask, id, reason }: Asked,
): DraftBlock {
  const answer = need(ctx, { section: "kinh-phi", ask, id });
  const [first] = ctx.plan.sections;
  return emit(ctx, heading, {
    ...{ kind: "paragraph", reason, text: `${lead}: ${answer.replace(/[.;\s]+$/u, "")}.` },
    status: answer.startsWith("[") ? "needs-input" : "new",
    sources: first === undefined ? [] : [{ ...priorSource(ctx, first), locator: null }],
  });
}

function tellsFund({ plan }: RolloverContext): boolean {
  const reports = new Set(
    plan.sections.filter((one) => isReport(one) || one.role === "bases").map(({ id }) => id),
  );
  const lines = plan.sections
    .filter(({ id }) => !reports.has(id))
    .flatMap(({ heading, items }) => [heading, ...items.map(({ text }) => text)]);
  const cells = plan.tables
    .filter(({ section }) => !reports.has(section))
    .flatMap(({ rows }) => rows.flat());
  const columns = plan.budgets.flatMap(({ groups }) =>
    groups.flatMap((group) => group.lines.flatMap(({ sources }) => sources)),
  );
  return columns.length > 0 || [...lines, ...cells].some((text) => FUND.test(fold(text)));
}
