/** Rows of the budget sheet: tables of several appendices below each other, each with a sum of its own. */
import type {
  Draft,
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
} from "../domain/draft/draft.ts";
import { groupNumbers, totalLabel } from "../domain/plan/budget-blocks.ts";
import {
  groupCell,
  type Letters,
  type MoneyColumn,
  type RowSpan,
  type SumTerm,
} from "./budget-formulas.ts";
import { groupName, liveLines } from "./budget-rows.ts";
import { budgetParts } from "./plan-appendix.ts";

export interface GroupRow {
  kind: "group";
  row: number;
  group: DraftBudgetGroup;
  label: string;
  title: string;
  span: RowSpan | null;
}

export interface SumRow {
  kind: "sum";
  row: number;
  label: string;
  budget: DraftBudget;
  termsOf: (column: MoneyColumn) => SumTerm[];
}

export interface LineRow {
  kind: "line";
  row: number;
  line: DraftBudgetLine;
}

export type SheetRow =
  | { kind: "part"; row: number; label: string; title: string }
  | GroupRow
  | LineRow
  | SumRow;

/** Rows from `first` on; the last one is the total. */
export function sheetRows(
  draft: Draft,
  budget: DraftBudget,
  first: number,
  letters: Letters,
): SheetRow[] {
  const parts = budgetParts(draft, budget);
  const [only] = parts;
  if (only === undefined || parts.length === 1) {
    const { rows, next, terms } = tableRows(budget, first, letters);
    return [...rows, sumRow(next, totalLabel(budget), budget, terms)];
  }
  const rows: SheetRow[] = [];
  const sums: SumRow[] = [];
  let row = first;
  for (const part of parts) {
    const table = tableRows(part.budget, row + 1, letters);
    const label = totalLabel(part.budget).replace(/^Tổng cộng/u, `Cộng ${part.name}`);
    const sum = sumRow(table.next, label, part.budget, table.terms);
    rows.push({ kind: "part", row, label: part.name, title: part.title }, ...table.rows, sum);
    sums.push(sum);
    row = table.next + 1;
  }
  const terms = (column: MoneyColumn): SumTerm[] =>
    sums.map((sum) => ({ row: sum.row, amount: totalOf(sum.budget, column) }));
  return [...rows, sumRow(row, totalLabel(budget), budget, terms)];
}

export const totalOf = ({ total, totalWithVat }: DraftBudget, column: MoneyColumn): number =>
  column === "amount" ? total : totalWithVat;

const sumRow = (
  row: number,
  label: string,
  budget: DraftBudget,
  termsOf: SumRow["termsOf"],
): SumRow => ({ kind: "sum", row, label, budget, termsOf });

interface TableRows {
  rows: SheetRow[];
  /** Row below the last line. */
  next: number;
  terms: SumRow["termsOf"];
}

function tableRows(budget: DraftBudget, first: number, letters: Letters): TableRows {
  const numbers = groupNumbers(budget);
  const rows: SheetRow[] = [];
  const places: { group: DraftBudgetGroup; at: number | null; span: RowSpan | null }[] = [];
  let row = first;
  budget.groups.forEach((group, index) => {
    const { label, title } = groupName(group, numbers[index] ?? "");
    const at = title === "" ? null : row++;
    const lines = liveLines(group);
    const span = lines.length === 0 ? null : { first: row, last: row + lines.length - 1 };
    if (at !== null) rows.push({ kind: "group", row: at, group, label, title, span });
    rows.push(...lines.map((line) => ({ kind: "line" as const, row: row++, line })));
    places.push({ group, at, span });
  });
  const terms = (column: MoneyColumn): SumTerm[] =>
    places.map(({ group, at, span }) => {
      const amount = column === "amount" ? group.subtotal : group.subtotalWithVat;
      return at === null
        ? { amount, cell: groupCell(group, span, column, letters) }
        : { amount, row: at };
    });
  return { rows, next: row, terms };
}
