/**
 * What the report tells of a thing against the table of the same report that tells it year by year: "thanh toán không
 * dùng tiền mặt đạt 47%" beside a row "…: 31% | 42%". The text names all that one row names and little else; the column
 * is that of the last year.
 */
import { stripMarks } from "../../text/fold.ts";
import type { Finding } from "../finding.ts";
import { type Prose, type ProseLine, quoteOf } from "../prose.ts";
import { isScope } from "../subject-words.ts";
import { tellingOf, wordSet } from "./claim-words.ts";
import { type Level, levelsIn } from "./level-claims.ts";

interface YearRow {
  line: ProseLine;
  year: number;
  words: ReadonlySet<string>;
  /** Of the years before. */
  earlier: readonly Value[];
  value: Value;
  printed: string;
}

/** Hundredths of a percent, or a count. */
interface Value {
  value: number;
  isShare: boolean;
  /** What one more in the last printed digit is. */
  step: number;
}

const NAME_HEADER =
  /^(?:tên |các )?(?:nội dung|chỉ số|chỉ tiêu|tiêu chí|hoạt động|lĩnh vực|số liệu|đề mục|thông tin)/iu;
const YEAR_HEADER =
  /^(?:(?:kết quả|thực hiện|ước thực hiện|số liệu|đạt)? ?(?:(?:6|9|10|11) tháng (?:đầu )?)?(?:năm )?)(20\d\d)$/iu;
const VALUE = /^(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2}))?\s*(%?)(?: \p{Ll}+)?$/u;

/** "Số lượt …", "Tổng số …"; "Số hóa" is work. */
const HOW_MANY = /^\s*(?:tổng )?số (?:lượng )?(?!h[óo][aá])/iu;
/** Rough, of a part, of another time, or planned. */
const NOT_THE_SAME =
  /(?<!\p{L})(?:khoảng|gần|hơn|trên|dưới|xấp xỉ|trung bình|bình quân|cùng kỳ|năm trước|năm ngoái|kế hoạch|chỉ tiêu|so với|tăng|giảm|thêm|riêng|trong đó|còn|chưa|đầu năm|quý|tháng \d|lũy kế|luỹ kế)(?!\p{L})/iu;
/** "qua hệ thống giám sát": by what it is told. */
const MEANS: ReadonlySet<string> = new Set(["giam", "sat"]);
/** Of one place, or with more of it told apart. */
const OF_A_PLACE = /(?<!\p{L})(?:tại|ở|đối với|khối|khu vực|thuộc|cho)(?!\p{L})/iu;
const TOLD_APART = /(?<!\p{L})(?:riêng|ngoài ra|chưa kể|không kể|chưa tính|còn lại)(?!\p{L})/iu;
const MOST_MORE = 3;
const LEAST_WORDS = 3;

export function levelsAgainstRows(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  const rows = yearRows(prose);
  if (rows.length === 0) return [];
  const reached = levelsIn(prose, year).filter(
    ({ stage, line, clause }) =>
      stage === "reached" &&
      line.kind === "text" &&
      ![NOT_THE_SAME, OF_A_PLACE].some((words) => words.test(clause)) &&
      !TOLD_APART.test(line.text),
  );
  return rows.flatMap((row): Finding[] => {
    // The same words in two rows leave open which of them is meant.
    if (rows.some((other) => other !== row && covers(other.words, row.words))) return [];
    const same = reached.filter((level) => isOf(level, row));
    const [first] = same;
    if (first === undefined || same.some((level) => agrees(level, row))) return [];
    return [conflict(first, row)];
  });
}

function yearRows(prose: Prose): YearRow[] {
  const tables = new Map<number, Columns | null>();
  return prose.lines.flatMap((line): YearRow[] => {
    if (line.kind !== "row" || line.table === null || line.part !== "results") return [];
    const known = tables.get(line.table);
    if (known === undefined) tables.set(line.table, columnsIn(line.cells));
    if (known == null) return [];
    const printed = line.cells[known.last] ?? "";
    const value = valueOf(printed);
    const name = (line.cells[known.name] ?? "").replace(HOW_MANY, " ");
    const words = wordSet(tellingOf(name));
    if (value === null || words.size < LEAST_WORDS) return [];
    const earlier = known.earlier.flatMap((at) => valueOf(line.cells[at] ?? "") ?? []);
    return [{ line, year: known.year, words, value, earlier, printed }];
  });
}

interface Columns {
  name: number;
  last: number;
  earlier: readonly number[];
  year: number;
}

/** Two years or more side by side; the last of them is the one that the report is on. */
function columnsIn(cells: readonly string[]): Columns | null {
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell.trim()));
  const years = cells.flatMap((cell, at) => {
    const [, year] = YEAR_HEADER.exec(cell.trim()) ?? [];
    return year === undefined ? [] : [{ at, year: Number(year) }];
  });
  const last = years.toSorted((a, b) => b.year - a.year)[0];
  if (name < 0 || last === undefined || years.length < 2) return null;
  const others = years.filter(({ at }) => at !== last.at);
  if (others.some(({ year }) => year === last.year)) return null;
  return { name, last: last.at, earlier: others.map(({ at }) => at), year: last.year };
}

function valueOf(cell: string): Value | null {
  const [, whole, decimals = "", sign] = VALUE.exec(cell.trim()) ?? [];
  if (whole === undefined) return null;
  const isShare = sign === "%";
  if (!isShare && decimals !== "") return null;
  const value = Number(whole.replaceAll(".", ""));
  if (!isShare) return { value, isShare, step: 1 };
  return { value: value * 100 + Number(decimals.padEnd(2, "0")), isShare, step: stepOf(decimals) };
}

const stepOf = (decimals: string): number => 10 ** (2 - decimals.length);

const covers = (all: ReadonlySet<string>, part: ReadonlySet<string>): boolean =>
  [...part].every((word) => all.has(word));

/** The level is of what the row names, of its year, and nothing narrows it. */
function isOf(level: Level, { words, value, year }: YearRow): boolean {
  if (value.isShare !== (level.unit === "%") || level.unit.includes("/")) return false;
  const years = level.clause.match(/(?<!\d)20\d\d(?!\d)/g) ?? [];
  if (years.some((one) => Number(one) !== year)) return false;
  if (!value.isShare && !words.has(level.unit)) return false;
  return level.names.some((name) => {
    const all = value.isShare ? name : new Set([...name, level.unit]);
    const more = [...all].filter((word) => !words.has(word));
    const folded = new Set(more.map((word) => stripMarks(word.normalize("NFC"))));
    return (
      covers(all, words) &&
      more.length <= MOST_MORE &&
      ![...folded].some((word) => isScope(word, folded) && !MEANS.has(word))
    );
  });
}

/** Equal as far as both are printed, or what an earlier year's column tells. */
function agrees({ value, printed }: Level, row: YearRow): boolean {
  const step = Math.max(row.value.step, stepOf(/,(\d{1,2})/.exec(printed)?.[1] ?? ""));
  const isNear = (other: Value): boolean =>
    other.isShare ? Math.abs(other.value - value) < step : other.value === value;
  return [row.value, ...row.earlier].some(isNear);
}

const conflict = (level: Level, row: YearRow): Finding => ({
  code: "result-conflict",
  severity: "warning",
  where: level.line.where,
  quote: quoteOf(level.line, 0, 140),
  expected: row.printed,
  found: level.printed,
  message: `Lời văn ghi ${level.printed}, bảng số liệu năm ${row.year} ghi ${row.printed} cho cùng nội dung.`,
  suggestion: "Thống nhất số liệu ở lời văn và bảng.",
  alsoAt: [row.line.where],
});
