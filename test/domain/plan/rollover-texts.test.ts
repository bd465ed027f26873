/** Sentences of a prior plan that a careless rollover cuts, doubles or tells of a wrong year. */
import { describe, expect, it } from "vitest";

import { citeFull } from "../../../src/domain/plan/citation.ts";
import { headingOf } from "../../../src/domain/plan/heading-of.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import type { RolloverInput } from "../../../src/domain/plan/rollover-context.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { aDocument, anEntry, aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"];

function roll(lines: readonly string[], over: Partial<RolloverInput> = {}) {
  const { sections, context } = rolloverPlan({
    plan: aPlan([...COVER, ...lines]),
    priorId: "truoc",
    targetYear: 2027,
    asOf: "2026-11-22",
    register: aRegister(),
    ...over,
  });
  // What the register adds for whoever treats patients is tested with the duties.
  const added = /^Liên thông và sử dụng kết quả cận lâm sàng của nhau/u;
  const textsOf = (heading: RegExp): string[] =>
    sections
      .filter((section) => heading.test(section.heading))
      .flatMap(({ blocks }) => blocks)
      .filter(({ status, text }) => status !== "new" || !added.test(text))
      .map(({ text }) => text);
  return { sections, textsOf, changes: context.changes, missing: context.missing };
}

const ENACTING =
  "Trung tâm Y tế khu vực Sông Lô ban hành Kế hoạch chuyển đổi số năm 2026 với các nội dung như sau:";

/** Bases of a preamble of one paragraph. */
const basesIn = (line: string): string[] =>
  aPlan([...COVER, line, "# I. MỤC TIÊU", "- 100% văn bản được ký số."]).bases.map(
    ({ text }) => text,
  );

describe("remarks beside the targets of a table", () => {
  const rows = [
    ["STT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu 2026", "Ghi chú"],
    ["1", "Người bệnh đăng ký khám qua ứng dụng", "%", "30", "2025: 17%"],
    ["2", "Máy trạm được thay", "máy", "55", "Thuê năm 2026: 12 máy"],
  ];
  const tableOf = (results: { id: string; value: string }[]): string[][] => {
    const plan = aPlan([...COVER, "# I. CHỈ TIÊU NĂM 2026", "@1"], [rows]);
    const { sections } = roll([], { plan, results });
    return sections.flatMap(({ blocks }) => blocks).find(({ rows: own }) => own)?.rows ?? [];
  };

  it("tell what was reached of the year that is over, and wait for it", () => {
    expect(tableOf([])[1]?.at(-1)).toBe("2026: [cần bổ sung: kết quả năm 2026]");
    expect(tableOf([{ id: "ct-01", value: "26" }])[1]?.at(-1)).toBe("2026: 26%");
    expect(tableOf([])[2]?.at(-1)).toBe("Thuê năm 2027: 12 máy");
  });
});

describe("small plans of a health station", () => {
  it("are asked for the new plan of their commune, of which the old one was", () => {
    const asksOf = (issuer: string): string =>
      roll([
        `Thực hiện Kế hoạch số 05/KH-UBND ngày 12/01/2026 của ${issuer} về chuyển đổi số năm 2026;`,
        "# I. NHIỆM VỤ",
        "- Rà quét mã độc.",
      ])
        .missing.map(({ ask }) => ask)
        .join();
    expect(asksOf("UBND xã Đồng Tâm")).toContain("quyết định của cấp xã");
    expect(asksOf("UBND tỉnh Sông Gianh")).toContain("quyết định của cấp tỉnh");
  });

  it("number no heading by the sign of a list", () => {
    expect(headingOf({ number: "*", heading: "Tồn tại" })).toBe("Tồn tại");
    expect(headingOf({ number: "a)", heading: "Hạ tầng" })).toBe("a) Hạ tầng");
  });

  it("leave the unit of their table, in whatever words, to the new one", () => {
    const rows = [
      ["STT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"],
      ["1", "Cước Internet", "12", "900", "10.800"],
    ];
    const lines = ["# I. KINH PHÍ", "Đơn vị: nghìn đồng", "Đơn vị: Phòng Kế hoạch chủ trì.", "@1"];
    const plan = aPlan([...COVER, ...lines], [rows]);
    const texts = roll([], { plan }).textsOf(/KINH PHÍ/);
    expect(texts).not.toContain("Đơn vị: nghìn đồng");
    expect(texts).toContain("Đơn vị: Phòng Kế hoạch chủ trì.");
  });

  it("go on with a contract without the month in which it began", () => {
    const [text] = roll([
      "# I. NHIỆM VỤ",
      "- Duy trì PACS (thuê dịch vụ 36 tháng, bắt đầu từ tháng 6/2026).",
    ]).textsOf(/NHIỆM VỤ/);
    expect(text).toBe("Duy trì PACS (thuê dịch vụ 36 tháng).");
  });
});

describe("work that is done once", () => {
  const textOf = (line: string): string =>
    roll(["# I. NHIỆM VỤ", line]).textsOf(/NHIỆM VỤ/)[0] ?? "";
  const MARK = "[cần bổ sung: việc làm một lần";

  it("is asked about alone where another clause tells what goes on", () => {
    expect(textOf("- Phê duyệt cấp độ cho 03 hệ thống; rà quét mã độc hằng quý.")).toMatch(
      /^Phê duyệt cấp độ cho 03 hệ thống \[cần bổ sung: [^\]]*đã xong chưa\]; rà quét mã độc hằng quý\.$/u,
    );
    expect(textOf("- Hằng quý rà quét mã độc; báo cáo 02 hệ thống.")).not.toContain(MARK);
  });

  it("is the issuing of a document, whatever years the document is for; work of these years goes on", () => {
    const issued = "- Tham mưu UBND tỉnh ban hành Đề án y tế thông minh giai đoạn 2026 - 2030";
    expect(textOf(`${issued} trong quý II/2026.`)).toContain(MARK);
    expect(
      textOf("- Triển khai 12 trạm theo lộ trình 2026 - 2028 trong quý II/2026."),
    ).not.toContain(MARK);
  });
});

