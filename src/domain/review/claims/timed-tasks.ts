/**
 * Tasks with the one time that a place tells of them: rows of task tables with a column of deadlines, lines of text that
 * name one time. Two places that mean one task are held against each other by the files beside this one; each of them
 * has a way of its own to know that the task is the same.
 */
import { oncePer } from "../../once-per.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { tellingWords } from "../subject-words.ts";
import { type TimePoint, timePoints } from "../time-points.ts";

export interface TimedTask {
  /** Where the time is told. */
  line: ProseLine;
  /** Folded text that names the work. */
  said: string;
  /** Its telling words. */
  words: ReadonlySet<string>;
  time: TimePoint;
  /** The time as printed. */
  printed: string;
}

export interface TimedRow extends TimedTask {
  /** Folded name of the body that leads the work; "" where no column tells it. */
  lead: string;
}

const DEADLINE_HEADER =
  /thoi (?:gian|han|diem)(?!\s*\((?:thang|ngay|nam)\))|tien do|^(?:quy|thang|nam) (?:thuc hien|hoan thanh)|^xong|^ket thuc|^hoan thanh|^han\b(?! che)|^moc\b|^khi nao/;
const LEAD_HEADER = /chu tri|phu trach|dau moi|don vi thuc hien/;
const NAME_HEADER = /noi dung|nhiem vu|hoat dong|ten|cong viec|^viec/;

/** Rows of task tables that name their work in three telling words or more and one time. */
export const timedRows = oncePer((prose: Prose): readonly TimedRow[] => {
  const columns = new Map<number, { time: number; name: number; lead: number }>();
  return prose.lines.flatMap((line) => {
    if (line.kind !== "row" || line.table === null || line.part === "results") return [];
    const cells = line.cells.map((cell) => foldInPlace(cell));
    const known = columns.get(line.table);
    if (known === undefined) {
      const time = cells.findIndex((cell) => DEADLINE_HEADER.test(cell));
      const name = cells.findIndex((cell) => NAME_HEADER.test(cell));
      const lead = cells.findIndex((cell) => LEAD_HEADER.test(cell));
      if (time >= 0 && name >= 0) columns.set(line.table, { time, name, lead });
      return [];
    }
    const time = onlyTime(cells[known.time]);
    const said = cells[known.name] ?? "";
    const words = tellingWords(said);
    if (time === null || words.size < 3) return [];
    const lead = (cells[known.lead] ?? "").trim();
    return [{ line, said, words, time, printed: line.cells[known.time] ?? "", lead }];
  });
});

/** "Quý I, quý III/2026" names two times, one of them without its year. */
function onlyTime(cell = ""): TimePoint | null {
  const [time, ...more] = timePoints(cell);
  return time === undefined || more.length > 0 || /[,;]| va |-/.test(cell) ? null : time;
}

/** A line of text that names one time; what it says is all but that. */
export function timedLine(line: ProseLine): TimedTask | null {
  if (line.kind === "row") return null;
  const [time, ...more] = timePoints(line.own);
  if (time === undefined || more.length > 0) return null;
  const said = line.own.slice(0, time.start) + line.own.slice(time.end);
  return { line, said, words: tellingWords(said), time, printed: printedTime(line, time) };
}

export const printedTime = ({ text }: ProseLine, { start, end }: TimePoint): string =>
  text.slice(start, end).trim();

/** Folded: work that comes again by right, or a part of it, each time with a time of its own. */
export const COMES_AGAIN =
  /\b(?:dot|lan thu|lan \d|giai doan|buoc|hang (?:thang|quy|nam|tuan)|dinh ky|moi (?:thang|quy|nam)|lop|con lai|nhan rong|mo rong|tiep theo)\b/;
