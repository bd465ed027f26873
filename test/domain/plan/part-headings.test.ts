/** The second part of a plan, whatever its heading is called and however it is numbered, is no part of the report. */
import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { Block } from "../../../src/domain/document/parsed-document.ts";
import { withMissedHeadings, withSpeckedHeadings } from "../../../src/domain/plan/part-headings.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";

const TITLES = [
  "KẾ HOẠCH NĂM 2026",
  "Kế hoạch năm 2026",
  "KẾ HOẠCH THỰC HIỆN NĂM 2026",
  "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026",
  "KẾ HOẠCH CÔNG TÁC NĂM 2026 CỦA TRUNG TÂM",
  "KẾ HOẠCH 2026",
  "NỘI DUNG KẾ HOẠCH",
  "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026",
  "NĂM 2026",
  "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026",
  "MỤC TIÊU, NHIỆM VỤ NĂM 2026",
];
const NUMBERS = [
  ["A. ", "B. "],
  ["A/ ", "B/ "],
  ["PHẦN I. ", "PHẦN II. "],
  ["PHẦN THỨ NHẤT: ", "PHẦN THỨ HAI: "],
  ["", ""],
] as const;

const textOf = (first: string, second: string): string => `SỞ Y TẾ TỈNH ĐÔNG HẢI
TRUNG TÂM Y TẾ SÔNG LÔ

KẾ HOẠCH
Chuyển đổi số tại Trung tâm Y tế Sông Lô năm 2026

Căn cứ Luật Giao dịch điện tử số 20/2023/QH15 ngày 22/6/2023; Trung tâm Y tế ban hành kế hoạch như sau:

${first}
I. KẾT QUẢ ĐẠT ĐƯỢC
- Tỷ lệ ký số đạt 98,4%.
II. TỒN TẠI, HẠN CHẾ
- Máy tính cũ, thường hỏng.
${second}
I. MỤC TIÊU
- 95% dân số có hồ sơ sức khỏe điện tử.
- 100% văn bản được ký số.
II. NHIỆM VỤ, GIẢI PHÁP
- Tổ chức 02 lớp tập huấn kỹ năng số.
III. TỔ CHỨC THỰC HIỆN
- Phòng Kế hoạch chủ trì, báo cáo trước ngày 10/12/2026.

Nơi nhận:                                   KT. GIÁM ĐỐC
- Sở Y tế (để b/c);                        PHÓ GIÁM ĐỐC
- Lưu: VT, KHNV.                           Lê Thị Hồng Vân
`;

async function plan(text: string): Promise<Plan> {
  const parsed = await readDocument({ fileName: "ke-hoach.txt", bytes: Buffer.from(text) });
  return readPlan(parsed, classifyDocument(parsed));
}

const roleAt = ({ sections }: Plan, text: string): string | undefined =>
  sections.find(({ items }) => items.some((item) => item.text.includes(text)))?.role;

describe("the part behind the report", () => {
  const cases = NUMBERS.flatMap(([one, two]) =>
    TITLES.map((title) => ({ one, two, title })),
  ).filter(
    // Without a number and a capital nothing tells a title without a year from a sentence.
    ({ two, title }) => two !== "" || title === title.toUpperCase() || /20\d{2}$/.test(title),
  );
  it.each(cases)("$two $title", async ({ one, two, title }) => {
    const read = await plan(textOf(`${one}KẾT QUẢ NĂM 2025`, `${two}${title}`));
    expect(read.targets).toHaveLength(2);
    expect(roleAt(read, "95% dân số")).toBe("targets");
    expect(roleAt(read, "02 lớp")).toMatch(/^(?:tasks|solutions)$/);
    expect(roleAt(read, "báo cáo trước")).not.toBe("results");
    expect(roleAt(read, "98,4%")).toBe("results");
    expect(roleAt(read, "thường hỏng")).toBe("results");
    expect(read.sections.map(({ heading }) => heading)).toContain(title);
  });

  it("begins where the headings count anew, also when its own heading was lost", async () => {
    const read = await plan(textOf("A. KẾT QUẢ NĂM 2025", ""));
    expect(roleAt(read, "thường hỏng")).toBe("results");
    expect(roleAt(read, "95% dân số")).toBe("targets");
    expect(roleAt(read, "báo cáo trước")).not.toBe("results");
  });
});

describe("a heading that a scan ran into its text", () => {
  it("stands between the headings before and behind it", () => {
    const line = (text: string, over: Partial<Block> = {}): Block => ({
      ...{ kind: "paragraph", text, place: { line: 1 }, headingPath: [] },
      ...over,
    });
    const heading = (marker: string) =>
      line(`${marker} Cong tac`, { kind: "heading", marker, level: 3 });
    const missed = line("Xac dinh c&c hang muc wu tién can chuyén déi sé", {
      ...{ kind: "list-item", marker: "2.", level: 1 },
    });
    const whole = withMissedHeadings([heading("1."), line("a"), missed, heading("3."), line("b")]);
    expect(whole.filter(({ kind }) => kind === "heading").map(({ marker }) => marker)).toEqual([
      ...["1.", "2.", "3."],
    ]);
    expect(withMissedHeadings([heading("1."), missed, heading("2.")])).toHaveLength(3);
  });
});

describe("the closing in two columns of a text", () => {
  it("keeps recipients apart from the signer's title and name", async () => {
    const read = await plan(textOf("A. KẾT QUẢ NĂM 2025", "B. KẾ HOẠCH NĂM 2026"));
    expect(read.recipients).toEqual(["Sở Y tế (để b/c)", "Lưu: VT, KHNV"]);
    expect(read.signature).toEqual({
      title: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
      name: "Lê Thị Hồng Vân",
    });
  });
});

it("in a scan a speck in front of the next number hides no heading", () => {
  const place = { place: { line: 1 }, headingPath: [] };
  const nine = { ...place, kind: "heading" as const, marker: "9.", text: "9. Xa hoi so", level: 3 };
  const line = (text: string) => ({ ...place, kind: "paragraph" as const, text });
  const [, found, other] = withSpeckedHeadings([
    nine,
    line("~10. Truyen thong va giai phap khac"),
    line("*14. Noi khac"),
  ]);
  expect(found).toMatchObject({ kind: "heading", marker: "10.", level: 3 });
  expect(found?.text).toBe("10. Truyen thong va giai phap khac");
  expect(other?.kind).toBe("paragraph");
});
