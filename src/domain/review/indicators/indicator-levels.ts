/**
 * Levels of the indicators that plans share (./indicator-words.ts), each with what it is a share of and what narrows it,
 * whatever words its place uses: a sentence, a row of a table of targets, a row of a report.
 */
import { foldInPlace } from "../../text/fold.ts";
import { besideValue } from "../claims/beside-value.ts";
import { type Level, levelsIn, levelsOf } from "../claims/level-claims.ts";
import { oncePerYear } from "../once-per-year.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { wantedCells } from "../table-targets.ts";
import { type Base, BASES, type Indicator, INDICATORS, MARKS } from "./indicator-words.ts";

export interface IndicatorLevel {
  level: Level;
  indicator: Indicator;
  base: Base;
  /** Folded noun of the base; "" where none is told. */
  noun: string;
  /** Marks of what narrows it, sorted, one string. */
  marks: string;
}

export const indicatorLevels = oncePerYear((prose, year): readonly IndicatorLevel[] =>
  [...levelsIn(prose, year), ...wantedRows(prose, year), ...reachedRows(prose, year)].flatMap(
    (level) => indicatorLevel(level) ?? [],
  ),
);

const wantedRows = (prose: Prose, year: number | null): Level[] =>
  wantedCells(prose, year).flatMap(({ line, name, value }) =>
    levelsOf({ line, text: `${name} đạt ${value}`, start: 0 }, "wanted", year),
  );

const NAME_HEADER =
  /^(?:ten |cac )?(?:noi dung|chi so|chi tieu|tieu chi|muc tieu|hoat dong|nhiem vu|linh vuc|hang muc)/;
const REACHED_HEADER =
  /^(?:ket qua|(?:uoc |da )?thuc hien|(?:da |uoc )?dat(?: duoc)?\b|thuc te|hien trang|muc dat)/;

interface Columns {
  name: number;
  reached: number;
}

/** Rows whose one column tells what was reached, in the report or beside the targets. */
function reachedRows(prose: Prose, year: number | null): Level[] {
  const tables = new Map<number, Columns | null>();
  return prose.lines.flatMap((line): Level[] => {
    if (line.kind !== "row" || line.table === null) return [];
    const known = tables.get(line.table);
    if (known === undefined) {
      tables.set(line.table, columnsOf(line, year));
      return [];
    }
    if (known === null) return [];
    const [name = "", value = ""] = [line.cells[known.name], line.cells[known.reached]];
    const text = `${name} đạt ${value}`;
    return name === "" ? [] : levelsOf({ line, text, start: 0 }, "reached", year);
  });
}

function columnsOf({ cells, part }: ProseLine, year: number | null): Columns | null {
  const folded = cells.map((cell) => foldInPlace(cell).trim());
  const name = folded.findIndex((cell) => NAME_HEADER.test(cell));
  const columns = folded.flatMap((cell, at) =>
    at !== name && REACHED_HEADER.test(cell) && isOfLastYear(cell, part, year) ? [at] : [],
  );
  const [reached, ...more] = columns;
  return name < 0 || reached === undefined || more.length > 0 ? null : { name, reached };
}

/** Beside targets only a column that names the year before tells what was reached. */
function isOfLastYear(header: string, part: ProseLine["part"], year: number | null): boolean {
  const [printed] = /\b20\d\d\b/.exec(header) ?? [];
  return printed === undefined ? part === "results" : Number(printed) + 1 === year;
}

function indicatorLevel(level: Level): IndicatorLevel | null {
  const read = readShare(level);
  if (read === null) return null;
  const named = read.named.filter(({ same }) => same.includes(read.base));
  const [indicator, ...more] = named;
  if (indicator === undefined || more.length > 0) return null;
  return {
    level,
    indicator,
    base: read.base,
    noun: read.noun,
    marks: marksOf(read.rest, indicator),
  };
}

const ALL_STAFF = /^(?:can bo|vien chuc|cong chuc|nguoi lao dong|cbvc|ccvc|nhan luc)$/;

type Of = Pick<ReadShare, "base" | "noun">;

/** "100% bác sĩ" beside "80% nhân viên hành chính". */
export const areOtherStaff = (a: Of, b: Of): boolean =>
  a.base === "staff" &&
  b.base === "staff" &&
  a.noun !== b.noun &&
  ![a.noun, b.noun].some((noun) => ALL_STAFF.test(noun));

/** A share with the indicators whose words it has, and what it is a share of. */
export interface ReadShare {
  named: readonly Indicator[];
  base: Base;
  /** Folded noun of the base; "" where none is told. */
  noun: string;
  /** The folded clause without the words of the base. */
  rest: string;
}

