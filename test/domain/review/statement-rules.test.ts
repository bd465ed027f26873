/** Statements of one plan against each other: every code with a planted defect and its clean twin, in several wordings. */
import { describe, expect, it } from "vitest";

import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planCounts } from "../../../src/domain/review/rules/plan-counts.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planForeignUnit } from "../../../src/domain/review/rules/plan-foreign-unit.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planOwnNumber } from "../../../src/domain/review/rules/plan-own-number.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { sumInText } from "../../../src/domain/review/rules/sum-in-text.ts";
import { textRepeats } from "../../../src/domain/review/rules/text-repeats.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const results = (...lines: string[]) => `## I. KẾT QUẢ THỰC HIỆN NĂM 2025\n\n${lines.join("\n\n")}`;
const plan = (done: string, ...planned: string[]) =>
  `${results(done)}\n\n## II. MỤC TIÊU\n\n${planned.join("\n\n")}`;
const tasks = (...lines: string[]) => `## III. NHIỆM VỤ\n\n${lines.join("\n\n")}`;

describe("plan-counts", () => {
  it.each([
    {
      text: plan("- Áp dụng ở 5/7 khoa lâm sàng.", "- Áp dụng ở 9/9 khoa lâm sàng."),
      told: ["warning count-conflict"],
    },
    { text: plan("- Áp dụng ở 5/7 khoa lâm sàng.", "- Áp dụng ở 7/7 khoa lâm sàng."), told: [] },
    {
      text: plan("- Áp dụng ở 5/7 khoa lâm sàng.", "- Áp dụng ở 4/4 khoa cận lâm sàng."),
      told: [],
    },
    {
      text: plan(
        "- Viên chức làm việc tại 12 khoa, phòng và 16 trạm y tế xã.",
        "- 18/18 trạm y tế lập sổ sức khỏe điện tử.",
      ),
      told: ["warning count-conflict"],
    },
    {
      text: results(
        "- Bệnh án điện tử đã dùng tại 5/7 khoa lâm sàng; ba khoa còn lại làm trong năm sau.",
      ),
      told: ["warning count-conflict"],
    },
    {
      text: results(
        "- Bệnh án điện tử đã dùng tại 5/7 khoa lâm sàng; hai khoa còn lại làm trong năm sau.",
      ),
      told: [],
    },
    {
      text: plan("- Có 98 bác sĩ, 236 điều dưỡng.", "- Cấp chữ ký số cho toàn bộ 263 điều dưỡng."),
      told: ["warning count-conflict"],
    },
    {
      text: plan("- Có 98 bác sĩ, 236 điều dưỡng.", "- Cấp chữ ký số cho toàn bộ 236 điều dưỡng."),
      told: [],
    },
    { text: results("- 19/18 trạm y tế có mạng."), told: ["warning share-above-whole"] },
    { text: results("- Đạt 965% số đơn ngoại trú."), told: ["warning share-above-whole"] },
    { text: results("- Đạt 115% kế hoạch số đơn ngoại trú."), told: [] },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planCounts, text)).toEqual(told);
  });
});

describe("target-conflict and target-below-result", () => {
  const first = "- Tối thiểu 92% lượt thanh toán viện phí không dùng tiền mặt.";
  it.each([
    {
      text: plan("- Tốt.", first, "- Phấn đấu thanh toán viện phí không dùng tiền mặt đạt 95%."),
      told: ["warning target-conflict"],
    },
    {
      text: plan("- Tốt.", first, "- Duy trì 92% lượt thanh toán viện phí không dùng tiền mặt."),
      told: [],
    },
    {
      text: plan(
        "- Tốt.",
        "- Đến hết quý II, 80% lượt thanh toán viện phí không dùng tiền mặt.",
        "- Đến cuối năm, 95% lượt thanh toán viện phí không dùng tiền mặt.",
      ),
      told: [],
    },
    {
      text: plan(
        "- Gửi đơn thuốc lên hệ thống đơn thuốc quốc gia đạt 96,5% số đơn ngoại trú.",
        "- Ít nhất 90% đơn thuốc ngoại trú được gửi lên hệ thống đơn thuốc quốc gia.",
      ),
      told: ["warning target-below-result"],
    },
    {
      text: plan(
        "- Gửi đơn thuốc lên hệ thống đơn thuốc quốc gia đạt 96,5% số đơn ngoại trú.",
        "- Ít nhất 90% đơn thuốc nội trú được gửi lên hệ thống đơn thuốc quốc gia.",
      ),
      told: [],
    },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planContradictions, text)).toEqual(told);
  });
});

