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
        { text: shown(change.after) },
        { text: change.reason },
      ],
    })),
    width: WIDE_TEXT_WIDTH,
    size: 12,
    align: ["center", "left", "left", "left", "left"],
  });
}

const OPENING = 90;

function opening(change: ChangeEntry): string {
  const text = (change.after === "" ? change.before : change.after).trim();
  if (text.length <= OPENING) return text;
  return `${text.slice(0, OPENING).replace(/\s+\S*$/u, "")} …`;
}

/** Parts kept word for word, counted by section and reason: they stand in the draft itself. */
function keptTable(changes: readonly ChangeEntry[]): FileChild {
  const groups = new Map<string, ChangeEntry[]>();
  for (const change of changes) {
    const key = `${change.section}\n${change.reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return gridTable({
    header: ["Mục", "Số đoạn", "Đoạn đầu … đoạn cuối", "Lý do, nguồn"],
    rows: [...groups.values()].map((group) => ({
      cells: [
        { text: group[0]?.section ?? "" },
        { text: String(group.length) },
        {
          text: [...new Set([group[0], group.at(-1)])]
            .flatMap((one) => (one === undefined ? [] : [opening(one)]))
            .join("\n"),
        },
        { text: group[0]?.reason ?? "" },
      ],
    })),
    width: WIDE_TEXT_WIDTH,
    size: 12,
    align: ["left", "center", "left", "left"],
  });
}

/** A table made anew would be printed a second time, cell by cell: its rows have entries of their own. */
function shown(text: string): string {
  const rows = text.split("\n").filter((line) => /^\|(?!\s*-{3})/.test(line));
  return rows.length < 2 ? text : `Bảng ${rows.length - 1} dòng, xem trong dự thảo.`;
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
