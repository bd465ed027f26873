/** What a prior budget table prints, read in whole đồng: its unit, its tax, its quantities. */
import { describe, expect, it } from "vitest";

import type { DraftBudgetLine } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const planOf = (rows: string[][], ...lines: string[]) =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
      "# I. MỤC TIÊU",
      "- 95% văn bản đi được ký số trên hệ thống (năm 2025: 92%).",
      "# II. KINH PHÍ NĂM 2026",
      ...lines,
      "@1",
    ],
    [rows],
  );

const draftOf = async (rows: string[][], ...lines: string[]) =>
  await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: planOf(rows, ...lines),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
  });
const figures = (lines: readonly DraftBudgetLine[] = []) =>
  lines.map(({ unitPrice, quantity, vatRate, amountWithVat }) => [
    unitPrice,
    quantity,
    vatRate,
    amountWithVat,
  ]);

const HEAD = ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"];
const hired = (price: string, amount: string) => [
  ["1", "Thuê đường truyền Internet", "Tháng", "12", price, amount],
  ["", "Tổng cộng", "", "", "", amount],
];

describe("the unit of a prior table", () => {
  it.each([
    ["Đơn vị tính: triệu đồng", hired("2.500.000", "30.000.000"), 2_500_000],
    ["Đơn vị tính: đồng", hired("2,5", "30"), 2_500_000],
    ["Đơn vị tính: triệu đồng", hired("2,5", "30"), 2_500_000],
    ["Đơn vị tính: nghìn đồng", hired("2.500", "30.000"), 2_500_000],
  ])("%s above %j", async (unit, rows, price) => {
    const draft = await draftOf([HEAD, ...rows], unit);
    expect(draft.budget?.groups[0]?.lines[0]?.unitPrice).toBe(price);
    expect(draft.budget?.total).toBe(30_000_000);
    expect(draft.violations).toEqual([]);
  });

  it.each([
    "2. Các khoản chi nêu tại bảng dưới đây (ĐVT: nghìn đồng, chưa kể chi lương):",
    "Dự toán chi tiết có ở các bảng sau, số liệu tính bằng nghìn đồng.",
  ])("is told by the sentence that announces it: %s", async (sentence) => {
    const lines = [sentence, "Bảng 1. Hạ tầng mạng của Trung tâm"];
    const draft = await draftOf([HEAD, ...hired("2.500", "30.000")], ...lines);
    expect(draft.budget?.total).toBe(30_000_000);
    const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(texts.join("\n")).not.toContain("nghìn đồng,");
    expect(texts.join("\n")).not.toContain("nghìn đồng.");
  });

  it("leaves the sentence that tells it its number behind the heading of that rank", async () => {
    const lines = ["## 1. Tổng kinh phí", "2. Chi tiết tại bảng sau (đơn vị tính: nghìn đồng):"];
    const draft = await draftOf([HEAD, ...hired("2.500", "30.000")], ...lines);
    const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    expect(texts).toContain("2. Chi tiết tại bảng sau (đơn vị tính: đồng):");
  });

  it("is told by a sum in the text, and what was read instead is said", async () => {
    const told = "Tổng kinh phí: 30.000.000 đồng.";
    const draft = await draftOf([HEAD, ...hired("2500", "30000")], told, "Đơn vị tính: tỷ đồng");
    expect(draft.budget?.total).toBe(30_000_000);
    expect(draft.notices.join("\n")).toContain("các số là nghìn đồng");
    expect(draft.changes.some(({ reason }) => reason.includes("các số là nghìn đồng"))).toBe(true);
  });

  it("that nothing tells is no ground for a total", async () => {
    const draft = await draftOf([HEAD, ...hired("25", "300")], "Đơn vị tính: đồng");
    expect(draft.violations.join("\n")).toContain("kiểm tra đơn vị tính của bảng gốc");
  });
});

