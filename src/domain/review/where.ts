/** Places of findings, built from the places of blocks, tables, rows and cells. */
import { partWith } from "../budget/table-parts.ts";
import type { Block, Cell, ParsedTable, Place, TableRow } from "../document/parsed-document.ts";
import type { Where } from "./finding.ts";

/** Place of a paragraph, heading or list item. */
export function whereOfBlock(block: Block): Where {
  return {
    ...place(block.place),
    ...heading(block.headingPath),
    ...(block.table === undefined ? {} : { table: block.table }),
  };
}

/** Place of a table, or of a row or cell in it, in its own part of the table. Row and column are named as printed. */
export function whereOfTable(
  whole: ParsedTable,
  at: { row?: TableRow; rowName?: string; column?: string; cell?: Cell } = {},
): Where {
  const table = partWith(whole, at.row);
  return {
    ...place(table.place),
    ...(at.row === undefined ? {} : place(at.row.place)),
    table: table.index,
    ...(at.rowName === undefined || at.rowName === "" ? {} : { row: at.rowName }),
    ...(at.column === undefined || at.column === "" ? {} : { column: at.column }),
    ...(at.cell?.ref === undefined ? {} : { cell: at.cell.ref }),
    ...heading(withCaption(table)),
  };
}

const TABLE_NAME = /^(?:biểu(?: mẫu| số)?|bảng(?: số)?|mẫu(?: số)?)\s*\d/iu;

/** "Biểu 01. Số máy theo khoa" above the table tells more of the place than the heading it stands under. */
function withCaption({ caption, headingPath }: ParsedTable): readonly string[] {
  const name = caption.findLast((line) => TABLE_NAME.test(line.trim()))?.trim();
  return name === undefined || headingPath.includes(name) ? headingPath : [...headingPath, name];
}

function place(from: Place): Where {
  return {
    ...(from.line === undefined ? {} : { line: from.line }),
    ...(from.page === undefined ? {} : { page: from.page }),
    ...(from.sheet === undefined ? {} : { sheet: from.sheet }),
  };
}

function heading(path: readonly string[]): Where {
  return path.length === 0 ? {} : { heading: path.join(" > ") };
}
