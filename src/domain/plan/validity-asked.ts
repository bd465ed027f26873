/** Documents of which nobody knows for certain that they hold: asked of the unit, once, with its answer in their place. */
import { isNo, isYes } from "../draft/answers.ts";
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { upperFirst } from "../text/first-letter.ts";
import { type CitationSpan, citationSpans, citeFull, citeShort } from "./citation.ts";
import { HOLDS_BY_ITSELF, holdsByItself } from "./local-holds.ts";
import { OPEN, openMark } from "./open-marks.ts";
import type { PlanSection } from "./plan.ts";
import {
  answerTo,
  need,
  type Question,
  type RolloverContext,
  validityQuestion,
} from "./rollover-context.ts";

/** A citation within its text. */
interface CitedText {
  section: Pick<PlanSection, "id">;
  text: string;
  span: CitationSpan;
  result: { reasons: string[] };
}

/** Nobody knows for certain that the document holds: asked where it is named first, in the bases or here. */
export function doubtText(
  ctx: RolloverContext,
  { section, result }: CitedText,
  entry: RegisterEntry,
  text: string,
): string {
  const { doubt } = ctx.register.status(entry, ctx.asOf);
  const label = citeShort(entry);
  if (doubt === null) return text;
  const question = validityQuestion(section, label);
  if (ctx.marked.has(label) || namedInBases(ctx, entry))
    return answeredBefore(ctx, { entry, text }, question);
  ctx.marked.add(label);
  const answer = answerTo(ctx, question);
  result.reasons.push(`Chưa rõ ${label} còn hiệu lực hay không: ${doubt}`);
  if (answer === null) return `${text} ${openMark(question.ask)}`;
  return ofDoubted(ctx, section, { entry, text, answer });
}

/** Asked where it was named before: the answer holds wherever the document is named. */
function answeredBefore(
  ctx: RolloverContext,
  { entry, text }: { entry: RegisterEntry; text: string },
  question: Question,
): string {
  const before = ctx.asked.find(({ ask }) => ask === question.ask);
  const answer = before === undefined ? null : answerTo(ctx, { ...question, id: before.id });
  return answer === null ? text : ofDoubted(ctx, { id: question.section }, { entry, text, answer });
}

/** What the unit says of a document in doubt: it holds, another one stands in its place, or that one is asked for. */
export function ofDoubted(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { entry, text, answer }: { entry: RegisterEntry; text: string; answer: string },
): string {
  if (!isNo(answer)) return isYes(answer) ? text : answer;
  const instead = replacingIn(answer, { reference: entry });
  const ask = `văn bản thay cho ${citeShort(entry)}`;
  const before = ctx.asked.find((one) => one.ask === ask);
  return instead ?? need(ctx, { section: section.id, ask, ...(before && { id: before.id }) });
}

interface Succession {
  section: Pick<PlanSection, "id">;
  dead: RegisterEntry;
  /** What stands in its place, and as what text. */
  entry: RegisterEntry;
  text: string;
}

/** That one document replaces the other is not known for certain: compared by the unit, once for the whole draft. */
export function unsureSuccession(
  ctx: RolloverContext,
  { section, dead, entry, text }: Succession,
): string {
  const { code, replacedBy, succeededBy } = ctx.register.status(dead, ctx.asOf);
  // A programme whose time is over has ended by itself, whatever came after it.
  if (code === "period-ended") return text;
  const told = [...replacedBy, ...succeededBy].filter(({ acting }) => acting === entry);
  if (told.length === 0 || told.some(({ relation }) => relation.confidence === "high")) return text;
  const ask = `đối chiếu việc ${citeShort(entry)} thay ${citeShort(dead)} với bản gốc`;
  const before = ctx.asked.find((one) => one.ask === ask);
  const question = { section: section.id, ask, expects: "confirm" } as const;
  const answer = answerTo(ctx, { ...question, ...(before && { id: before.id }) });
  if (answer !== null) return isNo(answer) ? citeFull(dead) : text;
  return before === undefined ? `${text.replace(/[.;\s]+$/u, "")} ${openMark(ask)}` : text;
}

