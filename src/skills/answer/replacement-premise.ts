/** "A đã bị thay bằng B", "B thay A": what a question says of two documents, held against the register's relations. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import { sayDay } from "./premise.ts";
import { sameDay } from "./premises/days.ts";
import { callIt, type Statement } from "./statement.ts";
import type { NamedDocument, Question } from "./understand.ts";

const PASSIVE =
  /\b(?:bi|duoc) (?:thay(?: the)?|bai bo|huy bo)\b|\b(?:thay(?: the)?|bai bo|huy bo)(?: \S+){0,3}? (?:bang|boi)\b|\b(?:bi|duoc)$|\b(?:het|khong con) (?:hieu luc|han|gia tri)(?: \S+){0,3}? (?:khi|do|boi|vi|theo|luc|tu|sau|nho)\b/;
const ACTIVE = /\b(?:thay(?: the)?|bai bo|huy bo|lam het hieu luc)\b/;

/** The claim's correction, which leads; null where nothing is claimed of two documents or the claim holds. */
export function replacementCorrection(
  question: Question,
  named: readonly NamedDocument[],
  turn: Turn,
): Statement | null {
  const claim = claimOf(question, named);
  if (claim === null) return null;
  const { old, successor } = claim;
  const status = turn.citer.status(old.entry);
  const later = [...status.replacedBy, ...status.succeededBy, ...status.upcoming];
  const ends = [...later.map((effect) => effect.acting), ...status.current];
  // A law and the decree under it take over together: which of them "replaced" the old decree is no error.
  const guided = ends.flatMap((end) =>
    end.relations.filter(({ kind }) => kind === "guides").map(({ target }) => target),
  );
  if (ends.includes(successor.entry)) return wrongDay(question, claim, turn);
  if (guided.includes(successor.entry.symbol)) return null;
  const reverse = turn.citer
    .status(successor.entry)
    .replacedBy.find((effect) => effect.acting === old.entry);
  const relation = turn.register
    .incoming(old.entry)
    .find((effect) => effect.acting === successor.entry);
  if (!reverse && !relation && status.replacedBy.length === 0) {
    return notRecorded(question, claim, turn);
  }
  const did =
    reverse !== undefined
      ? `chính ${callIt(old.entry)} thay ${callIt(successor.entry)}`
      : `${callIt(successor.entry)} ${didTo(relation?.relation.kind)} ${callIt(old.entry)}`;
  const truth = truthOf(status);
  const told = reverse ?? relation;
  return {
    lead: true,
    text: `Không phải: ${did}. ${truth}.`,
    citations: [
      ...status.current.map((entry) => turn.citer.heading(entry)),
      ...status.replacedBy.map((effect) => turn.citer.effect(effect)),
      ...(told === undefined ? [] : [turn.citer.effect(told)]),
      turn.citer.heading(old.entry),
    ],
  };
}

/** "A bị B thay từ 01/07/2025 đúng không": the replacement holds, its day does not. */
function wrongDay(question: Question, { old, successor }: Claim, turn: Turn): Statement | null {
  const status = turn.citer.status(old.entry);
  const { days } = question.claims;
  const [day] = days;
  const effect = [...status.replacedBy, ...status.upcoming].find(
    ({ acting }) => acting === successor.entry,
  );
  const from = effect?.from ?? null;
  if (day === undefined || from === null || effect === undefined) return null;
  if (days.some((one) => sameDay(one, from))) return null;
  return {
    lead: true,
    text: `Không phải ${sayDay(day)}: ${callIt(old.entry)} hết hiệu lực từ ${displayDate(from)}, thay bằng ${callIt(successor.entry)}.`,
    citations: [turn.citer.effect(effect), turn.citer.heading(old.entry)],
  };
}

/** Nothing is known to be wrong, but an assertion that the register does not bear out is not left standing. */
function notRecorded(question: Question, { old, successor }: Claim, turn: Turn): Statement | null {
  const status = turn.citer.status(old.entry);
  if (question.claims.mood !== "asserted" || !canBeBasis(status)) return null;
  return {
    lead: true,
    text: `Chưa thấy căn cứ: sổ văn bản không ghi ${callIt(successor.entry)} thay ${callIt(old.entry)} (không thay theo những gì đã ghi).`,
    citations: [turn.citer.heading(old.entry), turn.citer.heading(successor.entry)],
  };
}

/** Which documents replaced it, and which one applies now. */
function truthOf(status: ReturnType<Turn["citer"]["status"]>): string {
  const direct = status.replacedBy.map((effect) => callIt(effect.acting));
  const now = status.current.map((entry) => callIt(entry)).filter((name) => !direct.includes(name));
  if (direct.length === 0) return "Trong kho chưa có văn bản thay";
  return `Văn bản thay là ${direct.join(", ")}${now.length === 0 ? "" : `; nay áp dụng ${now.join(", ")}`}`;
}

/** What the register knows of a document that was said to replace another. */
function didTo(kind: string | undefined): string {
  if (kind === "amends") return "chỉ sửa đổi, bổ sung, không thay";
  if (kind === "repeals-part") return "chỉ bãi bỏ một phần, không thay toàn bộ";
  if (kind === "guides") return "chỉ hướng dẫn, không thay";
  return "không được sổ văn bản ghi là thay";
}

interface Claim {
  old: NamedDocument;
  successor: NamedDocument;
}

/** Exactly two documents with a word of replacing between them, said or asked as a yes or no. */
function claimOf(question: Question, named: readonly NamedDocument[]): Claim | null {
  const [first, second] = [...named].sort((a, b) => a.reference.start - b.reference.start);
  if (!first || !second || named.length !== 2) return null;
  const between = fold(question.text.slice(first.reference.end, second.reference.start));
  if (/\b(?:nao|gi|hay|hoac|khac)\b/.test(between) || !YES_OR_NO.test(fold(question.text)))
    return null;
  if (PASSIVE.test(between)) return { old: first, successor: second };
  return ACTIVE.test(between) ? { old: second, successor: first } : null;
}

const YES_OR_NO = /\b(?:dung|phai|khong|ko|k|hong|hok|chua|ha|nhi|a|chu|roi|nghe noi|vi|nen)\b/;
