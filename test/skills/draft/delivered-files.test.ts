/**
 * What is delivered from the five sample plans: every line of the prior plan is accounted for, every figure of DOCX and
 * XLSX has a home, and the budget of the XLSX is that of the JSON.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import type { Plan } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { checkAgainstEvidence, makeEvidence } from "../../../src/domain/plan/trace.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { makeBudgetXlsx } from "../../../src/export/budget-xlsx.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { openDocx, paragraphsOf } from "../../support/docx-parts.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name) => /^\d.*\.txt$/.test(name)) : [];

describe.skipIf(!present)("delivered from the sample plans (skipped: folder absent)", () => {
  const entries = loadRegisterEntries(join(root, "corpus/regulations"));
  const drafter = makeDrafter({ register: makeRegister(entries) });

  async function delivered(file: string) {
    const document = await readDocumentAt(join(folder, file));
    const plan = readPlan(document, { title: null, year: null, signed: null, issuer: null });
    const draft = await drafter({
      ...{ year: plan.cover.year + 1, priorPlan: plan, priorId: "truoc", part: "plan" as const },
      asOf: `${plan.cover.year}-12-31`,
    });
    return { plan, draft };
  }

  it.each(files)("%s: every line and row of the prior plan is accounted for", async (file) => {
    const { plan, draft } = await delivered(file);
    const told = draft.changes.map(({ before }) => before).join("\n");
    const lost = linesOf(plan).filter((line) => !told.includes(line.slice(0, 40)));
    expect(lost).toEqual([]);
  });

  it.each(files)("%s: every figure of the DOCX has a home", async (file) => {
    const { plan, draft } = await delivered(file);
    const bytes = await makePlanDocx(draft, { issueYear: plan.cover.year });
    const { document } = openDocx(bytes);
    const prior = plan.sections.flatMap(({ number, heading, items }) => [
      `${number} ${heading}`,
      ...items.map(({ marker, text }) => `${marker ?? ""} ${text}`),
    ]);
    const evidence = makeEvidence({
      texts: [plan.cover.title, ...prior, ...plan.tables.flatMap(({ rows }) => rows.flat())],
      entries,
      figures: [
        ...[draft.year, plan.cover.year, plan.cover.year - 1],
        ...draft.sections.flatMap(({ heading }) => [heading]),
        ...(draft.budget === null ? [] : budgetFigures(draft.budget)),
        // Moved to the new year by a rule, each recorded with its reason.
        ...draft.changes
          .filter(({ reason }) => /Chuyển năm/u.test(reason))
          .map(({ after }) => after),
      ],
    });
    const untraced = paragraphsOf(document).flatMap(({ text }) =>
      checkAgainstEvidence(text, evidence).map(({ found, context }) => `${found}: ${context}`),
    );
    expect(untraced).toEqual([]);
  });

  it.each(files)("%s: amounts of the XLSX are those of the JSON", async (file) => {
    const { draft } = await delivered(file);
    if (draft.budget === null) return;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await makeBudgetXlsx(draft, {})) as unknown as ArrayBuffer);
    const values = new Set<number>();
    workbook.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const value = typeof cell.value === "object" ? cell.result : cell.value;
          if (typeof value === "number") values.add(value);
        });
      });
    });
    for (const amount of budgetFigures(draft.budget)) expect(values).toContain(amount);
  });
});

function linesOf(plan: Plan): string[] {
  const inBudget = new Set(plan.budgets.map(({ table }) => table));
  return plan.sections.flatMap(({ items }) =>
    items
      .filter(({ table, text }) => (table === null || !inBudget.has(table)) && text !== "")
      .map(({ text }) =>
        text.replace(/^(?:Căn cứ|Thực hiện|Theo)\s+/u, "").replace(/[;.\s]+$/u, ""),
      ),
  );
}

function budgetFigures(
  budget: NonNullable<Awaited<ReturnType<ReturnType<typeof makeDrafter>>>["budget"]>,
): number[] {
  const lines = budget.groups.flatMap((group) => group.lines);
  return [
    ...[budget.total, budget.totalWithVat],
    ...budget.groups.flatMap(({ subtotal, subtotalWithVat }) => [subtotal, subtotalWithVat]),
    ...lines.flatMap(({ amount, amountWithVat, unitPrice, quantity }) =>
      [amount, amountWithVat, unitPrice, quantity].filter((value) => value !== null),
    ),
  ];
}
