/** Who is to carry out a duty that the register adds: whoever the prior plan names for such work, else nobody yet. */
import { describe, expect, it } from "vitest";

import type { Draft } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const head = ["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"];
const DUTY = /^Liên thông và sử dụng kết quả cận lâm sàng/u;

async function drafted(lines: readonly string[]): Promise<Draft> {
  return makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan: aPlan([...head, ...lines]), priorId: "truoc", part: "plan" },
    asOf: "2026-11-22",
  });
}

/** Heading of the part that the duty stands in, and the line below it. */
async function placeOf(lines: readonly string[]): Promise<{ heading: string; below: string }> {
  const { sections } = await drafted(lines);
  for (const { heading, blocks } of sections) {
    const at = blocks.findIndex(({ text }) => DUTY.test(text));
    if (at >= 0) return { heading, below: blocks[at + 1]?.text ?? "" };
  }
  throw new Error("no duty");
}

const byDepartment = (lab: string, plan: string): string[] => [
  "# I. NHIỆM VỤ",
  "## 1. Phòng Kế hoạch tổng hợp",
  `- ${plan}`,
  "## 2. Khoa Xét nghiệm",
  `- ${lab}`,
];

describe("duties of the register and departments", () => {
  it.each([
    {
      case: "no department is made responsible that the plan does not name for such work",
      lines: byDepartment("Bảo dưỡng máy ly tâm.", "Tập huấn về bảo hiểm y tế, bảo hiểm y tế."),
      heading: "1. Phòng Kế hoạch tổng hợp",
      below: "",
    },
    {
      case: "where two departments do such work the unit is asked, in the part around them",
      lines: byDepartment("Trả kết quả bảo hiểm y tế.", "Quyết toán bảo hiểm y tế."),
      heading: "I. NHIỆM VỤ",
      below: "+ Đơn vị thực hiện: [cần bổ sung: đơn vị thực hiện].",
    },
    {
      case: "the body that a line below the same work names is the one of the duty",
      lines: [
        "# I. NHIỆM VỤ",
        "- Liên thông kết quả cận lâm sàng của người bệnh bảo hiểm y tế giữa các cơ sở.",
        "+ Đơn vị thực hiện: Khoa Xét nghiệm.",
        "- Quyết toán bảo hiểm y tế đúng hạn.",
        "+ Đơn vị thực hiện: Phòng Tài chính.",
      ],
      heading: "I. NHIỆM VỤ",
      below: "+ Đơn vị thực hiện: Khoa Xét nghiệm.",
    },
    {
      case: "a plan that names nobody for such work asks who does it",
      lines: [
        "# I. NHIỆM VỤ",
        "- Quyết toán bảo hiểm y tế đúng hạn.",
        "+ Đơn vị thực hiện: Phòng Tài chính.",
      ],
      heading: "I. NHIỆM VỤ",
      below: "+ Đơn vị thực hiện: [cần bổ sung: đơn vị thực hiện].",
    },
    {
      case: "a plan whose tasks name nobody gets no such line",
      lines: ["# I. NHIỆM VỤ", "- Quyết toán bảo hiểm y tế đúng hạn."],
      heading: "I. NHIỆM VỤ",
      below: "",
    },
  ])("$case", async ({ lines, heading, below }) => {
    expect(await placeOf(lines)).toEqual({ heading, below });
  });

  it("the question for the body is one of the draft", async () => {
    const { missing } = await drafted(
      byDepartment("Trả kết quả bảo hiểm y tế.", "Quyết toán bảo hiểm y tế."),
    );
    const asked = missing.filter(({ id }) => id.startsWith("dv-nhiem-vu."));
    expect(asked.map(({ ask }) => ask)).toEqual([
      'đơn vị chủ trì của nhiệm vụ mới "Liên thông và sử dụng kết quả cận lâm sàng của nhau"',
    ]);
  });
});

describe("duties of the register in a table of tasks", () => {
  const TABLE = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
    ["I", "Hạ tầng", "", ""],
    ["1", "Bảo dưỡng máy tính", "Tổ CNTT", "Hằng quý"],
    ["II", "Dữ liệu", "", ""],
    [
      "1",
      "Liên thông kết quả cận lâm sàng bảo hiểm y tế với cơ sở khác",
      "Khoa Xét nghiệm",
      "Năm 2026",
    ],
    ["III", "Nhân lực", "", ""],
    ["1", "Tập huấn", "Phòng TCHC", "Năm 2026"],
  ];
  const withTable = async (tasks: string, rows: readonly string[][]): Promise<Draft> =>
    makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorId: "truoc", part: "plan", asOf: "2026-11-22" },
      priorPlan: aPlan(
        [...head, "# I. NHIỆM VỤ", `- ${tasks}`, "# Phụ lục 1 NHIỆM VỤ", "@1"],
        [rows.map((row) => [...row])],
      ),
    });
  const tableOf = ({ sections }: Draft): string[][] =>
    sections.flatMap(({ blocks }) => blocks).find(({ rows }) => rows?.[0]?.[1] === "Nhiệm vụ")
      ?.rows ?? [];

  it("stand behind the rows on the same, with the body named for it and the day", async () => {
    const rows = tableOf(await withTable("Chi tiết tại Phụ lục 1.", TABLE));
    expect(rows[5]).toEqual([
      "2",
      expect.stringMatching(DUTY) as string,
      "Khoa Xét nghiệm",
      "Chậm nhất ngày 01/01/2027",
    ]);
    expect(rows[7]?.[0]).toBe("1");
  });

  it("are no second list above a table that holds all tasks", async () => {
    const { sections } = await withTable("Chi tiết tại Phụ lục 1.", TABLE);
    const lines = sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind !== "table");
    expect(lines.some(({ text }) => DUTY.test(text))).toBe(false);
  });

  it("numbers that run through all groups run on", async () => {
    const through = TABLE.map((row, at) =>
      at === 6 ? ["3", ...row.slice(1)] : at === 4 ? ["2", ...row.slice(1)] : row,
    );
    const rows = tableOf(await withTable("Quyết toán bảo hiểm y tế.", through));
    expect(rows.map(([label]) => label)).toEqual(["TT", "I", "1", "II", "2", "3", "III", "4"]);
  });

  it("ask for the body that nobody names", async () => {
    const rows = TABLE.map((row) =>
      row.map((cell) => cell.replace(/^Liên thông.*/u, "Làm sạch dữ liệu")),
    );
    const draft = await withTable("Quyết toán bảo hiểm y tế.", rows);
    const row = tableOf(draft).find((cells) => DUTY.test(cells[1] ?? ""));
    expect(row?.[2]).toMatch(/^\[cần bổ sung: đơn vị chủ trì/u);
    expect(draft.missing.filter(({ id }) => id.startsWith("dv-bang-1."))).toHaveLength(1);
  });
});
