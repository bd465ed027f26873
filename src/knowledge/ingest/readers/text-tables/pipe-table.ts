/** Markdown tables: rows between pipes with a rule of dashes below the header. */
import type { TableRow } from "../../../../domain/document/parsed-document.ts";
import { cleanMarkup } from "../../structure/clean-markup.ts";
import type { FoundTable, TextLine } from "./text-line.ts";

const RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/;

/** A Markdown table that starts at the line, or null. */
export function findPipeTable(lines: readonly TextLine[], start: number): FoundTable | null {
  const first = lines[start]?.trimmed ?? "";
  if (!first.includes("|")) return null;
  const ruled = RULE.test(lines[start + 1]?.trimmed ?? "") && first !== "|";
  const framed = (line: TextLine | undefined) => /^\|.*\|$/.test(line?.trimmed ?? "");
  if (!ruled && !(framed(lines[start]) && framed(lines[start + 1]))) return null;
  const rows: TableRow[] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line?.trimmed.includes("|")) break;
    if (!RULE.test(line.trimmed)) rows.push(toRow(line));
  }
  return {
    table: {
      kind: "table",
      rows,
      place: { line: lines[start]?.number ?? 1 },
      columns: Math.max(...rows.map((row) => row.cells.length)),
      mayContinue: false,
      ...(ruled && { headerRows: 1 }),
    },
    next: end,
  };
}

function toRow(line: TextLine): TableRow {
  const inner = line.trimmed.replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  const cells = inner.split(/(?<!\\)\|/).map((cell) => {
    const { text, bold } = cleanMarkup(cell.replace(/\\\|/g, "|"));
    return bold ? { text, bold } : { text };
  });
  return { place: { line: line.number }, cells };
}
