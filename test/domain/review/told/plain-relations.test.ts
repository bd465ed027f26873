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

describe("a per cent of the amount in front of it, with what it comes to in brackets", () => {
  it.each([
    [
      "Phần của các xã 200.000.000 đồng do ngân sách tỉnh hỗ trợ 50% (…), còn lại xã tự lo.",
      "100.000.000 đồng",
      "110.000.000 đồng",
    ],
    [
      "Máy quét 200.000.000 đồng được huyện cấp 30% (tương đương …).",
      "60 triệu đồng",
      "90 triệu đồng",
    ],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(goods, sentence.replace("…", right))).toEqual([]);
    expect(await toldBelow(goods, sentence.replace("…", wrong))).toContain("ratio-mismatch");
  });
});

const blocks = `
TT|Nội dung|Thành tiền
I|Khối Nội|100.000.000
1|Máy in|100.000.000
II|Khối Ngoại|80.000.000
2|Máy quét|80.000.000
III|Khối Sản|120.000.000
3|Máy chủ|120.000.000
|Tổng cộng|300.000.000`;

describe("what the amounts just told are of the whole", () => {
  it.each([
    [
      "Khối Nội 100 triệu đồng, khối Ngoại 80 triệu đồng; hai khối này chiếm …% tổng kinh phí.",
      "60",
      "50",
    ],
    [
      "Khối Ngoại 80 triệu đồng và khối Sản 120 triệu đồng, hai khối trên chiếm …% dự toán.",
      "66,7",
      "76,6",
    ],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(blocks, sentence.replace("…", right))).toEqual([]);
    expect(await toldBelow(blocks, sentence.replace("…", wrong))).toContain("ratio-mismatch");
  });

  it("is not asked where more or fewer amounts are told than counted", async () => {
    const text =
      "Trong tổng số 300 triệu đồng, khối Nội 100 triệu đồng, khối Ngoại 80 triệu đồng; hai khối này chiếm 60% tổng kinh phí.";
    expect(await toldBelow(blocks, text)).toEqual([]);
  });
});
