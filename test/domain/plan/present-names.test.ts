/** Bodies of the abolished district level: asked once each, and under the new name wherever the old one stood. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const OLD = "Trung tâm Y tế huyện Sơn Khê";

function roll(results: readonly { id: string; value: string }[] = []) {
  return rolloverPlan({
    plan: aPlan(
      [
        "SỞ Y TẾ HÒA LẠC",
        "TRUNG TÂM Y TẾ HUYỆN SƠN KHÊ",
        "KẾ HOẠCH",
        `Chuyển đổi số của ${OLD} năm 2026`,
        "# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025",
        "## 1. Tồn tại, hạn chế",
        `- ${OLD} chưa có cán bộ chuyên trách công nghệ thông tin.`,
        "# II. NHIỆM VỤ",
        "- Phối hợp Phòng Văn hóa và Thông tin huyện kiểm tra định kỳ.",
        "# III. TỔ CHỨC THỰC HIỆN",
        "- Báo cáo UBND huyện Sơn Khê trước ngày 20/12/2026.",
        "Nơi nhận:",
        "- UBND huyện Sơn Khê;",
        "GIÁM ĐỐC",
        "# Phụ lục 1 KINH PHÍ",
        `(Kèm theo Kế hoạch số 88/KH-TTYT ngày 09/01/2026 của ${OLD})`,
      ],
      [],
    ),
    priorId: "truoc",
    targetYear: 2027,
    asOf: "2026-11-22",
    register: aRegister(),
    results,
  });
}

const printed = ({ cover, sections }: ReturnType<typeof roll>): string =>
  [
    ...[cover.title, cover.body ?? "", ...cover.recipients],
    ...sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
  ].join("\n");

describe("a body of the abolished level", () => {
  it("carries one question, whatever the place; each office of the district is one", () => {
    const { context } = roll();
    const asks = context.missing.map(({ ask }) => ask).filter((ask) => ask.includes("sau sắp xếp"));
    expect(asks).toEqual([...new Set(asks)]);
    expect(asks.join("\n")).toContain(OLD);
    expect(asks.join("\n")).toContain("Phòng Văn hóa và Thông tin huyện");
    for (const line of printed(roll())
      .split("\n")
      .filter((one) => /huyện/iu.test(one)))
      expect(line).toContain("[cần bổ sung: tên đơn vị sau sắp xếp");
  });

  it("gives way to the answer everywhere, also to one given under a section's old question", () => {
    const { context } = roll();
    const idOf = (name: string): string =>
      context.missing.find(({ ask }) => ask.includes(`: ${name})`))?.id ?? "";
    const text = printed(
      roll([
        { id: idOf(OLD).replace(/^[^.]*/u, "mo-dau"), value: "Trung tâm Y tế khu vực Sơn Khê" },
        { id: idOf("UBND huyện Sơn Khê"), value: "UBND xã Sơn Khê" },
        { id: idOf("Phòng Văn hóa và Thông tin huyện"), value: "Phòng Văn hóa - Xã hội" },
      ]),
    );
    expect(text).not.toMatch(/huyện/iu);
    expect(text).toContain("Chuyển đổi số của Trung tâm Y tế khu vực Sơn Khê năm 2027");
    expect(text).toContain("của Trung tâm Y tế khu vực Sơn Khê)");
    expect(text.match(/UBND xã Sơn Khê/gu)).toHaveLength(2);
  });
});

describe("cities within a province", () => {
  const told = (line: string, head = "TRUNG TÂM Y TẾ THÀNH PHỐ SÔNG KIM") =>
    rolloverPlan({
      ...{ priorId: "truoc", targetYear: 2026, asOf: "2026-01-22", register: aRegister() },
      plan: aPlan([
        ...[head, "TRẠM Y TẾ PHƯỜNG SUỐI XANH", "KẾ HOẠCH", "Chuyển đổi số năm 2025"],
        ...["# I. NHIỆM VỤ", `- ${line}`],
      ]),
    }).sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  const open = (line: string, head?: string) =>
    told(line, head)
      .join("\n")
      .match(/tên đơn vị sau sắp xếp \(kế hoạch trước: [^)]*\)/gu) ?? [];

  it.each([
    "Tham gia tập huấn do UBND thành phố Sông Kim tổ chức.",
    "Phối hợp Công an TP. Sông Kim đối chiếu dữ liệu.",
  ])("ended with the districts: %s", (line) => {
    expect(open(line)).toHaveLength(1);
  });

  it("a short name is asked for with the whole one", () => {
    expect(open("Đề nghị Trung tâm Y tế thành phố cấp 02 máy tính.")).toEqual([
      "tên đơn vị sau sắp xếp (kế hoạch trước: Trung tâm Y tế thành phố Sông Kim)",
    ]);
  });

  it.each([
    "Báo cáo UBND thành phố Hồ Chí Minh trước ngày 20/12.",
    "Phối hợp Công an TP. Đà Nẵng đối chiếu dữ liệu.",
    "Báo cáo UBND thành phố trước ngày 20/12.",
    "Bệnh viện được tổ chức lại từ Trung tâm Y tế huyện Sơn Khê.",
  ])("goes on or is told as it was: %s", (line) => {
    expect(open(line, "SỞ Y TẾ")).toEqual([]);
  });
});
