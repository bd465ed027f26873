/**
 * The results part of the next plan: a report on the prior plan's year. Each target of the prior plan is a line to
 * fill in; reports of the year before are history and never stand as results of the new one.
 */
import { readConfirmation } from "../draft/answers.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { fold } from "../text/fold.ts";
import { asSentence } from "./answered-lines.ts";
import { statesBaseline } from "./baselines.ts";
import { parseVietnameseFigure } from "./figure.ts";
import { headingOf } from "./heading-of.ts";
import {
  isCompound,
  type Judgement,
  judgeResult,
  printedResult,
  printedTarget,
  verdictOn,
} from "./judge-result.ts";
import { elided, openMark } from "./open-marks.ts";
import type { PlanSection, PlanTarget } from "./plan.ts";
import { isLegible } from "./readable-text.ts";
import { asked } from "./rewrite-text.ts";
import {
  answerTo,
  emit,
  need,
  priorSource,
  type Question,
  questionIn,
  type RolloverContext,
} from "./rollover-context.ts";
import { isTargetRow } from "./scanned-targets.ts";
import { isLessonHeading, isLimitationHeading } from "./section-role.ts";
import { yearBefore } from "./year-before.ts";

/** The reported value of a target, if the staff gave one that can be. */
export function resultOf(ctx: RolloverContext, target: PlanTarget): string | null {
  const given = answerTo(ctx, targetQuestion(ctx, target));
  if (given !== null) tellFallen(ctx, target, given);
  return given;
}

/** A count that only grows cannot be lower than it was: told, and left to the unit. */
function tellFallen(ctx: RolloverContext, target: PlanTarget, given: string): void {
  const before = figureBefore(target.text);
  const now = parseVietnameseFigure(/\d[\d.,]*/.exec(given)?.[0] ?? "");
  if (before === null || now === null || now >= before.value) return;
  const text = `Kết quả "${given}" của chỉ tiêu lũy kế "${nameOf(ctx, elided(target.text))}" thấp hơn số đã đạt trước đó (${before.raw}); kiểm tra lại số.`;
  if (!ctx.violations.includes(text)) ctx.violations.push(text);
}

/** "Lũy kế 12.500 hồ sơ (năm 2025: 9.800)": what a cumulative count had reached. */
function figureBefore(text: string): { raw: string; value: number } | null {
  if (!/lũy kế|luỹ kế|cộng dồn|tích lũy|tích luỹ/iu.test(text)) return null;
  const raw = /20\d{2}\s*(?::|là|đạt)\s*(?:đạt\s+)?(\d[\d.,]*\d|\d)/iu.exec(text)?.[1];
  const value = raw === undefined ? null : parseVietnameseFigure(raw);
  return raw === undefined || value === null ? null : { raw, value };
}

function targetQuestion(ctx: RolloverContext, target: PlanTarget): Question {
  const { unit } = target;
  return {
    section: "",
    id: target.id,
    ask: `kết quả năm ${ctx.plan.cover.year} của chỉ tiêu "${nameOf(ctx, elided(target.text))}"`,
    expects: expectedOf(target),
    ...(unit === null || isCompound(target) ? {} : { unit }),
  };
}

/** Two measures in one line have no single figure. */
const expectedOf = (target: PlanTarget): "percent" | "number" | "text" =>
  target.value === null || isCompound(target) ? "text" : target.unit === "%" ? "percent" : "number";

/** A target that names the year before its own was not moved when the prior plan was written. */
function nameOf(ctx: RolloverContext, text: string): string {
  const year = ctx.plan.cover.year;
  const name = text.replace(/[.;\s]+$/u, "");
  return statesBaseline(name, year)
    ? name
    : name.replace(
        new RegExp(
          `(?<!(?:so với|cùng kỳ)\\s+)(?<![(;]\\s*(?=năm \\d{4}\\s*(?::|là|đạt)\\s*\\d))năm ${year - 1}(?!\\d)`,
          "giu",
        ),
        // What was left over then or is held against it is told of that year.
        (found, at: number) =>
          yearBefore(name.slice(0, at + "năm ".length), name.slice(at + found.length)) === null
            ? `năm ${year}`
            : found,
      );
}