describe("a target that sets a day", () => {
  const goalsOf = (line: string): string[] =>
    roll(["# I. MỤC TIÊU", line, "- 95% báo cáo gửi đúng hạn."]).textsOf(/MỤC TIÊU/);

  it("of work that ends with it waits for its result", () => {
    expect(goalsOf("- Hoàn thành hợp nhất 05 phần mềm trước 30/6/2026.")).toEqual([
      "Hoàn thành hợp nhất 05 phần mềm trước 30/6/2027 [cần bổ sung: kết quả năm 2026].",
      "95% báo cáo gửi đúng hạn [cần bổ sung: giữ hay nâng mức này theo kết quả năm trước].",
    ]);
  });

  it("since when a thing is not done any more keeps it", () => {
    const [month, quarter, task] = goalsOf(
      "- Không in phim đối với 90% ca chụp X-quang từ tháng 7/2026.",
    ).concat(goalsOf("- Bỏ 100% sổ giấy từ quý II/2026.").slice(0, 1));
    expect(month).toContain("từ tháng 7/2026");
    expect(quarter).toContain("95%");
    expect(task).toContain("từ quý II/2026");
  });
});

describe("what a report tells of the unit", () => {
  const reportOf = (line: string): string[] =>
    roll(["# I. KẾT QUẢ NĂM 2025", line, "# II. NHIỆM VỤ", "- Rà quét mã độc."]).textsOf(/KẾT QUẢ/);

  it("is also how it was put together", () => {
    const made =
      "Trung tâm được hợp nhất từ hai trung tâm theo Quyết định số 1122/QĐ-UBND ngày 28/6/2025, có 11 khoa với 214 viên chức.";
    expect(reportOf(`- ${made}`)).toContain(made);
    expect(reportOf("- Hợp nhất 02 phần mềm trong năm 2025.").join()).not.toContain("phần mềm");
  });

  it("is no share of the people", () => {
    const share = "- 1.912.455 người dân có Sổ sức khỏe điện tử, chiếm 68,3% dân số.";
    expect(reportOf(share).join()).not.toContain("1.912.455");
    expect(reportOf("- 168 viên chức, nữ chiếm 62%.").join()).toContain("168 viên chức");
  });
});

