/** Figures beside things that a sentence names, in words that no reader of statements knows: the things bear them or not. */
import { describe } from "vitest";

import { beside2025, byQuarter, equipment, taxed } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("money of what is named", () => {
  eachPair(equipment, [
    ["Nhóm I và nhóm III ngốn hết … trong năm.", "546 triệu đồng", "564 triệu đồng"],
    ["Máy quét tài liệu ngốn … của đơn vị.", "72 triệu đồng", "27 triệu đồng"],
    ["Bộ lưu điện dự trù vào … thôi.", "20 triệu đồng", "45 triệu đồng"],
    ["Máy tính để bàn, máy in laser gộp vào thì hết ….", "324 triệu đồng", "342 triệu đồng"],
    ["Hạ tầng mạng dự trù vào khoảng ….", "150 triệu đồng", "210 triệu đồng"],
    // The total of the table is no figure of a part.
    ["Thiết bị đầu cuối nằm ở mức ….", "396.000.000 đồng", "800.000.000 đồng"],
  ]);
  eachPair(taxed, [
    ["Ghế xoay lưới kể cả thuế hết ….", "16,2 triệu đồng", "12,6 triệu đồng"],
    ["Bình quân mỗi mặt hàng sau thuế là ….", "32.240.000 đồng", "34.240.000 đồng"],
  ]);
  eachPair(byQuarter, [
    [
      "Sửa chữa thiết bị làm trong quý I và quý II, tổng cộng ….",
      "25,5 triệu đồng",
      "52,5 triệu đồng",
    ],
  ]);
  eachSilent(equipment, [
    "Máy in laser cùng loại ngoài thị trường có giá 7,3 triệu đồng.",
    "Nhóm II được bổ sung thêm 35 triệu đồng so với đề xuất ban đầu.",
    "Máy tính để bàn đang dùng được bàn giao từ dự án với nguyên giá 64 triệu đồng.",
    "Nguồn thu sự nghiệp chi cho ba loại máy còn lại 150.000.000 đồng.",
    "Chưa kể nhóm đào tạo, kinh phí là 750.000.000 đồng.",
  ]);
});

describe("shares of what is named", () => {
  eachPair(equipment, [
    ["Trong nhóm I, máy in laser chiếm ….", "13,6%", "16,3%"],
    ["Trong nhóm II, ngân sách nhà nước bảo đảm ….", "41,2%", "44,2%"],
    ["Đường truyền Internet chiếm … kinh phí nhóm hạ tầng mạng.", "40%", "46%"],
    ["Phần mềm, dịch vụ bằng … hạ tầng mạng.", "136%", "163%"],
  ]);
  eachSilent(equipment, [
    "Hạ tầng mạng và các khoản lặt vặt chiếm 21,4% kinh phí.",
    "Máy in laser và mực in chiếm 9,9% kinh phí.",
  ]);
});

describe("counts near what is named", () => {
  eachPair(equipment, [
    ["Lắp … bộ phát wifi ở hai dãy nhà.", "20", "24"],
    ["Đơn vị cấp … chữ ký số cá nhân cho bác sĩ.", "40", "44"],
    ["Thuê phần mềm quản lý khám chữa bệnh trong … tháng.", "12", "10"],
    ["Bộ lưu điện: … cái, thành tiền 20.000.000 đồng.", "2", "3"],
  ]);
  eachSilent(equipment, [
    "Máy tính để bàn được bảo hành 36 tháng.",
    "Khoa Dược nhận 3 máy in laser cho quầy cấp phát.",
    "Bộ phát wifi và 6 cái ăng ten được lắp trong quý II.",
  ]);
});

describe("changes between two years in other words", () => {
  eachPair(beside2025, [
    ["Năm 2025 đã dùng 600 triệu đồng, năm nay xin 680 triệu đồng, tăng ….", "13,3%", "16,3%"],
    ["Dự toán năm 2026 gấp … lần mức thực hiện năm 2025.", "1,13", "1,31"],
    ["Khoản chi vật tư y tế năm nay gấp … lần năm trước.", "1,2", "1,5"],
  ]);
  eachSilent(beside2025, [
    "So với đề xuất của các khoa, mức chi giảm 12%.",
    "Số lượt khám tăng 8% so với năm 2025.",
  ]);
});

describe("the whole in other words, and amounts of last year in the text", () => {
  eachPair(equipment, [
    ["Quy mô dự toán năm 2026 dừng ở con số ….", "800.000.000 đồng", "270.000.000 đồng"],
    ["Tính chung, nhu cầu kinh phí vào độ ….", "800 triệu đồng", "808 triệu đồng"],
    [
      "So với mức 640.000.000 đồng của năm trước, kinh phí năm nay cao hơn ….",
      "160.000.000 đồng",
      "106.000.000 đồng",
    ],
  ]);
  eachSilent(equipment, [
    "Dự toán mua sắm máy chủ do tỉnh lo là 270.000.000 đồng.",
    "Nhu cầu kinh phí quý II là 215.000.000 đồng.",
  ]);
});

const stations = {
  unit: "đồng",
  rows: `
TT|Đơn vị|Kinh phí máy móc|Kinh phí phần mềm|Tổng kinh phí
1|Trạm Y tế xã Ea Tul|64.000.000|12.500.000|76.500.000
2|Trạm Y tế xã Cư Né|48.000.000|12.500.000|60.500.000
3|Trạm Y tế xã Ea Kao|81.000.000|9.500.000|90.500.000
|Cộng|193.000.000|34.500.000|227.500.000`,
};

describe("bodies that get the money, and columns of its parts", () => {
  eachPair(stations, [
    ["Kinh phí được chia cho … trạm y tế.", "3", "5"],
    ["Bình quân mỗi trạm nhận ….", "75.833.333 đồng", "78.533.333 đồng"],
    ["Trạm Y tế xã Cư Né được ….", "60,5 triệu đồng", "65,5 triệu đồng"],
    ["Kinh phí phần mềm chiếm … tổng kinh phí.", "15,2%", "12,5%"],
  ]);
});
