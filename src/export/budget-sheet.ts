/** The sheet "Dự toán": live formulas, columns and rows as the table of the DOCX has them. */
import type { Cell, Worksheet } from "exceljs";

import type { Draft, DraftBudget, DraftBudgetLine } from "../domain/draft/draft.ts";
import { groupSums, wordsLine } from "../domain/plan/budget-blocks.ts";
import { type BudgetColumn, columnTitles, printedColumns } from "../domain/plan/printed-columns.ts";
import { amountCell, groupCell, totalCell, withVatCell, wordsFormula } from "./budget-formulas.ts";
import { MONEY_CAPTION, sourceText, type SourceTitles } from "./budget-rows.ts";
import {
  cellAt,
  HEADER_ROW,
  moneyOf,
  putBand,
  putInput,
  putSum,
  type Table,
  widthOf,
} from "./budget-sheet-cells.ts";
import { putFunding } from "./budget-sheet-funds.ts";
import {
  type GroupRow,
  type SheetRow,
  sheetRows,
  type SumRow,
  totalOf,
} from "./budget-sheet-rows.ts";
import { letterOf } from "./cell-address.ts";
import {
  BLANK_ZERO_FORMAT,
  fitHeight,
  MISSING_FILL,
  MONEY_FORMAT,
  PERCENT_FORMAT,
  putHeader,
  putText,
  quantityFormat,
  setUpPage,
  setWidths,
  styleCell,
} from "./xlsx-style.ts";

/** Characters. */
const WIDTHS: Record<BudgetColumn, number> = {
  ...{ label: 5, name: 36, unit: 9, quantity: 8, unitPrice: 14, amount: 16 },
  ...{ vatRate: 10, amountWithVat: 16, funding: 16, remarks: 58 },
};
/** Several funds with their amounts in one cell take room of the remarks. */
const LONG_FUNDING = 60;
const FUNDING_ROOM = 22;
/** Points of the remarks on a price: they are longest. */
const REMARK_SIZE = 10;

/** What columns that are not printed leave goes to the words: letters keep their size where a sheet is fitted to a page. */
function widthsOf(
  columns: readonly BudgetColumn[],
  { groups }: DraftBudget,
): Record<BudgetColumn, number> {
  const known = (Object.keys(WIDTHS) as BudgetColumn[]).filter((column) => column !== "funding");
  const left = known.filter((column) => !columns.includes(column));
  const room = left.reduce((sum, column) => sum + WIDTHS[column], 0);
  const isLong = groups.some(({ lines }) =>
    lines.some(({ funding = "" }) => funding.length > LONG_FUNDING),
  );
  const forFunding = isLong ? FUNDING_ROOM : 0;
  return {
    ...WIDTHS,
    funding: WIDTHS.funding + forFunding,
    name: WIDTHS.name + Math.floor(room / 2),
    remarks: WIDTHS.remarks + Math.ceil(room / 2) - forFunding,
  };
}

type Put = (cell: Cell, line: DraftBudgetLine, at: { row: number; table: Table }) => void;

const PUT: Record<BudgetColumn, Put> = {
  label: (cell, { label }) => {
    putText(cell, label, { align: "center" });
  },
  name: (cell, { name }) => {
    putText(cell, name);
  },
  unit: (cell, { unit }) => {
    putText(cell, unit, { align: "center" });
  },
  quantity: (cell, { quantity, lump }) => {
    if (lump === true) styleCell(cell, { align: "right" });
    else putInput(cell, quantity, quantityFormat(quantity));
  },
  unitPrice: (cell, { unitPrice, lump }) => {
    if (lump === true) styleCell(cell, { align: "right" });
    else putInput(cell, unitPrice, MONEY_FORMAT);
  },
  amount: (cell, line, { row, table }) => {
    if (line.lump === true) putInput(cell, line.amount, MONEY_FORMAT);
    else putSum(cell, amountCell(line, row, table.letters));
  },
  vatRate: (cell, { vatRate }) => {
    if (vatRate !== null) cell.value = vatRate;
    cell.numFmt = PERCENT_FORMAT;
    styleCell(cell, { align: "center" });
  },
  amountWithVat: (cell, line, { row, table }) => {
    putSum(cell, withVatCell(line, row, table.letters));
  },
  funding: (cell, { funding = "" }) => {
    putText(cell, funding, { align: "center" });
    if (funding.startsWith("[")) cell.fill = MISSING_FILL;
  },
  remarks: (cell, line, { table }) => {
    putText(cell, sourceText(line, table.titles), { size: REMARK_SIZE });
  },
};

