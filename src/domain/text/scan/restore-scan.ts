/**
 * Reads a line of a scan that lost its marks and some of its letters ("Trién khai to chirc céc hoat dong") back into
 * Vietnamese, and tells of each word whether it is sure. What may be read in more than one way never is; figures, dates
 * and symbols stay as they are printed. Pure and offline; how often a sure word is right is counted by `bench/scan-restore.mjs`.
 */
import { isSyllable } from "../../document/reading-quality.ts";
import { fold } from "../fold.ts";
import { type Arc, weighArcs, type WeighedArc } from "./lattice.ts";
import { isCapital, likeCase } from "./like-case.ts";
import { type Candidates, makeScanChannel, type ScanChannel } from "./scan-channel.ts";
import { type ScanToken, scanTokens } from "./scan-tokens.ts";
import { FIGURE, learnSyllables, START, type SyllableModel, UNKNOWN } from "./syllable-model.ts";
import { type Beside, isSure, NOT_READ, type Reading } from "./word-evidence.ts";

export interface ReadWord {
  /** Whether white space stands in front. */
  spaced: boolean;
  /** Signs in front of it. */
  before: string;
  /** As it is read; what is taken as printed, or cannot be read at all, is the token itself. */
  text: string;
  /** Signs behind it. */
  after: string;
  /** The token as it stands in the scan. */
  seen: string;
  /** 0..1: share of all ways to read the sentence that read the token so. */
  certainty: number;
  /** Certain enough to stand without a mark. */
  sure: boolean;
}

export type ReadScan = (line: string) => ReadWord[];

/** A token that is read as two words that ran together, each of them plainly. */
const RUN_TOGETHER = 6;
const FEW_PLAIN = 4;
/** A token that is a word which the trusted texts do not hold; a name is so more often. */
const UNKNOWN_WORD = 8.5;
const UNKNOWN_NAME = 6.5;
/** One or two digits that may be a word: so much dearer than a figure that can be nothing else. */
const DOUBTED_FIGURE = 6;
const FEW = 8;
const FAR_BEHIND = 9;
/** A word in the midst of a sentence that trusted texts write with a capital less often than this has none. */
const RARELY_CAPITAL = 0.1;

interface Reader {
  model: SyllableModel;
  channel: ScanChannel;
}

/** Learns from trusted texts, whose words carry their marks: a second of work for a million words. */
export function makeScanReader(texts: Iterable<string>): ReadScan {
  const model = learnSyllables(texts);
  const words = model.words.filter((word) => isSyllable(word) || /^\p{L}{4,}$/u.test(word));
  const reader = { model, channel: makeScanChannel(words) };
  return (line) =>
    sentencesOf(scanTokens(line, model.acronyms)).flatMap((tokens) => readSentence(reader, tokens));
}

