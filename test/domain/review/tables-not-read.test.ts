/** A table full of amounts in which nothing could be computed is told, one that holds is not. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { review } from "./review.ts";

const reasons = (text: string): string[] =>
  review(tsv(text)).unreadable.map(({ reason }) => reason);

describe("tables that were not checked", () => {
  it("amounts without any relation", () => {
    const rows = "Mã|Tên|Ghi nhận\na|Sở|1.200.000.000\nb|Trạm|2.300.000.000\nc|Viện|4.400.000.000";
    expect(reasons(rows)).toEqual([
      expect.stringMatching(/^Bảng 1 có số tiền nhưng .*chưa được đối chiếu/),
    ]);
    expect(reasons(`${rows}\n|Tổng cộng|7.900.000.000`)).toEqual([]);
  });

  it("a few amounts are no budget", () => {
    expect(reasons("Mã|Tên|Ghi nhận\na|Sở|1.200.000.000\nb|Trạm|không")).toEqual([]);
  });
});
