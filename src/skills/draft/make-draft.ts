/**
 * Drafts the next year's plan, its budget or one section, from a typed prior plan. Offline and deterministic; every
 * draft is traced to its evidence and reviewed before it is handed on. What is wrong stands in `violations`, so that
 * a partial draft is shown as partial instead of failing.
 */
import type {
  ChangeEntry,
  Draft,
  DraftBudget,
  DraftSection,
  MissingItem,
} from "../../domain/draft/draft.ts";
import { draftBudget } from "../../domain/plan/draft-budget.ts";
import { placeOfDutyQuestion, tablePlace } from "../../domain/plan/duty-questions.ts";
import { withFundsNamed } from "../../domain/plan/funds-by-text.ts";
import { headingOf } from "../../domain/plan/heading-of.ts";
import { withoutCheckMarks } from "../../domain/plan/open-marks.ts";
import { type Cleaned, withoutOrders } from "../../domain/plan/orders-to-machines.ts";
import { type Adopted, adoptPlan } from "../../domain/plan/own-unit/adopt-plan.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { tellNotUnderstood } from "../../domain/plan/request-lines.ts";
import { NEW_BASES, type Rollover, rolloverPlan } from "../../domain/plan/rollover.ts";
import { priorSource } from "../../domain/plan/rollover-context.ts";
import { NEW_REPORT } from "../../domain/plan/rollover-report.ts";
import { readableBody } from "../../domain/plan/scanned-body.ts";
import { readableOutline, type ReadAgain } from "../../domain/plan/scanned-plan.ts";
import { tellYearless, withYear } from "../../domain/plan/yearless-plan.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate } from "../../domain/regulation/register-entry.ts";
import type { Finding } from "../../domain/review/finding.ts";
import type { ReadScan } from "../../domain/text/scan/restore-scan.ts";
import { alignText } from "./align-text.ts";
import { tellDoneSections } from "./done-sections.ts";
import { checksOf } from "./draft-checks.ts";
import { BUDGET_SECTION, type DraftOrder, earlierPrices } from "./draft-order.ts";
import { leaveEmptyGroups } from "./empty-groups.ts";
import { moveEndMark } from "./end-mark.ts";
import { markUnsure } from "./mark-unsure.ts";
import { placeBudget } from "./place-budget.ts";
import { takeRequest } from "./section-request.ts";
import { alignCounts } from "./told-counts.ts";
import { askedOf, wantedIds } from "./wanted-sections.ts";
import type { RewriteDraft } from "./with-model/rewrite-draft.ts";

export interface DrafterDeps {
  register: Register;
  /** Our own review of a draft; errors stop delivery as final. Absent only where no reviewer is wired. */
  review?: (
    draft: Draft,
    asOf: IsoDate,
    part: DraftOrder["part"],
  ) => readonly Finding[] | Promise<readonly Finding[]>;
  /** A second reading of titles and headings that a scan left without marks. */
  readAgain?: ReadAgain;
  /** Reads the lines of such a scan again, word by word. */
  readScan?: ReadScan;
  /** A language model for the narrative; absent: the text of the rules stands. */
  rewrite?: RewriteDraft;
}

export type Drafter = (order: DraftOrder) => Promise<Draft>;

/** @throws AppError section-not-found, with the outline in its user message. */
export function makeDrafter(deps: DrafterDeps): Drafter {
  return async (asked) => {
    const { plan: orderless, removed } = withoutOrders(withoutCheckMarks(asked.priorPlan));
    const readable = withFundsNamed(
      readableBody(readableOutline(orderless, deps.readAgain, deps.readScan), deps.readScan),
    );
    const adopted = adoptPlan(readable, asked.profile, asked.results ?? []);
    const order = { ...asked, priorPlan: withYear(adopted?.plan ?? readable, asked.year) };
    const parts = askedOf(order);
    const rollover = rolloverOf(deps, order, adopted);
    const budget = draftBudget({
      ctx: rollover.context,
      ...(order.request === undefined ? {} : { request: order.request }),
      ...(order.prices === undefined ? {} : { prices: earlierPrices(order) }),
    });
    alignText(rollover, order.priorPlan);
    leaveEmptyGroups(rollover, order.priorPlan);
    tellDoneSections(rollover, order.priorPlan);
    alignCounts(rollover, order.priorPlan);
    placeBudget(rollover, order.priorPlan, budget);
    moveEndMark(rollover, order.priorPlan);
    tellRemoved(rollover, removed);
    tellYearless(rollover.context, readable);
    const wanted = wantedIds({ order, rollover, budget }, parts);
    tellRequest({ order, rollover, budget, wanted });
    const offline = markUnsure(assemble({ order, rollover, budget, wanted }), order.priorPlan);
    const draft = (await deps.rewrite?.(offline, frozenSections(order.priorPlan))) ?? offline;
    draft.violations.push(...checksOf({ order, rollover, draft, budget }));
    await reviewOwn(deps, order, draft);
    return draft;
  };
}

async function reviewOwn(deps: DrafterDeps, order: DraftOrder, draft: Draft): Promise<void> {
  const findings = (await deps.review?.(draft, order.asOf, order.part)) ?? [];
  draft.review.push(...findings);
  for (const finding of findings) {
    if (finding.severity === "error") draft.violations.push(`Rà soát: ${finding.message}`);
  }
}

