/** The rows of a sheet as a grid: empty cells in their places, merged blocks as spans of their first cell. */
import type { Cell, TableRow } from "../../../../domain/document/parsed-document.ts";
import { readingLimits } from "../../limits.ts";
import { type Block, columnLetters } from "./address.ts";
import type { SheetContent, SheetRow } from "./sheet-stream.ts";

/** Rows that a merged block may span downwards. */
const MAX_ROW_SPAN = 10_000;
/** Merged blocks over all rows they touch; no sheet that a person made comes near. */
const MAX_SPANNED_ROWS = 500_000;

/** Null when the merged blocks are too many to be honest. */
export function gridRows({ rows, merges }: SheetContent, sheet: string): TableRow[] | null {
  const blocks = blocksByRow(merges);
  if (blocks === null) return null;
  const width = rows.reduce((most, row) => Math.max(most, row.columns.at(-1) ?? 0), 0);
  const grid: TableRow[] = [];
  let before = 0;
  for (const row of rows) {
    // One blank row tells that there was a gap, however long.
    if (row.number > before + 1)
      grid.push({ place: { sheet, line: before + 1 }, cells: [{ text: "" }] });
    before = row.number;
    grid.push({
      place: { sheet, line: row.number },
      cells: gridCells(row, blocks.get(row.number) ?? NONE, width),
      ...(row.hidden && { hidden: true }),
    });
  }
  return grid;
}

const NONE: readonly Block[] = [];

/** Every block under the number of each row it touches. */
function blocksByRow(merges: readonly Block[]): Map<number, Block[]> | null {
  const byRow = new Map<number, Block[]>();
  let spanned = 0;
  for (const block of merges) {
    const last = Math.min(block.bottom, block.top + MAX_ROW_SPAN - 1);
    spanned += Math.max(0, last - block.top + 1);
    if (spanned > MAX_SPANNED_ROWS) return null;
    for (let row = block.top; row <= last; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(block);
      else byRow.set(row, [block]);
    }
  }
  return byRow;
}

function gridCells(row: SheetRow, blocks: readonly Block[], width: number): Cell[] {
  const { cells, columns } = row;
  const own = blocks.reduce((most, block) => Math.max(most, block.right), row.width);
  const last = Math.max(Math.min(own, width), columns.at(-1) ?? 0);
  if (blocks.length === 0 && cells.length === last) return cells;
  const filled = new Map(columns.map((column, at) => [column, cells[at]]));
  const grid: Cell[] = [];
  for (let column = 1; column <= last; column += 1) {
    const block = blocks.find((one) => one.left <= column && column <= one.right);
    const empty = { text: "", ref: `${columnLetters(column)}${row.number}` };
    if (!block) grid.push(filled.get(column) ?? empty);
    else if (block.top !== row.number) grid.push(empty);
    else if (block.left === column)
      grid.push({ ...(filled.get(column) ?? empty), ...spansOf(block) });
  }
  return grid;
}

/** Cells below a block stay, empty, to keep the columns. */
function spansOf(block: Block): { colSpan?: number; rowSpan?: number } {
  const colSpan = Math.min(block.right, readingLimits.columns) - block.left + 1;
  const rowSpan = Math.min(block.bottom - block.top + 1, MAX_ROW_SPAN);
  return { ...(colSpan > 1 && { colSpan }), ...(rowSpan > 1 && { rowSpan }) };
}
