/** What a sentence says is the most or the least of its kind: "nhóm lớn nhất là …", "… đứng thứ hai", "trong nhóm I, rẻ nhất là …". */
import { columnsOf as columnsWith } from "../../budget/budget-table.ts";
import { rowsBelow } from "../row-counts.ts";
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

export const NOUN =
  "(?:quy|nhom|khoan|hang muc|noi dung|muc|phan|nguon|dau muc|mat hang|dich vu|nhiem vu|kinh phi|chi phi|du toan|so tien|ty trong|gia tri|von|chi|viec|mon|hoat dong|du an|mang|khoi|linh vuc|chung loai|loai|thiet bi|may|goi|mat hang)";
const NTH = "(?:nhat|nhi|thu (?:nhat|hai|ba|tu|nam))";
const LARGE =
  "(?:(?:lon|cao|nhieu|to)(?: tien)?|dat|ton kem|ton(?: nhieu)?(?: tien| kinh phi)?|nang(?: von)?)";
const SMALL =
  "(?:(?:nho|be|thap|it tien|it kinh phi|ton it(?: tien| kinh phi)?|it ton kem|khiem ton)|re)";
const MOST = String.raw`(?:${LARGE} ${NTH}|${SMALL} ${NTH}|it nhat(?=[ ]?(?:[.,;)(]|$)| (?:la|thuoc ve|cho|danh cho) E)|(?:dung|xep)(?: o)?(?: vi tri| hang)? (?:dau|cuoi|chot|cuoi cung|thu (?:nhat|nhi|hai|ba|tu|nam)))`;
const WORDS = `(?:(?:truoc|sau|chua|da gom|gom ca|da co) (?:thue|vat)|(?:tinh |xet )?(?:theo|ve) (?:don gia|gia|thanh tien)|chiem|nhu cau|muc chi|la|thuoc ve|danh cho|cho|do|duoc|rieng|${NOUN}|${NEUTRAL}|trong (?:so |cac |tong )?(?:nhom|khoan|hang muc|du toan|bang)|cua (?:bang|du toan|ke hoach)|nhom nhiem vu|ca)`;
const LED = new RegExp(
  `${NOUN}(?: ${WORDS}){0,5} (${MOST})(?:[ ,:–-]+${WORDS}){0,4}[ ,:–-]+E`,
  "g",
);
const SAID = new RegExp(`E${ASIDE}(?:[ ,:–-]+(?:M|P|${WORDS})){0,6} (${MOST})`, "g");

/** "Cả năm nhóm đều cần, ít tiền nhất là …", "Đắt nhất tính theo thành tiền là …". */
const BARE = new RegExp(
  `(?:^\\W*|[,;:] )(?:con |va |trong do )?(${MOST})(?:[ ,:–-]+(?:tinh|theo|xet|ve|${WORDS})){0,5}[ ,:–-]+E`,
  "g",
);

export function superlatives(shape: Shape, things: Things): ToldOrder[] {
  const led = [LED, BARE].flatMap((form) => [...shape.text.matchAll(form)]);
  const said = [...shape.text.matchAll(SAID)].filter(
    (match) => !led.some((other) => other.index + other[0].length - 1 >= match.index),
  );
  const ranked = [...led, ...said].flatMap((match) => {
    const named = marksOf(shape, "E", match).at(match[0].startsWith("E") ? 0 : -1);
    const thing = onlyOf(named?.mention.things ?? []);
    if (thing === null) return [];
    const [rank, smallest] = rankOf(match[1] ?? "");
    const first = { thing, rank, smallest, words: match[1] ?? "", match };
    return [first, ...nextOf(shape, first)];
  });
  return [...ranked, ...behindOthers(shape, things)].flatMap((one) => rankTold(shape, one, things));
}

interface Ranked {
  thing: Thing;
  /** 1 for the first of them. */
  rank: number;
  smallest: boolean;
  words: string;
  match: { index: number; 0: string };
}

const FILLER = "(?: (?:moi|la|den|do|co|toi|nhom|khoan|thuoc ve|ve))*";
const NEXT = new RegExp(
  `^[^.;]*?\\b(?:tiep theo|tiep den|ke den|ke tiep|theo sau|sau do|roi den|thu den|(?:dung |xep )(?:ngay |lien |ke )?sau)${FILLER} E`,
);

/** "… lớn nhất, tiếp theo là …": one behind it. */
function nextOf(shape: Shape, { thing, rank, smallest, match }: Ranked): Ranked[] {
  const end = match.index + match[0].length;
  const next = NEXT.exec(shape.text.slice(end));
  if (next === null) return [];
  const said = { index: end, 0: next[0] };
  const named = marksOf(shape, "E", said).at(-1);
  const other = onlyOf(named?.mention.things ?? []);
  if (other === null || other.kind !== thing.kind || other.table !== thing.table) return [];
  return [{ thing: other, rank: rank + 1, smallest, words: "", match: said }];
}

const BEHIND = new RegExp(
  `\\b(?:dung|xep)(?: ngay| lien| ke)? sau E${ASIDE}${FILLER} (?:la|thi den) E`,
  "g",
);

