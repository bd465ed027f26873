/**
 * The drafted budget as a spreadsheet with live formulas: "Dự toán", "Nguồn giá", "Cần bổ sung". The cached result
 * of every formula is the figure of the draft, so that viewers that do not calculate show the same.
 */
import type { Cell, Worksheet } from "exceljs";

import type {
  Draft,
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
} from "../domain/draft/draft.ts";
import {
  budgetHeader,
  groupSums,
  totalLabel,
  withFund,
  wordsLine,
} from "../domain/plan/budget-blocks.ts";
import { FUND_UNKNOWN, fundShares } from "../domain/plan/funding.ts";
import {
  amountCell,
  fundCell,
  groupAmountCell,
  groupWithVatCell,
  type RowSpan,
  type SharedLine,
  type SumCell,
  totalCell,
  withVatCell,
  wordsFormula,
} from "./budget-formulas.ts";
import {
  groupName,
  liveLines,
  MONEY_CAPTION,
  sourceOfLine,
  sourceText,
  type SourceTitles,
} from "./budget-rows.ts";
import { putList } from "./xlsx-list.ts";
import {
  BLANK_ZERO_FORMAT,
  fitHeight,
  GROUP_FILL,
  MISSING_FILL,
  MONEY_FORMAT,
  newWorkbook,
  packWorkbook,
  PERCENT_FORMAT,
  putHeader,
  putText,
  quantityFormat,
  setUpPage,
  setWidths,
  styleCell,
} from "./xlsx-style.ts";

const WIDTHS = [5, 36, 9, 8, 14, 16, 10, 16, 58];
/** Points of the remarks on a price: they are longest. */
const REMARK_SIZE = 10;
const HEADER_ROW = 4;
const FUND_WIDTH = 16;

/** Widths of the columns that the budget has. */
const widthsOf = (budget: DraftBudget): number[] =>
  budget.funding === undefined ? WIDTHS : withFund(WIDTHS, FUND_WIDTH);

export interface BudgetXlsxOptions {
  sourceTitles?: SourceTitles;
}

function putSum(cell: Cell, sum: SumCell, bold = false): void {
  cell.value = "number" in sum ? sum.number : { formula: sum.formula, result: sum.result ?? "" };
  cell.numFmt = MONEY_FORMAT;
  styleCell(cell, { bold, align: "right" });
  if ("number" in sum && !bold) {
    cell.note = "Số lấy theo tài liệu nguồn, không bằng số lượng × đơn giá và thuế suất.";
  }
}

/** A figure staff may edit; an empty one is yellow. */
function putInput(cell: Cell, value: number | null, format: string): void {
  if (value !== null) cell.value = value;
  cell.numFmt = format;
  styleCell(cell, { align: "right" });
  if (value === null) cell.fill = MISSING_FILL;
}

function putLine(sheet: Worksheet, line: DraftBudgetLine, row: number, titles: SourceTitles): void {
  const source = sourceText(line, titles);
  putText(sheet.getCell(row, 1), line.label, { align: "center" });
  putText(sheet.getCell(row, 2), line.name);
  putText(sheet.getCell(row, 3), line.unit, { align: "center" });
  putInput(sheet.getCell(row, 4), line.quantity, quantityFormat(line.quantity));
  putInput(sheet.getCell(row, 5), line.unitPrice, MONEY_FORMAT);
  putSum(sheet.getCell(row, 6), amountCell(line, row));
  const vat = sheet.getCell(row, 7);
  if (line.vatRate !== null) vat.value = line.vatRate;
  vat.numFmt = PERCENT_FORMAT;
  styleCell(vat, { align: "center" });
  putSum(sheet.getCell(row, 8), withVatCell(line, row));
  const last = line.funding === undefined ? 9 : 10;
  if (line.funding !== undefined) putText(sheet.getCell(row, 9), line.funding);
  if (line.funding?.startsWith("[") === true) sheet.getCell(row, 9).fill = MISSING_FILL;
  putText(sheet.getCell(row, last), source, { size: REMARK_SIZE });
  fitHeight(sheet, row, [
    [line.name, WIDTHS[1] ?? 40],
    [line.funding ?? "", FUND_WIDTH],
    [source, WIDTHS[8] ?? 50, REMARK_SIZE],
  ]);
}

