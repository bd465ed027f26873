/**
 * Money told of several things in their order: "ba nhóm I, II, III lần lượt là 120, 340 và 55 triệu đồng", "bốn nhóm trên
 * lần lượt cần …", "120 triệu đồng và 55 triệu đồng lần lượt cho nhóm I và nhóm II".
 */
import { SMALL_NUMBER, smallNumber } from "../../text/small-number.ts";
import type { Thing } from "./named-things.ts";
import { onlyOf } from "./own-sentences.ts";
import { GROUP_WORD } from "./row-words.ts";
import type { SaidShare } from "./said-shares.ts";
import { ASIDE, marksOf, type MoneyMark, type Shape } from "./sentence-shape.ts";
import { ofColumn, type ToldAmount, toldOfThing } from "./told-amounts.ts";
import { cellOf } from "./told-cells.ts";
import { priceTold } from "./told-prices.ts";

const IN_TURN = "(?:lan luot|tuong ung|theo thu tu)";
const BETWEEN = "(?:,|;| va|, va|; va| voi| cung| -| –| /) ?";
const NAMES = `E${ASIDE}(?:${BETWEEN}E${ASIDE})+`;
const AMOUNTS = `M(?:${BETWEEN}M)+`;
const WORDS = String.raw`[^.;EMP\d]{0,60}?`;
const BEHIND = new RegExp(`${NAMES}${WORDS}\\b${IN_TURN}\\b${WORDS}[ :]${AMOUNTS}`, "g");
const BEFORE = new RegExp(`${AMOUNTS}${WORDS}\\b${IN_TURN}\\b${WORDS} ${NAMES}`, "g");
const SOURCES = "nguon(?: von| kinh phi)?";
const SO_MANY = new RegExp(
  `${SMALL_NUMBER} (?:(${GROUP_WORD})|(${SOURCES}))\\b${WORDS}\\b${IN_TURN}\\b${WORDS}[ :]${AMOUNTS}`,
  "gu",
);

const SHARES = `P(?:${BETWEEN}P)+`;
const SHARES_OF_GROUPS = new RegExp(
  `(?:(?:${SMALL_NUMBER}|cac) )(?:${GROUP_WORD})\\b${WORDS}\\b${IN_TURN}\\b${WORDS}[ :]${SHARES}`,
  "gu",
);

/** "Tỷ trọng các nhóm lần lượt là 21,9%, 15,4% và 62,7%": as many as there are groups. */
export function sharesInTurn(
  shape: Shape,
  all: readonly Thing[],
): { thing: Thing; share: SaidShare }[] {
  return [...shape.text.matchAll(SHARES_OF_GROUPS)].flatMap((match) => {
    const shares = marksOf(shape, "P", match).map(({ share }) => share);
    const things = inOrder(all, "group");
    if (things.length !== shares.length || OTHER.test(match[0])) return [];
    return things.flatMap((thing, at) => {
      const share = shares[at];
      return share === undefined ? [] : [{ thing, share }];
    });
  });
}

export function toldLists(shape: Shape, all: readonly Thing[]): ToldAmount[] {
  const named = [BEHIND, BEFORE].flatMap((form) =>
    [...shape.text.matchAll(form)].flatMap((match): ToldAmount[] => {
      const things = marksOf(shape, "E", match).map(({ mention }) => onlyOf(mention.things));
      const known = things.flatMap((thing) => thing ?? []);
      return known.length < things.length
        ? []
        : inTurn(shape, match, known, marksOf(shape, "M", match));
    }),
  );
  const counted = [...shape.text.matchAll(SO_MANY)].flatMap((match): ToldAmount[] => {
    const money = marksOf(shape, "M", match);
    const things = inOrder(all, match[2] === undefined ? "source" : "group");
    const count = smallNumber(match[1] ?? "");
    return count === things.length ? inTurn(shape, match, things, money) : [];
  });
  return [...named, ...counted];
}

/** Groups in their order, sources in that of their columns; none where more than one table has them. */
function inOrder(all: readonly Thing[], kind: "group" | "source"): Thing[] {
  const own = all.filter(
    (thing) => (kind === "group" ? thing.ordinal > 0 : true) && thing.kind === kind,
  );
  return new Set(own.map(({ table }) => table)).size === 1 ? own : [];
}

/** As many amounts as things; of a source that is named besides what it has for each. */
function inTurn(
  shape: Shape,
  match: RegExpExecArray,
  things: readonly Thing[],
  money: readonly MoneyMark[],
): ToldAmount[] {
  if (things.length !== money.length || new Set(things).size < things.length) return [];
  const lead = `${shape.text.slice(0, match.index)}${match[0]}`;
  if (OTHER.test(lead)) return [];
  const sources = shape.marks.flatMap((mark) => {
    const thing = mark.kind === "E" ? onlyOf(mark.mention.things) : null;
    return thing !== null && ofColumn(thing) && !things.includes(thing) ? [thing] : [];
  });
  const [source, ...more] = sources;
  if (more.length > 0) return [];
  return things.flatMap((thing, at): ToldAmount[] => {
    const said = money[at];
    if (said === undefined || said.money.qualifier !== null) return [];
    if (/\b(?:don gia|gia(?! tri))\b/.test(lead)) return [priceTold(said, thing, true)];
    const plain = toldOfThing(said.money, thing);
    if (source === undefined) return [plain];
    const expected = cellOf(thing, source);
    return expected.length === 0 ? [] : [{ ...plain, expected, also: [] }];
  });
}

/** Other measures than the money of each. */
const OTHER =
  /\b(?:tang|giam|chenh lech|hon|kem(?! theo)|con lai|con thieu|tiet kiem|(?<!(?:truoc|sau|chua|co|gom) )thue (?:vat|gtgt|gia tri)|binh quan|moi|ngoai|tru|khong ke|quy [iv]+|quy \d|(?:hai|ba|bon|cac|\d+) (?:lan|dot|quy|thang|giai doan|goi|buoi|ky))\b/;
