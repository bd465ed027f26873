/** Which statements may answer a question of today: not what held before, nor what only tells of other texts or of sources. */
import { tellsOfSources } from "../../domain/regulation/entry-passages.ts";
import type { IsoDate, Provision } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Scored } from "./evidence.ts";
import { onlyYear } from "./plan-units.ts";
import type { Question } from "./understand.ts";

/** It held until a day gone by, or tells of a text that has been changed since. */
export function isFormer({ unit: { provision } }: Scored, asOf: IsoDate): boolean {
  if (provision === null) return false;
  return provision.until === undefined ? provision.about === "former" : provision.until < asOf;
}

/** It points to another document, or tells how sources read. */
export function isAside({ unit: { passage, provision }, key, singles }: Scored): boolean {
  // That a point is open, or ruled by nobody, answers who asks for that very point.
  const isOfPoint = key && singles >= OF_POINT && IS_OPEN.test(fold(passage.text));
  if (passage.kind === "note") return tellsOfSources(passage.text) && !isOfPoint;
  if (OF_REGISTER.has(passage.kind)) return true;
  if (provision?.about === "bookkeeping") return !isOfPoint;
  return provision?.about !== undefined && provision.about !== "former";
}

/** Share of the question's words from which such a statement is about nothing else. */
const OF_POINT = 0.85;

const IS_OPEN =
  /\bkhong quy dinh\b|\bchua (?:quy dinh|kiem chung|ro|thong nhat|xac dinh)\b|\btranh luan\b/;

const OF_REGISTER: ReadonlySet<string> = new Set(["doubt", "disagreement"]);
/** Nearness to its own way of being asked for from which such a statement was meant. */
const ASKED_FOR = 0.75;

/** What held before is meant. */
export const asksFormer = ({ earlier, text }: Pick<Question, "earlier" | "text">): boolean =>
  earlier || OF_BEFORE.test(fold(text));

const OF_BEFORE =
  /\b(?:truoc day|truoc kia|hoi truoc|cu|(?:truoc khi|chua) (?:duoc |bi )?(?:sua|thay))\b|\b(?:den|toi|het|den het|toi het) (?:ngay|khi|luc|nam|thang|bao) (?:nao|gio|may)\b/;

/** "Năm 2027 mua máy chủ …", asked in 2026: what ends with 2026 is past by then. */
export function askedFrom({ text }: Pick<Question, "text">, asOf: IsoDate): IsoDate {
  const year = onlyYear(text);
  const from = `${String(year)}-01-01`;
  return year === null || from < asOf ? asOf : from;
}

/** The statements that answer; all where none of them does. */
export function answering(
  facts: readonly Scored[],
  question: Question,
  asOf: IsoDate,
): readonly Scored[] {
  const from = askedFrom(question, asOf);
  const kept = facts.filter(
    (one) =>
      (!isAside(one) || one.ask >= ASKED_FOR) && (asksFormer(question) || !isFormer(one, from)),
  );
  return kept.length > 0 ? kept : facts;
}

/** What a plan aims at is no duty; that nothing is due for the thing that is named answers how much is. */
export function meritOf({ kind, fact }: Provision, { intents, text, terms }: Question): number {
  const isAim = kind === "target" && OF_DUTY.test(fold(text));
  const isFree = intents.has("amount") && OWES_NOTHING.test(fact) && namesThing(terms.weights);
  return (isAim ? -0.2 : 0) + (isFree ? 0.24 : 0);
}

/** A thing stands beside the words of tax and the years. */
const namesThing = (weights: ReadonlyMap<string, number>): boolean =>
  [...weights.keys()].some((term) => !term.includes(" ") && !OF_TAX.test(term));

const OF_TAX = /^(?:thue|gia|tri|tang|vat|gtgt|suat|chiu|tinh|muc|nam|\d+)$/;
const OF_DUTY = /\b(?:phai|bat buoc|han chot|deadline)\b/;

/** "VAT phần mềm bao nhiêu": that nothing is due answers how much is. */
const OWES_NOTHING =
  /không chịu thuế|không (?:phải )?(?:nộp|thu) (?:phí|lệ phí|thuế)|miễn (?:phí|thuế|lệ phí)/u;
