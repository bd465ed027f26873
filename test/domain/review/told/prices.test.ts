/** Unit prices and quantities of rows in many forms. */
import { describe } from "vitest";

import { equipment } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("unit prices", () => {
  eachPair(equipment, [
    ["Máy tính để bàn mua 18 bộ, mỗi bộ … triệu đồng.", "15", "16"],
    ["Đơn giá máy in laser tính … triệu đồng/cái.", "6", "6,5"],
    ["Thuê phần mềm quản lý khám chữa bệnh … triệu đồng/tháng.", "11", "12"],
    ["Đường truyền Internet … đồng/tháng.", "5.000.000", "5.500.000"],
    ["Bình quân mỗi tháng chi … triệu đồng cho đường truyền Internet.", "5", "6"],
    ["Chữ ký số cá nhân 40 bộ với giá … đồng một bộ.", "1.800.000", "2.800.000"],
    ["Mỗi lớp tập huấn sử dụng phần mềm được bố trí … triệu đồng.", "20", "25"],
    ["Giá một bộ phát wifi là … đồng.", "3.500.000", "4.500.000"],
    ["Bộ lưu điện (… triệu đồng/cái).", "10", "12"],
    ["Mỗi máy quét tài liệu … triệu đồng.", "18", "16"],
    [
      "Máy tính để bàn được tính theo đơn giá … đồng/bộ theo báo giá thấp nhất.",
      "15.000.000",
      "14.500.000",
    ],
    ["Mua 20 bộ phát wifi, đơn giá … triệu đồng.", "3,5", "3,8"],
    ["Mức giá … triệu đồng/bộ của máy tính để bàn không vượt định mức.", "15", "17"],
    ["18 bộ máy tính để bàn × … đồng/bộ.", "15.000.000", "13.000.000"],
    ["Tài liệu tập huấn tính … đồng/bộ cho 100 học viên.", "100.000", "120.000"],
    ["Bình quân mỗi hạng mục … triệu đồng.", "80", "90"],
    ["Bình quân mỗi nhóm … triệu đồng.", "200", "230"],
  ]);
});

describe("quantities", () => {
  eachPair(equipment, [
    ["Trang bị … máy tính để bàn cho các trạm.", "18", "16"],
    ["Mua mới … máy in laser và 4 máy quét tài liệu.", "9", "8"],
    ["Mua mới 9 máy in laser và … máy quét tài liệu.", "4", "5"],
    ["Cấp … chữ ký số cá nhân.", "40", "45"],
    ["Mở … lớp tập huấn sử dụng phần mềm.", "02", "03"],
    ["Lắp … bộ phát wifi tại các khoa, phòng.", "20", "22"],
    ["Thuê phần mềm quản lý khám chữa bệnh trong … tháng.", "12", "10"],
    ["In … bộ tài liệu tập huấn.", "100", "120"],
    ["Số lượng máy tính để bàn đề nghị là … bộ.", "18", "19"],
    ["Đường truyền Internet được tính đủ … tháng.", "12", "11"],
    ["Cần … cái máy quét tài liệu, trị giá 72 triệu đồng.", "04", "06"],
  ]);
});
