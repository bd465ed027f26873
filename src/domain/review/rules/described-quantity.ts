/** Quantities spelled in the name of the row: "Băng rôn: 23 xã x 2 cái" with 46 in the quantity column. */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../../budget/budget-table.ts";
import { MICRO, type Micro, printMicro, times } from "../../budget/fixed.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { writtenProducts } from "../../budget/written-product.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "described-quantity-mismatch";

export const describedQuantity: Rule = {
  id: "described-quantity",
  title: "Số lượng viết thành phép nhân trong tên hạng mục",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Số lượng khác tích viết trong tên hạng mục, trong khi các dòng khác đều khớp.",
    },
  ],
  check({ budgets }) {
    const outcome = emptyOutcome();
    for (const table of budgets) {
      const { held, findings } = checkTable(table);
      // One row that differs from the others is a slip; several mean that the words say something else.
      if (held < 2 || findings.length > 1) continue;
      outcome.relations += held;
      outcome.findings.push(...findings);
    }
    return outcome;
  },
};

function checkTable(table: BudgetTable): { held: number; findings: Finding[] } {
  const [column] = columnsOf(table, "quantity");
  const results =
    column === undefined || table.ocr ? [] : table.rows.map((row) => checkRow(table, row, column));
  return {
    held: results.filter((result) => result === "holds").length,
    findings: results.filter((result) => result !== null && result !== "holds"),
  };
}

function checkRow(
  table: BudgetTable,
  row: BudgetRow,
  column: BudgetColumn,
): Finding | "holds" | null {
  const [written, ...more] = row.kind === "line" ? writtenProducts(row.name) : [];
  const quantity = valueAt(table, row.index, column.index);
  if (written === undefined || more.length > 0 || quantity === null) return null;
  const full = productOf(written.factors);
  // The last factor may be the price.
  if (quantity === full || quantity === productOf(written.factors.slice(0, -1))) return "holds";
  if (written.quote.includes("đ") || written.said !== null) return null;
  const factors = written.factors.map((factor) => printMicro(factor)).join(" × ");
  return {
    code: CODE,
    severity: "warning",
    where: whereOfCell(table, { row: row.index, column: column.index }),
    quote: row.cells[column.index]?.source.text.trim() ?? "",
    expected: printMicro(full),
    found: printMicro(quantity),
    message: `${namedRow(row)}: tên hạng mục ghi ${factors} = ${printMicro(full)}, cột ${column.header} ghi ${printMicro(quantity)}.`,
    suggestion: "Thống nhất phép nhân trong tên với số lượng.",
  };
}

const productOf = (factors: readonly Micro[]): Micro =>
  factors.reduce((all, factor) => times(all, factor), MICRO);
