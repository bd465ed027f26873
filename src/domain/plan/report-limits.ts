/**
 * A part of the prior report in words. Its results are history; the limits that it names go on, put up for confirmation:
 * what it counted of its year is marked, what it says of the years before stays behind.
 */
import type { DraftBlock } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import { TOPICS } from "../review/task-deadlines.ts";
import { upperFirst } from "../text/first-letter.ts";
import { foldInPlace, syllables } from "../text/fold.ts";
import { answerLines } from "./answered-lines.ts";
import { citationSpans } from "./citation.ts";
import { headingOf } from "./heading-of.ts";
import { setDays } from "./lawful-deadlines.ts";
import { reportedDone } from "./once-done.ts";
import { openMark, withoutMarks } from "./open-marks.ts";
import type { PlanItem, PlanSection } from "./plan.ts";
import { withPresentNames } from "./present-names.ts";
import { printedWords } from "./printed-item.ts";
import { isLegible } from "./readable-text.ts";
import { judgeCitation } from "./rollover-citations.ts";
import {
  answerTo,
  emit,
  priorSource,
  type Question,
  record,
  type RolloverContext,
} from "./rollover-context.ts";
import { nameOfLimits, reportQuestion } from "./rollover-results.ts";
import { isLessonHeading, isLimitationHeading } from "./section-role.ts";
import { whollyDone } from "./wholly-done.ts";

/** What may still hold of a line of the prior report. */
interface Limit {
  item: PlanItem;
  text: string;
  /** The same with a mark at what was counted of the year before. */
  marked: string;
}

/** A section of the prior report: its text is history; limits are put up for confirmation. */
export function reportSection(
  ctx: RolloverContext,
  section: PlanSection,
  path: string,
): DraftBlock[] {
  const holds = isLimitationHeading(section.heading) || isLessonHeading(section.heading);
  const limits = holds && ctx.adopted === undefined;
  const legible = ({ text }: PlanItem): boolean => !ctx.plan.lostMarks || isLegible(text);
  const kept = limits
    ? section.items.filter(legible).flatMap((item) => limitOf(ctx, item) ?? [])
    : [];
  const before = section.items
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n");
  const gone = section.items.filter((item) => !kept.some((limit) => limit.item === item));
  for (const item of gone) leave(ctx, section, { item, limits });
  const known = confirmed(ctx, { section, path, limits: kept });
  const id = `kq-${section.id}`;
  // Who confirms the limits of the year before names further ones with the same answer.
  if (known.length > 0 && !ctx.results.some((row) => row.id === id)) return known;
  const asked = kept.length > 0 ? "" : before;
  return [
    ...reportQuestion(ctx, section, path, { before: asked, alone: known.length === 0 }),
    ...known,
  ];
}

function leave(
  ctx: RolloverContext,
  section: PlanSection,
  { item, limits }: { item: PlanItem; limits: boolean },
): void {
  const done = limits && /chưa|mới/iu.test(item.text) ? whollyDone(ctx, item.text) : null;
  record(ctx, {
    section: headingOf(section),
    status: "dropped",
    before: printedWords(ctx.plan, item),
    after: "",
    reason:
      done?.reason ??
      `Số liệu, nhận định của báo cáo trước; kết quả cả năm ${ctx.plan.cover.year} do đơn vị ghi.`,
  });
}

interface Limits {
  section: PlanSection;
  path: string;
  limits: readonly Limit[];
}

/** Limits of the prior report stay only where the unit says that they still hold. */
function confirmed(ctx: RolloverContext, { section, path, limits }: Limits): DraftBlock[] {
  if (limits.length === 0) return [];
  const year = ctx.plan.cover.year;
  const question: Question = {
    section: section.id,
    id: `xn-${section.id}`,
    expects: "confirm",
    ask: `xác nhận các ${nameOfLimits(section)} nêu trên về ${path} còn đúng trong năm ${year}, nêu thêm nếu có${keptUpElsewhere(ctx, limits)}`,
  };
  const answer = answerTo(ctx, question);
  if (answer === null)
    return [...openLimits(ctx, section, limits), openQuestion(ctx, section, question)];
  const said = answerLines(
    limits.map(({ text }) => text),
    answer,
    false,
  );
  if (said.partly && limits.length > 1) tellPartly(ctx, section, answer);
  return [
    ...limits.flatMap((limit, at) =>
      said.partly && said.lines[at] === limit.text
        ? [untold(ctx, section, limit)]
        : answered(ctx, section, limit, said.lines[at] ?? null),
    ),
    ...said.added.map((text) => addition(ctx, section, text)),
  ];
}

