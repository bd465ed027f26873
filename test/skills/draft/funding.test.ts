/** Who pays, in words per row of the prior table: the same in JSON, DOCX and the recalculated XLSX. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { fundingLine } from "../../../src/domain/plan/budget-blocks.ts";
import { fundedByTitle } from "../../../src/domain/plan/funding.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";
import { textsByColumn } from "../../support/docx-parts.ts";
import { convertAll, skipWithoutSoffice } from "../../support/soffice.ts";
import { withoutResults } from "../../support/xlsx-results.ts";

const table = (header: string, group: string): string[][] => [
  ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", header, "Ghi chú"],
  ["I", "Thuê dịch vụ", "", "", "", "234.000.000", group, ""],
  ["1", "Phần mềm quản lý bệnh viện", "Tháng", "12", "15.000.000", "180.000.000", "NSNN", ""],
  ["2", "Thuê đường truyền Internet", "Tháng", "12", "4.500.000", "54.000.000", "", ""],
  ["II", "Thuê khác", "", "", "", "42.000.000", "", ""],
  ["3", "Phần mềm diệt vi-rút", "Năm", "1", "30.000.000", "30.000.000", "Quỹ PTHĐSN", ""],
  ["4", "Thuê tên miền", "Năm", "1", "12.000.000", "12.000.000", "Nguồn nsnn.", ""],
  ["", "Tổng cộng", "", "", "", "276.000.000", "", ""],
];
const order = (header: string, group = "", request = "thêm 2 máy quét giá 10 triệu") => ({
  year: 2027,
  priorPlan: aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
      "# I. MỤC TIÊU",
      "- 95% văn bản ký số.",
      "# Phụ lục 1 KINH PHÍ NĂM 2026",
      "@1",
    ],
    [table(header, group)],
  ),
  priorId: "truoc",
  part: "plan" as const,
  asOf: "2026-11-22",
  request,
});
const draftOf = async (...args: Parameters<typeof order>) => {
  const draft = await makeDrafter({ register: aRegister() })(order(...args));
  const { budget } = draft;
  if (budget === null) throw new Error("no budget");
  return { ...draft, budget };
};
const fundsOf = ({ budget }: Awaited<ReturnType<typeof draftOf>>) =>
  budget.groups.flatMap(({ lines }) => lines.map(({ funding }) => funding));

describe("who pays", () => {
  it.each(["Nguồn", "Nguồn kinh phí", "Nguồn vốn", "Nguồn kinh phí thực hiện"])(
    "header %s: each line keeps its fund, the only one of its group stands for a blank, a new line is asked for",
    async (header) => {
      const draft = await draftOf(header);
      expect(fundsOf(draft)).toEqual([
        "NSNN",
        "NSNN",
        "Quỹ PTHĐSN",
        "NSNN",
        "[cần bổ sung: nguồn kinh phí của Máy quét]",
      ]);
      expect(draft.missing.map(({ id }) => id)).toContain("nkp-may-quet");
      expect(draft.violations).toEqual([]);
      expect(draft.budget.funding?.map(({ name }) => name)).toEqual([
        "NSNN",
        "Quỹ PTHĐSN",
        "Chưa xác định nguồn",
      ]);
      const sums = (draft.budget.funding ?? []).reduce((sum, one) => sum + one.totalWithVat, 0);
      expect(sums).toBe(draft.budget.totalWithVat);
    },
  );

  it("a fund in the row of the group holds for its lines; the answer of the unit fills a new line", async () => {
    const lines = await draftOf("Nguồn", "Tự chủ");
    expect(fundsOf(lines).slice(0, 2)).toEqual(["NSNN", "Tự chủ"]);
    const given = { results: [{ id: "nkp-may-quet", value: "Tự chủ" }] };
    const { budget } = await makeDrafter({ register: aRegister() })({
      ...order("Nguồn"),
      ...given,
    });
    expect(budget?.funding?.map(({ name }) => name)).toEqual(["NSNN", "Quỹ PTHĐSN", "Tự chủ"]);
  });

  it("a plan that names no fund gets no column for it", async () => {
    const { budget } = await draftOf("Cấu hình");
    expect(budget.funding).toBeUndefined();
    expect(fundsOf(await draftOf("Cấu hình")).every((fund) => fund === undefined)).toBe(true);
  });

  it.each([
    ["PHỤ LỤC 1 KINH PHÍ TỪ NGUỒN NGÂN SÁCH HUYỆN NĂM 2026", "Ngân sách huyện"],
    ["Bảng 2. Dự toán từ quỹ phát triển sự nghiệp năm 2026", "Quỹ phát triển sự nghiệp"],
    ["B. Nguồn thu khám chữa bệnh", "Nguồn thu khám chữa bệnh"],
    ["BẢNG 1. KINH PHÍ TỪ NSNN", "NSNN"],
    ["Phụ lục 1. Nguồn kinh phí và dự toán", undefined],
    ["Phụ lục 1. Kinh phí từ ngân sách và nguồn thu", undefined],
    ["Phụ lục 2. Kinh phí danh mục chuyển đổi số năm 2026", undefined],
  ])("of a whole table is told by its title: %s", (title, fund) => {
    const [budget] = order("Cấu hình").priorPlan.budgets;
    const told = fundedByTitle(budget?.groups ?? [], [title, "Đơn vị tính: đồng"]);
    const lines = told.flatMap((group) => group.lines);
    expect(lines.map((line) => line.fund)).toEqual(lines.map(() => fund));
    expect(lines).toHaveLength(4);
  });

  it("stands in every row of the DOCX and is read again from it", async () => {
    const draft = await draftOf("Nguồn");
    const bytes = await makePlanDocx(draft, { part: "plan" });
    const document = await readDocument({ fileName: "ke-hoach.docx", bytes });
    const rows = document.tables
      .map(({ rows: all }) => all.map(({ cells }) => textsByColumn(cells)))
      .find(([head]) => head?.includes("Nguồn kinh phí"));
    const at = rows?.[0]?.indexOf("Nguồn kinh phí") ?? -1;
    const expected = draft.budget.groups.flatMap(({ lines }) => [
      "",
      ...lines.map(({ funding }) => funding),
    ]);
    const total = rows?.findIndex(([, name]) => name?.startsWith("Tổng cộng") === true) ?? -1;
    expect(rows?.slice(1, total + 1).map((row) => row[at])).toEqual([...expected, ""]);
    expect(rows?.slice(total + 1).map(([first]) => first)).toContain(fundingLine(draft.budget));
    const facts = { title: null, year: null, signed: null, issuer: null };
    const again = readPlan(document, facts).budgets.flatMap(({ groups }) =>
      groups.flatMap(({ lines }) => lines.map(({ fund }) => fund)),
    );
    expect(again).toEqual(expect.arrayContaining(["NSNN", "Quỹ PTHĐSN"]));
  });

  it.skipIf(skipWithoutSoffice)(
    "is summed by formulas in the XLSX (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    async () => {
      const draft = await draftOf("Nguồn");
      const [bytes] = convertAll([withoutResults(await makeBudgetXlsx(draft))], "xlsx", "xlsx");
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
      const sheet = workbook.getWorksheet("Dự toán");
      const found: { name: string; total: unknown; totalWithVat: unknown }[] = [];
      sheet?.eachRow((row) => {
        const name = /^(?:Nguồn: (.+)|(Chưa xác định nguồn))$/u.exec(row.getCell(2).text);
        if (name === null) return;
        // No line tells its tax: there is no column of sums after it.
        const total = row.getCell(6).result;
        found.push({ name: name[1] ?? name[2] ?? "", total, totalWithVat: total });
      });
      expect(found).toEqual(draft.budget.funding);
      const column: string[] = [];
      sheet?.getColumn(7).eachCell((cell) => column.push(cell.text));
      expect(column.filter((one) => one === "NSNN")).toHaveLength(3);
    },
  );
});
