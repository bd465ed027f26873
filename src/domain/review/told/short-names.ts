/**
 * Short forms by which people call the things of a budget: "tường lửa" for "Thiết bị tường lửa thế hệ mới", "số hóa bệnh
 * án giấy" for "Số hóa hồ sơ bệnh án giấy tại 14 bệnh viện", "PACS" for the letters in a name. Some words of the name in
 * their order that no other name of the tables has, and only where the name ends there in the text.
 */
import { plainWords } from "../../text/plain-words.ts";

interface Nameable {
  kind: "group" | "line" | "source" | "quarter";
  name: string;
}

interface Name<T> {
  thing: T;
  words: readonly string[];
  /** Words that open what the thing is for, where it is. */
  open: readonly boolean[];
  /** Capital letters of its name: "LAN" is no "lần". */
  letters?: true;
}

export interface ShortNames<T> {
  all: readonly Name<T>[];
  /** By the words that short forms may begin with. */
  byWord: ReadonlyMap<string, readonly { name: Name<T>; at: number }[]>;
}

/** With its marks: "từ" is none of "điện tử". */
const OPEN =
  /^(?:và|hoặc|cho|của|tại|với|theo|để|đến|từ|các|những|phục|trong|ở|là|loại|không|giữa|nhằm|thuộc)$/u;
/** What is done to get a thing, what kind of thing it is: alone these tell nothing. */
const GENERIC =
  /^(?:(?:mua sam|mua bo sung|mua moi|mua|thue bao|thue|trang bi|lap dat|dau tu|cung cap|bo sung|chi phi|kinh phi|chi|dich vu|nang cap|trien khai|xay dung|duy tri|van hanh|to chuc|thuc hien|bao dam|he thong|phan mem|thiet bi|bo|goi|giai phap|cong cu|nen tang|ung dung|ngan sach|nguon|von|cong nghe thong tin|chuyen doi so|thong tin|du lieu|benh vien|trung tam|y te|nhan vien|hoat dong|nhiem vu|quan ly|phat trien|nang cao|chat luong|cong tac|so|may|hang nam|nam|khac|chung|bao tri|sua chua|dao tao|tap huan|ban quyen|gia han|cuoc|phi|ha tang|nganh|tinh|toan|vien|don vi|khoa|phong|du an|chuong trinh) ?)+$/;
/** "Vốn sự nghiệp từ ngân sách tỉnh": whose purse it is tells a source, as general as its words are. */
const PURSE =
  /^ngan sach (?:tinh|xa|phuong|huyen|quan|thi xa|thanh pho|trung uong|nha nuoc|dia phuong|nganh)$/;
const LETTERS = /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]{2,}(?![\p{L}\d])/gu;
const MOST_SKIPPED = 2;

export function shortNames<T extends Nameable>(things: readonly T[]): ShortNames<T> {
  const all = things
    .filter(({ kind }) => kind !== "quarter")
    .flatMap((thing) => [
      nameOf(thing, thing.name.replace(/\([^)]*\)/g, " ")),
      ...lettersOf(thing),
    ]);
  const byWord = new Map<string, { name: Name<T>; at: number }[]>();
  for (const name of all) {
    for (const at of startsOf(name)) {
      const word = name.words[at] ?? "";
      byWord.set(word, [...(byWord.get(word) ?? []), { name, at }]);
    }
  }
  return { all, byWord };
}

function nameOf<T>(thing: T, text: string): Name<T> {
  const marked =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  return { thing, words: plainWords(text).split(" "), open: marked.map((one) => OPEN.test(one)) };
}

/** The first word, and those with nothing but general words in front; the purse of a source. */
const startsOf = <T extends Nameable>({ thing, words, open }: Name<T>): number[] =>
  words.flatMap((_, at) =>
    at === 0 ||
    (thing.kind === "source" && PURSE.test(words.slice(at).join(" "))) ||
    isForeign(words[at] ?? "") ||
    (!open.slice(0, at + 1).includes(true) && GENERIC.test(words.slice(0, at).join(" ")))
      ? [at]
      : [],
  );

/** "PACS", "HIS". */
const lettersOf = <T extends Nameable>(thing: T): Name<T>[] =>
  /\p{Ll}/u.test(thing.name)
    ? [...thing.name.matchAll(LETTERS)].map(([letters]) => ({
        ...nameOf(thing, letters),
        letters: true,
      }))
    : [];

