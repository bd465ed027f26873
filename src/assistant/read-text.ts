/** The text of a file, a photo of a page above all, with the documents that it names: to be asked about, not kept. */
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import { findReferences } from "../domain/reference/find-references.ts";
import type { OnProgress } from "../platform/progress.ts";
import type { FileText, UploadedFile } from "./assistant.ts";

type Read = (
  file: UploadedFile,
  signal?: AbortSignal,
  onProgress?: OnProgress,
) => Promise<ParsedDocument>;

export type ReadText = (
  file: UploadedFile,
  signal?: AbortSignal,
  onProgress?: OnProgress,
) => Promise<FileText>;

const PICTURE = /\.(png|jpe?g)$/i;

export const makeReadText =
  (read: Read): ReadText =>
  async (file, signal, onProgress) => {
    const parsed = await read(file, signal, onProgress);
    const text = linesOf(parsed).join("\n");
    const symbols = findReferences(text).flatMap(({ symbol }) => symbol ?? []);
    return {
      text,
      symbols: [...new Set(symbols)],
      doubtful: parsed.quality.lostMarks || PICTURE.test(file.fileName),
    };
  };

function linesOf({ blocks, tables }: ParsedDocument): string[] {
  return blocks.flatMap(({ kind, text, marker = "", table }) => {
    if (kind !== "table") {
      if (text === "") return [];
      return [text.startsWith(marker) ? text : `${marker} ${text}`];
    }
    const rows = tables.find(({ index }) => index === table)?.rows ?? [];
    return rows.map(({ cells }) => cells.map((cell) => cell.text).join(" | "));
  });
}
