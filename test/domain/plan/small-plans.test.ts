/** What a commune station's plan tells in a line: limits, months of a service, the unit of its money, a duty that it has. */
import { describe, expect, it } from "vitest";

import { isLowerBetter } from "../../../src/domain/plan/lower-is-better.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const awards = (confidence: "high" | "medium") =>
  anEntry({
    ...{ symbol: "214/2025/NĐ-CP", type: "Nghị định", title: "Lựa chọn nhà thầu" },
    subjects: ["dau-thau"],
    provisions: [
      {
        ...{ locator: "Điều 78 khoản 4", kind: "threshold", asks: [], confidence },
        fact: "Gói thầu thuộc dự toán mua sắm không hình thành dự án được chỉ định thầu khi giá không quá 500 triệu đồng.",
      },
    ],
  });

const register = makeRegister([
  awards("high"),
  anEntry({
    ...{ symbol: "26/2025/TT-BYT", title: "Quy định về đơn thuốc", subjects: ["ke-don-thuoc"] },
    provisions: [
      {
        ...{ locator: "Điều 13 khoản 3", kind: "deadline", due: "2025-12-31", asks: [] },
        ...{ who: "Cơ sở khám bệnh, chữa bệnh", appliesTo: ["all"], confidence: "high" },
        fact: "Cơ sở khám bệnh, chữa bệnh phải kê đơn thuốc bằng hình thức điện tử chậm nhất ngày 31/12/2025.",
      },
    ],
  }),
]);

async function drafted(
  lines: readonly string[],
  rows: string[][] = [],
  asOf = "2025-11-22",
  known = register,
) {
  const draft = await makeDrafter({ register: known })({
    ...{ year: 2026, priorId: "truoc", part: "plan", asOf },
    priorPlan: aPlan(
      ["KẾ HOẠCH", "Chuyển đổi số của Trạm Y tế phường Suối Xanh năm 2025", ...lines],
      rows.length === 0 ? [] : [rows],
    ),
  });
  return {
    draft,
    headings: draft.sections.map(({ heading }) => heading),
    texts: draft.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
    lines: draft.budget?.groups.flatMap((group) => group.lines) ?? [],
  };
}

describe("limits on one line of the report", () => {
  it.each(["Hạn chế", "Tồn tại", "Khó khăn, vướng mắc", "Hạn chế, nguyên nhân"])(
    "%s: they stay, to be confirmed",
    async (label) => {
      const { texts, draft } = await drafted([
        ...["# I. TÌNH HÌNH NĂM 2024", "- Khám 6.215 lượt."],
        `- ${label}: chưa có máy in tem; mạng chậm vào buổi sáng.`,
        ...["# II. NHIỆM VỤ", "- Nhập hồ sơ sức khỏe điện tử."],
      ]);
      expect(texts.join("\n").toLowerCase()).toContain(
        "chưa có máy in tem; mạng chậm vào buổi sáng",
      );
      expect(draft.missing.map(({ ask }) => ask).join()).toContain("xác nhận các hạn chế");
    },
  );

  it("in a part of tasks such a line is a task", async () => {
    const { headings } = await drafted([
      ...["# II. NHIỆM VỤ", "- Khó khăn: báo cáo Sở Y tế.", "- Nhập hồ sơ sức khỏe điện tử."],
    ]);
    expect(headings).not.toContain("Khó khăn");
  });
});

const HEAD = ["TT", "Nội dung", "Đơn vị", "Số lượng", "Đơn giá", "Thành tiền"];
const net = (months: string, sum: string) => [
  HEAD,
  ["1", "Internet cáp quang", "tháng", months, "330", sum],
];
const MONEY = ["# IV. KINH PHÍ (Đơn vị: nghìn đồng)", "@1"];

