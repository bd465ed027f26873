/** What a rollover works with, and the record it keeps: changes with reasons, open questions, derived figures. */
import { checkAnswer, UNTOLD } from "../draft/answers.ts";
import type {
  BlockStatus,
  ChangeEntry,
  DraftAnswer,
  DraftBlock,
  Expectation,
  MissingItem,
  RefusedAnswer,
  SourceRef,
} from "../draft/draft.ts";
import type { Register } from "../regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../regulation/register-entry.ts";
import { slug } from "../text/fold.ts";
import type { Facility, UnitProfile } from "../unit/unit-profile.ts";
import { headingOf } from "./heading-of.ts";
import { elided, openMark } from "./open-marks.ts";
import { type Adopted, sharedId } from "./own-unit/adopt-plan.ts";
import type { Plan, PlanSection } from "./plan.ts";

export interface RolloverInput {
  plan: Plan;
  /** Document id of the prior plan, for sources. */
  priorId: string;
  targetYear: number;
  asOf: IsoDate;
  register: Register;
  profile?: UnitProfile;
  /** Figures and texts that the staff filled in: by id of a target or an open question. */
  results?: readonly DraftAnswer[];
  /** The plan is another unit's, put into the own unit's words. */
  adopted?: Adopted;
}

/** An item of the budget in the prior year and in the next one. */
export interface Purchase {
  name: string;
  unit: string;
  /** null: the prior plan did not have it, or told no quantity. */
  prior: number | null;
  /** null: nobody has asked for it yet; 0: it leaves the budget. */
  next: number | null;
  /** The open question about its quantity. */
  ask: string | null;
  /** What the request says of it; "" where it says nothing. */
  phrase: string;
  /** The part of the year for which it was rented, as printed. */
  part?: string;
}

export interface RolloverContext extends RolloverInput {
  facility: Facility;
  /** Patients are treated there, or it sees to those who treat them. */
  treats: boolean;
  results: readonly DraftAnswer[];
  /** Folded text of the prior plan. */
  planText: string;
  /** Its appendices with an Arabic number, which becomes a Roman one. */
  arabicAppendices: ReadonlySet<number>;
  /** "bang 1" → "Phụ lục I": tables behind the signature that were not called appendices. */
  tableAppendices: ReadonlyMap<string, string>;
  changes: ChangeEntry[];
  /** Questions still open. */
  missing: MissingItem[];
  /** Every question of the draft, answered or not. */
  asked: MissingItem[];
  /** What may be reported without being an open place. */
  reportable: MissingItem[];
  /** What might be reported too, but is asked by another question already. */
  covered: MissingItem[];
  refused: RefusedAnswer[];
  notices: string[];
  /** Entries whose facts stand in the draft: they belong to its evidence. */
  used: Set<RegisterEntry>;
  /** Dates and years that a rule made out of prior ones. */
  derived: string[];
  violations: string[];
  /** What the budget decided of each item: the text follows it. */
  purchases: Purchase[];
  /** Lines of deadlines below tasks that are done once, by item. */
  onceDays: Map<string, { text: string; reason: string; sources: SourceRef[] }>;
  /** Tasks that the draft asks about as done or not. */
  onceAsked: Set<string>;
  /** Names of tasks that the register adds and that may cost money. */
  addedTasks: string[];
  /** Lines of tasks that are done once and left, because the unit said that they are done. */
  doneOnce: string[];
  /** Tasks of which the unit has done a part, with what there was to do and what is left. */
  restOnce: { task: string; whole: number; rest: number }[];
  /** Unknown documents that were marked already. */
  marked: Set<string>;
  /** Lines of a scan as they are read again, with what the scan has. */
  scans: ReadonlyMap<string, string>;
}

export interface Question {
  section: string;
  ask: string;
  /** Stable id; absent: made from the section and the question. */
  id?: string;
  /** Absent: text. */
  expects?: Expectation;
  unit?: string;
}

