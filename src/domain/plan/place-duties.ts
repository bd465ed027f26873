/** Puts the duties of the register into the section of the new plan that is about them, each once. */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import { fold } from "../text/fold.ts";
import type { Duty } from "./duties.ts";
import { fitsHome, homesFor, NARROW } from "./duty-homes.ts";
import { isOfDepartment, leadFor, leadsElsewhere, tellsOwners, withOwners } from "./duty-owners.ts";
import {
  ASKED_OF_DUTY,
  askOfDuty,
  isStepDone,
  nameOfDuty,
  withQuestion,
} from "./duty-questions.ts";
import { addDutyRows, type TaskTable, taskTable } from "./duty-rows.ts";
import { headingOf } from "./heading-of.ts";
import { OPEN, openMark } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { emit, registerSource, type RolloverContext } from "./rollover-context.ts";
import { runningOn } from "./run-on.ts";
import { tellsSituation } from "./section-role.ts";
import { overlap, subjectWords } from "./subject-key.ts";
import { narrowSubjects, subjectsOf } from "./subjects.ts";

/** Appends each duty that the draft does not state yet to its section; what a line states already is left out. */
export function addDuties(
  ctx: RolloverContext,
  sections: readonly DraftSection[],
  duties: readonly Duty[],
): void {
  const stated = textsOf(ctx, sections);
  const choices = homesOf(ctx);
  const open = duties.filter(
    (duty) => !stated.some((text) => states(text, duty) || keepsUp(ctx, text, duty)),
  );
  tellPast(ctx, open);
  const placed = placedDuties(ctx, choices, open);
  const table = taskTable(ctx, sections);
  const rows: Duty[] = [];
  for (const [home, own] of placed) {
    const told = table === null ? LINES : shownIn(ctx, table, home);
    if (told.rows) rows.push(...own);
    if (!told.lines) continue;
    const draft = sections.find((section) => section.id === home.id);
    const lines = own.map((duty) => ({ duty, block: dutyBlock(ctx, home, duty) }));
    draft?.blocks.push(...runningOn(draft.blocks, withOwners(ctx, home, lines)));
  }
  const leadOf = (duty: Duty): string | null => leadFor(ctx, duty);
  if (table !== null) addDutyRows(ctx, table, { duties: rows, leadOf });
}

/** Those that are still to be done, by the section that each belongs to. */
function placedDuties(
  ctx: RolloverContext,
  choices: readonly PlanSection[],
  duties: readonly Duty[],
): Map<PlanSection, Duty[]> {
  const placed = new Map<PlanSection, Duty[]>();
  for (const duty of duties) {
    const home = duty.past ? undefined : homeOf(ctx, choices, duty);
    if (home === undefined || isStepDone(ctx, duty, home.id)) continue;
    // Seeing to others' work and naming somebody cost nothing.
    if (!duty.steered && !/^chỉ định/iu.test(duty.text)) ctx.addedTasks.push(nameOfDuty(duty));
    placed.set(home, [...(placed.get(home) ?? []), withQuestion(ctx, duty, home.id)]);
  }
  return placed;
}

/** Where the tasks of the plan are rows of its table only, such a part is all that has lines. */
const NO_TASKS: ReadonlySet<PlanSection["role"]> = new Set([
  "targets",
  "organisation",
  "goals-general",
]);
const LINES = { rows: false, lines: true };

/** Whether the duties of a section stand in the table of tasks, in lines of the section, or in both. */
function shownIn(
  ctx: RolloverContext,
  table: TaskTable,
  home: PlanSection,
): { rows: boolean; lines: boolean } {
  // Below the table that has them the lines would tell them again, and a part that tells no tasks is no place for one.
  if (table.section.id === home.id || NO_TASKS.has(home.role)) return { rows: true, lines: false };
  // The table tells who acts where the lines do not.
  return { rows: !tellsOwners(ctx, home), lines: !leadsElsewhere(home) };
}

