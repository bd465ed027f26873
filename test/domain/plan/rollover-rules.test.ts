/** Each rule of the rollover on a plan that needs it. */
import { describe, expect, it } from "vitest";

import { judgeResult } from "../../../src/domain/plan/judge-result.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import type { RolloverInput } from "../../../src/domain/plan/rollover-context.ts";
import { reportYear } from "../../../src/domain/plan/shift-years.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const cover = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"];

function roll(lines: readonly string[], over: Partial<RolloverInput> = {}) {
  const plan: Plan = over.plan ?? aPlan([...cover, ...lines]);
  const { sections, context } = rolloverPlan({
    priorId: "truoc",
    targetYear: 2027,
    asOf: "2026-11-22",
    register: aRegister(),
    ...over,
    plan,
  });
  const blocks = sections.flatMap((section) => section.blocks.map((block) => ({ section, block })));
  return {
    texts: blocks.map(({ block }) => block.text),
    headings: sections.map((section) => section.heading),
    blocksOf: (heading: RegExp) =>
      blocks.filter(({ section }) => heading.test(section.heading)).map(({ block }) => block),
    changes: context.changes,
    missing: context.missing,
    notices: context.notices,
  };
}

const security = (): Register =>
  makeRegister([
    anEntry({
      symbol: "331/2026/NĐ-CP",
      type: "Nghị định",
      issuer: "Chính phủ",
      signed: "2026-08-19",
      effective: "2026-08-19",
      title: "Về bảo vệ an ninh mạng đối với hệ thống thông tin",
      subjects: ["an-toan-thong-tin"],
      provisions: [
        {
          locator: "Điều 39 khoản 1",
          kind: "deadline",
          fact: "Hệ thống thông tin đang đầu tư phải hoàn thành phê duyệt cấp độ trước ngày 01/07/2027.",
          due: "2027-07-01",
          asks: [],
          confidence: "high",
        },
      ],
    }),
    anEntry({
      symbol: "13/2025/TT-BYT",
      provisions: [
        {
          locator: "Điều 4 khoản 2 điểm a",
          kind: "deadline",
          fact: "Bệnh viện phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2026.",
          who: "Bệnh viện",
          due: "2026-09-30",
          appliesTo: ["hospital"],
          asks: [],
          confidence: "high",
        },
        {
          locator: "Điều 4 khoản 2 điểm b",
          kind: "deadline",
          fact: "Cơ sở khám bệnh, chữa bệnh khác phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày 31/12/2026.",
          who: "Cơ sở khám bệnh, chữa bệnh khác",
          due: "2026-12-31",
          appliesTo: ["non-hospital"],
          asks: [],
          confidence: "high",
        },
      ],
    }),
    anEntry({
      symbol: "134/2025/QH15",
      type: "Luật",
      issuer: "Quốc hội",
      title: "Trí tuệ nhân tạo",
      subjects: ["tri-tue-nhan-tao"],
      provisions: [
        {
          locator: "Điều 35",
          kind: "deadline",
          fact: "Hệ thống trí tuệ nhân tạo phải tuân thủ trước ngày 01/09/2027.",
          due: "2027-09-01",
          asks: [],
          confidence: "high",
        },
      ],
    }),
  ]);

const tasks = [
  "# III. NHIỆM VỤ",
  "## 1. Phát triển hạ tầng số",
  "- Trang bị máy tính cho các khoa, phòng theo nhu cầu bệnh án điện tử.",
  "## 2. Phát triển nền tảng",
  "- Triển khai bệnh án điện tử tại các khoa lâm sàng.",
  "## 3. Bảo đảm an toàn thông tin",
  "- Tuyên truyền về an toàn thông tin cho viên chức.",
];

describe("years of a report's headings", () => {
  it.each([
    ["TÌNH HÌNH THỰC HIỆN NĂM 2025", "TÌNH HÌNH THỰC HIỆN NĂM 2026"],
    [
      "Thực hiện “Đề án giai đoạn 2022 - 2025, tầm nhìn đến năm 2030” năm 2025",
      "Thực hiện “Đề án giai đoạn 2022 - 2025, tầm nhìn đến năm 2030” năm 2026",
    ],
    ["Kết quả năm 2025 và 6 tháng đầu năm 2026", "Kết quả năm 2026"],
    ["Kết quả 9 tháng đầu năm 2025", "Kết quả năm 2026"],
  ])("%s → %s", (before, after) => {
    expect(reportYear(before, 2026)).toBe(after);
  });
});

