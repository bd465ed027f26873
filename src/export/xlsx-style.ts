/** Look and page set-up shared by the spreadsheets of the product. */
import { Buffer } from "node:buffer";

import type { Borders, Cell, Fill, Font, PaperSize, Worksheet } from "exceljs";
import Workbook from "exceljs/lib/doc/workbook.js";

import { cleanText } from "./clean-text.ts";
import { textWidth } from "./text-width.ts";

/** Dots between thousands whatever the language of the program: the format carries Vietnamese. */
export const MONEY_FORMAT = "[$-42A]#,##0";
/** Empty while nothing is counted; shows the sum as soon as something is. */
export const BLANK_ZERO_FORMAT = "[$-42A]#,##0;-#,##0;";
export const PERCENT_FORMAT = "0%";

/** "12", "2,5": an optional decimal in the format of a whole number would leave a bare separator ("12,"). */
export const quantityFormat = (quantity: number | null): string =>
  quantity === null || Number.isInteger(quantity) ? "[$-42A]#,##0" : "[$-42A]#,##0.0#####";

const thin = { style: "thin" } as const;
const BORDER: Partial<Borders> = { top: thin, bottom: thin, left: thin, right: thin };

const solid = (argb: string): Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { argb },
  bgColor: { argb },
});
export const HEADER_FILL = solid("FFD9E2F3");
export const GROUP_FILL = solid("FFF2F2F2");
/** To be filled in. */
export const MISSING_FILL = solid("FFFFFF00");

const FONT_NAME = "Times New Roman";
export const font = (size: number, extra: Partial<Font> = {}): Partial<Font> => ({
  name: FONT_NAME,
  size,
  ...extra,
});

/** No creation time: the same model gives the same file. */
export function newWorkbook(title: string): Workbook {
  const workbook = new Workbook();
  // Whoever fills it in with a program that does not calculate leaves old results: they are computed anew on opening.
  workbook.calcProperties.fullCalcOnLoad = true;
  workbook.creator = "Căn Cứ";
  workbook.lastModifiedBy = "Căn Cứ";
  workbook.title = cleanText(title);
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  return workbook;
}

/** ECMA-376 Part 1, 18.3.1.63: paper size 9. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum exists in the types only
const A4 = 9 as PaperSize;

/** A4, one page wide, the header row (1-based) repeated on each page; numbers of pages in the foot. */
export function setUpPage(sheet: Worksheet, headerRow: number, landscape: boolean): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: landscape ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headerRow}:${headerRow}`,
    horizontalCentered: true,
    margins: { left: 0.8, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
  };
  sheet.headerFooter.oddFooter = '&C&"Times New Roman"&11&P/&N';
}

export interface TextOptions {
  bold?: boolean;
  italic?: boolean;
  align?: "left" | "center" | "right";
  size?: number;
  border?: boolean;
}

/** Writes text that stays text: "=1+1" in a name never becomes a formula. */
export function putText(cell: Cell, text: string, options: TextOptions = {}): void {
  const value = cleanText(text);
  if (value !== "") cell.value = value;
  styleCell(cell, options);
}

export function styleCell(cell: Cell, options: TextOptions = {}): void {
  cell.font = font(options.size ?? 12, {
    bold: options.bold ?? false,
    italic: options.italic ?? false,
  });
  cell.alignment = { horizontal: options.align ?? "left", vertical: "middle", wrapText: true };
  if (options.border !== false) cell.border = BORDER;
}

/** A header row in bold, centred, filled. */
export function putHeader(sheet: Worksheet, rowNumber: number, titles: readonly string[]): void {
  titles.forEach((title, index) => {
    const cell = sheet.getCell(rowNumber, index + 1);
    putText(cell, title, { bold: true, align: "center" });
    cell.fill = HEADER_FILL;
  });
}

/** Widths in characters, from the first column on. */
export function setWidths(sheet: Worksheet, widths: readonly number[]): void {
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

/** Room for text in a column so many digits wide: 7 pixels a digit, 15 twips a pixel. */
const cellTwips = (width: number): number => Math.max(1, width) * 7 * 15;

/** Height of a line to the size of its letters. */
const LINE_SHARE = 4 / 3;

/** Rough height of a row (points) so that wrapped text shows; spreadsheet programs do not grow written rows. */
export function fitHeight(
  sheet: Worksheet,
  rowNumber: number,
  texts: readonly (readonly [text: string, width: number, size?: number])[],
): void {
  const heights = texts.map(([text, width, size = 12]) => {
    const lines = text
      .split("\n")
      .map((line) => Math.max(1, Math.ceil((textWidth(line, { size }) / cellTwips(width)) * 1.08)));
    return lines.reduce((sum, one) => sum + one, 0) * size * LINE_SHARE;
  });
  sheet.getRow(rowNumber).height = Math.min(400, Math.max(16, ...heights) + 2);
}

export async function packWorkbook(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(Buffer.from(await workbook.xlsx.writeBuffer()));
}