/** A limit says of a thing that it is not there yet, and the plan keeps it up by the law's day: one of them must give way. */
function keptUpElsewhere(ctx: RolloverContext, limits: readonly Limit[]): string {
  const first = `${ctx.targetYear}-01-01`;
  for (const { text } of limits) {
    const folded = foldInPlace(text);
    const topic = TOPICS.find(({ words }) => isMissing(folded, words));
    if (topic === undefined || ctx.facility === "authority") continue;
    const set = setDays(ctx, topic.name, []).find(
      ({ due, provision }) =>
        due >= ctx.asOf && due < first && topic.words.test(foldInPlace(provision.fact)),
    );
    if (set === undefined) continue;
    const day = displayDate(set.due);
    ctx.derived.push(day);
    return `; nhiệm vụ năm ${ctx.targetYear} ghi duy trì ${topic.name} vì hạn là ${day}, nếu đến hạn vẫn chưa xong thì nêu phần còn thiếu`;
  }
  return "";
}

/** "Việc triển khai bệnh án điện tử … chưa thực hiện đồng bộ", "chưa triển khai bệnh án điện tử". */
const isMissing = (folded: string, { source }: RegExp): boolean =>
  new RegExp(
    `(?:${source})[^.;]{0,60}\\bchua (?:duoc |thuc hien |trien khai |hoan thanh |ap dung |dong bo|day du|toan dien)|\\bchua (?:trien khai|hoan thanh|ap dung|thuc hien)(?: \\p{L}+){0,4} (?:${source})`,
    "u",
  ).test(folded);

function openLimits(
  ctx: RolloverContext,
  section: PlanSection,
  limits: readonly Limit[],
): DraftBlock[] {
  return limits.map(({ item, marked }) =>
    emit(ctx, headingOf(section), {
      kind: "bullet",
      text: marked,
      status: "needs-input",
      reason: "Hạn chế nêu trong báo cáo trước; giữ để đơn vị xác nhận.",
      sources: [priorSource(ctx, section)],
      before: item.text,
    }),
  );
}

function openQuestion(ctx: RolloverContext, section: PlanSection, { ask }: Question): DraftBlock {
  return emit(ctx, headingOf(section), {
    kind: "paragraph",
    text: openMark(ask),
    status: "needs-input",
    reason: "Nhận định của báo cáo trước phải được đơn vị xác nhận trước khi ký.",
    sources: [priorSource(ctx, section)],
  });
}

/** A limit as the answer leaves it: confirmed, told anew, or gone. */
function answered(
  ctx: RolloverContext,
  section: PlanSection,
  { item, text }: Limit,
  now: string | null,
): DraftBlock[] {
  const heading = headingOf(section);
  const sources = [
    priorSource(ctx, section),
    { documentId: "ket-qua", locator: `xn-${section.id}` },
  ];
  if (now === null) {
    const reason = "Đơn vị trả lời là không còn hạn chế này.";
    record(ctx, {
      section: heading,
      status: "dropped",
      before: item.text,
      after: "",
      reason,
      sources,
    });
    return [];
  }
  const block = emit(ctx, heading, {
    ...{ kind: "bullet", text: now, sources, before: item.text },
    status: now === item.text ? "kept" : "updated",
    reason:
      now === text
        ? "Hạn chế nêu trong báo cáo trước, đơn vị đã xác nhận còn tồn tại."
        : "Hạn chế nêu trong báo cáo trước, đơn vị ghi lại.",
  });
  return [block];
}

