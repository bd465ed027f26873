/** The words of a sentence that one of its figures stands among: what is said beside another figure is said of that one. */
import type { Mark, Shape } from "./sentence-shape.ts";

const CUT = /[,;:()–] ?/g;

export interface FigurePart {
  /** From the clause behind the figure before it. */
  before: string;
  /** To the clause of the figure behind it. */
  after: string;
  /** Words that open the sentence and name nothing: "Theo báo giá, …". */
  opening: string;
}

export function partOf({ text, marks }: Shape, at: number): FigurePart {
  const isFigure = ({ kind }: Mark): boolean => kind !== "E";
  const last = marks.findLast((mark) => isFigure(mark) && mark.at < at);
  const next = marks.find((mark) => isFigure(mark) && mark.at > at);
  const cuts = [...text.matchAll(CUT)].map(({ index }) => index);
  const from =
    last === undefined ? 0 : (cuts.find((cut) => cut > last.at && cut < at) ?? last.at + 1);
  const to =
    next === undefined
      ? text.length
      : (cuts.findLast((cut) => cut < next.at && cut > at) ?? next.at);
  const opening = from === 0 ? "" : (/^[^,:EMP]*[,:]/.exec(text)?.[0] ?? "");
  return { before: text.slice(from, at), after: text.slice(at + 1, to), opening };
}

/** "…, của LIS là …": of what was said before. */
const GOES_ON = /^[\s,;]*(?:va |con )?(?:cua|cho|doi voi) E|^[^E]*$/;

/** All these words, the figure among them; a part that says nothing of its own goes on with the one before it. */
export function wordsAround(shape: Shape, at: number): string {
  const { before, after, opening } = partOf(shape, at);
  const last = shape.marks.findLast(({ kind, at: place }) => kind !== "E" && place < at);
  const lead = last !== undefined && GOES_ON.test(before) ? wordsAround(shape, last.at) : opening;
  return `${lead} ${before}${shape.text.charAt(at)}${after}`.trimStart();
}
