/** Numbers that Word counts: read as the page shows them, for the outline of a plan stands in nothing else. */
import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import type { Numbering } from "../../../src/knowledge/ingest/readers/docx/numbering-part.ts";
import { withPrintedNumbers } from "../../../src/knowledge/ingest/readers/docx/printed-numbers.ts";

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) =>
  ({ level: at, format, text }) as const;

const numbering = {
  config: [
    {
      reference: "muc",
      levels: [
        level(0, LevelFormat.UPPER_ROMAN, "%1."),
        level(1, LevelFormat.DECIMAL, "%2."),
        level(2, LevelFormat.LOWER_LETTER, "%3)"),
      ],
    },
    {
      reference: "kep",
      levels: [level(0, LevelFormat.UPPER_ROMAN, "%1."), level(1, LevelFormat.DECIMAL, "%1.%2.")],
    },
    { reference: "so", levels: [level(0, LevelFormat.DECIMAL_ZERO, "%1")] },
    { reference: "gach", levels: [level(0, LevelFormat.BULLET, "-")] },
  ],
};

const item = (text: string, at: number, reference = "muc", instance = 0) =>
  new Paragraph({ text, numbering: { reference, level: at, instance } });
const row = (...cells: Paragraph[]) =>
  new TableRow({ children: cells.map((one) => new TableCell({ children: [one] })) });

async function read(children: (Paragraph | Table)[]) {
  const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
  return readDocument({ fileName: "ke-hoach.docx", bytes });
}

describe("numbers of Word's lists", () => {
  it("make headings and points, and begin anew below each heading", async () => {
    const { blocks } = await read([
      item("MỤC TIÊU", 0),
      item("Mục tiêu cụ thể", 1),
      item("Ký số 100% văn bản;", 2),
      item("Họp trực tuyến;", 2),
      item("NHIỆM VỤ", 0),
      item("Hạ tầng", 1),
      item("Nâng cấp đường truyền.", 0, "gach"),
      item("", 1),
      item("Dữ liệu", 1),
    ]);
    expect(blocks.map(({ kind, marker, text }) => `${kind} ${marker ?? ""} ${text}`)).toEqual([
      "heading I. I. MỤC TIÊU",
      "heading 1. 1. Mục tiêu cụ thể",
      "list-item a) Ký số 100% văn bản;",
      "list-item b) Họp trực tuyến;",
      "heading II. II. NHIỆM VỤ",
      "heading 1. 1. Hạ tầng",
      "list-item - Nâng cấp đường truyền.",
      "heading 3. 3. Dữ liệu",
    ]);
  });

  it("of a roman and an arabic part make headings below the roman one", async () => {
    const mixed = (text: string, at: number) => item(text, at, "kep");
    const said = () => item("Ký số 100% văn bản đi của đơn vị.", 0, "gach");
    const { blocks } = await read([
      mixed("KẾT QUẢ", 0),
      ...[mixed("Kết quả", 1), said(), mixed("Hạn chế", 1), said()],
    ]);
    const headings = blocks.filter(({ kind }) => kind === "heading");
    expect(headings.map(({ kind, level, text }) => `${kind} ${level ?? 0} ${text}`)).toEqual([
      "heading 1 I. KẾT QUẢ",
      "heading 2 I.1. Kết quả",
      "heading 2 I.2. Hạn chế",
    ]);
  });

  it("number the rows of a table whose first column holds nothing else", async () => {
    const { tables } = await read([
      new Table({
        rows: [
          row(new Paragraph("TT"), new Paragraph("Nhiệm vụ")),
          row(item("", 0, "so"), new Paragraph("Nâng cấp mạng")),
          row(item("", 0, "so"), new Paragraph("Tập huấn")),
        ],
      }),
    ]);
    expect(tables[0]?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["TT", "Nhiệm vụ"],
      ["01", "Nâng cấp mạng"],
      ["02", "Tập huấn"],
    ]);
  });
});

describe("withPrintedNumbers", () => {
  const lists: Numbering = {
    lists: new Map([
      [
        "5",
        {
          definition: "1",
          levels: [
            { start: 3, format: "decimal", text: "Điều %1." },
            { start: 1, format: "lowerLetter", text: "%1.%2)" },
          ],
          restarts: new Map(),
        },
      ],
      [
        "6",
        {
          definition: "1",
          levels: [{ start: 3, format: "decimal", text: "Điều %1." }],
          restarts: new Map([[0, 1]]),
        },
      ],
      [
        "7",
        {
          definition: "2",
          levels: [{ start: 1, format: "chosung", text: "%1" }],
          restarts: new Map(),
        },
      ],
    ]),
    ofStyle: (style) => (style === "Dieu" ? { list: "5", level: 0 } : null),
  };
  const paragraph = (properties: string, text: string) =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
  const inList = (id: string, at = 0) =>
    `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
  const textOf = (body: string) =>
    [...withPrintedNumbers(body, lists).matchAll(/<w:t[^>]*>([^<]*)/g)]
      .map(([, text]) => text)
      .join("");

  it.each([
    ["by a style", paragraph('<w:pStyle w:val="Dieu"/>', "Phạm vi"), "Điều 3. Phạm vi"],
    [
      "with the number of the level above",
      paragraph(inList("5"), "Một.") + paragraph(inList("5", 1), "hai"),
      "Điều 3. Một.3.a) hai",
    ],
    [
      "anew where a list says so",
      paragraph(inList("5"), "Một.") + paragraph(inList("6"), "Hai."),
      "Điều 3. Một.Điều 1. Hai.",
    ],
    ["none in a format of another script", paragraph(inList("7"), "Một"), "Một"],
    [
      "none where a paragraph leaves the list of its style",
      paragraph(`<w:pStyle w:val="Dieu"/>${inList("0")}`, "Một"),
      "Một",
    ],
    [
      "none by what it was before a tracked change",
      paragraph(`<w:pPrChange w:id="1"><w:pPr>${inList("5")}</w:pPr></w:pPrChange>`, "Một"),
      "Một",
    ],
  ])("%s", (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  it("takes the paragraph out of the list and gives the number the weight of its text", () => {
    const numbered = withPrintedNumbers(paragraph(inList("5"), "Một"), lists);
    expect(numbered).toContain('<w:numId w:val="0"/>');
    expect(numbered).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Điều 3. </w:t>');
  });
});
