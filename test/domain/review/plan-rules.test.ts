import { describe, expect, it } from "vitest";

import { listNumbering } from "../../../src/domain/review/rules/list-numbering.ts";
import { planBodies } from "../../../src/domain/review/rules/plan-bodies.ts";
import { planContradictions } from "../../../src/domain/review/rules/plan-contradictions.ts";
import { planDeadlines } from "../../../src/domain/review/rules/plan-deadlines.ts";
import { planLeftovers } from "../../../src/domain/review/rules/plan-leftovers.ts";
import { planMissingParts } from "../../../src/domain/review/rules/plan-missing-parts.ts";
import { planStaleYear } from "../../../src/domain/review/rules/plan-stale-year.ts";
import { textWording } from "../../../src/domain/review/rules/text-wording.ts";
import { findingsBy, toldBy } from "../../support/review-input.ts";

const goals = (line: string) => `## II. MỤC TIÊU\n\n${line}`;
const results = (line: string) => `## PHẦN I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025\n\n${line}`;
const both = (result: string, task: string) =>
  `${results(result)}\n\n## PHẦN II. NỘI DUNG KẾ HOẠCH\n\n### II. MỤC TIÊU, CHỈ TIÊU\n\n${task}`;

describe("plan-stale-year", () => {
  it.each([
    {
      text: goals("Phấn đấu năm 2025 đạt 50% giao dịch không dùng tiền mặt."),
      told: ["error stale-year"],
    },
    { text: goals("Xây dựng kế hoạch bệnh án điện tử năm 2025."), told: ["error stale-year"] },
    { text: goals("Xây dựng kế hoạch bệnh án điện tử năm 2026."), told: [] },
    { text: goals("Tăng 10% so với năm 2025."), told: [] },
    { text: goals("Duy trì kết quả đã đạt được năm 2025."), told: [] },
    { text: goals("Thực hiện theo lộ trình giai đoạn 2023 - 2025."), told: [] },
    { text: goals("Thực hiện Luật An toàn thông tin mạng năm 2015."), told: [] },
    {
      text: goals(
        "Thực hiện Quyết định số 9/QĐ-SYT ngày 02/01/2025 của Sở Y tế về kế hoạch chuyển đổi số năm 2025.",
      ),
      told: [],
    },
    { text: results("Trong năm 2025 đã liên thông 660 hồ sơ."), told: [] },
    { text: goals("Khắc phục tồn tại của năm 2023 trong toàn đơn vị."), told: [] },
  ])("$text", ({ text, told }) => {
    expect(toldBy(planStaleYear, text)).toEqual(told);
  });

  it("tells a title of two years, not the day below the title", () => {
    const head = (below: string) => `# KẾ HOẠCH\n\nChuyển đổi số năm 2026\n\n${below}`;
    expect(toldBy(planStaleYear, head("(năm 2025)"))).toEqual(["warning stale-year"]);
    expect(toldBy(planStaleYear, head("Nậm Sông, ngày 12 tháng 12 năm 2025"))).toEqual([]);
  });

  it("reads the deadline column of a task table", () => {
    const table =
      "TT\tNhiệm vụ\tThời gian thực hiện\n1\tBệnh án điện tử\tNăm 2026\n2\tKý số\tQuý IV/2025";
    expect(findingsBy(planStaleYear, `## III. NHIỆM VỤ\n\n${table}`)).toMatchObject([
      { severity: "error", quote: "Quý IV/2025", where: { line: 5, table: 1 } },
    ]);
  });

  it("lowers in a scan and joins lines broken there", () => {
    expect(
      toldBy(planStaleYear, "IV. GIAI PHAP\n\ntheo cac muc tieu ke hoach nam\n2025.", {
        ocr: true,
      }),
    ).toEqual(["warning stale-year"]);
  });
});

