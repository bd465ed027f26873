/** The clause of a figure: what stands before and behind it there, and what leads to it. */
import type { Figure } from "./figures-in-sentence.ts";
import { withoutNameCommas } from "./quantity-words.ts";

export interface Clause {
  /** Words in front of the figure; those of the first of several listed figures. */
  before: string;
  /** Words behind it, up to the end of the clause. */
  after: string;
  /** What the sentence says before the clause. */
  lead: string;
  /** What the sentence says behind the clause. */
  rest: string;
  /** The figure stands in brackets: "Đội phản ứng nhanh (12 thành viên)". */
  isAside: boolean;
  /** Offsets in the sentence. */
  start: number;
  end: number;
}

const BREAK =
  /[;)]|[,:](?=\s)|\.(?=\s|$)|\s[–-]\s|(?<!\p{L})(?:nhưng|song|trong khi|còn lại)(?!\p{L})/giu;
const OPEN = /\(\s*$/u;
/** Between two figures of one list. */
const LISTED = /^\s*(?:,|và|cùng|cùng với|,\s*và|;)?\s*$/iu;

type Part = Pick<Figure, "kind" | "start" | "end">;

/** The figures of a sentence, in their order, each with its clause. */
export function withClauses<Found extends Part>(
  text: string,
  figures: readonly Found[],
): { figure: Found; clause: Clause }[] {
  let last: Clause | null = null;
  return figures.map((figure, at) => {
    last = clauseOf(text, figure, figures[at - 1] ?? null, last);
    return { figure, clause: last };
  });
}

export function clauseOf(
  sentence: string,
  figure: Part,
  previous: Part | null,
  last: Clause | null,
): Clause {
  const text = withoutNameCommas(sentence);
  // A figure in brackets belongs to the clause around them.
  const shown = text.slice(0, figure.start).replace(OPEN, " ");
  const start = startOf(shown);
  const rest = text.slice(figure.end);
  const stop = END.exec(rest)?.index ?? rest.length;
  const clause = {
    before: shown.slice(start).trim(),
    after: rest.slice(0, stop),
    lead: text.slice(0, start),
    rest: rest.slice(stop + 1),
    isAside: OPEN.test(text.slice(0, figure.start)),
    start,
    end: figure.end + stop,
  };
  if (last === null || previous?.kind !== figure.kind) return clause;
  const between = shown.slice(Math.max(start, previous.end));
  return isListed(between, start, previous) ? { ...clause, before: last.before } : clause;
}

const END = /[;,:()]|\.(?=\s|$)|\s[–-]\s/u;

function startOf(shown: string): number {
  const last = [...shown.matchAll(BREAK)].findLast(
    ({ 0: mark, index }) => !(mark === ":" && isLabel(shown.slice(index + 1))),
  );
  return Math.max(last === undefined ? 0 : last.index + last[0].length, shown.lastIndexOf("(") + 1);
}

/** "gồm 20 khoa và 17 trạm", "430 giường bệnh, 25 trạm": nothing but the name of the first stands between. */
function isListed(between: string, start: number, previous: Part): boolean {
  if (start > previous.end) return LISTED.test(between);
  return /^\s*(?:\p{L}+\s+){1,6}(?:và|cùng)\s*$/iu.test(between);
}

/** Nothing but spaces and a word for the number behind a colon: "Số thẻ: 850", "Quy mô: tổng số 430". */
const isLabel = (behind: string): boolean =>
  /^\s*(?:(?:tất cả|tổng số|tổng cộng|cả|toàn bộ)\s*)?$/iu.test(behind);
