/**
 * The reader of files: bytes → ParsedDocument. An upload is hostile until proven otherwise: its type is told by its
 * content, its size is bounded before anything is unpacked, and packages, PDFs and images are parsed in a worker that
 * is killed on timeout or abort.
 */
import { access, constants, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";

import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import type { ZipEntry } from "../../platform/zip/zip-reader.ts";
import { checkPackage } from "./inflate-entry.ts";
import { readingLimits } from "./limits.ts";
import { readInWorker } from "./read-in-worker.ts";
import type { ReadOptions } from "./read-options.ts";
import { readPackedFile } from "./read-packed-file.ts";
import { isTextFormat, readTextFormat } from "./read-text-format.ts";
import { readingError } from "./reading-errors.ts";
import { sniffFormat } from "./sniff-format.ts";
import type { WorkerInput } from "./worker-messages.ts";

export interface SourceFile {
  /** Name without folder; used in messages and to tell text formats apart. */
  fileName: string;
  bytes: Uint8Array;
}

export type { ReadOptions } from "./read-options.ts";

const PDF_TAIL_BYTES = 4_096;
/** Text up to this size is read at once in this process: it takes a fraction of a second. */
const IN_PROCESS_BYTES = 1024 * 1024;

/**
 * Reads a file.
 * @throws AppError file-empty, file-too-large, unsupported-format, file-locked, unreadable-file, hostile-file,
 * reading-timeout, dependency-missing or cancelled; each names the file.
 */
export async function readDocument(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<ParsedDocument> {
  const { bytes } = file;
  const fileName = basename(file.fileName).normalize("NFC");
  if (options.signal?.aborted) throw readingError("cancelled", fileName, "aborted before start");
  if (bytes.length === 0) throw readingError("file-empty", fileName, "0 bytes");
  if (bytes.length > readingLimits.fileBytes)
    throw readingError("file-too-large", fileName, `${bytes.length} bytes`);
  const format = await admit(bytes, fileName);
  const inProcess = isTextFormat(format) && format !== "html" && bytes.length <= IN_PROCESS_BYTES;
  const parsed = inProcess
    ? readTextFormat(bytes, fileName, format)
    : await readInWorker({ bytes, fileName, format }, options);
  return withNameChecked(refuseEmpty(parsed, fileName), fileName);
}

/** Reads back what this program wrote itself: no upload, so it needs no worker of its own. @throws AppError unreadable-file */
export const readOwnDocx = ({ fileName, bytes }: SourceFile): Promise<ParsedDocument> =>
  readPackedFile({ fileName, bytes, format: "docx", ocr: false }, () => undefined);

const NAMED: Readonly<Record<string, string>> = {
  pdf: "PDF",
  docx: "DOCX",
  xlsx: "XLSX",
  png: "ảnh",
  jpg: "ảnh",
  jpeg: "ảnh",
};

/** A name that promises another type than the content has: read by its content, and told. */
function withNameChecked(parsed: ParsedDocument, fileName: string): ParsedDocument {
  const named = NAMED[/\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ""];
  const held = parsed.format === "image" ? "ảnh" : parsed.format.toUpperCase();
  if (named === undefined || named === held) return parsed;
  const warning = `Tên tệp ghi là ${named} nhưng nội dung không phải; đã đọc theo nội dung, cần kiểm tra lại tệp.`;
  return { ...parsed, warnings: [...parsed.warnings, warning] };
}

/** Format of the content, or the refusal of what cannot or must not be parsed. */
async function admit(bytes: Uint8Array, fileName: string): Promise<WorkerInput["format"]> {
  const sniffed = await sniffFormat(bytes, fileName);
  if (sniffed === "ole") throw oleError(bytes, fileName);
  if (sniffed === "binary") throw readingError("unsupported-format", fileName, "unknown binary");
  if (sniffed === "zip") return packageFormat(bytes, fileName);
  if (sniffed === "pdf") refuseCutPdf(bytes, fileName);
  if (isTextFormat(sniffed)) refuseLongText(bytes, fileName);
  return sniffed;
}

/**
 * Reads a file of the disk.
 * @throws AppError as readDocument, also file-not-found.
 */
export async function readDocumentAt(
  path: string,
  options: ReadOptions = {},
): Promise<ParsedDocument> {
  return readDocument(await loadFile(path), options);
}

/** Loads a file after checking that it exists, is a file, may be read and is not too large. */
async function loadFile(path: string): Promise<SourceFile> {
  const fileName = basename(path).normalize("NFC");
  const found = await stat(path).catch((cause: unknown) => {
    throw readingError("file-not-found", fileName, "stat failed", { cause });
  });
  if (!found.isFile())
    throw readingError("unsupported-format", fileName, "not a regular file", {
      sentence: `${fileName} không phải là một tệp; chọn tệp cần đọc rồi thử lại.`,
    });
  if (found.size > readingLimits.fileBytes)
    throw readingError("file-too-large", fileName, `${found.size} bytes`);
  const denied = (cause: unknown) => {
    throw readingError("unreadable-file", fileName, "no permission", {
      cause,
      sentence: `Không có quyền đọc tệp ${fileName}; cấp quyền đọc cho tệp rồi thử lại.`,
    });
  };
  await access(path, constants.R_OK).catch(denied);
  const bytes = await readFile(path).catch(denied);
  return { fileName, bytes };
}

function refuseLongText(bytes: Uint8Array, fileName: string): void {
  if (bytes.length > readingLimits.textBytes)
    throw readingError("file-too-large", fileName, `${bytes.length} bytes of text`, {
      sentence: `Tệp văn bản ${fileName} vượt quá ${readingLimits.textBytes / 1024 / 1024} MB; tách nhỏ tệp rồi gửi lại.`,
    });
}

/** DOCX or XLSX by what the package holds, after its directory was found sound. */
function packageFormat(bytes: Uint8Array, fileName: string): "docx" | "xlsx" {
  const check = checkPackage(bytes);
  if (check.kind === "damaged") throw readingError("unreadable-file", fileName, "zip directory");
  if (check.kind === "encrypted") throw readingError("file-locked", fileName, "zip encryption");
  if (check.kind === "hostile") throw readingError("hostile-file", fileName, check.reason);
  const has = (test: (entry: ZipEntry) => boolean) => check.entries.some(test);
  if (has((entry) => /^word\/document\d*\.xml$/.test(entry.name))) return "docx";
  if (has((entry) => entry.name === "xl/workbook.xml")) return "xlsx";
  if (
    has((entry) => entry.name === "[Content_Types].xml") &&
    !has((entry) => entry.name.startsWith("ppt/"))
  )
    throw readingError("unreadable-file", fileName, "package without main part");
  throw readingError("unsupported-format", fileName, "zip of another kind");
}

/** A cut PDF lacks its end; pdf.js would repair it and hide that pages are missing. */
function refuseCutPdf(bytes: Uint8Array, fileName: string): void {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - PDF_TAIL_BYTES)));
  if (!tail.includes("%%EOF") && !tail.includes("startxref"))
    throw readingError("unreadable-file", fileName, "no end of file mark");
}

