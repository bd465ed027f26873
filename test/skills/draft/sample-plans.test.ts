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
      "%s: whole plan in 5 s, all sections there, nothing untraced, stale or dead",
      async (file) => {
        const document = await readDocumentAt(join(folder, file));
        const plan = readPlan(document, { title: null, year: null, signed: null, issuer: null });
        const started = performance.now();
        const year = plan.cover.year + 1;
        const draft = await drafter({
          year,
          priorPlan: plan,
          priorId: "truoc",
          part: "plan",
          asOf: "2026-11-22",
        });
        expect(performance.now() - started).toBeLessThan(5_000);
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
  },
);
