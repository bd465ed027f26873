/** A row that names a thing which the request takes out leaves with what was to be done for it. */
import { expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlanOfTables, aRegister } from "../../domain/plan/plan-builders.ts";

const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Bảng điện tử gọi số", "Cái", "2", "20.000.000", "40.000.000"],
  ["2", "Thuê LIS", "Tháng", "12", "3.000.000", "36.000.000"],
  ["", "Tổng cộng", "", "", "", "76.000.000"],
];
const TASKS = [
  ["TT", "Nội dung", "Hoạt động", "Sản phẩm", "Thời gian"],
  [
    "1",
    "Bảng điện tử",
    "Trang bị tại sảnh 02 bảng điện tử gọi số",
    "02 bảng điện tử gọi số",
    "2026",
  ],
  ["2", "Xét nghiệm", "Dùng LIS ở mọi khoa", "Báo cáo", "2026"],
];

const rowsOf = async (request: string): Promise<string[][]> => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlanOfTables(TASKS, BUDGET),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
    request,
  });
  expect(draft.missing.map(({ ask }) => ask).join()).not.toContain("sửa câu này");
  return draft.sections
    .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows ?? []))
    .filter((row) => row.length === 5);
};

it("no row is left of what nobody buys", async () => {
  const rows = (await rowsOf("bỏ bảng điện tử")).map(([, name]) => name);
  expect(rows).not.toContain("Bảng điện tử");
  expect(rows).toContain("Xét nghiệm");
});

it("what is bought keeps its row", async () => {
  const rows = (await rowsOf("thêm 3 bảng điện tử")).map(([, name]) => name);
  expect(rows).toContain("Bảng điện tử");
});
