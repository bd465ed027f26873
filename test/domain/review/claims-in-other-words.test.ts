/** Levels of one thing that is named in other words in two places of a plan, each beside near misses. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { toldBy } from "../../support/review-input.ts";

interface Parts {
  results?: readonly string[];
  targets?: readonly string[];
  tasks?: readonly string[];
  organisation?: readonly string[];
  /** Cells parted by " | ". */
  rows?: readonly string[];
}

const items = (heading: string, lines: readonly string[] = []): string =>
  lines.length === 0 ? "" : `## ${heading}\n\n${lines.map((line) => `- ${line}`).join("\n")}\n\n`;

const plan = ({ results, targets, tasks, organisation, rows = [] }: Parts): string =>
  items("I. KẾT QUẢ THỰC HIỆN NĂM 2026", results) +
  items("II. MỤC TIÊU NĂM 2027", targets) +
  items("III. NHIỆM VỤ", tasks) +
  (rows.length === 0 ? "" : `${rows.join("\n").replaceAll(" | ", "\t")}\n\n`) +
  items("IV. TỔ CHỨC THỰC HIỆN", organisation);

const told = (parts: Parts): string[] => toldBy(planContradictions, plan(parts), { year: 2027 });

const CLASH = ["warning target-conflict"];
const BELOW = ["warning target-below-result"];

describe("a goal and a task with two levels", () => {
  it.each<[string, string]>([
    ["90% dân số quản lý có Sổ sức khỏe điện tử.", "Bổ sung Sổ sức khỏe điện tử đạt 75% dân số."],
    [
      "Tỷ lệ người bệnh đặt lịch khám qua mạng đạt 30%.",
      "Nâng cấp cổng đặt lịch, thêm nhắc lịch bằng tin nhắn, phấn đấu 45% người bệnh đặt lịch.",
    ],
    [
      "Tối thiểu 95% trạm y tế dùng nền tảng quản lý trạm y tế.",
      "Phòng Nghiệp vụ chủ trì nền tảng quản lý trạm y tế, đến hết tháng 11/2027 đạt 80% số trạm.",
    ],
    [
      "Số hóa 20.000 trang hồ sơ phòng bệnh đang lưu giấy.",
      "Số hóa hồ sơ: Phòng Hành chính số hóa 12.000 trang, chia đều 3.000 trang mỗi quý.",
    ],
    [
      "Chuẩn hóa danh mục 150 huyệt vị, 80 phác đồ.",
      "Khoa Châm cứu chủ trì chuẩn hóa 100 huyệt vị và 80 phác đồ, xong quý III/2027.",
    ],
    ["Tập huấn: 150 lượt viên chức.", "Mở 05 lớp tập huấn, mỗi lớp 40 người, tổng 200 lượt."],
    [
      "Thu viện phí không tiền mặt: từ 60% trở lên.",
      "Phòng Tài chính đặt thêm quầy thu, nâng tỷ lệ thu viện phí không tiền mặt lên 50%.",
    ],
    [
      "Ít nhất 85% lượt khám bảo hiểm y tế dùng căn cước hoặc VNeID.",
      "Đặt 04 máy đọc thẻ, bảo đảm 70% lượt khám bảo hiểm y tế dùng căn cước hoặc VNeID.",
    ],
    [
      "Cấp 220 chữ ký số cá nhân cho điều dưỡng, hộ sinh trong quý II/2027.",
      "Phòng Điều dưỡng cấp 150 chữ ký số cho điều dưỡng, hộ sinh trước ngày 30/6/2027.",
    ],
    [
      "Tỷ lệ kết quả chẩn đoán hình ảnh trả qua mạng đạt 90%.",
      "Khoa Chẩn đoán hình ảnh bảo đảm 80% kết quả chẩn đoán hình ảnh được trả qua cổng.",
    ],
  ])("%s | %s", (target, task) => {
    expect(told({ targets: [target], tasks: [task] })).toEqual(CLASH);
  });

  it.each<[string, string]>([
    // The same.
    ["90% dân số quản lý có Sổ sức khỏe điện tử.", "Bổ sung Sổ sức khỏe điện tử đạt 90% dân số."],
    // Of a part of them.
    ["100% viên chức được tập huấn an toàn thông tin.", "Tập huấn cho 90% viên chức khoa Dược."],
    ["100% người bệnh ký cam kết điện tử.", "Thử để 60% người bệnh nội trú ký cam kết điện tử."],
    ["Tập huấn: 150 lượt viên chức.", "Mở 02 lớp tập huấn an ninh mạng, tổng 60 lượt."],
    ["Số hóa 20.000 trang hồ sơ.", "Số hóa 3.000 trang hồ sơ mỗi quý."],
    // Of another thing.
    ["100% viên chức được cấp chữ ký số.", "80% viên chức được tập huấn chữ ký số."],
    [
      "90% đơn thuốc ngoại trú có mã liên thông.",
      "Bảo đảm 100% đơn thuốc nội trú có mã liên thông.",
    ],
    ["95% trạm y tế dùng nền tảng quản lý.", "90% dân số có hồ sơ trên nền tảng quản lý."],
    ["80% hồ sơ nộp trực tuyến.", "100% hồ sơ nộp trực tuyến được giải quyết đúng hạn."],
    [
      "70% người bệnh đặt lịch khám qua mạng.",
      "85% người bệnh hài lòng khi đặt lịch khám qua mạng.",
    ],
    // A step of the way, or on top.
    [
      "Tỷ lệ người bệnh đặt lịch qua mạng đạt 60%.",
      "Đến 30/6/2027, 40% người bệnh đặt lịch qua mạng.",
    ],
    ["Trang bị 40 máy quét cho khoa khám.", "Trang bị thêm 10 máy quét cho khoa khám."],
    ["90% hồ sơ bệnh án được ký số.", "Giai đoạn 1: 50% hồ sơ bệnh án được ký số."],
    // Of a later year.
    ["60% dân số có Sổ sức khỏe điện tử.", "Đến năm 2030, 95% dân số có Sổ sức khỏe điện tử."],
  ])("none: %s | %s", (target, task) => {
    expect(told({ targets: [target], tasks: [task] })).toEqual([]);
  });

  it("none where one of two tasks agrees", () => {
    const tasks = [
      "Khoa Dược: 80% đơn thuốc có mã vạch in sẵn.",
      "Tổ Tin học bảo đảm 95% đơn thuốc có mã vạch.",
    ];
    expect(told({ targets: ["95% đơn thuốc có mã vạch."], tasks })).toEqual([]);
  });
});