function rolloverOf(deps: DrafterDeps, order: DraftOrder, adopted: Adopted | null): Rollover {
  const { profile, results } = order;
  return rolloverPlan({
    plan: order.priorPlan,
    priorId: order.priorId,
    targetYear: order.year,
    asOf: order.asOf,
    register: deps.register,
    ...(profile === undefined ? {} : { profile }),
    ...(results === undefined ? {} : { results }),
    ...(adopted === null ? {} : { adopted }),
  });
}

/** Sentences that speak to software are no content; where they stood is told, and what they said. */
function tellRemoved({ context }: Rollover, removed: Cleaned["removed"]): void {
  const reason = "Câu ra lệnh cho phần mềm, không phải nội dung kế hoạch.";
  for (const { section, text } of removed) {
    context.changes.push({ status: "dropped", section, before: text, after: "", reason });
    context.notices.push(
      `Bỏ một câu ra lệnh cho phần mềm trong kế hoạch trước (mục "${section.slice(0, 60)}"); xem báo cáo thay đổi.`,
    );
  }
}

/** Bases, report, money and appendices are not narrative: no model words them. */
function frozenSections(plan: Plan): Set<string> {
  const ids = plan.sections
    .filter(({ role }) => /^(?:bases|results|budget|appendix)$/.test(role))
    .map(({ id }) => id);
  return new Set([...ids, BUDGET_SECTION, NEW_BASES, NEW_REPORT]);
}

interface Parts {
  order: DraftOrder;
  rollover: Rollover;
  budget: DraftBudget | null;
  /** Ids of the sections to hand on; null means all. */
  wanted: ReadonlySet<string> | null;
}

/** What shows the budget has the request in its lines; any other section takes it over here. */
function tellRequest({ order, rollover, wanted }: Parts): void {
  const { part, request = "" } = order;
  const sections = rollover.sections.filter(({ id }) => wanted?.has(id) ?? true);
  const shown = sections.some(
    (section) => section.id === BUDGET_SECTION || holdsBudget(section, order),
  );
  if (shown || typeof part !== "object") tellNotUnderstood(rollover.context, request);
  else takeRequest(rollover, sections, request);
}

function assemble(parts: Parts): Draft {
  const { order, rollover, wanted } = parts;
  const whole = order.part === "plan";
  const sections = rollover.sections.filter((section) => wanted === null || wanted.has(section.id));
  const withBudget =
    whole || order.part === "budget" || sections.some((section) => holdsBudget(section, order));
  const violations = [...rollover.context.violations];
  if (order.part === "budget" && parts.budget === null) {
    violations.push(
      "Kế hoạch trước không có bảng dự toán đọc được và yêu cầu chưa nêu hạng mục nào.",
    );
  }
  return {
    year: order.year,
    from: order.priorId,
    outline: rollover.sections.map((section) => section.heading),
    cover: rollover.cover,
    sections,
    budget: withBudget ? parts.budget : null,
    missing: whole ? rollover.context.missing : missingIn(rollover.context.missing, sections),
    refused: rollover.context.refused,
    notices: rollover.context.notices,
    violations,
    changes: rollover.context.changes.filter(
      (change) => whole || isOf(parts, change) || (withBudget && change.section === "kinh-phi"),
    ),
    review: [],
    reportable: whole ? rollover.context.reportable : [],
    ...(whole && rollover.context.covered.length > 0 ? { covered: rollover.context.covered } : {}),
    mode: "offline",
  };
}

/** Whether a change stands in the sections that are handed on; "b) Tồn tại, hạn chế" may be the heading of many. */
function isOf({ order, rollover, wanted }: Parts, change: ChangeEntry): boolean {
  const named = rollover.sections.filter(({ heading }) => heading === change.section);
  const prior = order.priorPlan.sections.filter((one) => headingOf(one) === change.section);
  const ids = new Set([...named, ...prior].map(({ id }) => id));
  const chosen = [...ids].filter((id) => wanted?.has(id) ?? true);
  if (chosen.length === 0 || chosen.length === ids.size) return chosen.length > 0;
  const places = prior
    .filter(({ id }) => chosen.includes(id))
    .map((section) => priorSource(rollover.context, section).locator ?? "");
  return (change.sources ?? []).some(({ locator }) =>
    places.some((place) => locator !== null && locator.startsWith(place)),
  );
}

function holdsBudget(section: DraftSection, order: DraftOrder): boolean {
  return order.priorPlan.budgets.some((budget) => budget.section === section.id);
}

/** Questions whose words stand in the sections, or that belong to them by id. */
function missingIn(
  missing: readonly MissingItem[],
  sections: readonly DraftSection[],
): MissingItem[] {
  const text = sections
    .flatMap((section) =>
      section.blocks.flatMap((block) => [block.text, ...(block.rows?.flat() ?? [])]),
    )
    .join("\n");
  const targets = /\[cần bổ sung: kết quả năm \d{4}\]/u.test(text);
  const places = new Set(sections.flatMap(placesOf));
  return missing.filter(
    ({ ask, id }) =>
      text.includes(ask) ||
      (targets && id.startsWith("ct-")) ||
      places.has(placeOfDutyQuestion(id) ?? ""),
  );
}

/** A section and its tables, as questions on new duties name them. */
const placesOf = ({ id, blocks }: DraftSection): string[] => [
  id,
  ...blocks.flatMap(({ rows, sources }) =>
    rows === undefined
      ? []
      : sources.flatMap(({ locator }) => {
          const [, table] = /bảng (\d+)$/u.exec(locator ?? "") ?? [];
          return table === undefined ? [] : [tablePlace(Number(table))];
        }),
  ),
];
