/** What a detailed table comes to under each name: its groups, its columns of sources, the words that sort its rows. */
import {
  type BudgetColumn,
  type BudgetRow,
  type BudgetTable,
  columnsOf,
} from "../budget/budget-table.ts";
import { halfUnit, MICRO, type Micro } from "../budget/fixed.ts";
import { effective } from "../budget/row-tree.ts";
import { plainWords } from "../text/plain-words.ts";
import { linesOf } from "./legal-finding.ts";
import { sourceName } from "./named-figures.ts";

export interface NamedPart {
  /** Whole đồng. */
  amount: bigint;
  /** Half a unit of the last printed digit of everything that was added up, in đồng. */
  slack: bigint;
  /** Lines that were added up; none where one figure stands for them. */
  rows: readonly BudgetRow[];
  /** The column of words that sorts the lines. */
  sortedBy?: number;
}

/** By name, as `partKey` gives it. */
export type NamedParts = ReadonlyMap<string, NamedPart>;

export const partKey = (name: string): string => sourceName(name) || plainWords(name);

/** The part of that name, also where one side has the initials: "NSNN" for "Ngân sách nhà nước". */
export function partNamed(parts: NamedParts, name: string): NamedPart | undefined {
  const key = partKey(name);
  // "Quỹ phát triển hoạt động sự nghiệp (Quỹ PTHĐSN)": the table may know it by its short form.
  const [, short = ""] = /\(([^()]+)\)\s*$/.exec(name) ?? [];
  const known = parts.get(key) ?? parts.get(short === "" ? key : partKey(short));
  if (known !== undefined) return known;
  const like = [...parts].filter(([other]) => initials(other) === key || other === initials(key));
  return like.length === 1 ? like[0]?.[1] : undefined;
}

const initials = (words: string): string =>
  words
    .split(" ")
    .map((word) => word.charAt(0))
    .join("");

/** Every way in which the table sorts its money under names; one map a way and column of amounts. */
export function namedParts(table: BudgetTable): NamedParts[] {
  const amounts = columnsOf(table, "amountWithVat", "amount");
  return [
    ...amounts.flatMap((column) => [...byWords(table, column), byGroup(table, column)]),
    bySource(table),
  ].filter((parts) => parts.size >= 2);
}

function byWords(table: BudgetTable, amount: BudgetColumn): NamedParts[] {
  return columnsOf(table, "text", "notes", "source").map(({ index }) => {
    const sorted = new Map<string, BudgetRow[]>();
    for (const row of linesOf(table)) {
      const words = row.source.cells[index]?.text ?? "";
      const key = /\p{L}{2}/u.test(words) ? partKey(words) : "";
      sorted.set(key, [...(sorted.get(key) ?? []), row]);
    }
    // Rows without a word belong to nobody: then the words do not sort the whole.
    if (sorted.has("")) return new Map();
    return new Map(
      [...sorted].map(([key, rows]) => [
        key,
        { ...sumIn(table, rows, amount), rows, sortedBy: index },
      ]),
    );
  });
}

function byGroup(table: BudgetTable, column: BudgetColumn): NamedParts {
  const groups = table.rows.filter(({ kind }) => kind === "group");
  return new Map(
    groups.flatMap((row) => {
      const value = effective(table.rows, row.index, column.index);
      const decimals = row.cells[column.index]?.decimals ?? 0;
      return value === null
        ? []
        : [[plainWords(row.name), { ...inDong(table, column, value, decimals), rows: [] }]];
    }),
  );
}

function bySource(table: BudgetTable): NamedParts {
  return new Map(
    columnsOf(table, "source").map((column) => [
      partKey(column.header),
      { ...sumIn(table, linesOf(table), column), rows: [] },
    ]),
  );
}

function sumIn(
  table: BudgetTable,
  rows: readonly BudgetRow[],
  column: BudgetColumn,
): Pick<NamedPart, "amount" | "slack"> {
  const cells = rows.flatMap((row) => row.cells[column.index] ?? []);
  const sum = cells.reduce((all, cell) => all + (cell.value ?? 0n), 0n);
  const decimals = Math.max(0, ...cells.map((cell) => cell.decimals));
  const { amount, slack } = inDong(table, column, sum, decimals);
  return { amount, slack: slack * BigInt(Math.max(1, cells.length)) };
}

function inDong(
  table: BudgetTable,
  column: BudgetColumn,
  value: Micro,
  decimals: number,
): Pick<NamedPart, "amount" | "slack"> {
  const factor = column.scale ?? table.scale.factor;
  return { amount: (value * factor) / MICRO, slack: (halfUnit(decimals) * factor) / MICRO };
}
