/** Requests that order a section, those that order the plan, and those that only wish for something. */
import { describe, expect, it } from "vitest";

import { namesSection, sectionOrderIn } from "../../../../src/domain/plan/asked/section-order.ts";
import { fullPlan } from "./asked-plans.ts";

const plan = fullPlan();
const ordered = (request: string): [string, string] | null => {
  const order = sectionOrderIn(request);
  if (order === null || !(order.certain || namesSection(order.section, plan))) return null;
  return [order.section, order.rest];
};

describe("a request that orders a section", () => {
  it.each([
    ["soạn mục hạ tầng số", "soạn mục hạ tầng số", ""],
    ["viet phan ton tai, han che ve attt", "viet phan ton tai, han che ve attt", ""],
    ["soạn giúp em mục III.2", "soạn giúp em mục III.2", ""],
    ["cho em xin phần căn cứ pháp lý năm sau", "cho em xin phần căn cứ pháp lý năm sau", ""],
    ["Soạn mục hạ tầng số, thêm 20 máy tính", "Soạn mục hạ tầng số", "thêm 20 máy tính"],
    ["thêm 2 máy in; viết phần dữ liệu", "viết phần dữ liệu", "thêm 2 máy in"],
    ["phụ lục 1", "phụ lục 1", ""],
    ["mục tiêu và giải pháp", "mục tiêu và giải pháp", ""],
    ["soan muc tieu cu the", "soan muc tieu cu the", ""],
    ["căn cứ", "căn cứ", ""],
    ["đào tạo, tập huấn", "đào tạo, tập huấn", ""],
    ["kinh phí mua sắm", "kinh phí mua sắm", ""],
    ["nơi nhận và tổ chức thực hiện", "nơi nhận và tổ chức thực hiện", ""],
    ["viết phần nhà ăn", "viết phần nhà ăn", ""],
    ["dự toán", "dự toán", ""],
  ])("%s", (request, section, rest) => {
    expect(ordered(request)).toEqual([section, rest]);
  });

  it.each([
    "soạn kế hoạch 2027, viết kỹ phần hạn chế",
    "lập dự toán, thêm 20 máy tính",
    "thêm 20 máy tính, bỏ kiosk",
    "phần mềm HIS thuê 12 tháng",
    "máy tính",
    "viết gọn hơn",
    "cần 3 máy chủ",
    "nâng cấp máy chủ",
    "thuê EMR 12 tháng",
    "giữ nguyên như năm trước",
    "soạn theo mẫu của Sở",
  ])("is none: %s", (request) => {
    expect(ordered(request)).toBeNull();
  });
});
