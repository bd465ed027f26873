/** Rows of tasks that name a thing and no verb wait for its need as its line of the budget does. */
import { describe, expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlanOfTables, aRegister } from "../../domain/plan/plan-builders.ts";

const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Máy tính để bàn văn phòng", "Bộ", "20", "15.000.000", "300.000.000"],
  ["2", "Nâng cấp hạ tầng mạng lõi và tường lửa", "Gói", "1", "80.000.000", "80.000.000"],
  ["3", "Thuê LIS", "Tháng", "12", "3.000.000", "36.000.000"],
  ["", "Tổng cộng", "", "", "", "416.000.000"],
];
const TASKS = [
  ["TT", "Nội dung", "Hoạt động", "Đơn vị", "Thời gian"],
  ["1", "Máy vi tính làm việc", "Tối thiểu 8GB RAM", "Các khoa", "Năm 2026"],
  ["2", "Hạ tầng mạng máy tính", "Tốc độ từ 500 Mbps", "Tổ CNTT", "Năm 2026"],
  ["3", "Máy quét mã QR", "Phục vụ đăng ký khám", "Khoa Khám", "2026"],
  ["4", "Máy in", "Kiểm tra, thay mực", "Tổ CNTT", "Thường xuyên"],
  ["5", "Xét nghiệm", "Dùng LIS ở mọi khoa", "Khoa XN", "2026"],
];

async function draftOf(results: { id: string; value: string }[] = []) {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlanOfTables(TASKS, BUDGET),
    ...{ priorId: "truoc", part: "plan", asOf: "2026-11-22", results },
  });
  const rows = draft.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => block.rows ?? []))
    .filter((row) => row.length === 5);
  const named = (name: string): string => rows.find((row) => row[1]?.startsWith(name))?.[1] ?? "";
  return { draft, named };
}

describe("a row that names a thing", () => {
  it("waits by the question of its line in the budget", async () => {
    const { named } = await draftOf();
    expect(named("Máy vi tính")).toMatch(/nhu cầu năm 2027 về Máy tính để bàn văn phòng/u);
    expect(named("Hạ tầng mạng")).toMatch(/nhu cầu năm 2027 về Nâng cấp hạ tầng mạng lõi/u);
  });

  it("is asked of where the budget has no line for it, and leaves by a no", async () => {
    const { draft, named } = await draftOf();
    expect(named("Máy quét mã QR")).toContain("năm 2027 có tiếp tục không]");
    const id = draft.missing.find(({ ask }) => ask.includes("Máy quét mã QR"))?.id ?? "";
    expect((await draftOf([{ id, value: "không" }])).named("Máy quét mã QR")).toBe("");
  });

  it("that is looked after all year, or is no thing to be bought, goes on", async () => {
    const { named } = await draftOf();
    expect(named("Máy in")).toBe("Máy in");
    expect(named("Xét nghiệm")).toBe("Xét nghiệm");
  });
});
