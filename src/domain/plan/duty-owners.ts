/**
 * Who carries out a duty that the register adds: only whoever the prior plan names for such work. Where it names nobody
 * for it, or several, the unit is asked; no department is made responsible by the place where a line happens to stand.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import type { Duty } from "./duties.ts";
import { askOfDuty } from "./duty-questions.ts";
import { headingOf } from "./heading-of.ts";
import { openMark } from "./open-marks.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { emit, priorSource, type RolloverContext } from "./rollover-context.ts";
import { subjectWords } from "./subject-key.ts";
import { subjectsOf } from "./subjects.ts";

/** "1. Phòng Kế hoạch", "Các khoa, phòng", "Giao Tổ CNTT"; no "Tổ chức", "Phòng, chống", "Khoa học", "Đội ngũ". */
const DEPARTMENT =
  /^(?:(?:nhiem vu|trach nhiem|phan cong)(?: cu the)? (?:cua|cho) |giao (?:cho )?)?(?:cac )?(?:phong(?!,? chong)|khoa(?! hoc)|to(?! chuc)|doi(?! ngu| moi| voi| tuong)|ban(?! hanh| do| ghi)|bo phan|van phong|tram|benh vien|so y te|don vi|vien chuc|truong|lanh dao|giam doc|thanh vien|thuong truc|trung tam(?! du lieu| dieu hanh))\b/;

/** Whether a section says what one body does. */
export function isOfDepartment(
  sections: readonly PlanSection[],
  section: Pick<PlanSection, "heading" | "parent">,
): boolean {
  if (DEPARTMENT.test(fold(section.heading))) return true;
  const parent = sections.find(({ id }) => id === section.parent);
  return parent !== undefined && isOfDepartment(sections, parent);
}

type Part = "lead" | "watch";

interface Named {
  part: Part;
  /** "Đơn vị chủ trì", as printed. */
  label: string;
  body: string;
  /** The line of the task. */
  task: string;
  item: PlanItem | null;
}

const LABELLED =
  /^((?:đơn vị|cơ quan|chủ trì|bộ phận|khoa,? phòng)[^:]{0,40}):\s*(.+?)[.;]?\s*$/isu;
const WATCHES = /theo doi|don doc|giam sat/;
const LEADS = /thuc hien|chu tri|phu trach/;

/** Bodies that lines below the tasks of a section name. */
function namedBelow(section: PlanSection): Named[] {
  let task = "";
  return section.items.flatMap((item) => {
    const [, label, body] = LABELLED.exec(item.text) ?? [];
    if (label === undefined || body === undefined) {
      if (!/^(?:thời (?:gian|hạn)|tiến độ|sản phẩm|kết quả)[^:]{0,40}:/iu.test(item.text))
        task = item.text;
      return [];
    }
    const part = partOf(label);
    return part === null ? [] : [{ part, label, body, task, item }];
  });
}

function partOf(label: string): Part | null {
  const folded = fold(label);
  if (WATCHES.test(folded)) return "watch";
  return LEADS.test(folded) ? "lead" : null;
}

function namedInTables(ctx: RolloverContext): Named[] {
  return ctx.plan.tasks.flatMap(({ item, lead, content, activity }) => {
    if (lead === null || !item.startsWith("bang-")) return [];
    const task = `${content} ${activity ?? ""}`;
    return [{ part: "lead" as const, label: "Đơn vị chủ trì", body: lead, task, item: null }];
  });
}

/** What facilities do themselves is not seen to by them. */
const FACILITIES = /^(?:cac |100% )?(?:co so|benh vien|don vi|trung tam y te)\b/;

/** Share of the duty's words that the task has; one subject alone is too wide: "bảo hiểm y tế" is said of everything. */
const SAME_WORK = 0.3;

function sharedWith(task: string, duty: readonly string[]): number {
  const words = new Set(subjectWords(task));
  const own = new Set(duty);
  return [...own].filter((word) => words.has(word)).length / Math.max(1, own.size);
}

