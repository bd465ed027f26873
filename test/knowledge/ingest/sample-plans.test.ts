/** The five real plans: outline, tables and facts against labels read off by eye. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { ParsedDocument } from "../../../src/domain/document/parsed-document.ts";
import { makePassages } from "../../../src/knowledge/ingest/passages.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";

const shared =
  process.env["CAN_CU_SHARED"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const folder = `${shared}/seeds`;
const present = existsSync(folder);

describe.skipIf(!present)(`sample plans (skipped without ${folder})`, () => {
  const plans = new Map<string, ParsedDocument>();
  beforeAll(async () => {
    for (const fileName of readdirSync(folder)
      .filter((name) => /^\d{3}_.*\.txt$/.test(name))
      .sort())
      plans.set(
        fileName.slice(0, 3),
        await readDocument({ fileName, bytes: readFileSync(`${folder}/${fileName}`) }),
      );
  });
  const plan = (key: string) => plans.get(key)!;
  const headings = (key: string) => plan(key).blocks.filter((block) => block.kind === "heading");

  it.each([
    // [plan, numbered and appendix headings counted by eye, rows of each table with its header]
    ["000", 61, [18, 20]],
    ["002", 24, [2, 4, 22]],
    ["003", 37, [7]],
    ["004", 19, [15]],
  ])("plan %s has %i headings and tables of %j rows", (key, count, rows) => {
    const found = headings(key).filter(
      (block) => block.marker !== undefined || /^DỰ TOÁN/.test(block.text),
    );
    expect(found.length).toBe(count);
    expect(plan(key).tables.map((table) => table.rows.length)).toEqual(rows);
  });

  it("Krông Pắc: the budget is one table of 8 columns, 16 lines, 2 groups and the sum over four pages", () => {
    const table = plan("000").tables[1]!;
    expect(table.headerRows).toBe(1);
    expect(table.rows.every((row) => row.cells.length === 8)).toBe(true);
    const first = table.rows.map((row) => row.cells[0]!.text);
    expect(first.filter((text) => /^\d+$/.test(text))).toHaveLength(16);
    expect(first.filter((text) => /^(?:I|II)\. /.test(text))).toHaveLength(2);
    expect(table.rows[1]!.cells[5]!.text).toBe("625,740,000");
    expect(table.rows[8]!.cells.map((cell) => cell.text)[6]).toBe("68,970,000");
    expect(table.rows.at(-1)!.cells[6]!.text).toBe("4,852,710,000");
  });

  it("Krông Pắc: rows of appendix 1 that page breaks cut are whole again", () => {
    const [table] = plan("000").tables;
    const row = (title: string) => table!.rows.find((one) => one.cells[1]!.text.startsWith(title))!;
    expect(row("Triển khai bệnh án").cells[2]!.text).toMatch(
      /bảo đảm tuân thủ các quy định của Bộ Y tế/,
    );
    expect(row("Triển khai bệnh án").cells[5]!.text).toMatch(/dịch vụ phần mềm, phần cứng$/);
    expect(row("Đào tạo, bồi dưỡng").cells[5]!.text).toMatch(/bồi dưỡng về chuyên đổi số$/);
  });

  it("Thanh Hóa 2023: two header rows, group rows and the sum in words stay", () => {
    const table = plan("004").tables[0]!;
    expect(table.headerRows).toBe(2);
    expect(table.caption[0]).toMatch(/^DỰ TOÁN KINH PHÍ/);
    expect(table.rows.at(-1)!.cells[0]!.text).toMatch(/^Bảng chữ: Ba tỷ/);
    expect(table.rows[2]!.cells.map((cell) => cell.text)).toEqual([
      "1",
      "Phần mềm công nghệ thông tin và thiết bị",
      "",
      "",
      "",
      "3.344.000",
      "",
    ]);
  });

  it("Vĩnh Long: a scan, outline and the budget by sources recovered as far as it goes", () => {
    const scan = plan("001");
    expect(scan.quality).toMatchObject({ lostMarks: true, ocr: true });
    expect(scan.quality.score).toBeLessThan(0.85);
    const roman = headings("001").filter((block) => /^[IVl1|]+\.$/.test(block.marker ?? ""));
    expect(roman.map((block) => block.text.replace(/^\S+ /, "")).length).toBeGreaterThanOrEqual(8);
    const budget = scan.tables.at(-1)!;
    expect(budget.rows.filter((row) => row.cells.length === 6).length).toBeGreaterThanOrEqual(28);
    expect(
      budget.rows
        .at(-1)!
        .cells.map((cell) => cell.text)
        .slice(2),
    ).toEqual(["8.094.000.000", "10.092.737.400", "32.402.229.600", "50.588.967.000"]);
  });

  it.each([
    [
      "000",
      {
        kind: "plan",
        year: 2026,
        symbol: null,
        symbolBlank: true,
        unitCode: "TTYT",
        issuer: "Trung tâm Y tế Krông Pắc",
        signed: null,
      },
    ],
    [
      "001",
      {
        kind: "plan",
        year: 2025,
        symbol: "877/KH-SYT",
        symbolBlank: false,
        unitCode: "SYT",
        issuer: "Sở Y tế Vĩnh Long",
        signed: "2025-02-25",
        place: "Vĩnh Long",
      },
    ],
    [
      "002",
      {
        kind: "plan",
        year: 2024,
        symbol: null,
        symbolBlank: true,
        unitCode: "BVTT",
        issuer: "Bệnh viện Tâm thần Kon Tum",
        signed: null,
        place: "Kon Tum",
      },
    ],
    [
      "003",
      {
        kind: "plan",
        year: 2022,
        symbol: null,
        symbolBlank: true,
        unitCode: "SYT",
        issuer: "Sở Y tế Thanh Hóa",
        signed: null,
      },
    ],
    [
      "004",
      {
        kind: "plan",
        year: 2023,
        symbol: null,
        symbolBlank: true,
        unitCode: "SYT",
        issuer: "Sở Y tế Thanh Hóa",
        signed: null,
        place: "Thanh Hóa",
      },
    ],
  ])("facts of plan %s", (key, facts) => expect(classifyDocument(plan(key))).toMatchObject(facts));

  it("every passage stands literally in its document", () => {
    for (const document of plans.values()) {
      const printed = document.blocks.map(({ marker, kind, text }) =>
        kind === "list-item" ? `${marker ?? ""} ${text}` : text,
      );
      for (const passage of makePassages(document, classifyDocument(document))) {
        if (passage.table !== null) continue;
        for (const line of passage.text.split("\n"))
          expect(
            printed.some((text) => text.includes(line)),
            line.slice(0, 80),
          ).toBe(true);
      }
    }
  });
});
