/**
 * How many of a thing the text buys against the budget row of the same thing: only where the sentence names the item by
 * the whole name of the row and its unit, speaks of no other year and of no part of the unit.
 */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { MICRO, printMicro } from "../../budget/fixed.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import { linesOf } from "../legal-finding.ts";
import { type ProseLine, proseOf } from "../prose.ts";
import type { ReviewInput, Rule } from "../rule.ts";
import { whereOfCell } from "../table-texts.ts";

const CODE = "text-quantity-mismatch";
const BOUGHT =
  /\b(?:trang bi|mua sam|mua|thay the|thay|bo sung|dau tu|lap dat)(?: moi| them)?\s+(\d{1,3}(?:\.\d{3})+|\d{1,5})\s+([a-z][^\d.,;:()\n]{2,120})(?=[.,;)\n]|$)/g;

interface Item {
  table: BudgetTable;
  row: BudgetRow;
  column: number;
  quantity: bigint;
}

export const quantityInText: Rule = {
  id: "quantity-in-text",
  title: "Số lượng trong lời văn với bảng",
  codes: [
    {
      code: CODE,
      severity: "warning",
      meaning: "Số lượng mua nêu trong lời văn khác số lượng của cùng hạng mục trong bảng.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    const items = itemsOf(input);
    if (items.length === 0) return outcome;
    for (const line of proseOf(input).lines) {
      if (line.kind === "row" || line.part === "results" || line.part === "bases") continue;
      for (const match of line.own.matchAll(BOUGHT)) {
        const result = weigh(line, match, items, input.facts.year);
        if (result === "holds") outcome.relations += 1;
        else if (result !== null) outcome.findings.push(result);
      }
    }
    return outcome;
  },
};

function itemsOf({ budgets }: ReviewInput): Item[] {
  return budgets.flatMap((table) => {
    const [column] = columnsOf(table, "quantity");
    if (column === undefined || table.ocr) return [];
    return linesOf(table).flatMap((row) => {
      const quantity = valueAt(table, row.index, column.index);
      return quantity === null || row.unit === ""
        ? []
        : [{ table, row, column: column.index, quantity }];
    });
  });
}

const words = (text: string): string => fold(text).replace(/\s+/g, " ").trim();

function weigh(
  line: ProseLine,
  match: RegExpExecArray,
  items: readonly Item[],
  year: number | null,
): Finding | "holds" | null {
  const before =
    line.own
      .slice(0, match.index)
      .split(/[.;]\s/)
      .at(-1) ?? "";
  const years = [...line.own.matchAll(/\b20\d{2}\b/g)].map((one) => Number(one[0]));
  if (/\b(?:da|chua|moi)\s*$/.test(before) || years.some((one) => one !== year)) return null;
  const thing = words(match[2] ?? "");
  const named = items.filter(({ row }) => thing === words(`${row.unit} ${row.name}`));
  const [first] = named;
  if (first === undefined) return null;
  // The same thing for one place in a row of its own: the text may speak of both.
  const name = words(first.row.name);
  if (items.some(({ row }) => words(row.name) !== name && words(row.name).includes(name)))
    return null;
  const said = BigInt((match[1] ?? "").replaceAll(".", "")) * MICRO;
  const all = named.reduce((sum, item) => sum + item.quantity, 0n);
  if (said === all || named.some((item) => item.quantity === said)) return "holds";
  return {
    code: CODE,
    severity: "warning",
    where: line.where,
    quote: line.text.slice(match.index, match.index + match[0].length),
    expected: printMicro(all),
    found: printMicro(said),
    message: `Lời văn ghi ${printMicro(said)} ${first.row.unit.toLowerCase()}, bảng ${first.table.table.index} dòng “${first.row.name}” ghi ${printMicro(all)}.`,
    suggestion: "Thống nhất số lượng ở lời văn và bảng dự toán.",
    alsoAt: named.map(({ table, row, column }) => whereOfCell(table, { row: row.index, column })),
  };
}
