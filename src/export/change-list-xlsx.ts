/** Every change of a draft, one row each, to filter and search: the whole of what ./change-report-docx.ts sums up. */
import type { Draft } from "../domain/draft/draft.ts";
import { changeWord, sectionLabel, shownText } from "./change-report-docx.ts";
import { putList } from "./xlsx-list.ts";
import { newWorkbook, packWorkbook } from "./xlsx-style.ts";

const HEADER = ["TT", "Thay đổi", "Mục", "Trước", "Nay", "Lý do, nguồn"] as const;
const WIDTHS = [6, 12, 30, 50, 50, 45];

export async function makeChangeListXlsx(draft: Draft): Promise<Uint8Array> {
  const workbook = newWorkbook(`Danh sách thay đổi: ${draft.cover.title}`);
  const sheet = workbook.addWorksheet("Thay đổi");
  const rows = draft.changes.map((change, index) => [
    String(index + 1),
    changeWord(change),
    sectionLabel(change.section),
    change.before,
    shownText(change.after),
    change.reason,
  ]);
  putList(sheet, HEADER, rows, WIDTHS);
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: rows.length + 1, column: HEADER.length },
  };
  return packWorkbook(workbook);
}
