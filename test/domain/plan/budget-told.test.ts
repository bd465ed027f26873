/** What the words of a prior plan and of a request say of a budget line: its tax, whether it goes on, who pays, how many. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import type { DraftBudgetLine } from "../../../src/domain/draft/draft.ts";
import { itemKind } from "../../../src/domain/plan/budget-notes.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

interface Told {
  tasks?: readonly string[];
  below?: readonly string[];
  request?: string;
}

async function draftOf(rows: string[][], { tasks = [], below = [], request }: Told = {}) {
  const lines = [
    ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Đa khoa Bình Lạc năm 2026"],
    ...["# I. MỤC TIÊU", "- 90% hồ sơ được ký số.", "# II. NHIỆM VỤ", ...tasks],
    ...["# III. KINH PHÍ NĂM 2026", "@1", ...below],
  ];
  const draft = await makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan: aPlan(lines, [rows]), priorId: "truoc", asOf: "2026-11-22" },
    part: "plan",
    ...(request === undefined ? {} : { request }),
  });
  const all = draft.budget?.groups.flatMap(({ lines: own }) => own) ?? [];
  const line = (name: string): DraftBudgetLine => {
    const found = all.find((one) => one.name.startsWith(name));
    if (found === undefined) throw new Error(`no line ${name}`);
    return found;
  };
  return { draft, budget: draft.budget, line };
}

const NOT_TOLD = "không ghi thuế";

describe("tax that a plan tells in words", () => {
  const HEAD = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Sau thuế", "Ghi chú"];
  const rows = [
    HEAD,
    ["1", "Máy trạm", "Bộ", "4", "20.000.000", "80.000.000", "88.000.000", ""],
    ...[
      ["2", "Bản quyền diệt vi-rút", "Máy", "30", "500.000", "15.000.000", "15.000.000"],
      ["3", "Thuê chữ ký số", "Tháng", "12", "900.000", "10.800.000", "10.800.000"],
    ].map((row, index) => [...row, ["Không chịu thuế GTGT", "Đã gồm thuế"][index] ?? ""]),
    ["", "Tổng cộng", "", "", "", "105.800.000", "113.800.000", ""],
  ];

  it("is that of the line, and no note says that none was told", async () => {
    const { line } = await draftOf(rows);
    const [untaxed, gross] = [line("Bản quyền"), line("Thuê chữ ký số")];
    expect(untaxed.vatRate).toBe("KCT");
    expect(untaxed.amountWithVat).toBe(15_000_000);
    expect(gross).toMatchObject({ vatRate: null, taxIncluded: true, amountWithVat: 10_800_000 });
    for (const { notes } of [untaxed, gross]) expect(notes.join()).not.toContain(NOT_TOLD);
  });

  it("is read from a sentence below a table without columns of tax", async () => {
    const plain = rows.map((row) => row.slice(0, 6));
    const below = ["Đơn giá trên đã bao gồm thuế giá trị gia tăng và chi phí lắp đặt."];
    const { line } = await draftOf(plain, { below });
    expect(line("Thuê chữ ký số").taxIncluded).toBe(true);
    expect(line("Thuê chữ ký số").notes.join()).not.toContain(NOT_TOLD);
    const silent = await draftOf(plain, { below: ["Đơn giá chưa bao gồm thuế."] });
    expect(silent.line("Thuê chữ ký số").taxIncluded).toBeUndefined();
  });

  it("a line that waits for its quantity counts with its amount once staff fill it in", async () => {
    const mixed = rows.map((row) => (row[0] === "1" ? [...row.slice(0, 6), "", ""] : row));
    const { draft } = await draftOf(mixed);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await makeBudgetXlsx(draft)).buffer);
    // Row 5 has the machines: amount in F, no rate in G.
    const cell = workbook.worksheets[0]?.getCell("H5");
    expect(cell?.formula).toBe('IF(F5="","",F5+ROUND(F5*N(G5),0))');
  });
});

describe("what goes on without being asked for", () => {
  const table = (group: string, name: string, unit: string): string[][] => [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
    ["I", group, "", "", "", "48.000.000"],
    ["1", name, unit, "3", "16.000.000", "48.000.000"],
    ["", "Tổng cộng", "", "", "", "48.000.000"],
  ];

  it.each([
    {
      case: "all in a group of rents",
      group: "Thuê dịch vụ",
      name: "Dò tìm điểm yếu",
      goesOn: true,
    },
    { case: "not in a group that buys too", group: "Thuê, mua sắm", name: "Tủ sạc", goesOn: false },
    {
      case: "software that a task keeps up",
      group: "Phần mềm",
      name: "Phần mềm quản lý kho dược",
      tasks: ["- Duy trì phần mềm quản lý kho dược tại 3 cơ sở."],
      goesOn: true,
    },
    {
      case: "not software that a task buys",
      group: "Phần mềm",
      name: "Phần mềm quản lý kho dược",
      tasks: ["- Đầu tư phần mềm quản lý kho dược.", "- Duy trì phần mềm quản lý kho dược."],
      goesOn: false,
    },
    { case: "not software alone", group: "Phần mềm", name: "Phần mềm kho dược", goesOn: false },
  ])("$case", async ({ group, name, tasks = [], goesOn }) => {
    const { line } = await draftOf(table(group, name, "Lần"), { tasks });
    expect(line(name).quantity).toBe(goesOn ? 3 : null);
  });
});

describe("a share of the other lines", () => {
  it("waits for them, and is no purchase", async () => {
    const { line } = await draftOf([
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
      ["1", "Thuê kênh truyền", "Tháng", "12", "1.000.000", "12.000.000"],
      ["2", "Dự phòng phí (10%)", "", "", "", "1.200.000"],
      ["", "Tổng cộng", "", "", "", "13.200.000"],
    ]);
    const { amount, notes } = line("Dự phòng");
    expect(amount).toBeNull();
    expect(notes.join()).toContain("Tính theo tỷ lệ trên các hạng mục khác");
    expect(notes.join()).not.toContain("Mua sắm một lần");
  });
});

describe("who pays", () => {
  it("keeps the name of one fund that has a comma, and 'Nguồn thu …' as it is called", async () => {
    const { budget } = await draftOf([
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Nguồn kinh phí"],
      ["1", "Thuê HIS", "Tháng", "12", "5.000.000", "60.000.000", "Thu khám bệnh, chữa bệnh"],
      ["2", "Thuê LIS", "Tháng", "12", "2.000.000", "24.000.000", "Nguồn thu hợp pháp"],
      ["3", "Thuê kênh truyền", "Tháng", "12", "1.000.000", "12.000.000", "Nguồn NSNN"],
      ["", "Tổng cộng", "", "", "", "96.000.000", ""],
    ]);
    expect(budget?.funding?.map(({ name, total }) => [name, total])).toEqual([
      ["Thu khám bệnh, chữa bệnh", 60_000_000],
      ["Nguồn thu hợp pháp", 24_000_000],
      ["NSNN", 12_000_000],
    ]);
  });
});

describe("figures of a request", () => {
  const rows = [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
    ["1", "Máy quét mã vạch", "Cái", "6", "3.000.000", "18.000.000"],
    ["2", "Thuê đường truyền 5G (8 trạm x 12 tháng)", "Tháng", "96", "200.000", "19.200.000"],
    ["", "Tổng cộng", "", "", "", "37.200.000"],
  ];

  it("lines over months are multiplied, the kind of the line is no number, its name follows", async () => {
    const request = "thêm 2 máy quét mã vạch, đường truyền 5G cho 11 trạm 12 tháng";
    const { line } = await draftOf(rows, { request });
    expect(line("Thuê đường truyền 5G")).toMatchObject({
      name: "Thuê đường truyền 5G (11 trạm x 12 tháng)",
      quantity: 132,
      amount: 26_400_000,
    });
  });

  it("a raised price goes to the line that there is; so many people are so many of a thing", async () => {
    const { line } = await draftOf(rows, {
      request:
        "tang 4 may quet ma vach len gia 5 trieu, thẻ từ cho 70 viên chức mỗi người giá 90.000đ",
    });
    expect(line("Máy quét mã vạch")).toMatchObject({ quantity: 10, unitPrice: 5_000_000 });
    expect(line("Thẻ từ")).toMatchObject({ unit: "Người", quantity: 70, unitPrice: 90_000 });
  });
});

it("a line without an amount does not say that its sum stays, nor one without money that it told a sum", async () => {
  const { line } = await draftOf([
    ["TT", "Nội dung", "Thành tiền"],
    ["1", "Thuê phần mềm HIS", "120.000.000"],
    ["2", "Tường lửa", "750.000.000"],
    ["3", "Thuê nền tảng khám từ xa", "0"],
  ]);
  const kept = "số tiền giữ như đã ghi";
  expect(line("Thuê phần mềm HIS").notes.join()).toContain(kept);
  for (const name of ["Tường lửa", "Thuê nền tảng"]) {
    expect(line(name).amount).toBeNull();
    expect(line(name).notes.join()).not.toContain(kept);
  }
  expect(line("Tường lửa").notes.join()).toContain("chỉ nêu tổng số tiền");
  expect(line("Thuê nền tảng").notes.join()).not.toContain("chỉ nêu tổng số tiền");
});

it.each([
  ["Kho dữ liệu y tế tỉnh", "software"],
  ["Nền tảng hỗ trợ khám từ xa", "software"],
  ["Hệ thống hồ sơ sức khỏe (HSSK)", "software"],
  ["Hệ thống lưu trữ và truyền hình ảnh", "software"],
  ["Hệ thống lưu trữ", "goods"],
  ["Máy chủ cho kho dữ liệu", "goods"],
  ["Tập huấn hồ sơ sức khỏe điện tử", "goods"],
])("%s is %s", (name, kind) => {
  expect(itemKind(name)).toBe(kind);
});