function putLine(table: Table, line: DraftBudgetLine, row: number): void {
  for (const column of table.columns) PUT[column](cellAt(table, column, row), line, { row, table });
  const { name, funding, remarks } = table.widths;
  fitHeight(table.sheet, row, [
    [line.name, name],
    [line.funding ?? "", funding],
    [sourceText(line, table.titles), remarks, REMARK_SIZE],
  ]);
}

/** "Phụ lục II. Title" over the whole width. */
function putPart(table: Table, row: number, name: string): void {
  putBand(table, row, "", "");
  putText(cellAt(table, "label", row), name, { bold: true });
  table.sheet.mergeCells(row, 1, row, table.columns.length);
  fitHeight(table.sheet, row, [[name, widthOf(table)]]);
}

function putGroup(table: Table, { row, group, label, title, span }: GroupRow): void {
  putBand(table, row, label, title);
  const unknown = groupSums(group)[0] === "";
  for (const column of moneyOf(table)) {
    const cell = cellAt(table, column, row);
    putSum(cell, groupCell(group, span, column, table.letters), true);
    if (unknown) cell.numFmt = BLANK_ZERO_FORMAT;
  }
}

function putTotal(table: Table, { row, label, budget, termsOf }: SumRow): void {
  putBand(table, row, "", label);
  for (const column of moneyOf(table)) {
    const sum = totalCell(totalOf(budget, column), termsOf(column), table.letters[column]);
    putSum(cellAt(table, column, row), sum, true);
  }
}

/** Below the total: it says so itself once that was changed. */
function putWords(table: Table, budget: DraftBudget, totalRow: number): void {
  const { sheet, letters, columns } = table;
  const summed = letters[moneyOf(table).at(-1) ?? "amount"];
  const words = sheet.getCell(totalRow + 1, 1);
  words.value = {
    formula: wordsFormula(wordsLine(budget), `${summed}${totalRow}`, budget.totalWithVat),
    result: wordsLine(budget),
  };
  styleCell(words, { bold: true, italic: true, border: false });
  sheet.mergeCells(totalRow + 1, 1, totalRow + 1, columns.length);
  fitHeight(sheet, totalRow + 1, [[wordsLine(budget), widthOf(table)]]);
}

function putTitle({ sheet, columns }: Table, draft: Draft): void {
  const width = columns.length;
  const title = `DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM ${draft.year}`;
  putText(sheet.getCell(1, 1), title, { bold: true, align: "center", size: 14, border: false });
  sheet.mergeCells(1, 1, 1, width);
  const body = draft.cover.body ?? "";
  putText(sheet.getCell(2, 1), body, { bold: true, align: "center", border: false });
  sheet.mergeCells(2, 1, 2, width);
  putText(sheet.getCell(3, 1), MONEY_CAPTION, { italic: true, align: "right", border: false });
  sheet.mergeCells(3, 1, 3, width);
  putHeader(sheet, HEADER_ROW, columnTitles(columns));
}

function putRow(table: Table, one: SheetRow): void {
  if (one.kind === "group") putGroup(table, one);
  else if (one.kind === "line") putLine(table, one.line, one.row);
  else if (one.kind === "sum") putTotal(table, one);
  else putPart(table, one.row, [one.label, one.title].filter((part) => part !== "").join(". "));
}

export function putBudget(
  sheet: Worksheet,
  draft: Draft,
  budget: DraftBudget,
  titles: SourceTitles,
): void {
  const columns = printedColumns(budget);
  const letters = Object.fromEntries(
    Object.keys(WIDTHS).map((column) => {
      const index = columns.indexOf(column as BudgetColumn);
      return [column, index < 0 ? "" : letterOf(index + 1)];
    }),
  ) as Record<BudgetColumn, string>;
  const table = { sheet, columns, letters, titles, widths: widthsOf(columns, budget) };
  putTitle(table, draft);
  const rows = sheetRows(draft, budget, HEADER_ROW + 1, letters);
  for (const row of rows) putRow(table, row);
  putWords(table, budget, rows.at(-1)?.row ?? HEADER_ROW);
  putFunding(table, budget, rows);
  setWidths(
    sheet,
    columns.map((column) => table.widths[column]),
  );
  setUpPage(sheet, HEADER_ROW, true);
  sheet.views = [{ state: "frozen", ySplit: HEADER_ROW, xSplit: 0 }];
}
