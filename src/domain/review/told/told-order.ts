/** What a sentence says of the order of things of the budget: larger than another, twice another; the largest: ./told-ranks.ts. */
import { columnsOf as tableColumns } from "../../budget/budget-table.ts";
import { NUMBERS_TO_TEN } from "../../text/numbers-to-ten.ts";
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
  String.raw`E${ASIDE}(?: (?:co|cao|lon|nhieu|${NEUTRAL}))*,? (?:gan |hon )?(?:gap|bang) (hon |gan |khoang )?(doi|(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: lan)?|\d{1,3}(?:[.,]\d{1,2})? lan)(?: so voi| kinh phi| chi phi| cua| hon| tien| chi| cho| mua| thue| so luong| so| don gia| gia)* E`,
  "g",
);
/** Compared by something else than money. */
const OTHER_MEASURE =
  /\b(?:uu tien|quan trong|nhu cau su dung|thoi gian|rui ro|cap thiet|hieu qua|cau hinh)\b/;

/** Of tax; "giá trị sau thuế" is an amount all the same. */
const OF_TAX = /(?<!(?:trước|sau|chưa|đã gồm|gồm cả|đã có) )thuế|VAT|GTGT/iu;
const OF_PIECES = /\b(?:don gia|so luong)\b/;

export function toldOrder(shape: Shape, things: Things): ToldOrder[] {
  const said = shape.block.text.slice(shape.start, shape.end).normalize("NFC");
  if (OTHER_MEASURE.test(shape.text) || OF_TAX.test(said)) return [];
  if (OF_PIECES.test(shape.text)) return multiples(shape);
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
    const measure = measureOf(shape, match);
    if (pair === null || factor === null || measure === null) return [];
    const [a, b] = pair;
    const ratios = figuresOf(measure, a, b).flatMap(([x, y]) =>
      y === 0n ? [] : Number((x * 1000n) / y) / 1000,
    );
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
        expected: `${first
          .toFixed(2)
          .replace(/\.?0+$/, "")
          .replace(".", ",")} lần`,
        found: `gấp ${match[1] ?? ""}${match[2] ?? ""}`,
      },
    ];
  });
}

type Measure = "money" | "price" | "quantity";

const MEASURES: readonly (readonly [Measure, RegExp])[] = [
  ["price", /\b(?:don gia|(?<!\b(?:tri|bao|danh) )gia)(?: (?:cua|mua|thue|mot|moi [a-z]+))* $/],
  ["quantity", /\b(?:so luong|so)(?: (?:cua|mua))* $/],
];

/** By the words in front of the first name; null where the sentence speaks of prices or numbers elsewhere. */
function measureOf({ text }: Shape, match: RegExpExecArray): Measure | null {
  const lead = text.slice(0, match.index);
  const [measure] = MEASURES.find(([, words]) => words.test(lead)) ?? [];
  return measure ?? (OF_PIECES.test(text) ? null : "money");
}

function figuresOf(measure: Measure, a: Thing, b: Thing): [bigint, bigint][] {
  if (measure === "money") return both(a, b);
  const roles =
    measure === "price" ? (["unitPrice", "unitPriceWithVat"] as const) : (["quantity"] as const);
  return tableColumns(a.table, ...roles).flatMap(({ index }): [bigint, bigint][] => {
    const [x, y] = [a, b].map(({ rows, kind }) =>
      kind === "line" && rows.length === 1 ? rows[0]?.cells[index]?.value : null,
    );
    return x == null || y == null ? [] : [[x, y]];
  });
}

function factorOf(words: string): number | null {
  const word = words.replace(/ lan$/, "");
  const times = word === "doi" ? 2 : NUMBERS_TO_TEN[word];
  const factor = times ?? Number(word.replace(",", "."));
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
