/** The number of tasks that a sentence tells is that of the table of the draft. */
import { expect, it } from "vitest";

import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"];
const ROWS = [
  ["1", "Sao lưu dữ liệu", "Nhật ký", "Tổ Tin học", "Hằng ngày"],
  ["2", "Lập bản đồ mạng nội bộ", "Bản đồ", "Tổ Tin học", "Đã hoàn thành tháng 12/2025"],
  ["3", "Tập huấn ký số", "Báo cáo", "Phòng Tổ chức", "Quý II/2026"],
  ["4", "Kiểm tra an toàn mạng", "Biên bản", "Tổ Tin học", "Hằng quý"],
];

it("a row that leaves is not counted; other numbers stay", async () => {
  const draft = await makeDrafter({ register: aRegister() })({
    year: 2027,
    priorPlan: aPlan(
      [
        "KẾ HOẠCH",
        "Chuyển đổi số tại Trung tâm Kiểm soát bệnh tật tỉnh Suối Xanh năm 2026",
        "# I. NHIỆM VỤ",
        "Danh mục 04 nhiệm vụ của năm 2026:",
        "@1",
        "# II. TỔ CHỨC THỰC HIỆN",
        "- Tổ Tin học theo dõi 4 nhiệm vụ nêu trên tại 4 khoa.",
      ],
      [[HEAD, ...ROWS]],
    ),
    priorId: "truoc",
    part: "plan",
    asOf: "2026-11-22",
  });
  const table = draft.sections.flatMap(({ blocks }) => blocks).find(({ rows }) => rows);
  const count = (table?.rows?.length ?? 0) - 1;
  const texts = draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  expect(count).not.toBe(4);
  expect(texts).toContain(`Danh mục ${String(count).padStart(2, "0")} nhiệm vụ của năm 2027:`);
  expect(texts).toContain(`Tổ Tin học theo dõi ${count} nhiệm vụ nêu trên tại 4 khoa.`);
});
