/**
 * Which documents, and which parts of them, stand in the object of a clause: "Điều 5, khoản 2 Điều 7 Thông tư số …;
 * Nghị định số …". A document that is only named in the title of another one, or that brought earlier amendments,
 * is no target.
 */
import { findReferences, type Reference } from "../../reference/find-references.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { IsoDate } from "../register-entry.ts";
import { exceptionsIn } from "./exceptions.ts";

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
  /** "trừ Điều 6" behind its name. */
  exception: string | null;
}

/** Behind the first of these no further target stands. */
const CUT = /,? ?\btiep tuc (?:co hieu luc|thuc hien|ap dung)\b/;
const LAWS = /\b(?:bo luat|luat|phap lenh|hien phap)\b/;
const PART =
  /\b(?:diem|khoan|dieu|muc|chuong|phan|phu luc|mau|bieu mau|bieu|quy dinh|noi dung|cum tu|doan|gach dau dong|danh muc|tieu chi|bang)\b/;
/** Words between a part and its document. */
const CONNECTOR =
  /(?:[\s,]*(?<!\p{L})(?:của|cua|tại|tai|trong|thuộc|thuoc|ở|số|so|các|cac|và|va|đối với|doi voi)(?!\p{L}))+\s*$/iu;
const BEGINNING =
  /^[\s,;:.–-]*(?:(?:và|va|các|cac|những|nhung|toàn bộ|toan bo|đối với|doi voi|văn bản(?: quy phạm pháp luật)?|sau đây|sau day|gồm|gom)(?!\p{L})[\s,:]*)*/iu;
/** A thing that another document regulates: "Quy hoạch ngành tại Luật …" ends nothing but that. */
const THING = /[\p{L}\d)]\s+(?:tại|tai|trong)\s*$/iu;

type Named = Reference & { symbol: string };

/** Targets of an object text. `blanked` is the same text with its quotations blanked: names in there are no targets. */
export function findTargets(text: string, blanked: string = text): Target[] {
  const full = foldInPlace(blanked);
  const exceptions = exceptionsIn(text, full);
  const open = exceptions.reduce(blankSpan, blanked);
  const folded = foldInPlace(open);
  const end = CUT.exec(folded)?.index ?? text.length;
  const references = findReferences(open.slice(0, end)).filter(
    (reference): reference is Named =>
      reference.symbol !== null && reference.typeOfSymbol !== "Tiêu chuẩn",
  );
  const targets: Target[] = [];
  const thing = thingOf(text, references[0]);
  let previous: Seen | null = null;
  for (const reference of references) {
    const seen = seenAs(reference, previous, folded);
    const start: number = previous?.end ?? 0;
    const chunk = { text: text.slice(start, reference.start), start, first: previous === null };
    if (seen.role === "target" || seen.role === "unsure")
      targets.push(toTarget(seen, { ...chunk, blanked: open, thing }));
    previous = seen;
  }
  for (const exception of exceptions) {
    const owner = targets.findLast((target) => target.end <= exception.start);
    if (owner) owner.exception ??= exception.text;
  }
  return targets;
}

function blankSpan(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}

function seenAs(reference: Named, previous: Seen | null, folded: string): Seen {
  const between = folded.slice(previous?.reference.end ?? 0, reference.start);
  const role = previous === null ? firstRole(between) : roleOf(between, previous, reference);
  return { reference, role, end: reference.date?.end ?? reference.end };
}

/** What stands in front of "tại Luật A, Luật B": it holds for the whole list. */
function thingOf(text: string, first: Reference | undefined): string | null {
  if (first === undefined) return null;
  const before = text.slice(0, first.start);
  const law = LAWS.exec(foldInPlace(before));
  const words = law ? before.slice(0, law.index) : before;
  if (!THING.test(words) || PART.test(foldInPlace(words))) return null;
  return words.replace(CONNECTOR, "").replace(BEGINNING, "").trim() || null;
}

type Role = "target" | "unsure" | "mention" | "amender";

interface Seen {
  reference: Named;
  role: Role;
  end: number;
}

/** "thực hiện theo Thông tư …" names a rule that goes on. */
function firstRole(before: string): Role {
  if (AMENDER.test(before)) return "amender";
  const goesOn =
    /(?<!kem )\b(?:theo(?: quy dinh)?(?: tai| cua)?|can cu|ap dung(?: quy dinh)?(?: tai| cua)?|thuc hien) ?$/;
  // "quy định về thuế … theo quy định của Luật …" is a part of that law.
  const isPart = /^[\s,;:]*(?:cac |nhung )?quy dinh\b/.test(before);
  return !isPart && goesOn.test(before.replace(LAWS_TAIL, " ")) ? "mention" : "target";
}

