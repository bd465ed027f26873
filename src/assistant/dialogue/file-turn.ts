/** Files that people send: reviewed, taken into the library, or read as the results form of a draft. */
import { fold } from "../../domain/text/fold.ts";
import { AppError } from "../../errors.ts";
import { isResultsForm } from "../../export/results-form.ts";
import { summaryLines } from "../../export/review-summary.ts";
import { reviewLine, reviewTitle } from "../../export/review-text.ts";
import { formTurn, openFigures } from "./draft-turn.ts";
import type { FileRef } from "./message.ts";
import { say, sendFile, type Turn } from "./turn.ts";

/** Points on the first screen; the files carry all. */
const FIRST_SCREEN = 8;

export type Purpose = "review" | "ingest";

const PURPOSES: readonly [RegExp, Purpose][] = [
  [/^\/?(kiem ?tra|ra soat|soat)/, "review"],
  [/^\/?(nap|them|luu)/, "ingest"],
];

/** What the words beside a file ask for. */
export const purposeOf = (caption: string): Purpose | null =>
  PURPOSES.find(([form]) => form.test(fold(caption)))?.[1] ?? null;

/** A file came: what for? */
export async function fileTurn(turn: Turn, file: FileRef, caption: string): Promise<void> {
  const { state, deps, visit } = turn;
  const purpose = purposeOf(caption) ?? state.awaits;
  if ((purpose === null || purpose === "results") && (await takeForm(turn, file))) return;
  const wrong = purpose === "results" ? "Tệp này không phải biểu kết quả của bản thảo. " : "";
  state.awaits = null;
  if (purpose === "review" || purpose === "ingest") return workOn(turn, file, purpose);
  const options = [
    ...(deps.access.may(visit, "review") ? [{ label: "Rà soát", command: "/kiemtra" }] : []),
    ...(deps.access.may(visit, "ingest") ? [{ label: "Nạp vào kho", command: "/nap" }] : []),
    { label: "Bỏ qua", command: "/huy" },
  ];
  state.file = file;
  say(turn, `${wrong}Đã nhận ${file.fileName}. Anh/chị muốn làm gì với tệp này?`, options);
}

/** A workbook that comes while a draft waits for figures is looked into: our own form is taken over at once. */
async function takeForm(turn: Turn, file: FileRef): Promise<boolean> {
  const { deps, incoming, signal } = turn;
  const figures = openFigures(turn);
  if (figures === null || !/\.xlsx$/i.test(file.fileName)) return false;
  const { bytes } = await deps.fetchFile(incoming.channel, file, signal);
  if (!isResultsForm(bytes)) return false;
  await formTurn(turn, figures, bytes);
  return true;
}

/** "/kiemtra" and "/nap": with the file that waits, or asking for one. */
export async function purposeTurn(turn: Turn, purpose: Purpose): Promise<void> {
  const { state, deps, visit, incoming } = turn;
  await deps.access.require(visit, purpose);
  const { file } = state;
  if (file !== null) {
    state.file = null;
    return workOn(turn, file, purpose);
  }
  state.awaits = purpose;
  const link = await deps.uploadLink(incoming);
  const what =
    (purpose === "review" ? "kế hoạch hoặc dự toán cần rà soát" : "tài liệu cần nạp") +
    " (PDF, DOCX, XLSX, ảnh chụp trang…)";
  const asked =
    link === null
      ? `Anh/chị gửi vào đây ${what}.`
      : `Kênh này không nhận tệp. Anh/chị gửi ${what} qua liên kết sau, dùng được 30 phút:\n${link}`;
  say(turn, asked, [{ label: "Hủy", command: "/huy" }]);
}

async function workOn(turn: Turn, file: FileRef, purpose: Purpose): Promise<void> {
  const { deps, incoming, signal, visit } = turn;
  await deps.access.require(visit, purpose);
  turn.watch.onProgress({ what: `Đang tải ${file.fileName}` });
  const uploaded = await deps.fetchFile(incoming.channel, file, signal);
  if (purpose === "ingest") return ingestFile(turn, uploaded);
  const { review, files } = await turn.assistant.review(
    {
      ...{ file: uploaded, unit: visit.unit, withFiles: true },
      onProgress: turn.watch.onProgress,
    },
    signal,
  );
  const points = summaryLines(review);
  const rest = points.length - FIRST_SCREEN;
  const lines = [
    `${reviewTitle(review)} · ${reviewLine(review)}`,
    ...points.slice(0, FIRST_SCREEN),
    ...(rest > 0 ? [`Còn ${rest} mục trong các tệp kèm theo.`] : []),
    ...(points.length === 0 ? ["Không phát hiện lỗi trong các phép kiểm đã chạy."] : []),
  ];
  say(turn, lines.join("\n\n"), [
    { label: "Rà soát tệp khác", command: "/kiemtra" },
    { label: "Soạn kế hoạch năm sau", command: "/soan" },
  ]);
  // A page to read on a screen is of no use in a chat.
  for (const one of files) if (!one.fileName.endsWith(".html")) sendFile(turn, one);
}

async function ingestFile(
  turn: Turn,
  file: { fileName: string; bytes: Uint8Array },
): Promise<void> {
  const { assistant, visit, signal } = turn;
  const result = await assistant.ingest(file, visit.unit, signal, turn.watch.onProgress);
  if (result.outcome === "rejected") {
    const { error } = result;
    throw new AppError("unreadable-file", `ingest rejected: ${error?.code ?? "unknown"}`, {
      ...(error === undefined ? {} : { userMessage: error.message }),
    });
  }
  const done = {
    indexed: "Đã nạp",
    updated: "Đã cập nhật bản mới của",
    unchanged: "Kho đã có sẵn, không đổi:",
  }[result.outcome];
  const warnings = result.warnings.map((warning) => `Lưu ý: ${warning}`);
  say(
    turn,
    [`${done} ${result.title} (${result.passages} đoạn, ${result.tables} bảng).`, ...warnings].join(
      "\n",
    ),
    result.symbol === null
      ? []
      : [{ label: `${result.symbol} nói gì?`, command: `${result.symbol} quy định những gì?` }],
  );
}
