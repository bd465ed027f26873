/** Days that the law sets for a line of the plan, on its subject or by a document that it cites. */
import type { SourceRef } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { type Candidate, concerns } from "./binding-statements.ts";
import { byClause } from "./citation.ts";
import { kindNamed } from "./kind-named.ts";
import { finishNow, tellOverdue } from "./passed-deadlines.ts";
import { registerSource, type RolloverContext } from "./rollover-context.ts";
import { subjectsOf } from "./subjects.ts";

export interface SetDay {
  due: string;
  entry: RegisterEntry;
  provision: Provision;
}

/** Days that the law sets for bodies like this one on the subjects of a line, or by a document that it cites. */
export function setDays(
  ctx: RolloverContext,
  text: string,
  cited: readonly RegisterEntry[],
): SetDay[] {
  const subjects = subjectsOf(text);
  return ctx.register.entries
    .filter((entry) => cited.includes(entry) || subjects.has(entry.subjects[0] ?? ""))
    .filter((entry) => canBeBasis(ctx.register.status(entry, ctx.asOf)))
    .flatMap((entry) =>
      entry.provisions
        .filter((provision) => provision.kind === "deadline" && concerns(ctx, provision))
        .flatMap((provision) =>
          provision.due === undefined ? [] : [{ due: provision.due, entry, provision }],
        ),
    );
}

function isOwnKind(ctx: RolloverContext, provision: Provision): boolean {
  return (provision.appliesTo ?? []).some((kind) => kind === ctx.facility);
}

export interface DeadlineQuery {
  text: string;
  /** Entries that the line cites, after correction. */
  entries: readonly RegisterEntry[];
  laterThan: number;
  /** Only deadlines due before this day, whatever the year. */
  before?: IsoDate;
  /** Only deadlines whose statement has these words, folded; the subjects of the line do not count then. */
  about?: RegExp;
  /** Only deadlines set for this kind of facility by name. */
  ownKindOnly?: boolean;
}

export interface Deadline {
  text: string;
  reason: string;
  /** The day lies before the draft: it is no day of the new plan. */
  passed: boolean;
  sources: SourceRef[];
}

/** An authority's line on hospitals takes the day of hospitals. */
function ofKindNamed(ctx: RolloverContext, text: string, all: Candidate[]): Candidate[] {
  const kind = ctx.facility === "authority" ? kindNamed(text) : null;
  if (kind === null) return all;
  return all.filter(
    ({ provision: { appliesTo } }) =>
      appliesTo === undefined || appliesTo.some((one) => one === "all" || one === kind),
  );
}

/** "trước ngày 01/01/2027" is over a day earlier than "chậm nhất ngày 01/01/2027". */
const beforeDay = (fact: string, due: string): boolean =>
  new RegExp(String.raw`trước\s+(?:ngày\s+)?${due}`, "iu").test(fact);

/** Its last day lies before `first`. */
const isOverBefore = ({ due, fact }: Provision, first: IsoDate): boolean =>
  due !== undefined && (due < first || (due === first && beforeDay(fact, displayDate(due))));

/** " đối với hệ thống thông tin đang đầu tư trước ngày 01/07/2026": the day holds for these alone. */
function conditionOf({ fact }: Provision): string {
  const only = /^(Hệ thống thông tin (?:đang|đã) [^,;.]{4,60}?) phải /u.exec(fact)?.[1];
  return only === undefined ? "" : ` đối với ${lowerFirst(only)}`;
}

/** Deadline of the facility on the line's own subject that is due before the year the line names. */
export function deadlineFor(ctx: RolloverContext, query: DeadlineQuery): Deadline | null {
  const subjects = subjectsOf(query.text);
  const cited = query.entries.filter((entry) => canBeBasis(ctx.register.status(entry, ctx.asOf)));
  const all = (cited.length > 0 ? cited : ctx.register.entries)
    .filter(
      (entry) =>
        query.about !== undefined || cited.includes(entry) || subjects.has(entry.subjects[0] ?? ""),
    )
    .filter((entry) => canBeBasis(ctx.register.status(entry, ctx.asOf)))
    .flatMap((entry) => entry.provisions.map((provision) => ({ entry, provision })))
    .filter(({ provision }) => query.about?.test(fold(provision.fact)) ?? true)
    .filter(({ provision }) => provision.kind === "deadline" && concerns(ctx, provision))
    .filter(({ provision }) => query.ownKindOnly !== true || isOwnKind(ctx, provision))
    .filter(({ provision: { due } }) =>
      query.before === undefined
        ? due !== undefined && Number(due.slice(0, 4)) < query.laterThan
        : due !== undefined && due < query.before,
    );
  const candidates = ofKindNamed(ctx, query.text, all);
  if (candidates.length === 0) return null;
  const parts = candidates.map(({ entry, provision }) => {
    const due = displayDate(provision.due ?? "");
    const several = candidates.length > 1 || ctx.facility === "authority";
    const who = several && provision.who !== undefined ? ` (${provision.who})` : "";
    const by = beforeDay(provision.fact, due) ? "trước" : "chậm nhất";
    return `${by} ngày ${due}${who}${conditionOf(provision)} ${byClause(entry, provision)}`;
  });
  const isPast = (index: number): boolean => (candidates[index]?.provision.due ?? "") < ctx.asOf;
  const [gone, ahead] = [parts.filter((_, at) => isPast(at)), parts.filter((_, at) => !isPast(at))];
  if (gone.length > 0) tellOverdue(ctx, query.text, gone.join("; "));
  const passed = ahead.length === 0;
  const over = candidates.every(({ provision }) =>
    isOverBefore(provision, `${ctx.targetYear}-01-01`),
  );
  const rest = gone.length > 0 ? `; phần đã đến hạn: ${finishNow(ctx)}` : "";
  const text = passed
    ? `Rà soát, hoàn thành phần còn thiếu và duy trì trong năm ${ctx.targetYear}.`
    : over
      ? `Duy trì trong năm ${ctx.targetYear} kết quả đã triển khai (hạn hoàn thành: ${ahead.join("; ")}${rest}).`
      : `Hạn hoàn thành: ${ahead.join("; ")}${rest}.`;
  return {
    ...{ text, passed, reason: parts.join("; ") },
    sources: candidates.map(({ entry, provision }) =>
      registerSource(ctx, entry, provision.locator),
    ),
  };
}
