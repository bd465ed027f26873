/** What a request says of prices: their tax, their time, and to which item they belong. */
import { describe, expect, it } from "vitest";

import { draftBudget } from "../../../src/domain/plan/draft-budget.ts";
import { taxNotes } from "../../../src/domain/plan/request-tax.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const TABLE = [
  ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"],
  ["1", "Thuê phần mềm xét nghiệm LIS", "Tháng", "12", "4.000.000", "48.000.000"],
  ["2", "Máy chiếu", "Cái", "5", "11.000.000", "55.000.000"],
  ["3", "Tập huấn chữ ký số", "Lớp", "4", "6.000.000", "24.000.000"],
  ["4", "Thẻ ký số", "Thẻ", "30", "300.000", "9.000.000"],
  ["", "Tổng cộng", "", "", "", "136.000.000"],
];

function drafted(request: string) {
  const { context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    plan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026",
        "# Phụ lục 1 KINH PHÍ",
        "@1",
      ],
      [TABLE],
    ),
  });
  const budget = draftBudget({ ctx: context, request });
  const lines = budget?.groups.flatMap((group) => group.lines) ?? [];
  return { lines, line: (name: string) => lines.find((one) => one.name === name), context };
}

describe("the tax of a price in a request", () => {
  it.each([
    "thêm 2 máy ảnh giá 7 triệu có thuế",
    "thêm 2 máy ảnh giá 7 triệu đã bao gồm VAT",
    "thêm 2 máy ảnh giá 7 triệu (đã gồm thuế 10%)",
    "thêm 2 máy ảnh giá 7 triệu, sau thuế",
  ])("%s: it is in the price and never added", (request) => {
    const line = drafted(request).line("Máy ảnh");
    expect([line?.amount, line?.amountWithVat, line?.taxIncluded]).toEqual([
      14_000_000,
      14_000_000,
      true,
    ]);
  });

  it.each(["thêm 2 máy ảnh giá 7 triệu chưa thuế", "thêm 2 máy ảnh, mỗi máy 7 triệu chưa VAT"])(
    "%s: it comes on top",
    (request) => {
      const line = drafted(request).line("Máy ảnh");
      expect([line?.amount, line?.amountWithVat]).toEqual([14_000_000, 15_400_000]);
    },
  );

  it("counts for a line that there was too", () => {
    const line = drafted("thêm 3 máy chiếu giá 12 triệu đã gồm thuế").line("Máy chiếu");
    expect([line?.quantity, line?.unitPrice, line?.taxIncluded]).toEqual([3, 12_000_000, true]);
  });
});

describe("a price that changes", () => {
  it.each([
    "sửa đơn giá LIS thành 5 triệu đồng/tháng",
    "giảm LIS còn 5 triệu/tháng",
    "LIS tăng lên 5 triệu/tháng",
  ])("%s: is that of the line, whose number stays", (request) => {
    const { lines, line } = drafted(request);
    expect(lines).toHaveLength(4);
    expect(line("Thuê phần mềm xét nghiệm LIS")).toMatchObject({
      quantity: 12,
      unitPrice: 5_000_000,
    });
  });

  it("of each person a month is taken over all months", () => {
    expect(
      drafted("thuê thẻ ký số 40 người trong 12 tháng giá 20.000 đồng/người/tháng").line(
        "Thẻ ký số",
      ),
    ).toMatchObject({ quantity: 40, unitPrice: 240_000, amount: 9_600_000 });
    expect(
      drafted("thuê kho lưu trữ 3 bộ trong 12 tháng giá 2 triệu đồng/bộ/tháng").lines.at(-1),
    ).toMatchObject({ amount: 72_000_000 });
  });
});

