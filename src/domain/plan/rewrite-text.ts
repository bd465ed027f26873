/**
 * One line of the prior plan, rewritten for the next year: citations judged, years moved, bodies renamed, template
 * left-overs opened as questions. Text inside a citation is never touched by the other rules.
 */
import { isNo, isYes } from "../draft/answers.ts";
import type { BlockStatus, SourceRef } from "../draft/draft.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { withRomanAppendices } from "./appendix-numbers.ts";
import { type CitationSpan, citationSpans, citeFull, citeShort, topicOf } from "./citation.ts";
import { setDays } from "./duties.ts";
import { lawNames } from "./law-names.ts";
import { fixDeadline, markOverdue } from "./line-deadlines.ts";
import { askAgain, openMark } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { withPresentNames } from "./present-names.ts";
import { tellsAimsOf, yearsOfProgrammes } from "./programme-aims.ts";
import { renameBodies } from "./reorganisations.ts";
import { predecessorText } from "./replaced-plan.ts";
import { correctedText, judgeCitation } from "./rollover-citations.ts";
import {
  answerTo,
  nameInQuestion,
  need,
  registerSource,
  type RolloverContext,
  sharedQuestion,
  validityQuestion,
} from "./rollover-context.ts";
import { tellsSituation } from "./section-role.ts";
import { daysByLaw, lawfulDays, shiftYears, timesPrinted } from "./shift-years.ts";
import { rightlySpelt } from "./slips.ts";
import { isTemplate } from "./template-text.ts";

export interface Rewritten {
  text: string;
  status: BlockStatus;
  reasons: string[];
  sources: SourceRef[];
}

const ROMAN_APPENDICES = "Phụ lục đánh số La Mã (Nghị định 30/2020/NĐ-CP, Phụ lục I).";

interface Piece {
  text: string;
  /** Citation: final as it stands. */
  fixed: boolean;
}

