/** Sheets as other programs write them: what stands in the XML of a part, and what the reader makes of it. */

import { describe, expect, it } from "vitest";

import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { buildZip } from "../../fixtures/reader/build-files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function workbook(sheet: string, parts: Record<string, string> = {}): Uint8Array {
  const all: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns:r="${REL}"><sheets><sheet name="Kinh phí" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
    ...parts,
  };
  return buildZip(Object.entries(all).map(([name, text]) => ({ name, data: utf8(text) })));
}

const text = (ref: string, words: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (ref: string, value: number, style = 0) =>
  `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const row = (at: number, cells: string, more = "") => `<row r="${at}"${more}>${cells}</row>`;

const HEADER = row(1, text("A1", "TT") + text("B1", "Nội dung") + text("C1", "Thành tiền"));

const read = (bytes: Uint8Array) => readDocument({ fileName: "kinh-phi.xlsx", bytes });

async function tableOf(sheet: string, parts?: Record<string, string>) {
  const { tables } = await read(workbook(`<sheetData>${sheet}</sheetData>`, parts));
  return tables[0]!.rows.map((one) => one.cells.map((cell) => cell.text));
}

describe("a sheet", () => {
  it("tells the formula of every cell that shares one, moved to its place", async () => {
    const sheet =
      HEADER +
      row(
        2,
        `${number("A2", 1)}${number("B2", 2)}<c r="C2"><f t="shared" ref="C2:C4" si="0">A2*B2+$A$1+A$2</f><v>2</v></c>`,
      ) +
      row(3, `${number("A3", 3)}${number("B3", 4)}<c r="C3"><f t="shared" si="0"/><v>12</v></c>`) +
      row(4, `${number("A4", 5)}${number("B4", 6)}<c r="C4"><f t="shared" si="0"/><v>30</v></c>`);
    const parsed = await read(workbook(`<sheetData>${sheet}</sheetData>`));
    const formulas = parsed.tables[0]!.rows.slice(1).map((one) => one.cells[2]!.formula);
    expect(formulas).toEqual(["A2*B2+$A$1+A$2", "A3*B3+$A$1+A$2", "A4*B4+$A$1+A$2"]);
  });

  it("keeps merged blocks that stand behind the rows: spans above, empty cells below", async () => {
    const sheet = `<sheetData>${HEADER}${row(2, text("A2", "I") + text("B2", "Phần mềm"))}${row(3, number("C3", 9))}</sheetData><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>`;
    const { tables } = await read(workbook(sheet));
    const [, above, below] = tables[0]!.rows;
    expect(
      above!.cells.map(({ text: words, colSpan, rowSpan }) => [words, colSpan, rowSpan]),
    ).toEqual([
      ["I", undefined, 2],
      ["Phần mềm", 2, undefined],
    ]);
    expect(below!.cells.map((cell) => cell.text)).toEqual(["", "", "9"]);
  });

  it("shows figures and days by built-in and own formats, from 1904 where the file says so", async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0&quot; đ&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`;
    const sheet =
      HEADER + row(2, number("A2", 1234567, 1) + number("B2", 44_000, 2) + number("C2", 5000, 3));
    expect((await tableOf(sheet, { "xl/styles.xml": styles }))[1]).toEqual([
      "1.234.567",
      "18/06/2020",
      "5.000 đ",
    ]);
    const old = `<workbook xmlns:r="${REL}"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`;
    const shifted = await tableOf(sheet, { "xl/styles.xml": styles, "xl/workbook.xml": old });
    expect(shifted[1]![1]).toBe("19/06/2024");
  });

  it("joins rich strings, leaves phonetic readings out and undoes escapes", async () => {
    const strings = `<sst><si><r><t>Máy </t></r><r><t>chủ</t></r><rPh><t>x</t></rPh></si><si><t>hai_x000D_
dòng</t></si></sst>`;
    const sheet =
      HEADER + row(2, `${number("A2", 1)}<c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>`);
    expect((await tableOf(sheet, { "xl/sharedStrings.xml": strings }))[1]).toEqual([
      "1",
      "Máy chủ",
      "hai\ndòng",
    ]);
  });

  it("reads a sheet whose cells carry no addresses", async () => {
    const bare =
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>";
    expect(await tableOf(bare)).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("reads past a million rows that hold nothing but a style", async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"/>`).join("");
    const sheet = HEADER + row(2, number("A2", 1) + number("B2", 2)) + empty;
    const parts = { "xl/media/anh.bin": noise() };
    expect(await tableOf(sheet, parts)).toHaveLength(2);
  });

  it("is refused with more filled rows than the limit", async () => {
    const rows = Array.from({ length: 200_001 }, (_, at) => row(at + 1, number(`A${at + 1}`, at)));
    const bytes = workbook(`<sheetData>${rows.join("")}</sheetData>`);
    await expect(read(bytes)).rejects.toMatchObject({
      code: "file-too-large",
      userMessage: expect.stringContaining("quá nhiều dòng") as string,
    });
  });

  it.each([
    ["entities of its own", `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`, "hostile-file"],
    ["deep nesting", "<a>".repeat(300), "hostile-file"],
    ["a cut part", "<worksheet><sheetData><row", "unreadable-file"],
  ])("with %s is refused", async (_, part, code) => {
    const bytes = workbook("", { "xl/worksheets/sheet1.xml": part });
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });

  it("with merged blocks over more rows than a person makes is refused", async () => {
    const merges = Array.from({ length: 100 }, (_, at) => `<mergeCell ref="A${at + 1}:B1000000"/>`);
    const sheet = `<sheetData>${HEADER}</sheetData><mergeCells>${merges.join("")}</mergeCells>`;
    await expect(read(workbook(sheet))).rejects.toMatchObject({ code: "hostile-file" });
  });
});

/** Bytes that do not pack, so that the package as a whole is not refused for its ratio first. */
function noise(): string {
  let seed = 1;
  const letters = Array.from({ length: 400_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  });
  return letters.join("");
}

it("a book whose only cell lies beyond the columns that are read is refused with that reason", async () => {
  const far = workbook(`<sheetData>${row(1, text("XFD1", "Tổng"))}</sheetData>`);
  await expect(read(far)).rejects.toMatchObject({
    code: "file-empty",
    userMessage: expect.stringContaining("ngoài 1.000 cột đầu") as string,
  });
});
