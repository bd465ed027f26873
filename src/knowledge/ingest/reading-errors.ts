/** Refusals of the reader: one Vietnamese sentence each that names the file, what is wrong and what to do. */
import { AppError, type ErrorCode } from "../../errors.ts";
import { readingLimits } from "./limits.ts";

export type ReadingErrorCode = Extract<
  ErrorCode,
  | "file-not-found"
  | "file-empty"
  | "file-too-large"
  | "file-locked"
  | "unreadable-file"
  | "unsupported-format"
  | "hostile-file"
  | "reading-timeout"
  | "dependency-missing"
  | "cancelled"
>;

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

const SENTENCES: Record<ReadingErrorCode, (name: string) => string> = {
  "file-not-found": (name) => `Không tìm thấy tệp ${name}; kiểm tra lại đường dẫn rồi thử lại.`,
  "file-empty": (name) =>
    `Tệp ${name} trống, không có nội dung để đọc; kiểm tra lại tệp rồi gửi lại.`,
  "file-too-large": (name) =>
    `Tệp ${name} vượt quá dung lượng cho phép (${megabytes(readingLimits.fileBytes)} MB); tách nhỏ tệp rồi gửi lại.`,
  "file-locked": (name) => `Tệp ${name} bị khóa bằng mật khẩu; gỡ mật khẩu rồi gửi lại.`,
  "unreadable-file": (name) =>
    `Tệp ${name} bị hỏng hoặc bị cắt cụt nên không đọc được; mở và lưu lại tệp rồi gửi lại.`,
  "unsupported-format": (name) =>
    `Loại tệp của ${name} chưa được hỗ trợ; dùng PDF, DOCX, XLSX, CSV, MD, TXT, HTML, PNG hoặc JPG.`,
  "hostile-file": (name) =>
    `Tệp ${name} có cấu trúc bất thường nên không được mở; xuất lại tệp từ phần mềm gốc rồi gửi lại.`,
  "reading-timeout": (name) => `Đọc tệp ${name} quá lâu nên đã dừng; tách nhỏ tệp rồi gửi lại.`,
  "dependency-missing": (name) =>
    `Máy chủ chưa có chương trình nhận dạng chữ nên không đọc được bản quét ${name}; chạy \`can-cu doctor\` để biết còn thiếu gì.`,
  cancelled: (name) => `Đã dừng đọc tệp ${name} theo yêu cầu; chưa có gì được lưu.`,
};

/** `detail` is for the log; `sentence` replaces the usual user message when more can be said. */
export function readingError(
  code: ReadingErrorCode,
  fileName: string,
  detail: string,
  options: { sentence?: string; cause?: unknown } = {},
): AppError {
  return new AppError(code, `${code}: ${detail}`, {
    userMessage: options.sentence ?? SENTENCES[code](fileName),
    retryable: code === "reading-timeout",
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });
}

export function isReadingErrorCode(code: string): code is ReadingErrorCode {
  return Object.hasOwn(SENTENCES, code);
}
