/** Budgets that sentences are told of; every figure fits. Cells are parted by "|". */
export interface Budget {
  rows: string;
  unit: string;
}

/** Groups, rows, two sources. */
export const equipment: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Nguồn thu sự nghiệp
I|Thiết bị đầu cuối||||396.000.000|246.000.000|150.000.000
1|Máy tính để bàn|Bộ|18|15.000.000|270.000.000|150.000.000|120.000.000
2|Máy in laser|Cái|9|6.000.000|54.000.000|54.000.000|
3|Máy quét tài liệu|Cái|4|18.000.000|72.000.000|42.000.000|30.000.000
II|Phần mềm, dịch vụ||||204.000.000|84.000.000|120.000.000
4|Thuê phần mềm quản lý khám chữa bệnh|Tháng|12|11.000.000|132.000.000|72.000.000|60.000.000
5|Chữ ký số cá nhân|Bộ|40|1.800.000|72.000.000|12.000.000|60.000.000
III|Hạ tầng mạng||||150.000.000|120.000.000|30.000.000
6|Bộ phát wifi|Cái|20|3.500.000|70.000.000|70.000.000|
7|Đường truyền Internet|Tháng|12|5.000.000|60.000.000|30.000.000|30.000.000
8|Bộ lưu điện|Cái|2|10.000.000|20.000.000|20.000.000|
IV|Đào tạo, tập huấn||||50.000.000|30.000.000|20.000.000
9|Tập huấn sử dụng phần mềm|Lớp|2|20.000.000|40.000.000|20.000.000|20.000.000
10|Tài liệu tập huấn|Bộ|100|100.000|10.000.000|10.000.000|
|Tổng cộng||||800.000.000|480.000.000|320.000.000`,
};

/** Rates and amounts of tax. */
export const taxed: Budget = {
  unit: "đồng",
  rows: `
TT|Tên hàng hóa, dịch vụ|ĐVT|Số lượng|Đơn giá (chưa VAT)|Thành tiền (chưa VAT)|Thuế VAT|Tiền thuế|Thành tiền (có VAT)
1|Bàn làm việc|Cái|10|3.000.000|30.000.000|8%|2.400.000|32.400.000
2|Ghế xoay lưới|Cái|10|1.500.000|15.000.000|8%|1.200.000|16.200.000
3|Tủ hồ sơ sắt|Cái|5|4.000.000|20.000.000|10%|2.000.000|22.000.000
4|Máy điều hòa 18000BTU|Bộ|4|14.000.000|56.000.000|10%|5.600.000|61.600.000
5|Phần mềm kế toán|Gói|1|29.000.000|29.000.000|KCT|0|29.000.000
|Tổng cộng||||150.000.000||11.200.000|161.200.000`,
};

/** Quarters in columns, triệu đồng. */
export const byQuarter: Budget = {
  unit: "triệu đồng",
  rows: `
TT|Nội dung chi|Quý I|Quý II|Quý III|Quý IV|Cả năm
1|Thuê đường truyền số liệu|15|15|15|15|60
2|Vật tư văn phòng|10|12|14|24|60
3|Sửa chữa thiết bị|5,5|20|10|4,5|40
4|Hội nghị, tập huấn|0|30|50|10|90
|Tổng cộng|30,5|77|89|53,5|250`,
};

/** Last year beside the plan's own. */
export const beside2025: Budget = {
  unit: "đồng",
  rows: `
TT|Khoản chi|Thực hiện năm 2025|Dự toán năm 2026|Tăng, giảm|Tỷ lệ (%)
1|Chi tiền điện|120.000.000|126.000.000|6.000.000|105
2|Chi nước sạch|40.000.000|38.000.000|-2.000.000|95
3|Chi vật tư y tế|300.000.000|360.000.000|60.000.000|120
4|Chi sửa chữa nhà cửa|80.000.000|100.000.000|20.000.000|125
5|Chi đào tạo cán bộ|60.000.000|56.000.000|-4.000.000|93,3
|Tổng cộng|600.000.000|680.000.000|80.000.000|113,3`,
};

/** Kinds and sources told row by row, triệu đồng, no groups. */
export const byKind: Budget = {
  unit: "triệu đồng",
  rows: `
