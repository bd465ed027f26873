/** Amounts that a sentence tells in words or in mixed units, and sentences near to those that are told wrong. */
import { describe } from "vitest";

import { beside2025, equipment, taxed } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

describe("amounts in words", () => {
  eachPair(equipment, [
    ["Nhóm hạ tầng mạng được bố trí … đồng.", "một trăm năm mươi triệu", "một trăm sáu mươi triệu"],
    [
      "Tổng dự toán (ghi bằng chữ): ….",
      "Tám trăm triệu đồng chẵn",
      "Tám trăm mười triệu đồng chẵn",
    ],
    ["Thuê phần mềm quản lý khám chữa bệnh hết ….", "132 triệu đồng", "123 triệu 500 nghìn đồng"],
    ["Kinh phí 800.000.000 đồng (bằng chữ … đồng).", "tám trăm triệu", "tám trăm linh tám triệu"],
  ]);
  eachPair(taxed, [
    [
      "Tiền thuế GTGT (bằng chữ): … đồng.",
      "Mười một triệu hai trăm nghìn",
      "Mười hai triệu một trăm nghìn",
    ],
  ]);
});

describe("what only looks wrong", () => {
  eachSilent(equipment, [
    "Xét về số lượng khoản, nhóm hạ tầng mạng chiếm 30% (3/10 khoản).",
    "Phần ngoài ngân sách nhà nước chiếm 40% tổng nhu cầu vốn.",
    "Nếu chưa mua máy quét, khi đó tổng dự toán chỉ còn 728.000.000 đồng.",
    "Bộ phát wifi rẻ hơn bộ định tuyến loại lớn 2.700.000 đồng.",
    "Cấp 800 triệu đồng để mua 9 máy in laser và 4 máy quét.",
    "Đường truyền Internet chiếm hai phần năm kinh phí hạ tầng mạng (40%).",
  ]);
  eachSilent(taxed, ["Tính cả thuế thì bàn làm việc hết 32,4 tr.đ, tủ hồ sơ sắt hết 22 tr.đ."]);
  eachSilent(beside2025, [
    "Khoản chi vật tư y tế tăng từ 300.000.000 đồng năm trước lên 360.000.000 đồng.",
    "Mức chi cho đường dây nóng bằng 142% so với năm trước.",
  ]);
});

describe("the whole without the name of a part", () => {
  eachPair(equipment, [
    ["Quy mô dự toán vào khoảng … đồng.", "800 triệu", "396 triệu"],
    ["Đơn vị chốt dự toán ở con số … đồng.", "800.000.000", "72.000.000"],
    [
      "Xin phê duyệt dự toán nêu trên với tổng số tiền … đồng để thực hiện.",
      "800.000.000",
      "54.000.000",
    ],
    ["Nhu cầu kinh phí của toàn bộ kế hoạch được xác định là … đồng.", "0,8 tỷ", "0,68 tỷ"],
    ["Kinh phí thực hiện: … đồng.", "800.000.000", "150.000.000"],
    ["Tính chung, dự toán cần hơn … đồng.", "790 triệu", "1,2 tỷ"],
  ]);
  eachPair(taxed, [
    ["Quy mô dự toán là … đồng.", "161.200.000", "61.600.000"],
    ["Tổng dự toán nêu trên là … đồng.", "150.000.000", "115.000.000"],
  ]);
  eachSilent(equipment, [
    "Mua bộ lưu điện cho phòng máy.\nKinh phí thực hiện: 20.000.000 đồng.",
    "Trạm gửi 3.000 tin nhắn, chi phí 36.000.000 đồng.",
    "Mua thêm ba loại vật tư (tổng số: 96.000.000 đồng).",
    "Phần dự toán được giao là 480.000.000 đồng.",
    "Nếu được duyệt, dự toán đợt này là 72.000.000 đồng.",
    "Cả giai đoạn cần 2.400.000.000 đồng.",
  ]);
});
