/**
 * Slips of the keyboard in a question are put right before anything reads it: "hiệu lcự" is asked for validity, "thôgn tư 46"
 * names a document. Only what the register and the talk of staff write is put in a word's place; symbols, abbreviations and
 * numbers stay as typed. A slip that makes another sound word is mended only where both neighbours speak for it.
 */
import type { Register } from "../../domain/regulation/register.ts";
import { stripMarks } from "../../domain/text/fold.ts";
import { isSyllable, slips } from "../../knowledge/search/word-repair.ts";
import { registerTexts, TALK } from "./staff-talk.ts";
import { isLittle } from "./terms.ts";

interface Lexicon {
  /** By folded word: how often written, and in which forms. */
  words: Map<string, { count: number; forms: Map<string, number> }>;
  /** Folded neighbours "a b" and how often they are written. */
  pairs: Map<string, number>;
  /** Words by their letters, whatever the order. */
  byLetters: Map<string, string[]>;
}

interface Token {
  typed: string;
  folded: string;
  start: number;
  end: number;
}

/** The question with its slips mended, and what was put for what. */
export interface Mended {
  text: string;
  changes: { from: string; to: string }[];
}

export function makeTypingMender(
  register: Register,
  isAbbreviation: (word: string) => boolean,
): (text: string) => Mended {
  const lexicon = readLexicon(register);
  return (text) => {
    const nfc = text.normalize("NFC");
    const tokens = tokensOf(nfc);
    const isMarked = stripMarks(nfc) !== nfc;
    const changes: (Mended["changes"][number] & Token)[] = [];
    for (const [at, token] of tokens.entries()) {
      const beside = {
        before: neighbour(nfc, tokens, at, -1),
        after: neighbour(nfc, tokens, at, 1),
      };
      const short = shortSlip(token, beside, lexicon);
      if (short === null && (!isMendable(token) || isAbbreviation(token.typed))) continue;
      const meant = short ?? meantBy(token, beside, lexicon);
      if (meant === null) {
        const apart = runTogether(token.folded, lexicon);
        if (apart !== null) changes.push({ ...token, from: token.typed, to: apart });
        continue;
      }
      const to = isMarked ? formOf(meant, token.typed, lexicon) : meant;
      changes.push({ ...token, from: token.typed, to });
      token.folded = meant;
    }
    let mended = nfc;
    for (const { start, end, to } of changes.toReversed()) {
      mended = `${mended.slice(0, start)}${to}${mended.slice(end)}`;
    }
    return { text: mended, changes: changes.map(({ from, to }) => ({ from, to })) };
  };
}

function readLexicon(register: Register): Lexicon {
  const lexicon: Lexicon = { words: new Map(), pairs: new Map(), byLetters: new Map() };
  for (const text of [...registerTexts(register), ...TALK]) note(text, lexicon);
  for (const word of lexicon.words.keys()) {
    const key = sorted(word);
    lexicon.byLetters.set(key, [...(lexicon.byLetters.get(key) ?? []), word]);
  }
  return lexicon;
}

