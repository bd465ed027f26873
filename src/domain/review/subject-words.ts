/**
 * What a sentence is about, as its telling words. Subjects are compared by these in any order; a word that narrows the
 * scope (a ward, out-patients) on one side only makes two subjects of them.
 */
import { syllables } from "../text/fold.ts";

const EMPTY_WORDS = new Set(
  (
    "cac cua va cho tai theo ve trong voi viec hoat dong cong tac day manh co duoc den tu nhung phuong thuc hinh do " +
    "dich vu he thong dat tren ty le toi thieu tro len it nhat hon phan dau tang uoc luot so bang toan nganh bao dam " +
    "duy tri moi nam mot lan nang thuc hien su dung tong la cua da con khoang muc gan deu qua hoan thanh tiep tuc " +
    "trien khai phai cung ca o thong nhu ket chi tieu de ra"
  ).split(" "),
);
/** Who or where: on one side only they tell that the subjects differ. */
export const SCOPE = new Set(
  (
    "khoa phong tram xa phuong huyen tinh tuyen noi ngoai tru tre tuoi gia ngheo lan cap moi giam sat hai man tinh " +
    "lam sang khu vuc tu nhan cong lap truc tuyen dien giay muc do ban thon lanh dao bac si dieu duong chuyen mon " +
    "mo rong thi diem"
  ).split(" "),
);

export const tellingWords = (text: string): Set<string> =>
  new Set(
    syllables(text).filter(
      (word) => !EMPTY_WORDS.has(word) && word.length > 1 && !/^\d/.test(word),
    ),
  );

/** What is linked up is electronic, with or without the word, and goes to one system. */
export const PRESCRIPTION = /\bdon thuoc dien tu\b/g;
const NATIONAL_SYSTEM = /\b(?:len|vao|voi) (?:he thong|cong|nen tang)(?: [a-z]+){0,3} quoc gia\b/g;
/** "lập hồ sơ": no public or private ("công lập") that would narrow the subject. */
const DRAWN_UP = /(?<!\b(?:cong|doc) )\blap\b/g;

/** Words of a subject in one form, whatever of several usual ways it is written in. */
export const subjectWords = (text: string): Set<string> =>
  tellingWords(
    text
      // Paying by code, card or transfer is paying without cash.
      .replace(
        /\b(?:qua|bang) (?:ma qr|the|chuyen khoan|ung dung ngan hang)\b(?: va (?:the|ma qr|chuyen khoan))?/g,
        "khong dung tien mat",
      )
      .replace(/\btren dia ban\b|\bgia tri\b/g, " ")
      .replace(DRAWN_UP, "tao")
      .replace(PRESCRIPTION, "don thuoc")
      .replace(NATIONAL_SYSTEM, " "),
  );

/** "già" narrows to the old, "quốc gia" says nothing of whom, "cập nhật" is no level. */
export const isScope = (word: string, words: ReadonlySet<string>): boolean =>
  SCOPE.has(word) &&
  !(word === "gia" && words.has("quoc")) &&
  !(word === "cap" && words.has("nhat"));

/** How well or with what outcome it is done: another thing to measure. */
const OUTCOMES: readonly (readonly string[])[] = [
  ["han"],
  ["hai", "long"],
  ["giai", "quyet"],
  ["yeu", "cau"],
  ["chung", "chi"],
];

/** A word of the one narrows what the other speaks of. */
export const isNarrower = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((word) => !other.has(word) && isScope(word, one)) ||
  OUTCOMES.some((words) => hasAll(one, words) && !words.some((word) => other.has(word)));

const hasAll = (all: ReadonlySet<string>, words: readonly string[]): boolean =>
  words.every((word) => all.has(word));

/** The same subject: the words of the shorter one stand in the longer one, and the rest does not narrow it. */
export function sameSubject(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  const [less, more] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  // Three words only where there are no others: "không (dùng) tiền mặt".
  if (common < 4) return common === 3 && more === 3;
  const [narrowed, narrows] = [isNarrower(a, b), isNarrower(b, a)];
  // In-patients here, out-patients there.
  if (narrowed && narrows) return false;
  if (common / more >= 0.85) return true;
  if (narrowed || narrows) return false;
  return common === less
    ? more - less <= 4
    : common >= 5 && less - common === 1 && common / more >= 0.7;
}

/** The same words, all of them. */
export const equalWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((word) => b.has(word));
