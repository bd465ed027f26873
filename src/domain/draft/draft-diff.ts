/** What changed between two versions of a draft, for the people who read both. */
import { formatDong } from "../budget/format-money.ts";
import type { Draft, DraftSection } from "./draft.ts";

export interface DraftDifference {
  /** Heading of the section, "Dự toán" or "Bìa". */
  where: string;
  kind: "added" | "removed" | "changed";
  /** "" for what was added. */
  before: string;
  /** "" for what was removed. */
  after: string;
}

export interface DraftDiff {
  differences: DraftDifference[];
  /** Ids of questions that were open and are no longer. */
  answered: string[];
  /** Ids of questions that came up. */
  opened: string[];
}

/** Lines are compared within their section, so that moved sections do not show as new text. */
export function diffDrafts(before: Draft, after: Draft): DraftDiff {
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const now = new Set(after.sections.map((section) => section.id));
  const gone = before.sections.filter((section) => !now.has(section.id));
  const differences = [
    ...pair("Bìa", coverLines(before), coverLines(after)),
    ...after.sections.flatMap((section) =>
      pair(section.heading, linesOf(old.get(section.id)), linesOf(section)),
    ),
    ...gone.flatMap((section) => pair(section.heading, linesOf(section), [])),
    ...pair("Dự toán", budgetLines(before), budgetLines(after)),
  ];
  const [oldIds, newIds] = [before, after].map((draft) => draft.missing.map((item) => item.id));
  return {
    differences,
    answered: (oldIds ?? []).filter((id) => !newIds?.includes(id)),
    opened: (newIds ?? []).filter((id) => !oldIds?.includes(id)),
  };
}

function linesOf(section: DraftSection | undefined): string[] {
  if (section === undefined) return [];
  const live = section.blocks.filter((block) => block.status !== "dropped");
  return live.flatMap((block) => block.rows?.map((row) => row.join(" | ")) ?? [block.text]);
}

function coverLines({ cover }: Draft): string[] {
  return [
    cover.title,
    ...[cover.parentBody, cover.body, cover.place, cover.signerTitle, cover.signerName].map(
      (part) => part ?? "",
    ),
    cover.recipients.join("; "),
  ].filter((line) => line !== "");
}

function budgetLines({ budget }: Draft): string[] {
  if (budget === null) return [];
  const lines = budget.groups.flatMap((group) => group.lines);
  const money = (amount: number | null): string =>
    amount === null ? "chưa có giá" : `${formatDong(amount)} đồng`;
  return [
    ...lines.map((line) =>
      line.lump === true
        ? `${line.name}: ${money(line.amount)}`
        : `${line.name}: ${line.quantity ?? "?"} × ${money(line.unitPrice)}`,
    ),
    `Tổng cộng: ${formatDong(budget.totalWithVat)} đồng`,
  ];
}

/** Lines only in one version; a removed and an added line in the same place of their lists are one change. */
function pair(
  where: string,
  before: readonly string[],
  after: readonly string[],
): DraftDifference[] {
  const removed = without(before, after);
  const added = without(after, before);
  const both = Math.min(removed.length, added.length);
  return [
    ...removed.slice(0, both).map((text, index) => ({
      where,
      kind: "changed" as const,
      before: text,
      after: added[index] ?? "",
    })),
    ...removed
      .slice(both)
      .map((text) => ({ where, kind: "removed" as const, before: text, after: "" })),
    ...added
      .slice(both)
      .map((text) => ({ where, kind: "added" as const, before: "", after: text })),
  ];
}

/** Lines of `lines` that `others` lacks, counting how often each stands. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
