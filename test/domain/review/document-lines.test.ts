import { describe, expect, it } from "vitest";

import type { Block, ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { documentLines } from "../../../src/domain/review/document-lines.ts";

const docx = (...blocks: Omit<Block, "place" | "headingPath">[]): ParsedDocument => ({
  format: "docx",
  fileName: "ke-hoach.docx",
  blocks: blocks.map((block) => ({ ...block, place: { page: 1 }, headingPath: [] })),
  tables: [],
  pages: 1,
  text: "",
  quality: { score: 1, lostMarks: false, ocr: false },
  warnings: [],
});

describe("documentLines of blocks", () => {
  it.each([
    {
      case: "a heading holds its number in the text",
      block: { kind: "heading", marker: "Phần I", text: "Phần I. KẾT QUẢ", level: 1 },
      line: "Phần I. KẾT QUẢ",
    },
    {
      case: "a list item holds it beside the text",
      block: { kind: "list-item", marker: "-", text: "Duy trì hệ thống.", level: 1 },
      line: "- Duy trì hệ thống.",
    },
  ] as const)("$case", ({ block, line }) => {
    expect(documentLines(docx(block)).text).toBe(line);
  });
});
