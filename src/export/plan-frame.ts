/**
 * Head and foot of a plan: names of the bodies, Quốc hiệu, number and date line, title, bases, recipients, signature.
 * Source of form and sizes: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II. What the cover leaves open is marked.
 */
import { AlignmentType, type FileChild, Paragraph, type Table } from "docx";

import type { DraftCover } from "../domain/draft/draft.ts";
import { openMark } from "../domain/plan/open-marks.ts";
import { upperFirst } from "../domain/text/first-letter.ts";
import { fold } from "../domain/text/fold.ts";
import {
  centred,
  emptyLine,
  paragraph,
  rule,
  TEXT_WIDTH,
  type TextLook,
  textRuns,
  TIGHT_SPACING,
} from "./docx-base.ts";
import { borderlessColumns } from "./docx-table.ts";
import { balancedWidth, textWidth } from "./text-width.ts";

const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO = "Độc lập - Tự do - Hạnh phúc";
const RIGHT = 5650;
const LEFT = TEXT_WIDTH - RIGHT;
/** Between a third and a half of the line, as the decree asks. */
const SHORT_RULE = 0.4;
const SIGNATURE_LINES = 5;
/** Room on both sides of a balanced line, as widths are estimates. */
const SLACK = 60;
const SLACK_SHARE = 0.03;

/** Small letters set in capitals: whoever reads the file gets the name as it is spelt. */
const CAPITALS = { allCaps: true } as const;

/**
 * Lines of about equal length: indents, not a line break, so that the text stays one piece for whoever reads the file.
 */
function balanced(text: string, look: TextLook & { size: number }, room: number): Paragraph {
  const shown = look.allCaps === true ? text.toLocaleUpperCase("vi") : text;
  const face = { size: look.size, bold: look.bold === true };
  // Widths are estimates: what just fits a line by them may not fit it on paper.
  const safe = room * (1 - 2 * SLACK_SHARE);
  const width = balancedWidth(shown, face, safe);
  const oneLine = textWidth(shown, face) <= room;
  const slack = Math.max(SLACK, width * SLACK_SHARE);
  const side = oneLine ? 0 : Math.max(0, Math.floor((room - width) / 2 - slack));
  return paragraph(text, look, {
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
  });
}

/** Left column: parent body, issuing body, short rule. */
function bodies(cover: DraftCover): Paragraph[] {
  const { body, parentBody } = cover;
  const upper = (body ?? openMark(OPEN_BODY)).toLocaleUpperCase("vi");
  const width = balancedWidth(upper, { size: 13, bold: true }, LEFT);
  return [
    parentBody === null
      ? openName(OPEN_PARENT, false)
      : balanced(parentBody, { size: 13, ...CAPITALS }, LEFT),
    body === null
      ? openName(OPEN_BODY, true)
      : balanced(body, { size: 13, bold: true, ...CAPITALS }, LEFT),
    rule(width * SHORT_RULE, LEFT),
  ];
}

const OPEN_PARENT = "cơ quan chủ quản";
const OPEN_BODY = "tên đơn vị ban hành";

/** An open place stays on one line: in small letters, and smaller where it must be. */
function openName(ask: string, bold: boolean): Paragraph {
  const text = openMark(ask);
  const fits = (size: number): boolean => textWidth(text, { size, bold }) <= LEFT - SLACK;
  return centred(text, { size: [13, 12, 11].find(fits) ?? 10, bold });
}

function nation(): Paragraph[] {
  const width = textWidth(MOTTO, { size: 14, bold: true });
  return [
    centred(NATION, { size: 13, bold: true }),
    centred(MOTTO, { size: 14, bold: true }),
    rule(width, RIGHT),
  ];
}

/** `issueYear` absent: the whole date is left for the clerk to write. */
function placeAndDate(cover: DraftCover, issueYear: number | undefined): string {
  const place = cover.place ?? openMark("địa danh");
  const year = issueYear === undefined ? "      " : ` ${issueYear}`;
  return `${place}, ngày      tháng      năm${year}`;
}

