/** Files of a draft: plan or section as DOCX with a preview, budget as XLSX, change report, form for the open questions. */
import type { Draft, Expectation } from "../domain/draft/draft.ts";
import { makeBudgetXlsx } from "../export/budget-xlsx.ts";
import { makeChangeListXlsx } from "../export/change-list-xlsx.ts";
import { makeChangeReportDocx } from "../export/change-report-docx.ts";
import { makePlanDocx } from "../export/plan-docx.ts";
import { makePreviewHtml } from "../export/preview-html.ts";
import { makeResultsForm } from "../export/results-form.ts";
import type { Deliverable, DraftRequest } from "./assistant.ts";
import { MEDIA } from "./media.ts";
import type { PriorPlan } from "./prior-plan.ts";

/** What the cell of a question takes. */
const HINTS: Record<Expectation, string> = {
  percent: "Số từ 0 đến 100, ví dụ 98,5",
  number: "Số, ví dụ 1.250 hoặc 0,97",
  quantity: "Số lượng; 0 nếu không có nhu cầu",
  money: "Số tiền, ví dụ 15.000.000 hoặc 1,5 tỷ",
  validity: "Còn hiệu lực; hoặc văn bản thay thế",
  confirm: "Đúng; Không; hoặc ghi lại nội dung",
  account: "Nội dung; ghi Không có nếu không có",
  text: "",
};

export async function draftFiles(
  draft: Draft,
  prior: Pick<PriorPlan, "id" | "title">,
  ordered: DraftRequest["part"],
): Promise<Deliverable[]> {
  const { year } = draft;
  const sourceTitles = new Map([[prior.id, prior.title]]);
  const part = typeof ordered === "object" ? "section" : ordered;
  const docx = await makePlanDocx(draft, { part, sourceTitles });
  const files: Deliverable[] = [
    {
      fileName: `${part === "budget" ? "du-toan" : "ke-hoach"}-${year}.docx`,
      mediaType: MEDIA.docx,
      bytes: docx,
    },
    {
      fileName: `xem-truoc-${year}.html`,
      mediaType: MEDIA.html,
      bytes: await makePreviewHtml(docx, draft.cover.title),
    },
  ];
  if (draft.budget) {
    const bytes = await makeBudgetXlsx(draft, { sourceTitles });
    files.push({ fileName: `kinh-phi-${year}.xlsx`, mediaType: MEDIA.xlsx, bytes });
  }
  if (draft.changes.length > 0) {
    const report = await makeChangeReportDocx(draft);
    files.push({ fileName: `thay-doi-${year}.docx`, mediaType: MEDIA.docx, bytes: report });
    const list = await makeChangeListXlsx(draft);
    const fileName = `danh-sach-thay-doi-${year}.xlsx`;
    files.push({ fileName, mediaType: MEDIA.xlsx, bytes: list });
  }
  const asked = [...draft.missing, ...(draft.reportable ?? [])];
  if (asked.length > 0) {
    const items = asked.map(({ id, ask, unit, expects = "text" }) => ({
      id,
      label: ask,
      hint: HINTS[expects],
      ...(unit === undefined ? {} : { unit }),
    }));
    const bytes = await makeResultsForm(items);
    files.push({ fileName: `bieu-ket-qua-${year}.xlsx`, mediaType: MEDIA.xlsx, bytes });
  }
  return files;
}
