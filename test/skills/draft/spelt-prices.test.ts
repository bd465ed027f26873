/** Prices that a prior budget tells in words, sums for nobody knows how many, and tax told below the lines. */
import { describe, expect, it } from "vitest";

import { speltFactors, withoutQuote } from "../../../src/domain/plan/spelt-factors.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan } from "../../domain/plan/plan-builders.ts";
import { loadRegister } from "../../support/register.ts";

const register = loadRegister();
const draftOf = async (
  rows: string[][],
  over: { request?: string; results?: { id: string; value: string }[] } = {},
) => {
  const draft = await makeDrafter({ register })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
        "# I. MỤC TIÊU",
        "- 95% văn bản ký số.",
        "# II. KINH PHÍ NĂM 2026",
        "@1",
      ],
      [rows],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    ...over,
  });
  const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
  return { ...draft, lines, notes: lines.flatMap(({ notes }) => notes).join(" ") };
};
const DESCRIBED = ["STT", "Nội dung", "Diễn giải", "Số tiền (đồng)"];

describe("factors in words, proved by the amount", () => {
  it.each([
    ["37 bộ x 14.800.000 đồng/bộ", 37, "bộ", 14_800_000],
    ["14.800.000 đồng/bộ × 37 bộ", 37, "bộ", 14_800_000],
    ["37 bộ * 14,8 triệu đồng = 547.600.000 đồng", 37, "bộ", 14_800_000],
    ["37 bộ, đơn giá 14.800.000 đồng/bộ", 37, "bộ", 14_800_000],
    ["Mua 37 bộ với mức giá 14,8 triệu đồng", 37, "bộ", 14_800_000],
    ["37 x 14.800.000", 37, null, 14_800_000],
  ])("%s", (text, quantity, unit, unitPrice) => {
    const found = speltFactors([text], { amount: 547_600_000, scale: 1 });
    expect(found).toMatchObject({ quantity, unitPrice, unit: unit ?? "" });
  });

  it("counts of two kinds, a table in millions, a product that is not the amount", () => {
    const two = "2 lớp x 30 người x 150.000 đồng/người";
    expect(speltFactors([two], { amount: 9_000_000, scale: 1 })).toMatchObject({
      quantity: 60,
      unit: "lớp × người",
    });
    expect(speltFactors(["22 trạm x 45"], { amount: 990e6, scale: 1e6 })).toMatchObject({
      quantity: 22,
      unitPrice: 45e6,
    });
    expect(speltFactors(["12 tháng x 16.000.000"], { amount: 190e6, scale: 1 })).toBeNull();
    expect(speltFactors(["Quyết định 12/2024, 37 bộ"], { amount: 547e6, scale: 1 })).toBeNull();
  });

  it("leave the name that they stood in", () => {
    const quote = "22 trạm x 45 triệu đồng";
    expect(withoutQuote(`Mạng LAN (${quote})`, quote)).toBe("Mạng LAN");
    expect(withoutQuote(`Mạng LAN: ${quote}; gồm vật tư`, quote)).toBe("Mạng LAN gồm vật tư");
  });
});

