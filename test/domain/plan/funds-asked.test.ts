/** Money that nobody told of: who pays for the budget, and what new duties cost. */
import { describe, expect, it } from "vitest";

import type { Draft } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "./plan-builders.ts";

const TASKS = ["# II. NHIỆM VỤ", "- Quyết toán bảo hiểm y tế đúng hạn."];
const HEADER = ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"];
const ROW = ["1", "Thuê HIS", "Tháng", "12", "10.000.000", "120.000.000"];

interface Options {
  lines?: readonly string[];
  heading?: string;
  rows?: string[][];
  results?: { id: string; value: string }[];
  part?: "plan" | { section: string };
}

const drafted = ({
  lines = [],
  heading = "# III. KINH PHÍ NĂM 2026",
  rows = [HEADER, ROW],
  results = [],
  part = "plan",
}: Options = {}): Promise<Draft> =>
  makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorId: "truoc", part, asOf: "2026-11-22", results },
    priorPlan: aPlan(
      [
        ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
        ...["# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025", "- Nguồn kinh phí còn hạn chế."],
        ...[...lines, ...TASKS, heading, "@1"],
      ],
      [rows],
    ),
  });

const textOf = ({ sections }: Draft): string =>
  sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");

describe("who pays for the budget", () => {
  it("is asked once where the plan itself names no fund", async () => {
    const draft = await drafted();
    expect(draft.missing.filter(({ id }) => id === "nguon-kinh-phi-thuc-hien")).toHaveLength(1);
    expect(textOf(draft)).toContain(
      "Nguồn kinh phí: [cần bổ sung: nguồn kinh phí thực hiện năm 2027",
    );
  });

  it("stands as the unit says", async () => {
    const results = [{ id: "nguon-kinh-phi-thuc-hien", value: "Nguồn thu sự nghiệp năm 2027." }];
    expect(textOf(await drafted({ results }))).toContain(
      "Nguồn kinh phí: Nguồn thu sự nghiệp năm 2027.",
    );
  });

  it.each([
    ["a sentence", { lines: ["# II. GIẢI PHÁP", "- Bố trí từ ngân sách nhà nước."] }],
    ["a heading", { heading: "# III. KINH PHÍ TỪ NGUỒN THU SỰ NGHIỆP NĂM 2026" }],
    [
      "a column",
      {
        rows: [
          [...HEADER, "Nguồn"],
          [...ROW, "NSNN"],
        ],
      },
    ],
  ] as const)("is not asked where %s names one", async (_, options) => {
    const { missing } = await drafted(options as Options);
    expect(missing.map(({ id }) => id)).not.toContain("nguon-kinh-phi-thuc-hien");
  });
});

describe("what new duties cost", () => {
  const DUTY = "Liên thông và sử dụng kết quả cận lâm sàng của nhau";

  it("is asked below the budget, by their names", async () => {
    const { missing } = await drafted();
    const asked = missing.find(({ id }) => id === "kinh-phi-nhiem-vu-moi")?.ask;
    expect(asked).toMatch(/^việc nào cần kinh phí năm 2027/u);
    expect(asked).toContain(DUTY);
  });

  it("is not asked of a plan without such duties", async () => {
    const { missing } = await drafted({
      lines: [
        "# II. GIẢI PHÁP",
        "- Liên thông và sử dụng kết quả cận lâm sàng của nhau chậm nhất ngày 01/01/2027 theo Luật số 51/2024/QH15.",
      ],
    });
    expect(missing.map(({ id }) => id)).not.toContain("kinh-phi-nhiem-vu-moi");
  });
});

it("questions on new rows go with the section that has them, though the cell says less than they do", async () => {
  const rows = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
    ["1", "Quyết toán bảo hiểm y tế", "Phòng TC", "Năm 2026"],
  ];
  const asks = async (section: string): Promise<number> => {
    const { missing } = await makeDrafter({ register: aRegister() })({
      ...{ year: 2027, priorId: "truoc", part: { section }, asOf: "2026-11-22" },
      priorPlan: aPlan(
        [
          ...["KẾ HOẠCH", "Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026"],
          ...["# I. MỤC TIÊU", "- Ký số 100% văn bản.", "# II. NHIỆM VỤ", "@1"],
        ],
        [rows],
      ),
    });
    return missing.filter(({ id }) => id.startsWith("dv-bang-1.")).length;
  };
  expect(await asks("nhiem-vu")).toBe(1);
  expect(await asks("muc-tieu")).toBe(0);
});
