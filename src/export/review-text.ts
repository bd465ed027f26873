/** The sentences in which a review is reported, the same in HTML, DOCX, XLSX, comments and messages. */
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import type { Finding, Review, Severity, Where } from "../domain/review/finding.ts";

export const SEVERITY_WORD: Record<Severity, string> = {
  error: "Lỗi",
  warning: "Cần xem",
  info: "Ghi chú",
};

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first; within a severity in the order of the document. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);

export interface FindingCounts {
  findings: readonly Pick<Finding, "severity" | "state">[];
  passed: { relations: number; citations: number };
}

/** "3 lỗi, 9 điểm cần xem, 6 ghi chú · 96 phép kiểm và 41 viện dẫn đúng". */
export function countsSentence(review: FindingCounts): string {
  const count = (severity: Severity): number =>
    review.findings.filter((finding) => finding.severity === severity).length;
  const found = `${count("error")} lỗi, ${count("warning")} điểm cần xem, ${count("info")} ghi chú`;
  const { relations, citations } = review.passed;
  const waived = review.findings.filter((finding) => finding.state === "waived").length;
  const accepted = waived === 0 ? "" : ` (${waived} đã chấp nhận)`;
  return `${found}${accepted} · ${relations} phép kiểm và ${citations} viện dẫn đúng`;
}

export const reviewTitle = (review: Review): string => review.title ?? review.file;

/** "rà soát ngày 22/11/2026 · 3 lỗi, …": what stands behind the title. */
export const reviewLine = (review: Review): string =>
  `rà soát ngày ${displayDate(review.asOf)} · ${countsSentence(review)}`;

/** On which day the statuses of cited documents were looked at. */
export function planDateSentence(review: Review): string {
  const { date, assumed } = review.planDate;
  if (date === null) return "Văn bản không ghi ngày.";
  const day = displayDate(date);
  return assumed
    ? `Văn bản không ghi ngày; tình trạng căn cứ được xét như ký ngày ${day} (giả định).`
    : `Tình trạng căn cứ được xét theo ngày ký ${day} và theo ngày rà soát.`;
}

/** "Phụ lục 2 > II, bảng 2, dòng 8, cột Thành tiền"; the spreadsheet address when there is one. */
export function whereText(where: Where): string {
  const parts = [
    where.heading,
    where.sheet === undefined ? undefined : `trang tính ${where.sheet}`,
    where.cell === undefined ? undefined : `ô ${where.cell}`,
    where.page === undefined ? undefined : `trang ${where.page}`,
    where.table === undefined ? undefined : `bảng ${where.table}`,
    where.row === undefined ? undefined : `dòng ${where.row}`,
    where.column === undefined ? undefined : `cột ${where.column}`,
    where.line === undefined ? undefined : `dòng văn bản ${where.line}`,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** A paragraph of a file without lines or pages, above all of its headings. */
const ABOVE_HEADINGS = "Phần trước đề mục đầu tiên";

/** All places of a finding, its own first. */
export const placesText = (finding: Finding): string =>
  [finding.where, ...(finding.alsoAt ?? [])]
    .map((where) => {
      const text = whereText(where);
      return text === "" && finding.quote !== "" ? ABOVE_HEADINGS : text;
    })
    .filter((text) => text !== "")
    .join("; ");

const STATE: Record<"new" | "still-there" | "waived", string> = {
  new: "mới",
  "still-there": "còn nguyên từ lần trước",
  waived: "đã chấp nhận",
};

/** "mới", "đã chấp nhận: báo giá kèm theo"; "" at the first review of a document. */
export function stateText(review: Review, { state, waiver }: Finding): string {
  if (waiver !== undefined) return `${STATE.waived}: ${waiver.reason}`;
  return state === undefined || review.previous === undefined ? "" : STATE[state];
}

/** Day of an instant in Asia/Ho_Chi_Minh, seven hours ahead all the year. */
const vietnamDay = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

/** What changed since the review before, then one line for each finding that is gone; empty at the first review. */
export function changesLines(review: Review): string[] {
  if (review.previous === undefined) return [];
  const count = (state: Finding["state"]): number =>
    review.findings.filter((finding) => finding.state === state).length;
  const fixed = review.fixed ?? [];
  const day = displayDate(vietnamDay(review.previous.at));
  return [
    `So với lần rà soát ngày ${day} (tệp ${review.previous.file}): ${fixed.length} điểm đã hết, ${count("new")} điểm mới, ${count("still-there")} điểm còn nguyên, ${count("waived")} điểm đã chấp nhận.`,
    ...fixed.map((finding) => `Đã hết: ${SEVERITY_WORD[finding.severity]}. ${finding.message}`),
  ];
}

/** "Đang ghi: 625.740.000 · Cần: 575.400.000", as far as message and suggestion do not say it already; else "". */
export function figuresText({ found, expected, message, suggestion }: Finding): string {
  const told = bare(`${message} ${suggestion ?? ""}`);
  const missing = (text: string | undefined): text is string =>
    text !== undefined && text !== "" && !told.includes(bare(text));
  return [missing(found) ? `Đang ghi: ${found}` : "", missing(expected) ? `Cần: ${expected}` : ""]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Letters and digits only, so that "625,740,000" is found in "625.740.000". */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]+/gu, "");

/** Text of a comment in an annotated copy. */
export function commentText(finding: Finding): string {
  const lines = [
    `${SEVERITY_WORD[finding.severity]}: ${finding.message}`,
    finding.suggestion === undefined ? "" : `Đề nghị: ${finding.suggestion}`,
    finding.basis === undefined ? "" : `Căn cứ: ${finding.basis}`,
    finding.alsoAt === undefined || finding.alsoAt.length === 0
      ? ""
      : `Cũng ở: ${finding.alsoAt.map(whereText).join("; ")}`,
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** The same with the place in words, for a comment that could not be put there. */
export function placedText(finding: Finding): string {
  const place = whereText(finding.where);
  return place === "" ? commentText(finding) : `Vị trí: ${place}\n${commentText(finding)}`;
}

/** What was checked and holds. */
export const checkedSentence = (review: Review): string =>
  `Đã kiểm và đúng: ${review.passed.relations} phép kiểm số liệu, ${review.passed.citations} viện dẫn.`;