describe("what is not there and is kept up", () => {
  const done = "- Chưa có hệ thống lưu trữ và truyền hình ảnh (PACS); phim vẫn in.";
  it.each([
    { task: "- Tiếp tục khai thác hiệu quả hệ thống PACS.", told: 1 },
    { task: "- Mua sắm, cài đặt hệ thống PACS.", told: 0 },
    { task: "- Tiếp tục khai thác hiệu quả hệ thống RIS.", told: 0 },
  ])("$task", ({ task, told }) => {
    const found = toldBy(planContradictions, `${results(done)}\n\n${tasks(task)}`);
    expect(found).toEqual(
      Array.from({ length: told }, () => "warning not-started-against-continued"),
    );
  });

  it.each([
    { rest: "Cổng thông tin của Sở chưa được phê duyệt cấp độ.", told: 1 },
    { rest: "Cổng thông tin của Sở đã được phê duyệt cấp độ.", told: 0 },
  ])("100 % against one without: $rest", ({ rest, told }) => {
    const text = results(`- 100% hệ thống thông tin đã được phê duyệt cấp độ; ${rest}`);
    expect(toldBy(planContradictions, text)).toHaveLength(told);
  });
});

describe("repeated-item", () => {
  const task = "- Sao lưu dữ liệu hằng ngày, diễn tập khôi phục mỗi quý một lần.";
  it.each([
    { text: tasks(task, "- Mua máy quét.", task), told: ["warning repeated-item"] },
    { text: tasks(task, "- Sao lưu dữ liệu hằng tuần, diễn tập khôi phục mỗi năm."), told: [] },
    {
      text: tasks(
        "- Một việc.",
        "+ Đơn vị theo dõi, đôn đốc: Phòng Kế hoạch - Tài chính của Sở.",
        "- Hai việc.",
        "+ Đơn vị theo dõi, đôn đốc: Phòng Kế hoạch - Tài chính của Sở.",
      ),
      told: [],
    },
    {
      text: "## I. CĂN CỨ\n\n- Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024;\n\n- Luật Căn cước số 26/2023/QH15 ngày 27/11/2023;\n\n- Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024;",
      told: ["warning repeated-item"],
    },
  ])("$text", ({ text, told }) => {
    expect(toldBy(textRepeats, text)).toEqual(told);
  });
});

describe("own-number-differs", () => {
  const text = (annex: string) =>
    `Số: 412/KH-TTYT\nAn Khê, ngày 16 tháng 11 năm 2026\n\n## PHỤ LỤC\n\n(Kèm theo Kế hoạch số ${annex})`;
  it.each([
    { annex: "142/KH-TTYT ngày 16 tháng 11 năm 2026", told: 1 },
    { annex: "412/KH-TTYT ngày 16 tháng 10 năm 2026", told: 1 },
    { annex: "412/KH-TTYT ngày 16/11/2026", told: 0 },
  ])("$annex", ({ annex, told }) => {
    expect(toldBy(planOwnNumber, text(annex), { year: 2027 })).toHaveLength(told);
  });
});