/** The staff's answer, normalised; null while the question is open. An impossible answer leaves it open. */
export function answerTo(ctx: RolloverContext, question: Question): string | null {
  const item: MissingItem = {
    id: question.id ?? questionId(question),
    ask: question.ask,
    ...(question.expects === undefined ? {} : { expects: question.expects }),
    ...(question.unit === undefined ? {} : { unit: question.unit }),
  };
  const known = ctx.asked.some((other) => other.id === item.id);
  if (!known) ctx.asked.push(item);
  const given = ctx.results.find((row) => row.id === item.id)?.value ?? "";
  if (String(given).trim() !== "") {
    const check = checkAnswer(item, given);
    if (check.ok) return check.value;
    if (!known) refuseAnswer(ctx, item, { value: String(given), message: check.message });
  }
  if (!ctx.missing.some((other) => other.id === item.id)) ctx.missing.push(item);
  return null;
}

/** What the staff reported of their own accord on a thing that the draft does not ask for; null without it. */
export function reported(ctx: RolloverContext, item: MissingItem): string | null {
  ctx.reportable.push(item);
  const given = ctx.results.find((row) => row.id === item.id)?.value ?? "";
  if (String(given).trim() === "") return null;
  const check = checkAnswer(item, given);
  if (check.ok) return check.value;
  refuseAnswer(ctx, item, { value: String(given), message: check.message });
  return null;
}

/** What another question asks already has no row of its own in the form; who reports it all the same is heard. */
export function cover(ctx: RolloverContext, ids: ReadonlySet<string>): void {
  ctx.covered.push(...ctx.reportable.filter(({ id }) => ids.has(id)));
  ctx.reportable = ctx.reportable.filter(({ id }) => !ids.has(id));
}

function refuseAnswer(
  ctx: RolloverContext,
  item: MissingItem,
  why: Pick<RefusedAnswer, "value" | "message">,
): void {
  ctx.refused.push({ id: item.id, ...why });
  const told = `Câu trả lời cho "${item.ask}" không dùng được: ${why.message}`;
  // An answer that tells nothing yet leaves its question open; one that cannot be makes the draft a partial one.
  if (why.message === UNTOLD) ctx.notices.push(told);
  else ctx.violations.push(told);
}

/** The whole question counts: two documents to check in one section are two questions. */
export function questionId({ section, ask }: Question): string {
  const words = slug(ask);
  return `${section}.${words.length <= 60 ? words : `${words.slice(0, 48)}-${shortHash(words)}`}`;
}

/** FNV-1a, 32 bits: the domain has no crypto, and ids need no secrecy. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** "[cần bổ sung: …]", kept as a question; or the answer, where the staff gave one under that id. */
export function need(ctx: RolloverContext, question: Question): string {
  return answerTo(ctx, question) ?? openMark(question.ask);
}

/** Whether a document that the register lacks still holds; asked once for the whole draft. */
export function validityQuestion(section: Pick<PlanSection, "id">, label: string): Question {
  return { section: section.id, ask: `kiểm tra hiệu lực của ${label}`, expects: "validity" };
}

/** Name of a section inside a question: without the year that the prior plan was for. */
export function nameInQuestion(section: Pick<PlanSection, "heading">): string {
  return elided(section.heading)
    .replace(/,?\s*(?:trong\s+)?năm\s+20\d{2}/giu, "")
    .replace(/[:.;\s]+$/u, "")
    .trim();
}

/** The question of a text that is nothing but an open place; null for any other text. */
export function questionIn(text: string): string | null {
  return /^\[cần bổ sung: ([^\]]+)\]$/u.exec(text)?.[1] ?? null;
}

