/** What the unit answers of a task, a figure or a base, and what the prior plan itself says is over: both count. */
import { describe, expect, it } from "vitest";

import { checkAnswer } from "../../../src/domain/draft/answers.ts";
import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister, type Register } from "../../../src/domain/regulation/register.ts";
import { anEntry, aPlan, aRegister } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Suối Xanh năm 2026"];
const HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn"];

interface Given {
  register?: Register;
  answers?: Record<string, string>;
}

/** `answers`: by the beginning of the question, or by an id. */
function rolled(
  lines: readonly string[],
  tables: string[][][] = [],
  { register = aRegister(), answers = {} }: Given = {},
) {
  const plan = aPlan([...COVER, ...lines], tables);
  const input = { priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register, plan };
  const { context: open } = rolloverPlan(input);
  const results = Object.entries(answers).flatMap(([about, value]): DraftAnswer[] => {
    const asked = open.asked.filter(({ ask }) => ask.includes(about)).map(({ id }) => id);
    return [...asked, about].map((id) => ({ id, value }));
  });
  const { sections, context } = rolloverPlan({ ...input, results });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.map(({ text }) => text),
    rows: blocks.flatMap(({ rows }) => rows ?? []),
    ...context,
  };
}

const tasks = (...rows: string[][]): [string[], string[][][]] => [
  ["# II. NHIỆM VỤ", "@1"],
  [[HEAD, ...rows]],
];
const CARDS = ["1", "Cấp thẻ ký số cho 48 điều dưỡng", "48 thẻ", "Tổ Tin học", "Quý I/2026"];

describe("an answer on work that is done once", () => {
  it.each([
    ["Mới cấp 41/48", "7"],
    ["Chưa xong, còn 9 người", "9"],
  ])("%s: the rest goes on in the line and in its product", (answer, rest) => {
    const { rows } = rolled(...tasks(CARDS), { answers: { "Cấp thẻ ký số": answer } });
    expect(rows.at(-1)?.slice(1, 3)).toEqual([
      `Cấp thẻ ký số cho ${rest} điều dưỡng`,
      `${rest} thẻ`,
    ]);
  });

  it("under way is not done", () => {
    const { rows } = rolled(...tasks(CARDS), { answers: { "Cấp thẻ ký số": "Đang trình duyệt" } });
    expect(rows.at(-1)?.[1]).toBe("Cấp thẻ ký số cho 48 điều dưỡng");
  });

  it("that is given up leaves, and the report says why", () => {
    const { rows, changes } = rolled(...tasks(CARDS), {
      answers: { "Cấp thẻ ký số": "Không làm nữa" },
    });
    expect(rows.flat().join()).not.toContain("Cấp thẻ ký số");
    expect(changes.map(({ reason }) => reason).join()).toContain("Không làm nữa");
  });

  it("done is done", () => {
    const { rows } = rolled(...tasks(CARDS), { answers: { "Cấp thẻ ký số": "Đã xong tháng 3" } });
    expect(rows.flat().join()).not.toContain("Cấp thẻ ký số");
  });
});

describe("a result that is late", () => {
  const SHOW = ["1", "Hội thi tay nghề số toàn Trung tâm", "Báo cáo", "Tổ Tin học", "Tháng 9/2026"];

  it("takes the day that the unit names", () => {
    const { rows } = rolled(...tasks(SHOW), {
      answers: { "nv-01": "Chậm, dự kiến tháng 3/2027" },
    });
    expect(rows.at(-1)?.[4]).toBe("Tháng 3/2027");
  });

  it.each([
    ["Không", 0],
    ["Có", 1],
  ])("of what was not held, to be held or not: %s", (answer, rows) => {
    const given = { "nv-01": "Không tổ chức do thiếu kinh phí" };
    const { missing } = rolled(...tasks(SHOW), { answers: given });
    const id = missing.find(({ ask }) => ask.includes("có thực hiện"))?.id ?? "";
    const { rows: after } = rolled(...tasks(SHOW), { answers: { ...given, [id]: answer } });
    const held = after.filter((row) => row[1]?.startsWith("Hội thi"));
    expect(held.map((row) => row[1])).toEqual(
      Array.from({ length: rows }, () => "Hội thi tay nghề số toàn Trung tâm"),
    );
  });

  it("of what was not held asks whether it will be", () => {
    const { rows, missing } = rolled(...tasks(SHOW), {
      answers: { "nv-01": "Không tổ chức do thiếu kinh phí" },
    });
    expect(rows.at(-1)?.[1]).toContain("[cần bổ sung: năm 2027 có thực hiện");
    expect(missing.map(({ ask }) => ask).join()).toContain("Không tổ chức do thiếu kinh phí");
  });
});

