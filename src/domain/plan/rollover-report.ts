/** The report on the prior plan's year inside the next plan: its home, its blocks, and what of the old report leaves. */
import type { DraftBlock, DraftSection } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import { headingOf } from "./heading-of.ts";
import type { PlanItem, PlanSection, SectionRole } from "./plan.ts";
import { printedWords } from "./printed-item.ts";
import { isReport } from "./read-plan-tables.ts";
import { reportSection } from "./report-limits.ts";
import { reportedInTables, reportTable } from "./report-tables.ts";
import { emit, need, priorSource, record, type RolloverContext } from "./rollover-context.ts";
import { reportQuestion, reportTopic, targetReport } from "./rollover-results.ts";
import { isLimitationHeading } from "./section-role.ts";
import { reportYear } from "./shift-years.ts";
import { standingFacts } from "./standing-facts.ts";
import { taskReport } from "./task-report.ts";

/** Id of the part where a prior plan had none. */
export const NEW_REPORT = "danh-gia-ket-qua-nam-truoc";

/** "1. Kết quả đạt được": the part of a report that holds its results, whatever they are about. */
const HOLDS_RESULTS =
  /^(?:(?:mot so|cac|nhung) )?(?:ket qua(?: (?:dat duo?c|thuc hien|chinh|chu yeu|noi bat|chung|cu the))*|(?:viec|noi dung|dieu|phan) da (?:lam|dat|thuc hien|hoan thanh)(?: duo?c)?)(?: (?:trong )?nam 20\d{2})?$/;

/** Where the lines of the report stand: the part that reports on targets, else its results, else its first part. */
export function homeOfReport(ctx: RolloverContext): PlanSection | null {
  const reports = ctx.plan.sections.filter((section) => section.role === "results");
  return (
    reports.find(
      (section) => /muc tieu|chi tieu/.test(fold(section.heading)) && section.items.length > 0,
    ) ??
    resultsWithin(reports) ??
    reports[0] ??
    null
  );
}

const titleOf = ({ heading }: PlanSection): string => fold(heading).replace(/[:.\s]+$/u, "");

/** Lines in front of "1. Kết quả đạt được" would leave that part empty. */
function resultsWithin([first, ...others]: readonly PlanSection[]): PlanSection | undefined {
  const inner = others.find(({ parent }) => parent !== null && parent === first?.id);
  return inner !== undefined && HOLDS_RESULTS.test(titleOf(inner)) ? inner : undefined;
}

export function newReport(ctx: RolloverContext): DraftSection {
  const heading = `ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM ${ctx.plan.cover.year}`;
  const [home] = ctx.plan.sections;
  const told = home === undefined ? [] : [...targetReport(ctx, home), ...taskReport(ctx, home)];
  const blocks = home === undefined || told.length > 0 ? told : wholeReport(ctx, home);
  const between = home === undefined ? [] : yearsBetween(ctx, home);
  return { id: NEW_REPORT, heading, level: 1, blocks: [...blocks, ...between] };
}

export function reportBlocks(
  ctx: RolloverContext,
  section: PlanSection,
  home: PlanSection | null,
): DraftBlock[] {
  const { blocks: standing, rest, asks } = standingFacts(ctx, section);
  const tasks = section.id === homeOfTasks(ctx, home)?.id ? taskReport(ctx, section) : [];
  const blocks = section.id === home?.id ? standing : [...standing, ...tasks];
  if (standing.length > 0 && rest.length === 0 && !asks && section.id !== home?.id) {
    coverResults(ctx, section);
    return blocks;
  }
  const own = section.id === home?.id ? tasks : [];
  const rested = reportedBlocks(ctx, { ...section, items: rest }, { home, tasks: own });
  return [...blocks, ...taskReport(ctx, section, "limits"), ...rested];
}

/** A part that tells of nothing but what there is asks for no results; a form that still asks for them is taken. */
function coverResults(ctx: RolloverContext, section: PlanSection): void {
  const topic = reportTopic(section, ctx.plan.sections);
  const ask = `kết quả năm ${ctx.plan.cover.year} về ${topic}`;
  ctx.covered.push({ id: `kq-${section.id}`, ask });
}

/** Where results of tasks stand: the part on tasks beside the one on targets, else with the targets. */
function homeOfTasks(ctx: RolloverContext, home: PlanSection | null): PlanSection | null {
  const parts = ctx.plan.sections.filter(
    ({ id, role, heading }) =>
      role === "results" &&
      /nhiem vu/.test(fold(heading)) &&
      !/muc tieu|chi tieu/.test(fold(heading)) &&
      !isLimitationHeading(heading) &&
      !ctx.plan.sections.some(({ parent }) => parent === id),
  );
  const beside = parts.find(({ parent }) => parent === home?.parent);
  return beside ?? home;
}

