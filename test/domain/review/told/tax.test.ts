/** What is told of the tax of a budget. */
import { describe } from "vitest";

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
