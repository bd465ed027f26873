/**
 * Columns of a drafted budget, the same in text, DOCX, XLSX and HTML. One in which no line says anything is not
 * printed: without any tax there is neither a rate nor a sum after tax.
 */
import type { DraftBudget } from "../draft/draft.ts";

const TITLES = {
  label: "TT",
  name: "Nội dung",
  unit: "ĐVT",
  quantity: "SL",
  unitPrice: "Đơn giá",
  amount: "Thành tiền",
  vatRate: "Thuế suất",
  amountWithVat: "Sau thuế",
  funding: "Nguồn kinh phí",
  remarks: "Nguồn giá, ghi chú",
} as const;
export type BudgetColumn = keyof typeof TITLES;

/** What stands in a row; a column that is left out has an empty cell. */
export type BudgetCells<Cell> = Partial<Record<BudgetColumn, Cell>>;

/** In the order in which they are printed. */
export function printedColumns({ groups, funding }: DraftBudget): BudgetColumn[] {
  const lines = groups.flatMap((group) => group.lines).filter(({ status }) => status !== "dropped");
  const rates = lines.some(({ vatRate }) => vatRate !== null);
  const empty: Partial<Record<BudgetColumn, boolean>> = {
    unit: lines.every(({ unit }) => unit.trim() === ""),
    vatRate: !rates,
    // Beside a table with taxes, one without any has the same sums twice.
    amountWithVat:
      !rates && lines.every((line) => line.amountWithVat === null || line.taxIncluded !== true),
    funding: funding === undefined,
  };
  return (Object.keys(TITLES) as BudgetColumn[]).filter((column) => empty[column] !== true);
}

export const columnTitle = (column: BudgetColumn): string => TITLES[column];

export const columnTitles = (columns: readonly BudgetColumn[]): string[] =>
  columns.map(columnTitle);

export const budgetHeader = (budget: DraftBudget): string[] => columnTitles(printedColumns(budget));

/** Whether a header row is that of a drafted budget. */
export function isBudgetHeader(header: readonly string[]): boolean {
  const titles: readonly string[] = Object.values(TITLES);
  const places = header.map((title) => titles.indexOf(title));
  return (
    header[0] === TITLES.label &&
    header.at(-1) === TITLES.remarks &&
    header.includes(TITLES.amount) &&
    places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))
  );
}
