/** A review as the text of a terminal: one screen; the whole stands in the report (`--out`) and in `--json`. */
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import type { Review } from "../domain/review/finding.ts";
import { summaryLines } from "../export/review-summary.ts";
import { changesLines, whereText } from "../export/review-text.ts";

export function reviewText(review: Review, counts: string): string {
  const lines = [
    `${review.title ?? review.file} · rà soát ngày ${displayDate(review.asOf)} · ${counts}`,
    ...changesLines(review),
    "",
    ...summaryLines(review),
    ...(review.findings.length === 0 ? ["Không phát hiện lỗi trong các phép kiểm đã chạy."] : []),
  ];
  if (review.unreadable.length > 0) {
    lines.push("", "Không đọc được (không kết luận đúng sai):");
    lines.push(...review.unreadable.map(({ where, reason }) => `- ${whereText(where)}: ${reason}`));
  }
  return lines.join("\n");
}
