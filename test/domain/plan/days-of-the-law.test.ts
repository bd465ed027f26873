/** Days that a law sets: they never move, are no task once they are over, and belong to the work they are set for. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import type { RolloverInput } from "../../../src/domain/plan/rollover-context.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Bạc năm 2026"];

function roll(
  lines: readonly string[],
  over: Partial<RolloverInput> & { tables?: string[][][] } = {},
) {
  const { tables, ...rest } = over;
  const { sections, context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    plan: aPlan([...COVER, ...lines], tables),
    ...rest,
  });
  const blocks = sections.flatMap((section) => section.blocks);
  const rows = blocks.flatMap((block) => block.rows ?? []);
  return { sections, context, rows, texts: blocks.map(({ text }) => text) };
}

describe("a day that the law sets for one work on a subject", () => {
  it("is none of another work on it", () => {
    const other = makeRegister([
      anEntry({
        ...{ symbol: "1551/QĐ-BYT", type: "Quyết định", subjects: ["so-suc-khoe-dien-tu"] },
        provisions: [
          {
            ...{ locator: null, kind: "deadline", due: "2026-07-15" },
            ...{ fact: "Dữ liệu khám sức khỏe còn tồn được đồng bộ chậm nhất ngày 15/07/2026." },
            ...{ appliesTo: ["all"], asks: [], confidence: "high" },
          },
        ],
      }),
    ]);
    const task = "Mỗi tuần cập nhật 150 hồ sơ sức khỏe; đến hết quý III/2026 hoàn thành 95%.";
    const { texts } = roll(["# II. NHIỆM VỤ", `- ${task}`], { register: other });
    expect(texts.join("\n")).toContain("đến hết quý III/2027 hoàn thành 95%");
  });
});

describe("the day that the law sets for a system of records", () => {
  const known = makeRegister([
    anEntry({
      symbol: "13/2025/TT-BYT",
      provisions: [
        {
          ...{ locator: "Điều 4", kind: "deadline", due: "2026-12-31", who: "Cơ sở khám bệnh" },
          ...{
            fact: "Cơ sở khám bệnh triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
          },
          ...{ appliesTo: ["all"], asks: [], confidence: "high" },
        },
      ],
    }),
  ]);
  const taskOf = (task: string): string =>
    roll(["# II. NHIỆM VỤ", `- ${task}`], { register: known }).texts.join("\n");

  it("is none of the approval of its level", () => {
    const level =
      "Hoàn thành phê duyệt cấp độ 3 hệ thống HIS - bệnh án điện tử trước ngày 30/4/2026.";
    expect(taskOf(level)).toContain("bệnh án điện tử trước ngày 30/4/2027");
    expect(taskOf("Hoàn thành bệnh án điện tử trước ngày 30/4/2026.")).toContain("theo Điều 4");
  });

  it("leaves a goal that keeps the records up", () => {
    const { texts } = roll(
      [
        "# I. MỤC TIÊU",
        "- Duy trì 100% bệnh án điện tử nội trú, mở rộng 100% ngoại trú trước 31/12/2026.",
      ],
      { register: known },
    );
    expect(texts).toContain("Duy trì 100% bệnh án điện tử nội trú, mở rộng 100% ngoại trú.");
  });
});

const HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"];

describe("days that a text binds to a law", () => {
  it("stand in the whole row, whether the decree is known or not", () => {
    const task = "Thay thiết bị mạng trước ngày 01/09/2026 theo Điều 7 Nghị định số 411/2025/NĐ-CP";
    const tables = [
      [
        HEAD,
        ["1", task, "Phòng Hành chính", "Trước 01/09/2026"],
        ["2", "Tập huấn", "Phòng Kế hoạch", "Trước 01/10/2026"],
      ],
    ];
    const { rows } = roll(["# II. NHIỆM VỤ", "@1"], { tables });
    expect(rows[1]?.[1]).toContain("trước ngày 01/09/2026 theo Điều 7");
    // Over before the year begins, it is no time of the plan.
    expect(rows[1]?.[3]).toBe("Hoàn thành phần còn thiếu trong năm 2027");
    expect(rows[2]?.[3]).toBe("Trước 01/10/2027");
  });

  it("stand in a cell where they lie ahead", () => {
    const task = "Thay thiết bị mạng trước ngày 01/09/2027 theo Điều 7 Nghị định số 411/2025/NĐ-CP";
    const tables = [[HEAD, ["1", task, "Phòng Hành chính", "Trước ngày 01/09/2027"]]];
    const { rows } = roll(["# II. NHIỆM VỤ", "@1"], { tables });
    expect(rows[1]?.[3]).toBe("Trước ngày 01/09/2027");
  });
});

const duty = (fact: string, over: Partial<Provision> = {}) => ({
  ...{ locator: "Điều 9", kind: "duty" as const, fact, who: "Cơ sở khám bệnh, chữa bệnh" },
  ...{ appliesTo: ["all" as const], asks: [], confidence: "high" as const, ...over },
});

const register = makeRegister([
  anEntry({
    ...{ symbol: "77/2025/TT-BYT", title: "Quy định mẫu", subjects: ["du-lieu"] },
    provisions: [duty("Cơ sở muốn khám bệnh, chữa bệnh từ xa phải xây dựng phương án dự phòng.")],
  }),
  anEntry({
    ...{ symbol: "78/2025/TT-BYT", title: "Quy định mẫu khác", subjects: ["du-lieu"] },
    provisions: [
      duty("Cơ sở đã hoạt động có thời hạn đến ngày 01/03/2027 đối với điều kiện kết nối.", {
        ...{ kind: "deadline", due: "2027-03-01" },
      }),
    ],
  }),
]);

describe("what asks nothing of the unit", () => {
  const tasks = ["# II. NHIỆM VỤ", "- Làm sạch dữ liệu khám bệnh, chữa bệnh."];

  it("a duty under a condition is none of a plan that does not speak of it", () => {
    expect(roll(tasks, { register }).texts.join()).not.toContain("phương án dự phòng");
    expect(roll([...tasks, "- Truy cập máy chủ từ xa."], { register }).texts.join()).not.toContain(
      "phương án dự phòng",
    );
    expect(roll([...tasks, "- Hội chẩn từ xa hằng tuần."], { register }).texts.join()).toContain(
      "phương án dự phòng",
    );
  });

  it("a period of grace is no duty", () => {
    expect(roll(tasks, { register }).texts.join()).not.toContain("78/2025");
  });
});

it("the law's day is that of the work, not of the making of a plan for it", () => {
  const { texts } = roll([
    "# II. NHIỆM VỤ",
    "- Xây dựng kế hoạch triển khai bệnh án điện tử trong quý I năm 2027, trình Sở Y tế phê duyệt.",
  ]);
  const line = texts.find((text) => text.startsWith("Xây dựng kế hoạch triển khai"));
  // Its day lies before the year: whether the plan is still made is asked, the day stands in the question alone.
  expect(line).toMatch(
    /^Xây dựng kế hoạch triển khai bệnh án điện tử trong quý I năm 2027, trình Sở Y tế phê duyệt \[cần bổ sung: năm 2027 còn lập "[^"]+" không \(hạn triển khai: .+\)\]\.$/u,
  );
});

describe("the sentence that opens the plan", () => {
  const body = ["# I. CĂN CỨ PHÁP LÝ", "- Luật số 51/2024/QH15.", "# II. NHIỆM VỤ", "- Ký số."];
  const parent =
    "Thực hiện Kế hoạch số 15/KH-SYT ngày 05/12/2025 của Sở Y tế tỉnh Bình Lâm về chuyển đổi số năm 2026";

  it("stays where the document before it leaves", () => {
    const line = `${parent}, Trung tâm Y tế Sông Bạc (gọi tắt là Trung tâm) ban hành Kế hoạch với các nội dung sau:`;
    const { texts } = roll([line, ...body]);
    expect(texts).toContain(
      "Trung tâm Y tế Sông Bạc (gọi tắt là Trung tâm) ban hành Kế hoạch với các nội dung sau:",
    );
  });

  it("that was nothing but such a document leaves no empty heading", () => {
    const { sections } = roll([`${parent}.`, ...body]);
    expect(
      sections.filter(({ blocks, heading }) => blocks.length === 0 && /Căn cứ xây/u.test(heading)),
    ).toEqual([]);
  });
});
