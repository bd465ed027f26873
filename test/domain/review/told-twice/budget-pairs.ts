/** Sentences round a budget that tell one and the same quantity in ordinary wording; as in ./pairs.ts. */
import type { Pair } from "./pairs.ts";

const TOLD: readonly (readonly [a: string, b: string, value: string, other: string])[] = [
  [
    "Bệnh viện được giao {} giường bệnh kế hoạch năm 2026.",
    "Với quy mô {} giường bệnh kế hoạch, nhu cầu máy tính tại các buồng bệnh là rất lớn.",
    "220",
    "250",
  ],
  [
    "Đợt tập huấn được tổ chức trong {} ngày tại hội trường Trung tâm.",
    "Tiền ăn, nước uống được tính cho {} ngày tập huấn.",
    "3",
    "2",
  ],
  [
    "Thời gian thuê phần mềm quản lý bệnh viện là {} tháng, từ tháng 01/2026.",
    "Chi phí thuê phần mềm quản lý bệnh viện được tính cho {} tháng sử dụng.",
    "12",
    "10",
  ],
  [
    "Đơn giá được lấy trên cơ sở {} báo giá của các nhà cung cấp trên địa bàn tỉnh.",
    "{} báo giá kèm theo hồ sơ này đều còn hiệu lực đến ngày 31/3/2026.",
    "03",
    "02",
  ],
  [
    "Báo cáo kiểm kê tài sản được lập ngày {}.",
    "Theo báo cáo kiểm kê tài sản ngày {}, nhiều máy tính đã hết khấu hao.",
    "31/12/2025",
    "31/10/2025",
  ],
  [
    "Quỹ phát triển hoạt động sự nghiệp đến ngày 31/12/2025 còn {} đồng.",
    "Số dư Quỹ phát triển hoạt động sự nghiệp {} đồng tại ngày 31/12/2025 đủ để chi cho các nội dung trên.",
    "1.250.000.000",
    "1.520.000.000",
  ],
  [
    "Năm 2026, đơn vị được Sở Y tế giao dự toán {} triệu đồng.",
    "Trong dự toán {} triệu đồng Sở Y tế giao năm 2026, phần dành cho công nghệ thông tin còn thấp.",
    "3.200",
    "3.020",
  ],
  [
    "Dân số trên địa bàn phục vụ là {} người, sinh sống tại 12 xã.",
    "Trung tâm phục vụ dân số {} người trên địa bàn.",
    "142.300",
    "124.300",
  ],
  [
    "Bình quân mỗi ngày Bệnh viện tiếp nhận {} lượt khám ngoại trú.",
    "Với {} lượt khám ngoại trú mỗi ngày, khu tiếp đón thường xuyên ùn tắc.",
    "650",
    "560",
  ],
  [
    "Hợp đồng cho phép tạm ứng {}% giá trị ngay sau khi ký.",
    "Phần còn lại được thanh toán sau nghiệm thu, khấu trừ tạm ứng {}% giá trị hợp đồng.",
    "30",
    "40",
  ],
  [
    "Trung tâm là đơn vị tự bảo đảm {}% chi thường xuyên.",
    "Do tự bảo đảm {}% chi thường xuyên nên ngân sách chỉ hỗ trợ phần còn thiếu.",
    "70",
    "80",
  ],
  [
    "Phòng máy chủ có diện tích {} m2, đặt tại tầng 2.",
    "Với diện tích {} m2, phòng máy chủ đủ chỗ cho hai tủ rack.",
    "24",
    "42",
  ],
  [
    "Hệ thống camera gồm {} mắt, lắp từ năm 2019.",
    "Cả {} mắt camera đều ghi hình liên tục.",
    "32",
    "36",
  ],
  [
    "Thiết bị được bảo hành {} tháng kể từ ngày nghiệm thu.",
    "Trong thời gian bảo hành {} tháng, nhà thầu sửa chữa miễn phí.",
    "24",
    "36",
  ],
  [
    "Năm 2025 Trung tâm khám chữa bệnh cho {} lượt người.",
    "So với {} lượt người khám chữa bệnh năm 2025, số lượt năm nay dự kiến cao hơn 5%.",
    "86.400",
    "84.600",
  ],
  [
    "Mức chi hỗ trợ học viên là {} đồng/người/ngày.",
    "Học viên được hỗ trợ {} đồng/người/ngày theo quy chế chi tiêu nội bộ.",
    "150.000",
    "200.000",
  ],
  [
    "Lớp tập huấn có {} học viên là cán bộ các trạm y tế.",
    "Tài liệu được in đủ cho {} học viên của lớp tập huấn.",
    "45",
    "54",
  ],
  [
    "Công suất sử dụng giường bệnh năm 2025 đạt {}%.",
    "Với công suất sử dụng giường bệnh {}% năm 2025, bệnh viện luôn trong tình trạng quá tải.",
    "112",
    "121",
  ],
  [
    "Hạn nộp hồ sơ về Sở Y tế là ngày {}.",
    "Các khoa, phòng gửi nhu cầu để phòng Kế hoạch tổng hợp, kịp nộp hồ sơ về Sở Y tế ngày {}.",
    "15/11/2025",
    "25/11/2025",
  ],
  [
    "Đường truyền Internet chính có tốc độ {} Mbps.",
    "Tốc độ {} Mbps của đường truyền Internet chính không đáp ứng hội chẩn từ xa.",
    "200",
    "300",
  ],
  [
    "Xe cứu thương của đơn vị gồm {} chiếc.",
    "Định vị được lắp cho cả {} xe cứu thương.",
    "04",
    "05",
  ],
  [
    "Kế hoạch được Giám đốc phê duyệt với kinh phí {} đồng tại cuộc họp ngày 05/11/2025.",
    "Kinh phí {} đồng đã được Giám đốc phê duyệt là mức tối đa, các khoa không đề nghị bổ sung.",
    "2.450.000.000",
    "2.540.000.000",
  ],
  [
    "Máy chủ hiện tại được đầu tư năm {}.",
    "Do máy chủ được đầu tư năm {} nên không còn linh kiện thay thế.",
    "2015",
    "2017",
  ],
  [
    "Bảo hiểm y tế bao phủ {}% dân số trên địa bàn.",
    "Tỷ lệ bao phủ bảo hiểm y tế trên địa bàn là {}%.",
    "94,2",
    "92,4",
  ],
  [
    "Nhà cung cấp giao hàng chậm nhất {} ngày kể từ ngày hợp đồng có hiệu lực.",
    "Quá thời hạn giao hàng {} ngày kể từ ngày hợp đồng có hiệu lực, nhà cung cấp bị phạt.",
    "30",
    "45",
  ],
  [
    "Mức khoán công tác phí là {} đồng/tháng cho mỗi cán bộ trạm.",
    "Mỗi cán bộ trạm được khoán công tác phí {} đồng/tháng.",
    "500.000",
    "300.000",
  ],
  [
    "Giá gói thầu được lập theo báo giá ngày {} của Công ty A.",
    "Báo giá ngày {} của Công ty A có hiệu lực 90 ngày.",
    "12/9/2025",
    "21/9/2025",
  ],
  [
    "Dự toán được lập trên số liệu {} lượt điều trị nội trú của năm 2025.",
    "Năm 2025 có {} lượt điều trị nội trú.",
    "9.850",
    "8.950",
  ],
  [
    "Nguồn thu được để lại chi năm 2026 là {} triệu đồng.",
    "Nguồn thu được để lại chi năm 2026 ({} triệu đồng) là nguồn chính của bảng này.",
    "5.400",
    "4.500",
  ],
  [
    "Tiền thuê mặt bằng được trả theo quý, mỗi quý {} đồng.",
    "Mỗi quý đơn vị trả tiền thuê mặt bằng {} đồng.",
    "36.000.000",
    "63.000.000",
  ],
];

export const BUDGET_PAIRS: readonly Pair[] = TOLD.map(([a, b, value, other]) => ({
  a,
  b,
  value,
  other,
}));
