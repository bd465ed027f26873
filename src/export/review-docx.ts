/** The report of a review as DOCX: what was found, what was checked and holds, what could not be read. */
import type { FileChild } from "docx";

import type { Finding, Review } from "../domain/review/finding.ts";
import {
  bodyParagraph,
  centred,
  packDocx,
  reportHeading,
  section,
  WIDE_TEXT_WIDTH,
} from "./docx-base.ts";
import { type GridRow, gridTable } from "./docx-table.ts";
import {
  bySeverity,
  changesLines,
  checkedSentence,
  figuresText,
  placesText,
  planDateSentence,
  reviewLine,
  reviewTitle,
  SEVERITY_WORD,
  stateText,
  whereText,
} from "./review-text.ts";

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");

function row(review: Review, finding: Finding, index: number): GridRow {
  const figures = figuresText(finding);
  const found = joined([
    finding.message,
    figures,
    finding.quote === "" ? "" : `Trích: “${finding.quote}”`,
  ]);
  const state = stateText(review, finding);
  const level = joined([SEVERITY_WORD[finding.severity], state === "" ? "" : `(${state})`]);
  const advice = joined([
    finding.suggestion ?? "",
    finding.basis === undefined ? "" : `Căn cứ: ${finding.basis}`,
  ]);
  return {
    cells: [
      { text: String(index + 1) },
      { text: level, bold: finding.severity === "error" },
      { text: placesText(finding) },
      { text: found },
      { text: advice },
    ],
  };
}

function findings(review: Review): FileChild {
  if (review.findings.length === 0) return bodyParagraph("Không có lỗi hay điểm cần xem.");
  return gridTable({
    header: ["STT", "Mức", "Vị trí", "Phát hiện", "Đề nghị, căn cứ"],
    rows: bySeverity(review.findings).map((finding, index) => row(review, finding, index)),
    width: WIDE_TEXT_WIDTH,
    size: 12,
    align: ["center", "center", "left", "left", "left"],
  });
}

function unreadable(review: Review): FileChild[] {
  if (review.unreadable.length === 0) return [bodyParagraph("Không có phần nào không đọc được.")];
  return review.unreadable.map((one) => {
    const place = whereText(one.where);
    return bodyParagraph(`- ${place === "" ? one.reason : `${place}: ${one.reason}`}`);
  });
}

export async function makeReviewDocx(review: Review): Promise<Uint8Array> {
  const title = reviewTitle(review);
  const children: FileChild[] = [
    centred("BÁO CÁO RÀ SOÁT", { bold: true }),
    centred(title, { bold: true }, 120),
    centred(reviewLine(review), { italics: true }, 160),
    bodyParagraph(`Tệp: ${review.file}. ${planDateSentence(review)}`),
    ...changesLines(review).map((text) => bodyParagraph(text)),
    reportHeading("Lỗi và điểm cần xem"),
    findings(review),
    reportHeading("Đã kiểm và đúng"),
    bodyParagraph(checkedSentence(review)),
    reportHeading("Không đọc được"),
    ...unreadable(review),
  ];
  return packDocx([section(children, { landscape: true })], `Rà soát: ${title}`);
}
