/**
 * Short forms by which people call the rows of a budget: "tường lửa" for "Thiết bị tường lửa thế hệ mới cho cổng
 * Internet", "PACS" for the letters in its name. Only words that no other name of the tables has, and only where the
 * name ends there in the text.
 */
import { foldInPlace } from "../../text/fold.ts";
import { plainWords } from "../../text/plain-words.ts";

interface Nameable {
  kind: "group" | "line" | "source" | "quarter";
  name: string;
}

export interface ShortName<T> {
  words: readonly string[];
  thing: T;
}

/** What is done to get a thing, or what kind of thing it is: no name by itself. */
const HEAD =
  /^(?:(?:mua sam|mua bo sung|mua moi|mua|thue bao|thue|trang bi|lap dat|dau tu|cung cap|bo sung|chi phi|kinh phi|chi|dich vu|nang cap|trien khai|xay dung|duy tri|van hanh|to chuc|thuc hien|he thong|phan mem|thiet bi|bo|goi|giai phap|cong cu|nen tang|ung dung) )+/;
/** A name cut off behind one of these says nothing. */
const OPEN =
  /^(?:va|cho|cua|tai|voi|theo|de|den|tu|cac|nhung|phuc vu|trong|o|la|loai|so|hai|ba|co|khong|sang|dung)$/;
const LEAST_WORDS = 2;
const LETTERS = /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d]{2,}(?![\p{L}\d])/gu;

/** By the first word of each. */
export function shortNames<T extends Nameable>(all: readonly T[]): Map<string, ShortName<T>[]> {
  const names = all.map(({ name }) => ` ${plainWords(name)} `);
  const isOwn = (words: string, thing: T): boolean =>
    all.every((other, at) => other === thing || names[at]?.includes(` ${words} `) !== true);
  const byWord = new Map<string, ShortName<T>[]>();
  for (const thing of all.filter(({ kind }) => kind === "line")) {
    for (const said of new Set([...startsOf(thing.name), ...lettersOf(thing.name)])) {
      const words = said.split(" ");
      const first = words[0] ?? "";
      if (isOwn(said, thing)) byWord.set(first, [...(byWord.get(first) ?? []), { words, thing }]);
    }
  }
  return byWord;
}

/** "tuong lua", "tuong lua the he", with the words in front of it too, a comma for "và"; up to the first mark or bracket of the name. */
function startsOf(name: string): string[] {
  const whole = plainWords(/^[^(,;:/–]*/.exec(name)?.[0] ?? "");
  const head = HEAD.exec(`${whole} `)?.[0].trim() ?? "";
  const core = whole.slice(head.length).trim();
  const words = core === "" ? [] : core.split(" ");
  const starts = words.flatMap((word, at) => {
    const open = OPEN.test(word) || /^(?:va|hoac)$/.test(words[at + 1] ?? "");
    const start = words.slice(0, at + 1).join(" ");
    return at + 1 < LEAST_WORDS || open ? [] : [start, start.replaceAll(" va ", " ")];
  });
  return [...starts, ...(head === "" ? [] : starts.map((one) => `${head} ${one}`))];
}

/** "PACS", "HIS". */
const lettersOf = (name: string): string[] =>
  /\p{Ll}/u.test(name) ? [...name.matchAll(LETTERS)].map(([letters]) => foldInPlace(letters)) : [];

/** Where a name ends in the text: at a mark, a figure or a word that no name goes on with. */
const ENDS =
  /^(?:$|\s*[.,;:()–\-+/%\n]|\s+(?:\d|(?:la|can|het|ton|ngon|mat|chiem|duoc|do|co|voi|va|cung|chi|du kien|khoang|gan|hon|tren|duoi|bang|gap|lon|nho|cao|thap|nhieu|it|dat|re|dung|trong|thuoc|tu|gia|tri gia|kinh phi|tong|cong|gop|da|se|phai|moi|mot|ca|nam|lay|su dung|nay|thi|con|deu|xap xi|uoc|tuong (?:ung|duong)|ung voi|tra|hang|len|sau|truoc|hoac|chua|khong|lan luot|don gia)(?!\p{L})))/u;

interface Place {
  folded: string;
  words: readonly { text: string; end: number }[];
  at: number;
}

/** The short name at a word, the longest one that ends there. */
export function shortAt<T>(
  { folded, words, at }: Place,
  names: ReadonlyMap<string, readonly ShortName<T>[]>,
): ShortName<T> | null {
  const fitting = (names.get(words[at]?.text ?? "") ?? []).filter(
    ({ words: own }) =>
      own.every((word, index) => words[at + index]?.text === word) &&
      ENDS.test(folded.slice(words[at + own.length - 1]?.end ?? 0)),
  );
  return fitting.toSorted((a, b) => b.words.length - a.words.length)[0] ?? null;
}
