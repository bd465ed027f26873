import { describe, expect, it } from "vitest";

import type { Block, ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { documentLines } from "../../../src/domain/review/document-lines.ts";
import { aDocument } from "../plan/plan-builders.ts";

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

describe("a table that sets what was against what is", () => {
  const rows = (header: string[], ...cells: string[][]) =>
    aDocument([], [[header, ...cells]]).tables[0]!;
  const said = (table: ReturnType<typeof rows>) =>
    documentLines({ ...docx(), tables: [table] }).lines.map(({ text }) => text);

  it("what was is quoted, not said", () => {
    const table = rows(
      ["TT", "Trước", "Nay", "Lý do"],
      ["1", "Thông tư số 46/2018/TT-BYT", "Thông tư số 13/2025/TT-BYT", "đã thay"],
    );
    expect(said(table)[1]).toBe("1\t\tThông tư số 13/2025/TT-BYT\tđã thay");
  });

  it("also where both stand in one cell", () => {
    const table = rows(
      ["Nội dung (trước → nay)"],
      ["- Thông tư số 46/2018/TT-BYT → Thông tư số 13/2025/TT-BYT\n- trong năm 2026 → bỏ"],
    );
    expect(said(table)[1]).toBe("Thông tư số 13/2025/TT-BYT\nbỏ");
  });

  it("a column of the year before beside its plan is said", () => {
    const table = rows(["TT", "Thực hiện năm trước", "Kế hoạch"], ["1", "90%", "95%"]);
    expect(said(table)[1]).toBe("1\t90%\t95%");
  });
});