describe("the sentence that enacts a plan", () => {
  it.each([
    ["behind a full stop", `Thực hiện Kế hoạch số 68/KH-SYT ngày 10/01/2026 về chuyển đổi số. `],
    ["behind a comma", `Thực hiện Kế hoạch số 68/KH-SYT ngày 10/01/2026 của Sở Y tế, `],
    ["behind nothing", `Căn cứ Công văn số 34/SYT-KHTC của Sở Y tế về kế hoạch năm 2026 `],
    ["behind a semicolon", `Thực hiện Kế hoạch số 68/KH-SYT ngày 10/01/2026 của Sở Y tế; `],
  ])("%s is no part of the last basis", (_, basis) => {
    const parts = basesIn(`${basis}${ENACTING}`);
    expect(parts).toHaveLength(2);
    expect(parts[1]).toBe(ENACTING);
  });

  it("a title that speaks of making plans stays whole", () => {
    const basis =
      "Công văn số 34/SYT-KHTC ngày 05/01/2026 của Sở Y tế về việc xây dựng kế hoạch chuyển đổi số năm 2026";
    expect(basesIn(`Thực hiện ${basis}`)).toEqual([basis]);
  });

  it("goes on behind the bases, in the new year", () => {
    const { textsOf } = roll([
      "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
      `Thực hiện Kế hoạch số 68/KH-SYT ngày 10/01/2026 của Sở Y tế về chuyển đổi số năm 2026. ${ENACTING}`,
      "# I. MỤC TIÊU",
      "- 100% văn bản được ký số.",
    ]);
    expect(textsOf(/Căn cứ/u).at(-1)).toBe(ENACTING.replace("2026", "2027"));
  });

  it.each([",", ";", ".", ", ", ""])(
    "stands behind one stop, whatever the last basis ended with: %j",
    (end) => {
      const { textsOf } = roll([
        "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
        `Xét đề nghị của Trưởng phòng Công nghệ thông tin${end}`,
        ENACTING,
        "# I. MỤC TIÊU",
        "- 100% văn bản được ký số.",
      ]);
      expect(textsOf(/Căn cứ/u)).toContain("Xét đề nghị của Trưởng phòng Công nghệ thông tin.");
    },
  );
});

describe("the question about the limits of the prior report", () => {
  const ask = (...headings: string[]): string | undefined =>
    roll([
      "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
      "Đã hoàn thành kế hoạch.",
      ...headings,
      "- Thiếu nhân lực công nghệ thông tin.",
      "# II. MỤC TIÊU",
      "- 100% văn bản được ký số.",
    ]).missing.find(({ id }) => id.startsWith("xn-"))?.ask;

  it.each([
    [
      "hạn chế nêu trên về thực hiện kế hoạch",
      ["## 2. Tồn tại, hạn chế và nguyên nhân", "### a) Tồn tại"],
    ],
    [
      "nguyên nhân nêu trên về thực hiện kế hoạch",
      ["## 2. Tồn tại, hạn chế và nguyên nhân", "### b) Nguyên nhân"],
    ],
    ["hạn chế nêu trên về thực hiện kế hoạch", ["## 2. Khó khăn, vướng mắc"]],
    ["hạn chế nêu trên về thực hiện kế hoạch", ["## 2. Một số tồn tại"]],
    ["hạn chế nêu trên về an toàn thông tin", ["## 2. Tồn tại, hạn chế về an toàn thông tin"]],
    ["hạn chế nêu trên về hạ tầng số", ["## 2. Hạ tầng số", "### b) Hạn chế"]],
  ])("reads %s", (words, headings) => {
    expect(ask(...headings)).toBe(`xác nhận các ${words} còn đúng trong năm 2026, nêu thêm nếu có`);
  });
});

