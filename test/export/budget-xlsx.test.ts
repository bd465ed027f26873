import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";

import { makeBudgetXlsx } from "../../src/export/budget-xlsx.ts";
import { openPackage, partText } from "../../src/export/opc-package.ts";
import { aBudget, aDraft, aLine } from "../support/draft-fixture.ts";
import { convert, skipWithoutSoffice } from "../support/soffice.ts";
import { withoutResults } from "../support/xlsx-results.ts";

const draft = aDraft();
const bytes = await makeBudgetXlsx(draft);

async function open(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(file).buffer);
  return workbook;
}

const budgetSheet = async (file: Uint8Array): Promise<Worksheet> =>
  (await open(file)).getWorksheet("Dự toán")!;
const sheet = await budgetSheet(bytes);

/** Formula and cached result of a cell. */
const cell = (address: string, from = sheet) => {
  const { formula, result, text } = from.getCell(address);
  return { formula, result, text };
};

describe("makeBudgetXlsx", () => {
  it("has the budget, its price sources and what is missing on three sheets", async () => {
    expect((await open(bytes)).worksheets.map((one) => one.name)).toEqual([
      "Dự toán",
      "Nguồn giá",
      "Cần bổ sung",
    ]);
  });

  it("is computed anew on opening: whoever filled it in may not have calculated", () => {
    const xml = partText(openPackage(bytes), "xl/workbook.xml");
    expect(xml).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
  });

  it("prints all sheets with letters of about one size: they are equally wide", async () => {
    const sheets = (await open(bytes)).worksheets;
    const widths = sheets.map((one) =>
      one.columns.reduce((sum, { width = 0, hidden }) => sum + (hidden === true ? 0 : width), 0),
    );
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.2);
  });

  it.each([
    { address: "F6", formula: 'IF(OR(D6="",E6=""),"",ROUND(D6*E6,0))', result: 180_000_000 },
    { address: "H6", formula: 'IF(F6="","",F6+ROUND(F6*N(G6),0))', result: 180_000_000 },
    { address: "H7", formula: 'IF(F7="","",F7+ROUND(F7*N(G7),0))', result: 23_100_000 },
    { address: "F10", formula: 'IF(OR(D10="",E10=""),"",ROUND(D10*E10,0))', result: 8_361_250 },
    { address: "H10", formula: 'IF(F10="","",F10+ROUND(F10*N(G10),0))', result: 9_030_150 },
    { address: "F5", formula: "SUM(F6:F7)", result: 201_000_000 },
    { address: "H8", formula: "SUM(H9:H11)", result: 332_706_150 },
    { address: "F15", formula: "F5+F8+F12", result: 534_261_250 },
    { address: "H15", formula: "H5+H8+H12", result: 562_326_150 },
  ])("computes $address live and caches $result", ({ address, formula, result }) => {
    expect(cell(address)).toMatchObject({ formula, result });
    expect(sheet.getCell(address).numFmt).toBe("[$-42A]#,##0");
  });

  it("leaves a missing price empty and yellow, and its amounts empty", () => {
    expect(sheet.getCell("E11").value).toBeNull();
    expect(sheet.getCell("E11").fill).toMatchObject({ fgColor: { argb: "FFFFFF00" } });
    expect(["", undefined]).toContain(cell("F11").result);
    expect(["", undefined]).toContain(cell("H11").result);
  });

  it("writes VAT as a percentage or KCT, nothing when it is not stated", () => {
    expect(["G6", "G7", "G9", "G14"].map((address) => sheet.getCell(address).value)).toEqual([
      "KCT",
      0.1,
      0.08,
      null,
    ]);
    expect(sheet.getCell("G7").numFmt).toBe("0%");
  });

  it("says the amount in words, and that it is stale once the total was changed", () => {
    const words = cell("A16");
    expect(words.text).toBe(
      "Bằng chữ: Năm trăm sáu mươi hai triệu ba trăm hai mươi sáu nghìn một trăm năm mươi đồng (chưa gồm 1 hạng mục chờ nhu cầu hoặc đơn giá).",
    );
    expect(words.formula).toContain("IF(H15=562326150,");
    expect(words.formula).toContain("Tổng đã thay đổi");
  });

  it("freezes and repeats the header, fits A4 across", () => {
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "4:4",
    });
  });

  it("keeps text that looks like a formula as text, on every sheet", async () => {
    const budget = aBudget();
    const evil = '=HYPERLINK("http://x","bấm")';
    budget.groups[0]!.lines[0] = aLine({
      ...budget.groups[0]!.lines[0],
      name: evil,
      unit: "=1+1",
      notes: ["+1", "@SUM(A1)"],
    });
    const workbook = await open(
      await makeBudgetXlsx(aDraft({ budget, missing: [{ id: "-1", ask: "=2+2" }] })),
    );
    const sheets = workbook.worksheets;
    expect(sheets[0]!.getCell("B6").value).toBe(evil);
    expect(sheets[0]!.getCell("B6").type).toBe(ExcelJS.ValueType.String);
    expect(sheets[0]!.getCell("C6").value).toBe("=1+1");
    expect(sheets[1]!.getCell("B2").value).toBe(evil);
    expect(sheets[2]!.getCell("B2").value).toBe("=2+2");
  });

  it("writes a taken-over amount that follows from no formula as a number with a note", async () => {
    const budget = aBudget();
    budget.groups[1]!.lines[1]!.amount = 8_361_000;
    budget.groups[1]!.lines[1]!.amountWithVat = 9_029_880;
    budget.groups[1]!.subtotal = 308_061_000;
    const own = await budgetSheet(await makeBudgetXlsx(aDraft({ budget })));
    expect(own.getCell("F10").value).toBe(8_361_000);
    expect(own.getCell("F10").note).toContain("không bằng số lượng × đơn giá");
    expect(cell("F8", own)).toMatchObject({ formula: "SUM(F9:F11)", result: 308_061_000 });
  });

  it("counts a line without a stated rate with its amount when the draft did", async () => {
    const budget = aBudget();
    budget.groups[2]!.lines[1]!.amountWithVat = null;
    const own = await budgetSheet(await makeBudgetXlsx(aDraft({ budget })));
    expect(cell("H12", own)).toMatchObject({
      formula: 'SUM(H13:H14)+SUMIF(H13:H14,"",F13:F14)',
      result: 26_520_000,
    });
    expect(["", undefined]).toContain(cell("H14", own).result);
  });

  it("gives the list of missing items when there is no budget", async () => {
    const workbook = await open(await makeBudgetXlsx(aDraft({ budget: null })));
    expect(workbook.worksheets.map((one) => one.name)).toEqual(["Cần bổ sung"]);
  });
});

