/** What is told of the tax of a budget. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { taxed } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("vat", () => {
  eachPair(taxed, [
    [
      "Tổng giá trị chưa thuế 150.000.000 đồng, thuế GTGT … đồng, tổng cộng 161.200.000 đồng.",
      "11.200.000",
      "11.700.000",
    ],
    ["Tiền thuế của các mặt hàng thuế suất 10% là … đồng.", "7.600.000", "8.600.000"],
    ["Các mặt hàng chịu thuế suất 8% gồm bàn làm việc và ….", "ghế xoay lưới", "tủ hồ sơ sắt"],
    ["… không chịu thuế GTGT.", "Phần mềm kế toán", "Tủ hồ sơ sắt"],
    ["Có … mặt hàng chịu thuế suất 10%.", "2", "3"],
    ["Máy điều hòa 18000BTU có giá sau thuế … đồng/bộ.", "15.400.000", "15.600.000"],
    ["Thuế GTGT bằng …% giá trị trước thuế.", "7,47", "8,47"],
    ["Bàn làm việc có thành tiền sau thuế … triệu đồng.", "32,4", "33,4"],
    ["Tổng giá trị sau thuế là … triệu đồng.", "161,2", "162,1"],
    ["Thuế suất áp dụng cho bàn làm việc là …%.", "8", "10"],
    ["Phần thuế … đồng đã được tính vào tổng giá trị.", "11.200.000", "12.100.000"],
  ]);
});

/** Before and after tax in two columns, the rate in none. */
const untold = `
TT|Nội dung|ĐVT|Đơn giá|Số lượng|Thành tiền|Thành tiền (VAT)
I|Phần mềm||||60.000.000|60.000.000
1|Phần mềm bệnh án|Tháng|5.000.000|12|60.000.000|60.000.000
II|Thiết bị phần cứng||||240.000.000|259.200.000
2|Máy vi tính để bàn|Bộ|15.000.000|10|150.000.000|162.000.000
3|Máy quét tài liệu|Cái|18.000.000|5|90.000.000|97.200.000
III|Đường truyền||||20.000.000|22.000.000
4|Đường truyền Internet|Gói|20.000.000|1|20.000.000|22.000.000
|Tổng cộng||||320.000.000|341.200.000`;

describe("rates that the columns before and after tax show", () => {
  it.each([
    [
      "Máy quét tài liệu áp dụng thuế suất 8%, đường truyền Internet áp dụng thuế suất …%.",
      "10",
      "8",
    ],
    ["Thuế suất 10% chỉ áp dụng cho cước mạng, các mặt hàng khác áp dụng thuế suất …%.", "8", "10"],
    ["Cước mạng chịu thuế suất 10%, các khoản còn lại …%.", "8", "10"],
  ])("%s", async (sentence, right, wrong) => {
    expect(await toldBelow(untold, sentence.replace("…", right))).toEqual([]);
    expect(await toldBelow(untold, sentence.replace("…", wrong))).toContain("text-vat-mismatch");
  });

  it("a share of a group by the name of the group", async () => {
    const text =
      "Máy vi tính để bàn sau thuế là 162.000.000 đồng, chiếm …% kinh phí mua thiết bị phần cứng.";
    expect(await toldBelow(untold, text.replace("…", "62,5"))).toEqual([]);
    expect(await toldBelow(untold, text.replace("…", "65,2"))).toContain("ratio-mismatch");
  });

  it.each([
    "Phần mềm không chịu thuế GTGT có tổng giá trị 60.000.000 đồng.",
    "Giá trị trước thuế của hai phần đầu lần lượt chiếm 19% và 75% tổng giá trị trước thuế.",
  ])("silent: %s", async (text) => {
    expect(await toldBelow(untold, text)).toEqual([]);
  });
});