/** An OLE container is an old Office file, or a new one behind a password. */
function oleError(bytes: Uint8Array, fileName: string) {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = (name: string) => text.includes(Buffer.from(name, "utf16le"));
  if (named("EncryptedPackage") || named("EncryptionInfo"))
    return readingError("file-locked", fileName, "encrypted package");
  const isSheet = named("Workbook") || named("Book");
  const [old, modern] = isSheet ? ["XLS", "XLSX"] : ["DOC", "DOCX"];
  return readingError("unsupported-format", fileName, `OLE ${old}`, {
    sentence: `Tệp ${fileName} ở định dạng ${old} cũ chưa được hỗ trợ; mở tệp và lưu lại thành ${modern} rồi gửi lại.`,
  });
}

function refuseEmpty(parsed: ParsedDocument, fileName: string): ParsedDocument {
  const hasText = parsed.blocks.some((block) => block.text !== "" || block.kind === "table");
  if (!hasText && parsed.format !== "image" && parsed.format !== "pdf") {
    const [told] = parsed.warnings;
    // "Trang tính … có 1 ô ngoài 1.000 cột đầu": it is not empty, nothing of it was read.
    const sentence = told === undefined ? {} : { sentence: `Tệp ${fileName}: ${told}` };
    throw readingError("file-empty", fileName, "no content", sentence);
  }
  return parsed;
}
