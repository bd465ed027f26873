/**
 * Lines below a table that must not be torn from it: rows over its whole width without lines around them. Word keeps
 * a paragraph behind a table with its last row, LibreOffice does not; both keep rows together.
 */
import { TableCell, TableRow, WidthType } from "docx";

import { paragraph, type TextLook, TIGHT_SPACING } from "./docx-base.ts";
import { NO_BORDER } from "./docx-table.ts";

export interface FootLine {
  text: string;
  look: TextLook;
  /** Twips. */
  before: number;
}

const BARE = { left: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER } as const;

/** `width` in twips. */
export function footRows(
  lines: readonly FootLine[],
  { columns, width }: { columns: number; width: number },
): TableRow[] {
  return lines.map(({ text, look, before }, index) => {
    const keepNext = index < lines.length - 1;
    const content = paragraph(text, look, { spacing: { ...TIGHT_SPACING, before }, keepNext });
    const cell = new TableCell({
      width: { size: width, type: WidthType.DXA },
      columnSpan: columns,
      borders: index === 0 ? BARE : { ...BARE, top: NO_BORDER },
      children: [content],
    });
    return new TableRow({ cantSplit: true, children: [cell] });
  });
}
