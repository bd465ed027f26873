/** Text files made to cost more than they hold. */
import { deflateSync } from "node:zlib";

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { readingLimits } from "../../../src/knowledge/ingest/limits.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { refuseInflatingStreams } from "../../../src/knowledge/ingest/readers/pdf-streams.ts";
import { readCsv } from "../../../src/knowledge/ingest/readers/read-csv.ts";

describe("a CSV file", () => {
  it("of endless columns is read up to the limit, and says so", () => {
    const { raws, warnings } = readCsv("x,".repeat(readingLimits.columns * 3));
    const [table] = raws;
    const width = table?.kind === "table" ? table.rows[0]?.cells.length : 0;
    expect(width).toBe(readingLimits.columns);
    expect(warnings).toEqual(["Chỉ đọc 1.000 cột đầu của tệp."]);
  });

  it("with a quote inside a cell keeps it as it stands", () => {
    const { raws } = readCsv('TT,Nội dung\n1,Màn hình 24" loại A\n2,  "Máy in, A4"\n');
    const rows = raws.flatMap((raw) => (raw.kind === "table" ? raw.rows : []));
    expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["TT", "Nội dung"],
      ["1", 'Màn hình 24" loại A'],
      ["2", "Máy in, A4"],
    ]);
  });
});

describe("a text of one line", () => {
  it("of millions of words is read to its end", async () => {
    const bytes = new TextEncoder().encode("số liệu ".repeat(700_000));
    const { text, blocks } = await readDocument({ fileName: "mot-dong.txt", bytes });
    expect(text.trimEnd().length).toBe("số liệu ".length * 700_000 - 1);
    expect(blocks.length).toBeGreaterThan(0);
  });
});

describe("a workbook with cells far to the right", () => {
  it("says how many it does not read", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Kinh phí");
    sheet.addRows([
      ["TT", "Nội dung"],
      [1, "Máy in"],
    ]);
    sheet.getCell(2, readingLimits.columns + 5).value = 7;
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const { warnings } = await readDocument({ fileName: "rong.xlsx", bytes });
    expect(warnings).toContain(
      "Trang tính “Kinh phí” có 1 ô ngoài 1.000 cột đầu; các ô đó không được đọc.",
    );
  });
});

describe("streams of a PDF", () => {
  const pdfOf = (dictionary: string, data: Buffer) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from(`%PDF-1.4\n4 0 obj\n<< /Length ${data.length} ${dictionary} >>\nstream\n`),
        data,
        Buffer.from("\nendstream\nendobj\nstartxref\n0\n%%EOF"),
      ]),
    );
  const refusal = async (bytes: Uint8Array) =>
    readDocument({ fileName: "bom.pdf", bytes }).then(
      () => "read",
      (error: unknown) => (error as { code: string }).code,
    );

  it("that inflate beyond measure are refused before they are parsed", async () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024, "BT (A) Tj ET\n"));
    expect(await refusal(pdfOf("/Filter /FlateDecode", bomb))).toBe("hostile-file");
  });

  it("that are packed twice are refused", async () => {
    const twice = deflateSync(deflateSync(Buffer.alloc(1024)));
    expect(await refusal(pdfOf("/Filter [/FlateDecode /FlateDecode]", twice))).toBe("hostile-file");
  });

  it("of a picture are left to the limit of its dots", () => {
    const picture = deflateSync(Buffer.alloc(80 * 1024 * 1024));
    const bytes = pdfOf("/Subtype /Image /Filter /FlateDecode", picture);
    expect(() => {
      refuseInflatingStreams(bytes, "anh.pdf");
    }).not.toThrow();
  });
});

describe("UTF-16 with a byte order mark", () => {
  it.each([
    ["little", [0xff, 0xfe], (text: string) => Buffer.from(text, "utf16le")],
    ["big", [0xfe, 0xff], (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("of %s end first is text, not sound", async (_, mark, encode) => {
    const bytes = Buffer.concat([Buffer.from(mark), encode("Kế hoạch chuyển đổi số")]);
    const parsed = await readDocument({ fileName: "a.txt", bytes });
    expect(parsed.text).toBe("Kế hoạch chuyển đổi số");
  });
});
