/**
 * Content terms of a question or of a register text: folded syllables and adjacent pairs, abbreviations put in full,
 * question phrases and little words left out. Both sides go through the same door, so "BAĐT", "EMR" and
 * "bệnh án điện tử" meet.
 */
import { fold, stripMarks, syllable } from "../../domain/text/fold.ts";

/** What this module needs of the synonyms (src/knowledge/search/synonyms.ts). */
export interface TermSynonyms {
  /** `written`: the words as typed; a name that is also a syllable ("AI", "VAT") counts in capitals only. */
  expand(
    words: readonly string[],
    written?: readonly string[],
  ): { words: string[]; weight: number; from: number; to: number }[];
  questionWords(words: readonly string[], written?: readonly string[]): boolean[];
}

/** Little words that carry no subject. With marks: "bảng" and "mã" name things, "bằng" and "mà" do not. */
const MARKED_LITTLE = new Set(
  (
    "a ạ à á ad ah ai anh bạn bị bởi các cái cho chị chỉ chưa chứ chớ có còn con của cũng đã dạ đang dc đc để đến đi được em gì giờ " +
    "hả ha hay hết hoặc hỏi k khi ko không hông hong hok hem là lại làm lúc mà mình mới mọi mỗi một mấy nào này nay nếu nêu nên nhé " +
    "nhỉ như những nhưng nhiều nhiêu bao ở o ơi oi phải qua quá ra rồi sao sẽ số so tại tất theo thế thì thôi tôi tới tui tụi trên " +
    "trong trước từ từng và vậy vầy về vì việc với vừa xin y nữa sau sang bằng đk nha chào giúp nhờ đây kia rằng bây vẫn đó ấy sếp " +
    "hồi bữa luôn chỗ coi vô vào nghe z v đúng biết muốn bên kiểu"
  ).split(" "),
);

/** The same for a text without marks, where "ma" may be both. */
const LITTLE = new Set([...MARKED_LITTLE].map((word) => stripMarks(word)));
for (const thing of ["may", "ben", "kieu", "dung"]) LITTLE.delete(thing);

/** Folded syllables that look little but name things when they stand in a pair ("y tế", "số hóa"). */
const SUBJECT_PAIRS =
  /^(?:y te|so hoa|ky so|chu ky|van ban|bao cao|bao hiem|nha nuoc|bang ke|dan so|tu xa|tai san|toi da|toi thieu|so sach)$/;

export interface Terms {
  /** Canonical syllables in order, little words included (for pairs). */
  words: readonly string[];
  /** Content unigrams and pairs with their weights. */
  weights: ReadonlyMap<string, number>;
  /** Words as typed with their marks, by folded form (see typedForms); empty where marks do not matter. */
  typed: ReadonlyMap<string, string>;
}

const UNIGRAM = 0.5;
/** A figure by itself ("1 cái") names nothing; in a pair ("cấp 2") it does. */
const FIGURE = 0.15;
const PAIR = 1;
/** A little word beside a content word ("về bệnh") says hardly more than the content word. */
const HALF_PAIR = 0.3;

interface Word {
  folded: string;
  little: boolean;
}

/** Texts whose terms are kept: passages of plans come up question after question. */
const MOST_KEPT = 4000;

export function makeTerms(synonyms: TermSynonyms): (text: string) => Terms {
  const read = makeReader(synonyms);
  const kept = new Map<string, Terms>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const terms = read(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, terms);
    return terms;
  };
}

function makeReader(synonyms: TermSynonyms): (text: string) => Terms {
  return (text) => {
    const nfc = text.normalize("NFC");
    const typed = nfc.match(/[\p{L}\p{N}]+/gu) ?? [];
    const marked = isMarked(nfc);
    const raw = typed.map((word) => fold(word));
    const phrases = synonyms.questionWords(raw, marked ? typed : undefined);
    const words = canonical(typed, raw, { phrases, marked }, synonyms);
    const weights = new Map<string, number>();
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (word.folded === "|") continue;
      if (!word.little)
        raise(weights, word.folded, /^\d{1,2}$/.test(word.folded) ? FIGURE : UNIGRAM);
      if (next === undefined || next.folded === "|") continue;
      const pair = `${word.folded} ${next.folded}`;
      if (isPair(word, next, pair))
        raise(weights, pair, word.little || next.little ? halfPair(pair) : PAIR);
    }
    return { words: words.map((word) => word.folded), weights, typed: NO_FORMS };
  };
}