function note(text: string, { words, pairs }: Lexicon): void {
  let before: Token | null = null;
  for (const token of tokensOf(text.normalize("NFC"))) {
    const known = words.get(token.folded) ?? { count: 0, forms: new Map<string, number>() };
    known.count++;
    const form = token.typed.toLowerCase();
    known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
    words.set(token.folded, known);
    if (before !== null && isSpace(text, before.end, token.start)) {
      const pair = `${before.folded} ${token.folded}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    before = token;
  }
}

const isSpace = (text: string, from: number, to: number): boolean =>
  text.slice(from, to).trim() === "";

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    typed: match[0],
    folded: stripMarks(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** "Văn bn", "ci thị": two letters beside a word that another one hardly ever leaves. */
function shortSlip(
  { typed, folded }: Token,
  { before, after }: Beside,
  lexicon: Lexicon,
): string | null {
  if (folded.length > 2 || !/^[a-z]+$/.test(folded) || typed === typed.toUpperCase()) return null;
  const times = (word: string): number =>
    Math.max(
      lexicon.pairs.get(`${before ?? ""} ${word}`) ?? 0,
      lexicon.pairs.get(`${word} ${after ?? ""}`) ?? 0,
    );
  if (isLittle(folded, false) || (isSyllable(folded) && lexicon.words.has(folded))) return null;
  const [best, next] = [...new Set(slips(folded))]
    .map((word) => ({ word, times: times(word) }))
    .toSorted((a, b) => b.times - a.times);
  if (best === undefined || best.times < Math.max(OFTEN, 10 * times(folded))) return null;
  return next !== undefined && next.times * 4 > best.times ? null : best.word;
}

/** So often a pair is written that half a word behind its first is the second. */
const OFTEN = 15;

/** Abbreviations and figures are no words; a capital inside a word ("rKông") is a slip itself. */
function isMendable({ typed, folded }: Token): boolean {
  return folded.length >= 3 && /^[a-z]+$/.test(folded) && typed !== typed.toUpperCase();
}

/** The word beside, where nothing but space lies between. */
function neighbour(
  text: string,
  tokens: readonly Token[],
  at: number,
  step: 1 | -1,
): string | null {
  const other = tokens[at + step];
  const [first, second] = step === 1 ? [tokens[at], other] : [other, tokens[at]];
  if (other === undefined || !first || !second) return null;
  return isSpace(text, first.end, second.start) ? other.folded : null;
}

interface Beside {
  before: string | null;
  after: string | null;
}

/** The word that was meant, or null where the word stays. */
function meantBy(token: Token, beside: Beside, lexicon: Lexicon): string | null {
  const word = token.folded;
  const isKnown = lexicon.words.has(word);
  const isSound = isSyllable(word);
  if (isSound && isMarkedWord(token.typed)) return null;
  if (isKnown && (!isSound || support(word, beside, lexicon) > 0)) return null;
  const anagrams = isSound ? [] : (lexicon.byLetters.get(sorted(word)) ?? []);
  const [best] = [...new Set([...anagrams, untelexed(word), once(word), ...slips(word)])]
    .filter((candidate) => lexicon.words.has(candidate))
    .map((candidate) => ({ candidate, isSwap: isSwapOf(word, candidate) }))
    .filter(({ candidate, isSwap }) => {
      const least = leastSupport({ isKnown, isSound, isSwap }, beside);
      return support(candidate, beside, lexicon) >= least;
    })
    .map(({ candidate, isSwap }) => ({
      candidate,
      value: worth(candidate, token, beside, lexicon) + (isSwap ? 3 : 0),
    }))
    .sort((a, b) => b.value - a.value);
  return best?.candidate ?? null;
}

/** "giường", "kiểm": whoever sets the marks of a sound word means it. A word that a stop ends bears no other tone than these. */
function isMarkedWord(typed: string): boolean {
  const letters = typed.toLowerCase().normalize("NFD");
  if (letters === typed.toLowerCase() && !typed.toLowerCase().includes("đ")) return false;
  return !/(?:ch|[cpt])$/.test(letters) || /[\u0301\u0323]/.test(letters);
}

/** "chidinhthau": words written without space, each known and known beside the next one; null where they are none. */
function runTogether(word: string, lexicon: Lexicon): string | null {
  if (word.length < SHORTEST_RUN || lexicon.words.has(word) || isSyllable(word)) return null;
  return apart(word, null, lexicon)?.join(" ") ?? null;
}

const SHORTEST_RUN = 6;

function apart(rest: string, before: string | null, lexicon: Lexicon): string[] | null {
  if (rest === "") return [];
  for (let end = Math.min(rest.length, 7); end >= 2; end--) {
    const word = rest.slice(0, end);
    if (!lexicon.words.has(word) || !isSyllable(word)) continue;
    if (before !== null && !lexicon.pairs.has(`${before} ${word}`)) continue;
    const tail = apart(rest.slice(end), word, lexicon);
    if (tail !== null) return [word, ...tail];
  }
  return null;
}

/** The same letters, some out of place or struck twice, or as keyed where the marks were not set. */
const isSwapOf = (word: string, candidate: string): boolean =>
  sorted(word) === sorted(candidate) ||
  once(word) === once(candidate) ||
  untelexed(word) === candidate;

/** "ddinhj", "thuees", "dduwowcj": the keys of the Telex method where the editor did not turn them into marks. */
const untelexed = (word: string): string =>
  word
    .replace(/[sfrxj]$/, "")
    .replace(/aa|ee|oo|dd/g, (pair) => pair[0] ?? "")
    .replace(/w/g, "");

/** How well a word fits its neighbours and what was typed. */
function worth(candidate: string, { typed }: Token, beside: Beside, lexicon: Lexicon): number {
  const count = lexicon.words.get(candidate)?.count ?? 0;
  const shape = likeness(formOf(candidate, typed, lexicon), typed);
  return Math.log(1 + count) + habit(candidate, beside, lexicon) + 3 * shape;
}

/** How many neighbours must speak for another word. A sound word is hardly ever a slip: "kháng sinh" is no "không sinh". */
function leastSupport(
  { isKnown, isSound, isSwap }: { isKnown: boolean; isSound: boolean; isSwap: boolean },
  { before, after }: Beside,
): number {
  if (!isSound) return isSwap ? 0 : 1;
  if (isKnown) return isSwap && before !== null && after !== null ? 2 : 3;
  return isSwap ? 1 : 2;
}

/** How often the word stands behind its neighbour and before the other. */
function timesBeside(word: string, { before, after }: Beside, { pairs }: Lexicon): number[] {
  return [pairs.get(`${before ?? ""} ${word}`) ?? 0, pairs.get(`${word} ${after ?? ""}`) ?? 0];
}

/** Neighbours that speak for the word. */
const support = (word: string, beside: Beside, lexicon: Lexicon): number =>
  timesBeside(word, beside, lexicon).filter((times) => times > 0).length;

const habit = (word: string, beside: Beside, lexicon: Lexicon): number =>
  timesBeside(word, beside, lexicon).reduce(
    (sum, times) => sum + (times === 0 ? 0 : 3 + Math.log(times)),
    0,
  );

/** The same letters in another order have the same key. */
const sorted = (word: string): string => Array.from(word).sort().join("");

/** A key struck twice is struck once. */
const once = (word: string): string => word.replace(/(.)\1+/g, "$1");

/** The word with its marks: the form that shares most letters with what was typed, then the commonest. */
function formOf(word: string, typed: string, { words }: Lexicon): string {
  const forms = [...(words.get(word)?.forms ?? [])];
  forms.sort((a, b) => likeness(b[0], typed) - likeness(a[0], typed) || b[1] - a[1]);
  return forms[0]?.[0] ?? word;
}

/** Share of the letters of a form, with their marks, that were typed. */
function likeness(form: string, typed: string): number {
  const letters = new Set(typed.toLowerCase());
  return Array.from(form).filter((letter) => letters.has(letter)).length / form.length;
}