function sentencesOf(tokens: readonly ScanToken[]): ScanToken[][] {
  const sentences: ScanToken[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)?.push(token);
    if (token.ends) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function readSentence(reader: Reader, tokens: readonly ScanToken[]): ReadWord[] {
  const { model } = reader;
  const arcs = arcsOf(reader, tokens);
  const weighed = weighArcs(model, arcs, { length: tokens.length, start: model.idOf(START) });
  const ofToken = new Map<number, WeighedArc[]>();
  for (const arc of weighed) {
    const known = ofToken.get(arc.token);
    if (known === undefined) ofToken.set(arc.token, [arc]);
    else known.push(arc);
  }
  // "SO Y té" in a sentence that is not in capitals is no word in capitals.
  const words = tokens.filter(({ kind }) => kind === "word");
  const inCapitals = words.filter(({ seen }) => isCapital(seen)).length > words.length / 2;
  const readings = tokens.map((_, at) => likeliest(ofToken.get(at) ?? [], { at, behind: at + 1 }));
  return tokens.map((token, at) => {
    const { spaced, before, after, seen } = token;
    const read = readings[at] ?? NOT_READ;
    const { text, certainty } = readingOf(model, token, { ...read, inCapitals });
    const sure = isSure(model, { tokens, readings, at }, { text, certainty });
    return { spaced, before, text, after, seen, certainty, sure };
  });
}

function readingOf(
  model: SyllableModel,
  token: ScanToken,
  { words, share, inCapitals }: Reading & { inCapitals: boolean },
): { text: string; certainty: number } {
  if (token.kind === "sign") return { text: token.text, certainty: 1 };
  if (token.kind === "letters" || words[0] === model.idOf(FIGURE))
    return { text: token.text, certainty: token.sure ? share : 0 };
  if (words.includes(UNKNOWN)) return { text: token.text, certainty: 0 };
  const text = words.map((word) => model.words[word] ?? "").join(" ");
  const acronym = model.acronyms.has(token.seen) && text === token.seen.toLowerCase();
  const rarely = words.every((word) => model.capitalShare(word) < RARELY_CAPITAL);
  return { text: likeCase(text, token, { rarely, inCapitals, acronym }), certainty: share };
}

/** The arc, or the two behind each other, that most ways lead over. */
function likeliest(
  arcs: readonly WeighedArc[],
  { at, behind }: { at: number; behind: number },
): Reading {
  const sums = new Map<string, Reading>();
  for (const arc of arcs) {
    if (arc.to !== behind) continue;
    const way = arc.from === at ? [arc] : [...arcs.filter((one) => one.to === arc.from), arc];
    const words = way.map(({ word }) => word);
    const cost = way.reduce((sum, one) => sum + one.cost, 0);
    const known = sums.get(words.join(" ")) ?? { words, share: 0, cost };
    sums.set(words.join(" "), {
      ...{ words, share: known.share + arc.share },
      cost: Math.min(known.cost, cost),
    });
  }
  const [best] = [...sums.values()].sort((a, b) => b.share - a.share);
  return best ?? NOT_READ;
}

/** All that each token may be, whole or as two words; what no trusted text holds is one of them. */
function arcsOf(reader: Reader, tokens: readonly ScanToken[]): Arc[] {
  let spare = tokens.length + 1;
  return tokens.flatMap((token, at) => {
    const whole = { from: at, to: at + 1, token: at };
    const beside = { before: tokens[at - 1], next: tokens[at + 1] };
    if (token.kind !== "word") return printedArcs(reader, token, { ...whole, ...beside });
    const single = arcsOfWord(reader, token, whole);
    if (single.some(({ word, cost }) => word !== UNKNOWN && cost < RUN_TOGETHER)) return single;
    return [...single, ...arcsOfTwo(reader, token.text, { ...whole, middle: () => spare++ })];
  });
}

type Place = Pick<Arc, "from" | "to" | "token">;

function arcsOfWord({ model, channel }: Reader, token: ScanToken, place: Place): Arc[] {
  const isName = !token.first && /^\p{Lu}/u.test(token.text);
  const unknown = { ...place, word: UNKNOWN, cost: isName ? UNKNOWN_NAME : UNKNOWN_WORD };
  return [...wordArcs(model, channel.candidates(token.text), place), unknown];
}

const wordArcs = (model: SyllableModel, found: Candidates, { from, to, token }: Place): Arc[] =>
  likelyOnes(model, found).map(({ word, cost }) => {
    return { from, to, token, word: model.idOf(word), cost };
  });

/** "tramy": two words whose space was lost. */
function arcsOfTwo(
  { model, channel }: Reader,
  seen: string,
  { from, to, token, middle }: Place & { middle(): number },
): Arc[] {
  const plainly = (part: string): Candidates => channel.plain(part).slice(0, FEW_PLAIN);
  return Array.from({ length: seen.length - 1 }, (_, cut) => cut + 1).flatMap((cut) => {
    const heads = plainly(seen.slice(0, cut));
    const tails = heads.length === 0 ? [] : plainly(seen.slice(cut));
    return heads.flatMap((head) =>
      tails.flatMap((tail) => {
        const between = middle();
        const cost = head.cost + RUN_TOGETHER;
        return [
          { from, to: between, token, word: model.idOf(head.word), cost },
          { from: between, to, token, word: model.idOf(tail.word), cost: tail.cost },
        ];
      }),
    );
  });
}

/** The few that may win, by what they cost and how common they are. */
function likelyOnes(model: SyllableModel, found: Candidates): Candidates {
  const dear = found
    .map((one) => ({ one, dear: one.cost - Math.log(model.alone(model.idOf(one.word))) }))
    .sort((a, b) => a.dear - b.dear);
  const most = (dear[0]?.dear ?? 0) + FAR_BEHIND;
  return dear
    .slice(0, FEW)
    .filter((one) => one.dear <= most)
    .map(({ one }) => one);
}

/** Folded words, with the letters that scanners make of them, in front of a number or behind one. */
const LEADS_NUMBER = /^(?:[dp]i.u|kho.n|l.c|[dp]. ?|m.c|bang|bi.u)$/;
const COUNTED = /^(?:th[a-z]ng|ng[a-z]y|lop|l.p)$/;

/** "Điều 21", "cấp độ 3", "6 tháng": no word that lost its letters. */
const isNumbered = ({ after }: ScanToken, { before, next }: Beside): boolean =>
  (before?.after === "" && LEADS_NUMBER.test(fold(before.text))) ||
  (after === "" && next !== undefined && COUNTED.test(fold(next.text)));

/** "Ty 16" is no sixteenth: a short figure may be a word of which the scanner made digits. */
function printedArcs(
  { model, channel }: Reader,
  token: ScanToken,
  { before, next, ...place }: Place & Beside,
): Arc[] {
  if (token.kind === "letters")
    return [{ ...place, word: model.idOf(token.text.toLowerCase()), cost: 0 }];
  const figure = { ...place, word: model.idOf(FIGURE), cost: 0 };
  const plain = !/^[1-9]\d?$/u.test(token.text) || isNumbered(token, { before, next });
  if (token.kind === "sign" || plain) return [figure];
  const words = wordArcs(model, channel.candidates(token.text), place);
  return [{ ...figure, cost: words.length > 0 ? DOUBTED_FIGURE : 0 }, ...words];
}

/** The line as it is read, each unsure stretch as `mark` gives it. */
export function readLine(
  words: readonly ReadWord[],
  mark: (stretch: readonly ReadWord[]) => string,
): string {
  const parts: string[] = [];
  for (let at = 0; at < words.length; ) {
    const [word] = words.slice(at, at + 1);
    if (word === undefined) break;
    const length = word.sure ? 1 : stretchOf(words.slice(at));
    const stretch = words.slice(at, at + length);
    const text = word.sure ? word.text : mark(stretch);
    const { spaced, before } = word;
    parts.push(`${spaced && at > 0 ? " " : ""}${before}${text}${stretch.at(-1)?.after ?? ""}`);
    at += length;
  }
  return parts.join("");
}

/** Unsure words that stand side by side, with no sign between them, are one stretch. */
function stretchOf(words: readonly ReadWord[]): number {
  const end = words.findIndex(
    ({ sure, before }, index) =>
      index > 0 && (sure || before !== "" || words[index - 1]?.after !== ""),
  );
  return end === -1 ? words.length : end;
}
