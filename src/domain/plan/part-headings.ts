/** Parts of a plan that a reader left as lines: "B. KẾ HOẠCH NĂM 2026", or the same without a letter. */
import type { Block } from "../document/parsed-document.ts";
import { fold } from "../text/fold.ts";
import { roleOfHeading } from "./section-role.ts";

const LETTERS = "ABCDEGHI";
const lineOf = ({ marker, text }: Block): string =>
  text.startsWith(marker ?? "") ? text : `${marker ?? ""} ${text}`;

/** Letter in front of a title in capitals, "B. KẾ HOẠCH NĂM 2026"; null for any other line. */
function letterOf(block: Block): string | null {
  if (block.kind === "table") return null;
  const line = lineOf(block).trim();
  const [, letter, title = ""] = /^([A-I])[.)]\s+(.{6,140})$/u.exec(line) ?? [];
  const letters = title.replace(/[^\p{L}]/gu, "");
  return letter !== undefined && isCapitals(letters, 5) ? letter : null;
}

/** "A. …" was read as a heading, so "B. …" behind it is one of the same rank, however it is printed. */
export function withLetteredParts(blocks: readonly Block[]): Block[] {
  let last: { letter: string; level: number } | null = null;
  return blocks.map((block): Block => {
    const letter = letterOf(block);
    // "I." counts on from "H." only; elsewhere it is one.
    if (letter === null || (letter === "I" && last?.letter !== "H")) return block;
    if (block.kind === "heading") {
      last = { letter, level: block.level ?? 1 };
      return (block.marker ?? "") === "" ? { ...block, marker: `${letter}.` } : block;
    }
    if (last === null || LETTERS.indexOf(letter) !== LETTERS.indexOf(last.letter) + 1) return block;
    last = { letter, level: last.level };
    const title = lineOf(block).trim();
    return { ...block, kind: "heading", level: last.level, marker: `${letter}.`, text: title };
  });
}

const PLAN_PART =
  /^(?:noi dung |phan )?(?:ke hoach|phuong huong|noi dung|nhiem vu|chuong trinh|dinh huong|du kien|trien khai|nam 20\d{2}$)\b/;

/** "KẾ HOẠCH NĂM 2026" on a line of its own, right in front of a first heading. */
function namesPlainPart({ kind, marker, text }: Block): boolean {
  if (kind !== "paragraph" || (marker ?? "") !== "" || text.length > 90) return false;
  if (/[.;:,)]$/u.test(text)) return false;
  const folded = fold(text);
  const dated = /(?<!\d)20\d{2}$/u.test(text);
  if (!dated && !isCapitals(text.replace(/[^\p{L}]/gu, ""), 5)) return false;
  return PLAN_PART.test(folded) || (dated && roleOfHeading(folded) !== "other");
}

const FIRST = /^(?:i|1|a)[.):/]?$/;

/** A part whose title has no number stands above the headings that begin to count behind it. */
export function withPlainParts(blocks: readonly Block[]): Block[] {
  // The title on the cover stands in front of a first heading too.
  const cover = blocks.findIndex(({ text }) => /^ke+ hoach$/.test(fold(text)));
  const body = blocks.findIndex(
    ({ kind, text }, index) =>
      index > cover && (kind === "heading" || /^(?:can cu|thuc hien|theo)\b/.test(fold(text))),
  );
  return blocks.map((block, index): Block => {
    const next = blocks[index + 1];
    const opens = next?.kind === "heading" && FIRST.test(fold(next.marker ?? ""));
    if (body < 0 || index <= body || !opens || !namesPlainPart(block)) return block;
    // Half a step above what it holds, so that it closes the part before it.
    return { ...block, kind: "heading", level: (next.level ?? 1) - 0.5 };
  });
}

const ordinalOf = ({ marker }: Block): number =>
  Number(/^(\d{1,2})\.$/u.exec(marker ?? "")?.[1] ?? 0);
const TITLE_WORDS = 10;
const MAX_TITLE = 200;

/** "~10. Nâng cao …": a speck in front of the number that follows the last heading's. */
const SPECKED = /^[^\p{L}\d\s"“(\[–-]{1,2}\s*(\d{1,2}\.)\s+(?=\p{L})/u;

/** The number of a heading that a speck hid; null for any other line. */
function specked({ kind, text }: Block, before: Block | undefined): string | null {
  const number = kind === "heading" ? undefined : SPECKED.exec(text)?.[1];
  if (number === undefined || before === undefined || text.length > MAX_TITLE) return null;
  const next = ordinalOf(before) > 0 && Number.parseInt(number, 10) === ordinalOf(before) + 1;
  return next && !/[.;:]$/u.test(text) ? number : null;
}

/** A scan with the headings that a speck hid from the reader. */
export function withSpeckedHeadings(blocks: readonly Block[]): Block[] {
  let before: Block | undefined;
  return blocks.map((block): Block => {
    const marker = specked(block, before);
    const level = before?.level;
    const found: Block =
      marker === null
        ? block
        : {
            ...{ ...block, kind: "heading", marker, text: block.text.replace(SPECKED, "$1 ") },
            ...(level === undefined ? {} : { level }),
          };
    if (found.kind === "heading") before = found;
    return found;
  });
}

/** In a scan "2. …" between the headings "1. …" and "3. …" is a heading that ran into its text. */
export function withMissedHeadings(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    const ordinal = block.kind === "list-item" ? ordinalOf(block) : 0;
    if (ordinal < 2) return [block];
    const before = blocks.slice(0, index).findLast(({ kind }) => kind === "heading");
    const after = blocks.slice(index + 1).find(({ kind }) => kind === "heading");
    const between =
      before !== undefined && ordinalOf(before) === ordinal - 1 && before.level === after?.level;
    if (!between || after === undefined || ordinalOf(after) !== ordinal + 1) return [block];
    const title = block.text.split(/\s+/u).slice(0, TITLE_WORDS).join(" ");
    const { place, headingPath } = block;
    const heading: Block = {
      ...{ kind: "heading", place, headingPath, marker: `${ordinal}.` },
      text: `${ordinal}. ${title}`,
      ...(before.level === undefined ? {} : { level: before.level }),
    };
    return [heading, { kind: "paragraph", text: block.text, place, headingPath }];
  });
}

export function isCapitals(letters: string, moreThan: number): boolean {
  return letters.length > moreThan && letters === letters.toUpperCase();
}
