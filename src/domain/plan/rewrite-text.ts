/**
 * One line of the prior plan, rewritten for the next year: citations judged, years moved, bodies renamed, template
 * left-overs opened as questions. Text inside a citation is never touched by the other rules.
 */
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { upperFirst } from "../text/first-letter.ts";
import { keptAfterDay } from "./after-the-day.ts";
import { withRomanAppendices, withTablesNamed } from "./appendix-numbers.ts";
import { citationSpans } from "./citation.ts";
import { daysByLaw, lawfulDays, timesPrinted } from "./days-in-line.ts";
import { lawNames } from "./law-names.ts";
import { setDays } from "./lawful-deadlines.ts";
import { type DatedLine, fixDeadline, markOverdue } from "./line-deadlines.ts";
import { reportedDone, toldOf } from "./once-done.ts";
import { askAgain, openMark } from "./open-marks.ts";
import { withOutdatedAsked } from "./outdated-words.ts";
import { leftBy, withLeft } from "./partly-done.ts";
import { ceasedSince, type Started, withoutPastStart } from "./past-starts.ts";
import type { PlanSection } from "./plan.ts";
import { withPresentNames } from "./present-names.ts";
import { yearsOfProgrammes } from "./programme-aims.ts";
import { withProgrammesAsked } from "./programmes-named.ts";
import { renameBodies } from "./reorganisations.ts";
import { judgePieces, type Piece, type Rewritten, type Work } from "./rewrite-citations.ts";
import { judgeCitation } from "./rollover-citations.ts";
import {
  answerTo,
  nameInQuestion,
  need,
  registerSource,
  type RolloverContext,
  sharedQuestion,
} from "./rollover-context.ts";
import { tellsSituation } from "./section-role.ts";
import { shiftYears } from "./shift-years.ts";
import { rightlySpelt } from "./slips.ts";
import { openStage } from "./staged-work.ts";
import { isTemplate } from "./template-text.ts";
import { rangeOver } from "./two-years.ts";
import { withoutUnsureMarks } from "./unsure-marks.ts";
import { workState } from "./work-state.ts";
import { yearClaims } from "./year-claims.ts";

/** Section of the title: it names the plan and sets no deadline. */
export const TITLE = "bia";
const TABLES_NAMED = "Bảng kèm theo kế hoạch gọi là phụ lục (Nghị định 30/2020/NĐ-CP, Phụ lục I).";
const ROMAN_APPENDICES = "Phụ lục đánh số La Mã (Nghị định 30/2020/NĐ-CP, Phụ lục I).";

/** `section` gives ids and names for questions; `beside` is the whole row of a cell: days of its law do not move. */
export function rewriteText(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id" | "heading">,
  printed: string,
  beside = "",
): Rewritten {
  const { text, said } = startsTold(ctx, section, printed);
  const result: Rewritten = { text, status: "kept", reasons: [], sources: [] };
  if (said !== "") result.reasons.push(`Thời điểm bắt đầu ("${said}") đã qua trước năm kế hoạch.`);
  if (isTemplate(text)) return template(ctx, section, text);
  const { pieces, entries } =
    claimPieces(ctx, { section, text, result }) ?? judgePieces(ctx, { section, text, result });
  const free = pieces.map((piece) =>
    piece.fixed ? piece.text : rewriteFree(ctx, { section, piece, text, beside, entries, result }),
  );
  const joined = startingLike(text, free.join(""));
  result.text =
    section.id === TITLE
      ? joined
      : startingLike(text, withDeadline(ctx, { text: joined, entries, result }));
  const numbered = withRomanAppendices(result.text, ctx.arabicAppendices);
  if (numbered !== result.text) result.reasons.push(ROMAN_APPENDICES);
  result.text = withTablesNamed(numbered, ctx.tableAppendices);
  if (result.text !== numbered) result.reasons.push(TABLES_NAMED);
  // What two documents of one sentence give way to is asked for once.
  result.text = result.text.replace(/(\[cần bổ sung: [^[\]]+\])(?:\s*[,;]\s*\1)+/gu, "$1");
  if (result.text !== printed && result.status === "kept") result.status = "updated";
  if (/\[cần bổ sung:/.test(result.text)) result.status = "needs-input";
  return result;
}

/** What the unit is like tells since when; names of sections and of the plan are no work. */
const startsTold = (ctx: RolloverContext, section: Work["section"], printed: string): Started =>
  section.id === TITLE ||
  isHeading(section, printed) ||
  tellsSituation(ctx.plan.sections, section.id)
    ? { text: printed, said: "" }
    : withoutPastStart(printed, ctx.targetYear);

/** What stood behind the year that left begins the line now. */
const startingLike = (printed: string, text: string): string =>
  /^\p{Lu}/u.test(printed) && /^\p{Ll}/u.test(text) ? upperFirst(text) : text;

function withDeadline(ctx: RolloverContext, line: DatedLine): string {
  const fixed = fixDeadline(ctx, line);
  // A deadline that was put right tells already what is overdue.
  if (fixed !== line.text) return fixed;
  const marked = markOverdue(ctx, line);
  const kept = marked === line.text ? keptAfterDay(ctx, marked) : null;
  if (kept !== null && kept.reason !== "") line.result.reasons.push(kept.reason);
  return kept?.text ?? marked;
}

/** What is said of a year that cannot move is written anew; null for a text that cites documents or has none of it. */
function claimPieces(
  ctx: RolloverContext,
  { section, text, result }: Work,
): { pieces: Piece[]; entries: RegisterEntry[] } | null {
  const closed = /[\u0001\u0003[]/u.test(text) || isHeading(section, text);
  if (closed || citationSpans(text).length > 0 || tellsSituation(ctx.plan.sections, section.id))
    return null;
  const { parts, left, compared } = yearClaims(text, {
    from: ctx.plan.cover.year,
    to: ctx.targetYear,
  });
  if (left.length + compared.length === 0 && parts.every(({ bound }) => !bound)) return null;
  result.reasons.push(
    ...compared.map(
      (said) => `So sánh với năm trước bỏ ra, số của năm đó không dùng lại: "${said}".`,
    ),
  );
  result.reasons.push(...left.map((said) => `Bước của các năm trước bỏ ra: "${said}".`));
  const pieces = parts.flatMap(({ text: said, bound, work }): Piece | Piece[] => {
    if (!bound)
      return work === null
        ? { text: said, fixed: false }
        : withStep(ctx, section, { text, said, work });
    const [, lead = "", words = "", end = ""] =
      /^(\s*(?:(?:[-+*•]|\p{L}\)|\d{1,2}[.)])\s+)?)(.*?)([.;]?\s*)$/su.exec(said) ?? [];
    result.reasons.push(`Câu nói về một năm cụ thể, không chuyển năm được: "${words}".`);
    const ask = anewAsk(ctx, words);
    return { text: `${lead}${need(ctx, { section: section.id, ask })}${end}`, fixed: true };
  });
  return { pieces, entries: [] };
}

