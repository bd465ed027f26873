/**
 * "Trước thuế 961.150.000 đồng; thuế GTGT (thuế suất 8% theo …) là 76.892.000 đồng": the rate of a sentence against its own
 * sums, whatever law it names. Not for what a table says: ./rules/vat-in-text.ts.
 */
import { moneyInBlock, type TextAmount } from "../budget/money-in-text.ts";
import type { Block } from "../document/parsed-document.ts";
import { foldInPlace } from "../text/fold.ts";

export interface TaxOfSentence {
  block: Block;
  /** In whole percent. */
  said: number;
  /** The one rate by which the tax of the sentence is that of another sum in it. */
  there: number;
  quote: string;
}

const SENTENCE = /\S(?:(?!\.\s+\p{Lu}).)+/gsu;
const PERCENT = /(?<![\d.,])(\d{1,2})(?:[.,]0+)?\s*%/g;
const RATE =
  /\b(?:thue|vat|gtgt)\b[^.;%\d\n]{0,50}?(?<![\d.,])(?:5|8|10)(?:[.,]0+)?\s*%|(?<![\d.,])(?:5|8|10)(?:[.,]0+)?\s*%\s*(?:tien )?(?:thue|vat|gtgt)\b/;
const RATES = [5, 8, 10];
/** The words before an amount that call it tax: the last of them that speaks of tax is not "trước thuế" or "sau thuế". */
const CALLS_TAX =
  /(?<!\b(?:truoc|sau|chua|co|gom|gop|ke|tinh|cong|ca|khong|chiu) )\b(?:thue|vat|gtgt)\b/g;
const OTHER_STATE = /\b(?:truoc|sau|chua|da co|bao gom|ca) (?:thue|vat|gtgt)/g;

export function taxesOfSentences(block: Block): TaxOfSentence[] {
  if (block.kind === "table" || !block.text.includes("%")) return [];
  const folded = foldInPlace(block.text);
  const amounts = moneyInBlock(block);
  return [...folded.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }): TaxOfSentence[] => {
    const rates = [...sentence.matchAll(PERCENT)].map(([, percent]) => Number(percent));
    const [said, ...more] = new Set(rates.filter((rate) => RATES.includes(rate)));
    // With two rates it is not said which sum is of which.
    if (said === undefined || more.length > 0 || !RATE.test(sentence)) return [];
    const own = amounts.filter(
      ({ start, end }) => start >= index && end <= index + sentence.length,
    );
    const taxes = own.filter((amount, at) => {
      const from = own[at - 1]?.end ?? index;
      return isTax(folded.slice(from, amount.start));
    });
    const fitting = new Set(taxes.flatMap((tax) => own.flatMap((base) => ratesOf(tax, base))));
    const [there] = fitting;
    if (there === undefined || (fitting.size > 1 && !fitting.has(said))) return [];
    const quote = block.text.slice(index, index + sentence.length).trim();
    return [{ block, said, there: fitting.has(said) ? said : there, quote }];
  });
}

function isTax(words: string): boolean {
  const last = (pattern: RegExp): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1;
  return last(CALLS_TAX) > last(OTHER_STATE);
}

const ratesOf = (tax: TextAmount, base: TextAmount): number[] =>
  tax.certain && base.certain && tax.slack <= 1n && base.slack <= 1n && base.amount > tax.amount
    ? RATES.filter((rate) => {
        const gap = base.amount * BigInt(rate) - tax.amount * 100n;
        return (gap < 0n ? -gap : gap) <= 100n;
      })
    : [];
