/**
 * Symbol, type, issuer, signing date and title of a regulation with their places. The values are those of
 * ../../document/classify.ts where it found them; letterheads in layout tables and the closing words of laws
 * ("thông qua ngày …") are read here.
 */
import type { DocumentFacts } from "../../document/classify.ts";
import { sealBlocks } from "../../document/consolidation-seal.ts";
import type { ParsedDocument, Place } from "../../document/parsed-document.ts";
import { typeFitsCode, typeOfCode } from "../../reference/document-types.ts";
import { parseSymbol, printSymbol } from "../../reference/symbol.ts";
import { findDates } from "../../reference/vietnamese-date.ts";
import { upperFirst } from "../../text/first-letter.ts";
import { foldInPlace } from "../../text/fold.ts";
import type { DocumentType, IsoDate } from "../register-entry.ts";
import { evidenceOfBlock } from "./evidence.ts";
import type { Field } from "./proposal.ts";
import { bodyStart, oneLine } from "./statements.ts";
import { LAWS, ownTitle, sentenceCase, SUBJECT_LINE, titleWords } from "./title-words.ts";

export interface Identity {
  symbol: Field<string>;
  type: Field<DocumentType>;
  issuer: Field<string>;
  signed: Field<IsoDate>;
  title: Field<string>;
}

export interface HeadLine {
  text: string;
  place: Place;
}

const CONSOLIDATED: DocumentType = "Văn bản hợp nhất";
const HEAD_LINES = 60;
const TAIL_BLOCKS = 25;

export function readIdentity(
  document: ParsedDocument,
  facts: DocumentFacts,
  weight: number,
): Identity {
  const head = [...headLines(document), ...sealBlocks(document)];
  const symbol = readSymbol(head, facts, weight);
  const type = readType(head, { facts, symbol: symbol.value, weight });
  const known = { facts, symbol, type: type.value, weight };
  return {
    symbol,
    type,
    issuer: readIssuer(head, known),
    signed: readSigned(document, head, known),
    title: readTitle(head, known),
  };
}

/** Lines in front of the first article; cells of layout tables count as lines. */
export function headLines(document: ParsedDocument): HeadLine[] {
  const start = bodyStart(document);
  const end = start > 0 ? start : HEAD_LINES;
  return document.blocks.slice(0, end).flatMap((block): HeadLine[] => {
    const table = block.table === undefined ? undefined : document.tables[block.table - 1];
    if (!table) return [{ text: oneLine(block.text), place: block.place }];
    return table.rows.flatMap((row) =>
      row.cells.flatMap((cell) =>
        linesOfCell(cell.text).map((text) => ({ text: oneLine(text), place: row.place })),
      ),
    );
  });
}

/** Lines of a cell; a subject ("V/v …") runs on to its end. */
function linesOfCell(text: string): string[] {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => SUBJECT_LINE.test(foldInPlace(line)));
  return at < 0 ? lines : [...lines.slice(0, at), lines.slice(at).join(" ")];
}

const nothing = { value: null, evidence: null };

function fieldOf<T>(value: T, line: HeadLine | undefined, share: number): Field<T> {
  return { value, evidence: line ? evidenceOfBlock(line, share) : null };
}

const NUMBER =
  /(?:^|\s)(?:luat |phap lenh |nghi quyet )?so\s*[:.]?\s*(\d{1,5}\s*\/\s*(?:(?:19|20)\d{2}\s*\/\s*)?[a-z][a-z\d]*(?:\s?-\s?[a-z][a-z\d]*){0,3}|\d{1,5}\s*-\s*[a-z]{2,3}\/[a-z]{2,8})/;

