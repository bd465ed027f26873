/** Deadlines of an earlier year in the tables of a plan. */
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { PLANNED } from "./plan-parts.ts";
import { certainty, type Prose, type ProseLine } from "./prose.ts";

const DEADLINE_HEADER =
  /thoi (?:gian|han)|tien do|^(?:quy|thang) (?:thuc hien|hoan thanh)|hoan thanh|ket thuc|^xong|^han\b|bat dau|khoi dong|^(?:quy|thang)(?:\/nam)?$/;
const DEADLINE_CELL =
  /^(?:truoc |trong |tu |ca |den |het |cuoi |dau |thang |quy |nam |ngay )*[\s\divx/.–-]*?(?:\s*(?:den|va|,) (?:het |cuoi )?(?:thang |quy |ngay )?[\divx/.]+\s*)?\/?\s*(?:nam )?(20\d{2})$/;

/** "Năm 2025" in the deadline column of a 2026 plan. */
export function deadlinesInTables(prose: Prose, planYear: number): Finding[] {
  const columns = new Map<number, number>();
  const findings: Finding[] = [];
  for (const line of prose.lines) {
    if (line.kind !== "row" || line.table === null || line.part === "results") continue;
    const known = columns.get(line.table);
    const header = line.cells.findIndex((cell) => DEADLINE_HEADER.test(foldCell(cell)));
    if (known === undefined && header >= 0) columns.set(line.table, header);
    const cell = known === undefined || header === known ? undefined : line.cells[known];
    const finding = cell === undefined ? null : staleCell(line, cell, planYear, prose.all.unsure);
    if (finding) findings.push(finding);
  }
  return findings;
}

/** "- Thời hạn: tháng 11/2025" below a task of the plan for 2027. */
const LABEL =
  /^[\s+*•-]*(?:thoi (?:han|gian)(?: (?:thuc hien|hoan thanh))?|tien do|hoan thanh)\s*:\s*/;

export function deadlinesOfBlocks(prose: Prose, planYear: number): Finding[] {
  return prose.lines.flatMap((line) => {
    const label = line.kind !== "row" && PLANNED.has(line.part) ? LABEL.exec(line.folded) : null;
    if (label === null) return [];
    const cell = line.text.slice(label[0].length).replace(/[\s.;*]+$/, "");
    return staleCell(line, cell, planYear, prose.all.unsure) ?? [];
  });
}

const foldCell = (cell: string): string => foldInPlace(cell).trim();

function staleCell(
  line: ProseLine,
  cell: string,
  planYear: number,
  unsure: boolean,
): Finding | null {
  const year = Number(DEADLINE_CELL.exec(foldCell(cell))?.[1] ?? NaN);
  if (!(year < planYear && year >= planYear - 5)) return null;
  return {
    code: "stale-year",
    severity: certainty("error", unsure),
    where: line.where,
    quote: cell,
    expected: `năm ${planYear}`,
    found: cell,
    message: `Thời hạn ${cell} đã qua trước năm kế hoạch ${planYear}.`,
    suggestion: `Ghi thời hạn trong năm ${planYear}.`,
  };
}
