/** Where new duties stand: in the group of their subject, with the next letter, told once, with the day of their own law. */
import { describe, expect, it } from "vitest";

import { rolloverPlan } from "../../../src/domain/plan/rollover.ts";
import type { RolloverInput } from "../../../src/domain/plan/rollover-context.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import type { Provision } from "../../../src/domain/regulation/register-entry.ts";
import type { Facility } from "../../../src/domain/unit/unit-profile.ts";
import { anEntry, aPlan } from "./plan-builders.ts";

const COVER = ["SỞ Y TẾ", "KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Bạc năm 2026"];

const provision = (fact: string, over: Partial<Provision> = {}): Provision => ({
  ...{ locator: "Điều 9", kind: "duty", fact, who: "Đơn vị" },
  ...{ appliesTo: ["all"], asks: [], confidence: "high", ...over },
});

const register = makeRegister([
  anEntry({
    ...{ symbol: "71/2025/TT-BYT", title: "Quy định về an ninh mạng", subjects: ["an-ninh-mang"] },
    provisions: [
      provision("Đơn vị phải chỉ định bộ phận phụ trách an ninh mạng."),
      provision("Hệ thống thông tin đã có cấp độ phải đáp ứng yêu cầu mới trước ngày 01/05/2027.", {
        ...{ kind: "deadline", due: "2027-05-01" },
      }),
    ],
  }),
  anEntry({
    ...{ symbol: "72/2025/TT-BYT", title: "Quy định về hồ sơ", subjects: ["so-suc-khoe-dien-tu"] },
    provisions: [provision("Đơn vị phải kết nối dữ liệu với Sổ sức khỏe điện tử.")],
  }),
]);

function roll(
  lines: readonly string[],
  tables: string[][][] = [],
  over: Partial<RolloverInput> = {},
) {
  const { sections, context, cover } = rolloverPlan({
    ...{ priorId: "truoc", targetYear: 2027, asOf: "2026-11-22", register },
    ...{ plan: aPlan([...COVER, ...lines], tables), profile: { facility: "non-hospital" } },
    ...over,
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    ...{ context, cover, texts: blocks.map(({ text }) => text) },
    rows: blocks.flatMap((block) => block.rows ?? []),
  };
}

const HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"];
const TABLE = [
  HEAD,
  ["I", "Hạ tầng số", "", ""],
  ["1", "Thay thiết bị mạng", "Phòng Hành chính", "Quý II/2026"],
  ["II", "Truyền thông", "", ""],
  ["2", "Viết tin về sổ sức khỏe điện tử", "Phòng Kế hoạch", "Hằng tháng"],
];
const TASKS = ["# II. NHIỆM VỤ", "- Bảo đảm an toàn thông tin.", "- Phổ biến sổ sức khỏe điện tử."];

describe("tasks that are rows of a table in the body", () => {
  it.each([
    ["# V. TỔ CHỨC THỰC HIỆN", "1. Phòng Kế hoạch là đầu mối về an toàn thông tin."],
    ["# V. PHÂN CÔNG", "- Các khoa, phòng thực hiện, bảo đảm an toàn thông tin."],
    ["# I. MỤC ĐÍCH, YÊU CẦU", "- Bảo đảm an toàn thông tin."],
  ])("take the duties, and a part without tasks (%s) does not tell them again", (heading, line) => {
    const { rows, texts } = roll(["# II. NHIỆM VỤ, GIẢI PHÁP", "@1", heading, line], [TABLE]);
    expect(rows.filter((row) => /phụ trách an ninh mạng/u.test(row[1] ?? ""))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith("Chỉ định"))).toEqual([]);
  });

  it("where no table tells who acts, the duties are lines as before", () => {
    const { texts } = roll([
      "# V. TỔ CHỨC THỰC HIỆN",
      "- Phòng Kế hoạch là đầu mối về an toàn thông tin.",
    ]);
    expect(texts.filter((text) => text.startsWith("Chỉ định"))).toHaveLength(1);
  });
});

describe("new duties behind numbered tasks", () => {
  const DUTY = /Chỉ định bộ phận phụ trách an ninh mạng/u;
  const task = (number: string, lead: string) => `${number} Bảo đảm an toàn thông tin.${lead}`;

  it("count on, and ask who leads where the tasks tell it in their lines", () => {
    const { texts } = roll([
      "# II. NHIỆM VỤ",
      ...["2.1.", "2.2."].map((number) => task(number, " Chủ trì: Tổ CNTT. Thường xuyên.")),
    ]);
    expect(texts.find((text) => DUTY.test(text))).toMatch(
      /^2\.\d\. .*\. Chủ trì: (?:Tổ CNTT|\[cần bổ sung: đơn vị chủ trì\])\.$/u,
    );
  });

  it("have none where the tasks have none", () => {
    const { texts } = roll([
      "# II. NHIỆM VỤ",
      task("2.1.", ""),
      task("2.2.", " Chủ trì: Tổ CNTT."),
    ]);
    expect(texts.find((text) => DUTY.test(text))).not.toContain("Chủ trì");
  });
});

