/** Several budget tables of a prior plan: each goes on under its own appendix, with a total of its own. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { findAsked } from "../../../src/domain/plan/asked/find-asked.ts";
import { tablesOf } from "../../../src/domain/plan/budget-sums.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const HEADER = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"];
const RENT = [
  HEADER,
  ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
  ["2", "Kênh truyền Internet", "Tháng", "12", "1.000.000", "12.000.000"],
  ["", "Cộng", "", "", "", "132.000.000"],
];
const BUY = [
  HEADER,
  ["I", "Thiết bị đầu cuối", "", "", "", "160.000.000"],
  ["1", "Máy tính để bàn", "Bộ", "10", "15.000.000", "150.000.000"],
  ["2", "Máy in", "Cái", "2", "5.000.000", "10.000.000"],
  ["", "Cộng", "", "", "", "160.000.000"],
];
const planOf = (appendices: boolean) =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
      "# I. MỤC TIÊU",
      "- 95% văn bản ký số.",
      "# II. KINH PHÍ",
      "Tổng kinh phí: 292.000.000 đồng, chi tiết tại Phụ lục 1 và Phụ lục 2.",
      ...(appendices ? ["# Phụ lục 1 DỰ TOÁN THUÊ PHẦN MỀM, DỊCH VỤ NĂM 2026"] : ["1. Thuê"]),
      "@1",
      ...(appendices ? ["# Phụ lục 2 DỰ TOÁN MUA SẮM THIẾT BỊ NĂM 2026"] : ["2. Mua"]),
      "@2",
    ],
    [RENT, BUY],
  );
const draftOf = async (request = "thêm 3 máy tính", appendices = true) => {
  const draft = await makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan: planOf(appendices), priorId: "truoc", request },
    ...{ part: "plan", asOf: "2026-11-22" },
  });
  const { budget } = draft;
  if (budget === null) throw new Error("no budget");
  const tables = draft.sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap(({ rows }) => (rows?.[0]?.[4] === "Đơn giá" ? [{ heading, rows }] : [])),
  );
  return { ...draft, budget, tables };
};

describe("two budget appendices", () => {
  it("each keep their lines, numbers and total; lines without a group stand in none", async () => {
    const { tables, budget, violations } = await draftOf();
    expect(tables.map(({ heading, rows }) => [heading, rows.at(-1)?.[5]])).toEqual([
      ["Phụ lục I. DỰ TOÁN THUÊ PHẦN MỀM, DỊCH VỤ NĂM 2027", "132.000.000"],
      ["Phụ lục II. DỰ TOÁN MUA SẮM THIẾT BỊ NĂM 2027", "45.000.000"],
    ]);
    expect(tables.map(({ rows }) => rows.slice(1, 3).map((row) => row[1]))).toEqual([
      ["Thuê HIS", "Kênh truyền Internet"],
      ["Thiết bị đầu cuối", "Máy tính để bàn"],
    ]);
    expect(tables.map(({ rows }) => rows.map((row) => row[0]))).toEqual([
      ["TT", "1", "2", ""],
      ["TT", "I", "1", "2", ""],
    ]);
    expect(budget.groups.map(({ title }) => title)).toEqual(["", "Thiết bị đầu cuối"]);
    expect(budget.total).toBe(177_000_000);
    expect(violations).toEqual([]);
  });

  it("stand so in the DOCX; the workbook has all lines and the whole sum", async () => {
    const draft = await draftOf();
    const bytes = await makePlanDocx(draft, { part: "plan" });
    const document = await readDocument({ fileName: "ke-hoach.docx", bytes });
    const money = document.tables.filter((table) =>
      table.rows[0]?.cells.some(({ text }) => text === "Đơn giá"),
    );
    const sums = money.map(({ rows }) =>
      rows.flatMap(({ cells }) =>
        // The name runs over the columns in front of the sum.
        cells[1]?.text.startsWith("Tổng cộng") === true ? [cells[2]?.text] : [],
      ),
    );
    expect(sums).toEqual([["132.000.000"], ["45.000.000"]]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await makeBudgetXlsx(draft)).buffer);
    const sheet = workbook.worksheets[0];
    const rows: string[] = [];
    sheet?.eachRow((row, at) => {
      if (at > 4) rows.push(`${row.getCell(1).text}|${row.getCell(2).text}|${row.getCell(6).text}`);
    });
    expect(rows).toEqual([
      expect.stringMatching(/^Phụ lục I\. DỰ TOÁN THUÊ PHẦN MỀM, DỊCH VỤ NĂM 2027\|/u),
      "1|Thuê HIS|120000000",
      "2|Kênh truyền Internet|12000000",
      expect.stringMatching(/^\|Cộng Phụ lục I .*\|132000000$/u),
      expect.stringMatching(/^Phụ lục II\. DỰ TOÁN MUA SẮM THIẾT BỊ NĂM 2027\|/u),
      "I|Thiết bị đầu cuối|45000000",
      "1|Máy tính để bàn|45000000",
      "2|Máy in|",
      expect.stringMatching(/^\|Cộng Phụ lục II .*\|45000000$/u),
      expect.stringMatching(/^\|Tổng cộng .*\|177000000$/u),
      expect.stringMatching(/^Bằng chữ: Một trăm bảy mươi bảy triệu đồng/u),
    ]);
  });

  it("two tables of one section stay two tables", async () => {
    const { tables } = await draftOf("", false);
    expect(tables.map(({ rows }) => rows.at(-3)?.[1])).toEqual(["Thuê HIS", "Máy tính để bàn"]);
  });

  it("an appendix of which nothing is left says so; a new line joins the table of its kind", async () => {
    const { sections, budget, violations } = await draftOf("bỏ máy tính, bỏ máy in");
    const [last] = sections.slice(-1);
    expect(last?.blocks.at(-1)?.text).toContain("không có nhu cầu kinh phí");
    expect(tablesOf(budget)).toHaveLength(1);
    expect(violations).toEqual([]);
    const more = await draftOf("thêm 2 máy quét giá 10 triệu");
    expect(more.tables[1]?.rows.some((row) => row[1] === "Máy quét")).toBe(true);
  });

  it("a question about a subject is not answered with what it costs", () => {
    const plan = planOf(true);
    expect(findAsked(plan, "soạn mục hạ tầng số")).toMatchObject([{ kind: "matter" }]);
    const [bought] = findAsked(plan, "dự toán mua sắm thiết bị");
    const ids = bought?.kind === "sections" ? bought.ids : new Set<string>();
    const headings = plan.sections.filter(({ id }) => ids.has(id)).map(({ heading }) => heading);
    expect(headings).toHaveLength(1);
    expect(headings[0]).toContain("MUA SẮM");
  });
});

describe("a table inside the text", () => {
  const draftWith = async (lead: string) => {
    const priorPlan = aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. MỤC TIÊU", "- 95% văn bản ký số.", "# II. KINH PHÍ", lead, "@1"],
        ...["# III. TỔ CHỨC THỰC HIỆN", "- Các khoa, phòng thực hiện Kế hoạch này."],
      ],
      [RENT],
    );
    const draft = await makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorPlan, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
    });
    const bytes = await makePlanDocx(draft, { part: "plan" });
    const { blocks, tables } = await readDocument({ fileName: "ke-hoach.docx", bytes });
    const inTables = tables.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.text ?? ""));
    return [...blocks.map(({ text }) => text), ...inTables];
  };

  it.each([
    ["Nguồn thu dịch vụ, bảng dưới đây:", "Nguồn thu dịch vụ, chi tiết tại Phụ lục kèm theo"],
    ["Chi tiết như sau:", "Chi tiết tại Phụ lục kèm theo"],
    ["Nguồn thu dịch vụ, cụ thể theo bảng sau:", "Nguồn thu dịch vụ, chi tiết tại Phụ lục kèm"],
    ["Nguồn thu dịch vụ của đơn vị.", "Chi tiết tại Phụ lục kèm theo"],
  ])("%s leads to the appendix; the sum in words stands once", async (lead, told) => {
    const texts = await draftWith(lead);
    expect(texts.filter((text) => text.startsWith(told))).toHaveLength(1);
    expect(texts.filter((text) => /tại Phụ lục/u.test(text))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith("Bằng chữ"))).toHaveLength(1);
  });
});

describe("two tables inside the text", () => {
  const RENTED = [...RENT.slice(0, -1), ["", "Cộng Biểu 1", "", "", "", "132.000.000"]];
  const ALL = [
    ...BUY.slice(0, -1),
    ["", "Cộng Biểu 2", "", "", "", "160.000.000"],
    ["", "Tổng cộng (Biểu 1 + Biểu 2)", "", "", "", "292.000.000"],
  ];

  it.each([
    ["Biểu 1. Thuê dịch vụ (đơn vị tính: đồng)", "Biểu 2. Mua sắm (đơn vị tính: đồng)"],
    ["Bảng số 1: Thuê dịch vụ", "Bảng số 2: Mua sắm"],
    ["1. Chi thường xuyên", "2. Chi mua sắm"],
  ])("take their names %s and %s along, and the sum of both", async (one, two) => {
    const priorPlan = aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. MỤC TIÊU", "- 95% văn bản ký số.", "# II. KINH PHÍ"],
        ...["Tổng nhu cầu năm 2026 là 292.000.000 đồng.", one, "@1", two, "@2"],
        ...["# III. TỔ CHỨC THỰC HIỆN", "- Các khoa, phòng thực hiện Kế hoạch này."],
      ],
      [RENTED, ALL],
    );
    const draft = await makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorPlan, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
      request: "thêm 3 máy tính",
    });
    const money = draft.sections.find(({ heading }) => heading === "II. KINH PHÍ");
    // 132 + 3 × 15: the total below the last table was that of both.
    expect(money?.blocks[0]?.text).toContain("177.000.000 đồng");
    const bytes = await makePlanDocx(draft, { part: "plan" });
    const { blocks, tables } = await readDocument({ fileName: "ke-hoach.docx", bytes });
    const texts = blocks.map(({ text }) => text);
    const bare = (name: string) => name.replace(/ \(đơn.*|^\d\. /gu, "");
    const foot = texts.findIndex((text) => text.startsWith("Phụ lục"));
    const names = [one, two].map((name) => texts.findIndex((text) => text.includes(bare(name))));
    expect(names.every((at) => at > foot)).toBe(true);
    expect(texts.slice(0, foot).join("\n")).not.toContain(bare(two));
    expect(texts.slice(foot).join("\n")).toMatch(/Tổng cộng[^\n]*: 177\.000\.000 đồng\. Bằng chữ/u);
    expect(tables.length).toBeGreaterThan(1);
  });
});
