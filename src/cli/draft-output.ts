/** A draft as the text of a terminal: the sections, the budget, what is missing, what changed. */
import { formatDong } from "../domain/budget/format-money.ts";
import type { Draft, DraftBlock } from "../domain/draft/draft.ts";
import { untaxedLines } from "../domain/plan/budget-tax.ts";

const STATUS = {
  kept: "giữ",
  updated: "cập nhật",
  new: "mới",
  dropped: "bỏ",
  "needs-input": "cần bổ sung",
} as const;

export function draftText(draft: Draft): string {
  const lines = [draft.cover.title, ""];
  for (const section of draft.sections) {
    lines.push(`${"#".repeat(section.level)} ${section.heading}`);
    lines.push(...section.blocks.filter((block) => block.status !== "dropped").map(blockText), "");
  }
  if (draft.budget) {
    const taxed = untaxedLines(draft.budget) === 0 ? " (sau thuế)" : "";
    for (const group of draft.budget.groups.filter(({ title }) => title !== "")) {
      lines.push(`${group.title}: ${formatDong(BigInt(group.subtotalWithVat))} đồng${taxed}`);
    }
    lines.push(
      `Tổng cộng: ${formatDong(BigInt(draft.budget.totalWithVat))} đồng. Bằng chữ: ${draft.budget.inWords}.`,
      "",
    );
  }
  if (draft.missing.length > 0) {
    lines.push(
      `Cần bổ sung (${draft.missing.length}):`,
      ...draft.missing.map((item) => `- ${item.ask}`),
    );
  }
  if (draft.notices.length > 0)
    lines.push("", "Lưu ý:", ...draft.notices.map((text) => `- ${text}`));
  const warnings = draft.review.filter(({ severity }) => severity !== "error");
  if (warnings.length > 0)
    lines.push("", "Cần xem lại khi rà soát:", ...warnings.map(({ message }) => `- ${message}`));
  if (draft.violations.length > 0) {
    lines.push("", "Chưa đạt kiểm tra:", ...draft.violations.map((text) => `- ${text}`));
  }
  return lines.join("\n");
}

function blockText(block: DraftBlock): string {
  const mark = block.kind === "bullet" ? "- " : "";
  return `${mark}${block.text} (${STATUS[block.status]})`;
}
