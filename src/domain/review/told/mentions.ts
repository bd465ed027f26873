/** Where a text names a thing of its budgets: by name, by the start of its name, by label, by place, several by count. */
import { foldInPlace } from "../../text/fold.ts";
import { betweenWords, type Hit, type Reading, type Word, wordsAt } from "./name-reading.ts";
import { labelled, type Thing, type Things } from "./named-things.ts";
import { hitOf, longest, nameAt } from "./names-at.ts";
import { isInside } from "./rows-meant.ts";
import { ownOf, severalAt, singleAt } from "./several-things.ts";
import { shortAt, startingAt, TOLD } from "./short-names.ts";

export interface Mention {
  start: number;
  end: number;
  /** The things of that name; more than one where the name does not tell which. */
  things: readonly Thing[];
}

/** Nouns in front of a name, a label or a place. */
const LEADS =
  /^(?:nhom(?: (?:nhiem vu|noi dung|hang muc|chi))?|cau phan|hop phan|tieu muc|phan|mang|khoi|linh vuc|muc(?: chi)?|khoan(?: chi| muc)?|hang muc|noi dung(?: chi)?|dau muc|mat hang|nguon(?: von| kinh phi)?|von|nhiem vu)$/;
/** Words a name without such a noun may stand behind: else it is a part of a longer name. */
const BEFORE =
  /^(?:cho|la|le|loai|cai|voi|va|hai|ba|bon|sau|rieng|dung|phi|tien|toan|tri|chi|cua|ve|tu|thuoc|hon|gom|cung|do|ca|gia|mua|trong|doi|con|bang|lan|chiem|trung|vao|gap|so|luong|cau|can|toi|den|bi|theo|giua|hoac|nhat|trang|sam|nua|khoan|de|vay|moi|mot|cap|lap|in|chua|ngoai|viec|ke|tinh|hang|cac|nhung|tung|duoc|nhieu|it|lay|thue|tru|tach|bo|gat|cuong|%)$/;

export function mentionsIn(text: string, things: Things): Mention[] {
  const folded = foldInPlace(text);
  const words = [...folded.matchAll(/[\p{L}\d]+/gu)].map((match): Word => {
    const end = match.index + match[0].length;
    return { text: match[0], start: match.index, end };
  });
  const reading = { text, folded, words, things };
  const found: Mention[] = [];
  let last: Hit | null = null;
  for (let at = 0; at < words.length; at++) {
    const hit: Hit | null =
      mentionAt(reading, at) ?? (last === null ? null : nextOfList(reading, at, last));
    const all = hit === null ? listAt(reading, at) : [{ first: at, hit }];
    found.push(...all.map((one) => mentionOf(reading, one)));
    at = all.at(-1)?.hit.last ?? at;
    last = hit?.ended === true ? null : (hit ?? last);
  }
  return mergedNames(found, folded);
}

/** "RIS-PACS", "phần mềm và dịch vụ": two names of one thing side by side are one. */
function mergedNames(found: readonly Mention[], folded: string): Mention[] {
  const merged: Mention[] = [];
  for (const mention of found) {
    const last = merged.at(-1);
    const between = folded.slice(last?.end ?? 0, mention.start);
    const same =
      last?.things.length === 1 &&
      mention.things.length === 1 &&
      last.things[0] === mention.things[0] &&
      /^\s*(?:[-–_/,&]|va)?\s*$/.test(between);
    if (last !== undefined && same) merged[merged.length - 1] = { ...last, end: mention.end };
    else merged.push(mention);
  }
  return merged;
}

interface Listed {
  first: number;
  hit: Hit;
}

function mentionOf({ folded, words }: Reading, { first, hit }: Listed): Mention {
  const start = words[first]?.start ?? 0;
  const end = words[hit.last]?.end ?? 0;
  const open = /\([^)]*$/.test(folded.slice(start, end)) && folded[end] === ")";
  return { start, end: open ? end + 1 : end, things: hit.things };
}

/** "Sửa chữa, bảo dưỡng và kiểm định cần …": words too general to name a thing do so where all of a list begin one. */
function listAt(reading: Reading, at: number): Listed[] {
  const { folded, words } = reading;
  if (!standsAlone(reading, at)) return [];
  const found: Listed[] = [];
  for (let next = at, hit = startAt(reading, at); hit !== null; ) {
    found.push({ first: next, hit });
    next = nextInList(reading, hit.last);
    hit = next < 0 ? null : (nameAt(reading, next, false) ?? startAt(reading, next));
  }
  const end = words[found.at(-1)?.hit.last ?? at]?.end ?? 0;
  return found.length > 1 && TOLD.test(folded.slice(end)) ? found : [];
}