it("a row that the prior plan calls finished is not planned again", () => {
  const { rows, changes } = rolled(
    ...tasks(
      [
        "1",
        "Lập hồ sơ cấp độ 2 cho hệ thống khám bệnh",
        "Hồ sơ",
        "Tổ",
        "Đã hoàn thành tháng 11/2025",
      ],
      ["2", "Sao lưu dữ liệu", "Nhật ký", "Tổ", "Hằng ngày"],
    ),
  );
  expect(rows.flat().join()).not.toContain("Lập hồ sơ cấp độ 2");
  expect(changes.map(({ reason }) => reason).join()).toContain("Đã hoàn thành tháng 11/2025");
});

describe("what ends in the year", () => {
  it.each([
    "Dùng phần mềm theo hợp đồng với nhà thầu kết thúc ngày 31/10/2026.",
    'Nhận hỗ trợ của dự án "Y tế xã" (kết thúc tháng 5/2026).',
    "Chạy song song sổ giấy và sổ điện tử đến hết ngày 30/4/2026.",
    "Thí điểm đọc phim từ xa từ tháng 2 đến tháng 7/2026.",
  ])("%s is asked with its own day", (line) => {
    const { texts } = rolled(["# II. NHIỆM VỤ", `- ${line}`, "- Sao lưu dữ liệu hằng ngày."]);
    const said = texts.join("\n");
    expect(said).toContain(`viết lại cho năm 2027 câu "${line.replace(/\.$/u, "")}"`);
    // The day of the law in a new duty is no day of this line.
    expect(said.replace(/^.*theo Khoản.*$/gmu, "")).not.toMatch(/\d\/2027/);
  });

  it("a deadline of work is none of it", () => {
    const { texts } = rolled(["# II. NHIỆM VỤ", "- Kiểm kê máy trạm đến hết ngày 30/4/2026."]);
    expect(texts.join()).toContain("30/4/2027");
  });
});

describe("figures that are none", () => {
  it.each([
    ["chưa có số liệu", undefined],
    ["chưa thống kê", undefined],
    ["≤ 12", undefined],
    ["6,1", "Điểm (thang 5)"],
  ])("%s of %s is refused", (value, unit) => {
    const item = { expects: "number" as const, ...(unit === undefined ? {} : { unit }) };
    expect(checkAnswer(item, value).ok).toBe(false);
  });

  it.each([
    ["chưa đạt", undefined],
    ["4,6", "Điểm (thang 5)"],
    ["12", "Lượt"],
  ])("%s of %s is taken", (value, unit) => {
    const item = { expects: "number" as const, ...(unit === undefined ? {} : { unit }) };
    expect(checkAnswer(item, value).ok).toBe(true);
  });
});

