/** What became of every part of the prior plan: the change report that goes along with a draft. */
import { AlignmentType, type FileChild, HeadingLevel } from "docx";

import type { BlockStatus, ChangeEntry, Draft } from "../domain/draft/draft.ts";
import {
  BODY_SPACING,
  bodyParagraph,
  centred,
  packDocx,
  paragraph,
  section,
  TIGHT_SPACING,
  WIDE_TEXT_WIDTH,
} from "./docx-base.ts";
import { gridTable } from "./docx-table.ts";

const STATUS_WORD: Record<BlockStatus, string> = {
  updated: "cập nhật",
  new: "mới",
  dropped: "bỏ",
  "needs-input": "chờ số liệu",
  kept: "giữ",
};

/** "3 cập nhật, 1 mới, 40 giữ"; what needs reading first. */
function countsLine(changes: readonly ChangeEntry[]): string {
  const parts = (Object.keys(STATUS_WORD) as BlockStatus[]).flatMap((status) => {
    const count = changes.filter((change) => change.status === status).length;
    return count === 0 ? [] : [`${count} ${STATUS_WORD[status]}`];
  });
  return parts.length === 0 ? "Không có thay đổi." : `${parts.join(", ")}.`;
}

const heading = (text: string): FileChild =>
  paragraph(
    text,
    { bold: true },
    {
      heading: HeadingLevel.HEADING_1,
      spacing: { ...BODY_SPACING, before: 200 },
      keepNext: true,
    },
  );

function changeTable(changes: readonly ChangeEntry[]): FileChild {
  return gridTable({
    header: ["Thay đổi", "Mục", "Trước", "Nay", "Lý do, nguồn"],
    rows: changes.map((change) => ({
      cells: [
        { text: STATUS_WORD[change.status] },
        { text: change.section },
        { text: change.before },
        { text: change.after },
        { text: change.reason },
      ],
    })),
    width: WIDE_TEXT_WIDTH,
    size: 12,
    align: ["center", "left", "left", "left", "left"],
  });
}

/** Parts kept word for word: their text once, not twice. */
function keptTable(changes: readonly ChangeEntry[]): FileChild {
  return gridTable({
    header: ["Mục", "Nội dung giữ nguyên", "Lý do, nguồn"],
    rows: changes.map((change) => ({
      cells: [
        { text: change.section },
        { text: change.after === "" ? change.before : change.after },
        { text: change.reason },
      ],
    })),
    width: WIDE_TEXT_WIDTH,
    size: 12,
    align: ["left", "left", "left"],
  });
}

const list = (title: string, lines: readonly string[]): FileChild[] =>
  lines.length === 0
    ? []
    : [heading(title), ...lines.map((line) => bodyParagraph(`- ${line}`, { size: 13 }))];

const isKeptAsIs = (change: ChangeEntry): boolean =>
  change.status === "kept" && (change.after === "" || change.after === change.before);

/** The report on a draft: counts, changes, what was kept, what is missing, what failed. */
export async function makeChangeReportDocx(draft: Draft): Promise<Uint8Array> {
  const kept = draft.changes.filter(isKeptAsIs);
  const changed = draft.changes.filter((change) => !isKeptAsIs(change));
  const problems = draft.review.map((finding) => finding.message);
  const children: FileChild[] = [
    paragraph(
      "BÁO CÁO THAY ĐỔI",
      { bold: true },
      {
        alignment: AlignmentType.CENTER,
        spacing: TIGHT_SPACING,
      },
    ),
    centred(draft.cover.title, { bold: true }, 200),
    bodyParagraph(`So với kế hoạch trước: ${countsLine(draft.changes)}`, { size: 13 }),
    ...(changed.length === 0 ? [] : [heading("Nội dung thay đổi"), changeTable(changed)]),
    ...(kept.length === 0 ? [] : [heading("Nội dung giữ nguyên"), keptTable(kept)]),
    ...list(
      "Cần bổ sung",
      draft.missing.map((item) => item.ask),
    ),
    ...list("Lưu ý", draft.notices),
    ...list("Chưa đạt khi soạn", draft.violations),
    ...list("Chưa đạt khi rà soát", problems),
  ];
  return packDocx(
    [section(children, { landscape: true })],
    `Báo cáo thay đổi: ${draft.cover.title}`,
  );
}
