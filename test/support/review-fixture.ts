/** A review as the skill hands it to the exporters; the plan and its defects are invented. */
import type { Review } from "../../src/domain/review/finding.ts";
import { anError } from "./draft-fixture.ts";

export const aReview = (over: Partial<Review> = {}): Review => ({
  file: "ke-hoach-suoi-xanh.docx",
  asOf: "2026-11-22",
  planDate: { date: "2025-12-31", assumed: true },
  title: "Kế hoạch chuyển đổi số 2026 – TTYT Suối Xanh",
  findings: [
    anError({
      code: "vat-rate-mixed",
      severity: "warning",
      where: { table: 1, row: "2", column: "VAT" },
      quote: "Thuê phần mềm quản lý xét nghiệm",
      message: "Dòng 2 dùng thuế suất 10%, các dòng phần mềm khác dùng 8%.",
      basis: "48/2024/QH15",
      suggestion: "Kế toán xem lại.",
    }),
    anError({ alsoAt: [{ line: 40, heading: "IV. Kinh phí" }] }),
    anError({
      code: "bullet-style",
      severity: "info",
      where: { line: 12 },
      quote: "Căn cứ <Luật> & Nghị định",
      message: "Dấu cuối dòng căn cứ là dấu chấm phẩy.",
    }),
  ],
  passed: { relations: 96, citations: 41 },
  unreadable: [
    { where: { page: 3, table: 2 }, reason: "bảng chụp mờ, không đọc được cột Đơn giá" },
  ],
  ...over,
});