describe("bases", () => {
  it("the sentence that opens the plan is no basis and stands behind them", () => {
    const { blocksOf } = roll([
      "Thực hiện Quyết định số 130/QĐ-BYT ngày 18/01/2023 của Bộ Y tế quy định chuẩn dữ liệu đầu ra; Trung tâm xây dựng Kế hoạch năm 2026 với các nội dung như sau:",
      "# I. MỤC TIÊU",
      "- 100% văn bản ký số.",
    ]);
    const blocks = blocksOf(/Căn cứ/u);
    expect(blocks.at(-1)).toMatchObject({
      kind: "paragraph",
      text: "Trung tâm xây dựng Kế hoạch năm 2027 với các nội dung như sau:",
    });
    // The last of the bases ends with a full stop (NĐ 30/2020, Phụ lục I).
    expect(blocks.at(-2)?.text).toMatch(/\.$/u);
  });

  it("a basis that names no document stays one by its first word", () => {
    const { texts } = roll([
      "# I. CĂN CỨ LẬP KẾ HOẠCH",
      "- Căn cứ hiện trạng ứng dụng công nghệ thông tin của đơn vị.",
    ]);
    expect(texts).toContain("Căn cứ hiện trạng ứng dụng công nghệ thông tin của đơn vị.");
  });
});

describe("duties of the register", () => {
  const places = (lines: readonly string[], over: Partial<RolloverInput> = {}) =>
    roll(lines, { register: security(), ...over });

  it("stand in the section that is about them, not in the one with like words", () => {
    const { blocksOf } = places(tasks);
    const added = (heading: RegExp) =>
      blocksOf(heading)
        .filter((block) => block.status === "new")
        .map((block) => block.text);
    expect(added(/an toàn thông tin/iu).join()).toContain("331/2026/NĐ-CP");
    expect(added(/nền tảng/iu).join()).toContain("13/2025/TT-BYT");
    expect(added(/hạ tầng/iu)).toEqual([]);
  });

  it("a day of the law that has passed gives way to when the rest is done; a day of the unit's own moves", () => {
    const lines = [
      ...tasks.slice(0, 4),
      "- 100% bệnh viện có bệnh án điện tử trước ngày 30/9/2026.",
      "- Tập huấn bệnh án điện tử cho các trạm y tế trước ngày 15/9/2026.",
    ];
    const { texts } = places(lines, { profile: { facility: "authority" } });
    expect(texts).toContain(
      "100% bệnh viện có bệnh án điện tử (rà soát, hoàn thành phần còn thiếu trong năm 2027).",
    );
    expect(texts.join()).toContain("trước ngày 15/9/2027");
  });

  it("an allotment of last year is asked for anew with what it gave", () => {
    const { texts } = places([
      ...tasks.slice(0, 4),
      "- Ngân sách tỉnh cấp 2.415.000.000 đồng theo Quyết định số 88/QĐ-STC ngày 12/12/2025 của Sở Tài chính về việc giao chi tiết dự toán ngân sách năm 2026.",
    ]);
    expect(texts.join("\n")).toContain(
      "[cần bổ sung: quyết định giao dự toán năm 2027 và mức được giao (số đã nêu là của năm 2026)]",
    );
  });

  it("are left out where a line already names document and day", () => {
    const { texts } = places([
      ...tasks.slice(0, 4),
      "- Triển khai bệnh án điện tử theo Thông tư số 13/2025/TT-BYT, chậm nhất ngày 31/12/2026.",
    ]);
    expect(texts.filter((text) => text.includes("điểm b Khoản 2 Điều 4"))).toEqual([]);
  });

  it("of a subject that only a form's instruction names are left out", () => {
    const { texts } = places([
      ...tasks,
      "Bao gồm các hoạt động như nghiên cứu trí tuệ nhân tạo, chuỗi khối,...",
    ]);
    expect(texts.join()).not.toContain("134/2025/QH15");
  });

  it("that fell due before the date are asked about outside the plan, those before its year are met and kept", () => {
    const { texts } = places(tasks);
    expect(texts).toContain(
      "Duy trì trong năm 2027 việc triển khai hồ sơ bệnh án điện tử (hạn: chậm nhất ngày 31/12/2026) theo Điểm b Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT (áp dụng đối với cơ sở khám bệnh, chữa bệnh khác).",
    );
    const hospital = places(tasks, { profile: { facility: "hospital" } });
    expect(hospital.texts.join("\n")).not.toContain("30/09/2026");
    expect(hospital.notices.join("\n")).toContain(
      "Đã đến hạn trước ngày 22/11/2026 nên không thành nhiệm vụ năm 2027; kiểm tra đơn vị đã làm xong chưa: Triển khai hồ sơ bệnh án điện tử chậm nhất ngày 30/09/2026 theo Điểm a Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT (áp dụng đối với bệnh viện)",
    );
  });

  it("of facilities are steered by an authority, not carried by it", () => {
    const { texts } = places(tasks, { profile: { facility: "authority" } });
    expect(texts.join("\n")).toContain(
      "chỉ đạo, đôn đốc các cơ sở triển khai hồ sơ bệnh án điện tử (hạn: bệnh viện chậm nhất ngày 30/09/2026 theo Điểm a Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT; cơ sở khám bệnh, chữa bệnh khác chậm nhất ngày 31/12/2026 theo Điểm b Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT).",
    );
  });
});