function readSymbol(
  head: readonly HeadLine[],
  facts: DocumentFacts,
  weight: number,
): Field<string> {
  if (facts.symbol !== null) {
    const wanted = compact(facts.symbol);
    const line =
      head.find(({ text }) => compact(text).includes(wanted)) ??
      head.find(({ text }) => beginsNumber(compact(text), wanted));
    return fieldOf(facts.symbol, line, facts.confidence.symbol * weight);
  }
  if (facts.symbolBlank) return nothing;
  for (const line of head) {
    const match = NUMBER.exec(foldInPlace(line.text));
    if (!match || !/^\s*(?:lu[aậ]t |ph[aá]p l[eệ]nh |ngh[iị] quy[eế]t )?s[oố]/iu.test(line.text))
      continue;
    const end = match.index + match[0].length;
    const printed = line.text.slice(end - (match[1]?.length ?? 0), end);
    const symbol = parseSymbol(printed);
    if (symbol) return fieldOf(printSymbol(symbol), line, 0.9 * weight);
  }
  return nothing;
}

/** "Số: 04/2027/TTLT-BYT-BCA-" above "BTC": a narrow column broke the number. */
function beginsNumber(line: string, symbol: string): boolean {
  const number = line.replace(/^so:?/, "");
  return number.length >= 5 && symbol.startsWith(number);
}

function compact(text: string): string {
  return foldInPlace(text).replace(/\s+/g, "");
}

interface Known {
  facts: DocumentFacts;
  symbol: Field<string>;
  type: DocumentType | null;
  weight: number;
}

function readType(
  head: readonly HeadLine[],
  { facts, symbol, weight }: { facts: DocumentFacts; symbol: string | null; weight: number },
): Field<DocumentType> {
  const code = symbol === null ? null : (parseSymbol(symbol)?.code ?? null);
  const joins = code !== null && typeOfCode(code) === CONSOLIDATED;
  // A consolidated text bears the type word of what it joins.
  if (facts.type !== null && !joins) {
    const word = compact(facts.type);
    const line = head.find(({ text }) => compact(text).replace(/[.:]+$/, "") === word);
    const fits = code === null || typeFitsCode(facts.type, code);
    return fieldOf(facts.type, line ?? titleLine(head, facts), (fits ? 0.97 : 0.6) * weight);
  }
  const type = code === null ? null : typeOfCode(code);
  if (type === null) return nothing;
  const line = head.find(({ text }) => compact(text).includes(compact(symbol ?? "")));
  return fieldOf(type, line, 0.8 * weight);
}

function titleLine(head: readonly HeadLine[], facts: DocumentFacts): HeadLine | undefined {
  const words = compact(facts.title).slice(0, 40);
  return head.find(({ text }) => text.length > 10 && words.includes(compact(text).slice(0, 30)));
}

const BODY =
  /^(?:bo|uy ban|so|cuc|tong cuc|vu|thanh tra chinh phu|kiem toan|ngan hang nha nuoc|hoi dong nhan dan|hoi dong|bao hiem xa hoi|van phong|ban|quoc hoi|chinh phu|thu tuong)\b/;

function readIssuer(head: readonly HeadLine[], known: Known): Field<string> {
  const { facts, symbol, weight } = known;
  if (facts.issuer !== null) {
    const wanted = compact(facts.issuer);
    // The name as printed, or its first words: the place may stand beside the date.
    const line =
      head.find(({ text }) => compact(text).includes(wanted)) ??
      head.find(({ text }) => text.length >= 5 && wanted.startsWith(compact(text)));
    // Told by the letters of the symbol alone.
    const fallback = symbol.evidence
      ? { text: symbol.evidence.quote, place: symbol.evidence.place }
      : undefined;
    return fieldOf(facts.issuer, line ?? fallback, facts.confidence.issuer * weight);
  }
  for (const line of head.slice(0, 12)) {
    const name = line.text.replace(/\s*C[OỘ]NG H.*$/u, "").trim();
    const capitals = name === name.toUpperCase() && /\p{Lu}{2}/u.test(name);
    if (capitals && name.length <= 90 && BODY.test(foldInPlace(name)))
      return fieldOf(sentenceCase(name), line, 0.7 * weight);
  }
  return nothing;
}

