/**
 * One budget, three forms: every cell of the table in the DOCX and every value of the XLSX, recalculated by LibreOffice
 * with no result left in the file, is the figure of the JSON.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import ExcelJS, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";

import { formatDong, formatQuantity } from "../../../src/domain/budget/format-money.ts";
import type { DraftBudget, DraftBudgetLine } from "../../../src/domain/draft/draft.ts";
import {
  groupSums,
  printVatRate,
  totalLabel,
  totalSums,
  wordsLine,
} from "../../../src/domain/plan/budget-blocks.ts";
import {
  type BudgetColumn,
  budgetHeader,
  printedColumns,
} from "../../../src/domain/plan/printed-columns.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocument, readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { openDocx, textsByColumn } from "../../support/docx-parts.ts";
import { convertAll, skipWithoutSoffice } from "../../support/soffice.ts";
import { withoutResults } from "../../support/xlsx-results.ts";

const root = join(import.meta.dirname, "../../..");
const shared = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const own = join(root, "corpus/plans");
const files = [
  ...readdirSync(own).map((name) => join(own, name)),
  ...(existsSync(shared) ? readdirSync(shared).map((name) => join(shared, name)) : []),
].filter((name) => /\.md$|\/\d[^/]*\.txt$/.test(name));
const REQUEST = "thêm 20 máy tính giá 18 triệu, thêm 3 máy quét, bỏ kiosk, EMR 12 tháng";

const drafter = makeDrafter({
  register: makeRegister(loadRegisterEntries(join(root, "corpus/regulations"))),
});

const drafts = new Map<string, ReturnType<typeof draftOf>>();

/** Each draft is made once and looked at in all its forms. */
function drafted(path: string, request: string | undefined): ReturnType<typeof draftOf> {
  const key = `${path} ${request ?? ""}`;
  const made = drafts.get(key) ?? draftOf(path, request);
  drafts.set(key, made);
  return made;
}

async function draftOf(path: string, request: string | undefined) {
  const facts = { title: null, year: null, signed: null, issuer: null };
  const plan = readPlan(await readDocumentAt(path), facts);
  const { year } = plan.cover;
  return drafter({
    ...{ year: year + 1, priorPlan: plan, priorId: "truoc", part: "plan" as const },
    asOf: `${year}-12-31`,
    ...(request === undefined ? {} : { request }),
  });
}

const money = (value: number | null): string => (value === null ? "" : formatDong(value));

type Row = Partial<Record<BudgetColumn, string>>;

const countedCells = ({ quantity, unitPrice, amount }: DraftBudgetLine): Row => ({
  quantity: quantity === null ? "[cần bổ sung: số lượng]" : formatQuantity(quantity),
  unitPrice: unitPrice === null ? "[cần bổ sung: đơn giá]" : money(unitPrice),
  amount: money(amount),
});

/** Columns "Nội dung" to "Sau thuế" as they are to be printed; the name of a group stands in the JSON with its number. */
function printedRows(budget: DraftBudget): string[][] {
  const rows = budget.groups.flatMap((group): Row[] => {
    const [amount, amountWithVat] = groupSums(group);
    return [
      ...(group.title === "" ? [] : [{ amount, amountWithVat }]),
      ...group.lines.map((line) => ({
        name: line.name,
        unit: line.unit,
        ...(line.lump === true
          ? { amount: money(line.amount) || "[cần bổ sung: số tiền]" }
          : countedCells(line)),
        vatRate: printVatRate(line.vatRate),
        amountWithVat: money(line.amountWithVat),
      })),
    ];
  });
  const [amount, amountWithVat] = totalSums(budget);
  const sums = { amount, amountWithVat };
  const columns = printedColumns(budget).filter((one) => !/label|funding|remarks/.test(one));
  return [...rows, { name: totalLabel(budget), ...sums }].map((row: Row) =>
    columns.map((column) => row[column] ?? ""),
  );
}

/** Rows of the drafted table as a reader of the DOCX finds them. */
async function docxRows(bytes: Uint8Array, budget: DraftBudget): Promise<string[][]> {
  const document = await readDocument({ fileName: "ke-hoach.docx", bytes });
  const table = document.tables.filter(
    ({ rows }) => rows[0]?.cells.map(({ text }) => text).join() === budgetHeader(budget).join(),
  );
  expect(table).toHaveLength(1);
  const rows = (table[0]?.rows ?? []).slice(1).map(({ cells }) => textsByColumn(cells));
  const words = rows.findIndex((row) => row.includes(wordsLine(budget)));
  expect(words).toBeGreaterThan(0);
  return rows.slice(0, words);
}

