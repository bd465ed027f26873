/** Tasks that are done once, and targets that were passed, in the plan of the next year. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const TASKS = [
  ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian hoàn thành", "Sản phẩm"],
  ["1", "Ban hành Quy chế quản lý bệnh án", "Phòng KHTH", "31/3/2026", "Quy chế"],
  ["2", "Sửa đổi Quy chế an toàn thông tin", "Phòng CNTT", "31/5/2026", "Quy chế"],
  ["3", "Lắp đặt kiosk đăng ký khám bệnh", "Phòng CNTT", "30/6/2026", "Biên bản"],
  ["4", "Tổ chức tập huấn chữ ký số", "Phòng CNTT", "30/6/2026", "Biên bản"],
];
const TARGETS = [
  ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Mục tiêu năm 2026"],
  ["1", "Thanh toán không dùng tiền mặt", "%", "24", "40"],
  ["2", "Đơn thuốc điện tử liên thông", "%", "95,1", "100"],
];
const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
  ["2", "Kiosk đăng ký khám bệnh", "Bộ", "2", "90.000.000", "180.000.000"],
  ["", "Tổng cộng", "", "", "", "300.000.000"],
];

const plan = () =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
      "# I. MỤC TIÊU",
      "- Thanh toán không dùng tiền mặt đạt từ 50% số giao dịch trở lên.",
      "- Tỷ lệ hồ sơ trả chậm dưới 5% tổng số hồ sơ.",
      "@1",
      "# II. NHIỆM VỤ",
      "- Ban hành Quy chế quản lý bệnh án trong quý I năm 2026.",
      "- Rà soát, sửa đổi Quy chế an toàn thông tin trước ngày 31/5/2026.",
      "- Thành lập Tổ chuyển đổi số trong tháng 02/2026.",
      "- Ban hành Kế hoạch truyền thông năm 2026.",
      "# III. KINH PHÍ NĂM 2026",
      "@3",
      "# Phụ lục 1 DANH MỤC NHIỆM VỤ",
      "@2",
    ],
    [TARGETS, TASKS, BUDGET],
  );

const idOf = (text: string): string => {
  const { tasks, targets } = plan();
  const found =
    tasks.find(({ content, item }) => content === text && item.startsWith("bang")) ??
    targets.find((target) => target.text.startsWith(text));
  return found?.id ?? "";
};
const lastTarget = (): string =>
  plan().targets.find(({ item }) => item.startsWith("bang"))?.id ?? "";

function roll(results: readonly { id: string; value: string }[] = []) {
  const { sections, context } = rolloverPlan({
    plan: plan(),
    priorId: "truoc",
    targetYear: 2027,
    asOf: "2026-11-22",
    register: aRegister(),
    results,
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.filter(({ kind }) => kind !== "table").map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows ?? []),
    context,
  };
}

describe("a task that is done once", () => {
  it("is asked about where nobody reported on it; a line and its row ask one question", () => {
    const { texts, rows, context } = roll();
    const ask = 'việc làm một lần "Ban hành Quy chế quản lý bệnh án" đã xong chưa';
    expect(texts).toContain(
      `Ban hành Quy chế quản lý bệnh án trong quý I năm 2027 [cần bổ sung: ${ask}].`,
    );
    expect(rows.find(([number, name]) => number === "1" && name?.startsWith("Ban"))?.[1]).toContain(
      ask,
    );
    expect(context.missing.filter((item) => item.ask === ask)).toHaveLength(1);
    expect(texts.join("\n")).toContain('việc làm một lần "Thành lập Tổ chuyển đổi số"');
    // What is issued every year is no such task.
    expect(texts).toContain("Ban hành Kế hoạch truyền thông năm 2027.");
  });

  it("is kept up once it is reported done, without its deadline, in the text and in the table", () => {
    const { texts, rows, context } = roll([
      { id: idOf(TASKS[1]![1]!), value: "Đã ban hành, Quyết định số 205/QĐ-TTYT ngày 25/3/2026" },
      { id: idOf(TASKS[2]![1]!), value: "Hoàn thành" },
    ]);
    expect(texts).toContain("Tổ chức thực hiện Quy chế quản lý bệnh án.");
    expect(texts).toContain("Tổ chức thực hiện Quy chế an toàn thông tin.");
    expect(rows).toContainEqual([
      "1",
      "Tổ chức thực hiện Quy chế quản lý bệnh án",
      "Phòng KHTH",
      "Thường xuyên",
      "Quy chế",
    ]);
    expect(
      context.changes.find(({ after }) => after === "Tổ chức thực hiện Quy chế an toàn thông tin.")
        ?.reason,
    ).toContain("Đã xong năm 2026 theo kết quả đơn vị cung cấp");
  });

  it("goes on with the new year where it is reported not done", () => {
    const { texts } = roll([{ id: idOf(TASKS[1]![1]!), value: "Đang trình, chưa ban hành" }]);
    expect(texts).toContain("Ban hành Quy chế quản lý bệnh án trong quý I năm 2027.");
  });

  it("a purchase that left the budget leaves the appendix of tasks; what recurs stays", async () => {
    const draft = await makeDrafter({ register: aRegister() })({
      year: 2027,
      priorPlan: plan(),
      priorId: "truoc",
      part: "plan",
      asOf: "2026-11-22",
      request: "bỏ kiosk",
      results: [{ id: idOf(TASKS[4]![1]!), value: "Hoàn thành" }],
    });
    const rows = draft.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => block.rows ?? []),
    );
    expect(rows.flat().join("\n")).not.toMatch(/kiosk/iu);
    expect(rows).toContainEqual([
      "3",
      "Tổ chức tập huấn chữ ký số",
      "Phòng CNTT",
      "30/6/2027",
      "Biên bản",
    ]);
  });
});

describe("a target below the result", () => {
  it("is raised to it, in a sentence and in a table, where the value column is that of the plan's year", () => {
    const { texts, rows, context } = roll([
      { id: idOf("Thanh toán không dùng tiền mặt đạt"), value: "53,4" },
      { id: lastTarget(), value: "41,5" },
    ]);
    expect(texts).toContain(
      "Duy trì thanh toán không dùng tiền mặt đạt từ 53,4% số giao dịch trở lên.",
    );
    expect(rows).toContainEqual([
      "1",
      "Thanh toán không dùng tiền mặt",
      "%",
      "41,5",
      "Duy trì 41,5",
    ]);
    expect(context.notices.join("\n")).toContain("đã vượt mục tiêu cũ (40)");
  });

  it("stays where the result does not reach it", () => {
    const { rows } = roll([{ id: lastTarget(), value: "30" }]);
    expect(rows).toContainEqual(["1", "Thanh toán không dùng tiền mặt", "%", "30", "40"]);
  });

  it("of a ceiling goes down", () => {
    const { texts } = roll([{ id: idOf("Tỷ lệ hồ sơ trả chậm"), value: "3" }]);
    expect(texts).toContain("Duy trì tỷ lệ hồ sơ trả chậm dưới 3% tổng số hồ sơ.");
  });
});

describe("a result against its target", () => {
  const table = [
    ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2025", "Chỉ tiêu 2026"],
    ["1", "Văn bản đi được ký số", "%", "91,3", "≥ 98"],
    ["2", "Trạm y tế dùng phần mềm", "trạm", "11", "14"],
    ["3", "Hệ thống được phê duyệt cấp độ", "hệ thống", "0", "6"],
    ["4", "Thời gian chờ khám trung bình", "phút", "48", "không quá 35"],
    ["5", "Kiểm thử xâm nhập hệ thống thông tin", "lần", "1", "2"],
  ];
  const plan2 = () =>
    aPlan(
      ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"].concat([
        "# I. KẾT QUẢ NĂM 2025",
        "- Ổn định.",
        "# II. CHỈ TIÊU",
        "@1",
      ]),
      [table],
    );
  const rolled = (id: string, value: string) => {
    const { sections, context } = rolloverPlan({
      ...{ plan: plan2(), priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
      ...{ register: aRegister(), results: [{ id, value }] },
    });
    const blocks = sections.flatMap((section) => section.blocks);
    const name = table[Number(id.slice(-1))]?.[1] ?? "";
    return {
      line: blocks.find(({ text }) => text.startsWith(`${name}:`))?.text.slice(name.length + 2),
      goal: blocks.flatMap(({ rows }) => rows ?? []).find((row) => row[1] === name)?.[4],
      reasons: context.changes
        .filter(({ before }) => before.includes(name))
        .map((one) => one.reason),
    };
  };

  it.each([
    ["ct-01", "258/265", "258/265 (chưa đạt chỉ tiêu ≥ 98%)", "≥ 98"],
    ["ct-01", "264/265", "264/265 (đạt chỉ tiêu ≥ 98%)", "Duy trì ≥ 98"],
    ["ct-01", "92,5%", "92,5% (chưa đạt chỉ tiêu ≥ 98%)", "≥ 98"],
    ["ct-01", "97,4% (258/265)", "97,4% (258/265) (chưa đạt chỉ tiêu ≥ 98%)", "≥ 98"],
    ["ct-02", "14/14", "14/14 (đạt chỉ tiêu 14 trạm)", "Duy trì 14"],
    ["ct-03", "4/6", "4/6 (chưa đạt chỉ tiêu 6 hệ thống)", "6"],
    ["ct-03", "Đạt 4/6", "Đạt 4/6 (chưa đạt chỉ tiêu 6 hệ thống)", "6"],
    ["ct-03", "Hoàn thành ngày 28/9/2026", "Hoàn thành ngày 28/9/2026", "Duy trì 6"],
    ["ct-04", "38", "38 phút (chưa đạt chỉ tiêu ≤ 35 phút)", "không quá 35"],
    ["ct-04", "30", "30 phút (đạt chỉ tiêu ≤ 35 phút)", "Duy trì không quá 30"],
    ["ct-05", "3", "3 lần (đạt chỉ tiêu 2 lần)", "2"],
  ])("%s reached %s", (id, value, line, goal) => {
    expect(rolled(id, value)).toMatchObject({ line, goal });
  });

  it("stands in the report of changes with its reason", () => {
    expect(rolled("ct-02", "14/14").reasons.join()).toContain("chuyển sang duy trì");
    expect(rolled("ct-03", "4/6").reasons.join()).toContain("Chưa đạt trong năm 2026 (4/6)");
  });
});
