/**
 * Which documents, and which parts of them, stand in the object of a clause: "Điều 5, khoản 2 Điều 7 Thông tư số …;
 * Nghị định số …". A document that is only named in the title of another one, or that brought earlier amendments,
 * is no target.
 */
import { findReferences, type Reference } from "../../reference/find-references.ts";
import type { IsoDate } from "../register-entry.ts";
import { foldInPlace } from "./statements.ts";

export interface Target {
  symbol: string;
  date: IsoDate | null;
  /** Words for the part that is meant; null for the whole document. */
  part: string | null;
  /** Place in the text. */
  start: number;
  end: number;
  /** The words allow another reading. */
  unsure: boolean;
}

/** Behind the first of these no further target stands. */
const CUT =
  /,? ?\b(?:tru (?:truong hop|cac|quy dinh|khoan|dieu|diem|noi dung|diem)|tiep tuc (?:co hieu luc|thuc hien|ap dung))\b/;
const LAWS = /\b(?:bo luat|luat|phap lenh|hien phap)\b/;
const PART =
  /\b(?:diem|khoan|dieu|muc|chuong|phan|phu luc|mau|bieu mau|bieu|quy dinh|noi dung|cum tu|doan|gach dau dong|danh muc|tieu chi|bang)\b/;
/** Words between a part and its document. */
const CONNECTOR =
  /(?:[\s,]*\b(?:của|cua|tại|tai|trong|thuộc|thuoc|ở|số|so|các|cac|và|va|theo|đối với|doi voi))+\s*$/iu;
const BEGINNING =
  /^[\s,;:.–-]*(?:(?:và|va|các|cac|những|nhung|toàn bộ|toan bo|đối với|doi voi|văn bản(?: quy phạm pháp luật)?|sau đây|sau day|gồm|gom)\b[\s,:]*)*/iu;

/** Targets of an object text. `blanked` is the same text with its quotations blanked: names in there are no targets. */
export function findTargets(
  text: string,
  blanked: string = text,
): { targets: Target[]; exception: string | null } {
  const folded = foldInPlace(blanked);
  const cut = CUT.exec(folded);
  const end = cut?.index ?? text.length;
  const object = blanked.slice(0, end);
  const references = findReferences(object).filter(
    (reference): reference is Reference & { symbol: string } =>
      reference.symbol !== null && reference.typeOfSymbol !== "Tiêu chuẩn",
  );
  const targets: Target[] = [];
  let previous: Seen | null = null;
  for (const reference of references) {
    const between = folded.slice(previous?.end ?? 0, reference.start);
    const role: Role = previous === null ? firstRole(between) : roleOf(between, previous, reference);
    const boundary = previous?.end ?? 0;
    const chunk = text.slice(boundary, reference.start);
    if (role === "target" || role === "unsure") {
      const own = previous === null ? chunk : ownPart(chunk);
      targets.push(toTarget(reference, { part: partOf(own), chunk, start: boundary, role }));
    }
    previous = { reference, role, end: reference.date?.end ?? reference.end };
  }
  return { targets, exception: cut ? text.slice(end).trim().replace(/^,\s*/, "") : null };
}

type Role = "target" | "unsure" | "mention" | "amender";

interface Seen {
  reference: Reference;
  role: Role;
  end: number;
}

/** "thực hiện theo Thông tư …" names a rule that goes on. */
function firstRole(before: string): Role {
  return /\b(?:theo(?: quy dinh)?(?: tai| cua)?|can cu|ap dung(?: quy dinh)?(?: tai| cua)?|thuc hien) ?$/.test(
    before.replace(LAWS_TAIL, " "),
  )
    ? "mention"
    : "target";
}

/** The name of a law in front of its number. */
const LAWS_TAIL = /\b(?:bo luat|luat|phap lenh)\b[^;:]*$/;
const AMENDER = /\bda duoc (?:sua doi|bo sung|thay the)|\bduoc (?:sua doi|bo sung)[^;]*\b(?:theo|boi|tai)\b/;
const TITLE_VERB =
  /\b(?:sua doi|bo sung|huong dan|quy dinh chi tiet|thi hanh|thuc hien|trien khai|bai bo|thay the|dinh chinh|ban hanh kem theo|hop nhat|keo dai|gia han)\b/;

function roleOf(between: string, previous: Seen, reference: Reference): Role {
  if (/[;\n]/.test(between)) return "target";
  const sameType =
    previous.reference.typeWord !== null && previous.reference.typeWord === reference.typeWord;
  if (AMENDER.test(between)) return "amender";
  // "… đã được sửa đổi theo Luật số A và Luật số B".
  if (previous.role === "amender" && sameType && between.length < 30) return "amender";
  if (!TITLE_VERB.test(between)) return "target";
  const tail = between.replace(LAWS_TAIL, " ").trim();
  if (!/(?:,|\bva)(?: (?:khoan|dieu|diem|chuong|muc|phu luc)\b.*)?$/.test(tail)) return "mention";
  // "… sửa đổi Nghị định A và Thông tư B": the second may belong to the title or to the list.
  return sameType ? "target" : "unsure";
}

/** What stands between two documents begins with the rest of the first one's title. */
function ownPart(chunk: string): string {
  const listed = /^[^;\n]*[;\n]/.exec(chunk);
  if (listed) return chunk.slice(listed[0].length);
  return STRUCTURE_RUN.exec(chunk)?.[0] ?? "";
}

/** Words of structure up to the end, or up to the name of the law behind them. */
const STRUCTURE_RUN =
  /(?:(?<![\p{L}\d])(?:điểm|diem|khoản|khoan|điều|dieu|mục|muc|chương|chuong|phụ lục|phu luc|mẫu|mau|số|so|các|cac|và|va|của|cua|tại|tai|\d+[a-zđ]?|[ivx]+|[a-zđ])(?![\p{L}\d])[\s,]*)+(?:(?:bộ luật|bo luat|luật|luat|pháp lệnh|phap lenh)\s[^;]*)?$/iu;
const STRUCTURE_WORD = /\b(?:khoan|dieu|diem|phu luc|chuong|muc) (?:\d|[ivx]+\b|[a-z]\b)/;

function toTarget(
  reference: Reference & { symbol: string },
  own: { part: string | null; chunk: string; start: number; role: Role },
): Target {
  // Numbers of articles near a document that seems to be meant as a whole: a person has to look.
  const loose = own.part === null && STRUCTURE_WORD.test(foldInPlace(own.chunk.slice(-80)));
  return {
    symbol: reference.symbol,
    date: reference.date?.iso ?? null,
    part: own.part,
    start: own.start,
    end: reference.date?.end ?? reference.end,
    unsure: own.role === "unsure" || loose,
  };
}

/** Words of structure in front of the document's name: "khoản 2 Điều 5", "các quy định về bưu chính". */
export function partOf(chunk: string): string | null {
  const folded = foldInPlace(chunk);
  const law = LAWS.exec(folded);
  const named = law && isName(folded, law.index) ? chunk.slice(0, law.index) : chunk;
  const words = named.replace(CONNECTOR, "").replace(BEGINNING, "").trim();
  if (/^(?:một phần|mot phan)(?= |$)|(?:ban hành|ban hanh) (?:kèm theo|kem theo)$/iu.test(words))
    return words;
  return PART.test(foldInPlace(words)) && words.length >= 3 ? words : null;
}

/** "các quy định của pháp luật" is no name of a law. */
function isName(folded: string, at: number): boolean {
  return !/\bphap $/.test(folded.slice(0, at));
}
