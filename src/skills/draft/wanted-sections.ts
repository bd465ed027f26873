/** Which sections a draft of one part hands on, and those that are made for it because the prior plan has none of the name. */
import type { DraftBudget, DraftSection } from "../../domain/draft/draft.ts";
import type { Asked } from "../../domain/plan/asked/asked.ts";
import type { PartName } from "../../domain/plan/asked/asked-parts.ts";
import { findAsked } from "../../domain/plan/asked/find-asked.ts";
import { headingOf } from "../../domain/plan/heading-of.ts";
import type { PlanSection } from "../../domain/plan/plan.ts";
import { NEW_BASES, type Rollover } from "../../domain/plan/rollover.ts";
import { emit, need } from "../../domain/plan/rollover-context.ts";
import { NEW_REPORT } from "../../domain/plan/rollover-report.ts";
import { AppError } from "../../errors.ts";
import { BUDGET_SECTION, type DraftOrder } from "./draft-order.ts";
import { newSection } from "./new-section.ts";

/** What is asked for; null: all, or the budget. @throws AppError section-not-found when nothing of it is near */
export function askedOf(order: DraftOrder): readonly Asked[] | null {
  if (typeof order.part !== "object") return null;
  const asked = findAsked(order.priorPlan, order.part.section);
  if (asked.every(({ kind }) => kind === "none")) throw notFound(order, asked);
  return asked;
}

interface Making {
  order: DraftOrder;
  rollover: Rollover;
  budget: DraftBudget | null;
}

/** Ids of the sections to hand on; null means all. What no outline holds is made here. */
export function wantedIds(
  making: Making,
  asked: readonly Asked[] | null,
): ReadonlySet<string> | null {
  const { order } = making;
  if (order.part === "plan") return null;
  if (asked === null)
    return new Set([...order.priorPlan.budgets.map(({ section }) => section), BUDGET_SECTION]);
  return new Set(asked.flatMap((one) => idsOf(making, one)));
}

function idsOf(making: Making, asked: Asked): readonly string[] {
  const { context, sections } = making.rollover;
  if (asked.kind === "none") {
    context.notices.push(notFoundText(asked, "."));
    return [];
  }
  if (asked.kind !== "matter") context.notices.push(...asked.notes);
  if (asked.kind === "sections") return [...asked.ids];
  if (asked.kind === "part") return partIds(making, asked.part);
  const made = newSection({ ...making, matter: asked.matter });
  sections.push(made);
  context.notices.push(
    `Kế hoạch trước không có mục "${made.heading}"; mục này gồm nội dung liên quan ở mục, bảng khác, nghĩa vụ theo văn bản và chỗ để đơn vị bổ sung.`,
    ...asked.notes,
  );
  return [...asked.ids, made.id];
}

/** Parts that a draft has although the prior plan lacks them. */
const ADDED: Partial<Record<PartName, string>> = {
  bases: NEW_BASES,
  results: NEW_REPORT,
  achieved: NEW_REPORT,
  limits: NEW_REPORT,
  money: BUDGET_SECTION,
};

function partIds(making: Making, part: PartName): readonly string[] {
  const { rollover, order } = making;
  const added = ADDED[part];
  if (added !== undefined && rollover.sections.some(({ id }) => id === added)) return [added];
  if (part === "recipients" || part === "limits") {
    const made = part === "recipients" ? recipients(rollover) : limits(rollover);
    rollover.sections.push(made);
    return [made.id];
  }
  const asked: Asked = { kind: "none", query: sectionAsked(order), nearest: [] };
  throw notFound(order, [asked]);
}

const sectionAsked = ({ part }: DraftOrder): string =>
  typeof part === "object" ? part.section : "";

/** "Nơi nhận" stands at the foot of the document and has no heading in its outline. */
function recipients({ cover, context }: Rollover): DraftSection {
  const heading = "Nơi nhận";
  const ask = "nơi nhận của kế hoạch";
  const lines =
    cover.recipients.length > 0
      ? cover.recipients
      : [need(context, { section: "noi-nhan", ask, id: "noi-nhan" })];
  const blocks = lines.map((text) => {
    const kept = context.plan.recipients.includes(text);
    return emit(context, heading, {
      ...{ kind: "bullet", text },
      status: text.includes("[cần bổ sung") ? "needs-input" : kept ? "kept" : "updated",
      reason: "Nơi nhận của kế hoạch trước.",
      sources: [{ documentId: context.priorId, locator: heading }],
    });
  });
  return { id: "noi-nhan", heading, level: 1, blocks };
}

/** The report of the prior plan has no part on what went wrong. */
function limits({ context }: Rollover): DraftSection {
  const heading = "Tồn tại, hạn chế và nguyên nhân";
  const ask = `tồn tại, hạn chế và nguyên nhân năm ${context.plan.cover.year} (kế hoạch trước không có mục này)`;
  const text = need(context, { section: "ton-tai-han-che", ask, id: "ton-tai-han-che" });
  const block = emit(context, heading, {
    ...{ kind: "paragraph", text },
    status: text.startsWith("[") ? "needs-input" : "updated",
    reason: "Mục được yêu cầu, kế hoạch trước không có; nội dung do đơn vị bổ sung.",
    sources: [{ documentId: context.priorId, locator: null }],
  });
  return { id: "ton-tai-han-che", heading, level: 1, blocks: [block] };
}

function notFound({ priorPlan, priorId }: DraftOrder, asked: readonly Asked[]): AppError {
  const [first] = asked;
  const said = first?.kind === "none" ? notFoundText(first, "; ") : "Không tìm thấy mục này; ";
  return new AppError("section-not-found", `no section near the query in ${priorId}`, {
    userMessage: `${said}chọn một mục trong đề cương: ${outlineOf(priorPlan.sections)}.`,
  });
}

function notFoundText({ query, nearest }: Extract<Asked, { kind: "none" }>, end: string): string {
  const near = nearest.map((one) => `“${shown(one)}”`).join(", ");
  const offer = near === "" ? "" : `; gần nhất là ${near}`;
  return `Không tìm thấy mục “${query.slice(0, 80)}” trong kế hoạch năm trước${offer}${end}`;
}

const shown = (section: PlanSection): string => headingOf(section).replace(/[:.]+$/u, "");

/** Headings as a list to choose from: the upper levels of a long outline. */
function outlineOf(sections: readonly PlanSection[]): string {
  const named = sections.filter((section) => section.heading !== "");
  const depth = [4, 3, 2, 1].find(
    (level) => named.filter((section) => section.level <= level).length <= MAX_OUTLINE,
  );
  const upper = named.filter((section) => section.level <= (depth ?? 1)).slice(0, MAX_OUTLINE);
  return upper.map(shown).join("; ");
}

const MAX_OUTLINE = 40;