describe("rows of new duties", () => {
  const { rows, context } = roll([...TASKS, "# Phụ lục 1 DANH MỤC NHIỆM VỤ", "@1"], [TABLE]);
  const at = (text: RegExp): number => rows.findIndex((row) => text.test(row.join(" ")));

  it("ask for the body of each one by itself", () => {
    const asked = context.missing.filter(({ id }) => id.startsWith("dv-bang-1."));
    expect(asked.map(({ ask }) => ask)).toEqual(
      expect.arrayContaining([
        'đơn vị chủ trì của nhiệm vụ mới "Chỉ định bộ phận phụ trách an ninh mạng"',
        'đơn vị chủ trì của nhiệm vụ mới "Bảo đảm hệ thống thông tin đã có cấp độ đáp ứng yêu cầu mới"',
      ]),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  });

  it("join the group of which a row has their subject", () => {
    expect(at(/kết nối dữ liệu với Sổ/iu)).toBe(at(/Viết tin/u) + 1);
  });

  it("take the next code of their group where rows have codes", () => {
    const coded = TABLE.map(([label = "", ...rest], index) => [
      index === 2 ? "HT-01" : index === 4 ? "TT-01" : label,
      ...rest,
    ]);
    const { rows: printed } = roll([...TASKS, "# Phụ lục 1 DANH MỤC NHIỆM VỤ", "@1"], [coded]);
    expect(printed.map(([label]) => label)).toContain("TT-02");
  });

  it("stand in a group of their own at the end where none is about them", () => {
    expect(rows[at(/an ninh mạng\s*$/u)]?.slice(0, 2)).toEqual([
      "III",
      "An toàn thông tin, an ninh mạng",
    ]);
    expect(at(/Chỉ định bộ phận/u)).toBeGreaterThan(at(/^III\s/u));
  });
});

it("a duty stands under the heading of its own subject, none but those of security under security", () => {
  const records = anEntry({
    ...{
      symbol: "73/2025/TT-BYT",
      title: "Quy định về hồ sơ bệnh án",
      subjects: ["kham-chua-benh"],
    },
    provisions: [
      provision("Đơn vị phải kết nối bệnh án điện tử với số định danh của người bệnh."),
      provision("Đơn vị phải báo cáo danh mục kỹ thuật trước ngày 01/06/2027.", {
        ...{ kind: "deadline", due: "2027-06-01" },
      }),
    ],
  });
  const { sections } = rolloverPlan({
    ...{
      priorId: "truoc",
      targetYear: 2027,
      asOf: "2026-11-22",
      register: makeRegister([records]),
    },
    profile: { facility: "non-hospital" },
    plan: aPlan([
      ...COVER,
      "# II. NHIỆM VỤ",
      "## 1. Thiết bị",
      "- Khám bệnh, chữa bệnh bằng thẻ.",
      "## 2. Bệnh án điện tử tại các khoa",
      "- Tập huấn nhập liệu cho khoa Nội.",
      "## 3. An ninh mạng, giữ gìn dữ liệu",
      "- Quét mã độc hằng tuần.",
    ]),
  });
  const under = (heading: string): string =>
    sections
      .filter((section) => section.heading.includes(heading))
      .flatMap(({ blocks }) => blocks.map(({ text }) => text))
      .join("\n");
  expect(under("2. Bệnh án")).toContain("số định danh của người bệnh");
  expect(under("3. An ninh")).not.toContain("73/2025/TT-BYT");
  expect(under("1. Thiết bị")).toContain("danh mục kỹ thuật");
});

it("a course that an old document set ends by the day of the one in its place", () => {
  const old = anEntry({ symbol: "12/2019/TT-BYT", signed: "2019-03-01", effective: "2019-05-01" });
  const next = anEntry({
    ...{ symbol: "75/2025/TT-BYT", title: "Quy định về bệnh án", subjects: ["benh-an-dien-tu"] },
    relations: [{ kind: "replaces", target: "12/2019/TT-BYT", confidence: "high" }],
    provisions: [
      provision("Đơn vị phải dùng bệnh án điện tử trước ngày 01/07/2027.", {
        ...{ kind: "deadline", due: "2027-06-30" },
      }),
    ],
  });
  const line =
    "- Tiến tới bệnh án điện tử theo lộ trình quy định tại Thông tư số 12/2019/TT-BYT đến hết năm 2029.";
  const { texts } = roll(["# II. NHIỆM VỤ", line], [], { register: makeRegister([old, next]) });
  const [told = ""] = texts.filter((text) => text.startsWith("Tiến tới"));
  expect(told).toContain("(chậm nhất ngày 30/06/2027)");
  expect(told).not.toMatch(/2029|cần bổ sung/u);
  // What is to be finished by that day is a task of its own.
  expect(texts.join("\n")).toContain("Dùng bệnh án điện tử trước ngày 01/07/2027");
});

it("new lines take the next letters of the list", () => {
  const { texts } = roll(["# II. NHIỆM VỤ", "a) Bảo đảm an toàn thông tin.", "b) Thay tường lửa."]);
  expect(texts.join("\n")).toMatch(/^c\) Bảo đảm hệ thống thông tin/mu);
});

