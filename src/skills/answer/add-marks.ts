/**
 * A question typed without marks is read with them before anything else reads it, by how the register and the talk of
 * staff write: from there on it is the same question as the one typed with marks.
 */
import type { Register } from "../../domain/regulation/register.ts";
import { fold, stripMarks } from "../../domain/text/fold.ts";
import { makeMarkRestorer, type RestoredText } from "../../domain/text/restore-marks.ts";
import { registerTexts, TALK } from "./staff-talk.ts";
import { isMarked } from "./terms.ts";

/** The talk of staff counts like so many texts of the register: it is short, and questions are made of it. */
const WEIGHT_OF_TALK = 5;
/** A question of fewer words tells too little of what stands beside what. */
const LEAST_WORDS = 3;

export function makeMarkAdder(register: Register): (text: string) => string {
  let restore: ((damaged: string) => RestoredText) | null = null;
  return (text) => {
    const nfc = text.normalize("NFC");
    if (isMarked(nfc) || (nfc.match(/\p{L}+/gu) ?? []).length < LEAST_WORDS) return text;
    restore ??= makeMarkRestorer(trustedTexts(register), { slips: false, isSettled });
    return withTax(restore(nfc).text, nfc);
  };
}

function trustedTexts(register: Register): string[] {
  const talk = TALK.flatMap((line) => line.split(", "));
  return [
    ...registerTexts(register).filter(isMarked),
    ...Array.from({ length: WEIGHT_OF_TALK }, () => talk).flat(),
  ];
}

/** What carries a mark, and letters that stand for words ("QD", "BHYT", "tt"). */
const isSettled = (word: string): boolean =>
  stripMarks(word) !== word ||
  (word.length > 1 && word === word.toUpperCase()) ||
  !/[aeiouy]/.test(fold(word));

/** "vat" is the tax, unless a word of things follows ("vat tu", "vat lieu"). */
const TAX = /\bvat\b(?! (?:tu|lieu|chat|dung|nuoi)\b)/g;

/** Both texts have their letters at the same places. */
function withTax(restored: string, typed: string): string {
  if (restored.length !== typed.length) return restored;
  return [...typed.matchAll(TAX)].reduce(
    (text, { index }) => `${text.slice(0, index)}vat${text.slice(index + 3)}`,
    restored,
  );
}
