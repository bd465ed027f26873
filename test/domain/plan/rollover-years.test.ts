/** Years, days and names of a prior plan in the next one and in the report on it. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import type { RolloverInput } from "../../../src/domain/plan/rollover-context.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Đa khoa Sông Lô năm 2026"];

function roll(
  lines: readonly string[],
  over: Partial<RolloverInput> & { tables?: string[][][] } = {},
) {
  const { tables, ...rest } = over;
  const { sections, context, cover } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: aRegister() },
    plan: aPlan([...COVER, ...lines], tables),
    ...rest,
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows ?? []),
    blocksOf: (heading: RegExp) =>
      sections
        .filter((section) => heading.test(section.heading))
        .flatMap((section) => section.blocks.map(({ text }) => text)),
    ...{ cover, context, missing: context.missing.map(({ ask }) => ask) },
  };
}

describe("years that are none of the plan's own", () => {
  it.each([
    ["the life of a thing", "Hội thi chào mừng 36 năm thành lập Bệnh viện (1990 - 2026)."],
    ["the day from which a state holds", "Không in phim từ ngày 01/3/2026."],
  ])("%s stays", (_, line) => {
    expect(roll(["# II. NHIỆM VỤ", `- ${line}`]).texts.join()).toContain(line.replace(/\.$/u, ""));
  });

  it("a time from a day to a day is one of the plan and moves as a whole", () => {
    const { texts } = roll([
      "# II. NHIỆM VỤ",
      "- Mở đợt cao điểm từ ngày 01/10/2026 đến 10/10/2026.",
    ]);
    expect(texts).toContain("Mở đợt cao điểm từ ngày 01/10/2027 đến 10/10/2027.");
  });

  it("days beside a day of the law stand with it", () => {
    const line =
      "Triển khai bệnh án điện tử theo Thông tư số 13/2025/TT-BYT trước ngày 31/12/2026; bỏ bệnh án giấy vào ngày 15/12/2026.";
    const facility = { profile: { facility: "non-hospital" as const } };
    const { texts } = roll(["# II. NHIỆM VỤ", `- ${line}`], facility);
    const [task = ""] = texts.filter((text) => text.startsWith("Triển khai bệnh án"));
    expect(task).toContain("31/12/2026");
    expect(task).toContain("15/12/2026");
  });

  it("a task reported on is quoted as it stood in the prior plan", () => {
    const lines = [
      "# II. NHIỆM VỤ",
      "- Mua máy chủ thay máy chủ mua năm 2017 theo Báo cáo năm 2024.",
    ];
    const { texts } = roll(lines, { results: [{ id: "nv-01", value: "Đã mua xong" }] });
    expect(texts).toContain(
      "Mua máy chủ thay máy chủ mua năm 2017 theo Báo cáo năm 2024: Đã mua xong",
    );
  });
});

describe("what another document sets", () => {
  const taskOf = (line: string, over = {}) =>
    roll(["# II. NHIỆM VỤ", `- ${line}`], over).blocksOf(/NHIỆM VỤ/u);

  it.each([
    "Phấn đấu đến hết năm 2026 hoàn thành các chỉ tiêu của Nghị quyết số 57-NQ/TW.",
    "Hoàn thành các mục tiêu của Đề án 06 trước ngày 31/12/2026.",
    "Đến cuối năm 2026 hoàn thành nhiệm vụ được giao tại Quyết định số 999/QĐ-UBND.",
    "Chậm nhất tháng 6/2026 thực hiện xong lộ trình trong Đề án sử dụng dữ liệu dân cư.",
    "Đến năm 2026 đạt 90% người dân có hồ sơ theo Chương trình Sức khỏe Việt Nam.",
  ])("has a year of its own, which never moves: %s", (line) => {
    const [task = ""] = taskOf(line);
    expect(task).not.toContain("2027");
    expect(task).toContain("[cần bổ sung: giai đoạn hoặc mốc năm mới");
  });

  it.each([
    "Trong năm 2026, tiếp tục thực hiện các mục tiêu của Đề án 06.",
    "Hoàn thành 100% nhiệm vụ của Kế hoạch này trước ngày 15/12/2026.",
    "Báo cáo kết quả thực hiện Đề án 06 năm 2026.",
  ])("the plan's own year beside it moves: %s", (line) => {
    expect(taskOf(line).join()).toContain("2027");
  });

  it("a goal between the plan's year and the new one is over, whatever sets it", () => {
    const [task = ""] = taskOf("Phấn đấu đến năm 2027 có 80% hồ sơ số.", { targetYear: 2029 });
    expect(task).not.toMatch(/2027|2029/u);
    expect(task).toContain("[cần bổ sung:");
  });

  it("the years in the name of a programme stay", () => {
    const name = "Chương trình Chuyển đổi số y tế đến năm 2025, định hướng đến năm 2030";
    expect(taskOf(`Tổ chức tuyên truyền về ${name}.`).join()).toContain(name);
  });

  it.each([
    ["Hoàn thành các chỉ tiêu của Quyết định số 749/QĐ-TTg ngày 03/6/2020."],
    ["Thực hiện các nhiệm vụ được giao tại Quyết định số 749/QĐ-TTg ngày 03/6/2020."],
    ["Đạt 80% hồ sơ trực tuyến theo Quyết định số 749/QĐ-TTg ngày 03/6/2020."],
  ])("is not carried to the document in its place: %s", (line) => {
    const [task = ""] = taskOf(line);
    expect(task).toContain("1266/QĐ-TTg");
    expect(task).toContain("[cần bổ sung: chỉ tiêu, mốc tương ứng trong văn bản thay");
  });

  it("a document that is only carried out gives way without a question", () => {
    const [task = ""] = taskOf("Triển khai Quyết định số 749/QĐ-TTg ngày 03/6/2020.");
    expect(task).not.toContain("[cần bổ sung: chỉ tiêu");
  });
});

describe("goals over some years in one table", () => {
  const table = [
    ["TT", "Mục tiêu", "Đơn vị", "Năm 2025", "Năm 2026", "Năm 2027"],
    ["1", "Khoa lâm sàng dùng bệnh án điện tử", "khoa", "6", "20", "24"],
    ["2", "Thời gian ngừng hệ thống trong năm", "giờ", "14", "≤ 8", "≤ 6"],
  ];

  it("what was set for the new year is its goal, what lies behind is asked for", () => {
    const { rows, missing } = roll(["# I. MỤC TIÊU", "@1"], { tables: [table] });
    expect(rows[0]?.slice(3)).toEqual(["Năm 2026", "Năm 2027", "Năm 2028"]);
    expect(rows.slice(1).map((row) => row[4])).toEqual(["24", "≤ 6"]);
    expect(rows.slice(1).map((row) => row[3])).toEqual(
      Array<string>(2).fill("[cần bổ sung: kết quả năm 2026]"),
    );
    expect(missing).toContain('chỉ tiêu năm 2028 của "Thời gian ngừng hệ thống trong năm"');
  });

  it("a plan two years later keeps the goals of the year between under their own year", () => {
    const { rows, missing } = roll(["# I. MỤC TIÊU", "@1"], { tables: [table], targetYear: 2028 });
    expect(rows[0]?.slice(3)).toEqual(["Năm 2026", "Năm 2027", "Năm 2028"]);
    expect(rows.slice(1).map((row) => row[4])).toEqual(["24", "≤ 6"]);
    expect(missing).toContain('chỉ tiêu năm 2028 của "Thời gian ngừng hệ thống trong năm"');
  });

  it("a table with one year of goals keeps its figures", () => {
    const one = table.map((row) => row.slice(0, 5));
    const { rows } = roll(["# I. MỤC TIÊU", "@1"], { tables: [one] });
    expect(rows.map((row) => row[4])).toEqual(["Năm 2027", "20", "≤ 8"]);
  });
});

describe("the report on the year", () => {
  it.each([
    ["1.1. Tỷ lệ văn bản ký số của đơn vị: từ 98% trở lên."],
    ["a) Tỷ lệ văn bản ký số của đơn vị: từ 98% trở lên."],
    ["Tỷ lệ văn bản ký số của đơn vị: từ 98% trở lên."],
  ])("goals below the tasks are lines to fill in: %s", (line) => {
    const lines = ["# II. KẾT QUẢ NĂM 2025", "1. Ký số 91% văn bản.", "# III. NHIỆM VỤ NĂM 2026"];
    const { blocksOf } = roll([...lines, "## 1. Các chỉ tiêu chủ yếu", line]);
    expect(blocksOf(/KẾT QUẢ NĂM/u).join()).toMatch(
      /Tỷ lệ văn bản ký số của đơn vị: từ 98% trở lên; thực hiện: \[cần bổ sung: kết quả năm 2026\]/u,
    );
  });

  it("is never empty without a question", () => {
    const lines = ["# II. KẾT QUẢ NĂM 2025", "1. Ký số 91% văn bản.", "# III. NHIỆM VỤ"];
    const { blocksOf } = roll([...lines, "- Họp giao ban."]);
    expect(blocksOf(/KẾT QUẢ NĂM/u)).toEqual([
      "[cần bổ sung: kết quả thực hiện kế hoạch năm 2026]",
    ]);
  });
});

describe("a goal beside the figure of the year before", () => {
  const goal = "- Thanh toán không tiền mặt: ít nhất 70%, năm 2025 là 52%.";

  it("asks for that of a year later while the result is open, and takes the result with its year", () => {
    const lines = ["# I. MỤC TIÊU CỤ THỂ", goal];
    expect(roll(lines).texts).toContain(
      "Thanh toán không tiền mặt: ít nhất 70%, năm 2026 là [cần bổ sung: kết quả năm 2026].",
    );
    const { texts } = roll(lines, { results: [{ id: "ct-01", value: "61" }] });
    expect(texts.join()).toContain("ít nhất 70%, năm 2026 là 61%");
  });
});

describe("a law in running text", () => {
  const register = makeRegister([
    anEntry({
      symbol: "03/2007/QH12",
      type: "Luật",
      issuer: "Quốc hội",
      signed: "2007-11-21",
      title: "Luật Phòng, chống bệnh truyền nhiễm",
      subjects: ["phong-benh"],
      relations: [],
    }),
    anEntry({
      ...{ symbol: "114/2025/QH15", type: "Luật", issuer: "Quốc hội", signed: "2025-12-10" },
      ...{ title: "Luật Phòng bệnh", subjects: ["phong-benh"], effective: "2026-07-01" },
      relations: [{ kind: "replaces", target: "03/2007/QH12", confidence: "high" }],
    }),
  ]);

  it("gives way as a whole, with its name", () => {
    const line =
      "Kế hoạch lập theo Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12 ngày 21/11/2007; các khoa thực hiện.";
    const { texts } = roll(["# II. NHIỆM VỤ", `- ${line}`], { register });
    expect(texts).toContain(
      "Kế hoạch lập theo Luật Phòng bệnh số 114/2025/QH15 ngày 10 tháng 12 năm 2025; các khoa thực hiện.",
    );
  });
});

describe("the signer's name", () => {
  it.each([
    "TTND.TS.BS Rơ Mah Hlưn",
    "BSCKII. Đinh Văn Trường",
    "ThS.BS. H'Hen Niê",
    "TTƯT.BS.CKI K’Sor Bơ",
  ])("%s is read", (name) => {
    const { cover } = roll([
      "# II. NHIỆM VỤ",
      "- Họp.",
      "Nơi nhận:",
      "- Lưu: VT.",
      "GIÁM ĐỐC",
      name,
    ]);
    expect(cover.signerName).toBe(name);
  });

  it("is asked for where the plan prints none", () => {
    const { missing } = roll(["# II. NHIỆM VỤ", "- Họp.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC"]);
    expect(missing).toContain("họ và tên người ký");
  });
});
