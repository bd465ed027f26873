/** What the unit reports of the year: too late, for a part, for the whole of a section, and of what was bought once. */
import { describe, expect, it } from "vitest";

import { verdictOn } from "../../../src/domain/plan/judge-result.ts";
import type { PlanTarget } from "../../../src/domain/plan/plan.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const TASKS = [
  ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời gian hoàn thành"],
  ["1", "Số hóa bệnh án lưu kho", "Phòng KHTH", "12.400 bệnh án", "Quý III/2026"],
  ["2", "Sao lưu dữ liệu", "Tổ CNTT", "Biên bản", "Hằng tháng"],
];
const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền", "Nguồn kinh phí"],
  ["I", "Đào tạo", "", "", "", "70.000.000", ""],
  [
    "1",
    "Quản trị cơ sở dữ liệu",
    "Khóa",
    "1",
    "40.000.000",
    "40.000.000",
    "Quỹ phát triển sự nghiệp",
  ],
  ["2", "Tập huấn kỹ năng số", "Lớp", "2", "15.000.000", "30.000.000", "Thu dịch vụ"],
  ["", "Tổng cộng", "", "", "", "70.000.000", ""],
];

const plan = () =>
  aPlan(
    [
      "KẾ HOẠCH",
      "Chuyển đổi số tại Trung tâm Y tế Bình Thuận Nam năm 2026",
      "# I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025",
      "## 1. Hiện trạng",
      "Trung tâm có 64 máy vi tính, 03 máy chủ (mua năm 2018 và năm 2022).",
      "Phần mềm xét nghiệm (LIS) thuê từ năm 2020, gia hạn từng năm.",
      "Năm 2025 lắp 12 máy in cho các trạm.",
      "## 2. Nhân lực",
      "Tổ Công nghệ thông tin có 03 kỹ sư.",
      "# II. CHỈ TIÊU",
      "- Cổng thông tin điện tử được nghiệm thu trước ngày 31/8/2026.",
      "# III. NHIỆM VỤ",
      "## 1. Dữ liệu",
      "- Số hóa 12.400 bệnh án lưu kho.",
      "- Sao lưu dữ liệu hằng tháng.",
      "## 2. Hợp tác",
      "- Ký quy chế phối hợp với 05 trung tâm y tế trong quý I/2026.",
      "- Bàn giao 02 phòng họp trực tuyến cho tuyến dưới trong tháng 4/2026.",
      "## 3. Con người",
      "- Cử 01 kỹ sư học quản trị cơ sở dữ liệu.",
      "- Tập huấn kỹ năng số cho nhân viên y tế.",
      "# IV. KINH PHÍ",
      "Quỹ phát triển sự nghiệp 40.000.000 đồng; thu dịch vụ 30.000.000 đồng.",
      "@2",
      "# Phụ lục 1 DANH MỤC NHIỆM VỤ",
      "@1",
    ],
    [TASKS, BUDGET],
  );

const idOf = (start: string): string =>
  [...plan().tasks.map(({ id, content }) => ({ id, text: content })), ...plan().targets].find(
    ({ text }) => text.startsWith(start),
  )?.id ?? "";

async function drafted(results: readonly { id: string; value: string }[]) {
  const draft = await makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan: plan(), priorId: "truoc", part: "plan", asOf: "2026-11-22" },
    results,
  });
  const blocks = (heading: string) =>
    draft.sections.find((section) => section.heading.includes(heading))?.blocks ?? [];
  return {
    draft,
    texts: (heading: string) => blocks(heading).map(({ text }) => text),
    rows: draft.sections.flatMap((section) => section.blocks.flatMap(({ rows }) => rows ?? [])),
  };
}

describe("a target with a day of its own", () => {
  const target = (text: string): PlanTarget => ({
    ...{ id: "ct-01", item: "chi-tieu/1", text, subject: "", value: null, unit: null },
    ...{ comparison: null, year: 2026, result: null },
  });

  it.each([
    ["được nghiệm thu trước ngày 31/8/2026", "Được nghiệm thu ngày 14/9/2026", ""],
    ["được nghiệm thu trước 31/8", "Hoàn thành ngày 14/9/2026", " (chậm so với hạn 31/8)"],
    [
      "được phê duyệt trong quý II/2026",
      "Được phê duyệt tháng 8/2026",
      " (đạt, chậm so với hạn quý II/2026)",
    ],
    [
      "được phê duyệt trước ngày 31/8/2026",
      "Được phê duyệt tại Quyết định số 9/QĐ-UBND ngày 14/9/2026",
      " (đạt, chậm so với hạn 31/8/2026)",
    ],
    ["được phê duyệt trước ngày 31/8/2026", "Được phê duyệt ngày 20/8/2026", " (đạt)"],
    ["được phê duyệt trước ngày 31/8/2026", "Được phê duyệt", " (đạt)"],
    [
      "được phê duyệt trước ngày 31/8/2026",
      "Được phê duyệt (Báo cáo số 15/BC-TTYT ngày 02/11/2026)",
      " (đạt)",
    ],
    [
      "được phê duyệt trước ngày 31/8/2026",
      "Được phê duyệt ngày 20/8/2026, công bố ngày 05/9/2026",
      " (đạt)",
    ],
    ["được phê duyệt năm 2026", "Được phê duyệt ngày 20/12/2026", " (đạt)"],
  ])("%s: %s%s", (text, given, verdict) => {
    expect(verdictOn(target(`Cổng thông tin điện tử ${text}.`), given)).toBe(verdict);
  });
});

