/** Titles of groups in the tables of tasks under which no task is left: they leave, and the numerals run on. */
import type { DraftBlock } from "../../domain/draft/draft.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { headersOf } from "../../domain/plan/read-plan-tables.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { markdownOf } from "../../domain/plan/rollover-tables.ts";
import { fromRoman, toRoman } from "../../domain/text/roman.ts";

type Row = readonly string[];

export function leaveEmptyGroups({ context, sections }: Rollover, plan: Plan): void {
  for (const section of sections) {
    const items = plan.sections.find(({ id }) => id === section.id)?.items ?? [];
    const prior = plan.tables.filter(
      ({ index, kind }) => kind === "tasks" && items.some(({ table }) => table === index),
    );
    if (prior.length === 0) continue;
    // A group that had no task before stays as the unit left it.
    const known = new Set(prior.flatMap((table) => emptyOf(table.rows).map(titleOf)));
    section.blocks = section.blocks.map((block) => {
      const head = block.rows === undefined ? [] : headersOf(block.rows, block.headerRows ?? 1);
      const fits = prior.some(
        (table) => headersOf(table.rows, table.headerRows).length === head.length,
      );
      const empty = fits ? emptyOf(block.rows ?? []).filter((row) => !known.has(titleOf(row))) : [];
      for (const row of empty) {
        context.changes.push({
          ...{ section: section.heading, status: "dropped", after: "" },
          before: row.filter((cell) => cell !== "").join(" | "),
          reason: "Nhóm không còn nhiệm vụ nào.",
        });
      }
      return empty.length === 0 ? block : without(block, new Set(empty));
    });
  }
}

/** "II", "A" in front of a title; null for a row of a task. */
function labelOf(row: Row): "roman" | "letter" | null {
  const filled = row.filter((cell) => cell !== "");
  const label = (row[0] ?? "").replace(/\.$/u, "");
  if (filled.length !== 2 || label === "") return null;
  if (fromRoman(label) !== null) return "roman";
  return /^\p{Lu}$/u.test(label) ? "letter" : null;
}

const titleOf = (row: Row): string =>
  row
    .slice(1)
    .join(" ")
    .replace(/20\d{2}/gu, "")
    .trim();

/** Groups right in front of another one of their rank or a higher one, or of the end. */
function emptyOf(rows: readonly Row[]): Row[] {
  return rows.filter((row, at) => {
    const own = labelOf(row);
    if (own === null) return false;
    const next = rows[at + 1];
    const below = next === undefined ? null : labelOf(next);
    return next === undefined || below === own || (own === "roman" && below === "letter");
  });
}

function without(block: DraftBlock, empty: ReadonlySet<Row>): DraftBlock {
  let number = 0;
  const rows = (block.rows ?? [])
    .filter((row) => !empty.has(row))
    .map((row) => {
      if (labelOf(row) === "letter") number = 0;
      if (labelOf(row) !== "roman") return row;
      number += 1;
      const [label = "", ...rest] = row;
      return [label.endsWith(".") ? `${toRoman(number)}.` : toRoman(number), ...rest];
    });
  return {
    ...block,
    rows,
    text: markdownOf(rows),
    status: block.status === "kept" ? "updated" : block.status,
  };
}