/** What was due before the plan is drawn up is no task of its year; whether it is done is asked outside the document. */
function tellPast(ctx: RolloverContext, duties: readonly Duty[]): void {
  const over = duties.filter((duty) => duty.past);
  const soon = over.filter(({ provision: { due = "" } }) => due >= ctx.asOf);
  const past = over.filter((duty) => !soon.includes(duty));
  const listOf = (all: readonly Duty[]): string =>
    all.map(({ text }) => text.replace(/\.$/u, "")).join("; ");
  if (past.length > 0)
    ctx.notices.push(
      `Đã đến hạn trước ngày ${displayDate(ctx.asOf)} nên không thành nhiệm vụ năm ${ctx.targetYear}; kiểm tra đơn vị đã làm xong chưa: ${listOf(past)}.`,
    );
  if (soon.length > 0)
    ctx.notices.push(
      `Đến hạn trước khi năm ${ctx.targetYear} bắt đầu nên không thành nhiệm vụ năm ${ctx.targetYear}; kiểm tra đơn vị làm kịp hạn: ${listOf(soon)}.`,
    );
}

/** Lines and table rows of the plan itself; bases and the report name documents without taking them up. */
function textsOf(ctx: RolloverContext, sections: readonly DraftSection[]): string[] {
  return sections.flatMap((section) => {
    const prior = ctx.plan.sections.find((other) => other.id === section.id);
    if (prior === undefined || prior.role === "bases" || prior.role === "results") return [];
    return section.blocks.flatMap(
      (block) => block.rows?.map((row) => row.join(" ")) ?? [block.text],
    );
  });
}

/** The line names the document and the day, or does what has no day; to follow a course is not to finish it. */
function states(text: string, { entry, provision, onFollowed }: Duty): boolean {
  if (provision.due === undefined && onFollowed) return text.includes(entry.symbol);
  if (provision.due === undefined) return connects(text, provision.fact);
  const day = displayDate(provision.due);
  const told = /hoàn thành phần còn thiếu/u.test(text) ? text : text.replace(ON_COURSE, "");
  return told.includes(entry.symbol) && text.includes(day);
}

/** What had to be there before the year is kept up by a line that does the same by the same document. */
function keepsUp(
  { targetYear }: RolloverContext,
  text: string,
  { entry, provision }: Duty,
): boolean {
  if (provision.due === undefined || provision.due >= `${targetYear}-01-02`) return false;
  if (!text.includes(entry.symbol)) return false;
  const [work = ""] = text.split(entry.symbol);
  const said = subjectWords(work).filter(
    (word) => !/^(?:theo|thong|nghi|dinh|luat|quyet|so)$/.test(word),
  );
  return said.length >= 3 && overlap(said, subjectWords(provision.fact)) > 0.7;
}

const ON_COURSE = /lộ trình[^;.]*/giu;

const CONNECTS = /ket noi|lien thong|dong bo|chia se|tich hop/;

/** A line that connects the same things says what a standing duty to connect them asks for. */
function connects(text: string, fact: string): boolean {
  if (!CONNECTS.test(fold(text)) || !CONNECTS.test(fold(fact))) return false;
  const said = subjectsOf(text);
  const own = narrowSubjects(fact);
  return own.length > 0 && own.every((subject) => said.has(subject));
}

function homesOf(ctx: RolloverContext): PlanSection[] {
  const named = (role: PlanSection["role"]): PlanSection[] =>
    ctx.plan.sections.filter(
      (section) => section.role === role && section.items.some((item) => item.text !== ""),
    );
  const tasks = named("tasks");
  if (tasks.length > 0) return tasks;
  const solutions = named("solutions");
  if (solutions.length > 0) return solutions;
  const roles = ["targets", "organisation", "goals-general", "other"] as const;
  const found = roles
    .map((role) => named(role).filter((section) => !tellsSituation(ctx.plan.sections, section.id)))
    .find((sections) => sections.length > 0);
  const general = found?.filter((section) => !isOfDepartment(ctx.plan.sections, section)) ?? [];
  return general.length > 0 ? general.slice(0, 1) : (found ?? []);
}

