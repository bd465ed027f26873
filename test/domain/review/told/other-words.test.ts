/** Small counts with their words, names told with their group, shares and changes in other words, what the text alone tells. */
import { describe } from "vitest";

import type { Budget } from "./budgets.ts";
import { beside2025, components, equipment } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

/** Rows that share a name stand in several groups. */
const byStation: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
I|Trạm Y tế xã Đức Chính||||90.000.000
1|Thuê bảo vệ|Tháng|12|5.000.000|60.000.000
2|Vệ sinh công nghiệp|Tháng|12|2.500.000|30.000.000
II|Trạm Y tế xã Lộc An||||110.000.000
1|Thuê bảo vệ|Tháng|12|6.000.000|72.000.000
2|Vệ sinh công nghiệp|Tháng|10|3.800.000|38.000.000
|Tổng cộng||||200.000.000`,
};

const withSources: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Máy tính để bàn|Bộ|10|15.000.000|150.000.000
2|Máy in laser|Cái|10|5.000.000|50.000.000
3|Thiết bị lưu trữ mạng|Bộ|2|50.000.000|100.000.000
|Tổng cộng||||300.000.000`,
};

describe("counts and amounts with their words", () => {
  eachPair(equipment, [
    ["Danh mục gồm 10 (…) hạng mục như bảng trên.", "mười", "mười một"],
    ["Kinh phí chia cho 4 (…) nhóm.", "bốn", "ba"],
    [
      "Máy tính để bàn có giá trị 270.000.000 đồng, viết bằng chữ ….",
      "hai trăm bảy mươi triệu đồng",
      "hai trăm bảy mươi lăm triệu đồng",
    ],
    [
      "Tổng số tiền 800.000.000 đồng, đọc bằng chữ là ….",
      "tám trăm triệu đồng",
      "tám trăm mười triệu đồng",
    ],
  ]);
  eachSilent(equipment, ["Có 12 (nam) học viên và 8 (nữ) học viên."]);
});

describe("rows that share a name, told with their group", () => {
  eachPair(byStation, [
    [
      "Hai khoản Thuê bảo vệ (Trạm Y tế xã Đức Chính) và Vệ sinh công nghiệp (Trạm Y tế xã Lộc An) cộng lại bằng … tổng dự toán.",
      "49%",
      "94%",
    ],
    [
      "Khoản nhỏ nhất trong bảng là Vệ sinh công nghiệp (…), chỉ 30.000.000 đồng.",
      "Trạm Y tế xã Đức Chính",
      "Trạm Y tế xã Lộc An",
    ],
    ["Đơn giá mục “Thuê bảo vệ – Trạm Y tế xã Lộc An” áp … đồng/tháng.", "6.000.000", "5.600.000"],
  ]);
  eachSilent(byStation, ["Tổng số lượng thuê bảo vệ của tất cả các trạm là 24 tháng."]);
});

describe("counts, ranks and quantities in other words", () => {
  eachPair(equipment, [
    ["… hạng mục được đưa vào bảng, không có hạng mục nào phát sinh.", "10", "12"],
    ["Hạ tầng mạng: … khoản, cộng 150.000.000 đồng.", "3", "5"],
    ["Số tiền nói trên phục vụ … khoản mục, sắp xếp trong 4 phần.", "10", "8"],
    ["Cả bốn nhóm đều cần thiết, ít tiền nhất là ….", "Đào tạo, tập huấn", "Hạ tầng mạng"],
    ["Mảng tốn nhiều tiền nhất: “…”.", "Thiết bị đầu cuối", "Hạ tầng mạng"],
    ["Tỷ trọng các nhóm lần lượt là 49,5%, …, 18,75% và 6,25%.", "25,5%", "22,5%"],
  ]);
  eachPair(withSources, [["Thiết bị lưu trữ mạng: số lượng … được tính theo nhu cầu.", "2", "4"]]);
  eachSilent(equipment, [
    "Trước hết là “Hạ tầng mạng”: 3 khoản, 150.000.000 đồng. Tiếp đến, “Đào tạo, tập huấn” cần 50.000.000 đồng cho 2 hạng mục.",
  ]);
});

describe("sources that only the text tells", () => {
  eachSilent(withSources, [
    "Ngân sách bảo đảm 187.400.000 đồng; nguồn thu hợp pháp của đơn vị bảo đảm 112.600.000 đồng.",
    "Nguồn chủ yếu là ngân sách tỉnh (187.400.000 đồng, tỷ lệ 62,5%). Đơn vị tự bảo đảm 112.600.000 đồng.",
    "Số dư Quỹ phát triển hoạt động sự nghiệp là 1.265.300.000 đồng.",
    "Cộng lại bằng 100% tổng dự toán. 425.000.000 đồng là số quyết toán năm 2025.",
  ]);
});

describe("levels of two years in other words", () => {
  eachPair(components, [
    [
      "Nếu lấy 600.000.000 đồng của năm 2025 làm gốc 100%, dự toán lần này ở mức ….",
      "121,6%",
      "112,6%",
    ],
    ["Dự toán năm 2025 là 600.000.000 đồng; hệ số so sánh 2026/2025: ….", "121,6%", "112,6%"],
    ["Dự toán kỳ này gấp … lần mức 600.000.000 đồng của năm 2025.", "1,22", "1,42"],
    [
      "Năm 2025 mình chỉ có 600.000.000đ, nên đợt này tăng thêm 129.600.000đ, cỡ ….",
      "21,6%",
      "26,1%",
    ],
  ]);
  eachPair(beside2025, [["DT 2025: 600.000.000đ; DT 2026 bằng … DT 2025.", "113,3%", "131,3%"]]);
});
