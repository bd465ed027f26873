/**
 * A sum that fails because of one row below it whose own relations hold: its figures stand in another unit, or two of
 * its parts stand in each other's place. The finding then names that row.
 */
import { abs, MICRO } from "../budget/fixed.ts";
import type { Diagnosis } from "../budget/relations/diagnose-table.ts";
import { valueAt } from "../budget/relations/equation.ts";
import type { Cause } from "../budget/relations/find-causes.ts";
import type { Finding } from "./finding.ts";
import {
  deepMembers,
  header,
  namedRow,
  placeText,
  severityOf,
  show,
  text,
  whereOfCell,
} from "./table-texts.ts";

const BEYOND_OTHERS = 20n;
const UNITS = [1_000n, 1_000_000n];

/** One row a thousand times too small or too large explains the gap of every column. */
export function rowInOtherUnit(diagnosis: Diagnosis, causes: readonly Cause[]): Finding | null {
  const { table } = diagnosis;
  const below = linesBelow(diagnosis, causes);
  const columns = [...new Set(causes.map((cause) => cause.cell.column))];
  const largest = new Map(columns.map((column) => [column, largestOf(table, below, column)]));
  for (const factor of UNITS) {
    for (const small of [true, false]) {
      const fits = (row: number): boolean =>
        causes.every((cause) => {
          const value = valueAt(table, row, cause.cell.column);
          if (value === null || value === 0n) return false;
          // A row that would dwarf all others only happens to fill the gap.
          if (small && value * factor > BEYOND_OTHERS * (largest.get(cause.cell.column) ?? 0n))
            return false;
          const gap = cause.needed - (cause.printed ?? 0n);
          // Too small: the sum of the rows stays behind the printed figure by 999 times the row, less what was cut
          // off when the row was written in the larger unit.
          // Of a small figure next to anything would be such a rest.
          const rest = abs(value) < 100n * MICRO ? 1n : factor * MICRO;
          return small
            ? abs(-gap - value * (factor - 1n)) < rest
            : gap * factor === value * (factor - 1n);
        });
      const rows = below.filter(fits);
      const [row] = rows;
      if (row !== undefined && rows.length === 1)
        return otherUnit(diagnosis, causes, { row, factor, small });
    }
  }
  return null;
}

const largestOf = (table: Diagnosis["table"], rows: readonly number[], column: number): bigint =>
  rows.reduce((most, row) => {
    const value = valueAt(table, row, column) ?? 0n;
    return value > most ? value : most;
  }, 0n);

function otherUnit(
  diagnosis: Diagnosis,
  causes: readonly Cause[],
  { row, factor, small }: { row: number; factor: bigint; small: boolean },
): Finding | null {
  const { table } = diagnosis;
  const [first] = causes;
  const lead = first?.equations[0];
  const line = table.rows[row];
  if (first === undefined || lead === undefined || line === undefined) return null;
  const cell = { row, column: first.cell.column };
  const value = valueAt(table, row, cell.column) ?? 0n;
  const right = small ? value * factor : value / factor;
  const times = factor === 1_000n ? "1.000" : "1.000.000";
  return {
    code: "row-scale-mismatch",
    severity: severityOf(diagnosis, [lead]),
    where: whereOfCell(table, cell),
    quote: text(table, cell),
    expected: show(table, cell, right),
    found: text(table, cell),
    message: `${namedRow(line)}: ${header(table, cell)} ${text(table, cell)} ${small ? "nhỏ" : "lớn"} hơn ${times} lần so với số cần để ${placeText(table, lead.target)} = ${text(table, lead.target)} khớp; dòng này có thể ghi theo đơn vị tiền khác.`,
    suggestion: `Đưa dòng này về đơn vị của bảng: ${show(table, cell, right)}.`,
    alsoAt: causes.map((cause) => whereOfCell(table, cause.cell)),
  };
}

/** Two columns whose sums are off by the same figure, one too much and one too little: one row has them exchanged. */
export function swappedParts(diagnosis: Diagnosis, causes: readonly Cause[]): Finding | null {
  const { table } = diagnosis;
  const [a, b] = causes;
  const lead = a?.equations[0];
  if (a === undefined || b === undefined || lead === undefined || causes.length !== 2) return null;
  const row = exchangedRow(diagnosis, [a, b]);
  const line = row === null ? undefined : table.rows[row];
  if (row === null || line === undefined) return null;
  const left = { row, column: a.cell.column };
  const right = { row, column: b.cell.column };
  return {
    code: "row-columns-swapped",
    severity: severityOf(diagnosis, [lead]),
    where: whereOfCell(table, left),
    quote: text(table, left),
    expected: text(table, right),
    found: text(table, left),
    message: `${namedRow(line)}: hai số ở cột ${header(table, left)} và ${header(table, right)} đổi chỗ cho nhau; đổi lại thì ${placeText(table, lead.target)} và cột ${header(table, right)} cùng khớp.`,
    suggestion: `Đổi chỗ hai số: ${header(table, left)} ${text(table, right)}, ${header(table, right)} ${text(table, left)}.`,
    alsoAt: [whereOfCell(table, right), ...causes.map((cause) => whereOfCell(table, cause.cell))],
  };
}

/** The one row whose two figures differ by what one column has too much and the other too little. */
function exchangedRow(diagnosis: Diagnosis, [a, b]: readonly [Cause, Cause]): number | null {
  const { table } = diagnosis;
  const gap = a.needed - (a.printed ?? 0n);
  if (b.needed - (b.printed ?? 0n) !== -gap) return null;
  const rows = linesBelow(diagnosis, [a]).filter((row) => {
    const left = valueAt(table, row, a.cell.column) ?? 0n;
    const right = valueAt(table, row, b.cell.column) ?? 0n;
    return left - right === gap;
  });
  const [row] = rows;
  return row === undefined || rows.length !== 1 ? null : row;
}

/** Lines under the failing sum. */
function linesBelow({ table, sums }: Diagnosis, causes: readonly Cause[]): number[] {
  const target = causes[0]?.equations[0]?.target.row;
  if (target === undefined) return [];
  const members = sums.sumOfTarget(target)?.members ?? [];
  return deepMembers(table, members).filter((row) => table.rows[row]?.kind === "line");
}
