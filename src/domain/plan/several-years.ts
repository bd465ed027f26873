/** Work of several years, and the two years that a rollover is between. */
export interface Years {
  from: number;
  to: number;
}

const PROGRAMME = /(?:kế hoạch|chương trình|chiến lược|nghị quyết|đề án)[^;:]*$/iu;

/** Work of "2026-2027", which the plan's own year does not end; a programme of some years is none. */
export const goesOver = (text: string, { from, to }: Years): boolean =>
  [...text.matchAll(/(?<![\d/])(20\d{2})\s*[-–]\s*(20\d{2})(?!\d)/gu)].some(
    ({ index, 1: start, 2: end }) =>
      Number(start) <= from && Number(end) >= to && !PROGRAMME.test(text.slice(0, index)),
  );

const PERIOD = /20\d{2}\s*[-–]\s*20\d{2}/gu;

/** Single years are left: those of a period mean the whole of it. */
export const withoutPeriods = (text: string): string => text.replace(PERIOD, " ");
