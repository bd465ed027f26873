/** Slips of plans as their writers make them: symbols, titles, years, blanks, parts, numbers of parts, dates. */
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import { citationStatus } from "../../../src/domain/review/rules/citation-status.ts";
import { citationSymbol } from "../../../src/domain/review/rules/citation-symbol.ts";
import { citationTitle } from "../../../src/domain/review/rules/citation-title.ts";
import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { plainDocument } from "../../support/plain-document.ts";
import { toldBy } from "../../support/review-input.ts";

const basis = (line: string): string => `## I. CĂN CỨ LẬP KẾ HOẠCH\n\n${line}`;
const tasks = (...lines: string[]): string => `## III. NHIỆM VỤ\n\n${lines.join("\n\n")}`;

describe("citations", () => {
  it.each([
    ["Nghị định số 102-2025/NĐ-CP ngày 13/5/2025 của Chính phủ", 1],
    ["Luật số 91-2025/QH15 ngày 26/6/2025", 1],
    ["Nghị quyết số 72/NQ-TW ngày 09/9/2025 của Bộ Chính trị", 1],
    ["Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị", 0],
    ["Kế hoạch số 12-2025/KH-TTYT ngày 13/5/2025", 0],
  ])("marks between the parts of a symbol: %s", (line, count) => {
    expect(toldBy(citationSymbol, basis(line))).toHaveLength(count);
  });

  it.each([
    ["Quyết định số 3516/QĐ-BYT ngày 12/11/2025 của Bộ Y tế về tổ chức hội thi tay nghề giỏi;", 1],
    [
      "Quyết định số 3516/QĐ-BYT ngày 12/11/2025 của Bộ Y tế về Chiến lược chuyển đổi số đến 2030;",
      0,
    ],
    ["Luật Hợp tác xã số 91/2025/QH15 ngày 26/6/2025;", 1],
    ["Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 ngày 26/6/2025;", 0],
  ])("a title of another document: %s", (line, count) => {
    const told = toldBy(citationTitle, basis(line), { signed: "2026-01-10" });
    expect(told).toHaveLength(count);
  });

  it("a span of years that is over, as a basis", () => {
    const line =
      "Quyết định số 5969/QĐ-BYT ngày 31/12/2021 của Bộ Y tế phê duyệt Kế hoạch ứng dụng công nghệ thông tin giai đoạn 2021–2025;";
    expect(toldBy(citationStatus, basis(line), { signed: "2026-01-10" })).toEqual([
      "warning citation-period-ended",
    ]);
  });
});

describe("years", () => {
  it.each([
    ["Mở 02 lớp tin học vào tháng 3 và tháng 10 năm 2025.", 1],
    ["Mở 02 lớp tin học vào tháng 3 và tháng 10 năm 2026.", 0],
    ["Dùng số liệu tháng 3 và tháng 10 của năm 2025.", 0],
  ])("%s", (line, count) => {
    expect(toldBy(planStaleYear, tasks(line))).toHaveLength(count);
  });

  it("of the heading over the targets", () => {
    const text = (year: number): string =>
      `## II. MỤC TIÊU\n\n2.1. Chỉ tiêu cụ thể đến hết năm ${year}\n\n- 80% khoa dùng bảng điện tử.`;
    expect(toldBy(planStaleYear, text(2025))).toHaveLength(1);
    expect(toldBy(planStaleYear, text(2026))).toEqual([]);
  });

  it("of a title in one line, whose owner follows in small letters", () => {
    const text =
      "TRẠM Y TẾ XÃ MẪU\n\nKẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2027 của Trạm Y tế xã Mẫu, tỉnh Phú Thọ\n\nI. Mục tiêu";
    expect(classifyDocument(plainDocument(text)).year).toBe(2027);
  });
});

