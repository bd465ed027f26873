/**
 * Numbers that Word counts itself ("I.", "1.1.", "a)") stand in no text of a DOCX, and without them a plan has no outline:
 * they are written in front of their paragraphs as the page shows them. Signs of bulleted lists stay with the list.
 */
import { toRoman } from "../../../../domain/text/roman.ts";
import type { ListLevel, ListPlace, Numbering, WordList } from "./numbering-part.ts";

/** A paragraph, or the border of a cell. */
const TAG = /<w:tc(?=[\s>])|<\/w:tc>|<w:p(?:\s[^<>]*)?>/g;
const OLD_PROPERTIES = /<w:pPrChange\b(?:(?!<\/w:pPrChange>)[^]){0,20000}<\/w:pPrChange>/g;
const NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';

/** The body with its numbers; the same string where nothing is counted. */
export function withPrintedNumbers(xml: string, numbering: Numbering): string {
  const body = xml.replace(OLD_PROPERTIES, "");
  const count = counter(numbering.lists);
  const parts: string[] = [];
  let from = 0;
  let cells = 0;
  for (const { index, 0: tag } of body.matchAll(TAG)) {
    if (!tag.startsWith("<w:p")) {
      cells += tag.startsWith("</") ? -1 : 1;
      continue;
    }
    const place = tag.endsWith("/>") ? null : paragraphAt(body, index + tag.length, numbering);
    const label = place === null ? null : count(place);
    if (place === null || label === null) continue;
    // An empty paragraph shows its number only where a column is made of them.
    const shown = cells > 0 || place.hasText ? label : "";
    parts.push(body.slice(from, index + tag.length), propertiesOf(place), runOf(shown, place));
    from = place.end;
  }
  return from === 0 ? xml : parts.join("") + body.slice(from);
}

interface Paragraph extends ListPlace {
  /** What its properties hold. */
  properties: string;
  /** Behind the properties. */
  end: number;
  hasText: boolean;
  /** Properties of its first run: a bold heading has a bold number. */
  runProperties: string;
}

/** The paragraph that begins at `at`, where it stands in a list. */
function paragraphAt(body: string, at: number, numbering: Numbering): Paragraph | null {
  if (!body.startsWith("<w:pPr>", at)) return null;
  const close = body.indexOf("</w:pPr>", at);
  if (close < 0) return null;
  const properties = body.slice(at + "<w:pPr>".length, close);
  const place = placeIn(properties, numbering);
  if (place === null) return null;
  const end = close + "</w:pPr>".length;
  const over = body.indexOf("</w:p>", end);
  const text = body.slice(end, over < 0 ? end : over);
  const runProperties = /<w:r(?:\s[^<>]*)?>\s*(<w:rPr>.*?<\/w:rPr>)?/su.exec(text)?.[1] ?? "";
  return { ...place, properties, end, hasText: /<w:t[\s>]/.test(text), runProperties };
}

function placeIn(properties: string, numbering: Numbering): ListPlace | null {
  const own = /<w:numPr>(.*?)<\/w:numPr>/s.exec(properties)?.[1] ?? "";
  const valueOf = (name: string, of: string): string | null =>
    new RegExp(String.raw`<w:${name}\s+w:val="([^"]{1,80})"`).exec(of)?.[1] ?? null;
  const list = valueOf("numId", own);
  const level = valueOf("ilvl", own);
  const style = valueOf("pStyle", properties);
  const ofStyle = style === null ? null : numbering.ofStyle(style);
  if (list !== null) return { list, level: Number(level ?? ofStyle?.level ?? 0) || 0 };
  return ofStyle === null ? null : { ...ofStyle, level: Number(level ?? ofStyle.level) || 0 };
}

const propertiesOf = ({ properties }: Paragraph): string =>
  `<w:pPr>${properties.replace(/<w:numPr>.*?<\/w:numPr>/s, "")}${NO_LIST}</w:pPr>`;

const runOf = (label: string, { runProperties }: Paragraph): string =>
  label === ""
    ? ""
    : `<w:r>${runProperties}<w:t xml:space="preserve">${escape(label)} </w:t></w:r>`;

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Counts the paragraphs of all lists in their order; null for what has no number to print. */
function counter(lists: ReadonlyMap<string, WordList>): (place: ListPlace) => string | null {
  const numbers = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ list: id, level }) => {
    const list = lists.get(id);
    const own = list?.levels[level];
    if (list === undefined || own === undefined || own.format === "bullet") return null;
    const counts = numbers.get(list.definition) ?? [];
    numbers.set(list.definition, counts);
    const restart = begun.has(`${id} ${level}`) ? undefined : list.restarts.get(level);
    begun.add(`${id} ${level}`);
    const last = counts[level];
    counts[level] = restart ?? (last === undefined ? own.start : last + 1);
    counts.length = level + 1;
    return labelOf(list, own, counts);
  };
}

function labelOf(
  { levels }: WordList,
  own: ListLevel,
  counts: readonly (number | undefined)[],
): string | null {
  const unknown: number[] = [];
  const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels[at];
    const told = level && FORMATS[level.format]?.(counts[at] ?? level.start);
    if (told === undefined) unknown.push(at);
    return told ?? "";
  });
  return unknown.length === 0 ? label.trim() : null;
}

const FORMATS: Readonly<Record<string, (number: number) => string>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, "0"),
  upperRoman: toRoman,
  lowerRoman: (number) => toRoman(number).toLowerCase(),
  upperLetter: (number) => letters(number).toUpperCase(),
  lowerLetter: letters,
  none: () => "",
};

/** Word goes on behind "z" with "aa", "bb". */
function letters(number: number): string {
  const at = Math.max(0, number - 1);
  return String.fromCodePoint(97 + (at % 26)).repeat(Math.min(9, Math.floor(at / 26) + 1));
}
