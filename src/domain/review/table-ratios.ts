/**
 * Columns of percentages and what they are reckoned from, found by what most rows bear out: one column out of another,
 * a share of the total or of the group, a running sum out of the total, a change against another column.
 */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../budget/budget-table.ts";
import { readingsOf } from "../budget/choose-readings.ts";
import { abs, divideRound, halfUnit, MICRO, type Micro, printMicro } from "../budget/fixed.ts";
import { valueAt } from "../budget/relations/equation.ts";
import { foldChanges } from "../text/change-words.ts";
import { fold } from "../text/fold.ts";

export interface RatioCell {
  row: number;
  column: number;
  part: Micro;
  whole: Micro;
  /** How it is reckoned, for people. */
  computation: string;
  decimals: number;
  holds: boolean;
}

/** What a row is reckoned from; null where it has no part in the relation. */
type Reckoning = (row: BudgetRow) => Fraction | null;

interface Fraction {
  part: Micro;
  whole: Micro;
  /** A change: the part is the difference of this figure and the whole. */
  now?: Micro;
}

/** Every filled cell of a share column whose sources are known. */
export function ratioColumns(table: BudgetTable): RatioCell[] {
  return columnsOf(table, "ratio").flatMap((ratio) => {
    let best: RatioCell[] = [];
    for (const reckon of reckonings(table, fold(ratio.header))) {
      const cells = cellsOf(table, ratio.index, reckon);
      if (held(cells) > held(best)) best = cells;
    }
    const [good, bad] = [held(best), best.length - held(best)];
    const told = bad <= 1 ? leastHeld(table, ratio, best) : null;
    const enough = good >= 3 && good * 10 >= best.length * 8;
    return enough || (told !== null && good >= told) ? best : [];
  });
}

/** Nearest meaning first: of two that as many rows bear out, the first is taken. */
function* reckonings(table: BudgetTable, header: string): Generator<Reckoning> {
  const sources = columnsOf(table, "figure", "amount", "source", "quantity", "amountWithVat")
    .map((column) => column.index)
    .slice(0, 10);
  const changes = CHANGE.test(header);
  for (const part of sources) {
    for (const whole of sources) {
      if (part === whole) continue;
      if (changes) yield changeOf(table, part, whole);
      yield fractionOf(table, part, whole);
    }
  }
  const parents = parentsIn(table);
  for (const part of sources) {
    const total = totalOf(table, part);
    if (total !== null) {
      yield shareOf(table, part, () => total);
      yield runningShare(table, part, total);
    }
    if (parents.size > 0)
      yield shareOf(table, part, (row) => parentValue(table, parents, row, part));
  }
}

const CHANGE =
  /\b(?:tang|giam|chenh lech|bien dong|thay doi|so (?:voi|sanh)|toc do|(?:nam )?20\d\d ?\/ ?20\d\d)\b/;

const SHARE =
  /\b(?:ty trong|co cau|ty le|so voi tong|trong tong|luy ke|dat|hoan thanh|thuc hien|giai ngan)\b|% ?(?:tong|so voi)/;

/** In a short table the header says what the others bear out, but for one of them: how many are enough then. */
function leastHeld(
  table: BudgetTable,
  { header, path }: BudgetColumn,
  cells: readonly RatioCell[],
): number | null {
  const said = foldChanges([...path, header].join(" "));
  const total = cells.find(({ row }) => table.rows[row]?.kind === "total");
  const whole = total?.part === total?.whole && total?.holds === true;
  if (CHANGE.test(said)) return 2;
  return SHARE.test(said) ? (whole ? 2 : 3) : null;
}

const held = (cells: readonly RatioCell[]): number => cells.filter((cell) => cell.holds).length;

const fractionOf =
  (table: BudgetTable, of: number, by: number): Reckoning =>
  ({ index }) => {
    const [part, whole] = [valueAt(table, index, of), valueAt(table, index, by)];
    return part === null || whole === null ? null : { part, whole };
  };

