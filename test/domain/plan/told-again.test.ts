/** One thing that a plan tells twice is asked about once, and goes on in one way; days of what is done once. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

function roll(lines: readonly string[], results: readonly { id: string; value: string }[] = []) {
  const head = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"];
  const tasks = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian hoàn thành"],
    ["1", "Tỷ lệ văn bản đi được ký số đạt 90%", "Văn thư", "Thường xuyên"],
    ["2", "Bảo dưỡng máy tính tại các khoa, phòng", "Tổ CNTT", "Hằng quý"],
  ];
  const { sections, context } = rolloverPlan({
    ...{ plan: aPlan([...head, ...lines, "# Phụ lục 1 NHIỆM VỤ", "@1"], [tasks]), results },
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.filter(({ kind }) => kind !== "table").map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows?.map((row) => row[1]) ?? []),
    rowsOfForm: context.reportable.map(({ ask }) => ask),
    context,
  };
}

const lines = [
  "# I. MỤC TIÊU",
  "- Tỷ lệ văn bản đi được ký số đạt 90%.",
  "# II. NHIỆM VỤ",
  "- Tỷ lệ văn bản đi được ký số đạt 90%.",
  "- Bảo dưỡng máy tính tại các khoa, phòng.",
];

describe("a target told again as a task", () => {
  it("follows the result of the target in the line and in the table", () => {
    const { texts, rows } = roll(lines, [{ id: "ct-01", value: "96" }]);
    expect(texts.filter((text) => /^Duy trì tỷ lệ văn bản/u.test(text))).toEqual([
      "Duy trì tỷ lệ văn bản đi được ký số đạt 96%.",
      "Duy trì tỷ lệ văn bản đi được ký số đạt 96%.",
    ]);
    expect(rows).toContain("Duy trì tỷ lệ văn bản đi được ký số đạt 96%");
  });

  it("of another figure is a task of its own", () => {
    const other = [...lines.slice(0, 3), "- Tỷ lệ văn bản đi được ký số đạt 70%."];
    const { texts } = roll(other, [{ id: "ct-01", value: "96" }]);
    expect(texts).toContain("Tỷ lệ văn bản đi được ký số đạt 70%.");
  });
});

describe("the form of results", () => {
  it("asks for each task once, and for none that is a target", () => {
    expect(roll(lines).rowsOfForm).toEqual([
      'kết quả năm 2026 của nhiệm vụ "Bảo dưỡng máy tính tại các khoa, phòng"',
    ]);
  });

  it("does not ask for the result of what is asked about as done or not", () => {
    const { rowsOfForm, context } = roll(["# I. NHIỆM VỤ", "- Lắp đặt camera cho 03 trạm y tế."]);
    expect(context.missing.map(({ ask }) => ask).join()).toContain("Lắp đặt camera");
    expect(rowsOfForm.join()).not.toContain("camera");
  });
});

describe("the day of a task that is done once", () => {
  const once = [
    "# I. NHIỆM VỤ",
    "- Tổ chức xây dựng cơ sở dữ liệu dùng chung của ngành.",
    "+ Đơn vị thực hiện: Tổ CNTT.",
    "+ Thời gian hoàn thành: Trước 15/7/2026 hoàn thành trang bị thiết bị đọc mã.",
  ];

  it("is none of the next year while nobody has said whether it is done", () => {
    const { texts } = roll(once);
    expect(texts.find((text) => text.includes("Tổ chức xây dựng"))).toContain("đã xong chưa");
    expect(texts).toContain(
      "+ Thời gian hoàn thành: Trong năm 2027 hoàn thành trang bị thiết bị đọc mã.",
    );
  });

  it("gives way to what is kept up once it is done", () => {
    const { texts } = roll(once, [{ id: "nv-01", value: "đã hoàn thành" }]);
    expect(texts).toContain("+ Thời gian hoàn thành: Thường xuyên.");
  });

  it("moves on with what is done every year", () => {
    const yearly = once.map((line) => line.replace("Tổ chức xây dựng", "Báo cáo"));
    expect(roll(yearly).texts.join("\n")).toContain("15/7/2027");
  });
});

describe("a line of the budget that says it is bought this one time", () => {
  const budget = [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Ghi chú"],
    ["1", "Lắp camera giám sát (một lần)", "Bộ", "1", "48.000.000", "48.000.000", ""],
    ["2", "Máy in", "Cái", "2", "6.000.000", "12.000.000", "Bảo dưỡng một lần mỗi năm"],
    ["", "Tổng cộng", "", "", "", "60.000.000", ""],
  ];
  const drafted = async (results: readonly { id: string; value: string }[]) =>
    makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
      priorPlan: aPlan(
        ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", "# I. KINH PHÍ", "@1"],
        [budget],
      ),
    });
  const names = (draft: Awaited<ReturnType<typeof drafted>>) =>
    draft.budget?.groups.flatMap(({ lines: rows }) => rows.map(({ name }) => name)) ?? [];

  it("leaves with that as its reason, and is told", async () => {
    const draft = await drafted([]);
    expect(names(draft)).toEqual(["Máy in"]);
    expect(draft.notices.join()).toContain("ghi làm một lần");
    expect(draft.changes.find(({ before }) => before.includes("camera"))?.reason).toMatch(
      /^Kế hoạch năm 2026 ghi làm một lần/u,
    );
  });

  it("stays where the unit says that it wants it", async () => {
    const draft = await drafted([{ id: "nc-lap-camera-giam-sat-mot-lan", value: "2" }]);
    expect(names(draft)).toContain("Lắp camera giám sát (một lần)");
  });
});

describe("a dated task in a table", () => {
  const rows = [
    ["TT", "Công việc", "Người phụ trách", "Thời hạn"],
    ["1", "Trình phê duyệt cấp độ 3 hệ thống HIS", "Tổ CNTT", "Quý II/2026"],
    ["2", "Nâng cấp đường truyền Internet", "Tổ CNTT", "Quý I/2026"],
    ["3", "Diễn tập ứng cứu sự cố", "Tổ CNTT", "Quý IV/2026"],
  ];
  const budget = [
    ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
    ["1", "Đường truyền Internet", "Tháng", "12", "4.000.000", "48.000.000"],
    ["", "Tổng cộng", "", "", "", "48.000.000"],
  ];
  const head = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"];
  const plan = aPlan([...head, "# I. NHIỆM VỤ", "@1", "# II. KINH PHÍ", "@2"], [rows, budget]);
  const table = (results: readonly { id: string; value: string }[]) => {
    const { sections } = rolloverPlan({
      ...{ plan, results, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
      register: aRegister(),
    });
    const block = sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === "table");
    return block?.rows?.slice(1).map((row) => row[1]) ?? [];
  };

  it("is read by its columns, whatever they are called", () => {
    expect(plan.tasks[0]).toMatchObject({
      content: "Trình phê duyệt cấp độ 3 hệ thống HIS",
      lead: "Tổ CNTT",
      deadline: "Quý II/2026",
    });
  });

  it("is asked about, also where a line of the budget pays for it by the month; what recurs is not", () => {
    expect(table([]).map((text) => /đã xong chưa/u.test(text ?? ""))).toEqual([true, true, false]);
  });

  it("leaves once it is reported done, and stays where only a part is", () => {
    const done = [{ id: "nv-01", value: "Đã được phê duyệt ngày 20/9/2026" }];
    expect(table(done)).toHaveLength(2);
    expect(table([{ id: "nv-02", value: "Đạt 4/6 trạm" }])).toHaveLength(3);
  });
});
