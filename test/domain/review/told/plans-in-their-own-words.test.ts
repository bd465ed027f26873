/** Sentences of plans around their tables: short names, one name on many rows, sources that only the text knows. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import type { Budget } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

/** Rates of tax, letters and long names. */
const digital: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền|Thuế suất GTGT|Thành tiền sau thuế
I|Hạ tầng, thiết bị||||852.000.000||920.160.000
1|Máy vi tính để bàn|Bộ|40|14.500.000|580.000.000|8%|626.400.000
2|Máy in laser đen trắng|Cái|20|5.200.000|104.000.000|8%|112.320.000
3|Máy quét mã vạch 2D|Cái|24|3.500.000|84.000.000|8%|90.720.000
4|Máy đọc căn cước công dân gắn chip|Cái|21|4.000.000|84.000.000|8%|90.720.000
II|Phần mềm, dịch vụ||||663.000.000||677.700.000
5|Thuê phần mềm quản lý khám chữa bệnh (HIS)|Tháng|12|25.000.000|300.000.000|KCT|300.000.000
6|Thuê hệ thống lưu trữ và truyền tải hình ảnh (RIS-PACS)|Tháng|12|18.000.000|216.000.000|KCT|216.000.000
7|Chữ ký số cá nhân|Bộ|150|500.000|75.000.000|10%|82.500.000
8|Đường truyền Internet cáp quang|Tháng|12|6.000.000|72.000.000|10%|79.200.000
III|Đào tạo, diễn tập||||68.000.000||68.000.000
9|Tập huấn sử dụng bệnh án điện tử|Lớp|4|12.000.000|48.000.000|KCT|48.000.000
10|Diễn tập ứng cứu sự cố|Lần|1|20.000.000|20.000.000|KCT|20.000.000
|Tổng cộng||||1.583.000.000||1.665.860.000`,
};

/** No groups, no sources, triệu đồng. */
const hospital: Budget = {
  unit: "triệu đồng",
  rows: `
STT|Danh mục|ĐVT|Số lượng|Đơn giá|Thành tiền
1|Máy siêu âm màu 4D|Hệ thống|1|1.250|1.250
2|Monitor theo dõi bệnh nhân 7 thông số|Cái|10|68|680
3|Giường bệnh đa năng|Cái|40|12,6|504
4|Sửa chữa hệ thống oxy trung tâm|Gói|1|380|380
5|Bảo dưỡng máy phát điện dự phòng|Lần|2|23|46
6|Kiểm định thiết bị y tế|Thiết bị|50|1|50
|Tổng cộng||||2.910`,
};

/** One rate of tax. */
const taxedAlike: Budget = {
  unit: "đồng",
  rows: `
TT|Tên hàng hóa|ĐVT|SL|Đơn giá|Thành tiền|Thuế GTGT|Thành tiền sau thuế
1|Máy vi tính để bàn|Bộ|40|14.500.000|580.000.000|46.400.000|626.400.000
2|Máy in laser|Cái|42|5.200.000|218.400.000|17.472.000|235.872.000
3|Bàn ghế phòng họp|Bộ|10|16.275.000|162.750.000|13.020.000|175.770.000
|Tổng cộng||||961.150.000|76.892.000|1.038.042.000`,
};

/** The same names in each group. */
const stations: Budget = {
  unit: "đồng",
  rows: `