/** Where the next of a list stands behind a word, parted by a comma or "và"; -1 where the list ends. */
function nextInList(reading: Reading, last: number): number {
  const gap = betweenWords(reading, last + 1);
  if (/^\s*[,+]\s*$/.test(gap)) return last + 2 > reading.words.length ? -1 : last + 1;
  return gap === " " && /^(?:va|cung|voi)$/.test(wordsAt(reading, last + 1, 1)) ? last + 2 : -1;
}

function startAt(reading: Reading, at: number): Hit | null {
  const { text, folded, words, things } = reading;
  const short = startingAt({ text, folded, words, at }, things.short);
  return short === null ? null : hitOf(reading, at, short);
}

/** "Thuê bảo vệ (Trạm Y tế xã Đức Chính)": of rows that share a name the one in the group that is told behind it. */
function inGroupAside(reading: Reading, hit: Hit): Hit {
  const { last, things } = hit;
  const opens = /^\)?\s*[(–-]\s*$/.test(betweenWords(reading, last + 1));
  const name = opens ? longest(reading, last + 1) : null;
  const own =
    name === null
      ? []
      : things.filter((thing) => name.things.some((around) => isInside(thing, around)));
  if (name === null || own.length === 0) return hit;
  return { last: last + name.words.length, things: own, label: false, ended: true };
}

function mentionAt(reading: Reading, at: number): Hit | null {
  const hit = plainMentionAt(reading, at);
  return hit === null ? null : inGroupAside(reading, hit);
}

function plainMentionAt(reading: Reading, at: number): Hit | null {
  const several = severalAt(reading, at) ?? singleAt(reading, at);
  if (several !== null) return several;
  for (const count of [3, 2, 1]) {
    if (!LEADS.test(wordsAt(reading, at, count))) continue;
    const next = at + count;
    if (/[,;.]/.test(betweenWords(reading, next))) continue;
    const hit = labelAt(reading, next) ?? placeAt(reading, at, next) ?? nameAt(reading, next, true);
    if (hit !== null) return hit;
  }
  return standsAlone(reading, at) ? nameAt(reading, at, false) : null;
}

/** At the start, behind a mark, behind a word that a name may follow or behind a count of its unit ("4 bộ"). */
function standsAlone({ folded, words }: Reading, at: number): boolean {
  const [before, own] = [words[at - 1], words[at]];
  // A quarter is one whatever stands before it; "mỗi lớp tập huấn …".
  if (before === undefined || own === undefined || own.text === "quy") return true;
  if (/^(?:moi|mot)$/.test(words[at - 2]?.text ?? "")) return true;
  if (/[^\s]/.test(folded.slice(before.end, own.start)) || BEFORE.test(before.text)) return true;
  return [at - 1, at - 2, at - 3].some((place) => /^\d+$/.test(words[place]?.text ?? ""));
}

/** "nhóm II", with the name of the same group behind it: "nhóm II (Hạ tầng mạng)". */
function labelAt(reading: Reading, at: number): Hit | null {
  const word = reading.words[at];
  const said = word === undefined ? "" : reading.text.slice(word.start, word.end);
  if (!/^(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})$/u.test(said)) return null;
  const things = labelled(reading.things, said);
  if (things.length === 0) return null;
  const name = longest(reading, at + 1);
  const same = name?.things.some((thing) => things.includes(thing)) === true;
  return { last: same ? at + name.words.length : at, things, label: true };
}

/** "nhóm I và II", "nhóm I, II và IV"; "ba phần đầu tư, thường xuyên, đào tạo". */
function nextOfList(reading: Reading, at: number, last: Hit): Hit | null {
  const gap = wordsAt(reading, at - 1, 1);
  const joined = last.last === at - 1 ? betweenWords(reading, at) : "";
  const behind = last.last === at - 2 && /^(?:va|voi|cung)$/.test(gap);
  if (!behind && !/^\s*[,+]\s*$/.test(joined)) return null;
  if (last.label) return labelAt(reading, at);
  const { text, folded, words, things } = reading;
  const short = isGroup(last) ? shortAt({ text, folded, words, at }, things.short, true) : null;
  return short === null ? null : hitOf(reading, at, short);
}

const isGroup = ({ things }: Hit): boolean => things.every(({ kind }) => kind === "group");

const PLACES: Readonly<Record<string, number>> = {
  "thu nhat": 1,
  "dau tien": 1,
  "thu hai": 2,
  "thu ba": 3,
  "thu tu": 4,
  "thu nam": 5,
  "thu sau": 6,
  "cuoi cung": -1,
};

/** "nhóm thứ hai", "khoản đầu tiên": of the one budget there is. */
function placeAt(reading: Reading, lead: number, at: number): Hit | null {
  const place = PLACES[wordsAt(reading, at, 2)];
  const row = ownOf(reading, wordsAt(reading, lead, 1)).at(
    place === undefined || place < 0 ? -1 : place - 1,
  );
  return place === undefined || row === undefined
    ? null
    : { last: at + 1, things: [row], label: false };
}
