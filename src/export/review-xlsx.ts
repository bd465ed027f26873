/** The findings of a review as a spreadsheet, with columns in which the reviewer decides on each of them. */
import type { Worksheet } from "exceljs";

import type { Finding, Review, Severity } from "../domain/review/finding.ts";
import {
  bySeverity,
  placesText,
  reviewLine,
  reviewTitle,
  SEVERITY_WORD,
  whereText,
} from "./review-text.ts";
import {
  fitHeight,
  newWorkbook,
  packWorkbook,
  putHeader,
  putText,
  setUpPage,
  setWidths,
} from "./xlsx-style.ts";

const HEADER = [
  "STT",
  "Mức",
  "Vị trí",
  "Trích",
  "Ghi",
  "Đúng ra",
  "Phát hiện",
  "Đề nghị",
  "Căn cứ",
  "Mã lỗi",
  "Xử lý",
  "Lý do bỏ qua",
] as const;
const WIDTHS = [5, 9, 24, 24, 14, 14, 38, 30, 14, 18, 12, 18];
const HEADER_ROW = 3;
const DECISION_COLUMN = 11;
const SEVERITY_COLOUR: Record<Severity, string> = {
  error: "FFF8D7DA",
  warning: "FFFFF3CD",
  info: "FFE7F1FB",
};

const cellsOf = (finding: Finding, index: number): string[] => [
  String(index + 1),
  SEVERITY_WORD[finding.severity],
  placesText(finding),
  finding.quote,
  finding.found ?? "",
  finding.expected ?? "",
  finding.message,
  finding.suggestion ?? "",
  finding.basis ?? "",
  finding.code,
  "",
  "",
];

function putFinding(sheet: Worksheet, finding: Finding, index: number): void {
  const row = HEADER_ROW + 1 + index;
  const texts = cellsOf(finding, index);
  texts.forEach((text, column) =>
    putText(sheet.getCell(row, column + 1), text, {
      align: column < 2 ? "center" : "left",
      size: 11,
    }),
  );
  sheet.getCell(row, 2).fill = {
    type: "pattern",
    pattern: "solid",
    fgColor: { argb: SEVERITY_COLOUR[finding.severity] },
  };
  sheet.getCell(row, DECISION_COLUMN).dataValidation = {
    type: "list",
    allowBlank: true,
    formulae: ['"chấp nhận,bỏ qua"'],
  };
  fitHeight(
    sheet,
    row,
    texts.map((text, column) => [text, WIDTHS[column] ?? 10] as const),
  );
}

function putUnreadable(sheet: Worksheet, review: Review): void {
  putHeader(sheet, 1, ["STT", "Vị trí", "Lý do"]);
  review.unreadable.forEach((one, index) => {
    putText(sheet.getCell(index + 2, 1), String(index + 1), { align: "center" });
    putText(sheet.getCell(index + 2, 2), whereText(one.where));
    putText(sheet.getCell(index + 2, 3), one.reason);
  });
  setWidths(sheet, [6, 50, 80]);
  setUpPage(sheet, 1, true);
}

export async function makeReviewXlsx(review: Review): Promise<Uint8Array> {
  const workbook = newWorkbook(`Rà soát: ${reviewTitle(review)}`);
  const sheet = workbook.addWorksheet("Phát hiện");
  putText(sheet.getCell(1, 1), reviewTitle(review), { bold: true, size: 14, border: false });
  putText(sheet.getCell(2, 1), reviewLine(review), { border: false });
  sheet.mergeCells(1, 1, 1, HEADER.length);
  sheet.mergeCells(2, 1, 2, HEADER.length);
  putHeader(sheet, HEADER_ROW, HEADER);
  const sorted = bySeverity(review.findings);
  sorted.forEach((finding, index) => putFinding(sheet, finding, index));
  setWidths(sheet, WIDTHS);
  setUpPage(sheet, HEADER_ROW, true);
  sheet.views = [{ state: "frozen", ySplit: HEADER_ROW, xSplit: 0 }];
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: HEADER_ROW + Math.max(1, sorted.length), column: HEADER.length },
  };
  if (review.unreadable.length > 0) putUnreadable(workbook.addWorksheet("Không đọc được"), review);
  return packWorkbook(workbook);
}
