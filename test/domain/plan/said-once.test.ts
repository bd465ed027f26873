/** What a sentence of the prior plan may not become a year later: a false claim, the same document twice, a lost comma. */
import { describe, expect, it } from "vitest";

import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026"];

interface Given {
  register?: Register;
  results?: DraftAnswer[];
}

function rolled(lines: readonly string[], { register = aRegister(), results = [] }: Given = {}) {
  const { sections, context, cover } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register, results },
    plan: aPlan([...COVER, ...lines]),
  });
  const texts = sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  return { texts, sections, cover, ...context };
}

describe("a chain of documents with one successor", () => {
  const chain = makeRegister([
    anEntry({ symbol: "11/2016/TT-BYT", signed: "2016-03-01", effective: "2016-05-01" }),
    anEntry({ symbol: "12/2018/TT-BYT", signed: "2018-03-01", effective: "2018-05-01" }),
    anEntry({
      symbol: "40/2025/TT-BYT",
      title: "Quy định việc cấp phát thuốc",
      relations: ["11/2016/TT-BYT", "12/2018/TT-BYT"].map((target) => ({
        ...{ kind: "replaces" as const, confidence: "high" as const },
        target,
      })),
    }),
  ]);

  it("is told once", () => {
    const { texts } = rolled(
      [
        "# I. NHIỆM VỤ",
        "- Cấp phát thuốc theo Thông tư số 12/2018/TT-BYT ngày 01/3/2018 sửa đổi, bổ sung một số điều của Thông tư số 11/2016/TT-BYT ngày 01/3/2016.",
      ],
      { register: chain },
    );
    const [task = ""] = texts.filter((text) => text.startsWith("Cấp phát"));
    expect(task.match(/40\/2025\/TT-BYT/g)).toHaveLength(1);
    expect(task).not.toContain("sửa đổi, bổ sung");
  });

  it("is named shortly where something is said in between", () => {
    const { texts } = rolled(
      [
        "# I. NHIỆM VỤ",
        "- Kê đơn theo Thông tư số 11/2016/TT-BYT ngày 01/3/2016; lưu đơn tại khoa theo Thông tư số 12/2018/TT-BYT ngày 01/3/2018.",
      ],
      { register: chain },
    );
    const [task = ""] = texts.filter((text) => text.startsWith("Kê đơn"));
    expect(task).toContain("lưu đơn tại khoa theo Thông tư số 40/2025/TT-BYT.");
  });
});

describe("a document that ends within the year of the plan", () => {
  const ending = makeRegister([
    anEntry({ symbol: "9/2025/TT-BYT", title: "Biểu mẫu thống kê", period: { to: "2027-04-30" } }),
    anEntry({ symbol: "8/2025/TT-BYT", title: "Sổ khám bệnh" }),
  ]);
  const lines = [
    "# I. CĂN CỨ",
    "- Thông tư số 9/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế về biểu mẫu thống kê;",
    "- Thông tư số 8/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế về sổ khám bệnh.",
    "# II. NHIỆM VỤ",
    "- Lập biểu theo Thông tư số 9/2025/TT-BYT.",
  ];

  it("says so where a task cites it and in a notice, not in the list of bases", () => {
    const { texts, notices } = rolled(lines, { register: ending });
    const basis = texts.find((text) => text.includes("biểu mẫu thống kê"));
    expect(basis).toMatch(/của Bộ Y tế về biểu mẫu thống kê[;.]$/u);
    expect(texts).toContain(
      "Lập biểu theo Thông tư số 9/2025/TT-BYT (hết hiệu lực từ ngày 01/05/2027).",
    );
    expect(notices.filter((notice) => notice.includes("9/2025/TT-BYT hết hiệu lực"))).toHaveLength(
      1,
    );
  });

  it("one that goes on says nothing", () => {
    const { texts } = rolled(lines, { register: ending });
    expect(texts.find((text) => text.includes("8/2025/TT-BYT"))).not.toContain("hết hiệu lực");
  });
});

