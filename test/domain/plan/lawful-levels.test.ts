/** A target that asks for less than the law does. */
import { describe, expect, it } from "vitest";

import type { Draft, DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { anEntry, aPlan, EMR_DUTY } from "./plan-builders.ts";

const register = makeRegister([
  anEntry({
    symbol: "13/2025/TT-BYT",
    provisions: [EMR_DUTY],
  }),
]);

const head = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", "# I. MỤC TIÊU"];

async function drafted(
  lines: readonly string[],
  tables: readonly string[][][] = [],
  results: readonly DraftAnswer[] = [],
): Promise<Draft> {
  return makeDrafter({ register })({
    ...{ year: 2027, priorPlan: aPlan([...head, ...lines], tables), priorId: "truoc" },
    ...{ part: "plan", asOf: "2026-11-22", results },
  });
}

const goals = ({ sections }: Draft): string[] =>
  sections
    .filter(({ heading }) => heading.includes("MỤC TIÊU"))
    .flatMap(({ blocks }) =>
      blocks.filter(({ status }) => status !== "new").map(({ text }) => text),
    );

/** Whether the level of a part stays is asked behind it (./part-level.test.ts). */
const unasked = (text: string): string =>
  text.replace(/ \[cần bổ sung: giữ hay nâng mức này[^\]]*\]/u, "");

describe("targets below a duty of the law", () => {
  it.each([
    ["80% khoa, phòng triển khai bệnh án điện tử.", /^100% khoa, phòng triển khai/u],
    ["Tỷ lệ bệnh án điện tử đạt trên 80%.", /^Tỷ lệ bệnh án điện tử đạt 100%\.$/u],
    ["Trên 80% người bệnh được lập bệnh án điện tử.", /^100% người bệnh được lập/u],
  ])("'%s' is raised to all, with the clause as its reason", async (line, after) => {
    const draft = await drafted([`- ${line}`]);
    const [text = ""] = goals(draft);
    expect(text).toMatch(after);
    const change = draft.changes.find((one) => one.after === text && one.before === line);
    expect(change?.reason).toMatch(
      /thấp hơn nghĩa vụ: chậm nhất ngày 31\/12\/2026 .*nâng lên 100%/u,
    );
    expect(draft.notices.join()).toContain("nâng lên 100%");
    expect(draft.violations).toEqual([]);
  });

  it.each([
    "80% bác sĩ sử dụng thành thạo bệnh án điện tử.",
    "Giảm 80% bệnh án giấy nhờ bệnh án điện tử.",
    "80% văn bản đi được ký số.",
    "100% khoa, phòng triển khai bệnh án điện tử.",
    "Tỷ lệ người dân truy cập hồ sơ bệnh án điện tử đạt trên 70%.",
    "70% hộ gia đình tra cứu được hồ sơ bệnh án điện tử.",
  ])("'%s' stays as it is", async (line) => {
    const draft = await drafted([`- ${line}`]);
    expect(goals(draft).map(unasked)).toEqual([line]);
    expect(draft.notices.join()).not.toMatch(/thấp hơn nghĩa vụ|Hạn của quy định đã qua/u);
  });

  it("a share of something that the law does not count is told to the unit, not changed", async () => {
    const line = "80% máy tính cài phần mềm bệnh án điện tử.";
    const draft = await drafted([`- ${line}`]);
    expect(goals(draft).map(unasked)).toEqual([line]);
    expect(draft.notices.join()).toMatch(/thấp hơn nghĩa vụ .*đơn vị xem lại mức ghi/u);
  });

  it("what was reached above the old goal and below the duty is not kept up as met", async () => {
    const line = "80% khoa, phòng triển khai bệnh án điện tử.";
    const draft = await drafted([`- ${line}`], [], [{ id: "ct-01", value: "85" }]);
    expect(goals(draft)).toEqual(["100% khoa, phòng triển khai bệnh án điện tử."]);
  });

  it("the cell of a table of goals is raised", async () => {
    const rows = [
      ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026"],
      ["1", "Tỷ lệ bệnh án điện tử", "%", "≥ 80%"],
      ["2", "Tỷ lệ văn bản được ký số", "%", "90"],
    ];
    const { sections } = await drafted(["@1"], [rows]);
    const table = sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === "table");
    expect(table?.rows?.slice(1).map((row) => row[3])).toEqual([
      "100%",
      "90 [cần bổ sung: giữ hay nâng mức này theo kết quả năm trước]",
    ]);
  });
});
