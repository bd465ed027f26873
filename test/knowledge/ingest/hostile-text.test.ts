/** Text files made to cost more than they hold. */
import { describe, expect, it } from "vitest";

import { readingLimits } from "../../../src/knowledge/ingest/limits.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
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
