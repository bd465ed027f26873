/**
 * Targets in plain numbers against what was reached: "ít nhất 4.500 người dân cài đặt …" where the results tell 5.685
 * of them, and a row of targets whose column for the plan's year falls below the column of results.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { LESS_IS_BETTER } from "./less-is-better.ts";
import { PLANNED } from "./plan-parts.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { sameSubject, tellingWords } from "./subject-words.ts";

const NUMBER = String.raw`(\d{1,3}(?:\.\d{3})+|\d{1,6})`;
/** What is counted: up to the next figure, the next mark, or with whom. */
const THING = String.raw`([a-z][^.,;:()\d]{6,110})`;
const AT_LEAST = new RegExp(
  String.raw`\b(?:it nhat|toi thieu|khong (?:thap|it) hon|dat (?:it nhat|toi thieu|tren)|phan dau(?: co| dat)?|tren) ${NUMBER} ${THING}`,
  "g",
);
const AND_MORE = new RegExp(String.raw`\b(?:tu|dat) ${NUMBER} ${THING}tro len`, "g");
const REACHED = new RegExp(
  String.raw`\b(?:da(?: [a-z]+){1,3}|co|dat|duoc|la|to chuc|cap|lap|cho|gom)(?: duoc)? ${NUMBER} ${THING}`,
  "g",
);
/** "Đăng ký khám bệnh trực tuyến: 8.160 lượt". */
const LABELLED = new RegExp(
  String.raw`^[\s*+\d.)-]*([a-z][^:.;\d%]{8,90}): (?:dat |co |la )?${NUMBER} ([a-z]+)\b(?!\s*%)`,
  "g",
);
/** More of them on top of what there is, or a step of the way. */
const ON_TOP =
  /\b(?:them|moi|bo sung|tang them|con lai|chua|quy [ivx]+|thang \d|dot \d|giai doan)\b/;
/** Not the state that was reached: what is missing, broken, wanted or of an earlier year. */
const NOT_REACHED =
  /\b(?:chua|con thieu|thieu|hong|can|ke hoach|chi tieu|muc tieu|de ra|cung ky|nam truoc|so voi|du kien|luy ke tu)\b/;

interface Counted {
  line: ProseLine;
  value: number;
  unit: string;
  words: ReadonlySet<string>;
  index: number;
  quote: string;
}

/** A target in numbers for what was already surpassed. */
export function countsBelowResults(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const reached = prose.lines
    .filter((line) => line.part === "results" && line.kind !== "row")
    .flatMap((line) => [...counted(line, REACHED), ...labelled(line)])
    .filter((one) => !NOT_REACHED.test(clauseOf(one)));
  if (reached.length === 0) return [];
  return prose.lines.flatMap((line) => {
    if (!PLANNED.has(line.part) || line.kind === "row" || LESS_IS_BETTER.test(line.own)) return [];
    return [...counted(line, AT_LEAST), ...counted(line, AND_MORE)].flatMap((target) => {
      if (ON_TOP.test(clauseOf(target))) return [];
      const same = reached.filter(
        (one) => one.unit === target.unit && sameSubject(one.words, target.words),
      );
      const [first] = same;
      if (first === undefined || same.some((one) => one.value <= target.value)) return [];
      return [belowResult(target, first)];
    });
  });
}

function belowResult(target: Counted, reached: Counted): Finding {
  return {
    code: "target-below-result",
    severity: "warning",
    where: target.line.where,
    quote: target.quote,
    expected: `không thấp hơn ${reached.value.toLocaleString("vi-VN")}`,
    found: target.value.toLocaleString("vi-VN"),
    message: `Chỉ tiêu “${target.quote}” thấp hơn kết quả đã ghi: “${reached.quote}”.`,
    suggestion: "Nâng chỉ tiêu, hoặc nói rõ vì sao đặt thấp hơn.",
    alsoAt: [reached.line.where],
  };
}

function counted(line: ProseLine, pattern: RegExp): Counted[] {
  return [...line.own.matchAll(pattern)].flatMap((match) => {
    const thing = (match[2] ?? "").replace(/ (?:voi|cho|thu hut|trong do)\s*$/, "");
    const [unit = ""] = thing.split(" ");
    const words = tellingWords(thing);
    if (words.size < 4) return [];
    const value = wholeNumber(match[1] ?? "");
    const end = match.index + match[0].length - (match[2] ?? "").length + thing.length;
    const quote = line.text.slice(match.index, end).trim();
    return [{ line, value, unit, words, index: match.index, quote }];
  });
}

function labelled(line: ProseLine): Counted[] {
  return [...line.own.matchAll(LABELLED)].flatMap((match) => {
    const [all, subject = "", count = "", unit = ""] = match;
    const words = tellingWords(`${unit} ${subject}`);
    const quote = line.text.slice(match.index, match.index + all.length).trim();
    return words.size < 4
      ? []
      : [{ line, value: wholeNumber(count), unit, words, index: match.index, quote }];
  });
}

