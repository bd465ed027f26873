/**
 * The drafted budget as a spreadsheet with live formulas: "Dự toán", "Nguồn giá", "Cần bổ sung". The cached result
 * of every formula is the figure of the draft, so that viewers that do not calculate show the same.
 */
import type { Worksheet } from "exceljs";

import type { Draft, DraftBudget } from "../domain/draft/draft.ts";
import { liveLines, sourceOfLine, type SourceTitles } from "./budget-rows.ts";
import { putBudget } from "./budget-sheet.ts";
import { putList } from "./xlsx-list.ts";
import { newWorkbook, packWorkbook } from "./xlsx-style.ts";

export interface BudgetXlsxOptions {
  sourceTitles?: SourceTitles;
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
