/**
 * The lines in front of the first section as pieces of a letterhead: who stands on the left (the body above, the body
 * that issues), motto, number, place and day, the mark of a draft or of haste. Lines that hold both columns are cut,
 * cells of a layout table become lines, and names and numbers that a narrow column broke are whole again.
 */
import { fold, foldInPlace } from "../text/fold.ts";
import { beginsBody, isUnfinished, namesOffice } from "./bodies/body-words.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";

export type PieceRole =
  | "motto"
  | "number"
  | "date"
  /** "V/v …" */
  | "subject"
  /** A short line in capitals: a body, or what only looks like one. */
  | "name"
  | "text";

export type HeadPiece = Block & { role: PieceRole };

/** Blocks in which letterhead, number and date stand. */
const HEAD_BLOCKS = 25;
const MAX_HEAD_LINE = 200;
/** A table further down is no letterhead. */
const TABLE_WITHIN = 4;
const TABLE_ROWS = 8;
const MAX_NAME = 110;

const STATE_MOTTO =
  /\bc[o0]ng h[o0]a x[a-z]{1,2} h[a-z0-9]{1,4} ch[a-z] ngh[a-z]+(?: viet nam| viet$)?/g;
const LIBERTY =
  /(?:^|\s)[dp][o0][ce] [l1i][ae]p\b(?:\s*[-–—.]*\s*t[uw] d[o0])?(?:\s*[-–—.]*\s*h[a-z]{2,4} ph[a-z0-9]+)?/g;
const PARTY_MOTTO = /\bdang cong san viet nam\b/g;
const NUMBER =
  /(?:^|\s)(?:luat |phap lenh |nghi quyet )?s[o06]\s*(?:[:.]\s*[\d.…_]*\s*[/-]\s*\S+|\d{1,5}\s*-\s*[a-z]{2,4}\/\S+)(?:(?<=-)\s[a-z]+)?(?:\s*-\s*[a-z]{2,}(?![a-z]))*/g;
const SUBJECT = /(?:^|\s|\()v\s*\/\s*v\b/g;
/** A place is written with small letters; the name of a body in front of it is not. */
const DATE =
  /(?:(?:TP\.?\s*)?\p{Lu}['’]?\p{Ll}[\p{L}.'’]*(?:[ -]+\p{Lu}['’]?\p{Ll}[\p{L}.'’]*){0,5}|^[\p{Lu} .-]{3,40})\s*,\s*ng[àa]y(?=[\s\d.…/_]|$)(?:[^\p{L}]*[\dolsi]*\s*(?:th[aá]ng|thing)\s*[\doli.…_]*\s*n[ăaim]+\s*[\d.…]*)?/gu;

/** The first lines, up to the first section or article. */
export function letterheadLines(document: ParsedDocument): HeadPiece[] {
  const first = document.blocks.findIndex(
    (block) => block.kind === "heading" && block.marker !== undefined,
  );
  const end = first < 0 ? HEAD_BLOCKS : Math.min(first, HEAD_BLOCKS);
  const lines = document.blocks
    .slice(0, end)
    .flatMap((block, index) =>
      block.kind === "table" ? cellLines(document, block, index) : [block],
    )
    .filter((block) => block.text.length <= MAX_HEAD_LINE);
  return joinBroken(namedBySet(lines.flatMap(piecesOf)));
}

/** A word processor sets small letters in capitals: a body in front of the motto is a name however it was typed. */
const namedBySet = (pieces: readonly HeadPiece[]): HeadPiece[] =>
  pieces.map((piece, index) => {
    const typed = piece.role === "text" && piece.text.length <= MAX_NAME && beginsBody(piece.text);
    const ends = /[.;:,]$/u.test(piece.text);
    return typed && !ends && pieces[index + 1]?.role === "motto"
      ? { ...piece, role: "name" }
      : piece;
  });

function cellLines(document: ParsedDocument, block: Block, index: number): Block[] {
  const table = document.tables[(block.table ?? 0) - 1];
  if (!table || index > TABLE_WITHIN) return [];
  const rows = table.rows.slice(0, TABLE_ROWS);
  // The left column first; a column between the two that only holds them apart is none.
  const cells = filledColumns(rows).flatMap((column) =>
    rows.map((row) => ({ text: row.cells[column]?.text ?? "", place: row.place })),
  );
  const isHead = cells.some(({ text }) =>
    cutsOf(text.replace(/\s+/g, " ")).some(({ role }) => role === "motto"),
  );
  if (!isHead) return [];
  return cells.flatMap(({ text, place }) =>
    text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): Block => ({ ...block, kind: "paragraph", text: line.trim(), place })),
  );
}

/** The first two columns that hold words. */
function filledColumns(rows: ParsedDocument["tables"][number]["rows"]): number[] {
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const all = Array.from({ length: widest }, (_, column) => column);
  return all.filter((column) => rows.some(({ cells }) => cells[column]?.text.trim())).slice(0, 2);
}

interface Cut {
  role: PieceRole;
  start: number;
  end: number;
}

