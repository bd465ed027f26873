/**
 * Duties and deadlines of the register that a plan of a health body should carry, as tasks with the clause they rest
 * on. Only statements of high confidence from documents that hold on the date, on subjects the plan speaks of.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis, startOf } from "../regulation/status.ts";
import { upperFirst } from "../text/first-letter.ts";
import { fold, syllables } from "../text/fold.ts";
import { type Candidate, concerns } from "./binding-statements.ts";
import { byClause, citeShort } from "./citation.ts";
import { askBehind, isUnchecked } from "./duty-questions.ts";
import { asClause, type SplitDuty, splitDuty, withoutItsDay, withTense } from "./duty-words.ts";
import { followedByTasks, makesBinding } from "./later-guides.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { overlap, subjectWords } from "./subject-key.ts";
import { isBroad, subjectsOf } from "./subjects.ts";
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
  /** It says how a document that the plan's tasks follow binds them: no line without it says that. */
  onFollowed: boolean;
  /** What is asked behind it, where it stands; null: nothing. */
  ask: string | null;
}
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
    .filter((entry) => canBeBasis(ctx.register.status(entry, ctx.asOf)) || beginsInYear(ctx, entry))
    .flatMap((entry) => entry.provisions.map((provision) => ({ entry, provision })))
    .filter(
      ({ entry, provision }) =>
        concerns(ctx, provision) || isDueUnchecked(ctx, { entry, provision }, subjects),
    );
  const missed = candidates.filter((one) => isMissedByKind(ctx, one, subjects));
  const deadlines = candidates.filter(
    ({ entry, provision }) =>
      !missed.some((one) => one.provision === provision) &&
      withinReach(ctx, provision) &&
      !isKeptUp(ctx, provision) &&
      (isOn(entry, subjects) || (provision.due ?? "") >= ctx.asOf),
  );
  const followed = followedByTasks(ctx);
  const isOnFollowed = ({ entry, provision }: Candidate): boolean =>
    makesBinding(provision, entry, followed);
  const standing = candidates
    .filter((one) => isOn(one.entry, subjects) && !isOnFollowed(one))
    .filter(({ provision, entry }) => isStanding(provision) && entry.confidence === "high")
    .filter(
      ({ provision }) => !lines.some((line) => overlap(line, subjectWords(provision.fact)) > 0.75),
    );
  const chosen = [
    ...startingDuties(ctx, subjects),
    ...deadlines.sort(byDue),
    ...candidates.filter((one) => isOn(one.entry, subjects) && isOnFollowed(one)),
    ...onePerEntry(standing).slice(0, MAX_STANDING),
    ...missed,
  ];
  return distinct(chosen).map(({ entry, provision }) => ({
    entry,
    provision,
    text: dutyText(ctx, entry, provision),
    past:
      provision.due !== undefined &&
      (isOver(ctx, provision, provision.due) || missed.some((one) => one.provision === provision)),
    steered: steered(ctx, splitFor(ctx, provision).actor),
    onFollowed: isOnFollowed({ entry, provision }),
    ask: askBehind(provision),
    reason: `Nghĩa vụ theo ${citeShort(entry)}${provision.locator === null ? "" : `, ${provision.locator}`}, chưa có trong kế hoạch trước.`,
  }));
}

/**
 * What begins to bind within the plan's year is a task of it, whatever it leaves behind: on subjects of the plan, and on
 * care itself for whoever treats patients or sees to it.
 */
function startingDuties(ctx: RolloverContext, subjects: ReadonlySet<string>): Candidate[] {
  const cares = subjectsByKind(ctx).size > 0;
  const year = String(ctx.targetYear);
  return ctx.register.entries
    .filter(
      (entry) =>
        entry.scope === "national" &&
        entry.confidence === "high" &&
        (isOn(entry, subjects) || (cares && entry.subjects.includes("kham-chua-benh"))) &&
        (canBeBasis(ctx.register.status(entry, ctx.asOf)) || beginsInYear(ctx, entry)),
    )
    .flatMap((entry) => entry.provisions.map((provision) => ({ entry, provision })))
    .filter(
      ({ provision }) =>
        provision.kind === "duty" &&
        provision.from?.startsWith(year) === true &&
        provision.fact.includes(" phải ") &&
        concerns(ctx, provision),
    );
}

/** Signed by now, it begins to bind within the plan's year. */
function beginsInYear(ctx: RolloverContext, entry: RegisterEntry): boolean {
  const start = startOf(entry);
  const signed = entry.signed !== null && entry.signed <= ctx.asOf;
  return signed && start !== null && start > ctx.asOf && start <= `${ctx.targetYear}-12-31`;
}

/** A day within the plan's year that nobody has read in the original is a task, and its day is to be compared. */
const isDueUnchecked = (
  ctx: RolloverContext,
  { entry, provision }: Candidate,
  subjects: ReadonlySet<string>,
): boolean =>
  isUnchecked(provision) &&
  entry.confidence === "high" &&
  !isBroad(entry.subjects[0] ?? "") &&
  isOn(entry, subjects) &&
  (provision.due ?? "").startsWith(String(ctx.targetYear)) &&
  concerns(ctx, { ...provision, confidence: "high" });

