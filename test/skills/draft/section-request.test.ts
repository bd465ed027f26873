/** A request beside one section: used in its lines, or told as not used. */
import { describe, expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const plan = aPlan([
  "KẾ HOẠCH",
  "Chuyển đổi số ngành Y tế tỉnh Lâm Đồng năm 2026",
  "# I. NHIỆM VỤ",
  "## 1. An toàn thông tin",
  "- Giám sát an toàn thông tin tập trung cho 14 bệnh viện theo Quyết định số 12/QĐ-SYT ngày 19 tháng 8 năm 2025.",
  "- Diễn tập ứng cứu sự cố 01 lần trong năm 2026.",
  "## 2. Nhân lực",
  "- Tập huấn 02 lớp cho viên chức.",
]);
const draftOf = async (request: string) => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: plan,
    priorId: "truoc",
    part: { section: "an toàn thông tin" },
    request,
    asOf: "2026-11-22",
  });
  return {
    ...draft,
    text: draft.sections.flatMap(({ blocks }) => blocks.map((one) => one.text)).join("\n"),
  };
};

describe("a request for one section", () => {
  it("puts its number in the line that counts the same thing, and leaves days alone", async () => {
    const draft = await draftOf("thuê giám sát an toàn thông tin 12 tháng cho 16 bệnh viện");
    expect(draft.text).toContain("tập trung cho 16 bệnh viện");
    expect(draft.text).not.toContain("ngày 12 tháng 8");
    expect(draft.text).not.toContain("Bổ sung");
    expect(draft.notices.join()).toContain('chưa dùng phần "12 tháng"');
    expect(draft.violations).toEqual([]);
    expect(draft.changes.find(({ after }) => after.includes("16 bệnh viện"))?.before).toContain(
      "14 bệnh viện",
    );
  });

  it.each(["bỏ kiosk", "viết gọn hơn"])("tells %s, which it has no line for", async (request) => {
    const draft = await draftOf(request);
    expect(
      draft.notices.filter((notice) => notice.includes(`Yêu cầu "${request}" chưa dùng`)),
    ).toHaveLength(1);
    expect(draft.violations).toEqual([]);
  });

  it.each([
    "viết phần an toàn thông tin",
    "soạn giúp em mục an toàn thông tin, an ninh mạng",
    "soan noi dung ve bao mat va an toan thong tin",
    "Viết lại đoạn về diễn tập, giám sát năm 2027",
    "soạn thảo đánh giá tồn tại, hạn chế và nguyên nhân",
  ])("takes %s for the order of the section itself", async (request) => {
    const draft = await draftOf(request);
    expect(draft.violations).toEqual([]);
    expect(draft.notices.join()).not.toContain("chưa dùng");
  });

  it("says nothing where all of it is in the section", async () => {
    const draft = await draftOf(
      "giám sát an toàn thông tin cho 15 bệnh viện, diễn tập ứng cứu sự cố 2 lần",
    );
    expect(draft.text).toContain("15 bệnh viện");
    expect(draft.text).toContain("sự cố 02 lần");
    expect(draft.notices.join()).not.toContain("chưa dùng");
  });
});

describe("a section that tells lines of the budget", () => {
  it("has their amounts from the computed budget, which is not handed on with it", async () => {
    const prior = [
      ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Thuế GTGT", "Sau thuế"],
      [
        ...["1", "Thuê bệnh án điện tử", "Tháng", "11", "21.000.000", "231.000.000"],
        ...["10%", "254.100.000"],
      ],
    ];
    const draft = await makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorId: "truoc", asOf: "2026-11-22", part: { section: "bệnh án điện tử" } },
      priorPlan: aPlan(
        [
          ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", "# I. NHIỆM VỤ"],
          ...["- Tập huấn 02 lớp cho viên chức.", "# Phụ lục DỰ TOÁN NĂM 2026", "@1"],
        ],
        [prior],
      ),
      request: "bệnh án điện tử 12 tháng",
    });
    const text = draft.sections.flatMap(({ blocks }) => blocks.map((one) => one.text)).join("\n");
    expect(text).toContain("277.200.000 đồng sau thuế");
    expect(draft.budget).toBeNull();
    expect(draft.violations).toEqual([]);
  });
});
