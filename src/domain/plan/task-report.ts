/**
 * The unit's results of the tasks of the prior plan, a line each in the report on its year: what was done or is under way
 * with the results, what was not done with the limits, where the report has one part of those.
 */
import type { DraftBlock, SourceRef } from "../draft/draft.ts";
import { oncePer } from "../once-per.ts";
import { citationSpans } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import { elided } from "./open-marks.ts";
import type { PlanSection, PlanTask } from "./plan.ts";
import { correctedText, judgeCitation } from "./rollover-citations.ts";
import { cover, emit, priorSource, reported, type RolloverContext } from "./rollover-context.ts";
import { nameOfLimits, reportSign } from "./rollover-results.ts";
import { isLimitationHeading } from "./section-role.ts";
import { untimed } from "./task-name.ts";
import { tellsSame, withoutWho } from "./tasks-told.ts";
import { targetTold } from "./told-again.ts";
import { asReported, isUnfinished, toldWork } from "./told-work.ts";
import { workState } from "./work-state.ts";

interface TaskLine {
  text: string;
  unfinished: boolean;
  source: SourceRef;
}

/** Lines for a part of the report: the results, or the limits. */
export function taskReport(
  ctx: RolloverContext,
  section: PlanSection,
  part: "results" | "limits" = "results",
): DraftBlock[] {
  const limits = homeOfUnfinished(ctx);
  if (part === "limits" && section.id !== limits?.id) return [];
  return linesOf(ctx)
    .filter(({ unfinished }) => limits === null || unfinished === (part === "limits"))
    .map(({ text, source }) =>
      emit(ctx, headingOf(section), {
        ...{ kind: "bullet", text, status: "updated" },
        reason: "Kết quả nhiệm vụ do đơn vị cung cấp.",
        sources: [priorSource(ctx, section), source],
      }),
    );
}

/** The one part on limits of the whole report; null where there is none, or one for each subject. */
function homeOfUnfinished({ plan }: RolloverContext): PlanSection | null {
  const [only, ...more] = plan.sections.filter(
    (section) =>
      section.role === "results" &&
      isLimitationHeading(section.heading) &&
      nameOfLimits(section) === "hạn chế" &&
      !plan.sections.some(({ parent }) => parent === section.id),
  );
  return only !== undefined && more.length === 0 ? only : null;
}

/** Both parts are filled from one reading: a task is asked about once. */
const linesOf = oncePer(readLines);

function readLines(ctx: RolloverContext): TaskLine[] {
  if (ctx.plan.lostMarks) return [];
  const told: { id: string; answer: string }[] = [];
  const seen: string[] = [];
  return ctx.plan.tasks.flatMap((task) => {
    const line = resultOfTask(ctx, task);
    // A line and its row in a table are one task with one result, a target told again is the target.
    const again =
      targetTold(ctx.plan.targets, task.content) !== null ||
      seen.some((id) => tellsSame(ctx, task.content, id));
    seen.push(task.id);
    if (again && line.given === null) cover(ctx, new Set([task.id]));
    const answer = line.given ?? (again ? undefined : line.told?.value);
    if (answer === undefined) return [];
    const same = told.find(({ id }) => tellsSame(ctx, task.content, id));
    told.push({ id: task.id, answer });
    if (same?.answer === answer) return [];
    ctx.derived.push(String(ctx.plan.cover.year));
    return [printed(ctx, line, answer)];
  });
}

interface Result {
  name: string;
  /** What was filled in for the task itself. */
  given: string | null;
  /** What was said of its work at another place. */
  told: ReturnType<typeof toldWork>;
  id: string;
}

function resultOfTask(ctx: RolloverContext, { id, content }: PlanTask): Result {
  // What the prior plan said of its year is quoted: none of its years moves.
  const name = elided(rightlyCited(ctx, content)).replace(/[.;\s]+$/u, "");
  const ask = `kết quả năm ${ctx.plan.cover.year} của nhiệm vụ "${name}"`;
  const given = reported(ctx, { id, ask, expects: "text" });
  return { id, name, given, told: given === null ? toldWork(ctx, content) : null };
}

function printed(
  ctx: RolloverContext,
  { id, name, given, told }: Result,
  answer: string,
): TaskLine {
  const state = told?.state ?? workState(answer, ctx.targetYear).kind;
  const bare = withoutWho(name).replace(WHO_BEHIND, "");
  const what = given === null ? untimed(bare) : bare;
  return {
    text: `${what}${reportSign(what)} ${state === "untold" ? answer : asReported(answer, state)}`,
    unfinished: isUnfinished({ value: answer, state }),
    source: { documentId: "ket-qua", locator: told?.id ?? id },
  };
}

/** ". Chủ trì: Phòng Hành chính; phối hợp: …": none of what was done. */
const WHO_BEHIND =
  /\s*[.;,]\s*(?:chủ trì|phối hợp|phụ trách|(?:đơn vị|bộ phận|người)\s[^:.;]{3,30}):.*$/isu;

/** A document that the prior plan cited wrongly is not cited so again. */
function rightlyCited(ctx: RolloverContext, text: string): string {
  return citationSpans(text).reduceRight((words, span) => {
    const judged = judgeCitation(ctx, span);
    if (judged.kind !== "corrected") return words;
    ctx.used.add(judged.entry);
    return words.slice(0, span.start) + correctedText(span, judged.entry) + words.slice(span.end);
  }, text);
}
