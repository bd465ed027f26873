/** A small table of sources beside the budget: its own total, and the shares that stand in it. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

interface Sources {
  state?: string;
  share?: string;
  total?: string;
}

const sources = ({ state = "811.000.000", share = "28,4", total = "Tổng nguồn" }: Sources) =>
  codes(
    tsv(`
TT|Nguồn|Số tiền|Tỷ lệ (%)
1|Ngân sách cấp|${state}|71,6
2|Quỹ phát triển hoạt động sự nghiệp|322.368.000|${share}
|${total}|1.133.368.000|100,0`),
  );

describe("a table of sources", () => {
  it.each(["Tổng nguồn", "Tổng nguồn vốn", "Tổng nguồn kinh phí", "Cộng nguồn", "Tổng cộng"])(
    "that holds, closed by %s",
    (total) => {
      expect(sources({ total })).toEqual([]);
    },
  );

  it("with another amount does not come to its total", () => {
    expect(sources({ state: "881.000.000" })).toContain("total-mismatch@4");
    expect(sources({ state: "801.000.000", total: "Cộng nguồn" })).toContain("total-mismatch@4");
  });

  it("has a share that its amount does not bear out", () => {
    expect(sources({ share: "26,1" })).toEqual(["ratio-mismatch@3"]);
  });
});

describe("an item whose name begins like a total", () => {
  it("stays an item", () => {
    const table = `
TT|Nội dung|Thành tiền
1|Tổng nguồn thu sự nghiệp|300.000.000
2|Chi mua sắm|120.000.000
3|Chi thường xuyên|100.000.000
|Tổng cộng|520.000.000`;
    expect(codes(tsv(table))).toEqual([]);
  });
});
