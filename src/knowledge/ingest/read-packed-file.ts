/** The formats that are parsed in the worker; each library is loaded only when its format is met. */
import type { ParsedDocument } from "../../domain/document/parsed-document.ts";
import { repairLegacyFont } from "./decode-text.ts";
import type { Progress } from "./read-options.ts";
import { isTextFormat, readTextFormat } from "./read-text-format.ts";
import { buildDocument, type BuildOptions } from "./structure/build-document.ts";
import type { PackedReading, RawDocument } from "./structure/raw.ts";
import type { TextFormat, WorkerInput } from "./worker-messages.ts";

/** Reads and structures one file. @throws AppError */
export async function readPackedFile(
  input: WorkerInput,
  progress: Progress,
): Promise<ParsedDocument> {
  const { bytes, fileName, format } = input;
  if (isTextFormat(format)) {
    return readTextFormat(bytes, fileName, format);
  }
  const { raw, ocr } = await readRaw({ ...input, format }, progress);
  const options: BuildOptions = {
    format,
    fileName: input.fileName,
    ...(ocr && { ocr }),
  };
  return buildDocument(repairFonts(raw), options);
}

type PackedInput = WorkerInput & { format: Exclude<WorkerInput["format"], TextFormat> };

async function readRaw(input: PackedInput, progress: Progress): Promise<PackedReading> {
  switch (input.format) {
    case "docx": {
      const { readDocx } = await import("./readers/read-docx.ts");
      return { raw: await readDocx(input) };
    }
    case "xlsx": {
      const { readXlsx } = await import("./readers/read-xlsx.ts");
      return { raw: readXlsx(input, progress) };
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
