/** A reported result against its target: whether it meets it, how both are printed, what the next target starts from. */
import { formatQuantity } from "../budget/format-money.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { missedDeadline } from "./missed-deadline.ts";
import type { PlanTarget } from "./plan.ts";

export type Judgement = "met" | "unmet" | "unknown";

/** Days and numbers of documents in a result are no figures of it. */
const NO_FIGURE =
  /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d{2}|(?:tháng|quý|năm)\s+[\dIVX]+(?:\s*\/\s*20\d{2})?|(?:số\s+)?\d+\/(?:\d{4}\/)?\p{Lu}[\p{Lu}\d-]*|ngày\s+\d{1,2}\/\d{1,2}(?![\d/])/gu;
/** "vượt 5%", "tăng 12%", "thiếu 3": what is told is a distance, not the value reached. */
const DISTANCE = /\b(?:vuot|tang|giam|them|thieu)(?:\s+\p{L}+)?\s*$/u;

/** Part and whole of "258/265", "14 / 14 trạm"; null where there are none. */
function shareIn(text: string): { part: number; whole: number } | null {
  const found = /(?<![\d/])(\d[\d.,]*)\s*(?:\/|trên(?: tổng số)?)\s*(\d[\d.,]*)(?![\d/])/u.exec(
    text,
  );
  const part = parseVietnameseFigure(found?.[1] ?? "");
  const whole = parseVietnameseFigure(found?.[2] ?? "");
  return part === null || whole === null || whole === 0 ? null : { part, whole };
}

/** "30.200/38.500" with its place in a result, where that is the only share told; days and numbers of documents are none. */
export function countedShare(
  printed: string,
): { part: number; whole: number; start: number } | null {
  const text = printed.replace(NO_FIGURE, (out) => " ".repeat(out.length));
  const share = shareIn(text);
  return share === null ? null : { ...share, start: text.search(/\d/u) };
}

/** What part of the whole a result tells, "4/6" or "80%"; null where it tells none. */
export function toldShare(printed: string): number | null {
  const text = printed.replace(NO_FIGURE, " ");
  const share = shareIn(text);
  if (share !== null) return share.part / share.whole;
  const percent = parseVietnameseFigure(/(\d[\d.,]*)\s*%/u.exec(text)?.[1] ?? "");
  return percent === null ? null : percent / 100;
}

/** A figure with what it counts; days, years and numbers of documents count nothing. */
const MEASURE =
  /(?<![\p{L}\d.,/:-])(?<!(?:ngày|tháng|năm|quý|số|điều|khoản|phụ lục|cấp độ|mức độ)\s)\d[\d.,]*\s*(?:%|\p{L}{2,})/iu;

/** "95% …; thời gian không quá 45 phút": two measures in one line, which no single figure meets. */
export const isCompound = ({ text }: Pick<PlanTarget, "text">): boolean =>
  text.split(/;\s+/u).filter((part) => MEASURE.test(part)).length > 1;

/** The value of a result in the measure of its target; null where it tells none. */
function reachedValue({ unit }: PlanTarget, printed: string): number | null {
  const text = printed.replace(NO_FIGURE, " ");
  const share = shareIn(text);
  const percent = /(\d[\d.,]*)\s*%/u.exec(text);
  if (unit === "%" && percent === null && share !== null) return (share.part / share.whole) * 100;
  // "92,5%" of a count says nothing of the count.
  if (unit !== "%" && percent !== null && share === null) return null;
  return toldFigure(text, (unit === "%" ? percent : null) ?? /(\d[\d.,]*)/u.exec(text));
}

function toldFigure(text: string, found: RegExpExecArray | null): number | null {
  if (found === null || DISTANCE.test(fold(text.slice(0, found.index)))) return null;
  return parseVietnameseFigure(found[1] ?? "");
}

/** Whether a reported value meets its target: by its figure where it has one, else by the words of the unit. */
export function judgeResult(target: PlanTarget, value: string): Judgement {
  if (
    /^(?:không (?:đạt|hoàn thành)|chưa(?! (?:có (?:số|kết quả|báo cáo)|rõ|xác định|thống kê|tổng hợp|(?:được |tổ chức |tiến hành |có )?(?:đánh giá|thẩm định|đo|khảo sát|rà soát|chấm điểm|kiểm (?:đếm|định|tra)))))/iu.test(
      value,
    )
  )
    return "unmet";
  if (isCompound(target) && /\d/.test(value)) return "unknown";
  const share = shareIn(value.replace(NO_FIGURE, " "));
  const number = reachedValue(target, value);
  if (number !== null && target.value !== null) return compared(target, target.value, number);
  if (share !== null && target.value === null) return share.part >= share.whole ? "met" : "unknown";
  return /^(?:(?:đã )?(?:đạt|hoàn thành|(?:được )?(?:phê duyệt|công nhận|ban hành))|vượt)(?!\p{L})/iu.test(
    value,
  )
    ? "met"
    : "unknown";
}