/** Known from other sources than its own text, and not from several that agree. */
const isUnread = ({ confidence, sources }: RegisterEntry): boolean =>
  confidence !== "high" && sources.every(({ level }) => level !== "full-text");

/**
 * A basis that the draft adds on its own, no prior plan having cited it: where nobody has read it in the original, that
 * is put to the unit before anybody signs. What asks for something already asks enough.
 */
export function unreadText(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { entry, text }: { entry: RegisterEntry; text: string },
): string {
  if (!isUnread(entry) || text.includes(OPEN)) return text;
  const ask = unreadAsk(entry);
  const answer = answerTo(ctx, { section: section.id, ask, expects: "confirm" });
  if (answer === null) return `${text.replace(/[.;\s]+$/u, "")} ${openMark(ask)}`;
  return isNo(answer) ? (replacingIn(answer, { reference: entry }) ?? text) : text;
}

/** A basis of the prior draft that still bears the mark which nobody answered: the same is asked again. */
export function stillUnread(
  ctx: RolloverContext,
  section: Pick<PlanSection, "id">,
  { entry, text }: { entry: RegisterEntry; text: string },
): string {
  const mark = openMark(unreadAsk(entry));
  if (!text.includes(mark)) return text;
  const plain = text.replace(mark, "").replace(/\s+([.;,]|$)/gu, "$1");
  return unreadText(ctx, section, { entry, text: plain });
}

const unreadAsk = (entry: RegisterEntry): string =>
  `đối chiếu ${citeShort(entry)} với bản gốc (mới biết qua nguồn thứ cấp)`;

/** The list of bases asks of its own documents, wherever it stands. */
const namedInBases = (ctx: RolloverContext, entry: RegisterEntry): boolean =>
  ctx.plan.bases.some(({ text }) => text.includes(entry.symbol));

export function unknownText(ctx: RolloverContext, work: CitedText, label: string): string {
  const printed = work.text.slice(work.span.start, work.span.end);
  const question = validityQuestion(work.section, label);
  // Asked of once; the answer holds wherever the document is named.
  const known = ctx.marked.has(label);
  const before = ctx.asked.find(({ ask }) => ask === question.ask);
  if (known && before === undefined) return printed;
  ctx.marked.add(label);
  const { section, text, span } = work;
  if (before === undefined && holdsByItself(ctx, { section, label, text, span })) {
    work.result.reasons.push(`${label}: ${HOLDS_BY_ITSELF}`);
    return printed;
  }
  const answer = answerTo(ctx, known && before ? { ...question, id: before.id } : question);
  if (answer !== null) return answeredText(ctx, work, { printed, label, answer });
  if (known) return printed;
  work.result.reasons.push(`Chưa có ${label} trong kho, tính đến ngày lập dự thảo.`);
  return `${printed} ${openMark(question.ask)}`;
}

function answeredText(
  ctx: RolloverContext,
  work: CitedText,
  { printed, label, answer }: { printed: string; label: string; answer: string },
): string {
  work.result.reasons.push(`Đơn vị trả lời về ${label}: ${answer}.`);
  // "đã bị thay thế" begins like a yes: the denial counts first.
  if (!isNo(answer)) return isYes(answer) ? printed : answer;
  const instead = replacingIn(answer, work.span);
  return instead ?? need(ctx, { section: work.section.id, ask: `văn bản thay cho ${label}` });
}

/** "Hết hiệu lực, thay bằng Kế hoạch số 07/… ngày …": the document that the unit names in the place of the old one. */
export function replacingIn(
  answer: string,
  { reference }: { reference: { symbol: string | null } },
): string | null {
  const found = citationSpans(answer).find(
    (span) => span.reference.symbol !== null && span.reference.symbol !== reference.symbol,
  );
  if (found === undefined || !isNo(answer)) return null;
  return upperFirst(answer.slice(found.start).replace(/[.;\s]+$/u, ""));
}
