/** The five sample plans beside the repository: a whole draft for the next year out of each. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => /^\d.*\.txt$/.test(name)) : [];

describe.skipIf(!present)(
  "drafts from the sample plans (skipped: folder of sample plans absent)",
  () => {
    const register = makeRegister(loadRegisterEntries(join(root, "corpus/regulations")));
    const drafter = makeDrafter({ register });

    it.each(files)(
      "%s: whole plan, all sections there, nothing untraced, stale or dead",
      async (file) => {
        const document = await readDocumentAt(join(folder, file));
        const plan = readPlan(document, { title: null, year: null, signed: null, issuer: null });
        const year = plan.cover.year + 1;
        const draft = await drafter({
          year,
          priorPlan: plan,
          priorId: "truoc",
          part: "plan",
          asOf: "2026-11-22",
        });
        expect(draft.violations).toEqual([]);
        expect(draft.sections.map((section) => section.id)).toEqual(
          expect.arrayContaining(plan.sections.map((section) => section.id)),
        );
        const exempt = new Set(
          plan.sections
            .filter(({ role }) => role === "results" || role === "bases")
            .map(({ id }) => id),
        );
        const lines = draft.sections
          .filter((section) => !exempt.has(section.id))
          .flatMap((section) => [
            section.heading,
            ...section.blocks.flatMap((block) => block.rows?.flat() ?? [block.text]),
          ])
          // Dates of documents and deadlines are none; a plan year stands behind "năm" without a month.
          .map((text) => text.replace(/(?:tháng|thang) \d{1,2} (?:năm|nam) \d{4}/gu, ""));
        const stale = lines.filter((text) =>
          new RegExp(`(?:năm|nam|nim) (?:${year - 1}|${year - 2})(?!\\d)`, "iu").test(text),
        );
        expect(stale).toEqual([]);
      },
    );

    it.each([
      ["000", "soạn mục hạ tầng số", /hạ tầng/iu],
      ["000", "an toan thong tin mang", /an toàn thông tin/iu],
      ["001", "hạ tầng số", /hạ tầng số/iu],
      ["001", "viết phần tồn tại hạn chế về an toàn thông tin", /tồn tại, hạn chế/iu],
      ["002", "phần tồn tại hạn chế về ATTT", /tồn tại, hạn chế/iu],
      ["003", "hạ tầng số", /phát triển hạ tầng/iu],
      ["003", "viết phần tồn tại hạn chế về an toàn thông tin", /an toàn thông tin/iu],
      ["003", "tiền nong, kinh phí năm sau", /kinh phí/iu],
      ["003", "đào tạo cán bộ", /nhân lực/iu],
      ["004", "viết phần tồn tại hạn chế về an toàn thông tin", /tồn tại, hạn chế/iu],
      ["004", "bảo mật hệ thống", /an toàn an ninh mạng/iu],
    ])("%s: the section meant by '%s' is found", async (seed, section, heading) => {
      const file = files.find((name) => name.startsWith(seed)) ?? "";
      const document = await readDocumentAt(join(folder, file));
      const plan = readPlan(document, { title: null, year: null, signed: null, issuer: null });
      const draft = await drafter({
        year: plan.cover.year + 1,
        priorPlan: plan,
        priorId: "truoc",
        part: { section },
        asOf: "2026-11-22",
      });
      expect(draft.sections[0]?.heading).toMatch(heading);
      expect(draft.violations).toEqual([]);
    });

    it("a scanned table gives the lines that can be read, as printed, and none of scraps", async () => {
      const document = await readDocumentAt(join(folder, files[1] ?? ""));
      const plan = readPlan(document, { title: null, year: null, signed: null, issuer: null });
      const names = plan.budgets.flatMap((budget) =>
        budget.groups.flatMap((group) => group.lines.map((line) => line.name)),
      );
      expect(names.filter((name) => /[{}€%"]/u.test(name))).toEqual([]);
      expect(names).toHaveLength(26);
      expect(plan.budgets.map((budget) => [budget.scale, budget.total])).toEqual([
        [1, 50_588_967_000],
      ]);
      const lines = plan.budgets.flatMap((budget) => budget.groups.flatMap((group) => group.lines));
      const sum = lines.reduce((total, line) => total + (line.amount ?? 0), 0);
      expect(sum).toBe(50_588_967_000);
    });
  },
);
