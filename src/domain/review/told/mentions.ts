/** Where a text names a thing of its budgets: by name, by the start of its name, by label, by place, several by count. */
import { foldInPlace } from "../../text/fold.ts";
import { rowsBelow } from "../row-counts.ts";
import { type Hit, type Reading, type Word, wordsAt } from "./name-reading.ts";
import { labelled, type Thing, type ThingName, type Things } from "./named-things.ts";
import { ownOf, severalAt, singleAt } from "./several-things.ts";
import { shortAt } from "./short-names.ts";

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
  /^(?:cho|la|le|voi|va|hai|ba|bon|sau|rieng|dung|phi|tien|toan|tri|chi|cua|ve|tu|thuoc|hon|gom|cung|do|ca|gia|mua|trong|doi|con|bang|lan|chiem|trung|vao|gap|so|luong|cau|can|toi|den|bi|theo|giua|hoac|nhat|trang|sam|nua|khoan|de|vay|moi|mot|cap|lap|in|chua|ngoai|viec|ke|tinh|hang|cac|nhung|tung|duoc|nhieu|it|lay|thue|tru|tach|bo|gat|%)$/;

export function mentionsIn(text: string, things: Things): Mention[] {
  const folded = foldInPlace(text);
  const words = [...folded.matchAll(/[\p{L}\d]+/gu)].map((match): Word => {
    const end = match.index + match[0].length;
    return { text: match[0], start: match.index, end };
  });
  const found: Mention[] = [];
  let last: Hit | null = null;
  for (let at = 0; at < words.length; at++) {
    const reading = { text, folded, words, things };
    const hit: Hit | null =
      mentionAt(reading, at) ?? (last === null ? null : nextOfList(reading, at, last));
    if (hit === null) continue;
    const start = words[at]?.start ?? 0;
    const end = words[hit.last]?.end ?? 0;
    const open = /\([^)]*$/.test(folded.slice(start, end)) && folded[end] === ")";
    const inGroup = groupAside(reading, hit);
    if (inGroup !== null) {
      found.push({ start, end: inGroup.end, things: inGroup.things });
      last = null;
      at = inGroup.last;
      continue;
    }
    found.push({ start, end: open ? end + 1 : end, things: hit.things });
    last = hit;
    at = hit.last;
  }
  return found;
}

/** "Thuê bảo vệ (Trạm Y tế xã Đức Chính)": of rows that share a name the one in the group that is told behind it. */
function groupAside(
  reading: Reading,
  { last, things }: Hit,
): { things: readonly Thing[]; last: number; end: number } | null {
  const { folded, words } = reading;
  const opens = /^\)?\s*[(–-]\s*$/.test(betweenWords(reading, last + 1));
  const name = opens ? longest(reading, last + 1) : null;
  const own = name === null ? [] : things.filter((thing) => isInside(thing, name.things));
  if (name === null || own.length === 0) return null;
  const end = words[last + name.words.length]?.end ?? 0;
  const closes = folded[end] === ")";
  return { things: own, last: last + name.words.length, end: closes ? end + 1 : end };
}

const isInside = ({ rows }: Thing, around: readonly Thing[]): boolean =>
  around.some(({ kind, table, rows: [group] }) => {
    const below = kind !== "group" || group === undefined ? [] : rowsBelow(table, group);
    return rows.every((row) => below.includes(row));
  });

function mentionAt(reading: Reading, at: number): Hit | null {
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
  const { folded, words, things } = reading;
  const short = isGroup(last) ? shortAt({ folded, words, at }, things.short, true) : null;
  return short === null ? null : { last: short.last, things: [short.thing], label: false };
}

const isGroup = ({ things }: Hit): boolean => things.every(({ kind }) => kind === "group");

const betweenWords = ({ folded, words }: Reading, at: number): string =>
  folded.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);

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

function nameAt(reading: Reading, at: number, led: boolean): Hit | null {
  const whole = longest(reading, at);
  if (whole !== null)
    return { last: at + whole.words.length - 1, things: whole.things, label: false };
  return partAt(reading, at, led) ?? shortNameAt(reading, at, led);
}