/** Of a time that reaches into the new year only the time is asked for. */
function anewAsk(ctx: RolloverContext, words: string): string {
  const range = rangeOver(words, { from: ctx.plan.cover.year, to: ctx.targetYear });
  return range !== null && range.end - range.start === words.length
    ? `thời gian trong năm ${ctx.targetYear} của việc này (kế hoạch trước: ${words})`
    : `viết lại cho năm ${ctx.targetYear} câu "${words}"`;
}

export const stepBefore = (work: string): string =>
  `bước trước đó của việc này ("${work}") đã xong chưa`;

/** A step of the year that is over may not be done yet: that is asked behind the step that stands now. */
function withStep(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { text, said, work }: { text: string; said: string; work: string },
): Piece[] {
  const ask = stepBefore(work);
  const done = reportedDone(ctx, text);
  const answer =
    done === null ? answerTo(ctx, { section: section.id, ask, expects: "confirm" }) : null;
  const told = answer === null ? null : workState(answer, ctx.targetYear).kind;
  const over = told === "done" || told === "given-up" || (done !== null && done !== false);
  const end = /[.;]?\s*$/u.exec(said)?.[0] ?? "";
  const words = said.slice(0, said.length - end.length);
  const open =
    answer === null && done === null
      ? openMark(ask)
      : `(làm tiếp phần chưa xong: ${restOfStep(ctx, text, work)})`;
  const behind = over ? "" : ` ${open}`;
  return [
    { text: words, fixed: false },
    { text: `${behind}${end}`, fixed: true },
  ];
}

/** "làm 26.000 phiếu" of which 20.000 are reported: 6.000 are left. */
function restOfStep(ctx: RolloverContext, text: string, work: string): string {
  for (const id of toldOf(ctx, text)) {
    const value = String(ctx.results.find((row) => row.id === id)?.value ?? "");
    const left = leftBy(value, work);
    if (left === null) continue;
    const rest = withLeft(work, left);
    ctx.derived.push(rest);
    return rest;
  }
  return work;
}

const isHeading = ({ heading }: Pick<PlanSection, "heading">, text: string): boolean =>
  heading === text;

function template(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id" | "heading">,
  text: string,
): Rewritten {
  const ask = `nội dung mục "${nameInQuestion(section)}" (kế hoạch trước chỉ có câu mẫu)`;
  return {
    text: need(ctx, { section: section.id, ask }),
    status: "needs-input",
    reasons: [`Câu hướng dẫn của mẫu, không phải nội dung: "${text.slice(0, 60)}".`],
    sources: [],
  };
}

/** Days that a document sets: of effect, of deadlines, and those that its provisions name. */
function daysOf(entry: RegisterEntry): string[] {
  const named = entry.provisions.flatMap(({ fact }) =>
    [...fact.matchAll(/(\d{1,2})\/(\d{1,2})\/(20\d{2})/g)].map(
      ([, day, month, year]) => `${year ?? ""}-${month ?? ""}-${day ?? ""}`,
    ),
  );
  const dated = entry.provisions.flatMap(({ due, from, until }) => [due, from, until]);
  return [...dated, entry.effective ?? undefined].filter((day) => day !== undefined).concat(named);
}

