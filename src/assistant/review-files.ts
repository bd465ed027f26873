/** The files of a review: report (HTML, DOCX), findings table (XLSX) and, for DOCX and XLSX input, the annotated copy. */
import type { Review } from "../domain/review/finding.ts";
import { annotateDocx } from "../export/annotated-docx.ts";
import { annotateXlsx } from "../export/annotated-xlsx.ts";
import { makeReviewDocx } from "../export/review-docx.ts";
import { makeReviewHtml } from "../export/review-html.ts";
import { makeReviewXlsx } from "../export/review-xlsx.ts";
import type { Deliverable, UploadedFile } from "./assistant.ts";

export const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  html: "text/html; charset=utf-8",
} as const;

export async function reviewFiles(review: Review, file: UploadedFile): Promise<Deliverable[]> {
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
