/** A review as the text of a terminal. */
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import type { Finding, Review } from "../domain/review/finding.ts";
import { figuresText, whereText } from "../export/review-text.ts";

const SEVERITY = { error: "Lỗi", warning: "Cần xem", info: "Ghi chú" } as const;

export function reviewText(review: Review, counts: string): string {
  const lines = [
    `${review.title ?? review.file} · rà soát ngày ${displayDate(review.asOf)} · ${counts}`,
    "",
    ...review.findings.map((finding, at) => `${at + 1}. ${findingText(finding)}`),
  ];
  if (review.unreadable.length > 0) {
    lines.push("", "Không đọc được (không kết luận đúng sai):");
    lines.push(...review.unreadable.map(({ where, reason }) => `- ${whereText(where)}: ${reason}`));
  }
  return lines.join("\n");
}

function findingText(finding: Finding): string {
  const figures = figuresText(finding);
  const parts = [
    `${SEVERITY[finding.severity]} · ${whereText(finding.where)}. ${finding.message}`,
    figures,
    finding.suggestion === undefined ? "" : `Đề nghị: ${finding.suggestion}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
