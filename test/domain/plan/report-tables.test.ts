/** Tables of money spent in the year before: none of it stands under the header of the new report. */
import { expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const HEAD = [
  ...["TT", "Tên dự án, nhiệm vụ", "Mục tiêu, nội dung đầu tư"],
  ...["Dự toán được duyệt", "Kinh phí đã chi năm 2025", "Chỉ tiêu được giao"],
];
const ROWS = [
  ["1", "Kho dữ liệu y tế", "Dùng chung cho toàn ngành", "1.386,0", "526,0", "01 kho"],
  ["2", "Hệ thống xét nghiệm", "Phục vụ khám bệnh", "125,4", "177,8", "05 máy"],
  // The prior plan added it up wrongly.
  ["", "Tổng cộng", "", "1.511,4", "800,0", ""],
];

it("what was approved and spent waits for the year reported on, what a project is for stays", () => {
  const plan = aPlan(
    [
      ...["KẾ HOẠCH", "Chuyển đổi số năm 2026", "# I. KẾT QUẢ THỰC HIỆN NĂM 2025", "@1"],
      ...["# II. NHIỆM VỤ", "- Sao lưu dữ liệu hằng ngày."],
    ],
    [[HEAD, ...ROWS]],
  );
  const { sections } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister(), plan },
  });
  const rows = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows ?? []));
  const open = "[cần bổ sung: kết quả năm 2026]";
  expect(rows[0]?.[4]).toBe("Kinh phí đã chi năm 2026");
  expect(rows[1]?.slice(1)).toEqual([
    ...["Kho dữ liệu y tế", "Dùng chung cho toàn ngành", open, open],
    "[cần bổ sung: chỉ tiêu năm 2026]",
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/526|800,0|1\.511/u);
});
