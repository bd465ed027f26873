/** Reading and writing the files a command names. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import type { Deliverable, UploadedFile } from "../assistant/assistant.ts";
import { AppError } from "../errors.ts";

export async function readTextFile(path: string): Promise<string> {
  return new TextDecoder().decode((await readUpload(path)).bytes);
}

/** Throws AppError file-not-found, with the path in the sentence. */
export async function readUpload(path: string): Promise<UploadedFile> {
  try {
    if (statSync(path).isDirectory()) throw new Error("is a folder");
    return { fileName: basename(path), bytes: readFileSync(path) };
  } catch (cause) {
    throw new AppError("file-not-found", `cannot read ${path}`, {
      cause,
      userMessage: `Không tìm thấy hoặc không mở được tệp ${path}; kiểm tra lại đường dẫn và quyền đọc.`,
    });
  }
}

/** Writes deliverables into a folder and gives their paths. */
export function writeDeliverables(folder: string, files: readonly Deliverable[]): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return files.map((file) => {
      const path = join(folder, basename(file.fileName));
      writeFileSync(path, file.bytes);
      return path;
    });
  } catch (cause) {
    throw new AppError("data-folder-unwritable", `cannot write ${folder}`, {
      cause,
      userMessage: `Không ghi được vào thư mục ${folder}; kiểm tra quyền ghi hoặc chọn thư mục khác bằng --out.`,
    });
  }
}
