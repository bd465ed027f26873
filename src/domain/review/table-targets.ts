/**
 * What a row of a task table wants ("92%", "5 lớp") against what the text wants of the same work: the text names every
 * telling word of the row.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { oncePerYear } from "./once-per-year.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { sharesOf } from "./shares.ts";
import { isScope, subjectWords } from "./subject-words.ts";

const TARGET_HEADER =
  /^(?:(?:nam )?20\d\d$|kh\b|chi tieu|muc tieu|muc (?:phan dau|dat|can dat)|phan dau|ke hoach(?: nam)? 20\d\d|gia tri|dat$|ket qua(?: (?:can dat|du kien|dau ra)|, chi tieu)|san pham|so luong|khoi luong)/;
const NAME_HEADER =
  /^(?:cac )?(?:noi dung|nhiem vu|ten |hoat dong|cong viec|chi tieu|muc tieu|chi so|tieu chi)/;
const UNIT_HEADER = /^(?:dvt|don vi(?: tinh)?)$/;
/** A table of targets says so; one of works has times or who does them. */
const OF_TARGETS =
  /chi tieu|muc tieu|muc phan dau|thoi (?:gian|han)|tien do|hoan thanh|chu tri|thuc hien/;
/** "≥ 90%", "đạt tối thiểu 90%", "85% viên chức". */
const PERCENT_CELL = /^[^\d]{0,18}(\d{1,3})(?:[.,](\d{1,2}))?\s*%(?: [\p{L} ,]{1,40})?$/u;
const BARE_CELL = /^[^\d]{0,12}(\d{1,3})(?:[.,](\d{1,2}))?$/;
/** A step on the way, or what is added to what there is. */
export const PART_OF =
  /\b(?:quy (?:[ivx]+|\d)|thang \d{1,2}|6 thang|dot \d|giai doan|buoc dau|thi diem|them|bo sung|moi(?! (?:lop|dot|buoi|khoa|phong|tram|xa|don vi|nguoi|nhom)))\b/;

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

export function tableTargetConflicts(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  const rows = wantedRows(prose, year);
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

/** A row with what it is about and what it wants, as printed. */
export interface WantedCells {
  line: ProseLine;
  name: string;
  value: string;
}

/** Rows of tables that say what is wanted in one column. */
export const wantedCells = (prose: Prose, year: number | null): WantedCells[] =>
  rowsOfTargets(prose, year).map(({ line, at }) => ({
    line,
    name: line.cells[at.name] ?? "",
    value: `${line.cells[at.target] ?? ""} ${line.cells[at.unit] ?? ""}`.trim(),
  }));

const wantedRows = (prose: Prose, year: number | null): WantedRow[] =>
  rowsOfTargets(prose, year).flatMap(({ line, cells, at }) => wantedBy(line, cells, at) ?? []);

interface RowOfTargets {
  line: ProseLine;
  /** Folded. */
  cells: readonly string[];
  at: Columns;
}

const rowsOfTargets = oncePerYear((prose, year): readonly RowOfTargets[] => {
  const columns = new Map<number, Columns>();
  return prose.lines.flatMap((line): RowOfTargets[] => {
    if (line.kind !== "row" || line.table === null) return [];
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = columns.get(line.table);
    if (known !== undefined) return [{ line, cells, at: known }];
    const found = columnsIn(cells, year);
    // Beside the results of a year stands what the next one wants, under its year.
    const isAhead = line.part !== "results" || cells[found?.target ?? -1]?.includes(`${year}`);
    if (found !== null && isAhead) columns.set(line.table, found);
    return [];
  });
});

/** The column of the plan's year, the others being of earlier ones; later ones are steps that the text may mean too. */
function ofYear(
  cells: readonly string[],
  targets: readonly number[],
  year: number | null,
): number[] {
  const years = targets.map((at) => Number(/\b20\d\d\b/.exec(cells[at] ?? "")?.[0]));
  if (year === null || !years.every((one) => one <= year)) return [];
  return targets.filter((_, index) => years[index] === year);
}

/** Of several columns of targets the text means the one of the plan's year, if only one is. */
function columnsIn(cells: readonly string[], year: number | null): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const targets = cells.flatMap((cell, index) =>
    index !== name && TARGET_HEADER.test(cell) ? [index] : [],
  );
  const [target, ...more] = targets.length > 1 ? ofYear(cells, targets, year) : targets;
  if (name < 0 || target === undefined || more.length > 0) return null;
  if (!cells.some((cell) => OF_TARGETS.test(cell))) return null;
  return { name, target, unit: cells.findIndex((cell) => UNIT_HEADER.test(cell)) };
}

function wantedBy(line: ProseLine, cells: readonly string[], at: Columns): WantedRow | null {
  const [name = "", target = "", unit = ""] = [cells[at.name], cells[at.target], cells[at.unit]];
  const words = subjectWords(name);
  if (words.size < 3) return null;
  const printed = line.cells[at.target] ?? "";
  const percent = percentOf(target, unit === "%");
  if (percent !== null) {
    const sign = target.includes("%") ? "" : "%";
    return { line, words, printed: `${printed}${sign}`, percent, count: null, unit: "" };
  }
  const count = countOf(target, unit === "" ? (COUNTED.exec(name)?.[1] ?? "") : unit);
  if (count === null) return null;
  return { line, words, printed, percent, count: count.value, unit: count.unit };
}

/** "8.000 hồ sơ", or "8.000" beside a column of units. */
function countOf(target: string, unit: string): { value: number; unit: string } | null {
  const [, digits, named = unit] =
    /^(?:>=|≥|toi thieu|it nhat|dat)?\s*(\d{1,3}(?:\.\d{3})+|\d{1,5})(?: ([\p{L} ]{2,20}))?$/u.exec(
      target,
    ) ?? [];
  if (digits === undefined || !/^[\p{L} ]{2,20}$/u.test(named)) return null;
  return { value: wholeNumber(digits), unit: named };
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

/** Without a column of units the name begins with what is counted: "Cán bộ được đào tạo …". */
const COUNTED =
  /^(can bo|vien chuc|nguoi dan|hoc vien|bac si|tram y te|benh vien|co so|lop|may tinh|ho so)\b/;

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
  const narrowed = [...first.words].some((word) => !words.has(word) && isScope(word, first.words));
  // A narrower target may well be another one, unless the task itself names it too.
  if (narrowed && shares.length < 2) return null;
  return { line: first.line, quote: quoteOf(first.line, first.index), found: first.text };
}

function countsAgainst(
  lines: readonly ProseLine[],
  { words, count, unit }: WantedRow,
): Against | null {
  const pattern = new RegExp(String.raw`(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{1,5}) ${unit}\b`, "g");
  const said = lines.flatMap((line) => {
    const own = subjectWords(line.own);
    const more = [...own].filter((word) => !words.has(word));
    // Other words may well narrow it to a part: "cho viên chức mới tuyển".
    if (!covers(own, words) || more.length > words.size) return [];
    return [...line.own.matchAll(pattern)].map((match) => ({ line, match }));
  });
  const [first, ...others] = said;
  if (first === undefined || others.length > 0) return null;
  if (wholeNumber(first.match[1] ?? "") === count || PART_OF.test(first.line.own)) return null;
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