describe("bases under a heading without a number", () => {
  it("end the title and stand once", () => {
    const plan = readPlan(
      aDocument([
        ...COVER,
        "# Căn cứ pháp lý",
        "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
        "# I. MỤC TIÊU",
        "- 100% văn bản được ký số.",
      ]),
      { title: null, year: null, signed: null, issuer: null },
    );
    expect(plan.cover.title).toBe(COVER[1]);
    const { sections } = roll([], { plan });
    const starts = sections.flatMap(({ heading, blocks }) =>
      blocks
        .filter(({ text }) => text.includes("13/2025/TT-BYT ngày"))
        .map(({ text }) => [heading, text.slice(0, 26)]),
    );
    expect(starts).toEqual([["Căn cứ pháp lý", "Căn cứ Thông tư số 13/2025"]]);
  });

  it("a law without a number stands among the laws", () => {
    const { textsOf } = roll([
      "# I. CĂN CỨ",
      "- Luật Bảo hiểm y tế ngày 14/11/2008 và Luật sửa đổi Luật Bảo hiểm y tế ngày 27/11/2024;",
      "- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử.",
      "# II. MỤC TIÊU",
      "- 100% hồ sơ bệnh án điện tử.",
    ]);
    const [first] = textsOf(/CĂN CỨ/u);
    expect(first).toMatch(/^Luật Bảo hiểm y tế/u);
  });
});

describe("the plan that the next one takes the place of", () => {
  const said =
    "- Kế hoạch này thay thế Kế hoạch số 38/KH-TTYT ngày 15 tháng 01 năm 2025 của Trung tâm Y tế Sông Lô.";
  const lines = ["# I. TỔ CHỨC THỰC HIỆN", said];

  it("is the prior plan, by its own number and day", () => {
    const plan = aPlan([...COVER, ...lines]);
    Object.assign(plan.cover, { symbol: "45/KH-TTYT", date: "2026-01-12" });
    expect(roll([], { plan }).textsOf(/TỔ CHỨC/u)).toEqual([
      "Kế hoạch này thay thế Kế hoạch số 45/KH-TTYT ngày 12 tháng 01 năm 2026 của Trung tâm Y tế Sông Lô.",
    ]);
  });

  it("is asked for where the prior plan bears no number", () => {
    expect(roll(lines).textsOf(/TỔ CHỨC/u)).toEqual([
      "Kế hoạch này thay thế Kế hoạch số [cần bổ sung: số, ngày của Kế hoạch năm 2026 được thay thế] của Trung tâm Y tế Sông Lô.",
    ]);
  });
});

describe("what a unit is", () => {
  const lines = [
    "# I. THỰC TRẠNG NĂM 2025",
    "## 1. Thông tin chung",
    "Trung tâm có 180 giường bệnh, 10 khoa, 04 phòng, 12 trạm y tế xã.",
    "## 2. Kết quả đạt được",
    "- Hạ tầng: 02 máy chủ, 185 máy tính; mạng LAN tới 100% khoa, phòng.",
    "- Tỷ lệ hồ sơ bệnh án điện tử đạt 62%.",
    "## 3. Tồn tại, hạn chế",
    "- Về nhân lực: thiếu 02 kỹ sư; kinh phí mới đáp ứng 45% nhu cầu.",
    "# II. MỤC TIÊU",
    "- 100% văn bản được ký số.",
  ];

  it("stays, put up for confirmation; results of the old year do not", () => {
    const { textsOf } = roll(lines);
    expect(textsOf(/Thông tin chung/u)).toEqual([
      "Trung tâm có 180 giường bệnh, 10 khoa, 04 phòng, 12 trạm y tế xã.",
      "[cần bổ sung: xác nhận, cập nhật số liệu hiện trạng về thông tin chung đến cuối năm 2026]",
    ]);
    const reached = textsOf(/Kết quả đạt được/u);
    expect(reached[0]).toBe("Hạ tầng: 02 máy chủ, 185 máy tính; mạng LAN tới 100% khoa, phòng.");
    expect(reached.join("\n")).not.toContain("62%");
    expect(textsOf(/Tồn tại/u)[0]).toBe(
      "Về nhân lực: thiếu 02 kỹ sư; kinh phí mới đáp ứng 45% nhu cầu [cần bổ sung: số liệu năm 2026].",
    );
  });

  it("needs no further line once it is confirmed", () => {
    const { textsOf } = roll(lines, { results: [{ id: "th-kq-thong-tin-chung", value: "Đúng" }] });
    expect(textsOf(/Thông tin chung/u)).toEqual([
      "Trung tâm có 180 giường bệnh, 10 khoa, 04 phòng, 12 trạm y tế xã.",
    ]);
  });
});