/** Where a name ends in the text: at a mark, a figure or a word that no name goes on with. */
const ENDS =
  /^(?:$|\s*[.,;:()–\-+/%\n]|\s+(?:\d|(?:cho|o|tai) (?:\d|ca\b|toan|cac|nhom|phan|mang|muc|khoan|hang muc)|(?:la|can|het|ton|ngon|mat|chiem|duoc|do|co|voi|va|cung|chi|du kien|khoang|chung|gan|hon|kem|tren|duoi|bang|gap|lon|nho|cao|thap|nhieu|it|dat|re|dung|trong|thuoc|tu|gia|tri gia|kinh phi|tong|cong|gop|da|se|phai|moi|mot|ca|nam|lay|su dung|nay|thi|con|deu|xap xi|uoc|tuong (?:ung|duong)|ung voi|tra|hang|len|sau|truoc|hoac|chua|khong|lan luot|don gia|ho tro|doi ung|ganh|lo|tai tro|bao dam|dam bao|dong gop|bo tri|danh|rot|trung binh|binh quan|chiu|ap dung|tinh|cua|gom|theo|deu|chia nhau|tieu|xin|de nghi)(?!\p{L})))/u;

interface Place {
  text: string;
  folded: string;
  words: readonly { text: string; end: number; start: number }[];
  at: number;
}

export interface ShortHit<T> {
  /** The things of the one name that is meant; of several names where the words do not tell which. */
  things: readonly T[];
  /** False where the words may mean a part of it, or another thing whose name holds them too. */
  sure: boolean;
  /** Position of the last word. */
  last: number;
}

/** The things whose short form stands at a word; of groups only where the words in front say so. */
export function shortAt<T extends Nameable>(
  place: Place,
  { all, byWord }: ShortNames<T>,
  ofGroup: boolean,
): ShortHit<T> | null {
  const runs = (byWord.get(place.words[place.at]?.text ?? "") ?? [])
    .filter(({ name }) => name.thing.kind === "group" || !ofGroup)
    .filter(({ name }) => name.letters !== true || isInLetters(place))
    .flatMap(({ name, at }) => runAt(place, name, at) ?? [])
    .filter(({ thing, whole }) => thing.kind !== "group" || ofGroup || whole);
  const [best] = runs.toSorted((a, b) => b.said.length - a.said.length);
  if (best === undefined) return loosely(place, { all, byWord }, ofGroup);
  const { said, last } = best;
  const holding = all.filter(
    ({ thing, words }) => (!ofGroup || thing.kind === "group") && holdsAll(words, said),
  );
  const named = holding.filter(({ thing }) => thing.name === best.thing.name);
  const sure = named.length === holding.length;
  // "Máy in" of "Máy in laser" and "Máy in kim": any of them, or all together.
  const meant = sure ? named : holding;
  return { things: [...new Set([best.thing, ...meant.map(({ thing }) => thing)])], last, sure };
}

/** Behind the words stands what is told of a thing: its money, its share, or the next of a list. */
export const TOLD =
  /^(?: (?:la|can|het|chi|chiem|khoang|gan|hon|voi|bang|ton|co kinh phi|cong lai|tong cong|tong))*(?: ?:)? ?(?:\d|mot phan|mot nua)/;

/** "Đào tạo 60 triệu đồng": words too general to be a name are one where money or a share is told of them. */
function loosely<T extends Nameable>(
  place: Place,
  names: ShortNames<T>,
  ofGroup: boolean,
): ShortHit<T> | null {
  const hit = ofGroup ? null : startingAt(place, names);
  const end = place.words[hit?.last ?? 0]?.end ?? 0;
  return hit !== null && TOLD.test(place.folded.slice(end)) ? hit : null;
}

/** The things whose names begin with the most of the words, two and more. */
export function startingAt<T extends Nameable>(
  place: Place,
  { byWord }: ShortNames<T>,
): ShortHit<T> | null {
  const { words, at } = place;
  const starting = byWord.get(words[at]?.text ?? "") ?? [];
  const runs = starting.flatMap(({ name, at: from }) => {
    const { said, last, next, skipped } = commonRun(place, name.words, from);
    const cut = name.open[next - 1] === true || skipped > 0 || said.length < 2;
    return cut || name.thing.kind === "source" ? [] : [{ thing: name.thing, said, last }];
  });
  const most = Math.max(0, ...runs.map(({ said }) => said.length));
  const longest = runs.filter(({ said }) => said.length === most);
  const [first] = longest;
  // "Thu dịch vụ" is a source, no service.
  const ofSource = /^(?:thu|phi|nguon)$/.test(words[at - 1]?.text ?? "");
  if (first === undefined || ofSource) return null;
  return { things: [...new Set(longest.map(({ thing }) => thing))], last: first.last, sure: false };
}

