/** Rows whose rate of tax is nowhere told, prices that are amounts, taxes that rounding could explain. */
import { describe, expect, it } from "vitest";

import { tsv } from "../budget/tsv.ts";
import { codes, toldBelow } from "./review.ts";

describe("the rows of a summary may be of things at several rates", () => {
  const summary = (rows: readonly string[], total: string) =>
    codes(
      tsv(`
STT|Nhóm nội dung|Số khoản|Trước thuế|Sau thuế
${rows.join("\n")}
|Tổng cộng|9|${total}`),
    );
  const first = "1|Trung tâm điều phối|3|100.000.000|108.000.000";

  it("whether one of three rows shows a rate or most of five do", () => {
    expect(
      summary(
        [
          first,
          "2|Xe cứu thương|3|200.000.000|217.000.000",
          "3|Phần mềm|3|300.000.000|309.000.000",
        ],
        "600.000.000|634.000.000",
      ),
    ).toEqual([]);
    expect(
      summary(
        [
          first,
          "2|Máy trạm|1|200.000.000|216.000.000",
          "3|Máy in|1|50.000.000|54.000.000",
          "4|Mạng|1|25.000.000|27.000.000",
          "5|Phần mềm|3|300.000.000|309.000.000",
        ],
        "675.000.000|714.000.000",
      ),
    ).toEqual([]);
  });

  it("but none gives more than 10 %, and none less than nothing", () => {
    const others = ["2|Máy trạm|3|200.000.000|217.000.000"];
    expect(
      summary([...others, "3|Phần mềm|3|300.000.000|390.000.000"], "500.000.000|607.000.000"),
    ).toEqual(["row-vat-mismatch@3"]);
    expect(
      summary([...others, "3|Phần mềm|3|300.000.000|239.000.000"], "500.000.000|456.000.000"),
    ).toEqual(["row-vat-mismatch@3"]);
  });
});

describe("things with a price", () => {
  const things = (count: number, last: string) =>
    codes(
      tsv(`
STT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Thành tiền sau thuế
${[
  "1|Máy trạm|Bộ|2|10.000.000|20.000.000|21.600.000",
  "2|Máy in|Cái|2|5.000.000|10.000.000|10.800.000",
  "3|Máy quét|Cái|4|2.500.000|10.000.000|10.800.000",
  "4|Màn hình|Cái|10|3.000.000|30.000.000|32.400.000",
]
  .slice(0, count)
  .join("\n")}
${count + 1}|Máy chủ|Bộ|2|40.000.000|80.000.000|${last}`),
    );

  it("are held to the rates there are once four rows show one", () => {
    expect(things(4, "86.400.000")).toEqual([]);
    expect(things(4, "85.200.000")).toEqual(["row-vat-mismatch@6"]);
    expect(things(2, "85.200.000")).toEqual([]);
  });
});

describe("a price that is another price times the quantity is an amount", () => {
  const budget = ({ row = "62.640.000", total = "607.400.000" } = {}) =>
    tsv(`
TT|Nội dung|Đơn vị|Số lượng|Số tháng|Đơn giá|Giá trước thuế|TS GTGT|Giá sau thuế
1|Máy trạm|Bộ|10|1|14.500.000|145.000.000|8%|156.600.000
2|Màn hình|Cái|4|1|14.500.000|58.000.000|8%|${row}
3|Tổng đài|Hệ thống|1|1|180.000.000|180.000.000|8%|194.400.000
4|Thuê bao|Tháng|18|12|150.000|32.400.000|10%|35.640.000
5|Phần mềm|Tháng|12|1|16.000.000|192.000.000|KCT|192.000.000
|Tổng cộng|||||${total}||641.280.000`);

  it("with its tax and its total", () => {
    expect(codes(budget())).toEqual([]);
    expect(codes(budget({ row: "66.240.000" }))).toEqual(["row-vat-mismatch@3"]);
    expect(codes(budget({ total: "670.400.000" }))).toEqual(["total-mismatch@7"]);
  });

  it("two prices of one thing stay prices", () => {
    const prices = tsv(`
TT|Nội dung|ĐVT|Số lượng|Đơn giá trước thuế|Đơn giá sau thuế|Thành tiền
1|Máy trạm|Bộ|10|10.000.000|10.800.000|108.000.000
2|Màn hình|Cái|4|5.000.000|5.400.000|21.600.000
3|Máy in|Cái|2|6.000.000|6.480.000|12.960.000
|Tổng cộng|||||142.560.000`);
    expect(codes(prices)).toEqual([]);
  });
});

describe("a tax that rounding could explain, where every other row comes out exactly", () => {
  const exact = Array.from({ length: 10 }, (_, at) => {
    const amount = 5 * at + 10;
    return `${at + 1}|Máy loại ${at + 1}|Bộ|${at + 2}|5|${amount}|10%|${amount / 10}|${(amount * 11) / 10}`;
  });
  const rows = (tax: string, others: string) => `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|% thuế|Thuế GTGT|Tổng tiền
${exact.join("\n")}
11|Bộ lưu điện|Cái|2|4|8|10%|${tax}|8.8
${others}`;

  it("is one to look at", async () => {
    expect(await toldBelow(rows("0.8", ""), "", "triệu đồng")).toEqual([]);
    expect(await toldBelow(rows("0.9", ""), "", "triệu đồng")).toEqual(["row-vat-mismatch"]);
  });

  it("and rounding where others are rounded", async () => {
    const rounded = "12|Loa|Cái|1|3.4|3.4|10%|0.3|3.7\n13|Mic|Cái|1|2.7|2.7|10%|0.3|3";
    expect(await toldBelow(rows("0.8", rounded), "", "triệu đồng")).toEqual([]);
  });
});

describe("sources told for the groups of a table", () => {
  const budget = `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Thiết bị||||94.200.000
1|Máy in tem|Cái|4|8.550.000|34.200.000
2|Máy đọc mã|Cái|10|6.000.000|60.000.000
II|Dịch vụ||||27.720.000
1|Kênh truyền|Tháng|12|2.310.000|27.720.000
III|Đào tạo||||10.000.000
1|Lớp học|Lớp|2|5.000.000|10.000.000
|Tổng cộng||||131.920.000`;
  const say = (amount: string, groups: string, other = "nhóm 1") =>
    toldBelow(
      budget,
      `Nguồn kinh phí: ngân sách tỉnh ${amount} đồng cho ${groups}; Quỹ phát triển hoạt động sự nghiệp 94.200.000 đồng cho ${other}.`,
    );

  it.each(["nhóm 2 và nhóm 3", "nhóm 2, 3", "nhóm II và III"])(
    "come to the total where every group has one: %s",
    async (groups) => {
      expect(await say("37.720.000", groups)).toEqual([]);
      expect(await say("57.720.000", groups)).toEqual(["text-table-mismatch"]);
    },
  );

  it("and need not where a group is left out", async () => {
    expect(await say("27.720.000", "nhóm 2")).toEqual([]);
  });
});
