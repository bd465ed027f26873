/** What a sentence says of the order of things of the budget: the largest, larger than another, twice another. */
import { columnsOf as columnsWith } from "../../budget/budget-table.ts";
import { amountsIn } from "../table-totals.ts";
import { isAmount, type Thing, type ThingMoney, type Things } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { ASIDE, marksOf, quoteOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL, ofColumn } from "./told-amounts.ts";

export interface ToldOrder {
  holds: boolean;
  quote: string;
  /** What the table shows, in words. */
  expected: string;
  found: string;
  thing: Thing;
}

const NOUN =
  "(?:quy|nhom|khoan|hang muc|noi dung|muc|phan|nguon|dau muc|mat hang|dich vu|nhiem vu|kinh phi|chi phi|du toan|so tien|ty trong|gia tri|von|chi)";
const MOST = String.raw`(?:(?:lon|cao|nhieu) (?:nhat|thu (?:hai|ba))|(?:dat|ton kem) nhat|(?:nho|thap|re) nhat|it nhat(?=[ ]?(?:[.,;)]|$)))`;
const WORDS = `(?:chiem|nhu cau|muc chi|la|thuoc ve|danh cho|cho|do|${NOUN}|${NEUTRAL}|trong (?:so |cac |tong )?(?:nhom|khoan|hang muc|du toan|bang)|cua (?:bang|du toan)|nhom nhiem vu)`;
const LED = new RegExp(
  `${NOUN}(?: ${WORDS}){0,5} (${MOST})(?:[ ,:–-]+${WORDS}){0,4}[ ,:–-]+E`,
  "g",
);
const SAID = new RegExp(`E${ASIDE}(?:[ ,:–-]+(?:M|${WORDS})){0,6} (${MOST})`, "g");
const MORE = "(cao|nhieu|lon|it|thap|nho)";
const THAN = new RegExp(
  `E${ASIDE}(?:,? (?:co|nhom|khoan|tien|M|(?:bang|chiem) P|${NEUTRAL}))*,? ${MORE} hon (?:so voi )?(?:kinh phi |chi phi |so tien |cua )*E`,
  "g",
);
const TIMES = new RegExp(
  String.raw`E${ASIDE}(?: (?:co|cao|lon|nhieu|${NEUTRAL}))*,? (?:gan |hon )?gap (hon |gan |khoang )?(doi|(?:hai|ba|bon|nam)(?: lan)?|\d{1,2}(?:[.,]\d)? lan)(?: so voi| kinh phi| chi phi| cua| hon)* E`,
  "g",
);
/** Compared by something else than money. */
const OTHER_MEASURE =
  /\b(?:don gia|so luong|thue|uu tien|quan trong|nhu cau su dung|thoi gian|rui ro|cap thiet|hieu qua|cau hinh)\b/;

export function toldOrder(shape: Shape, things: Things): ToldOrder[] {
  if (OTHER_MEASURE.test(shape.text)) return [];
  return [...superlatives(shape, things), ...comparisons(shape), ...multiples(shape)];
}

function superlatives(shape: Shape, things: Things): ToldOrder[] {
  const led = [...shape.text.matchAll(LED)];
  const said = [...shape.text.matchAll(SAID)].filter(
    (match) => !led.some((other) => other.index + other[0].length - 1 >= match.index),
  );
  return [...led, ...said].flatMap((match): ToldOrder[] => {
    const named = marksOf(shape, "E", match).at(match[0].startsWith("E") ? 0 : -1);
    const thing = onlyOf(named?.mention.things ?? []);
    const others = thing === null ? [] : rivals(thing, things);
    if (named === undefined || thing === null || others.length < 2) return [];
    const [rank, smallest] = rankOf(match[1] ?? "");
    const holds = columnsOf(thing).some(
      (column) => placeOf(thing, others, column, smallest) === rank,
    );
    if (!holds && isOfOthers(shape, thing, match[1] ?? "")) return [];
    return [
      {
        holds,
        thing,
        quote: quoteOf(shape, match),
        expected: best(others, rank, smallest),
        found: thing.name,
      },
    ];
  });
}

/** All of its kind in its table, itself too. */
function rivals(thing: Thing, { all }: Things): Thing[] {
  const same = all.filter(({ kind, table }) => kind === thing.kind && table === thing.table);
  const ranked = same.filter(({ ordinal }) => ordinal > 0 || thing.kind === "source");
  return ranked.includes(thing) ? ranked : [];
}

function rankOf(words: string): [number, boolean] {
  const rank = words.endsWith("hai") ? 2 : words.endsWith("ba") ? 3 : 1;
  return [rank, /^(?:nho|thap|it|re)/.test(words)];
}

/** Columns that may be meant; null for a thing that is a column itself. */
const columnsOf = (thing: Thing): (number | null)[] =>
  ofColumn(thing)
    ? [null]
    : thing.money.map(({ column }) => column).filter((column) => isAmount(thing.table, column));

const moneyAt = ({ money }: Thing, column: number | null): ThingMoney | undefined =>
  column === null ? money[0] : money.find((one) => one.column === column);

/** 1 for the largest; equals share the better place. */
function placeOf(
  thing: Thing,
  others: readonly Thing[],
  column: number | null,
  smallest: boolean,
): number {
  const own = moneyAt(thing, column);
  if (own === undefined) return 0;
  const ahead = others.filter((other) => {
    const money = moneyAt(other, column);
    if (money === undefined || other === thing) return false;
    return smallest
      ? money.amount < own.amount && money.right < own.right
      : money.amount > own.amount && money.right > own.right;
  });
  return ahead.length + 1;
}

function best(others: readonly Thing[], rank: number, smallest: boolean): string {
  const sorted = others.toSorted((a, b) => {
    const [x, y] = [a, b].map((one) => moneyAt(one, columnsOf(one).at(-1) ?? null)?.right ?? 0n);
    return ((x ?? 0n) < (y ?? 0n) ? 1 : -1) * (smallest ? -1 : 1);
  });
  return sorted[rank - 1]?.name ?? "";
}

/** The most of its own group, or by its price: "rẻ nhất" may mean either. */
function isOfOthers(shape: Shape, thing: Thing, words: string): boolean {
  const byPrice = columnsWith(thing.table, "unitPrice", "unitPriceWithVat").length > 0;
  const [own] = priceOf(thing);
  return (
    isScoped(shape, thing) ||
    (byPrice && /^(?:dat|re)/.test(words) && (own === undefined || isEnd(thing, own)))
  );
}

const priceOf = ({ table, rows: [row] }: Thing): bigint[] =>
  row === undefined
    ? []
    : amountsIn(table, row, columnsWith(table, "unitPrice", "unitPriceWithVat"));

/** No row of the table has a higher price, or none a lower one. */
function isEnd({ table }: Thing, own: bigint): boolean {
  const columns = columnsWith(table, "unitPrice", "unitPriceWithVat");
  const all = table.rows.flatMap((row) => amountsIn(table, row, columns));
  return all.every((one) => one <= own) || all.every((one) => one >= own);
}

/** A line that is the most of its own group, in a sentence or a part of the text about that group. */
function isScoped({ block, text }: Shape, { kind, table, rows }: Thing): boolean {
  if (kind !== "line") return false;
  const [row] = rows;
  const group = table.rows.find(
    ({ children }) => row !== undefined && children.includes(row.index),
  );
  const near = [...block.headingPath, block.text].join(" ").toLowerCase();
  return (
    group !== undefined &&
    (near.includes(group.name.toLowerCase()) ||
      /\b(?:nhom|phan) (?:nay|tren|do)\b|trong (?:nhom|phan)/.test(text))
  );
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
