/** Cells and tables of figures that could not be read: said openly, since nothing that rests on them was checked. */
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { numbersOf } from "../../budget/table-parts.ts";
import type { ParsedTable } from "../../document/parsed-document.ts";
import { emptyOutcome, type Unreadable } from "../finding.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { whereOfCell } from "../table-texts.ts";
import { whereOfTable } from "../where.ts";

/** More than this says nothing new about the table. */
const MAX_LISTED = 40;

export const unreadableCells: Rule = {
  id: "unreadable-cells",
  title: "Ô số, bảng số không đọc được",
  codes: [],
  check(input) {
    const { budgets } = input;
    const outcome = emptyOutcome();
    outcome.unreadable.push(...tablesNotRead(input));
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

/** An amount in whole đồng, a million or more, alone in its cell. */
const AMOUNT = /^\d{1,3}(?:[.,]\d{3}){2,}(?:\s*(?:đ|đồng|VNĐ|VND))?$/iu;
const FEW = 3;

/** Tables full of amounts whose columns were not recognised, or in which no relation was found to compute. */
function tablesNotRead(input: ReviewInput): Unreadable[] {
  const read = new Map(
    figureTables(input).flatMap((table) => numbersOf(table).map((index) => [index, table])),
  );
  return input.document.tables.flatMap((table) => {
    const rows = table.rows.filter(({ cells }) =>
      cells.some(({ text }) => AMOUNT.test(text.trim())),
    );
    if (rows.length < FEW) return [];
    const known = read.get(table.index);
    if (known === undefined)
      return [notRead(table, "chưa nhận ra cột nào là số lượng, đơn giá hay thành tiền")];
    const { held, failing } = diagnoseTable(known);
    const some = failing > 0 || Object.values(held).some((count) => count > 0);
    return some ? [] : [notRead(table, "không có phép tính nào giữa các cột, các dòng để kiểm")];
  });
}

const notRead = (table: ParsedTable, why: string): Unreadable => ({
  where: whereOfTable(table),
  reason: `Bảng ${table.index} có số tiền nhưng ${why}; số liệu của bảng này chưa được đối chiếu.`,
});
