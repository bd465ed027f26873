/**
 * Plan → DOCX → plan, field by field: a plan as it was read, and a plan as it was drafted, once the clerk has filled in
 * number and date. What is signed this year is the prior plan of the next.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { classifyDocument } from "../../../src/domain/document/classify.ts";
import type { Draft } from "../../../src/domain/draft/draft.ts";
import { headingOf } from "../../../src/domain/plan/heading-of.ts";
import type { Plan, PlanBudget, PlanSection, PlanTable } from "../../../src/domain/plan/plan.ts";
import { readPlan } from "../../../src/domain/plan/read-plan.ts";
import { makeRegister } from "../../../src/domain/regulation/register.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { makePlanDocx } from "../../../src/export/plan-docx.ts";
import { readDocument, readDocumentAt } from "../../../src/knowledge/ingest/read-document.ts";
import { loadRegisterEntries } from "../../../src/knowledge/register/load-register.ts";
import { makeDrafter } from "../../../src/skills/draft/make-draft.ts";
import { fillIn } from "../../support/docx-parts.ts";
import { planAsDraft } from "../../support/plan-as-draft.ts";

const NO_FACTS = { title: null, year: null, signed: null, issuer: null };
const root = join(import.meta.dirname, "../../..");
const folder = join(process.env["CAN_CU_SHARED"] ?? join(root, "../shared"), "seeds");
const listed = (at: string, ending: RegExp): string[] =>
  existsSync(at)
    ? readdirSync(at)
        .filter((name) => ending.test(name))
        .map((name) => join(at, name))
    : [];
const corpus = join(root, "corpus/regulations");
const files = [...listed(join(root, "corpus/plans"), /\.md$/), ...listed(folder, /^\d.*\.txt$/)];

const BLANK_DAY = "ngày      tháng      năm";

interface Written {
  number: string;
  date: string | null;
  /** With what the shelf says of the file. */
  facts?: boolean;
}

async function readBack(draft: Draft, written: Written) {
  const bytes = await makePlanDocx(draft, { part: "plan", issueYear: yearOf(draft, written.date) });
  const [, month = "", day = ""] = (written.date ?? "").split("-");
  const signed = fillIn(bytes, [
    ["Số:        /", `Số: ${written.number}/`],
    ["[cần bổ sung: địa danh]", "Suối Xanh"],
    [BLANK_DAY, written.date === null ? BLANK_DAY : `ngày ${day} tháng ${month} năm`],
  ]);
  const document = await readDocument({ fileName: "ke-hoach.docx", bytes: signed });
  if (written.facts !== true) return readPlan(document, NO_FACTS);
  const known = classifyDocument(document);
  return readPlan(document, { ...NO_FACTS, title: known.title, issuer: known.issuer });
}

const yearOf = (draft: Draft, date: string | null): number =>
  date === null ? draft.year : Number(date.slice(0, 4));

/** Capitals, closing marks, the dash of a bullet and "Phụ lục." are the form's, not the plan's. */
const plain = (text: string): string =>
  fold(text)
    .replace(/^(?:phu luc\. )?[-–+•*\s]+/, "")
    .replace(/^phu luc\. /, "")
    .replace(/[\s.;:,]+$/g, "")
    .replace(/\s+/g, " ");

