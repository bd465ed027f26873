/** What the unit says of a task decides what becomes of it: done, under way, put off, not held, given up. */
import { describe, expect, it } from "vitest";

import { draftBudget } from "../../../src/domain/plan/draft-budget.ts";
import { judgeResult } from "../../../src/domain/plan/judge-result.ts";
import type { PlanTarget } from "../../../src/domain/plan/plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { workState } from "../../../src/domain/plan/work-state.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

describe("workState", () => {
  it.each([
    ["Đã nghiệm thu ngày 04/5/2026", "done"],
    ["Rồi", "done"],
    ["Xong, không còn trạm nào chưa lắp", "done"],
    ["Hoàn thành chậm so với kế hoạch 02 tháng", "done"],
    ["Hội đồng đang xem xét", "under-way"],
    ["Đã nối 9/14 trạm", "under-way"],
    ["Đã nộp, chờ kết quả", "under-way"],
    ["Chưa", "under-way"],
    ["Không mở được lớp nào", "not-held"],
    ["Thôi không làm", "given-up"],
    ["Không thuê nữa", "given-up"],
    ["Xem công văn kèm theo", "untold"],
  ])("%s: %s", (answer, kind) => {
    expect(workState(answer, 2027).kind).toBe(kind);
  });

  it("tells when it is to be finished, and how much is left", () => {
    expect(workState("Lùi sang quý II/2027", 2027)).toMatchObject({ until: "quý II/2027" });
    expect(workState("Chưa xong, dự kiến tháng 11/2026", 2027)).toMatchObject({ until: null });
    expect(workState("Chưa đủ, còn 4 trạm", 2027)).toMatchObject({ left: 4 });
  });
});

const TASKS = [
  ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"],
  ["1", "Cấp máy đọc thẻ cho 40 buồng khám chưa có", "40 máy đọc thẻ", "Tổ CNTT", "Quý I/2026"],
  ["2", "Tuyển 02 kỹ sư mạng", "Hợp đồng", "Phòng TCHC", "Quý II/2026"],
  [
    "3",
    "Tham quan mô hình phòng khám số tại Bệnh viện Hồ Sen",
    "Báo cáo",
    "Tổ CNTT",
    "Tháng 5/2026",
  ],
  [
    "4",
    "Thí điểm khám từ xa với Trạm Y tế Suối Cạn (từ tháng 2 đến tháng 9/2026)",
    "Báo cáo",
    "Khoa Khám",
    "Tháng 9/2026",
  ],
];
const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"],
  ["2", "Dịch vụ máy đọc thẻ", "Tháng", "40", "100.000", "4.000.000"],
  ["", "Tổng cộng", "", "", "", "124.000.000"],
];

function roll(answers: Readonly<Record<string, string>>) {
  const plan = aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026",
      "# I. NHIỆM VỤ",
      "@1",
      "# Phụ lục 1 KINH PHÍ",
      "@2",
    ],
    [TASKS, BUDGET],
  );
  const base = { plan, priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" };
  const first = rolloverPlan({ ...base, register: aRegister() }).context;
  const idOf = (words: string): string =>
    [...first.missing.filter(({ ask }) => ask.includes("đã xong chưa")), ...first.reportable].find(
      ({ ask }) => ask.includes(words),
    )?.id ?? "";
  const results = Object.entries(answers).map(([words, value]) => ({ id: idOf(words), value }));
  const { sections, context } = rolloverPlan({ ...base, register: aRegister(), results });
  const rows = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows ?? []));
  return { rows, row: (words: string) => rows.find((row) => row[1]?.includes(words)), context };
}

describe("a task that the unit was asked about", () => {
  it("that is under way stays, with what is left of it", () => {
    const { row, context } = roll({ "Cấp máy đọc thẻ": "Chưa xong, còn 7 buồng" });
    expect(row("Cấp máy đọc thẻ")?.slice(1, 3)).toEqual([
      "Cấp máy đọc thẻ cho 7 buồng khám chưa có",
      "7 máy đọc thẻ",
    ]);
    const line = draftBudget({ ctx: context })
      ?.groups.flatMap(({ lines }) => lines)
      .find(({ name }) => name.includes("đọc thẻ"));
    expect(line?.quantity).toBeNull();
    expect(line?.notes.join()).toContain("còn lại 7");
  });

  it("that waits for somebody stays as it was", () => {
    const { row } = roll({ "Cấp máy đọc thẻ": "Đang đấu thầu" });
    expect(row("Cấp máy đọc thẻ")?.[1]).toBe("Cấp máy đọc thẻ cho 40 buồng khám chưa có");
  });

  it("that nobody goes on with leaves, and is not called done", () => {
    const { row, context } = roll({ "Tuyển 02": "Không tuyển nữa" });
    expect(row("Tuyển 02")).toBeUndefined();
    expect(context.doneOnce).toEqual([]);
    expect(context.changes.find(({ before }) => before.includes("Tuyển 02"))).toMatchObject({
      status: "dropped",
    });
  });

  it("whose answer tells nothing is asked again, and that is said", () => {
    const { row, context } = roll({ "Tuyển 02": "Xem công văn kèm theo" });
    expect(row("Tuyển 02")?.[1]).toContain("[cần bổ sung: việc làm một lần");
    expect(context.notices.join()).toContain("Xem công văn kèm theo");
  });
});

describe("a task that the unit reported on", () => {
  it("that was put off has the unit's day in row and cell", () => {
    const { row } = roll({ "Thí điểm khám": "Chậm, kéo dài đến tháng 4/2027" });
    expect(row("Thí điểm khám")?.[4]).toBe("Tháng 4/2027");
  });

  it("that was not held is promised again only with a question", () => {
    const { row: left } = roll({ "Tham quan": "Không tổ chức nữa" });
    expect(left("Tham quan")).toBeUndefined();
    const { row } = roll({ "Tham quan": "Không tổ chức vì chưa bố trí được kinh phí" });
    expect(row("Tham quan")?.[1]).toContain("[cần bổ sung: năm 2027 có thực hiện");
  });
});

describe("judgeResult", () => {
  const target = (text: string, unit: string, value: number): PlanTarget => ({
    ...{ subject: "", result: null },
    ...{ id: "ct-01", item: "m/1", text, year: 2026, unit, value },
    comparison: "at-least",
  });

  it("takes no missing figure for a missed target", () => {
    const one = target("Số phim tuyên truyền", "Phim", 5);
    expect(judgeResult(one, "chưa thống kê")).toBe("unknown");
    expect(judgeResult(one, "chưa đạt")).toBe("unmet");
  });

  it("judges no line of two measures by one of them", () => {
    const two = target("Trả kết quả qua mạng 80%; thời gian chờ không quá 30 phút", "%", 80);
    expect(judgeResult(two, "85%; 50 phút")).toBe("unknown");
    expect(judgeResult(target("Trả kết quả qua mạng 80%", "%", 80), "85%")).toBe("met");
  });
});
