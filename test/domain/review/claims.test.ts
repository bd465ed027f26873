/** What a plan says is not there, and levels of one thing, told in two places in different words. Each with its near miss. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { toldBy } from "../../support/review-input.ts";

interface Parts {
  results?: readonly string[];
  targets?: readonly string[];
  tasks?: readonly string[];
  organisation?: readonly string[];
}

const items = (heading: string, lines: readonly string[] = []): string =>
  lines.length === 0 ? "" : `## ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}\n\n`;

const plan = ({ results, targets, tasks, organisation }: Parts): string =>
  items("I. KẾT QUẢ THỰC HIỆN NĂM 2026", results) +
  items("II. CHỈ TIÊU NĂM 2027", targets) +
  items("III. NHIỆM VỤ", tasks) +
  items("IV. TỔ CHỨC THỰC HIỆN", organisation);

const told = (parts: Parts): string[] => toldBy(planContradictions, plan(parts), { year: 2027 });

const ABSENT = "warning not-started-against-continued";

describe("what is not there against what runs", () => {
  it.each<[string, string]>([
    ["Chưa có hệ thống gọi số tự động.", "Hệ thống gọi số tự động phục vụ 48.000 lượt người bệnh."],
    ["Kho máu chưa kết nối với phần mềm.", "Kho máu đã nối với phần mềm từ tháng 5/2026."],
    ["Chưa lập sổ tay điện tử.", "Toàn đơn vị có 14 sổ tay điện tử đang dùng."],
    ["Tổng đài nhắc lịch khám: chưa vận hành.", "Tổng đài nhắc lịch khám gọi 3.120 cuộc."],
    ["Việc đăng ký lịch mổ qua mạng chưa làm được.", "Có 380 ca đăng ký lịch mổ trực tuyến."],
    ["Chưa có phần mềm chấm công.", "Công của 96 người được tính trên phần mềm chấm công."],
  ])("in the results: %s", (absent, there) => {
    expect(told({ results: [absent, there] })).toEqual([ABSENT]);
  });

  it.each<[string, string]>([
    ["Chưa có kho hình ảnh (VNA) của đơn vị.", "Tiếp tục vận hành VNA."],
    ["Tường rào số quanh phòng máy chưa đầu tư.", "Bảo trì tường rào số quanh phòng máy."],
    ["Chưa tổ chức bình bệnh án từ xa.", "Duy trì hội ý hằng tuần, bình bệnh án từ xa."],
    ["Khám sàng lọc: chưa áp dụng mã vạch mẫu.", "Giữ vững khám sàng lọc có mã vạch mẫu."],
  ])("in the tasks: %s", (absent, task) => {
    expect(told({ results: [absent], tasks: [task] })).toEqual([ABSENT]);
  });

  it.each<[string, string]>([
    ["Chưa có máy lấy số tại cơ sở 2.", "Tại cơ sở 1 có 3 máy lấy số phục vụ 900 lượt."],
    ["Kho máu chưa kết nối với tuyến trên.", "Kho máu đã quản lý trên phần mềm từ tháng 5/2026."],
    ["Một số khoa chưa dùng phần mềm chấm công.", "Phần mềm chấm công vận hành ổn định."],
    ["Đầu năm 2026 chưa có phần mềm chấm công.", "Phần mềm chấm công vận hành ổn định."],
    ["Chưa có phần mềm chấm công.", "Đã khảo sát, dự kiến mua phần mềm chấm công."],
    ["Phần mềm chấm công chưa dùng đồng bộ.", "Phần mềm chấm công vận hành ổn định."],
    ["Chưa gửi tin nhắn nhắc tái khám.", "Gửi 900 tin nhắn nhắc tiêm chủng."],
    ["Chưa có phần mềm chấm công.", "Tập huấn phần mềm chấm công cho 30 người."],
  ])("is none: %s | %s", (absent, there) => {
    expect(told({ results: [absent, there] })).toEqual([]);
  });
});

describe("levels of one thing", () => {
  it.each<[string, string]>([
    ["Đã lập 3.410 thẻ khám điện tử.", "Số thẻ khám điện tử được lập đạt 3.000 thẻ."],
    ["11/11 khoa lâm sàng ký số tờ điều trị.", "9 khoa lâm sàng ký số tờ điều trị."],
    ["Toàn bộ (100%) toa thuốc có mã vạch.", "96% toa thuốc có mã vạch."],
    ["Kết quả khảo sát hài lòng của người nhà đạt 88%.", "Tỷ lệ hài lòng của người nhà đạt 85%."],
  ])("below the result: %s", (result, target) => {
    expect(told({ results: [result], targets: [target] })).toEqual(["warning target-below-result"]);
  });

  it.each<[string, string]>([
    ["Đã lập 3.410 thẻ khám điện tử.", "Lập thêm 900 thẻ khám điện tử."],
    ["11/11 khoa lâm sàng ký số tờ điều trị.", "4 khoa cận lâm sàng ký số tờ điều trị."],
    ["Thẻ khám điện tử sai thông tin chiếm 4%.", "Thẻ khám điện tử sai thông tin dưới 2%."],
    ["Mở 12 lớp kỹ năng mạng.", "Mở 10 lớp kỹ năng mạng."],
  ])("not below: %s", (result, target) => {
    expect(told({ results: [result], targets: [target] })).toEqual([]);
  });

  it.each<[string, string, number]>([
    ["Toa thuốc có mã vạch: 100%.", "Khoa Dược: bảo đảm 92% toa thuốc có mã vạch.", 1],
    ["Lưu phim chụp tối thiểu 24 tháng.", "Khoa Chẩn đoán hình ảnh: lưu phim chụp 18 tháng.", 1],
    ["Mở 12 lớp kỹ năng mạng.", "Phòng Đào tạo tổ chức mở 10 lớp kỹ năng mạng.", 1],
    ["Toa thuốc có mã vạch: 100%.", "Khoa Dược: bảo đảm 92% toa thuốc nội trú có mã vạch.", 0],
    ["Mở 12 lớp kỹ năng mạng.", "Phòng Đào tạo tổ chức mở 10 lớp kỹ năng mạng trong quý I.", 0],
  ])("two targets: %s | %s", (target, duty, count) => {
    const found = told({ targets: [target], organisation: [duty] });
    expect(found).toEqual(Array.from({ length: count }, () => "warning target-conflict"));
  });
});

describe("one step of one task with two times", () => {
  const CONFLICT = "warning deadline-conflict";

  it.each<[string, string]>([
    [
      "Xây dựng kho phim số: chọn mẫu trong quý I/2027, vận hành từ ngày 01/5/2027.",
      "Tổ Tin học: đưa kho phim số vào vận hành trong tháng 9/2027.",
    ],
    [
      "Trang bị 40 vòng đeo người bệnh, giao Khoa Nhi, bàn giao xong trước ngày 31/3/2027.",
      "Khoa Nhi là đầu mối, bàn giao đủ 40 vòng đeo người bệnh trước ngày 30/9/2027.",
    ],
    [
      "Quý II/2027: ký hợp đồng bảo hiểm; ra mắt trang tra cứu giá thuốc.",
      "Các khoa sẵn sàng cho trang tra cứu giá thuốc ra mắt ngày 01/11/2027.",
    ],
    [
      "Hoàn thành nâng cấp mạng LAN trước ngày 30/4/2027.",
      "Tổ Tin học: hoàn thành nâng cấp mạng LAN trong quý IV/2027.",
    ],
  ])("%s | %s", (task, duty) => {
    expect(told({ tasks: [task], organisation: [duty] })).toEqual([CONFLICT]);
  });

  it.each<[string, string]>([
    [
      "Xây dựng kho phim số: chọn mẫu trong quý I/2027, vận hành từ ngày 01/5/2027.",
      "Tổ Tin học: báo cáo đánh giá kho phim số trong tháng 9/2027.",
    ],
    [
      "Hoàn thành nâng cấp mạng LAN trước ngày 30/4/2027.",
      "Tổ Tin học: kiểm tra mạng LAN trong quý IV/2027.",
    ],
    [
      "Bàn giao đủ 40 vòng đeo người bệnh cho Khoa Nhi trước ngày 31/3/2027.",
      "Bàn giao đủ 40 vòng đeo người bệnh cho Khoa Sản trước ngày 30/9/2027.",
    ],
    [
      "Thuê máy chủ tra cứu giá thuốc trước ngày 31/3/2027.",
      "Tổ Tin học: thay máy chủ tra cứu giá thuốc trước ngày 30/9/2027.",
    ],
  ])("is none: %s | %s", (task, duty) => {
    expect(told({ tasks: [task], organisation: [duty] })).toEqual([]);
  });

  it("is read from a table whose column is headed 'Hạn'", () => {
    const rows = [
      "TT\tNội dung\tChủ trì\tHạn",
      "1\tHoàn thiện, công bố bảng giá thuốc trực tuyến\tKhoa Dược\t30/4/2027",
    ].join("\n");
    const text = (day: string): string =>
      `## III. NHIỆM VỤ\n\n${rows}\n\n## IV. TỔ CHỨC THỰC HIỆN\n\n- Các khoa gửi dữ liệu; bảng giá thuốc trực tuyến công bố chậm nhất ngày ${day}.`;
    expect(toldBy(planContradictions, text("31/8/2027"), { year: 2027 })).toEqual([CONFLICT]);
    expect(toldBy(planContradictions, text("30/4/2027"), { year: 2027 })).toEqual([]);
  });
});
