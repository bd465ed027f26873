/** Bases of the next plan in one form: no dashes, days in words, in order of rank, rightly spelt, doubts put to the unit. */
import { describe, expect, it } from "vitest";

import { procurementNote } from "../../../src/domain/plan/budget-notes.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { rightlySpelt } from "../../../src/domain/plan/slips.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const doubted = anEntry({
  symbol: "49/2017/TT-BYT",
  ...{ signed: "2017-12-28", effective: "2018-02-15" },
  title: "Quy định về hoạt động y tế từ xa",
  doubt: "Các nguồn để ngỏ việc văn bản còn hiệu lực hay không.",
});

function roll(
  lines: readonly string[],
  register: Register,
  results: { id: string; value: string }[] = [],
) {
  const { sections, context } = rolloverPlan({
    plan: aPlan([
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026",
      "# I. CĂN CỨ LẬP KẾ HOẠCH",
      ...lines,
      "# II. MỤC TIÊU",
      "- 100% văn bản được ký số.",
    ]),
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register, results },
  });
  const bases = sections.find(({ heading }) => heading.startsWith("I."))?.blocks ?? [];
  return { bases: bases.map(({ text }) => text), context };
}

describe("printed bases", () => {
  const lines = [
    "- Thông tư số 88/2025/TT-BYT ngày 06/06/2025 của Bộ Y tế;",
    "- - Công điện số 33/CĐ-TTg ngày 15/12/2025 của Thủ tướng chính phủ;",
    "- Nghị định số 130/2025/NĐ-CP ngày 08/8/2025 của Chính phủ;",
    "- Kế hoạch số 12/KH-UBND ngày 5/1/2026 của UBND tỉnh gia đoạn 2026-2030.",
  ];

  it("carry no dash, their day in words, and no slip of spelling", () => {
    const { bases } = roll(lines, makeRegister([]));
    const plain = bases.map((text) => text.replace(/\s*\[cần bổ sung:.*\]/u, ""));
    expect(plain.join("\n")).not.toMatch(/(?:^|\n)-|\d\/\d{1,2}\/20\d\d|chính phủ|gia đoạn/u);
    expect(plain.join("\n")).toContain("ngày 05 tháng 01 năm 2026");
    expect(plain.join("\n")).toContain("giai đoạn 2026-2030");
  });

  it("a decree that the register lacks stands in front of circulars", () => {
    const { bases } = roll(lines, makeRegister([]));
    const at = (words: string): number => bases.findIndex((text) => text.includes(words));
    expect(at("130/2025/NĐ-CP")).toBeLessThan(at("88/2025/TT-BYT"));
    expect(at("88/2025/TT-BYT")).toBeLessThan(at("12/KH-UBND"));
  });

  it("one that may have lost effect is put to the unit, whose answer counts", () => {
    const line = ["- Thông tư số 49/2017/TT-BYT ngày 28/12/2017 của Bộ Y tế;"];
    const { bases, context } = roll(line, makeRegister([doubted]));
    expect(bases.join()).toContain(
      "[cần bổ sung: kiểm tra hiệu lực của Thông tư số 49/2017/TT-BYT",
    );
    const id = context.missing.find(({ ask }) => ask.includes("49/2017"))?.id ?? "";
    const answered = roll(line, makeRegister([doubted]), [{ id, value: "Còn hiệu lực" }]);
    expect(answered.bases.join()).toContain("49/2017/TT-BYT");
    expect(answered.bases.join()).not.toContain("[cần bổ sung");
  });
});

