/** What a question takes for granted is held against the register: what is wrong is corrected first, what holds is confirmed. */
import { describe, expect, it } from "vitest";

import { answerEngine } from "../../../support/answer-engine.ts";

const { answer } = answerEngine();
const ask = async (question: string) =>
  (await answer({ question, asOf: "2026-11-22", unit: "a", context: null })).answer;

describe("a wrong premise is corrected in the first sentence", () => {
  it.each<[string, string, string, string]>([
    [
      "a year",
      "trung tâm y tế xong bệnh án điện tử trước 2030 phải không",
      "Không phải",
      "31/12/2026",
    ],
    [
      "a day",
      "hệ thống có cấp độ phải nâng chuẩn trước 01/07/2028 phải ko",
      "Không phải",
      "01/07/2027",
    ],
    ["a rate", "VAT mua máy chủ năm 2026 là 5% phải không", "Không phải 5%", "8%"],
    [
      "a rate of what bears no tax",
      "phần mềm chịu VAT 10% đúng không",
      "Không phải 10%",
      "không chịu thuế",
    ],
    [
      "a rate that a passing rule lowers",
      "thuế suất VAT máy tính là 10% tới hết 2026 đúng ko",
      "Không phải 10%",
      "8%",
    ],
    [
      "a limit",
      "hạn mức chỉ định thầu dự toán mua sắm là 2 tỷ phải không",
      "Không phải 2 tỷ",
      "1 tỷ",
    ],
    ["a sum in words", "máy in trần mười lăm triệu đúng không", "Không phải", "13 triệu"],
    ["a span", "lộ dữ liệu cá nhân báo trong 24 giờ đúng ko", "Không phải 24 giờ", "72 giờ"],
    ["a level", "HIS nội bộ chỉ cần cấp độ 1 đúng không", "Không phải", "cấp độ 2"],
    [
      "a number of things",
      "chuẩn dữ liệu QĐ 130 có 15 bảng phải không",
      "Không phải 15 bảng",
      "13 bảng",
    ],
    [
      "a place",
      "theo Điều 8 TT 13/2025 phải ban hành quy chế bệnh án điện tử đúng không",
      "không phải Điều 8",
      "Điều 6",
    ],
    [
      "another kind of facility",
      "bệnh viện xong bệnh án điện tử chậm nhất 31/12/2026 đúng không",
      "Không phải",
      "30/09/2025",
    ],
    [
      "who does it",
      "hồ sơ cấp độ 3 do Sở Y tế phê duyệt phải không",
      "Không đúng",
      "chủ quản hệ thống",
    ],
    [
      "who does it at another level",
      "hệ thống cấp độ 2 do Bộ Công an thẩm định phải không",
      "Không đúng",
      "đơn vị chuyên trách",
    ],
    [
      "the death of a living document",
      "TT 13/2025 hết hiệu lực rồi phải không",
      "Không phải",
      "còn áp dụng",
    ],
    [
      "the life of a dead document",
      "Thông tư 46/2018 vẫn còn hiệu lực đúng không",
      "không còn hiệu lực",
      "13/2025/TT-BYT",
    ],
    [
      "the first day",
      "Thông tư 26/2025 có hiệu lực từ 2024 phải không",
      "Không phải",
      "01/07/2025",
    ],
    ["the day of signing", "TT 13/2025 ký năm 2024 phải không", "không phải", "06/06/2025"],
    ["the issuer", "TT 13/2025/TT-BYT do Bộ TTTT ban hành phải ko", "không phải", "Bộ Y tế"],
    [
      "the subject",
      "NĐ 104/2026 là nghị định về lựa chọn nhà thầu đúng ko",
      "Không phải",
      "chi thường xuyên",
    ],
    [
      "the kind",
      "công văn 365/TTYQG-GPQLCL là văn bản quy phạm pháp luật đúng không",
      "Không phải",
      "hướng dẫn",
    ],
    ["a replacement", "QĐ 586 bị QĐ 965 thay rồi phải không", "không", "965/QĐ-BYT"],
  ])("%s", async (_, question, said, truth) => {
    const { kind, facts } = await ask(question);
    expect(kind).toBe("premise-corrected");
    expect(facts[0]).toContain(said);
    expect(facts.slice(0, 2).join(" ")).toContain(truth);
  });
});

