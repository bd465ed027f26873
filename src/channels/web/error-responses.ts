/** Failures as HTTP: a status per code, the typed JSON for programs, the sentence on a page for people. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import {
  AppError,
  type ErrorCode,
  type ErrorJson,
  toErrorJson,
  userMessage,
} from "../../errors.ts";

const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  "bad-usage": 400,
  "config-invalid": 500,
  "file-not-found": 404,
  "file-empty": 422,
  "file-too-large": 413,
  "file-locked": 422,
  "unreadable-file": 422,
  "unsupported-format": 415,
  "hostile-file": 422,
  "reading-timeout": 422,
  "data-folder-unwritable": 503,
  "data-folder-damaged": 500,
  "port-taken": 500,
  "document-not-found": 404,
  "proposal-incomplete": 409,
  "no-prior-plan": 422,
  "section-not-found": 422,
  "draft-not-found": 404,
  "work-not-found": 404,
  "finding-not-found": 404,
  "version-conflict": 409,
  "unit-not-found": 404,
  "person-not-found": 404,
  "audit-broken": 500,
  "not-allowed": 403,
  "too-long": 413,
  "too-many-requests": 429,
  cancelled: 409,
  "model-unavailable": 503,
  "store-unavailable": 503,
  "queue-unavailable": 503,
  "dependency-missing": 503,
  internal: 500,
};

/** Codes whose standard sentence speaks of the command line, in words that fit a page. */
const pageWords: Partial<Record<ErrorCode, string>> = {
  "bad-usage": "Yêu cầu chưa đúng; kiểm tra lại các ô đã nhập rồi gửi lại.",
  "file-not-found": "Không tìm thấy tệp; chọn lại tệp rồi gửi lại.",
  "document-not-found": "Không có tài liệu này trong kho; xem danh sách ở trang Tài liệu.",
  "draft-not-found": "Không có dự thảo này; xem danh sách ở trang Soạn thảo.",
  "no-prior-plan":
    "Chưa có kế hoạch năm trước để soạn; chọn một kế hoạch trong kho hoặc tải tệp lên.",
};

/** The Vietnamese sentence for a page. A sentence made for the case wins over the standard one. */
function withPageWords(error: AppError): AppError {
  const words = pageWords[error.code];
  if (words === undefined || error.userMessage !== userMessage[error.code]) return error;
  return new AppError(error.code, error.message, {
    userMessage: words,
    retryable: error.retryable,
    cause: error,
  });
}

/** Any thrown value as an AppError; unknown ones are "internal" and keep their cause. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return withPageWords(error);
  if (error instanceof HTTPException) {
    return new AppError("bad-usage", error.message, { cause: error });
  }
  if (error instanceof Error && error.name === "AbortError") {
    return new AppError("cancelled", "client went away", { cause: error });
  }
  return new AppError("internal", "unexpected failure in the web channel", { cause: error });
}

export const errorStatus = (code: ErrorCode): ContentfulStatusCode => statusOf[code];

export const errorJson = (error: unknown): ErrorJson => toErrorJson(asAppError(error));

/** A failed part of an answer in JSON (one of several files): code, sentence, retryable. */
export const statusOfCode = (code: string): ContentfulStatusCode =>
  code in statusOf ? statusOf[code as ErrorCode] : 422;

/** True for what a script asked for: the JSON API, the chat stream, a fragment for a page in the browser. */
export const wantsJson = (c: Context): boolean =>
  c.req.path.startsWith("/api/") || c.req.header("x-fragment") === "1";
