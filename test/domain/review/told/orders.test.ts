/** Which of the budget is dearer, told with an amount between or by the cheapest alone. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { twoGroups } from "./budgets.ts";

const { rows } = twoGroups;

describe("order in a sentence", () => {
  it.each([
    [
      "Trạm quan trắc là nhóm có mức chi cao hơn nhóm phòng họp số.",
      "Trạm quan trắc là nhóm có mức chi thấp hơn nhóm phòng họp số.",
    ],
    [
      "Phòng họp số có tổng tiền 61.290.000 đồng, bằng 30,5% dự toán, thấp hơn nhóm trạm quan trắc.",
      "Phòng họp số có tổng tiền 61.290.000 đồng, bằng 30,5% dự toán, cao hơn nhóm trạm quan trắc.",
    ],
    ["Khoản rẻ nhất trong năm là loa cột.", "Khoản rẻ nhất trong năm là micro cổ ngỗng."],
    ["Khoản đắt nhất là máy đo nhiệt kho.", "Khoản đắt nhất là loa cột."],
  ])("%s", async (right, wrong) => {
    expect(await toldBelow(rows, right)).toEqual([]);
    expect(await toldBelow(rows, wrong)).toHaveLength(1);
  });

  it("takes the cheapest by its price too", async () => {
    expect(await toldBelow(rows, "Khoản rẻ nhất trong năm là sim dữ liệu.")).toEqual([]);
  });
});
