/** Citations inside a line of the prior plan: kept, corrected, replaced by what holds now, or asked for. */
import type { BlockStatus, SourceRef } from "../draft/draft.ts";
import { displayDate } from "../reference/vietnamese-date.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { type CitationSpan, citationSpans, citeFull, citeShort, topicOf } from "./citation.ts";
import { CLAUSE, spansApart } from "./citation-places.ts";
import { asClause } from "./duty-words.ts";
import { type SetDay, setDays } from "./lawful-deadlines.ts";
import { askedOfBases } from "./local-bases.ts";
import { openMark } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import { tellsAimsOf } from "./programme-aims.ts";
import { predecessorText } from "./replaced-plan.ts";
import {
  correctedText,
  endRemark,
  judgeCitation,
  partRemark,
  titleAmongBases,
} from "./rollover-citations.ts";
import {
  answerTo,
  need,
  type Question,
  registerSource,
  type RolloverContext,
} from "./rollover-context.ts";
import { doubtText, unknownText, unsureSuccession } from "./validity-asked.ts";

export interface Rewritten {
  text: string;
  status: BlockStatus;
  reasons: string[];
  sources: SourceRef[];
}

export interface Piece {
  text: string;
  /** Citation: final as it stands. */
  fixed: boolean;
}

export interface Work {
  section: Pick<PlanSection, "id" | "heading">;
  text: string;
  result: Rewritten;
}

/** Text and citations by turns, the citations as they stand in the next plan, with the entries that they cite. */
export function judgePieces(
  ctx: RolloverContext,
  work: Work,
): { pieces: Piece[]; entries: RegisterEntry[] } {
  const pieces: Piece[] = [];
  const entries: RegisterEntry[] = [];
  const successors = new Set<RegisterEntry>();
  let at = 0;
  // A document left out in front of the one in its place takes the tie between them along.
  let untied = false;
  for (const span of spansApart(work.text)) {
    const between = work.text.slice(at, span.start);
    const printed = work.text.slice(span.start, span.end);
    const citation = { ...work, span, before: untied ? between.replace(TIE, "") : between };
    const asked = { clause: false, course: false };
    const text = citationText(ctx, { ...citation, entries, successors, asked });
    untied = text === "";
    if (text === null) {
      at = span.end;
      continue;
    }
    const lead = asked.clause ? citation.before.replace(CLAUSE, "") : citation.before;
    pieces.push({ text: lead, fixed: false });
    pieces.push({ text, fixed: true });
    // What was said of the end of a document does not hold of the one in its place.
    const bracket = /^\s*\([^()]*(?:hết hiệu lực|đã được thay|bị thay|bãi bỏ)[^()]*\)/iu;
    const dropped = text === printed ? undefined : bracket.exec(work.text.slice(span.end));
    at = span.end + (dropped?.[0].length ?? 0);
    if (asked.course) at += OLD_END.exec(work.text.slice(at))?.[0].length ?? 0;
  }
  pieces.push({ text: work.text.slice(at), fixed: false });
  return { pieces, entries };
}

interface CitationWork extends Work {
  span: CitationSpan;
  before: string;
  entries: RegisterEntry[];
  /** What stands in this text already in the place of a document that is over. */
  successors: Set<RegisterEntry>;
  /** Set where the article in front of the citation is asked for. */
  asked: {
    clause: boolean;
    /** The course that the old document set: its end behind the citation is over too. */
    course: boolean;
  };
}

/** What ties one document to the next: ", ", " và ", " sửa đổi, bổ sung một số điều của ". */
const TIE =
  /^[\s,;]*(?:(?:và|hoặc|cùng)\s+)?(?:(?:được\s+)?(?:sửa đổi|bổ sung|thay thế)[\s,]*(?:và\s+)?)*(?:một số (?:điều|nội dung)\s+)?(?:của\s+|bởi\s+|tại\s+)?$/iu;

/** A chain of documents with one successor ("A; B sửa đổi A; C sửa đổi B") is that one, told once. */
function toldByChain({ before, successors }: CitationWork, by: readonly RegisterEntry[]): boolean {
  return TIE.test(before) && by.every((entry) => successors.has(entry));
}

/** null: the document in its place stands in the text already, and nothing but a tie is between them. */
function citationText(ctx: RolloverContext, work: CitationWork): string | null {
  const { span, result } = work;
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
      if (toldByChain(work, [outcome.entry])) return null;
      work.entries.push(outcome.entry);
      result.sources.push(registerSource(ctx, outcome.entry, null));
      return doubtText(ctx, work, outcome.entry, printed + remarkBehind(ctx, work, outcome.entry));
    case "corrected":
      work.entries.push(outcome.entry);
      result.sources.push(registerSource(ctx, outcome.entry, null));
      result.reasons.push(`Sửa viện dẫn. ${outcome.reason}`);
      return doubtText(
        ctx,
        work,
        outcome.entry,
        correctedText(span, outcome.entry) + remarkBehind(ctx, work, outcome.entry),
      );
    case "replaced": {
      if (toldByNext(ctx, work, outcome.by)) return "";
      if (toldByAnother(ctx, work)) return printed;
      work.entries.push(...outcome.by);
      result.sources.push(...outcome.by.map((entry) => registerSource(ctx, entry, null)));
      result.reasons.push(outcome.reason);
      if (toldByChain(work, outcome.by)) return null;
      const full = !outcome.by.every((entry) => work.successors.has(entry));
      for (const entry of outcome.by) work.successors.add(entry);
      const { entry: dead, by } = outcome;
      return by.reduce(
        (text, entry) => unsureSuccession(ctx, { section: work.section, dead, entry, text }),
        successorText(ctx, work, { dead, by, full }),
      );
    }
    case "dead":
      result.reasons.push(outcome.reason);
      work.asked.clause = true;
      return need(ctx, successorQuestion(ctx, work, outcome.entry));
    case "unknown":
      return unknownText(ctx, work, outcome.label);
  }
}

