/** Work of several years, and the two years that a rollover is between. */
export interface Years {
  from: number;
  to: number;
}

const holds = (list: string, year: number): boolean => list.includes(String(year));

const PROGRAMME = /(?:kế hoạch|chương trình|chiến lược|nghị quyết|đề án)[^;:]*$/iu;

/** Work of "2026-2027", which the plan's own year does not end; a programme of some years is none. */
export const goesOver = (text: string, { from, to }: Years): boolean =>
  [...text.matchAll(YEAR_LIST)].some(([list]) => holds(list, from) && holds(list, to)) ||
  [...text.matchAll(/(?<![\d/])(20\d{2})\s*[-–]\s*(20\d{2})(?!\d)/gu)].some(
    ({ index, 1: start, 2: end }) =>
      Number(start) <= from && Number(end) >= to && !PROGRAMME.test(text.slice(0, index)),
  );

/** "2026, 2027", "năm 2026 và năm 2027": the years of one work; a comma in front of another "năm" parts two works. */
export const YEAR_LIST =
  /(?<![\d/.])20\d{2}(?:(?:\s*,\s*|\s*,?\s+và\s+(?:năm\s+)?)20\d{2})+(?!\d|\/)/gu;

export const withoutYearLists = (text: string): string =>
  text.replace(YEAR_LIST, (list) => " ".repeat(list.length));

const PERIOD = /20\d{2}\s*[-–]\s*20\d{2}/gu;

/** Single years are left: those of a period mean the whole of it. */
export const withoutPeriods = (text: string): string => text.replace(PERIOD, " ");
