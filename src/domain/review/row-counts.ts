/** How many rows and groups a budget has, by every way of counting that a reader may mean. */
import type { BudgetRow, BudgetTable } from "../budget/budget-table.ts";
import { plainWords } from "../text/plain-words.ts";

/** All ways of counting the lines; the first is the plain one. */
export function lineCounts(rows: readonly BudgetRow[]): number[] {
  const lines = rows.filter((row) => row.kind === "line" && !isReserve(row));
  const labelled = lines.filter((row) => /[\p{L}\d]/u.test(row.label));
  const noted = rows.filter((row) => row.kind === "note" && /\d/.test(row.label));
  const names = new Set(lines.map((row) => plainWords(row.name)));
  // "Dự phòng chi" with a number of its own is one of them.
  const all = rows.filter((row) => row.kind === "line" && (!isReserve(row) || row.label !== ""));
  // Names that stand once for each of several places are fewer by far; a few doubles are no other way of counting.
  const kinds = names.size * 2 <= lines.length ? [names.size] : [];
  return [lines.length, labelled.length, lines.length + noted.length, ...kinds, all.length];
}

/** "Chi phí dự phòng 5%" behind the items is none of them. */
const isReserve = ({ name, unit }: BudgetRow): boolean =>
  unit === "" && /^(?:chi phi |kinh phi )?du phong\b/.test(plainWords(name));

/** Groups that stand in no other one. */
export function outerGroups({ rows }: BudgetTable): BudgetRow[] {
  const groups = rows.filter((row) => row.kind === "group");
  const inner = new Set(groups.flatMap((row) => row.children));
  return groups.filter((row) => !inner.has(row.index));
}

export function groupCounts(table: BudgetTable): number[] {
  const groups = table.rows.filter((row) => row.kind === "group");
  const outer = outerGroups(table);
  const kindOf = (row: BudgetRow): string => row.label.replace(/[IVXLC]+|[A-HĐ]/g, "R");
  const kinds = [...new Set(groups.map(kindOf))];
  return [outer.length, groups.length].concat(
    kinds.map((kind) => groups.filter((row) => kindOf(row) === kind).length),
  );
}

/** All rows below a group, however deep. */
export function rowsBelow(table: BudgetTable, group: BudgetRow): BudgetRow[] {
  return group.children.flatMap((index) => {
    const row = table.rows[index];
    return row === undefined ? [] : [row, ...rowsBelow(table, row)];
  });
}

/** The one group that the words name: its label ("II") or its name, whole or without its last words. */
export function groupNamed(
  tables: readonly BudgetTable[],
  said: string,
): { table: BudgetTable; row: BudgetRow } | null {
  const wanted = plainWords(said);
  if (wanted === "") return null;
  const found = tables.flatMap((table) =>
    table.rows
      .filter((row) => row.kind === "group")
      .filter((row) => {
        const name = plainWords(row.name);
        const label = plainWords(row.label);
        return (
          name === wanted ||
          (label !== "" && label === wanted) ||
          (wanted.split(" ").length >= 2 && name.startsWith(`${wanted} `)) ||
          (name.split(" ").length >= 2 && wanted === `${label} ${name}`)
        );
      })
      .map((row) => ({ table, row })),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
