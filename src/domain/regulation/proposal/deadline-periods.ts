/** Deadlines that name a month, a quarter, half a year or a year: the last day of it. */
import type { IsoDate } from "../register-entry.ts";
import { LAST_DAY_OF_YEAR, PERIOD, STEP_LABEL } from "./deadline-words.ts";
import { isAsked, isNoDemand, isTold } from "./demand.ts";
import type { Statement } from "./statements.ts";

export interface Deadline {
  due: IsoDate | null;
  within: string | null;
  share: number;
}

/** "hoàn thành trong quý II/2028": its last day; "trước tháng 9/2028": the day before it begins. */
export function ofPeriod({ folded, text, leads }: Statement): Deadline[] {
  const context = `${leads.map((lead) => lead.folded).join(" ")} ${folded}`;
  return [...folded.matchAll(PERIOD), ...stepLabel(folded)].flatMap((match) => {
    const before = folded.slice(0, match.index);
    const words = match[0];
    const span = halfYear(words, yearAtEnd(words)) ?? spanOfPeriod(words, yearAtEnd(words));
    if (span === null || !isAsked(before, context) || isNoDemand(before, folded, context))
      return [];
    const end = match.index + words.length;
    if (isTold(text.slice(0, match.index), folded.slice(end))) return [];
    const year = span.months === 12;
    if (year && !LAST_DAY_OF_YEAR.test(`${before.slice(-12)}${words}`)) return [];
    const ahead = /\btruoc (?:thang|quy|nam)/.test(words);
    const last = span.first + (ahead ? 0 : span.months);
    return [
      {
        due: lastDayBefore(span.year, last),
        within: text.slice(match.index, end),
        share: year ? 0.8 : 0.82,
      },
    ];
  });
}

const yearAtEnd = (words: string): number => Number(words.slice(-4));

function stepLabel(folded: string): Pick<RegExpExecArray, 0 | "index">[] {
  const [whole, words] = STEP_LABEL.exec(folded) ?? [];
  return whole === undefined || words === undefined
    ? []
    : [{ 0: words, index: whole.indexOf(words) }];
}

/** "trong 6 tháng đầu năm 2028" */
function halfYear(words: string, year: number): ReturnType<typeof spanOfPeriod> {
  const half = /\b(?:6|sau) thang (dau|cuoi) nam/.exec(words)?.[1];
  return half === undefined ? null : { year, first: half === "dau" ? 0 : 6, months: 6 };
}

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** First month (0-based) and length of the month, quarter or year named last. */
function spanOfPeriod(
  words: string,
  year: number,
): { year: number; first: number; months: number } | null {
  const month = Number(/\bthang (?:.*\D)?(\d{1,2})(?: nam |[/.-])20\d\d$/.exec(words)?.[1] ?? 0);
  if (month > 12) return null;
  if (month > 0) return { year, first: month - 1, months: 1 };
  const named = /\bquy (.+?)(?: nam |[/.])/.exec(words)?.[1];
  if (named === undefined) return { year, first: 0, months: 12 };
  const quarter = QUARTERS[/(?:iv|i{1,3}|[1-4])$/.exec(named)?.[0] ?? ""];
  return quarter === undefined ? null : { year, first: (quarter - 1) * 3, months: 3 };
}

/** The day before the first of a month counted from January (0) of the year. */
function lastDayBefore(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
