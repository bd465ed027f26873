/** Amounts of running text: in figures, in mixed units, in words. */
import { describe, expect, it } from "vitest";

import { moneyInBlock } from "../../../src/domain/budget/money-in-text.ts";

const read = (text: string): bigint[] =>
  moneyInBlock({ kind: "paragraph", text, place: {}, headingPath: [] }).map(({ amount }) => amount);

describe("moneyInBlock", () => {
  it.each<[string, bigint[]]>([
    ["Hết 2 tỷ 45 triệu 300 nghìn đồng.", [2_045_300_000n]],
    ["Giá 61 triệu 750 nghìn, thuê 3 triệu đồng mỗi tháng.", [61_750_000n, 3_000_000n]],
    ["Cấp 1 tỷ, 200 triệu là vốn huy động.", [1_000_000_000n, 200_000_000n]],
    ["Duyệt chi 412,5 tr.đ và 9 trđ.", [412_500_000n, 9_000_000n]],
    ["Lắp 15 triệu 8 cái.", [15_000_000n]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, bigint[]]>([
    ["Mua sắm hết ba trăm linh bảy triệu không trăm năm mươi nghìn đồng.", [307_050_000n]],
    ["Tổng cộng (viết bằng chữ): Hai tỉ, một trăm lẻ tư triệu đồng chẵn.", [2_104_000_000n]],
    ["Mỗi năm mười triệu đồng, đầu tư hai mươi mốt triệu đồng.", [10_000_000n, 21_000_000n]],
    ["can ba muoi lam trieu dong de mua", [35_000_000n]],
    ["Quý hai ba trăm lớp, năm đồng chí.", []],
    ["Lương tối thiểu một trăm nghìn triệu đồng.", []],
    // What only spells a figure is told by that figure.
    ["Số tiền 35.000.000 đồng (bằng chữ: ba mươi lăm triệu đồng).", [35_000_000n]],
    ["Ba mươi lăm triệu đồng (35.000.000 đồng).", [35_000_000n]],
    ["Bằng chữ: ba mươi lăm triệu đồng.", []],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