/** Share of words with marks from which on a text counts as written with marks: "cho mình hỏi nghi dinh ve …" is not. */
const LEAST_MARKED = 0.3;

export function isMarked(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const marked = words.filter((word) => stripMarks(word) !== word).length;
  return words.length < 5 ? marked > 0 : marked / words.length >= LEAST_MARKED;
}

const NO_FORMS: ReadonlyMap<string, string> = new Map();

/** The words of a text by their folded form; empty for a text typed without marks. */
export function typedForms(text: string): ReadonlyMap<string, string> {
  const nfc = text.normalize("NFC");
  if (!isMarked(nfc)) return NO_FORMS;
  const words = nfc.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Map(words.map((word) => [fold(word), writtenForm(word)]));
}

/** A word with its marks, "i" and "y" alike ("ký", "kí"). */
export const writtenForm = (word: string): string => syllable(word).replaceAll("y", "i");

function canonical(
  typed: readonly string[],
  raw: readonly string[],
  { phrases, marked }: { phrases: readonly boolean[]; marked: boolean },
  synonyms: TermSynonyms,
): Word[] {
  const expansions = synonyms.expand(raw, asCapitals(typed, raw));
  const words: Word[] = [];
  for (let at = 0; at < raw.length; ) {
    const best = shortest(expansions, at);
    if (best) {
      words.push(...best.words.map((folded) => ({ folded, little: !isContent(folded, LITTLE) })));
      at = best.to;
      continue;
    }
    const folded = raw[at] ?? "";
    const little = marked
      ? !isContent((typed[at] ?? "").toLowerCase(), MARKED_LITTLE)
      : !isContent(folded, LITTLE);
    words.push(phrases[at] === true ? { folded: "|", little: true } : { folded, little });
    at++;
  }
  return words;
}

/**
 * "vat" in small letters stands for the tax, unless a word of things follows ("vat tu", "vat lieu"); "ai" never stands for AI.
 */
function asCapitals(typed: readonly string[], raw: readonly string[]): string[] {
  return typed.map((word, at) => {
    const plain = raw[at] === word && word !== "ai" && word !== "it";
    const ofThings = /^(?:tu|lieu|chat|dung|nuoi)$/.test(raw[at + 1] ?? "");
    return plain && !ofThings ? word.toUpperCase() : word;
  });
}

type Expansion = ReturnType<TermSynonyms["expand"]>[number];

/** The full form with the fewest words: what it leaves out ("hồ sơ" of "hồ sơ bệnh án điện tử") need not be matched. */
function shortest(expansions: readonly Expansion[], at: number): Expansion | undefined {
  return expansions
    .filter(({ from, weight }) => from === at && weight >= 0.6)
    .sort((a, b) => a.words.length - b.words.length)[0];
}

/** The word carries no subject; `marked`: the text around it is typed with marks. */
export const isLittle = (word: string, marked: boolean): boolean =>
  marked
    ? !isContent(word.normalize("NFC").toLowerCase(), MARKED_LITTLE)
    : !isContent(fold(word), LITTLE);

function isContent(word: string, little: ReadonlySet<string>): boolean {
  return !little.has(word) && (word.length > 1 || /\d/.test(word));
}

function isPair(word: Word, next: Word, pair: string): boolean {
  return SUBJECT_PAIRS.test(pair) || !word.little || !next.little;
}

const halfPair = (pair: string): number => (SUBJECT_PAIRS.test(pair) ? PAIR : HALF_PAIR);

function raise(weights: Map<string, number>, term: string, weight: number): void {
  if (!weights.has(term)) weights.set(term, weight);
}

/** Number of single words of content. */
export function contentSize(terms: Terms): number {
  return [...terms.weights.keys()].filter((term) => !term.includes(" ")).length;
}
