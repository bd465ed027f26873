/** Shares of funds in one cell, and the sum in the text that follows the table. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { splitOf } from "../../../src/domain/plan/funding.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";
import { convertAll, skipWithoutSoffice } from "../../support/soffice.ts";
import { withoutResults } from "../../support/xlsx-results.ts";

const MONEY =
  "Tổng kinh phí năm 2026: 963.600.000 đồng, gồm: ngân sách tỉnh 500.000.000 đồng; thu sự nghiệp 463.600.000 đồng. Chi tiết tại Phụ lục.";

async function draftOf(
  tables: string[][][],
  results: { id: string; value: string }[] = [],
  extra: readonly string[] = [],
  money = MONEY,
) {
  const appendices = tables.flatMap((_, index) => [
    `# Phụ lục ${index + 1} ${index === 0 ? "DỰ TOÁN THUÊ DỊCH VỤ" : "DỰ TOÁN MUA SẮM"} NĂM 2026`,
    `@${index + 1}`,
  ]);
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...[
          "# I. MỤC TIÊU",
          "- 95% văn bản ký số.",
          "# II. KINH PHÍ",
          money,
          ...extra,
          ...appendices,
        ],
      ],
      tables,
    ),
    ...{ priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
  });
  const { budget } = draft;
  if (budget === null) throw new Error("no budget");
  const lines = budget.groups.flatMap((group) => group.lines);
  const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { draft, budget, lines, texts };
}

const funded = (fund: string): string[][] => [
  ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Nguồn kinh phí"],
  ["1", "Thuê phần mềm HIS", "Tháng", "12", "15.000.000", "180.000.000", fund],
  ["2", "Thuê đường truyền Internet", "Tháng", "12", "1.000.001", "12.000.012", "Quỹ PTHĐSN"],
  ["", "Tổng cộng", "", "", "", "192.000.012", ""],
];

describe("funds of one line by shares", () => {
  it.each([
    "NSNN 70%, Quỹ PTHĐSN 30%",
    "NSNN: 70%; Quỹ PTHĐSN: 30%",
    "NSNN (70%) + Quỹ PTHĐSN (30%)",
  ])("%s is summed up a fund", async (fund) => {
    const { budget } = await draftOf([funded(fund)]);
    expect(budget.funding?.map(({ name, total }) => [name, total])).toEqual([
      ["NSNN", 126_000_000],
      ["Quỹ PTHĐSN", 66_000_012],
    ]);
  });

  it("columns of funds tell the shares of a line that two of them pay", async () => {
    const { budget } = await draftOf([
      [
        ["TT", "Nội dung", "Tổng", "Ngân sách tỉnh", "Thu sự nghiệp"],
        ["1", "Thuê phần mềm HIS 12 tháng", "300.000.000", "150.000.000", "150.000.000"],
        ["2", "Tập huấn kỹ năng số", "100.000.000", "100.000.000", "0"],
        ["", "Cộng", "400.000.000", "250.000.000", "150.000.000"],
      ],
    ]);
    expect(budget.funding?.map(({ name, total }) => [name, total])).toEqual([
      ["Ngân sách tỉnh", 250_000_000],
      ["Thu sự nghiệp", 150_000_000],
    ]);
  });

  it.skipIf(skipWithoutSoffice)(
    "the formulas of the XLSX give the same sums (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    async () => {
      const { draft, budget } = await draftOf([funded("NSNN 33%; Quỹ PTHĐSN 33%; Tự chủ 34%")]);
      const [bytes] = convertAll([withoutResults(await makeBudgetXlsx(draft))], "xlsx", "xlsx");
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
      const found: { name: string; total: unknown; totalWithVat: unknown }[] = [];
      workbook.getWorksheet("Dự toán")?.eachRow((row) => {
        const name = /^Nguồn: (.+)$/u.exec(row.getCell(2).text)?.[1];
        if (name === undefined) return;
        // No line tells its tax: there is no column of sums after it.
        const total = row.getCell(6).result;
        found.push({ name, total, totalWithVat: total });
      });
      expect(found).toEqual(budget.funding);
    },
  );
});

describe("the sum in the text", () => {
  it("is made up by the funds of the lines, where each says who pays", async () => {
    const { texts, draft } = await draftOf([funded("NSNN")]);
    expect(texts).toContain(
      "Tổng kinh phí năm 2027: 192.000.012 đồng (Bằng chữ: Một trăm chín mươi hai triệu không trăm mười hai đồng), gồm: NSNN 180.000.000 đồng; Quỹ PTHĐSN 12.000.012 đồng. Chi tiết tại Phụ lục.",
    );
    const change = draft.changes.find(({ before }) => before === MONEY);
    expect(change?.after).toContain("192.000.012 đồng (Bằng chữ");
  });

  const plain = funded("").map((row) => row.slice(0, 6));
  const answered = async (value: string) => {
    const open = await draftOf([plain]);
    const id = open.draft.missing.find(({ ask }) => ask.startsWith("cơ cấu nguồn"))?.id ?? "";
    return draftOf([plain], [{ id, value }]);
  };

  it("an answer on the funds fills its place only, shares get their amounts", async () => {
    const { texts, draft } = await answered("ngân sách tỉnh 60%; thu sự nghiệp 40%");
    const [sum = ""] = texts.filter((text) => text.startsWith("Tổng kinh phí"));
    expect(sum).toMatch(
      /^Tổng kinh phí năm 2027: 192\.000\.012 đồng \(Bằng chữ: .*đồng\), gồm: ngân sách tỉnh 60% \(115\.200\.007 đồng\); thu sự nghiệp 40% \(76\.800\.005 đồng\)\. Chi tiết tại Phụ lục\.$/u,
    );
    expect(draft.violations).toEqual([]);
  });

  it.each([
    "ngân sách 60%; thu sự nghiệp 30%",
    "ngân sách tỉnh 100 triệu đồng; thu sự nghiệp 20 triệu đồng",
  ])("a split that does not make up the sum is told: %s", async (value) => {
    const { draft } = await answered(value);
    expect(draft.violations.join()).toMatch(/Cơ cấu nguồn .* cộng lại/u);
  });

  it.each([
    [
      "open: it is named",
      null,
      "192.000.012 đồng (Bằng chữ: Một trăm chín mươi hai triệu không trăm mười hai đồng, chưa gồm vốn chương trình mục tiêu), trong đó:",
    ],
    [
      "known: it is added",
      "250 triệu đồng",
      "442.000.012 đồng (Bằng chữ: Bốn trăm bốn mươi hai triệu không trăm mười hai đồng), trong đó:",
    ],
  ])("a part of the total that stands in no table, %s", async (_, value, told) => {
    const total = "Tổng kinh phí năm 2026: 492.000.012 đồng, trong đó:";
    const parts = [
      "- Vốn chương trình mục tiêu: 300.000.000 đồng (nhà trạm).",
      "- Chi thường xuyên: 192.000.012 đồng (theo Phụ lục).",
    ];
    const open = await draftOf([funded("NSNN")], [], parts, total);
    const id =
      open.draft.missing.find(({ ask }) => ask.includes("chương trình mục tiêu"))?.id ?? "";
    const { texts, draft } =
      value === null ? open : await draftOf([funded("NSNN")], [{ id, value }], parts, total);
    expect(texts).toContain(`Tổng kinh phí năm 2027: ${told}`);
    expect(draft.violations).toEqual([]);
  });

  it("an amount of a fund that the table tells otherwise is that of the table, and a notice says so", async () => {
    const parts = ["- NSNN: 180.000.000 đồng.", "- Quỹ PTHĐSN: 12.000.012 đồng."];
    const total = "Tổng kinh phí năm 2026: 192.000.012 đồng, trong đó:";
    // Without quantities nothing is computed and the amounts are asked.
    const bought = funded("NSNN").map((row, at) => (at === 1 ? [...row] : row));
    if (bought[1] !== undefined) bought[1].splice(1, 2, "Máy chủ HIS", "Cái");
    const open = await draftOf([bought], [], parts, total);
    const ask = open.draft.missing.find(({ ask: one }) => one.includes("NSNN"));
    expect(ask).toBeDefined();
    const needed = open.draft.missing.find(({ ask: one }) => one.includes("Máy chủ HIS"));
    const { texts, draft } = await draftOf(
      [bought],
      [
        { id: ask?.id ?? "", value: "240 triệu đồng" },
        { id: needed?.id ?? "", value: "10" },
      ],
      parts,
      total,
    );
    expect(texts).toContain("NSNN: 150.000.000 đồng.");
    expect(draft.notices.join()).toContain(
      "ghi 240.000.000 đồng, bảng dự toán tính được 150.000.000",
    );
    expect(draft.violations).toEqual([]);
  });

  it("a fund of which every line waits for its quantity is named without an amount", async () => {
    const bought = funded("Vốn tài trợ");
    bought[1]?.splice(1, 2, "Máy chủ HIS", "Cái");
    const { texts } = await draftOf([bought]);
    const [sum = ""] = texts.filter((text) => text.startsWith("Tổng kinh phí"));
    expect(sum).toContain("gồm: Quỹ PTHĐSN 12.000.012 đồng; Vốn tài trợ chưa tính được");
  });

  it.each([
    ["Nguồn: ", "Nguồn: "],
    ["Trong đó: ", "Trong đó: "],
    ["", ""],
  ])("funds listed behind %o each have a sum of their own", async (lead, kept) => {
    const money = `${lead}Ngân sách nhà nước cấp 180.000.000 đồng; nguồn thu dịch vụ khám bệnh, chữa bệnh 12.000.012 đồng.`;
    const { texts, draft } = await draftOf([funded("NSNN")], [], [], money);
    expect(texts).toContain(`${kept}NSNN 180.000.000 đồng; Quỹ PTHĐSN 12.000.012 đồng.`);
    expect(draft.violations).toEqual([]);
  });

  it("one fund in words needs no sum", () => {
    expect(splitOf("nguồn thu sự nghiệp", 5)).toEqual({ text: "nguồn thu sự nghiệp", wrong: null });
  });
});
