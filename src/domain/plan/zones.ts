/** Cuts the blocks of a plan into cover, body, closing (recipients, signature) and appendices. */
import type { Block } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import { isAttachmentNote, tableName } from "./appendix-numbers.ts";
import { OPEN } from "./open-marks.ts";
import {
  isCapitals,
  withLetteredParts,
  withMissedHeadings,
  withPlainParts,
  withSpeckedHeadings,
} from "./part-headings.ts";
import { roleOfHeading } from "./section-role.ts";

/** A block of the body; `appendix` marks the heading that opens an appendix. */
export type BodyBlock = Block & { appendix: boolean };

export interface Zones {
  cover: Block[];
  body: BodyBlock[];
  closing: Block[];
}

const SIGNER =
  /^(?:kt|tm|tl|tuq|q)?\.?\s*(?:pho )?(?:giam [dp]oc|chu tich|vien truong|truong (?:phong|tram|ban)|chi cuc truong|cuc truong|thu truong|hieu truong|chanh van phong)\b/;

/** "GIÁM ĐỐC" on a line of its own, with or without "KT." before it. */
export function isSignerTitle(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length < 60 && letters === letters.toUpperCase() && SIGNER.test(fold(text));
}

export function isRecipientsLabel(text: string): boolean {
  return /^n[oơ]i nh[aagâậ]n\b/.test(fold(text)) || /^noi nh\wn\b/.test(fold(text));
}

interface Behind {
  /** Right behind recipients and signature. */
  closing: boolean;
  /** Somewhere behind them, in no appendix that is called one. */
  unnamed: boolean;
  /** A table follows, with nothing but its note and unit in between. */
  table: boolean;
}

/** "Phụ lục 1", "PHỤ LỤC"; behind the signature a title in capitals, "Bảng 1. …" or any line that leads to a table. */
function opensAppendix(block: Block, behind: Behind): boolean {
  if (block.kind === "table") return false;
  const full = fullText(block);
  if (isNamedAppendix(full) && full.length < 250 && !/kem theo\)?\.?$/.test(fold(full)))
    return true;
  if (behind.unnamed && behind.table && tableName(full) !== null) return true;
  return (
    behind.closing &&
    !isSignerTitle(full) &&
    (inCapitals(full) || (behind.table && isTitleLine(block)))
  );
}

const fullText = ({ marker, text }: Block): string => `${marker ?? ""} ${text}`.trim();
const isNamedAppendix = (text: string): boolean => /^phu luc\b/.test(fold(text));

function inCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length > 14 && letters === letters.toUpperCase();
}

const OF_TABLE =
  /\b(?:du toan|kinh phi|danh muc|bang|bieu|phan cong|tien do|nhiem vu|chi tieu|tong hop)\b/;

