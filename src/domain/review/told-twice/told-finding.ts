/** One quantity told with two values, as a finding with all places. */
import type { Sentence } from "../claims/claim-sentences.ts";
import type { Finding } from "../finding.ts";
import { quoteOf } from "../prose.ts";

export interface Told {
  sentence: Sentence;
  /** Offset of the figure in the sentence. */
  start: number;
  /** The figure, with what it counts. */
  shown: string;
}

/** Places that tell one quantity with two values, and how many pairs agree. */
export interface ToldPairs {
  pairs: { usual: readonly Told[]; odd: readonly Told[] }[];
  relations: number;
}

/** The last place of the odd value against the first one of the usual value; neither list is empty. */
export function toldTwice(usual: readonly Told[], odd: readonly Told[]): Finding {
  const [first, wrong] = [usual[0], odd.at(-1)];
  if (first === undefined || wrong === undefined) throw new TypeError("a value without a place");
  return {
    code: "text-text-mismatch",
    severity: "warning",
    where: wrong.sentence.line.where,
    quote: sentenceOf(wrong),
    expected: first.shown,
    found: wrong.shown,
    message: `Cùng một số liệu nhưng câu này ghi “${wrong.shown}”, câu khác ghi “${first.shown}”: “${sentenceOf(first)}”.`,
    suggestion: "Thống nhất một con số ở cả hai nơi, hoặc nói rõ phạm vi, thời điểm của từng số.",
    alsoAt: usual.map(({ sentence }) => sentence.line.where),
  };
}

const SHOWN = 160;

function sentenceOf({ sentence, start: figure }: Told): string {
  const { line, start, text } = sentence;
  const from = figure > SHOWN - 30 ? start + figure - 60 : start;
  const lead = from === start ? 0 : line.text.slice(from).search(/\s/u) + 1;
  return quoteOf(line, from + lead, Math.min(SHOWN, start + text.length - from - lead));
}