describe("plan-leftovers", () => {
  it.each([
    {
      rule: "an instruction of the template",
      text: results("Nêu tình hình bố trí kinh phí cho các nhiệm vụ, dự án;..."),
      told: ["error template-leftover"],
    },
    {
      rule: "a task is no instruction",
      text: "## III. NHIỆM VỤ\n\nNêu cao vai trò của người đứng đầu.",
      told: [],
    },
    {
      rule: "empty neighbours under one heading are one finding",
      text: results("a) Kết quả đạt được:\n\nb) Tồn tại, hạn chế:\n\n## PHẦN II. NỘI DUNG\n\nCó."),
      told: ["warning empty-section"],
    },
    {
      rule: "a section with content, and one that points to an annex",
      text: "## V. KINH PHÍ: (Phụ lục kèm theo)\n\n## VI. TỔ CHỨC THỰC HIỆN\n\n- Các khoa, phòng thực hiện.",
      told: [],
    },
    {
      rule: "blank number and date are one note",
      text: "Số: /KH-TTYT\n\nEa Phê, ngày tháng 01 năm 2026\n\nKẾ HOẠCH\n\n(Kèm theo Kế hoạch số /KH-TTYT ngày / /2026)",
      told: ["info blank-number-date"],
    },
    {
      rule: "a filled head",
      text: "Số: 12/KH-TTYT\n\nEa Phê, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH",
      told: [],
    },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(planLeftovers, text)).toEqual(told);
  });
});

describe("plan-contradictions", () => {
  it.each([
    {
      rule: "not started and yet continued",
      text: both(
        "- Chưa triển khai khám bệnh, chữa bệnh từ xa.",
        "- Tiếp tục triển khai khám, chữa bệnh từ xa.",
      ),
      told: ["warning not-started-against-continued"],
    },
    {
      rule: "started next year",
      text: both(
        "- Chưa triển khai khám bệnh, chữa bệnh từ xa.",
        "- Bắt đầu triển khai khám, chữa bệnh từ xa.",
      ),
      told: [],
    },
    {
      rule: "some units only",
      text: both(
        "- Một số khoa chưa triển khai khám bệnh, chữa bệnh từ xa.",
        "- Tiếp tục triển khai khám, chữa bệnh từ xa.",
      ),
      told: [],
    },
    {
      rule: "a target below the result",
      text: both(
        "- 98,4% văn bản trao đổi giữa các cơ quan trên môi trường mạng.",
        "- 95% văn bản trao đổi giữa các cơ quan trên môi trường mạng.",
      ),
      told: ["warning target-below-result"],
    },
    {
      rule: "a target above the result, and another subject",
      text: both(
        "- 65% bệnh viện công lập thanh toán không dùng tiền mặt.\n\n- 95% bệnh viện công lập đã triển khai hóa đơn điện tử.",
        "- 90% bệnh viện công lập thanh toán không dùng tiền mặt.",
      ),
      told: [],
    },
    {
      rule: "two deadlines of one task",
      text: "## III. NHIỆM VỤ\n\nTriển khai bệnh án điện tử, hoàn thành trong năm 2028.\n\nTT\tNội dung\tThời gian\n1\tBệnh án điện tử\tNăm 2026",
      told: ["warning deadline-conflict"],
    },
    {
      rule: "all and yet others",
      text: results(
        "100% máy tính được cài giám sát mã độc, các máy vi tính khác cài phần mềm diệt virus.",
      ),
      told: ["warning all-against-none"],
    },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(planContradictions, text)).toEqual(told);
  });

  it("holds 100 % against the rows that it announces", () => {
    const text = results(
      "100% đơn vị đã cài phần mềm diệt virus như sau:\n\nSTT\tĐơn vị\tTổng\tĐã cài\tChưa\n1\tTrung tâm A\t30\t30\t0\n2\tTrung tâm B\t150\t0\t150",
    );
    expect(findingsBy(planContradictions, text)).toMatchObject([
      { code: "all-against-none", alsoAt: [{ line: 7 }] },
    ]);
  });
});

