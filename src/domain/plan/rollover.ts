/**
 * Rolls a plan over to another year: every item of the prior plan is kept, updated, new or dropped with a reason and
 * a source. Deterministic and offline: same input, same draft. Money is left to ./draft-budget.ts.
 */
import type { BlockStatus, DraftBlock, DraftCover, DraftSection } from "../draft/draft.ts";
import { nameAmendments } from "./amendments-named.ts";
import { askAnnounced } from "./announced-steps.ts";
import { isAttachmentNote } from "./appendix-numbers.ts";
import { addBasesOfDuties } from "./bases-of-duties.ts";
import { askBelow } from "./below-reached.ts";
import { carryItem } from "./carry-item.ts";
import { draftHeading } from "./draft-heading.ts";
import { newDuties } from "./duties.ts";
import { makeContext } from "./fresh-context.ts";
import { headingOf } from "./heading-of.ts";
import { recordHeading } from "./heading-records.ts";
import { askNotStarted } from "./not-started.ts";
import { isAmount, isBudgetTail, isReckoned, oldAmount, staleBudgetLine } from "./old-amounts.ts";
import { settleDates } from "./one-date.ts";
import { askPartLevels } from "./part-level.ts";
import { addDuties } from "./place-duties.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { prefaceResults } from "./preface-results.ts";
import { presentBody } from "./present-names.ts";
import { printedItem, printedWords } from "./printed-item.ts";
import { isReport, scheduleOf } from "./read-plan-tables.ts";
import { isLegible } from "./readable-text.ts";
import { reasonLeft } from "./retell.ts";
import { rewriteText } from "./rewrite-text.ts";
import { enactingBlocks, homeOfBases, rolloverBases } from "./rollover-bases.ts";
import {
  cover,
  emit,
  nameInQuestion,
  need,
  priorSource,
  record,
  type RolloverContext,
  type RolloverInput,
} from "./rollover-context.ts";
import { coverOf, symbolSuffix } from "./rollover-cover.ts";
import { homeOfReport, newReport, reportBlocks, tellPlanless } from "./rollover-report.ts";
import { resultOf } from "./rollover-results.ts";
import { rolloverTable } from "./rollover-tables.ts";
import { runOn } from "./run-on.ts";
import { leftOfScan, readAgainBlocks, unreadBlocks } from "./scanned-blocks.ts";
import { judgeFootnotes } from "./scanned-footnotes.ts";
import { tellsSituation } from "./section-role.ts";
import { targetTold } from "./told-again.ts";

/** Id of the bases where the prior plan had none. */
export const NEW_BASES = "can-cu-lap-ke-hoach-moi";

export interface Rollover {
  cover: DraftCover;
  sections: DraftSection[];
  context: RolloverContext;
  /** Blocks that stand for a budget table of the prior plan, by table index: filled by the budget draft. */
  budgetPlaces: Map<number, { section: string; at: number }>;
}

export function rolloverPlan(input: RolloverInput): Rollover {
  const ctx = makeContext(input);
  const budgetPlaces: Rollover["budgetPlaces"] = new Map();
  const reportHome = homeOfReport(ctx);
  const basesHome = homeOfBases(ctx.plan);
  let basesDone = false;
  const sections: DraftSection[] = [];
  for (const section of ctx.plan.sections) {
    const draft: DraftSection = {
      id: section.id,
      heading: draftHeading(ctx, section),
      level: Math.min(section.level, 4),
      blocks: [],
    };
    if (section.role === "bases") {
      basesDone = true;
      const whole = section.id === basesHome?.id;
      draft.blocks.push(...(whole ? rolloverBases : enactingBlocks)(ctx, section));
    } else if (isReport(section)) {
      const last = section.items.filter(endsPlan);
      const items = section.items.filter((item) => !last.includes(item));
      draft.blocks.push(...reportBlocks(ctx, { ...section, items }, reportHome));
      draft.blocks.push(...last.flatMap((item) => itemBlocks(ctx, section, item)));
    } else {
      draft.blocks.push(...bodyBlocks(ctx, section, { draft, budgetPlaces }));
    }
    recordHeading(ctx, section, draft);
    sections.push(draft);
  }
  tellUnplaced(ctx);
  const duties = newDuties(ctx);
  addDuties(ctx, sections, duties);
  askAnnounced(ctx, sections, new Set(duties.flatMap(({ step }) => step ?? [])));
  tellPlanless(ctx);
  // A report stands behind the preamble, which has no heading of its own; bases stand in front of both.
  const opening = ctx.plan.sections.findIndex(({ heading }) => heading !== "");
  if (reportHome === null) sections.splice(Math.max(0, opening), 0, newReport(ctx));
  if (!basesDone) sections.unshift(newBasesSection(ctx));
  addBasesOfDuties(ctx, sections, { home: basesHome?.id ?? NEW_BASES, duties });
  nameAmendments(ctx, sections);
  settleDates(ctx, sections);
  judgeFootnotes(ctx, sections);
  cover(ctx, new Set([...ctx.onceAsked, ...ctx.missing.map(({ id }) => id)]));
  const told = sections.filter((section) => !isEmptyPreamble(ctx, section));
  return { cover: coverOf(ctx), sections: told, context: ctx, budgetPlaces };
}

