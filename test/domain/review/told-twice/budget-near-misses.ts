/** Sentences round a budget with different figures that do not contradict each other. */
export const BUDGET_NEAR_MISSES: readonly (readonly [a: string, b: string])[] = [
  [
    "Trung tâm quản lý 14 trạm y tế xã, phường.",
    "Đợt này mua máy in cho 12 trạm y tế xã, phường chưa được trang bị.",
  ],
  ["Trung tâm quản lý 14 trạm y tế.", "Riêng 3 trạm y tế vùng ba được cấp thêm bộ lưu điện."],
  [
    "Toàn Trung tâm có 118 viên chức và người lao động.",
    "Chứng thư số đợt 1 được cấp cho 86 viên chức và người lao động.",
  ],
  [
    "Bệnh viện được giao 220 giường bệnh kế hoạch năm 2025.",
    "Bệnh viện được giao 250 giường bệnh kế hoạch năm 2026.",
  ],
  ["Lớp an toàn thông tin tổ chức trong 3 ngày.", "Lớp bệnh án điện tử tổ chức trong 2 ngày."],
  ["Thuê phần mềm quản lý bệnh viện 12 tháng.", "Thuê phần mềm quản lý xét nghiệm 10 tháng."],
  ["Máy chủ có 03 báo giá.", "Máy in có 02 báo giá."],
  ["Hợp đồng thiết bị tạm ứng 30% giá trị.", "Hợp đồng phần mềm tạm ứng 40% giá trị."],
  [
    "Năm 2025, đơn vị tự bảo đảm 70% chi thường xuyên.",
    "Từ năm 2026, đơn vị tự bảo đảm 80% chi thường xuyên.",
  ],
  [
    "Nhà thầu được tạm ứng 30% giá trị hợp đồng.",
    "Thanh toán 70% giá trị hợp đồng sau nghiệm thu.",
  ],
  ["Bảo hành 24 tháng đối với máy tính.", "Bảo hành 12 tháng đối với máy in."],
  ["Năm 2024 khám 80.200 lượt, năm 2025 khám 86.400 lượt.", "Năm 2026 dự kiến khám 90.000 lượt."],
  ["Dân số toàn huyện 142.300 người.", "Dân số xã Ea Kao 12.400 người."],
  [
    "Quỹ phát triển hoạt động sự nghiệp đầu năm còn 900 triệu đồng.",
    "Quỹ phát triển hoạt động sự nghiệp cuối năm còn 1.250 triệu đồng.",
  ],
  ["Bình quân mỗi ngày khám 650 lượt.", "Ngày cao điểm khám 900 lượt."],
  [
    "Công suất sử dụng giường bệnh năm 2024 đạt 98%.",
    "Công suất sử dụng giường bệnh năm 2025 đạt 112%.",
  ],
  ["Lớp tập huấn thứ nhất có 45 học viên.", "Lớp tập huấn thứ hai có 54 học viên."],
  [
    "Trung tâm có 96 máy tính, trong đó 14 máy hỏng.",
    "Mua mới 20 máy tính thay cho số hỏng và bổ sung cho bộ phận thiếu.",
  ],
  ["Sở Y tế giao dự toán 3.200 triệu đồng.", "Sở Y tế giao bổ sung dự toán 300 triệu đồng."],
  [
    "Mức khoán công tác phí cán bộ trạm 500.000 đồng/tháng.",
    "Mức khoán công tác phí trưởng trạm 600.000 đồng/tháng.",
  ],
  ["Máy chủ số 1 đầu tư năm 2015.", "Máy chủ số 2 đầu tư năm 2019."],
  ["Bệnh viện có 26 bàn khám.", "Màn hình gọi số đợt này lắp tại 10 bàn khám của Bệnh viện."],
  ["Phòng máy chủ có diện tích 24 m2.", "Kho thiết bị có diện tích 42 m2."],
  ["Tỷ lệ bao phủ bảo hiểm y tế là 94,2%.", "Phấn đấu tỷ lệ bao phủ bảo hiểm y tế đạt 96%."],
  ["Đơn vị có 17 khoa lâm sàng.", "Năm 2025 đã triển khai bệnh án điện tử ở 6 khoa lâm sàng."],
  [
    "Hạn nộp hồ sơ về Sở Y tế là ngày 15/11/2025.",
    "Hạn nộp hồ sơ về phòng Kế hoạch là ngày 05/11/2025.",
  ],
  [
    "Nhà thầu giao hàng trong 30 ngày kể từ ngày ký hợp đồng.",
    "Nhà thầu khắc phục trong 5 ngày kể từ ngày nhận thông báo.",
  ],
  ["Hội đồng mua sắm họp ngày 14/10/2025.", "Hội đồng mua sắm họp lần hai ngày 24/10/2025."],
  ["Hội đồng mua sắm họp ngày 14/10/2025.", "Hội đồng thẩm định giá họp ngày 20/10/2025."],
  ["Trạm có 7 nhân viên.", "Trung tâm có 118 nhân viên."],
  [
    "Đơn vị có 145 máy tính, trong đó khối điều trị 98 máy.",
    "Khối hành chính và trạm có 47 máy tính.",
  ],
  [
    "Tổng thu dịch vụ năm 2025 ước đạt 18.600 triệu đồng.",
    "Thu dịch vụ 9 tháng đầu năm 2025 đạt 13.900 triệu đồng.",
  ],
  [
    "Tổng thu dịch vụ năm 2025 đạt 18.600 triệu đồng.",
    "Tổng thu dịch vụ năm 2026 dự kiến 19.500 triệu đồng.",
  ],
  [
    "Kinh phí được phê duyệt năm 2025 là 2.100.000.000 đồng.",
    "Kinh phí đề nghị phê duyệt năm 2026 là 2.450.000.000 đồng.",
  ],
  ["Phần mềm cho phép 150 người dùng đồng thời.", "Hiện có 96 người dùng thường xuyên."],
  ["Đường truyền chính 200 Mbps.", "Đường truyền dự phòng 100 Mbps."],
  [
    "Chi hỗ trợ học viên 150.000 đồng/người/ngày.",
    "Chi bồi dưỡng giảng viên 800.000 đồng/người/ngày.",
  ],
  ["Hội nghị sơ kết có 60 đại biểu tham dự.", "Hội nghị tổng kết có 120 đại biểu tham dự."],
  ["Bảo dưỡng 40 máy điều hòa, mỗi năm 2 lần.", "Đơn vị có 52 máy điều hòa."],
  ["Có 5 trạm y tế chưa có máy siêu âm.", "Trung tâm có 14 trạm y tế."],
  [
    "Trong 14 trạm y tế, 9 trạm đã có cáp quang.",
    "Các trạm còn lại, gồm 5 trạm y tế, dùng sóng di động.",
  ],
  ["Thời gian thuê mặt bằng là 12 tháng.", "Đặt cọc 2 tháng tiền thuê mặt bằng."],
  ["Đơn vị có 04 xe cứu thương.", "Định vị đã lắp cho 02 xe cứu thương, nay lắp tiếp 02 xe."],
  ["Năm 2025 mua 20 máy tính cho khoa Khám bệnh.", "Năm 2026 mua 24 máy tính cho khoa Khám bệnh."],
  [
    "Chi phí bảo trì tính bằng 10% giá trị phần mềm.",
    "Chi phí dự phòng tính bằng 5% giá trị phần mềm.",
  ],
  ["Ngân sách hỗ trợ 30% kinh phí.", "Đơn vị đối ứng 70% kinh phí."],
  ["Giá trị hợp đồng cũ là 120.000.000 đồng/năm.", "Giá trị hợp đồng mới là 132.000.000 đồng/năm."],
  ["Nhân lực của Trung tâm là 118 người.", "Nhân lực của các trạm y tế là 84 người."],
  ["Lớp 1 tổ chức 3 ngày, lớp 2 tổ chức 2 ngày.", "Tổng thời gian tập huấn là 5 ngày."],
  ["Thời hạn bảo hành tối thiểu 24 tháng.", "Nhà thầu chào thời hạn bảo hành 36 tháng."],
];
