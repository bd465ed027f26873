/** Tasks and targets that are listed twice in other words, and rows of a task table that say the same work. */
import { foldInPlace } from "../text/fold.ts";
import type { Prose, ProseLine } from "./prose.ts";
import { SCOPE, tellingWords } from "./subject-words.ts";

/** Above this only word-for-word repeats are looked for: pairs grow with the square. */
const MOST_LINES = 600;

export interface Repeat {
  first: ProseLine;
  line: ProseLine;
}

interface Work {
  line: ProseLine;
  words: ReadonlySet<string>;
  figures: string;
}

/** All telling words of the shorter one stand in the longer, which has hardly more; figures are the same. */
export function reworded(lines: readonly ProseLine[]): Repeat[] {
  if (lines.length > MOST_LINES) return [];
  const works = lines
    .map((line): Work => ({ line, words: tellingWords(line.own), figures: figuresOf(line.own) }))
    .filter(({ words }) => words.size >= 5);
  return works.flatMap((work, index) => {
    const first = works.slice(0, index).find((other) => isSame(other, work));
    return first === undefined ? [] : [{ first: first.line, line: work.line }];
  });
}

const figuresOf = (text: string): string =>
  (text.replace(/^[\s\-+*•]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ]\))\s+/, "").match(/\d+/g) ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .join(" ");

function isSame(a: Work, b: Work): boolean {
  if (a.line.part !== b.line.part || a.figures !== b.figures) return false;
  const [less, more] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  if (![...less].every((word) => more.has(word))) return false;
  const extra = [...more].filter((word) => !less.has(word));
  return extra.length * 7 <= less.size && extra.every((word) => !SCOPE.has(word));
}

const NAME_HEADER = /^(?:noi dung|nhiem vu|ten |hoat dong|cong viec|cac nhiem vu)/;
const TIME_HEADER = /thoi (?:gian|han)|tien do|chu tri|phu trach|bat dau|hoan thanh|thuc hien/;
const GROUP = /^(?:[IVX]+|[A-H])\.?$/;

interface TaskTable {
  /** Column of the names. */
  name: number;
  seen: Map<string, ProseLine>;
}

/** Rows of one table of tasks with one name; a new group begins a new list. */
export function repeatedRows(prose: Prose): Repeat[] {
  const tables = new Map<number, TaskTable>();
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.table === null) return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = tables.get(line.table);
    if (known !== undefined) return repeatOf(line, cells, known);
    const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
    const isTasks = name >= 0 && cells.some((cell) => TIME_HEADER.test(cell));
    if (isTasks) tables.set(line.table, { name, seen: new Map() });
    return [];
  });
}

function repeatOf(line: ProseLine, cells: readonly string[], { name, seen }: TaskTable): Repeat[] {
  if (GROUP.test(line.cells[0]?.trim() ?? "")) seen.clear();
  const key = (cells[name] ?? "").replace(/\s+/g, " ");
  if (key.split(" ").length < 4) return [];
  const first = seen.get(key);
  if (first === undefined) seen.set(key, line);
  return first === undefined ? [] : [{ first, line }];
}
