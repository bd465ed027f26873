/**
 * Figures of the text against rows that name the same thing: "6/8 máy đã nối …" beside a row that tells 5/8, "lắp thêm
 * 20 máy …, nâng tổng số lên 90" beside a row of 60. Only where the sentence holds all telling words of one row.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";

interface NamedRow {
  line: ProseLine;
  words: ReadonlySet<string>;
  /** Folded cell of what was reached. */
  value: string;
}

const NAME_HEADER = /^(?:ten |cac )?(?:noi dung|chi so|chi tieu|tieu chi|muc tieu|hoat dong)/;
const REACHED =
  /^(?:ket qua|(?:uoc )?thuc hien|dat duoc|da dat|uoc dat|hien trang|so lieu|hien co)\b/;
const LEAST_WORDS = 3;

interface Columns {
  name: number;
  value: number;
}

/** The names, and the one column of what was reached. */
function columnsIn(cells: readonly string[]): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const [value, ...more] = cells.flatMap((cell, at) => (REACHED.test(cell) ? [at] : []));
  return name < 0 || value === undefined || more.length > 0 ? null : { name, value };
}

/** Rows of tables with a column of what was reached; one name is told by one row only. */
function reachedRows(prose: Prose): NamedRow[] {
  const tables = new Map<number, Columns | null>();
  const rows = prose.lines.flatMap((line): NamedRow[] => {
    if (line.kind !== "row" || line.table === null) return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = tables.get(line.table);
    if (known === undefined) tables.set(line.table, columnsIn(cells));
    return known == null ? [] : rowOf(line, cells, known);
  });
  return rows.filter(
    (row) => !rows.some((other) => other !== row && covers(other.words, row.words)),
  );
}

function rowOf(line: ProseLine, cells: readonly string[], at: Columns): NamedRow[] {
  const words = wordsOf(cells[at.name] ?? "");
  return words.size < LEAST_WORDS ? [] : [{ line, words, value: cells[at.value] ?? "" }];
}

/** "kết nối" is told in many other words. */
const wordsOf = (text: string): Set<string> => tellingWords(text.replace(/\bket noi\b/g, " "));

const covers = (all: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  [...part].every((word) => all.has(word));

const OTHER_TIME =
  /\b(?:nam truoc|cung ky|dau nam|thang \d|quy [ivx]+\b|6 thang|ke hoach|muc tieu|chi tieu|so voi|tu \d)/;

export function fractionsAgainstRows(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = reachedRows(prose);
  return prose.lines.flatMap((line) => {
    if (line.kind === "row" || line.part !== "results") return [];
    return line.own.split(/(?<=[.;])\s/).flatMap((sentence) => {
      const [said, ...more] = sentence.matchAll(/(?<![\d/.,])(\d{1,4})\/(\d{1,4})(?![\d/])/g);
      if (said === undefined || more.length > 0 || OTHER_TIME.test(sentence)) return [];
      const words = tellingWords(sentence);
      const [row, ...others] = rows.filter((one) => covers(words, one.words));
      if (row === undefined || others.length > 0) return [];
      const told = /^(\d{1,4})\/(\d{1,4})$/.exec(row.value);
      if (told === null || told[2] !== said[2] || told[1] === said[1]) return [];
      return [conflict({ line, row, found: said[0], expected: told[0] })];
    });
  });
}

const RAISED =
  /\bthem (\d{1,5}) ([a-z][^.;:\d]{4,80}?), (?:nang|dua) (?:tong )?so(?: [a-z]+){0,5} len (\d{1,5})\b(?! ?%)/g;

/** What there is, what is added and what they come to. */
export function raisedTotals(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = reachedRows(prose);
  return prose.lines.flatMap((line) => {
    if (line.kind === "row") return [];
    return [...line.own.matchAll(RAISED)].flatMap(([, added = "", thing = "", total = ""]) => {
      const words = wordsOf(thing);
      const [row, ...others] = rows.filter((one) => covers(one.words, words));
      if (words.size < LEAST_WORDS || row === undefined || others.length > 0) return [];
      const there = /^\d{1,5}$/.exec(row.value)?.[0];
      if (there === undefined) return [];
      const sum = wholeNumber(there) + wholeNumber(added);
      if (sum === wholeNumber(total)) return [];
      return [conflict({ line, row, found: total, expected: `${there} + ${added} = ${sum}` })];
    });
  });
}

interface Conflict {
  line: ProseLine;
  row: NamedRow;
  found: string;
  expected: string;
}

const conflict = ({ line, row, found, expected }: Conflict): Finding => ({
  code: "count-conflict",
  severity: "warning",
  where: line.where,
  quote: quoteOf(line),
  expected,
  found,
  message: `Lời văn ghi ${found}, bảng cho ${expected} ở dòng “${row.line.cells.filter((cell) => cell !== "").join(" · ")}”.`,
  suggestion: "Thống nhất số liệu ở lời văn và bảng.",
  alsoAt: [row.line.where],
});