describe("a table with a column of products", () => {
  const rows = [
    DESCRIBED,
    ["1", "Phần mềm LIS xét nghiệm", "12 tháng x 16.000.000 đồng/tháng", "192.000.000"],
    ["2", "Máy vi tính để bàn", "37 bộ x 14.800.000 đồng/bộ", "547.600.000"],
    ["3", "Máy quét tài liệu", "", "52.000.000"],
    ["", "Tổng cộng", "", "791.600.000"],
  ];

  it("gives unit, quantity and price; what is paid by the month goes on; no cap is held against a sum", async () => {
    const { lines, notes, violations } = await draftOf(rows);
    expect(lines.map((line) => [line.unit, line.quantity, line.unitPrice, line.amount])).toEqual([
      ["tháng", 12, 16_000_000, 192_000_000],
      ["bộ", null, 14_800_000, null],
      ["", null, null, null],
    ]);
    expect(notes).not.toContain("vượt mức tối đa");
    expect(notes).not.toContain("Kế hoạch trước ghi: 37 bộ");
    expect(violations).toEqual([]);
  });

  it("an answer counts machines; a sum for nobody knows how many takes a sum and is never multiplied", async () => {
    const results = [
      { id: "nc-may-vi-tinh-de-ban", value: "5" },
      { id: "nc-may-quet-tai-lieu", value: "26 triệu" },
    ];
    const { lines } = await draftOf(rows, { results });
    expect(lines.map(({ amount }) => amount)).toEqual([192_000_000, 74_000_000, 26_000_000]);
    const wrong = await draftOf(rows, { results: [{ id: "nc-may-quet-tai-lieu", value: "12" }] });
    expect(wrong.lines[2]?.amount).toBeNull();
    expect(wrong.refused.map(({ id }) => id)).toEqual(["nc-may-quet-tai-lieu"]);
  });

  it.each(["tăng gấp đôi máy quét", "giảm 2 máy quét", "thêm 3 máy quét"])(
    "%s of a lump sum asks instead of multiplying",
    async (request) => {
      const { lines, missing } = await draftOf(rows, { request });
      expect(lines[2]?.amount).toBeNull();
      expect(missing.some(({ id }) => /^(?:nc|dg)-may-quet/.test(id))).toBe(true);
    },
  );
});

describe("tax below the lines", () => {
  const lines = [
    ["1", "Thuê máy chủ ảo", "12 tháng x 10.000.000 đồng/tháng", "120.000.000"],
    ["2", "Tập huấn", "02 lớp x 18.000.000 đồng/lớp", "36.000.000"],
  ];
  it.each([
    [
      ["", "Cộng trước thuế", "", "156.000.000"],
      ["", "Thuế giá trị gia tăng 8%", "", "12.480.000"],
    ],
    [
      ["", "Cộng", "", "156.000.000"],
      ["", "Thuế GTGT", "", "12.480.000"],
    ],
    [["", "VAT 8%", "", "12.480.000"]],
    [],
  ])("is the rate of the lines, told or shown by the total", async (...foot) => {
    const total = ["", "Tổng cộng", "", "168.480.000"];
    const draft = await draftOf([DESCRIBED, ...lines, ...foot, total]);
    // The reduced rate of the prior plan has ended before the year of the draft.
    expect(draft.lines.map(({ vatRate }) => vatRate)).toEqual([0.1, 0.1]);
    expect(draft.notes).not.toContain("không ghi thuế");
  });

  it("of no single rate is asked for, line by line, and never denied", async () => {
    const foot = [
      ["", "Thuế GTGT", "", "9.600.000"],
      ["", "Tổng cộng", "", "165.600.000"],
    ];
    const draft = await draftOf([DESCRIBED, ...lines, ...foot]);
    expect(draft.notes).toContain("[cần bổ sung: thuế suất của Thuê máy chủ ảo");
    expect(draft.notes).not.toContain("không ghi thuế");
    const results = [{ id: "ts-thue-may-chu-ao", value: "10%" }];
    const told = await draftOf([DESCRIBED, ...lines, ...foot], { results });
    expect(told.lines.map(({ vatRate }) => vatRate)).toEqual([0.1, null]);
  });
});

describe("caps", () => {
  const capOf = async (name: string, price: string) => {
    const rows = [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
      ["1", name, "Cái", "1", price, price],
    ];
    return (await draftOf(rows)).notes;
  };
  it.each([
    ["Máy vi tính để bàn", ": 20 triệu đồng/bộ ("],
    ["Bộ máy tính làm việc", ": 20 triệu đồng/bộ ("],
    ["Máy tính xách tay", ": 20 triệu đồng hoặc 25 triệu đồng/chiếc tùy đối tượng ("],
    ["Máy in laser", ": 13 triệu đồng/chiếc, dùng chung tối đa 01 chiếc/03 biên chế ("],
    ["Máy quét tài liệu", ": 22 triệu đồng/chiếc, dùng chung tối đa 01 chiếc/15 biên chế ("],
  ])("%s: a price of its kind; a number that one may have is no price", async (name, words) => {
    expect(await capOf(name, "11.000.000")).toContain(`Mức giá tối đa để đối chiếu${words}`);
  });

  it.each(["Máy tính, máy in, máy tính bảng", "Máy in và máy quét tài liệu"])(
    "%s: none of one kind is held against several together",
    async (name) => {
      const notes = await capOf(name, "91.000.000");
      expect(notes).toContain("Dòng gồm nhiều loại thiết bị");
      expect(notes).not.toMatch(/mức tối đa|Mức giá tối đa để đối chiếu/u);
    },
  );

  it.each([
    "Máy in đa năng (in, scan, photocopy)",
    "Máy in, mực in kèm theo",
    "Máy vi tính để bàn/Máy tính xách tay",
  ])("%s: one machine with what belongs to it has its own", async (name) => {
    expect(await capOf(name, "11.000.000")).toContain("Mức giá tối đa để đối chiếu");
  });

  it("is passed by the price of one", async () => {
    expect(await capOf("Máy tính để bàn", "21.000.000")).toContain("vượt mức tối đa 20 triệu");
  });
});