describe("a goal and a row with two levels", () => {
  const HEAD = "TT | Nhiệm vụ | Chủ trì | Chỉ tiêu 2027 | Thời gian";
  const WORK = "TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn | Sản phẩm";

  it.each<[string, string, string]>([
    [
      "Ít nhất 90% dân số có Sổ sức khỏe điện tử được cập nhật.",
      HEAD,
      "1 | Sổ sức khỏe điện tử | Phòng Nghiệp vụ Y | 85% dân số | Tháng 12/2027",
    ],
    [
      "90% dân số quản lý có Sổ sức khỏe điện tử.",
      WORK,
      "2 | Bổ sung dữ liệu Sổ sức khỏe điện tử đạt 95% dân số | Các trạm | 30/11/2027 | Báo cáo",
    ],
    [
      "Cấp 220 chữ ký số cá nhân cho điều dưỡng, hộ sinh trong quý II/2027.",
      WORK,
      "1 | Cấp 150 chữ ký số cho điều dưỡng, hộ sinh | Phòng Điều dưỡng | 30/6/2027 | Danh sách",
    ],
    [
      "95% hồ sơ thủ tục hành chính nộp trực tuyến.",
      HEAD,
      "3 | Nộp hồ sơ thủ tục hành chính trực tuyến | Văn phòng | 80% hồ sơ | Tháng 12/2027",
    ],
  ])("%s | %s | %s", (target, head, row) => {
    expect(told({ targets: [target], rows: [head, row] })).toEqual(CLASH);
  });

  it.each<[string, string, string]>([
    [
      "Ít nhất 90% dân số có Sổ sức khỏe điện tử được cập nhật.",
      HEAD,
      "1 | Sổ sức khỏe điện tử | Phòng Nghiệp vụ Y | 90% dân số | Tháng 12/2027",
    ],
    [
      "90% dân số có Sổ sức khỏe điện tử.",
      HEAD,
      "1 | Sổ sức khỏe điện tử cho trẻ em | Khoa Nhi | 100% trẻ dưới 6 tuổi | Tháng 12/2027",
    ],
    [
      "Cấp 220 chữ ký số cho điều dưỡng, hộ sinh.",
      WORK,
      "1 | Cấp 42 chữ ký số cho bác sĩ | Phòng Tổ chức | 30/6/2027 | Danh sách",
    ],
  ])("none: %s | %s | %s", (target, head, row) => {
    expect(told({ targets: [target], rows: [head, row] })).toEqual([]);
  });
});