describe("words of one clause", () => {
  it("do not go on behind a semicolon", () => {
    const { line } = drafted("bớt 2 máy chiếu; lớp tập huấn 6 lớp");
    expect(line("Máy chiếu")?.quantity).toBe(3);
    expect(line("Tập huấn chữ ký số")?.quantity).toBe(6);
  });

  it("that deny a removal keep the line", () => {
    const { line } = drafted("không lấy thẻ ký số, đừng bỏ máy chiếu");
    expect(line("Thẻ ký số")).toBeUndefined();
    expect(line("Máy chiếu")?.quantity).toBe(5);
  });
});

describe("a percentage", () => {
  it.each([
    ["tăng giá LIS 5%", 4_200_000],
    ["LIS giảm 2,5%", 3_900_000],
    ["giảm 10% đơn giá LIS", 3_600_000],
  ])("%s: changes the price of what is paid by the month", (request, price) => {
    const { line, context } = drafted(request);
    expect(line("Thuê phần mềm xét nghiệm LIS")).toMatchObject({ quantity: 12, unitPrice: price });
    expect(context.violations).toEqual([]);
  });

  it("names the prior price and its place beside the change", () => {
    const { notes, source } = drafted("tăng giá LIS 5%").line("Thuê phần mềm xét nghiệm LIS") ?? {};
    expect(notes?.join(" ")).toMatch(/^Giá theo 4\.000\.000 đồng của kế hoạch .*tăng 5% theo/u);
    expect(source?.documentId).not.toBe("yeu-cau");
  });

  it.each(["máy chiếu tăng 20%", "cắt 10% toàn bộ dự toán", "LIS tăng 0,00001%"])(
    "%s: changes nothing, and that is said or left as not understood",
    (request) => {
      const { lines } = drafted(request);
      expect(lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual(
        drafted("").lines.map(({ quantity, unitPrice }) => [quantity, unitPrice]),
      );
    },
  );

  it("of a purchase is told as unclear", () => {
    expect(drafted("máy chiếu tăng 20%").context.violations.join()).toContain(
      "phần trăm của số lượng hay của đơn giá",
    );
  });
});

describe("a price behind a name", () => {
  it("is the price of the line, and says nothing of how many", () => {
    const { lines, line } = drafted("LIS 4,5 triệu mỗi tháng, máy chiếu 12 triệu đồng/cái");
    expect(lines).toHaveLength(4);
    expect(line("Thuê phần mềm xét nghiệm LIS")).toMatchObject({
      quantity: 12,
      unitPrice: 4_500_000,
    });
    expect(line("Máy chiếu")).toMatchObject({ quantity: null, unitPrice: 12_000_000 });
  });

  it("takes the number that follows for the same thing", () => {
    const { line } = drafted("máy chiếu giá 12 triệu chưa thuế, mua 3 cái");
    expect(line("Máy chiếu")).toMatchObject({ quantity: 3, amount: 36_000_000 });
  });

  it("without a word on its tax is told as taken before tax", () => {
    const taxed = { rate: 0.1 as const, notes: [] };
    const told = (tax?: { included: boolean; rate: null }): string =>
      taxNotes([{ unitPrice: 7_000_000, ...(tax === undefined ? {} : { tax }) }], taxed).join();
    expect(told()).toContain("chưa nêu giá đã gồm thuế hay chưa");
    expect(told({ included: false, rate: null })).toBe("");
  });
});

describe("a verb between the item and its figure", () => {
  it.each([
    ["máy chiếu mua thêm 2 cái", "Máy chiếu", 2],
    ["thẻ ký số chỉ 8 thẻ", "Thẻ ký số", 8],
    ["tập huấn chữ ký số cần 3 lớp", "Tập huấn chữ ký số", 3],
  ])("%s: belongs to the line of that name", (request, name, quantity) => {
    const { lines, line } = drafted(request);
    expect(lines).toHaveLength(4);
    expect(line(name)?.quantity).toBe(quantity);
  });

  it("with money is its price", () => {
    expect(
      drafted("LIS lấy 5,5 triệu đồng mỗi tháng đã có thuế").line("Thuê phần mềm xét nghiệm LIS"),
    ).toMatchObject({ quantity: 12, unitPrice: 5_500_000, taxIncluded: true });
  });
});