STT|Danh mục chi|Tính chất chi|Nguồn kinh phí|Số lượng|Đơn giá|Thành tiền
1|Thuê phần mềm quản lý tiêm chủng|Thường xuyên|Ngân sách tỉnh|12|6,5|78
2|Mua máy tính xách tay|Đầu tư|Ngân sách tỉnh|8|18,5|148
3|Mua máy in mã vạch|Đầu tư|Quỹ phát triển sự nghiệp|6|7|42
4|Bảo trì hệ thống mạng|Thường xuyên|Ngân sách tỉnh|4|9|36
5|Thuê đường truyền số liệu chuyên dùng|Thường xuyên|Ngân sách tỉnh|12|4,2|50,4
6|Mở lớp tập huấn an toàn thông tin|Thường xuyên|Quỹ phát triển sự nghiệp|3|15|45
7|Mua bản quyền phần mềm diệt virus|Thường xuyên|Ngân sách tỉnh|120|0,35|42
8|Sao lưu dữ liệu ngoại tuyến|Đầu tư|Quỹ phát triển sự nghiệp|1|58,6|58,6
|Cộng|||||500`,
};

/** Parts called "Cấu phần", tax in columns. */
export const components: Budget = {
  unit: "đồng",
  rows: `
STT|Hạng mục công việc|Đơn vị|Khối lượng|Đơn giá|Giá trị trước thuế|Thuế GTGT|Giá trị sau thuế
A|Cấu phần hạ tầng kỹ thuật||||290.000.000|23.200.000|313.200.000
1|Máy chủ ảo hóa|Máy|2|95.000.000|190.000.000|15.200.000|205.200.000
2|Thiết bị tường lửa|Bộ|1|60.000.000|60.000.000|4.800.000|64.800.000
3|Tủ rack 42U|Cái|2|20.000.000|40.000.000|3.200.000|43.200.000
B|Cấu phần phần mềm||||330.000.000|0|330.000.000
4|Phần mềm hồ sơ bệnh án điện tử|Gói|1|250.000.000|250.000.000|0|250.000.000
5|Phần mềm quản lý kho dược|Gói|1|80.000.000|80.000.000|0|80.000.000
C|Cấu phần vận hành, đào tạo||||80.000.000|6.400.000|86.400.000
6|Đào tạo cán bộ sử dụng|Lớp|4|12.500.000|50.000.000|4.000.000|54.000.000
7|Hỗ trợ kỹ thuật tại chỗ|Tháng|6|5.000.000|30.000.000|2.400.000|32.400.000
|TỔNG CỘNG||||700.000.000|29.600.000|729.600.000`,
};

/** Two groups of two rows. */
export const twoGroups: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Trạm quan trắc||||139.360.000
1|Máy đo nhiệt kho|Cái|8|12.150.000|97.200.000
2|Sim dữ liệu|Cái|34|1.240.000|42.160.000
II|Phòng họp số||||61.290.000
3|Micro cổ ngỗng|Chiếc|9|4.370.000|39.330.000
4|Loa cột|Chiếc|3|7.320.000|21.960.000
|Cộng||||200.650.000`,
};

/** Three groups, each with rows that begin with its words. */
export const hospital: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền|Ghi chú
I|Thiết bị và hạ tầng||||1.236.000.000|
1|Máy tính để bàn cho các trạm y tế|Bộ|36|14.500.000|522.000.000|
2|Máy in laser|Cái|24|5.500.000|132.000.000|
3|Camera giám sát IP|Cái|40|2.800.000|112.000.000|
4|Máy chủ ứng dụng|Máy|2|150.000.000|300.000.000|
5|Thiết bị tường lửa|Bộ|1|85.000.000|85.000.000|
6|Bộ lưu điện 3kVA|Bộ|5|17.000.000|85.000.000|
II|Phần mềm và dịch vụ||||1.014.000.000|
7|Thuê phần mềm HIS|Tháng|12|45.000.000|540.000.000|
8|Phần mềm bệnh án điện tử|Gói|1|320.000.000|320.000.000|
9|Chữ ký số cá nhân|Bộ|80|550.000|44.000.000|
10|Thuê đường truyền Internet|Tháng|12|2.500.000|30.000.000|
11|Diệt vi rút máy trạm|Bản quyền|200|400.000|80.000.000|
III|Đào tạo||||150.000.000|
12|Tập huấn sử dụng bệnh án điện tử|Lớp|6|20.000.000|120.000.000|
13|Tập huấn an toàn thông tin|Lớp|2|15.000.000|30.000.000|
|Tổng cộng||||2.400.000.000|`,
};
