/** Lines of a scan that are read again go over like typed ones, and say that they are to be compared. */
import { describe, expect, it } from "vitest";

import { withOutdatedAsked } from "../../../src/domain/plan/outdated-words.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { readableBody } from "../../../src/domain/plan/scanned-body.ts";
import { readableOutline } from "../../../src/domain/plan/scanned-plan.ts";
import {
  unsureWord,
  withoutUnsureMarks,
  withUnsureElided,
  withUnsureMarks,
} from "../../../src/domain/plan/unsure-marks.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { shippedReader } from "../text/scan/shipped-reader.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const readScan = shippedReader();

const scanOf = (lines: readonly string[]): Plan => ({
  ...aPlan(["KE HOACH", "Ung dung cong nghé thdng tin nam 2025", ...lines]),
  lostMarks: true,
});

function draftOf(lines: readonly string[], results: { id: string; value: string }[] = []) {
  const plan = readableBody(scanOf(lines), readScan);
  return rolloverPlan({
    ...{ plan, priorId: "quet", targetYear: 2026, asOf: "2025-12-31", register: aRegister() },
    results,
  });
}

const textsOf = ({ sections }: ReturnType<typeof draftOf>, heading: RegExp): string[] =>
  sections
    .filter((section) => heading.test(section.heading))
    .flatMap(({ blocks }) => blocks.map(({ text }) => withUnsureMarks(text)));

const PLATFORMS =
  "- Trién khai céc nén tang s6 y té tai cac don vi truc thugc S¢ Y té trong nim 2025.";

