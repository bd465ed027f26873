/** Findings on a group or a total: what its figure is instead, a row counted once too often or not at all. */
import { type BudgetRow, type BudgetTable, columnsOf, rowName } from "../budget/budget-table.ts";
import type { Diagnosis } from "../budget/relations/diagnose-table.ts";
import { type Equation, valueAt } from "../budget/relations/equation.ts";
import type { Cause } from "../budget/relations/find-causes.ts";
import { effective, sumOf } from "../budget/row-tree.ts";
import { oncePer } from "../once-per.ts";
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { rowInOtherUnit, swappedParts } from "./row-behind-sum.ts";
import {
  alsoAt,
  CODE_OF,
  columnText,
  deepMembers,
  details,
  header,
  namedRow,
  placeText,
  severityOf,
  show,
  text,
  whereOfCell,
} from "./table-texts.ts";

export function sumIssue(diagnosis: Diagnosis, causes: readonly Cause[], lead: Equation): Finding {
  const { table } = diagnosis;
  const equations = causes.flatMap((cause) => cause.equations);
  return (
    wrongColumn(diagnosis, lead) ??
    doubledRow(diagnosis, lead) ??
    swappedParts(diagnosis, causes) ??
    rowInOtherUnit(diagnosis, causes) ?? {
      code: CODE_OF[lead.kind],
      severity: severityOf(diagnosis, lead.slight === true ? (causes[0]?.equations ?? []) : [lead]),
      where: whereOfCell(table, lead.target),
      quote: text(table, lead.target),
      expected: show(table, lead.target, lead.expected),
      found: text(table, lead.target),
      message: sumMessage(diagnosis, causes, lead),
      suggestion: `Cộng lại ${columnText(table, lead.target)}: ${show(table, lead.target, lead.expected)}, hoặc bổ sung dòng còn thiếu.`,
      ...alsoAt(table, equations, lead.target),
    }
  );
}

function sumMessage(diagnosis: Diagnosis, causes: readonly Cause[], lead: Equation): string {
  const { table } = diagnosis;
  const parts = [
    `${placeText(table, lead.target)}: ${lead.computation()} = ${show(table, lead.target, lead.expected)}, bảng ghi ${text(table, lead.target)} (${details(lead.printed, lead.expected)}).`,
  ];
  const row = rowOfGap(diagnosis, lead);
  if (row !== null) parts.push(`Chênh lệch đúng bằng ${namedRow(row)}: số này chưa cộng dòng đó.`);
  const gap = lead.printed - lead.expected;
  for (const cause of causes.slice(1)) {
    const same = (cause.printed ?? 0n) - cause.needed === gap;
    const figures = `: cộng được ${show(table, cause.cell, cause.needed)}, bảng ghi ${text(table, cause.cell)}`;
    parts.push(`Cột ${header(table, cause.cell)} cũng lệch${same ? " đúng bằng số đó" : figures}.`);
  }
  if (causes.length > 1) parts.push("Có thể thiếu hoặc thừa cả một dòng.");
  return parts.join(" ");
}

/** The one row whose figure is exactly the gap. */
function rowOfGap(diagnosis: Diagnosis, lead: Equation): BudgetRow | null {
  const { table, sums } = diagnosis;
  const gap = lead.expected - lead.printed;
  if (gap <= 0n) return null;
  const members = sums.sumOfTarget(lead.target.row)?.members ?? [];
  const rows = members.filter((row) => valueAt(table, row, lead.target.column) === gap);
  return rows.length === 1 ? (table.rows[rows[0] ?? 0] ?? null) : null;
}

/** The figure is the sum of another column: it is right and stands in the wrong place. */
function wrongColumn(diagnosis: Diagnosis, lead: Equation): Finding | null {
  const { table, sums } = diagnosis;
  const sum = sums.sumOfTarget(lead.target.row);
  if (sum === undefined || lead.printed === 0n) return null;
  for (const column of sums.columns) {
    if (column === lead.target.column || sumOf(table.rows, sum.members, column) !== lead.printed)
      continue;
    const there = { row: lead.target.row, column };
    const taken = valueAt(table, there.row, column);
    if (taken === lead.printed) continue;
    const right = show(table, lead.target, lead.expected);
    return {
      code: "group-total-wrong-column",
      severity: severityOf(diagnosis, [lead]),
      where: whereOfCell(table, lead.target),
      quote: text(table, lead.target),
      expected: right,
      found: text(table, lead.target),
      message: `${placeText(table, lead.target)}: ${text(table, lead.target)} là tổng của cột ${header(table, there)}; tổng của cột ${header(table, lead.target)} là ${right}.`,
      suggestion: `Chuyển ${text(table, lead.target)} sang cột ${header(table, there)} và ghi ${right} ở cột ${header(table, lead.target)}.`,
      alsoAt: [whereOfCell(table, there)],
    };
  }
  return null;
}

/** The sum holds once a row that stands twice is counted once. */
function doubledRow(diagnosis: Diagnosis, lead: Equation): Finding | null {
  const { table, sums } = diagnosis;
  const { column } = lead.target;
  const gap = lead.expected - lead.printed;
  if (gap <= 0n) return null;
  const seen = new Map<string, BudgetRow>();
  for (const index of deepMembers(table, sums.sumOfTarget(lead.target.row)?.members ?? [])) {
    const row = table.rows[index];
    if (row === undefined || effective(table.rows, index, column) !== gap) continue;
    const key = rowKey(table, row);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      continue;
    }
    const cell = { row: index, column };
    return {
      code: "row-duplicate",
      severity: severityOf(diagnosis, [lead]),
      where: whereOfCell(table, cell),
      quote: row.name === "" ? text(table, cell) : row.name,
      found: text(table, cell),
      message: `${namedRow(row)} lặp lại dòng ${rowName(first)} với cùng số liệu; ${placeText(table, lead.target)} ghi ${text(table, lead.target)}, chỉ khớp khi tính dòng này một lần.`,
      suggestion: "Bỏ dòng lặp, hoặc cộng lại tổng nếu là hai khoản khác nhau.",
      alsoAt: [whereOfCell(table, { row: first.index, column }), whereOfCell(table, lead.target)],
    };
  }
  return null;
}

/** Rows with the same key say the same of the same item, for the same place or ward where a column names it. */
export function rowKey(table: BudgetTable, row: BudgetRow): string {
  const figures = row.cells.map((cell) => (cell?.value ?? "").toString()).join("|");
  return [fold(row.name), fold(row.unit), figures, wordsBeside(table).get(row)].join("#");
}

/** What stands in the columns of words; a cell of a group of rows, before the names, holds for those below it too. */
const wordsBeside = oncePer((table: BudgetTable): ReadonlyMap<BudgetRow, string> => {
  const [names] = columnsOf(table, "name");
  const columns = columnsOf(table, "text", "notes").map(({ index }) => index);
  const above = new Map<number, string>();
  return new Map(
    table.rows.map((row) => {
      const words = columns.map((column) => {
        const own = fold(row.source.cells[column]?.text.trim() ?? "");
        if (column > (names?.index ?? 0)) return own;
        if (own !== "") above.set(column, own);
        return above.get(column) ?? "";
      });
      return [row, words.join("|")];
    }),
  );
});