/** "Tường lửa", "phần mềm PACS"; of a group "phần đầu tư". */
function shortNameAt(reading: Reading, at: number, led: boolean): Hit | null {
  const { folded, words, things } = reading;
  const ofGroup = isLedGroup(reading, at, led);
  if (OF_WORK.test(wordsAt(reading, Math.max(0, at - 4), Math.min(at, 4)))) return null;
  for (const skipped of [0, 1, 2]) {
    if (skipped > 0 && !KIND.test(wordsAt(reading, at, skipped))) continue;
    const place = { folded, words, at: at + skipped };
    const short =
      (ofGroup ? shortAt(place, things.short, true) : null) ?? shortAt(place, things.short, false);
    if (short !== null) return { last: short.last, things: [short.thing], label: false };
  }
  return null;
}

/** "Phần …", "nhóm …": "hạng mục" is a row. */
const isLedGroup = (reading: Reading, at: number, led: boolean): boolean =>
  led &&
  /^(?:nhom|mang|khoi|phan|muc|vuc)$/.test(wordsAt(reading, at - 1, 1)) &&
  !/^(?:hang|dau|danh|khoan)$/.test(wordsAt(reading, at - 2, 1));
/** What is done with a thing is another one: "bảo hành LIS", "đào tạo sử dụng LIS". */
const OF_WORK =
  /\b(?:bao tri|bao hanh|dao tao|tap huan|huong dan|mo rong|van chuyen|cai dat|kiem dinh|sua chua|duy tri|gia han|khao sat|tich hop|ket noi|dung thu|thu nghiem)(?: (?:cho|cua|ve|voi|su dung|van hanh|khai thac|he thong|phan mem|thiet bi))*$/;
/** Nouns before a short name. */
const KIND = /^(?:he thong|phan mem|thiet bi|dich vu|nen tang|ung dung)$/;

/** The longest whole name that starts here. */
function longest(reading: Reading, at: number): ThingName | null {
  const names = reading.things.byWord.get(reading.words[at]?.text ?? "") ?? [];
  const fitting = names.filter(({ words }) =>
    words.every((word, index) => reading.words[at + index]?.text === word),
  );
  return fitting.toSorted((a, b) => b.words.length - a.words.length)[0] ?? null;
}

/** "nhóm phần mềm" of "Phần mềm và dịch vụ", "phần mềm bệnh án điện tử" of "Phần mềm bệnh án điện tử (EMR)": one alone. */
function partAt(reading: Reading, at: number, led: boolean): Hit | null {
  const starts = reading.things.byWord.get(reading.words[at]?.text ?? "") ?? [];
  const cut = starts.map((name) => ({ name, common: commonStart(reading, at, name.words) }));
  const most = Math.max(0, ...cut.map(({ common }) => common));
  const best = cut.filter(({ common }) => common === most);
  const all = [...new Set(best.flatMap(({ name }) => name.things))];
  const group = isLedGroup(reading, at, led);
  // "Phần phần mềm": of a group, though rows begin alike.
  const groups = group ? all.filter(({ kind }) => kind === "group") : [];
  const [only, ...others] = groups.length === 1 ? groups : all;
  const words = best[0]?.name.words ?? [];
  return only === undefined || others.length > 0 || !tellsName(only, words, most, group)
    ? null
    : { last: at + most - 1, things: [only], label: false };
}

/** The first words are enough of a name; one that stops at "và" was none. */
function tellsName({ kind }: Thing, words: readonly string[], most: number, led: boolean): boolean {
  if (kind === "source" || /^(?:va|cho|cua|tai|voi)$/.test(words[most - 1] ?? "")) return false;
  return kind === "group" && led ? most >= 2 : most >= 3 && most * 2 >= words.length;
}

/** How far the words of the text go on in the words of the name, which may have a few more of them between. */
function commonStart({ words }: Reading, at: number, name: readonly string[]): number {
  let said = 0;
  let skipped = 0;
  let end = 0;
  for (const [place, word] of name.entries()) {
    if (words[at + said]?.text === word) {
      said += 1;
      end = place;
    } else if (said < 2 || ++skipped > MOST_SKIPPED) break;
  }
  // Words left out are worth a name only where its end is told.
  const straight = name.findIndex((word, index) => words[at + index]?.text !== word);
  const whole = straight < 0 ? name.length : straight;
  return said >= 4 && end === name.length - 1 ? said : whole;
}

const MOST_SKIPPED = 2;
