/** Plans laid out in a way of their own, and figures in them that look like slips and are none. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { unborneFiguresRule } from "../../../src/domain/review/rules/unborne-figures.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";
import { review } from "./review.ts";

const section = (heading: string, ...lines: string[]): string =>
  [`## ${heading}`, ...lines].join("\n\n");
const rows = (...lines: string[]): string => lines.join("\n").replaceAll(" | ", "\t");

describe("a month or a day is no fraction", () => {
  it.each([
    "- Phòng Nghiệp vụ Y chủ trì nền tảng trạm y tế, đến hết tháng 11/2026 đạt 95% số trạm.",
    "- Đến 6/2026 đạt 70% số hồ sơ được ký số.",
    "- Từ ngày 15/9 đạt 80% số khoa.",
    "- Trong quý 2/2026, tỷ lệ 60% đơn thuốc liên thông.",
    "- Số hóa hồ sơ: tháng 09/2026 chiếm 45% khối lượng.",
  ])("%s", (line) => {
    expect(toldBy(ratio, section("IV. NHIỆM VỤ", line))).toEqual([]);
  });

  it.each([
    "- 11/14 máy xét nghiệm đã kết nối, đạt 95%.",
    "- Toàn viện có 6/12 khoa dùng bệnh án điện tử, đạt 70%.",
  ])("a fraction is: %s", (line) => {
    expect(toldBy(ratio, section("II. KẾT QUẢ NĂM 2025", line))).toEqual(["error ratio-mismatch"]);
  });
});

describe("a part is not its own whole", () => {
  const share =
    "- Đã lập Sổ sức khỏe điện tử cho 41.250 người dân, tương đương 71% dân số quản lý.";

  it.each([[[share]], [[share, "- Trung tâm quản lý dân số 58.100 người."]]])("%s", (lines) => {
    expect(toldBy(ratio, section("II. KẾT QUẢ NĂM 2025", ...lines))).toEqual([]);
  });

  it("the whole that stands elsewhere is", () => {
    const text = section("II. KẾT QUẢ NĂM 2025", share, "- Trung tâm quản lý dân số 78.100 người.");
    expect(toldBy(ratio, text)).toEqual(["warning ratio-mismatch"]);
  });
});

describe("a rule on a thing is another task than the thing", () => {
  const plan = (line: string): string =>
    [
      "KẾ HOẠCH\n\nChuyển đổi số năm 2026",
      section("IV. NHIỆM VỤ", line),
      rows(
        "TT | Nhiệm vụ | Chủ trì | Thời gian",
        "1 | Kho dữ liệu dùng chung ngành | Văn phòng Sở | Quý IV/2026",
        "2 | Mạng truyền số liệu | Văn phòng Sở | Quý III/2026",
      ),
    ].join("\n\n");

  it.each([
    "Ban hành quy chế khai thác kho dữ liệu dùng chung của ngành trong quý II/2026.",
    "Xây dựng và trình đề án kho dữ liệu dùng chung của ngành trong quý II/2026.",
    "Hoàn thiện, ban hành danh mục kho dữ liệu dùng chung của ngành trong quý I/2026.",
  ])("%s", (line) => {
    expect(toldBy(planContradictions, plan(line))).toEqual([]);
  });

  it.each([
    "Xây dựng kho dữ liệu dùng chung của ngành trong quý II/2026.",
    "Đưa kho dữ liệu dùng chung của ngành vào hoạt động theo quy chế đã có, trong quý II/2026.",
  ])("the thing itself: %s", (line) => {
    expect(toldBy(planContradictions, plan(line))).toEqual(["warning deadline-conflict"]);
  });
});

describe("an aim beside a thing that is bought is no share of the budget", () => {
  const told = async (task: string): Promise<string[]> => {
    const table = [
      "| TT | Nội dung | Số lượng | Đơn giá (đồng) | Thành tiền (đồng) |",
      "|---|---|---|---|---|",
      "| 1 | Máy quét giấy tờ | 6 | 14.500.000 | 87.000.000 |",
      "| 2 | Gia hạn tường lửa | 1 | 75.000.000 | 75.000.000 |",
      "| | Cộng | | | 162.000.000 |",
    ].join("\n");
    const text = [section("IV. NHIỆM VỤ", task), section("VI. KINH PHÍ", table)].join("\n\n");
    const bytes = Buffer.from(`# KẾ HOẠCH\n\nChuyển đổi số năm 2026\n\n${text}\n`);
    const document = await readDocument({ fileName: "ke-hoach.md", bytes });
    const facts = { kind: "plan", title: null, year: 2026, signed: null, issuer: null };
    return review(document, { facts, rules: [unborneFiguresRule] }).findings.map(
      ({ code }) => code,
    );
  };

  it.each([
    "- Trang bị 06 máy quét giấy tờ cho khu nhập viện; nâng tỷ lệ trả kết quả trực tuyến lên 95%.",
    "- Lắp máy quét giấy tờ, bảo đảm 85% trạm số hóa tại chỗ.",
  ])("%s", async (task) => {
    expect(await told(task)).toEqual([]);
  });

  it("a share of the money is", async () => {
    expect(await told("- Kinh phí máy quét giấy tờ chiếm 71% tổng kinh phí.")).toEqual([
      "text-figure-unborne",
    ]);
  });
});

describe("parts under headings and in places of their own", () => {
  interface Over {
    situation?: string[];
    end?: string;
  }
  const plan = ({ situation, end = "GIÁM ĐỐC\n\nTrần Văn Mẫu" }: Over): string =>
    [
      "KẾ HOẠCH\n\nChuyển đổi số năm 2026",
      section("I. CĂN CỨ", "1. Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024."),
      section(
        "II. ĐẶC ĐIỂM TÌNH HÌNH",
        ...(situation ?? ["Năm 2025 đạt 74% lượt khám dùng VNeID."]),
      ),
      section(
        "III. MỤC TIÊU",
        ...Array.from({ length: 24 }, (_, at) => `- Trạm ${at + 1} có mạng.`),
      ),
      section("IV. NHIỆM VỤ", "1. Kéo cáp quang trong quý II/2026."),
      section("V. GIẢI PHÁP", "1. Họp hằng tuần."),
      section("VI. KINH PHÍ", "Ngân sách xã cấp 90 triệu đồng."),
      section("VII. TỔ CHỨC THỰC HIỆN", "Tổ Công nghệ thông tin theo dõi."),
      `Nơi nhận:\n\n- Lưu: VT.\n\n${end}`,
    ].join("\n\n");
  const missing = (over: Over): string[] =>
    findingsBy(planMissingParts, plan(over)).map(({ expected = "" }) => expected);

  it.each([
    [["Trung tâm có 120 giường. Năm 2025 đơn vị đạt các kết quả: 74% lượt khám dùng VNeID."]],
    [["Trung tâm có 9 khoa.", "Những mặt chưa làm được: 05 trạm chưa có máy in."]],
  ])("results told with the situation: %s", (situation) => {
    expect(missing({ situation })).toEqual([]);
  });

  it("a situation without results is none", () => {
    expect(missing({ situation: ["Trung tâm có 120 giường bệnh, 09 khoa, 23 trạm."] })).toEqual([
      "phần “Đánh giá kết quả năm trước”",
    ]);
  });

  it.each(["**BSCKII. K'Brếu**", "ThS. K’Đức", "H'Hen Niê", "Y Bhiông Niê", "K'Brếu", "Lê Út"])(
    "the signer is named: %s",
    (name) => {
      expect(missing({ end: `GIÁM ĐỐC\n\n${name}` })).toEqual([]);
    },
  );

  it.each(["(Đã ký)", "Ký tên", ""])("nobody is named: %s", (end) => {
    expect(missing({ end: `GIÁM ĐỐC\n\n${end}` })).toEqual(["họ tên người ký"]);
  });

  it("an annex in front of the recipients ends there", () => {
    const annex = section("VIII. PHỤ LỤC PHÂN CÔNG", "Theo bảng dưới đây.");
    const text = plan({}).replace("Nơi nhận:", `${annex}\n\nNơi nhận:`);
    expect(findingsBy(planMissingParts, text)).toEqual([]);
  });
});
