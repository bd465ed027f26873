/** What the unit reports as done, bought or there leaves the work of the new year, in sentences, rows and aims. */
import { describe, expect, it } from "vitest";

import type { DraftAnswer } from "../../../src/domain/draft/draft.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan, aRegister } from "../../domain/plan/plan-builders.ts";

const TASKS = [
  ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"],
  ["1", "Trang bị máy tính, máy in mã vạch", "24 máy tính, 09 máy in", "Phòng CNTT", "Quý II/2026"],
  ["2", "Lập bệnh án điện tử tại 03 khoa còn lại", "08/08 khoa", "Phòng KHTH", "30/6/2026"],
];
const BUDGET = [
  ["TT", "Nội dung", "ĐVT", "SL", "Đơn giá", "Thành tiền"],
  ["1", "Máy vi tính để bàn", "Bộ", "24", "15.000.000", "360.000.000"],
  ["2", "Máy in mã vạch", "Cái", "9", "8.000.000", "72.000.000"],
  ["3", "Bộ lưu trữ mạng 16 khay", "Cái", "7", "20.000.000", "140.000.000"],
  ["4", "Máy chủ", "Cái", "1", "220.000.000", "220.000.000"],
  ["", "Tổng cộng", "", "", "", "792.000.000"],
];
const LINES = [
  "KẾ HOẠCH",
  "Chuyển đổi số tại Bệnh viện đa khoa Sông Lô năm 2026",
  "# I. KẾT QUẢ THỰC HIỆN NĂM 2025",
  "## 1. Tồn tại, hạn chế",
  "- Ba khoa chưa lập bệnh án điện tử do thiếu máy tính.",
  "- Chưa có người trực ngoài giờ hành chính.",
  "# II. MỤC TIÊU",
  "## 1. Mục tiêu chung",
  "Hoàn thành bệnh án điện tử ở toàn bộ các khoa, giảm thời gian chờ của người bệnh.",
  "## 2. Chỉ tiêu",
  "- 8/8 khoa (100%) lập hồ sơ bệnh án điện tử.",
  "# III. NHIỆM VỤ",
  "- Trang bị 24 máy tính, 09 máy in mã vạch cho các khoa nội trú.",
  "- Mua 01 máy chủ thay máy chủ cũ (chủ trì: Phòng Hành chính; hoàn thành trước 30/6/2026).",
  "- Thay 7 bộ lưu trữ mạng đã dùng quá 09 năm.",
  "- Mở rộng bệnh án điện tử cho Khoa Mắt, Khoa Da liễu.",
  "- Cài phần mềm diệt vi rút cho 31 máy còn lại.",
  "- Cập nhật hồ sơ sức khỏe cho 2.400 người chưa có hồ sơ.",
  "- Phát thanh về hồ sơ sức khỏe 02 lần mỗi tháng.",
  "@1",
  "# IV. KINH PHÍ NĂM 2026",
  "@2",
];

const plan = () => aPlan(LINES, [TASKS, BUDGET]);
const idOf = (text: RegExp): string => {
  const { tasks, targets } = plan();
  const told = tasks.map(({ id, content }) => ({ id, text: content })).concat(targets);
  return told.find((one) => text.test(one.text))?.id ?? "";
};

async function draftOf(results: DraftAnswer[]) {
  const draft = await makeDrafter({ register: aRegister() })({
    ...{ year: 2027, priorPlan: plan(), priorId: "truoc", part: "plan", asOf: "2026-11-22" },
    results,
  });
  const blocks = draft.sections
    .filter(({ heading }) => !/KẾT QUẢ/u.test(heading))
    .flatMap((section) => section.blocks);
  const rows = blocks.find((block) => block.rows?.[0]?.[1] === "Nhiệm vụ")?.rows ?? [];
  return { ...draft, texts: blocks.map(({ text }) => text), rows };
}

const NEEDS: DraftAnswer[] = [
  { id: "nc-may-vi-tinh-de-ban", value: 11 },
  { id: "nc-may-in-ma-vach", value: 0 },
  { id: "nc-bo-luu-tru-mang-16-khay", value: 3 },
  { id: "nc-may-chu", value: 0 },
];

describe("needs that the unit gave", () => {
  it("are the numbers of sentences and rows; what is not needed leaves the list that it stands in", async () => {
    const { texts, rows, missing } = await draftOf(NEEDS);
    expect(texts).toContain("Trang bị 11 máy tính cho các khoa nội trú.");
    expect(texts).toContain("Thay 3 bộ lưu trữ mạng đã dùng quá 09 năm.");
    expect(rows[1]?.slice(1, 3)).toEqual(["Trang bị máy tính", "11 máy tính"]);
    expect(missing.filter(({ ask }) => ask.startsWith("sửa câu này"))).toEqual([]);
  });

  it("of none take the whole line, whoever leads it", async () => {
    const { texts, changes } = await draftOf(NEEDS);
    expect(texts.join("\n")).not.toMatch(/Mua 01 máy chủ/u);
    expect(changes.find(({ before }) => /^Mua 01 máy chủ/u.test(before))?.status).toBe("dropped");
  });
});

describe("work that the unit reports as done", () => {
  it("is none of the next year where it was on what was left", async () => {
    const { texts } = await draftOf([
      { id: idOf(/diệt vi rút/u), value: "Đã cài đủ 31 máy" },
      { id: idOf(/2\.400 người/u), value: "Đã cập nhật 2.460 người" },
      { id: idOf(/Phát thanh/u), value: "Đã phát đủ" },
    ]);
    const text = texts.join("\n");
    expect(text).not.toMatch(/31 máy|2\.400/u);
    expect(text).toMatch(/Phát thanh về hồ sơ sức khỏe 02 lần mỗi tháng/u);
  });

  it("of the law's is kept up: in tasks, aims and targets, and no limit tells against it", async () => {
    const { texts, sections } = await draftOf([{ id: idOf(/^8\/8 khoa/u), value: 100 }]);
    expect(texts).toContain("Duy trì bệnh án điện tử đã triển khai.");
    expect(texts).toContain(
      "Duy trì bệnh án điện tử ở toàn bộ các khoa, giảm thời gian chờ của người bệnh.",
    );
    const limits = sections.find(({ heading }) => /Tồn tại/u.test(heading))?.blocks ?? [];
    expect(limits.map(({ text }) => text).join("\n")).not.toMatch(/Ba khoa/u);
    expect(limits[0]?.text).toMatch(/^Chưa có người trực/u);
  });

  it("goes on where only a part is done", async () => {
    const { texts } = await draftOf([{ id: idOf(/^8\/8 khoa/u), value: "75%" }]);
    expect(texts.some((text) => text.startsWith("Mở rộng bệnh án điện tử cho Khoa Mắt"))).toBe(
      true,
    );
  });
});
