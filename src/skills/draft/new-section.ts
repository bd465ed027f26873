/**
 * A section that was asked for and that the prior plan has no heading of: what the plan says of it elsewhere in lines, rows of its
 * tables and lines of its budget, the duties of the register about it, and an open place for the rest. Nothing is made up.
 */
import { isNo } from "../../domain/draft/answers.ts";
import type { DraftBlock, DraftBudget, DraftSection, SourceRef } from "../../domain/draft/draft.ts";
import { isAbout, type Matter } from "../../domain/plan/asked/asked-matter.ts";
import { newDuties } from "../../domain/plan/duties.ts";
import { openMark, withBehind } from "../../domain/plan/open-marks.ts";
import type { SectionRole } from "../../domain/plan/plan.ts";
import { detailOf } from "../../domain/plan/read-tasks.ts";
import type { Rollover } from "../../domain/plan/rollover.ts";
import { answerTo, emit, need, registerSource } from "../../domain/plan/rollover-context.ts";
import { conceptsOf } from "../../domain/plan/section-concepts.ts";
import { subjectsOf } from "../../domain/plan/subjects.ts";
import { fold, slug } from "../../domain/text/fold.ts";
import { moneyAbout, type RowLine, rowsAbout } from "./matter-rows.ts";

/** Parts whose lines are no tasks or aims of the coming year. */
const OTHER_PARTS: ReadonlySet<SectionRole> = new Set(["results", "bases", "appendix", "budget"]);
/** Parts whose tables are none of the plan's. */
const PAST: ReadonlySet<SectionRole> = new Set(["results", "bases"]);
const MOST_LINES = 12;
const MOST_ROWS = 40;

interface Making {
  rollover: Rollover;
  budget: DraftBudget | null;
  matter: Matter;
}

export function newSection(making: Making): DraftSection {
  const { rollover, matter } = making;
  const id = `muc-moi-${slug(matter.label)}`;
  const told = [...toldElsewhere(making), ...rowsElsewhere(making)];
  const texts = new Set(told.map(({ text }) => text));
  const added = matter.concept === undefined ? [] : duties(making, matter.concept, texts);
  const blocks = [...told, ...added];
  return {
    ...{ id, heading: matter.label, level: 1 },
    blocks: [...blocks, openPlace(rollover.context, matter, { id, alone: blocks.length === 0 })],
  };
}

/** "+ Đơn vị phối hợp: …" says nothing without the task above it. */
const isDetail = (text: string): boolean => detailOf(text.replace(/^[-+•]\s*/u, "")) !== null;

function toldElsewhere({ rollover, matter }: Making): DraftBlock[] {
  const ctx = rollover.context;
  const roles = new Map(ctx.plan.sections.map(({ id, role }) => [id, role]));
  return rollover.sections
    .filter(({ id }) => !OTHER_PARTS.has(roles.get(id) ?? "bases"))
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind, text }) => kind !== "table" && !isDetail(text) && isAbout(matter, text))
    .slice(0, MOST_LINES)
    .map(({ text, status, sources, before }) =>
      emit(ctx, matter.label, {
        ...{ kind: "bullet", text, status, sources },
        reason: "Nội dung của kế hoạch trước ở mục khác, tập hợp theo yêu cầu.",
        ...(before === undefined ? {} : { before }),
      }),
    );
}

/** Rows of tasks, then lines of money, each with its own place. */
function rowsElsewhere({ rollover, budget, matter }: Making): DraftBlock[] {
  const ctx = rollover.context;
  const roles = new Map(ctx.plan.sections.map(({ id, role }) => [id, role]));
  const priorRows = ctx.plan.tables.flatMap((table) => table.rows);
  const rows = rollover.sections
    .filter(({ id }) => !PAST.has(roles.get(id) ?? "bases"))
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind === "table")
    .flatMap((block) => rowsAbout(block, matter, priorRows));
  const line = (reason: string) => (row: RowLine) =>
    emit(ctx, matter.label, {
      ...{ kind: "bullet", ...row, reason },
      sources: [...row.sources, ...lawsIn(ctx, row.text)],
    });
  return [
    ...rows
      .slice(0, MOST_ROWS)
      .map(line("Dòng trong bảng nhiệm vụ của kế hoạch trước, tập hợp theo yêu cầu.")),
    ...moneyAbout(budget, matter)
      .slice(0, MOST_ROWS)
      .map(line("Dòng của dự toán về nội dung này, tập hợp theo yêu cầu.")),
  ];
}

/** Documents that the row names and the draft rests on. */
const lawsIn = (ctx: Rollover["context"], text: string): SourceRef[] =>
  [...ctx.used]
    .filter(({ symbol }) => text.includes(symbol))
    .map((entry) => registerSource(ctx, entry, null));

function duties(
  { rollover, matter }: Making,
  concept: string,
  told: ReadonlySet<string>,
): DraftBlock[] {
  const ctx = rollover.context;
  const spoken = subjectsOf(ctx.planText);
  const asked = { ...ctx, planText: `${ctx.planText}\n${fold(matter.label)}` };
  return newDuties(asked)
    .filter(({ entry, text }) => conceptsOf(`${entry.title} ${text}`).has(concept))
    .filter(({ text }) => !told.has(text))
    .slice(0, MOST_LINES)
    .flatMap(({ entry, provision, text, reason }) => {
      const mine = spoken.has(entry.subjects[0] ?? "") ? "" : ownDuty(ctx, matter);
      if (mine === null) return [];
      const block = emit(ctx, matter.label, {
        ...{ kind: "bullet", reason },
        text: mine === "" ? text : withBehind(text, mine),
        status: mine === "" ? "new" : "needs-input",
        sources: [registerSource(ctx, entry, provision.locator)],
      });
      return [block];
    });
}

/** Whether a duty of which the plan nowhere speaks is one of this body is the unit's to say; null: it is not. */
function ownDuty(ctx: Rollover["context"], { label }: Matter): string | null {
  const ask = `đơn vị có thuộc đối tượng áp dụng của quy định về "${label}" không`;
  const id = `dt-${slug(label)}`;
  const answer = answerTo(ctx, { section: id, ask, id, expects: "confirm" });
  if (answer === null) return openMark(ask);
  return isNo(answer) ? null : "";
}

function openPlace(
  ctx: Rollover["context"],
  { label }: Matter,
  { id, alone }: { id: string; alone: boolean },
): DraftBlock {
  const ask = alone
    ? `nội dung mục "${label}" năm ${ctx.targetYear} (kế hoạch trước không có mục này)`
    : `nội dung khác của mục "${label}" năm ${ctx.targetYear}, nếu có`;
  const text = need(ctx, { section: id, ask, id: `nd-${id}` });
  return emit(ctx, label, {
    kind: "paragraph",
    text,
    status: text.startsWith("[") ? "needs-input" : "updated",
    reason: "Mục được yêu cầu, kế hoạch trước không có; nội dung riêng do đơn vị bổ sung.",
    sources: [{ documentId: ctx.priorId, locator: null }],
  });
}
