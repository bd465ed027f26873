/** Premises of a question that the register contradicts: wrong type word, wrong date behind a symbol, wrong date asked. */
import { typeFitsCode } from "../../domain/reference/document-types.ts";
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { startOf } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { type ClaimedDay, sameDay } from "./premises/days.ts";
import { callIt, type Statement } from "./statement.ts";
import type { NamedDocument, Question } from "./understand.ts";

/** "Thông tư 15/2025/QĐ-TTg", "TT 13/2025 ngày 28/12/2018"; a plan that a decision issues is called a plan. */
export function namingCorrections(named: NamedDocument, turn: Turn): Statement[] {
  const { reference, entry } = named;
  const statements: Statement[] = [];
  const word = reference.typeWord;
  const wrongType =
    word !== null &&
    word !== entry.type &&
    !fold(entry.title).startsWith(fold(word)) &&
    (reference.printedCode === null
      ? named.otherType === true
      : !typeFitsCode(word, reference.printedCode));
  if (wrongType) {
    statements.push({
      lead: true,
      text: `${entry.symbol} là ${entry.type} của ${entry.issuer}, không phải ${word}.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  const date = reference.date?.iso;
  if (date && entry.signed !== null && date !== entry.signed && entry.confidence !== "low") {
    const owner = turn.register.entries.find(
      (other) =>
        other !== entry && other.signed === date && sharesSubject(other.subjects, entry.subjects),
    );
    statements.push({
      lead: true,
      text: `${callIt(entry)} ký ngày ${displayDate(entry.signed)}, không phải ${displayDate(date)}${owner ? ` (đó là ngày của ${callIt(owner)})` : ""}.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  return statements;
}

/** Dates asked for ("hết hiệu lực từ 21/7/2025 phải không") that are not the day in question. */
export function dateCorrections(question: Question, named: NamedDocument, turn: Turn): Statement[] {
  const { days } = question.claims;
  const [claim] = days;
  const text = fold(question.text);
  if (claim === undefined || !ABOUT_START.test(text)) return [];
  const { entry } = named;
  const status = turn.citer.status(entry);
  const asksEnd = status.code === "replaced" || status.code === "period-ended";
  if (!asksEnd && ABOUT_SIGNING.test(text)) return [];
  const actual = asksEnd ? status.since : startOf(entry);
  if (actual === null || days.some((day) => sameDay(day, actual))) return [];
  return [
    {
      lead: true,
      text: `Không phải ${sayDay(claim)}: ${callIt(entry)} ${asksEnd ? "hết hiệu lực từ" : "có hiệu lực từ"} ${displayDate(actual)}.${otherMeaning(claim.value, named, turn)}`,
      citations: [
        ...(asksEnd ? status.replacedBy.map((effect) => turn.citer.effect(effect)) : []),
        turn.citer.heading(entry, asksEnd ? "superseded" : "basis"),
      ],
    },
  ];
}

export const sayDay = ({ value, raw }: ClaimedDay): string =>
  value.length === 10 ? displayDate(value) : raw;

/** The question is about the first or last day of the document itself. */
const ABOUT_START =
  /\b(?:co|het|bat dau(?: co)?|van) hieu luc\b|\bhieu luc (?:tu|ngay|den|vao|\d)|\b(?:ap dung|thi hanh) (?:tu|ngay|den|roi)\b|\bda ap dung\b|\b(?:bai bo|het han|thay the?) tu\b|\bhieu luc\b.{0,20}\b(?:ngay|nam|thang)\b/;
const ABOUT_SIGNING = /\bky (?:ngay|vao|thang|nam|hom)\b|\bban hanh (?:ngay|vao|thang|nam)\b/;

/** "TT 13/2025 ký năm 2024 phải không": the year or day of signing. */
export function signingCorrections(
  question: Question,
  { entry, reference }: NamedDocument,
  turn: Turn,
): Statement[] {
  const [claim] = question.claims.days;
  if (claim === undefined || entry.signed === null || reference.date !== null) return [];
  if (!ABOUT_SIGNING.test(fold(question.text)) || sameDay(claim, entry.signed)) return [];
  return [
    {
      lead: true,
      text: `${callIt(entry)} ký ngày ${displayDate(entry.signed)}, không phải ${sayDay(claim)}.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
}

/** What the asked date is in truth: a start or signing day of the document or of its successor. */
function otherMeaning(date: string, named: NamedDocument, turn: Turn): string {
  const status = turn.citer.status(named.entry);
  for (const other of [named.entry, ...status.replacedBy.map((effect) => effect.acting)]) {
    if (other.effective === date)
      return ` ${displayDate(date)} là ngày ${callIt(other)} có hiệu lực.`;
    if (other.signed === date) return ` ${displayDate(date)} là ngày ký ${callIt(other)}.`;
  }
  return "";
}

function sharesSubject(a: readonly string[], b: readonly string[]): boolean {
  return a.some((subject) => b.includes(subject));
}
