/** "Danh mục 14 nhiệm vụ", "gồm 10 chỉ tiêu": a text that tells how many rows a table has tells those of the new table. */
import type { DraftBlock } from "../../domain/draft/draft.ts";
import { parseVietnameseFigure } from "../../domain/plan/figure.ts";
import type { Plan, PlanTable } from "../../domain/plan/plan.ts";
import { printedLike } from "../../domain/plan/purchase-mentions.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";

const COUNTED: Readonly<Record<string, string>> = {
  tasks: "nhiệm vụ|hoạt động|công việc|nội dung công việc|đầu việc",
  targets: "chỉ tiêu|mục tiêu",
};
const FEWEST = 3;

/** Rows with a number of their own. */
const rowsIn = (rows: readonly (readonly string[])[]): number =>
  rows.filter(([label = ""]) => /^\d{1,3}[.)]?$/.test(label.trim())).length;

interface Count {
  before: number;
  now: number;
  nouns: string;
}

export function alignCounts({ context, sections }: Rollover, plan: Plan): void {
  const blocks = sections.flatMap((section) => section.blocks);
  const counts = plan.tables.flatMap((table) => countOf(table, blocks));
  const bodies = sections.filter(({ id }) => {
    const role = plan.sections.find((one) => one.id === id)?.role;
    return role !== undefined && role !== "results" && role !== "bases";
  });
  for (const block of bodies.flatMap((section) => section.blocks)) {
    if (block.rows !== undefined || block.status === "new") continue;
    const printed = block.text;
    const text = counts.reduce(withCount, printed);
    if (text === printed) continue;
    for (const { now } of counts) context.derived.push(String(now));
    const known = context.changes.find(({ after }) => after === printed);
    block.before ??= printed;
    block.text = text;
    if (block.status === "kept") block.status = "updated";
    block.reason = `${block.reason ?? ""} Số dòng đếm theo bảng của dự thảo.`.trim();
    if (known !== undefined) Object.assign(known, { after: text, reason: block.reason });
  }
}

/** Rows of a prior table and of the one in its place; none where the number tells nothing or did not change. */
function countOf({ kind, index, rows }: PlanTable, blocks: readonly DraftBlock[]): Count[] {
  const nouns = COUNTED[kind];
  const block = blocks.find(
    (one) =>
      one.rows !== undefined &&
      one.sources.some(({ locator }) => locator?.endsWith(`bảng ${index}`) === true),
  );
  const before = rowsIn(rows);
  const now = rowsIn(block?.rows ?? []);
  return nouns === undefined || before < FEWEST || now === 0 || now === before
    ? []
    : [{ before, now, nouns }];
}

function withCount(text: string, { before, now, nouns }: Count): string {
  const pattern = new RegExp(String.raw`(?<![\d.,/])(\d{1,3})(?=\s+(?:${nouns})(?!\p{L}))`, "giu");
  return text.replace(pattern, (raw) =>
    parseVietnameseFigure(raw) === before ? printedLike(raw, now) : raw,
  );
}
