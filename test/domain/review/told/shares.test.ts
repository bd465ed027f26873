/** Shares and fractions of things of the budget, alone and together. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { equipment } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("ratios and fractions", () => {
  eachPair(equipment, [
    ["… kinh phí dành cho thiết bị đầu cuối.", "Gần một nửa", "Gần hai phần ba"],
    ["Nhóm phần mềm, dịch vụ chiếm khoảng … tổng kinh phí.", "1/4", "1/2"],
    ["Nguồn thu sự nghiệp bằng … ngân sách nhà nước.", "2/3", "3/4"],
    ["Ngân sách nhà nước gấp … lần nguồn thu sự nghiệp.", "1,5", "2,5"],
    ["Kinh phí nhóm I gần gấp … nhóm II.", "đôi", "ba"],
    ["Kinh phí hạ tầng mạng gấp … lần kinh phí đào tạo, tập huấn.", "3", "4"],
    [
      "Hai khoản máy tính để bàn và thuê phần mềm quản lý khám chữa bệnh chiếm …% tổng dự toán.",
      "50,25",
      "52,25",
    ],
    ["Nhóm thiết bị đầu cuối và nhóm hạ tầng mạng chiếm …% tổng kinh phí.", "68,25", "65,25"],
    ["Ba nhóm I, II và III chiếm …% dự toán.", "93,75", "95,75"],
    [
      "Khoản chi lớn nhất là máy tính để bàn với 270 triệu đồng, bằng …% tổng dự toán.",
      "33,75",
      "35,75",
    ],
    ["Ngân sách nhà nước bảo đảm …% kinh phí hạ tầng mạng.", "80", "70"],
    ["Nhóm hạ tầng mạng do ngân sách nhà nước bảo đảm …%.", "80", "75"],
    ["Máy tính để bàn chiếm hơn … kinh phí của nhóm thiết bị đầu cuối.", "2/3", "3/4"],
    ["Tỷ lệ ngân sách nhà nước và nguồn thu sự nghiệp là ….", "60/40", "65/35"],
    ["Riêng thiết bị đầu cuối đã chiếm …% tổng kinh phí.", "49,5", "45,9"],
    ["Phần ngân sách nhà nước cấp (480 triệu đồng) tương đương …% nhu cầu.", "60", "64"],
    ["Chi cho phần mềm, dịch vụ chiếm một phần tư (…%) tổng dự toán.", "25,5", "22,5"],
  ]);
});

it("two sources together in a clause of their own", async () => {
  const rows = `
TT|Nội dung|Thành tiền|Ngân sách|Dự án tài trợ|Xã hội hóa
1|Máy in|100.000.000|40.000.000|35.000.000|25.000.000
2|Máy quét|100.000.000|60.000.000|25.000.000|15.000.000
|Tổng cộng|200.000.000|100.000.000|60.000.000|40.000.000`;
  const text = "Tỷ lệ kinh phí từ ngân sách là 50%; từ dự án tài trợ và xã hội hóa là …%.";
  expect(await toldBelow(rows, text.replace("…", "50"))).toEqual([]);
  expect(await toldBelow(rows, text.replace("…", "55"))).toContain("ratio-mismatch");
});