describe.skipIf(skipWithoutSoffice)(
  "recalculated by LibreOffice (skipped where soffice is absent)",
  () => {
    it("shows the figures of the draft in every cell", { timeout: 300_000 }, async () => {
      const lenient = aBudget();
      lenient.groups[2]!.lines[1]!.amountWithVat = null;
      for (const budget of [aBudget(), lenient]) {
        const stripped = withoutResults(await makeBudgetXlsx(aDraft({ budget })));
        const calculated = await budgetSheet(convert(stripped, "xlsx", "xlsx"));
        const number = (address: string): number => {
          const { value, type } = calculated.getCell(address);
          if (type === ExcelJS.ValueType.Number) return Number(value);
          const result: unknown = calculated.getCell(address).result;
          return typeof result === "number" ? result : NaN;
        };
        let row = 5;
        for (const group of budget.groups) {
          expect([number(`F${row}`), number(`H${row}`)]).toEqual([
            group.subtotal,
            group.subtotalWithVat,
          ]);
          for (const line of group.lines) {
            row += 1;
            expect([number(`F${row}`), number(`H${row}`)]).toEqual([
              line.amount ?? NaN,
              line.amountWithVat ?? NaN,
            ]);
          }
          row += 1;
        }
        expect([number(`F${row}`), number(`H${row}`)]).toEqual([budget.total, budget.totalWithVat]);
        expect(calculated.getCell(`A${row + 1}`).text).toContain(
          "Bằng chữ: Năm trăm sáu mươi hai triệu",
        );
      }
    });
  },
);