describe("documents that are over", () => {
  const register = makeRegister([
    anEntry({ symbol: "3/2014/TT-BYT", signed: "2014-02-02", effective: "2014-04-01" }),
    anEntry({
      symbol: "41/2025/TT-BYT",
      title: "Quy định hồ sơ điều dưỡng",
      relations: [{ kind: "replaces", target: "3/2014/TT-BYT", confidence: "high" }],
    }),
  ]);
  const after = (line: string, answers: Record<string, string> = {}): string =>
    rolled(["# II. NHIỆM VỤ", `- ${line}`], [], { register, answers }).texts.join("\n");

  it("the article of the old one is asked of the new one, in its place", () => {
    const line = "Ghi hồ sơ theo Điều 7 Thông tư số 3/2014/TT-BYT.";
    expect(after(line)).toContain(
      "theo [cần bổ sung: điều khoản tương ứng của Thông tư số 41/2025/TT-BYT thay cho Điều 7 của văn bản cũ] Thông tư số 41/2025/TT-BYT",
    );
    expect(after(line, { "thay cho Điều 7": "Khoản 2 Điều 5" })).toContain(
      "theo Khoản 2 Điều 5 Thông tư số 41/2025/TT-BYT",
    );
    const named = after(line, { "thay cho Điều 7": "Điều 9 Luật số 15/2023/QH15" });
    expect(named).toContain("Ghi hồ sơ theo Điều 9 Luật số 15/2023/QH15.");
    expect(named).not.toContain("Điều 7");
  });

  it.each([
    ["lập sổ theo Mẫu số 04/ĐD ban hành kèm theo", "Mẫu số 04/ĐD", " ban hành kèm theo"],
    ["gửi Biểu 3 và 4 tại", "Biểu 3 và 4", " tại"],
    ["theo khoản 2, khoản 3 Điều 6 của", "khoản 2, khoản 3 Điều 6", ""],
  ])("a place in the old one does not stand under the new one: %s", (lead, place, tie) => {
    const text = after(`Khoa ${lead} Thông tư số 3/2014/TT-BYT hằng ngày.`);
    expect(text).toContain(`thay cho ${place} của văn bản cũ]${tie} Thông tư số 41/2025/TT-BYT`);
    expect(text.split(place)).toHaveLength(2);
  });

  it("a form of the next document is no part of the title in front of it", () => {
    const text = after(
      "Ghi hồ sơ theo Quyết định số 31/QĐ-SYT ngày 02/3/2026 của Sở Y tế về quy trình chăm sóc và lập Mẫu 05/CS tại Thông tư số 3/2014/TT-BYT.",
    );
    expect(text).toContain("thay cho Mẫu 05/CS của văn bản cũ] tại Thông tư số 41/2025/TT-BYT");
  });

  it("a condition of the old one is no article", () => {
    const text = after("Bảo đảm điều kiện của Thông tư số 3/2014/TT-BYT.");
    expect(text).not.toContain("thay cho");
  });

  it("the one in front of its successor leaves with the tie between them", () => {
    expect(
      after("Ghi hồ sơ theo Thông tư số 3/2014/TT-BYT và Thông tư số 41/2025/TT-BYT hằng ngày."),
    ).toContain("Ghi hồ sơ theo Thông tư số 41/2025/TT-BYT hằng ngày.");
  });

  it("a base takes the document that the unit names in its place", () => {
    const { texts } = rolled(
      ["# I. CĂN CỨ", "- Kế hoạch số 31/KH-SYT ngày 10/01/2026 của Sở Y tế về an toàn thông tin."],
      [],
      {
        register,
        answers: { "31/KH-SYT": "Hết hiệu lực, thay bằng Kế hoạch số 44/KH-SYT ngày 08/01/2027" },
      },
    );
    expect(texts.join("\n")).toContain("Kế hoạch số 44/KH-SYT ngày 08 tháng 01 năm 2027");
    expect(texts.join("\n")).not.toContain("31/KH-SYT");
  });
});

it("a limit that the answer says nothing of is not called confirmed", () => {
  const { texts, changes } = rolled(
    [
      "# I. KẾT QUẢ NĂM 2025",
      "## 1. Tồn tại, hạn chế",
      "- Máy chủ cũ, dung lượng trống dưới 12%.",
      "# II. NHIỆM VỤ",
      "- Sao lưu dữ liệu hằng ngày.",
    ],
    [],
    { answers: { "xác nhận các hạn chế": "Hiện thiếu 01 kỹ sư mạng." } },
  );
  expect(texts).toContain("Máy chủ cũ, dung lượng trống dưới 12% [cần bổ sung: số liệu năm 2026].");
  const reasons = changes.filter(({ before }) => before.startsWith("Máy chủ cũ"));
  expect(reasons.map(({ reason }) => reason).join()).not.toContain("đã xác nhận");
});

it("duties stand in the table of their section and not once more below it", () => {
  const { texts, rows } = rolled(
    ["# II. NHIỆM VỤ", "Danh mục 1 nhiệm vụ:", "@1"],
    [
      [
        HEAD,
        ["1", "Chi trả khám bệnh bảo hiểm y tế qua mạng", "Báo cáo", "Tổ Tin học", "Hằng ngày"],
      ],
    ],
  );
  expect(rows.flat().join()).toContain("cận lâm sàng");
  expect(texts.filter((text) => /^[^|]*cận lâm sàng/u.test(text))).toEqual([]);
});