describe("times of tasks", () => {
  const table = "TT\tNhiệm vụ\tThời hạn\n1\tLắp thiết bị lưu trữ, sao lưu dữ liệu\t30/6/2026";
  it.each([
    { text: "- Lắp thiết bị lưu trữ, sao lưu dữ liệu trong quý IV năm 2026.", told: 1 },
    { text: "- Lắp thiết bị lưu trữ, sao lưu dữ liệu trong quý II năm 2026.", told: 0 },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planContradictions, `${tasks(text)}\n\n${table}`)).toEqual(
      Array.from({ length: told }, () => "warning deadline-conflict"),
    );
  });

  it.each([
    { text: "- Chạy thử từ ngày 01/8/2026, chính thức từ ngày 01/7/2026.", told: 1 },
    { text: "- Chạy thử từ ngày 01/4/2026, chính thức từ ngày 01/7/2026.", told: 0 },
    { text: "- Thực hiện từ quý IV đến quý II năm 2026.", told: 1 },
    { text: "- Thực hiện từ quý II đến quý IV năm 2026.", told: 0 },
    { text: "- Thực hiện từ tháng 12 đến tháng 01 năm 2026.", told: 0 },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planDeadlines, tasks(text))).toEqual(
      Array.from({ length: told }, () => "warning dates-out-of-order"),
    );
  });

  it.each([
    { text: "- Đến hết năm 2028 bỏ hẳn hồ sơ giấy, hoàn thành bệnh án điện tử.", told: 1 },
    { text: "- Hoàn thành bệnh án điện tử trước ngày 30/6/2027.", told: 1 },
    { text: "- Hoàn thành bệnh án điện tử trước ngày 31/12/2026.", told: 0 },
    { text: "- Tiếp tục mở rộng bệnh án điện tử đến hết năm 2028.", told: 0 },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planDeadlines, tasks(text))).toEqual(
      Array.from({ length: told }, () => "warning deadline-after-law"),
    );
  });

  const block = (name: string, ...labels: string[]) =>
    [`- ${name}.`, ...labels.map((label) => `+ ${label}: Phòng A, quý I.`)].join("\n\n");
  const blocks = (...labels: string[]) =>
    tasks(
      block("Một việc", "Chủ trì", "Thời hạn"),
      block("Hai việc", "Chủ trì", "Thời hạn"),
      block("Ba việc", "Chủ trì", "Thời hạn"),
      block("Bốn việc", ...labels),
    );
  it.each([
    { labels: ["Chủ trì"], told: ["warning missing-deadline"] },
    { labels: ["Thời hạn"], told: ["warning missing-lead"] },
    { labels: ["Chủ trì", "Thời hạn"], told: [] },
  ])("the last task names $labels", ({ labels, told }) => {
    expect(toldBy(planDeadlines, blocks(...labels))).toEqual(told);
  });
});

describe("last year's words", () => {
  it.each([
    { text: tasks("- Báo cáo trước ngày 15/10/2026."), told: 1 },
    { text: tasks("- Báo cáo trước ngày 15/12/2026."), told: 0 },
    { text: "## VI. KINH PHÍ\n\nTổng kinh phí thực hiện kế hoạch năm 2026 là 5 đồng.", told: 1 },
    { text: "## VI. KINH PHÍ\n\nKinh phí đã cấp năm 2026 là 5 đồng.", told: 0 },
  ])("$text", ({ text, told }) => {
    const found = toldBy(planStaleYear, text, { year: 2027, signed: "2026-11-24" });
    expect(found).toHaveLength(told);
  });
});

describe("open places in any wording", () => {
  it.each([
    { text: "- Cử .... viên chức tham gia.", told: 1 },
    { text: "- Hoàn thành trong quý ... năm 2026.", told: 1 },
    { text: "- Kết nối với <tên cơ quan>.", told: 1 },
    { text: "- Nâng cấp máy chủ (cần bổ sung số liệu).", told: 1 },
    { text: "- (Đơn vị nêu cụ thể các giải pháp phù hợp với thực tế)", told: 1 },
    { text: "- Quản lý, thống kê, báo cáo, theo dõi và chăm sóc người bệnh...", told: 0 },
    { text: "- Máy tính, điện thoại, máy tính bảng,... của đơn vị.", told: 0 },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planLeftovers, tasks(text))).toHaveLength(told);
  });
});

