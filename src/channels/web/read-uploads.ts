/** Multipart uploads at the border: named files with bytes, bounded in size and count. */
import type { Context } from "hono";

import type { UploadedFile } from "../../assistant/assistant.ts";
import { AppError } from "../../errors.ts";
import { webLimits } from "./limits.ts";

/** A file of a form as the platform's types name it. */
type FormFile = Exclude<ReturnType<FormData["get"]>, string | null>;

const badUsage = (message: string, userMessage: string): AppError =>
  new AppError("bad-usage", message, { userMessage });

/** The multipart or urlencoded form of a request. Throws AppError "bad-usage" when the body is no such form. */
export async function readForm(c: Context): Promise<FormData> {
  const type = c.req.header("content-type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    throw badUsage(
      "not a form",
      "Yêu cầu phải ở dạng multipart/form-data; gửi tệp trong trường `file`.",
    );
  }
  try {
    return await c.req.formData();
  } catch (cause) {
    throw new AppError("bad-usage", "malformed form body", {
      userMessage: "Dữ liệu gửi lên bị thiếu hoặc hỏng; gửi lại tệp.",
      cause,
    });
  }
}

/** The last path segment in NFC without control characters: browsers and tools send folders and NFD names. */
function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  // Control and bidirectional characters can make a name look like another.
  const printable = last.replace(
    /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "",
  );
  if (printable === "") return "tep-khong-ten";
  if (printable.length <= webLimits.fileNameLength) return printable;
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(printable)?.[0] ?? "";
  return printable.slice(0, webLimits.fileNameLength - extension.length) + extension;
}

async function toUpload(file: FormFile): Promise<UploadedFile> {
  const fileName = cleanName(file.name);
  if (file.size > webLimits.fileBytes) {
    const limit = webLimits.fileBytes / (1024 * 1024);
    throw new AppError("file-too-large", "upload over the file limit", {
      userMessage: `Tệp ${fileName} vượt quá ${limit} MB; tách nhỏ tệp rồi gửi lại.`,
    });
  }
  if (file.size === 0) {
    throw new AppError("file-empty", "empty upload", {
      userMessage: `Tệp ${fileName} trống, không có nội dung để đọc; kiểm tra lại tệp rồi gửi lại.`,
    });
  }
  return { fileName, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** An optional file field; a file input left blank counts as absent. */
export async function readFile(form: FormData, field: string): Promise<UploadedFile | null> {
  const value = form.get(field);
  if (value === null || typeof value === "string" || (value.name === "" && value.size === 0))
    return null;
  return toUpload(value);
}

/** A file, or why it was refused before reading: one bad file does not stop the others. */
export type Upload = { fileName: string } & ({ file: UploadedFile } | { error: AppError });

/** The files of a repeatable field, at least one. Throws AppError "bad-usage" for none or too many. */
export async function readFiles(form: FormData, field: string): Promise<Upload[]> {
  const files = form
    .getAll(field)
    .filter(
      (value): value is FormFile =>
        typeof value !== "string" && (value.name !== "" || value.size > 0),
    );
  if (files.length === 0) {
    throw badUsage("no file", "Chưa có tệp nào; chọn ít nhất một tệp (trường `file`) rồi gửi lại.");
  }
  if (files.length > webLimits.filesPerUpload) {
    throw badUsage(
      "too many files",
      `Mỗi lần gửi tối đa ${webLimits.filesPerUpload} tệp; chia thành nhiều lần.`,
    );
  }
  return Promise.all(
    files.map(async (file) => {
      const fileName = cleanName(file.name);
      try {
        return { fileName, file: await toUpload(file) };
      } catch (error) {
        if (error instanceof AppError) return { fileName, error };
        throw error;
      }
    }),
  );
}
