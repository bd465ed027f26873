/** Tables of the prior plan in the next one: tasks and targets row by row; other tables as they stand, years moved. */
import type { DraftBlock, SourceRef } from "../draft/draft.ts";
import type { PlanSection, PlanTable } from "./plan.ts";
import { rewriteText } from "./rewrite-text.ts";
import { emit, headingOf, priorSource, record, type RolloverContext } from "./rollover-context.ts";

export function markdownOf(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...body.map(line)].join("\n");
}

/** Rewrites each cell; every row is recorded with what became of it. */
export function rolloverTable(
  ctx: RolloverContext,
  section: PlanSection,
  table: PlanTable,
): DraftBlock {
  const heading = headingOf(section);
  const sources: SourceRef[] = [
    {
      ...priorSource(ctx, section),
      locator: `${priorSource(ctx, section).locator ?? ""}, bảng ${table.index}`.replace(/^, /, ""),
    },
  ];
  const header = Math.max(1, table.headerRows);
  let changed = false;
  let open = false;
  const rows = table.rows.map((row, index) => {
    const cells = row.map((cell) => (cell === "" ? null : rewriteCell(ctx, section, cell)));
    const texts = cells.map((cell) => cell?.text ?? "");
    const after = texts.filter((text) => text !== "").join(" | ");
    const before = row.filter((text) => text !== "").join(" | ");
    const reasons = cells.flatMap((cell) => cell?.reasons ?? []);
    sources.push(...cells.flatMap((cell) => cell?.sources ?? []));
    const status = /\[cần bổ sung:/.test(after)
      ? "needs-input"
      : after === before
        ? "kept"
        : "updated";
    changed ||= status === "updated";
    open ||= status === "needs-input";
    if (index >= header) {
      record(ctx, {
        section: heading,
        status,
        before,
        after,
        reason: reasons.join(" ") || "Nội dung còn áp dụng, giữ nguyên.",
      });
    }
    return texts;
  });
  return emit(ctx, heading, {
    kind: "table",
    text: markdownOf(rows),
    rows,
    status: open ? "needs-input" : changed ? "updated" : "kept",
    reason: `Bảng của kế hoạch trước, từng dòng đã rà soát cho năm ${ctx.targetYear}.`,
    sources,
  });
}

function rewriteCell(ctx: RolloverContext, section: PlanSection, cell: string) {
  return rewriteText(ctx, section, cell);
}