const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

describe.each([undefined, REQUEST])("request: %s", (request) => {
  it.each(files)("%s: every cell of the DOCX is that of the JSON", async (path) => {
    const draft = await drafted(path, request);
    if (draft.budget === null) return;
    const bytes = await makePlanDocx(draft, { part: "plan" });
    const rows = await docxRows(bytes, draft.budget);
    const expected = printedRows(draft.budget);
    expect(rows).toHaveLength(expected.length);
    rows.forEach((row, index) => {
      const wanted = (expected[index] ?? []).map(flat);
      const cells = row.slice(1, 1 + wanted.length).map(flat);
      // The name of a group is the JSON's title without its number.
      expect(wanted[0] === "" ? cells.slice(1) : cells).toEqual(
        wanted[0] === "" ? wanted.slice(1) : wanted,
      );
    });
    expect(openDocx(bytes).document).toContain(wordsLine(draft.budget));
  });
});

describe.skipIf(skipWithoutSoffice)("recalculated (skipped where LibreOffice is absent)", () => {
  it.each([undefined, REQUEST])(
    "request %s: every value of the XLSX is that of the JSON",
    { timeout: 600_000 },
    async (request) => {
      const made = [];
      for (const path of files.slice(-5)) {
        const { budget, ...draft } = await drafted(path, request);
        if (budget === null) continue;
        const bytes = withoutResults(await makeBudgetXlsx({ ...draft, budget }, {}));
        made.push({ path, budget, bytes });
      }
      expect(made.length).toBeGreaterThan(0);
      const recalculated = convertAll(
        made.map(({ bytes }) => bytes),
        "xlsx",
        "xlsx",
      );
      for (const [index, { path, budget }] of made.entries()) {
        const workbook = new ExcelJS.Workbook();
        await workbook.xlsx.load(recalculated[index] as unknown as ArrayBuffer);
        const sheet = workbook.worksheets[0];
        if (sheet === undefined) throw new Error("no sheet");
        const columns = printedColumns(budget);
        expect(sheetRows(sheet, columns), path).toEqual(valueRows(budget, columns));
        const below = sheetRows(sheet, columns).length + 5;
        expect(sheet.getCell(`A${below}`).text).toBe(wordsLine(budget));
      }
    },
  );
});

type Value = number | string | null;

const VALUES = ["quantity", "unitPrice", "amount", "vatRate", "amountWithVat"] as const;
type ValueRow = Partial<Record<(typeof VALUES)[number], Value>>;

/** Quantity, price, amount, rate and amount with tax of each row, as values of the columns that are printed. */
function valueRows(budget: DraftBudget, columns: readonly BudgetColumn[]): Value[][] {
  const rows = budget.groups.flatMap(({ title, subtotal, subtotalWithVat, lines }): ValueRow[] => [
    ...(title === "" ? [] : [{ amount: subtotal, amountWithVat: subtotalWithVat }]),
    ...lines,
  ]);
  const { total, totalWithVat } = budget;
  const shown = VALUES.filter((column) => columns.includes(column));
  return [...rows, { amount: total, amountWithVat: totalWithVat }].map((row: ValueRow) =>
    shown.map((column) => row[column] ?? null),
  );
}

function sheetRows(sheet: Worksheet, columns: readonly BudgetColumn[]): Value[][] {
  const rows: Value[][] = [];
  const shown = VALUES.filter((column) => columns.includes(column));
  for (let row = 5; sheet.getCell(row, 2).text !== ""; row += 1) {
    rows.push(shown.map((column) => valueAt(sheet, row, columns.indexOf(column) + 1)));
    if (/^Tổng cộng/u.test(sheet.getCell(row, 2).text)) break;
  }
  return rows;
}

function valueAt(sheet: Worksheet, row: number, column: number): Value {
  const cell = sheet.getCell(row, column);
  const value: unknown = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  return typeof value === "number" || (typeof value === "string" && value !== "") ? value : null;
}
