/** What a rollover works with, and the record it keeps: changes with reasons, open questions, derived figures. */
import type {
  BlockStatus,
  ChangeEntry,
  DraftBlock,
  MissingItem,
  SourceRef,
} from "../draft/draft.ts";
import type { Register } from "../regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../regulation/register-entry.ts";
import { fold, slug } from "../text/fold.ts";
import type { Plan, PlanSection } from "./plan.ts";

/** What is known of the unit; absent parts come from the prior plan or stay open. */
export interface UnitProfile {
  name?: string;
  parentBody?: string;
  province?: string;
  place?: string;
  signerTitle?: string;
  signerName?: string;
  /** Letters of the unit in its symbols: "TTYT". */
  code?: string;
  facility?: "hospital" | "non-hospital" | "authority";
}

/** A figure or text that the staff filled in: the id of a target, a task or an open question. */
export interface ResultRow {
  id: string;
  value: string | number | null;
}

export interface RolloverInput {
  plan: Plan;
  /** Document id of the prior plan, for sources. */
  priorId: string;
  targetYear: number;
  asOf: IsoDate;
  register: Register;
  profile?: UnitProfile;
  results?: readonly ResultRow[];
}

export type Facility = "hospital" | "non-hospital" | "authority";

export interface RolloverContext extends RolloverInput {
  facility: Facility;
  results: readonly ResultRow[];
  /** Folded text of the prior plan. */
  planText: string;
  changes: ChangeEntry[];
  missing: MissingItem[];
  /** Entries whose facts stand in the draft: they belong to its evidence. */
  used: Set<RegisterEntry>;
  /** Dates and years that a rule made out of prior ones. */
  derived: string[];
  violations: string[];
  /** Unknown documents that were marked already. */
  marked: Set<string>;
}

export function makeContext(input: RolloverInput): RolloverContext {
  const { plan } = input;
  const texts = plan.sections.flatMap((section) => [
    section.heading,
    ...section.items.map((item) => item.text),
  ]);
  const cells = plan.tables.flatMap((table) => table.rows.flat());
  return {
    ...input,
    results: input.results ?? [],
    facility:
      input.profile?.facility ??
      facilityOf(input.profile?.name ?? plan.cover.body ?? plan.cover.title),
    planText: fold([plan.cover.title, plan.cover.body ?? "", ...texts, ...cells].join("\n")),
    changes: [],
    missing: [],
    used: new Set(),
    derived: [],
    violations: [],
    marked: new Set(),
  };
}

export function facilityOf(body: string): Facility {
  const name = fold(body);
  if (/benh vien/.test(name)) return "hospital";
  return /trung tam|tram y te|phong kham/.test(name) ? "non-hospital" : "authority";
}

export interface Question {
  section: string;
  ask: string;
  /** Stable id; absent: made from the section and the question. */
  id?: string;
}

/** "[cần bổ sung: …]", kept as a question; or the answer, where the staff gave one under that id. */
export function need(ctx: RolloverContext, question: Question): string {
  const id =
    question.id ?? `${question.section}.${slug(question.ask).split("-").slice(0, 8).join("-")}`;
  const answer = ctx.results.find((row) => row.id === id)?.value ?? null;
  if (answer !== null && String(answer).trim() !== "") return String(answer).trim();
  if (!ctx.missing.some((item) => item.id === id)) ctx.missing.push({ id, ask: question.ask });
  return `[cần bổ sung: ${question.ask}]`;
}

export function headingOf(section: Pick<PlanSection, "number" | "heading">): string {
  if (section.number === "") return section.heading;
  return `${section.number}${/[.):]$/.test(section.number) ? "" : "."} ${section.heading}`.trim();
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
}

export function record(ctx: RolloverContext, outcome: Outcome): void {
  ctx.changes.push(outcome);
}

export interface BlockInput {
  kind: DraftBlock["kind"];
  text: string;
  status: BlockStatus;
  sources: SourceRef[];
  reason: string;
  before?: string;
  rows?: string[][];
}

/** Builds a block and records it as a change. */
export function emit(ctx: RolloverContext, section: string, input: BlockInput): DraftBlock {
  const { before, rows, ...rest } = input;
  record(ctx, {
    section,
    status: input.status,
    before: before ?? (input.status === "kept" ? input.text : ""),
    after: input.text,
    reason: input.reason,
  });
  return {
    ...rest,
    sources: dedupe(input.sources),
    ...(before !== undefined && before !== input.text ? { before } : {}),
    ...(rows === undefined ? {} : { rows }),
  };
}

function dedupe(sources: readonly SourceRef[]): SourceRef[] {
  const seen = new Map(
    sources.map((source) => [`${source.documentId}#${source.locator ?? ""}`, source]),
  );
  return [...seen.values()];
}
