/** The name of a body as it is written in running text, from the capitals of a letterhead. */
import { upperFirst } from "../../text/first-letter.ts";
import { fold } from "../../text/fold.ts";
import { provinceEnd } from "../place-names.ts";
import { officialName } from "./body-codes.ts";

/** Spellings that no rule gives. */
const OFFICIAL = ["Cục Quản lý Khám, chữa bệnh", "Cục Khoa học công nghệ và Đào tạo"] as const;

/** Runs of words with one spelling wherever they stand in a name; longest first. */
const PHRASES = [
  "Ủy ban Mặt trận Tổ quốc",
  "Ủy ban nhân dân",
  "Hội đồng nhân dân",
  "Bảo hiểm xã hội",
  "Kiểm soát bệnh tật",
  "Phục hồi chức năng",
  "Y học cổ truyền",
  "Ban Chỉ đạo",
  "Ban Quản lý",
  "Ban Thường vụ",
  "Ban Chấp hành",
  "Ban cán sự đảng",
  "Trường Đại học",
  "Trường Cao đẳng",
  "Kho bạc Nhà nước",
  "Ngân hàng Nhà nước",
  "Liên đoàn Lao động",
  "Tổ công tác",
  "Bệnh viện",
  "Trung tâm",
  "Phòng khám",
  "Văn phòng",
  "Thanh tra",
  "Tổng cục",
  "Chi cục",
  "Học viện",
  "Công đoàn",
  "Công an",
  "Tỉnh ủy",
  "Thành ủy",
  "Huyện ủy",
  "Thị ủy",
  "Quận ủy",
  "Đảng ủy",
  "Đảng bộ",
  "Chính phủ",
  "Quốc hội",
  "Việt Nam",
  "Hồ Chí Minh",
  "Trung ương",
  "Quốc gia",
  "Đa khoa",
  "Da liễu",
  "Phụ sản",
  "Tâm thần",
  "Quân y",
  "Y tế",
] as const;
const BY_FIRST = new Map<string, (readonly string[])[]>();
for (const phrase of PHRASES) {
  const words = phrase.split(" ");
  const first = fold(words[0] ?? "");
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), words]);
}

/** Behind these a proper name follows. */
const ADMIN = /^(?:tinh|huyen|xa|phuong|quan|thi xa|thanh pho|khu vuc|vung|dac khu|thi tran)$/;
/** Named after what they do: small letters but the first; proper names stand behind an administrative word. */
const BY_TASK =
  /^(?:bo|so|vu|cuc|tong cuc|chi cuc|vien|truong|ban|phong|hoi dong|to cong tac|trung tam (?!y te)|van phong|quy|hoi|thanh tra)\b/;
const KEPT_SMALL = new Set(["và", "của", "ngành", "về", "-", "–"]);

/** "SỞ KHOA HỌC VÀ CÔNG NGHỆ" → "Sở Khoa học và Công nghệ"; `place` is a proper name that may stand at the end. */
export function properCase(capitals: string, place: string | null = null): string {
  const known = officialName(capitals) ?? OFFICIAL.find((one) => fold(one) === fold(capitals));
  if (known !== undefined) return known;
  const words = capitals.toLowerCase().split(/\s+/);
  const name: Name = {
    words,
    properFrom: words.length - placeWords(words, place),
    byTask: BY_TASK.test(fold(capitals)),
    cased: [],
    proper: false,
  };
  for (let index = 0; index < words.length; ) {
    index += takePhrase(name, index) || takeAdmin(name, index) || takeWord(name, index);
  }
  return withProvince(name.cased.join(" "));
}

interface Name {
  words: readonly string[];
  /** From this word on the name of a place. */
  properFrom: number;
  byTask: boolean;
  cased: string[];
  /** Behind "tỉnh", "huyện", "khu vực". */
  proper: boolean;
}

/** Each taker gives the number of words that it took; 0: not its case. */
function takePhrase(name: Name, index: number): number {
  const phrase = index < name.properFrom ? phraseAt(name.words, index) : null;
  if (phrase === null) return 0;
  const inside = index > 0 && /^(?:Y tế|Quốc gia)$/u.test(phrase) && !namesField(name.cased);
  name.cased.push(inside ? phrase.toLowerCase() : phrase);
  name.proper = false;
  return phrase.split(" ").length;
}

function takeAdmin(name: Name, index: number): number {
  const [word = "", next = ""] = name.words.slice(index, index + 2);
  const both = next !== "" && ADMIN.test(fold(`${word} ${next}`));
  if (index === 0 || index >= name.properFrom || (!both && !isAdmin(word, next))) return 0;
  name.cased.push(both ? `${word} ${next}` : word);
  name.proper = true;
  return both ? 2 : 1;
}

function takeWord(name: Name, index: number): number {
  const { words, properFrom, byTask, cased, proper } = name;
  const word = words[index] ?? "";
  const capital = index >= properFrom || proper || !byTask || startsField(cased, words, index);
  cased.push(capital && !KEPT_SMALL.has(word) ? upperFirst(word) : word);
  return 1;
}

/** "XÃ HỘI" names a field. */
const isAdmin = (word: string, next = ""): boolean =>
  ADMIN.test(fold(word)) && !/^hoi\b/.test(fold(next));

function phraseAt(words: readonly string[], index: number): string | null {
  const all = BY_FIRST.get(fold(words[index] ?? "")) ?? [];
  const found = all.find((phrase) =>
    phrase.every((word, step) => fold(word) === fold(words[index + step] ?? "")),
  );
  return found?.join(" ") ?? null;
}

/** "Sở Y tế", "Trung tâm Y tế", but "Trung tâm Thông tin y tế". */
const namesField = (before: readonly string[]): boolean =>
  before.length === 0 || PHRASE_KINDS.test(before.at(-1) ?? "");
const PHRASE_KINDS =
  /^(?:Bộ|Sở|Phòng|Trạm|Trung tâm|Bệnh viện|Công đoàn|Đa khoa|Văn hóa|và|-|[a-zđ]+,)$/u;

/** The first word behind the kind, and behind "và", "-" and a comma of a ministry's field. */
function startsField(cased: readonly string[], words: readonly string[], index: number): boolean {
  if (index <= 1) return true;
  const before = words[index - 1] ?? "";
  const field = /^(?:bộ|sở)$/u.test(words[0] ?? "") || words.includes("ban");
  if (field && /^(?:và|-|–)$|,$/u.test(before)) return true;
  return cased.length === 1 && (cased[0] ?? "").includes(" ");
}

function placeWords(words: readonly string[], place: string | null): number {
  if (place === null) return 0;
  const wanted = fold(place).split(" ");
  const tail = words.slice(-wanted.length).map((word) => fold(word));
  return words.length > wanted.length && tail.join(" ") === wanted.join(" ") ? wanted.length : 0;
}

function withProvince(name: string): string {
  const province = provinceEnd(name);
  return province === null ? name : name.slice(0, -province.length) + province;
}