/** "Tăng, giảm so với năm 2025 (%)". */
const changeOf =
  (table: BudgetTable, of: number, by: number): Reckoning =>
  ({ index }) => {
    const [now, whole] = [valueAt(table, index, of), valueAt(table, index, by)];
    return now === null || whole === null ? null : { part: now - whole, whole, now };
  };

const shareOf =
  (table: BudgetTable, of: number, wholeOf: (row: BudgetRow) => Micro | null): Reckoning =>
  (row) => {
    const [part, whole] = [valueAt(table, row.index, of), wholeOf(row)];
    return part === null || whole === null ? null : { part, whole };
  };

/** "Tỷ lệ lũy kế": what the rows so far come to. */
function runningShare(table: BudgetTable, of: number, whole: Micro): Reckoning {
  const sums = new Map<BudgetRow, Micro>();
  let sum = 0n;
  for (const row of table.rows) {
    if (row.kind !== "line") continue;
    sum += valueAt(table, row.index, of) ?? 0n;
    sums.set(row, sum);
  }
  return (row) => {
    const part = row.kind === "total" ? whole : sums.get(row);
    return part === undefined ? null : { part, whole };
  };
}

/** The one total of a column. */
function totalOf(table: BudgetTable, column: number): Micro | null {
  const total = table.rows.findLast(
    (row) => row.kind === "total" && valueAt(table, row.index, column) !== null,
  );
  return total === undefined ? null : valueAt(table, total.index, column);
}

/** The group that each row stands in; an outer group is its own. */
function parentsIn({ rows }: BudgetTable): Map<number, number> {
  const groups = rows.filter(({ kind }) => kind === "group");
  const parents = new Map(groups.map(({ index }) => [index, index]));
  for (const { index, children } of groups) for (const child of children) parents.set(child, index);
  return parents;
}

/** The share of a group in the whole says nothing of its shares within: such a row has no part in this. */
function parentValue(
  table: BudgetTable,
  parents: ReadonlyMap<number, number>,
  { index, kind }: BudgetRow,
  column: number,
): Micro | null {
  const parent = parents.get(index);
  return parent === undefined || kind === "group" ? null : valueAt(table, parent, column);
}

function cellsOf(table: BudgetTable, column: number, reckon: Reckoning): RatioCell[] {
  return table.rows.flatMap((row): RatioCell[] => {
    const fraction = reckon(row);
    const printed = printedAt(row, column);
    if (printed === null || fraction === null || fraction.whole === 0n) return [];
    const { part, whole } = fraction;
    const { decimals } = printed;
    const at = { row: row.index, column, part, whole, decimals };
    return [{ ...at, computation: computationOf(fraction), holds: isPrinted(fraction, printed) }];
  });
}

interface Printed {
  percent: Micro;
  decimals: number;
}

/** A sheet may keep 12,5 % as 0,125. */
function printedAt(row: BudgetRow, column: number): Printed | null {
  const cell = row.cells[column];
  if (cell?.value == null) return null;
  const stored = cell.style === "stored" && readingsOf(cell.source)[0]?.unit === "percent";
  return stored
    ? { percent: cell.value * 100n, decimals: Math.max(0, cell.decimals - 2) }
    : { percent: cell.value, decimals: cell.decimals };
}

const computationOf = ({ part, whole, now }: Fraction): string =>
  now === undefined
    ? `${printMicro(part)}/${printMicro(whole)}`
    : `(${printMicro(now)} − ${printMicro(whole)})/${printMicro(whole)}`;

function isPrinted({ part, whole, now }: Fraction, { percent, decimals }: Printed): boolean {
  const exact = divideRound(part * 100n * MICRO, whole);
  // A fall may stand without its sign.
  const unsigned = now !== undefined && exact < 0n && percent > 0n;
  return (
    isPrintedOf(exact, percent, decimals) || (unsigned && isPrintedOf(-exact, percent, decimals))
  );
}

/** Rounded or cut off at the printed digit. */
function isPrintedOf(exact: Micro, printed: Micro, decimals: number): boolean {
  const gap = abs(exact - printed);
  return gap <= halfUnit(decimals) || (abs(printed) <= abs(exact) && gap < 2n * halfUnit(decimals));
}
