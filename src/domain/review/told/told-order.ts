/** What a sentence says of the order of things of the budget: larger than another, twice another; the largest: ./told-ranks.ts. */
import type { Thing, Things } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ASIDE, marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, ofColumn } from "./told-amounts.ts";
import { columnsOf, moneyAt, superlatives, type ToldOrder } from "./told-ranks.ts";

const MORE = "(cao|nhieu|lon|it|thap|nho)";
const THAN = new RegExp(
  `E${ASIDE}(?:,? (?:co|nhom|khoan|tien|M|(?:bang|chiem) P|${NEUTRAL}))*,? ${MORE} hon (?:so voi )?(?:kinh phi |chi phi |so tien |cua )*E`,
  "g",
);
const TIMES = new RegExp(
  String.raw`E${ASIDE}(?: (?:co|cao|lon|nhieu|${NEUTRAL}))*,? (?:gan |hon )?(?:gap|bang) (hon |gan |khoang )?(doi|(?:hai|ba|bon|nam)(?: lan)?|\d{1,2}(?:[.,]\d)? lan)(?: so voi| kinh phi| chi phi| cua| hon| tien| chi)* E`,
  "g",
);
/** Compared by something else than money. */
const OTHER_MEASURE =
  /\b(?:don gia|so luong|thue|uu tien|quan trong|nhu cau su dung|thoi gian|rui ro|cap thiet|hieu qua|cau hinh)\b/;

/** "Giá trị sau thuế": an amount all the same. */
const WITH_TAX = /\b(?:truoc|sau|chua|da gom|gom ca|da co) thue\b/g;

export function toldOrder(shape: Shape, things: Things): ToldOrder[] {
  if (OTHER_MEASURE.test(shape.text.replace(WITH_TAX, " "))) return [];
  return [...superlatives(shape, things), ...comparisons(shape), ...multiples(shape)];
}

function comparisons(shape: Shape): ToldOrder[] {
  return [...shape.text.matchAll(THAN)].flatMap((match): ToldOrder[] => {
    const pair = twoOf(shape, match);
    if (pair === null || /\bkhong$/.test(match[0].split(` ${match[1] ?? ""} `)[0] ?? "")) return [];
    const [a, b] = pair;
    const less = /it|thap|nho/.test(match[1] ?? "");
    const holds = both(a, b).some(([x, y]) => (less ? x < y : x > y));
    const expected = `${a.name} ${less ? "nhiều" : "ít"} hơn ${b.name}`;
    return [{ holds, thing: a, quote: quoteOf(shape, match), expected, found: match[1] ?? "" }];
  });
}

function multiples(shape: Shape): ToldOrder[] {
  return [...shape.text.matchAll(TIMES)].flatMap((match): ToldOrder[] => {
    const pair = twoOf(shape, match);
    const factor = factorOf(match[2] ?? "");
    if (pair === null || factor === null) return [];
    const [a, b] = pair;
    const ratios = both(a, b).flatMap(([x, y]) => (y === 0n ? [] : Number((x * 1000n) / y) / 1000));
    const [first] = ratios;
    if (first === undefined) return [];
    const over = match[1] === "hon ";
    const fits = (ratio: number): boolean =>
      ratio >= factor * (over ? 0.99 : 0.9) &&
      (over || ratio < factor + (factor % 1 === 0 ? 1 : 0.1));
    return [
      {
        holds: ratios.some(fits),
        thing: a,
        quote: quoteOf(shape, match),
        expected: `${first.toFixed(2).replace(".", ",")} lần`,
        found: `gấp ${match[1] ?? ""}${match[2] ?? ""}`,
      },
    ];
  });
}

const FACTORS: Readonly<Record<string, number>> = { doi: 2, hai: 2, ba: 3, bon: 4, nam: 5 };

function factorOf(words: string): number | null {
  const word = words.replace(/ lan$/, "");
  const factor = FACTORS[word] ?? Number(word.replace(",", "."));
  return factor > 1 ? factor : null;
}

/** Two things of one table, both named without doubt. */
function twoOf(shape: Shape, match: RegExpExecArray): [Thing, Thing] | null {
  const [a = null, b = null] = marksOf(shape, "E", match).map(({ mention }) =>
    onlyOf(mention.things),
  );
  return a === null || b === null || a === b || a.table !== b.table ? null : [a, b];
}

/** Their money column by column, as printed and as it should be. */
function both(a: Thing, b: Thing): [bigint, bigint][] {
  const columns = ofColumn(a) || ofColumn(b) ? [null] : columnsOf(a);
  return columns.flatMap((column): [bigint, bigint][] => {
    const [x, y] = [moneyAt(a, column), moneyAt(b, column)];
    return x === undefined || y === undefined
      ? []
      : [
          [x.amount, y.amount],
          [x.right, y.right],
        ];
  });
}
