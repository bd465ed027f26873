/** Rows of a kind by what the table says of each: a word of a column of words ("Thường xuyên"), a source that pays for it. */
import { type BudgetRow, type BudgetTable, columnsOf } from "../../budget/budget-table.ts";
import { oncePer } from "../../once-per.ts";
import { plainWords } from "../../text/plain-words.ts";
import { linesOf } from "../legal-finding.ts";
import { sourceName } from "../named-figures.ts";
import { GROUP_WORD } from "./row-words.ts";

export interface RowKind {
  /** Folded. */
  words: string;
  rows: readonly BudgetRow[];
}

const FEWEST = 2;
const MOST = 8;
const MOST_WORDS = 6;

export const rowKinds = oncePer((table: BudgetTable): RowKind[] => [
  ...kindsInWords(table),
  ...kindsBySource(table),
]);

/** Of columns that sort the rows: few words for many rows. */
function kindsInWords(table: BudgetTable): RowKind[] {
  const lines = linesOf(table);
  return columnsOf(table, "text", "notes").flatMap(({ index }) => {
    const kinds = new Map<string, BudgetRow[]>();
    for (const row of lines) {
      const words = plainWords(row.source.cells[index]?.text ?? "");
      kinds.set(words, [...(kinds.get(words) ?? []), row]);
    }
    if (kinds.size < FEWEST || kinds.size > MOST || kinds.size > lines.length - 2) return [];
    return [...kinds].flatMap(([words, rows]): RowKind[] =>
      /[a-z]{2}/.test(words) && words.split(" ").length <= MOST_WORDS ? [{ words, rows }] : [],
    );
  });
}

const kindsBySource = (table: BudgetTable): RowKind[] =>
  columnsOf(table, "source").flatMap(({ index, header }): RowKind[] => {
    const words = plainWords(sourceName(header));
    const rows = linesOf(table).filter((row) => (row.cells[index]?.value ?? 0n) > 0n);
    return words === "" ? [] : [{ words, rows }];
  });

/** Those of the rows that are of every kind the words name. */
export function rowsOfKinds(
  table: BudgetTable,
  text: string,
  rows: readonly BudgetRow[],
): BudgetRow[] {
  const named = rowKinds(table).filter(({ words }) => says(text, [words]));
  return rows.filter((row) => named.every((kind) => kind.rows.includes(row)));
}

/** The words name a kind of rows. */
export const speaksOfKind = (table: BudgetTable, text: string): boolean =>
  says(
    text,
    rowKinds(table).map(({ words }) => words),
  );

/** The words name a group, by its whole name or without a word in front ("Cấu phần hạ tầng" → "hạ tầng"). */
export const speaksOfGroup = (table: BudgetTable, text: string): boolean =>
  says(
    text,
    table.rows.flatMap(({ kind, name }) => {
      const words = plainWords(name);
      const core = words.replace(new RegExp(`^(?!phan mem\\b)${GROUP_WORD} `), "");
      return kind === "group" && words !== "" ? [words, core] : [];
    }),
  );

function says(text: string, names: readonly string[]): boolean {
  const said = ` ${plainWords(text)} `;
  return names.some((name) => said.includes(` ${name} `));
}
