/** Whether a target was reached only after the day that it names itself. Silent where a day may be another thing's. */
import { timePoints } from "../review/time-points.ts";
import { foldInPlace } from "../text/fold.ts";
import type { PlanTarget } from "./plan.ts";

/** Longest span, in days, that is a deadline: a quarter. A year is the plan's own. */
const MAX_DAYS = 100;
/** What the day of a result belongs to, folded: that something was done, or since when it is there. */
const DONE =
  /\b(?:phe duyet|cong nhan|ban hanh|hoan thanh|nghiem thu|van hanh|khai truong|ky|cong bo|xong|dua vao su dung)\b|\btu\s*$/;
/** The day of a report, or up to which one has counted. */
const COUNTED_AT = /\b(?:bao cao|cong van|to trinh|bieu|den|truoc|cham nhat)\b[^.;]*$/;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** "trước ngày 30/9", "trong quý II" of a plan for a year. */
const inYear = (text: string, year: number): string =>
  text.replace(
    /((?:ngày|trước|chậm nhất)\s+\d{1,2}\/\d{1,2}|quý\s+(?:IV|I{1,3}|[1-4]))(?![\d/\p{L}]|\s+năm)/giu,
    `$1/${year}`,
  );

/** The deadline as the target names it, where the result came after it; null otherwise. */
export function missedDeadline(target: PlanTarget, given: string): string | null {
  const text = inYear(target.text, target.year);
  const [limit, ...more] = timePoints(foldInPlace(text)).filter(
    ({ from, to, isLimit }) => isLimit && days(from, to) <= MAX_DAYS,
  );
  if (limit === undefined || more.length > 0) return null;
  const said = foldInPlace(inYear(given, target.year));
  const points = timePoints(said);
  const late = points.every(({ from, start, end }) => {
    const lead = said.slice(0, start);
    const limited = COUNTED_AT.test(said.slice(0, end).replace(/\b\d.*$/u, ""));
    return (
      from > limit.to &&
      DONE.test(`${lead}${said.slice(start, end).replace(/\d.*$/u, "")}`) &&
      !limited
    );
  });
  if (points.length === 0 || !late) return null;
  const named = text
    .slice(limit.start, limit.end)
    .replace(/^\D*?(?=\d|quý|tháng)/iu, "")
    .trim();
  return target.text.includes(named) ? named : named.replace(`/${target.year}`, "");
}
