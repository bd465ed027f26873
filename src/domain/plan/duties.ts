/**
 * Duties and deadlines of the register that a plan of a health body should carry, as tasks with the clause they rest
 * on. Only statements of high confidence from documents that hold on the date, on subjects the plan speaks of.
 */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { IsoDate, Provision, RegisterEntry } from "../regulation/register-entry.ts";
import { canBeBasis } from "../regulation/status.ts";
import { fold, syllables } from "../text/fold.ts";
import { announcedSteps, type Step, stepTowards } from "./announced-steps.ts";
import { type Candidate, concerns } from "./binding-statements.ts";
import { citeShort } from "./citation.ts";
import { askBehind, askOfFiled, askOfStep, isUnchecked } from "./duty-questions.ts";
import { beginsInYear, dutyText, splitFor, steered } from "./duty-text.ts";
import { followedByTasks, makesBinding } from "./later-guides.ts";
import { LEANS } from "./leaning-words.ts";
import type { RolloverContext } from "./rollover-context.ts";
import { stagedDuty, workLines } from "./staged-duty.ts";
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
  /** The step towards it that the prior plan's report announces; null: none. */
  step: string | null;
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
    .filter(({ provision }) => !lines.some((line) => says(line, subjectWords(provision.fact))));
  const chosen = [
    ...startingDuties(ctx, subjects),
    ...deadlines.sort(byDue),
    ...candidates.filter((one) => isOn(one.entry, subjects) && isOnFollowed(one)),
    ...candidates.flatMap((one) => stagedDuty(ctx, one) ?? []),
    ...onePerEntry(standing).slice(0, MAX_STANDING),
    ...missed,
  ];
  const filed = candidates.filter(
    ({ entry, provision }) =>
      isFiled(provision) &&
      entry.confidence === "high" &&
      NORMATIVE.test(entry.type) &&
      LEANS[entry.subjects[0] ?? ""]?.test(ctx.planText) === true &&
      // A duty of the same law, or of what details it, says what is to be done.
      !chosen.some((one) => one.entry.subjects[0] === entry.subjects[0]),
  );
  chosen.push(...filed.slice(0, 1));
  const steps = announcedSteps(ctx);
  return distinct(chosen).map((one) =>
    asDuty(ctx, one, {
      steps,
      onFollowed: isOnFollowed(one),
      isMissed: missed.some(({ provision }) => provision === one.provision),
    }),
  );
}

/** A line says a duty whose words it has; one of few words, all found in the duty, says a part of it. */
function says(line: readonly string[], duty: readonly string[]): boolean {
  const own = new Set(line);
  const told = duty.filter((word) => own.has(word)).length;
  return overlap(line, duty) > 0.75 && told * 2 >= duty.length;
}

function asDuty(
  ctx: RolloverContext,
  { entry, provision }: Candidate,
  { steps, onFollowed, isMissed }: { steps: Step[]; onFollowed: boolean; isMissed: boolean },
): Duty {
  const { due, locator } = provision;
  // What comes due before the year begins is looked into at once, whatever step towards it is on its way.
  const over = due !== undefined && isOver(ctx, provision, due);
  const step = due === undefined || over ? null : stepTowards(steps, provision);
  const recurring = step === null && isFiled(provision);
  return {
    entry,
    provision,
    text: dutyText(ctx, entry, provision),
    // What the unit itself says to be still on its way is no question of whether: it has a day.
    past: due !== undefined && step === null && (over || isMissed),
    steered: steered(ctx, splitFor(ctx, provision).actor),
    onFollowed,
    ask: recurring
      ? askOfFiled(provision.fact)
      : step === null
        ? askBehind(provision)
        : askOfStep(step),
    step: recurring ? provision.fact : step,
    reason: `Nghĩa vụ theo ${citeShort(entry)}${locator === null ? "" : `, ${locator}`}, ${lacking(ctx, entry)}.`,
  };
}

/** What the prior plan lacks: where its lines name the document it is this work only. */
function lacking({ plan }: RolloverContext, { symbol }: RegisterEntry): string {
  return workLines(plan).some((line) => line.includes(symbol))
    ? "kế hoạch trước nêu văn bản này nhưng chưa có nhiệm vụ này"
    : "chưa có trong kế hoạch trước";
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

const NORMATIVE = /^(?:Bộ luật|Luật|Pháp lệnh|Nghị định)$/u;

/** Papers that are to be handed in within a time of their own: whether they are there nobody but the unit knows. */
const isFiled = ({ kind, due, within, locator, fact }: Provision): boolean =>
  kind === "deadline" &&
  due === undefined &&
  within !== undefined &&
  locator !== null &&
  /^hồ sơ [^.;]* phải được (?:nộp|gửi|lập|trình)(?!\p{L})/iu.test(fact);

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
