/** Parts of the budget told: what is left without some, rows by source, lists in brackets. */
import { describe } from "vitest";

import { equipment } from "./budgets.ts";
import { eachPair } from "./each-pair.ts";

describe("exclusion", () => {
  eachPair(equipment, [
    ["Không kể nhóm hạ tầng mạng, kinh phí là … đồng.", "650.000.000", "640.000.000"],
    ["Ngoài nhóm thiết bị đầu cuối, các nhóm còn lại cần … triệu đồng.", "404", "414"],
    ["Không tính nhóm đào tạo, tập huấn, tổng kinh phí là … triệu đồng.", "750", "760"],
    ["Trừ khoản máy tính để bàn, các hạng mục khác của nhóm I cần … triệu đồng.", "126", "136"],
    [
      "Ngân sách nhà nước bảo đảm 480 triệu đồng, phần còn lại … triệu đồng từ nguồn thu sự nghiệp.",
      "320",
      "340",
    ],
    ["Nhóm thiết bị đầu cuối cần 396 triệu đồng; ba nhóm còn lại … triệu đồng.", "404", "444"],
    [
      "Ngân sách nhà nước bảo đảm 60% tổng kinh phí, còn lại …% từ nguồn thu sự nghiệp.",
      "40",
      "30",
    ],
    ["Sau khi trừ phần ngân sách nhà nước cấp, đơn vị tự cân đối … triệu đồng.", "320", "310"],
  ]);
});

describe("row by source", () => {
  eachPair(equipment, [
    ["Nhóm thiết bị đầu cuối sử dụng … triệu đồng ngân sách nhà nước.", "246", "264"],
    [
      "Nhóm II: 204 triệu đồng, trong đó ngân sách nhà nước … triệu đồng, nguồn thu sự nghiệp 120 triệu đồng.",
      "84",
      "94",
    ],
    [
      "Máy tính để bàn 270 triệu đồng, gồm ngân sách nhà nước … triệu đồng và nguồn thu sự nghiệp 120 triệu đồng.",
      "150",
      "160",
    ],
    ["Toàn bộ kinh phí … do ngân sách nhà nước bảo đảm.", "bộ phát wifi", "đường truyền Internet"],
    ["… được chi hoàn toàn từ ngân sách nhà nước.", "Máy in laser", "Máy quét tài liệu"],
    ["Nguồn thu sự nghiệp chi … triệu đồng cho nhóm hạ tầng mạng.", "30", "50"],
    [
      "Trong 480 triệu đồng ngân sách nhà nước, nhóm hạ tầng mạng được bố trí … triệu đồng.",
      "120",
      "102",
    ],
    ["Từ nguồn thu sự nghiệp, đơn vị bố trí … triệu đồng mua máy tính để bàn.", "120", "130"],
    [
      "Đào tạo, tập huấn: ngân sách nhà nước … triệu đồng, nguồn thu sự nghiệp 20 triệu đồng.",
      "30",
      "40",
    ],
  ]);
});

describe("lists in brackets and totals", () => {
  eachPair(equipment, [
    [
      "Nhóm thiết bị đầu cuối (gồm: máy tính để bàn 270 triệu đồng; máy in laser … triệu đồng; máy quét tài liệu 72 triệu đồng).",
      "54",
      "64",
    ],
    [
      "Thiết bị đầu cuối 396 triệu đồng (máy tính để bàn … triệu đồng, máy in laser 54 triệu đồng, máy quét tài liệu 72 triệu đồng).",
      "270",
      "207",
    ],
    ["Tổng kinh phí … tỷ đồng.", "0,8", "0,9"],
    ["Dự toán được lập với tổng số tiền là … đồng.", "800.000.000", "810.000.000"],
    [
      "Chi tiết: Thiết bị đầu cuối: 396 triệu đồng; Phần mềm, dịch vụ: … triệu đồng; Hạ tầng mạng: 150 triệu đồng; Đào tạo, tập huấn: 50 triệu đồng.",
      "204",
      "240",
    ],
    [
      "Tổng mức kinh phí đề nghị phê duyệt: … đồng (Bằng chữ: Tám trăm triệu đồng).",
      "800.000.000",
      "880.000.000",
    ],
    [
      "Khoản lớn nhất là … với 270 triệu đồng.",
      "máy tính để bàn",
      "thuê phần mềm quản lý khám chữa bệnh",
    ],
    ["Nhóm … có kinh phí ít nhất.", "đào tạo, tập huấn", "hạ tầng mạng"],
    ["Chênh lệch giữa nhóm I và nhóm II là … triệu đồng.", "192", "182"],
  ]);
});
