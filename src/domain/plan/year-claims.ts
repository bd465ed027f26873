/**
 * Sentences that a shift of years would make false: "năm 2026 là năm đầu tiên …", and steps of a road of some years
 * ("năm 2026 tại trung tâm, năm 2027 tại các trạm") of which one is over and the next one is the new plan's own.
 */

import { statesBaseline } from "./baselines.ts";
import { goesOver, withoutYearLists, type Years } from "./several-years.ts";
import { withoutOwnStage } from "./staged-work.ts";
import { becomesOne, rangeOver, withoutOwnFigure } from "./two-years.ts";
import { yearBefore } from "./year-before.ts";

/** "là năm đầu tiên", "là năm thứ hai", "là năm cuối của giai đoạn", behind the year. */
const CLAIM =
  /^\s*,?\s*(?:là|được xác định là)\s+năm\s+(?:đầu|thứ|cuối|mở đầu|khởi đầu|khởi động|bản lề|kết thúc|chuyển tiếp|nước rút|có ý nghĩa)/iu;

/**
 * What ends on a day of the year, and does not begin anew by itself: a contract, a project, a trial, a state for the time
 * being. A year later the same day would be invented.
 */
const ENDS =
  /(?:(?<=[\p{L}\d)”"]\s|\()(?<!(?:khi|sau|trước|sau khi|khi nào|và)\s)(?:kết thúc|hết hạn|đáo hạn|chấm dứt|hết bảo hành)|(?:thời hạn|giá trị|hợp đồng)\s(?:sử dụng\s)?đến)\s+(?:vào\s+|trong\s+|từ\s+|hết\s+)?(?:(?:ngày|tháng|quý|năm|cuối|giữa|đầu)\s+)*(?:[\dIVX]{1,4}\s*[/.-]\s*){0,2}(?:năm\s+)?(20\d{2})(?!\d)|(?<!\p{L})(?:thí điểm|chạy thử|thử nghiệm|song song|tạm thời)(?!\p{L})[^.;]{0,90}?(?<!\p{L})(?:đến|đến hết)\s+(?:hết\s+)?(?:ngày\s+|tháng\s+|quý\s+)?(?:[\dIVX]{1,4}\s*[/.-]\s*){0,2}(?:năm\s+)?(20\d{2})(?!\d)/iu;

function endsWithin(sentence: string, { from }: Years): boolean {
  const found = ENDS.exec(sentence);
  return found !== null && [found[1], found[2]].some((year) => Number(year ?? 0) === from);
}

/** A year that means the plan's own or a later one, and no part of a date, a period or the name of a plan. */
const NAMED =
  /(?<!(?:kế hoạch|dự toán|chương trình|định hướng|phương hướng|báo cáo|tổng kết)(?: của)? |so với |cùng kỳ |tháng \d{1,2} |quý [IVX\d]{1,3} |giai đoạn |từ )năm (20\d{2})(?!\d|\s*[-–/]\s*\d)/giu;

interface Named {
  year: number;
  at: number;
  end: number;
}

const yearsIn = (sentence: string): Named[] =>
  [...withoutYearLists(sentence).matchAll(NAMED)].map(({ index, 0: found, 1: year = "" }) => ({
    year: Number(year),
    at: index,
    end: index + found.length,
  }));

/** The step of the new year in front of which the plan's own year stands; null where there is none. */
function steps(sentence: string, { from, to }: Years): [Named, Named] | null {
  const named = yearsIn(sentence);
  const own = named.find(({ year }) => year === from);
  const next = named.find(({ year, at }) => year > from && year <= to && at > (own?.at ?? 0));
  return own === undefined || next === undefined ? null : [own, next];
}

const IN_YEAR = /(?:(?:trong|đến|sang|hết|tới|cuối|đầu|và|bước sang)\s+)*$/iu;
const startOf = (sentence: string, { at }: Named): number =>
  at - (IN_YEAR.exec(sentence.slice(0, at))?.[0].length ?? 0);

/** A step of the prior plan's own year that left a sentence in which the next step stands. */
interface OwnStep {
  text: string;
  /** What was to be done in that year; null for a level, of which nothing is left to do. */
  work: string | null;
}

/** "Tỷ lệ …: năm 2026 đạt 60%, năm 2027 đạt 80%" → "Tỷ lệ …: năm 2027 đạt 80%"; null where the steps do not part. */
function ownStep(sentence: string, years: Years): OwnStep | null {
  const [own, next] = steps(sentence, years) ?? [];
  if (own === undefined || next === undefined || next.year !== years.to) return null;
  const [start, behind] = [startOf(sentence, own), startOf(sentence, next)];
  const passed = sentence.slice(own.end, behind);
  if (!/[;,]\s*$/u.test(passed)) return null;
  const lead = sentence.slice(0, start);
  const text = lead + sentence.slice(behind);
  if (isFigured(passed, sentence.slice(next.end)))
    return { text, work: LEVEL.test(`${lead} ${passed}`) ? null : workIn(passed) };
  // What the steps are of must stand in front of them.
  const named = lead.split(/\s+/).length > LEAST_WORK && /[:;,]\s*$/u.test(lead);
  const work = workIn(passed);
  return named && work !== null && passed.length < MOST_WORK ? { text, work } : null;
}

/** "5 trạm trong năm 2026, 7 trạm trong năm 2027" → "7 trạm trong năm 2027". */
function ownFigure(sentence: string, years: Years): OwnStep | null {
  const found = withoutOwnFigure(sentence, years);
  if (found === null) return null;
  return { text: found.text, work: LEVEL.test(sentence) ? null : workIn(found.work) };
}

/** Each of two steps has a figure of its own. */
const isFigured = (passed: string, ahead: string): boolean =>
  passed.length < 60 && /\d/.test(passed) && /^[^;,]{0,40}\d/u.test(ahead);

function workIn(passed: string): string | null {
  const work = passed.replace(/^[\s:,]+|[\s;,]+$/gu, "");
  return work.split(/\s+/).length < LEAST_WORK ? null : work;
}

const LEVEL =
  /%|(?<!\p{L})(?:đạt|tỷ lệ|tỉ lệ|chỉ tiêu|phấn đấu|số lượng|tối thiểu|ít nhất)(?!\p{L})/iu;
const LEAST_WORK = 3;
const MOST_WORK = 100;

/** Whether a shift of its years would make a sentence say what nobody said. */
const isBound = (sentence: string, years: Years): boolean =>
  steps(sentence, years) !== null ||
  becomesOne(sentence, years) ||
  endsWithin(sentence, years) ||
  yearsIn(sentence).some(({ year, end }) => year === years.from && CLAIM.test(sentence.slice(end)));

/** A deed, in a clause that says in which year it is done. */
const DEED =
  /(?<!\p{L})(?:đã|cử|mua|lắp|giao|trang bị|hoàn thành|triển khai|tổ chức|đào tạo|tập huấn|tuyển|xây dựng|kết nối|nâng cấp|thí điểm|thực hiện|cấp|thay|số hóa|bàn giao|đầu tư|chuyển đổi|xong|làm|mở)(?!\p{L})/iu;

/** Clauses in which a year is named with a deed of it; what is compared or left over then is none. */
function deedsOf(text: string, year: number): { figured: boolean; at: number }[] {
  return [...text.matchAll(/[^;,:()]+/gu)].flatMap(({ 0: clause, index }) => {
    const named = yearsIn(clause).find((one) => one.year === year);
    if (named === undefined || !DEED.test(clause)) return [];
    const [before, after] = [clause.slice(0, named.at + 4), clause.slice(named.end)];
    if (yearBefore(before, after) !== null) return [];
    return [{ figured: /\d/.test(before + after), at: index }];
  });
}

/** "đã cử 01 người năm 2025, năm 2026 cử 02 người": the step of the year before and that of the plan's own year. */
function tellsSteps(text: string, { from }: Years, inBracket: boolean): boolean {
  if (statesBaseline(text, from)) return false;
  const [past] = deedsOf(text, from - 1);
  const own = deedsOf(text, from).find(({ at }) => at > (past?.at ?? 0));
  return past !== undefined && own !== undefined && (inBracket || (past.figured && own.figured));
}

interface Span {
  start: number;
  end: number;
}

/** "năm 2026 xong cơ sở 1": what falls to the plan's own year; a level is none. */
const sharesIn = (text: string, { from }: Years): boolean =>
  yearsIn(text).some(
    ({ year, end }) => year === from && /^[\s:,]+(?!(?:là|đạt)\s)\p{L}/u.test(text.slice(end)),
  );

/** Where a sentence is bound to its years: a part in brackets, the share of one year in a work of several, or the whole. */
function boundSpan(sentence: string, years: Years): Span | null {
  const whole = { start: 0, end: sentence.length };
  const range = rangeOver(sentence, years);
  if (range !== null) return range;
  if (isBound(sentence, years)) return whole;
  for (const { index, 0: found } of sentence.matchAll(/\([^()]*\)/gu)) {
    const span = { start: index + 1, end: index + found.length - 1 };
    const inside = sentence.slice(span.start, span.end);
    const outside = sentence.slice(0, index) + sentence.slice(index + found.length);
    const share = goesOver(outside, years) && sharesIn(inside, years);
    if (share || tellsSteps(inside, years, true)) return span;
  }
  if (tellsSteps(sentence, years, false)) return whole;
  if (!goesOver(sentence, years) || !sharesIn(sentence, years)) return null;
  return shareOfYear(sentence, years) ?? whole;
}

/** "2026-2027; năm 2026 xong cơ sở 1": the share of the year that is over, behind the years of the whole work. */
function shareOfYear(sentence: string, years: Years): Span | null {
  const clause = /(?<=[;:,–]\s+)(?:trong\s+)?năm\s+(20\d{2})\s[^;()]*[^;().\s]/iu.exec(sentence);
  if (clause === null || Number(clause[1]) !== years.from) return null;
  if (!goesOver(sentence.slice(0, clause.index), years)) return null;
  return { start: clause.index, end: clause.index + clause[0].length };
}

export interface ClaimPart {
  text: string;
  /** Said of a year so that it cannot move: to be written anew. */
  bound: boolean;
  /** What was to be done in the year that is over, as a step to what stands here. */
  work: string | null;
}

/** "…, tăng 6% so với năm 2025" beside a goal of its own: how far it lay from what was reached then. */
const COMPARED =
  /\s*[,;(]?\s*(?<!\p{L})(?:tương ứng\s+)?(?:tăng|giảm|(?:cao|thấp|nhiều|ít) hơn|vượt)\s+(?:(?:ít nhất|tối thiểu|khoảng|trên|thêm)\s+)?\d[\d.,]*\s*(?:%|\p{L}+)?(?:\s*(?:điểm(?:\s*%|\s+phần trăm)?|lần))?\s+so với\s+(?:(?:kết quả|thực hiện|mức|số|cùng kỳ|cuối|của)\s+)*năm\s+(20\d{2})(?!\d)\)?/giu;

const OWN_GOAL =
  /\d\s*%|(?:đạt|tối thiểu|ít nhất|không quá|dưới|trên|từ|là|còn|có|[:≥≤])\s*\d(?!\d{3}(?!\d))|\d[\d.]*\s+(?!tháng|năm|ngày|quý|khoa|phòng|trạm)\p{L}+\s*$/iu;

/** The new year's base is another one: without its figure the goal stands alone, and a goal that is nothing else stays. */
function withoutComparison(sentence: string, { from }: Years): { text: string; left: string[] } {
  const left: string[] = [];
  const text = sentence.replace(COMPARED, (found: string, year: string, at: number) => {
    const ahead = sentence.slice(at + found.length);
    const told = /^\s*[,;(]/u.test(found) && OWN_GOAL.test(sentence.slice(0, at));
    const follows = /^\s*,?\s*(?:để\s+)?(?:đạt|lên)\s[^.;]*\d/iu.test(ahead);
    if (Number(year) !== from - 1 || !(told || follows)) return found;
    left.push(found.replace(/^[\s,;(]+|\)$/gu, ""));
    return "";
  });
  const joined = left.length === 0 ? text : text.replace(/(\p{L}), (?=đạt\s)/u, "$1 ");
  return { text: joined, left };
}

interface YearsTold {
  parts: ClaimPart[];
  /** Steps that are over. */
  left: string[];
  /** Comparisons with a year whose figure is none to measure by any more. */
  compared: string[];
}

/** A text by sentences: steps that are over leave, what is bound to its year is told apart. */
export function yearClaims(text: string, years: Years): YearsTold {
  const [left, compared]: [string[], string[]] = [[], []];
  if (years.from >= years.to)
    return { parts: [{ text, bound: false, work: null }], left, compared };
  const parts = text.split(/(?<=\.)(?=\s+\p{Lu})/u).flatMap((printed): ClaimPart[] => {
    const { text: sentence, left: held } = withoutComparison(printed, years);
    compared.push(...held);
    const own =
      withoutOwnStage(sentence, years) ?? ownStep(sentence, years) ?? ownFigure(sentence, years);
    if (own !== null) left.push(sentence.trim());
    const [now, work] = [own?.text ?? sentence, own?.work ?? null];
    const span = boundSpan(now, years);
    if (span === null) return [{ text: now, bound: false, work }];
    return [
      { text: now.slice(0, span.start), bound: false, work: null },
      { text: now.slice(span.start, span.end), bound: true, work: null },
      { text: now.slice(span.end), bound: false, work: null },
    ].filter((part) => part.text !== "");
  });
  return { parts, left, compared };
}