function readSigned(
  document: ParsedDocument,
  head: readonly HeadLine[],
  { facts, type, weight }: Known,
): Field<IsoDate> {
  // A law bears the day of its passing at its end.
  const passed =
    type !== null && (LAWS.has(type) || type === "Nghị quyết") ? passing(document) : null;
  if (facts.signed !== null && (passed === null || !LAWS.has(type ?? ""))) {
    // A scan's "ngày l7 tháng 9 năm 2027" is told by its year.
    const year = `nam ${facts.signed.slice(0, 4)}`;
    const line =
      head.find(({ text }) => datesOf(text).includes(facts.signed)) ??
      head.find(({ text }) => text.length < 120 && foldInPlace(text).trim().endsWith(year));
    return fieldOf(facts.signed, line, facts.confidence.signed * weight);
  }
  if (passed) return fieldOf(passed.iso, passed.line, 0.95 * weight);
  return dateLine(head, weight);
}

/** "Hà Nội, ngày …" in a letterhead that was laid out as a table. */
function dateLine(head: readonly HeadLine[], weight: number): Field<IsoDate> {
  for (const line of head) {
    if (line.text.length > 120 || /c[aă]n c[uứ]|k[eè]m theo/iu.test(line.text)) continue;
    const at = /(?:,|^)\s*ng[aà]y\s/iu.exec(line.text);
    const date = at ? datesOf(line.text.slice(at.index))[0] : undefined;
    if (date !== undefined && date !== null) return fieldOf(date, line, 0.85 * weight);
  }
  return nothing;
}

function passing(document: ParsedDocument): { iso: IsoDate; line: HeadLine } | null {
  for (const block of document.blocks.slice(-TAIL_BLOCKS)) {
    const folded = foldInPlace(oneLine(block.text));
    const at = /\bthong qua ngay\b/.exec(folded);
    const iso = at ? findDates(folded.slice(at.index))[0]?.iso : undefined;
    if (iso !== undefined && iso !== null) return { iso, line: block };
  }
  return null;
}

function datesOf(text: string): (IsoDate | null)[] {
  return findDates(foldInPlace(text)).map((date) => date.iso);
}
/** "Số: 219/… Hà Nội, ngày … V/v …": the columns of a letterhead in one line. */
const SUBJECT_INSIDE = /(?:^|\s)(?:v\/v|v\.v)\s*[:.]?\s*/;

/** "… tiêu chuẩn kết nối Hà Nội, ngày 08 tháng 4 năm 2027": the line below the subject. */
const PLACE_AND_DAY =
  /(?:\s(?:TP\.?|Thành phố|Tỉnh))?(?:\s\p{Lu}[\p{L}.]*){1,4}, ?ng[aà]y \d{1,2} th[aá]ng \d{1,2} n[aă]m \d{4}$/u;

function readTitle(head: readonly HeadLine[], { facts, type, weight }: Known): Field<string> {
  const own = ownTitle(facts, type);
  if (own !== null) {
    const line =
      titleLine(head, facts) ?? head.find(({ text }) => compact(text).includes(compact(own)));
    const at = head.find(({ text }) => compact(own).startsWith(compact(text)) && text.length > 8);
    return fieldOf(own, at ?? line, facts.confidence.title * weight);
  }
  for (const [index, line] of head.entries()) {
    const folded = foldInPlace(line.text);
    const match = SUBJECT_LINE.exec(folded) ?? SUBJECT_INSIDE.exec(folded);
    if (!match) continue;
    const own = line.text.slice(match.index + match[0].length).trim();
    const words = [own, ...smallLinesBehind(head, index)].join(" ").replace(PLACE_AND_DAY, "");
    if (words.length >= 5) return fieldOf(upperFirst(words), line, 0.9 * weight);
  }
  if (type === null || facts.title.length < 5 || facts.confidence.title < 0.6) return nothing;
  return fieldOf(
    titleWords(facts.title, type) ?? facts.title,
    titleLine(head, facts),
    0.5 * weight,
  );
}

/** A subject over several paragraphs goes on in small letters. */
function smallLinesBehind(head: readonly HeadLine[], index: number): string[] {
  const rest = head.slice(index + 1);
  const end = rest.findIndex(({ text }) => !/^\p{Ll}/u.test(text) || text.length > 80);
  return rest.slice(0, Math.max(0, end)).map(({ text }) => text);
}
