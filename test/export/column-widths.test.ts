import { describe, expect, it } from "vitest";

import { columnWidths, PADDING } from "../../src/export/column-widths.ts";
import { textWidth } from "../../src/export/text-width.ts";

const WIDTH = 14_003;
const remark =
  "Giá theo kế hoạch năm trước, Phụ lục 2 dòng 9. Kế hoạch trước: 1 Bộ. Ghi chú (1), (4).";
const rows = [
  ["TT", "Nội dung", "Đơn giá", "Thành tiền", "Nguồn giá, ghi chú"],
  ["1", "Máy chủ", "180.000.000", "360.000.000", remark],
  ["2", "Tủ đĩa", "1.200.000.000", "2.400.000.000", remark],
];

describe("columnWidths", () => {
  const widths = columnWidths(rows, WIDTH, 12);

  it("shares out the whole room", () => {
    expect(widths.reduce((sum, one) => sum + one, 0)).toBe(WIDTH);
  });

  it("tears no word and no amount", () => {
    for (const row of rows)
      row.forEach((text, at) => {
        for (const word of text.split(" "))
          expect(widths[at]).toBeGreaterThan(textWidth(word, { size: 12 }) + 2 * PADDING);
      });
  });

  it("gives the room to the column that makes the rows high", () => {
    expect((widths[4] ?? 0) - 2 * PADDING).toBeGreaterThan(textWidth(remark, { size: 12 }) / 2);
  });

  it("never starves the others for one long word", () => {
    const address = `https://vi-du.vn/${"duong-dan-rat-dai/".repeat(20)}`;
    const starved = columnWidths(
      [
        ["TT", "Nội dung"],
        ["1", address],
      ],
      9_000,
      13,
    );
    expect(starved[0]).toBeGreaterThan(400);
    expect(starved.reduce((sum, one) => sum + one, 0)).toBe(9_000);
  });
});
