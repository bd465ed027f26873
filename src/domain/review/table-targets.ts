/**
 * What a row of a task table wants ("92%", "5 lớp") against what the text wants of the same work: the text names every
 * telling word of the row.
 */
import { foldInPlace } from "./document-lines.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { SCOPE, sharesOf, tellingWords } from "./shares.ts";

const TARGET_HEADER =
  /^(?:chi tieu|muc tieu|muc (?:phan dau|dat|can dat)|phan dau|ke hoach(?: nam)? 20\d\d|gia tri|dat$|ket qua(?: (?:can dat|du kien|dau ra)|, chi tieu)|san pham|so luong|khoi luong)/;
const NAME_HEADER = /^(?:cac )?(?:noi dung|nhiem vu|ten |hoat dong|cong viec|chi tieu|muc tieu)/;
const UNIT_HEADER = /^(?:dvt|don vi(?: tinh)?)$/;
/** A table of targets says so; one of works has times or who does them. */
const OF_TARGETS =
  /chi tieu|muc tieu|muc phan dau|thoi (?:gian|han)|tien do|hoan thanh|chu tri|thuc hien/;
/** "≥ 90%", "đạt tối thiểu 90%", "85% viên chức". */
const PERCENT_CELL = /^[^\d]{0,18}(\d{1,3})(?:[.,](\d{1,2}))?\s*%(?: [\p{L} ,]{1,40})?$/u;
const BARE_CELL = /^[^\d]{0,12}(\d{1,3})(?:[.,](\d{1,2}))?$/;
const PLANNED: ReadonlySet<string> = new Set(["targets", "goals-general", "tasks", "solutions"]);

interface WantedRow {
  line: ProseLine;
  words: ReadonlySet<string>;
  printed: string;
  /** Hundredths of a percent. */
  percent: number | null;
  /** "5 lớp". */
  count: number | null;
  unit: string;
}

export function tableTargetConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = wantedRows(prose);
  if (rows.length === 0) return [];
  const lines = prose.lines.filter((line) => line.kind === "text" && PLANNED.has(line.part));
  return rows.flatMap((row) => {
    // The same words in two rows leave open which of them the text means.
    if (rows.some((other) => other !== row && covers(other.words, row.words))) return [];
    const against = row.percent === null ? countsAgainst(lines, row) : sharesAgainst(lines, row);
    return against === null ? [] : [finding(row, against)];
  });
}

interface Columns {
  name: number;
  target: number;
  /** Column of the units, -1 where there is none. */
  unit: number;
}

function wantedRows(prose: Prose): WantedRow[] {
  const columns = new Map<number, Columns>();
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.table === null || line.part === "results") return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = columns.get(line.table);
    if (known === undefined) {
      const found = columnsIn(cells);
      if (found !== null) columns.set(line.table, found);
      return [];
    }
    return wantedBy(line, cells, known) ?? [];
  });
}

/** Several columns of targets are steps on the way: which of them the text means is open. */
function columnsIn(cells: readonly string[]): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const targets = cells.flatMap((cell, index) =>
    index !== name && TARGET_HEADER.test(cell) ? [index] : [],
  );
  const [target, ...more] = targets;
  if (name < 0 || target === undefined || more.length > 0) return null;
  if (!cells.some((cell) => OF_TARGETS.test(cell))) return null;
  return { name, target, unit: cells.findIndex((cell) => UNIT_HEADER.test(cell)) };
}

function wantedBy(line: ProseLine, cells: readonly string[], at: Columns): WantedRow | null {
  const words = tellingWords(cells[at.name] ?? "");
  const target = cells[at.target] ?? "";
  const inPercent = cells[at.unit] === "%";
  const percent = percentOf(target, inPercent);
  const count = /^(\d{1,4}) ([\p{L}]+)$/u.exec(target);
  if (words.size < 3 || (percent === null && count === null)) return null;
  const sign = inPercent && !target.includes("%") ? "%" : "";
  return {
    line,
    words,
    printed: `${line.cells[at.target] ?? ""}${sign}`,
    percent,
    count: count === null ? null : Number(count[1]),
    unit: count?.[2] ?? "",
  };
}

/** Hundredths of a percent; a figure without the sign where the column of units has it. */
function percentOf(target: string, inPercent: boolean): number | null {
  const match = PERCENT_CELL.exec(target) ?? (inPercent ? BARE_CELL.exec(target) : null);
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
}

const covers = (all: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  [...part].every((word) => all.has(word));

interface Against {
  line: ProseLine;
  quote: string;
  found: string;
}

/** All targets of the text for this work differ from the row's; one that agrees is enough to say nothing. */
function sharesAgainst(lines: readonly ProseLine[], { words, percent }: WantedRow): Against | null {
  const shares = lines
    .flatMap(sharesOf)
    .filter((share) => !share.growth && covers(share.words, words))
    .filter(
      (share) => [...share.words].filter((word) => !words.has(word)).length <= words.size + 3,
    );
  const [first] = shares;
  if (first === undefined || shares.some((share) => share.percent === percent)) return null;
  const narrowed = [...first.words].some((word) => !words.has(word) && SCOPE.has(word));
  // A narrower target may well be another one, unless the task itself names it too.
  if (narrowed && shares.length < 2) return null;
  return { line: first.line, quote: quoteOf(first.line, first.index), found: first.text };
}

function countsAgainst(
  lines: readonly ProseLine[],
  { words, count, unit }: WantedRow,
): Against | null {
  const pattern = new RegExp(String.raw`(?<![\d.,/])(\d{1,4}) ${unit}\b`, "g");
  const said = lines.flatMap((line) => {
    if (!covers(tellingWords(line.own), words)) return [];
    return [...line.own.matchAll(pattern)].map((match) => ({ line, match }));
  });
  const [first] = said;
  if (first === undefined || said.some(({ match }) => Number(match[1]) === count)) return null;
  const { line, match } = first;
  return {
    line,
    quote: quoteOf(line),
    found: line.text.slice(match.index, match.index + match[0].length),
  };
}

function finding({ line, printed }: WantedRow, against: Against): Finding {
  return {
    code: "target-conflict",
    severity: "warning",
    where: against.line.where,
    quote: against.quote,
    expected: printed,
    found: against.found,
    message: `Lời văn ghi ${against.found}, bảng ghi ${printed} cho cùng nội dung.`,
    suggestion: "Thống nhất một mức ở lời văn và bảng.",
    alsoAt: [line.where],
  };
}