describe("the tax of a prior price", () => {
  const taxed = (price: string, amount: string, name = "Thuê phần mềm") => [
    ["1", name, "Tháng", "12", price, amount],
  ];
  it("that the header names is taken out once", async () => {
    const head = [...HEAD.slice(0, 4), "Đơn giá (đã gồm VAT 10%)", "Thành tiền"];
    const draft = await draftOf([head, ...taxed("11.000.000", "132.000.000")]);
    expect(figures(draft.budget?.groups[0]?.lines)).toEqual([[10_000_000, 12, 0.1, 132_000_000]]);
    expect(draft.violations).toEqual([]);
  });

  it("that leaves no whole đồng stays in the price", async () => {
    const head = [...HEAD.slice(0, 4), "Đơn giá (đã gồm VAT 10%)", "Thành tiền"];
    const draft = await draftOf([head, ...taxed("10.000.000", "120.000.000")]);
    expect(figures(draft.budget?.groups[0]?.lines)).toEqual([[10_000_000, 12, null, 120_000_000]]);
    expect(draft.budget?.groups[0]?.lines[0]?.notes.join(" ")).toContain("đã gồm thuế 10%");
  });

  it("of an unknown rate is not added again", async () => {
    const head = [...HEAD.slice(0, 5), "Thành tiền (gồm VAT)"];
    const draft = await draftOf([head, ...taxed("11.000.000", "132.000.000")]);
    const [line] = draft.budget?.groups[0]?.lines ?? [];
    expect(figures(line && [line])).toEqual([[11_000_000, 12, null, 132_000_000]]);
    expect(line?.notes.join(" ")).toContain("không cộng thuế lần nữa");
    expect(line?.notes.join(" ")).not.toContain("không ghi thuế;");
  });

  it("stands in the amount behind a column of rates", async () => {
    const head = [...HEAD.slice(0, 5), "VAT (%)", "Thành tiền"];
    const row = ["1", "Thuê phần mềm", "Tháng", "12", "10.000.000", "10", "132.000.000"];
    const draft = await draftOf([head, row]);
    const [line] = draft.budget?.groups[0]?.lines ?? [];
    expect(figures(line && [line])).toEqual([[10_000_000, 12, 0.1, 132_000_000]]);
    expect(line?.notes.join(" ")).not.toContain("không bằng đơn giá");
  });

  it("a hired thing is no tax: gồm thuê", async () => {
    const draft = await draftOf([
      HEAD,
      ...taxed("11.000.000", "132.000.000", "Dịch vụ gồm thuê máy chủ"),
    ]);
    expect(draft.budget?.groups[0]?.lines[0]?.notes.join(" ")).not.toContain("đã gồm thuế");
  });
});

it("a quantity that carries its unit is a quantity", () => {
  const head = ["TT", "Nội dung", "Số lượng", "Thành tiền"];
  const { budgets } = planOf([
    head,
    ["1", "Đào tạo kỹ năng số", "2 lớp", "40.000.000"],
    ["2", "Chữ ký số cá nhân", "60 tài khoản", "30.000.000"],
  ]);
  expect(budgets[0]?.groups[0]?.lines.map(({ quantity, unit }) => [quantity, unit])).toEqual([
    [2, "lớp"],
    [60, "tài khoản"],
  ]);
});

it("a figure of an earlier year beside a target keeps its year", async () => {
  const draft = await draftOf([HEAD, ...hired("2.500.000", "30.000.000")]);
  const text = JSON.stringify([draft.sections, draft.missing]);
  expect(text).toContain("(năm 2025: 92%)");
  expect(text).not.toMatch(/năm 202[67]: 92%/u);
});

describe("a table whose first column is called something else", () => {
  const head = ["Mục", ...HEAD.slice(1)];
  it("has its groups by the numbers of its lines", async () => {
    const draft = await draftOf([
      head,
      ["1", "Phần mềm", "", "", "", ""],
      ["1.1", "Thuê phần mềm bệnh án điện tử", "tháng", "12", "15.600.000", "187.200.000"],
      ["1.2", "Thuê lưu trữ hình ảnh", "tháng", "12", "13.400.000", "160.800.000"],
      ["", "Cộng mục 1", "", "", "", "348.000.000"],
      ["2", "Đường truyền", "", "", "", ""],
      ["2.1", "Thuê đường truyền Internet", "tháng", "12", "2.500.000", "30.000.000"],
      ["", "Cộng mục 2", "", "", "", "30.000.000"],
      ["", "Tổng cộng", "", "", "", "378.000.000"],
    ]);
    expect(draft.budget?.groups.map(({ title, lines }) => [title, lines.length])).toEqual([
      ["Phần mềm", 2],
      ["Đường truyền", 1],
    ]);
    expect(draft.budget?.total).toBe(378_000_000);
  });
});

