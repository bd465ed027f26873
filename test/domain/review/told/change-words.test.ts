/** What is called by words that look like "tăng" and "giảm" is no change: each kind of statement about it is held against the table. */
import { describe } from "vitest";

import { beside2025, type Budget, taxed } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

const network: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
I|Hạ tầng mạng||||240.000.000|140.000.000|100.000.000
1|Bộ chuyển mạch tầng 2|Cái|8|12.000.000|96.000.000|96.000.000|
2|Camera giám sát IP|Cái|32|2.500.000|80.000.000|44.000.000|36.000.000
3|Cáp quang nội bộ|Mét|1600|40.000|64.000.000||64.000.000
II|Nền tảng số||||360.000.000|260.000.000|100.000.000
4|Nền tảng hồ sơ sức khỏe|Gói|1|200.000.000|200.000.000|150.000.000|50.000.000
5|Phần mềm giám định bảo hiểm|Gói|1|100.000.000|100.000.000|60.000.000|40.000.000
6|Chữ ký số|Bộ|40|1.500.000|60.000.000|50.000.000|10.000.000
III|Tăng cường năng lực||||200.000.000|100.000.000|100.000.000
7|Tập huấn kỹ năng số|Lớp|8|15.000.000|120.000.000|60.000.000|60.000.000
8|Đánh giá, kiểm tra, giám sát|Đợt|4|20.000.000|80.000.000|40.000.000|40.000.000
|Tổng cộng||||800.000.000|500.000.000|300.000.000`,
};

describe("infrastructure, platforms, supervision, strengthening", () => {
  eachPair(network, [
    ["Chi cho hạ tầng chiếm … tổng dự toán.", "30%", "33%"],
    ["Chi cho ha tang … đồng, tương đương 30% tổng kinh phí.", "240.000.000", "204.000.000"],
    ["Kinh phí nền tảng số gấp … lần kinh phí hạ tầng mạng.", "1,5", "2,5"],
    [
      "Hạ tầng mạng và nền tảng số cộng lại …, chiếm 75% tổng kinh phí.",
      "600 triệu đồng",
      "650 triệu đồng",
    ],
    ["Kế hoạch lắp … camera giám sát IP.", "32", "23"],
    ["Tăng cường hạ tầng mạng với … triệu đồng.", "240", "340"],
    ["Kinh phí tăng cường năng lực là 200 triệu đồng, bằng … tổng kinh phí.", "25%", "52%"],
    [
      "Để giảm thời gian chờ của người bệnh, đơn vị đầu tư nền tảng hồ sơ sức khỏe với kinh phí … đồng.",
      "200.000.000",
      "250.000.000",
    ],
    [
      "Nhằm tăng tính bảo mật, đơn vị trang bị bộ chuyển mạch tầng 2 với số tiền … đồng.",
      "96.000.000",
      "69.000.000",
    ],
    ["Giá chữ ký số là … đồng/bộ, kèm thiết bị lưu khóa.", "1.500.000", "1.800.000"],
    ["Tổng kinh phí đã bao gồm thuế giá trị gia tăng là … đồng.", "800.000.000", "880.000.000"],
    [
      "Trong 240 triệu đồng hạ tầng mạng, camera giám sát IP là … đồng, còn lại mua sắm khác.",
      "80.000.000",
      "180.000.000",
    ],
    [
      "Để tăng cường giám sát, đơn vị lắp đặt 32 camera giám sát IP, tổng giá trị … đồng.",
      "80.000.000",
      "88.000.000",
    ],
    ["Phần mềm giám định bảo hiểm chiếm … kinh phí nền tảng số.", "27,8%", "37,8%"],
    [
      "Hạ tầng mạng lấy … đồng từ ngân sách nhà nước, còn lại từ nguồn thu sự nghiệp.",
      "140.000.000",
      "104.000.000",
    ],
  ]);
  eachSilent(network, [
    "Hạ tầng mạng tăng 20% so với năm 2025.",
    "Kinh phí hạ tầng tăng 40 triệu đồng so với năm trước.",
    "Hạ tầng mạng được tăng thêm 15 triệu đồng so với năm 2025.",
    "Tòa nhà 5 tầng được lắp 12 camera ở tầng 1 và 20 camera ở các tầng còn lại.",
    "Nhằm giảm 30% thời gian chờ, đơn vị triển khai nền tảng hồ sơ sức khỏe.",
    "Ban Giám đốc giao phòng Tài chính giám sát khoản 240 triệu đồng.",
    "Kinh phí từ đầu tư hạ tầng mạng theo phụ lục kèm theo là 240 triệu đồng.",
  ]);
});

describe("what the prices of two rows differ by", () => {
  eachPair(network, [
    ["Camera giám sát IP rẻ hơn bộ chuyển mạch tầng 2 … triệu đồng mỗi cái.", "9,5", "5,9"],
    ["Bộ chuyển mạch tầng 2 đắt hơn camera giám sát IP … đồng/cái.", "9.500.000", "9.000.000"],
    ["Đơn giá bộ chuyển mạch tầng 2 cao hơn camera giám sát IP … đồng.", "9.500.000", "5.900.000"],
    ["Bộ chuyển mạch tầng 2 nhiều hơn camera giám sát IP … đồng.", "16.000.000", "61.000.000"],
  ]);
});

describe("the tax of a row, by its rate", () => {
  eachPair(network, [
    ["Thuế giá trị gia tăng 10% của camera giám sát IP là … đồng.", "8.000.000", "80.000.000"],
    ["Thuế GTGT 8% của chữ ký số là … đồng.", "4.800.000", "8.400.000"],
    ["Camera giám sát IP chịu thuế VAT 10%, tương ứng … đồng.", "8.000.000", "9.000.000"],
  ]);
  eachPair(taxed, [
    ["Thuế giá trị gia tăng 10% của tủ hồ sơ sắt là … đồng.", "2.000.000", "2.500.000"],
    ["Tổng thuế giá trị gia tăng là … đồng.", "11.200.000", "12.200.000"],
  ]);
  eachSilent(network, [
    "Camera giám sát IP chịu thuế 10%, tương ứng 250.000 đồng/cái.",
    "Thuế GTGT 10% của camera giám sát IP đã nằm trong giá (7.272.727 đồng).",
  ]);
});

describe("a change stays one", () => {
  eachPair(beside2025, [
    ["Chi vật tư y tế tăng … so với năm 2025.", "20%", "25%"],
    ["Chi nước sạch giảm … đồng so với năm 2025.", "2.000.000", "3.000.000"],
  ]);
});
