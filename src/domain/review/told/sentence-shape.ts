/**
 * A sentence with what it speaks of taken out: "E" for a thing of a budget, "M" for money, "P" for a share, everything
 * else folded to small letters. Readers of statements are plain patterns over it: "E chiem P tong kinh phi".
 */
import { MICRO, type Micro } from "../../budget/fixed.ts";
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import type { Block } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";
import { readPercent } from "../share-of-total.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import type { Things } from "./named-things.ts";

export interface SaidShare {
  start: number;
  end: number;
  /** In percent. */
  value: Micro;
  decimals: number;
  bound: "is" | "over" | "under" | "about";
  quote: string;
}

export type Mark =
  | { kind: "E"; at: number; start: number; end: number; mention: Mention }
  | { kind: "M"; at: number; start: number; end: number; money: TextAmount }
  | { kind: "P"; at: number; start: number; end: number; share: SaidShare };

export type NameMark = Extract<Mark, { kind: "E" }>;
export type MoneyMark = Extract<Mark, { kind: "M" }>;

export interface Shape {
  block: Block;
  text: string;
  /** In the order of the sentence; `at` is the place in `text`, start and end those in the block. */
  marks: readonly Mark[];
  start: number;
  end: number;
}

/** Source of a pattern: a short aside in brackets behind a name, "(gói 1)". */
export const ASIDE = String.raw`(?: ?\([^()EMP]{0,40}\))?`;

/** The point behind a label ("nhóm I. Phần mềm") ends no sentence. */
const CUT = /(?<![\s(](?:[IVX]{1,4}|[A-HĐ]|\d{1,2}))[.!?;](?=\s+\p{Lu})|\n/gu;

export function shapesOf(block: Block, things: Things): Shape[] {
  const marks = marksIn(block, things);
  const cuts = [...block.text.matchAll(CUT)].map(({ index }) => index + 1);
  return [...cuts, block.text.length].map((end, index) =>
    shapeOf(block, marks, cuts[index - 1] ?? 0, end),
  );
}

type Part = Mark extends infer One ? (One extends Mark ? Omit<One, "at"> : never) : never;

function shapeOf(block: Block, all: readonly Part[], start: number, end: number): Shape {
  const folded = foldInPlace(block.text);
  const marks: Mark[] = [];
  let text = "";
  let from = start;
  for (const part of all) {
    if (part.start < start || part.end > end) continue;
    text += folded.slice(from, part.start);
    marks.push({ ...part, at: text.length });
    text += part.kind;
    from = part.end;
  }
  return { block, text: text + folded.slice(from, end), marks, start, end };
}

/** Money, then shares, then names; none over another. */
function marksIn(block: Block, things: Things): Part[] {
  const money = moneyInBlock(block).map(
    (one): Part => ({ kind: "M", start: one.start, end: one.end, money: one }),
  );
  const shares = [...sharesIn(block.text), ...ratiosIn(block.text)].map(
    (share): Part => ({ kind: "P", start: share.start, end: share.end, share }),
  );
  const names = mentionsIn(block.text, things).map(
    (mention): Part => ({ kind: "E", start: mention.start, end: mention.end, mention }),
  );
  const kept: Part[] = [];
  for (const part of [...money, ...shares, ...names]) {
    if (!kept.some((other) => part.start < other.end && other.start < part.end)) kept.push(part);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const OVER = "hon|tren|qua|vuot|it nhat|toi thieu|khong duoi";
const UNDER = "duoi|chua den|chua toi|khong qua|khong den|it hon|toi da|thap hon|gan";
const ABOUT = "khoang|xap xi|uoc|chung|tam";
const SHARE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:(${OVER}|${UNDER}|${ABOUT}) )?(?:(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*%| phan tram)|((?:mot|1) nua|(?<=qua )nua|1/2|mot phan (?:ba|tu|nam)|hai phan ba|ba phan tu|[123]/[345])(?![\p{L}\d/]))`,
  "gu",
);
const FRACTIONS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  "mot phan ba": [1n, 3n],
  "1/3": [1n, 3n],
  "mot phan tu": [1n, 4n],
  "1/4": [1n, 4n],
  "mot phan nam": [1n, 5n],
  "1/5": [1n, 5n],
  "hai phan ba": [2n, 3n],
  "2/3": [2n, 3n],
  "ba phan tu": [3n, 4n],
  "3/4": [3n, 4n],
};

/** "tỷ lệ 60:40", "tỷ lệ A/B là 50/30/20": figures that come to about a hundred. */
const RATIO =
  /\b(?:ty le|co cau|ti le)[^.;\d%]{0,120}?(?<![\d.,])(\d{1,2}(?: ?[:/–-] ?\d{1,2}){1,3})(?![\d%]|[.,:/–-]\d|\s*%)/g;

function ratiosIn(text: string): SaidShare[] {
  return [...foldInPlace(text).matchAll(RATIO)].flatMap((match) => {
    const from = match.index + match[0].length - (match[1] ?? "").length;
    const parts = [...(match[1] ?? "").matchAll(/\d+/g)];
    const sum = parts.reduce((all, [digits]) => all + Number(digits), 0);
    if (sum < 90 || sum > 110) return [];
    return parts.map(({ 0: quote, index }): SaidShare => {
      const start = from + index;
      const value = BigInt(quote) * MICRO;
      return { start, end: start + quote.length, value, decimals: 0, bound: "is", quote };
    });
  });
}

function sharesIn(text: string): SaidShare[] {
  return [...foldInPlace(text).matchAll(SHARE)].map((match): SaidShare => {
    const [all, bound, percent, fraction] = match;
    const start = match.index;
    const at = { start, end: start + all.length, quote: text.slice(start, start + all.length) };
    const said = boundOf(bound, fraction !== undefined);
    if (percent !== undefined) {
      const { value, decimals } = readPercent(percent);
      return { ...at, value, decimals, bound: said };
    }
    const [part, whole] = FRACTIONS[fraction ?? ""] ?? [1n, 2n];
    return { ...at, value: (100n * MICRO * part) / whole, decimals: 0, bound: said };
  });
}

/** A fraction in words is never meant to the percent; "gần một nửa" is a little less than it. */
function boundOf(word: string | undefined, fraction: boolean): SaidShare["bound"] {
  if (word === undefined) return fraction ? "about" : "is";
  if (word === "gan" || new RegExp(`^(?:${ABOUT})$`).test(word)) return "about";
  return new RegExp(`^(?:${OVER})$`).test(word) ? "over" : "under";
}

/** The marks of a kind inside a hit of a pattern. */
export function marksOf<K extends Mark["kind"]>(
  shape: Shape,
  kind: K,
  match: { index: number; 0: string },
): Extract<Mark, { kind: K }>[] {
  const end = match.index + match[0].length;
  return shape.marks.filter(
    (mark): mark is Extract<Mark, { kind: K }> =>
      mark.kind === kind && mark.at >= match.index && mark.at < end,
  );
}

/** The words of the block that the hit of a pattern stands for. */
export function quoteOf(shape: Shape, match: { index: number; 0: string }): string {
  const at = (place: number): number => {
    const last = shape.marks.findLast((mark) => mark.at < place);
    return last === undefined ? shape.start + place : last.end + place - last.at - 1;
  };
  return shape.block.text.slice(at(match.index), at(match.index + match[0].length)).trim();
}