/** The name of a law in front of its number. */
const LAWS_TAIL = /\b(?:bo luat|luat|phap lenh)\b[^;:]*$/;
const AMENDER =
  /\bda duoc (?:sua doi|bo sung|thay the)|\bduoc (?:sua doi|bo sung)[^;]*\b(?:theo|boi|tai)\b/;
const TITLE_VERB =
  /\b(?:sua doi|bo sung|huong dan|quy dinh chi tiet|thi hanh|thuc hien|trien khai|bai bo|thay the|dinh chinh|ban hanh kem theo|hop nhat|keo dai|gia han)\b/;

function roleOf(between: string, previous: Seen, reference: Reference): Role {
  if (/[;\n]/.test(between)) return "target";
  const { typeWord } = previous.reference;
  const sameType = typeWord !== null && typeWord === reference.typeWord;
  if (AMENDER.test(between)) return "amender";
  const listed = LISTED.exec(between);
  if (sameType && goesOn(previous.role, between, listed)) return previous.role;
  if (!TITLE_VERB.test(listed ? between.slice(0, listed.index) : between)) return "target";
  if (!listed) return "mention";
  // "… sửa đổi Nghị định A và Thông tư B": the second may belong to the title or to the list.
  return sameType ? "target" : "unsure";
}

/** "… đã được sửa đổi theo Luật số A và Luật số B", "… sửa đổi Nghị định A và Nghị định B" of another's title. */
function goesOn(role: Role, between: string, listed: RegExpExecArray | null): boolean {
  if (role === "amender") return between.length < 30;
  return role === "mention" && listed?.[1] === undefined && between.length < 40;
}

/** A separator and, behind it, a part of the next document or the name of a law, up to the number. */
const LISTED =
  /(?:,|\bva) (?:((?:cac )?(?:khoan|dieu|diem|chuong|muc|phu luc|phan)(?: so)? (?:\d|[ivx]+\b|[a-z]\b)[^;]*|(?:cac |nhung )?(?:quy dinh|noi dung)\b[^;]*\b(?:tai|cua|trong|theo) (?:(?:bo luat|luat|phap lenh|(?:cac )?(?:khoan|dieu|diem|chuong|muc|phu luc|phan) (?:\d|[ivx]+\b|[a-z]\b))\b[^;]*)?)|(?:bo luat|luat|phap lenh)\b[^;]*)?$/;

/** What stands between two documents begins with the rest of the first one's title. */
function ownPart(chunk: string): string {
  const separated = /^[^;\n]*[;\n]/.exec(chunk);
  if (separated) return chunk.slice(separated[0].length);
  const listed = LISTED.exec(foldInPlace(chunk));
  return listed?.[1] === undefined ? "" : chunk.slice(listed.index);
}

const STRUCTURE_WORD = /\b(?:khoan|dieu|diem|phu luc|chuong|muc) (?:\d|[ivx]+\b|[a-z]\b)/;

interface Chunk {
  /** What stands between the reference before and this one, and where it starts. */
  text: string;
  start: number;
  first: boolean;
  blanked: string;
  thing: string | null;
}

function toTarget({ reference, role, end }: Seen, chunk: Chunk): Target {
  const own = chunk.first ? chunk.text : ownPart(chunk.text);
  const from = chunk.start + chunk.text.length - own.length;
  const part =
    partOf(own, chunk.blanked.slice(from, chunk.start + chunk.text.length)) ?? chunk.thing;
  // Numbers of articles near a document that seems to be meant as a whole: a person has to look.
  const loose = part === null && STRUCTURE_WORD.test(foldInPlace(chunk.text.slice(-80)));
  return {
    symbol: reference.symbol,
    date: reference.date?.iso ?? null,
    part,
    start: chunk.start,
    end,
    unsure: role === "unsure" || loose,
    exception: null,
  };
}

/**
 * Words of structure in front of the document's name: "khoản 2 Điều 5", "các quy định về bưu chính". `blanked` is the
 * same text without its quotations.
 */
export function partOf(chunk: string, blanked: string = chunk): string | null {
  const folded = foldInPlace(blanked);
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
