/**
 * When a task is to be done, said in two places: the text against the row of the task table that names the same work,
 * and steps that follow each other ("chạy thử …, chính thức …").
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import { foldInPlace } from "../text/fold.ts";
import type { Finding } from "./finding.ts";
import { certainty, type Prose, type ProseLine, quoteOf, withPlaces } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";
import { isStart, type TimePoint, timePoints } from "./time-points.ts";
import { beginsOtherStep } from "./work-steps.ts";

const DEADLINE_HEADER =
  /thoi (?:gian|han|diem)(?!\s*\((?:thang|ngay|nam)\))|tien do|^(?:quy|thang|nam) (?:thuc hien|hoan thanh)|^xong|^ket thuc|^hoan thanh|^han\b(?! che)|^moc\b|^khi nao/;
const LEAD_HEADER = /chu tri|phu trach|dau moi|don vi thuc hien/;
const NAME_HEADER = /noi dung|nhiem vu|hoat dong|ten|cong viec|^viec/;
const PLANNED: ReadonlySet<string> = new Set(["targets", "tasks", "solutions"]);

export interface TimedRow {
  line: ProseLine;
  words: ReadonlySet<string>;
  time: TimePoint;
  printed: string;
  /** Folded name of the body that leads the work; "" where no column tells it. */
  lead: string;
}

export function timedRows(prose: Prose): TimedRow[] {
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
    const words = tellingWords(cells[known.name] ?? "");
    if (time === null || words.size < 3) return [];
    const lead = (cells[known.lead] ?? "").trim();
    return [{ line, words, time, printed: line.cells[known.time] ?? "", lead }];
  });
}

/** "Quý I, quý III/2026" names two times, one of them without its year. */
function onlyTime(cell = ""): TimePoint | null {
  const [time, ...more] = timePoints(cell);
  return time === undefined || more.length > 0 || /[,;]| va |-/.test(cell) ? null : time;
}

/** The paragraph names all that the row names, and a time that the row's excludes. */
export function timeConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose);
  if (rows.length === 0) return [];
  return prose.lines.flatMap((line) => {
    if (line.kind === "row" || !PLANNED.has(line.part)) return [];
    const [time, ...more] = timePoints(line.own);
    if (time === undefined || more.length > 0) return [];
    const words = tellingWords(aboutTime(line.own, time));
    const same = rows.filter(
      (row) => row.words.size >= 4 && [...row.words].every((word) => words.has(word)),
    );
    const [row] = same;
    if (row === undefined || same.length > 1) return [];
    if (!excludes(time, row.time) || beginsOtherStep(line.own, row.line.own)) return [];
    // What is made by August may well be used from September.
    if (isStart(line.text, time) && time.from > row.time.to) return [];
    const message = (found: string): string =>
      `Lời văn ghi “${found}”, bảng nhiệm vụ ghi “${row.printed}” cho cùng việc.`;
    return [againstRow(row, line, time, message)];
  });
}

/** What the time of a line is for: its own clause where that names something, else all of the line. */
function aboutTime(own: string, { start, end }: TimePoint): string {
  const from = own.slice(0, start).search(/[^;]*$/);
  const clause = own.slice(from, start) + (/^[^;]*/.exec(own.slice(end))?.[0] ?? "");
  return tellingWords(clause).size < 2 ? own : clause;
}

/** Where the same task may be two pieces of work. */
export const ONE_OR_TWO = "Thống nhất một thời hạn, hoặc nói rõ đó là hai việc.";

export const excludes = (a: TimePoint, b: TimePoint): boolean =>
  (a.to < b.from && !endsBefore(b, a)) || (b.to < a.from && !endsBefore(a, b));

/** "trước ngày 01/7/2027" beside "30/6/2027", "trước tháng 7/2027" beside "quý II/2027": one and the same last day. */
const endsBefore = (a: TimePoint, { to }: TimePoint): boolean =>
  a.isBefore && Date.parse(a.from) - Date.parse(to) === DAY;

const DAY = 86_400_000;

export const printedTime = ({ text }: ProseLine, { start, end }: TimePoint): string =>
  text.slice(start, end).trim();

export function againstRow(
  row: Pick<TimedRow, "line" | "printed">,
  line: ProseLine,
  time: TimePoint,
  message: (found: string) => string,
  suggestion = "Thống nhất một thời hạn ở cả hai nơi.",
): Finding {
  const found = printedTime(line, time);
  return {
    code: "deadline-conflict",
    severity: "warning",
    where: line.where,
    quote: quoteOf(line),
    expected: row.printed,
    found,
    message: message(found),
    suggestion,
    alsoAt: [row.line.where],
  };
}