/** The date line stays one line: 14 pt, or 13 pt with narrower gaps where the place is long or still open. */
function dateLine(cover: DraftCover, issueYear: number | undefined): Paragraph {
  const whole = placeAndDate(cover, issueYear);
  const fits = (text: string, size: number): boolean => textWidth(text, { size }) <= RIGHT - SLACK;
  if (fits(whole, 14)) return centred(whole, { size: 14, italics: true });
  const narrow = whole.replace(/ {6}/gu, "    ");
  const text = fits(whole, 13) ? whole : fits(narrow, 13) ? narrow : whole.replace(/ {6}/gu, "   ");
  return centred(text, { size: 13, italics: true });
}

export function planHead(cover: DraftCover, issueYear: number | undefined): Table {
  const number = centred(`Số:        /${cover.symbolSuffix}`, { size: 13 });
  const date = dateLine(cover, issueYear);
  return borderlessColumns(
    [
      [bodies(cover), nation()],
      [[number], [date]],
    ],
    [LEFT, RIGHT],
  );
}

/** "KẾ HOẠCH", the subject below it and its rule. A title that starts with the type word does not repeat it. */
export function planTitle(title: string): Paragraph[] {
  const subject = title.replace(/^\s*kế hoạch(?!\s+h(?:óa|oá))[\s:–-]*/iu, "").trim();
  const shown = subject === "" ? title : upperFirst(subject);
  const width = balancedWidth(shown, { size: 14, bold: true }, TEXT_WIDTH);
  return [
    paragraph(
      "KẾ HOẠCH",
      { bold: true },
      {
        alignment: AlignmentType.CENTER,
        spacing: { ...TIGHT_SPACING, before: 240 },
        keepNext: true,
      },
    ),
    balanced(shown, { size: 14, bold: true }, TEXT_WIDTH),
    rule(Math.max(width * SHORT_RULE, 1400), TEXT_WIDTH, 240),
  ];
}

const trimEnd = (text: string): string => text.trim().replace(/[\s.;,]+$/u, "");

/** "- Sở Y tế (để báo cáo);" … and at last "- Lưu: VT, KHNV.": the filing line is part of the form. */
function recipientLines(recipients: readonly string[]): string[] {
  const names = recipients
    .map((name) => trimEnd(name.replace(/^\s*[-–+•]\s*/u, "")))
    .filter((name) => name !== "" && fold(name) !== "noi nhan:");
  const isFile = (name: string): boolean => /^luu\b/.test(fold(name));
  const file = names.findLast(isFile) ?? "Lưu: VT";
  return [...names.filter((name) => !isFile(name)).map((name) => `- ${name};`), `- ${file}.`];
}

function signature(cover: DraftCover): Paragraph[] {
  // "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" stands on two lines.
  const title = cover.signerTitle
    .split(/\s+\/\s+|\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => centred(line.trim(), { size: 14, bold: true, ...CAPITALS }));
  const room = Array.from({ length: SIGNATURE_LINES }, () => emptyLine());
  return [...title, ...room, centred(cover.signerName ?? " ", { size: 14, bold: true })];
}

/** Recipients at the left, signature at the right; the block never breaks across pages. */
export function planFoot(cover: DraftCover): FileChild[] {
  const left = [
    paragraph("Nơi nhận:", { size: 12, bold: true, italics: true }),
    ...recipientLines(cover.recipients).map((line) => paragraph(line, { size: 11 })),
  ];
  const half = Math.round(TEXT_WIDTH / 2);
  // The last words of the plan, this line and the block stand on one page.
  const room = paragraph(" ", { size: 14 }, { keepNext: true });
  return [room, borderlessColumns([[left, signature(cover)]], [half, TEXT_WIDTH - half])];
}

/** Red box on the first page of a draft that must not be signed yet. */
export function draftNote(reasons: readonly string[]): Paragraph[] {
  const border = { style: "single", size: 8, space: 4, color: "C00000" } as const;
  const box = { top: border, bottom: border, left: border, right: border };
  const shown = reasons.slice(0, 4);
  const more = reasons.length - shown.length;
  const lines = shown.map((reason) => `- ${reason}`);
  if (more > 0) lines.push(`- và ${more} điểm khác, xem báo cáo thay đổi.`);
  return [
    new Paragraph({
      border: box,
      spacing: { ...TIGHT_SPACING, after: 240 },
      indent: { left: 120, right: 120 },
      children: [
        ...textRuns("BẢN NHÁP – chưa đạt kiểm tra", { size: 13, bold: true, color: "C00000" }),
        ...textRuns(`\n${lines.join("\n")}`, { size: 11, color: "C00000" }),
      ],
    }),
  ];
}
