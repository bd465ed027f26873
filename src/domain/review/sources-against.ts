/**
 * Two tables of one budget that share it out among the same sources, one by groups and one by rows: each source has one
 * total. Where two of them stand in each other's place, the heads of two columns were exchanged.
 */
import { type BudgetColumn, type BudgetTable, columnsOf } from "../budget/budget-table.ts";
import { abs, MICRO, printMicro } from "../budget/fixed.ts";
import { diagnoseTable } from "../budget/relations/diagnose-table.ts";
import { fold } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { partKey } from "./named-parts.ts";
import { figuresOf, grandTotalOf } from "./table-totals.ts";
import { whereOfTable } from "./where.ts";

interface Source {
  column: BudgetColumn;
  /** Total in whole đồng, with half a unit of its last printed digit. */
  amount: bigint;
  slack: bigint;
}

interface Split {
  table: BudgetTable;
  total: bigint;
  sources: ReadonlyMap<string, Source>;
}

export type Compared = Omit<Finding, "code"> | "holds";

export function sourcesAgainst(budgets: readonly BudgetTable[]): Compared[] {
  const splits = budgets.flatMap((table) => splitOf(table) ?? []);
  return splits.flatMap((one, at) => splits.slice(at + 1).flatMap((other) => against(one, other)));
}

/** Of a table that adds up and is no choice of several. */
function splitOf(table: BudgetTable): Split | null {
  const grand = grandTotalOf(table);
  const sources = columnsOf(table, "source");
  const words = fold([...table.table.caption, ...table.table.headingPath].join(" "));
  if (grand === null || sources.length < 2 || table.ocr || /\b(?:phuong an|kich ban)\b/.test(words))
    return null;
  if (diagnoseTable(table).failing > 0) return null;
  const totals = figuresOf([table], ["total"]).filter(({ row }) => row === grand.row);
  const named = sources.flatMap((column): [string, Source][] => {
    const own = totals.find((figure) => figure.column === column.index);
    return own === undefined
      ? []
      : [[partKey(column.header), { column, amount: own.amount, slack: own.slack }]];
  });
  const known = new Map(named);
  return known.size === sources.length ? { table, total: grand.amount, sources: known } : null;
}

function against(one: Split, other: Split): Compared[] {
  const pairs = [...one.sources].flatMap(([key, own]) => {
    const there = other.sources.get(key);
    return there === undefined ? [] : [{ own, there }];
  });
  const same = pairs.length === one.sources.size && pairs.length === other.sources.size;
  if (one.total !== other.total || !same) return [];
  const odd = pairs.filter(({ own, there }) => !isEqual(own, there));
  if (odd.length === 0) return ["holds"];
  const [first, second, ...more] = odd;
  if (first === undefined || second === undefined || more.length > 0) return [];
  const exchanged = isEqual(first.own, second.there) && isEqual(second.own, first.there);
  return exchanged ? [finding(one, other, [first.own, second.own])] : [];
}

const isEqual = (a: Source, b: Source): boolean => abs(a.amount - b.amount) <= a.slack + b.slack;

const dong = (amount: bigint): string => printMicro(amount * MICRO);

function finding(one: Split, other: Split, [a, b]: readonly [Source, Source]): Compared {
  const [left, right] = [a.column.header, b.column.header];
  const heads = ({ table }: Split): Finding["where"][] =>
    [left, right].map((column) => whereOfTable(table.table, { column }));
  const [where = {}, ...alsoAt] = [...heads(one), ...heads(other)];
  return {
    severity: "warning",
    where,
    quote: left,
    expected: dong(b.amount),
    found: dong(a.amount),
    message: `Tổng của “${left}” là ${dong(a.amount)} đồng ở bảng ${one.table.table.index} và ${dong(b.amount)} đồng ở bảng ${other.table.table.index}, của “${right}” thì ngược lại: tiêu đề hai cột này ở một trong hai bảng có vẻ đổi chỗ.`,
    suggestion: `Đối chiếu tiêu đề hai cột ${left} và ${right} ở hai bảng.`,
    alsoAt,
  };
}
