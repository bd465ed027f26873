/** One aim with two last days, and more of a thing to be kept than there is: places of the text against each other. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate } from "../regulation/register-entry.ts";
import type { Finding } from "./finding.ts";
import { type Prose, type ProseLine, quoteOf } from "./prose.ts";
import { tellingWords } from "./subject-words.ts";
import { blocksOf, type TaskBlock, timeOfBlock } from "./task-blocks.ts";
import { TOPICS } from "./task-deadlines.ts";
import { timePoints } from "./time-points.ts";

/** The whole of it is meant: "8/8 khoa", "100%", "toàn bộ", "khoa cuối cùng". */
const WHOLE = /\b(\d{1,3})\/\1\b(?!\/)|\b100\s*%|toan bo|tat ca|cuoi cung|con lai/;
/** Acceptance, reports and payment come after the work by right. */
const OTHER_STEP =
  /nghiem thu|bao cao|thanh toan|quyet toan|tong ket|so ket|danh gia|thi diem|giai doan/;
const UNITS = /\b(?:khoa|phong|tram|benh vien|trung tam|don vi)\b/g;

interface LastDay {
  topic: string;
  name: string;
  words: ReadonlySet<string>;
  from: IsoDate;
  to: IsoDate;
  line: ProseLine;
  /** "10 khoa": how many of them, where not all are meant. */
  count: string | null;
  /** Where the day stands, if that is another line. */
  told?: ProseLine;
}

/** A target for all units by one day, a task that ends them on a later one. */
export function dayConflicts(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const days = [...prose.lines.flatMap(lastDayOf), ...blocksOf(prose).flatMap(lastDayOfBlock)];
  const targets = days.filter((one) => one.line.part === "targets");
  return days.flatMap((one) => {
    if (one.line.part !== "tasks" && one.line.part !== "solutions") return [];
    const other = targets.find(
      (target) =>
        isSameAim(target, one) &&
        target.count === one.count &&
        target.to < one.from &&
        sharesUnit(target.line, one.line),
    );
    if (!other) return [];
    return [
      {
        code: "deadline-conflict",
        severity: "warning" as const,
        where: (one.told ?? one.line).where,
        quote: quoteOf(one.told ?? one.line),
        expected: displayDate(other.to),
        found: displayDate(one.to),
        message: `Mục tiêu về ${one.name} phải xong trước ${displayDate(other.to)} nhưng nhiệm vụ ghi hoàn thành trước ${displayDate(one.to)}.`,
        suggestion: "Thống nhất một thời hạn ở cả hai nơi.",
        alsoAt: [other.line.where],
      },
    ];
  });
}

function lastDayOf(line: ProseLine): LastDay[] {
  const topic = TOPICS.find((one) => one.words.test(line.own));
  const [time, ...more] = timePoints(line.own);
  if (time === undefined || more.length > 0 || !time.isLimit) return [];
  const count = countIn(line.own);
  if ((!WHOLE.test(line.own) && count === null) || OTHER_STEP.test(line.own)) return [];
  const { from, to } = time;
  const said = line.own.slice(0, time.start) + line.own.slice(time.end);
  const words = tellingWords(said.replace(/[^.;,]*\bchu tri\b[^.;,]*/, " "));
  const aim = { topic: topic?.topic ?? "", name: topic?.name ?? "việc này", words };
  return [{ ...aim, from, to, line, count }];
}

const COUNT = /(?<![\d/.,])(\d{1,3}) (khoa|phong|tram|benh vien|trung tam)\b/g;

/** The one number of units that a line names, where it does not speak of all. */
function countIn(text: string): string | null {
  const [only, ...more] = WHOLE.test(text) ? [] : [...text.matchAll(COUNT)];
  return only === undefined || more.length > 0 ? null : only[0];
}

/** "Triển khai PACS cho 3 bệnh viện còn lại" and "Thời hạn: trước 31/12/2027" below it. */
function lastDayOfBlock(block: TaskBlock): LastDay[] {
  const { task } = block;
  const told = timeOfBlock(block);
  if (told === null) return [];
  if (lastDayOf(task).length > 0 || !WHOLE.test(task.own) || OTHER_STEP.test(task.own)) return [];
  const topic = TOPICS.find((one) => one.words.test(task.own));
  const { from, to } = told.time;
  const words = tellingWords(task.own.replace(/^[^:]{0,14}\d\s*[:.)]|\bcon lai\b/g, " "));
  const aim = { topic: topic?.topic ?? "", name: topic?.name ?? "việc này", words };
  return [{ ...aim, from, to, line: task, told: told.line, count: null }];
}

/** One known subject; without one most of the telling words of the shorter line, five or more, or all of a few. */
function isSameAim(a: LastDay, b: LastDay): boolean {
  if (a.topic !== "" || b.topic !== "") return a.topic === b.topic;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  const least = Math.min(a.words.size, b.words.size);
  return (common >= 5 && common >= least * 0.7) || (common >= 3 && common === least);
}

/** Both speak of wards, or of stations; nothing is said where one of them names no kind of unit. */
function sharesUnit(a: ProseLine, b: ProseLine): boolean {
  const units = new Set(a.own.match(UNITS) ?? []);
  return (b.own.match(UNITS) ?? []).some((unit) => units.has(unit));
}

const THERE =
  /\b(?:trang bi|hien co|dang co|lap dat|dang van hanh|da co)\s+(\d{1,4})\s+([a-z][a-z\s-]{3,60}?)(?=\s+(?:tai|cho|cua|o|phuc vu|trong|va|dat|de)\b|[.,;:(]|\s*$)/g;
const KEPT =
  /\b(?:duy tri|tiep tuc (?:van hanh|su dung|duy tri))\s+(\d{1,4})\s+([a-z][a-z\s-]{3,60}?)(?=\s+(?:tai|cho|cua|o|phuc vu|trong|va|dat|de)\b|[.,;:(]|\s*$)/g;

/** "Đã trang bị 02 ki-ốt tự phục vụ" in the results, "Duy trì 03 ki-ốt tự phục vụ" in the tasks. */
export function keptMoreThanThere(prose: Prose): Finding[] {
  if (prose.all.unsure) return [];
  const there = counts(prose, THERE).filter((one) => one.line.part === "results");
  return counts(prose, KEPT).flatMap((kept) => {
    if (kept.line.part !== "tasks" && kept.line.part !== "targets") return [];
    const same = there.filter((one) => one.thing === kept.thing);
    const [known] = same;
    // Several places of the results may be several lots of it.
    if (known === undefined || same.length > 1 || known.count >= kept.count) return [];
    return [
      {
        code: "kept-more-than-there",
        severity: "warning" as const,
        where: kept.line.where,
        quote: quoteOf(kept.line),
        expected: String(known.count),
        found: String(kept.count),
        message: `Nhiệm vụ ghi duy trì ${kept.count} nhưng phần kết quả ghi có ${known.count}.`,
        suggestion: "Thống nhất số lượng, hoặc ghi “bổ sung” phần tăng thêm.",
        alsoAt: [known.line.where],
      },
    ];
  });
}

const counts = (prose: Prose, pattern: RegExp) =>
  prose.lines.flatMap((line) =>
    [...line.own.matchAll(pattern)].map((match) => ({
      line,
      count: Number(match[1]),
      thing: (match[2] ?? "").trim(),
    })),
  );
