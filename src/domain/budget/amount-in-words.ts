/**
 * Amounts in words, both ways, in the form of national administration (nghìn, linh, tư, lăm, mốt, tỷ).
 *
 * Reading accepts what is met in plans: southern words (ngàn, lẻ, tỉ), text without marks, and OCR noise within a
 * closed vocabulary. A text with a word that is none of these fails as a whole: half an amount is worse than none.
 */
import { doReadNumber, ReadingConfig } from "read-vietnamese-number";

import { editDistance } from "../text/edit-distance.ts";
import { upperFirst } from "../text/first-letter.ts";
import { stripMarks } from "../text/fold.ts";

export interface WordsReading {
  /** Whole đồng, the likeliest first. More than one where noise leaves a word open. */
  values: bigint[];
  /** At least one word was not met exactly. */
  noisy: boolean;
}

/** "Bốn tỷ tám trăm năm mươi hai triệu bảy trăm mười nghìn đồng". `amount` in whole đồng, 0 or more. */
export function amountInWords(amount: bigint): string {
  const config = new ReadingConfig();
  config.units = [[], ["nghìn"], ["triệu"], ["tỷ"]];
  config.oddText = "linh";
  config.unit = ["đồng"];
  const words = doReadNumber(amount, config);
  return upperFirst(words);
}

const DIGITS: Record<string, bigint> = {
  khong: 0n,
  mot: 1n,
  hai: 2n,
  ba: 3n,
  bon: 4n,
  tu: 4n,
  nam: 5n,
  lam: 5n,
  nham: 5n,
  sau: 6n,
  bay: 7n,
  tam: 8n,
  chin: 9n,
};
const SCALES: Record<string, bigint> = {
  nghin: 1_000n,
  ngan: 1_000n,
  trieu: 1_000_000n,
  ty: 1_000_000_000n,
  ti: 1_000_000_000n,
};
const TENS = new Set(["muoi", "chuc"]);
const ODD = new Set(["linh", "le"]);
const END = new Set(["dong", "vnd"]);
const SKIP = new Set(["va"]);
const HALF = "ruoi";
/** Words that add nothing. */
const EMPTY = new Set([...SKIP, "chan"]);
const VOCABULARY = [
  ...Object.keys(DIGITS),
  ...Object.keys(SCALES),
  ...TENS,
  ...ODD,
  ...END,
  "tram",
  "chan",
];
const EXACT = new Set([...VOCABULARY, ...SKIP]);
/** More readings of noise than this say that nothing was read. */
const MAX_READINGS = 48;
const MAX_WORDS = 64;

/** Reads an amount in words, with or without "Bằng chữ:" before and "đồng chẵn./." after; null when it is none. */
export function parseAmountInWords(text: string): WordsReading | null {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const choices: string[][] = [];
  let noisy = false;
  for (const word of words) {
    // "một triệu rưỡi": half of the last scale.
    const near = word === HALF ? [HALF] : nearest(word);
    const [first = ""] = near;
    if (near.length === 0) return null;
    noisy ||= first !== word;
    if (END.has(first)) break;
    if (!EMPTY.has(first)) choices.push(near);
  }
  const values = readings(choices);
  return values.length === 0 ? null : { values, noisy };
}

/** Every word is one of numbers and it ends in "đồng", and yet they make no number: "… một nghìn chín trăm linh năm nghìn đồng". */
export function isBrokenAmount(text: string): boolean {
  const words = wordsOf(text);
  const end = words.findIndex((word) => END.has(word));
  const spoken = end < 4 ? [] : words.slice(0, end);
  return (
    spoken.length > 0 &&
    spoken.every((word) => EXACT.has(word) || word === HALF) &&
    parseAmountInWords(text) === null
  );
}

/** Folded words after a leading "Bằng chữ:", "(Số tiền bằng chữ:" or "ghi bằng chữ là". */
function wordsOf(text: string): string[] {
  const folded = stripMarks(text.normalize("NFC").toLowerCase());
  const colon = folded.indexOf(":");
  const lead = folded.slice(0, colon);
  const body =
    colon >= 0 && colon < 40 && /b[a-z]{2,4}\W+ch/.test(lead)
      ? folded.slice(colon + 1)
      : folded.replace(/^\W*(?:(?:viet|ghi|doc|so tien) )?bang chu(?: la)?(?= )/, "");
  return body.match(/[\p{L}]+/gu) ?? [];
}

const memo = new Map<string, string[]>();

