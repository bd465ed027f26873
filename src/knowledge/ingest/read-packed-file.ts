/** The formats that are parsed in the worker; each library is loaded only when its format is met. */
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { repairLegacyFont } from "./decode-text.ts";
import { buildDocument,type BuildOptions } from "./structure/build-document.ts";
import type { RawDocument } from "./structure/raw.ts";
import type { WorkerInput } from "./worker-messages.ts";

export type Progress = (done: number, total: number, what: string) => void;

/** What a packed reader returns: the raw document, and the OCR's confidence where one ran. */
export interface PackedReading {
  raw: RawDocument;
  ocr?: { confidence: number };
}

/** Reads and structures one file. @throws AppError */
export async function readPackedFile(
  input: WorkerInput,
  progress: Progress,
): Promise<ParsedDocument> {
  const { raw, ocr } = await readRaw(input, progress);
  const options: BuildOptions = {
    format: input.format,
    fileName: input.fileName,
    ...(ocr && { ocr }),
  };
  return buildDocument(repairFonts(raw), options);
}

async function readRaw(input: WorkerInput, progress: Progress): Promise<PackedReading> {
  switch (input.format) {
    case "docx": {
      const { readDocx } = await import("./readers/read-docx.ts");
      return { raw: await readDocx(input) };
    }
    case "xlsx": {
      const { readXlsx } = await import("./readers/read-xlsx.ts");
      return { raw: await readXlsx(input, progress) };
    }
    case "pdf": {
      const { readPdf } = await import("./readers/read-pdf.ts");
      return readPdf(input, progress);
    }
    case "image": {
      const { readImage } = await import("./readers/read-image.ts");
      return readImage(input, progress);
    }
  }
}

/** Text typed with TCVN3 or VNI fonts is converted as a whole when that makes it sound. */
function repairFonts(raw: RawDocument): RawDocument {
  const repaired = repairLegacyFont(raw.text);
  if (!repaired) return raw;
  const fix = (text: string) => repairLegacyFont(text, repaired.encoding)?.text ?? text;
  return {
    ...raw,
    text: repaired.text,
    raws: raw.raws.map((item) =>
      item.kind === "line"
        ? { ...item, text: fix(item.text) }
        : {
            ...item,
            rows: item.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => ({ ...cell, text: fix(cell.text) })),
            })),
          },
    ),
    warnings: [
      ...raw.warnings,
      `Đã chuyển chữ từ phông ${repaired.encoding === "tcvn3" ? "TCVN3 (ABC)" : "VNI"} sang Unicode.`,
    ],
  };
}
