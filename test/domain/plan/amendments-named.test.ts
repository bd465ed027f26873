/** Decisions and circulars that tasks rest on are named with what amends them: once, and only where nothing else does. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const decision = { type: "Quyết định" as const, subjects: ["bhyt"] };
const original = anEntry({
  ...{ ...decision, symbol: "610/QĐ-BYT", signed: "2022-03-04", effective: "2022-03-04" },
  title: "Quy định chuẩn dữ liệu thanh toán",
});
const amending = (symbol: string, signed: string, effective = signed) =>
  anEntry({
    ...{ ...decision, symbol, signed, effective },
    title: "Sửa đổi, bổ sung Quyết định 610/QĐ-BYT về chuẩn dữ liệu thanh toán",
    relations: [{ kind: "amends", target: "610/QĐ-BYT", confidence: "high" }],
  });
const register = makeRegister([
  original,
  amending("742/QĐ-BYT", "2024-05-06"),
  amending("871/QĐ-BYT", "2026-10-01", "2027-03-01"),
  amending("990/QĐ-BYT", "2026-12-20"),
]);

function roll(tasks: readonly string[], bases: readonly string[] = [], rows?: string[][]) {
  const { sections, context } = rolloverPlan({
    plan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Bệnh viện Sông Lô năm 2026",
        "# I. CĂN CỨ LẬP KẾ HOẠCH",
        "- Luật Giao dịch điện tử số 20/2023/QH15 ngày 22/6/2023;",
        ...bases,
        "# II. NHIỆM VỤ",
        ...tasks,
        ...(rows === undefined ? [] : ["# Phụ lục 1", "@1"]),
      ],
      rows === undefined ? [] : [rows],
    ),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register },
  });
  const body = sections.filter(({ id }) => !id.startsWith("can-cu"));
  return { blocks: body.flatMap(({ blocks }) => blocks), context };
}

describe("amendments of what tasks rest on", () => {
  it("stand behind the issuer, in front of the title: those that hold, or will within the year", () => {
    const { blocks, context } = roll([
      "- Trích chuyển dữ liệu theo Quyết định số 610/QĐ-BYT ngày 04/3/2022 của Bộ Y tế quy định chuẩn dữ liệu thanh toán.",
    ]);
    const line = blocks.find(({ text }) => text.startsWith("Trích chuyển"));
    expect(line?.text).toBe(
      "Trích chuyển dữ liệu theo Quyết định số 610/QĐ-BYT ngày 04/3/2022 của Bộ Y tế (được sửa đổi, bổ sung tại Quyết định số 742/QĐ-BYT ngày 06 tháng 5 năm 2024; Quyết định số 871/QĐ-BYT ngày 01 tháng 10 năm 2026, áp dụng từ ngày 01/03/2027) quy định chuẩn dữ liệu thanh toán.",
    );
    expect(line?.status).toBe("updated");
    const told = context.changes.find(({ after }) => after === line?.text);
    expect(told?.status).toBe("updated");
    expect(told?.reason).toMatch(/^Nêu kèm văn bản sửa đổi/u);
  });

  it("are told once, at the first mention, in a cell as in a line", () => {
    const { blocks } = roll(
      ["- Gửi dữ liệu theo Quyết định số 610/QĐ-BYT trước 17 giờ hằng ngày."],
      [],
      [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì"],
        ["1", "Nâng cấp phần mềm theo Quyết định số 610/QĐ-BYT", "Phòng CNTT"],
      ],
    );
    const text = blocks.map((block) => block.text).join("\n");
    expect(text.match(/được sửa đổi, bổ sung tại/gu)).toHaveLength(1);
    expect(text).toContain("610/QĐ-BYT (được sửa đổi");
    const alone = roll(
      [],
      [],
      [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì"],
        ["1", "Nâng cấp phần mềm theo Quyết định số 610/QĐ-BYT", "Phòng CNTT"],
      ],
    );
    const table = alone.blocks.find(({ rows }) => rows !== undefined);
    expect(table?.rows?.[1]?.[1]).toContain("(được sửa đổi, bổ sung tại Quyết định số 742");
    expect(table?.text).toContain(table?.rows?.[1]?.[1]);
  });

  it("that the bases or the line itself name are not named again", () => {
    const listed = roll(
      ["- Gửi dữ liệu theo Quyết định số 610/QĐ-BYT."],
      ["- Quyết định số 610/QĐ-BYT ngày 04/3/2022 của Bộ Y tế quy định chuẩn dữ liệu thanh toán;"],
    );
    expect(listed.blocks.map(({ text }) => text).join()).not.toContain("742/QĐ-BYT");
    const said = roll([
      "- Thực hiện Quyết định số 742/QĐ-BYT ngày 06/5/2024 sửa đổi, bổ sung Quyết định số 610/QĐ-BYT.",
    ]);
    expect(said.blocks.map(({ text }) => text).join()).not.toContain("được sửa đổi");
  });

  it("are told whole where the bases name one of them only", () => {
    const { blocks } = roll(
      ["- Gửi dữ liệu theo Quyết định số 610/QĐ-BYT."],
      [],
      [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì"],
        ["1", "Nâng cấp phần mềm theo Quyết định số 742/QĐ-BYT", "Phòng CNTT"],
      ],
    );
    const line = blocks.find(({ text }) => text.startsWith("Gửi dữ liệu"));
    expect(line?.text).toMatch(/742\/QĐ-BYT ngày 06 tháng 5 năm 2024; Quyết định số 871\/QĐ-BYT/u);
  });
});
