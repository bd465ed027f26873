/**
 * Steps of tasks with their times: what the step is about, what is done, until when. A clause that names nothing of its
 * own ("…, vận hành từ ngày 01/6") is about what its line begins with; a time in front of a colon is that of all behind it.
 */
import { foldInPlace } from "../../text/fold.ts";
import { PLANNED } from "../plan-parts.ts";
import type { Prose, ProseLine } from "../prose.ts";
import { type TimePoint, timePoints } from "../time-points.ts";
import { printedOwn } from "./claim-sentences.ts";
import { tellingOf, wordSet } from "./claim-words.ts";
import { printedTime, timedRows } from "./timed-tasks.ts";

/** A step of a task with its time. */
export interface TaskStep {
  line: ProseLine;
  /** What it is about, in several ways; none of them with what is done. */
  things: readonly ReadonlySet<string>[];
  /** What is done, one word of each kind; none for a row that is simply to be done. */
  acts: ReadonlySet<string>;
  /** How many of them, "" where it is not told. */
  counts: string;
  /** The kind of step that the time is for. */
  step: "runs" | "accepted" | "done" | "before";
  time: TimePoint;
  /** As printed. */
  printed: string;
  fromRow: boolean;
}

const word = (forms: string): RegExp => new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, "giu");

/** It is there for those whom it is for. */
const RUNS = word(
  "(?:đưa|đi)(?= [^.;]*vào (?:vận hành|sử dụng|hoạt động|khai thác))|vào (?:vận hành|sử dụng|hoạt động|khai thác)|vận hành(?: chính thức)?|khai trương|ra mắt|phát hành(?: chính thức)?|công bố|chính thức|đi vào",
);
const ACCEPTED = word("nghiệm thu|bàn giao|tiếp nhận");
const DONE = word("hoàn thành|hoàn tất|hoàn thiện|xong|kết thúc|dứt điểm|chấm dứt");
/** What comes before the thing is there, or after it. */
const BEFORE = word(
  "lập(?! tức)|khảo sát|trình|phê duyệt|thẩm định|thiết kế|lựa chọn|chọn|đấu thầu|ký hợp đồng|chạy thử|thử nghiệm|kiểm thử|thí điểm|tập huấn|đào tạo|báo cáo|sơ kết|tổng kết|đánh giá|kiểm tra|rà soát|bảo trì|gia hạn|thanh toán|quyết toán|chuẩn bị|khởi công|bắt đầu|xin (?:ý kiến|chủ trương)|đề xuất|hướng dẫn|theo dõi|giám sát|đôn đốc|dự thảo|truyền thông|tuyên truyền|cấu hình",
);
/** The work itself. */
const WORK = word(
  "mua sắm|mua|thuê|lắp đặt|lắp|trang bị|xây dựng|nâng cấp|thay thế|thay|cài đặt|triển khai|cấp|số hóa|số hoá|ban hành|mở|thiết lập|tổ chức|chuyển",
);
/** Work that comes again by right, or in parts. */
const AGAIN =
  /(?<!\p{L})(?:đợt|lần|giai đoạn|bước|hằng|hàng (?:tháng|quý|năm|tuần)|định kỳ|mỗi|lớp|tiếp theo|còn lại|nhân rộng|mở rộng|thêm|từng|(?:hai|mỗi|các) kỳ|lộ trình)(?!\p{L})/iu;
const ACTOR =
  /^\s*(?:giao\s+)?(?:các\s+)?(?:khoa|phòng|tổ|ban|bộ phận|văn phòng|trạm|trung tâm|đơn vị|đồng chí|bộ môn|chi cục)(?!\p{L})[^:.;,%\d]{0,60}?(?::|(?<!\p{L})(?:chịu trách nhiệm|có trách nhiệm|chủ trì|phối hợp|tham mưu)(?!\p{L})|(?=\s(?:hoàn thành|hoàn tất|xong|bàn giao|triển khai|tổ chức|xây dựng|mua|lắp|trang bị|nâng cấp|thực hiện|bảo đảm|đưa|cấp)(?!\p{L})))/iu;

const blank = (text: string): string => " ".repeat(text.length);

/** Steps of the plan's tasks, in text and in rows. */
export const taskSteps = (prose: Prose): TaskStep[] => [
  ...timedRows(prose).flatMap(({ line, time, printed }) => {
    const name = line.cells.find((cell) => cell.length > 5 && /\p{Ll}{2}/u.test(cell)) ?? "";
    return AGAIN.test(name) ? [] : stepOf({ line, time, printed, fromRow: true }, [name]);
  }),
  ...prose.lines.flatMap(stepsOfLine),
];

