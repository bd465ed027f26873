/** "Lộ trình cũ và mới khác nhau thế nào", "TT 13/2025 khác gì TT 46/2018": what holds now beside what held before. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { factStatement, rank } from "./select-facts.ts";
import { callIt, type Statement } from "./statement.ts";
import { contentSize, type Terms } from "./terms.ts";
import type { Question } from "./understand.ts";

const ASKS =
  /\bkhac (?:gi|nhau|nhu|the nao|ra sao|cho nao|o dau|voi|so voi)|\b(?:thay doi|doi moi|diem moi|doi) (?:gi|the nao|ra sao|nhu the nao)\b|\bcu (?:va|voi|so voi) moi\b|\bso voi (?:truoc|cu|ban cu|quy dinh cu|thong tu cu)/;
const FRAME =
  /\b(?:lo trinh|thoi han|han|deadline|moc|cu|moi|khac|nhau|thay doi|diem|so voi|truoc|nay|quy dinh|van ban|sang|chuyen|the nao|nhu|ra sao|gi|doi|cho|nao|voi|va|tu)\b/g;
const LEAST = 0.3;
const EACH = 3;

export const asksOldAndNew = ({ text }: Question): boolean => ASKS.test(fold(text));

/** null where one of the two sides says nothing of the subject. */
export function answerOldAndNew(question: Question, turn: Turn): Outcome | null {
  const terms = { ...turn.terms(withoutNames(question)), typed: question.terms.typed };
  const named = question.named.map(({ entry }) => entry);
  const pair = named.length >= 2 ? pairOf(named, turn) : pairOfSubject(terms, named[0], turn);
  if (pair === null) return null;
  const [now, before] = pair;
  const [present, past] = [
    factsOf(now, terms, question, turn),
    factsOf(before, terms, question, turn),
  ];
  if (present.length === 0 || past.length === 0) return null;
  const draft = emptyDraft();
  const status = turn.citer.status(before);
  const since = status.since === null ? "" : ` từ ${displayDate(status.since)}`;
  draft.statements.push(
    ...present.map((fact, at) => sideOf("Nay", fact, at === 0, turn)),
    ...past.map((fact) => sideOf("Trước đây", fact, false, turn)),
    {
      text: `${callIt(before)} không còn hiệu lực${since}, thay bằng ${callIt(now)}.`,
      citations: [...status.replacedBy.slice(0, 1).map((effect) => turn.citer.effect(effect))],
    },
  );
  draft.verified = checkedTo([now, before]);
  return { draft, about: [now, before] };
}

/** The question without the symbols in it and the words that only compare. */
function withoutNames({ text, named }: Question): string {
  let rest = text;
  for (const { reference } of named.toSorted((a, b) => b.reference.start - a.reference.start)) {
    if (reference.end > reference.start)
      rest = `${rest.slice(0, reference.start)} | ${rest.slice(reference.end)}`;
  }
  return fold(rest).replace(FRAME, " ");
}

/** Of two named documents the one that replaced the other first. */
function pairOf(
  named: readonly RegisterEntry[],
  turn: Turn,
): [RegisterEntry, RegisterEntry] | null {
  for (const before of named) {
    const successors = turn.citer.status(before).replacedBy.map(({ acting }) => acting);
    const now = named.find((entry) => successors.includes(entry));
    if (now !== undefined) return [now, before];
  }
  return null;
}

/** The living document of the subject and the one that it replaced. */
function pairOfSubject(
  terms: Terms,
  named: RegisterEntry | undefined,
  turn: Turn,
): [RegisterEntry, RegisterEntry] | null {
  if (named === undefined && contentSize(terms) < 2) return null;
  const found = turn.evidence.find(terms, { limit: 40 }).filter((one) => one.coverage >= LEAST);
  const entries = named === undefined ? [...new Set(found.map(({ unit }) => unit.entry))] : [named];
  for (const now of entries.filter((entry) => canBeBasis(turn.citer.status(entry))).slice(0, 8)) {
    const before = now.relations
      .filter(({ kind }) => kind === "replaces")
      .flatMap(({ target }) => turn.register.bySymbol(target))
      .filter(({ provisions }) => provisions.length > 0)
      .toSorted((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""))[0];
    if (before !== undefined) return [now, before];
  }
  return null;
}

function factsOf(entry: RegisterEntry, terms: Terms, question: Question, turn: Turn): Scored[] {
  const only = new Set([entry]);
  const all =
    contentSize(terms) === 0
      ? turn.evidence.all(entry)
      : turn.evidence.find(terms, { only, limit: 30 });
  const provisions = all.filter(({ unit }) => unit.provision !== null);
  const ranked = rank(provisions, question, turn.citer, only, turn.asOf);
  // "Lộ trình" asks for days.
  const isOfDays = /\b(?:lo trinh|han|thoi han|deadline|moc)\b/.test(fold(question.text));
  const dated = ranked.filter(
    ({ unit }) =>
      unit.provision?.kind === "deadline" || /\b20\d\d[–-]20\d\d\b/.test(unit.passage.text),
  );
  return (isOfDays && dated.length > 0 ? dated : ranked).slice(0, EACH);
}

function sideOf(
  when: "Nay" | "Trước đây",
  fact: Scored,
  lead: boolean,
  { citer, asOf }: Turn,
): Statement {
  const told = factStatement(fact, citer, asOf, lead);
  const isPast = when === "Trước đây";
  const text = isPast
    ? told.text.replace(/; (?:còn \d+ ngày|tính đến)[^.;]*(?=\.$)/, "")
    : told.text;
  return { ...told, text: `${when}: ${text}` };
}