/** One line a target of the prior plan; `inTables` have a row of their own in a table of the report. */
export function targetReport(
  ctx: RolloverContext,
  section: PlanSection,
  inTables: ReadonlySet<string> = new Set(),
): DraftBlock[] {
  const targets = ctx.plan.lostMarks
    ? ctx.plan.targets.filter(({ text }) => isTargetRow(text) || isLegible(text))
    : ctx.plan.targets;
  const blocks = targets
    .filter(({ id }) => !inTables.has(id))
    .map((target) => targetLine(ctx, section, target));
  return targets.length < ctx.plan.targets.length
    ? [...blocks, unreadTargets(ctx, section)]
    : blocks;
}

/** Targets of a scan have no names that could be printed: one place is left for the report on all of them. */
function unreadTargets(ctx: RolloverContext, section: PlanSection): DraftBlock {
  const year = ctx.plan.cover.year;
  const ask = `kết quả năm ${year} theo từng chỉ tiêu của kế hoạch năm ${year} (tên chỉ tiêu chép theo bản gốc)`;
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: need(ctx, { section: section.id, ask, id: "kq-chi-tieu" }),
    status: "needs-input",
    reason: "Bản quét của kế hoạch trước mất dấu, tên chỉ tiêu không đọc được tin cậy.",
    sources: [priorSource(ctx, section)],
  });
}

function targetLine(ctx: RolloverContext, section: PlanSection, target: PlanTarget): DraftBlock {
  const year = ctx.plan.cover.year;
  const given = resultOf(ctx, target);
  ctx.derived.push(String(year));
  const name = nameOf(ctx, asked(ctx, section, target.text));
  const home = ctx.plan.sections.find((other) => target.item.startsWith(`${other.id}/`)) ?? section;
  const base = { kind: "bullet" as const, sources: [priorSource(ctx, home)] };
  if (given !== null) {
    return emit(ctx, headingOf(section), {
      ...base,
      text: `${name}${reportSign(name)} ${printedResult(target, given)}${verdictOn(target, given)}`,
      status: "updated",
      reason: `Kết quả do đơn vị cung cấp${VERDICTS[judgeResult(target, given)]}.`,
      sources: [...base.sources, { documentId: "ket-qua", locator: target.id }],
    });
  }
  // The line already names the target; the question in the list names it again.
  return emit(ctx, headingOf(section), {
    ...base,
    text: `${name}${goalOf(target)}${reportSign(name)} ${openMark(`kết quả năm ${year}`)}`,
    status: "needs-input",
    reason: `Chỉ tiêu của kế hoạch năm ${year}, chờ số liệu của đơn vị.`,
  });
}

/** " (chỉ tiêu ≥15%)" of a row whose figure stands in a cell of its own; a text has it already. */
function goalOf(target: PlanTarget): string {
  const figure = target.item.startsWith("bang-") ? printedTarget(target) : null;
  const told = target.value !== null && target.text.includes(String(target.value));
  return figure === null || told ? "" : ` (chỉ tiêu ${figure})`;
}