it("a line that connects the same things already says what the duty asks for", () => {
  const line = "- Đồng bộ kết quả xét nghiệm lên Sổ sức khỏe điện tử hằng ngày.";
  expect(roll(["# II. NHIỆM VỤ", line]).texts.join()).not.toContain("Kết nối dữ liệu với Sổ");
});

describe("a line that rests on a law with a day of its own", () => {
  it("is told of no other law's day", () => {
    const other = anEntry({
      ...{ symbol: "73/2025/TT-BYT", title: "Quy định về cấp độ", subjects: ["cap-do-he-thong"] },
      provisions: [
        provision("Hệ thống thông tin đã có cấp độ phải rà soát xong trước ngày 01/03/2026.", {
          ...{ kind: "deadline", due: "2026-03-01" },
        }),
      ],
    });
    const line =
      "- Bảo đảm hệ thống thông tin đã có cấp độ đáp ứng yêu cầu mới trước ngày 01/05/2027 theo Điều 9 Thông tư số 71/2025/TT-BYT.";
    const both = makeRegister([...register.entries, other]);
    const { context, texts } = roll(["# II. NHIỆM VỤ", line], [], { register: both });
    expect(texts.join()).toContain("trước ngày 01/05/2027 theo Điều 9 Thông tư số 71/2025/TT-BYT.");
    expect(context.notices.join()).not.toContain("Hạn của quy định đã qua");
  });
});

describe("citations with a slip", () => {
  it("the year of the day is mended where day, month and title are those of the document", () => {
    const entry = anEntry({
      ...{ symbol: "91/QĐ-BYT", type: "Quyết định", signed: "2024-03-15", effective: "2024-03-15" },
      title: "Ban hành bộ mã dùng chung trong xét nghiệm",
    });
    const line =
      "- Quyết định số 91/QĐ-BYT ngày 15/3/2023 của Bộ Y tế ban hành bộ mã dùng chung trong xét nghiệm;";
    const { texts } = roll(["# I. CĂN CỨ", line, "# II. NHIỆM VỤ", "- Ký số."], [], {
      register: makeRegister([entry]),
    });
    expect(texts.join()).toContain("91/QĐ-BYT ngày 15 tháng 3 năm 2024");
  });

  it("a plan of the province for the year gone by that is named again in a task is asked for with its basis", () => {
    const { texts, context } = roll([
      "# I. CĂN CỨ",
      "- Kế hoạch số 31/KH-UBND ngày 12/02/2026 của UBND tỉnh về chuyển đổi số y tế năm 2026;",
      "# II. NHIỆM VỤ",
      "- Thực hiện phần việc giao tại Kế hoạch số 31/KH-UBND ngày 12/02/2026.",
    ]);
    const ask = "kế hoạch, quyết định của cấp tỉnh về chuyển đổi số áp dụng cho năm 2027";
    expect(texts).toContain(`Thực hiện phần việc giao tại [cần bổ sung: ${ask}].`);
    expect(context.missing.filter((item) => item.ask === ask)).toHaveLength(1);
    expect(texts.join()).not.toContain("kiểm tra hiệu lực");
  });

  it("a local document whose own title goes on is not over by a misprinted year", () => {
    const entry = anEntry({
      ...{ symbol: "305/QĐ-UBND", type: "Quyết định", scope: "provincial", signed: "2021-04-02" },
      ...{ issuer: "UBND tỉnh Thanh Hóa", effective: "2021-04-02", period: { to: "2028-12-31" } },
      title: "Kế hoạch chuyển đổi số tỉnh Thanh Hóa đến năm 2028",
    });
    const line =
      "- Quyết định số 305/QĐ-UBND ngày 02/4/2021 của UBND tỉnh Thanh Hóa về Kế hoạch chuyển đổi số đến năm 2023;";
    const { texts } = roll(["# I. CĂN CỨ", line, "# II. NHIỆM VỤ", "- Ký số."], [], {
      register: makeRegister([entry]),
    });
    expect(texts.join()).toContain("305/QĐ-UBND ngày 02 tháng 4 năm 2021");
    expect(texts.join()).toContain("đến năm 2028");
  });
});