/** Vocabulary words nearest to a word: itself, or those within an edit for two letters. */
function nearest(word: string): string[] {
  if (EXACT.has(word)) return [word];
  const known = memo.get(word);
  if (known) return known;
  let best = Math.min(Math.floor(word.length / 2), 2);
  let found: string[] = [];
  for (const candidate of best === 0 ? [] : VOCABULARY) {
    const distance = editDistance(word, candidate);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(candidate);
  }
  if (memo.size < 2_000) memo.set(word, found);
  return found;
}

/** Every amount the choices allow, in order of likelihood, without repeats. */
function readings(choices: readonly string[][]): bigint[] {
  let paths: string[][] = [[]];
  for (const options of choices) {
    paths = paths.flatMap((path) => options.map((option) => [...path, option]));
    if (paths.length > MAX_READINGS) return [];
  }
  const values = paths.map(valueOf).filter((value) => value !== null);
  return [...new Set(values)];
}

const BILLION = 1_000_000_000n;

interface Sum {
  /** Whole billions and what was closed by them. */
  total: bigint;
  /** Below the next "tỷ". */
  part: bigint;
  /** The last scale word below a billion; scales go down. */
  last: bigint;
}

/** Value of a sequence of vocabulary words; null when they do not form an amount. */
function valueOf(words: readonly string[]): bigint | null {
  let sum: Sum = { total: 0n, part: 0n, last: BILLION };
  let at = 0;
  if (words.length === 0) return null;
  while (at < words.length) {
    if (words[at] === HALF) {
      const scale = at > 0 ? scaleOf(words[at - 1]) : null;
      return scale === null || at + 1 < words.length ? null : sum.total + sum.part + scale / 2n;
    }
    const group = readGroup(words, at);
    if (group === null) return null;
    at = group.next;
    if (at === words.length) return sum.total + sum.part + group.value;
    const scale = scaleOf(words[at]);
    const next = scale === null ? null : addScaled(sum, group.value, scale);
    if (next === null) return null;
    sum = next;
    at += 1;
    // "một nghìn tỷ": the scale word may be followed by another one.
    if (scaleOf(words[at]) === BILLION) {
      sum = { total: (sum.total + sum.part) * BILLION, part: 0n, last: BILLION };
      at += 1;
    }
  }
  return sum.total + sum.part;
}

const scaleOf = (word: string | undefined): bigint | null => SCALES[word ?? ""] ?? null;

function addScaled(sum: Sum, group: bigint, scale: bigint): Sum | null {
  if (scale === BILLION) {
    return { total: (sum.total + sum.part + group) * BILLION, part: 0n, last: BILLION };
  }
  if (scale >= sum.last) return null;
  return { total: sum.total, part: sum.part + group * scale, last: scale };
}

interface Group {
  value: bigint;
  next: number;
}

/** 0–999: "[hai trăm] [linh năm | mười lăm | hai mươi mốt | bảy]". */
function readGroup(words: readonly string[], start: number): Group | null {
  const first = DIGITS[words[start] ?? ""];
  if (first === undefined || words[start + 1] !== "tram") {
    return readOdd(words, start, 0n) ?? readTens(words, start);
  }
  const value = first * 100n;
  const at = start + 2;
  if (ODD.has(words[at] ?? "")) return readOdd(words, at, value);
  const tail = readTens(words, at);
  if (tail === null) return { value, next: at };
  // "hai trăm năm" is 205 to some and 250 to others.
  return tail.single ? null : { value: value + tail.value, next: tail.next };
}

/** "linh năm". */
function readOdd(words: readonly string[], at: number, base: bigint): Group | null {
  const odd = ODD.has(words[at] ?? "") ? DIGITS[words[at + 1] ?? ""] : undefined;
  return odd === undefined ? null : { value: base + odd, next: at + 2 };
}

function readTens(words: readonly string[], at: number): (Group & { single: boolean }) | null {
  if (TENS.has(words[at] ?? "")) return withUnit(words, at + 1, 10n);
  const digit = DIGITS[words[at] ?? ""];
  if (digit === undefined) return null;
  if (TENS.has(words[at + 1] ?? "")) return withUnit(words, at + 2, digit * 10n);
  return { value: digit, next: at + 1, single: true };
}

function withUnit(words: readonly string[], at: number, tens: bigint): Group & { single: boolean } {
  const unit = DIGITS[words[at] ?? ""];
  // "hai mươi một trăm" does not exist: a digit before "trăm" belongs to no ten.
  if (unit === undefined || words[at + 1] === "tram")
    return { value: tens, next: at, single: false };
  return { value: tens + unit, next: at + 1, single: false };
}