describe("months of a service", () => {
  it.each([
    ["Lắp thêm 01 đường Internet cáp quang 150 Mbps: tháng 02/2025.", "11", "3.630"],
    ["Thuê thêm đường Internet từ tháng 7/2025.", "6", "1.980"],
    ["Kéo Internet về trạm, xong tháng 3/2025.", "9", "2.970"],
  ])("that began within the year are asked for: %s", async (task, months, sum) => {
    const { lines } = await drafted(["# III. NHIỆM VỤ", `- ${task}`, ...MONEY], net(months, sum));
    expect(lines[0]?.quantity).toBeNull();
    expect(lines[0]?.notes.join()).toContain("một phần của năm trước");
  });

  it.each([
    ["Lắp thêm 01 đường Internet cáp quang 150 Mbps: tháng 02/2025.", "12", "3.960"],
    ["Lắp thêm 02 camera: tháng 02/2025.", "11", "3.630"],
    ["Lắp đường Internet: tháng 02/2023.", "11", "3.630"],
  ])("that did not go on as they were: %s %s", async (task, months, sum) => {
    const { lines } = await drafted(["# III. NHIỆM VỤ", `- ${task}`, ...MONEY], net(months, sum));
    expect(lines[0]?.quantity).toBe(Number(months));
  });
});

describe("the budget", () => {
  const priced = (price: string, sum: string) => [
    HEAD,
    ["1", "Internet cáp quang", "tháng", "12", price, sum],
    ["", "Cộng", "", "", "", sum],
  ];
  const toldOf = async (rows: string[][]) =>
    (await drafted(["# III. NHIỆM VỤ", "- Họp giao ban.", ...MONEY], rows)).texts.filter((text) =>
      text.startsWith("Hình thức lựa chọn nhà thầu"),
    );

  it("has its unit in the heading too", async () => {
    const { headings } = await drafted(
      ["# III. NHIỆM VỤ", "- Họp giao ban.", ...MONEY],
      net("12", "3.960"),
    );
    expect(headings).toContain("IV. KINH PHÍ (Đơn vị: đồng)");
  });

  it("tells the limit on awards, unless all of it is far below", async () => {
    expect(await toldOf(priced("50.000.000", "600.000.000"))).toHaveLength(1);
    expect(await toldOf(priced("330.000", "3.960.000"))).toEqual([]);
  });
});

describe("the limit on awards", () => {
  const rows = [HEAD, ["1", "Internet cáp quang", "tháng", "12", "50.000.000", "600.000.000"]];
  const work = ["# III. NHIỆM VỤ", "- Họp giao ban.", ...MONEY];
  const told = async (confidence: "high" | "medium"): Promise<string | undefined> => {
    const { texts } = await drafted(work, rows, undefined, makeRegister([awards(confidence)]));
    return texts.find((text) => text.startsWith("Hình thức lựa chọn nhà thầu"));
  };

  it("is to be compared where nobody has read it in the original, in a mark and in no words of ours", async () => {
    expect(await told("medium")).toMatch(
      / \[cần bổ sung: đối chiếu mức chỉ định thầu với bản gốc Nghị định số 214\/2025\/NĐ-CP\]\.$/u,
    );
    expect(await told("high")).toMatch(/\(Khoản 4 Điều 78 Nghị định số 214\/2025\/NĐ-CP\)\.$/u);
  });
});

describe("a duty that was due before the year", () => {
  const duties = async (line: string) => {
    const { texts } = await drafted(["# III. NHIỆM VỤ", `- ${line}`, "- Kê đơn thuốc."]);
    return texts.filter((text) => text.includes("Điều 13 Thông tư số 26/2025/TT-BYT"));
  };

  it("is not told again beside the line that does it by the same document", async () => {
    expect(await duties("Kê đơn thuốc điện tử theo Thông tư số 26/2025/TT-BYT: y sĩ Lan.")).toEqual(
      [],
    );
  });

  it.each([
    "Kê đơn thuốc điện tử: y sĩ Lan.",
    "Phổ biến cho viên chức Thông tư số 26/2025/TT-BYT về đơn thuốc.",
  ])("is told beside any other: %s", async (line) => {
    expect(await duties(line)).toHaveLength(1);
  });
});

it.each([
  ["Máy chủ dữ liệu giám sát bệnh truyền nhiễm (gộp về một)", true],
  ["Số trang thông tin điện tử, hợp nhất thành một", true],
  ["Báo cáo gộp về cấp tỉnh đúng hạn", false],
  ["Tập trung vào 03 nhiệm vụ", false],
])("%s: less is more %o", (text, less) => {
  expect(isLowerBetter(text)).toBe(less);
});
