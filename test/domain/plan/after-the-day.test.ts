/** What the law wanted done before the plan's year is kept up in it, and rows of new duties leave no cell empty. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

function roll(lines: readonly string[], unit = "Trung tâm Y tế Sông Lô", rows?: string[][]) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        "KẾ HOẠCH",
        `Chuyển đổi số tại ${unit} năm 2026`,
        "# I. MỤC TIÊU CHUNG",
        ...lines,
        "# II. NHIỆM VỤ",
        "- Trực hệ thống.",
        ...(rows === undefined ? [] : ["# Phụ lục 1", "@1"]),
      ],
      rows === undefined ? [] : [rows],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return { text: blocks.map(({ text }) => text).join("\n"), blocks, context };
}

describe("what is due before the year", () => {
  it("is kept up and not begun again, with the course that led to it gone", () => {
    const { text, context } = roll([
      "Nâng cao chất lượng phục vụ; đẩy mạnh triển khai hồ sơ bệnh án điện tử theo lộ trình quy định, từng bước bỏ bệnh án giấy.",
    ]);
    expect(text).toContain("; duy trì, hoàn thiện hồ sơ bệnh án điện tử, bỏ bệnh án giấy.");
    const told = context.changes.find(({ after }) => after.includes("hoàn thiện hồ sơ bệnh án"));
    expect(told?.reason).toContain("Hạn của quy định đến trước năm 2027");
  });

  it("keeps the name of the unit in front", () => {
    expect(roll(["Trung tâm Y tế Sông Lô tập trung triển khai bệnh án điện tử."]).text).toContain(
      "Trung tâm Y tế Sông Lô duy trì, hoàn thiện bệnh án điện tử.",
    );
  });

  it.each([
    "Mua máy quét phục vụ triển khai bệnh án điện tử.",
    "Tập huấn cho nhân viên, xây dựng quy chế áp dụng bệnh án điện tử.",
    "Triển khai đơn thuốc điện tử tại các khoa.",
  ])("leaves %s", (line) => {
    expect(roll([line]).text).not.toContain("duy trì, hoàn thiện");
  });
});

describe("rows of new duties", () => {
  const rows = [
    ["TT", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Đơn vị chủ trì", "Phối hợp", "Thời gian"],
    ["1", "Ký số văn bản", "Ký trên hệ thống", "Báo cáo", "Phòng TCHC", "Các khoa", "Thường xuyên"],
    ["2", "Bệnh án điện tử", "Nhập liệu", "Báo cáo", "Phòng KHNV", "", "Năm 2026"],
  ];

  it("ask for what only the unit knows, and tell the clause apart from the work", () => {
    const { blocks, context } = roll(["Phục vụ người bệnh."], "Bệnh viện Sông Lô", rows);
    const table = blocks.find((block) => block.rows !== undefined)?.rows ?? [];
    const added = table.slice(3);
    for (const row of added) {
      expect(row[2]).toMatch(/^Thực hiện theo /u);
      expect(row[1]).not.toContain(" theo Điều");
      expect(row[3]).toBe("[cần bổ sung: kết quả, sản phẩm]");
      expect(row[5]).toBe("[cần bổ sung: đơn vị phối hợp]");
    }
    const asked = context.missing.filter(({ ask }) => ask.includes("của nhiệm vụ mới"));
    const products = asked.filter(({ ask }) => ask.startsWith("kết quả, sản phẩm"));
    expect(added.length).toBeGreaterThan(0);
    expect(products).toHaveLength(added.length);
    expect(new Set(asked.flatMap(({ id, ask }) => [id, ask])).size).toBe(2 * asked.length);
  });
});