/** "Trên đây là Kế hoạch …": where the report stands last, the sentence that ends the plan is none of it. */
const endsPlan = ({ table, marker, text }: PlanItem): boolean =>
  table === null &&
  marker === null &&
  /^(?:trên đây là kế hoạch|(?:yêu cầu|đề nghị) (?:các|lãnh đạo)|trong quá trình (?:tổ chức )?(?:thực hiện|triển khai))(?!\p{L})/iu.test(
    text,
  );

/** What stood in no section of the prior plan goes over to none, and is told. */
function tellUnplaced(ctx: RolloverContext): void {
  for (const { text, reason } of ctx.plan.unplaced)
    record(ctx, { section: "", status: "dropped", before: text, after: "", reason });
}

/** A preamble whose documents went over to the bases has no heading that could stand alone. */
function isEmptyPreamble(ctx: RolloverContext, { id, blocks }: DraftSection): boolean {
  const section = ctx.plan.sections.find((one) => one.id === id);
  return section?.role === "bases" && section.heading === "" && blocks.length === 0;
}

function newBasesSection(ctx: RolloverContext): DraftSection {
  const [first] = ctx.plan.sections;
  const blocks =
    first === undefined
      ? []
      : rolloverBases(ctx, { ...first, heading: "Căn cứ lập kế hoạch", number: "", items: [] });
  return { id: NEW_BASES, heading: "CĂN CỨ LẬP KẾ HOẠCH", level: 1, blocks };
}

interface Target {
  draft: DraftSection;
  budgetPlaces: Rollover["budgetPlaces"];
}

function bodyBlocks(ctx: RolloverContext, section: PlanSection, target: Target): DraftBlock[] {
  if (ctx.plan.lostMarks) return scannedBlocks(ctx, section, target);
  const situation = tellsSituation(ctx.plan.sections, section.id);
  if (situation && ctx.adopted !== undefined) return othersSituation(ctx, section);
  const { blocks, items } = prefaceResults(ctx, section);
  for (const item of items) {
    if (ctx.plan.budgets.some((budget) => budget.table === item.table)) {
      const table = ctx.plan.tables.find((other) => other.index === item.table);
      const schedule = table === undefined ? null : scheduleOf(table);
      if (schedule !== null) blocks.push(rolloverTable(ctx, section, schedule));
      target.budgetPlaces.set(item.table ?? 0, { section: section.id, at: blocks.length });
    } else blocks.push(...itemBlocks(ctx, section, item));
  }
  const before = section.items.map(({ text }) => text);
  const numbered = blocks.length < before.length ? runOn(blocks, before) : blocks;
  return blocks.length > 0 && situation ? [...numbered, situationQuestion(ctx, section)] : numbered;
}

/** What another unit is like is none of the own unit's situation. */
function othersSituation(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  for (const item of section.items) {
    record(ctx, {
      ...{ section: headingOf(section), status: "dropped", after: "" },
      before: printedWords(ctx.plan, item),
      reason: "Tình hình của đơn vị khác, không phải của đơn vị.",
    });
  }
  return section.items.length === 0 ? [] : [situationQuestion(ctx, section)];
}

/** What the unit is like was true a year ago. */
function situationQuestion(ctx: RolloverContext, section: PlanSection): DraftBlock {
  const what = ctx.adopted === undefined ? "xác nhận, cập nhật nội dung" : "nội dung";
  const ask = `${what} mục "${nameInQuestion(section)}" đến cuối năm ${ctx.plan.cover.year}`;
  const answer = need(ctx, { section: section.id, ask, id: `th-${section.id}` });
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: answer,
    status: answer.startsWith("[") ? "needs-input" : "updated",
    reason: "Tình hình nêu trong kế hoạch trước phải được đơn vị xác nhận.",
    sources: [priorSource(ctx, section)],
  });
}