describe("plan-deadlines", () => {
  it("measures electronic records against the most generous deadline of the circular", () => {
    const task = (year: number) =>
      `## III. NHIỆM VỤ\n\nTriển khai bệnh án điện tử, hoàn thành trong năm ${year}.`;
    expect(findingsBy(planDeadlines, task(2028))).toMatchObject([
      {
        code: "deadline-after-law",
        severity: "warning",
        basis: "13/2025/TT-BYT",
        expected: "chậm nhất 31/12/2026",
      },
    ]);
    expect(toldBy(planDeadlines, task(2026))).toEqual([]);
    // The circular was not there yet.
    expect(toldBy(planDeadlines, task(2028), { year: 2024 })).toEqual([]);
  });

  const rows = (last: string) =>
    `TT\tNhiệm vụ\tChủ trì\tThời hạn\nI\tHẠ TẦNG\t\t\n1\tMạng nội bộ\tPhòng A\tQuý I\n2\tMáy chủ\tPhòng A\tQuý II\n3\tTường lửa\tPhòng A\tQuý III\n4\tSao lưu dữ liệu\tPhòng B\t${last}`;
  it.each([
    { rule: "one task without deadline", text: rows(""), told: ["warning missing-deadline"] },
    { rule: "groups need none", text: rows("Quý IV"), told: [] },
    {
      rule: "how long a thing is rented is no deadline",
      text: rows("").replace("Chủ trì", "Đơn giá"),
      told: [],
    },
    {
      rule: "a span that runs backwards",
      text: "Từ 30/6/2026 đến 01/01/2026.",
      told: ["warning dates-out-of-order"],
    },
    { rule: "a span", text: "Từ 01/01 đến 30/6/2026.", told: [] },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(planDeadlines, text)).toEqual(told);
  });
});

describe("plan-bodies", () => {
  const organisation = (line: string) => `## VII. TỔ CHỨC THỰC HIỆN\n\n${line}`;
  it.each([
    {
      text: organisation("Phối hợp Sở Thông tin và Truyền thông."),
      year: 2026,
      told: ["warning body-abolished"],
    },
    { text: organisation("Phối hợp Sở Thông tin và Truyền thông."), year: 2023, told: [] },
    {
      text: organisation("UBND huyện, thị xã chỉ đạo."),
      year: 2026,
      told: ["warning body-abolished"],
    },
    { text: organisation("Gửi Sở Y tế Kon Tum."), year: 2026, told: ["warning body-abolished"] },
    { text: organisation("Lớp học tính tiền giảng theo giờ."), year: 2026, told: [] },
    { text: organisation("Ủy ban nhân dân quản lý tài sản."), year: 2026, told: [] },
    { text: organisation("Gửi Sở Y tế Đắk Lắk."), year: 2026, told: [] },
    {
      text: organisation(
        "Theo Quyết định số 1/QĐ-BTTTT ngày 02/01/2020 của Bộ Thông tin và Truyền thông.",
      ),
      year: 2026,
      told: [],
    },
    { text: results("Phối hợp Sở Thông tin và Truyền thông."), year: 2026, told: [] },
  ])("$year: $text", ({ text, year, told }) => {
    expect(toldBy(planBodies, text, { year })).toEqual(told);
  });
});

describe("list-numbering", () => {
  const list = (...labels: string[]) =>
    labels.map((label) => `${label} Nội dung của mục này;`).join("\n\n");
  it.each([
    { rule: "a gap", text: list("1.", "2.", "3.", "6."), told: ["warning list-numbering-gap"] },
    { rule: "in order", text: list("1.", "2.", "3.", "4."), told: [] },
    { rule: "a new list begins at 1", text: list("1.", "2.", "1.", "2."), told: [] },
    { rule: "letters with đ", text: list("a)", "b)", "c)", "d)", "đ)", "e)"), told: [] },
    { rule: "letters without đ", text: list("c)", "d)", "e)"), told: ["info list-numbering-gap"] },
    {
      rule: "letters with a hole",
      text: list("a)", "b)", "c)", "d)", "g)"),
      told: ["warning list-numbering-gap"],
    },
    {
      rule: "a zero in front",
      text: list("7.", "8.", "09.", "10."),
      told: ["info list-number-style"],
    },
    {
      rule: "roman headings",
      text: "## I. MỤC TIÊU\n\nA.\n\n## II. NHIỆM VỤ\n\nB.\n\n## IV. KINH PHÍ\n\nC.",
      told: ["warning list-numbering-gap"],
    },
    {
      rule: "numbers begin again below each heading",
      text: "## I. KẾT QUẢ\n\n1. Một việc\n\n2. Hai việc\n\n## II. HẠN CHẾ\n\n1. Một việc\n\n2. Hai việc",
      told: [],
    },
  ])("$rule", ({ text, told }) => {
    expect(toldBy(listNumbering, text)).toEqual(told);
  });
});

