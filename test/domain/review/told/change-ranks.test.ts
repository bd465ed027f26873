/** Which part grows or falls the most against last year; the dearest with its tax. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { beside2025, taxed } from "./budgets.ts";

describe("what grows or falls the most", () => {
  it.each([
    ["Khoản tăng nhiều nhất về số tiền là …", "chi vật tư y tế", "chi sửa chữa nhà cửa"],
    ["Mục tăng mạnh nhất xét theo tỷ lệ là …", "chi sửa chữa nhà cửa", "chi vật tư y tế"],
    ["Khoản chi giảm nhiều nhất so với năm 2025 là …", "chi đào tạo cán bộ", "chi tiền điện"],
    ["… tăng ít nhất.", "Chi tiền điện", "Chi vật tư y tế"],
  ])("%s %s / %s", async (text, right, wrong) => {
    const { rows: table, unit } = beside2025;
    expect(await toldBelow(table, text.replace("…", right), unit)).toEqual([]);
    expect(await toldBelow(table, text.replace("…", wrong), unit)).toEqual(["text-order-mismatch"]);
  });

  it("takes money or rate where the words do not tell which", async () => {
    for (const name of ["chi vật tư y tế", "chi sửa chữa nhà cửa"])
      expect(
        await toldBelow(beside2025.rows, `Khoản tăng cao nhất là ${name}.`, beside2025.unit),
      ).toEqual([]);
  });
});

describe("the dearest with its tax", () => {
  it("is held against the column behind the tax", async () => {
    const told = (name: string): Promise<string[]> =>
      toldBelow(taxed.rows, `Khoản có giá trị sau thuế cao nhất là ${name}.`, taxed.unit);
    expect(await told("máy điều hòa 18000BTU")).toEqual([]);
    expect(await told("bàn làm việc")).toEqual(["text-order-mismatch"]);
  });
});