/**
 * What the law wants of this kind of body by name before the plan's year, and the prior plan does not speak of: whether it
 * is there is to be looked into. An authority has it seen to.
 */
function isMissedByKind(
  ctx: RolloverContext,
  { entry, provision }: Candidate,
  spoken: ReadonlySet<string>,
): boolean {
  const { due, appliesTo = [], kind } = provision;
  const own = ctx.facility !== "authority" && appliesTo.includes(ctx.facility);
  return (
    kind === "deadline" &&
    due !== undefined &&
    due < `${ctx.targetYear}-01-01` &&
    own &&
    !isOn(entry, spoken)
  );
}

const isOn = ({ subjects }: RegisterEntry, met: ReadonlySet<string>): boolean =>
  met.has(subjects[0] ?? "");

/**
 * Whoever treats patients treats insured ones: days still ahead bind it, whatever words the prior plan has. A
 * department of health sees to it that they are kept.
 */
function subjectsByKind({ facility, profile, plan }: RolloverContext): ReadonlySet<string> {
  const name = fold(profile?.name ?? plan.cover.body ?? plan.cover.title);
  return (facility === "authority" ? /\bso y te\b/ : TREATS).test(name) ? CARE : NONE;
}

const TREATS = /\bbenh vien\b|\btrung tam y te\b|\bphong kham\b|\btram y te\b/;
const CARE: ReadonlySet<string> = new Set(["bhyt", "benh-an-dien-tu"]);
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

function dutyText(ctx: RolloverContext, entry: RegisterEntry, provision: Provision): string {
  const { action, actor } = splitFor(ctx, provision);
  const both = steered(ctx, actor) ? ofBothKinds(ctx, entry, provision) : null;
  if (both !== null) return both;
  const clause = byClause(entry, provision);
  const begun = `${wholeYear(ctx, action)}${beginning(ctx, entry, provision)}`;
  const text = steered(ctx, actor)
    ? `Chỉ đạo, đôn đốc ${asClause(actor ?? "")} ${asClause(begun)}`
    : begun;
  if (actor === null || steered(ctx, actor)) return `${withTense(ctx, provision, text)} ${clause}.`;
  const wish = /^cơ sở muốn (.+)$/iu.exec(actor)?.[1];
  if (wish !== undefined)
    return `${withTense(ctx, provision, `Khi ${wish}: ${asClause(text)}`)} ${clause}.`;
  const who = EVERY_BODY.test(actor) ? "" : ` (áp dụng đối với ${actor})`;
  return `${withTense(ctx, provision, text)} ${clause}${who}.`;
}

/** What binds from the first day of the plan's year on binds all of it. */
const wholeYear = (ctx: RolloverContext, action: string): string =>
  action.replace(new RegExp(`, (?:kể )?từ (?:ngày )?01/01/${ctx.targetYear}$`, "u"), "");

/** ", từ ngày …" of what has no day of its own and begins to bind within the plan's year. */
function beginning(ctx: RolloverContext, entry: RegisterEntry, { due }: Provision): string {
  const start = startOf(entry);
  if (due !== undefined || start === null || !beginsInYear(ctx, entry)) return "";
  if (start <= `${ctx.targetYear}-01-01`) return "";
  ctx.derived.push(displayDate(start));
  return `, từ ngày ${displayDate(start)}`;
}

/** "(hạn: bệnh viện …; cơ sở khác …)": an authority sees to all of them; null where one day holds for all. */
function ofBothKinds(
  ctx: RolloverContext,
  entry: RegisterEntry,
  provision: Provision,
): string | null {
  const { due, who, locator, appliesTo = [] } = provision;
  const place = /^(.+?),? điểm \p{L}$/u.exec(locator ?? "")?.[1];
  const other = entry.provisions.find(
    (one) =>
      one.kind === "deadline" &&
      one.due !== undefined &&
      one.due < (due ?? "") &&
      (one.locator ?? "").startsWith(`${place ?? "\u0001"} điểm`) &&
      (one.appliesTo ?? []).every((kind) => kind !== "all" && !appliesTo.includes(kind)),
  );
  if (due === undefined || who === undefined || other?.due === undefined) return null;
  const told = [other, provision].map(
    (one) =>
      `${asClause(one.who ?? "")} chậm nhất ngày ${displayDate(one.due ?? "")} ${byClause(entry, one)}`,
  );
  ctx.derived.push(displayDate(other.due), displayDate(due));
  const work = asClause(withoutItsDay(splitFor(ctx, provision).action, due));
  const led = `chỉ đạo, đôn đốc các cơ sở ${work} (hạn: ${told.join("; ")}).`;
  return due < `${ctx.targetYear}-01-01`
    ? `Duy trì trong năm ${ctx.targetYear} việc ${led}`
    : upperFirst(led);
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
