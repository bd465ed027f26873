/**
 * What a document is, from its content alone: kind, title, symbol, issuing body, year and date, each with a
 * confidence. Blank numbers ("Số: /KH-TTYT") and incomplete dates are told as such and never filled in.
 */
import { parseSymbol, printSymbol } from "../reference/symbol.ts";
import { isoDate } from "../reference/vietnamese-date.ts";
import type { DocumentType } from "../regulation/register-entry.ts";
import { fold, stripMarks } from "../text/fold.ts";
import { unitCodeOf } from "./bodies/body-codes.ts";
import { sealBlocks } from "./consolidation-seal.ts";
import { findTitle } from "./document-title.ts";
import { findIssuer, type Found } from "./issuer.ts";
import { letterheadLines } from "./letterhead.ts";
import type { Block, ParsedDocument } from "./parsed-document.ts";
import { findProvince, provinceNamed } from "./place-names.ts";
import { closingYear, planYear } from "./plan-year.ts";

export type DocumentKind = "regulation" | "plan" | "budget" | "other";

export interface DocumentFacts {
  kind: DocumentKind;
  /** Type word as printed over the title, null when there is none. */
  type: DocumentType | null;
  title: string;
  /** Printed form with repaired marks. */
  symbol: string | null;
  /** The number was left blank: "Số: /KH-TTYT". */
  symbolBlank: boolean;
  /** The issuing body as named, with its place: "Sở Y tế Vĩnh Long". */
  issuer: string | null;
  /** Letters of the body in the symbol: "TTYT". */
  unitCode: string | null;
  /** Plan year; for a regulation the year of its symbol or date. */
  year: number | null;
  /** ISO date; null unless day, month and year are printed. */
  signed: string | null;
  place: string | null;
  /** 0..1 for each field; 0 where it was not found. */
  confidence: Record<"kind" | "title" | "symbol" | "issuer" | "year" | "signed" | "place", number>;
}

/** Blocks whose words tell what a document without a type line is. */
const HEAD_BLOCKS = 25;
const REGULATION_TYPES: readonly DocumentType[] = [
  "Luật",
  "Bộ luật",
  "Pháp lệnh",
  "Nghị định",
  "Nghị quyết",
  "Thông tư",
  "Thông tư liên tịch",
  "Quyết định",
  "Chỉ thị",
  "Công điện",
  "Công văn",
  "Văn bản hợp nhất",
];

/** Facts of a parsed document. Never fails; what is not printed is null. */
export function classifyDocument(whole: ParsedDocument): DocumentFacts {
  const document = withBriefBlocks(whole);
  const head = letterheadLines(document);
  const title = findTitle(document);
  const notes = document.blocks.filter((block) => isNote(block.text)).map((block) => block.text);
  const named = [...head, ...sealBlocks(document)];
  const number = findNumber(named, notes);
  const date = findSigned(named);
  const kind = findKind(document, title.type);
  const place = findPlace(head);
  const issuer = findIssuer({
    pieces: head,
    title: title.text,
    notes,
    code: number.code,
    place,
    text: document.text,
  });
  const year = findYear({
    kind: kind.value,
    title: title.text,
    document,
    number,
    signed: date.iso,
  });
  return {
    kind: kind.value,
    type: title.type,
    title: title.text,
    symbol: number.symbol,
    symbolBlank: number.symbol === null && number.code !== null,
    issuer: issuer.value,
    unitCode: unitCodeOf(number.code),
    year: year.value,
    signed: date.iso,
    place,
    confidence: {
      kind: kind.confidence,
      title: title.confidence,
      symbol: number.symbol === null ? 0 : number.confidence,
      issuer: issuer.confidence,
      year: year.confidence,
      signed: date.confidence,
      place: place === null ? 0 : 0.9,
    },
  };
}

/** No title, letterhead or note is longer; a text without line ends is one block. */
const BRIEF = 1_500;

function withBriefBlocks(document: ParsedDocument): ParsedDocument {
  if (document.blocks.every(({ text }) => text.length <= BRIEF)) return document;
  const blocks = document.blocks.map((block) =>
    block.text.length <= BRIEF ? block : { ...block, text: block.text.slice(0, BRIEF) },
  );
  return { ...document, blocks };
}

