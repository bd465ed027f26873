/**
 * The findings that rest on the figures of one table, told from its diagnosis. One row with one cause is one finding,
 * however many relations it breaks; the rules of ./rules pick theirs by code.
 */
import type { BudgetTable } from "../budget/budget-table.ts";
import type { Micro } from "../budget/fixed.ts";
import { diagnoseTable, type Diagnosis } from "../budget/relations/diagnose-table.ts";
import type { Equation } from "../budget/relations/equation.ts";
import type { Cause } from "../budget/relations/find-causes.ts";
import type { Swap } from "../budget/relations/find-swaps.ts";
import { oncePer } from "../once-per.ts";
import type { Finding } from "./finding.ts";
import { sumIssue } from "./sum-issues.ts";
import {
  alsoAt,
  CODE_OF,
  columnText,
  details,
  header,
  placeText,
  severityOf,
  show,
  text,
  whereOfCell,
} from "./table-texts.ts";
import { whereOfTable } from "./where.ts";

/** All findings on the figures of a table, in order of rows. */
export const tableIssues = oncePer((table: BudgetTable): Finding[] => {
  const diagnosis = diagnoseTable(table);
  const { swapped } = diagnosis.model;
  return swapped === null
    ? rowIssues(diagnosis)
    : [swappedHeaders(diagnosis, swapped.a, swapped.b)];
});

function rowIssues(diagnosis: Diagnosis): Finding[] {
  const byRow = new Map<number, Cause[]>();
  for (const cause of diagnosis.causes) {
    const list = byRow.get(cause.cell.row);
    if (list) list.push(cause);
    else byRow.set(cause.cell.row, [cause]);
  }
  const issues = [...byRow]
    .sort((a, b) => a[0] - b[0])
    .flatMap(([, causes]) => clusters(diagnosis, causes))
    .map((causes) => issueOf(diagnosis, causes))
    .filter((finding) => finding !== null);
  return [...diagnosis.swaps.map((swap) => swapIssue(diagnosis, swap)), ...issues];
}

/**
 * Wrong totals of one row belong together where their columns do: amount and tax, a total and its parts. Of a total
 * and a part with the same gap the part leads, since the total only follows it.
 */
function clusters({ model }: Diagnosis, causes: readonly Cause[]): Cause[][] {
  const isSum = ({ equations }: Cause): boolean =>
    equations[0]?.kind === "group" || equations[0]?.kind === "total";
  if (!causes.every(isSum)) return [[...causes]];
  const families = [
    ...model.splits.map(({ total, parts }) => [total, ...parts]),
    ...model.vats.map(({ base, vat, total }) => [base, vat, total]),
  ];
  const found: Cause[][] = [];
  for (const cause of causes) {
    const family = families.find((columns) => columns.includes(cause.cell.column));
    const mates = found.find(
      ([first]) => first !== undefined && family?.includes(first.cell.column) === true,
    );
    if (mates === undefined) found.push([cause]);
    else mates.push(cause);
  }
  return found.map((mates) => partFirst(model, mates));
}

function partFirst(model: Diagnosis["model"], causes: readonly Cause[]): Cause[] {
  const gap = (cause: Cause): Micro => cause.needed - (cause.printed ?? 0n);
  const [first] = causes;
  const split = model.splits.find(({ total }) => total === first?.cell.column);
  const part = causes.find(
    (cause) =>
      first !== undefined &&
      split?.parts.includes(cause.cell.column) === true &&
      gap(cause) === gap(first),
  );
  if (part === undefined) return [...causes];
  return [part, ...causes.filter((cause) => cause !== part)];
}

function issueOf(diagnosis: Diagnosis, causes: readonly Cause[]): Finding | null {
  const [first] = causes;
  const lead = first?.equations[0];
  if (first === undefined || lead === undefined) return null;
  if (lead.kind === "group" || lead.kind === "total") return sumIssue(diagnosis, causes, lead);
  return rowIssue(diagnosis, first, causes.slice(1), lead);
}

function rowIssue(
  diagnosis: Diagnosis,
  cause: Cause,
  others: readonly Cause[],
  lead: Equation,
): Finding {
  const { table } = diagnosis;
  const { row, column } = cause.cell;
  const onTarget = column === lead.target.column && row === lead.target.row;
  const result = show(table, lead.target, lead.expected);
  const parts = [
    `${placeText(table, lead.target)}: ${lead.computation()} = ${result}, bảng ghi ${text(table, lead.target)} (${details(lead.printed, lead.expected)}).`,
  ];
  if (!onTarget || cause.rivals.length > 0) parts.push(rivalText(table, cause, onTarget));
  if (cause.equations.length > 1) {
    parts.push(`Sửa số này thì ${cause.equations.length} phép tính liên quan cùng khớp.`);
  }
  return {
    code: CODE_OF[lead.kind],
    severity: severityOf(diagnosis, lead.slight === true ? cause.equations : [lead]),
    where: whereOfCell(table, cause.cell),
    quote: text(table, cause.cell),
    expected: show(table, cause.cell, cause.needed),
    found: text(table, cause.cell),
    message: parts.filter((part) => part !== "").join(" "),
    suggestion: `Kiểm tra lại ${columnText(table, cause.cell)}; nếu các số còn lại đúng thì ghi ${show(table, cause.cell, cause.needed)}.`,
    ...alsoAt(
      table,
      [...cause.equations, ...others.flatMap((other) => other.equations)],
      cause.cell,
    ),
  };
}

function rivalText(table: BudgetTable, cause: Cause, onTarget: boolean): string {
  const cells = [cause.cell, ...cause.rivals].filter((cell) => cell.row === cause.cell.row);
  if (onTarget) {
    return cells.length > 1
      ? `Có thể sai ở một trong các cột: ${cells.map((cell) => header(table, cell)).join(", ")}.`
      : "";
  }
  return `Các số khác khớp nếu ${columnText(table, cause.cell)} là ${show(table, cause.cell, cause.needed)}.`;
}

/** Two cells of a row in each other's place. */
function swapIssue(diagnosis: Diagnosis, { a, b, equations }: Swap): Finding {
  const { table } = diagnosis;
  return {
    code: "row-columns-swapped",
    severity: severityOf(diagnosis, equations),
    where: whereOfCell(table, a),
    quote: text(table, a),
    expected: text(table, b),
    found: text(table, a),
    message: `${placeText(table, a)}: hai số ở cột ${header(table, a)} và ${header(table, b)} đổi chỗ cho nhau; đổi lại thì các phép tính của dòng khớp.`,
    suggestion: `Đổi chỗ hai số: ${header(table, a)} ${text(table, b)}, ${header(table, b)} ${text(table, a)}.`,
    alsoAt: [
      whereOfCell(table, b),
      ...equations
        .filter((equation) => equation.target.row !== a.row)
        .map((equation) => whereOfCell(table, equation.target)),
    ],
  };
}

function swappedHeaders(diagnosis: Diagnosis, a: number, b: number): Finding {
  const { table } = diagnosis;
  const left = table.columns[a]?.header ?? "";
  const right = table.columns[b]?.header ?? "";
  return {
    code: "columns-swapped",
    severity: table.ocr ? "warning" : "error",
    where: whereOfTable(table.table, { column: left }),
    quote: left,
    expected: right,
    found: left,
    message: `Bảng ${table.table.index}: số liệu các dòng chỉ khớp khi cột ${left} và cột ${right} đổi tên cho nhau.`,
    suggestion: `Đổi lại tên hoặc vị trí hai cột ${left} và ${right}.`,
    alsoAt: [whereOfTable(table.table, { column: right })],
  };
}
