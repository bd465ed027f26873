/**
 * One indicator at two levels: a target below what the report tells, two targets that differ. Both places name it in
 * their own words; what each is a share of and what narrows it must be the same.
 */
import { foldInPlace } from "../../text/fold.ts";
import { besideValue } from "../claims/beside-value.ts";
import type { Level } from "../claims/level-claims.ts";
import type { Finding } from "../finding.ts";
import { LESS_IS_BETTER } from "../less-is-better.ts";
import { PLANNED } from "../plan-parts.ts";
import { type Prose, quoteOf } from "../prose.ts";
import { belowResult } from "../share-conflicts.ts";
import { areOtherStaff, type IndicatorLevel, indicatorLevels } from "./indicator-levels.ts";

/** A part, or what comes on top, told beside the value; a step of the way, told anywhere. */
const NOT_ALL =
  /(?<!\p{L})(?:thêm|còn lại|tăng(?! cường| (?:từ )?\s+lên)|mỗi|từng|hằng|lần lượt|tối đa|không (?:quá|vượt)|dưới|giảm)(?!\p{L})/iu;
const STEP =
  /(?<!\p{L})(?:giai đoạn|đợt|bước đầu|thí điểm|lộ trình|trước mắt|trong đó|riêng)(?!\p{L})/iu;
/** Not the state that was reached. */
const NOT_REACHED =
  /(?<!\p{L})(?:chưa|thiếu|kế hoạch|chỉ tiêu|mục tiêu|đề ra|cùng kỳ|năm trước|năm ngoái|so với|dự kiến|phấn đấu|mới chỉ|tăng|thêm|giảm|toàn tỉnh|toàn ngành|bình quân)(?!\p{L})/iu;
const AT_LEAST =
  /(?<!\p{L})(?:trở lên|tối thiểu|ít nhất|trên|không (?:dưới|thấp hơn|ít hơn)|từ)(?!\p{L})|[≥>]/iu;
const STRIVES = /(?<!\p{L})(?:phấn đấu|hướng tới|hướng đến|thi đua)(?!\p{L})/iu;

export function indicatorsAgainst(prose: Prose, year: number | null): Finding[] {
  if (prose.all.unsure) return [];
  const all = indicatorLevels(prose, year).filter(
    ({ level: { clause, line } }) =>
      line.kind !== "heading" && !LESS_IS_BETTER.test(foldInPlace(clause)),
  );
  const wanted = all.filter(({ level }) => level.stage === "wanted" && isWholeTarget(level));
  const reached = all.filter((one) => one.level.stage === "reached" && isReached(one, year));
  return [...below(wanted, reached), ...conflicts(wanted)];
}

const isWholeTarget = (level: Level): boolean =>
  isOfYear(level.time) && !STEP.test(level.clause) && !NOT_ALL.test(besideValue(level));

/** "đối soát hằng tuần" is how often the work is done. */
const isOfYear = (time: string): boolean => /^(?:hang (?:thang|quy|tuan))?$/.test(time);

/** Of the year before, told as a state; "100%" of what is not told may be all units that do it. */
const isReached = ({ level, base }: IndicatorLevel, year: number | null): boolean =>
  !NOT_REACHED.test(level.clause) &&
  isOfYearBefore(level, year) &&
  !(base === "none" && level.value === ALL);

const ALL = 10_000;

export const isOfYearBefore = ({ time }: Level, year: number | null): boolean =>
  (time.match(/20\d\d/g) ?? []).every((one) => year !== null && Number(one) + 1 === year);

const isSame = (a: IndicatorLevel, b: IndicatorLevel): boolean =>
  a.indicator === b.indicator &&
  a.level.unit === b.level.unit &&
  a.marks === b.marks &&
  !areOtherStaff(a, b);

function below(wanted: readonly IndicatorLevel[], reached: readonly IndicatorLevel[]): Finding[] {
  return wanted.flatMap((target): Finding[] => {
    const { line, value, printed } = target.level;
    const same = reached.filter((one) => isSame(one, target));
    const [first] = same;
    if (!PLANNED.has(line.part) || first === undefined) return [];
    if (same.some(({ level }) => level.value <= value || level.line === line)) return [];
    const told = { line, text: printed, index: quoteFrom(target.level) };
    return [belowResult(told, { line: first.level.line, text: first.level.printed })];
  });
}

/** The quote holds the level: of a long line it begins with the clause. */
function quoteFrom({ line: { text }, index }: Level): number {
  if (index < 120) return 0;
  return Math.max(...[", ", "; ", ": ", ". "].map((mark) => text.lastIndexOf(mark, index) + 2), 0);
}

function conflicts(wanted: readonly IndicatorLevel[]): Finding[] {
  return wanted.flatMap((one, at): Finding[] => {
    const same = wanted
      .slice(0, at)
      .filter((other) => isSame(other, one) && isElsewhere(other, one));
    const [first] = same;
    if (first === undefined || same.some(({ level }) => level.value === one.level.value)) return [];
    return same.some((other) => isMoreThanLeast(other.level, one.level))
      ? []
      : [conflict(first.level, one.level)];
  });
}

/** Rows of one table stand beside each other. */
const isElsewhere = (
  { level: { line: a } }: IndicatorLevel,
  { level: { line: b } }: IndicatorLevel,
) => a !== b && (a.table === null || a.table !== b.table);

/** "đạt từ 75% trở lên" here, "phấn đấu đạt 80%" there: the one is the least, the other the aim. */
function isMoreThanLeast(a: Level, b: Level): boolean {
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  return AT_LEAST.test(low.clause) && STRIVES.test(high.clause);
}

const conflict = (first: Level, one: Level): Finding => ({
  code: "target-conflict",
  severity: "warning",
  where: one.line.where,
  quote: quoteOf(one.line, quoteFrom(one)),
  expected: first.printed,
  found: one.printed,
  message: `Cùng một chỉ tiêu nhưng nơi ghi ${first.printed} (“${quoteOf(first.line, quoteFrom(first), 90)}”), nơi ghi ${one.printed}.`,
  suggestion: "Thống nhất một mức ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng mức.",
  alsoAt: [first.line.where],
});
