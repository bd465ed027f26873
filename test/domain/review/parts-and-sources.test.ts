/** Parts of a table that only rows of totals tell apart, sources side by side, letters with and without "Đ". */
import { describe, expect, it } from "vitest";

import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const HEAD = "TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền";

describe("parts that only their totals name", () => {
  const table = (third: string, total: string) =>
    tsv(`${HEAD}
1|Máy in|Cái|2|4.000.000|8.000.000
2|Máy quét|Cái|1|9.000.000|9.000.000
|Cộng Trạm Y tế An Phú||||17.000.000
${third}
2|Tủ mạng|Bộ|1|5.000.000|5.000.000
|Cộng Trạm Y tế Bình Hòa||||${total}
|Tổng cộng||||30.000.000`);

  it("the same thing for two of them stands twice with reason", () => {
    expect(codes(table("1|Máy in|Cái|2|4.000.000|8.000.000", "13.000.000"))).toEqual([]);
  });

  it("twice in one of them is a question", () => {
    const twice = tsv(`${HEAD}
1|Máy in|Cái|2|4.000.000|8.000.000
2|Máy quét|Cái|1|9.000.000|9.000.000
3|Máy in|Cái|2|4.000.000|8.000.000
|Cộng Trạm Y tế An Phú||||25.000.000
1|Tủ mạng|Bộ|1|5.000.000|5.000.000
|Cộng Trạm Y tế Bình Hòa||||5.000.000
|Tổng cộng||||30.000.000`);
    expect(codes(twice)).toEqual(["row-duplicate@4"]);
  });
});

describe("cheap supplies in thousands", () => {
  const table = (rows: string, caption = ["Đơn vị tính: nghìn đồng"]) =>
    tsv(
      `${HEAD}
1|Máy in|Cái|2|4.000|8.000
2|Máy quét|Cái|1|9.000|9.000
3|Máy tính|Bộ|3|14.000|42.000
4|Ổ cứng|Cái|6|1.900|11.400
|Cộng thiết bị||||70.400
${rows}`,
      { caption },
    );

  it("a price of one thousand among others of the kind is one", () => {
    const supplies = `1|Kim luồn tĩnh mạch|Cái|130|9|1.170
2|Ống nghiệm|Ống|430|1|430
3|Sonde hai nhánh|Cái|220|17|3.740
4|Gel siêu âm|Bình|210|113|23.730
|Cộng vật tư||||29.070
|Tổng cộng||||99.470`;
    expect(codes(table(supplies))).toEqual([]);
  });

  it("among dear things it is a quantity in the wrong column", () => {
    const mixed = `1|Bộ lưu điện|Bộ|3|2.900|8.700
2|Tường lửa|Bộ|430|1|430
3|Tủ mạng|Bộ|1|13.200|13.200
4|Camera|Cái|4|2.700|10.800
|Cộng hạ tầng||||33.130
|Tổng cộng||||103.530`;
    expect(codes(table(mixed))).toEqual(["quantity-price-swapped@8"]);
  });
});

describe("sources side by side", () => {
  it.each([
    {
      text: "Nguồn: Nguồn NSNN 425.420.000 đồng; Nguồn thu của đơn vị 288.980.000 đồng; Quỹ PTHĐSN 21.090.000 đồng.",
      expected: [],
    },
    {
      text: "Kinh phí bố trí từ các nguồn: NSNN: 113.060.000 đồng; Nguồn thu của đơn vị: 254.246.000 đồng; Quỹ PTHĐSN: 35.124.000 đồng.",
      expected: [],
    },
    {
      text: "Thu dịch vụ 660.900.000 đồng; Ngân sách 72.500.000 đồng; Quỹ PTHĐSN 187.000.000 đồng.",
      expected: [],
    },
    {
      text: "Thu viện phí 660.900.000 đồng; ngân sách tỉnh 72.500.000 đồng; quỹ đầu tư 187.000.000 đồng.",
      expected: [],
    },
    {
      text: "Nguồn kinh phí: 425.420.000 đồng; nguồn NSNN 300.000.000 đồng; nguồn thu của đơn vị 152.420.000 đồng.",
      expected: ["error text-sum-mismatch"],
    },
  ])("$text", ({ text, expected }) => {
    expect(toldBy(sumInText, text)).toEqual(expected);
  });
});

describe("letters of groups", () => {
  const lettered = (letters: string) =>
    tsv(
      `TT|Nội dung|Thành tiền\n${Array.from(letters)
        .map(
          (letter, index) =>
            `${letter}|Nhóm ${index + 1}|10.000.000\n1|Việc ${index + 1}|10.000.000`,
        )
        .join("\n")}\n|Tổng cộng|${letters.length}0.000.000`,
    );

  it.each([
    { letters: "ABCDE", expected: 0 },
    { letters: "ABCDĐE", expected: 0 },
    { letters: "ABDE", expected: 1 },
    { letters: "ABCEG", expected: 1 },
  ])("$letters", ({ letters, expected }) => {
    const gaps = codes(lettered(letters)).filter((code) => code.startsWith("row-numbering-gap"));
    expect(gaps).toHaveLength(expected);
  });
});

describe("a list of which one part is still to be filled in", () => {
  const list = (last: string): string =>
    [
      "Tổng kinh phí: 900.000.000 đồng.",
      "- Ngân sách tỉnh: 300.000.000 đồng;",
      "- Nguồn thu sự nghiệp: 200.000.000 đồng;",
      `- Quỹ phát triển hoạt động sự nghiệp: ${last}`,
    ].join("\n\n");

  it.each(["[cần bổ sung: số tiền năm 2026]", "………… đồng", "______ đồng."])(
    "has no sum: %s",
    (last) => {
      expect(toldBy(sumInText, list(last))).toEqual([]);
    },
  );

  it("is summed where all parts have theirs", () => {
    expect(toldBy(sumInText, list("300.000.000 đồng."))).toHaveLength(1);
  });
});
