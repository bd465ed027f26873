/** A review as the text of a terminal. */
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import type { Finding, Review } from "../domain/review/finding.ts";
import { changesLines, figuresText, stateText, whereText } from "../export/review-text.ts";

const SEVERITY = { error: "Lỗi", warning: "Cần xem", info: "Ghi chú" } as const;

export function reviewText(review: Review, counts: string): string {
  const lines = [
    `${review.title ?? review.file} · rà soát ngày ${displayDate(review.asOf)} · ${counts}`,
    ...changesLines(review),
    "",
    ...review.findings.map((finding, at) => `${at + 1}. ${findingText(review, finding)}`),
  ];
  if (review.unreadable.length > 0) {
    lines.push("", "Không đọc được (không kết luận đúng sai):");
    lines.push(...review.unreadable.map(({ where, reason }) => `- ${whereText(where)}: ${reason}`));
  }
  return lines.join("\n");
}

function findingText(review: Review, finding: Finding): string {
  const figures = figuresText(finding);
  const state = stateText(review, finding);
  const parts = [
    `${SEVERITY[finding.severity]} · ${whereText(finding.where)}. ${finding.message}`,
    figures,
    finding.suggestion === undefined ? "" : `Đề nghị: ${finding.suggestion}`,
    state === "" ? "" : `(${state})`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
