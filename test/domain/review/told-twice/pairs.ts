/**
 * Two sentences that tell one and the same quantity. `{}` is the value: with `value` in both they agree; with `other`
 * in either of them they contradict. Where the second tells a figure reckoned from the first, it has its own values.
 */
export interface Pair {
  a: string;
  b: string;
  value: string;
  other: string;
  /** The second sentence's figures, where they are not those of the first. */
  second?: { value: string; other: string };
}

const pair = (a: string, b: string, value: string, other: string): Pair => ({ a, b, value, other });

export const PAIRS: readonly Pair[] = [
  // Staff and members.
  pair(
    "Bệnh viện hiện có {} bác sĩ.",
    "Lịch trực được xếp cho toàn bộ {} bác sĩ của bệnh viện.",
    "48",
    "45",
  ),
  pair(
    "Trung tâm có {} cán bộ, viên chức.",
    "Cả {} cán bộ, viên chức của Trung tâm đều được cấp tài khoản thư điện tử.",
    "96",
    "69",
  ),
  pair(
    "Tổng số điều dưỡng của đơn vị là {} người.",
    "Mũi tiêm nhắc được tổ chức cho tất cả {} điều dưỡng của đơn vị.",
    "112",
    "121",
  ),
  pair(
    "Đơn vị hiện có {} hộ sinh đang công tác.",
    "Đồng phục năm nay may cho {} hộ sinh đang công tác tại đơn vị.",
    "17",
    "19",
  ),
  pair(
    "Hội đồng khoa học gồm {} thành viên.",
    "Kết luận được {0}/{0} thành viên Hội đồng khoa học biểu quyết thông qua.",
    "09",
    "11",
  ),
  pair(
    "Ban chỉ đạo chuyển đổi số có {} thành viên do Giám đốc làm Trưởng ban.",
    "Tài liệu họp đã gửi đủ cho {} thành viên Ban chỉ đạo chuyển đổi số.",
    "13",
    "15",
  ),
  pair(
    "Tổ công nghệ thông tin có {} nhân sự.",
    "Với {} nhân sự, Tổ công nghệ thông tin phải trực luân phiên cả tuần.",
    "4",
    "6",
  ),
  pair(
    "Mạng lưới cộng tác viên dân số gồm {} người.",
    "Phụ cấp được chi trả cho toàn bộ {} cộng tác viên dân số.",
    "215",
    "251",
  ),
  pair(
    "Biên chế được giao năm 2026 là {} người.",
    "Quỹ lương tính trên {} biên chế được giao năm 2026.",
    "180",
    "188",
  ),
  pair(
    "Số người làm việc tại thời điểm lập kế hoạch: {} người.",
    "Suất ăn ca tính cho {} người làm việc tại thời điểm lập kế hoạch.",
    "143",
    "134",
  ),
  pair(
    "Có {} nhân viên y tế thôn, bản đang hoạt động trên địa bàn.",
    "Túi thuốc y tế sẽ trang bị cho cả {} nhân viên y tế thôn, bản đang hoạt động.",
    "78",
    "87",
  ),
  // Units and places.
  pair(
    "Đơn vị quản lý {} phòng khám đa khoa khu vực.",
    "Đường truyền được nâng cấp tại cả {} phòng khám đa khoa khu vực.",
    "5",
    "7",
  ),
  pair(
    "Cơ cấu tổ chức gồm {} khoa, phòng.",
    "Kế hoạch này được phổ biến đến toàn bộ {} khoa, phòng.",
    "21",
    "23",
  ),
  pair(
    "Toàn huyện có {} điểm tiêm chủng.",
    "Tủ lạnh chuyên dụng hiện đã có ở tất cả {} điểm tiêm chủng.",
    "34",
    "43",
  ),
  pair(
    "Trên địa bàn có {} nhà thuốc, quầy thuốc.",
    "Toàn bộ {} nhà thuốc, quầy thuốc trên địa bàn phải kết nối cơ sở dữ liệu dược.",
    "162",
    "126",
  ),
  pair(
    "Địa bàn phụ trách gồm {} thôn, tổ dân phố.",
    "Loa truyền thanh phủ tới cả {} thôn, tổ dân phố.",
    "88",
    "98",
  ),
  pair(
    "Ngành y tế tỉnh quản lý {} cơ sở khám bệnh, chữa bệnh công lập.",
    "Tất cả {} cơ sở khám bệnh, chữa bệnh công lập đã liên thông dữ liệu.",
    "29",
    "27",
  ),
  pair(
    "- Quy mô giường bệnh: {} giường.",
    "Với {} giường bệnh, công suất sử dụng đạt mức cao.",
    "250",
    "520",
  ),
  pair(
    "Bệnh viện được giao {} giường kế hoạch.",
    "Định mức vật tư tính theo {} giường kế hoạch.",
    "400",
    "440",
  ),
  pair(
    "Khu điều trị mới có {} phòng mổ.",
    "Hệ thống khí y tế cấp cho toàn bộ {} phòng mổ của khu điều trị mới.",
    "6",
    "8",
  ),
  // Things.
  pair(
    "Toàn đơn vị có {} máy in.",
    "Hợp đồng bơm mực áp dụng cho tất cả {} máy in của đơn vị.",
    "58",
    "85",
  ),
  pair(
    "Hiện nay có {} máy tính bảng đang sử dụng.",
    "Phần mềm quản lý thiết bị được cài cho {} máy tính bảng đang sử dụng.",
    "40",
    "44",
  ),
  pair(
    "Bệnh viện có {} xe cứu thương.",
    "Cả {} xe cứu thương của bệnh viện đều lắp thiết bị giám sát hành trình.",
    "3",
    "5",
  ),
  pair(
    "Số camera hiện có: {} chiếc.",
    "Ổ lưu trữ phải ghi được hình của toàn bộ {} camera hiện có.",
    "64",
    "46",
  ),
  pair(
    "Tổng số chứng thư số đã cấp: {} chứng thư số.",
    "Rà soát hiệu lực của {} chứng thư số đã cấp.",
    "310",
    "301",
  ),
  pair(
    "Đơn vị đang quản lý {} hồ sơ sức khỏe điện tử.",
    "Toàn bộ {} hồ sơ sức khỏe điện tử do đơn vị quản lý sẽ được làm sạch.",
    "52.300",
    "53.200",
  ),
  pair(
    "Kho lưu trữ hiện giữ {} hồ sơ bệnh án giấy.",
    "Dự án sẽ quét toàn bộ {} hồ sơ bệnh án giấy trong kho lưu trữ.",
    "18.500",
    "15.800",
  ),
  pair(
    "Hệ thống mạng hiện có {} bộ phát Wi-Fi.",
    "Toàn bộ {} bộ phát Wi-Fi của hệ thống mạng được thay mật khẩu định kỳ.",
    "37",
    "73",
  ),
  pair(
    "Có {} máy siêu âm đang hoạt động.",
    "Dữ liệu của {} máy siêu âm đang hoạt động được đẩy về PACS.",
    "8",
    "9",
  ),
  pair("Phần mềm gồm {} phân hệ.", "Nhà thầu bàn giao đủ {} phân hệ của phần mềm.", "14", "16"),
  pair(
    "Gói thầu có {} mặt hàng.",
    "Giá trúng thầu của cả {} mặt hàng trong gói thầu đều thấp hơn giá kế hoạch.",
    "27",
    "72",
  ),
  pair(
    "Đề án đặt ra {} nhóm nhiệm vụ.",
    "Trên đây là toàn bộ {} nhóm nhiệm vụ của đề án.",
    "7",
    "6",
  ),
  pair(
    "Đơn vị đã nhận {} báo giá.",
    "Giá dự toán là trung bình cộng của {} báo giá đã nhận.",
    "05",
    "03",
  ),
  pair(
    "Có {} nhà thầu nộp hồ sơ dự thầu.",
    "Cả {} nhà thầu nộp hồ sơ dự thầu đều đáp ứng yêu cầu.",
    "4",
    "2",
  ),
  pair("Có {} đại biểu dự họp.", "Biên bản được {0}/{0} đại biểu dự họp nhất trí.", "22", "26"),
  pair(
    "Số phiếu phát ra là {} phiếu.",
    "Trong {} phiếu phát ra, hầu hết được thu về ngay trong ngày.",
    "450",
    "405",
  ),
  pair(
    "Chương trình được tổ chức làm {} đợt trong năm.",
    "Tổng cộng {} đợt tổ chức đều có đánh giá sau chương trình.",
    "03",
    "05",
  ),
  pair(
    "Trong năm mở {} lớp đào tạo kỹ năng số.",
    "Toàn bộ {} lớp đào tạo kỹ năng số trong năm do giảng viên của tỉnh đứng lớp.",
    "8",
    "10",
  ),
  // Spans of time.
  pair(
    "Thời gian bảo hành máy chủ là {} tháng.",
    "Nhà thầu cam kết thời gian bảo hành máy chủ {} tháng kể từ ngày nghiệm thu.",
    "36",
    "24",
  ),
  pair(
    "Hợp đồng có thời hạn thực hiện {} ngày.",
    "Thời hạn thực hiện hợp đồng là {} ngày kể từ ngày ký.",
    "90",
    "60",
  ),
  pair(
    "Báo cáo sự cố gửi về Sở Y tế chậm nhất {} giờ kể từ khi phát hiện.",
    "Quá {} giờ kể từ khi phát hiện mà chưa gửi báo cáo sự cố thì xử lý theo quy chế.",
    "24",
    "48",
  ),
  pair(
    "Thời gian lưu trữ dữ liệu camera là {} ngày.",
    "Ổ cứng đáp ứng thời gian lưu trữ dữ liệu camera {} ngày.",
    "30",
    "15",
  ),
  pair(
    "Nhà cung cấp phải giao hàng trong {} ngày kể từ ngày ký hợp đồng.",
    "Thời hạn giao hàng là {} ngày kể từ ngày ký hợp đồng.",
    "45",
    "30",
  ),
  pair(
    "Thời gian thuê phần mềm bệnh án điện tử là {} tháng.",
    "Kinh phí tính cho thời gian thuê phần mềm bệnh án điện tử {} tháng.",
    "12",
    "10",
  ),
  // Days.
  pair(
    "Việc lắp đặt phải hoàn thành trước ngày {}.",
    "Thời hạn hoàn thành lắp đặt {} được ghi vào hợp đồng.",
    "30/9/2026",
    "30/6/2026",
  ),
  pair(
    "Ngày khai trương cổng thông tin điện tử: {}.",
    "Cổng thông tin điện tử được khai trương ngày {}.",
    "15/3/2026",
    "15/5/2026",
  ),
  pair(
    "Hợp đồng thuê máy chủ hết hạn ngày {}.",
    "Do hợp đồng thuê máy chủ hết hạn ngày {} nên phải gia hạn.",
    "31/12/2026",
    "31/10/2026",
  ),
  pair(
    "Số liệu được chốt đến ngày {}.",
    "Mọi số liệu trong kế hoạch này chốt đến ngày {}.",
    "31/10/2025",
    "30/11/2025",
  ),
  pair(
    "Phần mềm HIS được đưa vào sử dụng từ năm {}.",
    "Vì phần mềm HIS đưa vào sử dụng từ năm {} nên nhiều chức năng đã lạc hậu.",
    "2016",
    "2019",
  ),
  pair(
    "Tòa nhà hành chính xây dựng năm {}.",
    "Tòa nhà hành chính được xây dựng từ năm {}, hệ thống điện đã xuống cấp.",
    "2005",
    "2009",
  ),
  // Money.
  pair(
    "Số dư quỹ phát triển hoạt động sự nghiệp tại ngày 31/12/2025 là {} đồng.",
    "Quỹ phát triển hoạt động sự nghiệp còn số dư {} đồng tại ngày 31/12/2025.",
    "845.000.000",
    "485.000.000",
  ),
  pair(
    "Tổng thu viện phí năm 2025 đạt {} đồng.",
    "Với tổng thu viện phí {} đồng của năm 2025, đơn vị tự bảo đảm chi thường xuyên.",
    "38.600.000.000",
    "36.800.000.000",
  ),
  pair(
    "Dự toán được giao năm 2025 là {} đồng.",
    "So với dự toán được giao năm 2025 ({} đồng), nhu cầu năm nay cao hơn.",
    "2.450.000.000",
    "2.540.000.000",
  ),
  pair(
    "Kinh phí đã giải ngân đến ngày 31/10/2025 là {} triệu đồng.",
    "Kinh phí đã giải ngân đến ngày 31/10/2025: {} triệu đồng.",
    "1.760",
    "1.670",
  ),
  pair(
    "Giá trị hợp đồng thuê đường truyền là {} đồng.",
    "Phụ lục hợp đồng giữ nguyên giá trị hợp đồng thuê đường truyền {} đồng.",
    "132.000.000",
    "123.000.000",
  ),
  pair(
    "Năm 2025, đơn vị được cấp {} đồng cho chuyển đổi số.",
    "Như vậy trong số {} đồng được cấp của năm 2025, phần lớn dành cho hạ tầng.",
    "1.980.000.000",
    "1.890.000.000",
  ),
  pair(
    "Mức thu bình quân một lượt khám là {} đồng.",
    "Mức thu bình quân một lượt khám {} đồng được dùng làm căn cứ dự báo nguồn thu.",
    "185.000",
    "158.000",
  ),
  // Population and other sizes.
  pair(
    "Dân số toàn xã là {} người.",
    "Với dân số {} người, toàn xã cần thêm một điểm tiêm chủng.",
    "14.650",
    "16.450",
  ),
  pair(
    "Tổng số hộ gia đình trên địa bàn là {} hộ.",
    "Phiếu khảo sát gửi tới tất cả {} hộ gia đình trên địa bàn.",
    "9.870",
    "8.970",
  ),
  pair(
    "Băng thông đường truyền Internet hiện tại là {} Mbps.",
    "Băng thông đường truyền Internet hiện tại ({} Mbps) không đủ cho hội chẩn từ xa.",
    "300",
    "200",
  ),
  pair(
    "Dung lượng lưu trữ của hệ thống sao lưu là {} TB.",
    "Hệ thống sao lưu có dung lượng lưu trữ {} TB.",
    "40",
    "48",
  ),
  pair(
    "Tổng diện tích sử dụng của trụ sở là {} m2.",
    "Trụ sở có tổng diện tích sử dụng {} m2 nên phải chia làm ba khu.",
    "3.200",
    "2.300",
  ),
  // Reckoned.
  {
    a: "Đơn vị sẽ mở {} khóa bồi dưỡng, mỗi khóa 30 học viên.",
    b: "Tổng số học viên được bồi dưỡng là {} người.",
    value: "5",
    other: "7",
    second: { value: "150", other: "180" },
  },
  {
    a: "Trang bị cho 6 tổ, mỗi tổ {} bộ máy tính.",
    b: "Tổng số bộ máy tính trang bị là {} bộ.",
    value: "4",
    other: "5",
    second: { value: "24", other: "20" },
  },
  {
    a: "Khối nội trú có {} điều dưỡng, khối ngoại trú có 21 điều dưỡng.",
    b: "Cộng cả khối nội trú và khối ngoại trú, đơn vị có {} điều dưỡng.",
    value: "54",
    other: "45",
    second: { value: "75", other: "57" },
  },
  {
    a: "Cơ sở 1 có {} máy tính, cơ sở 2 có 46 máy tính.",
    b: "Hai cơ sở có tất cả {} máy tính.",
    value: "74",
    other: "47",
    second: { value: "120", other: "102" },
  },
];