export function readShare(level: Level): ReadShare | null {
  const { unit, printed } = level;
  const clause = withoutWork(level);
  const at = clause.indexOf(printed);
  if (!(unit === "%" || unit.includes("/")) || at < 0) return null;
  const folded = foldInPlace(clause);
  const named = INDICATORS.filter(({ is, not }) => is.test(folded) && not?.test(folded) !== true);
  if (unit === "%") return { named, ...baseOf(folded, at, printed.length) };
  if (!OF_FACILITIES.test(foldInPlace(printed))) return null;
  const rest = `${folded.slice(0, at)} ${folded.slice(at + printed.length)}`;
  return { named, base: "facilities", noun: unit, rest };
}

/** "Phối hợp với Công an rà soát …, lập … cho 90% người dân": the work in front narrows nothing. */
const WORK =
  /^\s*(?:phối hợp|rà soát|bố trí|hướng dẫn|tuyên truyền|truyền thông|tổ chức|xây dựng|nâng cấp|đối soát|vận động|phân công|tham mưu)(?!\p{L})/iu;
const PLACED =
  /(?<!\p{L})(?:tại|ở|đối với|riêng|cho|khoa|phòng|trạm|khối|nhóm|nội trú|ngoại trú|quý|tháng|đợt|giai đoạn)(?!\p{L})/iu;

function withoutWork(level: Level): string {
  const own = besideValue(level);
  const front = level.clause.slice(0, level.clause.indexOf(own));
  const folded = foldInPlace(own);
  const isWork = WORK.test(front) && !PLACED.test(front);
  return isWork && INDICATORS.some(({ is }) => is.test(folded)) ? own : level.clause;
}

const NOUNS = BASES.map(([base, words]) => ({ base, words }));
/** Behind a part of a whole stands the first word of what is counted: "8/8 khoa", "09/16 trung (tâm)". */
const OF_FACILITIES = /\/\d+ (?:khoa|phong|tram|don|benh|trung|co|xa|phuong|diem|buong)\b/;
const HOW_MANY = String.raw`(?:(?:tong|so luong|so|cac|toan bo|tat ca|toan|nhung|luong)\s+){0,3}`;
const at = (before: string, words: string): RegExp =>
  new RegExp(String.raw`${before}${HOW_MANY}(${words})(?![\p{L}\d])`, "u");

const BEHIND = NOUNS.map(({ base, words }) => ({
  base,
  pattern: at(String.raw`^\s*(?:tren )?`, words),
}));
/** "Tỷ lệ người bệnh …", or the first words of what is told. */
const HEADS = NOUNS.map(({ base, words }) => ({
  base,
  pattern: at(
    String.raw`(?:\bty (?:le|trong)\s+(?:phan tram\s+|\(%\)\s+)?|^[\s\d.)a-z]{0,3}|[:,]\s+(?:(?:phan dau|bao dam|dam bao|duy tri|nang|dua|de)\s+)?)`,
    words,
  ),
}));

type Based = Pick<ReadShare, "base" | "noun" | "rest">;

function baseOf(folded: string, from: number, length: number): Based {
  const [front, behind] = [folded.slice(0, from), folded.slice(from + length)];
  for (const { base, pattern } of BEHIND) {
    const hit = pattern.exec(behind);
    if (hit !== null) {
      const [words, noun = ""] = hit;
      return { base, noun, rest: `${front} ${behind.slice(words.length)}` };
    }
  }
  for (const { base, pattern } of HEADS) {
    const [words, noun = ""] = pattern.exec(front) ?? [];
    if (words !== undefined) return { base, noun, rest: `${front.replace(words, " ")} ${behind}` };
  }
  return { base: "none", noun: "", rest: `${front} ${behind}` };
}

/** "tại quầy thu và điểm khám": all places where it can be done are none. */
const EVERYWHERE =
  /\b(?:tai|o) (?:cac |tat ca )?quay (?:thu|thanh toan|vien phi|thu ngan)[^,.;%]{0,40}/g;

/** Where the unit works. */
const OWN_AREA = /\b(?:tren dia ban |toan |cua )?dac khu\b/g;

function marksOf(rest: string, { idle = [] }: Indicator): string {
  const said = rest.replace(EVERYWHERE, " ").replace(OWN_AREA, " ");
  return MARKS.filter(([mark, words]) => !idle.includes(mark) && words.test(said))
    .map(([mark]) => mark)
    .join(" ");
}
