/** Files that people send: reviewed, taken into the library, read out to be asked about, or the results form of a draft. */
import { fold } from "../../domain/text/fold.ts";
import { AppError } from "../../errors.ts";
import { summaryLines } from "../../export/review-summary.ts";
import { reviewLine, reviewTitle } from "../../export/review-text.ts";
import { askTurn } from "./ask-turn.ts";
import { isQuestion } from "./commands.ts";
import { formTurn, openFigures } from "./draft-turn.ts";
import type { FileRef } from "./message.ts";
import { type Option, say, sendFile, type Turn } from "./turn.ts";

/** Points on the first screen; the files carry all. */
const FIRST_SCREEN = 8;

export type Purpose = "review" | "ingest" | "read";

const PURPOSES: readonly [RegExp, Purpose][] = [
  [/^\/?(kiem ?tra|ra soat|soat)/, "review"],
  [/^\/?(nap|them|luu)/, "ingest"],
  [/^\/?(doc|xem) ?(giup|anh|tep|noi dung|chu|trang|$)/, "read"],
];

const ACTION = { review: "review", ingest: "ingest", read: "review" } as const;

const WHAT: Record<Purpose, string> = {
  review: "kế hoạch hoặc dự toán cần rà soát",
  ingest: "tài liệu cần nạp",
  read: "ảnh hoặc tệp cần đọc",
};

/** What the words beside a file ask for. */
export const purposeOf = (caption: string): Purpose | null =>
  PURPOSES.find(([form]) => form.test(fold(caption)))?.[1] ?? null;

function purposesOf({ deps, visit }: Turn): Option[] {
  const may = (purpose: Purpose) => deps.access.may(visit, ACTION[purpose]);
  return [
    ...(may("review") ? [{ label: "Rà soát", command: "/kiemtra" }] : []),
    ...(may("ingest") ? [{ label: "Nạp vào kho", command: "/nap" }] : []),
    ...(may("read") ? [{ label: "Đọc chữ", command: "/doc" }] : []),
    { label: "Bỏ qua", command: "/huy" },
  ];
}

/** A file came: what for? */
export async function fileTurn(turn: Turn, file: FileRef, caption: string): Promise<void> {
  const { state } = turn;
  const asksAbout = isQuestion(caption) && purposeOf(caption) === null;
  const purpose = asksAbout ? "read" : (purposeOf(caption) ?? state.awaits);
  if ((purpose === null || purpose === "results") && (await takeForm(turn, file))) return;
  const wrong = purpose === "results" ? "Tệp này không phải biểu kết quả của bản thảo. " : "";
  state.awaits = null;
  if (purpose !== null && purpose !== "results")
    return workOn(turn, file, purpose, asksAbout ? caption : "");
  const options = purposesOf(turn);
  state.file = file;
  say(turn, `${wrong}Đã nhận ${file.fileName}. Anh/chị muốn làm gì với tệp này?`, options);
}

/** A workbook that comes while a draft waits for figures is looked into: our own form is taken over at once. */
async function takeForm(turn: Turn, file: FileRef): Promise<boolean> {
  const { deps, incoming, signal } = turn;
  const figures = openFigures(turn);
  if (figures === null || !/\.xlsx$/i.test(file.fileName)) return false;
  const { bytes } = await deps.fetchFile(incoming.channel, file, signal);
  const { isResultsForm } = await import("../../export/results-form.ts");
  if (!isResultsForm(bytes)) return false;
  await formTurn(turn, figures, bytes);
  return true;
}

/** "/kiemtra" and "/nap": with the file that waits, or asking for one. */
export async function purposeTurn(turn: Turn, purpose: Purpose): Promise<void> {
  const { state, deps, visit, incoming } = turn;
  await deps.access.require(visit, ACTION[purpose]);
  const { file } = state;
  if (file !== null) {
    state.file = null;
    return workOn(turn, file, purpose);
  }
  state.awaits = purpose;
  const link = await deps.uploadLink(incoming);
  const asked =
    link === null
      ? `Anh/chị gửi vào đây ${WHAT[purpose]} (PDF, DOCX, XLSX, ảnh chụp trang…).`
      : `Ảnh chụp trang thì gửi thẳng vào đây. Tệp (PDF, DOCX, XLSX…) thì kênh này không nhận: anh/chị gửi ${WHAT[purpose]} qua liên kết sau, dùng được 30 phút:\n${link}`;
  say(turn, asked, [{ label: "Hủy", command: "/huy" }]);
}

async function workOn(turn: Turn, file: FileRef, purpose: Purpose, question = ""): Promise<void> {
  const { deps, incoming, signal, visit } = turn;
  await deps.access.require(visit, ACTION[purpose]);
  turn.watch.onProgress({ what: `Đang tải ${file.fileName}` });
  const uploaded = await deps.fetchFile(incoming.channel, file, signal);
  if (purpose === "ingest") return ingestFile(turn, uploaded);
  if (purpose === "read") return readFile(turn, file, uploaded, question);
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

/** Of what was read; a whole plan is no message. */
const READ_LENGTH = 900;
const NAMED = 3;
const THIS_ONE =
  /(?:văn bản|tài liệu|thông tư|nghị định|quyết định|nghị quyết|công văn|chỉ thị|luật)(?: này| đó| trong ảnh| ở trên)/giu;

/** What stands in the file, to be asked about; a question that came along is answered at once. */
async function readFile(
  turn: Turn,
  ref: FileRef,
  file: { fileName: string; bytes: Uint8Array },
  question: string,
): Promise<void> {
  const { assistant, visit, signal, state } = turn;
  const read = await assistant.readText(file, visit.unit, signal, turn.watch.onProgress);
  const [own] = read.symbols;
  // What was sent stays at hand for the buttons below.
  state.file = ref;
  if (question !== "" && own !== undefined) {
    say(turn, `Trong ${file.fileName} có văn bản ${own}.`);
    const about = question.replace(THIS_ONE, own);
    return askTurn(turn, about === question ? `${own}: ${question}` : about);
  }
  const text = read.text.trim();
  const shown = text.length > READ_LENGTH ? `${text.slice(0, READ_LENGTH).trimEnd()}…` : text;
  const named = read.symbols.slice(0, NAMED);
  const lines = [
    text === ""
      ? `Không đọc được chữ nào trong ${file.fileName}.`
      : `Đọc được từ ${file.fileName}:\n${shown}`,
    ...(read.symbols.length === 0
      ? ["Không thấy số hiệu văn bản nào."]
      : [`Văn bản được nhắc đến: ${read.symbols.join(", ")}.`]),
    ...(read.doubtful ? ["Chữ nhận dạng từ ảnh có thể sai; đối chiếu với bản gốc."] : []),
  ];
  say(
    turn,
    lines.join("\n\n"),
    [
      ...named.map((symbol) => ({
        label: `${symbol} còn hiệu lực không?`,
        command: `${symbol} còn hiệu lực không?`,
      })),
      { label: "Rà soát", command: "/kiemtra" },
      { label: "Bỏ qua", command: "/huy" },
    ],
    named,
  );
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
