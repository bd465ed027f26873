/** A decision with its plan in one file, and tasks told as blocks against the table of tasks. Each with its clean twin. */
import { describe, expect, it } from "vitest";

import { documentLines } from "../../../src/domain/review/document-lines.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { plainDocument } from "../../support/plain-document.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const issuer = "Bệnh viện Mắt Cần Thơ";
const decision = (over: { brought?: number; own?: number; of?: string; deadline?: number } = {}) =>
  [
    "QUYẾT ĐỊNH",
    `Về việc ban hành Kế hoạch chuyển đổi số năm ${over.brought ?? 2027} của ${issuer}`,
    "Căn cứ Luật Chuyển đổi số số 148/2025/QH15 ngày 11/12/2025;",
    `Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số năm ${over.own ?? 2027} của ${issuer}.`,
    "Nơi nhận:",
    "- Lưu: VT.",
    "GIÁM ĐỐC",
    "Huỳnh Văn Phước",
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2027",
    `(Ban hành kèm theo Quyết định số 233/QĐ-BVM ngày 25/11/2026 của Giám đốc ${over.of ?? issuer})`,
    "## I. KẾT QUẢ",
    ...Array.from({ length: 12 }, (_, at) => `- Đã làm việc thứ ${at + 1}.`),
    "## II. MỤC TIÊU",
    ...Array.from({ length: 12 }, (_, at) => `- Làm xong việc thứ ${at + 1}.`),
    "## III. NHIỆM VỤ",
    ...Array.from({ length: 12 }, (_, at) => `- Làm việc thứ ${at + 1}.`),
    `- Lắp máy chủ, thời hạn: tháng 6 năm ${over.deadline ?? 2027}.`,
    "## IV. KINH PHÍ",
    "Nguồn thu sự nghiệp bảo đảm.",
    "## V. TỔ CHỨC THỰC HIỆN",
    "Các khoa, phòng cùng làm.",
  ].join("\n\n");

describe("a decision and its plan", () => {
  it("the parts of the plan are read behind the recipients of the decision", () => {
    const { lines } = documentLines(plainDocument(decision()));
    const partOf = (words: string) => lines.find(({ text }) => text.includes(words))?.part;
    expect(partOf("Huỳnh Văn Phước")).toBe("closing");
    expect(partOf("Làm xong việc thứ 3")).toBe("targets");
    expect(partOf("Lắp máy chủ")).toBe("tasks");
  });

  it("is signed and sent in front", () => {
    const told = (text: string) =>
      findingsBy(planMissingParts, text, { year: 2027 }).filter(
        ({ severity }) => severity === "warning",
      );
    expect(told(decision())).toEqual([]);
    expect(told(decision().replace("GIÁM ĐỐC\n\nHuỳnh Văn Phước\n\n", ""))).toHaveLength(1);
  });

  it.each([
    { over: {}, wrong: 0 },
    { over: { brought: 2026 }, wrong: 1 },
    { over: { own: 2026 }, wrong: 1 },
    { over: { deadline: 2026 }, wrong: 1 },
  ])("the year of $over", ({ over, wrong }) => {
    expect(toldBy(planStaleYear, decision(over), { year: 2027 })).toHaveLength(wrong);
  });

  it("another hospital as the one that issues it", () => {
    expect(toldBy(planForeignUnit, decision(), { issuer, year: 2027 })).toEqual([]);
    expect(
      toldBy(planForeignUnit, decision({ of: "Bệnh viện Đa khoa Ô Môn" }), { issuer, year: 2027 }),
    ).toEqual(["warning foreign-unit"]);
  });
});

describe("tasks as blocks", () => {
  const plan = (lead: string, time: string) =>
    [
      "## II. NHIỆM VỤ",
      "2. Trang bị máy tính",
      "a) Nội dung: trang bị 20 máy tính để bàn.",
      `b) Đơn vị chủ trì: ${lead}.`,
      `c) Thời hạn: ${time}.`,
      [
        "STT | Nhiệm vụ | Chủ trì | Quý thực hiện",
        "1 | Trang bị máy tính | Phòng Hành chính | Quý I/2027",
      ]
        .join("\n")
        .replaceAll(" | ", "\t"),
    ].join("\n\n");

  it.each([
    { lead: "Phòng Hành chính", time: "trước ngày 31/3/2027", told: [] },
    { lead: "Phòng Vật tư", time: "trước ngày 31/3/2027", told: ["warning lead-conflict"] },
    {
      lead: "Phòng Hành chính",
      time: "trước ngày 30/11/2027",
      told: ["warning deadline-conflict"],
    },
  ])("$lead, $time", ({ lead, time, told }) => {
    expect(toldBy(planContradictions, plan(lead, time), { year: 2027 })).toEqual(told);
  });
});