describe("documents that the register lacks", () => {
  const lines = [
    "# III. NHIỆM VỤ",
    "- Thực hiện Quyết định số 20/QĐ-SYT ngày 02/02/2020 của Sở Y tế về trang tin.",
  ];
  it("an answer that begins with 'đã bị thay thế' is a denial", () => {
    const { missing } = roll(lines);
    const id = missing.find((item) => item.ask.startsWith("kiểm tra hiệu lực"))?.id ?? "";
    const { texts } = roll(lines, { results: [{ id, value: "đã bị thay thế" }] });
    expect(texts.join()).toContain("[cần bổ sung: văn bản thay cho Quyết định số 20/QĐ-SYT");
    expect(texts.join()).not.toContain("Thực hiện Quyết định số 20/QĐ-SYT");
  });

  it("an answer that names another one puts it in the place, wherever the old one is named", () => {
    const twice = [
      ...lines,
      "- Rà soát Quyết định số 20/QĐ-SYT ngày 02/02/2020 của Sở Y tế về trang tin.",
    ];
    const { missing } = roll(twice);
    const id = missing.find((item) => item.ask.startsWith("kiểm tra hiệu lực"))?.id ?? "";
    const value = "Thay bằng Quyết định số 35/QĐ-SYT ngày 09/9/2026";
    const { texts } = roll(twice, { results: [{ id, value }] });
    expect(texts.join()).not.toContain("20/QĐ-SYT");
    expect(texts.filter((text) => text.includes("35/QĐ-SYT"))).toHaveLength(2);
  });
});

describe("bodies", () => {
  it.each([
    ["Phối hợp Sở Thông tin và Truyền thông.", "Phối hợp Sở Khoa học và Công nghệ."],
    ["Phoi hop So Thong tin va Truyen thong.", "Phoi hop Sở Khoa học và Công nghệ."],
    ["Theo hướng dẫn của Bộ TT&TT.", "Theo hướng dẫn của Bộ Khoa học và Công nghệ."],
  ])("%s → %s", (before, after) => {
    expect(roll(["# III. NHIỆM VỤ", `- ${before}`]).texts).toContain(after);
  });

  it("of the district level are asked for after the level ended", () => {
    const { texts } = roll(["# III. NHIỆM VỤ", "- Phối hợp UBND huyện Sông Lô triển khai."]);
    expect(texts.join()).toContain("[cần bổ sung: tên đơn vị sau sắp xếp");
  });
});

