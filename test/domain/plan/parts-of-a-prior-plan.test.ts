/** Parts of a prior plan that a reader leaves half told: the sentence that enacts it, a part without a title, a letterhead in a table. */
import { describe, expect, it } from "vitest";

import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { isNextMark } from "../../../src/domain/text/point-letters.ts";
import { aDocument, aRegister } from "./plan-builders.ts";

const NO_FACTS = { title: null, year: null, signed: null, issuer: null };

function roll(
  lines: readonly string[],
  { results = [] as { id: string; value: string }[], tables = [] as string[][][] } = {},
) {
  const document = aDocument(lines, tables);
  // Readers tell the letter of a point apart from its text.
  const blocks = document.blocks.map((block) =>
    block.text.startsWith("đ) ")
      ? { ...block, kind: "list-item" as const, marker: "đ)", text: block.text.slice(3) }
      : block,
  );
  const plan = readPlan({ ...document, blocks }, NO_FACTS);
  const { sections, context, cover } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    ...{ plan, results },
  });
  return {
    ...{ context, cover, sections },
    texts: sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
  };
}

const COVER = ["KẾ HOẠCH", "Chuyển đổi số năm 2026"];
const BODY = ["# I. NHIỆM VỤ", "- Sao lưu dữ liệu hằng tháng."];

describe("the sentence that enacts the plan", () => {
  it.each([
    "Trung tâm Kiểm soát bệnh tật tỉnh Hòa An (hợp nhất từ ba Trung tâm Kiểm soát bệnh tật theo Quyết định số 905/QĐ-UBND ngày 29 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh) xây dựng kế hoạch như sau:",
    "Bệnh viện Đa khoa khu vực Suối Xanh (được tổ chức lại từ Trung tâm Y tế huyện theo Quyết định số 12/QĐ-UBND ngày 15/8/2025, sau đây gọi là Bệnh viện) ban hành Kế hoạch với các nội dung sau:",
  ])("stays, with what it says of the unit: %s", (sentence) => {
    const { texts } = roll([
      ...COVER,
      `Thực hiện Kế hoạch số 77/KH-SYT ngày 20 tháng 01 năm 2026 của Sở Y tế về chuyển đổi số năm 2026, ${sentence}`,
      ...BODY,
    ]);
    expect(texts.join("\n")).toContain(sentence);
  });

  it("a document of the year that stands alone is no such sentence", () => {
    const { texts } = roll([
      ...COVER,
      "Thực hiện Kế hoạch số 77/KH-SYT ngày 20 tháng 01 năm 2026 của Sở Y tế về chuyển đổi số năm 2026;",
      ...BODY,
    ]);
    expect(texts.join()).not.toContain("77/KH-SYT");
  });
});

describe("a document outside the register", () => {
  const asked = (basis: string, results: { id: string; value: string }[] = []) =>
    roll([...COVER, `Căn cứ ${basis};`, ...BODY], { results });
  const MADE =
    "Quyết định số 1288/QĐ-UBND ngày 15 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh về việc tổ chức lại Trung tâm Y tế huyện thành Bệnh viện Đa khoa khu vực";

  it.each([
    MADE,
    "Quyết định số 3/QĐ-UBND ngày 02/9/2025 của Ủy ban nhân dân tỉnh thành lập Trung tâm Kiểm soát bệnh tật",
    "Kế hoạch số 3150/KH-UBND ngày 12 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về chuyển đổi số giai đoạn 2026 - 2030",
  ])("that made the unit, or is for years with the new one, is not asked about: %s", (basis) => {
    const { texts, context } = asked(basis);
    expect(texts.join("\n")).toContain(basis.slice(0, 24));
    expect(texts.join("\n")).not.toContain("kiểm tra hiệu lực");
    expect(context.missing.filter(({ ask }) => ask.includes("hiệu lực"))).toEqual([]);
  });

  it.each([
    // Before the bodies were rearranged, on another body, or for no time at all.
    "Quyết định số 1288/QĐ-UBND ngày 15 tháng 8 năm 2019 của Ủy ban nhân dân tỉnh thành lập Trung tâm Y tế huyện",
    "Quyết định số 402/QĐ-SYT ngày 10/10/2025 của Sở Y tế thành lập Ban Chỉ đạo chuyển đổi số",
    "Quyết định số 55/QĐ-UBND ngày 10/10/2025 của Ủy ban nhân dân tỉnh ban hành Quy chế bảo đảm an toàn thông tin",
  ])("is asked about otherwise: %s", (basis) => {
    expect(asked(basis).texts.join("\n")).toContain("kiểm tra hiệu lực");
  });

  it("is what the unit says of it all the same", () => {
    const { covered } = asked(MADE).context;
    const id = covered.find(({ ask }) => ask.includes("hiệu lực"))?.id ?? "";
    expect(id).not.toBe("");
    expect(asked(MADE, [{ id, value: "Không còn hiệu lực" }]).texts.join()).not.toContain("1288");
  });
});

describe("parts of a report without a title", () => {
  it("the next letter is a part of its own, with a question of its own", () => {
    const { sections, context } = roll([
      ...COVER,
      ...["# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025", "## c) Ký số:", "cấp 142 chứng thư số."],
      ...["## d) Hạ tầng:", "nâng cấp 02 máy chủ năm 2025."],
      "đ) Hệ thống thông tin đã được phê duyệt cấp độ 2 tại Quyết định số 410/QĐ-SYT ngày 02/12/2025.",
      ...BODY.map((line) => line.replace("# I.", "# II.")),
    ]);
    expect(sections.map(({ heading }) => heading)).toContain("đ) Hệ thống thông tin:");
    expect(context.missing.map(({ ask }) => ask)).toContain(
      "kết quả năm 2026 về hệ thống thông tin",
    );
  });

  it.each([
    ["d)", "đ)", true],
    ["d)", "e)", true],
    ["4.", "5.", true],
    ["d)", "g)", false],
    ["d)", "đ.", false],
    ["4.", "4.1.", false],
    ["a)", "-", false],
    ["", "a)", false],
  ])("%o, %o", (before, mark, next) => {
    expect(isNextMark(before, mark)).toBe(next);
  });
});

it("a letterhead in a table tells whom the unit is under", () => {
  const { cover } = roll(["@1", ...COVER, ...BODY], {
    tables: [
      [
        ["SỞ Y TẾ TỈNH HÒA AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BỆNH VIỆN ĐA KHOA SUỐI XANH", "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 45/KH-BV", "Suối Xanh, ngày 20 tháng 01 năm 2026"],
      ],
    ],
  });
  expect(cover.parentBody).toBe("SỞ Y TẾ TỈNH HÒA AN");
  expect(cover.symbolSuffix).toBe("KH-BV");
});