/** No name of a signer, no recipient, no note or unit of a table. */
function isTitleLine({ kind, text }: Block): boolean {
  if (kind === "list-item" || text.length > 200 || /^\(|[;:]$/u.test(text)) return false;
  const folded = fold(text);
  if (isAttachmentNote(text) || /^\(?\s*(?:don vi(?: tinh)?|dvt|noi nhan)\b/.test(folded))
    return false;
  const words = text.trim().split(/\s+/u);
  const named = words.length < 7 && words.every((word) => /^\p{Lu}/u.test(word));
  return words.length > 1 && (OF_TABLE.test(folded) || !named);
}

/** Lines between the title of a table and the table: the rest of the title, its note and its unit. */
const LINES_TO_TABLE = 4;

function leadsToTable(blocks: readonly Block[], index: number): boolean {
  const next = blocks.slice(index + 1, index + 2 + LINES_TO_TABLE);
  const at = next.findIndex(({ kind }) => kind === "table");
  const between = next.slice(0, at);
  return at >= 0 && between.every((block) => block.kind === "paragraph" && !closes(block));
}

/** A line that names the bases behind the title is a heading of the plan's first rank, however it is printed. */
function withBasesHeading(blocks: readonly Block[]): Block[] {
  const at = bodyStart(blocks);
  const behind = blocks
    .slice(at + 1)
    .flatMap(({ kind, level }) => (kind === "heading" ? [level ?? 1] : []));
  return blocks.map((block, index): Block => {
    if (index !== at || block.kind === "heading" || !namesPart(block, true)) return block;
    return { ...block, kind: "heading", level: Math.min(...behind, 9) };
  });
}

/** Headings that a reader missed stand as headings. */
function withParts(read: readonly Block[], lostMarks: boolean): Block[] {
  const printed = lostMarks ? withMissedHeadings(withSpeckedHeadings(read)) : read;
  return withPlainParts(withBasesHeading(withLetteredParts(printed)));
}

export function zonesOf(read: readonly Block[], lostMarks = false): Zones {
  const blocks = withParts(read, lostMarks);
  const zones: Zones = { cover: [], body: [], closing: [] };
  let zone: keyof Zones = "cover";
  const start = bodyStart(blocks);
  let title: BodyBlock | null = null;
  const behind: Behind = { closing: false, unnamed: false, table: false };
  for (const [index, block] of blocks.entries()) {
    zone = zoneAt(zone, block, index >= start);
    behind.closing = zone === "closing";
    behind.unnamed ||= behind.closing;
    behind.table = leadsToTable(blocks, index);
    if (zone !== "cover" && opensAppendix(block, behind)) {
      zone = "body";
      title = titleBlock(block);
      takeTitleAbove(title, zones.closing, blocks[index + 1]);
      behind.unnamed &&= !isNamedAppendix(fullText(title));
      zones.body.push(title);
    } else if (zone !== "body") zones[zone].push(block);
    else if (title !== null && continuesTitle(title, block)) joinTitle(title, block);
    else {
      zones.body.push({ ...block, appendix: false });
      title = null;
    }
  }
  return zones;
}

/** A title that stands above "PHỤ LỤC 1", with the note of attachment right below it, was set over its number. */
function takeTitleAbove(title: BodyBlock, closing: Block[], next: Block | undefined): void {
  const above = closing.at(-1);
  const name = title.text.startsWith(title.marker ?? "") ? title.text : fullText(title);
  if (above === undefined || next === undefined || !isBareName(name)) return;
  if (!isTitleLine(above) || !OF_TABLE.test(fold(above.text)) || !isAttachmentNote(next.text))
    return;
  closing.pop();
  title.marker = name;
  title.text = above.text;
}

function zoneAt(zone: keyof Zones, block: Block, started: boolean): keyof Zones {
  const now = zone === "cover" && started ? "body" : zone;
  return now === "body" && closes(block) ? "closing" : now;
}

/** "Bảng 1. KINH PHÍ": its name is the number of the appendix. */
function titleBlock(block: Block): BodyBlock {
  const name = (block.marker ?? "") === "" ? tableName(block.text) : null;
  const text = block.text.slice(name?.length ?? 0).replace(/^[\s.:–-]+/u, "");
  if (name === null || text === "") return { ...block, appendix: true };
  return { ...block, marker: name, text, appendix: true };
}

function closes(block: Block): boolean {
  if (block.kind === "table") return false;
  return isRecipientsLabel(block.text) || isSignerTitle(block.text);
}

/** First block of the body: a numbered heading, or the first sentence behind the title. */
function bodyStart(blocks: readonly Block[]): number {
  const name = blocks.findIndex((block) => /^k[ee]+ hoach$/.test(fold(block.text)));
  const from = name < 0 ? 0 : name + 1;
  const found = blocks.findIndex(
    (block, index) =>
      index >= from &&
      ((opensBody(block) && !(name >= 0 && isTitleOf(blocks, name, index))) ||
        namesPart(block, index > from) ||
        (index > from && isSentence(block))),
  );
  return found < 0 ? 0 : found;
}

/** "Thực hiện chuyển đổi số năm 2026 tại …" right behind "KẾ HOẠCH": a title that begins with a deed and ends with no stop. */
function isTitleOf(blocks: readonly Block[], name: number, index: number): boolean {
  const [block, before] = [blocks[index], blocks[index - 1]];
  if (block?.kind !== "paragraph" || (block.marker ?? "") !== "") return false;
  const folded = fold(block.text);
  if (!/^(?:thuc hien|trien khai)\b/.test(folded) || /(?:[.;:,]|nhu sau|sau day)$/u.test(folded))
    return false;
  return index === name + 1 || (block.bold === true && before?.bold === true);
}

/** A title ends with no stop: a long line that does is the first of the preamble. */
function isSentence({ kind, bold, text }: Block): boolean {
  const words = text.trim();
  if (words.startsWith(OPEN)) return kind === "paragraph";
  return (
    kind === "paragraph" &&
    bold !== true &&
    words.length > 60 &&
    /\p{Ll}[^\p{L}]*[.;]$/u.test(words)
  );
}

/** "Căn cứ pháp lý" without a number behind the title, as a heading or as a short line of its own: no second line of it. */
function namesPart(block: Block, titled: boolean): boolean {
  if (!titled || block.kind === "table") return false;
  if (block.kind === "heading")
    return /^(?:bases|results|goals-general|targets)$/.test(roleOfHeading(block.text));
  return BASES_LINE.test(fold(block.text));
}

const BASES_LINE =
  /^(?:(?:cac |nhung )?(?:van ban )?can cu(?: (?:phap ly|lap|xay dung|ban hanh|de (?:lap|xay dung))(?: ke hoach)?)?|co so (?:phap ly|xay dung|lap)(?: ke hoach)?)\s*:?$/;

function opensBody(block: Block): boolean {
  if (block.kind === "table") return true;
  if (block.kind === "heading" && (block.marker ?? "") !== "") return true;
  if (/^(?:phan|[ivx]+|[a-h]|\d+)[.:)]?$/i.test(fold(block.marker ?? ""))) return true;
  if (/(?:nhu sau|sau day)\s*:?$/.test(fold(block.text))) return true;
  if (/^can cu\b/.test(fold(block.text)) && /;\s*$/.test(block.text)) return true;
  return /^(?:can cu|thuc hien|trien khai|theo)\b/.test(fold(block.text)) && block.text.length > 60;
}

/** Lines right under "Phụ lục 1" in capitals, bold or as a heading belong to its title; "(Kèm theo …)" does not end it. */
function continuesTitle(title: BodyBlock, block: Block): boolean {
  if (block.kind === "table" || block.kind === "list-item" || (block.marker ?? "") !== "")
    return false;
  if (isAttachmentNote(block.text) || /[.;]$/.test(block.text)) return false;
  const letters = block.text.replace(/[^\p{L}]/gu, "");
  const capitals = isCapitals(letters, 3);
  const bare = isBareName(`${title.marker ?? ""} ${title.text}`.trim());
  const titled = capitals || block.bold === true || block.kind === "heading" || bare;
  return titled && block.text.length < 160;
}

/** "Phụ lục 2", "Biểu 01" with no title yet. */
const isBareName = (text: string): boolean =>
  /^phu luc(?: \w+)?$/.test(fold(text)) || tableName(text) === text.replace(/[.:]$/u, "").trim();

function joinTitle(title: BodyBlock, block: Block): void {
  if ((title.marker ?? "") === "" && isBareName(title.text)) {
    title.marker = title.text;
    title.text = block.text;
  } else {
    title.text = `${title.text} ${block.text}`.trim();
  }
}