it("a section whose tasks were all reported done says so; one with a task left does not", async () => {
  const done = [
    { id: idOf("Ký quy chế"), value: "Đã ký 05/05 quy chế" },
    { id: idOf("Bàn giao 02"), value: "Đã bàn giao tháng 4/2026" },
  ];
  const { texts, draft } = await drafted(done);
  expect(texts("2. Hợp tác")).toEqual([
    "Các nhiệm vụ của mục này đã hoàn thành trong năm 2026; năm 2027 duy trì kết quả đã đạt.",
  ]);
  expect(draft.violations).toEqual([]);
  const left = await drafted(done.slice(1));
  expect(left.texts("2. Hợp tác").join()).not.toContain("duy trì kết quả đã đạt");
});

it("a part of a number that was worked off leaves the rest, in the line and in the column of products", async () => {
  const { texts, rows, draft } = await drafted([
    { id: idOf("Số hóa 12.400"), value: "Đã số hóa 9.150/12.400 bệnh án" },
  ]);
  expect(texts("1. Dữ liệu")).toContain("Số hóa 3.250 bệnh án lưu kho.");
  expect(rows.find(([, name]) => name === "Số hóa bệnh án lưu kho")?.[3]).toBe("3.250 bệnh án");
  expect(draft.violations).toEqual([]);
});

it("what was bought once for a task that is done is asked for again and leaves the total", async () => {
  const { draft } = await drafted([{ id: idOf("Cử 01 kỹ sư"), value: "Đã hoàn thành" }]);
  expect(draft.budget?.total).toBe(30_000_000);
  expect(draft.missing.map(({ id }) => id)).toContain("nc-quan-tri-co-so-du-lieu");
  const { draft: untold } = await drafted([]);
  expect(untold.budget?.total).toBe(70_000_000);
});

it("a year of purchase does not take what there is out of the report", async () => {
  const { texts } = await drafted([]);
  const said = texts("1. Hiện trạng").join("\n");
  expect(said).toContain("03 máy chủ (mua năm 2018 và năm 2022)");
  expect(said).toContain("Phần mềm xét nghiệm (LIS) thuê từ năm 2020");
  expect(said).not.toContain("lắp 12 máy in");
});

it("who pays how much is told as the table has it, where the figures of the answer differ", async () => {
  const open = await drafted([]);
  const known = [...open.draft.missing, ...(open.draft.covered ?? [])];
  const id = known.find(({ ask }) => ask.startsWith("số tiền và cơ cấu nguồn"))?.id;
  // The table knows it: nothing is left to ask.
  expect(open.draft.missing.map((item) => item.id)).not.toContain(id);
  expect(open.texts("IV. KINH PHÍ").join()).toContain("Quỹ phát triển sự nghiệp 40.000.000 đồng");
  const { texts, draft } = await drafted([
    { id: id ?? "", value: "Quỹ 45.000.000 đồng; thu dịch vụ 30.000.000 đồng" },
  ]);
  expect(texts("IV. KINH PHÍ")).toContain(
    "Quỹ phát triển sự nghiệp 40.000.000 đồng; Thu dịch vụ 30.000.000 đồng.",
  );
  expect(draft.notices.join()).toContain("dự thảo ghi theo bảng dự toán");
  expect(draft.violations).toEqual([]);
});

it("a part of the report that is wholly what there is still takes a form that asked for its results", async () => {
  const { draft } = await drafted([]);
  const asked = [...draft.missing, ...(draft.covered ?? [])];
  expect(draft.missing.map(({ id }) => id)).not.toContain("kq-kq-nhan-luc");
  expect(asked.map(({ id }) => id)).toContain("kq-kq-nhan-luc");
});