TT|Tên trạm / hạng mục|ĐVT|SL|Đơn giá|Thành tiền
I|Trạm Y tế Hòa An||||38.100.000
1|Máy vi tính|Bộ|2|14.200.000|28.400.000
2|Máy in đa chức năng|Cái|1|6.800.000|6.800.000
3|Máy đọc mã vạch|Chiếc|1|2.900.000|2.900.000
II|Trạm Y tế Ea Kly||||65.100.000
4|Máy vi tính|Bộ|3|14.200.000|42.600.000
5|Máy in đa chức năng|Cái|2|6.800.000|13.600.000
6|Máy đọc mã vạch|Chiếc|2|2.900.000|5.800.000
7|Chữ ký số|Bộ|2|1.550.000|3.100.000
III|Trạm Y tế Ea Phê||||76.200.000
8|Máy vi tính|Bộ|4|14.200.000|56.800.000
9|Máy in đa chức năng|Cái|2|6.800.000|13.600.000
10|Máy đọc mã vạch|Chiếc|2|2.900.000|5.800.000
|Tổng cộng||||179.400.000`,
};

describe("rows called by what people call them", () => {
  eachPair(digital, [
    ["Kinh phí thuê phần mềm HIS và RIS-PACS là … triệu đồng.", "516", "561"],
    ["Ba loại máy in, máy quét và máy đọc căn cước cần … triệu đồng trước thuế.", "272", "227"],
    ["Chi phí hằng tháng cho HIS, RIS-PACS và Internet tổng cộng … triệu đồng.", "49", "94"],
    ["Tập huấn và diễn tập hết … triệu đồng.", "68", "86"],
    ["Chi cho đào tạo chỉ chiếm khoảng … tổng kinh phí.", "4%", "14%"],
    ["Sau thuế, nhóm phần mềm và dịch vụ cần … triệu đồng.", "677,7", "766,7"],
    ["Thuê HIS cao hơn thuê RIS-PACS … triệu đồng.", "84", "48"],
  ]);
  eachPair(hospital, [
    ["Mỗi monitor có giá … triệu đồng.", "68", "86"],
    ["Sửa chữa, bảo dưỡng và kiểm định cần … triệu đồng.", "476", "467"],
    ["Kinh phí mua monitor gấp … lần kinh phí mua giường bệnh.", "1,35", "3,15"],
  ]);
  eachSilent(digital, [
    "Mỗi tháng HIS cao hơn RIS-PACS 7 triệu đồng.",
    "Kinh phí đào tạo cán bộ 45 triệu đồng được bố trí ở kế hoạch khác.",
  ]);
  eachSilent(hospital, [
    "Kinh phí sửa chữa, bảo dưỡng, kiểm định là 476 triệu đồng, mua sắm thiết bị là 2.434 triệu đồng.",
    "Phần mềm quản lý thiết bị y tế 35 triệu đồng do Sở Y tế cấp.",
  ]);
});

describe("one name on several rows", () => {
  eachPair(stations, [
    ["Kinh phí mua máy vi tính là … đồng.", "127.800.000", "128.700.000"],
    ["Tổng kinh phí máy in đa chức năng của các trạm là … đồng.", "34.000.000", "43.000.000"],
    ["Máy vi tính chiếm … tổng kinh phí.", "71,2%", "72,1%"],
    ["Trạm Y tế Ea Phê được trang bị 4 bộ máy vi tính, … máy in.", "2", "3"],
    ["Máy đọc mã vạch của Trạm Y tế Hòa An: … chiếc.", "1", "4"],
    [
      "Trong tổng số 179.400.000 đồng, máy vi tính 127.800.000 đồng, máy in … đồng.",
      "34.000.000",
      "43.000.000",
    ],
  ]);
  eachSilent(stations, [
    "Bình quân mỗi trạm y tế được đầu tư 59,8 triệu đồng.",
    "Trạm Y tế Ea Kly được cấp 3 bộ máy vi tính, 2 máy in đa chức năng và 2 máy đọc mã vạch.",
  ]);
});

describe("taxes and groups told in few words", () => {
  eachPair(digital, [
    ["Chênh lệch giữa tổng trước thuế và sau thuế là … đồng.", "82.860.000", "82.680.000"],
    ["Trong 10 nội dung có … nội dung không chịu thuế GTGT.", "4", "6"],
    ["Thuế GTGT 8% được tính cho … khoản, thuế 10% cho 2 khoản.", "4", "5"],
  ]);
  eachSilent(digital, [
    "Các khoản không chịu thuế cộng lại 584 triệu đồng.",
    "Kinh phí hạ tầng là 852 triệu đồng. Kinh phí phần mềm là 663 triệu đồng. Cả hai nhóm là 1.515 triệu đồng.",
  ]);
});

describe("sources that the table does not know", () => {
  eachPair(digital, [
    [
      "Ngân sách tỉnh hỗ trợ 1.200 triệu đồng, phần còn lại … triệu đồng chi từ nguồn thu sự nghiệp.",
      "465,86",
      "456,86",
    ],
    [
      "Kinh phí được bảo đảm từ ngân sách tỉnh 1.200 triệu đồng, Quỹ phát triển hoạt động sự nghiệp … triệu đồng và nguồn thu 165,86 triệu đồng.",
      "300",
      "350",
    ],
    [
      "Nguồn kinh phí thực hiện:\n\n- Ngân sách tỉnh cấp: 1.200.000.000 đồng;\n- Quỹ phát triển hoạt động sự nghiệp: … đồng;\n- Nguồn thu dịch vụ khám bệnh, chữa bệnh: 165.860.000 đồng.",
      "300.000.000",
      "330.000.000",
    ],
  ]);
  eachSilent(digital, [
    "Ngân sách tỉnh đã cấp 1.200 triệu đồng, nguồn thu sự nghiệp đã chi 300 triệu đồng.",
    "Ngân sách tỉnh hỗ trợ 1.200 triệu đồng, nguồn thu 300 triệu đồng, phần còn lại đơn vị tiếp tục huy động.",
    "Năm 2024, ngân sách tỉnh cấp 1.200 triệu đồng, nguồn thu sự nghiệp 350 triệu đồng.",
  ]);

  it("names the sum of the sources and the total of the table", async () => {
    const text = "Trong đó: ngân sách tỉnh 2.000 triệu đồng, nguồn thu sự nghiệp 1.010 triệu đồng.";
    expect(await toldBelow(hospital.rows, text, hospital.unit)).toEqual(["text-table-mismatch"]);
  });
});

describe("rates of tax told of items, groups and sums", () => {
  eachPair(digital, [
    ["Các thiết bị thuộc nhóm I được tính thuế GTGT ….", "8%", "10%"],
    [
      "Thuế suất thuế GTGT áp dụng: máy vi tính, máy in, máy quét …; chữ ký số và đường truyền 10%.",
      "8%",
      "10%",
    ],
    ["Dịch vụ Internet chịu thuế suất …, phần mềm không chịu thuế.", "10%", "8%"],
    ["Hạ tầng, thiết bị chịu thuế suất … theo quy định.", "8%", "10%"],
  ]);
  eachPair(taxedAlike, [
    [
      "Thuế giá trị gia tăng của gói thầu (thuế suất … theo Nghị quyết số 204/2025/QH15) là 76.892.000 đồng.",
      "8%",
      "10%",
    ],
  ]);
  eachSilent(digital, [
    "Phần mềm, dịch vụ chịu các mức thuế suất khác nhau, cao nhất 10%.",
    "Máy vi tính để bàn chiếm 37% giá trị trước thuế.",
  ]);
});

describe("counts and shares that are far off", () => {
  eachPair(digital, [
    ["Nhóm phần mềm, dịch vụ có … hạng mục.", "04", "40"],
    ["Dự toán gồm 10 hạng mục, phân theo … nhóm.", "03", "30"],
  ]);
  eachPair(stations, [
    [
      "Trang bị 9 bộ máy vi tính, 5 máy in; trong đó tiền mua máy vi tính là 127.800.000 đồng, chiếm ….",
      "71,2%",
      "12,7%",
    ],
  ]);
  eachPair(hospital, [
    ["Thiết bị mua mới trị giá 2.434 triệu đồng, chiếm … tổng kinh phí.", "83,6%", "36,8%"],
  ]);

  it("reads the words of the total behind other amounts, though they make no number", async () => {
    const words = (last: string): Promise<string[]> =>
      toldBelow(
        hospital.rows,
        `Mua 10 monitor (680 triệu đồng). Tổng số tiền bằng chữ: Hai tỷ chín trăm mười ${last} đồng.`,
        hospital.unit,
      );
    expect(await words("triệu")).toEqual([]);
    expect(await words("triệu chín trăm triệu")).toEqual(["words-mismatch"]);
  });
});

describe("what is told besides totals", () => {
  eachPair(hospital, [
    ["Bình quân một tháng, chi mua giường bệnh là … đồng.", "42.000.000", "24.000.000"],
    [
      "Tổng dự toán: 2.910 triệu đồng, do ngân sách tỉnh bảo đảm 2.000 triệu đồng và chương trình mục tiêu hỗ trợ … triệu đồng.",
      "910",
      "810",
    ],
    [
      "Nguồn kinh phí: ngân sách nhà nước cấp … triệu đồng; phần còn lại 910 triệu đồng từ nguồn thu dịch vụ. So với năm 2025 (đã chi 2.500 triệu đồng), kinh phí tăng 16,4%.",
      "2.000",
      "3.000",
    ],
    [
      "Năm 2025 Bệnh viện đã chi 1.486 triệu đồng cho mua sắm trên dự toán 1.560 triệu đồng, đạt tỷ lệ ….",
      "95,3%",
      "59,3%",
    ],
    ["Có … hạng mục có mức vốn từ 500 triệu đồng trở lên.", "03", "30"],
  ]);
  eachPair(digital, [
    [
      "Hạ tầng, thiết bị 852.000.000 đồng, phần mềm, dịch vụ 663.000.000 đồng, đào tạo, diễn tập 68.000.000 đồng; tỷ lệ lần lượt là 53,8%, 41,9% và ….",
      "4,3%",
      "3,4%",
    ],
  ]);
  eachSilent(hospital, [
    "Khoa Nội được cấp 25 giường bệnh đa năng, khoa Ngoại được cấp 15 giường, tổng cộng 40 giường.",
    "So với dự toán năm 2025, dự toán năm nay tăng 410 triệu đồng, tương ứng 16,4%.",
    "Dự toán năm 2026 là 2.910 triệu đồng, tăng 410 triệu đồng so với năm 2025 (2.500 triệu đồng), bằng 116,4%.",
    "Bình quân mỗi tháng đơn vị chi cho các dịch vụ thuê ngoài khoảng 39,7 triệu đồng.",
  ]);
  eachSilent(digital, [
    "Giá trị sau thuế là 1.665.860.000 đồng, cao hơn giá trị trước thuế 82.860.000 đồng.",
  ]);
});

describe("names that a row shares with its group or with other rows", () => {
  const records: Budget = {
    unit: "đồng",
    rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Phần mềm phục vụ bệnh án điện tử||||480.000.000
1|Phần mềm quản lý bệnh viện (HIS)|Tháng|12|30.500.000|366.000.000
2|Phần mềm bệnh án điện tử (EMR)|Tháng|12|9.500.000|114.000.000
II|Thiết bị||||320.000.000
3|Máy in|Cái|40|5.000.000|200.000.000
4|Máy in mã vạch|Cái|20|6.000.000|120.000.000
|Tổng cộng||||800.000.000`,
  };
  eachPair(records, [
    ["Cơ cấu: phần mềm bệnh án điện tử … đồng, chiếm 60%.", "480.000.000", "840.000.000"],
  ]);
  eachSilent(records, ["Khối lượng chủ yếu: 40 máy in, 20 máy in mã vạch."]);
});