/** "(Kèm theo Kế hoạch số … ngày …)" carries number and date of the cover. */
const isTie = (text: string): boolean => /^\(?k\S+ theo ke hoach s/.test(fold(text));

const outline = (sections: readonly PlanSection[]): string[] =>
  sections.map((section) => `${section.level} ${section.role} ${plain(headingOf(section))}`);

const linesOf = (section: PlanSection): string[] =>
  section.items
    .filter(({ table, text }) => table === null && !isTie(text))
    .map(({ marker, text }) => plain(`${marker ?? ""} ${text}`));

/** The name of a group is printed alike in every table, whichever of its cells held it. */
const rowsOf = ({ rows }: PlanTable): string[][] =>
  rows.map((cells) => {
    const filled = cells.filter((cell) => cell !== "");
    return filled.length === 1 ? filled : cells;
  });

/** How a table is called when it is cited is read from its caption, which the form sets. */
const money = (budgets: readonly PlanBudget[]): unknown =>
  budgets.map((budget) => ({ ...budget, title: "" }));

/** A name that a draft asks for is none when it is read back. */
const nameIn = (signer: string | null): string | null =>
  signer?.startsWith("[") === true ? null : signer;

describe.each(files)("%s", (path) => {
  const read = async (): Promise<Plan> => readPlan(await readDocumentAt(path), NO_FACTS);

  it("keeps every field of a plan as it was read", async () => {
    const plan = await read();
    const number = /^\d*/.exec(plan.cover.symbol ?? "")?.[0] ?? "";
    const again = await readBack(planAsDraft(plan), { number, date: plan.cover.date });
    expect(again.cover).toEqual({ ...plan.cover, place: plan.cover.place ?? "Suối Xanh" });
    // Appendix titles of a scan are lines that no rule can tell from the text below them.
    const legible = plan.sections.filter(({ role }) => !plan.lostMarks || role !== "appendix");
    const twins = legible.map(
      ({ id }) => again.sections[plan.sections.findIndex((one) => one.id === id)],
    );
    const found = twins.filter((one) => one !== undefined);
    expect(outline(found)).toEqual(outline(legible));
    expect(found.map(linesOf)).toEqual(legible.map(linesOf));
    expect(again.sections).toHaveLength(plan.sections.length);
    expect(again.tables.map(rowsOf)).toEqual(plan.tables.map(rowsOf));
    expect(again.tables.map(({ kind }) => kind)).toEqual(plan.tables.map(({ kind }) => kind));
    expect(again.bases).toEqual(plan.bases);
    expect(again.targets).toEqual(plan.targets);
    expect(again.tasks).toEqual(plan.tasks);
    expect(money(again.budgets)).toEqual(money(plan.budgets));
    expect(again.organisation).toEqual(plan.organisation);
    expect(again.recipients).toEqual(plan.recipients);
    expect(again.signature).toEqual(plan.signature);
  });

  it("keeps what was drafted from it, number and date once they are written in", async () => {
    const plan = await read();
    const asOf = `${plan.cover.year}-12-31`;
    const year = plan.cover.year + 1;
    const drafter = makeDrafter({ register: makeRegister(loadRegisterEntries(corpus)) });
    const draft = await drafter({ year, priorPlan: plan, priorId: "truoc", part: "plan", asOf });
    const signed = `${plan.cover.year}-12-28`;
    const { cover } = draft;
    // A shelf completes "Sở Y tế" by the place.
    const facts = (cover.body ?? "").split(" ").length > 3;
    const again = await readBack(draft, { number: "12", date: signed, facts });
    expect(again.cover).toMatchObject({
      ...(cover.body === null ? {} : { body: cover.body }),
      symbol: `12/${cover.symbolSuffix}`,
      place: cover.place ?? "Suối Xanh",
      date: signed,
      // The name of a scanned plan is still to be copied from the original.
      ...(cover.title.startsWith("[") ? {} : { year }),
    });
    expect(plain(again.cover.title)).toBe(plain(cover.title));
    expect(lostIn(again, draft)).toEqual([]);
    const groups = draft.budget?.groups ?? [];
    // A table in which no price is known yet is a form to fill in, no budget.
    const isPriced = groups.some(({ lines }) =>
      lines.some(({ unitPrice, amount }) => unitPrice !== null || amount !== null),
    );
    expect(moneyOf(again.budgets.at(-1)?.groups ?? [])).toEqual(isPriced ? moneyOf(groups) : []);
    // "Lưu" closes the list, wherever it stood.
    expect(again.recipients.map(plain).toSorted()).toEqual(cover.recipients.map(plain).toSorted());
    expect(again.signature?.name ?? null).toBe(nameIn(cover.signerName));
  });
});

/** Texts and cells of a draft that stand nowhere in what was read back. */
function lostIn(again: Plan, draft: Draft): string[] {
  const found = new Set([
    ...again.sections.flatMap((section) => [plain(headingOf(section)), ...linesOf(section)]),
    ...again.tables.flatMap(({ rows }) => rows.flat().map(plain)),
    ...again.tables.flatMap(({ caption }) => caption.map(plain)),
  ]);
  const blocks = draft.sections
    .flatMap((section) => section.blocks)
    .filter(({ status, rows }) => status !== "dropped" && rows?.[0]?.[1] !== "Nội dung");
  return blocks
    .flatMap(({ kind, text, rows = [] }) =>
      kind === "table" ? rows.flat() : isForm(text) ? [] : [text],
    )
    .filter((text) => !found.has(plain(text)));
}

interface Money {
  name: string;
  unitPrice: number | null;
  quantity: number | null;
  amount: number | null;
  amountWithVat: number | null;
}

const moneyOf = (groups: readonly { lines: readonly Money[] }[]): unknown[] =>
  groups
    .flatMap(({ lines }) => lines)
    .map(({ name, quantity, unitPrice, amount, amountWithVat }) => [
      ...[plain(name), quantity, unitPrice, amount, amountWithVat],
    ]);

/** What the form prints in its own place or not at all. */
const isForm = (text: string): boolean =>
  isTie(text) || /^(?:don vi tinh|bang chu)/.test(fold(text));