describe("a figure of the year before", () => {
  const line = "- Nâng tỷ lệ hồ sơ sức khỏe điện tử từ 80% (năm 2025) lên 95% vào cuối năm 2026.";
  const lines = ["# I. MỤC TIÊU", line];

  it("is asked for a year later in the target, and stays in the report on it", () => {
    const { textsOf } = roll(lines);
    expect(textsOf(/MỤC TIÊU/u)).toEqual([
      "Nâng tỷ lệ hồ sơ sức khỏe điện tử từ [cần bổ sung: kết quả năm 2026] (năm 2026) lên 95% vào cuối năm 2027.",
    ]);
    expect(textsOf(/ĐÁNH GIÁ/u)[0]).toContain("từ 80% (năm 2025) lên 95% vào cuối năm 2026:");
  });

  it("gives way to the result of the year, where that fell short", () => {
    const { textsOf } = roll(lines, { results: [{ id: "ct-01", value: 84 }] });
    expect(textsOf(/MỤC TIÊU/u)).toEqual([
      "Nâng tỷ lệ hồ sơ sức khỏe điện tử từ 84% (năm 2026) lên 95% vào cuối năm 2027.",
    ]);
  });
});

describe("deadlines of a line", () => {
  const register = makeRegister([
    anEntry({
      symbol: "331/2026/NĐ-CP",
      type: "Nghị định",
      issuer: "Chính phủ",
      signed: "2026-08-19",
      effective: "2026-08-19",
      subjects: ["an-toan-thong-tin"],
      title: "Về bảo vệ an ninh mạng đối với hệ thống thông tin",
      provisions: [
        {
          locator: "Điều 39 khoản 1",
          kind: "deadline",
          fact: "Hệ thống thông tin đang đầu tư phải hoàn thành phê duyệt cấp độ trước ngày 01/01/2027.",
          due: "2027-01-01",
          asks: [],
          confidence: "high",
        },
      ],
    }),
    ...aRegister().entries,
  ]);

  it("one day later than the law's in the same year gives way to it", () => {
    const { textsOf } = roll(
      [
        "# I. NHIỆM VỤ",
        "- Hoàn thiện hồ sơ đề xuất cấp độ an toàn thông tin trước ngày 30/6/2026.",
      ],
      { register },
    );
    expect(textsOf(/NHIỆM VỤ/u)[0]).toBe(
      "Hoàn thiện hồ sơ đề xuất cấp độ an toàn thông tin. Duy trì trong năm 2027 kết quả đã triển khai (hạn hoàn thành: trước ngày 01/01/2027 đối với hệ thống thông tin đang đầu tư theo Khoản 1 Điều 39 Nghị định số 331/2026/NĐ-CP).",
    );
    expect(textsOf(/NHIỆM VỤ/u).filter((text) => text.includes("01/01/2027"))).toHaveLength(1);
  });

  it("another deadline of the same line goes with it; what is left is a sentence", () => {
    const { textsOf } = roll([
      "# I. NHIỆM VỤ",
      "- Công bố bệnh án điện tử trong tháng 9/2026, chậm nhất đến 31/12/2028.",
      "- Đẩy mạnh chuyển đổi số; trong năm 2026, hoàn thành bệnh án điện tử và bỏ bệnh án giấy.",
    ]);
    const law =
      "(hạn hoàn thành: chậm nhất ngày 31/12/2026 theo Điểm b Khoản 2 Điều 4 Thông tư số 13/2025/TT-BYT)";
    expect(textsOf(/NHIỆM VỤ/u).slice(0, 2)).toEqual([
      // Whether it was announced nobody has told yet.
      `Công bố bệnh án điện tử ${law} [cần bổ sung: việc làm một lần "Công bố bệnh án điện tử" đã xong chưa].`,
      `Đẩy mạnh chuyển đổi số; hoàn thành bệnh án điện tử và bỏ bệnh án giấy. Duy trì trong năm 2027 kết quả đã triển khai ${law}.`,
    ]);
  });

  it("a start later than the law's day is put right", () => {
    const { textsOf } = roll([
      "# I. NHIỆM VỤ",
      "- Thực hiện liên thông kết quả xét nghiệm giữa các cơ sở bảo hiểm y tế từ năm 2028.",
    ]);
    expect(textsOf(/NHIỆM VỤ/u)[0]).toBe(
      "Thực hiện liên thông kết quả xét nghiệm giữa các cơ sở bảo hiểm y tế. Hạn hoàn thành: chậm nhất ngày 01/01/2027 theo Khoản 4 Điều 3 Luật số 51/2024/QH15.",
    );
  });
});

