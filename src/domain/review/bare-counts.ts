/**
 * Numbers of units, people and things that stand alone in a sentence ("142 trạm y tế") against the same thing elsewhere:
 * two of its digits exchanged, or more of them than the plan says there are in all.
 */
import { wholeNumber } from "../budget/counts-in-text.ts";
import { besides, type Finding } from "./finding.ts";
import { twoCounts } from "./own-figures.ts";
import { type Prose, type ProseLine } from "./prose.ts";

/** How many there are in all, told once and for all. */
export interface KnownWhole {
  line: ProseLine;
  index: number;
  length: number;
  whole: number;
  /** "tram y te", "khoa phong". */
  kind: string;
}

const UNLIKE = "Thống nhất số lượng, hoặc nói rõ phạm vi của từng số.";

const MENTION = /(?<![\d/.,-])(\d{1,3}(?:\.\d{3})+|\d{1,5}) ([a-z]+,? [a-z]+)\b/g;
const TOTAL_OF =
  /\b(?:tong )?so ([a-z]+ [a-z]+)(?: [a-z]+){0,5}(?: (?:la|co)|:) ?(\d{1,3}(?:\.\d{3})+|\d{2,5})\b(?! ?%)/g;
/** What comes and goes, money and time: many numbers of it stand side by side by right. */
const NO_STOCK =
  /^(?:luot|ho|van|don|phieu|tin|bai|cuoc|lan|gio|ngay|thang|nam|dich|trieu|ty|nghin|ngan|dong|mbps|gb|tb|phut|ca|hoc|to|trang|giao|lop|buoi|benh an|ket|chi|phan|muc|diem|tuoi|km)\b/;
/** A whole beyond the unit, or one to come. */
const OTHER_SCOPE =
  /\b(?:tinh|nganh|ca nuoc|toan quoc|moi thanh lap|xay moi|tuyen dung|tuyen them|bo sung|them)\b/;
/** "chia sẻ dữ liệu với 13 trạm": partners may be others. */
const PARTNER = /\bvoi\s*$/;
const KINDS = /^(?:tram y|khoa,? phong|benh vien|trung tam|xa,? phuong)/;

interface Mention {
  line: ProseLine;
  index: number;
  length: number;
  count: number;
  thing: string;
}

export function bareCounts(prose: Prose, wholes: readonly KnownWhole[]): Finding[] {
  const mentions = prose.lines
    .filter((line) => line.kind === "text" && line.part !== "bases")
    .flatMap(mentionsIn);
  const slips = exchanged(mentions);
  return [...slips, ...besides(slips, aboveWhole(mentions, wholes))];
}

function mentionsIn(line: ProseLine): Mention[] {
  const bare = [...line.own.matchAll(MENTION)].map((match): Mention => {
    const [all, count = "", thing = ""] = match;
    // "trạm y" is half of "trạm y tế".
    const rest = /^ te\b/.exec(line.own.slice(match.index + all.length))?.[0].length ?? 0;
    const at = { line, index: match.index, length: all.length + rest };
    return { ...at, count: wholeNumber(count), thing: plain(thing) };
  });
  const totals = [...line.own.matchAll(TOTAL_OF)].map((match): Mention => {
    const [all, thing = "", count = ""] = match;
    const at = { line, index: match.index, length: all.length };
    return { ...at, count: wholeNumber(count), thing: plain(thing) };
  });
  return [...bare, ...totals].filter(({ thing }) => !NO_STOCK.test(thing));
}

const plain = (thing: string): string => thing.replaceAll(",", "");

/** "124 trạm y tế" and "142 trạm y tế": the second one is told; of more than two numbers each may have its own scope. */
function exchanged(mentions: readonly Mention[]): Finding[] {
  return mentions.flatMap((one, at) => {
    if (one.count < 100) return [];
    const before = mentions.slice(0, at).filter(({ thing }) => thing === one.thing);
    const first = before.find(
      ({ line, count }) => line !== one.line && isExchanged(count, one.count),
    );
    if (first === undefined || before.some(({ count }) => count === one.count)) return [];
    return [twoCounts(first, one, UNLIKE)];
  });
}

/** The same digits, two neighbours in each other's place. */
function isExchanged(a: number, b: number): boolean {
  const [left, right] = [String(a), String(b)];
  if (left.length !== right.length || a === b) return false;
  let at = 0;
  while (left[at] === right[at]) at += 1;
  const swapped = left.slice(0, at) + (left[at + 1] ?? "") + (left[at] ?? "") + left.slice(at + 2);
  return swapped === right;
}

/** More of them than there are: "13 trạm y tế" where the unit has 11. */
function aboveWhole(mentions: readonly Mention[], wholes: readonly KnownWhole[]): Finding[] {
  return mentions.flatMap((one) => {
    const { own } = one.line;
    if (!KINDS.test(one.thing) || OTHER_SCOPE.test(own)) return [];
    if (PARTNER.test(own.slice(0, one.index))) return [];
    const same = wholes.filter(({ kind }) => kind.startsWith(one.thing));
    const [first] = same;
    if (first === undefined || same.some(({ whole }) => whole >= one.count)) return [];
    // Twice as many are those of somebody else.
    if (first.line === one.line || one.count > first.whole * 2) return [];
    return [twoCounts({ ...first, count: first.whole }, one, UNLIKE)];
  });
}