function compared({ text, comparison }: PlanTarget, aim: number, number: number): Judgement {
  // "dưới 0,97%" reached with 0,97%: whether that meets it is the unit's to say.
  const strict = /(?:dưới|trên|hơn|[<>])\s*[\d.,]+/iu.test(text);
  if (strict && number === aim) return "unknown";
  const met = comparison === "at-most" ? number <= aim : number >= aim;
  return met ? "met" : "unmet";
}

/** What is held or done some times in a year: more of it in one year is no level to keep up. */
const TIMES =
  "lần|lượt|lớp|cuộc|đợt|buổi|hội nghị|hội thảo|hội thi|khóa|khoá|kỳ|chuyên đề|tin|bài|tin bài|tin, bài|phóng sự|video|đoàn|sáng kiến|phiên";
const HELD = new RegExp(
  String.raw`^(?:${TIMES})(?!\p{L})|\d\s*(?:${TIMES})(?!\p{L})|^số\s+(?:lượng\s+)?(?:${TIMES})(?!\p{L})`,
  "iu",
);
const isHeld = ({ unit, text }: PlanTarget): boolean =>
  unit !== "%" && (HELD.test(unit ?? "") || HELD.test(text));

/** Held more often in the year than the goal said. */
export function passedYearly(target: PlanTarget, given: string): boolean {
  const number = reachedValue(target, given);
  return isHeld(target) && number !== null && target.value !== null && number > target.value;
}

/** A target below what was reached would be a step back: the figure reached stands in the place of the old one. */
export function raisedTo(target: PlanTarget, text: string, given: string): string {
  if (isHeld(target)) return text;
  // "51/60" and words are no figure that could stand in a target.
  const plain = target.unit === null ? given : given.replace(target.unit, "");
  const reached = /^\s*(\d[\d.,]*)\s*%?\s*$/u.exec(plain)?.[1] ?? "";
  const now = parseVietnameseFigure(reached);
  if (now === null || now === target.value || judgeResult(target, given) !== "met") return text;
  const percent = target.unit === "%" && text.includes("%");
  const figure = percent ? /\d[\d.,]*(?=\s*%)/gu : /(?<![\d.,/])\d[\d.,]*(?<=\d)(?![\d/])/gu;
  const own = [...text.matchAll(figure)].filter(
    ([raw]) => parseVietnameseFigure(raw) === target.value,
  );
  const [only] = own;
  if (own.length !== 1 || only === undefined) return text;
  return text.slice(0, only.index) + reached + text.slice(only.index + only[0].length);
}

/** "%" and the whole of "6/6" stand close to their figure. */
const withUnit = (unit: string | null): string =>
  unit === null || unit === ""
    ? ""
    : /^(?:%|\/\d)/u.test(unit)
      ? unit
      : ` ${/^\p{Lu}\p{Ll}/u.test(unit) ? lowerFirst(unit) : unit}`;

/** A reported figure with the unit of its target. */
export function printedResult(target: PlanTarget, given: string): string {
  if (target.unit === null || !/^[\d.,]+$/.test(given)) return given;
  return `${given}${withUnit(target.unit)}`;
}

const SIGNS = { "at-least": "≥ ", "at-most": "≤ ", equal: "" } as const;

export function printedTarget({ value, unit, comparison }: PlanTarget): string | null {
  if (value === null) return null;
  // Of nothing there is no less.
  const sign = value === 0 && comparison === "at-most" ? "" : SIGNS[comparison ?? "equal"];
  return `${sign}${formatQuantity(value)}${withUnit(unit)}`;
}

/** "Đạt 4/6" of six says that they were reached, and they were not. */
function saysItself(judged: "met" | "unmet", given: string): boolean {
  const denied = /(?:chưa|không)\s+(?:đạt|hoàn thành)/iu.test(given);
  const said = /(?:^|[^\p{L}])(?:đạt|hoàn thành|vượt)(?!\p{L})/iu.test(given);
  return judged === "met" ? said : denied;
}

/** " (chưa đạt chỉ tiêu ≥ 98%)" behind a result; a target whose text tells its figure is not told again. */
export function verdictOn(target: PlanTarget, given: string): string {
  const judged = judgeResult(target, given);
  if (judged === "unknown") return "";
  const late = judged === "met" ? missedDeadline(target, given) : null;
  const delay = late === null ? "" : `chậm so với hạn ${late}`;
  if (saysItself(judged, given)) return delay === "" ? "" : ` (${delay})`;
  const figure = target.item.startsWith("bang-") ? printedTarget(target) : null;
  const of = figure === null ? "" : ` chỉ tiêu ${figure}`;
  return judged === "met" ? ` (đạt${of}${delay === "" ? "" : `, ${delay}`})` : ` (chưa đạt${of})`;
}
