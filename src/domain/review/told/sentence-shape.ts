/**
 * A sentence with what it speaks of taken out: "E" for a thing of a budget, "M" for money, "P" for a share, everything
 * else folded to small letters. Readers of statements are plain patterns over it: "E chiem P tong kinh phi".
 */
import { moneyInBlock, type TextAmount } from "../../budget/money-in-text.ts";
import type { Block } from "../../document/parsed-document.ts";
import { foldChangesInPlace } from "../../text/change-words.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import type { Things } from "./named-things.ts";
import { rowsMeant } from "./rows-meant.ts";
import { type SaidShare, saidShares } from "./said-shares.ts";

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
const CUT =
  /(?<![\s(](?:[IVX]{1,4}|[A-HĐ]))(?<!(?:^|\n|(?:[Nn]hóm|[Pp]hần|[Mm]ục|[Gg]ói|[Bb]ảng|[Bb]iểu|[Đđ]iều|[Kk]hoản|[Ss]ố|[Bb]ước|[Ll]ục|[Dd]òng|[Ll]ớp)\s)\d{1,2})[.!?;](?=\s+\p{Lu})|\n/gu;

export function shapesOf(block: Block, things: Things): Shape[] {
  const marks = marksIn(block, things);
  const cuts = [...block.text.matchAll(CUT)].map(({ index }) => index + 1);
  return [...cuts, block.text.length].map((end, index) =>
    shapeOf(block, marks, cuts[index - 1] ?? 0, end),
  );
}

type Part = Mark extends infer One ? (One extends Mark ? Omit<One, "at"> : never) : never;

function shapeOf(block: Block, all: readonly Part[], start: number, end: number): Shape {
  const folded = foldChangesInPlace(block.text);
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
  return { block, text: text + folded.slice(from, end), marks: withRowsMeant(marks), start, end };
}

/** Rows that share a name are told apart by the groups of the sentence. */
function withRowsMeant(marks: readonly Mark[]): Mark[] {
  const named = marks.flatMap((mark) => (mark.kind === "E" ? mark.mention.things : []));
  return marks.map((mark) =>
    mark.kind === "E"
      ? { ...mark, mention: { ...mark.mention, things: rowsMeant(mark.mention.things, named) } }
      : mark,
  );
}

/** Money, then shares, then names; none over another. */
function marksIn(block: Block, things: Things): Part[] {
  const money = moneyInBlock(block).map(
    (one): Part => ({ kind: "M", start: one.start, end: one.end, money: one }),
  );
  const said = saidShares(block.text);
  const partOf = (share: SaidShare): Part => {
    return { kind: "P", start: share.start, end: share.end, share };
  };
  const names = mentionsIn(block.text, things).map(
    (mention): Part => ({ kind: "E", ...withQuotes(block.text, mention), mention }),
  );
  const kept: Part[] = [];
  // "Cứ 100 đồng thì có 65 đồng": a share, though told in đồng.
  const inMoney = said.filter(({ quote }) => /đồng$/iu.test(quote));
  for (const part of [...inMoney.map(partOf), ...money, ...said.map(partOf), ...names]) {
    if (!kept.some((other) => part.start < other.end && other.start < part.end)) kept.push(part);
  }
  return kept.sort((a, b) => a.start - b.start);
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

/** Marks of quotation around a name are none of the sentence. */
function withQuotes(text: string, { start, end }: Mention): { start: number; end: number } {
  const opens = /["“«]/.test(text.slice(Math.max(0, start - 1), end));
  const closes = /["”»]/.test(text.charAt(end));
  const before = /["“«]/.test(text.charAt(start - 1));
  return opens && closes ? { start: before ? start - 1 : start, end: end + 1 } : { start, end };
}

/** The words of the block that the hit of a pattern stands for. */
export function quoteOf(shape: Shape, match: { index: number; 0: string }): string {
  const at = (place: number): number => {
    const last = shape.marks.findLast((mark) => mark.at < place);
    return last === undefined ? shape.start + place : last.end + place - last.at - 1;
  };
  return shape.block.text.slice(at(match.index), at(match.index + match[0].length)).trim();
}
