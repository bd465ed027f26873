/** What the unit says of a piece of work once reaches every place that tells of it: line, row, state, report. */
import { describe, expect, it } from "vitest";

import { checkAnswer } from "../../../src/domain/draft/answers.ts";
import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const TASKS = [
  ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời hạn", "Tình trạng"],
  [
    "1",
    "Lắp đặt tổng đài 12 máy nhánh",
    "Tổ Tin học",
    "Biên bản bàn giao",
    "30/6/2026",
    "Mới khảo sát",
  ],
  [
    "2",
    "Nâng cấp đường truyền nhà C",
    "Tổ Tin học",
    "Biên bản nghiệm thu",
    "Quý II/2026",
    "Chờ vốn",
  ],
  ["3", "Số hóa 4.800 hồ sơ lưu trữ", "Phòng HC", "4.800 hồ sơ", "30/9/2026", "Đạt 900 hồ sơ"],
  ["4", "Tuyển 02 kỹ thuật viên tin học", "Phòng HC", "Quyết định tuyển dụng", "Quý III/2026", ""],
  ["5", "Tập huấn ký số cho 64 viên chức", "Phòng HC", "02 lớp", "Tháng 5/2026", "Chưa mở"],
];
const LINES = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Trung tâm Y tế Đá Bạc năm 2026",
  "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
  "## 1. Kết quả đạt được",
  "- Đã có 5 phòng dùng chung một tổng đài.",
  "## 2. Tồn tại, hạn chế",
  "- Thiếu người trực máy ngoài giờ hành chính của Trung tâm.",
  "# II. CHỈ TIÊU",
  "- Tỷ lệ hồ sơ bệnh án điện tử đạt 100%.",
  "- Mức trưởng thành số đạt mức 3.",
  "# III. NHIỆM VỤ",
  "- Lập bệnh án điện tử tại 6/6 khoa.",
  "- Tập huấn bệnh án điện tử cho 64 viên chức, tháng 4/2026.",
  "# IV. PHÂN CÔNG",
  "@1",
];

function rolled(answers: Record<string, string>) {
  const plan = aPlan(LINES, [TASKS]);
  const input = { priorId: "truoc", targetYear: 2027, asOf: "2026-12-01", register: aRegister() };
  const { context: open } = rolloverPlan({ ...input, plan });
  const all = [...open.asked, ...open.reportable, ...open.covered];
  const results = Object.entries(answers).flatMap(([about, value]): DraftAnswer[] =>
    all.filter(({ ask }) => ask.includes(about)).map(({ id }) => ({ id, value })),
  );
  const { sections, context } = rolloverPlan({ ...input, plan, results });
  const textOf = (heading: RegExp): string[] =>
    sections
      .filter((section) => heading.test(section.heading))
      .flatMap(({ blocks }) => blocks.map(({ text }) => text));
  const rows = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows ?? []));
  const row = (task: string): string[] => rows.find((cells) => cells[1]?.includes(task)) ?? [];
  return { ...context, row, results: textOf(/Kết quả đạt/u), limits: textOf(/Tồn tại/u), textOf };
}

describe("an answer whether work is done once", () => {
  it.each(["Đúng", "Đã xong", "Xong rồi", "Hoàn thành"])("%s: stands in the report", (answer) => {
    const { row, results } = rolled({ 'việc làm một lần "Nâng cấp đường truyền': answer });
    expect(results).toContain("Nâng cấp đường truyền nhà C: đã hoàn thành");
    expect(row("đường truyền").slice(1)).toEqual([
      "Duy trì kết quả nâng cấp đường truyền nhà C",
      "Tổ Tin học",
      "",
      "Thường xuyên",
      "Đã hoàn thành",
    ]);
  });

  it("work under way is told with how far it is, in its row and in the report", () => {
    const { row, results } = rolled({
      'việc làm một lần "Số hóa': "Đang làm, đạt 2.100/4.800 hồ sơ",
    });
    expect(row("Số hóa").at(-1)).toBe("Đang làm, đạt 2.100/4.800 hồ sơ");
    expect(results.join()).toContain("Đang làm, đạt 2.100/4.800 hồ sơ");
  });

  it("what was not done is a limit of the year, and no result", () => {
    const { row, results, limits } = rolled({
      'việc làm một lần "Lắp đặt tổng đài': "Không",
      'việc làm một lần "Tuyển 02': "Bỏ",
    });
    expect(row("tổng đài").at(-1)).toBe("Chưa hoàn thành");
    expect(results.join()).not.toContain("tổng đài 12");
    expect(limits).toContain("Lắp đặt tổng đài 12 máy nhánh: chưa hoàn thành");
    expect(limits).toContain("Tuyển 02 kỹ thuật viên tin học: không thực hiện nữa");
  });
});

describe("a training that was held", () => {
  it("is asked about once, and makes nothing else done", () => {
    const { row, missing, textOf } = rolled({ "bệnh án điện tử cho 64": "Xong 2/2 lớp, 64 người" });
    expect(textOf(/NHIỆM VỤ/u).join()).toContain("Lập bệnh án điện tử tại 6/6 khoa");
    expect(missing.filter(({ ask }) => ask.startsWith("năm 2027 có tổ chức tiếp"))).toHaveLength(1);
    expect(row("ký số")[1]).toBe("Tập huấn ký số cho 64 viên chức");
  });

  it("a goal of the same that was missed tells that it is not all done", () => {
    const { textOf } = rolled({
      "Tỷ lệ hồ sơ bệnh án": "70",
      'nhiệm vụ "Lập bệnh án điện tử': "6/6 khoa",
    });
    expect(textOf(/NHIỆM VỤ/u).join()).not.toContain("Duy trì bệnh án điện tử đã triển khai");
  });
});

describe("an answer that gives no figure", () => {
  it.each(["chưa đánh giá", "Chưa được thẩm định", "chưa tổ chức đánh giá"])(
    "%s: the goal is not told as missed",
    (answer) => {
      const { results } = rolled({ "Mức trưởng thành số": answer });
      expect(results.join()).toContain(answer);
      expect(results.join()).not.toMatch(/chưa đạt/u);
    },
  );

  it("that there are no causes is an account of them, that nobody knows yet is none", () => {
    expect(checkAnswer({ expects: "account" }, "Không có").ok).toBe(true);
    expect(checkAnswer({ expects: "account" }, "Chưa có số liệu").ok).toBe(false);
    expect(checkAnswer({ expects: "text" }, "Không có").ok).toBe(false);
  });

  it("a share with words in front is its figure", () => {
    expect(checkAnswer({ expects: "percent" }, "đạt 100%")).toEqual({ ok: true, value: "100" });
  });
});
