/** Lines that several funds pay: amounts of the prior columns are no rule of shares, and the sums by fund stay whole. */
import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";

import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";
import { convertAll, skipWithoutSoffice } from "../../support/soffice.ts";
import { withoutResults } from "../../support/xlsx-results.ts";

const HEADER = ["TT", "Nội dung", "Tổng", "Ngân sách tỉnh", "Thu sự nghiệp"];
const COLUMNS = [
  HEADER,
  ["1", "Thuê phần mềm HIS 12 tháng", "300.000.000", "150.000.000", "150.000.000"],
  ["2", "Tường lửa", "750.000.000", "450.000.000", "300.000.000"],
  ["", "Cộng", "1.050.000.000", "600.000.000", "450.000.000"],
];
const WORDS = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Nguồn kinh phí"],
  ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", "NSNN; Thu sự nghiệp"],
  ["2", "Thuê tên miền", "Năm", "1", "1.000.000", "1.000.000", "NSNN"],
];

async function draftOf(table: string[][], results: { id: string; value: string }[] = []) {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. MỤC TIÊU", "- 95% văn bản ký số.", "# Phụ lục 1 KINH PHÍ NĂM 2026", "@1"],
      ],
      [table],
    ),
    ...{ priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
  });
  const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
  return { draft, lines };
}

async function sheetOf(
  bytes: Uint8Array,
): Promise<{ workbook: ExcelJS.Workbook; sheet: Worksheet }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return { workbook, sheet: workbook.getWorksheet("Dự toán")! };
}

/** The row that is called so, else the first whose name begins so. */
function rowOf(sheet: Worksheet, name: string): number {
  const rows: { text: string; number: number }[] = [];
  sheet.eachRow((row, number) => rows.push({ text: row.getCell(2).text, number }));
  const row =
    rows.find(({ text }) => text === name) ?? rows.find(({ text }) => text.startsWith(name));
  if (row === undefined) throw new Error(`no row "${name}"`);
  return row.number;
}

describe("columns of amounts of several funds", () => {
  it("go on as amounts while the line costs the same; a share in per cent is never made of them", async () => {
    const { draft, lines } = await draftOf(COLUMNS);
    expect(lines.map(({ funding }) => funding)).toEqual([
      "Ngân sách tỉnh 150.000.000 đồng; Thu sự nghiệp 150.000.000 đồng",
      "Ngân sách tỉnh; Thu sự nghiệp",
    ]);
    expect(JSON.stringify(draft)).not.toMatch(/\b[56]0\s?%/u);
    expect(draft.violations).toEqual([]);
  });

  const ASK =
    "số tiền từng nguồn của Tường lửa (kế hoạch trước: Ngân sách tỉnh 450.000.000 đồng; Thu sự nghiệp 300.000.000 đồng)";

  it("are asked for anew where it does not", async () => {
    const { draft, lines } = await draftOf(COLUMNS);
    expect(draft.missing.map(({ ask }) => ask)).toContain(ASK);
    expect(lines[1]?.notes).toContain(`[cần bổ sung: ${ASK}]`);
    expect(draft.missing.filter(({ ask }) => ask.startsWith("số tiền từng nguồn"))).toHaveLength(1);
  });

  it("are what the unit answers", async () => {
    const value = "Ngân sách tỉnh 400.000.000 đồng; Thu sự nghiệp 350.000.000 đồng";
    const { draft, lines } = await draftOf(COLUMNS, [{ id: "cn-tuong-lua", value }]);
    expect(lines[1]?.funding).toBe(value);
    expect(draft.missing.map(({ ask }) => ask)).not.toContain(ASK);
  });
});

it("per cent of the prior plan stay, and nothing is asked", async () => {
  const table = WORDS.map((row) => row.map((cell) => cell.replace("NSNN; Thu", "NSNN 60%; Thu")));
  const shares = table.map((row) => row.map((cell) => cell.replace(/nghiệp$/u, "nghiệp 40%")));
  const { draft, lines } = await draftOf(shares);
  expect(lines[0]?.funding).toBe("NSNN 60%; Thu sự nghiệp 40%");
  expect(draft.missing.map(({ ask }) => ask).join()).not.toContain("số tiền từng nguồn");
  const { sheet } = await sheetOf(await makeBudgetXlsx(draft));
  expect(() => rowOf(sheet, "Chia theo nguồn")).toThrow();
});

describe("the XLSX of lines that several funds pay together", () => {
  const fill = async (table: string[][], amounts: Readonly<Record<string, number>>) => {
    const { draft } = await draftOf(table);
    const { workbook, sheet } = await sheetOf(withoutResults(await makeBudgetXlsx(draft)));
    const column = (sheet.getRow(4).values as string[]).indexOf("Thành tiền");
    for (const [name, amount] of Object.entries(amounts))
      sheet.getCell(rowOf(sheet, name), column).value = amount;
    const filled = new Uint8Array(await workbook.xlsx.writeBuffer());
    const [bytes = filled] = convertAll([filled], "xlsx", "xlsx");
    const { sheet: counted } = await sheetOf(bytes);
    return (name: string): unknown => counted.getCell(rowOf(counted, name), column).result;
  };

  it.skipIf(skipWithoutSoffice)(
    "sums up a fund what staff fill in, and checks it against the line (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    async () => {
      const at = await fill(COLUMNS, {
        "Tường lửa": 700_000_000,
        "Tường lửa: Ngân sách tỉnh": 500_000_000,
        "Tường lửa: Thu sự nghiệp": 150_000_000,
      });
      expect(at("Tổng cộng")).toBe(1_000_000_000);
      expect(at("Nguồn: Ngân sách tỉnh")).toBe(650_000_000);
      expect(at("Nguồn: Thu sự nghiệp")).toBe(300_000_000);
      expect(at("Chưa chia giữa các nguồn")).toBe(50_000_000);
      expect(at("Tường lửa: chưa chia")).toBe(50_000_000);
    },
  );

  it.skipIf(skipWithoutSoffice)(
    "takes from the joint sum what is shared out (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    async () => {
      const at = await fill(WORDS, {
        "Thuê HIS: NSNN": 100_000_000,
        "Thuê HIS: Thu sự nghiệp": 20_000_000,
      });
      expect(at("Nguồn: NSNN; Thu sự nghiệp")).toBe(0);
      expect(at("Nguồn: NSNN")).toBe(101_000_000);
      expect(at("Nguồn: Thu sự nghiệp")).toBe(20_000_000);
      expect(at("Chưa chia giữa các nguồn")).toBe(0);
      expect(at("Thuê HIS: chưa chia")).toBe(0);
    },
  );
});
