/** Which documents a list is wanted of: their types, who issued them, and the subjects of the register that the question names. Pure. */
import { TYPE_WORDS } from "../../domain/reference/document-types.ts";
import type { DocumentType, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { subjectName } from "../../domain/regulation/subject-names.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Terms } from "./terms.ts";

const TYPES =
  "thong tu|tt|nghi dinh|nd|luat|quyet dinh|qd|nghi quyet|nq|chi thi|cong van|cong dien|tieu chuan|tcvn";
const KINDS = `van ban|quy dinh|quy che|can cu|co so phap ly|vb|${TYPES}`;
/** Words that make the documents behind them several. */
const MANY =
  "cac|nhung|list|danh sach|danh muc|liet ke|ke (?:ten|ra|het)|bo|toan bo|tat ca|tong hop|he thong";
const BETWEEN =
  "cac|nhung|moi|giup|gium|het|ra|ten|toan bo|tat ca|cho|toi|em|minh|so hieu|day du|luon|day|chinh|danh muc|danh sach|lai|loai";
/** They stand beside each other: "các bệnh viện theo thông tư nào", "Bộ Y tế có thông tư nào" ask for one. */
const MANY_DOCUMENTS = new RegExp(
  `\\b(?:${MANY})(?: (?:${BETWEEN}))* (?:${KINDS}|chien luoc)\\b(?! (?:nay|do|tren|kia|ay|cu)\\b)`,
);
/** A list is wished, not something told of such documents. */
const WISHED =
  /\b(?:nao|gi|gom|liet ke|ke (?:ten|ra|het|luon)|danh sach|list|tong hop|he thong van ban|can (?:biet|co|dan|vien dan)|hien hanh|dang (?:ap dung|dung|co hieu luc|con)|con (?:hieu luc|dung|xai|ap dung)|cho (?:toi|em|minh|xin)|lam (?:can cu|co so)|phai (?:dan|vien dan|theo))\b|^(?:cac|nhung|bo|toan bo|tat ca|danh sach|danh muc|list|liet ke|ke|tong hop|he thong) /;
/** Something else is asked of them. */
const OF_ONE =
  /\b(?:thay (?:the )?(?:cho )?(?:nhung|cac)|khac (?:gi|nhau|nhu)|bao nhieu|khi nao|bao gio|ngay nao|(?:bi|muc) phat|ai|thay doi|the nao|ra sao|sap het|moi (?:co|ban)|het hieu luc|bi (?:thay|bai bo)|sua doi)\b/;
/** "Luật, nghị định, thông tư nào": several types at once. */
const SEVERAL_TYPES = new RegExp(
  `\\b(?:${TYPES})(?:\\s*(?:,|va|\\+|/)?\\s+(?:${TYPES}))+\\b.{0,60}\\b(?:nao|gi|ve)\\b`,
);

/** "Chỉ thị về … có những cái nào", "phần căn cứ ghi gì". */
const AND_WHICH = new RegExp(
  `\\b(?:${KINDS})\\b.{0,80}\\b(?:co|gom|la) nhung (?:cai|van ban|gi|loai)\\b|\\bcan cu(?: phap ly)? (?:thi |nen |can |phai )*(?:ghi|neu|dan|gom|co|dua) (?:nhung )?(?:gi|nao|van ban)\\b`,
);

/** `folded`: the question. */
export function asksForList(folded: string): boolean {
  if (/\d\s*\/|\d-nq/.test(folded) || OF_ONE.test(folded)) return false;
  const isOfMany = MANY_DOCUMENTS.test(folded) && WISHED.test(folded);
  return isOfMany || SEVERAL_TYPES.test(folded) || AND_WHICH.test(folded);
}

const TYPE_SAID = new RegExp(`\\b(?:${TYPES})\\b`, "g");
/** A type behind these words is of the subject: "hướng dẫn Luật Đấu thầu". */
const OF_SUBJECT =
  /\b(?:huong dan|thi hanh|chi tiet|theo|cua|hien|thuc hien)(?: mot so dieu cua)? $/;

/** Types of document that are asked for; empty where any will do. */
export function askedTypes(folded: string): Set<DocumentType> {
  const types = new Set<DocumentType>();
  for (const match of folded.matchAll(TYPE_SAID)) {
    if (OF_SUBJECT.test(folded.slice(0, match.index))) continue;
    const type = TYPE_WORDS.find(([pattern]) => pattern.test(match[0]))?.[1];
    if (type !== undefined) types.add(type);
  }
  // "Văn bản …" or "quy định …" beside a type: any will do.
  const isAny = /\b(?:van ban|quy dinh)\b|(?<!lam )\bcan cu\b/.test(folded);
  return isAny && types.size < 2 ? new Set() : types;
}

const ISSUERS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bbo chinh tri\b/, /^bo chinh tri$/],
  [/\bquoc hoi\b/, /^quoc hoi$/],
  [/\bthu tuong\b/, /^thu tuong/],
  [/\bchinh phu\b(?! (?:so|dien tu))/, /^chinh phu$/],
  [/\b(?:bo y te|byt)\b/, /bo y te/],
  [/\b(?:bo tai chinh|btc)\b/, /^bo tai chinh$/],
  [/\b(?:bo khoa hoc(?: va cong nghe)?|bkhcn|bo khcn)\b/, /^bo khoa hoc/],
];

