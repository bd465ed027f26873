/** Reader of DOCX: mammoth makes HTML of it (headings, lists, merged cells, footnotes), the HTML reader does the rest. */
import mammoth from "mammoth";

import { writeZip } from "../../../platform/zip/zip-files.ts";
import { checkPackage, inflateEntry } from "../inflate-entry.ts";
import { readingError } from "../reading-errors.ts";
import type { RawDocument } from "../structure/raw.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { readNumbering } from "./docx/numbering-part.ts";
import { withPrintedNumbers } from "./docx/printed-numbers.ts";
import { readHtml } from "./read-html.ts";

const STYLE_MAP = [
  "p[style-name='Title'] => p:fresh",
  "p[style-name='Heading 1'] => h1:fresh",
  "p[style-name='Heading 2'] => h2:fresh",
  "p[style-name='Heading 3'] => h3:fresh",
  "p[style-name='Heading 4'] => h4:fresh",
  "p[style-name='Heading 5'] => h5:fresh",
  "p[style-name='Heading 6'] => h6:fresh",
];
const DOCUMENT_PART = /^word\/(?:document\d*|footnotes|endnotes|header\d+|footer\d+)\.xml$/;

/** @throws AppError unreadable-file, hostile-file */
export async function readDocx(input: WorkerInput): Promise<RawDocument> {
  const files = inflateParts(input);
  const parts = textParts(files);
  const html = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(withNumbers(input, files, parts) ?? input.bytes) },
      {
        styleMap: STYLE_MAP,
        ignoreEmptyParagraphs: true,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
        externalFileAccess: false,
      },
    )
    .catch((cause: unknown) => {
      throw readingError("unreadable-file", input.fileName, String(cause), { cause });
    });
  const raw = readHtml(withPlainNotes(html.value.normalize("NFC")), { lines: false });
  return { ...raw, warnings: [...raw.warnings, ...partWarnings(parts)] };
}

const NOTE = /<li id="[^"]{0,60}(?:foot|end)note-[^"]{0,40}">((?:(?!<\/li>)[^])*)<\/li>/g;
const NOTE_MARK = '<sup><a href="#[^"]{0,60}note-[^"]{0,60}"[^>]{0,120}>\\[\\d{1,4}\\]</a></sup>';
/** A figure is no other figure for the mark of its note. */
const MARK_OF_FIGURE = new RegExp(`(?<=\\d)${NOTE_MARK}(?=(?:</(?:p|strong|em)>)*</t[dh]>)`, "g");

/** Notes as paragraphs "[1] …" at the end, without the arrow back: a list would read like clauses of the last article. */
function withPlainNotes(html: string): string {
  const body = html.replace(MARK_OF_FIGURE, "");
  const at = body.search(/<ol><li id="[^"]{0,60}(?:foot|end)note-/);
  if (at < 0) return body;
  let number = 0;
  const notes = body
    .slice(at)
    .replace(/ ?<a href="#[^"]{0,60}note-ref-[^"]{0,40}">↑<\/a>/g, "")
    .replace(NOTE, (_all, note: string) => {
      number += 1;
      return note.replace(/^(\s*<p>)?/, `<p>[${number}] `);
    })
    .replace(/^<ol>|<\/ol>$/g, "");
  return body.slice(0, at) + notes;
}

/** Inflates every part once under the limits, so that a package that lies about its sizes is caught before mammoth. */
function inflateParts(input: WorkerInput): Map<string, Uint8Array> {
  const check = checkPackage(input.bytes);
  if (check.kind !== "sound") throw readingError("unreadable-file", input.fileName, "zip changed");
  const files = new Map<string, Uint8Array>();
  const budget = { bytes: 0 };
  for (const entry of check.entries) files.set(entry.name, inflateEntry(input, entry, budget));
  return files;
}

function textParts(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const named = [...files].filter(([name]) => DOCUMENT_PART.test(name));
  return new Map(named.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

/** The package with the numbers of its lists in its text; null where it counts nothing. */
function withNumbers(
  input: WorkerInput,
  files: ReadonlyMap<string, Uint8Array>,
  parts: ReadonlyMap<string, string>,
): Uint8Array | null {
  const numbering = readNumbering(input);
  const [name, body] = [...parts].find(([one]) => /^word\/document\d*\.xml$/.test(one)) ?? [];
  if (numbering === null || name === undefined || body === undefined) return null;
  const numbered = withPrintedNumbers(body, numbering);
  if (numbered === body) return null;
  const written = [...files].filter(([one]) => !one.endsWith("/"));
  return writeZip(new Map(written).set(name, new TextEncoder().encode(numbered)));
}

function partWarnings(parts: ReadonlyMap<string, string>): string[] {
  const body = [...parts.entries()].find(([name]) => name.startsWith("word/document"))?.[1] ?? "";
  const warnings: string[] = [];
  const hidden = hiddenRuns(body);
  if (hidden > 0)
    warnings.push(`Tệp có chữ ẩn (${hidden} chỗ); chữ ẩn vẫn được đọc như chữ thường.`);
  if (/<w:(?:ins|del)\s/.test(body))
    warnings.push(
      "Tệp còn dấu sửa đổi (track changes) chưa chốt; chỗ thêm được đọc, chỗ xóa thì bỏ.",
    );
  return warnings;
}

const RUN_PROPERTIES = /<w:rPr>((?:(?!<\/w:rPr>)[^]){0,4000})<\/w:rPr>/g;
const DARK_GROUND = /<w:shd\b[^>]{0,300}w:fill="(?!auto|f{6})[0-9a-f]{6}"/i;

/**
 * Runs that a reader of the page does not see: marked hidden, smaller than two points, or white. White letters on a
 * coloured ground (heads of tables) are seen, so they count only in a document without any.
 */
function hiddenRuns(body: string): number {
  const coloured = DARK_GROUND.test(body);
  let count = 0;
  for (const [, properties = ""] of body.matchAll(RUN_PROPERTIES)) {
    const vanished = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(properties);
    const tiny = /<w:sz w:val="[1-3]"\s*\/>/.test(properties);
    const white = !coloured && /<w:color\b[^>]{0,100}w:val="f{6}"/i.test(properties);
    if (vanished || tiny || white) count += 1;
  }
  return count;
}
