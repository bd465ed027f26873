/**
 * The running text of a regulation as statements: one sentence each, with its locator, its place and the statements it
 * hangs on ("Các văn bản sau đây hết hiệu lực:" above its list). Text in quotation marks is other documents' wording:
 * it stays in `text` and is blanked in `folded`.
 */
import { attachmentStarts } from "../../document/attachments.ts";
import { blockLocators } from "../../document/legal-structure.ts";
import type { Block, ParsedDocument, Place } from "../../document/parsed-document.ts";
import { foldInPlace } from "../../text/fold.ts";

export interface Statement {
  /** Literal, NFC, one space for any white space; starts behind the marker. */
  text: string;
  /** Same length as `text`: marks kept, quotations blanked. */
  unquoted: string;
  /** `unquoted`, folded. */
  folded: string;
  locator: string | null;
  place: Place;
  /** Statements above that announce this one, outermost first. */
  leads: Statement[];
  /** Nothing but words of a quotation. */
  quoted: boolean;
  /** The heading of an article, part or appendix. */
  heading: boolean;
  /** Something hangs on it. */
  isLead: boolean;
}

interface Piece {
  text: string;
  depth: number;
  locator: string | null;
  place: Place;
  /** A quotation is open where the piece begins. */
  quoted: boolean;
  heading: boolean;
}

const ARTICLE = /^[đp]i[eềêé]u \d/iu;
/** Where the text of the document ends: signature and distribution list ("Nơi nhận kết quả …" is a sentence). */
const END = /^noi nhan ?(?::|$)/;

/** No sentence of law is this long; what is would only cost time. */
const MAX_SENTENCE = 12_000;

/** Statements from the first article on (or of the whole text when there is none). */
export function statementsOf(document: ParsedDocument): Statement[] {
  return nest(joinBroken(pieces(document))).filter(({ text }) => text.length <= MAX_SENTENCE);
}

/** Index of the first article's block; 0 when there is none. */
export function bodyStart(document: ParsedDocument): number {
  const first = document.blocks.findIndex(isArticle);
  return Math.max(0, first);
}

const HEAD = 30;

/** First block that may tell of duties: the first article, else what stands below addressee, letterhead and title. */
function textStart(document: ParsedDocument): number {
  const first = bodyStart(document);
  if (first > 0) return first;
  const numbered = document.blocks.findIndex(({ marker }) => marker !== undefined);
  const head = document.blocks.slice(0, numbered < 0 ? HEAD : Math.min(numbered, HEAD));
  const addressee = document.blocks
    .slice(0, HEAD)
    .findIndex(({ text }) => /^kinh gui\b/.test(foldInPlace(text)));
  if (addressee >= 0) return addressee + 1;
  const day = head.findLastIndex(({ text }) => text.length < 300 && isHeadLine(foldInPlace(text)));
  return day + 1;
}

const isHeadLine = (folded: string): boolean =>
  /\bdoc lap\b.*\bhanh phuc\b|\bcong hoa xa hoi\b|^[^.;:]{2,40}, ?ngay \d|(?:^|\s)so ?: ?\d*\/[a-z]/.test(
    folded,
  );

function isArticle(block: Block): boolean {
  return block.kind === "heading" && ARTICLE.test(block.marker ?? block.text);
}

export function oneLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function pieces(document: ParsedDocument): Piece[] {
  const locators = blockLocators(document);
  const found: Piece[] = [];
  const attached = attachmentStarts(document.blocks);
  const start = textStart(document);
  let quoted = false;
  let closed = false;
  for (const [index, block] of document.blocks.entries()) {
    const inside = quoted;
    quoted = staysQuoted(block.text, quoted);
    if (index < start || block.kind === "table" || block.text === "") continue;
    // Behind the signature a regulation that is issued with a decision goes on.
    closed = attached.has(index) ? false : closed || END.test(foldInPlace(block.text));
    if (closed) continue;
    found.push({
      text: withoutMarker(block),
      depth: depthOf(block),
      locator: repaired(locators[index] ?? null),
      place: block.place,
      quoted: inside,
      heading: block.kind === "heading",
    });
  }
  return found;
}

