/** One place against all the others, and wordings in which a defect hid: each with its clean twin. */
import { describe, expect, it } from "vitest";

import { isBrokenAmount } from "../../../src/domain/budget/amount-in-words.ts";
import { roleOfHeader } from "../../../src/domain/budget/column-roles.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes, toldBelow } from "./review.ts";

const table = (...rows: string[]) => rows.join("\n").replaceAll(" | ", "\t");

describe("counts", () => {
  const others =
    "- Tập huấn 3 lớp cho 12 trạm y tế.\n\n- Lắp Internet cho khoa khám và 12 trạm y tế.";

  it.each([
    { text: "- 13/13 trạm y tế kết nối Internet.", wrong: 1 },
    { text: "- 12/12 trạm y tế kết nối Internet.", wrong: 0 },
    { text: "- 4/4 trạm y tế khó khăn có máy phát điện.", wrong: 0 },
    { text: "- Máy vi tính: 8 máy, trong đó 10 máy mua năm 2016 đã hỏng.", wrong: 1 },
    { text: "- Máy vi tính: 8 máy, trong đó 4 máy mua năm 2016 đã hỏng.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const plan = `## I. KẾT QUẢ\n\n${text}\n\n## III. NHIỆM VỤ\n\n${others}`;
    expect(toldBy(planCounts, plan)).toHaveLength(wrong);
  });

  it.each([
    { text: "184 máy tính cài phần mềm phòng chống mã độc.", wrong: 1 },
    { text: "148 máy tính cài phần mềm phòng chống mã độc.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const plan = `## I. KẾT QUẢ\n\nSố máy tính kết nối mạng nội bộ: 148 máy.\n\n## II. MỤC TIÊU\n\n${text}`;
    expect(toldBy(planCounts, plan)).toHaveLength(wrong);
  });
});

describe("targets and times", () => {
  it.each([
    { text: "Đến hết năm 2026 lịch hẹn khám qua mạng đạt 40%.", wrong: 1 },
    { text: "Đến hết năm 2026 lịch hẹn khám qua mạng đạt 25%.", wrong: 0 },
    { text: "Đến hết năm 2028 lịch hẹn khám qua mạng đạt 40%.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const plan = `## II. MỤC TIÊU\n\n- Lịch hẹn khám qua mạng đạt 25%.\n\n- ${text}`;
    const found = toldBy(planContradictions, plan);
    expect(found.filter((one) => one.endsWith("target-conflict"))).toHaveLength(wrong);
  });

  it.each([
    { head: "Xong trước", cell: "30/6/2025", wrong: 1 },
    { head: "Kết thúc", cell: "30/6/2025", wrong: 1 },
    { head: "Xong trước", cell: "30/6/2026", wrong: 0 },
  ])("$head $cell", ({ head, cell, wrong }) => {
    const rows = table(
      `STT | Việc | ${head}`,
      "1 | Báo cáo năm | 10/12/2026",
      `2 | Lắp máy | ${cell}`,
    );
    expect(toldBy(planStaleYear, `## VI. TIẾN ĐỘ\n\n${rows}`)).toHaveLength(wrong);
  });

  it("the words of a list item begin behind its mark", () => {
    const text = "## III. NHIỆM VỤ\n\n- Lắp tường lửa trong quý III năm 2025; thay máy.";
    expect(findingsBy(planStaleYear, text)[0]?.quote).toMatch(/^Lắp/);
  });

  it.each([
    { day: "31/12/2027", wrong: 1 },
    { day: "31/12/2026", wrong: 0 },
  ])("the level of systems is approved by law before $day", ({ day, wrong }) => {
    const text = `## II. MỤC TIÊU\n\n- Hoàn thành thẩm định cấp độ an toàn của 2 hệ thống thông tin trước ngày ${day}.`;
    const found = toldBy(planDeadlines, text, { year: 2027, signed: "2026-11-16" });
    expect(found.filter((one) => one.endsWith("deadline-after-law"))).toHaveLength(wrong);
  });
});

describe("the department of another province", () => {
  it.each([
    { text: "- Phòng Kế hoạch đầu mối, báo cáo Sở Y tế Thái Nguyên hằng tháng.", wrong: 1 },
    { text: "- Phòng Kế hoạch đầu mối, báo cáo Sở Y tế Bắc Ninh hằng tháng.", wrong: 0 },
    { text: "- Học tập kinh nghiệm của Sở Y tế Thái Nguyên.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const plan = `SỞ Y TẾ BẮC NINH\n\nBỆNH VIỆN ĐA KHOA QUẾ VÕ\n\n## VI. TỔ CHỨC THỰC HIỆN\n\n${text}`;
    const issuer = "Bệnh viện Đa khoa Quế Võ";
    expect(toldBy(planForeignUnit, plan, { issuer })).toHaveLength(wrong);
  });
});

describe("parts told in another way", () => {
  const plan = (end: string) =>
    [
      "KẾ HOẠCH\n\nChuyển đổi số năm 2026",
      "Căn cứ Luật Chuyển đổi số số 148/2025/QH15 ngày 11 tháng 12 năm 2025;",
      "## I. KẾT QUẢ",
      ...Array.from({ length: 15 }, (_, at) => `- Đã làm việc thứ ${at + 1}.`),
      "## II. MỤC TIÊU",
      ...Array.from({ length: 15 }, (_, at) => `- Làm xong việc thứ ${at + 1}.`),
      "## III. NHIỆM VỤ",
      ...Array.from({ length: 10 }, (_, at) => `- Làm việc thứ ${at + 1}.`),
      "## IV. KINH PHÍ",
      "Ngân sách xã bảo đảm.",
      end,
    ].join("\n\n");
  const assigned = table("TT | Nhiệm vụ | Chủ trì", "1 | Lắp máy | Phòng Tổ chức");
  const told = (end: string) =>
    findingsBy(planMissingParts, plan(end))
      .filter(({ severity }) => severity === "warning")
      .map(({ expected }) => expected);

  it("a table of who leads is the organisation, recipients behind it are recipients", () => {
    const end = "Nơi nhận:\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Đình Khoa";
    expect(told(`PHỤ LỤC 2\n\n${assigned}\n\n${end}`)).toEqual([]);
    expect(told(end)).toEqual(["phần “Tổ chức thực hiện”"]);
    expect(told(`PHỤ LỤC 2\n\n${assigned}\n\nGIÁM ĐỐC\n\nTrần Đình Khoa`)).toEqual([
      "phần “Nơi nhận”",
    ]);
  });
});

describe("amounts", () => {
  it("words of numbers that make no number are wrong", () => {
    expect(isBrokenAmount("Một tỷ ba trăm nghìn chín trăm linh năm nghìn đồng")).toBe(true);
    expect(isBrokenAmount("Một tỷ ba trăm triệu chín trăm linh năm nghìn đồng")).toBe(false);
    expect(isBrokenAmount("Hai bên cùng nhau ký tên và đóng dấu")).toBe(false);
  });

  const rows =
    "TT|Nội dung|ĐVT|SL|Đơn giá|Thành tiền\n1|Máy chủ|Bộ|1|50.905.000|50.905.000\n|Tổng cộng||||50.905.000";
  it.each([
    { words: "Năm mươi nghìn chín trăm linh năm nghìn đồng", wrong: 1 },
    { words: "Năm mươi triệu chín trăm linh năm nghìn đồng", wrong: 0 },
  ])("$words", ({ words, wrong }) => {
    const found = codes({
      ...tsv(rows, { text: [`Tổng số: 50.905.000 đồng (Bằng chữ: ${words}).`] }),
      format: "docx",
    });
    expect(found.filter((one) => one.startsWith("words-mismatch"))).toHaveLength(wrong);
  });

  it.each([
    { words: "Năm mươi triệu chín trăm linh năm triệu đồng", wrong: 1 },
    { words: "Năm mươi triệu chín trăm linh năm nghìn đồng", wrong: 0 },
  ])("at a distance behind another amount: $words", ({ words, wrong }) => {
    const text = `Mua 1 máy chủ (50.905.000 đồng) từ nguồn thu sự nghiệp; tổng số tiền bằng chữ: ${words}.`;
    const found = codes({ ...tsv(rows, { text: [text] }), format: "docx" });
    expect(found.filter((one) => one.startsWith("words-mismatch"))).toHaveLength(wrong);
  });

  it.each([
    { words: "Năm mươi triệu chín trăm linh năm nghìn đồng", wrong: 0 },
    { words: "Năm mươi triệu tám trăm linh năm nghìn đồng", wrong: 1 },
  ])("in a note below the table: $words", async ({ words, wrong }) => {
    const found = await toldBelow(rows, `Ghi chú: kinh phí bằng chữ: ${words}.`);
    expect(found).toHaveLength(wrong);
  });

  it("'Cả năm' over quarters is the amount of the row", () => {
    expect(roleOfHeader(["Cả năm"])).toBe("amount");
    expect(roleOfHeader(["Phân kỳ", "Quý I"])).toBe("source");
    const phased = (total: string) =>
      codes(
        tsv(
          `TT|Nội dung|ĐVT|SL|Đơn giá|Cả năm|Trong đó quý I|Trong đó quý II
I|Xét nghiệm||||${total}|57.000.000|91.000.000
1|Máy in|cái|6|9.500.000|57.000.000|57.000.000|
2|Nhiệt kế|bộ|14|6.500.000|91.000.000||91.000.000
II|Mạng||||36.000.000|36.000.000|
1|Tường lửa|bộ|4|9.000.000|36.000.000|36.000.000|`,
        ),
      );
    expect(phased("148.000.000")).toEqual([]);
    expect(phased("184.000.000")).not.toEqual([]);
  });
});