describe("a document whose successor the register knows", () => {
  const old = anEntry({
    symbol: "04/2020/TT-BTTTT",
    ...{ signed: "2020-02-24", effective: "2020-04-10" },
    title: "Quy định về chi phí dự án công nghệ thông tin",
  });
  const registerOf = (confidence: "high" | "medium" | "low"): Register =>
    makeRegister([
      old,
      anEntry({
        symbol: "18/2024/TT-BTTTT",
        ...{ signed: "2024-12-30", effective: "2025-02-15" },
        title: "Quy định về chi phí đầu tư công nghệ thông tin",
        relations: [{ kind: "replaces", target: old.symbol, confidence }],
      }),
    ]);
  const line = ["- Thông tư số 04/2020/TT-BTTTT ngày 24/02/2020 của Bộ Thông tin và Truyền thông;"];
  const mark =
    "[cần bổ sung: đối chiếu việc Thông tư số 18/2024/TT-BTTTT thay Thông tư số 04/2020/TT-BTTTT với bản gốc]";
  const task = ["# Công việc", "- Lập dự toán theo Thông tư số 04/2020/TT-BTTTT."];

  it.each(["medium", "low"] as const)("with %s confidence only: compared, once", (confidence) => {
    const { bases, context } = roll([...line], registerOf(confidence));
    expect(bases.join()).toMatch(/^Căn cứ Thông tư số 18\/2024|^Thông tư số 18\/2024/u);
    expect(bases.join().split(mark)).toHaveLength(2);
    const id = context.missing.find(({ ask }) => ask.startsWith("đối chiếu việc"))?.id ?? "";
    const answered = roll(line, registerOf(confidence), [{ id, value: "Đã đối chiếu" }]);
    expect(answered.bases.join()).toContain("18/2024/TT-BTTTT");
    expect(answered.bases.join()).not.toContain("[cần bổ sung");
    const denied = roll(line, registerOf(confidence), [{ id, value: "Không thay" }]);
    expect(denied.bases.join()).toContain("04/2020/TT-BTTTT");
  });

  it("in a task it is compared there, unless the bases ask already", () => {
    const all = (lines: readonly string[]): string =>
      rolloverPlan({
        plan: aPlan(["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026", ...lines]),
        ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22" },
        register: registerOf("medium"),
      })
        .sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))
        .join("\n");
    expect(all(task).split(mark)).toHaveLength(2);
    expect(all(["# I. CĂN CỨ LẬP KẾ HOẠCH", ...line, ...task]).split(mark)).toHaveLength(2);
  });

  it("is no question where the old one's time is over by itself", () => {
    const ended = { ...old, period: { to: "2025-12-31" } };
    const next = anEntry({
      symbol: "18/2024/TT-BTTTT",
      ...{ signed: "2024-12-30", effective: "2025-02-15" },
      relations: [{ kind: "succeeds", target: old.symbol, confidence: "medium" }],
    });
    expect(roll(line, makeRegister([ended, next])).bases.join()).not.toContain("đối chiếu việc");
  });

  it("with high confidence is no question", () => {
    expect(roll(line, registerOf("high")).bases.join()).not.toContain("[cần bổ sung: đối chiếu");
  });
});

it.each([
  ["Cũng cố hạ tầng", "Củng cố hạ tầng"],
  ["THẾ CHẾ SỐ", "THỂ CHẾ SỐ"],
  ["theo dõi, đơn đốc", "theo dõi, đôn đốc"],
  ["Văn phòng Chính phủ", "Văn phòng Chính phủ"],
  ["giá đơn chiếc", "giá đơn chiếc"],
])("rightlySpelt: %s", (text, right) => {
  expect(rightlySpelt(text).text).toBe(right);
});

it.each([
  ["high", false],
  ["medium", true],
] as const)("a threshold known with confidence %s", (confidence, warned) => {
  const register = makeRegister([
    anEntry({
      ...{ symbol: "214/2025/NĐ-CP", type: "Nghị định", subjects: ["dau-thau"] },
      provisions: [
        {
          ...{ locator: "Điều 78 khoản 4", kind: "threshold", asks: [], confidence },
          fact: "Gói thầu thuộc dự toán mua sắm không hình thành dự án được chỉ định thầu khi giá không quá 1 tỷ đồng.",
        },
      ],
    }),
  ]);
  const { context } = roll([], register);
  const text = procurementNote(context)?.text ?? "";
  expect(text).toContain("không quá 1 tỷ đồng");
  expect(text.includes("[cần bổ sung: đối chiếu mức chỉ định thầu với bản gốc")).toBe(warned);
});

