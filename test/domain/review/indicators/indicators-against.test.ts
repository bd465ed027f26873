/** One indicator at two levels, named in the ways in which staff name it, each beside near misses. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../../src/domain/review/rules/plan-contradictions.ts";
import { toldBy } from "../../../support/review-input.ts";

interface Parts {
  results?: readonly string[];
  targets?: readonly string[];
  tasks?: readonly string[];
}

const items = (heading: string, lines: readonly string[] = []): string =>
  lines.length === 0
    ? ""
    : `## ${heading}\n\n${lines.map((line) => (line.includes("\t") ? line : `- ${line}`)).join("\n")}\n\n`;

const told = ({ results, targets, tasks }: Parts): string[] =>
  toldBy(
    planContradictions,
    items("I. KẾT QUẢ THỰC HIỆN NĂM 2026", results) +
      items("II. MỤC TIÊU NĂM 2027", targets) +
      items("III. NHIỆM VỤ", tasks),
    { year: 2027 },
  );

describe("a target below what the report tells of the same indicator", () => {
  it.each<[string, string]>([
    ["Số tiền viện phí thu qua chuyển khoản, quẹt thẻ: 64,2%.", "Tỷ lệ TTKDTM đạt 55%."],
    [
      "Thanh toán viện phí bằng mã QR đạt 72% tổng số thu.",
      "Thanh toán không dùng tiền mặt: từ 65% trở lên.",
    ],
    [
      "Đến 31/10/2026, 58,4% giá trị viện phí được thanh toán không bằng tiền mặt.",
      "Phấn đấu tỷ lệ thanh toán viện phí không tiền mặt đạt 50%.",
    ],
    [
      "Không dùng tiền mặt: 70,1% số thu viện phí.",
      "Nâng tỷ lệ thu viện phí bằng phương thức điện tử lên 60%.",
    ],
    [
      "Tỷ lệ thanh toán không dùng tiền mặt tăng từ 40% lên 66%.",
      "Thanh toán viện phí điện tử đạt ít nhất 60%.",
    ],
    [
      "93% lượt khám bảo hiểm y tế tra cứu bằng CCCD, VNeID.",
      "Người bệnh BHYT dùng căn cước hoặc VNeID khi đến khám đạt 90%.",
    ],
    [
      "Người bệnh xuất trình căn cước công dân khi khám: 88,5%.",
      "85% lượt tiếp đón dùng VNeID hoặc căn cước.",
    ],
    ["Sổ sức khỏe điện tử: đã lập cho 78,6% dân số.", "70% người dân có hồ sơ sức khỏe điện tử."],
    ["HSSKĐT: 81% người dân trên địa bàn.", "Phấn đấu 75% dân số có sổ sức khỏe điện tử."],
    [
      "Dữ liệu BHYT gửi lên cổng đúng chuẩn: 99,1%.",
      "98% hồ sơ đề nghị thanh toán đúng định dạng.",
    ],
    [
      "Đơn thuốc điện tử liên thông lên Hệ thống quốc gia: 97%.",
      "95% đơn thuốc ngoại trú được kê điện tử.",
    ],
    ["Đặt lịch khám qua mạng: 26% lượt khám.", "Tỷ lệ người bệnh đăng ký khám trực tuyến đạt 20%."],
    [
      "Độ sẵn sàng của các hệ thống máy chủ đạt 99,6%.",
      "Tỷ lệ sẵn sàng của hệ thống máy chủ đạt 99,0%.",
    ],
    ["100% viên chức có chữ ký số cá nhân.", "90% viên chức được cấp chứng thư chữ ký số."],
    ["Máy vi tính cài phần mềm diệt vi rút: 92%.", "80% máy tính có phần mềm phòng chống mã độc."],
  ])("%s / %s", (results, targets) => {
    expect(told({ results: [results], targets: [targets] })).toEqual([
      "warning target-below-result",
    ]);
  });

  it.each<[string, string, string[]]>([
    [
      "Bệnh án điện tử: đã triển khai tại 8/8 khoa có giường bệnh.",
      "Duy trì 100% điểm khám kê đơn thuốc điện tử, 7/8 khoa dùng bệnh án điện tử.",
      ["warning target-below-result"],
    ],
    ["Bệnh án điện tử: 8/8 khoa.", "8/8 khoa dùng bệnh án điện tử, 100% đơn điện tử.", []],
    ["Bệnh án điện tử: 8/8 khoa.", "Ký số bệnh án điện tử tại 5/8 khoa, 100% đơn điện tử.", []],
    ["Bệnh án điện tử: 8/8 khoa.", "Bệnh án điện tử tại 3/5 trạm có giường, 100% đơn điện tử.", []],
  ])("parts of a whole: %s / %s", (results, targets, found) => {
    expect(told({ results: [results], targets: [targets] })).toEqual(found);
  });

  it("reads the column of what was reached beside what had been planned", () => {
    const results = [
      "TT\tNội dung\tKế hoạch 2026\tThực hiện",
      "1\tViện phí không dùng tiền mặt\t60%\t63,1%",
      "2\tLượt khám đặt hẹn qua mạng\t20%\t17,5%",
    ];
    const targets = [
      "Viện phí không dùng tiền mặt đạt 60%.",
      "Lượt khám đặt hẹn qua mạng đạt 18%.",
    ];
    expect(told({ results, targets })).toEqual(["warning target-below-result"]);
  });

  it.each<[string, string, string]>([
    [
      "another base",
      "68% số lượt thanh toán không dùng tiền mặt.",
      "Số tiền viện phí không dùng tiền mặt đạt 60%.",
    ],
    [
      "hospitals that offer it",
      "65% bệnh viện đã có thanh toán không dùng tiền mặt.",
      "Thanh toán không dùng tiền mặt đạt 40% số tiền viện phí.",
    ],
    ["wages", "100% lương chi trả không dùng tiền mặt.", "Thanh toán không dùng tiền mặt đạt 60%."],
    [
      "a step by the quarter",
      "Thanh toán không dùng tiền mặt đạt 68%.",
      "Quý I/2027, thanh toán viện phí không dùng tiền mặt đạt 62%.",
    ],
    [
      "in-patients",
      "Thanh toán không dùng tiền mặt đạt 68%.",
      "Thanh toán không dùng tiền mặt của người bệnh nội trú đạt 60%.",
    ],
    [
      "stations",
      "Thanh toán viện phí không dùng tiền mặt đạt 68%.",
      "Tại các trạm y tế, thanh toán không dùng tiền mặt đạt 40%.",
    ],
    [
      "on top",
      "Thanh toán không dùng tiền mặt đạt 68%.",
      "Thanh toán không dùng tiền mặt tăng thêm 10%.",
    ],
    [
      "what had been planned",
      "Kế hoạch thanh toán không dùng tiền mặt đạt 70%.",
      "Thanh toán không dùng tiền mặt đạt 65%.",
    ],
    [
      "signed in time",
      "100% hồ sơ bệnh án lập trên phần mềm.",
      "95% hồ sơ bệnh án được ký số trong 24 giờ.",
    ],
    [
      "activated",
      "Sổ sức khỏe điện tử: 80% dân số.",
      "60% người dân kích hoạt sổ sức khỏe điện tử trên VNeID.",
    ],
    [
      "visits shown",
      "Sổ sức khỏe điện tử: 92% lượt khám có dữ liệu.",
      "80% dân số có sổ sức khỏe điện tử.",
    ],
    ["wards", "Hài lòng của người bệnh đạt 96%.", "Người bệnh hài lòng tại Khoa Cấp cứu đạt 90%."],
    ["kinds of signers", "100% bác sĩ có chữ ký số.", "80% nhân viên hành chính có chữ ký số."],
    [
      "a ceiling",
      "Hồ sơ BHYT bị từ chối do sai chuẩn dữ liệu: 1,2%.",
      "Hồ sơ BHYT bị từ chối do sai chuẩn dữ liệu dưới 1%.",
    ],
    [
      "a higher one",
      "Thanh toán không dùng tiền mặt đạt 68%.",
      "Thanh toán không dùng tiền mặt đạt 75%.",
    ],
    [
      "fees of procedures",
      "Hồ sơ dịch vụ công thanh toán trực tuyến không dùng tiền mặt đạt 90%.",
      "Viện phí không dùng tiền mặt đạt 60%.",
    ],
    [
      "the province",
      "Toàn tỉnh có 85% dân số lập sổ sức khỏe điện tử.",
      "75% dân số có sổ sức khỏe điện tử.",
    ],
    [
      "all that do it",
      "100% sử dụng CCCD hoặc VNeID để tra cứu khám bệnh BHYT.",
      "Cơ sở khám bệnh dùng thẻ CCCD để đăng ký khám cho người dân, tỷ lệ tra cứu đạt trên 85%.",
    ],
    [
      "an earlier year",
      "Năm 2024, thanh toán không dùng tiền mặt đạt 80%.",
      "Thanh toán không dùng tiền mặt đạt 75%.",
    ],
    [
      "devices",
      "100% quầy có đầu đọc căn cước khi tiếp đón người bệnh.",
      "90% lượt khám dùng căn cước.",
    ],
  ])("is silent of %s", (_, results, targets) => {
    expect(told({ results: [results], targets: [targets] })).toEqual([]);
  });
});

describe("two targets of one indicator", () => {
  it.each<[string, string]>([
    [
      "Thanh toán không dùng tiền mặt đạt 80% số tiền viện phí trở lên.",
      "Bố trí mã QR thanh toán tại quầy thu và phòng khám, phấn đấu cả năm đạt 74% số tiền viện phí.",
    ],
    [
      "Tỷ lệ TTKDTM đạt 75%.",
      "Mở thêm kênh chuyển khoản, đưa tỷ lệ thanh toán viện phí không dùng tiền mặt lên 65%.",
    ],
    ["Viện phí không dùng tiền mặt: 70%.", "Thu viện phí qua mã QR tại quầy, bảo đảm 80% số tiền."],
    ["90% dân số có sổ sức khỏe điện tử.", "Rà soát, tạo lập HSSKĐT cho 85% người dân."],
    [
      "Lượt khám BHYT dùng căn cước, VNeID đạt 95%.",
      "Hướng dẫn người bệnh xuất trình VNeID khi tiếp đón, đạt 90% lượt khám.",
    ],
    [
      "40% lượt khám đặt lịch qua mạng.",
      "Vận hành cổng đặt hẹn trực tuyến, phấn đấu 30% lượt khám.",
    ],
    [
      "Hồ sơ BHYT đúng chuẩn dữ liệu đạt 99,5%.",
      "Đối soát hằng tuần, giữ hồ sơ BHYT đúng chuẩn dữ liệu đạt 98%.",
    ],
    [
      "95% người dân trên địa bàn đặc khu có Sổ sức khỏe điện tử.",
      "Phối hợp với Công an rà soát số định danh cá nhân, lập Sổ sức khỏe điện tử cho 90% người dân.",
    ],
    [
      "Máy tính cài phần mềm diệt vi rút: 100%.",
      "Mua phần mềm phòng chống mã độc cho 80% máy vi tính.",
    ],
  ])("%s / %s", (target, task) => {
    expect(told({ targets: [target], tasks: [task] })).toEqual(["warning target-conflict"]);
  });

  it.each<[string, string, string]>([
    [
      "the least and the aim",
      "Thanh toán không dùng tiền mặt đạt từ 75% trở lên.",
      "Lắp mã QR tại quầy thu, phấn đấu thu viện phí qua mã QR đạt 80%.",
    ],
    [
      "a step",
      "Thanh toán không dùng tiền mặt đạt 80%.",
      "Trong 6 tháng đầu năm, thanh toán viện phí bằng mã QR đạt 74%.",
    ],
    [
      "out-patients",
      "Thanh toán không dùng tiền mặt đạt 80%.",
      "Thanh toán không dùng tiền mặt của người bệnh ngoại trú đạt 85%.",
    ],
    [
      "one ward",
      "Thanh toán không dùng tiền mặt đạt 80%.",
      "Khoa Cấp cứu đạt 50% viện phí không dùng tiền mặt.",
    ],
    [
      "two bases",
      "Thanh toán không dùng tiền mặt đạt 80% số tiền viện phí.",
      "Đặt mã QR, đạt 60% số lượt thanh toán.",
    ],
    [
      "stations",
      "90% dân số có sổ sức khỏe điện tử.",
      "100% trạm y tế cập nhật sổ sức khỏe điện tử.",
    ],
    [
      "the same level",
      "Thanh toán không dùng tiền mặt đạt 80%.",
      "Thu viện phí qua mã QR tại quầy, đạt 80% số tiền.",
    ],
  ])("is silent of %s", (_, target, task) => {
    expect(told({ targets: [target], tasks: [task] })).toEqual([]);
  });
});
