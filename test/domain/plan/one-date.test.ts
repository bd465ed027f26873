/** One document told with two dates, or with a day after the plan's own: the next plan has the right one, or asks. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const known = anEntry({
  ...{ symbol: "610/QĐ-BYT", type: "Quyết định", signed: "2022-03-04", effective: "2022-03-04" },
  title: "Quy định chuẩn dữ liệu thanh toán",
});

const OPENING =
  "Thực hiện Kế hoạch số 88/KH-SYT ngày 24/12/2025 của Sở Y tế về phát triển hạ tầng số ngành y tế;";

function roll(
  { report = [], tasks = [], bases = [] }: Record<string, string[]>,
  rows?: string[][],
) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Sở Y tế Sông Lô năm 2026",
        "# CĂN CỨ LẬP KẾ HOẠCH",
        ...bases,
        "# I. KẾT QUẢ NĂM 2025 VÀ 6 THÁNG ĐẦU NĂM 2026",
        ...report,
        "# II. NHIỆM VỤ",
        ...tasks,
        ...(rows === undefined ? [] : ["@1"]),
      ],
      rows === undefined ? [] : [rows],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-12-31", register: makeRegister([known]) },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return { blocks, text: blocks.map(({ text }) => text).join("\n"), context };
}

describe("one document with two dates", () => {
  it("has the date of the register in the report too", () => {
    const { blocks, context } = roll({
      report: [
        "- Trích chuyển dữ liệu theo Quyết định số 610/QĐ-BYT ngày 04/3/2023 của Bộ Y tế quy định chuẩn dữ liệu thanh toán.",
      ],
    });
    const line = blocks.find(({ text }) => text.startsWith("Trích chuyển"));
    expect(line?.text).toContain("610/QĐ-BYT ngày 04/03/2022");
    expect(line?.reason).toContain("Ngày: ghi 04/03/2023, đúng là 04/03/2022");
    expect(context.changes.find(({ after }) => after === line?.text)?.status).toBe("updated");
  });

  it("has the one of two that is no day after the year of the plan", () => {
    const { text } = roll({
      bases: [OPENING],
      report: [
        "- Ban hành Kế hoạch số 88/KH-SYT ngày 24 tháng 12 năm 2027 về phát triển hạ tầng số ngành y tế.",
      ],
    });
    expect(text).toContain("Kế hoạch số 88/KH-SYT ngày 24 tháng 12 năm 2025 về phát triển");
    expect(text).not.toContain("24 tháng 12 năm 2027");
  });

  it("is asked about where both days could be", () => {
    const { text, context } = roll({
      bases: [OPENING],
      report: [
        "- Ban hành Kế hoạch số 88/KH-SYT ngày 24/12/2024 về phát triển hạ tầng số ngành y tế.",
      ],
    });
    const ask =
      "ngày ban hành của Kế hoạch số 88/KH-SYT (kế hoạch trước ghi 24/12/2024 và 24/12/2025)";
    expect(text).toContain(`88/KH-SYT ngày [cần bổ sung: ${ask}] về phát triển`);
    expect(context.missing.filter((one) => one.ask === ask)).toHaveLength(1);
  });

  it("is asked about where its only day is after the plan", () => {
    const { text } = roll({
      tasks: ["- Tiếp tục thực hiện Kế hoạch số 91/KH-SYT ngày 05/01/2028 về chữ ký số."],
    });
    expect(text).toContain("(kế hoạch trước ghi 05/01/2028)");
  });

  it("in a row of a table is settled and told of the row", () => {
    const { text, context } = roll({ bases: [OPENING] }, [
      ["TT", "Nhiệm vụ", "Thời gian"],
      [
        "1",
        "Triển khai Kế hoạch số 88/KH-SYT ngày 24/12/2027 về phát triển hạ tầng số ngành y tế",
        "Thường xuyên",
      ],
    ]);
    expect(text).toContain("88/KH-SYT ngày 24/12/2025");
    expect(
      context.changes.some(
        ({ after, reason }) => /24\/12\/2025/.test(after) && /Sửa viện dẫn/.test(reason),
      ),
    ).toBe(true);
  });

  it.each([
    {
      case: "two documents of one number in two years",
      other:
        "- Ban hành Kế hoạch số 88/KH-SYT ngày 10/01/2026 về tập huấn kỹ năng số cho nhân viên.",
    },
    {
      case: "a number without words behind it in another year",
      other: "- Ban hành Kế hoạch số 88/KH-SYT ngày 24/12/2024.",
    },
    { case: "the same day", other: "- Thực hiện Kế hoạch số 88/KH-SYT ngày 24/12/2025." },
  ])("leaves $case alone", ({ other }) => {
    const { text, context } = roll({ bases: [OPENING], report: [other] });
    expect(text).toContain(other.replace(/^- /, ""));
    expect(context.missing.some(({ ask }) => ask.startsWith("ngày ban hành"))).toBe(false);
  });
});
