/** One amount of the text a thousand times its row's. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { twoGroups } from "./budgets.ts";

const { rows } = twoGroups;

describe("an amount a thousand times its row's", () => {
  it.each([
    [
      "Trạm quan trắc cần 139,36 triệu đồng; phòng họp số 61,29 triệu đồng.",
      "Trạm quan trắc cần 139,36 triệu đồng; phòng họp số 61.290 triệu đồng.",
    ],
    [
      "Trạm quan trắc cần 139.360.000 đồng, phòng họp số cần 61.290.000 đồng.",
      "Trạm quan trắc cần 139.360 đồng, phòng họp số cần 61.290.000 đồng.",
    ],
  ])("%s", async (right, wrong) => {
    expect(await toldBelow(rows, right)).toEqual([]);
    expect(await toldBelow(rows, wrong)).toEqual(["text-table-mismatch"]);
  });

  it("leaves alone a table whose own unit is in question", async () => {
    const text = "Trạm quan trắc cần 139.360 đồng, phòng họp số cần 61.290 đồng.";
    expect(await toldBelow(rows, text)).not.toContain("text-table-mismatch");
  });

  it("knows the price of a thing bought a thousand times", async () => {
    const leaflets = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Tờ rơi hướng dẫn|Tờ|1.000|2.350|2.350.000
2|Máy in thẻ|Cái|2|4.100.000|8.200.000
|Cộng||||10.550.000`;
    const text = "Máy in thẻ cần 8.200.000 đồng; tờ rơi hướng dẫn 2.350 đồng mỗi tờ.";
    expect(await toldBelow(leaflets, text)).toEqual([]);
  });
});
