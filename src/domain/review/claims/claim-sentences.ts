/** Sentences of a plan's lines and rows as they are printed, without what is cited or quoted, each with its place. */
import type { Prose, ProseLine } from "../prose.ts";

export interface Sentence {
  line: ProseLine;
  /** As printed; cited documents and quotations are blanks. */
  text: string;
  /** Offset in the line. */
  start: number;
}

/** Stops end a sentence, but not those of numbers and abbreviations. */
const END = /(?<=[;…])\s+|(?<=(?:\p{Ll}|\d|[)%”"])\.)\s+(?=[\p{Lu}\d–-])/u;
/** Without semicolons. */
export const FULL_STOP = /(?<=(?:\p{Ll}|\d|[)%”"])\.)\s+(?=[\p{Lu}\d–-])/u;
const MARKER = /^[\s\-–+*•#>_]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}\))\s+)?[*_]*/u;

/** The printed text of a line with blanks for all that its own words lack. */
export const printedOwn = ({ text, folded, own }: ProseLine): string =>
  own === folded
    ? text
    : Array.from({ length: text.length }, (_, at) =>
        own.charAt(at) === " " ? " " : text.charAt(at),
      ).join("");

/** Parts of a line between stops. */
export function sentencesOf(line: ProseLine, end = END): Sentence[] {
  const text = printedOwn(line);
  let at = 0;
  return text.split(end).flatMap((part, index): Sentence[] => {
    const start = text.indexOf(part, at);
    at = start + part.length;
    const lead = index === 0 ? (MARKER.exec(part)?.[0].length ?? 0) : 0;
    const said = part.slice(lead);
    return said.trim() === "" ? [] : [{ line, text: said, start: start + lead }];
  });
}

/** Sentences of the cells of a row; figures and names of bodies alone say nothing. */
function sentencesOfRow(line: ProseLine): Sentence[] {
  const own = printedOwn(line);
  let at = 0;
  return line.cells.flatMap((cell): Sentence[] => {
    const start = line.text.indexOf(cell, at);
    if (start < 0 || cell.length < LEAST_CELL) return [];
    at = start + cell.length;
    return [{ line, text: own.slice(start, at), start }];
  });
}

const LEAST_CELL = 12;

/** Sentences of running text and of what rows of tables say in words. */
export const sentencesIn = (prose: Prose): Sentence[] =>
  prose.lines.flatMap((line) => (line.kind === "row" ? sentencesOfRow(line) : sentencesOf(line)));
