/** A table given as plain rows of text: header cells span, group and total rows are set off. */
import { Table } from "docx";

import { type GridCell, type GridRow, gridTable, headerCell } from "./docx-table.ts";

const GROUP_LABEL = /^(?:[IVXLC]+|[A-Z])[.)]?$/;

/** "III. Phát triển hạ tầng số" alone in its row. */
const GROUP_TITLE = /^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]\s+\S/u;

const isTotalRow = (row: readonly string[]): boolean =>
  row.slice(0, 2).some((text) => /^(?:tổng|cộng)(?:\s|$)/iu.test(text.trim()));

/** Column of a group's name when nothing but its label stands beside it; null for any other row. */
function groupNameAt(row: readonly string[]): number | null {
  const filled = row.flatMap((text, at) => (text.trim() === "" ? [] : [at]));
  const last = filled.at(-1) ?? 0;
  const titled = filled.length === 1 && GROUP_TITLE.test(row[last]?.trim() ?? "");
  const labelled = filled.length === 2 && last === 1 && GROUP_LABEL.test(row[0]?.trim() ?? "");
  return titled || labelled ? last : null;
}

/** The name of a group runs over the empty cells beside it. */
function plainRow(row: readonly string[]): GridRow {
  const total = isTotalRow(row);
  const at = groupNameAt(row);
  const bold = total || at !== null || GROUP_LABEL.test(row[0]?.trim() ?? "");
  const cells = row.map((text) => ({ text, bold }));
  if (at === null || row.length < 3) return { cells, keepNext: bold && !total };
  const text = row[at] ?? "";
  // "III. Hạ tầng số" has its number with it: such rows look alike whatever column the name was typed in.
  const from = GROUP_TITLE.test(text.trim()) ? 0 : at;
  const name: GridCell = { text, bold, span: row.length - from, align: "left" };
  return { cells: [...cells.slice(0, from), name], keepNext: true };
}

/**
 * Header rows as printed: a title runs over the empty cells at its right that have titles of their own below, and over
 * the empty cells below it.
 */
function spannedHeader(rows: readonly (readonly string[])[]): GridRow[] {
  const covered = new Set<string>();
  return rows.map((row, y) => ({
    cells: row.flatMap((text, x): GridCell[] => {
      if (covered.has(`${y}:${x}`)) return [];
      const { span, rowSpan } = text === "" ? { span: 1, rowSpan: 1 } : extent(rows, y, x);
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < span; right++) covered.add(`${y + down}:${x + right}`);
      return [{ ...headerCell(text), at: x, span, rowSpan }];
    }),
  }));
}

function extent(
  rows: readonly (readonly string[])[],
  y: number,
  x: number,
): { span: number; rowSpan: number } {
  const below = rows.slice(y + 1);
  const titled = (column: number): boolean => below.some((row) => (row[column] ?? "") !== "");
  if (!titled(x)) return { span: 1, rowSpan: rows.length - y };
  let span = 1;
  while (x + span < (rows[y]?.length ?? 0) && rows[y]?.[x + span] === "" && titled(x + span))
    span++;
  return { span, rowSpan: 1 };
}

/** A table given as plain rows, header first; ragged rows are filled up, group and total rows set in bold. */
export function plainTable(
  rows: readonly (readonly string[])[],
  width: number,
  headerRows = 1,
): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const filled = rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? ""));
  const header = filled.slice(0, headerRows);
  const body = filled.slice(headerRows);
  return gridTable({
    header: headerRows === 1 ? (header[0] ?? []) : spannedHeader(header),
    width,
    size: columns > 5 ? 12 : 13,
    rows: body.map(plainRow),
  });
}