describe("what recurs", () => {
  it.each([
    ["Phần mềm nhắn tin", "Thuê 12 tháng", true],
    ["Phần mềm khám từ xa", "12 tháng", true],
    ["Máy in bảo hành 36 tháng", "", false],
    ["Máy in", "Bảo hành 12 tháng", false],
  ])("%s, remark %s", async (name, remark, recurs) => {
    const rows = [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Ghi chú"],
      ["1", name, "Gói", "2", "5.000.000", "10.000.000", remark],
    ];
    const { lines } = await draftOf(rows);
    expect(lines[0]?.quantity).toBe(recurs ? 2 : null);
  });
});

it("an amount with tax of no lawful rate is told and asked for", async () => {
  const { notes } = await draftOf([
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "VAT (%)", "Thành tiền có VAT"],
    ["1", "Thuê HIS", "Tháng", "2", "110.000.000", "220.000.000", "", "237.200.000"],
    ["2", "Thuê LIS", "Tháng", "2", "100.000.000", "200.000.000", "8", "216.000.000"],
  ]);
  expect(notes).toContain("thuế suất của Thuê HIS (kế hoạch trước ghi sau thuế 237.200.000 đồng");
  expect(notes).not.toContain("không ghi thuế");
});

describe("tax that nobody knows", () => {
  const header = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"];
  it("a table that tells none has no sums after tax, and its total says so", async () => {
    const draft = await draftOf([
      header,
      ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
      ["", "Tổng cộng", "", "", "", "120.000.000"],
    ]);
    expect(draft.lines[0]?.amountWithVat).toBeNull();
    const text = JSON.stringify(draft.sections);
    expect(text).toContain("Tổng cộng (chưa tách thuế)");
    expect(text).toContain("Một trăm hai mươi triệu đồng (chưa tách thuế).");
    expect(draft.budget?.untaxedLines).toBe(1);
    expect(draft.budget?.groups.map(({ untaxedLines }) => untaxedLines)).toEqual([1]);
    expect(draft.violations).toEqual([]);
  });

  it("beside lines that tell theirs such a line counts with its amount, and the total says so", async () => {
    const draft = await draftOf([
      [...header, "Thuế suất", "Sau thuế"],
      ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", "10%", "132.000.000"],
      ["2", "Tập huấn", "Lớp", "1", "5.000.000", "5.000.000", "", ""],
    ]);
    expect(draft.lines.map(({ amountWithVat }) => amountWithVat)).toEqual([132_000_000, 5_000_000]);
    expect(JSON.stringify(draft.sections)).toContain("Tổng cộng (1 hạng mục chưa rõ thuế)");
    expect(draft.budget?.untaxedLines).toBe(1);
  });

  it("is marked nowhere where every line tells its own, also that it has none", async () => {
    const draft = await draftOf([
      [...header, "Thuế suất", "Sau thuế"],
      ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000", "10%", "132.000.000"],
      ["2", "Phần mềm", "Gói", "1", "5.000.000", "5.000.000", "KCT", "5.000.000"],
    ]);
    expect(draft.budget).not.toHaveProperty("untaxedLines");
    expect(draft.budget?.groups.every((group) => !("untaxedLines" in group))).toBe(true);
  });
});
