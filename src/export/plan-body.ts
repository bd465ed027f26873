/** Sections of a draft as paragraphs and tables of a DOCX. Dropped blocks stand in the change report only. */
import { AlignmentType, type FileChild, HeadingLevel, Paragraph } from "docx";

import type { DraftBlock, DraftSection } from "../domain/draft/draft.ts";
import { upperFirst } from "../domain/text/first-letter.ts";
import {
  BODY_SPACING,
  bodyParagraph,
  FIRST_LINE,
  paragraph,
  type TextLook,
  textRuns,
} from "./docx-base.ts";
import { type HeadingShape, isBasesHeading, printedHeadings, shapeOf } from "./heading-style.ts";
import { plainTable } from "./plain-table-docx.ts";

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

const HAS_MARKER = /^\s*(?:[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)/u;
const BASIS_START =
  /^\s*[-–+•]?\s*(?:căn cứ|thực hiện|theo|xét|luật|nghị|thông tư|quyết định|chỉ thị|công văn|kế hoạch|chương trình|văn bản)(?:\s|$)/iu;

function headingLook(shape: HeadingShape): TextLook {
  if (shape.kind === "roman" || shape.kind === "letter") return { bold: true, allCaps: true };
  return { bold: shape.kind !== "point" };
}

/** "Phần I" and its title stand centred on two lines, every other heading at the left. */
function headingParagraph(section: DraftSection, printed: string): Paragraph {
  const shape = shapeOf(printed);
  const level = LEVELS[Math.min(section.level, LEVELS.length) - 1] ?? HeadingLevel.HEADING_1;
  const common = { heading: level, keepNext: true, spacing: { ...BODY_SPACING, before: 120 } };
  if (shape.kind === "part") {
    const title =
      shape.title === "" ? [] : textRuns(`\n${shape.title}`, { bold: true, allCaps: true });
    return new Paragraph({
      ...common,
      alignment: AlignmentType.CENTER,
      children: [...textRuns(`${sentenceCase(shape.number)} `, { bold: true }), ...title],
    });
  }
  return paragraph(printed, headingLook(shape), {
    ...common,
    alignment: AlignmentType.LEFT,
    indent: { firstLine: FIRST_LINE },
  });
}

/** "PHẦN II" → "Phần II", "PHẦN THỨ NHẤT" → "Phần thứ nhất"; a numeral keeps its capitals. */
function sentenceCase(number: string): string {
  const worded = number.replace(/\s+thứ\s+\p{L}+/iu, (word) => word.toLocaleLowerCase("vi"));
  return worded.replace(/^(phần|chương)/iu, (word) => {
    const lower = word.toLocaleLowerCase("vi");
    return upperFirst(lower);
  });
}

/** The text of a bullet with exactly one mark in front. */
const bulletText = (text: string): string =>
  HAS_MARKER.test(text) ? text.trim() : `- ${text.trim()}`;

/** `keepNext`: stays on the page of what follows. */
export function blockChildren(block: DraftBlock, width: number, keepNext = false): FileChild[] {
  if (block.kind === "table" && block.rows !== undefined && block.rows.length > 0) {
    return [
      plainTable(block.rows, width, block.headerRows),
      paragraph("", { size: 6 }, { spacing: BODY_SPACING }),
    ];
  }
  const text = block.kind === "bullet" ? bulletText(block.text) : block.text;
  return [bodyParagraph(text, {}, keepNext)];
}

export const liveBlocks = (section: Pick<DraftSection, "blocks">): DraftBlock[] =>
  section.blocks.filter((block) => block.status !== "dropped");

/** A line of the list of bases is one of them whatever it cites, an open place too. */
const isBasis = (block: DraftBlock): boolean =>
  block.kind !== "table" &&
  (block.kind === "bullet" ||
    BASIS_START.test(block.text) ||
    /^\[cần bổ sung/iu.test(block.text)) &&
  !/:\s*$/.test(block.text);

/** Legal bases: in italics, each ends with ";", the last with ".". */
function basesChildren(blocks: readonly DraftBlock[], width: number): FileChild[] {
  const last = blocks.findLastIndex(isBasis);
  return blocks.flatMap((block, index) => {
    if (!isBasis(block)) return blockChildren(block, width);
    const text = block.text
      .trim()
      .replace(/^[-–+•]\s*/u, "")
      .replace(/[\s.;,]+$/u, "");
    const end = index === last ? "." : ";";
    return [bodyParagraph(`${text}${end}`, { italics: true })];
  });
}

/** How the outline names text in front of the first heading. */
const UNNAMED_OPENING = "Mở đầu";

/** The preamble: text before the first numbered heading; its own heading ("Căn cứ") is not printed. */
const isPreamble = (section: DraftSection, printed: string): boolean =>
  section.heading.trim() === "" ||
  (section.id === "mo-dau" && section.heading === UNNAMED_OPENING) ||
  (isBasesHeading(section.heading) && shapeOf(printed).kind === "plain");

/** A section all of whose blocks were dropped is left out, unless sections below it have something to say. */
function isSilent(sections: readonly DraftSection[], index: number): boolean {
  const section = sections[index];
  if (section === undefined) return true;
  if (section.blocks.length === 0 || liveBlocks(section).length > 0) return false;
  const next = sections[index + 1];
  return next === undefined || next.level <= section.level;
}

/** A table that is set otherwise than as plain rows; null for any other block. */
export type PrintTable = (block: DraftBlock, followed: boolean) => FileChild[] | null;

/** Body of the plan; appendices are not handed in here. `width` in twips. Its last paragraph stays with what follows,
 * so that a signature never stands alone on a page. */
export function bodyChildren(
  sections: readonly DraftSection[],
  width: number,
  table: PrintTable = () => null,
): FileChild[] {
  const printed = printedHeadings(sections);
  return sections.flatMap((section, index) => {
    if (isSilent(sections, index)) return [];
    const heading = printed.get(section.id) ?? section.heading;
    const blocks = liveBlocks(section);
    if (isPreamble(section, heading)) return basesChildren(blocks, width);
    const content = isBasesHeading(section.heading)
      ? basesChildren(blocks, width)
      : blocks.flatMap((block, at) => {
          const last = index === sections.length - 1 && at === blocks.length - 1;
          // What introduces a table stands on its page.
          const keepNext = last || blocks[at + 1]?.kind === "table";
          return table(block, at < blocks.length - 1) ?? blockChildren(block, width, keepNext);
        });
    return [headingParagraph(section, heading), ...content];
  });
}
