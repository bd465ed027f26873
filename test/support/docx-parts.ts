/** Opens a DOCX for structural tests: parts as text, paragraphs, attributes in twips. */
import type { Cell } from "../../src/domain/document/parsed-document.ts";
import {
  openPackage,
  packPackage,
  type Parts,
  partText,
  setPart,
} from "../../src/export/opc-package.ts";

export interface DocxParts {
  parts: Parts;
  document: string;
  styles: string;
  headers: string[];
}

export function openDocx(bytes: Uint8Array): DocxParts {
  const parts = openPackage(bytes);
  const headers = [...parts.keys()].filter((name) => /^word\/header\d*\.xml$/.test(name));
  return {
    parts,
    document: partText(parts, "word/document.xml"),
    styles: partText(parts, "word/styles.xml"),
    headers: headers.map((name) => partText(parts, name)),
  };
}

export interface DocxParagraph {
  xml: string;
  /** As the page shows it. */
  text: string;
  /** As it was written: capitals of a style are none of the text. */
  typed: string;
}

/** Paragraphs in order, those of tables among them. */
export function paragraphsOf(document: string): DocxParagraph[] {
  return [...document.matchAll(/<w:p>(?:(?!<w:p>)[\s\S])*?<\/w:p>/g)].map(([xml]) => {
    const runs = [...xml.matchAll(/<w:r>(?:(?!<w:r>)[\s\S])*?<\/w:r>/g)].map(([run]) => run);
    return { xml, text: runs.map(shownText).join(""), typed: runs.map(typedText).join("") };
  });
}

const typedText = (run: string): string =>
  [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map((match) => match[1] ?? "\n").join("");

const shownText = (run: string): string =>
  run.includes("<w:caps/>") ? typedText(run).toLocaleUpperCase("vi") : typedText(run);

export function paragraphWith(document: string, text: string): DocxParagraph {
  const found = paragraphsOf(document).find(
    (one) => one.text.includes(text) || one.typed.includes(text),
  );
  if (found === undefined) throw new Error(`no paragraph with ${text}`);
  return found;
}

export const sectionsOf = (document: string): string[] =>
  [...document.matchAll(/<w:sectPr[ >][\s\S]*?<\/w:sectPr>/g)].map(([xml]) => xml);

/** Half-points of the first run. */
export const sizeOf = (paragraph: DocxParagraph): number =>
  Number(/<w:sz w:val="(\d+)"/.exec(paragraph.xml)?.[1] ?? 0);

export const isBold = (paragraph: DocxParagraph): boolean => /<w:b\/>/.test(paragraph.xml);
export const isItalic = (paragraph: DocxParagraph): boolean => /<w:i\/>/.test(paragraph.xml);

/** The same file with words filled in, as a clerk does before a document goes out. */
export function fillIn(
  bytes: Uint8Array,
  words: readonly (readonly [from: string, to: string])[],
): Uint8Array {
  const parts = openPackage(bytes);
  const name = "word/document.xml";
  const filled = words.reduce((xml, [from, to]) => xml.replaceAll(from, to), partText(parts, name));
  setPart(parts, name, filled);
  return packPackage(parts);
}

/** Texts of a row by column: a cell that runs over several of them has its text in the first. */
export const textsByColumn = (cells: readonly Cell[]): string[] =>
  cells.flatMap(({ text, colSpan = 1 }) => [
    text,
    ...Array.from({ length: colSpan - 1 }, () => ""),
  ]);
