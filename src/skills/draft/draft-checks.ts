/** What is held against a draft before it is handed on: figures without evidence, and bases that may not stand. */
import type { Draft, DraftBudget } from "../../domain/draft/draft.ts";
import { isAttachmentNote } from "../../domain/plan/appendix-numbers.ts";
import { tablesOf } from "../../domain/plan/budget-sums.ts";
import { headingOf } from "../../domain/plan/heading-of.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { deadBases } from "../../domain/plan/rollover-bases.ts";
import { makeEvidence, traceDraft } from "../../domain/plan/trace.ts";
import type { UnitProfile } from "../../domain/unit/unit-profile.ts";
import type { DraftOrder } from "./draft-order.ts";

interface Checked {
  order: DraftOrder;
  rollover: Rollover;
  draft: Draft;
  /** As computed: lines of it may be told in a section that is handed on without its tables. */
  budget: DraftBudget | null;
}

/** Figures without evidence, and bases that may not stand. */
export function checksOf(parts: Checked): string[] {
  const { order, rollover, draft, budget } = parts;
  const { context } = rollover;
  const plan = order.priorPlan;
  const evidence = makeEvidence({
    texts: [
      plan.cover.title,
      ...plan.sections.flatMap((section) => [
        headingOf(section),
        ...section.items.map((item) => `${item.marker ?? ""} ${item.text} ${item.scan ?? ""}`),
      ]),
      ...plan.tables.flatMap((table) => table.rows.flat()),
      order.request ?? "",
      ...(order.results ?? []).map((row) => String(row.value)),
      ...profileTexts(order.profile ?? {}),
    ],
    entries: [...context.used],
    figures: [
      order.year,
      plan.cover.year,
      ...context.derived,
      ...figuresOfBudget(budget),
      ...priorAmounts(plan),
      ...pricesOf(order),
    ],
  });
  const bases = plan.sections
    .filter((section) => section.role === "bases")
    .map((section) => section.id);
  const dead = draft.sections
    .filter((section) => bases.includes(section.id))
    .flatMap((section) => deadBases(context, section.blocks));
  return [
    ...traceDraft(draft, evidence),
    ...emptied(draft, plan),
    ...dead.map((name) => `Căn cứ ${name} không còn hiệu lực tính đến ngày lập dự thảo.`),
  ];
}

/** A heading whose content went and nothing came in its place. */
function emptied(draft: Draft, plan: Plan): string[] {
  return draft.sections.flatMap((section, index) => {
    const prior = plan.sections.find(({ id }) => id === section.id);
    // A report moves under one heading; what it lacks is asked for there.
    if (prior?.role === "results") return [];
    const had = prior?.items.some(({ table, text }) => table !== null || !isAttachmentNote(text));
    const leads = (draft.sections[index + 1]?.level ?? 0) > section.level;
    const has = section.blocks.some(
      ({ status, text }) => status !== "dropped" && !isAttachmentNote(text),
    );
    if (had !== true || leads || has) return [];
    return [`Mục "${section.heading}" không còn nội dung; bổ sung nội dung hoặc bỏ đề mục.`];
  });
}

function profileTexts(profile: UnitProfile): string[] {
  const { recipients = [], ...lines } = profile;
  return [...Object.values(lines).map((line) => line ?? ""), ...recipients];
}

function figuresOfBudget(budget: DraftBudget | null): number[] {
  if (budget === null) return [];
  const lines = budget.groups.flatMap((group) => group.lines);
  return [
    0,
    5,
    8,
    10,
    budget.total,
    budget.totalWithVat,
    // Each of several tables has a total of its own.
    ...tablesOf(budget).flatMap(({ budget: own }) => [own.total, own.totalWithVat]),
    ...budget.groups.flatMap((group) => [group.subtotal, group.subtotalWithVat]),
    ...lines.flatMap((line, index) => [
      index + 1,
      line.amount ?? 0,
      line.amountWithVat ?? 0,
      line.quantity ?? 0,
      line.unitPrice ?? 0,
    ]),
  ];
}

/** In đồng, whatever unit the prior tables print. */
const priorAmounts = ({ budgets }: Plan): number[] =>
  budgets
    .flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))
    .flatMap((line) => [
      line.unitPrice ?? 0,
      line.grossPrice ?? 0,
      line.amount ?? 0,
      line.amountWithVat ?? 0,
      line.sharedTax ?? 0,
    ]);

function pricesOf(order: DraftOrder): string[] {
  return (order.prices ?? []).flatMap((price) => [
    price.name,
    price.documentTitle,
    price.locator,
    String(price.year ?? ""),
  ]);
}
