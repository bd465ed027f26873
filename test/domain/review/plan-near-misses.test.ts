/** Sentences that look like slips of a plan and are none, each beside the one that is. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const table = (...rows: string[]): string => rows.join("\n").replaceAll(" | ", "\t");

const section = (heading: string, ...lines: string[]): string =>
  [`## ${heading}`, ...lines].join("\n\n");

describe("parts under headings of other words", () => {
  const whole = (over: { bases?: string; results?: string; tasks?: string }): string =>
    [
      "KẾ HOẠCH\n\nChuyển đổi số năm 2026",
      over.bases ?? section("I. CĂN CỨ", "1. Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024."),
      over.results ??
        section(
          "II. KẾT QUẢ",
          ...Array.from({ length: 12 }, (_, at) => `- Phòng ${at + 1} đã có mạng.`),
        ),
      section(
        "III. MỤC TIÊU",
        ...Array.from({ length: 12 }, (_, at) => `- Trạm ${at + 1} có mạng.`),
      ),
      over.tasks ?? section("IV. NHIỆM VỤ", "1. Kéo cáp quang trong quý II/2026."),
      section("V. KINH PHÍ", "Ngân sách xã cấp 90 triệu đồng."),
      section("VI. TỔ CHỨC THỰC HIỆN", "Tổ Công nghệ thông tin theo dõi."),
      "GIÁM ĐỐC\n\nTrần Văn Mẫu\n\nNơi nhận:\n\n- Lưu: VT.",
    ].join("\n\n");
  const missing = (text: string): string[] =>
    findingsBy(planMissingParts, text)
      .filter(({ severity }) => severity !== "info")
      .map(({ expected = "" }) => expected);

  it("none is missing", () => {
    expect(missing(whole({}))).toEqual([]);
  });

  it.each([
    ["I. NHỮNG CĂN CỨ", "Mục 1. Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024."],
    ["I. ĐIỂM TỰA", "a) Nghị định số 102/2025/NĐ-CP ngày 13/5/2025 của Chính phủ."],
  ])("bases: %s", (heading, line) => {
    expect(missing(whole({ bases: section(heading, line) }))).toEqual([]);
  });

  it("bases: words without a document are none", () => {
    const bases = section("I. ĐIỂM TỰA", "a) Lòng tin của người dân.");
    expect(missing(whole({ bases }))).toEqual(["phần “Căn cứ lập kế hoạch”"]);
  });

  it.each([
    ["II. TÓM LƯỢC NĂM 2025", []],
    ["II. NĂM 2025 NHÌN LẠI", []],
    ["II. TÓM LƯỢC NĂM 2026", ["phần “Đánh giá kết quả năm trước”"]],
  ])("results: %s", (heading, wrong) => {
    const results = section(
      heading,
      ...Array.from({ length: 12 }, (_, at) => `- Phòng ${at + 1} có mạng.`),
    );
    expect(missing(whole({ results }))).toEqual(wrong);
  });

  it.each([
    [
      "told in words with who and when",
      [
        "Một là, kéo cáp quang, giao Tổ Kỹ thuật.",
        "Hai là, mua máy quét trong quý I/2026.",
        "Ba là, Khoa Dược chủ trì kiểm kho.",
      ],
      [],
    ],
    [
      "only means",
      ["Một là, nâng cao nhận thức.", "Hai là, huy động nguồn lực.", "Ba là, tăng cường kiểm tra."],
      ["phần “Nhiệm vụ”"],
    ],
  ])("tasks under GIẢI PHÁP: %s", (_, lines, wrong) => {
    expect(missing(whole({ tasks: section("IV. GIẢI PHÁP", ...lines) }))).toEqual(wrong);
  });
});

describe("counts of all", () => {
  const text = (result: string, aim: string): string =>
    [section("I. KẾT QUẢ NĂM 2025", result), section("II. MỤC TIÊU", aim)].join("\n\n");

  it.each([
    ["Đã lắp phần mềm cho 5 xe cứu thương.", "Lắp định vị cho toàn bộ 8 xe cứu thương.", 0],
    ["Trung tâm hiện có 9 xe cứu thương.", "Lắp định vị cho toàn bộ 8 xe cứu thương.", 1],
    ["Đội có 7 xe cứu thương.", "Lắp định vị cho toàn bộ 8 xe cứu thương.", 1],
  ])("%s | %s", (result, aim, wrong) => {
    expect(toldBy(planCounts, text(result, aim))).toHaveLength(wrong);
  });
});

describe("all of one thing, none of another", () => {
  it.each([
    ["Máy siêu âm tim chưa kết nối phần mềm phiếu khám.", 0],
    ["Phần mềm phiếu khám cũ chưa được phê duyệt cấp độ an toàn.", 0],
    ["Hệ thống kế toán chưa được phê duyệt cấp độ an toàn.", 1],
  ])("%s", (line, wrong) => {
    const results = section(
      "I. KẾT QUẢ NĂM 2025",
      "100% hệ thống đã được phê duyệt cấp độ an toàn.",
      "100% phiếu khám nội khoa kết nối phần mềm phiếu khám.",
      line,
    );
    const told = findingsBy(planContradictions, results);
    expect(told.filter(({ code }) => code === "all-against-none")).toHaveLength(wrong);
    expect(told.every(({ message }) => !message.endsWith(".."))).toBe(true);
  });
});

describe("less is better", () => {
  const rows = (name: string, from: string, to: string): string =>
    section(
      "PHỤ LỤC. CHỈ TIÊU",
      table(
        "TT | Chỉ tiêu | Kết quả 2025 | Mục tiêu 2026",
        "1 | Phiếu lĩnh thuốc điện tử | 60 | 85",
        "2 | Trạm có mạng riêng | 7 | 11",
        `3 | ${name} | ${from} | ${to}`,
      ),
    );

  it.each([
    ["Phim còn in ra bản giấy (%)", "40", "10", 0],
    ["Hồ sơ bị từ chối thanh toán (%)", "3", "1", 0],
    ["Thời gian trả kết quả sinh hóa", "90", "60", 0],
    ["Người dân dùng ứng dụng (%)", "40", "10", 1],
    ["Tái khám theo lịch (%)", "64", "60", 1],
  ])("%s: %s → %s", (name, from, to, wrong) => {
    expect(toldBy(planContradictions, rows(name, from, to))).toHaveLength(wrong);
  });
});

describe("when something is made and from when it is used", () => {
  const plan = (line: string): string =>
    [
      section("III. NHIỆM VỤ", `- ${line}`),
      section(
        "PHỤ LỤC",
        table(
          "TT | Nhiệm vụ | Chủ trì | Thời hạn",
          "1 | Quản lý kho vật tư bằng mã vạch | Khoa Dược | Tháng 5/2026",
          "2 | Trang bị máy quét | Khoa Dược | Tháng 2/2026",
        ),
      ),
    ].join("\n\n");

  it.each([
    ["Quản lý kho vật tư bằng mã vạch từ tháng 6/2026.", 0],
    ["Quản lý kho vật tư bằng mã vạch từ tháng 3/2026.", 1],
    ["Quản lý kho vật tư bằng mã vạch, xong trong tháng 6/2026.", 1],
  ])("%s", (line, wrong) => {
    const told = findingsBy(planContradictions, plan(line));
    expect(told.filter(({ code }) => code === "deadline-conflict")).toHaveLength(wrong);
  });
});

describe("the unit's own name", () => {
  it.each([
    ["Bệnh viện Mắt Lào Cai", 0],
    ["Bệnh viện Mắt Điện Biên", 1],
  ])("%s", (name, wrong) => {
    const text = `SỞ Y TẾ LÀO CAI\n\nBỆNH VIỆN MẮT\n\nLào Cai, ngày 05 tháng 12 năm 2025\n\n${section("III. NHIỆM VỤ", `- Giám đốc ${name} chỉ đạo chung.`)}`;
    expect(toldBy(planForeignUnit, text, { issuer: "Bệnh viện Mắt" })).toHaveLength(wrong);
  });
});

describe("words of health that sound of other sectors", () => {
  it.each([
    ["Nhập kết quả quan trắc môi trường làm việc của công nhân lên phần mềm.", 0],
    ["Quan trắc môi trường nước thải của khoa truyền nhiễm qua cảm biến.", 0],
    ["Quan trắc môi trường các mỏ đá trên địa bàn.", 1],
  ])("%s", (line, wrong) => {
    const told = findingsBy(textWording, section("III. NHIỆM VỤ", `- ${line}`));
    expect(told.filter(({ code }) => code === "wrong-sector")).toHaveLength(wrong);
  });
});

describe("results that look ahead", () => {
  it.each([
    ["Họp trực tuyến mới có ở hai trạm; năm 2026 mở rộng từ nơi đã có thiết bị.", 0],
    ["Năm 2026, Trung tâm đã lắp xong mạng tại hai trạm.", 1],
  ])("%s", (line, wrong) => {
    const text = section("I. KẾT QUẢ NĂM 2025", `- ${line}`);
    expect(toldBy(planStaleYear, text, { signed: "2025-12-10" })).toHaveLength(wrong);
  });
});

describe("shares of a whole", () => {
  it("a count that is a share itself is not the whole", () => {
    const told = (whole: string): string[] =>
      toldBy(ratio, `${whole}\n\nNgười bệnh quẹt thẻ 9.000 lượt, bằng 30% tổng số lượt khám.`);
    expect(told("Khám bằng căn cước: 45.000 lượt, đạt 88%.")).toEqual([]);
    expect(told("Cả năm khám 45.000 lượt.")).toEqual(["warning ratio-mismatch"]);
  });
});

describe("years, places and days beside what is told", () => {
  const text = (heading: string, ...lines: string[]): string => section(heading, ...lines);

  it.each([
    ["Nhu cầu tăng 812.450.000 đồng so với mức 1.096.300.000 đồng của năm 2025.", 0],
    ["Kinh phí bằng 118% dự toán giao năm 2025.", 0],
    ["Cao hơn 240 triệu đồng thực chi của năm 2025.", 0],
    ["Bố trí 812.450.000 đồng cho các nhiệm vụ của năm 2025.", 1],
  ])("money: %s", (line, wrong) => {
    expect(toldBy(planStaleYear, text("IV. KINH PHÍ THỰC HIỆN", line))).toHaveLength(0);
    expect(toldBy(planStaleYear, text("III. NHIỆM VỤ", line))).toHaveLength(wrong);
  });

  it.each([
    [
      "1 | Lắp 02 thiết bị tường lửa loại 8 cổng | 31/3/2026",
      "2 | Lắp 02 thiết bị tường lửa loại 16 cổng | 31/3/2026",
    ],
    [
      "1 | Cấp máy quét mã vạch khoa Dược 12 chiếc | 31/3/2026",
      "2 | Cấp máy quét mã vạch khoa Dược 14 chiếc | 31/3/2026",
    ],
  ])("rows of one table are things beside each other: %s", (...rows) => {
    const lines = table("TT | Nội dung | Thời hạn", ...rows);
    expect(toldBy(planContradictions, text("III. NHIỆM VỤ", lines))).toEqual([]);
  });

  const timed = (line: string, row: string): string[] =>
    toldBy(
      planContradictions,
      text("III. NHIỆM VỤ", line) +
        "\n\n" +
        text("IV. PHÂN CÔNG", table("TT | Nhiệm vụ | Chủ trì | Thời hạn", row)),
    );

  it.each([
    ["trước ngày 01/8/2026", "31/7/2026", 0],
    ["trước tháng 8/2026", "31/7/2026", 0],
    ["trước ngày 01/10/2026", "Quý III/2026", 0],
    ["trước ngày 01/9/2026", "31/7/2026", 1],
  ])("the day before: %s, %s", (said, day, wrong) => {
    const line = `1. Chuyển kho ảnh nội soi sang định dạng DICOM ${said}.`;
    const row = `1 | Chuyển kho ảnh nội soi sang định dạng DICOM | Khoa Nội soi | ${day}`;
    expect(timed(line, row)).toHaveLength(wrong);
  });

  it("a clause of its own has a time of its own", () => {
    const row = "1 | Nhập lại thẻ kho vật tư tiêu hao | Khoa Dược | 31/12/2026";
    const line = (first: string, second: string): string =>
      `1. Bỏ sổ giao ban giấy ${first}; nhập lại thẻ kho vật tư tiêu hao ${second}.`;
    expect(timed(line("từ ngày 01/02/2026", "trong cả năm"), row)).toEqual([]);
    expect(timed(line("dần dần", "xong trước ngày 30/6/2026"), row)).toEqual([
      "warning deadline-conflict",
    ]);
  });
});

describe("another sector", () => {
  const sectors = (heading: string, line: string, issuer = "Bệnh viện Sản - Nhi Mẫu"): string[] =>
    toldBy(textWording, section(heading, line), { issuer });

  it.each([
    "Gửi tin nhắn cho phụ huynh trước ngày hẹn tái khám.",
    "Phối hợp ngành Giáo dục gửi bản tin dinh dưỡng.",
    "Học viên được cấp chứng nhận sau khóa học.",
  ])("none: %s", (line) => {
    expect(sectors("III. NHIỆM VỤ", line)).toEqual([]);
  });

  it.each([
    "Học kỳ I đã nhập xong thời khóa biểu của các lớp.",
    "Dữ liệu địa chính mới nhập được một nửa số tờ bản đồ.",
    "Đã gắn mã QR cho 40 nông hộ trong vùng trồng.",
  ])("in the report: %s", (line) => {
    expect(sectors("I. KẾT QUẢ NĂM 2025", line)).toEqual(["warning wrong-sector"]);
  });

  it("a report may tell with whom it works", () => {
    const line = "Đã kết nối dữ liệu tiêm chủng với ngành giáo dục để tra cứu.";
    expect(sectors("I. KẾT QUẢ NĂM 2025", line)).toEqual([]);
  });
});
