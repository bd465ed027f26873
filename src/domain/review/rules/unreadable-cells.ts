/** Cells of figures that could not be read: said openly, since nothing that rests on them was checked. */
import { emptyOutcome } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";

/** More than this says nothing new about the table. */
const MAX_LISTED = 40;

export const unreadableCells: Rule = {
  id: "unreadable-cells",
  title: "Ô số không đọc được",
  codes: [],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      const cells = table.rows
        .filter((row) => row.kind !== "note" && row.kind !== "in-words")
        .flatMap((row) =>
          row.cells.flatMap((cell) => (cell?.unreadable === true ? [{ row, cell }] : [])),
        );
      for (const { row, cell } of cells.slice(0, MAX_LISTED)) {
        const formula = cell.source.formula;
        outcome.unreadable.push({
          where: whereOfCell(table, { row: row.index, column: cell.column }),
          reason:
            formula === undefined
              ? `Không đọc được số "${cell.source.text.trim()}".`
              : `Ô có công thức ${formula} nhưng chưa có kết quả lưu trong tệp.`,
        });
      }
    }
    return outcome;
  },
};