/** A limit that the answer says nothing of is not confirmed by it. */
const untold = (ctx: RolloverContext, section: PlanSection, { item, marked }: Limit): DraftBlock =>
  emit(ctx, headingOf(section), {
    ...{ kind: "bullet", text: marked, before: item.text },
    status: marked.includes("[cần bổ sung:") ? "needs-input" : "kept",
    reason:
      "Hạn chế nêu trong báo cáo trước; câu trả lời của đơn vị không nói đến, đơn vị xem lại.",
    sources: [priorSource(ctx, section)],
  });

const addition = (ctx: RolloverContext, section: PlanSection, text: string): DraftBlock =>
  emit(ctx, headingOf(section), {
    ...{ kind: "bullet", text, status: "updated" },
    reason: "Ý kiến của đơn vị về các hạn chế nêu trên.",
    sources: [{ documentId: "ket-qua", locator: `xn-${section.id}` }],
  });

/** Who tells one limit anew may have left the others out on purpose. */
function tellPartly(ctx: RolloverContext, section: PlanSection, answer: string): void {
  const text = `Mục "${section.heading.replace(/[:.\s]+$/u, "")}": câu trả lời "${answer.slice(0, 80)}" không nói đến mọi ${nameOfLimits(section)} đã nêu; các dòng còn lại giữ nguyên, đơn vị xem lại.`;
  if (!ctx.notices.includes(text)) ctx.notices.push(text);
}

/** Shares, money and what was counted over a year; "02 viên chức phụ trách" is none of it. */
const OF_ITS_YEAR =
  /%|\d[.,]\d|\d\/\d{2,}|\d\s*(?:triệu|tỷ|tỉ|đồng|nghìn|lượt|hồ sơ|đơn|báo cáo|văn bản|lần|lớp)(?!\p{L})/iu;

/** Fewer words are a scrap of a sentence. */
const MIN_WORDS = 5;

/** Sentences of a line that may still hold; null for none. */
function limitOf(ctx: RolloverContext, item: PlanItem): Limit | null {
  const kept = withoutMarks(item.text)
    .split(/(?<=[.;])\s+/u)
    .filter((sentence) => syllables(sentence).length >= MIN_WORDS && mayHold(ctx, sentence));
  if (kept.length === 0) return null;
  const whole = (sentences: readonly string[]): string =>
    withPresentNames(ctx, upperFirst(sentences.join(" ").trim().replace(/[;,]$/u, "."))).text;
  const marked = kept.map((sentence) => (isCounted(sentence) ? withMark(ctx, sentence) : sentence));
  return { item, text: whole(kept), marked: whole(marked) };
}

/** None that speaks of the year before or a comparison with it, and none that rests on a document that is over. */
function mayHold(ctx: RolloverContext, sentence: string): boolean {
  const spans = citationSpans(sentence);
  const alive = spans.every((span) => judgeCitation(ctx, span).kind === "kept");
  const free = withoutSpans(sentence);
  const years = [...free.matchAll(/(?<!\d)20\d{2}(?!\d)/gu)].map(([year]) => Number(year));
  const looksBack = years.some((year) => year >= ctx.plan.cover.year - 2);
  // What was done since is no limit any more.
  if (/chưa|mới/iu.test(free) && whollyDone(ctx, free) !== null) return false;
  const done = /(?<!\p{L})chưa(?!\p{L})/iu.test(free) ? reportedDone(ctx, free) : null;
  if (done !== null && done !== false) return false;
  return alive && !looksBack && !/(?:quyết định|kế hoạch|công văn)\s+số/iu.test(free);
}

const isCounted = (sentence: string): boolean =>
  OF_ITS_YEAR.test(withoutSpans(sentence).replace(/24\/(?:24|7)/gu, ""));

const withoutSpans = (sentence: string): string =>
  citationSpans(sentence).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    sentence,
  );

function withMark(ctx: RolloverContext, sentence: string): string {
  const year = String(ctx.plan.cover.year);
  ctx.derived.push(year);
  const end = /[.;,]?\s*$/u.exec(sentence)?.[0] ?? "";
  return `${sentence.slice(0, sentence.length - end.length)} ${openMark(`số liệu năm ${year}`)}${end}`;
}
