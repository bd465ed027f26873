/**
 * The files of a review: report (HTML, DOCX), findings table (XLSX), the picture of the budget and, for DOCX and XLSX
 * input, the annotated copy.
 */
import type { ParsedDocument } from "../domain/document/parsed-document.ts";
import type { Review } from "../domain/review/finding.ts";
import { annotateDocx } from "../export/annotated-docx.ts";
import { annotateXlsx } from "../export/annotated-xlsx.ts";
import { makeBudgetChart } from "../export/budget-chart.ts";
import { reviewBudgetChart } from "../export/review-chart.ts";
import { makeReviewDocx } from "../export/review-docx.ts";
import { makeReviewHtml } from "../export/review-html.ts";
import { makeReviewXlsx } from "../export/review-xlsx.ts";
import type { Deliverable, UploadedFile } from "./assistant.ts";
import { MEDIA } from "./media.ts";

export async function reviewFiles(
  review: Review,
  file: UploadedFile,
  document: ParsedDocument,
): Promise<Deliverable[]> {
  const base = file.fileName.replace(/\.[^.]+$/, "");
  const files: Deliverable[] = [
    {
      fileName: `${base}-ra-soat.html`,
      mediaType: MEDIA.html,
      bytes: new TextEncoder().encode(makeReviewHtml(review)),
    },
    {
      fileName: `${base}-ra-soat.docx`,
      mediaType: MEDIA.docx,
      bytes: await makeReviewDocx(review),
    },
    {
      fileName: `${base}-bang-loi.xlsx`,
      mediaType: MEDIA.xlsx,
      bytes: await makeReviewXlsx(review),
    },
  ];
  const chart = reviewBudgetChart(document, review.title ?? review.file);
  if (chart !== null) {
    const bytes = makeBudgetChart(chart);
    files.push({ fileName: `${base}-kinh-phi.png`, mediaType: MEDIA.png, bytes });
  }
  const extension = /\.(docx|xlsx)$/i.exec(file.fileName)?.[1]?.toLowerCase();
  if (extension === "docx") {
    const bytes = await annotateDocx(file.bytes, review.findings);
    files.unshift({ fileName: `${base}-co-ghi-chu.docx`, mediaType: MEDIA.docx, bytes });
  }
  if (extension === "xlsx") {
    const bytes = await annotateXlsx(file.bytes, review.findings);
    files.unshift({ fileName: `${base}-co-ghi-chu.xlsx`, mediaType: MEDIA.xlsx, bytes });
  }
  return files;
}
