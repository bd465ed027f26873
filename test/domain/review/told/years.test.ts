/** Quarters, halves of the year, means and last year. */
import { describe } from "vitest";

import { beside2025, byQuarter, equipment } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("quarters", () => {
  eachPair(byQuarter, [
    ["Sáu tháng đầu năm chi … triệu đồng.", "107,5", "117,5"],
    ["6 tháng cuối năm cần … triệu đồng.", "142,5", "124,5"],
    ["6 tháng cuối năm chiếm …% kinh phí cả năm.", "57", "47"],
    ["Lũy kế đến hết quý III là … triệu đồng.", "196,5", "186,5"],
    ["Nửa đầu năm dự kiến sử dụng …% kế hoạch.", "43", "48"],
    ["Bình quân mỗi quý … triệu đồng.", "62,5", "65,5"],
    ["Bình quân mỗi tháng … triệu đồng.", "20,8", "22,8"],
    ["Quý có nhu cầu cao nhất là quý ….", "III", "II"],
    ["Riêng quý IV bố trí … triệu đồng.", "53,5", "55,5"],
    ["Hai quý đầu năm cần … triệu đồng.", "107,5", "105,7"],
    ["Vật tư văn phòng quý IV là … triệu đồng.", "24", "34"],
    ["Thuê đường truyền số liệu mỗi quý … triệu đồng.", "15", "16"],
    ["Hội nghị, tập huấn tập trung vào quý III với … triệu đồng.", "50", "60"],
    ["9 tháng đầu năm sử dụng … triệu đồng.", "196,5", "169,5"],
    ["Quý III chiếm …% kinh phí cả năm.", "35,6", "36,5"],
    ["Quý I và quý II chiếm …% tổng kinh phí.", "43", "40"],
    ["Bình quân mỗi tháng chi … triệu đồng cho thuê đường truyền số liệu.", "5", "6"],
  ]);
});

describe("last year", () => {
  eachPair(beside2025, [
    ["Tổng dự toán tăng … triệu đồng so với thực hiện năm 2025.", "80", "90"],
    ["Tổng dự toán năm 2026 tăng …% so với năm 2025.", "13,3", "15,3"],
    ["Chi vật tư y tế tăng …% so với thực hiện năm 2025.", "20", "25"],
    ["Chi nước sạch giảm …% so với năm 2025.", "5", "6"],
    ["Dự toán năm 2026 bằng …% thực hiện năm 2025.", "113,3", "115,3"],
    ["Năm 2025 thực hiện … triệu đồng.", "600", "620"],
    ["Có … khoản tăng so với năm 2025.", "3", "4"],
    ["Có 3 khoản tăng và … khoản giảm.", "2", "3"],
    ["Chi đào tạo cán bộ giảm … triệu đồng so với năm trước.", "4", "5"],
    ["Chi sửa chữa nhà cửa tăng từ … triệu đồng lên 100 triệu đồng.", "80", "85"],
    ["Chi tiền điện năm 2026 là 126 triệu đồng, bằng …% năm 2025.", "105", "108"],
    ["So với năm 2025, chi sửa chữa nhà cửa tăng …%.", "25", "20"],
    ["Mức tăng chung là …%.", "13,3", "14,3"],
  ]);
});

describe("last year told in text", () => {
  eachPair(equipment, [
    [
      "Tổng kinh phí năm 2026 là 800 triệu đồng, tăng …% so với năm 2025 (640 triệu đồng).",
      "25",
      "20",
    ],
    [
      "Dự toán năm 2026 là 800.000.000 đồng, tăng … đồng so với dự toán năm 2025 (640.000.000 đồng).",
      "160.000.000",
      "150.000.000",
    ],
    [
      "Năm 2025 được giao 640 triệu đồng; năm 2026 đề nghị 800 triệu đồng, bằng …% năm 2025.",
      "125",
      "115",
    ],
    ["So với dự toán năm 2025 (640 triệu đồng), dự toán năm 2026 tăng … triệu đồng.", "160", "140"],
    ["So với dự toán năm 2025 là 640 triệu đồng, dự toán năm nay tăng …%.", "25", "28"],
    ["Tổng dự toán giảm …% so với năm 2025 (1.000 triệu đồng).", "20", "25"],
    [
      "Dự toán năm trước là 640.000.000 đồng, năm nay tăng 160.000.000 đồng, tương ứng …%.",
      "25",
      "35",
    ],
    ["Tăng 160 triệu đồng (tương đương …%) so với năm 2025.", "25", "30"],
    ["Nhu cầu năm nay 800 triệu đồng, giảm 200 triệu đồng (…%) so với năm 2025.", "20", "25"],
  ]);
});
