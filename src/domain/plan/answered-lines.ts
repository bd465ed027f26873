/** What an answer makes of the lines that it was asked about: they stay, they leave, or its words take their place. */
import { readConfirmation } from "../draft/answers.ts";
import { upperFirst } from "../text/first-letter.ts";
import { overlap, subjectWords } from "./subject-key.ts";

export interface AnsweredLines {
  /** For each line: itself where it stays, other words in its place, null where it leaves. */
  lines: (string | null)[];
  /** What the answer says beyond the lines. */
  added: string[];
  /** The answer is on some of the lines only. */
  partly: boolean;
}

/** Share of the words of the shorter one that both have. */
const SAME = 0.6;

/** `rewrites`: an answer that names no line tells the only line anew, instead of something beside it. */
export function answerLines(
  lines: readonly string[],
  answer: string,
  rewrites: boolean,
): AnsweredLines {
  const said = readConfirmation(answer);
  if (said.kind === "no") return { lines: lines.map(() => null), added: [], partly: false };
  const text = said.kind === "yes" ? said.more : said.text;
  const told = new Map<number, string[]>();
  const added: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const only = rewrites && lines.length === 1 && said.kind === "other" ? 0 : null;
    const at = lineOf(lines, sentence) ?? only;
    if (at === null) added.push(sentence);
    else told.set(at, [...(told.get(at) ?? []), sentence]);
  }
  const partly = said.kind === "other" && told.size < lines.length;
  return { lines: lines.map((line, at) => told.get(at)?.join(" ") ?? line), added, partly };
}

/** The line whose words a sentence tells anew. */
function lineOf(lines: readonly string[], sentence: string): number | null {
  const words = subjectWords(sentence);
  const rated = lines.map((line, at) => ({ at, score: overlap(words, subjectWords(line)) }));
  const [best] = rated.sort((a, b) => b.score - a.score);
  return words.length > 1 && best !== undefined && best.score >= SAME ? best.at : null;
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.;])\s+/u)
    .filter((sentence) => sentence.trim() !== "")
    .map(asSentence);

/** As it stands in a text: a capital in front, a stop behind. */
export function asSentence(text: string): string {
  const whole = upperFirst(text.trim()).replace(/[;,]$/u, "");
  return /[\p{L}\d%)”"]$/u.test(whole) ? `${whole}.` : whole;
}