/** A part that says what one department does takes what the plan names that department for, and nothing else. */
function homeOf(
  ctx: RolloverContext,
  choices: readonly PlanSection[],
  duty: Duty,
): PlanSection | undefined {
  const { sections } = ctx.plan;
  const general = choices.filter((section) => !isOfDepartment(sections, section));
  if (general.length > 0) return bestHome(general, duty);
  const named = choices.filter(({ items }) =>
    subjectsOf(items.map(({ text }) => text).join("\n")).has(duty.entry.subjects[0] ?? ""),
  );
  if (named.length === 1) return named[0];
  const around = sections.find(({ id }) => id === choices[0]?.parent);
  return around ?? choices[0];
}

function bestHome(choices: readonly PlanSection[], duty: Duty): PlanSection | undefined {
  const [subject = ""] = duty.entry.subjects;
  const own = narrowSubjects(duty.provision.fact);
  const named = choices.filter(({ heading }) =>
    narrowSubjects(heading).some((one) => own.includes(one)),
  );
  if (named.length > 0) return nearest(named, duty);
  const patterns = homesFor(subject);
  for (const pattern of patterns) {
    const fitting = choices.filter((section) => fitsHome(pattern, fold(section.heading)));
    if (fitting.length > 0) return nearest(fitting, duty);
  }
  const broad = choices.filter((section) => !NARROW.test(fold(section.heading)));
  return nearest(broad.length > 0 ? broad : choices, duty);
}

function nearest(sections: readonly PlanSection[], duty: Duty): PlanSection | undefined {
  const words = subjectWords(duty.provision.fact);
  const scored = sections.map((section) => ({ section, score: scoreOf(section, words, duty) }));
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.section;
}

function scoreOf(section: PlanSection, words: readonly string[], duty: Duty): number {
  const named = subjectsOf(section.heading);
  const spoken = subjectsOf(section.items.map((item) => item.text).join("\n"));
  const fits = duty.entry.subjects.some((subject) => named.has(subject)) ? 2 : 0;
  const speaks = spoken.has(duty.entry.subjects[0] ?? "") ? 2 : 0;
  const lines = section.items.map((item) => overlap(subjectWords(item.text), words));
  return fits + speaks + overlap(subjectWords(section.heading), words) + Math.max(0, ...lines);
}

function dutyBlock(ctx: RolloverContext, section: PlanSection, duty: Duty): DraftBlock {
  const lead = leadInLine(ctx, section, duty);
  return emit(ctx, headingOf(section), {
    kind: "bullet",
    text: `${duty.text}${lead}`,
    status: `${duty.text}${lead}`.includes(OPEN) ? "needs-input" : "new",
    reason: `${duty.reason} Tính đến ${displayDate(ctx.asOf)}.`,
    sources: [registerSource(ctx, duty.entry, duty.provision.locator)],
  });
}

const LEAD_IN_LINE = /(?<!\p{L})chủ trì\s*:/iu;

/** " Chủ trì: …." where most tasks of the section tell that in their own line; "" where they do not. */
function leadInLine(ctx: RolloverContext, section: PlanSection, duty: Duty): string {
  const lines = section.items.filter(({ table }) => table === null);
  const told = lines.filter(({ text }) => LEAD_IN_LINE.test(text)).length;
  if (lines.length < 2 || told * 2 <= lines.length || tellsOwners(ctx, section)) return "";
  const asked = { section: section.id, place: section.id, what: "lead", duty } as const;
  const lead = leadFor(ctx, duty) ?? askOfDuty(ctx, asked) ?? openMark(ASKED_OF_DUTY.lead);
  return ` Chủ trì: ${lead}.`;
}
