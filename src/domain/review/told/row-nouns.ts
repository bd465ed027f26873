/** What people call the rows and the groups of a table: the header of their names, the words that all names begin with. */
import { type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { oncePer } from "../../once-per.ts";
import { fold } from "../../text/fold.ts";
import { outerGroups } from "../row-counts.ts";

export interface RowNouns {
  /** "nhiem vu", "thiet bi", "tram y te". */
  lines: readonly string[];
  /** "khoi". */
  groups: readonly string[];
}

const MOST_WORDS = 3;

export const rowNouns = oncePer((table: BudgetTable): RowNouns => {
  const lines = table.rows.filter(({ kind }) => kind === "line").map(({ name }) => name);
  const groups = outerGroups(table).map(({ name }) => name);
  return {
    lines: [...new Set([...headerNouns(table), ...startsOf(lines)])],
    groups: startsOf(groups),
  };
});

/** "Tên thiết bị" → "thiet bi"; "Nội dung" is no name for a row of its own. */
const headerNouns = (table: BudgetTable): string[] =>
  columnsOf(table, "name")
    .slice(0, 1)
    .map(({ header }) =>
      fold(header)
        .replace(/\([^)]*\)/g, " ")
        .replace(/^(?:ten|danh muc|danh sach|noi dung)\b/, " ")
        .replace(/[^a-z ].*$/, "")
        .trim(),
    )
    .filter((noun) => /^[a-z]{2,}(?: [a-z]+){0,2}$/.test(noun));

/** Words that all the names begin with, each start of one word or more. */
function startsOf(names: readonly string[]): string[] {
  const words = names.map((name) => fold(name).split(/[^a-z]+/));
  const [first] = words;
  if (first === undefined || names.length < 2) return [];
  const common = first.findIndex((word, at) => words.some((other) => other[at] !== word));
  const shared = common < 0 ? first.length : common;
  return Array.from({ length: Math.min(shared, MOST_WORDS) }, (_, at) =>
    first.slice(0, at + 1).join(" "),
  ).filter((start) => start.length > 2);
}
