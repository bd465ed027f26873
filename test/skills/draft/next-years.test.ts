/**
 * A draft that nobody has filled in as the prior plan of the next one: its open places are asked once, what the law
 * says of a day stays, what the file printed for its own year is printed anew.
 */
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { Draft } from "../../../src/domain/draft/draft.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocument } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { aPlan } from "../../domain/plan/plan-builders.ts";

const root = join(import.meta.dirname, "../../..");
const drafter = makeDrafter({
  register: makeRegister(loadRegisterEntries(join(root, "corpus/regulations"))),
});
const NO_FACTS = { title: null, year: null, signed: null, issuer: null };

const first = aPlan(
  [
    "SỞ Y TẾ TỈNH HÀ TĨNH",
    "BỆNH VIỆN ĐA KHOA HƯƠNG KHÊ",
    "Số: 41/KH-BVHK",
    "Hương Khê, ngày 15 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Chuyển đổi số năm 2026",
    "Bệnh viện xây dựng kế hoạch năm 2026 như sau:",
    "# I. CĂN CỨ",
    "- Kế hoạch số 118/KH-UBND ngày 12 tháng 3 năm 2025 của UBND tỉnh về chuyển đổi số;",
    "# II. MỤC TIÊU",
    "- 95% văn bản được ký số trên hệ thống quản lý văn bản.",
    "# III. NHIỆM VỤ",
    "## 1. An toàn thông tin",
    "- Phối hợp với Công an huyện Hương Khê bảo đảm an ninh mạng.",
    "- Tập huấn an toàn thông tin cho viên chức trước 30/6/2026.",
    "# Phụ lục 1. DỰ TOÁN KINH PHÍ NĂM 2026",
    "@1",
    "Nơi nhận:",
    "- Lưu: VT.",
    "GIÁM ĐỐC",
  ],
  [
    [
      ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền"],
      ["1", "Máy tính để bàn", "Bộ", "10", "15.000.000", "150.000.000"],
      ["2", "Thuê phần mềm HIS", "Tháng", "12", "20.000.000", "240.000.000"],
    ],
  ],
);

const drafts: Draft[] = [];
beforeAll(async () => {
  let prior = first;
  for (const year of [2027, 2028, 2029]) {
    const draft = await drafter({
      ...{ year, priorPlan: prior, priorId: "truoc", part: "plan" as const },
      asOf: "2026-11-22",
    });
    drafts.push(draft);
    const bytes = await makePlanDocx(draft, { part: "plan", issueYear: year - 1 });
    prior = readPlan(await readDocument({ fileName: "ke-hoach.docx", bytes }), NO_FACTS);
  }
});

describe("a prior plan that names no year", () => {
  it("is taken for that of the year before, and the draft says so", async () => {
    const yearless = aPlan(["KẾ HOẠCH", "Chuyển đổi số", "# I. NHIỆM VỤ", "- Rà quét mã độc."]);
    expect(yearless.cover.year).toBe(0);
    const draft = await drafter({
      ...{ year: 2027, priorPlan: yearless, priorId: "truoc", part: "plan" as const },
      asOf: "2026-11-22",
    });
    expect(draft.notices.join()).toContain("Không đọc được năm của kế hoạch trước");
    expect(JSON.stringify(draft)).not.toMatch(/năm 0|kq-nam-1/u);
    expect(draft.missing.map(({ ask }) => ask)).toContain("kết quả thực hiện kế hoạch năm 2026");
  });
});

const textsOf = (draft: Draft): string[] =>
  draft.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap(({ text, rows }) => rows?.flat() ?? [text]),
  ]);

describe("a draft of a draft of a draft", () => {
  it.each([0, 1, 2])("number %s is sound, and keeps body, parent and title", (at) => {
    const draft = drafts[at] as Draft;
    expect(draft.violations).toEqual([]);
    expect(draft.cover).toMatchObject({ parentBody: "SỞ Y TẾ TỈNH HÀ TĨNH", place: "Hương Khê" });
    expect(draft.cover.body?.toLowerCase()).toBe("bệnh viện đa khoa hương khê");
    expect(draft.cover.title).toBe(`Chuyển đổi số năm ${draft.year}`);
  });

  it("asks for each thing once, and every open place has its question", () => {
    for (const draft of drafts) {
      const texts = textsOf(draft);
      const marks = texts.flatMap((text) => [...text.matchAll(/\[cần bổ sung: ([^[\]]+)\]/gu)]);
      const asks = draft.missing.map(({ ask }) => ask);
      const unasked = marks
        .map(([, ask = ""]) => ask)
        // Behind a target its question names the target, its mark does not.
        .filter((ask) => !/^(?:kết quả năm \d{4}$|giữ hay nâng mức này)/u.test(ask))
        .filter((ask) => !asks.includes(ask));
      expect(unasked).toEqual([]);
      expect(
        texts.filter((text) => /118\/KH-UBND.*118\/KH-UBND.*118\/KH-UBND/u.test(text)),
      ).toEqual([]);
      expect(texts.filter((text) => text.startsWith("Hình thức lựa chọn nhà thầu"))).toHaveLength(
        1,
      );
      expect(texts.filter((text) => /Công an huyện/u.test(text))).toHaveLength(1);
    }
  });

  it("leaves days of the law where they are and moves the plan's own", () => {
    const lawful = drafts.map((draft) =>
      textsOf(draft).filter((text) => text.includes("331/2026/NĐ-CP") && /đang đầu tư/u.test(text)),
    );
    expect(lawful[0]?.length).toBeGreaterThan(0);
    // Once the day is over, what is left of it stands behind it, told once.
    const rest = (year: number) => ` (rà soát, hoàn thành phần còn thiếu trong năm ${year}).`;
    for (const [at, texts] of lawful.slice(1).entries())
      expect(texts).toEqual(lawful[0]?.map((text) => text.replace(/\.$/, rest(2028 + at))));
    expect(textsOf(drafts[2] as Draft).join("\n")).toContain("trước 30/6/2029");
    expect(textsOf(drafts[2] as Draft).join("\n")).not.toMatch(/trước 30\/6\/202[678]/);
  });

  it("carries prices on and leaves what was bought once open", () => {
    for (const draft of drafts) {
      const lines = draft.budget?.groups.flatMap((group) => group.lines) ?? [];
      expect(lines.map((line) => [line.unitPrice, line.quantity])).toEqual([
        [15_000_000, null],
        [20_000_000, 12],
      ]);
    }
  });
});