/** Bodies that the prior plan names for what a duty is about. */
function bodiesFor(all: readonly Named[], duty: Duty, part: Part): string[] {
  const [subject = ""] = duty.entry.subjects;
  const words = subjectWords(duty.provision.fact);
  const bodies = all
    .filter((one) => one.part === part && subjectsOf(one.task).has(subject))
    .filter(({ task }) => sharedWith(task, words) >= SAME_WORK)
    .filter(({ body }) => part === "lead" || !FACILITIES.test(fold(body)))
    // A person who does one task is not named for another.
    .map(({ body }) => body.replace(/\s*\([^()]*\)/gu, "").trim());
  return bodies.filter(
    (body, at) => bodies.findIndex((other) => fold(other) === fold(body)) === at,
  );
}

/** Whether the tasks of a section are told in a table elsewhere. */
export const leadsElsewhere = ({ items }: PlanSection): boolean =>
  items.length > 0 &&
  items.every(({ text }) => /^(?:chi tiết|cụ thể)?\s*(?:tại|theo)/iu.test(text));

/** Whether the tasks of a section tell who acts below each, or stand below one department each. */
export function tellsOwners(ctx: RolloverContext, section: PlanSection): boolean {
  const parts = ctx.plan.sections.filter(({ parent }) => parent === section.id);
  const shared = parts.some((part) => isOfDepartment(ctx.plan.sections, part));
  return shared || namedBelow(section).length > 0;
}

const namedIn = (ctx: RolloverContext): Named[] => [
  ...ctx.plan.sections.flatMap(namedBelow),
  ...namedInTables(ctx),
];

/** The one body that the prior plan names for what a duty is about; null where it names none, or several. */
export function leadFor(ctx: RolloverContext, duty: Duty): string | null {
  const bodies = bodiesFor(namedIn(ctx), duty, "lead").filter(
    (body) => !duty.steered || !FACILITIES.test(fold(body)),
  );
  return bodies.length === 1 ? (bodies[0] ?? null) : null;
}

/** Duties of a section with a line on who acts, where its tasks tell that. */
export function withOwners(
  ctx: RolloverContext,
  section: PlanSection,
  lines: readonly { duty: Duty; block: DraftBlock }[],
): DraftBlock[] {
  if (!tellsOwners(ctx, section)) return lines.map(({ block }) => block);
  const all = namedIn(ctx);
  const style = (part: Part): Named | undefined =>
    [...namedBelow(section), ...all].find((one) => one.part === part);
  return lines.flatMap(({ duty, block }) => {
    const part = duty.steered && style("watch") !== undefined ? "watch" : "lead";
    // Seeing to it is the work of whoever the plan names for seeing to such work.
    const bodies = bodiesFor(all, duty, part);
    return [block, ownerBlock(ctx, section, { ...labelOf(style("lead")), bodies, duty })];
  });
}

interface Label {
  label: string;
  marker: string;
}

const labelOf = (named: Named | undefined): Label => ({
  label: named?.label ?? "Đơn vị thực hiện",
  marker: named?.item?.marker ?? "+",
});

function ownerBlock(
  ctx: RolloverContext,
  section: PlanSection,
  { label, marker, bodies, duty }: Label & { bodies: readonly string[]; duty: Duty },
): DraftBlock {
  const [only, ...others] = bodies;
  const known = only !== undefined && others.length === 0;
  const asked = { section: section.id, place: section.id, what: "lead", duty } as const;
  const body = known ? only : (askOfDuty(ctx, asked) ?? openMark("đơn vị thực hiện"));
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: `${marker} ${label}: ${body}.`,
    status: body.startsWith("[") ? "needs-input" : "new",
    reason: known
      ? "Đơn vị mà kế hoạch trước giao việc cùng nội dung."
      : "Kế hoạch trước không giao riêng đơn vị nào việc cùng nội dung.",
    sources: [priorSource(ctx, section)],
  });
}