describe("text-wording", () => {
  it.each([
    { text: "Trong gia đoạn 2021-2025 cũng cố hạ tầng.", told: ["info misspelling"] },
    { text: "Trong giai đoạn 2021-2025 củng cố hạ tầng.", told: [] },
    { text: "Thực hiện theo quy định tại theo Quyết định của Bộ.", told: ["info doubled-words"] },
    { text: "Ngày ngày, người người thi đua; dần dần hoàn thiện.", told: [] },
    { text: "Dùng VNeID và VneID tại quầy.", told: ["info name-variants"] },
    { text: "Giao Phòng KHN; Phòng KHNV phối hợp.", told: ["info name-variants"] },
  ])("$text", ({ text, told }) => {
    expect(toldBy(textWording, text)).toEqual(told);
  });

  it("notes text of another sector or of a department in a single hospital's plan", () => {
    const schools =
      "## III. NHIỆM VỤ\n\nThanh toán không dùng tiền mặt trong các trường học, cơ sở giáo dục.";
    expect(toldBy(textWording, schools)).toEqual(["warning wrong-sector"]);
    expect(toldBy(textWording, schools, { issuer: "Sở Y tế Mẫu" })).toEqual(["info wrong-sector"]);
    const units = "## V. TỔ CHỨC THỰC HIỆN\n\nTheo nhiệm vụ đã được phân công cho từng đơn vị.";
    expect(toldBy(textWording, units, { issuer: "Bệnh viện Mẫu" })).toEqual(["info wrong-sector"]);
    expect(toldBy(textWording, units, { issuer: "Sở Y tế Mẫu" })).toEqual([]);
  });
});

describe("plan-missing-parts", () => {
  const filler = Array.from(
    { length: 12 },
    (_, index) => `- Việc số ${index + 1} của phần này.`,
  ).join("\n");
  const plan = (parts: string[]) =>
    `KẾ HOẠCH\n\n${parts.map((part) => `## ${part}\n\n${filler}`).join("\n\n")}`;
  const whole = [
    "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025",
    "II. CĂN CỨ LẬP KẾ HOẠCH",
    "III. MỤC TIÊU",
    "IV. NHIỆM VỤ",
    "V. GIẢI PHÁP",
    "VI. KINH PHÍ",
    "VII. TỔ CHỨC THỰC HIỆN",
  ];
  const end = "\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn A";

  it("is content with a whole plan", () => {
    expect(toldBy(planMissingParts, plan(whole) + end)).toEqual([]);
  });

  it("names what is not there", () => {
    const found = findingsBy(
      planMissingParts,
      plan(whole.filter((part) => !part.includes("KINH PHÍ"))) + end,
    );
    expect(found.map((one) => one.expected)).toEqual(["phần “Kinh phí”"]);
  });

  it("knows a part by other words for it", () => {
    const plain = [
      "1. Cơ sở thực hiện",
      "2. Tình hình năm 2025",
      "3. Phấn đấu năm 2026",
      "4. Việc làm cụ thể",
      "5. Biện pháp",
      "6. Dự trù và nguồn tiền",
      "7. Theo dõi, đánh giá",
    ];
    expect(toldBy(planMissingParts, plan(plain) + end)).toEqual([]);
    const without = plain.filter((part) => !part.includes("Phấn đấu"));
    expect(findingsBy(planMissingParts, plan(without) + end).map((one) => one.expected)).toEqual([
      "phần “Mục tiêu, chỉ tiêu”",
    ]);
  });

  it("sees the signer beside the recipients", () => {
    const beside =
      "\n\nNơi nhận:                              GIÁM ĐỐC\n- Sở Y tế;\n- Lưu: VT.                    Nguyễn Văn A";
    expect(toldBy(planMissingParts, plan(whole) + beside)).toEqual([]);
  });

  it("does not measure an excerpt", () => {
    expect(toldBy(planMissingParts, "## I. MỤC TIÊU\n\n- Một.")).toEqual([]);
  });
});
