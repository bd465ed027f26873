/** Which new legal bases a plan takes up: what it leans on, one a subject. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import type { RegisterEntry } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const law = (symbol: string, title: string, subject: string, effective: string): RegisterEntry =>
  anEntry({
    ...{ symbol, title, effective, signed: effective, type: "Luật", issuer: "Quốc hội" },
    subjects: [subject],
  });

const register: Register = makeRegister([
  law("15/2023/QH15", "Luật Khám bệnh, chữa bệnh", "kham-chua-benh", "2024-01-01"),
  law("60/2024/QH15", "Luật Dữ liệu", "du-lieu", "2025-07-01"),
  law("116/2025/QH15", "Luật An ninh mạng", "an-toan-thong-tin", "2026-07-01"),
  anEntry({
    ...{ symbol: "331/2026/NĐ-CP", type: "Nghị định", issuer: "Chính phủ" },
    ...{ signed: "2026-08-19", effective: "2026-08-19" },
    title: "Bảo vệ an ninh mạng đối với hệ thống thông tin",
    subjects: ["an-toan-thong-tin"],
  }),
  anEntry({
    ...{ symbol: "278/2025/NĐ-CP", type: "Nghị định", issuer: "Chính phủ" },
    ...{ signed: "2026-10-22", effective: "2026-10-22" },
    title: "Kết nối, chia sẻ dữ liệu bắt buộc giữa các cơ quan thuộc hệ thống chính trị",
    subjects: ["du-lieu"],
  }),
  anEntry({ symbol: "13/2025/TT-BYT", provisions: [] }),
  anEntry({
    ...{ symbol: "26/2025/TT-BYT", title: "Quy định về đơn thuốc", subjects: ["ke-don-thuoc"] },
  }),
]);

function basesOf(
  lines: readonly string[],
  body = "Trung tâm Y tế Sông Lô",
  known: Register = register,
) {
  const { sections, context } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register: known },
    plan: aPlan(["KẾ HOẠCH", `Chuyển đổi số tại ${body} năm 2026`, ...lines]),
  });
  const blocks = sections.filter(({ heading }) => /CĂN CỨ/.test(heading))[0]?.blocks ?? [];
  return {
    texts: blocks.map(({ text }) => text),
    symbols: blocks.map(({ text }) => /\d+\/20\d\d\/[\p{Lu}\d-]+/u.exec(text)?.[0]),
    reasonOf: (symbol: string) => blocks.find(({ text }) => text.includes(symbol))?.reason,
    notices: context.notices,
    leftOut: context.changes.map(({ reason }) => reason).filter((one) => /^Không thêm/u.test(one)),
  };
}

const bases = ["# I. CĂN CỨ", "- Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế;"];

describe("new bases of a plan", () => {
  it.each([
    ["a task leans on it", "- Kê đơn thuốc điện tử tại 12 khoa.", ["26/2025/TT-BYT"]],
    ["a law alone where its decree came too", "- Rà quét mã độc.", ["116/2025/QH15"]],
    ["a mention of care leans on no law of care", "- Nâng chất lượng khám bệnh, chữa bệnh.", []],
    [
      "what the law of care itself rules leans on it",
      "- Khám bệnh, chữa bệnh từ xa với 3 bệnh viện.",
      ["15/2023/QH15"],
    ],
    ["so does who may practise", "- Rà soát phạm vi của người hành nghề.", ["15/2023/QH15"]],
    ["a basis of the prior plan is enough", "- Triển khai bệnh án điện tử.", []],
    ["rules of State offices bind no health centre", "- Chia sẻ dữ liệu.", ["60/2024/QH15"]],
  ])("%s", (_, line, added) => {
    const { symbols } = basesOf([...bases, "# II. NHIỆM VỤ", line]);
    expect(symbols.filter((symbol) => symbol !== "13/2025/TT-BYT")).toEqual(added);
  });

  it("a law that another one replaces before the plan year is over gives its place to that one, with its day", () => {
    const dying = makeRegister([
      law("86/2015/QH13", "Luật An toàn thông tin mạng", "an-toan-thong-tin", "2016-07-01"),
      {
        ...law("116/2025/QH15", "Luật An ninh mạng", "an-toan-thong-tin", "2027-07-01"),
        signed: "2026-11-10",
        relations: [{ kind: "replaces", target: "86/2015/QH13", confidence: "high" }],
      },
      anEntry({ symbol: "13/2025/TT-BYT", provisions: [] }),
    ]);
    const lines = [...bases, "# II. NHIỆM VỤ", "- Rà quét mã độc."];
    const { symbols, texts, leftOut, notices } = basesOf(lines, undefined, dying);
    expect(symbols).toEqual(["116/2025/QH15", "13/2025/TT-BYT"]);
    expect(texts[0]).toContain("(có hiệu lực từ ngày 01 tháng 7 năm 2027)");
    expect(leftOut[0]).toContain("hết hiệu lực từ ngày 01/07/2027");
    expect(notices.join()).toContain("được thay bằng Luật số 116/2025/QH15");
  });

  it("say which line leans on them, and the report tells what stays out and why", () => {
    const { reasonOf, leftOut } = basesOf([...bases, "# II. NHIỆM VỤ", "- Rà quét mã độc."]);
    expect(reasonOf("116/2025")).toMatch(
      /^Nội dung "Rà quét mã độc" \(mục ".*"\) thuộc phạm vi của luật này\. Có hiệu lực sau/u,
    );
    expect(leftOut).toEqual([
      "Không thêm Nghị định số 331/2026/NĐ-CP làm căn cứ: nội dung này đã có căn cứ là Luật số 116/2025/QH15.",
    ]);
  });

  it("take nothing from the report or from what the unit is like", () => {
    const report = ["# II. KẾT QUẢ NĂM 2025", "- Đã kê đơn thuốc điện tử, rà quét mã độc."];
    const { symbols } = basesOf([...bases, ...report, "# III. NHIỆM VỤ", "- Họp giao ban."]);
    expect(symbols).toEqual(["13/2025/TT-BYT"]);
  });
});

describe("a resolution of the Party", () => {
  const party = anEntry({
    ...{ symbol: "61-NQ/TW", type: "Nghị quyết", issuer: "Bộ Chính trị", force: "party" },
    ...{ signed: "2024-12-22", effective: "2024-12-22", title: "Đột phá chuyển đổi số" },
    subjects: ["chuyen-doi-so"],
  });
  const digital = law("48/2026/QH15", "Luật Chuyển đổi số", "chuyen-doi-so", "2026-07-01");
  const thirteen = anEntry({ symbol: "13/2025/TT-BYT", provisions: [] });
  const both = makeRegister([digital, party, thirteen]);
  const work = ["# II. NHIỆM VỤ", "- Tổ chức hội thi về chuyển đổi số."];

  it("stands beside the law on the same subject", () => {
    const { texts } = basesOf([...bases, ...work], undefined, both);
    expect(texts.join()).toContain("48/2026/QH15");
    expect(texts.join()).toContain("61-NQ/TW");
  });

  it("stands in for another one only where it is known to hold", () => {
    const older = (doubt?: string) =>
      anEntry({
        ...{ ...party, symbol: "31-NQ/TW", signed: "2019-09-27", effective: "2019-09-27" },
        ...(doubt === undefined ? {} : { doubt }),
      });
    const cited = [...bases, "- Nghị quyết số 31-NQ/TW ngày 27/9/2019 của Bộ Chính trị;", ...work];
    const told = (entry: RegisterEntry): string =>
      basesOf(cited, undefined, makeRegister([...both.entries, entry])).texts.join();
    expect(told(older("Chưa rõ còn áp dụng."))).toContain("61-NQ/TW");
    expect(told(older())).not.toContain("61-NQ/TW");
  });

  it("is not taken up twice, and stands in for no law", () => {
    const cited = [...bases, "- Nghị quyết số 61-NQ/TW ngày 22/12/2024 của Bộ Chính trị;"];
    const { texts } = basesOf([...cited, ...work], undefined, both);
    expect(texts.filter((text) => text.includes("61-NQ/TW"))).toHaveLength(1);
    expect(texts.join()).toContain("48/2026/QH15");
  });
});

describe("what takes the place of a basis that is over", () => {
  const decision = (symbol: string, part: Partial<RegisterEntry>): RegisterEntry =>
    anEntry({ symbol, type: "Quyết định", subjects: ["kien-truc-so"], ...part });
  const known = makeRegister([
    decision("11/QĐ-BYT", { title: "Khung số 1.0", signed: "2019-02-01", effective: "2019-02-01" }),
    decision("12/QĐ-BYT", {
      ...{ title: "Khung số 2.0", signed: "2024-02-01", effective: "2024-02-01" },
      ...{ doubt: "Sau đó có một khung khác, quan hệ chưa rõ." },
      relations: [{ kind: "replaces", target: "11/QĐ-BYT", confidence: "high" }],
    }),
    decision("21/QĐ-BYT", {
      ...{ title: "Chương trình số của ngành", signed: "2021-02-01", effective: "2021-02-01" },
      period: { to: "2025-12-31" },
    }),
    decision("22/QĐ-BYT", {
      ...{ title: "Kế hoạch hành động", signed: "2021-05-01", effective: "2021-05-01" },
      ...{ period: { to: "2025-12-31" } },
      relations: [{ kind: "implements", target: "21/QĐ-BYT", confidence: "low" }],
    }),
    decision("23/QĐ-BYT", {
      ...{ title: "Chiến lược số của ngành", signed: "2025-11-01", effective: "2025-11-01" },
      relations: [{ kind: "succeeds", target: "21/QĐ-BYT", confidence: "medium" }],
    }),
  ]);
  const textsOf = (line: string): string[] =>
    basesOf(["# I. CĂN CỨ", line, "# II. NHIỆM VỤ", "- Họp."], undefined, known).texts;

  it("is asked about where nobody knows for certain that it holds", () => {
    const [text] = textsOf("- Quyết định số 11/QĐ-BYT ngày 01/02/2019 của Bộ Y tế;");
    expect(text).toContain("12/QĐ-BYT");
    expect(text).toContain("[cần bổ sung: kiểm tra hiệu lực của Quyết định số 12/QĐ-BYT]");
  });

  it("is what followed the programme that it only carried out", () => {
    const [text] = textsOf("- Quyết định số 22/QĐ-BYT ngày 01/5/2021 của Bộ Y tế;");
    expect(text).toContain("23/QĐ-BYT");
    expect(text).not.toContain("[");
  });
});

describe("a document that the plan's own lines name", () => {
  const wide = makeRegister([
    anEntry({
      ...law("15/2023/QH15", "Luật Khám bệnh, chữa bệnh", "kham-chua-benh", "2024-01-01"),
      subjects: ["kham-chua-benh", "benh-an-dien-tu"],
    }),
    anEntry({
      symbol: "13/2025/TT-BYT",
      relations: [{ kind: "replaces", target: "46/2018/TT-BYT", confidence: "high" }],
    }),
    anEntry({ symbol: "46/2018/TT-BYT", signed: "2018-12-28", effective: "2019-03-01" }),
  ]);
  const own = ["# I. CĂN CỨ", "- Luật Khám bệnh, chữa bệnh số 15/2023/QH15;", "# II. NHIỆM VỤ"];
  const said = "- Triển khai bệnh án điện tử tại các khoa";

  it("is a basis beside a wider one, by its own number or that of the one it replaced", () => {
    const cited = `${said} theo Thông tư số 46/2018/TT-BYT.`;
    expect(basesOf([...own, cited], undefined, wide).symbols).toContain("13/2025/TT-BYT");
  });

  it("is none where they do not name it", () => {
    expect(basesOf([...own, `${said}.`], undefined, wide).symbols).not.toContain("13/2025/TT-BYT");
  });
});

describe("what the title of a plan names", () => {
  const decision = (symbol: string, from: string): RegisterEntry =>
    anEntry({
      ...{ symbol, type: "Quyết định", issuer: "Thủ tướng Chính phủ", signed: from },
      ...{ effective: from, title: "Chiến lược về chuyển đổi số", subjects: ["chuyen-doi-so"] },
      period: { from: "2026-01-01", to: "2030-12-31" },
    });
  const known = makeRegister([
    law("48/2026/QH15", "Luật Chuyển đổi số", "chuyen-doi-so", "2026-07-01"),
    decision("88/2026/QĐ-TTg", "2026-08-01"),
    law("60/2024/QH15", "Luật Dữ liệu", "du-lieu", "2025-07-01"),
    anEntry({ symbol: "13/2025/TT-BYT", provisions: [] }),
  ]);
  const lines = [...bases, "# II. NHIỆM VỤ", "- Nâng cấp đường truyền cho 6 phòng."];

  it("is what it leans on: the law and the programme of these years stand side by side", () => {
    const { symbols, reasonOf } = basesOf(lines, "Trung tâm Y tế Sông Lô", known);
    expect(symbols).toEqual(["48/2026/QH15", "88/2026/QĐ-TT", "13/2025/TT-BYT"]);
    expect(reasonOf("48/2026")).toContain("Tên kế hoạch thuộc phạm vi");
  });

  it("what came since the prior plan and ranks above it is a basis beside the programme", () => {
    const party = (signed: string, symbol = "57-NQ/TW"): RegisterEntry =>
      anEntry({
        ...{ symbol, type: "Nghị quyết", issuer: "Bộ Chính trị", signed, effective: signed },
        ...{ title: "Đột phá chuyển đổi số quốc gia", subjects: ["chuyen-doi-so"] },
      });
    const wanted = decision("88/2026/QĐ-TTg", "2026-08-01");
    const isLeft = (entry: RegisterEntry): boolean => {
      const { reasonOf } = basesOf(lines, undefined, makeRegister([wanted, entry]));
      return reasonOf(entry.symbol) === undefined;
    };
    expect(isLeft(party("2026-07-30"))).toBe(false);
    expect(isLeft(party("2024-12-22"))).toBe(true);
    // A ministry's party committee ranks below the Prime Minister.
    expect(isLeft(party("2026-07-30", "157-NQ/BCSĐ"))).toBe(true);
  });

  it("one programme is enough", () => {
    const two = makeRegister([...known.entries, decision("89/2026/QĐ-TTg", "2026-09-01")]);
    const { symbols, leftOut } = basesOf(lines, "Trung tâm Y tế Sông Lô", two);
    expect(symbols.filter((one) => one?.endsWith("QĐ-TT"))).toHaveLength(1);
    expect(leftOut.join()).toContain("QĐ-TTg");
  });

  it("a ministry's programme of these years does not stand for the Prime Minister's", () => {
    const ministry = anEntry({
      ...{ symbol: "77/QĐ-BYT", type: "Quyết định", issuer: "Bộ Y tế", signed: "2025-02-03" },
      ...{ effective: "2025-02-03", title: "Chiến lược số ngành", subjects: ["chuyen-doi-so"] },
      period: { from: "2025-01-01", to: "2030-12-31" },
    });
    const both = makeRegister([...known.entries, ministry]);
    const cited = [...bases, "- Quyết định số 77/QĐ-BYT ngày 03/02/2025 của Bộ Y tế;"];
    const { symbols } = basesOf([...cited, ...lines.slice(2)], undefined, both);
    expect(symbols).toContain("88/2026/QĐ-TT");
  });

  it("a decree on the subject does not stand for the law, a law does for the decree", () => {
    const decree = anEntry({
      ...{ symbol: "41/2025/NĐ-CP", type: "Nghị định", issuer: "Chính phủ" },
      ...{ signed: "2025-04-01", effective: "2025-04-01", title: "Quản lý dữ liệu" },
      subjects: ["du-lieu"],
    });
    const both = makeRegister([...known.entries, decree]);
    const work = ["# II. NHIỆM VỤ", "- Chuẩn hóa dữ liệu kho vật tư.", "- Chia sẻ dữ liệu với xã."];
    const cited = (symbol: string): string[] => [...bases, `- ${symbol};`, ...work];
    const byDecree = cited("Nghị định số 41/2025/NĐ-CP ngày 01/4/2025 của Chính phủ");
    expect(basesOf(byDecree, undefined, both).symbols).toContain("60/2024/QH15");
    const byLaw = cited("Luật Dữ liệu số 60/2024/QH15");
    expect(basesOf(byLaw, undefined, both).symbols).not.toContain("41/2025/NĐ-CP");
  });
});

describe("a document that the draft adds and nobody has read in the original", () => {
  const decision = (over: Partial<RegisterEntry>) =>
    makeRegister([
      anEntry({ symbol: "13/2025/TT-BYT", provisions: [] }),
      anEntry({
        ...{ symbol: "88/2026/TT-BYT", title: "Sửa đổi hồ sơ", signed: "2026-06-29" },
        ...{
          effective: "2026-07-01",
          relations: [{ kind: "amends", target: "13/2025/TT-BYT", confidence: "medium" }],
        },
        ...over,
      }),
    ]);
  const second = [{ text: "Một trang báo", seen: null, level: "secondary" as const }];
  const lineIn = (over: Partial<RegisterEntry>) =>
    basesOf(bases, "Trung tâm Y tế Sông Lô", decision(over)).texts.find((text) =>
      text.includes("Thông tư số 88"),
    );

  it("is put to the unit where it stands", () => {
    expect(lineIn({ confidence: "medium", sources: second })).toMatch(
      /\[cần bổ sung: đối chiếu Thông tư số 88\/2026\/TT-BYT với bản gốc \(mới biết qua nguồn thứ cấp\)\]/u,
    );
  });

  it.each([
    ["its text was read", { confidence: "medium" as const }],
    ["several sources agree", { confidence: "high" as const, sources: second }],
  ])("is not where %s", (_, over) => {
    expect(lineIn(over)).toContain("sửa đổi, bổ sung bởi Thông tư số 88");
    expect(lineIn(over)).not.toContain("cần bổ sung");
  });
});

describe("a document that the register knows by others only", () => {
  const of = (part: Partial<RegisterEntry> & { symbol: string }): RegisterEntry =>
    anEntry({
      ...{
        signed: "2024-03-04",
        effective: "2024-03-04",
        confidence: "medium",
        issuer: "Chính phủ",
      },
      sources: [{ text: "Một kế hoạch viện dẫn", seen: null, level: "cited" }],
      ...part,
    });
  const known = makeRegister([
    law("116/2025/QH15", "Luật An ninh mạng", "an-toan-thong-tin", "2026-07-01"),
    of({
      ...{ symbol: "85/2024/NĐ-CP", type: "Nghị định" },
      title: "Bảo đảm an toàn hệ thống thông tin theo cấp độ",
      subjects: ["an-toan-thong-tin", "cap-do-he-thong"],
    }),
    of({
      ...{ symbol: "94/2024/QĐ-TTg", type: "Quyết định", issuer: "Thủ tướng Chính phủ" },
      ...{ title: "Chiến lược Chính phủ số", subjects: ["chinh-phu-so"] },
      period: { to: "2030-12-31" },
    }),
    of({
      ...{ symbol: "53/2024/QĐ-BYT", type: "Quyết định", issuer: "Bộ Y tế" },
      ...{ title: "Chương trình số ngành y tế", subjects: ["chuyen-doi-so"] },
      period: { to: "2030-12-31" },
    }),
    of({
      ...{ symbol: "54/2024/QĐ-BYT", type: "Quyết định", issuer: "Bộ Y tế" },
      ...{ title: "Chương trình y tế số của Bộ", subjects: ["chuyen-doi-so"] },
      ...{ signed: "2024-01-04", effective: "2024-01-04", period: { to: "2030-12-31" } },
    }),
    of({
      ...{ symbol: "55/2024/QĐ-BYT", type: "Quyết định", issuer: "Bộ Y tế" },
      ...{ title: "Kế hoạch ứng dụng công nghệ thông tin", subjects: ["chuyen-doi-so"] },
      period: { to: "2030-12-31" },
    }),
    anEntry({
      ...{ symbol: "88/2024/QĐ-TTg", type: "Quyết định", issuer: "Thủ tướng Chính phủ" },
      ...{ signed: "2024-03-04", effective: "2024-03-04", title: "Chương trình chuyển đổi số" },
      ...{ subjects: ["chuyen-doi-so"], period: { to: "2030-12-31" } },
    }),
  ]);
  const work = [
    "# I. CĂN CỨ",
    "- Công văn số 5/SYT-VP ngày 06/6/2025;",
    "# II. NHIỆM VỤ",
    "- Phê duyệt hồ sơ đề xuất cấp độ an toàn thông tin.",
    "- Tuyên truyền về chính quyền số.",
  ];

  it("is a basis beside the law where work leans on it, to be compared before it is signed", () => {
    const { texts } = basesOf(work, undefined, known);
    expect(texts.some((text) => text.startsWith("Luật An ninh mạng"))).toBe(true);
    for (const symbol of ["Nghị định số 85/2024/NĐ-CP", "Quyết định số 94/2024/QĐ-TTg"])
      expect(texts.find((text) => text.startsWith(symbol))).toContain(
        `[cần bổ sung: đối chiếu ${symbol} với bản gốc (mới biết qua nguồn thứ cấp)]`,
      );
  });

  it("stays out, and the report says why, where a better known one says the same", () => {
    const { texts, leftOut } = basesOf(work, undefined, known);
    expect(texts.join()).not.toContain("54/2024/QĐ-BYT");
    expect(leftOut.join()).toMatch(/54\/2024\/QĐ-BYT làm căn cứ: nội dung này đã có căn cứ là/u);
  });

  it("is no programme of the State where it is the ministry's for its own sector", () => {
    const { texts } = basesOf(work, undefined, known);
    for (const symbol of ["88/2024/QĐ-TTg", "53/2024/QĐ-BYT", "55/2024/QĐ-BYT"])
      expect(texts.join()).toContain(symbol);
  });

  it("a decree on levels is none where the plan speaks of security in general", () => {
    const general = [...work.slice(0, 3), "- Bảo đảm an toàn thông tin cho 12 khoa."];
    const { texts, leftOut } = basesOf(general, undefined, known);
    expect([...texts, ...leftOut].join()).not.toContain("85/2024/NĐ-CP");
  });

  it("a decree on levels is one where a part of the plan is on the security of its systems", () => {
    const part = [...work.slice(0, 3), "## 1. An toàn thông tin mạng", "- Rà quét mã độc 12 khoa."];
    expect(basesOf(part, undefined, known).texts.join()).toContain("85/2024/NĐ-CP");
  });

  it("a second law on the subject is one where the plan speaks of it by its name", () => {
    const two = makeRegister([
      law("86/2015/QH13", "Luật An toàn thông tin mạng", "an-toan-thong-tin", "2016-07-01"),
      law("24/2018/QH14", "Luật An ninh mạng", "an-toan-thong-tin", "2019-01-01"),
    ]);
    const lawsOf = (task: string) =>
      basesOf([...bases, "# II. NHIỆM VỤ", task], undefined, two).symbols;
    expect(lawsOf("- Bảo đảm an toàn thông tin mạng, an ninh mạng.")).toEqual(
      expect.arrayContaining(["86/2015/QH13", "24/2018/QH14"]),
    );
    expect(lawsOf("- Rà quét mã độc.").filter((one) => /QH/.test(one ?? ""))).toHaveLength(1);
  });
});

describe("documents that tasks are carried out by", () => {
  const decision = (symbol: string, over: Partial<RegisterEntry> = {}) =>
    anEntry({
      ...{ symbol, type: "Quyết định", signed: "2024-03-04", effective: "2024-03-04" },
      ...{ title: "Quy định chuẩn dữ liệu", subjects: ["bhyt"], ...over },
    });
  const known = makeRegister([
    decision("610/QĐ-BYT"),
    decision("612/QĐ-BYT", { title: "Quy trình giám định", confidence: "low" }),
    decision("742/QĐ-BYT", {
      title: "Sửa đổi, bổ sung Quyết định 610/QĐ-BYT",
      relations: [{ kind: "amends", target: "610/QĐ-BYT", confidence: "high" }],
    }),
    decision("88/BC-BYT", { type: "Báo cáo", title: "Kết quả năm" }),
  ]);
  const of = (text: string, heading = "# II. NHIỆM VỤ") =>
    basesOf([...bases, heading, text], undefined, known).texts.join();

  it("are bases, with what amends them in their line", () => {
    const texts = of("- Trích chuyển dữ liệu theo Quyết định số 610/QĐ-BYT ngày 04/3/2024.");
    expect(texts).toContain("610/QĐ-BYT");
    expect(texts.match(/742\/QĐ-BYT/gu)).toHaveLength(1);
  });

  it("are named by the one that is amended where a task names the amendment alone", () => {
    expect(of("- Thực hiện Quyết định số 742/QĐ-BYT ngày 04/3/2024.")).toContain("610/QĐ-BYT");
  });

  it.each([
    ["a document hardly known", "- Giám định theo Quyết định số 612/QĐ-BYT.", "612/QĐ-BYT"],
    [
      "what another one amends",
      "- Thực hiện Công văn số 9/SYT-VP sửa đổi, bổ sung một số điều của Quyết định số 1/QĐ-SYT và Quyết định số 610/QĐ-BYT.",
      "610/QĐ-BYT",
    ],
    ["a report", "- Khắc phục tồn tại theo Báo cáo số 88/BC-BYT.", "88/BC-BYT"],
  ])("are not %s", (_, line, symbol) => {
    expect(of(line)).not.toContain(symbol);
  });

  it("are none where only the report names them", () => {
    const told = of("- Đã liên thông theo Quyết định số 610/QĐ-BYT.", "# KẾT QUẢ NĂM 2025");
    expect(told).not.toContain("610/QĐ-BYT");
  });
});

describe("papers of births and deaths", () => {
  const decree = anEntry({
    ...{
      symbol: "63/2026/NĐ-CP",
      type: "Nghị định",
      issuer: "Chính phủ",
      title: "Liên thông điện tử",
    },
    ...{ signed: "2026-06-10", effective: "2026-06-10", subjects: ["giay-to-lien-thong"] },
  });
  const symbolsOf = (task: string) =>
    basesOf([...bases, "# II. NHIỆM VỤ", task], undefined, makeRegister([decree])).symbols;

  it("rest on the decree that rules them, other papers do not", () => {
    const papers = "- Liên thông 100% giấy chứng sinh, giấy báo tử lên cổng.";
    expect(symbolsOf(papers)).toContain("63/2026/NĐ-CP");
    expect(symbolsOf("- Cấp giấy ra viện cho người bệnh.")).not.toContain("63/2026/NĐ-CP");
  });
});

describe("a document that the plan leans on and that is no basis yet", () => {
  const dated = (symbol: string, over: Partial<RegisterEntry>) =>
    anEntry({
      ...{ symbol, type: "Luật", issuer: "Quốc hội", subjects: ["an-toan-thong-tin"] },
      ...{ title: "Luật thử", signed: "2026-06-20", effective: "2026-06-20", ...over },
    });
  const told = (entry: RegisterEntry, task = "- Bảo đảm an toàn thông tin 12 khoa.") =>
    basesOf([...bases, "# II. NHIỆM VỤ", task], undefined, makeRegister([entry])).leftOut;

  it.each([
    [
      "begins within the year",
      {
        ...{ effective: "2027-07-01", type: "Nghị định" as const },
        ...{ symbol: "88/2026/NĐ-CP", issuer: "Chính phủ" },
      },
      "có hiệu lực từ ngày 01/07/2027, trong năm kế hoạch",
    ],
    [
      "is a programme known at second hand",
      {
        ...{ confidence: "medium" as const, type: "Quyết định" as const },
        ...{ symbol: "88/QĐ-TTg", issuer: "Thủ tướng Chính phủ" },
      },
      "còn hiệu lực nhưng mới biết qua nguồn thứ cấp",
    ],
  ])("is told with the reason where it %s", (_, over, reason) => {
    expect(told(dated("88/2026/QH16", over)).join()).toMatch(
      new RegExp(`Không thêm [^:]*88/\\S+ làm căn cứ: ${reason}`, "u"),
    );
  });

  it("is a basis with its day where it is a law that begins within the year", () => {
    const entry = dated("88/2026/QH16", { effective: "2027-07-01" });
    const task = "- Bảo đảm an toàn thông tin 12 khoa.";
    const drawn = basesOf([...bases, "# II. NHIỆM VỤ", task], undefined, makeRegister([entry]));
    expect(drawn.texts.join()).toMatch(
      /88\/2026\/QH16 .*\(có hiệu lực từ ngày 01 tháng 7 năm 2027\)/u,
    );
    expect(drawn.leftOut).toEqual([]);
  });

  it.each([
    ["signed after the day of the draft", { signed: "2026-12-10", effective: "2027-07-01" }],
    ["that begins after the year", { effective: "2028-01-01" }],
    ["that is a basis", {}],
    ["on what no line leans on", { confidence: "medium" as const, subjects: ["ke-don-thuoc"] }],
    ["of a province", { confidence: "medium" as const, scope: "provincial" as const }],
  ])("is not told of one %s", (_, over) => {
    expect(told(dated("88/2026/QH16", over)).join()).not.toContain("88/2026/QH16");
  });
});
