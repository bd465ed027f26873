/** Rows called by a part of their name, and what is said beside one figure of several. */
import { describe } from "vitest";

import type { Budget } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

const network: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Quỹ phát triển
I|Hạ tầng truyền dẫn||||318.400.000|318.400.000|
1|Thiết bị tường lửa biên thế hệ mới|Bộ|1|176.200.000|176.200.000|176.200.000|
2|Lắp đặt cáp quang nội bộ và tủ mạng các tầng|Gói|1|142.200.000|142.200.000|142.200.000|
II|Phần mềm chuyên môn||||467.900.000|190.000.000|277.900.000
3|Nâng cấp hệ thống quản lý xét nghiệm (LIS)|Gói|1|267.900.000|267.900.000|120.000.000|147.900.000
4|Phần mềm quản lý kho dược|Gói|1|104.000.000|104.000.000|70.000.000|34.000.000
5|Phần mềm khảo sát hài lòng|Gói|1|96.000.000|96.000.000||96.000.000
III|Bồi dưỡng nhân lực||||58.700.000|58.700.000|
6|Bồi dưỡng kỹ năng phân tích dữ liệu|Lớp|2|29.350.000|58.700.000|58.700.000|
|Tổng cộng||||845.000.000|567.100.000|277.900.000`,
};

describe("short names of rows", () => {
  eachPair(network, [
    ["Tường lửa ngốn … triệu đồng.", "176,2", "167,2"],
    ["Nâng cấp LIS hết … triệu đồng.", "267,9", "276,9"],
    ["Cáp quang nội bộ, tủ mạng tốn … đồng.", "142.200.000", "124.200.000"],
    ["Riêng phần phần mềm đã cần tới … đồng.", "467.900.000", "476.900.000"],
    ["Tường lửa hết 176,2 triệu đồng, đắt hơn quản lý kho dược … triệu đồng.", "72,2", "77,2"],
    [
      "LIS 267,9 triệu đồng, ngân sách 120 triệu đồng, phần … triệu đồng còn lại trích Quỹ phát triển.",
      "147,9",
      "174,9",
    ],
  ]);
  eachSilent(network, [
    "Tường lửa ứng dụng web của Sở dùng chung trị giá 300 triệu đồng.",
    "Đào tạo sử dụng LIS hết 12 triệu đồng do nhà thầu chi trả.",
    "Tường lửa hết 176,2 triệu đồng, thấp hơn mức 190 triệu đồng của báo giá.",
    "Báo giá của tường lửa là 190 triệu đồng, của LIS là 281 triệu đồng.",
    "Bảo hành LIS năm thứ hai hết 25 triệu đồng, đơn vị tự lo.",
  ]);
});

describe("ranks, shares in other words, wholes told roughly", () => {
  eachPair(network, [
    ["Mảng tốn nhất là ….", "phần mềm chuyên môn", "hạ tầng truyền dẫn"],
    ["Nhóm … đứng thứ hai về kinh phí.", "hạ tầng truyền dẫn", "bồi dưỡng nhân lực"],
    [
      "Trong nhóm phần mềm chuyên môn, khoản rẻ nhất là ….",
      "phần mềm khảo sát hài lòng",
      "phần mềm quản lý kho dược",
    ],
    ["Cứ 100 đồng dự toán thì … đồng lấy từ ngân sách nhà nước.", "67", "76"],
    ["Tỷ lệ ngân sách nhà nước và Quỹ phát triển xấp xỉ ….", "67:33", "76:24"],
    [
      "Toàn bộ kinh phí bồi dưỡng kỹ năng phân tích dữ liệu do … chi trả.",
      "ngân sách nhà nước",
      "Quỹ phát triển",
    ],
    ["So với hạ tầng truyền dẫn, kinh phí bồi dưỡng nhân lực chỉ bằng ….", "18,4%", "14,8%"],
    [
      "Hạ tầng truyền dẫn, phần mềm chuyên môn cộng dồn 786.300.000 đồng, bằng … dự toán.",
      "93,1%",
      "91,3%",
    ],
    ["Quỹ phát triển góp ít nhất, 277,9 triệu đồng (…).", "32,9%", "39,2%"],
    ["Dự toán năm nay … đồng.", "gần 850 triệu", "gần 950 triệu"],
    ["Trung tâm cần … triệu đồng cho cả năm.", "845", "854"],
  ]);
});