/** `section` gives ids and names for questions; `beside` is the whole row of a cell: days of its law do not move. */
export function rewriteText(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id" | "heading">,
  text: string,
  beside = "",
): Rewritten {
  const result: Rewritten = { text, status: "kept", reasons: [], sources: [] };
  if (isTemplate(text)) return template(ctx, section, text);
  const { pieces, entries } = judgePieces(ctx, { section, text, result });
  const free = pieces.map((piece) =>
    piece.fixed ? piece.text : rewriteFree(ctx, { section, piece, text, beside, entries, result }),
  );
  const joined = free.join("");
  const fixed = fixDeadline(ctx, { text: joined, entries, result });
  // A deadline that was put right tells already what is overdue.
  result.text = fixed === joined ? markOverdue(ctx, { text: joined, entries, result }) : fixed;
  const numbered = withRomanAppendices(result.text, ctx.arabicAppendices);
  if (numbered !== result.text) result.reasons.push(ROMAN_APPENDICES);
  result.text = numbered;
  if (result.text !== text && result.status === "kept") result.status = "updated";
  if (/\[cần bổ sung:/.test(result.text)) result.status = "needs-input";
  return result;
}

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

interface Work {
  section: Pick<PlanSection, "id" | "heading">;
  text: string;
  result: Rewritten;
}

function judgePieces(
  ctx: RolloverContext,
  work: Work,
): { pieces: Piece[]; entries: RegisterEntry[] } {
  const pieces: Piece[] = [];
  const entries: RegisterEntry[] = [];
  let at = 0;
  for (const span of citationSpans(work.text)) {
    const before = work.text.slice(at, span.start);
    pieces.push({ text: before, fixed: false });
    const printed = work.text.slice(span.start, span.end);
    const text = citationText(ctx, { ...work, span, before, entries });
    pieces.push({ text, fixed: true });
    // What was said of the end of a document does not hold of the one in its place.
    const bracket = /^\s*\([^()]*(?:hết hiệu lực|đã được thay|bị thay|bãi bỏ)[^()]*\)/iu;
    const dropped = text === printed ? undefined : bracket.exec(work.text.slice(span.end));
    at = span.end + (dropped?.[0].length ?? 0);
  }
  pieces.push({ text: work.text.slice(at), fixed: false });
  return { pieces, entries };
}

interface CitationWork extends Work {
  span: CitationSpan;
  before: string;
  entries: RegisterEntry[];
}

function citationText(ctx: RolloverContext, work: CitationWork): string {
  const { span, result, section } = work;
  const printed = work.text.slice(span.start, span.end);
  const predecessor = predecessorText(ctx, work);
  if (predecessor !== null) {
    result.reasons.push(predecessor.reason);
    result.sources.push({ documentId: ctx.priorId, locator: null });
    return predecessor.text;
  }
  const outcome = judgeCitation(ctx, span);
  switch (outcome.kind) {
    case "kept":
      work.entries.push(outcome.entry);
      result.sources.push(registerSource(ctx, outcome.entry, null));
      return printed;
    case "corrected":
      work.entries.push(outcome.entry);
      result.sources.push(registerSource(ctx, outcome.entry, null));
      result.reasons.push(`Sửa viện dẫn. ${outcome.reason}`);
      return correctedText(span, outcome.entry);
    case "replaced": {
      if (toldByAnother(ctx, work)) return printed;
      work.entries.push(...outcome.by);
      result.sources.push(...outcome.by.map((entry) => registerSource(ctx, entry, null)));
      result.reasons.push(outcome.reason);
      return `${outcome.by.map(citeFull).join("; ")}${clauseQuestion(ctx, work, outcome.entry)}`;
    }
    case "dead":
      result.reasons.push(outcome.reason);
      return need(ctx, {
        section: section.id,
        ask: `văn bản còn hiệu lực về ${topicOf(span, outcome.entry)}`,
      });
    case "unknown":
      return unknownText(ctx, work, outcome.label);
  }
}

/** "… theo Nghị định 85 trước ngày … theo Điều 39 Nghị định 331": the living document itself speaks of the dead one. */
function toldByAnother(ctx: RolloverContext, { span, text }: CitationWork): boolean {
  const symbol = span.reference.symbol ?? "";
  return citationSpans(text)
    .filter(({ start }) => start !== span.start)
    .some((other) => {
      const judged = judgeCitation(ctx, other);
      const facts = judged.kind === "kept" ? judged.entry.provisions : [];
      return symbol !== "" && facts.some(({ fact }) => fact.includes(symbol));
    });
}

/** "Điều 21 của Luật …", "chỉ tiêu của Chương trình …": those of a dead document are not those of its successor. */
function clauseQuestion(
  ctx: RolloverContext,
  { before, section }: CitationWork,
  dead: RegisterEntry,
): string {
  const clause = /(?:điều|khoản|điểm|phụ lục)\s+[\p{L}\d]+(?:\s+của)?\s*$/iu.test(before);
  if (!clause && !tellsAimsOf(before, dead.title)) return "";
  const ask = clause
    ? "điều khoản tương ứng trong văn bản mới"
    : `chỉ tiêu, mốc tương ứng trong văn bản thay ${citeShort(dead)}`;
  return ` ${need(ctx, { section: section.id, ask })}`;
}

function unknownText(ctx: RolloverContext, work: CitationWork, label: string): string {
  const printed = work.text.slice(work.span.start, work.span.end);
  if (ctx.marked.has(label)) return printed;
  ctx.marked.add(label);
  const question = validityQuestion(work.section, label);
  const answer = answerTo(ctx, question);
  if (answer === null) {
    work.result.reasons.push(`Chưa có ${label} trong kho, tính đến ngày lập dự thảo.`);
    return `${printed} ${openMark(question.ask)}`;
  }
  work.result.reasons.push(`Đơn vị trả lời về ${label}: ${answer}.`);
  // "đã bị thay thế" begins like a yes: the denial counts first.
  if (!isNo(answer)) return isYes(answer) ? printed : answer;
  return need(ctx, { section: work.section.id, ask: `văn bản thay cho ${label}` });
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
  const { section, piece, result } = work;
  const days = [
    ...work.entries.flatMap(daysOf),
    ...setDays(ctx, work.text, work.entries).map(({ due }) => due),
  ];
  const keepsPast = tellsSituation(ctx.plan.sections, section.id);
  const shift = {
    from: ctx.plan.cover.year,
    to: ctx.targetYear,
    keepsPast,
    lawful: new Set([...lawfulDays(days), ...daysByLaw(work.text), ...rowDays(ctx, work.beside)]),
    bound: yearsOfProgrammes(work.text),
  };
  const years = shiftYears(piece.text, shift, () =>
    need(ctx, {
      section: section.id,
      ask: `giai đoạn hoặc mốc năm mới cho mục "${nameInQuestion(section)}"`,
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
  return spelt.text;
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