describe("a table in millions", () => {
  const rows = [
    ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Thuế GTGT", "Tổng"],
    ["1", "Thuê đường truyền số liệu", "Tháng", "12", "3,7", "44,4", "4,4", "48,8"],
    ["2", "Thuê máy chủ", "Tháng", "12", "7,2", "86,4", "6,9", "93,3"],
    ["", "Cộng", "", "", "", "130,8", "11,3", "142,1"],
  ];

  it("tells the rate of a tax whose amounts are rounded", async () => {
    const { budget, violations } = await draftOf(rows, "Đơn vị tính: triệu đồng");
    const lines = budget?.groups.flatMap((group) => group.lines) ?? [];
    expect(lines.map(({ vatRate }) => vatRate)).toEqual([0.1, 0.1]);
    expect(lines.map(({ notes }) => notes.join(" ").includes("Thuế suất 8% của"))).toEqual([
      false,
      true,
    ]);
    expect(violations).toEqual([]);
  });

  it("and amounts of no lawful rate are asked about without a figure that has no source", async () => {
    const odd = rows.map((row) => row.map((cell) => (cell === "48,8" ? "46" : cell)));
    const { missing, violations } = await draftOf(odd, "Đơn vị tính: triệu đồng");
    expect(missing.map(({ ask }) => ask).join()).toContain("46.000.000 đồng");
    expect(violations).toEqual([]);
  });
});

describe("a line that the column of the tax says bears none", () => {
  const TAXED = [...HEAD, "Thuế GTGT", "Thành tiền sau thuế"];
  const course = (tax: string, gross: string) => [
    TAXED,
    ["1", "Tường lửa", "Bộ", "1", "10.000.000", "10.000.000", "10%", "11.000.000"],
    ["2", "Tập huấn an toàn thông tin", "Lớp", "5", "3.500.000", "17.500.000", tax, gross],
  ];

  it.each([
    ["Không", "17.500.000", "KCT"],
    ["không thuế", "17.500.000", "KCT"],
    ["0%", "17.500.000", "KCT"],
    ["Không chịu thuế", "17.500.000", "KCT"],
    ["", "17.500.000", null],
    ["-", "17.500.000", null],
    ["Không", "19.250.000", 0.1],
  ])("%s with %s after tax", async (tax, gross, rate) => {
    const draft = await draftOf(course(tax, gross));
    const line = draft.budget?.groups[0]?.lines.find(({ name }) => name.startsWith("Tập huấn"));
    expect(line?.vatRate).toBe(rate);
    expect(line?.notes.join().includes("không ghi thuế")).toBe(rate === null);
  });
});

describe("what a sentence on the total says of the tax", () => {
  const rows = [HEAD, ...hired("2.500.000", "30.000.000")];

  it.each([
    ["Tổng nhu cầu năm 2026 là 30 triệu đồng (giá đã gồm thuế GTGT), do ngân sách tỉnh cấp.", true],
    ["Tổng kinh phí: 30.000.000 đồng, đã bao gồm thuế giá trị gia tăng, chi tiết tại bảng.", true],
    ["Kinh phí đã tính thuế VAT là 30.000.000 đồng.", true],
    ["Tổng kinh phí: 30.000.000 đồng, chưa gồm thuế.", false],
    ["Tổng kinh phí: 30.000.000 đồng. Gói thầu máy chủ 45.000.000 đồng đã gồm thuế.", false],
    ["Gói thầu máy chủ 45.000.000 đồng (đã gồm thuế).", false],
  ])("%s", async (sentence, taxed) => {
    const draft = await draftOf(rows, sentence, "Chi tiết như sau:", "Đơn vị tính: đồng");
    const [line] = draft.budget?.groups[0]?.lines ?? [];
    expect(line?.taxIncluded ?? false).toBe(taxed);
    expect(line?.notes.join().includes("không ghi thuế")).toBe(!taxed);
  });
});

