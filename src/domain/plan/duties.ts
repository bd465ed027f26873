/**
 * Duties and deadlines of the register that a plan of a health body should carry, as tasks with the clause they rest
 * on. Only statements of high confidence from documents that hold on the date, on subjects the plan speaks of.
 */
import type { SourceRef } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { fold, syllables } from "../text/fold.ts";
import { citeShort, printLocator } from "./citation.ts";
import { asClause, type SplitDuty, splitDuty, withTense } from "./duty-words.ts";
import { kindNamed } from "./kind-named.ts";
import { finishNow, tellOverdue } from "./passed-deadlines.ts";
import { registerSource, type RolloverContext } from "./rollover-context.ts";
import { overlap, subjectWords } from "./subject-key.ts";
import { subjectsOf } from "./subjects.ts";
import { startsIt, whollyDone } from "./wholly-done.ts";

export interface Duty {
  entry: RegisterEntry;
  provision: Provision;
  text: string;
  reason: string;
  /** Its day had passed when the plan is drawn up: no task of the year, only to be looked into. */
  past: boolean;
  /** Facilities carry it out, an authority sees to it. */
  steered: boolean;
}

/** Who of a health body's plan must act; firms, patients and ministries have duties of their own. */
const FOREIGN =
  /doanh nghiep|nguoi benh|nguoi ke don|nguoi ky|phan mem|bo cong an|bo y te|trung tam thong tin|bao hiem xa hoi|to chuc ca nhan nuoc ngoai|co quan bao/;
/** What the State itself must issue or run. */
const OF_THE_STATE =
  /chien luoc|chuong trinh hanh dong|he thong thong tin ve quan ly hoat dong|trinh luat|phai duoc ban hanh trong|^(?:theo|chi thi|ke hoach|nghi quyet) /;
/** A standing duty becomes a task when it leaves something behind. */
const DELIVERABLE =
  /ban hanh|chi dinh|xay dung|ket noi|giam sat|sao luu|du phong|lap ho so|bao cao/;
const MAX_STANDING = 6;

/** Duties to add, in order of due date; those that the prior plan already states are left out. */
export function newDuties(ctx: RolloverContext): Duty[] {
  const subjects = subjectsOf(ctx.planText);
  const lines = [
    ...ctx.plan.tasks.map((task) => `${task.content} ${task.activity ?? ""}`),
    ...ctx.plan.targets.map((target) => target.text),
  ].map(subjectWords);
  const candidates = ctx.register.entries
    .filter(
      (entry) =>
        entry.scope === "national" && (isOn(entry, subjects) || isOn(entry, subjectsByKind(ctx))),
    )
    .filter((entry) => canBeBasis(ctx.register.status(entry, ctx.asOf)))
    .flatMap((entry) => entry.provisions.map((provision) => ({ entry, provision })))
    .filter(({ provision }) => concerns(ctx, provision));
  const deadlines = candidates.filter(
    ({ entry, provision }) =>
      withinReach(ctx, provision) &&
      !isKeptUp(ctx, provision) &&
      (isOn(entry, subjects) || (provision.due ?? "") >= ctx.asOf),
  );
  const standing = candidates
    .filter(({ entry }) => isOn(entry, subjects))
    .filter(({ provision, entry }) => isStanding(provision) && entry.confidence === "high")
    .filter(
      ({ provision }) => !lines.some((line) => overlap(line, subjectWords(provision.fact)) > 0.75),
    );
  const chosen = [...deadlines.sort(byDue), ...onePerEntry(standing).slice(0, MAX_STANDING)];
  return distinct(chosen).map(({ entry, provision }) => ({
    entry,
    provision,
    text: dutyText(ctx, entry, provision),
    past: provision.due !== undefined && isOver(ctx, provision, provision.due),
    steered: steered(ctx, splitFor(ctx, provision).actor),
    reason: `Nghĩa vụ theo ${citeShort(entry)}${provision.locator === null ? "" : `, ${provision.locator}`}, chưa có trong kế hoạch trước.`,
  }));
}