describe("sums in free wording", () => {
  it.each([
    { text: "Có 186 máy tính, bao gồm 142 máy để bàn và 54 máy xách tay.", told: 1 },
    { text: "Có 186 máy tính, bao gồm 142 máy để bàn và 44 máy xách tay.", told: 0 },
    {
      text: "Tiếp nhận 9.420 lượt, trong đó qua điện thoại 5.620 lượt, qua mạng 4.160 lượt.",
      told: 1,
    },
    {
      text: "Tiếp nhận 9.420 lượt, trong đó qua điện thoại 5.260 lượt, qua mạng 4.160 lượt.",
      told: 0,
    },
    { text: "Có 120 viên chức, trong đó 70 viên chức nữ, 60 viên chức là đảng viên.", told: 0 },
    { text: "Kinh phí gồm 70% từ ngân sách tỉnh và 40% từ nguồn thu.", told: 1 },
    { text: "Kinh phí gồm 60% từ ngân sách tỉnh và 40% từ nguồn thu.", told: 0 },
    {
      text: "Tổng kinh phí 9.000 triệu đồng, trong đó: ngân sách huy động 7.500 triệu đồng (thường xuyên 2.400 triệu đồng, đầu tư 5.100 triệu đồng); thu dịch vụ 1.500 triệu đồng.",
      told: 0,
    },
    {
      text: "Tổng kinh phí 9.000 triệu đồng, trong đó: ngân sách huy động 7.500 triệu đồng (thường xuyên 2.400 triệu đồng, đầu tư 5.100 triệu đồng); thu dịch vụ 1.900 triệu đồng.",
      told: 1,
    },
  ])("$text", ({ text, told }) => {
    expect(toldBy(sumInText, text)).toHaveLength(told);
  });
});

describe("whose plan it is", () => {
  const issuer = "Trung tâm Y tế khu vực An Khê";
  it.each([
    { text: "Trên đây là Kế hoạch năm 2026 của Trung tâm Y tế khu vực Chư Sê.", told: 1 },
    { text: "Trên đây là Kế hoạch năm 2026 của Trung tâm Y tế khu vực An Khê.", told: 0 },
    { text: "Giám đốc Bệnh viện Nhi Đồng Nai trực tiếp chỉ đạo.", told: 1 },
    { text: "Phối hợp với Bệnh viện Đa khoa tỉnh Gia Lai hội chẩn từ xa.", told: 0 },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planForeignUnit, tasks(text), { issuer })).toHaveLength(told);
  });
});

describe("titles that name nothing of the document", () => {
  it.each([
    { title: "của Chính phủ về hóa đơn, chứng từ điện tử", told: 1 },
    { title: "của Chính phủ quy định quản lý dữ liệu y tế", told: 0 },
    { title: "của Chính phủ về dữ liệu ngành y tế", told: 0 },
    { title: "do Bộ Y tế ban hành quy định quản lý dữ liệu y tế", told: 1 },
  ])("102/2025/NĐ-CP $title", ({ title, told }) => {
    const text = `## I. CĂN CỨ\n\n- Nghị định số 102/2025/NĐ-CP ngày 13/5/2025 ${title};`;
    expect(toldBy(citationTitle, text)).toHaveLength(told);
  });
});

describe("citation-doubtful-status", () => {
  it.each([
    { basis: "Thông tư số 49/2017/TT-BYT ngày 28/12/2017 của Bộ Y tế", told: 1 },
    { basis: "Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế", told: 0 },
  ])("$basis", ({ basis, told }) => {
    const found = findingsBy(citationStatus, `## I. CĂN CỨ\n\n- ${basis};`);
    expect(found.filter(({ code }) => code === "citation-doubtful-status")).toHaveLength(told);
  });
});

describe("budget-sources-missing", () => {
  const filler = Array.from({ length: 40 }, (_, index) => `- Việc số ${index + 1}.`).join("\n");
  const text = (sources: string) =>
    [
      "KẾ HOẠCH",
      "## I. KẾT QUẢ NĂM 2025",
      filler,
      "## II. MỤC TIÊU",
      "- Một.",
      "## III. NHIỆM VỤ",
      "- Một.",
      "## IV. KINH PHÍ",
      sources,
      "TT\tNội dung\tThành tiền\n1\tMáy chủ\t120.000.000\n2\tMáy in\t30.000.000\n\tTổng cộng\t150.000.000",
    ].join("\n\n");
  it.each([
    { sources: "- Ngân sách nhà nước; nguồn thu sự nghiệp của đơn vị.", told: 1 },
    {
      sources: "- Ngân sách nhà nước 100.000.000 đồng; nguồn thu sự nghiệp 50.000.000 đồng.",
      told: 0,
    },
    { sources: "- Ngân sách nhà nước.", told: 0 },
  ])("$sources", ({ sources, told }) => {
    const found = findingsBy(planMissingParts, text(sources));
    expect(found.filter(({ code }) => code === "budget-sources-missing")).toHaveLength(told);
  });
});
