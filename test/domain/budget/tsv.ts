/** A document with tables written as tab-separated lines, as the reader of a text file would hand it on. */
import type { ParsedDocument, ParsedTable } from "../../../src/domain/document/parsed-document.ts";
import { wrap } from "./random-budget.ts";

export interface TsvOptions {
  caption?: string[];
  headerRows?: number;
  text?: string[];
  ocr?: boolean;
}

/** Line n of the source is row n, line n of the file. */
export function tsv(source: string, options: TsvOptions = {}): ParsedDocument {
  const table: ParsedTable = {
    index: 1,
    caption: options.caption ?? [],
    headingPath: [],
    place: { line: 1 },
    headerRows: options.headerRows ?? 1,
    rows: source
      .replace(/^\n|\n\s*$/g, "")
      .split("\n")
      .map((line, index) => ({
        place: { line: index + 1 },
        cells: line.split("|").map((text) => ({ text: text.trim() })),
      })),
  };
  const document = wrap([table], options.text ?? []);
  return options.ocr === true
    ? { ...document, quality: { score: 0.7, lostMarks: true, ocr: true } }
    : document;
}