describe("a goal worse than the result", () => {
  it.each<[string, string]>([
    [
      "96% báo cáo ca bệnh truyền nhiễm gửi đúng hạn trên hệ thống trực tuyến.",
      "Tối thiểu 90% báo cáo ca bệnh truyền nhiễm gửi đúng hạn.",
    ],
    [
      "Quản lý tiêm chủng: 99,2% mũi tiêm nhập trong ngày.",
      "Giữ tỷ lệ mũi tiêm nhập trong ngày từ 95% trở lên.",
    ],
    [
      "Thanh toán không dùng tiền mặt: 58% giá trị viện phí.",
      "Thanh toán không dùng tiền mặt: từ 50% trở lên.",
    ],
    [
      "Dịch vụ công trực tuyến toàn trình: 88% hồ sơ nộp trực tuyến.",
      "80% hồ sơ thủ tục hành chính nộp trực tuyến.",
    ],
    [
      "Tỷ lệ hồ sơ thanh toán bảo hiểm y tế bị trả lại giảm còn 1,8%.",
      "Tỷ lệ hồ sơ thanh toán bảo hiểm y tế bị trả lại không quá 2,5%.",
    ],
    [
      "Thời gian chờ khám bình quân còn 35 phút.",
      "Thời gian chờ khám bình quân không quá 45 phút.",
    ],
    [
      "Năm 2026, hệ thống xét nghiệm trả kết quả trực tuyến đạt 87%.",
      "Trả kết quả xét nghiệm trực tuyến: từ 80% trở lên.",
    ],
    [
      "Tỷ lệ văn bản đi được ký số trên phần mềm điều hành đạt 98%.",
      "Ít nhất 90% văn bản đi được ký số.",
    ],
  ])("%s | %s", (result, target) => {
    expect(told({ results: [result], targets: [target] })).toEqual(BELOW);
  });

  it.each<[string, string]>([
    [
      "Quản lý tiêm chủng: 99,2% mũi tiêm nhập trong ngày.",
      "Giữ tỷ lệ mũi tiêm nhập trong ngày từ 99,5% trở lên.",
    ],
    [
      "Tỷ lệ hồ sơ thanh toán bảo hiểm y tế bị trả lại giảm còn 1,8%.",
      "Tỷ lệ hồ sơ thanh toán bảo hiểm y tế bị trả lại không quá 1,5%.",
    ],
    ["Đã gắn mã 210 vị thuốc trong kho.", "Gắn mã 90 vị thuốc còn lại trong kho."],
    ["Đã cấp 210 chữ ký số cho viên chức.", "Cấp 40 chữ ký số cho viên chức."],
    ["98% đơn thuốc ngoại trú có mã vạch.", "90% đơn thuốc nội trú có mã vạch."],
    ["96% viên chức hoàn thành tập huấn.", "80% viên chức đạt loại giỏi bài kiểm tra tập huấn."],
    ["100% trạm y tế gửi báo cáo trên hệ thống.", "95% báo cáo của trạm y tế gửi đúng hạn."],
    ["Năm 2025 có 92% hồ sơ ký số.", "Hồ sơ chưa ký số giảm còn 5%."],
  ])("none: %s | %s", (result, target) => {
    expect(told({ results: [result], targets: [target] })).toEqual([]);
  });
});