describe("what holds is confirmed, what is only asked is no premise", () => {
  it.each([
    ["lộ dữ liệu cá nhân báo trong bảy mươi hai giờ đúng không", "Đúng."],
    ["VAT 8% hết 31/12/2026 đúng không", "Đúng."],
    ["trung tâm y tế xong bệnh án điện tử chậm nhất 31/12/2026 phải không", "Đúng."],
    ["dự án mua máy chủ 4 tỷ có chỉ định thầu được không", "Được: 4 tỷ không quá mức tối đa 5 tỷ"],
  ])("%s", async (question, said) => {
    const { kind, facts } = await ask(question);
    expect(kind).toBe("answered");
    expect(facts[0]).toContain(said);
  });

  it.each([
    "VAT 8% áp dụng đến hết ngày nào?",
    "hệ thống đang đầu tư trước 01/7/2026 phải xong phê duyệt cấp độ trước ngày nào",
    "phần mềm AI y tế đang chạy từ trước tháng 3/2026 phải tuân thủ luật AI chậm nhất khi nào",
    "cơ sở đã có giấy phép hoạt động trước 2027 thì hạn đáp ứng hạ tầng CNTT là bao giờ",
    "TT 46/2018 hết hiệu lực từ khi nào",
    "khi nào quy chế ký số không được dẫn TT 41/2017 nữa",
    "Luật Đấu thầu hết hiệu lực chưa",
  ])("%s", async (question) => {
    expect((await ask(question)).kind).toBe("answered");
  });
});

describe("the day named in a question is the day of the answer", () => {
  it.each([
    ["hồi tháng 2/2026 NĐ 73/2019 còn hiệu lực ko", "2026-02-01", "in-force"],
    ["tại thời điểm 30/6/2025 TT 27/2021/TT-BYT còn hiệu lực không", "2025-06-30", "in-force"],
    ["ngày 1/4/2026 nđ 45/2026 có hiệu lực không", "2026-04-01", "in-force"],
    ["kế hoạch ký ngày 10/12/2025 viện dẫn NĐ 13/2023 có đúng không", "2025-12-10", "in-force"],
    ["trước 1/7/2026 thì NĐ 123/2020 còn hiệu lực không", "2026-06-30", "in-force"],
    ["đến 1/3/2027 luật 20/2026/QH16 có hiệu lực chưa", "2027-03-01", "in-force"],
    ["năm ngoái NĐ 13/2023 còn dùng được không", "2025-12-31", "in-force"],
  ])("%s", async (question, asOf, status) => {
    const { kind, citations, ...answer_ } = await ask(question);
    expect([kind, answer_.asOf, citations[0]?.status]).toEqual(["answered", asOf, status]);
  });

  it("a day whose truth is asked stays a claim", async () => {
    const { kind, asOf } = await ask("TT 38/2024 có hiệu lực từ 01/01/2025 rồi đúng không");
    expect([kind, asOf]).toEqual(["premise-corrected", "2026-11-22"]);
  });
});

describe("a place of a document is answered by what stands there", () => {
  it.each([
    ["Điều 31 NĐ 331/2026 quy định gì", "Điều 31"],
    ["dieu 12 k6 tt 26/2025 noi ve cai gi", "Điều 12 khoản 6"],
    ["Điều 4 TT 13/2025/TT-BYT nói gì vậy", "Điều 4 khoản 2 điểm a"],
  ])("%s", async (question, place) => {
    expect((await ask(question)).citations.map((one) => one.locator).join("; ")).toContain(place);
  });

  it("says first when nothing of the place is known", async () => {
    const { text } = await ask("thông tư 13/2025 điều 99 quy định gì");
    expect(text.split("\n")[0]).toContain("chỉ có 6 điều");
  });
});

describe("a stretch of time is answered by its due dates or changes", () => {
  it.each([
    ["đến cuối năm nay phải xong gì", "31/12/2026"],
    ["quý 1 năm 2027 có hạn nào không", "01/01/2027"],
    ["từ nay tới cuối năm có deadline gì ko ad", "31/12/2026"],
    ["văn bản nào mới có hiệu lực trong tháng 11/2026", "363/2026/NĐ-CP"],
    ["trong 6 tháng tới văn bản nào hết hiệu lực", "204/2025/QH15"],
  ])("%s", async (question, expected) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe("answered");
    expect(text).toContain(expected);
  });

  it("an empty stretch is not-found, not a statement about the world", async () => {
    expect((await ask("tháng sau văn bản nào có hiệu lực")).kind).toBe("not-found");
  });
});

describe("the document that acts on another is the one asked for", () => {
  it.each([
    ["Nghị định nào hướng dẫn Luật Dữ liệu", "165/2025/NĐ-CP"],
    ["chương trình hành động thực hiện NQ 72-NQ/TW là văn bản nào", "282/NQ-CP"],
  ])("%s", async (question, symbol) => {
    expect((await ask(question)).citations[0]?.symbol).toBe(symbol);
  });
});