describe("parts under letters", () => {
  it("a title in capitals behind the next letter opens a part, though it was read as a line", () => {
    const document = aDocument([
      ...COVER,
      "# A. KẾT QUẢ NĂM 2025",
      "## I. Kết quả chủ yếu",
      "- Thanh toán không dùng tiền mặt đạt 47,9%.",
      "B. KẾ HOẠCH NĂM 2026",
      "## I. Mục tiêu",
      "- Thanh toán không dùng tiền mặt đạt 65%.",
    ]);
    const facts = { title: null, year: null, signed: null, issuer: null };
    const plan = readPlan(document, facts);
    expect(plan.sections.map(({ role, parent }) => [role, parent])).toEqual([
      ["results", null],
      ["results", plan.sections[0]?.id],
      ["other", null],
      ["targets", plan.sections[2]?.id],
    ]);
    expect(plan.targets).toHaveLength(1);
  });
});

describe("targets", () => {
  it("a caption or a pointer to a table is none", () => {
    const plan = aPlan([
      ...COVER,
      "# I. CHỈ TIÊU",
      "- Các chỉ tiêu cụ thể của năm nay nêu tại Bảng 1:",
      "- Bảng 1. Chỉ tiêu chuyển đổi số của đơn vị năm 2026",
      "- 100% văn bản đi của đơn vị được ký số.",
    ]);
    expect(plan.targets.map(({ text }) => text)).toEqual([
      "100% văn bản đi của đơn vị được ký số.",
    ]);
  });
});

describe("titles and names", () => {
  it("what the register adds in brackets is no part of a title; a strategy keeps its capital", () => {
    const printed = (title: string): string =>
      citeFull(anEntry({ symbol: "15/2026/TT-BYT", title }));
    expect(printed("Quy định chi tiết Luật Phòng bệnh (giám sát, báo cáo bệnh)")).toMatch(
      / của Bộ Y tế quy định chi tiết Luật Phòng bệnh$/u,
    );
    expect(printed("Chiến lược quốc gia về chuyển đổi số")).toMatch(/ về Chiến lược quốc gia về/u);
  });

  it("a proposal is told as one", () => {
    const { textsOf } = roll([
      "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06 tháng 6 năm 2025 của Bộ Y tế hướng dẫn triển khai hồ sơ bệnh án điện tử;",
      "Theo đề nghị của Trưởng phòng Kế hoạch - Nghiệp vụ.",
      "# I. MỤC TIÊU",
      "- 100% văn bản đi của đơn vị được ký số.",
    ]);
    expect(textsOf(/Căn cứ/u).at(-1)).toBe("Theo đề nghị của Trưởng phòng Kế hoạch - Nghiệp vụ.");
  });
});