/** "(Kèm theo Kế hoạch số … của …)" */
function isNote(text: string): boolean {
  return text.startsWith("(") && /^\((?:ban hanh )?k.{1,2}m th.o/.test(fold(text));
}

interface FoundNumber {
  symbol: string | null;
  /** Letters behind the number, also when the number is blank. */
  code: string | null;
  confidence: number;
}

/** Party documents print no colon: "Số 72-NQ/TW". */
const NUMBER_LINE = /(?:^|\s)s[o6ỏ0]\s*[:.]\s*|^s[o6ỏ0]\s+(?=\d{1,5}\s*-)/iu;
/** "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 23/2028/NĐ-CP NGÀY …": all in capitals, else it cites another document. */
const NUMBER_OF_OWNER = /^(?:\p{Lu}+\s+){0,4}CUA\s[\p{Lu}\s]+\sSO\s+(?=\d)/u;
const LETTERS = "[A-ZĐÐ][A-ZĐÐa-z]{0,7}(?:\\d{1,2})?(?:[-&][A-ZĐÐ][\\p{L}\\d]*)*";
const SYMBOL = new RegExp(
  `^(\\d{1,5})?\\s*/\\s*((?:19|20)\\d{2}\\s*/\\s*)?(${LETTERS}(?:/[A-ZĐ]{2,6})?)`,
  "u",
);
const PARTY = new RegExp(`^(\\d{1,5})?\\s*-\\s*((?:[A-ZĐ]{2,3}|[CT]Tr)/[A-ZĐ]{2,8})`, "u");

function findNumber(head: readonly Block[], notes: readonly string[]): FoundNumber {
  for (const { text } of head) {
    const plain = stripMarks(text);
    const match = NUMBER_LINE.exec(plain) ?? NUMBER_OF_OWNER.exec(plain);
    if (!match) continue;
    const found = readNumber(text.slice(match.index + match[0].length));
    if (found) return { ...found, confidence: 0.97 };
  }
  for (const note of notes) {
    const match = /\bs[^\s]{0,2}\s*[:.]?\s*(?=\d{0,5}\s*\/\s*(?:\d{4}\/)?[A-ZĐ])/u.exec(note);
    const found = match ? readNumber(note.slice(match.index + match[0].length)) : null;
    if (found) return { ...found, confidence: 0.85 };
  }
  return { symbol: null, code: null, confidence: 0 };
}

function readNumber(rest: string): { symbol: string | null; code: string } | null {
  const cleaned = rest.replace(/^[\s.…_]+(?=\/)/u, "").replace(/Ð/g, "Đ");
  const match = SYMBOL.exec(cleaned) ?? PARTY.exec(cleaned);
  if (!match) return null;
  const code = (match[3] ?? match[2] ?? "").trim();
  const symbol = match[1] === undefined ? null : parseSymbol(match[0].replace(/\s+/g, ""));
  if (symbol) return { symbol: printSymbol(symbol), code: symbol.code };
  return { symbol: null, code };
}

/** Day, month and year in figures; scans close up the words and read 0 as o. */
const LONG_DATE =
  /ng[aà]y\s*([\dolsi]{1,2})\s*th[aeé]ng\s*([\dol]{1,2})\s*n[aăi]m\s*((?:19|20)\d{2})/;

/** "Đông Sơn, ngày 18/11/2025" and "Số 158/KH-TTYT, ngày 15/11/2026" at the end of a line of the letterhead. */
const SHORT_DATE = /, ngay\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(20\d{2})\W*$/;

function findSigned(head: readonly Block[]): { iso: string | null; confidence: number } {
  for (const { text } of head) {
    const said = stripMarks(text).toLowerCase();
    const match = LONG_DATE.exec(said) ?? (text.length < 120 ? SHORT_DATE.exec(said) : null);
    if (!match) continue;
    const [, day = "", month = "", year = ""] = match;
    const iso = isoDate(Number(year), digits(month), digits(day));
    const clean = /^\d+$/.test(day + month);
    // A date inside a sentence belongs to another document.
    if (iso !== null && !OF_ANOTHER.test(text)) return { iso, confidence: clean ? 0.97 : 0.75 };
  }
  return { iso: null, confidence: 0 };
}

/** Words of a line that cites a document: "Kế hoạch số 24/KH-UBND ngày … của UBND tỉnh". */
const OF_ANOTHER =
  /quyết định|thông tư|nghị định|nghị quyết|chỉ thị|công văn|công điện|kế hoạch số|chương trình|luật|căn cứ|kèm theo/iu;

function digits(text: string): number {
  return Number(text.replace(/o/g, "0").replace(/[li]/g, "1").replace(/s/g, "5"));
}

/** "Kon Tum, ngày … tháng …": also when the date is incomplete. */
function findPlace(head: readonly Block[]): string | null {
  for (const { text } of head) {
    const match =
      /(?:^|\s)(\p{Lu}[\p{L}.]*(?:[ -]+\p{Lu}[\p{L}.]*){0,4})\s*,\s*ng[àa]y(?=[\s\d.…/]|$)/u.exec(
        text,
      );
    const name = match?.[1]?.replace(/^.*\b(?:SYT|UBND|TTYT)\s+/u, "");
    if (name !== undefined && name.length <= 40)
      return provinceNamed(name) ?? findProvince(name) ?? name;
  }
  return null;
}

function findKind(document: ParsedDocument, type: DocumentType | null): Found<DocumentKind> {
  const articles = document.blocks.filter(
    (block) => block.kind === "heading" && /^Điều \d/iu.test(block.marker ?? ""),
  ).length;
  if (type !== null) return kindOfType(type, articles);
  if (articles >= 3) return { value: "regulation", confidence: 0.85 };
  return kindOfContent(document);
}

function kindOfType(type: DocumentType, articles: number): Found<DocumentKind> {
  if (type === "Kế hoạch") return { value: "plan", confidence: 0.97 };
  if (!REGULATION_TYPES.includes(type)) return { value: "other", confidence: 0.8 };
  return { value: "regulation", confidence: articles > 0 ? 0.97 : 0.85 };
}

/** Without a type line the tables and the words of the first lines tell. */
function kindOfContent(document: ParsedDocument): Found<DocumentKind> {
  const prose = document.blocks.filter((block) => block.kind === "paragraph").length;
  const first = document.blocks.slice(0, HEAD_BLOCKS).map((block) => block.text);
  const named = fold(first.join(" "));
  const costs = /du toan|kinh phi/.test(named);
  if (document.tables.some(isPriced) && prose < 40)
    return { value: "budget", confidence: costs ? 0.95 : 0.85 };
  if (/\bke hoach\b/.test(named)) return { value: "plan", confidence: 0.6 };
  if (costs && document.tables.length > 0) return { value: "budget", confidence: 0.6 };
  return { value: "other", confidence: 0.5 };
}

/** A table of costs has an amount column beside a price or quantity. */
function isPriced(table: ParsedDocument["tables"][number]): boolean {
  const header = table.rows
    .slice(0, Math.max(1, table.headerRows))
    .flatMap((row) => row.cells.map((cell) => fold(cell.text)));
  const has = (pattern: RegExp) => header.some((text) => pattern.test(text));
  return has(/thanh tien|tong cong|kinh phi|tong tien|so tien/) && has(/don gia|so luong|gia/);
}

interface YearInput {
  kind: DocumentKind;
  title: string;
  document: ParsedDocument;
  number: FoundNumber;
  signed: string | null;
}

function findYear(input: YearInput): Found<number | null> {
  const { kind, title, document, number, signed } = input;
  const ofSymbol = /\/((?:19|20)\d{2})\//.exec(number.symbol ?? "")?.[1];
  if (kind === "regulation") {
    const year = Number(ofSymbol ?? signed?.slice(0, 4) ?? 0) || null;
    return { value: year, confidence: year === null ? 0 : 0.97 };
  }
  const titled = planYear(title);
  if (titled !== null) return { value: titled, confidence: 0.97 };
  const named = [
    ...document.tables.flatMap((table) => table.caption),
    ...document.blocks.filter((block) => block.kind === "heading").map((block) => block.text),
  ]
    .filter((text) => /kế hoạch|kinh phí|dự toán|nhiệm vụ|mục tiêu|danh mục/iu.test(text))
    .map(planYear)
    .findLast((year) => year !== null);
  if (named) return { value: named, confidence: 0.7 };
  // "Về triển khai chuyển đổi số năm 2026" below a title that bears the number.
  const below = document.blocks
    .slice(0, HEAD_BLOCKS)
    .filter(({ text }) => text.length < 160 && /^(?:v\/v|về)\s/iu.test(text))
    .map(({ text }) => (OF_ANOTHER.test(text) ? null : planYear(text)))
    .find((year) => year !== null);
  if (below !== undefined) return { value: below, confidence: 0.7 };
  return closingYearOf(input);
}

/** "KẾ HOẠCH CHI THUỐC, VẬT TƯ 2027", above the table where the title itself was not told. */
function closingYearOf({ title, document }: YearInput): Found<number | null> {
  const head = document.blocks.slice(0, HEAD_BLOCKS).map(({ text }) => text);
  const closing = [title, ...head].map(closingYear).find((year) => year !== null);
  return closing === undefined
    ? { value: null, confidence: 0 }
    : { value: closing, confidence: 0.6 };
}