interface Run<T> {
  thing: T;
  last: number;
  said: readonly string[];
  /** All of the name but general words in front. */
  whole: boolean;
}

/** The words of the text that go on in those of the name, where they are enough of it and end there. */
function runAt<T extends Nameable>(place: Place, named: Name<T>, from: number): Run<T> | null {
  const { thing, words: name, open } = named;
  const { said, last, next, skipped } = commonRun(place, name, from);
  const whole = skipped === 0 && next === name.length && said.length >= 3;
  // "Đào tạo" of "Đào tạo và truyền thông" is a part of the thing, but for a group that is led.
  const half = thing.kind !== "group" && isAnd(name[next]);
  const cut = half || open[next - 1] === true;
  const ends = ENDS.test(place.folded.slice(place.words[last]?.end ?? 0));
  return !cut && ends && isEnough(named, said, skipped) ? { thing, last, said, whole } : null;
}

/** Without marks, and in capitals where it could be read as a syllable. */
function isInLetters({ text, words, at }: Place): boolean {
  const said = text.slice(words[at]?.start, words[at]?.end).normalize("NFC");
  const plain = said.toLowerCase() === words[at]?.text;
  return plain && (said === said.toUpperCase() || !SYLLABLE.test(said.toLowerCase()));
}

/** "Monitor", "camera": one word that no other language but its own has says what is meant. */
const isForeign = (word: string): boolean =>
  word.length >= 4 && /^\p{L}+$/u.test(word) && !SYLLABLE.test(word);

const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** Letters of a name, or some words of it that tell something; led by "phần", "nhóm" any words of a group. */
const isEnough = <T extends Nameable>(
  { thing, words }: Name<T>,
  said: readonly string[],
  skipped: number,
): boolean =>
  words.length === 1 ||
  (said.length === 1 && isForeign(said[0] ?? "")) ||
  (said.length >= (skipped > 0 ? 4 : 2) &&
    (thing.kind === "group" ||
      (thing.kind === "source" && PURSE.test(said.join(" "))) ||
      !GENERIC.test(said.join(" "))));

interface CommonRun {
  said: readonly string[];
  /** Position of its last word in the text. */
  last: number;
  /** The word of the name behind it. */
  next: number;
  skipped: number;
}

/** How far the text goes on in the words of the name, "và" told as a comma or left out of either. */
function commonRun({ folded, words, at }: Place, name: readonly string[], from: number): CommonRun {
  const said = [name[from] ?? ""];
  let [last, next, skipped] = [at, from + 1, 0];
  for (;;) {
    const step = isAnd(words[last + 1]?.text) ? [1, 2] : [1];
    const by = step.find((one) => mayFollow(name, next, words[last + one]?.text, said.length));
    const word = words[last + (by ?? 0)];
    if (by === undefined || word === undefined) break;
    const found = name.indexOf(word.text, next);
    const left = leftOut(name, next, found);
    const parted = /[.;:()]/.test(folded.slice(words[last]?.end ?? 0, word.start));
    if (parted || skipped + left > MOST_SKIPPED) break;
    said.push(word.text);
    [last, next, skipped] = [last + by, found + 1, skipped + left];
  }
  return { said, last, next, skipped };
}

const isAnd = (word: string | undefined): boolean => /^(?:va|voi|cung|hoac)$/.test(word ?? "");

const leftOut = (name: readonly string[], from: number, to: number): number =>
  name.slice(from, to).filter((word) => !isAnd(word)).length;

/** Words of a name are left out only behind two that are told. */
function mayFollow(
  name: readonly string[],
  from: number,
  word: string | undefined,
  said: number,
): boolean {
  const at = word === undefined ? -1 : name.indexOf(word, from);
  return at >= 0 && leftOut(name, from, at) <= (said >= 2 ? MOST_SKIPPED : 0);
}

/** All the words in their order, not far from each other. */
export function holdsAll(name: readonly string[], said: readonly string[]): boolean {
  return name.some((word, from) => {
    if (word !== said[0]) return false;
    let next = from;
    for (const one of said.slice(1)) {
      const at = name.indexOf(one, next + 1);
      if (at < 0 || at - next > MOST_SKIPPED + 1) return false;
      next = at;
    }
    return true;
  });
}
