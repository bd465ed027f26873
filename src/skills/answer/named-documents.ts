/** Documents that a question names without a full symbol: bare numbers, standards without a year, the body that issued them. */
import { TYPE_WORDS } from "../../domain/reference/document-types.ts";
import { findReferences, type Reference } from "../../domain/reference/find-references.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold, foldInPlace, stripMarks, syllables } from "../../domain/text/fold.ts";
import { localIssuers } from "./plan-issuers.ts";

/** All documents that a text names, by symbol, short form or number. */
export function namedIn(text: string, register: Register): Reference[] {
  const found = findReferences(text);
  const standards = standardsIn(text, register).filter(
    (one) => !found.some((other) => one.start < other.end && other.start < one.end),
  );
  const all = [...found, ...standards];
  if (all.length > 0) return all;
  const numbers = bareNumbers(text, register);
  return numbers.length > 0 ? numbers : lonelyNumber(text);
}

/** "Số 33 còn hiệu lực không", "72 là nghị quyết hay luật", "em chỉ nhớ số 13": all that is known of a document is its number. */
function lonelyNumber(text: string): Reference[] {
  const folded = foldInPlace(text);
  if (!OF_DOCUMENT.test(folded)) return [];
  const match = LONELY.exec(folded) ?? LONELY_FIRST.exec(folded);
  const number = match?.[1];
  if (match === null || number === undefined) return [];
  const start = match.index + match[0].lastIndexOf(number);
  const raw = text.slice(match.index, start + number.length).trim();
  return [{ ...bare(raw, { start: match.index, end: start + number.length }), number }];
}

/** Behind it nothing that is counted, no part of a symbol, a date or an amount. */
const ALONE = String.raw`(?!\s*(?:[/%\-–]|[.,]?\d|(?:nam|thang|ngay|gio|trieu|ty|ti|dong|nghin|ngan|cai|chiec|bo|may|nguoi|can bo|co so|don vi|dieu|lan|phan tram|muc|cap|gb|mb)\b))`;
const LONELY = new RegExp(
  String.raw`\b(?:van ban|vb|(?<!\b(?:mau|phu luc|dieu|khoan|cau|muc|bang|chuong|cap|nhom|thoai|khoan|y|to|quy|thu) )so)(?: so| hieu)? (\d{1,4})\b${ALONE}`,
);
const LONELY_FIRST = new RegExp(String.raw`^\W*(\d{1,4})\b${ALONE}(?= la )`);
/** A document is what is asked of. */
const OF_DOCUMENT =
  /\b(?:con|het|co|van con) (?:hieu luc|ap dung|dung|xai)\b|\bla (?:van ban|luat|nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|cai|so) (?:gi|nao|hay|may)\b|\bnho (?:moi|duoc|mang mang)?\s*so\b|\bve (?:cai |van de )?gi\b|\b(?:noi dung|quy dinh|noi) (?:ve )?gi\b|\bcua (?:co quan|nam) nao\b|\bbi thay\b|\bthay (?:the )?(?:chua|bang)\b|\b(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|nd|tt|qd) (?:hay|hoac|hay la) (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|nd|tt|qd)\b/;

/** "Quyết định 4210/QĐ-BYT năm 2017", "QĐ 1931 của Bộ Y tế năm 2016": the year that stands behind a document. */
export function yearBehind(text: string, { end }: Pick<Reference, "end">): number | null {
  const behind = stripMarks(text.slice(end)).toLowerCase();
  const body = BODY.exec(behind)?.[0] ?? "";
  const year = /^\s*nam (20[012]\d)(?!\s*[-–/]?\d)/.exec(behind.slice(body.length))?.[1];
  return year === undefined ? null : Number(year);
}

/** The year behind a document is its own: that of its signing, or one when there was none of that number yet. */
export const isOwnYear = (year: number, { signed }: RegisterEntry): boolean =>
  signed !== null && year <= Number(signed.slice(0, 4));

const TYPE_AHEAD =
  /\b(?:van ban|thong tu|nghi dinh|luat|quyet dinh|cong van|chi thi|nghi quyet)(?: so)?\s*$|\bso(?: hieu)?\s*$/;

/** "117/2020", "văn bản 24/2018", when exactly one document bears number and year. */
function bareNumbers(text: string, register: Register): Reference[] {
  const references: Reference[] = [];
  for (const match of text.matchAll(/(?<![\d/])(\d{1,4})\/((?:19|20)\d{2})(?![\d/])/g)) {
    const [raw, number = "", year = ""] = match;
    if (isMonth(number, stripMarks(text.slice(0, match.index)).toLowerCase())) continue;
    const ahead = TYPE_AHEAD.exec(stripMarks(text.slice(0, match.index)).toLowerCase());
    const start = match.index - (ahead?.[0].length ?? 0);
    const reference = bare(raw, { start, end: match.index + raw.length });
    reference.number = number;
    reference.year = Number(year);
    if (register.resolve(reference).kind !== "known") {
      reference.typeWord = typeAhead(stripMarks(text.slice(0, match.index)).toLowerCase());
    }
    const { kind } = register.resolve(reference);
    // "Văn bản 23/2025": a document is surely meant, and the choice is the user's.
    if (kind === "known" || (kind === "ambiguous" && ahead !== null)) references.push(reference);
  }
  return references;
}