describe("years that cannot move", () => {
  const after = (line: string): string[] => rolled(["# II. NHIỆM VỤ", `- ${line}`]).texts;

  it("a claim about one year is to be written anew", () => {
    const line = "Năm 2026 là năm thứ hai vận hành kho dữ liệu nên cần rà soát quy trình.";
    expect(after(line)).toContain(
      '[cần bổ sung: viết lại cho năm 2027 câu "Năm 2026 là năm thứ hai vận hành kho dữ liệu nên cần rà soát quy trình"].',
    );
  });

  it("of two steps with figures the new year's own is left", () => {
    expect(after("Số khoa dùng bảng điện tử: năm 2026 đạt 5 khoa, năm 2027 đạt 9 khoa.")).toContain(
      "Số khoa dùng bảng điện tử: năm 2027 đạt 9 khoa.",
    );
  });

  it("of two steps in words nobody knows whether the first is done", () => {
    const [task = ""] = after(
      "Năm 2026 chạy thử tại khoa Nội, sang năm 2027 dùng ở mọi khoa.",
    ).filter((text) => text.includes("khoa Nội"));
    expect(task).toMatch(/^\[cần bổ sung: viết lại cho năm 2027 câu/);
    expect(task).toContain("Năm 2026 chạy thử");
  });

  it("a deed of the year before stays one of that year", () => {
    expect(after("Trong năm 2025 đã chạy thử ở 3 khoa; năm 2026 dùng ở 7 khoa.")).toContain(
      "Trong năm 2025 đã chạy thử ở 3 khoa; năm 2027 dùng ở 7 khoa.",
    );
  });

  it("the plan of the year after is one year later", () => {
    expect(after("Xây dựng định hướng năm 2027 trong tháng 12/2026.")).toContain(
      "Xây dựng định hướng năm 2028 trong tháng 12/2027.",
    );
  });
});

it("a sentence that loses its time keeps what stood apart apart", () => {
  const register = aRegister();
  const { texts } = rolled(
    ["# I. MỤC TIÊU CHUNG", "Cải tiến quy trình, đến hết năm 2026 hoàn thành bệnh án điện tử."],
    { register },
  );
  expect(texts.join("\n")).toContain("Cải tiến quy trình, hoàn thành bệnh án điện tử.");
});

describe("a preamble that tells the year before", () => {
  const PREAMBLE =
    "Năm 2025, Trung tâm đã đưa phần mềm khám bệnh vào dùng tại 5/5 phòng khám và ký số 71% hồ sơ.";

  it("is no part of the title, and is asked anew", () => {
    const { cover, texts } = rolled([PREAMBLE, "# I. NHIỆM VỤ", "- Sao lưu dữ liệu hằng ngày."]);
    expect(cover.title).toBe("Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2027");
    expect(texts).toContain("[cần bổ sung: kết quả nổi bật năm 2026 nêu ở phần mở đầu]");
    expect(texts.join()).not.toContain("71%");
  });

  it("keeps what it says of the plan's own year", () => {
    const { texts } = rolled([
      `${PREAMBLE} Năm 2026, Trung tâm tập trung vào dữ liệu.`,
      "# I. NHIỆM VỤ",
      "- Sao lưu dữ liệu hằng ngày.",
    ]);
    expect(texts).toContain("Năm 2027, Trung tâm tập trung vào dữ liệu.");
    expect(texts.join()).not.toContain("71%");
  });

  it("leaves the bases behind it what they are", () => {
    const { texts, sections } = rolled([
      PREAMBLE,
      "Căn cứ Thông tư số 13/2025/TT-BYT ngày 06/6/2025 của Bộ Y tế; Trung tâm Y tế Suối Xanh xây dựng Kế hoạch như sau:",
      "# I. NHIỆM VỤ",
      "- Sao lưu dữ liệu hằng ngày.",
    ]);
    expect(texts.some((text) => text.startsWith("Căn cứ Thông tư số 13/2025/TT-BYT"))).toBe(true);
    expect(sections.slice(0, 2).map(({ id }) => id)).toEqual(["mo-dau", "mo-dau-2"]);
  });
});

describe("a target below what was reached", () => {
  const plan = (line: string): string[] => [
    "# I. KẾT QUẢ NĂM 2025",
    `- ${line}`,
    "# II. CHỈ TIÊU",
    "- Tỷ lệ phiếu xét nghiệm trả qua mạng nội bộ đạt từ 85% trở lên.",
    "- Số buổi tập huấn kỹ năng số: 6 buổi.",
  ];

  it("is put to the unit where the prior plan itself tells the result", () => {
    const { texts, missing } = rolled(plan("Tỷ lệ phiếu xét nghiệm trả qua mạng nội bộ đạt 93%."));
    const line = texts.findLast((text) => text.includes("85% trở lên"));
    expect(line).toMatch(
      /trở lên \[cần bổ sung: mức năm 2027 của ".*" \(kế hoạch trước đã nêu kết quả 93%\)\]\.$/u,
    );
    expect(missing.map(({ ask }) => ask).join()).toContain("mức năm 2027");
  });

  it("takes the level that the unit answers, and stays where it answers that it stays", () => {
    const said = "Tỷ lệ phiếu xét nghiệm trả qua mạng nội bộ đạt 93%.";
    const id = rolled(plan(said)).missing.find(({ ask }) => ask.startsWith("mức năm"))?.id ?? "";
    const lineBy = (value: string): string | undefined =>
      rolled(plan(said), { results: [{ id, value }] }).texts.findLast((text) =>
        text.includes("phiếu xét nghiệm trả qua mạng nội bộ đạt từ"),
      );
    expect(lineBy("95%")).toContain("đạt từ 95% trở lên");
    expect(lineBy("giữ như cũ")).toContain("đạt từ 85% trở lên.");
  });

  it("is asked of the part of a line, and of a task, that it is about", () => {
    const { texts } = rolled([
      "# I. KẾT QUẢ NĂM 2025",
      "- Tỷ lệ sử dụng chữ ký số trên văn bản điện tử đạt 97,5%.",
      "- 100% dùng Căn cước công dân hoặc VNeID để tra cứu khám chữa bệnh.",
      "# II. CHỈ TIÊU",
      "- 100% trạm y tế dùng thẻ CCCD để đăng ký khám bệnh, chữa bệnh, tỷ lệ tra cứu đạt trên 80%.",
      "# III. NHIỆM VỤ",
      "- Soạn, gửi nhận văn bản điện tử đạt trên 90% văn bản được ký số. Lưu hồ sơ hằng tuần.",
    ]);
    expect(texts.join("\n")).toContain(
      'tra cứu đạt trên 80% [cần bổ sung: mức năm 2027 của "tỷ lệ tra cứu đạt trên 80%"',
    );
    expect(texts.join("\n")).toMatch(/văn bản được ký số \[cần bổ sung: mức năm.*97,5%\)\]\. Lưu/u);
  });

  it.each([
    "Tỷ lệ phiếu xét nghiệm trả qua mạng nội bộ đạt 80%.",
    "Tỷ lệ phiếu xét nghiệm trả qua mạng nội bộ tăng 93%.",
    "Tỷ lệ hồ sơ bệnh án ngoại trú lập trên máy đạt 93%.",
  ])("is not told of %s", (line) => {
    expect(rolled(plan(line)).texts.join()).not.toContain("mức năm 2027");
  });

  it("and one of times that the unit surpassed is told with its report", () => {
    const { notices, texts } = rolled(plan("Đã bảo trì máy."), {
      results: [{ id: "ct-02", value: "9" }],
    });
    expect(texts).toContain("Duy trì số buổi tập huấn kỹ năng số: 6 buổi.");
    expect(notices.join("\n")).toContain("năm 2026 thực hiện 9 buổi, cao hơn mức 6 buổi");
  });
});

describe("work that is planned once", () => {
  const asksOf = (line: string): string[] =>
    rolled(["# II. NHIỆM VỤ", `- ${line}`]).missing.map(({ ask }) => ask);

  it.each([
    "Thi công phòng đặt máy chủ tại tầng 2.",
    "Lắp đặt màn hình gọi số tại khu chờ.",
    "Soạn thảo quy chế khai thác dữ liệu người bệnh.",
    "Chuyển toàn bộ sổ khám giấy sang bản điện tử.",
  ])("%s is asked about", (line) => {
    expect(asksOf(line).join()).toContain("đã xong chưa");
  });

  it.each([
    "Từng bước lắp đặt màn hình gọi số tại các khu chờ.",
    "Xây dựng các quy trình, quy chế phục vụ quản lý.",
    "Lắp đặt thiết bị khi có nhu cầu.",
    "Đẩy mạnh ký số trong hồ sơ.",
  ])("%s goes on", (line) => {
    expect(asksOf(line).join()).not.toContain("đã xong chưa");
  });
});
