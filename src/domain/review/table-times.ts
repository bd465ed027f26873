/** Times in the columns of a task table: one row beyond the plan's year, a row that ends before it begins. */
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { certainty, type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { timePoints } from "./time-points.ts";

const DEADLINE_HEADER =
  /thoi (?:gian|han)(?!\s*\((?:thang|ngay|nam)\))|tien do|hoan thanh|ket thuc/;

/** One row of a task table is due after the plan's year while all others are due in it. */
export function beyondPlan(prose: Prose, year: number | null): Finding[] {
  if (year === null || prose.all.unsure) return [];
  return [...dueByTable(prose).values()].flatMap((rows) => {
    const own = rows.filter((row) => row.year === year).length;
    const [late, ...more] = rows.filter((row) => row.year > year);
    if (late === undefined || more.length > 0 || own < 4) return [];
    return [
      {
        code: "deadline-beyond-plan",
        severity: "info" as const,
        where: late.line.where,
        quote: late.cell,
        expected: `trong năm ${year}`,
        found: late.cell,
        message: `Thời hạn ${late.cell} nằm ngoài năm kế hoạch ${year}, trong khi ${own} dòng khác đều trong năm.`,
        suggestion: "Kiểm tra lại năm, hoặc nói rõ nhiệm vụ kéo dài nhiều năm.",
      },
    ];
  });
}

/** Rows with one year in the deadline column, by table. */
function dueByTable(prose: Prose): Map<number, { line: ProseLine; cell: string; year: number }[]> {
  const columns = new Map<number, number>();
  const rows = new Map<number, { line: ProseLine; cell: string; year: number }[]>();
  for (const line of prose.lines) {
    if (line.kind !== "row" || line.table === null || line.part === "results") continue;
    const column = columns.get(line.table);
    if (column === undefined) {
      const at = line.cells.findIndex((cell) => DEADLINE_HEADER.test(foldInPlace(cell)));
      if (at >= 0) columns.set(line.table, at);
      continue;
    }
    const cell = line.cells[column] ?? "";
    const [year, ...more] = cell.match(/\b20\d\d\b/g) ?? [];
    if (year === undefined || more.length > 0) continue;
    rows.set(line.table, [...(rows.get(line.table) ?? []), { line, cell, year: Number(year) }]);
  }
  return rows;
}

const BEGIN_HEADER =
  /^(?:thoi (?:gian|diem) )?(?:bat dau|khoi dong|khoi cong|tu (?:ngay|thang|quy))\b|^tu$/;
const END_HEADER =
  /^(?:thoi (?:gian|diem) )?(?:hoan thanh|ket thuc|den (?:ngay|thang|quy))\b|^den$/;

/** "Bắt đầu 07/2027", "Hoàn thành 03/2027" in one row. */
export function rowsOutOfOrder(prose: Prose): Finding[] {
  const columns = new Map<number, { begin: number; end: number }>();
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.table === null) return [];
    const known = columns.get(line.table);
    if (known === undefined) {
      const cells = line.cells.map((cell) => foldInPlace(cell).trim());
      const begin = cells.findIndex((cell) => BEGIN_HEADER.test(cell));
      const end = cells.findIndex((cell) => END_HEADER.test(cell));
      if (begin >= 0 && end >= 0) columns.set(line.table, { begin, end });
      return [];
    }
    const [from = "", to = ""] = [line.cells[known.begin], line.cells[known.end]];
    const [begin] = timePoints(foldInPlace(from));
    const [end] = timePoints(foldInPlace(to));
    if (begin === undefined || end === undefined || begin.from <= end.to) return [];
    return [
      {
        code: "dates-out-of-order",
        severity: certainty("warning", prose.all.unsure),
        where: line.where,
        quote: `${from} – ${to}`,
        expected: "thời điểm đầu không sau thời điểm cuối",
        found: `${from} – ${to}`,
        message: `Dòng “${quoteOf(line)}” bắt đầu ${from} nhưng hoàn thành ${to}.`,
        suggestion: "Đối chiếu lại hai thời điểm.",
      },
    ];
  });
}
