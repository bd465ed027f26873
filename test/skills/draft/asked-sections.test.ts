/** One section on request: rows of tables as its matter, parts without a heading, and what is not there. */
import { describe, expect, it } from "vitest";

import type { Draft } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { fullPlan, tablePlan } from "../../domain/plan/asked/asked-plans.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const draftOf = (section: string, priorPlan = tablePlan()): Promise<Draft> =>
  makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan, priorId: "truoc", part: { section }, asOf: "2026-11-22" },
  });

describe("a section whose matter stands in tables only", () => {
  it("is made of the rows of its group, each with its place", async () => {
    const { sections, notices, violations } = await draftOf("nhân lực");
    const [made] = sections;
    expect(sections).toHaveLength(1);
    expect(made?.blocks.slice(0, 2).map(({ text }) => text)).toEqual([
      "Mở lớp kỹ năng số (thực hiện: Phòng Tổ chức; thời gian: Tháng 5).",
      "Duy trì nhóm hỗ trợ tại chỗ (thực hiện: Phòng Tổ chức; thời gian: Thường xuyên).",
    ]);
    expect(made?.blocks[1]?.sources).toEqual([
      {
        documentId: "truoc",
        locator: 'Phụ lục 1. NHIỆM VỤ TRỌNG TÂM NĂM 2026, bảng 1 dòng 2 (nhóm "NHÂN LỰC SỐ")',
      },
    ]);
    expect(notices.join()).toContain("Kế hoạch trước không có mục");
    expect(violations).toEqual([]);
  });

  it("takes the heading of the report along, and says so", async () => {
    const { sections, notices } = await draftOf("hạ tầng số");
    expect(sections.map(({ heading }) => heading)).toEqual(["I. HẠ TẦNG SỐ", "Hạ tầng số"]);
    expect(sections[1]?.blocks.map(({ text }) => text).join()).toContain("Kéo cáp quang");
    expect(notices.join()).toContain("Phần đánh giá kết quả có mục “I. HẠ TẦNG SỐ”");
  });

  it("leaves out lines that only tell who does the task above them", async () => {
    const plan = aPlan([
      ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Tân Trụ năm 2026", "# I. NHIỆM VỤ"],
      ...["## 1. Dữ liệu", "- Số hóa hồ sơ cán bộ.", "- + Đơn vị phối hợp: Phòng Tổ chức cán bộ."],
      ...["- Đối chiếu kho dữ liệu.", "- Dọn kho dữ liệu.", "- Sao lưu dữ liệu."],
    ]);
    const { sections } = await draftOf("nhân lực", plan);
    const texts = sections.flatMap(({ blocks }) => blocks).map(({ text }) => text);
    expect(texts.join()).toContain("Số hóa hồ sơ cán bộ");
    expect(texts.join()).not.toContain("phối hợp");
  });

  it("tells lines of the budget with price, sum and place", async () => {
    const { sections } = await draftOf("an toàn thông tin");
    const line = sections[0]?.blocks.find(({ text }) => text.startsWith("Bản quyền diệt mã độc"));
    expect(line?.sources).toEqual([{ documentId: "truoc", locator: "Phụ lục 2 dòng 1" }]);
    expect(
      sections
        .flatMap(({ blocks }) => blocks)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("gọi số");
  });
});

describe("parts on request", () => {
  it("hands on the recipients, which no heading bears", async () => {
    const { sections } = await draftOf("nơi nhận và tổ chức thực hiện", fullPlan());
    expect(sections.map(({ heading }) => heading)).toEqual([
      "VI. TỔ CHỨC THỰC HIỆN",
      "1. Phòng Kế hoạch - Nghiệp vụ",
      "Nơi nhận",
    ]);
    expect(sections[2]?.blocks[0]?.text).toContain("Sở Y tế");
  });

  it("asks for limits where the prior report has none", async () => {
    const { sections, missing } = await draftOf("tồn tại, hạn chế");
    expect(sections.map(({ heading }) => heading)).toEqual(["Tồn tại, hạn chế và nguyên nhân"]);
    expect(missing.map(({ id }) => id)).toEqual(["ton-tai-han-che"]);
  });

  it("says which one of several was not found, and nearest headings where none was", async () => {
    const { sections, notices } = await draftOf("dữ liệu và nhà ăn", fullPlan());
    expect(sections.map(({ heading }) => heading)).toEqual(["2. Phát triển dữ liệu"]);
    expect(notices.join()).toContain("Không tìm thấy mục “nhà ăn”");
    await expect(draftOf("phát triển hạ tòa", fullPlan())).rejects.toMatchObject({
      code: "section-not-found",
      userMessage: expect.stringMatching(/gần nhất là.*“1\. Phát triển hạ tầng số”/u) as string,
    });
  });

  it("lists only the changes of the section, not of others with the same heading", async () => {
    const { changes } = await draftOf("tồn tại hạn chế về nhân lực", fullPlan());
    expect(changes.length).toBeGreaterThan(0);
    for (const { sources } of changes)
      expect(sources?.some(({ locator }) => locator?.includes("Nhân lực số"))).toBe(true);
  });
});