describe("what stands beside the total", () => {
  const rows = [
    ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú"],
    ["1", "Thuê máy chủ", "Tháng", "12", "7.000.000", "84.000.000", "Hợp đồng tháng 3/2026"],
    ["", "Tổng cộng", "", "", "", "84.000.000", "Đã bao gồm thuế GTGT"],
  ];

  it("says of all prices that they carry the tax", async () => {
    const { budget } = await draftOf(rows);
    const [line] = budget?.groups[0]?.lines ?? [];
    expect(line).toMatchObject({ unitPrice: 7_000_000, taxIncluded: true });
    expect(line?.notes.join(" ")).toContain("đã gồm thuế");
    expect(line?.notes.join(" ")).not.toContain("không ghi thuế");
  });

  it("the paper that a price rests on goes on with its date", async () => {
    const { budget, violations } = await draftOf(rows);
    const notes = budget?.groups[0]?.lines[0]?.notes.join(" ");
    expect(notes).toContain("Kế hoạch trước ghi: Hợp đồng tháng 3/2026.");
    expect(violations).toEqual([]);
  });
});

describe("two tables", () => {
  const rent = [
    ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Cơ sở đơn giá"],
    ["1", "Thuê máy chủ", "Tháng", "12", "7.000.000", "84.000.000", "Báo giá ngày 02/3/2026"],
    ["2", "Thuê tổng đài", "Tháng", "12", "1.000.000", "12.000.000", "Mức theo QĐ 15/2025/QĐ-TTg"],
    ["", "Cộng", "", "", "", "96.000.000", ""],
  ];
  const lines = [
    ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"],
    ["1", "Thuê kênh truyền", "Tháng", "12", "2.000.000", "24.000.000"],
    ["", "Cộng", "", "", "", "24.000.000"],
  ];
  const drafted = async () =>
    await makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
      priorPlan: aPlan(
        [
          ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
          ...["# I. MỤC TIÊU", "- 95% văn bản ký số.", "# II. KINH PHÍ"],
          ...["# 1. Tổng kinh phí", "120 triệu đồng, gồm:"],
          "a) Ngân sách tỉnh: 96 triệu đồng (Phụ lục 1);",
          "b) Nguồn thu: 24.000.000 đồng (Phụ lục 2).",
          ...["# Phụ lục 1 THUÊ DỊCH VỤ NĂM 2026", "@1", "# Phụ lục 2 KÊNH TRUYỀN NĂM 2026", "@2"],
        ],
        [rent, lines],
      ),
      request: "tổng đài 6 tháng",
    });

  it("each tell their own part of the total in the text", async () => {
    const { sections, violations, missing } = await drafted();
    const text = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join("\n");
    expect(text).toContain("114.000.000 đồng (Bằng chữ:");
    expect(text).toContain("Ngân sách tỉnh: 90.000.000 đồng (Phụ lục I);");
    expect(text).toContain("Nguồn thu: 24.000.000 đồng (Phụ lục II).");
    expect(missing.filter(({ ask }) => ask.startsWith("số tiền"))).toEqual([]);
    expect(violations).toEqual([]);
  });

  it("words of a column that cannot go on are told one by one", async () => {
    const { changes, budget } = await drafted();
    expect(budget?.groups[0]?.lines[0]?.notes).toContain("Cơ sở đơn giá: Báo giá ngày 02/3/2026.");
    const told = changes.filter(({ before }) => before.includes("Cơ sở đơn giá:"));
    expect(told.map(({ status }) => status)).toContain("dropped");
    expect(told.map(({ before }) => before).join()).toContain("Mức theo QĐ 15/2025/QĐ-TTg");
    expect(changes.map(({ reason }) => reason).join()).not.toContain("không tính lại được");
  });
});
