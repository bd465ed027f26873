/** Words and formats that pages share: statuses, severities, dates, money. Vietnamese, as people in offices write them. */
import type { DocumentSummary } from "../../../assistant/assistant.ts";
import type { CitedStatus } from "../../../domain/answer/answer.ts";
import type { BlockStatus, VatRate } from "../../../domain/draft/draft.ts";
import type { Severity, Where } from "../../../domain/review/finding.ts";

export type DocumentKind = DocumentSummary["kind"];

/** Colour family of a badge; the words carry the meaning, the colour only helps. */
export type Tone = "good" | "warn" | "bad" | "info" | "plain";

export interface Label {
  text: string;
  tone: Tone;
}

export const citedStatusLabel: Record<CitedStatus, Label> = {
  "in-force": { text: "Còn hiệu lực", tone: "good" },
  "in-force-partly": { text: "Còn hiệu lực một phần", tone: "warn" },
  replaced: { text: "Hết hiệu lực", tone: "bad" },
  "period-ended": { text: "Hết giai đoạn áp dụng", tone: "bad" },
  upcoming: { text: "Chưa có hiệu lực", tone: "info" },
  unclear: { text: "Chưa rõ hiệu lực", tone: "plain" },
};

export const severityLabel: Record<Severity, Label> = {
  error: { text: "Lỗi", tone: "bad" },
  warning: { text: "Cần xem", tone: "warn" },
  info: { text: "Ghi chú", tone: "info" },
};

/** Against the review before; what is accepted stands with its reason. */
export const findingStateLabel: Record<"new" | "still-there", Label> = {
  new: { text: "Mới", tone: "info" },
  "still-there": { text: "Còn nguyên", tone: "plain" },
};

export const blockStatusLabel: Record<BlockStatus, Label> = {
  kept: { text: "Giữ", tone: "plain" },
  updated: { text: "Cập nhật", tone: "info" },
  new: { text: "Mới", tone: "good" },
  dropped: { text: "Bỏ", tone: "bad" },
  "needs-input": { text: "Cần bổ sung", tone: "warn" },
};

export const documentKindLabel: Record<DocumentKind, string> = {
  regulation: "Văn bản",
  plan: "Kế hoạch",
  budget: "Dự toán",
  other: "Khác",
};

export const originLabel: Record<"register" | "corpus" | "upload", string> = {
  register: "Danh mục văn bản",
  corpus: "Có sẵn",
  upload: "Đơn vị nạp",
};

export const feedbackReasons = [
  "wrong-document",
  "wrong-content",
  "outdated",
  "incomplete",
  "unclear",
  "refused",
  "other",
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

/** Why an answer did not help. */
export const feedbackReason: Record<FeedbackReason, string> = {
  "wrong-document": "Sai văn bản, điều khoản",
  "wrong-content": "Sai nội dung, số liệu, thời hạn",
  outdated: "Văn bản đã thay đổi",
  incomplete: "Thiếu ý cần biết",
  unclear: "Khó hiểu, dài dòng",
  refused: "Có trong kho mà trả lời không tìm thấy",
  other: "Lý do khác",
};

/** "2026-11-22" → "22/11/2026"; anything else stays as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match === null ? iso : `${match[3] ?? ""}/${match[2] ?? ""}/${match[1] ?? ""}`;
}

const vietnamTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

/** An instant as people in Việt Nam read it: "09:05 22/11/2026". */
export function formatTime(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : vietnamTime.format(date);
}

/** Whole đồng with dots: 62700000 → "62.700.000". Quantities keep a decimal comma. */
export function formatNumber(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** Null is a figure still to be filled in. */
export const formatMoney = (value: number | null): string =>
  value === null ? "[cần bổ sung]" : formatNumber(value);

export function formatVat(rate: VatRate): string {
  if (rate === null) return "chưa nêu";
  return rate === "KCT" ? "KCT" : `${Math.round(rate * 100)} %`;
}

/** Bytes as "320 KB" or "1,4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1).replace(".", ",")} MB`;
}

/** "Phụ lục 2 > II, bảng 1, dòng “8”, cột Thành tiền"; empty when nothing is known. */
export function formatWhere(where: Where): string {
  const parts = [
    where.heading,
    where.sheet === undefined ? undefined : `trang tính ${where.sheet}`,
    where.cell === undefined ? undefined : `ô ${where.cell}`,
    where.table === undefined ? undefined : `bảng ${where.table}`,
    where.row === undefined ? undefined : `hàng ${where.row}`,
    where.column === undefined ? undefined : `cột ${where.column}`,
    where.page === undefined ? undefined : `trang ${where.page}`,
    where.line === undefined ? undefined : `dòng ${where.line}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
