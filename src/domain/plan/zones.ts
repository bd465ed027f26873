/** Cuts the blocks of a plan into cover, body, closing (recipients, signature) and appendices. */
import type { Block } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
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

/** "Phụ lục 1", "PHỤ LỤC", or a title in capitals behind the signature. */
function opensAppendix(block: Block, afterClosing: boolean): boolean {
  if (block.kind === "table") return false;
  const full = `${block.marker ?? ""} ${block.text}`.trim();
  if (/^phu luc\b/.test(fold(full)) && full.length < 250 && !/kem theo\)?\.?$/.test(fold(full)))
    return true;
  if (!afterClosing) return false;
  const letters = full.replace(/[^\p{L}]/gu, "");
  return letters.length > 14 && letters === letters.toUpperCase() && !isSignerTitle(full);
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
  for (const [index, block] of blocks.entries()) {
    if (zone === "cover" && index >= start) zone = "body";
    if (zone === "body" && closes(block)) zone = "closing";
    if (zone !== "cover" && opensAppendix(block, zone === "closing")) {
      zone = "body";
      title = { ...block, appendix: true };
      zones.body.push(title);
      continue;
    }
    if (zone !== "body") zones[zone].push(block);
    else if (title !== null && continuesTitle(title, block)) joinTitle(title, block);
    else {
      zones.body.push({ ...block, appendix: false });
      title = null;
    }
  }
  return zones;
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
      (opensBody(block) || namesPart(block, index > from) || (index > from && isSentence(block))),
  );
  return found < 0 ? 0 : found;
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
  return /^(?:can cu|thuc hien|trien khai|theo)\b/.test(fold(block.text)) && block.text.length > 60;
}

/** Lines right under "Phụ lục 1" in capitals, bold or as a heading belong to its title; "(Kèm theo …)" does not end it. */
function continuesTitle(title: BodyBlock, block: Block): boolean {
  if (block.kind === "table" || block.kind === "list-item" || (block.marker ?? "") !== "")
    return false;
  if (/^\(?\s*kem theo/.test(fold(block.text)) || /[.;]$/.test(block.text)) return false;
  const letters = block.text.replace(/[^\p{L}]/gu, "");
  const capitals = isCapitals(letters, 3);
  const bare = /^phu luc(?: \w+)?$/.test(fold(`${title.marker ?? ""} ${title.text}`));
  const titled = capitals || block.bold === true || block.kind === "heading" || bare;
  return titled && block.text.length < 160;
}

function joinTitle(title: BodyBlock, block: Block): void {
  if ((title.marker ?? "") === "" && /^phu luc(?: \w+)?$/.test(fold(title.text))) {
    title.marker = title.text;
    title.text = block.text;
  } else {
    title.text = `${title.text} ${block.text}`.trim();
  }
}
