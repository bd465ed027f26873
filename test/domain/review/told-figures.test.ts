/** Percentage points, averages, targets in plain numbers, places of a template: a planted defect and its clean twin. */
import { describe, expect, it } from "vitest";

import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { ratio } from "../../../src/domain/review/rules/ratio.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { toldBy } from "../../support/review-input.ts";

describe("points and averages", () => {
  it.each([
    { text: "Tỷ lệ tăng từ 38% năm 2025 lên 45% năm 2026 (tăng 9 điểm phần trăm).", wrong: 1 },
    { text: "Tỷ lệ tăng từ 38% năm 2025 lên 45% năm 2026 (tăng 7 điểm phần trăm).", wrong: 0 },
    { text: "Tỷ lệ tăng từ 40% năm 2025 lên 50% năm 2026 (tăng 25%).", wrong: 0 },
    { text: "Tỷ lệ tăng từ 40% năm 2025 lên 50% năm 2026 (tăng 10%).", wrong: 0 },
    { text: "Tỷ lệ đạt 82,5%, tăng 15 điểm % so với năm 2025 (70%).", wrong: 1 },
    { text: "Tỷ lệ đạt 82,5%, tăng 12,5 điểm % so với năm 2025 (70%).", wrong: 0 },
    { text: "Mở 04 lớp tập huấn với 240 lượt người, bình quân 80 người/lớp.", wrong: 1 },
    { text: "Mở 04 lớp tập huấn với 240 lượt người, bình quân 60 người/lớp.", wrong: 0 },
    { text: "Mở 04 lớp tập huấn với 240 học viên, bình quân mỗi lớp 80 học viên.", wrong: 1 },
    { text: "Có 96.570 lượt khám, bình quân mỗi ngày 380 lượt khám.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(ratio, text);
    expect(found).toEqual(Array.from({ length: wrong }, () => "warning ratio-mismatch"));
  });

  it.each([
    {
      text: "Trang bị cho 96 trạm y tế, mỗi trạm 02 máy tính, tổng số 182 máy tính.",
      wrong: 1,
    },
    {
      text: "Trang bị cho 96 trạm y tế, mỗi trạm 02 máy tính, tổng số 192 máy tính.",
      wrong: 0,
    },
    { text: "Trạm có 13 viên chức, gồm 02 bác sĩ, 03 điều dưỡng, 02 hộ sinh, 04 y sĩ.", wrong: 1 },
    { text: "Trạm có 11 viên chức, gồm 02 bác sĩ, 03 điều dưỡng, 02 hộ sinh, 04 y sĩ.", wrong: 0 },
    { text: "Trung tâm có 30 viên chức, trong đó 06 bác sĩ, 09 điều dưỡng.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(sumInText, text)).toHaveLength(wrong);
  });
});

describe("targets below results", () => {
  const plan = (result: string, target: string) =>
    `## I. KẾT QUẢ THỰC HIỆN NĂM 2025\n\n- ${result}\n\n## II. MỤC TIÊU\n\n- ${target}`;

  it.each([
    {
      result: "Có 5.685 người cài đặt sổ sức khỏe điện tử trên VNeID.",
      target: "Ít nhất 4.500 người dân cài đặt sổ sức khỏe điện tử trên VNeID.",
      wrong: 1,
    },
    {
      result: "Có 5.685 người cài đặt sổ sức khỏe điện tử trên VNeID.",
      target: "Ít nhất 7.500 người dân cài đặt sổ sức khỏe điện tử trên VNeID.",
      wrong: 0,
    },
    {
      result: "Có 5.685 người cài đặt sổ sức khỏe điện tử trên VNeID.",
      target: "Vận động thêm ít nhất 4.500 người dân cài đặt sổ sức khỏe điện tử trên VNeID.",
      wrong: 0,
    },
    {
      result: "Còn 5.685 người chưa cài đặt sổ sức khỏe điện tử trên VNeID.",
      target: "Ít nhất 4.500 người dân cài đặt sổ sức khỏe điện tử trên VNeID.",
      wrong: 0,
    },
    {
      result:
        "Tiếp nhận 2.000 lượt khám, trong đó 1.600 lượt khám bằng căn cước gắn chíp, đạt 80%.",
      target: "Ít nhất 70% lượt khám sử dụng căn cước gắn chíp.",
      wrong: 1,
    },
    {
      result:
        "Tiếp nhận 2.000 lượt khám, trong đó 1.600 lượt khám bằng căn cước gắn chíp, đạt 80%.",
      target: "Ít nhất 90% lượt khám sử dụng căn cước gắn chíp.",
      wrong: 0,
    },
    {
      result: "Tỷ lệ thanh toán viện phí không dùng tiền mặt tăng từ 38% lên 45% (tăng 7 điểm %).",
      target: "Tỷ lệ thanh toán viện phí không dùng tiền mặt đạt 40%.",
      wrong: 1,
    },
    {
      result: "Tỷ lệ thanh toán viện phí không dùng tiền mặt tăng từ 38% lên 45% (tăng 7 điểm %).",
      target: "Tỷ lệ thanh toán viện phí không dùng tiền mặt đạt 60%.",
      wrong: 0,
    },
  ])("$result ↔ $target", ({ result, target, wrong }) => {
    const found = toldBy(planContradictions, plan(result, target));
    expect(found.filter((one) => one.endsWith("target-below-result"))).toHaveLength(wrong);
  });

  const table = (...rows: string[]) =>
    ["## II. MỤC TIÊU", "STT | Chỉ tiêu | Thực hiện năm 2025 | Kế hoạch năm 2026", ...rows]
      .join("\n")
      .replaceAll(" | ", "\t");
  const others = ["1 | Bệnh viện dùng chữ ký số | 9 | 12", "2 | Trạm có mạng | 96 | 96"];

  it.each([
    { row: "3 | Hồ sơ giải quyết trực tuyến | 82,5% | 80%", wrong: 1 },
    { row: "3 | Hồ sơ giải quyết trực tuyến | 82,5% | 90%", wrong: 0 },
    { row: "3 | Hồ sơ quá hạn | 2,5% | 1%", wrong: 0 },
  ])("$row", ({ row, wrong }) => {
    const found = toldBy(planContradictions, table(...others, row));
    expect(found.filter((one) => one.endsWith("target-below-result"))).toHaveLength(wrong);
  });
});

describe("places of a template", () => {
  it.each([
    { text: "- Hoàn thành trước ngày xx/xx/2027.", wrong: 1 },
    { text: "Tên đơn vị:", wrong: 1 },
    { text: "- Mẫu: ghi tên khoa, phòng.", wrong: 1 },
    { text: "- Cấp chữ ký số cho viên chức (ghi rõ số lượng).", wrong: 1 },
    { text: "- (Tên phòng) theo dõi, đôn đốc.", wrong: 1 },
    { text: "- Thực hiện sao lưu dữ liệu … ;", wrong: 1 },
    { text: "- Trang bị máy tính, máy in … ;", wrong: 0 },
    { text: "- Tên đơn vị: Trạm Y tế xã Tân Hưng.", wrong: 0 },
    { text: "- Mẫu số 01: báo cáo quý.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    expect(toldBy(planLeftovers, `## III. NHIỆM VỤ\n\n${text}`)).toHaveLength(wrong);
  });

  it("a name in brackets is open at the head too, a blank day is not", () => {
    expect(toldBy(planLeftovers, "[Địa danh], ngày 05 tháng 12 năm 2026")).toHaveLength(1);
    expect(toldBy(planLeftovers, "Tân Hưng, ngày … tháng 12 năm 2026")).toEqual([
      "info blank-number-date",
    ]);
  });
});

describe("years and parts", () => {
  it.each([
    { text: "Mua máy tính. Thời gian: tháng 3 năm 2026.", wrong: 1 },
    { text: "Mua máy tính. Thời gian: tháng 3 năm 2027.", wrong: 0 },
    { text: "Duy trì kết quả của tháng 3 năm 2026.", wrong: 0 },
  ])("$text", ({ text, wrong }) => {
    const found = toldBy(planStaleYear, `## III. NHIỆM VỤ\n\n${text}`, { year: 2027 });
    expect(found).toHaveLength(wrong);
  });

  it("the plan that names itself with a year long past", () => {
    const text = (year: number) => `Trạm ban hành Kế hoạch chuyển đổi số năm ${year} như sau:`;
    expect(toldBy(planStaleYear, text(2025), { year: 2027 })).toEqual(["error stale-year"]);
    expect(toldBy(planStaleYear, text(2027), { year: 2027 })).toEqual([]);
  });

  it("a head of a health station signs, and a part may be called 'Phân công'", () => {
    const parts = (signer: string, organisation: string) =>
      [
        "Căn cứ Luật Chuyển đổi số số 148/2025/QH15 ngày 11 tháng 12 năm 2025;",
        "## I. KẾT QUẢ",
        ...Array.from({ length: 12 }, (_, at) => `- Đã làm việc thứ ${at + 1}.`),
        "## II. MỤC TIÊU",
        ...Array.from({ length: 12 }, (_, at) => `- Làm xong việc thứ ${at + 1}.`),
        "## III. NHIỆM VỤ",
        ...Array.from({ length: 12 }, (_, at) => `- Làm việc thứ ${at + 1}.`),
        "## IV. KINH PHÍ",
        "Ngân sách xã bảo đảm.",
        `## V. ${organisation}`,
        "- Mọi người cùng làm.",
        "Nơi nhận:",
        "- Lưu: VT.",
        signer,
        "Lê Thị Mai",
      ].join("\n\n");
    const text = (signer: string, organisation: string) =>
      `KẾ HOẠCH\n\nChuyển đổi số năm 2026\n\n${parts(signer, organisation)}`;
    const told = (signer: string, organisation: string) =>
      toldBy(planMissingParts, text(signer, organisation)).filter((one) => /warning/.test(one));
    expect(told("TRẠM TRƯỞNG", "TIẾN ĐỘ VÀ PHÂN CÔNG")).toEqual([]);
    expect(told("NGƯỜI LÀM", "TIẾN ĐỘ VÀ PHÂN CÔNG")).toEqual(["warning missing-part"]);
    expect(told("TRẠM TRƯỞNG", "TIẾN ĐỘ")).toEqual(["warning missing-part"]);
  });
});