/** The clause of a count: what stands before it up to the last mark, and the thing. */
function clauseOf({ line, index, quote }: Counted): string {
  const before = /[^.;,:()]*$/.exec(line.own.slice(0, index))?.[0] ?? "";
  return before + line.own.slice(index, index + quote.length);
}

const RESULT_HEADER =
  /^(?:ket qua|(?:uoc )?thuc hien|dat duoc|da dat|uoc dat|hien trang|so lieu)\b(?!.*(?:du kien|can dat))/;
const TARGET_HEADER =
  /^(?:ke hoach|chi tieu|muc tieu|phan dau)\b.*\b20\d\d\b|^(?:ke hoach|muc tieu|phan dau)$/;
const NAME_HEADER = /^(?:ten |cac )?(?:noi dung|nhiem vu|chi tieu|muc tieu|chi so|hoat dong)/;
const VALUE =
  /^(?:>=|≥|>|tren|dat|it nhat|toi thieu)?\s*(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,(\d{1,2}))?\s*(%?)(?:\s+\p{L}[\p{L} ]*)?$/u;

/** A row measured in how long it takes. */
const IN_TIME = /^(?:phut|gio|giay|ngay(?: lam viec)?)$/;

/** One row of a table of results and targets falls while every other one rises or stays. */
export function rowsBelowResults(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  return [...pairsByTable(prose, year).values()].flatMap((rows) => {
    const lower = rows.filter((row) => row.target < row.result && !row.isLess);
    const [low, ...more] = lower;
    if (low === undefined || more.length > 0 || rows.length < 3) return [];
    return [
      {
        code: "target-below-result",
        severity: "warning" as const,
        where: low.line.where,
        quote: quoteOf(low.line),
        expected: `không thấp hơn ${low.printedResult}`,
        found: low.printedTarget,
        message: `Dòng này đặt mức ${low.printedTarget}, thấp hơn kết quả ${low.printedResult}; các dòng khác của bảng đều không thấp hơn kết quả.`,
        suggestion: "Đối chiếu lại hai cột của dòng.",
      },
    ];
  });
}

interface ResultRow {
  line: ProseLine;
  /** Less of it is better. */
  isLess: boolean;
  result: number;
  target: number;
  printedResult: string;
  printedTarget: string;
}

function pairsByTable(prose: Prose, year: number | null): Map<number, ResultRow[]> {
  const columns = new Map<number, Columns | null>();
  const rows = new Map<number, ResultRow[]>();
  for (const line of prose.lines) {
    if (line.kind !== "row" || line.table === null) continue;
    const cells = line.cells.map((cell) => foldInPlace(cell).trim());
    const known = columns.get(line.table);
    if (known === undefined) columns.set(line.table, columnsIn(cells, year));
    const pair = known == null ? null : pairOf(line, cells, known);
    if (pair !== null) rows.set(line.table, [...(rows.get(line.table) ?? []), pair]);
  }
  return rows;
}

function pairOf(line: ProseLine, cells: readonly string[], at: Columns): ResultRow | null {
  const result = VALUE.exec(cells[at.result] ?? "");
  const target = VALUE.exec(cells[at.target] ?? "");
  if (result === null || target === null || result[3] !== target[3]) return null;
  return {
    line,
    isLess: LESS_IS_BETTER.test(cells[at.name] ?? "") || cells.some((cell) => IN_TIME.test(cell)),
    result: valueOf(result),
    target: valueOf(target),
    printedResult: line.cells[at.result] ?? "",
    printedTarget: line.cells[at.target] ?? "",
  };
}

interface Columns {
  name: number;
  result: number;
  target: number;
}

function columnsIn(cells: readonly string[], year: number | null): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
  const results = cells.flatMap((cell, at) =>
    at !== name && RESULT_HEADER.test(cell) ? [at] : [],
  );
  const wanted = cells.flatMap((cell, at) => (at !== name && TARGET_HEADER.test(cell) ? [at] : []));
  // Beside what the past year wanted stands what this one wants.
  const ofYear = wanted.filter((at) => year !== null && cells[at]?.includes(`${year}`));
  const targets = wanted.length > 1 && ofYear.length === 1 ? ofYear : wanted;
  const [result] = results;
  const [target] = targets;
  if (name < 0 || result === undefined || target === undefined) return null;
  // A result behind its target is what came of it.
  return results.length > 1 || targets.length > 1 || target < result
    ? null
    : { name, result, target };
}

const valueOf = (match: RegExpExecArray): number =>
  Number(`${(match[1] ?? "").replaceAll(".", "")}.${match[2] ?? "0"}`);
