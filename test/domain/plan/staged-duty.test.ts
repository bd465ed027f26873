/** What a document wants within a stage of years is a task of a plan for one of them, in the words of that time. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision } from "../../../src/domain/regulation/register-entry.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const stage = (within: string, who: string): Provision => ({
  ...{ locator: null, kind: "deadline", within, who, asks: [], confidence: "high" },
  fact: `Lộ trình cũ của Thông tư 46/2018/TT-BYT (đã hết hiệu lực) dành ${within} cho ${who.charAt(0).toLowerCase()}${who.slice(1)} triển khai hồ sơ bệnh án điện tử.`,
});
const register = makeRegister([
  anEntry({
    ...{ symbol: "46/2018/TT-BYT", signed: "2018-12-28", effective: "2019-03-01" },
    title: "Quy định hồ sơ bệnh án điện tử",
    provisions: [
      stage("giai đoạn 2019–2023", "Cơ sở khám bệnh, chữa bệnh hạng I trở lên"),
      stage("giai đoạn 2024–2028", "Toàn bộ cơ sở khám bệnh, chữa bệnh"),
    ],
  }),
  anEntry({
    ...{ symbol: "96/2023/NĐ-CP", type: "Nghị định", issuer: "Chính phủ", signed: "2023-12-30" },
    ...{ effective: "2024-01-01", title: "Quy định chi tiết", subjects: ["kham-chua-benh"] },
    provisions: [
      {
        ...{ locator: "Điều 87", kind: "duty", asks: [], confidence: "high" },
        who: "Cơ sở khám bệnh, chữa bệnh",
        fact: "Cơ sở muốn khám bệnh, chữa bệnh từ xa phải dùng người hành nghề của chính cơ sở và có phương án dự phòng dữ liệu.",
      },
    ],
  }),
]);

const added = (tasks: readonly string[], options = {}): string[] =>
  duties(tasks, options).map(({ after }) => after);

function duties(
  tasks: readonly string[],
  { year = 2025, body = "Bệnh viện Sông Lô" } = {},
): { after: string; reason: string }[] {
  const { context } = rolloverPlan({
    plan: aPlan([
      ...["KẾ HOẠCH", `Chuyển đổi số tại ${body} năm ${year - 1}`],
      ...["# I. NHIỆM VỤ", ...tasks.map((task) => `- ${task}`)],
    ]),
    ...{ priorId: "truoc", targetYear: year, asOf: `${year - 1}-12-31`, register },
  });
  return context.changes.filter(({ reason }) => /^Nghĩa vụ/u.test(reason));
}

describe("a duty of a stage of years", () => {
  const care = ["Nâng cấp phần mềm khám bệnh, chữa bệnh."];

  it("is a task of the plan for one of them", () => {
    expect(added(care)).toEqual([
      "Triển khai hồ sơ bệnh án điện tử theo lộ trình giai đoạn 2024–2028 theo Thông tư số 46/2018/TT-BYT.",
    ]);
    expect(added(care, { year: 2023, body: "Sở Y tế Phú Thọ" })).toEqual([
      expect.stringMatching(
        /^Chỉ đạo, đôn đốc cơ sở khám bệnh, chữa bệnh hạng I trở lên triển khai .* giai đoạn 2019–2023/u,
      ),
    ]);
  });

  it("is none where the plan takes the document up, or its year is outside", () => {
    expect(added(["Triển khai bệnh án điện tử theo Thông tư số 46/2018/TT-BYT."])).toEqual([]);
    expect(added(care, { year: 2030 })).toEqual([]);
  });

  it("has a reason that owns the document named beside other work", () => {
    const prepared = "Chuẩn bị hồ sơ bệnh án điện tử theo Thông tư số 46/2018/TT-BYT.";
    expect(duties([...care, prepared])[0]?.reason).toContain(
      "kế hoạch trước nêu văn bản này nhưng chưa có nhiệm vụ này",
    );
    expect(duties(care)[0]?.reason).toContain("46/2018/TT-BYT, chưa có trong kế hoạch trước");
  });

  it("is one where the plan only prepares it", () => {
    const line = "Chuẩn bị điều kiện triển khai bệnh án điện tử theo Thông tư số 46/2018/TT-BYT.";
    expect(added([line])).toHaveLength(1);
  });
});

describe("a lasting duty", () => {
  it("is not said by a short line all of whose words it has", () => {
    const short = ["Khám bệnh, chữa bệnh từ xa.", "Cơ sở dữ liệu khám bệnh, chữa bệnh."];
    expect(added(short).join()).toContain("phương án dự phòng dữ liệu theo Điều 87");
  });

  it("is said by a line that has most of it", () => {
    const line =
      "Khám bệnh, chữa bệnh từ xa: dùng người hành nghề của chính cơ sở, có phương án dự phòng dữ liệu.";
    expect(added([line]).join()).not.toContain("Điều 87");
  });
});

it("a duty joins a group of parts behind the last of them, with the next number", () => {
  const rows = [
    ["STT", "Nhiệm vụ", "Phân công chủ trì", "Thời hạn"],
    ["I", "HẠ TẦNG SỐ", "", ""],
    ["1", "Bảo đảm mạng Internet", "Phòng Tổ chức", "Thường xuyên"],
    ["II", "NỀN TẢNG SỐ", "", ""],
    ["1", "Trong khám bệnh, chữa bệnh", "", ""],
    ["a)", "Nâng cấp phần mềm khám bệnh, chữa bệnh", "Phòng Tổ chức", "Thường xuyên"],
    ["III", "NHÂN LỰC SỐ", "", ""],
    ["1", "Tập huấn kỹ năng số", "Phòng Tổ chức", "Quý II"],
  ];
  const { sections } = rolloverPlan({
    plan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Bệnh viện Sông Lô năm 2024", "# I. NHIỆM VỤ"],
        ...["Chi tiết tại phụ lục 1 kèm theo.", "# Phụ lục 1. NHIỆM VỤ", "@1"],
      ],
      [rows],
    ),
    ...{ priorId: "truoc", targetYear: 2025, asOf: "2024-12-31", register },
  });
  const table = sections.flatMap(({ blocks }) => blocks).find((block) => block.rows)?.rows ?? [];
  expect(
    table.slice(4).map(([label, text]) => `${label ?? ""} ${(text ?? "").slice(0, 30)}`),
  ).toEqual([
    "1 Trong khám bệnh, chữa bệnh",
    "a) Nâng cấp phần mềm khám bệnh, c",
    "2 Triển khai hồ sơ bệnh án điện ",
    "III NHÂN LỰC SỐ",
    "1 Tập huấn kỹ năng số",
  ]);
});