/** An allotment holds for its year: the money that it tells is that year's. */
const ALLOTS = /\bgiao\b.{0,24}\bdu toan\b/;

/** A document that left the bases too is asked for once, with the question that stands there. */
function successorQuestion(
  ctx: RolloverContext,
  { section, span }: CitationWork,
  dead: RegisterEntry | null,
): Question {
  const title = titleAmongBases(ctx, span);
  if (ALLOTS.test(fold(`${title ?? ""} ${span.tail}`))) {
    const year = ctx.targetYear;
    const ask = `quyết định giao dự toán năm ${year} và mức được giao (số đã nêu là của năm ${year - 1})`;
    return { section: section.id, ask };
  }
  const asked = title === null ? null : askedOfBases(ctx, span);
  if (asked !== null) return { section: section.id, ask: asked.ask, id: asked.id };
  const named = title === null ? span : { ...span, tail: title };
  return { section: section.id, ask: `văn bản còn hiệu lực về ${topicOf(named, dead)}` };
}

/** That a part of a document is over, or that it ends within the year, is said behind it, unless the line says so itself. */
function remarkBehind(
  ctx: RolloverContext,
  { span, text }: CitationWork,
  entry: RegisterEntry,
): string {
  const behind = text.slice(span.end - span.tail.length);
  const ends = endRemark(ctx, entry);
  const remark = /^\s*\([^()]*hết hiệu lực/iu.test(text.slice(span.end)) ? "" : ends;
  return `${partRemark(ctx, entry, behind)}${remark}`;
}

/** "theo Quyết định A và Quyết định B", B being what took A's place: A leaves. */
function toldByNext(
  ctx: RolloverContext,
  { span, text }: CitationWork,
  by: readonly RegisterEntry[],
): boolean {
  const next = citationSpans(text).find(({ start }) => start >= span.end);
  if (next === undefined || !LISTED.test(text.slice(span.end, next.start))) return false;
  const judged = judgeCitation(ctx, next);
  return (judged.kind === "kept" || judged.kind === "corrected") && by.includes(judged.entry);
}

const LISTED = /^[\s,;]*(?:và|hoặc|cùng|,|;)\s+$/iu;

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

const ON_FORM = /^(?:mẫu|biểu|bảng|phụ lục)/iu;

/** "theo Điều 24 Nghị định …", "chỉ tiêu của Chương trình …": what a document that is over says is asked of its successor. */
function successorText(
  ctx: RolloverContext,
  { before, section, asked }: CitationWork,
  { dead, by, full }: { dead: RegisterEntry; by: readonly RegisterEntry[]; full: boolean },
): string {
  const names = by.map(full ? citeFull : citeShort).join("; ");
  const clause = CLAUSE.exec(before);
  if (clause !== null) {
    // The article or the form of a dead document is none of the one in its place.
    asked.clause = true;
    const [printed, tie = ""] = clause;
    const old = printed
      .trim()
      .slice(0, printed.trim().length - tie.length)
      .replace(/[\s,]+$/u, "");
    const what = ON_FORM.test(old) ? "mẫu, phụ lục" : "điều khoản";
    const ask = `${what} tương ứng của ${by.map(citeShort).join("; ")} thay cho ${old} của văn bản cũ`;
    const answer = answerTo(ctx, { section: section.id, ask });
    const tied = tie === "" || /^của$/iu.test(tie) ? names : `${tie} ${names}`;
    if (answer === null) return `${openMark(ask)} ${tied}`;
    // Who names the document too means that one.
    return citationSpans(answer).length > 0 ? answer : `${answer} ${tied}`;
  }
  if (!tellsAimsOf(before, dead.title)) return names;
  asked.course = COURSE.test(before);
  const days = asked.course ? setDays(ctx, "", by) : [];
  if (days.length > 0) return `${names}${daysAhead(ctx, days)}`;
  const ask = `chỉ tiêu, mốc tương ứng trong văn bản thay ${citeShort(dead)}`;
  return `${names} ${need(ctx, { section: section.id, ask })}`;
}

/** "theo lộ trình của …" */
const COURSE = /(?:lộ trình|thời hạn)(?:\s+\p{L}+){0,5}\s*$/iu;
/** " đến hết năm 2028" */
const OLD_END =
  /^,?\s*(?:đến hết|đến|trước|chậm nhất(?: là)?)\s+(?:ngày\s+\d{1,2}\/\d{1,2}\/|tháng\s+\d{1,2}\/|năm\s+)20\d{2}/iu;

/** The days that the document in its place sets, as far as they are ahead. */
function daysAhead(ctx: RolloverContext, days: readonly SetDay[]): string {
  // Those whom an authority sees to have days of their own, over or not.
  const own = new Set(days.map(({ due }) => due)).size > 1 && ctx.facility === "authority";
  const ahead = days.filter(({ due }) => own || due >= ctx.asOf);
  const told = ahead.map(({ due, provision }) => {
    ctx.derived.push(displayDate(due));
    const whose =
      provision.who === undefined || ahead.length < 2 ? "" : ` đối với ${asClause(provision.who)}`;
    return `chậm nhất ngày ${displayDate(due)}${whose}`;
  });
  return told.length === 0 ? "" : ` (${[...new Set(told)].join("; ")})`;
}
