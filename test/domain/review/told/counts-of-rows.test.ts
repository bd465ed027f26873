/** Counts whose rows a sentence tells by money beside them, by the table it names or because it speaks of all. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import type { Budget } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

/** Units in two parts, this year beside the last one. */
const units: Budget = {
  unit: "đồng",
  rows: `
TT|Đơn vị|Thực hiện năm 2025|Dự toán năm 2026|Ghi chú
I|Bệnh viện tuyến tỉnh|1.470.000.000|1.650.000.000|
1|Bệnh viện Đa khoa tỉnh|700.000.000|800.000.000|
2|Bệnh viện Phổi|410.000.000|450.000.000|
3|Bệnh viện Mắt|360.000.000|400.000.000|
II|Trung tâm Y tế khu vực|1.085.000.000|1.240.000.000|
4|Trung tâm Y tế khu vực Bình Minh|210.000.000|260.000.000|
5|Trung tâm Y tế khu vực Cầu Kè|225.000.000|250.000.000|
6|Trung tâm Y tế khu vực Mang Thít|195.000.000|230.000.000|
7|Trung tâm Y tế khu vực Trà Ôn|240.000.000|270.000.000|
8|Trung tâm Y tế khu vực Vũng Liêm|215.000.000|230.000.000|
|TỔNG CỘNG|2.555.000.000|2.890.000.000|`,
};

/** What the rows buy, in groups. */
const items: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
I|Hạ tầng mạng||||221.400.000
1|Thiết bị chuyển mạch|Cái|6|14.500.000|87.000.000
2|Bộ phát sóng không dây|Cái|24|5.600.000|134.400.000
II|Trang thiết bị||||323.550.000
3|Máy tính để bàn|Bộ|14|14.200.000|198.800.000
4|Máy in laser|Cái|7|6.250.000|43.750.000
5|Máy quét tài liệu|Cái|3|18.000.000|54.000.000
6|Bộ lưu điện|Cái|9|3.000.000|27.000.000
|Tổng cộng||||544.950.000`,
};

describe("counts beside the money of their rows", () => {
  eachPair(units, [
    ["Năm 2025, … đơn vị thực hiện 2.555.000.000 đồng.", "08", "07"],
    ["Sở giao 2.890.000.000 đồng cho … đơn vị theo bảng trên.", "08", "10"],
    ["Khối bệnh viện có … đơn vị, kinh phí 1.650.000.000 đồng.", "03", "04"],
    ["1.240.000.000 đồng được phân bổ cho … trung tâm y tế khu vực.", "05", "06"],
    ["Dự toán năm 2026 của … đơn vị là 2.890.000.000 đồng.", "8", "9"],
  ]);
  eachPair(items, [
    [
      "Có 6 nội dung, trong đó … nội dung mua trang thiết bị với số tiền 323.550.000 đồng.",
      "04",
      "05",
    ],
    ["Về hạ tầng: 221.400.000 đồng, chiếm 40,6%, gồm … khoản.", "02", "03"],
    ["Phần thiết bị có … mục, tổng tiền sau thuế 323.550.000 đồng.", "04", "06"],
    ["… loại thiết bị, giá trị 323.550.000 đồng, phục vụ khu khám bệnh.", "4", "5"],
  ]);
});

describe("counts of all there is", () => {
  eachPair(units, [
    ["Dự toán tổng hợp từ hồ sơ của … đơn vị.", "08", "09"],
    ["Toàn ngành (… đơn vị) được giao dự toán như bảng trên.", "8", "9"],
    ["Phụ lục tổng hợp dự toán của 03 bệnh viện và … trung tâm y tế khu vực.", "05", "06"],
  ]);
  eachPair(items, [
    ["Dự toán gồm … nội dung chi thuộc 02 nhóm.", "06", "60"],
    ["Dự toán gồm … mục hàng hóa trong 02 phần.", "6", "8"],
  ]);
});

describe("counts of something else", () => {
  it.each([
    "Trong đó 03 đơn vị đã giải ngân trên 95% kế hoạch.",
    "Sở giao 2.890.000.000 đồng; 05 đơn vị chưa gửi dự toán chi tiết.",
    "Có 04 đơn vị được giao trên 300.000.000 đồng.",
    "Riêng 02 bệnh viện chuyên khoa được giao 850.000.000 đồng.",
    "Còn 06 đơn vị tự cân đối, tổng dự toán của Sở là 2.890.000.000 đồng.",
    "Đoàn kiểm tra làm việc với 06 đơn vị trong quý III.",
    "Mỗi đơn vị cử 02 cán bộ tập huấn, kinh phí chung là 2.890.000.000 đồng.",
    "Dự toán 2.890.000.000 đồng tăng so với năm 2025, chủ yếu ở 05 đơn vị.",
  ])("%s", async (text) => {
    expect(await toldBelow(units.rows, text)).toEqual([]);
  });
  it.each([
    "Mua 04 loại thiết bị trong đợt 1, đợt 2 mua tiếp.",
    "Tổng cộng 544.950.000 đồng, thực hiện trong 04 đợt.",
    "Khoảng 5 khoản có giá trị lớn, tổng dự toán 544.950.000 đồng.",
    "Dự toán 544.950.000 đồng, thêm 03 nội dung so với năm trước.",
  ])("%s", async (text) => {
    expect(await toldBelow(items.rows, text)).toEqual([]);
  });
});