/** Years between the prior plan and the new one, of which the prior plan tells nothing. */
function yearsBetween(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  const { year } = ctx.plan.cover;
  const years = Array.from({ length: Math.max(0, ctx.targetYear - year - 1) }, (_, at) =>
    String(year + at + 1),
  );
  if (years.length === 0) return [];
  const list = years.join(", ");
  const ask = `kết quả thực hiện năm ${list} (kế hoạch trước là của năm ${year})`;
  const text = need(ctx, { section: section.id, ask, id: `kq-nam-${years.join("-")}` });
  ctx.derived.push(...years);
  ctx.notices.push(
    `Kế hoạch trước là của năm ${year}, dự thảo của năm ${ctx.targetYear}: không có số liệu năm ${list}; soạn từ kế hoạch năm ${ctx.targetYear - 1} nếu có, nếu không thì bổ sung kết quả các năm này.`,
  );
  const block = emit(ctx, headingOf(section), {
    kind: "paragraph",
    text,
    status: text.startsWith("[") ? "needs-input" : "updated",
    reason: `Kế hoạch trước không nói về năm ${list}.`,
    sources: [priorSource(ctx, section)],
  });
  return [block];
}

function reportedBlocks(
  ctx: RolloverContext,
  section: PlanSection,
  { home, tasks }: { home: PlanSection | null; tasks: readonly DraftBlock[] },
): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  if (section.id === home?.id) {
    blocks.push(...targetReport(ctx, section, reportedInTables(ctx)), ...tasks);
    const told = [...blocks, ...reportedTables(ctx, section)];
    const whole = told.length > 0 ? told : [...wholeReport(ctx, section)];
    const around = ctx.plan.sections.find(({ id }) => id === section.parent)?.role === "results";
    const within = told.length > 0 && around && HOLDS_RESULTS.test(titleOf(section));
    // What the year brought beyond its targets is told in the same part.
    const more = within ? reportQuestion(ctx, section, "thực hiện kế hoạch", { alone: false }) : [];
    return [...whole, ...more, ...yearsBetween(ctx, section)];
  }
  const leaf = !ctx.plan.sections.some((other) => other.parent === section.id);
  if (!leaf) return reportedTables(ctx, section);
  const tables = new Map(
    section.items.map((item) => [
      item.id,
      item.table === null ? null : reportTable(ctx, section, item),
    ]),
  );
  const kept = [...tables.values()].filter((block) => block !== null);
  const items = section.items.filter(({ id }) => (tables.get(id) ?? null) === null);
  if (kept.length > 0 && items.length === 0) return kept;
  const topic = reportTopic(section, ctx.plan.sections);
  return [...reportSection(ctx, { ...section, items }, topic), ...kept];
}

/** Nothing that could be reported line by line: the unit reports on the year as a whole. */
function wholeReport(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  const parts = ctx.plan.sections.some((other) => other.parent === section.id);
  return parts && section.role === "results"
    ? []
    : reportQuestion(ctx, section, "thực hiện kế hoạch");
}

/** Tables of results go on row by row; what else the prior report said is history. */
function reportedTables(ctx: RolloverContext, section: PlanSection): DraftBlock[] {
  return section.items.flatMap((item) => {
    const table = item.table === null ? null : reportTable(ctx, section, item);
    if (table !== null) return [table];
    dropReported(ctx, section, item);
    return [];
  });
}

function dropReported(ctx: RolloverContext, section: PlanSection, item: PlanItem): void {
  record(ctx, {
    section: headingOf(section),
    status: "dropped",
    before: printedWords(ctx.plan, item),
    after: "",
    reason: `Kết quả của báo cáo trước; thay bằng kết quả năm ${ctx.plan.cover.year}.`,
  });
}

/** Headings of the report speak of the prior plan's year; an outermost one that says nothing of it gets the usual form. */
export function reportHeading(ctx: RolloverContext, section: PlanSection): string {
  const { year } = ctx.plan.cover;
  const limits =
    isLimitationHeading(section.heading) && !/kết quả|đánh giá/iu.test(section.heading);
  const own = reportYear(section.heading, year);
  const outermost = section.parent === null && section.role === "results" && !limits;
  const heading =
    outermost && !tellsYear(ctx, own) ? `ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NĂM ${year}` : own;
  return headingOf({ ...section, heading });
}

/** "KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2026", in the unit's own words; a scan's words are none. */
function tellsYear({ plan }: RolloverContext, heading: string): boolean {
  const years = heading.match(/(?<!\d)20\d{2}(?!\d)/gu) ?? [];
  return (
    !plan.lostMarks &&
    /kết quả|đánh giá/iu.test(heading) &&
    years.length === 1 &&
    years[0] === String(plan.cover.year)
  );
}

/** A plan in which all stands in the report was not understood: nothing of it would go on, and that is said. */
export function tellPlanless(ctx: RolloverContext): void {
  const { sections, targets, tasks } = ctx.plan;
  const reports = sections.filter(isReport);
  if (targets.length > 0 || tasks.length > 0 || reports.length === 0) return;
  if (sections.some((section) => !isReport(section) && AHEAD.has(section.role))) return;
  const text = `Không tìm thấy phần mục tiêu, nhiệm vụ năm ${ctx.plan.cover.year} trong kế hoạch nguồn (mọi nội dung đọc được nằm trong phần báo cáo kết quả); kiểm tra tên và số thứ tự các phần của tệp nguồn rồi soạn lại.`;
  ctx.violations.push(text);
}

const AHEAD: ReadonlySet<SectionRole> = new Set(["targets", "tasks", "solutions", "organisation"]);
