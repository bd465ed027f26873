/** A programme called by its number whose time is over, and which nothing follows yet. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const programme = (symbol: string, names: string[], years: [number, number], signed: string) =>
  anEntry({
    ...{ symbol, type: "Quyết định", issuer: "Thủ tướng Chính phủ", signed, effective: signed },
    ...{ title: "Phê duyệt đề án về dữ liệu dân cư", shortNames: names, subjects: ["de-an-17"] },
    period: { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` },
  });

const register = makeRegister([
  programme("17/QĐ-TTg", ["Đề án 17", "Đề án 17/CP"], [2022, 2025], "2022-01-06"),
  programme("88/QĐ-TTg", ["Đề án 17 giai đoạn 2026-2030"], [2026, 2030], "2026-05-11"),
]);

function drafted(tasks: readonly string[], year: number, asOf: string): string {
  const { sections } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: year, asOf, register },
    plan: aPlan([
      ...["KẾ HOẠCH", `Chuyển đổi số tại Trung tâm Y tế Sông Lô năm ${year - 1}`, "# I. NHIỆM VỤ"],
      ...tasks.map((task) => `- ${task}`),
    ]),
  });
  return sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
}

const ASK =
  "[cần bổ sung: văn bản về Đề án 17 áp dụng cho năm 2026 (Quyết định số 17/QĐ-TTg cho giai đoạn đến ngày 31/12/2025)]";

describe("a programme called by its number", () => {
  it.each([
    "Tiếp tục triển khai Đề án 17 trong ngành y tế.",
    "Báo cáo kết quả Đề án 17/CP hằng tháng.",
  ])("is asked about once its time is over and nothing follows it: %s", (task) => {
    const text = drafted([task, "Tập huấn về Đề án 17."], 2026, "2025-12-31");
    expect(text.split(ASK)).toHaveLength(2);
    expect(text).toMatch(/Đề án 17(?:\/CP)? \[cần bổ sung/u);
  });

  it.each([
    ["what follows it is signed", "Tiếp tục triển khai Đề án 17.", 2027, "2026-11-22"],
    ["its time is not over", "Tiếp tục triển khai Đề án 17.", 2025, "2024-12-31"],
    ["another one is named", "Tiếp tục triển khai Đề án 175.", 2026, "2025-12-31"],
  ])("is not where %s", (_, task, year, asOf) => {
    expect(drafted([task], year, asOf)).not.toContain("văn bản về Đề án");
  });
});
