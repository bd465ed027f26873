/** Tables of a plan as grids, with what they hold: targets, tasks, money or something else. */
import type { Cell, ParsedDocument, ParsedTable } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import type { PlanSection, PlanTable } from "./plan.ts";

export function readTables(
  document: ParsedDocument,
  sections: readonly PlanSection[],
): PlanTable[] {
  const homes = new Map<number, PlanSection>();
  for (const section of sections) {
    for (const item of section.items) if (item.table !== null) homes.set(item.table, section);
  }
  return document.tables.flatMap((table) => {
    const section = homes.get(table.index);
    if (!section) return [];
    const rows = gridOf(table);
    const headerRows = table.headerRows;
    return [
      {
        index: table.index,
        section: section.id,
        caption: table.caption,
        headerRows,
        rows,
        kind: isReport(section) ? ("other" as const) : kindOf(rows, headerRows),
        inResults: isReport(section),
      },
    ];
  });
}

/** An appendix of what was done ("đã thực hiện năm …") is a report too. */
export function isReport(section: PlanSection): boolean {
  return section.role === "results" || /da thuc hien|ket qua thuc hien/.test(fold(section.heading));
}

/** Spans are laid out so that every row has the same number of columns. */
function gridOf(table: ParsedTable): string[][] {
  const grid: string[][] = [];
  const covered = new Set<string>();
  for (const [y, row] of table.rows.entries()) {
    const line: string[] = [];
    let x = 0;
    for (const cell of row.cells) {
      while (covered.has(`${y}:${x}`)) line[x++] = "";
      line[x] = plain(cell);
      cover(covered, { x, y, cell });
      const width = cell.colSpan ?? 1;
      for (let step = 1; step < width; step++) line[x + step] = "";
      x += width;
    }
    grid.push(line);
  }
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, x) => line[x] ?? ""));
}

function cover(covered: Set<string>, at: { x: number; y: number; cell: Cell }): void {
  for (let down = 1; down < (at.cell.rowSpan ?? 1); down++) {
    for (let right = 0; right < (at.cell.colSpan ?? 1); right++) {
      covered.add(`${at.y + down}:${at.x + right}`);
    }
  }
}

function plain(cell: Cell): string {
  return cell.text
    .replace(/<li>\s*-?\s*/gi, "\n- ")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

/** Folded header of each column, header rows joined. */
export function headersOf(rows: readonly (readonly string[])[], headerRows: number): string[] {
  const head = rows.slice(0, Math.max(1, headerRows));
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, x) => fold(head.map((row) => row[x] ?? "").join(" ")));
}

const MONEY_COLUMN =
  /don gia|thanh tien|kinh phi|du toan|tong (?:muc|cong|so)|so tien|nguon|\bvon\b|so luong|^sl$|^dvt|don vi tinh|thue|\bvat\b/;
const SCHEDULE_COLUMN =
  /^(?:quy|thang)\b|chu tri|phoi hop|thoi (?:gian|han)|tien do|san pham|don vi thuc hien/;

/**
 * A table of tasks with a column of money: the tasks without it, since the money is drafted as a budget. null for a
 * budget proper, with unit prices or without anything to schedule.
 */
export function scheduleOf(table: PlanTable): PlanTable | null {
  if (table.kind !== "budget" || table.inResults) return null;
  const headers = headersOf(table.rows, table.headerRows);
  const scheduled = headers.filter((header) => SCHEDULE_COLUMN.test(header)).length;
  if (scheduled === 0 || headers.some((header) => /don gia/.test(header))) return null;
  // Who carries out a line of money makes no task of it.
  const onlyWho = headers.every(
    (header) => !SCHEDULE_COLUMN.test(header) || /^don vi thuc hien$/.test(header),
  );
  if (onlyWho && !headers.some((header) => /nhiem vu|hoat dong|cong viec/.test(header)))
    return null;
  const kept = headers.flatMap((header, index) =>
    MONEY_COLUMN.test(header) || holdsMoney(table, index) ? [] : [index],
  );
  const isSum = (row: readonly string[]): boolean =>
    row.some((cell) => /^(?:tong )?cong\b|^tong\b/.test(fold(cell)));
  const rows = table.rows
    .filter((row, index) => index < Math.max(1, table.headerRows) || !isSum(row))
    .map((row) => kept.map((index) => row[index] ?? ""));
  return { ...table, kind: "tasks", rows };
}

/** A column of amounts, whatever its head: "Ngân sách tỉnh", "Tổng". */
function holdsMoney({ rows, headerRows }: PlanTable, column: number): boolean {
  const cells = rows
    .slice(Math.max(1, headerRows))
    .map((row) => (row[column] ?? "").trim())
    .filter((cell) => cell !== "");
  return (
    cells.some((cell) => /^\d{1,3}(?:[.,]\d{3})+$|^\d{3,}$/.test(cell)) &&
    cells.every((cell) => /^[\d.,\s-]+$/.test(cell))
  );
}

function kindOf(rows: readonly (readonly string[])[], headerRows: number): PlanTable["kind"] {
  const header = headersOf(rows, headerRows).join(" | ");
  if (
    /don gia|thanh tien|kinh phi|so tien|von su nghiep|tong muc|du toan|nguon (?:thu|von|quy)/.test(
      header,
    )
  )
    return "budget";
  if (/muc tieu|chi tieu/.test(header)) return "targets";
  if (
    /nhiem vu|hoat dong|cong viec|dau viec|noi dung|chu tri|thuc hien|san pham|thoi (?:gian|han)/.test(
      header,
    )
  )
    return "tasks";
  return "other";
}