/** The time of a task told as a block against its row: the same telling words, two times that exclude each other. */
export function blockTimeConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const rows = timedRows(prose);
  return blocksOf(prose).flatMap(({ task, labels }) => {
    const words = tellingWords(task.own);
    const line = labels.find((label) => LABELS[0].words.test(label.folded));
    const [time, ...more] = line === undefined ? [] : timePoints(line.own);
    if (line === undefined || time === undefined || more.length > 0) return [];
    const [row, ...others] = rows.filter((one) => isSameTask(one.words, words));
    if (row === undefined || others.length > 0) return [];
    if (!excludes(time, row.time)) return [];
    const message = (found: string): string =>
      `Nhiệm vụ “${quoteOf(task, 0, 90)}” ghi “${found}”, bảng ghi “${row.printed}”.`;
    return [againstRow(row, line, time, message)];
  });
}

/** The same telling words, all of them. */
export const isSameTask = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((word) => b.has(word));

const TRIAL = /\b(?:chay thu|thu nghiem|thi diem|khao sat|lua chon nha (?:thau|cung cap))\b/;
const REAL = /\b(?:chinh thuc|nhan rong|dua vao (?:su dung|van hanh)|nghiem thu|ban giao)\b/;

/** The trial begins after the real thing, in one sentence. */
export function stepsOutOfOrder(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) => {
    const trial = TRIAL.exec(line.own);
    const real = REAL.exec(line.own);
    if (trial === null || real === null || real.index < trial.index) return [];
    const times = timePoints(line.own);
    const first = times.find((time) => time.start > trial.index && time.start < real.index);
    const second = times.find((time) => time.start > real.index);
    if (first === undefined || second === undefined || first.from <= second.to) return [];
    if (/[.;]/.test(line.own.slice(first.end, second.start))) return [];
    return [
      {
        code: "dates-out-of-order",
        severity: certainty("warning", prose.all.unsure),
        where: line.where,
        quote: quoteOf(line, trial.index, second.end - trial.index),
        expected: "bước sau không sớm hơn bước trước",
        found: `${displayDate(first.from)} – ${displayDate(second.to)}`,
        message: `Bước “${trial[0] === "" ? "" : line.text.slice(trial.index, trial.index + trial[0].length)}” ghi ${line.text.slice(first.start, first.end).trim()}, sau bước “${line.text.slice(real.index, real.index + real[0].length)}” (${line.text.slice(second.start, second.end).trim()}).`,
      },
    ];
  });
}

const LABELS = [
  {
    name: "thời hạn",
    code: "missing-deadline",
    words: /^[\s+*•-]*(?:[a-z]\)\s*)?(?:thoi (?:han|gian)[^:]{0,30}|tien do[^:]{0,20}):/,
  },
  {
    name: "đơn vị chủ trì",
    code: "missing-lead",
    words: /^[\s+*•-]*(?:[a-z]\)\s*)?(?:(?:don vi|co quan) )?(?:chu tri|thuc hien)[^:]{0,12}:/,
  },
] as const;

/** Tasks as blocks with "Chủ trì: …", "Thời hạn: …" below each: one block lacks what the others have. */
export function missingLabels(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const blocks = blocksOf(prose);
  return LABELS.flatMap(({ name, code, words }) => {
    const without = blocks.filter(
      (block) => !block.labels.some((label) => words.test(label.folded)),
    );
    const having = blocks.length - without.length;
    const [first] = without;
    if (first === undefined || having < 3 || having < without.length * 3) return [];
    return [
      withPlaces(
        {
          code,
          severity: "warning",
          quote: quoteOf(first.task),
          expected: `có ${name}`,
          found: "không ghi",
          message: `${without.length} nhiệm vụ không ghi ${name} trong khi ${having} nhiệm vụ khác đều có.`,
          suggestion: `Ghi ${name} của nhiệm vụ.`,
        },
        without.map(({ task }) => task.where),
      ),
    ];
  });
}

export interface TaskBlock {
  task: ProseLine;
  labels: ProseLine[];
}

const LABEL =
  /^[\s+*•-]*(?:[a-z]\)\s*)?(?:noi dung:|(?:don vi|co quan)[^:.]{0,40}:|chu tri[^:.]{0,30}:|phoi hop[^:.]{0,30}:|thoi (?:han|gian)[^:.]{0,30}:|tien do[^:.]{0,20}:|(?:san pham|ket qua)[^:.]{0,30}:)/;

export function blocksOf(prose: Prose): TaskBlock[] {
  const blocks: TaskBlock[] = [];
  let task: ProseLine | null = null;
  let open: TaskBlock | null = null;
  for (const line of prose.lines) {
    if (line.text.trim() === "") continue;
    const usable = line.kind !== "row" && (line.part === "tasks" || line.part === "solutions");
    if (usable && LABEL.test(line.folded)) {
      if (open === null && task !== null) {
        open = { task, labels: [] };
        blocks.push(open);
      }
      open?.labels.push(line);
    } else {
      task = usable ? line : null;
      open = null;
    }
  }
  return blocks;
}
