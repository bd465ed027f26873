/** Rows called by a part of their name, and what is said beside one figure of several. */
import { describe, expect, it } from "vitest";

import { toldBelow } from "../review.ts";
import type { Budget } from "./budgets.ts";
import { eachPair, eachSilent } from "./each-pair.ts";

const network: Budget = {
  unit: "đồng",
  rows: `
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền|Ngân sách nhà nước|Quỹ phát triển
I|Hạ tầng truyền dẫn||||318.400.000|318.400.000|
1|Thiết bị tường lửa biên thế hệ mới|Bộ|1|176.200.000|176.200.000|176.200.000|
2|Lắp đặt cáp quang nội bộ và tủ mạng các tầng|Gói|1|142.200.000|142.200.000|142.200.000|
II|Phần mềm chuyên môn||||467.900.000|190.000.000|277.900.000
3|Nâng cấp hệ thống quản lý xét nghiệm (LIS)|Gói|1|267.900.000|267.900.000|120.000.000|147.900.000
4|Phần mềm quản lý kho dược|Gói|1|104.000.000|104.000.000|70.000.000|34.000.000
5|Phần mềm khảo sát hài lòng|Gói|1|96.000.000|96.000.000||96.000.000
III|Bồi dưỡng nhân lực||||58.700.000|58.700.000|
6|Bồi dưỡng kỹ năng phân tích dữ liệu|Lớp|2|29.350.000|58.700.000|58.700.000|
|Tổng cộng||||845.000.000|567.100.000|277.900.000`,
};

describe("short names of rows", () => {
  eachPair(network, [
    ["Tường lửa ngốn … triệu đồng.", "176,2", "167,2"],
    ["Nâng cấp LIS hết … triệu đồng.", "267,9", "276,9"],
    ["Cáp quang nội bộ, tủ mạng tốn … đồng.", "142.200.000", "124.200.000"],
    ["Riêng phần phần mềm đã cần tới … đồng.", "467.900.000", "476.900.000"],
    ["Tường lửa hết 176,2 triệu đồng, đắt hơn quản lý kho dược … triệu đồng.", "72,2", "77,2"],
    [
      "LIS 267,9 triệu đồng, ngân sách 120 triệu đồng, phần … triệu đồng còn lại trích Quỹ phát triển.",
      "147,9",
      "174,9",
    ],
  ]);
  eachSilent(network, [
    "Tường lửa ứng dụng web của Sở dùng chung trị giá 300 triệu đồng.",
    "Đào tạo sử dụng LIS hết 12 triệu đồng do nhà thầu chi trả.",
    "Tường lửa hết 176,2 triệu đồng, thấp hơn mức 190 triệu đồng của báo giá.",
    "Báo giá của tường lửa là 190 triệu đồng, của LIS là 281 triệu đồng.",
    "Bảo hành LIS năm thứ hai hết 25 triệu đồng, đơn vị tự lo.",
  ]);
});

describe("ranks, shares in other words, wholes told roughly", () => {
  eachPair(network, [
    ["Mảng tốn nhất là ….", "phần mềm chuyên môn", "hạ tầng truyền dẫn"],
    ["Nhóm … đứng thứ hai về kinh phí.", "hạ tầng truyền dẫn", "bồi dưỡng nhân lực"],
    [
      "Trong nhóm phần mềm chuyên môn, khoản rẻ nhất là ….",
      "phần mềm khảo sát hài lòng",
      "phần mềm quản lý kho dược",
    ],
    ["Cứ 100 đồng dự toán thì … đồng lấy từ ngân sách nhà nước.", "67", "76"],
    ["Tỷ lệ ngân sách nhà nước và Quỹ phát triển xấp xỉ ….", "67:33", "76:24"],
    [
      "Toàn bộ kinh phí bồi dưỡng kỹ năng phân tích dữ liệu do … chi trả.",
      "ngân sách nhà nước",
      "Quỹ phát triển",
    ],
    ["So với hạ tầng truyền dẫn, kinh phí bồi dưỡng nhân lực chỉ bằng ….", "18,4%", "14,8%"],
    [
      "Hạ tầng truyền dẫn, phần mềm chuyên môn cộng dồn 786.300.000 đồng, bằng … dự toán.",
      "93,1%",
      "91,3%",
    ],
    ["Quỹ phát triển góp ít nhất, 277,9 triệu đồng (…).", "32,9%", "39,2%"],
    ["Dự toán năm nay … đồng.", "gần 850 triệu", "gần 950 triệu"],
    ["Trung tâm cần … triệu đồng cho cả năm.", "845", "854"],
  ]);
});

