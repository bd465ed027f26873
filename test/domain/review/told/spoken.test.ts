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
