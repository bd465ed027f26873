/**
 * A section that was asked for and that the prior plan lacks: what the plan says of it elsewhere, the duties of the
 * register about it, and an open place for the rest. Nothing is made up; a subject without a name here is refused.
 */
import type { DraftBlock, DraftSection } from "../../domain/draft/draft.ts";
import { newDuties } from "../../domain/plan/duties.ts";
import type { SectionRole } from "../../domain/plan/plan.ts";
import {
  emit,
  need,
  registerSource,
  type RolloverContext,
} from "../../domain/plan/rollover-context.ts";
import { conceptsOf, type Topic, topicOf } from "../../domain/plan/section-concepts.ts";
import { fold, slug } from "../../domain/text/fold.ts";

/** Parts whose lines are no tasks or aims of the coming year. */
const OTHER_PARTS: ReadonlySet<SectionRole> = new Set(["results", "bases", "appendix", "budget"]);
const MOST_LINES = 12;

/** null when the query names no subject that a plan has sections about. */
export function newSection(
  ctx: RolloverContext,
  drafted: readonly DraftSection[],
  query: string,
): DraftSection | null {
  const topic = topicOf(query);
  if (topic === null) return null;
  const id = `muc-moi-${slug(topic.label)}`;
  const told = toldElsewhere(ctx, drafted, topic);
  const blocks = [...told, ...duties(ctx, topic, new Set(told.map(({ text }) => text)))];
  return {
    id,
    heading: topic.label,
    level: 1,
    blocks: [...blocks, openPlace(ctx, topic, id)],
  };
}

function toldElsewhere(
  ctx: RolloverContext,
  drafted: readonly DraftSection[],
  topic: Topic,
): DraftBlock[] {
  const roles = new Map(ctx.plan.sections.map(({ id, role }) => [id, role]));
  return drafted
    .filter(({ id }) => !OTHER_PARTS.has(roles.get(id) ?? "bases"))
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind, text }) => kind !== "table" && conceptsOf(text).has(topic.concept))
    .slice(0, MOST_LINES)
    .map(({ text, status, sources, before }) =>
      emit(ctx, topic.label, {
        ...{ kind: "bullet", text, status, sources },
        reason: "Nội dung của kế hoạch trước ở mục khác, tập hợp theo yêu cầu.",
        ...(before === undefined ? {} : { before }),
      }),
    );
}

function duties(ctx: RolloverContext, topic: Topic, told: ReadonlySet<string>): DraftBlock[] {
  const asked = { ...ctx, planText: `${ctx.planText}\n${fold(topic.label)}` };
  return newDuties(asked)
    .filter(({ entry, text }) => conceptsOf(`${entry.title} ${text}`).has(topic.concept))
    .filter(({ text }) => !told.has(text))
    .slice(0, MOST_LINES)
    .map(({ entry, provision, text, reason }) =>
      emit(ctx, topic.label, {
        ...{ kind: "bullet", text, status: "new", reason },
        sources: [registerSource(ctx, entry, provision.locator)],
      }),
    );
}

function openPlace(ctx: RolloverContext, topic: Topic, id: string): DraftBlock {
  const ask = `nội dung mục "${topic.label}" năm ${ctx.targetYear} (kế hoạch trước không có mục này)`;
  const text = need(ctx, { section: id, ask, id: `nd-${id}` });
  return emit(ctx, topic.label, {
    kind: "paragraph",
    text,
    status: text.startsWith("[") ? "needs-input" : "updated",
    reason: "Mục được yêu cầu, kế hoạch trước không có; nội dung riêng do đơn vị bổ sung.",
    sources: [{ documentId: ctx.priorId, locator: null }],
  });
}
