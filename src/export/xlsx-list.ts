/** A sheet that is a plain list: header frozen and repeated, rows as high as their texts. */
import type { Worksheet } from "exceljs";

import { fitHeight, putHeader, putText, setUpPage, setWidths } from "./xlsx-style.ts";

export function putList(
  sheet: Worksheet,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): void {
  putHeader(sheet, 1, header);
  rows.forEach((row, index) => {
    row.forEach((text, column) =>
      putText(sheet.getCell(index + 2, column + 1), text, {
        align: column === 0 ? "center" : "left",
      }),
    );
    fitHeight(
      sheet,
      index + 2,
      row.map((text, column) => [text, widths[column] ?? 10] as const),
    );
  });
  setWidths(sheet, widths);
  setUpPage(sheet, 1, true);
  sheet.views = [{ state: "frozen", ySplit: 1, xSplit: 0 }];
}
