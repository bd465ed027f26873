/** The very line of a quoted passage where a paragraph runs over several lines of a text file. */
import type { ParsedDocument } from "../document/parsed-document.ts";
import type { Finding } from "./finding.ts";

/** Lines a paragraph may run over. */
const REACH = 60;
/** Letters of the quote that tell its line. */
const SHORTEST = 6;

/** Moves findings of a text file from the first line of their paragraph to the line that holds the quote. */
export function placeInText(document: ParsedDocument, findings: readonly Finding[]): Finding[] {
  const byLine = document.blocks.some((block) => block.place.line !== undefined);
  // Lines of a workbook are rows of its sheets, not lines of its text.
  if (!byLine || document.format === "xlsx") return [...findings];
  const lines = document.text.split("\n");
  const starts = new Set(document.blocks.map((block) => block.place.line));
  return findings.map((finding) => {
    const { line, table } = finding.where;
    if (line === undefined || table !== undefined || finding.quote.length < SHORTEST)
      return finding;
    const at = lineOf(lines, line, starts, plain(finding.quote));
    return at === line ? finding : { ...finding, where: { ...finding.where, line: at } };
  });
}

/** The line of the paragraph that holds the quote, or the most of its beginning; the first line when none does. */
function lineOf(
  lines: readonly string[],
  first: number,
  starts: ReadonlySet<number | undefined>,
  quote: string,
): number {
  for (const length of [quote.length, 24, 12]) {
    if (length > quote.length) continue;
    const wanted = quote.slice(0, length);
    for (let line = first; line < first + REACH && line <= lines.length; line++) {
      if (line > first && starts.has(line)) break;
      if (plain(lines[line - 1] ?? "").includes(wanted)) return line;
    }
  }
  return first;
}

const plain = (text: string): string => text.replace(/[\s*_#]+/g, "").toLowerCase();
