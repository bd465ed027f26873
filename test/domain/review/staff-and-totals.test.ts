/** People of the unit, what is left, totals by their state of tax, blanks: each with its clean twin. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes, review } from "./review.ts";

const plan = (result: string, target: string) =>
  `## I. KẾT QUẢ THỰC HIỆN\n\n${result}\n\n## II. MỤC TIÊU\n\n${target}`;

describe("people and what is left", () => {
  const unit = "Quy mô: 284 viên chức, trong đó 52 bác sĩ.";

  it.each([
    { done: unit, target: "100% viên chức (248 người) có chữ ký số.", wrong: 1 },
    { done: unit, target: "100% viên chức (284 người) có chữ ký số.", wrong: 0 },
    { done: "Có 284 viên chức, trong đó 352 bác sĩ.", target: "Giữ vững.", wrong: 1 },
    {
      done: "Có 210/284 viên chức dùng chữ ký số, còn 74 viên chức chưa có.",
      target: "Cấp chữ ký số cho 47 viên chức còn lại trong quý I.",
      wrong: 1,
    },
    {
      done: "Có 210/284 viên chức dùng chữ ký số, còn 74 viên chức chưa có.",
      target: "Cấp chữ ký số cho 74 viên chức còn lại trong quý I.",
      wrong: 0,
    },
    {
      done: "Tồn tại: 08 trạm y tế chưa kết nối phần mềm quản lý trạm.",
      target: "Triển khai phần mềm quản lý trạm tại 10 trạm y tế còn lại, xong trong quý II.",
      wrong: 1,
    },
    {
      done: "Tồn tại: 08 trạm y tế chưa kết nối phần mềm quản lý trạm.",
      target: "Lắp máy phát điện tại 10 trạm y tế còn lại, xong trong quý II.",
      wrong: 0,
    },
  ])("$done ↔ $target", ({ done, target, wrong }) => {
    expect(toldBy(planCounts, plan(done, target))).toHaveLength(wrong);
  });

  it.each([
    { target: "Ít nhất 7.000 lượt đăng ký khám bệnh trực tuyến.", code: "target-below-result" },
    { target: "Ít nhất 12.000 lượt đăng ký khám bệnh trực tuyến.", code: null },
  ])("$target", ({ target, code }) => {
    const text = plan("- Đăng ký khám bệnh trực tuyến: 8.160 lượt.", target);
    expect(toldBy(planContradictions, text)).toEqual(code === null ? [] : [`warning ${code}`]);
  });

  it.each([
    { day: "30/11/2026", wrong: 1 },
    { day: "30/9/2026", wrong: 0 },
  ])("a task for all that is left ends on $day, the target before", ({ day, wrong }) => {
    const text = `## II. MỤC TIÊU\n\n- 22/22 trạm y tế kết nối phần mềm quản lý trạm trước ngày 30/9/2026.\n\n## III. NHIỆM VỤ\n\n- Triển khai phần mềm quản lý trạm tại 08 trạm y tế còn lại, xong trước ngày ${day}.`;
    const found = toldBy(planContradictions, text);
    expect(found.filter((one) => one.endsWith("deadline-conflict"))).toHaveLength(wrong);
  });
});

describe("names and blanks", () => {
  it.each([
    { unit: "Trung tâm Y tế khu vực Vạn Ninh", wrong: 1 },
    { unit: "Trung tâm Y tế khu vực Ninh Hòa", wrong: 0 },
  ])("the title names $unit", ({ unit, wrong }) => {
    const issuer = "Trung tâm Y tế khu vực Ninh Hòa";
    const text = `KẾ HOẠCH\n\nChuyển đổi số năm 2026 của ${unit}`;
    expect(toldBy(planForeignUnit, text, { issuer })).toHaveLength(wrong);
  });

  it("dots stand for who leads", () => {
    const text = (lead: string) =>
      `## III. NHIỆM VỤ\n\n- Mua máy chủ trong quý I; ${lead} chủ trì.`;
    expect(toldBy(planLeftovers, text("……………"))).toEqual(["warning template-leftover"]);
    expect(toldBy(planLeftovers, text("Phòng Tổ chức"))).toEqual([]);
  });
});

describe("rows", () => {
  const groups = (first: string) =>
    `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
A|HẠ TẦNG||||96.000.000
A1|Máy trạm||||${first}
1|Máy tính để bàn|Bộ|4|15.000.000|60.000.000
A2|Mạng||||36.000.000
2|Tường lửa|Bộ|1|36.000.000|36.000.000
B|ĐÀO TẠO||||9.000.000
3|Tập huấn|Lớp|1|9.000.000|9.000.000
|Tổng cộng||||105.000.000`;

  it("A1 and A2 are groups of A", () => {
    expect(codes(tsv(groups("60.000.000")))).toEqual([]);
    expect(codes(tsv(groups("66.000.000")), ["error"])).toEqual(["group-total-mismatch@3"]);
    const gap = groups("60.000.000").replace("A2|", "A3|");
    expect(review(tsv(gap)).findings.map(({ expected }) => expected)).toContain("A2");
  });

  it("a total below that names its group is held against the rows, also where the group tells its own", () => {
    const rows = (closing: string) =>
      `TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
I|Hạ tầng||||96.000.000
1|Máy tính để bàn|Bộ|4|15.000.000|60.000.000
2|Tường lửa|Bộ|1|36.000.000|36.000.000
|Cộng nhóm I||||${closing}
II|Đào tạo||||9.000.000
1|Tập huấn|Lớp|1|9.000.000|9.000.000
|Cộng nhóm II||||9.000.000
|Tổng cộng||||105.000.000`;
    expect(codes(tsv(rows("96.000.000")))).toEqual([]);
    expect(codes(tsv(rows("69.000.000")))).toEqual(["group-total-mismatch@5"]);
  });

  it("nobody holds a meeting for the price of a leaflet", () => {
    const rows = (quantity: string, price: string) =>
      `Đơn vị tính: nghìn đồng
TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền
1|Máy tính|Bộ|4|12.900|51.600
2|Máy in|Cái|2|4.800|9.600
3|Đầu đọc|Cái|3|1.750|5.250
4|Tập huấn|Buổi|${quantity}|${price}|6.000
|Cộng||||72.450`;
    const caption = (text: string) => {
      const [unit = "", ...table] = text.split("\n");
      return codes(tsv(table.join("\n"), { caption: [unit] }));
    };
    expect(caption(rows("5", "1.200"))).toEqual([]);
    expect(caption(rows("1.200", "5"))).toEqual(["quantity-price-swapped@5"]);
  });

  it("another unit of the same kind in the column of those who do the work", () => {
    const rows = (who: string) =>
      `## III. NHIỆM VỤ\n\n${["TT | Nhiệm vụ | Chủ trì | Phối hợp", `1 | Báo cáo năm | Phòng Tổ chức | ${who}`].join("\n").replaceAll(" | ", "\t")}`;
    const issuer = "Trung tâm Y tế khu vực Bình Sơn";
    const told = (who: string) => toldBy(planForeignUnit, rows(who), { issuer });
    expect(told("Trung tâm Y tế khu vực Mộ Đức")).toEqual(["warning foreign-unit"]);
    expect(told("Trung tâm Y tế khu vực Bình Sơn")).toEqual([]);
    expect(told("Bệnh viện Đa khoa Quảng Ngãi")).toEqual([]);
  });
});

describe("totals by their state of tax", () => {
  const rows =
    "TT|Nội dung|SL|Đơn giá|Thành tiền trước thuế|Thuế GTGT|Thành tiền sau thuế\n1|Máy chủ|2|118.000.000|236.000.000|23.600.000|259.600.000\n2|Tủ mạng|1|14.000.000|14.000.000|1.400.000|15.400.000\n|Tổng cộng|||250.000.000|25.000.000|275.000.000";
  const text = (before: string, tax: string, after: string) =>
    `Tổng dự toán trước thuế ${before} đồng, thuế giá trị gia tăng ${tax} đồng, tổng sau thuế ${after} đồng.`;

  it.each([
    { said: text("250.000.000", "25.000.000", "275.000.000"), wrong: 0 },
    { said: text("251.400.000", "25.000.000", "275.000.000"), wrong: 1 },
    { said: text("250.000.000", "26.700.000", "275.000.000"), wrong: 1 },
    { said: text("250.000.000", "25.000.000", "278.300.000"), wrong: 1 },
  ])("$said", ({ said, wrong }) => {
    const found = codes({ ...tsv(rows, { text: [said] }), format: "docx" });
    expect(found.filter((one) => one.startsWith("text-table-mismatch"))).toHaveLength(wrong);
  });
});