describe("a basis that another one replaces from the first day of the plan's year on", () => {
  const old = anEntry({ symbol: "31/2023/NĐ-CP", type: "Nghị định", title: "Quản lý dữ liệu" });
  const next = (signed: string) =>
    anEntry({
      ...{ symbol: "77/2026/NĐ-CP", type: "Nghị định", title: "Quản lý dữ liệu số" },
      ...{ signed, effective: "2027-01-01" },
      relations: [{ kind: "replaces", target: "31/2023/NĐ-CP", confidence: "high" }],
    });
  const lines = ["- Nghị định số 31/2023/NĐ-CP ngày 10/4/2023 của Chính phủ về quản lý dữ liệu;"];

  it("gives way to it once that is signed", () => {
    const { bases } = roll(lines, makeRegister([old, next("2026-10-02")]));
    expect(bases.join()).toContain("77/2026/NĐ-CP");
    expect(bases.join()).not.toContain("31/2023/NĐ-CP");
  });

  it("stays while nobody can know of it", () => {
    const { bases, context } = roll(lines, makeRegister([old, next("2026-12-15")]));
    expect(bases.join()).toContain("31/2023/NĐ-CP");
    expect(context.notices.join()).not.toContain("hết hiệu lực");
  });
});

describe("a document of the unit's own that the register lacks", () => {
  it("is called what its letters say", () => {
    const { bases } = roll(
      ["- Số 40/QC-TTYT ngày 02/3/2026 về sử dụng thiết bị;"],
      makeRegister([]),
    );
    expect(bases.join()).toMatch(/kiểm tra hiệu lực của Quy chế số 40\/QC-TTYT/u);
  });
});

describe("bases that are no documents, and guidance that is over", () => {
  it("what is no document keeps the word that makes it a basis", () => {
    const { bases } = roll(
      [
        "- Thông tư số 88/2025/TT-BYT ngày 06/06/2025 của Bộ Y tế;",
        "- Căn cứ nhu cầu thực tế của các khoa, phòng.",
      ],
      makeRegister([]),
    );
    expect(bases.join("\n")).toContain("Căn cứ nhu cầu thực tế của các khoa, phòng");
    expect(bases.join("\n")).not.toContain("Căn cứ Thông tư");
  });

  it.each(["2110/STTTT-CNTT", "431/SKHCN-CĐS"])(
    "%s for the year before: what the province asks for this year is asked for",
    (symbol) => {
      const line = `- Công văn số ${symbol} ngày 12/11/2025 về việc lập kế hoạch chuyển đổi số năm 2026;`;
      const { bases } = roll([line], makeRegister([]));
      expect(bases.join("\n")).toContain("của cấp tỉnh về chuyển đổi số áp dụng cho năm 2027");
    },
  );
});

describe("slips with one right form", () => {
  it.each([
    ["Gửi lên Công giám định BHYT.", "Gửi lên Cổng giám định BHYT."],
    ["Liên thông với BHXXH tỉnh.", "Liên thông với BHXH tỉnh."],
    ["làm theo quy định tại theo Quyết định số 1", "làm theo quy định tại Quyết định số 1"],
    ["của Bộ trưởng bộ Bộ Y tế", "của Bộ trưởng Bộ Y tế"],
    ["Làm theo quy định tại địa phương.", "Làm theo quy định tại địa phương."],
    ["Cổng giám định BHYT, công giám định viên.", "Cổng giám định BHYT, công giám định viên."],
  ])("%s", (printed, right) => {
    expect(rightlySpelt(printed).text).toBe(right);
  });
});
