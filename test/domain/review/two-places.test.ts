/** One plan that says a thing in two ways: who leads, where it is, for which year, how many. Each with its clean twin. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { toldBy } from "../../support/review-input.ts";
import { tsv } from "../budget/tsv.ts";
import { codes } from "./review.ts";

const table = (...rows: string[]) => rows.join("\n").replaceAll(" | ", "\t");

describe("who leads a task", () => {
  const task =
    "Phòng Kế hoạch tổng hợp chủ trì triển khai bệnh án điện tử tại 06 khoa còn lại, xong trong năm.";

  it.each([
    { text: "Phòng Điều dưỡng: chủ trì triển khai bệnh án điện tử.", wrong: 1 },
    { text: "Phòng Kế hoạch tổng hợp: chủ trì triển khai bệnh án điện tử.", wrong: 0 },
    { text: "Phòng KHTH: chủ trì triển khai bệnh án điện tử.", wrong: 0 },
    { text: "Phòng Điều dưỡng: chủ trì tập huấn bệnh án điện tử.", wrong: 0 },
    {
      text: table(
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Triển khai bệnh án điện tử | Phòng Điều dưỡng | Quý II",
      ),
      wrong: 1,
    },
    {
      text: table(
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Triển khai bệnh án điện tử | P. KHTH | Quý II",
      ),
      wrong: 0,
    },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planContradictions, `## III. NHIỆM VỤ\n\n${task}\n\n${text}`);
    expect(found.filter((one) => one.endsWith("lead-conflict"))).toHaveLength(wrong);
  });

  it("is missed in a row also where other rows name who is in charge", () => {
    const rows = (lead: string) =>
      table(
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Mua sắm trang thiết bị | Trạm trưởng | Quý I",
        "2 | Cấp chữ ký số cho viên chức | Phụ trách CNTT | Quý I",
        `3 | Truyền thông sổ sức khỏe | ${lead} | Quý II`,
        "4 | Báo cáo kết quả năm | Trạm trưởng | Quý IV",
      );
    const told = (lead: string) => toldBy(planDeadlines, `## III. NHIỆM VỤ\n\n${rows(lead)}`);
    expect(told("")).toEqual(["warning missing-lead"]);
    expect(told("Phụ trách truyền thông")).toEqual([]);
  });
});

describe("another place as the plan's own", () => {
  it.each([
    { text: "Xã Mỹ Lợi có 14 ấp với 18.950 nhân khẩu.", wrong: 1 },
    { text: "Xã Tân Hưng có 14 ấp với 18.950 nhân khẩu.", wrong: 0 },
    { text: "Tổ chức 02 hội nghị tại xã Mỹ Lợi.", wrong: 1 },
    { text: "Phối hợp với xã Mỹ Lợi truyền thông.", wrong: 0 },
    { text: "Xã Tân Hưng (gồm xã Tân Hưng và xã Mỹ Lợi trước đây) có 14 ấp.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planForeignUnit, `## III. NHIỆM VỤ\n\n${text}`, {
      issuer: "Trạm Y tế xã Tân Hưng",
    });
    expect(found).toHaveLength(wrong);
  });

  it.each([
    { text: "Các đơn vị trực thuộc Sở Y tế tỉnh Cà Mau xây dựng kế hoạch.", wrong: 1 },
    { text: "Các đơn vị trực thuộc Sở Y tế tỉnh An Giang xây dựng kế hoạch.", wrong: 0 },
    { text: "Các trạm y tế tỉnh Kiên Giang cũ xây dựng kế hoạch.", wrong: 0 },
    { text: "Học tập kinh nghiệm của Sở Y tế tỉnh Cà Mau.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(
      planForeignUnit,
      `UBND TỈNH AN GIANG\n\nSỞ Y TẾ\n\n## III. NHIỆM VỤ\n\n${text}`,
      { issuer: "Sở Y tế An Giang" },
    );
    expect(found).toHaveLength(wrong);
  });

  it.each([
    { text: "Phần mềm quản lý của Bệnh viện Đa khoa Sa Đéc còn chậm.", wrong: 1 },
    { text: "Phần mềm quản lý của Bệnh viện Đa khoa Cai Lậy còn chậm.", wrong: 0 },
    { text: "Người bệnh chuyển từ Bệnh viện Đa khoa Sa Đéc còn nhiều.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planForeignUnit, `## I. KẾT QUẢ THỰC HIỆN NĂM 2025\n\n${text}`, {
      issuer: "Bệnh viện Đa khoa Cai Lậy",
    });
    expect(found).toHaveLength(wrong);
  });
});

describe("another year in front, in a caption, over a column", () => {
  it.each([
    { text: "Kính trình xem xét, ban hành Kế hoạch chuyển đổi số năm 2026 kèm dự toán.", wrong: 1 },
    { text: "Kính trình xem xét, ban hành Kế hoạch chuyển đổi số năm 2027 kèm dự toán.", wrong: 0 },
    { text: "Đã ban hành Kế hoạch chuyển đổi số năm 2026.", wrong: 0 },
    { text: "## IV. KINH PHÍ\n\nBảng 2. Chỉ tiêu chuyển đổi số năm 2026", wrong: 1 },
    { text: "## IV. KINH PHÍ\n\nBảng 2. Chỉ tiêu chuyển đổi số năm 2027", wrong: 0 },
    {
      text: `## II. MỤC TIÊU\n\n${table("TT | Chỉ tiêu | Thực hiện năm 2026 | Kế hoạch năm 2026", "1 | Trạm có mạng | 90 | 96")}`,
      wrong: 1,
    },
    {
      text: `## II. MỤC TIÊU\n\n${table("TT | Chỉ tiêu | Thực hiện năm 2026 | Kế hoạch năm 2027", "1 | Trạm có mạng | 90 | 96")}`,
      wrong: 0,
    },
    {
      text: `## II. MỤC TIÊU\n\n${table("TT | Chỉ tiêu | Kế hoạch năm 2026 | Thực hiện năm 2026", "1 | Trạm có mạng | 90 | 96")}`,
      wrong: 0,
    },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(planStaleYear, text, { year: 2027 })).toHaveLength(wrong);
  });
});

describe("how many there are", () => {
  const results = (...lines: string[]) => `## I. KẾT QUẢ\n\n${lines.join("\n\n")}`;

  it.each([
    { done: "Dữ liệu của 98/98 trạm y tế được kết nối.", wrong: 1 },
    { done: "Dữ liệu của 96/96 trạm y tế được kết nối.", wrong: 0 },
  ])("$done", ({ done, wrong }) => {
    const text = results(
      "Toàn ngành có 12 bệnh viện, 15 trung tâm y tế và 96 trạm y tế. Mạng đã thông.",
      done,
    );
    expect(toldBy(planCounts, text)).toHaveLength(wrong);
  });

  it.each([
    { task: "Triển khai bệnh án điện tử tại 08 khoa còn lại.", wrong: 1 },
    { task: "Triển khai bệnh án điện tử tại 06 khoa còn lại.", wrong: 0 },
    { task: "Lắp mạng không dây tại 08 khoa còn lại.", wrong: 0 },
  ])("$task", ({ task, wrong }) => {
    const text = `${results("Còn 06 khoa chưa triển khai bệnh án điện tử.")}\n\n## III. NHIỆM VỤ\n\n${task}`;
    expect(toldBy(planCounts, text)).toHaveLength(wrong);
  });

  it.each([
    { text: "Đào tạo kỹ năng số cho 1.500 cán bộ, chia thành 30 lớp.", wrong: 1 },
    { text: "Đào tạo kỹ năng số cho 1.200 cán bộ, mỗi lớp 50 người.", wrong: 0 },
    { text: "Đào tạo kỹ năng số cho 1.500 cán bộ, mỗi lớp 50 người.", wrong: 1 },
    { text: "Đào tạo kỹ năng số cho 300 cán bộ mới.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const rows = table(
      "STT | Chỉ tiêu | Kế hoạch năm 2026",
      "1 | Cán bộ được đào tạo kỹ năng số | 1.200",
    );
    const found = toldBy(planContradictions, `## III. NHIỆM VỤ\n\n${text}\n\n${rows}`);
    expect(found.filter((one) => one.endsWith("target-conflict"))).toHaveLength(wrong);
  });
});

describe("an amount of the text that names a row", () => {
  const budget =
    "TT|Nội dung|Thành tiền (triệu đồng)\n1|Xây dựng kho dữ liệu y tế tỉnh|4.200\n2|Tập huấn|800\n|Tổng cộng|5.000";

  it.each([
    { text: "Trong đó kinh phí xây dựng kho dữ liệu y tế tỉnh là 4.600 triệu đồng.", wrong: 1 },
    { text: "Trong đó kinh phí xây dựng kho dữ liệu y tế tỉnh là 4.200 triệu đồng.", wrong: 0 },
    { text: "Kinh phí năm 2024 xây dựng kho dữ liệu y tế tỉnh là 4.600 triệu đồng.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = codes({ ...tsv(budget, { text: [text] }), format: "docx" });
    expect(found.filter((one) => one.startsWith("text-table-mismatch"))).toHaveLength(wrong);
  });
});