function itemBlocks(ctx: RolloverContext, section: PlanSection, item: PlanItem): DraftBlock[] {
  const table = ctx.plan.tables.find((other) => other.index === item.table);
  if (table && isBudgetTail(ctx, table)) {
    const before = table.rows
      .map((row) => row.filter((cell) => cell !== "").join(" | "))
      .join("; ");
    const reason = "Tổng của bảng kinh phí trước; bảng mới tính tổng của mình.";
    record(ctx, { section: headingOf(section), status: "dropped", before, after: "", reason });
    return [];
  }
  if (table) return [rolloverTable(ctx, section, table)];
  if (item.text === "") return [];
  if (isAttachmentNote(item.text)) return [attachment(ctx, section, item)];
  const stale = staleBudgetLine(ctx, section, item);
  if (stale) return [];
  if (isAmount(ctx, section, item)) return [oldAmount(ctx, section, item)];
  const block = textBlock(ctx, section, item);
  return block === null ? [] : [block];
}

/** What a scan left legible goes on; the rest is to be copied from the original, whole. */
function scannedBlocks(ctx: RolloverContext, section: PlanSection, target: Target): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const unread: PlanItem[] = [];
  const read: PlanItem[] = [];
  for (const item of section.items) {
    const left = leftOfScan(ctx, section, item);
    if (ctx.plan.budgets.some((budget) => budget.table === item.table)) {
      target.budgetPlaces.set(item.table ?? 0, { section: section.id, at: blocks.length });
    } else if (left !== null) {
      const place = { section: headingOf(section), status: "dropped" } as const;
      record(ctx, { ...place, before: item.text, after: "", reason: left });
    } else if (isReadable(item)) {
      if (item.scan !== undefined && !isReckoned(ctx, section, item)) read.push(item);
      blocks.push(...itemBlocks(ctx, section, item));
    } else if (item.text !== "" || item.table !== null) unread.push(item);
  }
  if (unread.length > 0) {
    blocks.unshift(...unreadBlocks(ctx, { section, heading: target.draft.heading, unread }));
  }
  if (read.length > 0) {
    blocks.unshift(...readAgainBlocks(ctx, { section, heading: target.draft.heading, read }));
  }
  return blocks;
}

const isReadable = ({ table, text, scan }: PlanItem): boolean =>
  table === null && (scan !== undefined || isAttachmentNote(text) || isLegible(text));

/** "(Kèm theo Kế hoạch số … ngày …)": number and date of the new plan are still blank. */
function attachment(ctx: RolloverContext, section: PlanSection, item: PlanItem): DraftBlock {
  const body = ctx.profile?.name ?? presentBody(ctx, ctx.plan.cover.body);
  const suffix = symbolSuffix(ctx);
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: `(Kèm theo Kế hoạch số        /${suffix} ngày      tháng      năm        ${body === null ? "" : `của ${body}`})`.replace(
      /\s+\)$/u,
      ")",
    ),
    status: "updated",
    reason: "Số và ngày của kế hoạch mới để trống cho văn thư.",
    sources: [priorSource(ctx, section)],
    before: item.text,
  });
}

/** A share below what was reached is put to the unit, unless its own result of the year says what becomes of it. */
function withLevelAsked(
  ctx: RolloverContext,
  section: PlanSection,
  { item, text }: { item: PlanItem; text: string },
): string {
  const { targets, sections } = ctx.plan;
  const target = targets.find((one) => one.item === item.id) ?? targetTold(targets, item.text);
  const aims = /^(?:targets|tasks|solutions|goals-general)$/.test(section.role);
  if (!aims || tellsSituation(sections, section.id)) return text;
  if (target !== null && resultOf(ctx, target) !== null) return text;
  const below = askBelow(ctx, { section, printed: item.text, text });
  const told =
    target !== null && section.role === "targets"
      ? askPartLevels(ctx, { target, printed: item.text, text: below })
      : below;
  return askNotStarted(ctx, { section, text: told });
}

/** null: the line leaves, and the report says why. */
function textBlock(ctx: RolloverContext, section: PlanSection, item: PlanItem): DraftBlock | null {
  const rewritten = rewriteText(ctx, section, item.text);
  const carried = carryItem(ctx, { section, item, next: rewritten.text });
  if (carried?.text === null) {
    const { reason, sources } = carried;
    const left = { section: headingOf(section), status: "dropped", before: item.text } as const;
    record(ctx, { ...left, after: "", reason, sources: [priorSource(ctx, section), ...sources] });
    return null;
  }
  const text = withLevelAsked(ctx, section, { item, text: carried?.text ?? rewritten.text });
  const changed = text !== item.text;
  const open = text.includes("[cần bổ sung:");
  const told: BlockStatus = open ? "needs-input" : changed ? "updated" : "kept";
  const reasons = [...(carried ? [carried.reason] : []), ...new Set(rewritten.reasons)].join(" ");
  return emit(ctx, headingOf(section), {
    ...printedItem(item, text),
    status: told,
    reason: reasons === "" ? reasonLeft(told) : reasons,
    sources: [priorSource(ctx, section), ...rewritten.sources, ...(carried?.sources ?? [])],
    ...(changed ? { before: item.text } : {}),
  });
}
