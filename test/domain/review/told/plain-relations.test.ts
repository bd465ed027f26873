/** Figures of a sentence that follow from each other, and tables whose unit of money stands in the caption only. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";

const months = `
TT|Kỳ cấp phát|Cấp trong kỳ|Lũy kế
1|Đợt đầu|180|180
2|Đợt giữa|260|440
3|Đợt cuối|160|600
|Cả năm|600|`;

describe("figures of one sentence", () => {
  it.each([
    ["Đến hết tháng tám cấp 440 triệu đồng, đạt …% kế hoạch.", "73,3", "77,3"],
    ["Tổng kinh phí cả năm là 600 triệu đồng (… tỷ đồng).", "0,6", "6,0"],
    ["Tổng kinh phí 600.000.000 đồng, tương đương … triệu đồng, cấp thành ba đợt.", "600", "6.000"],
    ["Đã cấp 440 triệu đồng/600 triệu đồng, còn lại … triệu đồng.", "160", "190"],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(months, sentence.replace("…", right), "triệu đồng")).toEqual([]);
    expect(await toldBelow(months, sentence.replace("…", wrong), "triệu đồng")).not.toEqual([]);
  });
});

it("a change of the whole beside that of a part is no change of the part", async () => {
  const rows = `
TT|Khoản|Năm 2025|Năm 2026
1|Hóa chất|400|360
2|Vật tư|300|320
|Cộng|700|680`;
  const text =
    "Kinh phí năm 2026 giảm 20 triệu đồng (2,9%) so với năm 2025 do khoản hóa chất giảm 10%.";
  expect(await toldBelow(rows, text, "triệu đồng")).toEqual([]);
});

const goods = `
TT|Nội dung|SL|Đơn giá|Thành tiền
1|Máy in|10|10.000.000|100.000.000
2|Máy quét|10|20.000.000|200.000.000
|Tổng cộng|||300.000.000`;

describe("what it rose by, of last year's amount in the same sentence", () => {
  it.each([
    [
      "Năm ngoái phòng khám được cấp 240.000.000 đồng, nên lần này cao hơn 60.000.000 đồng (…%).",
      "25",
      "52",
    ],
    [
      "Năm trước xã chi 400.000.000 đồng; năm nay xin 300.000.000 đồng, giảm 100.000.000 đồng (giảm …%).",
      "25",
      "35",
    ],
    [
      "So với số được giao năm trước (250.000.000 đồng), nhu cầu tăng 50.000.000 đồng, tương ứng tăng …%.",
      "20",
      "22,5",
    ],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(goods, sentence.replace("…", right))).toEqual([]);
    expect(await toldBelow(goods, sentence.replace("…", wrong))).toEqual(["ratio-mismatch"]);
  });

  it.each([
    "Năm trước được duyệt 240.000.000 đồng, như vậy tổng mức lần này cao hơn 60.000.000 đồng.",
    "Đối chiếu dự toán năm 2025 (285.000.000 đồng), kỳ này tăng 15.000.000 đồng, tỷ lệ 5,3%.",
  ])("no total of this budget: %s", async (text) => {
    expect(await toldBelow(goods, text)).toEqual([]);
  });
});