describe("a section of a scan", () => {
  it("has its lines again, in the year of the plan, below a place that says they are to be compared", () => {
    const draft = draftOf(["# I. Nhiém vu", PLATFORMS]);
    const texts = textsOf(draft, /Nhi/u);
    expect(texts[0]).toMatch(/^\[cần bổ sung: đối chiếu với bản gốc 1 đoạn của mục/u);
    expect(texts[1]).toMatch(/^Triển khai các nền tảng số y tế .* năm 2026/u);
    expect(draft.context.missing.filter(({ id }) => id.startsWith("dc-"))).toHaveLength(1);
  });

  it("no longer asks once the unit has said that it was compared", () => {
    const [asked] = draftOf(["# I. Nhiém vu", PLATFORMS]).context.missing.filter(({ id }) =>
      id.startsWith("dc-"),
    );
    const draft = draftOf(
      ["# I. Nhiém vu", PLATFORMS],
      [{ id: asked?.id ?? "", value: "đã đối chiếu" }],
    );
    expect(textsOf(draft, /Nhi/u).join()).not.toContain("đối chiếu");
  });

  it("marks each word that is not sure", () => {
    const line = "- Trién khai céc nén tang s6 y té tai cac don vi truc thugc S¢ Y té Zquonh.";
    expect(textsOf(draftOf(["# I. Nhiém vu", line]), /Nhi/u)[1]).toBe(
      "Triển khai các nền tảng số y tế tại các đơn vị trực thuộc Sở Y tế [đối chiếu: Zquonh].",
    );
  });

  it("tells in the changes what the scan has", () => {
    const { context } = draftOf(["# I. Nhiém vu", PLATFORMS]);
    const change = context.changes.find(({ after }) => after.startsWith("Triển khai"));
    expect(change).toMatchObject({ before: PLATFORMS.slice(2), status: "updated" });
    expect(change?.reason).toMatch(/^Đọc lại từ bản quét/u);
  });

  it("leaves a line of which too little is sure to be copied", () => {
    const texts = textsOf(
      draftOf(["# I. Nhiém vu", PLATFORMS, "- Zquonh wqam xqul trpp hhon."]),
      /Nhi/u,
    );
    expect(texts.join()).toContain("1 đoạn của bản quét không đọc được");
    expect(texts.join()).not.toContain("Zquonh");
  });

  it("joins a line that a page broke with what goes on, so that no date stands alone", () => {
    const texts = textsOf(
      draftOf([
        "# I. Nhiém vu",
        "Xay dung hé théng thong tin quan Iy tram y té xd",
        "theo quy dinh cua Bo Y té.",
      ]),
      /Nhi/u,
    );
    expect(texts[1]).toBe(
      "Xây dựng hệ thống thông tin quản lý trạm y tế xã theo quy định của Bộ Y tế.",
    );
  });
});

describe("names of a scan", () => {
  const plan = scanOf([
    "# I. Nhiém vu",
    PLATFORMS,
    "# II. Tang cuong phat trién nén tang s6 cho 15 tramy té Zquonh",
    PLATFORMS,
    "GIAM DOC",
    "Noi nhan:",
    "- Cac khoa, phong (thuc hién);",
    "- Trung tam Kiém soat bénh tat tinh (bao cao);",
    "- Luu: VT, KHTC.",
  ]);
  const { sections, recipients } = readableOutline(plan, undefined, readScan);

  it("stand as far as they are read, the rest in marks; nobody asks for what can be read", () => {
    const [, heading = ""] = sections.map((section) => withUnsureMarks(section.heading));
    expect(heading).toMatch(/^Tăng cường phát triển nền tảng số/u);
    expect(heading).toContain("[đối chiếu: ");
    expect(heading).not.toContain("cần bổ sung");
  });

  it("recipients and what is in brackets behind them too", () => {
    expect(recipients.map(withUnsureMarks)).toEqual([
      "Các khoa, phòng (thực hiện)",
      "Trung tâm kiểm soát bệnh tật tỉnh (để báo cáo)",
      "Lưu: VT, KHTC",
    ]);
  });
});

describe("around a document that a line of a scan cites", () => {
  const told = (line: string): string => textsOf(draftOf(["# I. Nhiém vu", line]), /Nhi/u)[1] ?? "";

  it("signs of notes go, and what stands for the word of its number is that word", () => {
    expect(
      told(
        "- Trién khai theo quy dinh tai Cong van so 411/SYT-TCHC *, Thong tu 50 21/2019/TT-BYT ngay 21/8/2019 ctua Bo Y té.",
      ),
    ).not.toMatch(/\*|đối chiếu: 50|đối chiếu: của/u);
  });

  it("a note at the foot of a page is no text, and nobody has to copy it", () => {
    const draft = draftOf([
      "# I. Nhiém vu",
      PLATFORMS,
      "7 Cong van s6 411/SYT-TCHC ngay 28/02/2022 cua So Y té vé viéc ky so",
    ]);
    expect(textsOf(draft, /Nhi/u).join()).not.toMatch(/411|không đọc được/u);
    expect(draft.context.changes.map(({ reason }) => reason).join()).toContain(
      "Chú thích cuối trang",
    );
  });
});

describe("the document of a note at the foot of a page", () => {
  const NOTE =
    "7 Quyet dinh s6 2153/QD-UBND ngay 25/10/2024 cua Uy ban nhan dan tinh vé viéc ki¢n toan";
  const noteOf = (lines: readonly string[]) => {
    const { context } = draftOf(lines);
    const change = context.changes.find(({ before }) => before === NOTE);
    return { ...change, notices: context.notices.join() };
  };

  it("that no sentence names is told as such, and to the unit", () => {
    const { section, reason, notices } = noteOf(["# I. Nhiém vu", PLATFORMS, NOTE]);
    expect(reason).not.toContain("đã nêu");
    expect(reason).toContain("dự thảo chưa nêu văn bản này");
    expect(section).toBe("");
    expect(notices).toContain("2153/QĐ-UBND");
  });

  it("is no other one whose number ends the same", () => {
    const other = "- Trién khai theo quy dinh tai Quyet dinh so 12153/QD-UBND ngay 21/8/2024.";
    expect(noteOf(["# I. Nhiém vu", PLATFORMS, other, NOTE]).reason).not.toContain("đã nêu");
  });

  it("is the one of a sentence whose issuer the scan misread", () => {
    const note = "5 Cong van s6 3127/BTTTT-CDSQG, ngay 31/7/2024 cia B truang Bo Théng tin";
    const sentence =
      "- Trién khai theo quy dinh tai Cong van sé 3127/BTTTT-CPSQG va cac van ban khac.";
    const { context } = draftOf(["# I. Nhiém vu", PLATFORMS, sentence, note]);
    expect(context.changes.find(({ before }) => before === note)?.section).toMatch(/Nhi/u);
    expect(context.notices.join()).not.toContain("3127");
  });

  it("that a sentence of another section names belongs to that section", () => {
    const sentence = "- Trién khai theo quy dinh tai Quyet dinh so 2153/QD-UBND ngay 25/10/2024.";
    const { section, reason, notices } = noteOf([
      ...["# I. Nhiém vu", sentence],
      ...["# II. Hop tac", PLATFORMS, NOTE],
    ]);
    expect(reason).toMatch(/đã nêu|đã xét hiệu lực ở câu/u);
    expect(section).toMatch(/^(?:I\. )?Nhi/u);
    expect(notices).not.toContain("2153");
  });
});

describe("a table of targets that fell apart", () => {
  const ROW = [
    "Ty 18 (%) tram y té trién khai hé so bénh an dién tir va quan",
    "ly kham chira bénh tai cac don vi",
    "%",
    "85",
  ];
  const draft = draftOf(["# II. Muc tiéu cu thé", ...ROW, "Zquonh wqam", "x", "% 40", "Thuc hién"]);
  const texts = textsOf(draft, /Mu/u);

  it("has the rows whose words and figure can be read, the figure to be compared", () => {
    const [row, ...more] = texts.filter((text) => !text.startsWith("[cần bổ sung"));
    expect(row).toMatch(
      /trạm y tế triển khai .*: \[đối chiếu: 85%\] \[cần bổ sung: giữ hay nâng mức/u,
    );
    expect(more.filter((text) => text.includes("[đối chiếu: "))).toEqual([]);
  });

  it("keeps the sign that compares", () => {
    const texts = textsOf(draftOf(["# II. Muc tiéu cu thé", ...ROW.slice(0, 3), ">85"]), /Mu/u);
    expect(texts.join()).toContain("[đối chiếu: >85%]");
  });

  it("has the first Roman numeral of a class again, in its mark", () => {
    const row = ["Ty 18 (%) bénh vién hang | tro 1én trién khai bénh an dién tir", "%", "85"];
    const texts = textsOf(draftOf(["# II. Muc tiéu cu thé", ...row]), /Mu/u);
    expect(texts.join()).toMatch(/hạng(?: \[đối chiếu:)? I\] trở lên/u);
  });

  it("has each row that is read in the report too, legible or not", () => {
    const row = [
      "Ty 1& (%) may chu, may tram cua cac don vi dugc cai dat, bao vé boi phan mém diét virus",
      "%",
      "85",
    ];
    const plan = draftOf([
      ...["# I. Két qua thuc hién nam 2024", "- Da trién khai.", "# II. Muc tiéu cu thé"],
      ...row,
    ]);
    expect(textsOf(plan, /K.t|K.T/u).join()).toMatch(/máy chủ, máy trạm .*; thực hiện: \[cần/u);
  });

  it("leaves its other scraps to be copied", () => {
    expect(texts.join()).toContain("4 đoạn của bản quét không đọc được");
  });

  it("asks for the result of such a target by its words", () => {
    const asked = draft.context.missing.map(({ ask }) => withoutUnsureMarks(ask)).join();
    expect(asked).toMatch(/kết quả năm 2025 của chỉ tiêu ".*trạm y tế triển khai .*85%"/u);
  });

  it("reads a row whose figure stands in the midst of its words, and what goes on behind it", () => {
    const rows = [
      "Ty 18 (%) can bộ y té tham gia quan ly tiém chung qua nén tang % 95 quan ly tiém chung quéc gia",
      "Ty 1€ (%) tram y té trién khai phan mém quan ly tram y té",
      ...[
        "%",
        "90",
        "STT",
        "Muc tiéu, chi tiéu",
        "xa day du cac chirc nang theo quy dinh cua Bo Y té",
      ],
      "Trién khai nén tang hé so sirc khée dién tir tai cac tram y té",
    ];
    const lines = textsOf(draftOf(["# II. Muc tiéu cu thé", ...rows]), /Mu/u);
    expect(
      lines.some((line) => /quản lý tiêm chủng quốc gia: \[đối chiếu: 95%\] \[cần/u.test(line)),
    ).toBe(true);
    expect(
      lines.some((line) => /theo quy định của Bộ Y tế: \[đối chiếu: 90%\] \[cần/u.test(line)),
    ).toBe(true);
    // What begins anew behind a whole row is none of it.
    expect(lines.join()).not.toMatch(/Triển khai nền tảng hồ sơ[^[]*: \[đối chiếu/u);
  });

  it("reads rows of a table that was seen in the scan; a figure that stands nowhere is told", () => {
    const plan = readableBody(
      {
        ...aPlan(
          [
            ...["KE HOACH", "Ung dung cong nghé thdng tin nam 2025", "# II. Muc tiéu cu thé"],
            ...["STT", "@1", "% 100", "Thuc", "hién"],
          ],
          [
            [
              ["", "Ty 18 (%) don vi su dung phan mém quan ly can bo", "", ""],
              ["", "Ty 1& (%) céc ché do bao cao thong ké trong linh vuc y té", "", ""],
              ["4", "phuc vu su chi dao diéu hanh cua", "%", "90"],
              ["", "So Y té duoc két ndi, tich hop, chia sé", "", ""],
            ],
          ],
        ),
        lostMarks: true,
      },
      readScan,
    );
    const texts = plan.sections.flatMap(({ items }) =>
      items.map(({ text }) => withUnsureMarks(text)),
    );
    expect(texts.some((text) => /cán bộ: \[đối chiếu: chưa đọc được mức\]$/u.test(text))).toBe(
      true,
    );
    expect(texts.some((text) => /Sở Y tế được kết nối.*: \[đối chiếu: 90%\]$/u.test(text))).toBe(
      true,
    );
  });

  it("has the titles of its parts, which are no targets, and none of its heads", () => {
    const part = "Muc tiéu 3: Bao dam an toan thong tin trong nganh y té";
    const plan = draftOf([
      ...["# I. Két qua thuc hién nam 2024", "- Da trién khai.", "# II. Muc tiéu cu thé"],
      ...["STT", part, ...ROW, "DVT"],
    ]);
    expect(textsOf(plan, /Mu/u).join("\n")).toMatch(/^Mục tiêu .*Bảo đảm an toàn thông tin/mu);
    expect(plan.context.missing.map(({ ask }) => ask).join()).not.toMatch(/chỉ tiêu "Mu/u);
    expect(plan.context.changes.map(({ reason }) => reason).join()).toContain(
      "tiêu đề của bảng chỉ tiêu",
    );
  });

  it("makes no row of words and a figure with a heading between them", () => {
    const cut = [...ROW.slice(0, 2), "STT", "85"];
    const plain = textsOf(draftOf(["# II. Muc tiéu cu thé", ...cut]), /Mu/u).join();
    expect(plain).not.toContain("đối chiếu: 85%");
  });
});

describe("sums of a scan", () => {
  const money = (line: string): string[] =>
    textsOf(draftOf(["# V. Kinh phi thuc hién", "## 1. Tong kinh phi", line]), /kinh ph/iu);

  it("that are reckoned anew are not to be compared with the original", () => {
    expect(money("Tong kinh phi: 50.588.967.000 dong.").join()).not.toContain(
      "đối chiếu với bản gốc",
    );
  });
});

describe("a document of which nobody knows whether it holds", () => {
  it("is asked about in a scan as in a typed plan", () => {
    const plan = readableBody(
      scanOf(["# I. Nhiém vu", "- Trién khai nén tang s6 y té theo Quyét dinh s6 454/QD-BYT."]),
      readScan,
    );
    const doubtful = anEntry({
      ...{ symbol: "454/QĐ-BYT", type: "Quyết định", title: "Kế hoạch số hóa báo cáo" },
      ...{ signed: "2018-09-10", effective: "2018-09-10", doubt: "Chưa thấy nguồn khác." },
    });
    const { context } = rolloverPlan({
      ...{ plan, priorId: "quet", targetYear: 2026, asOf: "2025-12-31", results: [] },
      register: makeRegister([...aRegister().entries, doubtful]),
    });
    expect(context.missing.map(({ ask }) => ask)).toContain(
      "kiểm tra hiệu lực của Quyết định số 454/QĐ-BYT",
    );
  });
});

describe("a level of online services between the signs of what is not sure", () => {
  it("is asked about all the same", () => {
    const text = withUnsureMarks(
      withOutdatedAsked(
        draftOf([PLATFORMS]).context,
        `Duy trì dịch vụ công trực tuyến mức ${unsureWord("4")} của Sở.`,
        "dịch vụ công trực tuyến",
      ),
    );
    expect(text).toMatch(
      /mức \[đối chiếu: 4\] \[cần bổ sung: .*toàn trình.*không còn chia mức độ/u,
    );
  });
});

describe("what stays as it was", () => {
  it("a section whose table fell apart", () => {
    const cells = ["% 100", "Thuc", "hién", "% 80"];
    const texts = textsOf(draftOf(["# II. Muc tiéu", PLATFORMS.slice(2), ...cells]), /Mu/u);
    expect(texts.join()).not.toContain("Triển khai các nền tảng");
  });

  it("the report on the year before: its lines are no results of the new one", () => {
    const draft = draftOf([
      "# I. Két qua thuc hién nam 2024",
      PLATFORMS,
      "# II. Nhiém vu",
      PLATFORMS,
    ]);
    expect(JSON.stringify(draft.sections[0])).not.toContain("Triển khai các nền tảng");
  });

  it("a typed plan, and a scan without a reader", () => {
    const typed = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2025", "# I. NHIỆM VỤ", "- Ký số."]);
    expect(readableBody(typed, readScan)).toBe(typed);
    const scan = scanOf(["# I. Nhiém vu", PLATFORMS]);
    expect(readableBody(scan)).toBe(scan);
  });
});

describe("a mark of an unsure word", () => {
  it("holds no bracket of its own, and stands bare within a question", () => {
    expect(withUnsureMarks(`cho ${unsureWord("]uc [l")}.`)).toBe("cho [đối chiếu: )uc (l].");
    expect(withUnsureMarks(`[cần bổ sung: viết lại câu "${unsureWord("lực")}"]`)).toBe(
      '[cần bổ sung: viết lại câu "lực"]',
    );
    expect(withoutUnsureMarks(unsureWord("lực"))).toBe("lực");
  });

  it.each([
    [`chỉ tiêu "${unsureWord("Tỷ 1€")} (%) hệ thống"`, 'chỉ tiêu "Tỷ … (%) hệ thống"'],
    [`mô hình "${unsureWord("4 16p™")}: ${unsureWord("100%")}"`, 'mô hình "…: 100%"'],
    [
      `người dân ${unsureWord("¢")} hồ sơ, ${unsureWord("lực")} lượng`,
      "người dân … hồ sơ, lực lượng",
    ],
    [`"mức ${unsureWord("4")}", ${unsureWord("21")} đơn vị`, '"mức 4", 21 đơn vị'],
    ["một câu không có dấu", "một câu không có dấu"],
  ])("a question names the thing by what can be read: %s", (text, told) => {
    expect(withUnsureElided(text)).toBe(told);
  });

  it("gives way to the question that a rule has put in its place", () => {
    expect(withUnsureMarks(unsureWord("[x]").replace("(x)", "[cần bổ sung: số]"))).toBe(
      "[cần bổ sung: số]",
    );
  });
});