/** "Đứng sau máy chủ là PACS". */
function behindOthers(shape: Shape, things: Things): Ranked[] {
  return [...shape.text.matchAll(BEHIND)].flatMap((match): Ranked[] => {
    const [one = null, thing = null] = marksOf(shape, "E", match).map(({ mention }) =>
      onlyOf(mention.things),
    );
    if (one === null || thing === null || one.kind !== thing.kind) return [];
    const others = rivalsIn(shape, match, thing, things);
    const places = columnsOf(one).map((column) => placeOf(one, others, column, false));
    const [place = 0] = others.includes(one) ? places : [];
    return place === 0 ? [] : [{ thing, rank: place + 1, smallest: false, words: "", match }];
  });
}

function rankTold(shape: Shape, ranked: Ranked, things: Things): ToldOrder[] {
  const { thing, rank, smallest, match } = ranked;
  const others = rivalsIn(shape, match, thing, things);
  if (others.length < 2) return [];
  const all = rivals(thing, things);
  const holds =
    holdsAmong(thing, others, rank, smallest) ||
    (others.length === all.length && isOfOthers(shape, ranked, all));
  const expected = best(others, rank, smallest);
  return [{ holds, thing, quote: quoteOf(shape, match), expected, found: thing.name }];
}

/** All of its kind, or those of the group that the sentence speaks of. */
export function rivalsIn(
  shape: Shape,
  match: { index: number },
  thing: Thing,
  things: Things,
): readonly Thing[] {
  const all = rivals(thing, things);
  const scope = scopeOf(shape, match, thing);
  return scope === null ? all : all.filter(({ rows }) => rows.every((row) => scope.includes(row)));
}

const holdsAmong = (
  thing: Thing,
  others: readonly Thing[],
  rank: number,
  smallest: boolean,
): boolean => columnsOf(thing).some((column) => placeOf(thing, others, column, smallest) === rank);

/** "Trong nhóm I, …", "… của nhóm I": the rows of the one group that the sentence names beside a row of it; else null. */
function scopeOf(
  { marks, text }: Shape,
  match: { index: number },
  thing: Thing,
): Thing["rows"] | null {
  if (thing.kind !== "line") return null;
  const around = marks.flatMap((mark) => {
    const group = mark.kind === "E" ? onlyOf(mark.mention.things) : null;
    const near =
      /\b(?:trong|thuoc|cua|o|tai|rieng)(?: (?:so|cac|khoan|muc|noi dung|nhom|phan|mang))* $/.test(
        text.slice(0, mark.at),
      ) || mark.at < match.index;
    return group?.kind === "group" && near && group.table === thing.table ? [group] : [];
  });
  const [only, ...more] = [...new Set(around)];
  const [row] = only?.rows ?? [];
  if (only === undefined || row === undefined || more.length > 0) return null;
  const inside = row.kind === "group" ? rowsBelow(only.table, row) : only.rows;
  const lines = inside.filter(({ kind }) => kind === "line");
  return thing.rows.every((own) => lines.includes(own)) ? lines : null;
}

/** All of its kind in its table, itself too. */
function rivals(thing: Thing, { all }: Things): Thing[] {
  const same = all.filter(({ kind, table }) => kind === thing.kind && table === thing.table);
  const ranked = same.filter(({ ordinal }) => ordinal > 0 || thing.kind === "source");
  return ranked.includes(thing) ? ranked : [];
}

const RANKS: readonly [RegExp, number][] = [
  [/(?:hai|nhi)$/, 2],
  [/ba$/, 3],
  [/tu$/, 4],
  [/nam$/, 5],
];

function rankOf(words: string): [number, boolean] {
  const rank = RANKS.find(([word]) => word.test(words))?.[1] ?? 1;
  return [rank, /^(?:nho|be|thap|it|re|ton it|khiem ton)|\b(?:cuoi|chot)\b/.test(words)];
}

/** Columns that may be meant; null for a thing that is a column itself. */
export const columnsOf = (thing: Thing): (number | null)[] =>
  ofColumn(thing)
    ? [null]
    : thing.money.map(({ column }) => column).filter((column) => isAmount(thing.table, column));

export const moneyAt = ({ money }: Thing, column: number | null): ThingMoney | undefined =>
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
  return sorted[rank - 1]?.name ?? "khoản khác";
}

/** The most of its own group, or by its price: "rẻ nhất" may mean either. */
function isOfOthers(shape: Shape, ranked: Ranked, all: readonly Thing[]): boolean {
  const { thing, rank, smallest, words } = ranked;
  const byPrice =
    !/\bthanh tien\b/.test(shape.text) &&
    columnsWith(thing.table, "unitPrice", "unitPriceWithVat").length > 0;
  const [own] = priceOf(thing);
  if (byPrice && /^(?:dat|re)/.test(words) && (own === undefined || isEnd(thing, own))) return true;
  const group = groupOf(thing);
  if (group === undefined || !isScoped(shape, group.name)) return false;
  const inside = rowsBelow(thing.table, group);
  const same = all.filter(({ rows: [row] }) => row !== undefined && inside.includes(row));
  return holdsAmong(thing, same, rank, smallest);
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

export const groupOf = ({ kind, table, rows: [row] }: Thing): Thing["rows"][number] | undefined =>
  kind === "line" && row !== undefined
    ? table.rows.find(({ children }) => children.includes(row.index))
    : undefined;

/** A sentence or a part of the text about that group. */
export function isScoped({ block, text }: Shape, name: string): boolean {
  const near = [...block.headingPath, block.text].join(" ").toLowerCase();
  return (
    near.includes(name.toLowerCase()) ||
    /\b(?:nhom|phan) (?:nay|tren|do)\b|trong (?:nhom|phan)/.test(text)
  );
}
