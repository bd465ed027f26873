/** Text-like files: decoded, then read by the reader of their format. */
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { decodeText } from "./decode-text.ts";
import { readCsv } from "./readers/read-csv.ts";
import { readHtml } from "./readers/read-html.ts";
import { readText } from "./readers/read-text.ts";
import { readingError } from "./reading-errors.ts";
import { buildDocument } from "./structure/build-document.ts";
import type { RawDocument } from "./structure/raw.ts";
import type { TextFormat } from "./worker-messages.ts";

const FORMATS: Record<TextFormat, ParsedDocument["format"]> = {
  text: "txt",
  markdown: "md",
  html: "html",
  csv: "csv",
};

export function isTextFormat(format: string): format is TextFormat {
  return Object.hasOwn(FORMATS, format);
}

/** @throws AppError unsupported-format, file-empty */
export function readTextFormat(
  bytes: Uint8Array,
  fileName: string,
  format: TextFormat,
): ParsedDocument {
  const decoded = decodeText(bytes);
  if (decoded === null) throw readingError("unsupported-format", fileName, "binary named as text");
  if (decoded.text.trim() === "") throw readingError("file-empty", fileName, "blank text");
  const raw = readRaw(decoded.text, format);
  if (decoded.warning !== null) raw.warnings.unshift(decoded.warning);
  return buildDocument(raw, { format: FORMATS[format], fileName });
}

function readRaw(text: string, format: TextFormat): RawDocument {
  switch (format) {
    case "html":
      return readHtml(text);
    case "csv":
      return readCsv(text);
    default:
      return readText(text);
  }
}