/** Whether a document is of a body that the question asks for; any is where it names none. */
export function makeIssuerFilter(folded: string): (entry: RegisterEntry) => boolean {
  const said = folded.replace(/thu tuong chinh phu/g, "thu tuong");
  const meant = ISSUERS.filter(([name]) =>
    new RegExp(`\\b(?:cua|do|va|,) ?${name.source}`).test(said),
  );
  return ({ issuer }) =>
    meant.length === 0 || meant.some(([, pattern]) => pattern.test(fold(issuer)));
}

/** Names by which staff mean a subject, beside its own. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  "dau-tu-cntt": ["đầu tư công nghệ thông tin", "thuê dịch vụ công nghệ", "thuê phần mềm"],
  "dinh-muc-thiet-bi": [
    "định mức máy tính",
    "mua sắm máy tính",
    "mua máy tính",
    "thiết bị tin học",
  ],
  "ke-don-thuoc": ["đơn thuốc"],
  "hoa-don": ["hóa đơn"],
  "kien-truc-so": ["kiến trúc"],
  "dinh-danh": ["định danh", "VNeID"],
  "tri-tue-nhan-tao": ["AI"],
  "du-lieu-ca-nhan": ["dữ liệu cá nhân"],
  "giao-dich-dien-tu": ["giao dịch điện tử", "chữ ký điện tử"],
  "chu-ky-so": ["chữ ký điện tử", "ký số"],
  "chuan-du-lieu": ["dữ liệu đầu ra"],
  "thanh-toan-khong-tien-mat": ["không tiền mặt"],
  "cap-do-he-thong": ["cấp độ an toàn", "cấp độ"],
  "phong-benh": ["phòng bệnh", "bệnh truyền nhiễm"],
};

/**
 * Subjects whose name the question carries whole, those of most words first; one inside another is that other ("dữ liệu" of
 * "dữ liệu cá nhân").
 */
export function namedSubjects(
  asked: Terms,
  subjects: Iterable<string>,
  terms: (text: string) => Terms,
): string[] {
  const found: { subject: string; words: string[] }[] = [];
  for (const subject of subjects) {
    const names = [...subjectName(subject).split(", "), ...(ALSO[subject] ?? [])];
    const carried = names
      .map((name) => [...terms(name).weights.keys()])
      .filter((words) => words.length > 0 && words.every((word) => asked.weights.has(word)))
      .toSorted((a, b) => b.length - a.length)[0];
    if (carried !== undefined) found.push({ subject, words: carried });
  }
  // A name of one word is said in passing where another subject is called by more.
  const longest = Math.max(0, ...found.map(({ words }) => words.length));
  return found
    .filter(
      ({ words }) =>
        (words.length > 1 || longest <= 1) &&
        !found.some(
          (other) =>
            other.words.length > words.length && words.every((word) => other.words.includes(word)),
        ),
    )
    .toSorted((a, b) => b.words.length - a.words.length)
    .map(({ subject }) => subject);
}
