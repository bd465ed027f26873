/**
 * What became of the prior plan, on a page or two: changes for one reason stand in one row with their first examples.
 * Every single change stands in ./change-list-xlsx.ts.
 */
import { AlignmentType, type FileChild } from "docx";

import type { BlockStatus, ChangeEntry, Draft } from "../domain/draft/draft.ts";
import { fold } from "../domain/text/fold.ts";
import {
  bodyParagraph,
  centred,
  packDocx,
  paragraph,
  reportHeading,
  section,
  TIGHT_SPACING,
  WIDE_TEXT_WIDTH,
} from "./docx-base.ts";
import { type GridRow, gridTable } from "./docx-table.ts";

const STATUS_WORD: Record<BlockStatus, string> = {
  updated: "cập nhật",
  new: "mới",
  dropped: "bỏ",
  "needs-input": "chờ số liệu",
  kept: "giữ",
};
const NOT_ADDED = "không thêm";
const WORDS: readonly string[] = [...Object.values(STATUS_WORD), NOT_ADDED];

/** What the prior plan never had is not left out of it. */
export const changeWord = ({ status, before }: ChangeEntry): string =>
  status === "dropped" && before === "" ? NOT_ADDED : STATUS_WORD[status];

/** "3 cập nhật, 1 mới, 40 giữ"; what needs reading first. */
function countsLine(changes: readonly ChangeEntry[]): string {
  const parts = WORDS.flatMap((word) => {
    const count = changes.filter((change) => changeWord(change) === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return parts.length === 0 ? "Không có thay đổi." : `${parts.join(", ")}.`;
}

const EXCERPT = 60;
const EXAMPLES = 2;
/** Words that both sides have in common in front of what differs, as far as they are shown. */
const LEAD = 24;

const clip = (text: string, most: number): string => {
  const flat = text.replace(/\s+/gu, " ").trim();
  if (flat.length <= most) return flat;
  return `${flat.slice(0, most).replace(/\s+\S*$/u, "")} …`;
};

/** A table made anew would be printed a second time, cell by cell: its rows have entries of their own. */
export function shownText(text: string): string {
  const rows = text.split("\n").filter((line) => /^\|(?!\s*-{3})/.test(line));
  return rows.length < 2 ? text : `Bảng ${rows.length - 1} dòng, xem trong dự thảo.`;
}

/** "Nghĩa vụ theo …, chưa có": what is left of a reason without its documents, names and figures. */
function kindOfReason(reason: string): string {
  const [first = ""] = reason
    .replace(/\[cần bổ sung:[^\]]*\]\s*/gu, "")
    .replace(/["“][^"”]*["”]/gu, "…")
    .split(/(?<=[.:])\s+(?=\p{Lu})/u);
  return fold(first)
    .replace(
      /\b(?:luat|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|cong van|ke hoach) so \S+/g,
      "…",
    )
    .replace(/(?:,? (?:dieu|khoan|diem|phu luc) [\da-z]+)+/g, "")
    .replace(/\d[\d./-]*/g, "…");
}

/** What was changed for one kind of reason, in the order of WORDS. */
function grouped(changes: readonly ChangeEntry[]): ChangeEntry[][] {
  const groups = new Map<string, ChangeEntry[]>();
  for (const change of changes) {
    const key = `${changeWord(change)}\n${kindOfReason(change.reason)}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const place = ([first]: readonly ChangeEntry[]): number =>
    first === undefined ? 0 : WORDS.indexOf(changeWord(first));
  return [...groups.values()].toSorted((a, b) => place(a) - place(b));
}

function example({ before, after, reason }: ChangeEntry): string {
  if (before === "" && after === "") return clip(reason.replace(/:.*$/su, ""), EXCERPT);
  const [was, is] = aroundChange(shownText(before), shownText(after)).map((text) =>
    clip(text, EXCERPT),
  );
  if (was === is) return was ?? "";
  if (is === "") return `${was ?? ""} → bỏ`;
  return was === "" ? (is ?? "") : `${was ?? ""} → ${is ?? ""}`;
}

/** Both sides from a few words in front of where they part, where that lies behind what an excerpt shows. */
function aroundChange(before: string, after: string): [string, string] {
  const [was, is] = [before, after].map((text) => text.replace(/\s+/gu, " ").trim());
  if (was === undefined || is === undefined || was === "" || is === "") return [before, after];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  if (was === is || same < EXCERPT - LEAD) return [was, is];
  const from = was.lastIndexOf(" ", same - LEAD) + 1;
  return from === 0 ? [was, is] : [`… ${was.slice(from)}`, `… ${is.slice(from)}`];
}

/** Parts that have no heading are told by what they are. */
const PARTS: Readonly<Record<string, string>> = {
  "kinh-phi": "Dự toán kinh phí",
  bia: "Tên kế hoạch",
  "noi-nhan": "Nơi nhận",
  "nhiem-vu": "Nhiệm vụ",
};
export const sectionLabel = (section: string): string => PARTS[section] ?? section;

function withRest(shown: readonly string[], rest: number, what: string): string {
  return [...shown, ...(rest > 0 ? [`… và ${rest} ${what} khác`] : [])].join("\n");
}

function groupRow(group: readonly ChangeEntry[]): GridRow {
  const [first] = group;
  const sections = [...new Set(group.map(({ section }) => sectionLabel(section)))];
  const examples = group.slice(0, EXAMPLES);
  // Who signs reads no other file: why something changed is told to its end.
  const reason = first?.reason ?? "";
  const others = group.filter((change) => change.reason !== first?.reason).length;
  const texts = [
    first === undefined ? "" : changeWord(first),
    String(group.length),
    withRest(
      sections.slice(0, 1).map((name) => clip(name, EXCERPT)),
      sections.length - 1,
      "mục",
    ),
    withRest(
      examples.map((change) => `- ${example(change)}`),
      group.length - examples.length,
      "chỗ",
    ),
    others === 0 ? reason : `${reason} (${others} chỗ khác: lý do cùng loại)`,
  ];
  return { cells: texts.map((text) => ({ text })) };
}

const changeTable = (changes: readonly ChangeEntry[]): FileChild =>
  gridTable({
    header: ["Thay đổi", "Số chỗ", "Mục", "Nội dung (trước → nay)", "Lý do, nguồn"],
    rows: grouped(changes).map(groupRow),
    width: WIDE_TEXT_WIDTH,
    size: 11,
    align: ["center", "center", "left", "left", "left"],
  });

const list = (title: string, lines: readonly string[]): FileChild[] =>
  lines.length === 0
    ? []
    : [reportHeading(title), ...lines.map((line) => bodyParagraph(`- ${line}`, { size: 13 }))];

const SHOWN_QUESTIONS = 5;

/** All questions stand in the results form. */
function questions(draft: Draft): string[] {
  const asks = draft.missing.map((item) => clip(item.ask, 2 * EXCERPT));
  const rest = asks.length - SHOWN_QUESTIONS;
  if (rest <= 0) return asks;
  return [...asks.slice(0, SHOWN_QUESTIONS), `và ${rest} nội dung khác, xem biểu kết quả kèm theo`];
}

/** The report on a draft: counts, changes by reason, what is missing, what failed. */
export async function makeChangeReportDocx(draft: Draft): Promise<Uint8Array> {
  const found = (stops: boolean): string[] =>
    draft.review
      .filter(({ severity }) => (severity === "error") === stops)
      .map(({ message }) => message);
  const counts = `So với kế hoạch trước: ${countsLine(draft.changes)} Từng thay đổi: xem tệp danh sách kèm theo.`;
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
    bodyParagraph(counts, { size: 13 }),
    ...list("Chưa đạt khi soạn", draft.violations),
    ...list("Chưa đạt khi rà soát", found(true)),
    ...list("Cần xem lại khi rà soát", found(false)),
    ...(draft.changes.length === 0
      ? []
      : [reportHeading("Thay đổi theo lý do"), changeTable(draft.changes)]),
    ...list(`Cần bổ sung (${draft.missing.length})`, questions(draft)),
    ...list("Lưu ý", draft.notices),
  ];
  return packDocx(
    [section(children, { landscape: true })],
    `Báo cáo thay đổi: ${draft.cover.title}`,
  );
}