function putGroup(
  sheet: Worksheet,
  group: DraftBudgetGroup,
  at: { index: number; row: number; span: RowSpan | null; columns: number },
): void {
  const { label, title } = groupName(group, at.index);
  for (let column = 1; column <= at.columns; column += 1) {
    const cell = sheet.getCell(at.row, column);
    styleCell(cell, { bold: true });
    cell.fill = GROUP_FILL;
  }
  putText(sheet.getCell(at.row, 1), label, { bold: true, align: "center" });
  putText(sheet.getCell(at.row, 2), title, { bold: true });
  putSum(sheet.getCell(at.row, 6), groupAmountCell(group, at.span), true);
  putSum(sheet.getCell(at.row, 8), groupWithVatCell(group, at.span), true);
  if (groupSums(group)[0] === "") {
    for (const column of [6, 8]) sheet.getCell(at.row, column).numFmt = BLANK_ZERO_FORMAT;
  }
  fitHeight(sheet, at.row, [[title, WIDTHS[1] ?? 40]]);
}

function putTotal(
  sheet: Worksheet,
  budget: DraftBudget,
  row: number,
  groupRows: readonly number[],
): void {
  for (let column = 1; column <= widthsOf(budget).length; column += 1) {
    const cell = sheet.getCell(row, column);
    styleCell(cell, { bold: true });
    cell.fill = GROUP_FILL;
  }
  putText(sheet.getCell(row, 2), totalLabel(budget), { bold: true });
  fitHeight(sheet, row, [[totalLabel(budget), WIDTHS[1] ?? 40]]);
  putSum(sheet.getCell(row, 6), totalCell(budget, groupRows, "F"), true);
  putSum(sheet.getCell(row, 8), totalCell(budget, groupRows, "H"), true);
  const words = sheet.getCell(row + 1, 1);
  words.value = {
    formula: wordsFormula(wordsLine(budget), `H${row}`, budget.totalWithVat),
    result: wordsLine(budget),
  };
  styleCell(words, { bold: true, italic: true, border: false });
  sheet.mergeCells(row + 1, 1, row + 1, widthsOf(budget).length);
  fitHeight(sheet, row + 1, [
    [wordsLine(budget), widthsOf(budget).reduce((sum, one) => sum + one, 0)],
  ]);
}

/** A row a fund below the words, summed over the lines above. */
function putFunding(sheet: Worksheet, budget: DraftBudget, totalRow: number): void {
  const span = { first: HEADER_ROW + 1, last: totalRow - 1 };
  const firstFund = totalRow + 2;
  const shared = sharedLines(budget);
  const untaxed = budget.groups.some((group) =>
    group.lines.some((line) => line.amount !== null && line.amountWithVat === null),
  );
  (budget.funding ?? []).forEach(({ name, total, totalWithVat }, index) => {
    const row = firstFund + index;
    const rest = name === FUND_UNKNOWN;
    const label = rest ? name : `Nguồn: ${name}`;
    putText(sheet.getCell(row, 2), label);
    for (const [column, amount] of [
      ["F", total],
      ["H", totalWithVat],
    ] as const) {
      const cell = fundCell({ name, amount, rest, shared, untaxed }, span, {
        column,
        row,
        firstFund,
      });
      putSum(sheet.getCell(`${column}${row}`), cell);
    }
    fitHeight(sheet, row, [[label, WIDTHS[1] ?? 40]]);
  });
}