/** Source in the prior plan: headings from the outermost one. */
export function priorSource(ctx: RolloverContext, section: PlanSection): SourceRef {
  const path: string[] = [];
  for (let at: PlanSection | undefined = section; at; ) {
    path.unshift(headingOf(at));
    const parent: string | null = at.parent;
    at = parent === null ? undefined : ctx.plan.sections.find((other) => other.id === parent);
  }
  const locator = path.filter((part) => part !== "").join(" > ");
  return { documentId: ctx.priorId, locator: locator === "" ? null : locator };
}

export function registerSource(
  ctx: RolloverContext,
  entry: RegisterEntry,
  locator: string | null,
): SourceRef {
  ctx.used.add(entry);
  return { documentId: ctx.register.idOf(entry), locator };
}

export interface Outcome {
  section: string;
  status: BlockStatus;
  before: string;
  after: string;
  reason: string;
  /** Absent: the place in the prior plan. */
  sources?: readonly SourceRef[];
}

const FROM_SCAN = "Đọc lại từ bản quét mất dấu, phải đối chiếu với bản gốc.";
const OWN_WORDS =
  "Kế hoạch nguồn của đơn vị khác: thay tên, chức danh, địa danh; phần chỉ đơn vị biết để trống.";

/** A line of another unit's plan is told as that unit wrote it, and that its names gave way; one of a scan, as the scan has it. */
export function record(ctx: RolloverContext, outcome: Outcome): void {
  const place = { documentId: ctx.priorId, locator: outcome.section };
  const told = { ...outcome, sources: dedupe(outcome.sources ?? [place]) };
  ctx.changes.push({ ...told, ...asPrinted(ctx, outcome) });
}

/** What the prior plan itself has where the rules worked on other words. */
function asPrinted(
  ctx: RolloverContext,
  { before, status, reason }: Pick<Outcome, "before" | "status" | "reason">,
): Partial<Pick<Outcome, "before" | "status" | "reason">> {
  const original = ctx.adopted?.originals.get(before);
  const scan = ctx.scans.get(before) ?? ctx.scans.get(original ?? "");
  const printed = scan ?? original;
  if (printed === undefined) return {};
  if (status === "dropped") return { before: printed };
  const why = [
    ...(scan === undefined ? [] : [FROM_SCAN]),
    ...(original === undefined ? [] : [OWN_WORDS]),
  ];
  // What is kept but for the names or the marks is updated.
  return {
    ...{ before: printed, status: status === "kept" ? "updated" : status },
    reason: [...why, reason.replace(" còn áp dụng, giữ nguyên.", " còn áp dụng.")].join(" "),
  };
}

/** Id of a question that the whole draft shares, where it is one. */
export function sharedQuestion(ctx: RolloverContext, ask: string): Pick<Question, "id"> {
  return ctx.adopted?.asks.has(ask) === true ? { id: sharedId(ask) } : {};
}

export interface BlockInput {
  kind: DraftBlock["kind"];
  text: string;
  status: BlockStatus;
  sources: SourceRef[];
  reason: string;
  before?: string;
  rows?: string[][];
  headerRows?: number;
}

/** Builds a block and records it as a change. */
export function emit(ctx: RolloverContext, section: string, input: BlockInput): DraftBlock {
  const { before: given, rows, headerRows = 1, ...rest } = input;
  const said = given ?? (input.status === "kept" ? input.text : "");
  record(ctx, {
    section,
    status: input.status,
    before: said,
    after: input.text,
    reason: input.reason,
    sources: input.sources,
  });
  const printed = asPrinted(ctx, { ...input, before: said });
  const { before = given, status = input.status, reason = input.reason } = printed;
  return {
    ...rest,
    ...{ status, reason, sources: dedupe(input.sources) },
    ...(before !== undefined && before !== input.text ? { before } : {}),
    ...(rows === undefined ? {} : { rows }),
    ...(headerRows > 1 ? { headerRows } : {}),
  };
}

function dedupe(sources: readonly SourceRef[]): SourceRef[] {
  const seen = new Map(
    sources.map((source) => [`${source.documentId}#${source.locator ?? ""}`, source]),
  );
  return [...seen.values()];
}
