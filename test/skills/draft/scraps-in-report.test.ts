/** The change report of a scan: scraps of its tables stand in one entry, so that what was dropped can be found. */
import { expect, it } from "vitest";

import type { ChangeEntry, Draft } from "../../../src/domain/draft/draft.ts";
import { markUnsure } from "../../../src/skills/draft/mark-unsure.ts";
import { aPlan } from "../../domain/plan/plan-builders.ts";

const dropped = (section: string, before: string): ChangeEntry => ({
  ...{ section, status: "dropped", before, after: "", reason: "Bản quét mất dấu." },
  sources: [{ documentId: "quet", locator: section }],
});
const changes = [
  dropped("1. Hạ tầng", "Tong so"),
  dropped("1. Hạ tầng", "Trién khai nén tang s6 tai cac don vi"),
  dropped("1. Hạ tầng", "% 27"),
  dropped("2. Dữ liệu", "Pan Ngirn"),
];
const draft = { cover: {}, sections: [], budget: null, changes } as unknown as Draft;
const plan = aPlan(["KẾ HOẠCH", "Chuyển đổi số năm 2025", "# I. NHIỆM VỤ", "- Ký số."]);

it("scraps of one section are one entry; sentences and other sections have their own", () => {
  const told = markUnsure(draft, { ...plan, lostMarks: true }).changes;
  expect(told.map(({ before }) => before)).toEqual([
    "Tong so\n% 27",
    "Trién khai nén tang s6 tai cac don vi",
    "Pan Ngirn",
  ]);
  expect(markUnsure(draft, plan).changes).toHaveLength(4);
});
