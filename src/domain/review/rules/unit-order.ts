/** Unit and quantity in each other's place in one row: "20 | Bộ" where the other rows say "Bộ | 20". */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { times } from "../../budget/fixed.ts";
import { parseNumber } from "../../budget/parse-number.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { namedRow, whereOfCell } from "../table-texts.ts";

const CODE = "unit-quantity-swapped";

export const unitOrder: Rule = {
  id: "unit-order",
  title: "Đơn vị tính và số lượng đúng cột",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning: "Đơn vị tính và số lượng của một dòng đổi chỗ cho nhau.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of figureTables(input)) outcome.findings.push(...checkTable(table));
    return outcome;
  },
};

function checkTable(table: BudgetTable): Finding[] {
  const [unit] = columnsOf(table, "unit");
  const [quantity] = columnsOf(table, "quantity");
  if (unit === undefined || quantity === undefined) return [];
  const rows = table.rows.filter((row) => row.kind === "line" && row.unit !== "");
  const units = new Set(rows.filter((row) => isWord(row.unit)).map((row) => fold(row.unit)));
  return rows.flatMap((row) => {
    const word = row.cells[quantity.index]?.source.text.trim() ?? "";
    const [count, ...others] = parseNumber(row.unit);
    if (count === undefined || others.length > 0 || !isWord(word)) return [];
    const known = units.has(fold(word));
    if (!known && !isProduct(table, row, count.micro)) return [];
    const at = { row: row.index, column: quantity.index };
    return [
      {
        code: CODE,
        severity: known && !table.ocr ? ("error" as const) : ("warning" as const),
        where: whereOfCell(table, at),
        quote: word,
        expected: row.unit,
        found: word,
        message: `${namedRow(row)}: cột ${quantity.header} ghi “${word}”, cột ${unit.header} ghi “${row.unit}”; hai ô đổi chỗ cho nhau.`,
        suggestion: `Đổi lại: ${unit.header} ${word}, ${quantity.header} ${row.unit}.`,
        alsoAt: [whereOfCell(table, { row: row.index, column: unit.index })],
      },
    ];
  });
}

const isWord = (text: string): boolean => /^\p{L}[\p{L} /]{0,19}$/u.test(text.trim());

/** The number in the place of the unit times the price is the amount. */
function isProduct(table: BudgetTable, row: BudgetRow, count: bigint): boolean {
  const [price] = columnsOf(table, "unitPrice", "unitPriceWithVat");
  const [amount] = columnsOf(table, "amount", "amountWithVat");
  if (price === undefined || amount === undefined) return false;
  const each = valueAt(table, row.index, price.index);
  const total = valueAt(table, row.index, amount.index);
  if (each === null || total === null || total === 0n) return false;
  return times(count, each) * (price.scale ?? 1n) === total * (amount.scale ?? 1n);
}