/** "Thông tư báo cáo thống kê 23/2025": the type stands a few words ahead. */
function typeAhead(before: string): Reference["typeWord"] {
  const word = /\b(thong tu|nghi dinh|luat|quyet dinh|chi thi|nghi quyet)(?: \S+){1,6}\s*$/.exec(
    before,
  )?.[1];
  return TYPE_WORDS.find(([pattern]) => pattern.test(word ?? "-"))?.[1] ?? null;
}

/** "Từ 7/2026", "tháng 12/2026 và 01/2027": a month, not a number. */
const isMonth = (number: string, before: string): boolean =>
  Number(number) <= 12 && TIME_AHEAD.test(before);
const TIME_AHEAD =
  /(?:\b(?:thang|tu|den|toi|truoc|sau|hoi|dau|cuoi|giua|trong|vao|ky|qua|het)|\bthang \d{1,2}\/20\d\d\s*(?:,|va|den|-|–|toi))\s*$/;

/** "TCVN 14423": the newest of the standards of that number. */
function standardsIn(text: string, register: Register): Reference[] {
  return [...text.matchAll(/\bTCVN\s*(\d{3,5})(?!\s*[:\d])/gi)].flatMap((match) => {
    const ofNumber = register.entries
      .filter(({ symbol }) => symbol.startsWith(`TCVN ${match[1] ?? ""}:`))
      .sort((a, b) => b.symbol.localeCompare(a.symbol));
    const [newest] = ofNumber;
    if (newest === undefined) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    const [full] = findReferences(newest.symbol);
    return [{ ...(full ?? bare(newest.symbol, place)), symbol: newest.symbol, ...place }];
  });
}

function bare(raw: string, { start, end }: { start: number; end: number }): Reference {
  return {
    ...{ raw, start, end, symbol: null, key: null, printedCode: null, number: "", year: null },
    ...{ typeWord: null, typeOfSymbol: null, date: null },
  };
}

/** Bodies that issue documents, as they are named behind a symbol. Folded. */
const BODY =
  /^\s*(?:cua|do)\s+(?:bo y te|byt|bo tai chinh|btc|bo cong an|bca|bo thong tin (?:va |& ?)?truyen thong|bo tttt|btttt|bo khoa hoc (?:va |& ?)?cong nghe|bo khcn|bkhcn|bo noi vu|bnv|bo\b|chinh phu|thu tuong(?: chinh phu)?|ttg|quoc hoi|bao hiem xa hoi(?: viet nam)?|bhxh(?: viet nam)?)(?![\p{L}\d])/u;

/** "Nghị định 331/2026 của Bộ Công an": the body named behind a document is no subject. */
export function issuersBehind(
  text: string,
  references: readonly Reference[],
): { start: number; end: number }[] {
  const folded = stripMarks(text).toLowerCase();
  if (folded.length !== text.length) return [];
  return references.flatMap(({ end }) => {
    const behind = BODY.exec(folded.slice(end));
    return behind === null ? [] : [{ start: end, end: end + behind[0].length }];
  });
}

/** "Nghị định 91/2025" where 91/2025 is a law: the documents of that number and year of another type. */
export function ofOtherType({ key, number, year }: Reference, register: Register): RegisterEntry[] {
  if (key !== null || year === null) return [];
  return register.entries.filter(({ symbol, scope }) => {
    const [own, ofYear] = symbol.split("/");
    return scope === "national" && Number(own) === Number(number) && ofYear === String(year);
  });
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\bbo y te\b|\bbyt\b/, "Bộ Y tế"],
  [/\bthu tuong\b|\bttg\b/, "Thủ tướng"],
  [/\bchinh phu\b/, "Chính phủ"],
  [/\bbo tai chinh\b|\bbtc\b/, "Bộ Tài chính"],
  [/\bbo (?:khoa hoc va cong nghe|khcn)\b|\bbkhcn\b/, "Bộ Khoa học và Công nghệ"],
  [/\bbo (?:thong tin va truyen thong|tttt)\b|\bbtttt\b/, "Bộ Thông tin và Truyền thông"],
];

/** "Của Bộ Y tế", "UBND tỉnh Vĩnh Long" beside a symbol that several documents share. */
export function issuerHint(text: string, register: Register): { issuerHint?: string } {
  const folded = fold(text);
  const local = () =>
    localIssuers(register).find(({ name }) =>
      ` ${syllables(text).join(" ")} `.includes(` ${name} `),
    );
  const hint = HINTS.find(([pattern]) => pattern.test(folded))?.[1] ?? local()?.printed;
  return hint === undefined ? {} : { issuerHint: hint };
}
