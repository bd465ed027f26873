/** A question as it is meant: understood, its documents found also by name, and what it leans on told. */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold, foldInPlace, syllables } from "../../domain/text/fold.ts";
import { ASKS_ACTING } from "./acting-documents.ts";
import type { Turn } from "./answer-deps.ts";
import type { Evidence } from "./evidence.ts";
import { asksEarlier, asksOfOtherFacility, asNamed } from "./follow-ups.ts";
import { makeNameFinder } from "./named-laws.ts";
import { asPlanQuestion } from "./plan-follow-ups.ts";
import { settleNumbers } from "./premises/number-premise.ts";
import { settleNames } from "./settle-names.ts";
import { contentSize, type Terms } from "./terms.ts";
import { type AnswerContext, type Question, understand } from "./understand.ts";

export interface QuestionReader {
  read(text: string, before: AnswerContext | null, turn: Turn): Question;
  /** The subject terms of a whole question. */
  termsOf(text: string): Terms;
}

export function makeQuestionReader(
  register: Register,
  evidence: Evidence,
  terms: (text: string) => Terms,
): QuestionReader {
  const findNames = makeNameFinder(register);
  const understood = (text: string, context: AnswerContext | null): Question =>
    understand(text, { register, terms, vocabulary: evidence.vocabulary, context });
  const readOne = (text: string, before: AnswerContext | null, turn: Turn): Question => {
    const question = understood(asPlanQuestion(text, before, turn) ?? text, before);
    question.earlier = asksEarlier(text);
    settleNames(question, evidence, register);
    settleNumbers(question, turn, findNames);
    addNamedLaws(question, findNames(terms(text).words.join(" "), turn.asOf));
    return question;
  };
  return {
    read: (text, before, turn) => {
      const question = readOne(text, before, turn);
      if (before === null || !asksOfOtherFacility(question, before, terms)) return question;
      return { ...readOne(before.subject, null, turn), facility: question.facility };
    },
    termsOf: (text) => understood(text, null).terms,
  };
}

/** "Luật Phòng bệnh do Chính phủ ban hành phải không", "… ký ngày 01/01/2024 đúng không". */
const OF_ITS_MAKING =
  /\bdo .{3,40} (?:ban hanh|ky|ra|thong qua)\b|\b(?:ky|ban hanh|thong qua) (?:vao |hom )?(?:ngay|thang|nam)\b/;
const OF_REPLACING = /\b(?:thay(?: the)?|bai bo|huy bo)\b/;

/** Laws called by name stand like documents called by symbol. */
function addNamedLaws(question: Question, entries: readonly RegisterEntry[]): void {
  if (question.named.length > 0) {
    addReplaced(question, entries);
    return;
  }
  question.mentioned = entries;
  const { intents } = question;
  const asksOfDocument =
    intents.has("status") ||
    intents.has("replaced-by") ||
    intents.has("replaces") ||
    intents.has("guided-by") ||
    ASKS_ACTING.test(fold(question.text)) ||
    (question.claims.mood === "asserted" && OF_ITS_MAKING.test(fold(question.text)));
  const asksNumber = intents.has("which") && contentSize(question.terms) <= 6;
  if (!asksOfDocument && !asksNumber) return;
  question.named.push(...entries.map(asNamed));
}

/** "Thông tư 13/2025 thay Luật Khám bệnh, chữa bệnh đúng không": the other side of what is said stands by its name. */
function addReplaced(question: Question, entries: readonly RegisterEntry[]): void {
  const { named, text, claims } = question;
  const [law, second] = entries.filter((entry) => named.every((one) => one.entry !== entry));
  if (law === undefined || second !== undefined || named.length !== 1) return;
  if (claims.mood !== "asserted" || !OF_REPLACING.test(fold(text))) return;
  const place = law.shortNames
    .flatMap((name) => {
      const words = new RegExp(syllables(name).join("[^\\p{L}\\p{N}]+"), "u");
      const match = words.exec(foldInPlace(text));
      return match === null ? [] : [{ start: match.index, end: match.index + match[0].length }];
    })
    .toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (place === undefined) return;
  const one = asNamed(law);
  question.named.push({ ...one, reference: { ...one.reference, ...place } });
}