/** "Tỷ lệ ký số: 100%" has its colon already. */
export const reportSign = (name: string): string =>
  /:\s/u.test(name.replace(/\([^()]*\)|["“][^"”]*["”]/gu, "")) ? "; thực hiện:" : ":";

const VERDICTS: Record<Judgement, string> = {
  met: ", đạt",
  unmet: ", chưa đạt",
  unknown: "",
};

/** What the year brought in words, as the unit tells it. */
export function reportQuestion(
  ctx: RolloverContext,
  section: PlanSection,
  path: string,
  { before = "", alone = true }: { before?: string; alone?: boolean } = {},
): DraftBlock[] {
  const year = ctx.plan.cover.year;
  const ask = askOn(section, path, { year, alone });
  const told = answerTo(ctx, {
    ...{ section: section.id, ask, id: `kq-${section.id}` },
    expects: "account",
  });
  const nothing = told !== null && readConfirmation(told).kind === "no";
  // That there is nothing more needs no line of its own beside what there is.
  if (nothing && !alone) return [];
  if (nothing) ctx.derived.push(String(year));
  const said = nothing ? `Năm ${year} ${noneOf(section, path)}` : told;
  const block = emit(ctx, headingOf(section), {
    ...{ kind: "paragraph", text: said === null ? openMark(ask) : asSentence(said) },
    status: said === null ? "needs-input" : "updated",
    reason: `Báo cáo kết quả năm ${year} do đơn vị cung cấp.`,
    sources: [priorSource(ctx, section)],
    ...(before === "" ? {} : { before }),
  });
  return [block];
}

const noneOf = (section: PlanSection, path: string): string =>
  `không có ${asksFor(section)}${path === WHOLE_PLAN ? "" : ` về ${path}`}`;

/** What a report is about that names no subject. */
const WHOLE_PLAN = "thực hiện kế hoạch";

function askOn(
  section: PlanSection,
  path: string,
  { year, alone }: { year: number; alone: boolean },
): string {
  const what = asksFor(section);
  if (path !== WHOLE_PLAN) return `${what} năm ${year} về ${path}`;
  if (what !== "kết quả") return `${what} trong việc thực hiện kế hoạch năm ${year}`;
  if (alone) return `kết quả thực hiện kế hoạch năm ${year}`;
  return `kết quả chính khác đã đạt được năm ${year}, ngoài các chỉ tiêu, nhiệm vụ đã nêu`;
}

function asksFor(section: PlanSection): string {
  if (isLessonHeading(section.heading)) return "bài học kinh nghiệm";
  if (!isLimitationHeading(section.heading)) return "kết quả";
  return nameOfLimits(section) === "nguyên nhân" ? "nguyên nhân" : "tồn tại, hạn chế";
}

/** "Nguyên nhân" alone holds no limits. */
export const nameOfLimits = ({ heading }: PlanSection): string => {
  if (isLessonHeading(heading)) return "bài học kinh nghiệm";
  const folded = fold(heading);
  return /nguyen nhan/.test(folded) && !/ton tai|han che|kho khan|vuong mac/.test(folded)
    ? "nguyên nhân"
    : "hạn chế";
};

/** Headings of a report that say which part of it they are, and not what they are about. */
const GENERIC =
  /^(?:(?:cac |mot so |nhung )?(?:ket qua(?: (?:dat duo?c|noi bat|chu yeu|chinh|chung|cu the))?|thanh tich|uu diem|nhuoc diem|ton tai|han che|kho khan|vuong mac|bat cap|nguyen nhan|bai hoc(?: kinh nghiem)?|tinh hinh(?: chung)?|thuan loi|nhin lai|(?:viec|noi dung|dieu|phan) (?:da|con chua|chua) (?:lam|dat|thuc hien|hoan thanh)(?: duo?c)?)(?:\s*(?:,|va)\s*|$))+$|^(?:ton tai,? han che|kho khan|mot so ket qua)(?!.*\b(?:ve|trong|cua)\b)/;

/** "Tồn tại, hạn chế về": what it is that there are limits of follows. */
const LIMITS_OF =
  /^(?:(?:các|một số|những)\s+)?(?:(?:tồn tại|hạn chế|khó khăn|vướng mắc|bất cập|nguyên nhân)(?:\s*,\s*|\s+và\s+|\s+))+(?=về\s|trong\s)/iu;

/** Subject of a report section: its own heading, or its parent's where it only says "Kết quả đạt được". */
export function reportTopic(section: PlanSection, sections: readonly PlanSection[]): string {
  let at: PlanSection | undefined = section;
  while (at && GENERIC.test(fold(at.heading).replace(/[:.]+$/, ""))) {
    const parent: string | null = at.parent;
    at = parent === null ? undefined : sections.find((other) => other.id === parent);
  }
  const found = at ?? section;
  if (questionIn(found.heading) !== null) return `nội dung mục ${found.number.replace(/\.$/u, "")}`;
  const name = found.heading
    .replace(/[:.;]+$/u, "")
    .replace(LIMITS_OF, "")
    .replace(/^(?:về|trong|đối với)\s+/iu, "")
    .replace(/,?\s*(?:trong\s+)?năm\s+20\d{2}(?:\s+và\s+\d{1,2} tháng.*)?$/iu, "")
    // A programme's title in full, with the short name behind it.
    .replace(/“[^”]{30,}”\s*\(([^)]{3,40})\)/gu, "$1")
    .trim();
  return /^(?:đánh giá )?kết quả/iu.test(name) || name === "" || GENERIC.test(fold(name))
    ? WHOLE_PLAN
    : inSentence(name);
}

/** A heading in capitals is written small; an acronym in front stays. */
function inSentence(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, "");
  if (/\s/.test(name) && letters === letters.toLocaleUpperCase("vi"))
    return name
      .toLocaleLowerCase("vi")
      .replace(
        /(?<!\p{L})(?:cntt|attt|bhyt|bhxh|kcb|cđs|ubnd|ttyt|syt|cccd|his|lis|ris|pacs|emr|tthc)(?!\p{L})/giu,
        (word) => word.toLocaleUpperCase("vi"),
      );
  const second = name.charAt(1);
  return second !== "" && second !== second.toLowerCase() ? name : lowerFirst(name);
}