describe("the cover of a department of health", () => {
  it("has the people's committee of its province above it and the province as its place", () => {
    const plan = aPlan([
      "SỞ Y TẾ THANH HÓA",
      "KẾ HOẠCH",
      "Chuyển đổi số năm 2026",
      "# II. NHIỆM VỤ",
      "- Ký số.",
    ]);
    const { cover } = roll([], [], { plan, profile: {} });
    expect(cover.parentBody).toBe("Ủy ban nhân dân tỉnh Thanh Hóa");
    expect(cover.place).toBe("Thanh Hóa");
  });
});

it("a duty on data of treatment that names nobody is seen to by a department of health", () => {
  const bills = anEntry({
    ...{ symbol: "74/2025/TT-BYT", title: "Quy định về chi phí", subjects: ["bhyt"] },
    provisions: [
      provision("Dữ liệu chi phí khám bệnh, chữa bệnh phải được ký số trước ngày 01/06/2027.", {
        ...{ kind: "deadline", due: "2027-06-01", who: undefined },
      }),
    ],
  });
  const { texts } = roll(["# II. NHIỆM VỤ", "- Giám định bảo hiểm y tế."], [], {
    ...{ register: makeRegister([bills]), profile: { facility: "authority" } },
  });
  expect(texts.join()).toContain("Chỉ đạo, đôn đốc cơ sở khám bệnh, chữa bệnh bảo đảm dữ liệu");
});

it("a department that does the work gives its name to no group", () => {
  const table = [
    HEAD,
    ["I", "Hạ tầng số", "", ""],
    ["1", "Thay thiết bị mạng", "Tổ an toàn thông tin", "Quý II/2026"],
  ];
  const { rows } = roll([...TASKS, "# Phụ lục 1 DANH MỤC NHIỆM VỤ", "@1"], [table]);
  expect(rows.map((row) => row[1])).toContain("An toàn thông tin, an ninh mạng");
});

describe("what binds a body by its kind", () => {
  const insured = makeRegister([
    anEntry({
      ...{ symbol: "61/2025/NĐ-CP", title: "Quy định về bảo hiểm y tế", subjects: ["bhyt"] },
      provisions: [
        provision("Chậm nhất ngày 01/03/2027, các cơ sở phải dùng chung kết quả chụp chiếu.", {
          ...{ kind: "deadline", due: "2027-03-01", who: "Cơ sở" },
        }),
        provision("Chậm nhất ngày 01/06/2026, các cơ sở phải đổi mẫu bảng kê.", {
          ...{ kind: "deadline", due: "2026-06-01" },
        }),
      ],
    }),
  ]);
  const told = (body: string, facility: Facility = "non-hospital"): string => {
    const plan = aPlan(["SỞ Y TẾ", "KẾ HOẠCH", `Chuyển đổi số tại ${body} năm 2026`, ...TASKS]);
    const { texts, context } = roll([], [], {
      ...{ plan, register: insured, profile: { facility, name: body } },
    });
    return [...texts, ...context.notices].join("\n");
  };

  it.each(["Trung tâm Y tế Sông Bạc", "Phòng khám đa khoa khu vực Núi Đỏ"])(
    "%s treats insured patients, whatever its prior plan says of them; days gone by are no news",
    (body) => {
      expect(told(body)).toContain("Dùng chung kết quả chụp chiếu");
      expect(told(body)).not.toContain("bảng kê");
    },
  );

  it("a department of health sees to it that those who treat keep the day, another department does not", () => {
    expect(told("Sở Y tế tỉnh Sông Bạc", "authority")).toContain(
      "Chỉ đạo, đôn đốc cơ sở dùng chung kết quả chụp chiếu",
    );
    expect(told("Sở Xây dựng tỉnh Sông Bạc", "authority")).not.toContain("chụp chiếu");
  });

  it.each(["Trung tâm Kiểm soát bệnh tật Sông Bạc", "Trung tâm Pháp y Núi Đỏ"])(
    "%s treats nobody",
    (body) => {
      expect(told(body)).not.toContain("chụp chiếu");
    },
  );
});
