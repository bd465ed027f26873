import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { proposeEntry } from "../../../src/domain/regulation/propose-entry.ts";
import { readTextFormat } from "../../../src/knowledge/ingest/read-text-format.ts";

function deadlinesOf(...lines: string[]) {
  const head = [
    "SỞ Y TẾ X",
    "Số: 12/CT-SYT",
    "X, ngày 15 tháng 3 năm 2027",
    "CHỈ THỊ",
    "Về số hóa hồ sơ",
    "I. NHIỆM VỤ",
  ];
  const text = [...head, ...lines].join("\n");
  const document = readTextFormat(new TextEncoder().encode(text), "chi-thi.txt", "text");
  return proposeEntry(document, classifyDocument(document)).provisions.map(
    ({ provision: { who, due, within } }) => [due ?? within, who ?? null],
  );
}
const timesOf = (sentence: string) => deadlinesOf(`1. ${sentence}`).map(([time]) => time);

describe("words of a deadline", () => {
  it.each([
    ["Các đơn vị hoàn thành vào ngày 25/11/2027.", "2027-11-25"],
    ["Bệnh viện trang bị máy quét trước ngày 01/9/2028.", "2028-09-01"],
    ["Phòng Tài chính trình dự toán chậm nhất 10 tháng 11 năm 2027.", "2027-11-10"],
    ["Ủy ban nhân dân xã ban hành hướng dẫn trước thời điểm 01/10/2027.", "2027-10-01"],
    ["Bệnh viện đưa phần mềm vào vận hành trong tháng 10 và tháng 11 năm 2027.", "2027-11-30"],
    ["Tháng 10 năm 2027: Sở Y tế phê duyệt kế hoạch.", "2027-10-31"],
    ["Quý III/2027: hoàn thành nâng cấp máy chủ.", "2027-09-30"],
    ["Từ ngày 16/7/2027 đến ngày 31/8/2027: Sở Y tế thẩm định.", "2027-08-31"],
    ["Thời gian khám: Từ ngày 10/4/2027 đến hết ngày 31/5/2027.", "2027-05-31"],
    ["Bắt đầu từ ngày 01/01/2028, Cổng không tiếp nhận hồ sơ giấy.", "2028-01-01"],
    ["Trung tâm cung cấp công cụ kiểm tra trước ngày 28 tháng 9 năm 2027.", "2027-09-28"],
    ["Đơn vị đồng bộ số liệu lên Kho trước 08 giờ ngày hôm sau.", "trước 08 giờ ngày hôm sau"],
    [
      "Định kỳ hằng quý, trước ngày 10 của tháng đầu quý sau, Sở Y tế công bố kết quả.",
      "trước ngày 10 của tháng đầu quý sau",
    ],
    [
      "Đơn vị lập dự toán gửi cấp trên trước ngày 01 tháng 7 của năm trước năm kế hoạch.",
      "trước ngày 01 tháng 7 của năm trước năm kế hoạch",
    ],
    ["Các xã định kỳ ngày 25 hằng tháng gửi kết quả.", "định kỳ ngày 25 hằng tháng"],
    ["Ban theo dõi, sáu tháng một lần báo cáo Tỉnh ủy.", "sáu tháng một lần"],
    ["Sở Y tế cập nhật danh sách 03 tháng/lần.", "03 tháng/lần"],
    ["Kho bạc thông báo cho đơn vị không quá 01 ngày làm việc.", "không quá 01 ngày làm việc"],
    ["Bộ phận một cửa giải quyết ngay trong ngày.", "ngay trong ngày"],
    ["Các cơ sở khác: thực hiện chậm nhất từ ngày 01 tháng 01 năm 2029.", "2029-01-01"],
    ["Đơn vị gửi danh sách, chậm nhất hết giờ hành chính ngày 14/5/2027.", "2027-05-14"],
    ["Trạm y tế nhập số liệu, khóa sổ lúc 17 giờ ngày 25/6/2027.", "2027-06-25"],
    ["Số liệu tháng được khóa vào ngày 05 hằng tháng.", "vào ngày 05 hằng tháng"],
    [
      "Cơ sở nêu lý do trong thời gian tối đa 03 ngày kể từ ngày nhận yêu cầu.",
      "trong thời gian tối đa 03 ngày kể từ ngày nhận yêu cầu",
    ],
    [
      "Chủ sở hữu đề nghị gia hạn ít nhất 60 ngày trước ngày số lưu hành hết hạn.",
      "ít nhất 60 ngày trước ngày số lưu hành hết hạn",
    ],
    [
      "Người được cấp tài khoản khi chuyển công tác phải bàn giao không chậm hơn 03 ngày tính từ ngày quyết định có hiệu lực.",
      "không chậm hơn 03 ngày tính từ ngày quyết định có hiệu lực",
    ],
  ])("%s", (sentence, time) => {
    expect(timesOf(sentence)).toEqual([time]);
  });

  it.each([
    "Thực hiện nhiệm vụ, tính đến ngày 31/12/2027 có bao nhiêu địa phương hoàn thành thì báo cáo.",
    "Kế hoạch phải nêu rõ kết quả tính đến 30/6/2027.",
    "Đến hết năm 2027, 60% bệnh viện đã kết nối, triển khai liên thông.",
    "Các đơn vị đã triển khai trước ngày 31/12/2026, phải tiếp tục rà soát.",
    "Hợp đồng thuê dịch vụ có thời hạn không quá 05 năm.",
    "Người bệnh nhập viện trước ngày 01/9/2028 được thanh toán theo mức cũ.",
    "Dữ liệu được lưu trữ ít nhất 10 năm kể từ ngày ra viện.",
  ])("none stands in: %s", (sentence) => {
    expect(timesOf(sentence)).toEqual([]);
  });

  it("each of two spans in one sentence ends where the other duty begins", () => {
    expect(
      timesOf(
        "Cơ quan phê duyệt đề án trong thời hạn 25 ngày kể từ ngày nhận và phải hoàn thành toàn bộ trong quý III năm 2028.",
      ),
    ).toEqual(["2028-09-30", "trong thời hạn 25 ngày kể từ ngày nhận"]);
  });
});