function stepsOfLine(line: ProseLine): TaskStep[] {
  const isPlan = PLANNED.has(line.part) || line.part === "organisation";
  if (line.kind === "row" || !isPlan) return [];
  const text = printedOwn(line).replace(LEAD, blank);
  const label = LABEL_TIME.exec(foldInPlace(text));
  if (label !== null) return stepsBelow(line, text, label[0].length);
  const topic = topicOf(text);
  let from = 0;
  return timePoints(line.own).flatMap((time): TaskStep[] => {
    const before = text.slice(from, time.start);
    from = time.end;
    const clause = /[^.;:]*$/.exec(before)?.[0] ?? "";
    const near = /[^,]*$/.exec(clause)?.[0] ?? "";
    if (AGAIN.test(near) || /(?<!\p{L})(?:từ|sau|trước khi)\s*$/iu.test(startsOnly(near)))
      return [];
    const forms = [clause, near, afterFor(near)].map((form) => form.replace(ACTOR, blank));
    const named = forms.filter((form) => thingOf(form).size >= LEAST_WORDS);
    const own = thingOf(near).size >= LEAST_WORDS ? [] : [`${topic} ${near}`];
    const at = { line, time, printed: printedTime(line, time), fromRow: false };
    return stepOf(at, [...named, ...own], near);
  });
}

/** "… sẵn sàng cho cổng đặt lịch vận hành": what others get ready for. */
const afterFor = (near: string): string => /(?<!\p{L})(?:cho|để)\s([^]*)$/iu.exec(near)?.[1] ?? "";

const LEAD = /^[\s\-–+*•#>_]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}\)|thứ \p{L}+,)\s+)?[*_]*/iu;
const LABEL_TIME = /^\s*(?:trong )?(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2})(?:\/| nam )20\d\d\s*:/;
const LEAST_WORDS = 3;

/** "từ tháng 4" is when a thing begins to run; of other work it is no last day. */
const startsOnly = (near: string): string => (new RegExp(RUNS.source, "iu").test(near) ? "" : near);

/** What a line begins with: its label or first clause. */
const topicOf = (text: string): string =>
  /^[^.,;:]*/.exec(text.replace(ACTOR, blank).replace(ORDERS, blank).replace(TERM, "$1  "))?.[0] ??
  "";

/** "Chỉ đạo, đôn đốc cơ sở …": that others are told to do it says nothing of what it is. */
const ORDERS =
  /^\s*(?:duy trì (?:trong năm 20\d\d )?việc\s+)?(?:(?:chỉ đạo|đôn đốc|hướng dẫn|yêu cầu|theo dõi|giám sát|kiểm tra)(?:\s*,\s*|\s+và\s+|\s+(?=\p{L})))+/iu;
/** A comma within one term. */
const TERM = /(khám bệnh), (?=chữa bệnh)/giu;

/** "Quý III/2026: nghiệm thu …; phát hành …". */
function stepsBelow(line: ProseLine, text: string, end: number): TaskStep[] {
  const [time, ...more] = timePoints(line.own);
  if (time === undefined || more.length > 0) return [];
  const at = { line, time, printed: printedTime(line, time), fromRow: false };
  return text
    .slice(end)
    .split(/[;.]\s|,\s/)
    .flatMap((clause) => (AGAIN.test(clause) ? [] : stepOf(at, [clause])));
}

type Placed = Pick<TaskStep, "line" | "time" | "printed" | "fromRow">;

function stepOf(at: Placed, names: readonly string[], told = names[0] ?? ""): TaskStep[] {
  const things = names.map(thingOf).filter(({ size }) => size >= 2);
  if (things.length === 0) return [];
  const said = names.join(" ");
  return [{ ...at, things, acts: actsIn(said), counts: countsIn(said), step: kindOf(told) }];
}

const EVERY = [RUNS, ACCEPTED, DONE, BEFORE, WORK];
const has = (text: string, pattern: RegExp): boolean => new RegExp(pattern.source, "iu").test(text);

function kindOf(text: string): TaskStep["step"] {
  if (has(text, BEFORE)) return "before";
  if (has(text, RUNS)) return "runs";
  return has(text, ACCEPTED) ? "accepted" : "done";
}

const actsIn = (text: string): ReadonlySet<string> =>
  new Set((text.match(WORK) ?? []).map((act) => act.toLowerCase().split(" ")[0] ?? ""));

const countsIn = (text: string): string =>
  [...new Set((withoutTimes(text).match(/\d+(?:[.,/]\d+)*/g) ?? []).map(plainNumber))]
    .toSorted((a, b) => a.localeCompare(b))
    .join(" ");

const plainNumber = (text: string): string => text.replace(/^0+(?=\d)/, "");

const withoutTimes = (text: string): string =>
  timePoints(foldInPlace(text)).reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(end),
    text,
  );

/** Telling words but those for what is done and when. */
const thingOf = (text: string): ReadonlySet<string> =>
  wordSet(tellingOf(EVERY.reduce((rest, acts) => rest.replace(acts, blank), withoutTimes(text))));
