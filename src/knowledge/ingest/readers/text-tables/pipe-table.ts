/** Markdown tables: rows between pipes with a rule of dashes below the header. */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import { cleanMarkup } from "../../structure/clean-markup.ts";
import type { FoundTable, TextLine } from "./text-line.ts";

const RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/;

/** A Markdown table that starts at the line, or null. */
export function findPipeTable(lines: readonly TextLine[], start: number): FoundTable | null {
  const [first, second] = [lines[start], lines[start + 1]];
  if (!first?.trimmed.includes("|") || !second) return null;
  const ruled = RULE.test(second.trimmed) && first.trimmed !== "|";
  if (!ruled && !(isFramed(first) && isFramed(second))) return null;
  let end = start;
  while (lines[end]?.trimmed.includes("|") === true) end += 1;
  const rows = lines
    .slice(start, end)
    .filter((line) => !RULE.test(line.trimmed))
    .map(toRow);
  return {
    table: {
      kind: "table",
      rows,
      place: { line: first.number },
      columns: Math.max(...rows.map((row) => row.cells.length)),
      mayContinue: false,
      ...(ruled && { headerRows: 1 }),
    },
    next: end,
  };
}

function isFramed(line: TextLine): boolean {
  return line.trimmed.length > 2 && line.trimmed.startsWith("|") && line.trimmed.endsWith("|");
}

function toRow(line: TextLine): TableRow {
  const inner = line.trimmed.replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  const cells = inner.split(/(?<!\\)\|/).map((cell) => {
    const { text, bold } = cleanMarkup(cell.replace(/\\\|/g, "|"));
    return bold ? { text, bold } : { text };
  });
  return { place: { line: line.number }, cells };
}