interface FreeWork extends Work {
  beside: string;
  piece: Piece;
  entries: readonly RegisterEntry[];
}

function rewriteFree(ctx: RolloverContext, work: FreeWork): string {
  const { section, result } = work;
  const days = [
    ...work.entries.flatMap(daysOf),
    ...setDays(ctx, work.text, work.entries).map(({ due }) => due),
  ];
  const keepsPast = tellsSituation(ctx.plan.sections, section.id);
  const shift = {
    from: ctx.plan.cover.year,
    to: ctx.targetYear,
    keepsPast,
    lawful: new Set([
      ...lawfulDays(days),
      ...daysByLaw(work.text),
      ...rowDays(ctx, work.beside),
      ...ceasedSince(work.text),
    ]),
    bound: yearsOfProgrammes(work.text),
  };
  const staged = withOpenStage(ctx, work);
  const years = shiftYears(staged, shift, () =>
    need(ctx, {
      section: section.id,
      ask: `giai đoạn hoặc mốc năm mới ${stagedThing(work.text) ?? `cho mục "${nameInQuestion(section)}"`}`,
    }),
  );
  ctx.derived.push(...years.derived);
  if (years.derived.length > 0) result.reasons.push(`Chuyển năm kế hoạch sang ${ctx.targetYear}.`);
  if (years.ended.length > 0)
    result.reasons.push(`Giai đoạn đã kết thúc: ${years.ended.join(", ")}.`);
  const renamed = renameBodies(years.text, work.text, ctx.asOf);
  const marked = withPresentNames(ctx, asked(ctx, section, renamed.text));
  for (const { note, source } of [...renamed.notes, ...marked.notes]) {
    result.reasons.push(`Sắp xếp tổ chức: ${note} (${source}).`);
    const [entry] = ctx.register.bySymbol(source);
    if (entry) result.sources.push(registerSource(ctx, entry, null));
  }
  const spelt = rightlySpelt(lawNames(ctx, { ...work, text: marked.text }));
  if (spelt.slips.length > 0) result.reasons.push(`Sửa lỗi chính tả: ${spelt.slips.join(", ")}.`);
  const outdated = section.id !== TITLE && !keepsPast;
  const told = outdated
    ? withProgrammesAsked(ctx, section, withOutdatedAsked(ctx, spelt.text, work.text))
    : spelt.text;
  if (told !== spelt.text) result.reasons.push("Nội dung có thể đã lỗi thời, hỏi lại đơn vị.");
  return told;
}

/** `của "Kiện toàn tổ chuyển đổi số"`: the words in front of the stage, where they are few. */
function stagedThing(text: string): string | null {
  const [before = "", ...behind] = withoutUnsureMarks(text).split(/\s*,?\s*giai đoạn\s+20\d{2}/iu);
  const words = before.trim().split(/\s+/u).length;
  return behind.length === 1 && words >= 3 && words <= 14 && !/[\d"[\];:]/u.test(before)
    ? `của "${before.trim()}"`
    : null;
}

/** "giai đoạn 2" of a work that goes on into the new year was that of the year before. */
function withOpenStage(ctx: RolloverContext, { section, piece, text }: FreeWork): string {
  const closed = section.id === TITLE || isHeading(section, text) || text.includes("[");
  const years = { from: ctx.plan.cover.year, to: ctx.targetYear };
  const stage = closed || years.from >= years.to ? null : openStage(text, years);
  if (stage === null || !piece.text.includes(stage.name)) return piece.text;
  const about = text
    .replace(/\s*\([^()]*\)/gu, "")
    .replace(/[\s.;,]+$/u, "")
    .slice(0, 80);
  const ask = `năm ${years.to} làm giai đoạn nào của "${about}" (kế hoạch năm trước: ${stage.name})`;
  const told = need(ctx, { section: section.id, ask });
  return piece.text.replace(stage.name, told);
}

/** Days of the law that a row tells in one cell and repeats in another hold in both. */
export function rowDays(ctx: RolloverContext, row: string): ReadonlySet<string> {
  const entries = citationSpans(row).flatMap((span) => {
    const judged = judgeCitation(ctx, span);
    return judged.kind === "kept" || judged.kind === "corrected" ? [judged.entry] : [];
  });
  const days = [...lawfulDays(entries.flatMap(daysOf)), ...daysByLaw(row)];
  return new Set(days.filter((day) => timesPrinted(row, day) > 1));
}

/** The open places of a text as questions of the draft; an answered one is filled in. */
export function asked(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  text: string,
): string {
  return askAgain(text, (ask) =>
    need(ctx, { section: section.id, ask, ...sharedQuestion(ctx, ask) }),
  );
}

/** Rewrites and records nothing: for cells and headings whose row or section is recorded as a whole. */
export function rewritePlain(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id" | "heading">,
  text: string,
): string {
  return rewriteText(ctx, section, text).text;
}