describe("what is left of a form", () => {
  it.each([
    ["- Tổng hợp báo cáo Sở Y tế ……….", 1],
    ["- Chủ trì: ………; phối hợp: Khoa Dược.", 1],
    ["(Nêu rõ thuận lợi của đơn vị). Máy chủ đã cũ.", 1],
    ["- Giao Đơn vị A làm đầu mối.", 1],
    ["- Mời Bệnh viện A Thái Nguyên dự.", 0],
    ["- Mở tài khoản cho 12 đơn vị Y tế.", 0],
    ["- Mua máy in, máy quét, máy chiếu...", 0],
  ])("%s", (line, count) => {
    expect(toldBy(planLeftovers, tasks(line))).toHaveLength(count);
  });
});

describe("days and numbers", () => {
  it("knows no thirteenth month", () => {
    expect(toldBy(planDeadlines, tasks("- Nộp hồ sơ trước ngày 20/14/2026."))).toEqual([
      "error date-impossible",
    ]);
    expect(toldBy(planDeadlines, tasks("- Đạt tỷ lệ 20/14/2026 theo mã."))).toEqual([]);
  });

  it("has no limit in law for forms of what runs", () => {
    const table = (name: string): string =>
      tasks(`TT\tNhiệm vụ\tThời hạn\n1\t${name}\tTháng 5/2028\n2\tMua máy in\tTháng 6/2026`);
    expect(toldBy(planDeadlines, table("Rà soát mẫu phiếu bệnh án điện tử"))).not.toContain(
      "warning deadline-after-law",
    );
  });

  it.each([
    [["Phần I", "Phần II", "Phần IV"], 1],
    [["Phần I", "Phần II", "Phần III"], 0],
    [["Phần mềm một", "Phần II"], 0],
  ])("counts parts: %s", (parts, count) => {
    const text = parts
      .map((part) => `${part}\nNỘI DUNG\n\n1. Việc này.\n\n2. Việc kia.`)
      .join("\n\n");
    expect(toldBy(listNumbering, text)).toHaveLength(count);
  });
});

describe("parts and sectors", () => {
  it("misses the bases although a task carries out a circular", () => {
    const lines = Array.from({ length: 22 }, (_, at) => `- Việc thứ ${at + 1} của đơn vị.`).join(
      "\n\n",
    );
    const text = (bases: string): string =>
      `KẾ HOẠCH\n\n${bases}## I. KẾT QUẢ\n\n- Đã làm.\n\n## II. MỤC TIÊU\n\n- Đạt.\n\n## III. NHIỆM VỤ\n\n- Thực hiện hồ sơ theo Thông tư số 13/2025/TT-BYT.\n\n${lines}\n\n## IV. KINH PHÍ\n\nKhông.\n\n## V. TỔ CHỨC THỰC HIỆN\n\nCác khoa làm.\n\nNơi nhận:\n\n- Lưu.\n\nGIÁM ĐỐC\n\nTrần Văn Mẫu`;
    expect(toldBy(planMissingParts, text(""))).toContain("warning missing-part");
    const based = text("## CĂN CỨ\n\nThông tư số 13/2025/TT-BYT.\n\n");
    expect(toldBy(planMissingParts, based)).not.toContain("warning missing-part");
  });

  it("knows words that no one can spell so", () => {
    const told = toldBy(textWording, tasks("- Phòng Kế hoạch - Ngiệp vụ làm đầu mối."));
    expect(told).toEqual(["info misspelling"]);
  });

  it("lets a school speak of lectures, and no department of land", () => {
    const lecture = tasks("- Quay 10 bài giảng.");
    const school = { issuer: "Trường Cao đẳng Y tế Mẫu" };
    expect(toldBy(textWording, lecture, school)).toEqual([]);
    expect(toldBy(textWording, lecture, { issuer: "Bệnh viện Mẫu" })).toEqual([
      "warning wrong-sector",
    ]);
    const land = tasks("- Số hóa hồ sơ đất đai của hộ dân.");
    expect(toldBy(textWording, land, { issuer: "Sở Y tế Mẫu" })).toEqual(["warning wrong-sector"]);
  });
});
