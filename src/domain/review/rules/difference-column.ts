/** A column of what two other columns of its row differ by: "Tăng (+), giảm (-)" of this year against last year. */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { abs, halfUnit, type Micro, printMicro } from "../../budget/fixed.ts";
import { diagnoseTable } from "../../budget/relations/diagnose-table.ts";
import { valueAt } from "../../budget/relations/equation.ts";
import { foldChanges } from "../../text/change-words.ts";
import { fold } from "../../text/fold.ts";
import { emptyOutcome, type Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { figureTables } from "../table-rule.ts";
import { details, namedRow, whereOfCell } from "../table-texts.ts";
import { whereOfTable } from "../where.ts";

const CODE = "difference-mismatch";

export const differenceColumn: Rule = {
  id: "difference-column",
  title: "Cột tăng, giảm của từng dòng",
  codes: [
    {
      code: CODE,
      severity: "error",
      meaning: "Số ở cột tăng, giảm (chênh lệch) khác hiệu của hai cột mà các dòng khác cho thấy.",
    },
  ],
  check(input) {
    const outcome = emptyOutcome();
    for (const table of figureTables(input)) {
      for (const column of table.columns.filter(isDifference)) {
        const cells = differencesIn(table, column);
        const wrong = cells.filter(({ holds }) => !holds);
        const held = cells.length - wrong.length;
        if (held < LEAST_HELD || wrong.length * 4 > held) continue;
        outcome.relations += held;
        const turned = turnedYears(table, column, cells);
        if (turned !== null) outcome.findings.push(turned);
        const sure = !table.ocr && held >= 5 && wrong.length * 5 <= held;
        outcome.findings.push(
          ...wrong.filter((one) => !isBlamed(table, one)).map((one) => tell(table, one, sure)),
        );
      }
    }
    return outcome;
  },
};

/** Fewer rows that hold do not tell which columns are meant. */
const LEAST_HELD = 3;

const isDifference = ({ role, header }: BudgetColumn): boolean =>
  /^(?:figure|amount|source)$/.test(role) &&
  /\b(?:tang|giam|chenh lech)\b/.test(foldChanges(header)) &&
  !/%|ty le/.test(fold(header));

interface Difference {
  row: number;
  column: number;
  minuend: number;
  subtrahend: number;
  printed: Micro;
  expected: Micro;
  holds: boolean;
  /** With its sign. */
  signed: boolean;
}

/** Of all pairs of columns the one that most rows bear out. */
function differencesIn(table: BudgetTable, own: BudgetColumn): Difference[] {
  const others = columnsOf(table, "figure", "amount", "amountWithVat", "source")
    .filter((column) => column !== own && !isDifference(column))
    .slice(0, 10);
  // A fall printed without its sign holds both ways; the signs of the others tell which way is meant.
  const held = (cells: readonly Difference[]): number =>
    cells.reduce((sum, { holds, signed }) => sum + (holds ? 2 : 0) + (signed ? 1 : 0), 0);
  let best: Difference[] = [];
  for (const minuend of others) {
    for (const subtrahend of others) {
      if (minuend === subtrahend) continue;
      const cells = table.rows.flatMap(({ index }) =>
        differenceAt(table, index, [own.index, minuend.index, subtrahend.index]),
      );
      if (held(cells) > held(best)) best = cells;
    }
  }
  return best;
}

function differenceAt(
  table: BudgetTable,
  row: number,
  [column, minuend, subtrahend]: readonly [number, number, number],
): Difference[] {
  const [printed, a, b] = [column, minuend, subtrahend].map((one) => valueAt(table, row, one));
  if (printed == null || a == null || b == null) return [];
  const slack = [column, minuend, subtrahend].reduce(
    (sum, one) => sum + halfUnit(table.rows[row]?.cells[one]?.decimals ?? 0),
    0n,
  );
  const rounded = table.rows[row]?.cells[column]?.decimals;
  const finer = [minuend, subtrahend].some(
    (one) => (table.rows[row]?.cells[one]?.decimals ?? 0) > (rounded ?? 0),
  );
  const expected = a - b;
  // Printed to the same digit there is nothing to round; a fall may stand without its sign.
  const tolerance = finer ? slack : 0n;
  const signed = abs(expected - printed) <= tolerance;
  const holds = signed || abs(expected + printed) <= tolerance;
  return [{ row, column, minuend, subtrahend, printed, expected, holds, signed }];
}

const HAS_SIGNS = /^(?:so |muc )?tang\b/;

/**
 * "Tăng (+), giảm (-)" that is, in every row, the year before less the plan's own: the heads of the two years stand in
 * each other's place.
 */
function turnedYears(
  table: BudgetTable,
  { header }: BudgetColumn,
  cells: readonly Difference[],
): Finding | null {
  const [first] = cells;
  const [now, before] = [first?.minuend, first?.subtrahend].map((at) => table.columns[at ?? -1]);
  if (now === undefined || before === undefined || !HAS_SIGNS.test(foldChanges(header)))
    return null;
  const [later, earlier] = [now, before].map(yearOf);
  const telling = cells.filter(({ printed, signed }) => signed && printed !== 0n).length;
  const all = cells.every(({ signed }) => signed) && telling >= LEAST_TOLD;
  if (later === null || earlier === null || !all || Number(later) >= Number(earlier)) return null;
  return {
    code: CODE,
    severity: "warning",
    where: whereOfTable(table.table, { column: now.header }),
    quote: now.header,
    expected: before.header,
    found: now.header,
    message: `Cột ${header} ở mọi dòng bằng cột ${now.header} trừ cột ${before.header}: tiêu đề hai cột năm có vẻ đổi chỗ cho nhau.`,
    suggestion: `Đối chiếu tiêu đề hai cột ${now.header} và ${before.header}.`,
    alsoAt: [whereOfTable(table.table, { column: before.header })],
  };
}

const LEAST_TOLD = 4;

/** The one year that the head of a column names. */
function yearOf(column: BudgetColumn | undefined): string | null {
  const years = new Set(
    [...(column?.path ?? []), column?.header ?? ""].join(" ").match(/\b20\d\d\b/g),
  );
  const [only] = years;
  return years.size === 1 ? (only ?? null) : null;
}

/** The table's own sums already blame one of the three figures. */
const isBlamed = (table: BudgetTable, { row, column, minuend, subtrahend }: Difference): boolean =>
  diagnoseTable(table).causes.some(
    ({ cell }) => cell.row === row && [column, minuend, subtrahend].includes(cell.column),
  );

function tell(table: BudgetTable, one: Difference, sure: boolean): Finding {
  const row = table.rows[one.row];
  const name = row === undefined ? "Bảng" : namedRow(row);
  const [a, b] = [one.minuend, one.subtrahend].map((column) =>
    printMicro(valueAt(table, one.row, column) ?? 0n),
  );
  const [right, said] = [printMicro(one.expected), printMicro(one.printed)];
  return {
    code: CODE,
    severity: table.ocr ? "info" : sure ? "error" : "warning",
    where: whereOfCell(table, { row: one.row, column: one.column }),
    quote: row?.cells[one.column]?.source.text.trim() ?? "",
    expected: right,
    found: said,
    message: `${name}, cột ${table.columns[one.column]?.header ?? ""}: ${a} − ${b} = ${right}, bảng ghi ${said} (${details(one.printed, one.expected)}).`,
    suggestion: "Tính lại số tăng, giảm từ hai cột của chính dòng đó.",
  };
}
