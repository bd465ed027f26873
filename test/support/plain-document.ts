/** A ParsedDocument of typed lines: a small stand-in for the readers, so that rules are tested on their own. */
import type {
  Block,
  ParsedDocument,
  ParsedTable,
} from "../../src/domain/document/parsed-document.ts";

export interface PlainOptions {
  ocr?: boolean;
  fileName?: string;
}

/** Lines that start with "#" are headings, lines with tabs are rows of tables (first row: header). */
export function plainDocument(text: string, options: PlainOptions = {}): ParsedDocument {
  const nfc = text.normalize("NFC");
  const blocks: Block[] = [];
  const tables: ParsedTable[] = [];
  let heading: string[] = [];
  let open: ParsedTable | null = null;
  for (const [index, line] of nfc.split("\n").entries()) {
    const place = { line: index + 1 };
    if (line.includes("\t")) {
      if (open === null) {
        open = {
          index: tables.length + 1,
          caption: [],
          headingPath: heading,
          place,
          headerRows: 1,
          rows: [],
        };
        tables.push(open);
        blocks.push({ kind: "table", text: "", place, headingPath: heading, table: open.index });
      }
      open.rows.push({ place, cells: line.split("\t").map((cell) => ({ text: clean(cell) })) });
      continue;
    }
    if (line.trim() !== "") open = null;
    else continue;
    const marked = /^#+\s*/.exec(line);
    if (marked) {
      heading = [clean(line)];
      blocks.push({ kind: "heading", text: clean(line), level: 1, place, headingPath: [] });
    } else {
      blocks.push({ kind: "paragraph", text: clean(line), place, headingPath: heading });
    }
  }
  const ocr = options.ocr ?? false;
  return {
    format: "txt",
    fileName: options.fileName ?? "ke-hoach.txt",
    blocks,
    tables,
    pages: 1,
    text: nfc,
    quality: { score: ocr ? 0.6 : 1, lostMarks: ocr, ocr },
    warnings: [],
  };
}

const clean = (text: string): string =>
  text
    .replace(/<[^>]+>/g, "")
    .replace(/[#*]+/g, "")
    .trim();