/** Lines that several funds pay, with their rows: a row for each group in front of its lines. */
function sharedLines(budget: DraftBudget): SharedLine[] {
  let row = HEADER_ROW;
  return budget.groups.flatMap((group) => {
    row += 1;
    return liveLines(group).flatMap((line) => {
      row += 1;
      const shares = fundShares(line.funding ?? "") ?? [];
      return shares.length > 1 ? [{ row, shares }] : [];
    });
  });
}

function putTitle(sheet: Worksheet, draft: Draft, budget: DraftBudget): void {
  const columns = widthsOf(budget).length;
  const title = `DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM ${draft.year}`;
  putText(sheet.getCell(1, 1), title, { bold: true, align: "center", size: 14, border: false });
  sheet.mergeCells(1, 1, 1, columns);
  const body = draft.cover.body ?? "";
  putText(sheet.getCell(2, 1), body, { bold: true, align: "center", border: false });
  sheet.mergeCells(2, 1, 2, columns);
  putText(sheet.getCell(3, 1), MONEY_CAPTION, { italic: true, align: "right", border: false });
  sheet.mergeCells(3, 1, 3, columns);
  putHeader(sheet, HEADER_ROW, budgetHeader(budget));
}

function putBudget(
  sheet: Worksheet,
  draft: Draft,
  budget: DraftBudget,
  titles: SourceTitles,
): void {
  putTitle(sheet, draft, budget);
  let row = HEADER_ROW + 1;
  const groupRows: number[] = [];
  budget.groups.forEach((group, index) => {
    const lines = liveLines(group);
    const span = lines.length === 0 ? null : { first: row + 1, last: row + lines.length };
    putGroup(sheet, group, { index, row, span, columns: widthsOf(budget).length });
    groupRows.push(row);
    lines.forEach((line, at) => putLine(sheet, line, row + 1 + at, titles));
    row += lines.length + 1;
  });
  putTotal(sheet, budget, row, groupRows);
  putFunding(sheet, budget, row);
  setWidths(sheet, widthsOf(budget));
  setUpPage(sheet, HEADER_ROW, true);
  sheet.views = [{ state: "frozen", ySplit: HEADER_ROW, xSplit: 0 }];
}

const sourceRows = (budget: DraftBudget, titles: SourceTitles): string[][] =>
  budget.groups.flatMap((group) =>
    liveLines(group).map((line) => [
      line.label,
      line.name,
      ...sourceOfLine(line, titles),
      line.notes.join("\n"),
    ]),
  );

/** As wide as the sheets before it: pages are fitted to their width, and letters would be larger on a narrower sheet. */
const LIST_WIDTH = 170;

/** The id of each question stands in a hidden column, as in the results form. */
function putMissing(sheet: Worksheet, draft: Draft): void {
  const asks = draft.missing.map((item, index) => [String(index + 1), item.ask]);
  putList(sheet, ["TT", "Nội dung cần bổ sung"], asks, [6, LIST_WIDTH]);
  sheet.getCell(1, 3).value = "Mã";
  draft.missing.forEach((item, index) => (sheet.getCell(index + 2, 3).value = item.id));
  sheet.getColumn(3).hidden = true;
}

/** The workbook of a draft's budget; a draft without one gives the list of what is missing only. */
export async function makeBudgetXlsx(
  draft: Draft,
  options: BudgetXlsxOptions = {},
): Promise<Uint8Array> {
  const titles = options.sourceTitles ?? new Map<string, string>();
  const workbook = newWorkbook(`Dự toán kinh phí năm ${draft.year}`);
  if (draft.budget !== null) {
    putBudget(workbook.addWorksheet("Dự toán"), draft, draft.budget, titles);
    putList(
      workbook.addWorksheet("Nguồn giá"),
      ["TT", "Nội dung", "Tài liệu nguồn", "Vị trí", "Ghi chú"],
      sourceRows(draft.budget, titles),
      [6, 45, 34, 24, 80],
    );
  }
  putMissing(workbook.addWorksheet("Cần bổ sung"), draft);
  return packWorkbook(workbook);
}