describe("who must", () => {
  it.each([
    ["Các cấp ủy trực thuộc báo cáo kết quả trước ngày 30/11 hằng năm.", "Các cấp ủy trực thuộc"],
    ["Ban Tuyên giáo và Dân vận gửi báo cáo trước ngày 30/11/2027.", "Ban Tuyên giáo và Dân vận"],
    ["Các khoa, phòng cử cán bộ đầu mối, hạn cuối 10/4/2027.", "Các khoa, phòng"],
    ["Văn phòng Bộ hoàn chỉnh kế hoạch xong trước 05/9/2027.", "Văn phòng Bộ"],
    ["Hồ sơ chưa hợp lệ thì trong vòng 07 ngày kể từ ngày nhận, Bộ Y tế thông báo.", "Bộ Y tế"],
    ["Tổng hợp báo cáo năm gửi Sở Y tế trước ngày 15/12/2027.", null],
    ["Đến 15/7/2027: các đơn vị gửi dự thảo kế hoạch về Sở.", "Các đơn vị"],
    [
      "Tổ chức cung ứng dịch vụ thanh toán phải sửa đổi hợp đồng trước ngày 01/6/2027.",
      "Tổ chức cung ứng dịch vụ thanh toán",
    ],
  ])("%s", (sentence, who) => {
    expect(deadlinesOf(`1. ${sentence}`).map(([, name]) => name)).toEqual([who]);
  });

  it("is the numbered line above, when it is nothing but a name", () => {
    expect(
      deadlinesOf(
        "2. Công an tỉnh",
        "Chủ trì kiểm tra, hoàn thành trong quý I năm 2028.",
        "3. Sở Khoa học và Công nghệ",
        "Hướng dẫn kết nối, hoàn thành trước ngày 28 tháng 02 năm 2028.",
      ),
    ).toEqual([
      ["2028-03-31", "Công an tỉnh"],
      ["2028-02-28", "Sở Khoa học và Công nghệ"],
    ]);
  });
});

describe("a table of tasks", () => {
  it("gives the words of a cell that names no year, and durations under a column of limits", () => {
    expect(
      deadlinesOf(
        "TT\tNội dung\tNgười thực hiện\tThời hạn",
        "1\tPhân loại sự cố\tTrưởng ca\tKhông quá 30 phút",
        "2\tBáo cáo Giám đốc\tPhòng Công nghệ thông tin\tTrong ngày",
        "3\tTổng kết\tVăn phòng\tTháng 12",
        "4\tKhảo sát mạng\tTổ kỹ thuật\tQuý II/2027",
        "5\tTheo dõi\tCác khoa\tThường xuyên",
      ),
    ).toEqual([
      ["Không quá 30 phút", "Trưởng ca"],
      ["Trong ngày", "Phòng Công nghệ thông tin"],
      ["Tháng 12", "Văn phòng"],
      ["2027-06-30", "Tổ kỹ thuật"],
    ]);
  });

  it("takes no duration from the hours of a programme", () => {
    expect(
      deadlinesOf(
        "TT\tThời gian\tNội dung",
        "1\t30 phút\tĐón tiếp đại biểu",
        "2\t15 phút\tKhai mạc",
      ),
    ).toEqual([]);
  });
});

it("a subject line ends in front of place and day", () => {
  const text =
    "BỘ Y TẾ\nSố: 418/CNTT-HTYT\nV/v rà soát danh mục dùng chung\nHà Nội, ngày 08 tháng 4 năm 2027\nKính gửi: Sở Y tế các tỉnh\nĐề nghị quý Sở rà soát.\n";
  const document = readTextFormat(new TextEncoder().encode(text), "cv.txt", "text");
  expect(proposeEntry(document, classifyDocument(document)).fields.title.value).toBe(
    "Rà soát danh mục dùng chung",
  );
});
