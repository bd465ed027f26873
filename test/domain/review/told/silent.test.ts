/** Sentences about other prices, years, places and parts: nothing is told of them. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import { beside2025, byQuarter, equipment, taxed } from "./budgets.ts";
import { eachSilent } from "./each-pair.ts";

describe("beside the budget equipment", () => {
  eachSilent(equipment, [
    "Ngoài nhóm thiết bị đầu cuối, đơn vị còn chi 150 triệu đồng cho hạ tầng mạng.",
    "Ngoài ngân sách nhà nước 480 triệu đồng, đơn vị bố trí thêm 320 triệu đồng từ nguồn thu sự nghiệp.",
    "Không kể phần đã thanh toán 50 triệu đồng, phần còn lại 100 triệu đồng của nhóm hạ tầng mạng được chi trong quý IV.",
    "Giá máy tính để bàn trên thị trường từ 14 đến 17 triệu đồng/bộ.",
    "Đơn giá máy tính để bàn năm 2025 là 14,2 triệu đồng/bộ.",
    "Mỗi trạm y tế được trang bị 01 máy tính để bàn, 01 máy in laser.",
    "Định mức máy tính để bàn không quá 20 triệu đồng/bộ theo quy định.",
    "Máy tính để bàn: tạm ứng 30% giá trị hợp đồng, tương đương 81 triệu đồng.",
    "Nhóm hạ tầng mạng thực hiện trong 6 tháng đầu năm.",
    "Đường truyền Internet tốc độ 300 Mbps, chi phí 5 triệu đồng/tháng, thanh toán theo quý 15 triệu đồng.",
    "Kinh phí thuê phần mềm quản lý khám chữa bệnh trả theo quý, mỗi quý 33 triệu đồng.",
    "Máy in laser và máy quét tài liệu cùng thuộc nhóm thiết bị đầu cuối, tổng kinh phí 126 triệu đồng.",
    "Tổng kinh phí 800 triệu đồng, trong đó 6 tháng đầu năm giải ngân 350 triệu đồng.",
    "Dự phòng 5% (40 triệu đồng) chưa tính trong dự toán.",
    "Ngân sách nhà nước cấp 60%, đơn vị tự bảo đảm 40%.",
    "Nếu được bổ sung 100 triệu đồng thì đơn vị sẽ mua thêm 6 bộ máy tính để bàn.",
    "Năm 2025 đơn vị đã mua 12 bộ máy tính để bàn với số tiền 174 triệu đồng.",
    "So với năm 2025, số máy tính để bàn mua mới tăng 6 bộ.",
    "Đơn giá máy tính để bàn tăng 5% so với năm 2025.",
    "Số lượng máy in laser giảm 10% so với năm 2025.",
    "Tiết kiệm 10% chi thường xuyên theo quy định (48 triệu đồng).",
    "Số lượt khám năm 2026 dự kiến tăng 8% so với năm 2025.",
    "Doanh thu dịch vụ dự kiến 12 tỷ đồng, tăng 7% so với năm 2025 (11,2 tỷ đồng).",
    "Phần mềm, dịch vụ tăng 15% so với năm 2025 do mở rộng phạm vi.",
    "Nhóm hạ tầng mạng tăng 30 triệu đồng so với năm 2025.",
    "Kinh phí đào tạo, tập huấn giảm so với năm 2025 vì một số lớp tổ chức trực tuyến.",
    "Tổng kinh phí tăng so với năm 2025 chủ yếu do mua mới máy tính để bàn (270 triệu đồng).",
    "Máy tính để bàn 15 triệu đồng/bộ, máy in laser 6 triệu đồng/cái, máy quét tài liệu 18 triệu đồng/cái.",
    "Chữ ký số cá nhân 1,8 triệu đồng/bộ/2 năm.",
    "Bình quân mỗi khoa được cấp 2 máy tính để bàn.",
    "Bình quân 15 triệu đồng/bộ đối với máy tính để bàn.",
    "Bình quân mỗi trạm y tế được đầu tư 40 triệu đồng.",
    "Ngân sách nhà nước hỗ trợ 246 triệu đồng cho thiết bị đầu cuối, 120 triệu đồng cho hạ tầng mạng, 84 triệu đồng cho phần mềm, dịch vụ và 30 triệu đồng cho đào tạo, tập huấn.",
    "Nguồn thu sự nghiệp: thiết bị đầu cuối 150 triệu đồng, phần mềm, dịch vụ 120 triệu đồng, hạ tầng mạng 30 triệu đồng, đào tạo, tập huấn 20 triệu đồng.",
    "Nhóm I: 396.000.000 đồng (ngân sách nhà nước 246.000.000 đồng, nguồn thu sự nghiệp 150.000.000 đồng); nhóm II: 204.000.000 đồng (ngân sách nhà nước 84.000.000 đồng, nguồn thu sự nghiệp 120.000.000 đồng).",
    "Nhóm thiết bị đầu cuối chiếm tỷ trọng lớn nhất (49,5%), tiếp đến là phần mềm, dịch vụ (25,5%), hạ tầng mạng (18,8%) và đào tạo, tập huấn (6,2%).",
    "Ngân sách nhà nước chiếm 62,1% kinh phí thiết bị đầu cuối và 80% kinh phí hạ tầng mạng.",
    "Khoản máy tính để bàn và khoản thuê phần mềm quản lý khám chữa bệnh đều trên 100 triệu đồng.",
    "Máy tính để bàn có bảo hành 36 tháng, phí bảo trì bằng 5% giá trị thiết bị.",
    "Trong 800 triệu đồng có 270 triệu đồng mua máy tính để bàn, còn lại 530 triệu đồng cho các nội dung khác.",
    "Nhóm I cần 396 triệu đồng, còn lại 404 triệu đồng cho ba nhóm kia.",
    "Ngân sách nhà nước đã giao 300 triệu đồng, còn lại 180 triệu đồng đề nghị bổ sung.",
    "Mỗi đợt mua 9 bộ máy tính để bàn, trị giá 135 triệu đồng.",
    "Trả trước 50% giá trị hợp đồng phần mềm, dịch vụ.",
    "Đợt 1 thanh toán 70% kinh phí thiết bị đầu cuối, đợt 2 thanh toán 30%.",
    "Hai lớp tập huấn sử dụng phần mềm có 120 học viên, mỗi lớp 60 học viên, mỗi lớp 20 triệu đồng.",
    "Giải ngân quý I đạt 20% dự toán (160 triệu đồng).",
    "Trung tâm có 12 khoa, phòng; mỗi khoa, phòng 1 máy tính để bàn, bộ phận một cửa 6 máy tính để bàn.",
    "Phương án 1 mua máy tính để bàn 13 triệu đồng/bộ, phương án 2 mua 15 triệu đồng/bộ; đơn vị chọn phương án 2.",
    "Báo giá thấp nhất của máy tính để bàn là 15.000.000 đồng/bộ, cao nhất là 16.500.000 đồng/bộ.",
    "Giá máy in laser 6 triệu đồng, chưa gồm phí vận chuyển 200.000 đồng/cái.",
    "Các nội dung trên được chia thành 2 gói thầu: gói 1 mua thiết bị đầu cuối và hạ tầng mạng (546 triệu đồng), gói 2 thuê phần mềm, dịch vụ (204 triệu đồng).",
    "Gói thầu số 1: 396 triệu đồng, gói thầu số 2: 204 triệu đồng, còn lại 200 triệu đồng mua sắm trực tiếp.",
  ]);
});

describe("beside the budget beside2025", () => {
  eachSilent(beside2025, [
    "Chi tiền điện tăng do giá điện tăng 5% từ tháng 5 năm 2025.",
    "Chi vật tư y tế tăng 60 triệu đồng vì số lượt khám tăng 18% so với năm 2025.",
    "Tổng dự toán tăng 80 triệu đồng, trong đó chi vật tư y tế tăng 60 triệu đồng, chi sửa chữa nhà cửa tăng 20 triệu đồng, chi tiền điện tăng 6 triệu đồng.",
    "Chi nước sạch và chi đào tạo cán bộ giảm 6 triệu đồng.",
    "Dự toán năm 2026 là 680 triệu đồng, tăng 13,3% so với thực hiện năm 2025; tiết kiệm 10% theo quy định.",
    "Đến hết tháng 9 năm 2025 đã thực hiện 450 triệu đồng.",
    "Chi tiền điện bình quân 10,5 triệu đồng/tháng.",
    "Năm 2025, chi vật tư y tế là 300 triệu đồng, năm 2026 dự toán 360 triệu đồng.",
    "Dự toán năm 2025 được giao 590 triệu đồng, ước thực hiện 600 triệu đồng.",
    "So với kế hoạch 5 năm, mức chi tăng 3%.",
    "Chi sửa chữa nhà cửa tăng 25% (20 triệu đồng) so với năm 2025.",
    "Mức tăng lương cơ sở 7,2% chưa tính vào dự toán.",
    "Chi đào tạo cán bộ giảm 6,7%, tương ứng 4 triệu đồng.",
    "Tổng dự toán tăng 13,3%, trong khi chi tiền điện chỉ tăng 5%.",
  ]);
});

describe("beside the budget byQuarter", () => {
  eachSilent(byQuarter, [
    "Quý I và quý II lần lượt 30,5 triệu đồng và 77 triệu đồng.",
    "6 tháng đầu năm 107,5 triệu đồng, 6 tháng cuối năm 142,5 triệu đồng.",
    "Sửa chữa thiết bị tập trung vào quý II (20 triệu đồng, chiếm 50%).",
    "Quý I chiếm 12,2%, quý II chiếm 30,8%, quý III chiếm 35,6%, quý IV chiếm 21,4%.",
    "Hội nghị, tập huấn tổ chức trong 6 tháng cuối năm với 60 triệu đồng.",
    "Vật tư văn phòng mua 4 đợt, mỗi quý một đợt, bình quân 15 triệu đồng/đợt.",
    "Thuê đường truyền số liệu trả đều 15 triệu đồng mỗi quý.",
    "Hội nghị, tập huấn chiếm 36% kinh phí cả năm, riêng quý III chiếm 56,2% kinh phí của quý.",
  ]);
});

describe("beside the budget taxed", () => {
  eachSilent(taxed, [
    "Bàn làm việc và ghế xoay lưới chịu thuế suất 8%, tủ hồ sơ sắt và máy điều hòa 18000BTU chịu thuế suất 10%.",
    "Giá bàn làm việc 3 triệu đồng/cái chưa thuế, 3,24 triệu đồng/cái đã gồm thuế.",
    "Mỗi bộ máy điều hòa 18000BTU 14 triệu đồng chưa gồm thuế, chi phí lắp đặt 1 triệu đồng/bộ do nhà thầu chịu.",
    "Thuế GTGT 8% là 3.600.000 đồng, thuế GTGT 10% là 7.600.000 đồng.",
  ]);
});

const wards = `
TT|Khoa|SL|Đơn giá|Thành tiền
I|Khoa Nội|||13.000.000
1|Máy tính bảng đi buồng|1|9.500.000|9.500.000
2|Máy đọc mã vạch|1|3.500.000|3.500.000
II|Khoa Ngoại|||26.000.000
1|Máy tính bảng đi buồng|2|9.500.000|19.000.000
2|Máy đọc mã vạch|2|3.500.000|7.000.000
III|Khoa Sản|||13.000.000
1|Máy tính bảng đi buồng|1|9.500.000|9.500.000
2|Máy đọc mã vạch|1|3.500.000|3.500.000
|Tổng cộng|||52.000.000`;

it("rows of one name in several groups are told by their sum", async () => {
  const text =
    "Khoa Nội được bố trí 13.000.000 đồng; riêng máy tính bảng cho toàn viện là 38.000.000 đồng.";
  expect(await toldBelow(wards, text)).toEqual([]);
});

it("a thing called otherwise shares the amount of the one behind it", async () => {
  const text = "Mua 18 bộ máy trạm và 9 máy in laser hết 324.000.000 đồng.";
  expect(await toldBelow(equipment.rows, text)).toEqual([]);
});