/** "Điều Dieu 3": the label of a heading typed without marks. */
function repaired(locator: string | null): string | null {
  return locator?.replace(/^Điều [DĐ]i[eề]u /u, "Điều ") ?? null;
}

function withoutMarker({ text, marker }: Block): string {
  const line = oneLine(text);
  if (marker === undefined || !line.startsWith(marker)) return line;
  return line.slice(marker.length).replace(/^\s*[.:–-]?\s*/u, "");
}

/** Outer structure 0, clause 1, point 2, dash 3; text without a marker -1. */
function depthOf(block: Block): number {
  const marker = block.marker ?? "";
  if (/^\d/.test(marker)) return 1;
  if (/^[a-zđ]\d?[.)]/iu.test(marker)) return 2;
  if (marker !== "" && /^[^\p{L}\d]/u.test(marker)) return 3;
  return block.kind === "heading" ? 0 : -1;
}

/** A sentence that a page or line border cut in two. */
function joinBroken(all: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of all) {
    const last = joined.at(-1);
    const open = last && !last.heading && !/[.;:!?…/”"]$/u.test(last.text);
    if (open && piece.depth < 0) {
      last.text = `${last.text} ${piece.text}`;
    } else joined.push({ ...piece });
  }
  return joined;
}

interface Open {
  depth: number;
  own: Statement;
}

/** Cuts every piece into sentences and hangs them on the statements that announce them. */
function nest(all: readonly Piece[]): Statement[] {
  const open: Open[] = [];
  return all.flatMap((piece, index) => {
    const depth = piece.depth >= 0 ? piece.depth : plainDepth(open, all[index - 1]);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const leads = open.map((item) => item.own);
    for (const lead of leads) lead.isLead = true;
    const parts = toStatements(piece, leads);
    const last = parts.at(-1);
    // What hangs on a piece hangs on its last sentence: the one that ends in a colon.
    if (last) open.push({ depth, own: last });
    return parts;
  });
}

/** Lines without a marker hang on the statement that announced them as long as its list runs on. */
function plainDepth(open: readonly Open[], before: Piece | undefined): number {
  // "2. Công an tỉnh" in a line of its own, what it must do below.
  const title = open.findLast(({ own, depth }) => own.heading && depth >= 1);
  if (title) return title.depth + 1;
  const announcing = open.findLast((item) => /:$/.test(item.own.text));
  const runsOn = /[:;,]$/.test(before?.text ?? "");
  return announcing && runsOn ? announcing.depth + 1 : 1;
}

function toStatements(piece: Piece, leads: Statement[]): Statement[] {
  const unquoted = blankQuotes(piece.text, piece.quoted);
  let at = 0;
  return splitSentences(piece.text).map((text) => {
    const start = piece.text.indexOf(text, at);
    at = start + text.length;
    return makeStatement({ ...piece, text, leads }, unquoted.slice(start, at));
  });
}

export function makeStatement(
  own: Pick<Statement, "text" | "leads" | "locator" | "place" | "heading">,
  unquoted: string,
): Statement {
  const { text, leads, locator, place, heading } = own;
  const folded = foldInPlace(unquoted);
  const quoted = !/[\p{L}\d]/u.test(unquoted);
  return { text, unquoted, folded, locator, place, leads, quoted, heading, isLead: false };
}

/** Full stops in front of a capital; "TP. Hồ Chí Minh", "số. 5" and numbers of items do not end a sentence. */
function splitSentences(text: string): string[] {
  return text
    .split(/(?<=(?:\p{Ll}{2}|\d{2}|[)”"/])\.)\s+(?=["“]?\p{Lu})/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Blanks quotations; `open` tells that the text begins inside of one. */
export function blankQuotes(text: string, open = false): string {
  const blank = (match: string) => " ".repeat(match.length);
  const begun = open ? text.replace(/^[^“”]*(?:”|$)/u, blank) : text;
  return begun.replace(/“[^”]*(?:”|$)|"[^"]*"|«[^»]*»/gu, blank);
}

function staysQuoted(text: string, quoted: boolean): boolean {
  let open = quoted;
  for (const mark of text.match(/[“”]/g) ?? []) open = mark === "“";
  return open;
}