const isOn = ({ subjects }: RegisterEntry, met: ReadonlySet<string>): boolean =>
  met.has(subjects[0] ?? "");

/**
 * Whoever treats patients treats insured ones: days still ahead bind it, whatever words the prior plan has. A
 * department of health sees to it that they are kept.
 */
function subjectsByKind({ facility, profile, plan }: RolloverContext): ReadonlySet<string> {
  const name = fold(profile?.name ?? plan.cover.body ?? plan.cover.title);
  return (facility === "authority" ? /\bso y te\b/ : TREATS).test(name) ? INSURED : NONE;
}

const TREATS = /\bbenh vien\b|\btrung tam y te\b|\bphong kham\b|\btram y te\b/;
const INSURED: ReadonlySet<string> = new Set(["bhyt"]);
const NONE: ReadonlySet<string> = new Set();

/** A task of the plan that started it keeps it up now. */
function isKeptUp(ctx: RolloverContext, { fact }: Provision): boolean {
  const done = whollyDone(ctx, fact);
  return (
    done !== null &&
    ctx.plan.tasks.some(
      ({ content }) =>
        startsIt(content) && whollyDone(ctx, content)?.source.locator === done.source.locator,
    )
  );
}

/** Its day passed before the draft, or comes before the plan's year begins with nothing left to keep up then. */
function isOver(ctx: RolloverContext, { fact }: Provision, due: IsoDate): boolean {
  if (due < ctx.asOf) return true;
  const first = displayDate(`${ctx.targetYear}-01-01`);
  return (
    due === `${ctx.targetYear}-01-01` && new RegExp(`trước (?:ngày )?${first}`, "iu").test(fact)
  );
}

type Candidate = Pick<Duty, "entry" | "provision">;

function concerns(ctx: RolloverContext, provision: Provision): boolean {
  if (provision.confidence !== "high" || !/^(?:duty|deadline)$/.test(provision.kind)) return false;
  const applies = provision.appliesTo;
  const mine =
    ctx.facility === "authority" ? ["all", "hospital", "non-hospital"] : ["all", ctx.facility];
  if (applies && !applies.some((kind) => mine.includes(kind))) return false;
  const until = provision.until;
  if (until !== undefined && until < `${ctx.targetYear}-01-01`) return false;
  if (GRACE.test(fold(provision.fact)) || !meetsCondition(ctx, provision)) return false;
  return !FOREIGN.test(fold(provision.who ?? "")) && !OF_THE_STATE.test(fold(provision.fact));
}

/** Leave to do something later, or as before, asks nothing of anybody. */
const GRACE = /\bco thoi han den\b|duoc (?:phep )?(?:tiep tuc|gia han|keo dai|su dung den)/;

/** "Cơ sở muốn khám bệnh, chữa bệnh từ xa phải …": a condition is met by plans that speak of it. */
function meetsCondition(ctx: RolloverContext, { fact }: Provision): boolean {
  const wish = / muốn (.+?) phải /u.exec(fact)?.[1];
  if (wish === undefined) return true;
  const spoken = subjectsOf(ctx.planText);
  const subjects = [...subjectsOf(wish)];
  return subjects.length > 0 && subjects.every((subject) => spoken.has(subject));
}

/** What had to be there before 1 January of the year before was a matter of the plans before it. */
function withinReach(ctx: RolloverContext, provision: Provision): boolean {
  const { due } = provision;
  return (
    due !== undefined && due > `${ctx.targetYear - 1}-01-01` && due <= `${ctx.targetYear + 1}-12-31`
  );
}

/** A lasting duty of the facility itself, not a detail of a document's content. */
function isStanding(provision: Provision): boolean {
  if (provision.due !== undefined || provision.kind !== "duty" || provision.locator === null)
    return false;
  const who = fold(provision.who ?? "");
  return (
    /^(?:co so|chu quan he thong|moi co so|don vi)/.test(who) &&
    // What "must be kept up" nobody has said to be there.
    / phải (?!duy trì)/u.test(provision.fact) &&
    DELIVERABLE.test(fold(provision.fact))
  );
}

