/**
 * Figures that the notes of a row tell of the row itself: "45 camera cho cổng và hành lang" beside another quantity, "giá
 * 6,5 triệu đồng/cái" beside another price. Of last year, the market or a part of the row they are none of its own.
 */
import type { BudgetTable } from "../../budget/budget-table.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import { type NoteFigure, noteFigures, type NoteKind } from "../note-figures.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "note-mismatch";

export const rowNotes: Rule = {
  id: "row-notes",
  title: "Số liệu trong ghi chú của dòng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning:
        "Ghi chú nêu số lượng, đơn giá hay thành tiền của chính dòng đó khác với số của dòng.",
    },
  ],
  check({ budgets, facts }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      if (table.ocr || table.kind !== "money") continue;
      const told = linesOf(table).flatMap((row) => noteFigures(table, row, facts.year));
      const wrong = told.filter(({ holds }) => !holds);
      outcome.relations += told.length - wrong.length;
      // Where the notes mostly say otherwise, they speak of something else.
      if (wrong.length * 2 > told.length && told.length > 2) continue;
      outcome.findings.push(...wrong.map((one) => finding(table, one)));
    }
    return outcome;
  },
};

const WHAT: Readonly<Record<NoteKind, string>> = {
  quantity: "số lượng",
  price: "đơn giá",
  amount: "thành tiền",
};

function finding(table: BudgetTable, one: NoteFigure): Finding {
  const { kind, row, column, quote, said, there } = one;
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, { row: row.index, column }),
    quote,
    expected: there,
    found: said,
    message: `${namedRow(row)}: ghi chú nêu ${WHAT[kind]} ${said}, bảng ghi ${there}.`,
    suggestion: "Thống nhất ghi chú với số lượng, đơn giá, thành tiền của dòng.",
  };
}