describe("periods and goals", () => {
  it.each([
    ["Theo Đề án giai đoạn 2021-2025.", /Theo Đề án \[cần bổ sung: giai đoạn hoặc mốc năm mới/u],
    ["Theo Đề án giai đoạn 2021-2030.", /Theo Đề án giai đoạn 2021-2030\./u],
    ["Hoàn thành trong quý III năm 2026.", /quý III năm 2027/u],
    ["Từ năm 2019 đã dùng phần mềm.", /Từ năm 2019/u],
  ])("%s", (before, after) => {
    expect(roll(["# III. NHIỆM VỤ", `- ${before}`]).texts.join("\n")).toMatch(after);
  });

  it("a question never names the year that the prior plan was for", () => {
    const { missing } = roll(["# III. NHIỆM VỤ TRỌNG TÂM NĂM 2026", "- ............"]);
    expect(missing.map((item) => item.ask).join()).not.toMatch(/mục "[^"]*2026/u);
  });
});

describe("results of the prior plan", () => {
  it("'KẾT QUẢ NĂM 2025' is the report: nothing of it is carried over", () => {
    const { texts, headings } = roll([
      "# I. KẾT QUẢ NĂM 2025",
      "- Kế hoạch năm 2025 đề ra 12 nhiệm vụ, hoàn thành 11.",
      "# II. MỤC TIÊU",
      "- 95% văn bản ký số.",
    ]);
    expect(texts.join()).not.toContain("đề ra 12 nhiệm vụ");
    expect(headings.join()).not.toMatch(/2026 2027|2027 2027/u);
  });

  const reportLines = [
    ...cover,
    "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
    "@1",
    "# II. MỤC TIÊU NĂM 2026",
    "- Trên 95% văn bản đi được ký số.",
    "- 80% người bệnh thanh toán không dùng tiền mặt.",
  ];
  const reportRows = [
    ["TT", "Chỉ tiêu", "Thực hiện 2024", "Kế hoạch 2025", "Thực hiện 2025", "Đánh giá"],
    ["1", "Tỷ lệ văn bản đi được ký số", "81%", "90%", "91,5%", "Đạt"],
    ["2", "Số điểm kết nối truyền hình trực tuyến", "4", "6", "5", "Không đạt"],
  ];

  it("a table of results keeps its rows: the target of the year, the result to fill in, last year beside it", () => {
    const plan = aPlan(reportLines, [reportRows]);
    const { blocksOf, changes, missing } = roll([], { plan });
    const [table] = blocksOf(/KẾT QUẢ/u).filter(({ kind }) => kind === "table");
    const open = "[cần bổ sung: kết quả năm 2026]";
    expect(table?.rows).toEqual([
      ["TT", "Chỉ tiêu", "Thực hiện 2025", "Kế hoạch 2026", "Thực hiện 2026", "Đánh giá"],
      ["1", "Tỷ lệ văn bản đi được ký số", "91,5%", "≥ 95%", open, ""],
      [
        "2",
        "Số điểm kết nối truyền hình trực tuyến",
        "5",
        "[cần bổ sung: chỉ tiêu năm 2026]",
        open,
        "",
      ],
    ]);
    expect(table?.sources[0]).toMatchObject({ documentId: "truoc" });
    // A target with a row of its own has no line as well.
    expect(
      blocksOf(/KẾT QUẢ/u)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("Trên 95%");
    expect(
      blocksOf(/KẾT QUẢ/u)
        .map(({ text }) => text)
        .join(),
    ).toContain("80% người bệnh");
    expect(missing.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["ct-01", "kq-bang-1-2-3", "kq-bang-1-2-4"]),
    );
    expect(changes.filter(({ reason }) => reason.startsWith("Dòng của bảng kết quả"))).toHaveLength(
      2,
    );
  });

  it("a column of judgements is filled from the result", () => {
    const results = [{ id: "ct-01", value: "96,5" }];
    const { blocksOf } = roll([], { plan: aPlan(reportLines, [reportRows]), results });
    const rows = blocksOf(/KẾT QUẢ/u).find(({ kind }) => kind === "table")?.rows;
    expect(rows?.map((row) => row[5])).toEqual(["Đánh giá", "Đạt", ""]);
  });

  it("causes are asked for as causes, and a short sentence of them is kept", () => {
    const { texts } = roll([
      "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
      "## 1. Nguyên nhân",
      "- Kinh phí được cấp muộn; nhà thầu bàn giao chậm.",
      "## 2. Nguyên nhân khách quan",
      "- Năm 2025 thiếu 3 người.",
    ]);
    expect(texts).toContain("Kinh phí được cấp muộn; nhà thầu bàn giao chậm.");
    expect(texts.join()).toMatch(/\[cần bổ sung: nguyên nhân năm 2026/u);
  });

  it("a part 'Trong khám bệnh' is asked about by its name, the answer ends with a stop", () => {
    const part = ["# I. KẾT QUẢ THỰC HIỆN NĂM 2025", "## 1. Trong khám bệnh", "- Đã làm."];
    const { missing } = roll(part);
    const ask = missing.find((item) => item.ask.includes("khám bệnh"));
    expect(ask?.ask).toMatch(/về khám bệnh$/u);
    const results = [{ id: ask?.id ?? "", value: "Phát hành 4.980 văn bản" }];
    expect(roll(part, { results }).texts).toContain("Phát hành 4.980 văn bản.");
  });

  it("results that came in fill the rows", () => {
    const results = [
      { id: "ct-01", value: "96,5" },
      { id: "kq-bang-1-2-4", value: "6 điểm" },
    ];
    const { blocksOf } = roll([], { plan: aPlan(reportLines, [reportRows]), results });
    const rows = blocksOf(/KẾT QUẢ/u).find(({ kind }) => kind === "table")?.rows;
    expect(rows?.map((row) => row[4])).toEqual(["Thực hiện 2026", "96,5%", "6 điểm"]);
  });

  it("a column of what was reached opens under the new year", () => {
    const { texts } = roll(["# II. CHỈ TIÊU NĂM 2026", "@1"], {
      plan: aPlan(
        [...cover, "# II. CHỈ TIÊU NĂM 2026", "@1"],
        [
          [
            ["TT", "Chỉ tiêu", "Thực hiện 2025", "Kế hoạch 2026"],
            ["1", "Thanh toán không tiền mặt", "44,2%", "≥ 55%"],
          ],
        ],
      ),
    });
    const table = texts.find((text) => text.includes("Kế hoạch 2027")) ?? "";
    expect(table).toContain("Thực hiện 2026");
    expect(table).not.toContain("44,2");
    expect(table).toContain("[cần bổ sung: kết quả năm 2026]");
  });
});

describe("dates of law", () => {
  it("a day of effect never moves, and a bracket on a dead document goes with it", () => {
    const { texts } = roll([
      "# III. NHIỆM VỤ",
      "- Theo quy chế có hiệu lực từ 01/3/2026 của đơn vị.",
      "- Thực hiện Thông tư số 46/2018/TT-BYT ngày 28/12/2018 (hết hiệu lực từ 01/3/2026) về bệnh án.",
    ]);
    expect(texts.join()).toContain("có hiệu lực từ 01/3/2026");
    expect(texts.join()).not.toMatch(/hết hiệu lực từ|01\/3\/2027/u);
  });

  it("the plan of the year after moves too", () => {
    const { texts } = roll(["# III. NHIỆM VỤ", "- Trình kế hoạch năm 2027 trước ngày 20/11/2026."]);
    expect(texts.join("\n")).toContain("Trình kế hoạch năm 2028 trước ngày 20/11/2027.");
  });

  it("a wrong issuer is corrected", () => {
    const { texts } = roll([
      "# I. CĂN CỨ",
      "- Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ trưởng Bộ Tài chính hướng dẫn triển khai hồ sơ bệnh án điện tử;",
    ]);
    expect(texts.join()).toContain("của Bộ Y tế hướng dẫn triển khai");
    expect(texts.join()).not.toContain("Bộ Tài chính");
  });

  it("a lawful deadline does not swallow what is to be completed", () => {
    const { texts } = roll([
      "# III. NHIỆM VỤ",
      "- Hoàn thành bệnh án điện tử tại 5 khoa còn lại trước ngày 30/9/2026.",
    ]);
    expect(texts.join()).toContain(
      "Duy trì bệnh án điện tử tại 5 khoa còn lại trong năm 2027 (hạn hoàn thành: chậm nhất ngày 31/12/2026",
    );
  });
});

describe("a work that goes on step by step beyond the law's day", () => {
  it("is kept up, and not begun and kept up at once", () => {
    const { texts } = roll([
      "# III. NHIỆM VỤ",
      "- Từng bước triển khai bệnh án điện tử tại các khoa. Dự kiến hoàn thành trong năm 2028.",
    ]);
    expect(texts.find((text) => text.startsWith("Duy trì trong"))).toMatch(
      /^Duy trì trong năm 2027 việc triển khai bệnh án điện tử tại các khoa \(hạn hoàn thành: /u,
    );
    expect(texts.join("\n")).not.toContain("Từng bước");
  });
});

describe("amounts of the prior year in words of the text", () => {
  it.each([
    ["Dự toán 612,8 triệu đồng: chi thường xuyên 350,0 triệu đồng, quỹ 262,8 triệu đồng."],
    ["Năm 2026 dự kiến hơn 480 triệu đồng, gồm:"],
    ["Tổng kinh phí: 4.852.710.000 đồng"],
  ])("%s is asked for", (line) => {
    const { texts } = roll(["# V. KINH PHÍ", `- ${line}`]);
    const text = texts.find((one) => one.includes("số tiền")) ?? "";
    expect(text).toMatch(/\[cần bổ sung: số tiền(?: và cơ cấu nguồn)? năm 2027/u);
    expect(text).not.toMatch(/612|480|350|4\.852/u);
  });
});

describe("a part that holds both the report and the plan", () => {
  const both = [
    "# I. ĐẶC ĐIỂM TÌNH HÌNH",
    "Từ ngày 01/7/2025 trung tâm tiếp nhận trạm y tế xã; có 14 viên chức.",
    "# II. KẾT QUẢ NĂM 2025 VÀ PHƯƠNG HƯỚNG NĂM 2026",
    "## 1. Kết quả năm 2025",
    "- Đã ký số 80% văn bản.",
    "## 2. Mục tiêu năm 2026",
    "- 95% văn bản được ký số trên hệ thống quản lý văn bản.",
    "## 3. Nhiệm vụ",
    "- Bảo vệ dữ liệu cá nhân của người dân.",
  ];

  it("is taken apart: the report opens, targets and tasks go on", () => {
    const { headings, blocksOf, texts } = roll(both);
    expect(headings).toContain("II. KẾT QUẢ NĂM 2026 VÀ PHƯƠNG HƯỚNG NĂM 2027");
    expect(blocksOf(/^1\. Kết quả/u).map(({ text }) => text)).toEqual([
      "95% văn bản được ký số trên hệ thống quản lý văn bản: [cần bổ sung: kết quả năm 2026]",
    ]);
    expect(texts).toContain(
      "95% văn bản được ký số trên hệ thống quản lý văn bản [cần bổ sung: giữ hay nâng mức này theo kết quả năm trước].",
    );
    expect(texts).toContain("Bảo vệ dữ liệu cá nhân của người dân.");
    expect(texts.join()).not.toContain("80%");
  });

  it("what the unit is like stays as it was told, to be confirmed", () => {
    const { blocksOf } = roll(both);
    expect(blocksOf(/ĐẶC ĐIỂM/u).map(({ text }) => text)).toEqual([
      "Từ ngày 01/7/2025 trung tâm tiếp nhận trạm y tế xã; có 14 viên chức.",
      '[cần bổ sung: xác nhận, cập nhật nội dung mục "ĐẶC ĐIỂM TÌNH HÌNH" đến cuối năm 2026]',
    ]);
  });
});

describe("bases", () => {
  it("stand in the part that is called so, the preamble keeps its sentence", () => {
    const { blocksOf } = roll([
      "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị; Trung tâm xây dựng kế hoạch năm 2026 như sau:",
      "# I. CĂN CỨ",
      "- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;",
      "# II. NHIỆM VỤ",
      "- Bảo vệ dữ liệu.",
    ]);
    expect(blocksOf(/^Căn cứ xây dựng/u).map(({ text }) => text)).toEqual([
      "Trung tâm xây dựng kế hoạch năm 2027 như sau:",
    ]);
    const bases = blocksOf(/^I\. CĂN CỨ/u).map(({ text }) => text);
    expect(bases.join()).toContain("57-NQ/TW");
    expect(bases.join()).toContain("13/2025/TT-BYT");
  });

  it("a law by its name alone is cited as what stands in its place, without the old day", () => {
    const register = makeRegister([
      anEntry({
        symbol: "86/2015/QH13",
        type: "Luật",
        issuer: "Quốc hội",
        signed: "2015-11-19",
        title: "Luật An toàn thông tin mạng",
        relations: [],
      }),
      anEntry({
        ...{ symbol: "116/2025/QH15", type: "Luật", issuer: "Quốc hội", signed: "2025-12-10" },
        ...{ title: "Luật An ninh mạng", effective: "2026-07-01" },
        relations: [
          { kind: "replaces", target: "86/2015/QH13", from: "2026-07-01", confidence: "high" },
        ],
      }),
    ]);
    const { texts } = roll(
      [
        "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015;",
        "# I. NHIỆM VỤ",
        "- Bảo vệ dữ liệu.",
      ],
      { register },
    );
    expect(texts).toContain("Căn cứ Luật An ninh mạng số 116/2025/QH15 ngày 10 tháng 12 năm 2025.");
    expect(texts.join()).not.toContain("năm 2015");
  });
});

describe("a table of tasks with a column of money", () => {
  it("goes on as tasks, its money as a budget", () => {
    const plan = aPlan(
      [...cover, "# I. NHIỆM VỤ", "- Bảo vệ dữ liệu.", "# Phụ lục 1. TIẾN ĐỘ NĂM 2026", "@1"],
      [
        [
          ["TT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II", "Kinh phí (triệu đồng)"],
          ["1", "Thuê hạ tầng đám mây", "Phòng KHTH", "x", "x", "120"],
          ["2", "Tập huấn 3 lớp", "Phòng TCHC", "", "x", "30"],
          ["", "Cộng", "", "", "", "150"],
        ],
      ],
    );
    const { blocksOf } = roll([], { plan });
    const [table] = blocksOf(/TIẾN ĐỘ/u).filter(({ kind }) => kind === "table");
    expect(table?.rows).toEqual([
      ["TT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II"],
      ["1", "Thuê hạ tầng đám mây", "Phòng KHTH", "x", "x"],
      ["2", "Tập huấn 3 lớp", "Phòng TCHC", "", "x"],
    ]);
    expect(plan.tasks.map(({ content }) => content)).toContain("Tập huấn 3 lớp");
    expect(plan.budgets[0]?.groups[0]?.lines.map(({ amount }) => amount)).toEqual([
      120_000_000, 30_000_000,
    ]);
  });
});

describe("a result equal to a bound that is not part of the target", () => {
  it.each([
    ["dưới 0,97%", "0,97", "unknown"],
    ["dưới 0,97%", "0,5", "met"],
    ["đạt từ 60% trở lên", "60", "met"],
    ["không quá 5%", "5", "met"],
    ["đạt trên 85%", "84", "unmet"],
    ["đạt trên 85%", "Đạt 84,2%", "unmet"],
    ["đạt trên 85%", "vượt 3%", "met"],
    ["đạt trên 85%", "tăng 12% so với năm 2025", "unknown"],
    ["đạt từ 60% trở lên", "Hoàn thành (Quyết định số 12/QĐ-TTYT)", "met"],
    ["đạt từ 60% trở lên", "61 trên 100 khoa", "met"],
  ])("%s, reached %s: %s", (bound, result, verdict) => {
    const { targets } = aPlan([
      ...cover,
      "# I. CHỈ TIÊU",
      `- Tỷ lệ sự cố của hệ thống thông tin ${bound}.`,
    ]);
    const [target] = targets;
    expect(target && judgeResult(target, result)).toBe(verdict);
  });
});

it("a duty that is due before the plan's year begins is no task of the year", () => {
  const register = makeRegister([
    anEntry({
      symbol: "331/2026/NĐ-CP",
      subjects: ["an-toan-thong-tin"],
      provisions: [
        {
          ...{ locator: "Điều 39 khoản 1", kind: "deadline", due: "2027-01-01", asks: [] },
          ...{ confidence: "high" },
          fact: "Hệ thống thông tin đang đầu tư phải hoàn thành phê duyệt cấp độ trước ngày 01/01/2027.",
        },
      ],
    }),
  ]);
  const { texts } = roll(
    ["# II. NHIỆM VỤ", "## 1. An toàn thông tin", "- Sao lưu dữ liệu an toàn thông tin hằng ngày."],
    { register },
  );
  expect(texts.filter((text) => /phê duyệt cấp độ/u.test(text))).toEqual([]);
});

describe("a thing that is kept up by the law's day", () => {
  const task = [
    "# III. NHIỆM VỤ",
    "- Từng bước triển khai bệnh án điện tử tại đơn vị theo lộ trình quy định tại Thông tư số 13/2025/TT-BYT ngày 06/6/2025, tiến tới không sử dụng bệnh án giấy. Dự kiến hoàn thành trong năm 2028.",
  ];
  const report = (limit: string): string[] => [
    "# I. ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM 2025",
    "## 1. Dữ liệu số",
    "### a) Kết quả đạt được",
    "- Đã nối mạng 5 khoa.",
    "### b) Tồn tại, hạn chế",
    `- ${limit}`,
  ];

  it("goes on no course and moves towards nothing", () => {
    const { texts } = roll(task);
    const line = texts.find((text) => text.startsWith("Duy trì trong năm 2027 việc triển khai"));
    expect(line).toContain("theo quy định tại Thông tư số 13/2025/TT-BYT");
    expect(line).toContain(", không sử dụng bệnh án giấy (hạn hoàn thành: ");
    expect(line).not.toMatch(/lộ trình|tiến tới/u);
  });

  it.each([
    "Việc triển khai bệnh án điện tử chưa thực hiện đồng bộ ở các khoa.",
    "Một số khoa chưa triển khai hồ sơ bệnh án điện tử.",
  ])("meets a limit that says it is not there, and the question says so: %s", (limit) => {
    const { missing } = roll([...report(limit), ...task]);
    expect(missing.find(({ id }) => id.startsWith("xn-"))?.ask).toContain(
      "nêu thêm nếu có; nhiệm vụ năm 2027 ghi duy trì bệnh án điện tử vì hạn là 31/12/2026",
    );
  });

  it.each([
    "Nhân lực chưa đáp ứng nhu cầu để triển khai bệnh án điện tử.",
    "Việc chưa triển khai kịp thời các ki-ốt làm người bệnh phải chờ.",
  ])("meets no limit of another thing: %s", (limit) => {
    const { missing } = roll([...report(limit), ...task]);
    expect(missing.find(({ id }) => id.startsWith("xn-"))?.ask).toMatch(/nêu thêm nếu có$/u);
  });
});

describe("a duty that a line of the plan says to be finished", () => {
  it("is not told again in another part, though the line speaks of a course", () => {
    const { texts } = roll(
      [
        "# III. NHIỆM VỤ",
        "- Chia sẻ dữ liệu bệnh án điện tử của các cơ sở.",
        "# IV. GIẢI PHÁP",
        "- Đẩy mạnh bệnh án điện tử theo lộ trình quy định tại Thông tư số 13/2025/TT-BYT ngày 06/6/2025 (chậm nhất ngày 30/09/2026 đối với bệnh viện; chậm nhất ngày 31/12/2026 đối với cơ sở khám bệnh, chữa bệnh khác) (rà soát, hoàn thành phần còn thiếu trong năm 2027).",
      ],
      { register: security(), profile: { facility: "authority", name: "Sở Y tế Sông Lô" } },
    );
    expect(texts.join("\n")).not.toMatch(/chỉ đạo, đôn đốc các cơ sở/iu);
  });
});