describe("a line with an amount of the prior budget", () => {
  const marked = (marker: string | null) => {
    const plan = aPlan([
      ...COVER,
      "# I. KINH PHÍ",
      "- Tổng nhu cầu kinh phí năm 2026 là 9.650 triệu đồng, gồm ngân sách tỉnh 6.900 triệu đồng và nguồn thu 2.750 triệu đồng.",
      "- Phòng Kế hoạch - Tài chính bố trí kinh phí năm 2026.",
    ]);
    for (const section of plan.sections) for (const item of section.items) item.marker = marker;
    return roll([], { plan }).sections.find(({ heading }) => heading.includes("KINH PHÍ"))
      ?.blocks[0];
  };

  it.each(["1.", "a)", "2)", "+", "1.1."])("keeps its number %s", (marker) => {
    expect(marked(marker)).toMatchObject({
      kind: "paragraph",
      text: expect.stringMatching(/^\S+ Tổng nhu cầu kinh phí năm 2027 là \[cần/u) as string,
    });
    expect(marked(marker)?.text.startsWith(`${marker} `)).toBe(true);
  });

  it.each(["-", "•"])("leaves the dash %s to the file", (marker) => {
    expect(marked(marker)).toMatchObject({ kind: "bullet" });
    expect(marked(marker)?.text).toMatch(/^Tổng/u);
  });
});

describe("a plan from two years before", () => {
  const lines = ["# I. MỤC TIÊU", "- 100% văn bản được ký số."];

  it.each([
    [2027, "2026"],
    [2028, "2026, 2027"],
  ])("asks for %i what came between", (targetYear, years) => {
    const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2025", ...lines]);
    const { missing, textsOf } = roll([], { plan, targetYear });
    const ask = `kết quả thực hiện năm ${years} (kế hoạch trước là của năm 2025)`;
    expect(missing.map((one) => one.ask)).toContain(ask);
    expect(textsOf(/ĐÁNH GIÁ KẾT QUẢ/u)).toContain(`[cần bổ sung: ${ask}]`);
  });

  it("of the year before asks for none", () => {
    expect(
      roll(lines)
        .missing.map(({ id }) => id)
        .join(),
    ).not.toContain("kq-nam-");
  });
});

describe("the deadline of the kind of facility that a line names", () => {
  const due = (day: string, who: string, kind: "hospital" | "non-hospital") => ({
    ...{ locator: `Điều 4 khoản 2 (${who})`, kind: "deadline" as const, who, due: day },
    fact: `${who} phải triển khai hồ sơ bệnh án điện tử chậm nhất ngày ${day}.`,
    ...{ appliesTo: [kind], asks: [], confidence: "high" as const },
  });
  const register = makeRegister([
    anEntry({
      symbol: "13/2025/TT-BYT",
      provisions: [
        due("2025-09-30", "Bệnh viện", "hospital"),
        due("2026-12-31", "Cơ sở khám bệnh, chữa bệnh khác", "non-hospital"),
      ],
    }),
  ]);
  const line = (who: string): string =>
    roll(["# I. MỤC TIÊU", `- ${who} hoàn thành bệnh án điện tử trước ngày 31/12/2026.`], {
      register,
      profile: { facility: "authority" },
      asOf: "2026-11-29",
    })
      .textsOf(/MỤC TIÊU/u)
      .join("\n");

  it.each(["Ít nhất 04 bệnh viện tuyến tỉnh", "Các bệnh viện đa khoa", "Bệnh viện Nhi"])(
    "%s: the day of hospitals, told once",
    (who) => {
      const text = line(who);
      expect(text).not.toMatch(/30\/09\/2025|31\/12\/2026|quá hạn/u);
      expect(text).toContain("Rà soát, hoàn thành phần còn thiếu và duy trì trong năm 2027");
    },
  );

  it.each(["Các trung tâm y tế", "100% trạm y tế, phòng khám"])("%s: the day of others", (who) => {
    const text = line(who);
    expect(text).not.toContain("30/09/2025");
    // Over when the new year begins: what is left then is told in the text too.
    expect(text).toMatch(
      /trước ngày 31\/12\/2026 \(rà soát, hoàn thành phần còn thiếu trong năm 2027\)/u,
    );
  });

  it("that has passed leaves a line, whose last words are not cut off", () => {
    const text = line(
      "Giao các bệnh viện công bố bệnh án điện tử trước ngày 30/9/2025; nơi còn chậm phải",
    );
    expect(text).toMatch(
      /^Giao các bệnh viện công bố bệnh án điện tử[^;]*; nơi còn chậm phải hoàn thành /u,
    );
    expect(text).not.toMatch(/30\/9\/2025|hoàn thành\.$/mu);
  });

  it("of both where a line names both, and without a second remark", () => {
    const text = line("Các bệnh viện và trung tâm y tế");
    expect(text).not.toMatch(/30\/09\/2025|quá hạn/u);
    expect(text.match(/phần còn thiếu/gu)).toHaveLength(1);
  });
});

describe("a prior table of money in the text of the next plan", () => {
  const printed = (rows: string[][]): string =>
    roll([], { plan: aPlan([...COVER, "# I. KINH PHÍ", "@1"], [rows]) })
      .sections.flatMap(({ blocks }) => blocks.flatMap((one) => one.rows?.flat() ?? []))
      .join(" | ");

  it.each([
    [
      "funds and who carries it out",
      [
        ["TT", "Nội dung", "Tổng kinh phí", "Ngân sách tỉnh", "Thu sự nghiệp", "Đơn vị thực hiện"],
        ["1", "Kho dữ liệu dùng chung", "4.500", "4.000", "500", "Văn phòng Sở"],
        ["", "Cộng", "4.500", "4.000", "500", ""],
      ],
    ],
    [
      "tasks with funds of their own name",
      [
        ["TT", "Nhiệm vụ", "Kinh phí", "Ngân sách tỉnh", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Kho dữ liệu dùng chung", "4.500", "4.500", "Văn phòng Sở", "Quý II/2026"],
        ["", "Cộng", "4.500", "4.500", "", ""],
      ],
    ],
  ])("%s: no old amount", (_, rows) => {
    expect(printed(rows)).not.toContain("4.500");
  });

  it("keeps what there is to do, by whom and when", () => {
    const rows = [
      ["TT", "Nhiệm vụ", "Kinh phí", "Ngân sách tỉnh", "Đơn vị thực hiện", "Thời gian"],
      ["1", "Kho dữ liệu dùng chung", "4.500", "4.500", "Văn phòng Sở", "Quý II/2026"],
    ];
    expect(printed(rows)).toContain("Văn phòng Sở | Quý II/2027");
  });
});

describe("further documents beside one that is over", () => {
  const lineOf = (behind: string): string => {
    const line = `Tiếp tục thực hiện các nhiệm vụ tại Quyết định số 742/QĐ-UBND ngày 06/4/2023 của UBND tỉnh ban hành Kế hoạch chuyển đổi số đến năm 2025${behind}.`;
    return roll(["# I. MỤC TIÊU CHUNG", line])
      .textsOf(/MỤC TIÊU CHUNG/u)
      .join("\n");
  };

  it("stay, with what is said of them", () => {
    const others =
      " và các kế hoạch, quyết định UBND tỉnh đã ban hành về phát triển chính quyền số theo chỉ đạo của Chính phủ";
    expect(lineOf(others)).toContain(`]${others}.`);
    const unsure = others.replace("đã", "\uE000đã\uE001");
    expect(lineOf(unsure)).toContain("ban hành về phát triển chính quyền số");
  });

  it("are no words of a title that goes on", () => {
    const titled = lineOf(" và các chương trình, đề án trọng điểm");
    expect(titled).not.toContain("đề án trọng điểm.");
  });
});