function byDue(a: Candidate, b: Candidate): number {
  return (a.provision.due ?? "").localeCompare(b.provision.due ?? "");
}

function onePerEntry(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<RegisterEntry>();
  return candidates.filter(({ entry }) => !seen.has(entry) && seen.add(entry));
}

/** Two documents that set the same deadline for the same thing are one task. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const same = kept.some(
      (other) =>
        other.provision.due === candidate.provision.due &&
        overlap(syllables(other.provision.fact), syllables(candidate.provision.fact)) > 0.8,
    );
    if (!same) kept.push(candidate);
  }
  return kept;
}

/** "theo Khoản 4 Điều 3 Luật số 51/2024/QH15". */
export function byClause(entry: RegisterEntry, provision: Provision): string {
  const place = provision.locator === null ? "" : `${printLocator(provision.locator)} `;
  return `theo ${place}${citeShort(entry)}`;
}

function dutyText(ctx: RolloverContext, entry: RegisterEntry, provision: Provision): string {
  const { action, actor } = splitFor(ctx, provision);
  const clause = byClause(entry, provision);
  const text = steered(ctx, actor)
    ? `Chỉ đạo, đôn đốc ${asClause(actor ?? "")} ${asClause(action)}`
    : action;
  if (actor === null || steered(ctx, actor)) return `${withTense(ctx, provision, text)} ${clause}.`;
  const wish = /^cơ sở muốn (.+)$/iu.exec(actor)?.[1];
  if (wish !== undefined)
    return `${withTense(ctx, provision, `Khi ${wish}: ${asClause(text)}`)} ${clause}.`;
  const who = EVERY_BODY.test(actor) ? "" : ` (áp dụng đối với ${actor})`;
  return `${withTense(ctx, provision, text)} ${clause}${who}.`;
}

/** Whoever writes a plan of a facility is one of them; a narrower circle is named. */
const EVERY_BODY =
  /^(?:(?:mọi |toàn bộ )?cơ sở (?:khám bệnh, chữa bệnh|khám chữa bệnh|y tế)(?: hợp pháp)?|đơn vị|chủ quản hệ thống thông tin)$/iu;

/** An authority carries no duty of a facility itself: it sees to it that the facilities do. */
function steered(ctx: RolloverContext, actor: string | null): boolean {
  return (
    ctx.facility === "authority" && actor !== null && /^(?:cơ sở|bệnh viện|mọi cơ sở)/iu.test(actor)
  );
}

/** Data of examination and treatment are those of facilities, also where the statement names none of them. */
function splitFor(ctx: RolloverContext, provision: Provision): SplitDuty {
  const split = splitDuty(provision);
  const theirs =
    ctx.facility === "authority" &&
    /(?:du lieu|chi phi)[^.;]{0,40} kham benh, chua benh|don thuoc|ho so benh an/.test(
      fold(provision.fact),
    );
  return split.actor === null && theirs ? { ...split, actor: "cơ sở khám bệnh, chữa bệnh" } : split;
}

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
    return `${by} ngày ${due}${who} ${byClause(entry, provision)}`;
  });
  const isPast = (index: number): boolean => (candidates[index]?.provision.due ?? "") < ctx.asOf;
  const [gone, ahead] = [parts.filter((_, at) => isPast(at)), parts.filter((_, at) => !isPast(at))];
  if (gone.length > 0) tellOverdue(ctx, query.text, gone.join("; "));
  const passed = ahead.length === 0;
  const over = candidates.every(
    ({ provision }) => (provision.due ?? "") < `${ctx.targetYear}-01-01`,
  );
  const rest = gone.length > 0 ? `; phần đã đến hạn: ${finishNow(ctx)}` : "";
  const text = passed
    ? `Rà soát, ${finishNow(ctx)} và duy trì trong năm ${ctx.targetYear}.`
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
