/**
 * What every DOCX of the product shares: page, font, styles, page number. Measures: Nghị định 30/2020/NĐ-CP,
 * Phụ lục I, Mục I (page) and Mục V (sizes). Lengths in twips (1/20 point), sizes in points.
 */
import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type IRunPropertiesOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TextRun,
} from "docx";

import { cleanText } from "./clean-text.ts";

const TIMES = "Times New Roman";
/** All four, or Word falls back to another font for some letters. */
const FONT = { ascii: TIMES, hAnsi: TIMES, cs: TIMES, eastAsia: TIMES } as const;

export const PAGE = { width: 11906, height: 16838 } as const;
/** 20, 20, 30 and 20 mm; the page number stands in the middle of the top margin. */
export const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 1134 } as const;
const HEADER_DISTANCE = 567;

export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const WIDE_TEXT_WIDTH = PAGE.height - MARGIN.left - MARGIN.right;

/** 1,27 cm. */
export const FIRST_LINE = 720;
/** 6 pt between paragraphs, 1.15 lines. */
export const BODY_SPACING = { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO };
export const TIGHT_SPACING = { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO };

export interface TextLook {
  /** Points; absent: 14. */
  size?: number;
  bold?: boolean;
  italics?: boolean;
  allCaps?: boolean;
  /** RRGGBB. */
  color?: string;
}

/** What staff still have to fill in; shown in yellow so that nobody signs over it. */
const PLACEHOLDER = /(\[(?:cần bổ sung|đối chiếu:)[^\]]{0,600}\])/giu;

function runLook(look: TextLook): IRunPropertiesOptions {
  const { size = 14, ...rest } = look;
  return { ...rest, font: FONT, size: size * 2 };
}

function oneRun(text: string, look: TextLook, highlighted: boolean): TextRun[] {
  return text.split("\n").map(
    (line, index) =>
      new TextRun({
        text: line,
        ...runLook(look),
        ...(highlighted && { highlight: "yellow", allCaps: false }),
        ...(index > 0 && { break: 1 }),
      }),
  );
}

/** Runs of a text; "\n" becomes a line break, "[cần bổ sung: …]" is highlighted. */
export function textRuns(text: string, look: TextLook = {}): TextRun[] {
  return cleanText(text)
    .split(PLACEHOLDER)
    .filter((piece) => piece !== "")
    .flatMap((piece) => oneRun(piece, look, /^\[(?:cần bổ sung|đối chiếu:)/iu.test(piece)));
}

export function paragraph(
  text: string,
  look: TextLook = {},
  options: Omit<IParagraphOptions, "children" | "text"> = {},
): Paragraph {
  return new Paragraph({ spacing: TIGHT_SPACING, ...options, children: textRuns(text, look) });
}

export const centred = (text: string, look: TextLook, after = 0): Paragraph =>
  paragraph(text, look, {
    alignment: AlignmentType.CENTER,
    spacing: { ...TIGHT_SPACING, after },
  });

/** A body paragraph: justified, first line indented, at least 6 pt apart. */
export const bodyParagraph = (text: string, look: TextLook = {}, keepNext = false): Paragraph =>
  paragraph(text, look, {
    ...(keepNext && { keepNext }),
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: BODY_SPACING,
  });

export const emptyLine = (size = 14): Paragraph => paragraph(" ", { size });

/** A rule of the given length, in the middle of a line `room` twips wide. */
export function rule(length: number, room: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((room - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    // Kept off the letters above it: marks below the line (ạ, ộ) would touch it.
    spacing: { before: 60, after, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: "single", size: 6, space: 1, color: "000000" } },
    children: [new TextRun({ text: "", font: FONT, size: 4 })],
  });
}

const heading = (outlineLevel: number) => ({
  run: { font: FONT, size: 28, bold: true, color: "000000" },
  paragraph: {
    spacing: { ...BODY_SPACING, before: 120 },
    keepNext: true,
    outlineLevel,
  },
});

const styles = {
  default: {
    document: {
      run: { font: FONT, size: 28, color: "000000", language: { value: "vi-VN" } },
      paragraph: { spacing: TIGHT_SPACING },
    },
    heading1: heading(0),
    heading2: heading(1),
    heading3: heading(2),
    heading4: heading(3),
  },
  paragraphStyles: [
    { id: "Normal", name: "Normal", quickFormat: true, run: { font: FONT, size: 28 } },
  ],
};

const numberHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: TIGHT_SPACING,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 28 })],
      }),
    ],
  });

const blankHeader = (): Header => new Header({ children: [paragraph("")] });

/** Carries the section break. One point high: at full height it spills an empty page when a table ends the page. */
const lastLine = (): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: "", font: FONT, size: 2 })],
  });

/** A4 with the number in the top margin from the second page on, counted from 1 in each section. */
export function section(
  children: readonly FileChild[],
  options: { landscape?: boolean } = {},
): ISectionOptions {
  const orientation =
    options.landscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      titlePage: true,
      page: {
        size: { ...PAGE, orientation },
        margin: { ...MARGIN, header: HEADER_DISTANCE, footer: HEADER_DISTANCE },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: numberHeader(), first: blankHeader() },
    children: children.at(-1) instanceof Table ? [...children, lastLine()] : children,
  };
}

/** `title` goes into the document's properties. */
export async function packDocx(
  sections: readonly ISectionOptions[],
  title: string,
): Promise<Uint8Array> {
  const document = new Document({
    title: cleanText(title),
    creator: "Căn Cứ",
    lastModifiedBy: "Căn Cứ",
    description: "",
    styles,
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A heading inside a report. */
export const reportHeading = (text: string): FileChild =>
  paragraph(
    text,
    { bold: true },
    {
      heading: HeadingLevel.HEADING_1,
      spacing: { ...BODY_SPACING, before: 200 },
      keepNext: true,
    },
  );
