/**
 * A forward scan over the tags of an OOXML part, for edits that leave every other byte alone. Not a parser: it
 * trusts the order of tags and refuses document types, which OOXML forbids and attacks rely on. Linear in length.
 */
import { AppError } from "../errors.ts";

export interface Tag {
  /** Qualified name as written: "w:p". */
  name: string;
  kind: "open" | "close" | "empty";
  /** Offset of "<" and the offset behind ">". */
  start: number;
  end: number;
}

/** Offset behind the ">" that ends the tag starting at `from`; quoted values may hold ">". */
function tagEnd(xml: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < xml.length; at += 1) {
    const character = xml.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  throw new AppError("unreadable-file", "xml: tag without end");
}

/** Offset behind a comment, CDATA section or processing instruction at `from`; null when a tag starts there. */
function skipSpecial(xml: string, from: number): number | null {
  const pairs = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const;
  for (const [open, close] of pairs) {
    if (!xml.startsWith(open, from)) continue;
    const end = xml.indexOf(close, from + open.length);
    if (end === -1) throw new AppError("unreadable-file", "xml: section without end");
    return end + close.length;
  }
  if (xml.startsWith("<!", from))
    throw new AppError("hostile-file", "xml: document type in a part");
  return null;
}

const isNameEnd = (character: string): boolean => /[\s/>]/.test(character);

/** Tags in order. @throws AppError unreadable-file, hostile-file */
export function* scanTags(xml: string): Generator<Tag> {
  let at = xml.indexOf("<");
  while (at !== -1) {
    const skipped = skipSpecial(xml, at);
    if (skipped === null) {
      const end = tagEnd(xml, at);
      const closing = xml.charAt(at + 1) === "/";
      const nameStart = at + (closing ? 2 : 1);
      let nameEnd = nameStart;
      while (nameEnd < end && !isNameEnd(xml.charAt(nameEnd))) nameEnd += 1;
      const empty = xml.charAt(end - 2) === "/";
      const kind = closing ? "close" : empty ? "empty" : "open";
      yield { name: xml.slice(nameStart, nameEnd), kind, start: at, end };
      at = xml.indexOf("<", end);
    } else at = xml.indexOf("<", skipped);
  }
}

const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

const fromCode = (code: number): string =>
  Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";

/** Character data or attribute value with its references resolved. */
export function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith("#x") || name.startsWith("#X"))
      return fromCode(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return fromCode(Number(name.slice(1)));
    return NAMED.get(name) ?? whole;
  });
}

/** Value of an attribute in the text of a tag; undefined when it has none. `name` as written, with its prefix. */
export function attribute(tagText: string, name: string): string | undefined {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  const match = pattern.exec(tagText);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** The tag's text with the attribute set to a plain value. */
export function withAttribute(tagText: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (pattern.test(tagText)) return tagText.replace(pattern, `$1"${value}"`);
  return tagText.replace(/\s*(\/?)>$/, ` ${name}="${value}"$1>`);
}

export interface Edit {
  /** Replaces xml.slice(start, end); equal offsets insert. */
  start: number;
  end: number;
  text: string;
}

/** Edits must not overlap; several at one offset keep their order. */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  const sorted = edits.map((edit, order) => ({ ...edit, order }));
  sorted.sort((a, b) => a.start - b.start || a.order - b.order);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    pieces.push(xml.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(xml.slice(at));
  return pieces.join("");
}
