/** "./." stands behind the last line of the body, whatever came to it. */
import { describe, expect, it } from "vitest";

import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { anEntry, aPlan } from "../../domain/plan/plan-builders.ts";

const register = makeRegister([
  anEntry({
    ...{ symbol: "71/2025/TT-BYT", title: "Quy định về an ninh mạng", subjects: ["an-ninh-mang"] },
    provisions: [
      {
        ...{ locator: "Điều 9", kind: "duty", who: "Đơn vị", appliesTo: ["all"], asks: [] },
        ...{ fact: "Đơn vị phải chỉ định bộ phận phụ trách an ninh mạng.", confidence: "high" },
      },
    ],
  }),
]);

async function textsOf(lines: readonly string[], tables: string[][][] = []): Promise<string[]> {
  const draft = await makeDrafter({ register })({
    ...{ year: 2027, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
    priorPlan: aPlan(
      ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", ...lines],
      tables,
    ),
  });
  return draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
}

const DUTY = /^Chỉ định bộ phận phụ trách an ninh mạng/u;

describe("the sign at the end", () => {
  it("goes behind what was added after the last line", async () => {
    const texts = await textsOf([
      ...["# I. NHIỆM VỤ", "- Bảo đảm an toàn thông tin.", "- Sao lưu dữ liệu hằng tháng./."],
    ]);
    expect(texts).toContain("Sao lưu dữ liệu hằng tháng.");
    expect(texts.at(-1)).toMatch(DUTY);
    expect(texts.at(-1)).toMatch(/[^.]\.\/\.$/u);
  });

  it("stays where nothing came behind it, and appendices have none", async () => {
    const texts = await textsOf(
      [
        ...["# I. NHIỆM VỤ", "- Bảo đảm an toàn thông tin.", "# II. TỔ CHỨC THỰC HIỆN"],
        ...["- Các khoa, phòng thực hiện./.", "# Phụ lục DỰ TOÁN NĂM 2026", "@1"],
      ],
      [
        [
          ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
          ["1", "Thuê đường truyền", "Tháng", "12", "1.000.000", "12.000.000"],
        ],
      ],
    );
    expect(texts).toContain("Các khoa, phòng thực hiện./.");
    expect(texts.filter((text) => text.endsWith("./."))).toHaveLength(1);
  });

  it("is not put where the plan has none", async () => {
    const texts = await textsOf(["# I. NHIỆM VỤ", "- Bảo đảm an toàn thông tin."]);
    expect(texts.filter((text) => text.endsWith("./."))).toEqual([]);
  });
});