const province: Budget = {
  unit: "triệu đồng",
  rows: `
TT|Nội dung|Tổng kinh phí|Ngân sách trung ương|Ngân sách tỉnh|Nguồn huy động khác
I|Phát triển kho dữ liệu số|2.945,5|640|2.045,5|260
1|Số hóa phim chụp cũ tại 9 bệnh viện|1.480|0|1.220|260
2|Trục kết nối hồ sơ sức khỏe|1.465,5|640|825,5|0
II|Chi thường xuyên|918|0|918|0
3|Trực ban giám sát an ninh mạng (SOC)|612|0|612|0
4|Duy trì hạ tầng máy chủ ảo hóa|306|0|306|0
III|Chi đào tạo|144,5|0|72|72,5
5|Bồi dưỡng kỹ năng số cho nhân viên y tế|144,5|0|72|72,5
|Tổng cộng|4.008|640|3.035,5|332,5`,
};

describe("words of a name with some left out, groups without their verb, sources without their noun", () => {
  eachPair(province, [
    ["Riêng việc số hóa phim chụp ở 9 bệnh viện đã ngốn … tỷ đồng.", "1,48", "1,84"],
    ["Máy chủ ảo hóa cần … triệu đồng.", "306", "360"],
    ["SOC chiếm … chi thường xuyên.", "66,7%", "67,6%"],
    [
      "Ba phần kho dữ liệu, thường xuyên, đào tạo chiếm lần lượt …, 22,9% và 3,6%.",
      "73,5%",
      "75,3%",
    ],
    ["Hơn … nguồn lực dồn cho kho dữ liệu số.", "hai phần ba", "ba phần tư"],
    [
      "Chi thường xuyên và chi đào tạo cộng lại chưa bằng … kho dữ liệu số.",
      "một nửa",
      "một phần tư",
    ],
    ["Nhìn theo nguồn, ngân sách tỉnh là chủ lực với …, trung ương 16%.", "75,7%", "77,5%"],
    [
      "Số hóa phim chụp cũ là việc nặng vốn nhất, tiếp theo là ….",
      "trục kết nối hồ sơ sức khỏe",
      "trực ban giám sát an ninh mạng",
    ],
    [
      "Trong chi thường xuyên, đứng sau ….",
      "trực ban giám sát là máy chủ ảo hóa",
      "máy chủ ảo hóa là trực ban giám sát",
    ],
    ["Ngành y tế đăng ký tổng vốn … triệu đồng.", "4.008", "4.080"],
    ["Phần chi thường xuyên mỗi năm … tỷ đồng.", "trên 0,9", "trên 1,1"],
    ["Chênh lệch giữa khoản lớn nhất và khoản nhỏ nhất là … triệu đồng.", "1.335,5", "1.353,5"],
    ["Ngân sách tỉnh chi trọn cho ….", "máy chủ ảo hóa", "số hóa phim chụp cũ"],
  ]);
  eachSilent(province, [
    "Tỷ trọng bình quân mỗi nhóm là 33,3%, song kho dữ liệu số vượt xa.",
    "SOC đạt 95% yêu cầu kỹ thuật sau khi nâng cấp.",
    "Giải ngân phần đào tạo đạt 40% trong quý II.",
    "Các bệnh viện có 62% máy chủ ảo hóa đã quá hạn bảo hành.",
  ]);
});

describe("a source called by its purse alone", () => {
  const head = "TT|Nội dung|Thành tiền";
  const body = (sources: string): string => `
${head}|${sources}
1|Thuê máy chủ|90.000.000|60.000.000|30.000.000
2|Mua máy chiếu|30.000.000|14.000.000|16.000.000
|Tổng cộng|120.000.000|74.000.000|46.000.000`;
  const told = (sources: string, share: string): Promise<string[]> =>
    toldBelow(body(sources), `Ngân sách thành phố chiếm ${share}% tổng kinh phí.`);

  it("is that source where only one is of the purse", async () => {
    const sources = "Kinh phí chi thường xuyên từ ngân sách thành phố|Nguồn thu dịch vụ";
    expect(await told(sources, "61,7")).toEqual([]);
    expect(await told(sources, "67,1")).toHaveLength(1);
  });

  it("is neither of two of the same purse", async () => {
    const sources = "Vốn đầu tư từ ngân sách thành phố|Vốn sự nghiệp từ ngân sách thành phố";
    expect(await told(sources, "61,7")).toEqual([]);
    expect(await told(sources, "100")).toEqual([]);
  });
});