/** A sentence that cites a document: number and day in it belong to that document. */
const CITES = /^[\s\-–+*(]*(?:can cu|thuc hien|trien khai|theo|xet|kem theo|ban hanh kem)\b/;

/** A line that holds both columns falls into its parts; any other is one piece. */
function piecesOf(block: Block): HeadPiece[] {
  const { text } = block;
  if (CITES.test(foldInPlace(text))) return [{ ...block, role: plainRole(text) }];
  const pieces: HeadPiece[] = [];
  let at = 0;
  const add = (role: PieceRole, from: number, to: number) => {
    const own = text.slice(from, to).trim();
    if (/[\p{L}\d]/u.test(own)) pieces.push({ ...block, text: own, role });
  };
  for (const { role, start, end } of cutsOf(text)) {
    add(plainRole(text.slice(at, start)), at, start);
    add(role, start, end);
    at = end;
  }
  add(plainRole(text.slice(at)), at, text.length);
  return pieces;
}

function cutsOf(text: string): Cut[] {
  const folded = foldInPlace(text);
  const all = (role: PieceRole, pattern: RegExp, words = folded): Cut[] =>
    [...words.matchAll(pattern)].map((match) => ({
      role,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const found = [
    ...all("motto", STATE_MOTTO),
    ...all("motto", LIBERTY),
    ...all("motto", PARTY_MOTTO),
    ...all("number", NUMBER),
    ...all("date", DATE, text.normalize("NFC")),
    ...all("subject", SUBJECT).map((cut) => ({ ...cut, end: text.length })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts: Cut[] = [];
  for (const cut of found) {
    const before = cuts.at(-1);
    if (before === undefined || cut.start >= before.end) cuts.push(cut);
    // A subject runs to the end of the line or to the day beside it.
    else if (before.role === "subject" && cut.role !== "number") {
      before.end = cut.start;
      cuts.push(cut);
    }
  }
  return cuts;
}

const plainRole = (text: string): PieceRole => (isName(text.trim()) ? "name" : "text");

const BROKEN_NUMBER = /^S[ốo]\s*:?\s*\d.*\/\S*-$/u;
const MARK =
  /^(?:HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO.*|BẢN SAO.*|SAO Y.*|\(.*)$/u;

/** Names and numbers over several lines of one column become one piece. */
function joinBroken(pieces: readonly HeadPiece[]): HeadPiece[] {
  const joined: HeadPiece[] = [];
  for (const piece of pieces) {
    if (piece.text === "NAM" || (piece.text === "VIỆT NAM" && !awaitsCountry(joined))) continue;
    const at = joined.findLastIndex(({ role }) => role !== "motto" && role !== "date");
    const before = joined[at];
    const glue = before === undefined ? null : glueOf(before, piece);
    if (before === undefined || glue === null) joined.push(piece);
    else joined[at] = { ...before, text: `${before.text}${glue}${piece.text}` };
  }
  return joined;
}

/** "BẢO HIỂM XÃ HỘI" over "VIỆT NAM": no end of a broken motto. */
function awaitsCountry(joined: readonly HeadPiece[]): boolean {
  const motto = joined.findLast(({ role }) => role === "motto");
  if (motto !== undefined && /chu nghia$/.test(fold(motto.text))) return false;
  const last = joined.at(-1);
  return last?.role === "name" && beginsBody(last.text);
}

/** What stands between the parts of a broken name or number; null for pieces of their own. */
function glueOf(before: HeadPiece, piece: HeadPiece): string | null {
  if (BROKEN_NUMBER.test(before.text)) return /^[\p{Lu}\d-]{1,12}$/u.test(piece.text) ? "" : null;
  if (before.role === "subject") return goesOnSmall(piece) ? " " : null;
  if (before.role !== "name" || piece.role !== "name" || !beginsBody(before.text)) return null;
  if (MARK.test(piece.text) || isTypeWord(piece.text)) return null;
  return isUnfinished(before.text) || !beginsPart(piece.text) ? " " : null;
}

const goesOnSmall = ({ role, text, kind }: HeadPiece): boolean =>
  kind !== "list-item" && role === "text" && /^[\p{Ll}\d(“"]/u.test(text) && text.length <= 80;

const beginsPart = (text: string): boolean => beginsBody(text) || namesOffice(text);
/** Words over a title; a name never runs on into them. */
const TYPE_WORD =
  /^(?:luat|bo luat|phap lenh|nghi|thong tu|thong bao|quyet dinh|chi thi|ket luan|chuong trinh|ke hoach|bao cao|to trinh|huong dan|giay moi|cong dien|van ban|quy (?:che|dinh|trinh|uoc)|noi quy|dieu le|de an|phuong an|cong van)\b/;
const isTypeWord = (text: string): boolean => TYPE_WORD.test(fold(text));

/** Names of bodies above the title, outermost first, in capitals as printed. */
export function namedBodies(pieces: readonly HeadPiece[]): HeadPiece[] {
  const title = pieces.findIndex(({ role, text }) => role === "name" && isTypeWord(text));
  const above = title < 0 ? pieces : pieces.slice(0, title);
  return above.filter(({ role, text }) => role === "name" && beginsBody(text));
}

/** A short line in capitals without figures, or a body named in capitals and Roman or plain figures ("KHU VỰC XII"). */
function isName(text: string): boolean {
  if (text.length > MAX_NAME || !/\p{Lu}{2}/u.test(text) || text !== text.toUpperCase())
    return false;
  return !/\d/.test(text) || beginsBody(text);
}
