/** Statements of a named document for the subject asked; of its successors where it is dead. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Turn } from "./answer-deps.ts";
import type { Scored } from "./evidence.ts";
import { asksDates } from "./identity.ts";
import { asksPlace, factsAt } from "./place-facts.ts";
import type { Found } from "./premises/document-premises.ts";
import { comparable, quantitiesOf } from "./premises/quantities.ts";
import { chooseFacts, isFair, rank, suits } from "./select-facts.ts";
import { answering, isAside } from "./standing.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Facts of the document for the subject asked; of its successors where it is dead. */
export function contentFacts(question: Question, entry: RegisterEntry, turn: Turn): Found {
  const own = (facts: Scored[]): Found => ({ facts, ranked: facts });
  if (asksDates(question)) return own([]);
  // What is claimed of a place is looked for by its words; what stands there, by the place.
  if (asksPlace(question)) return own(factsAt(question, entry, turn));
  const counted = countedFacts(question, entry, turn);
  if (counted.length > 0) return own(counted);
  if (contentSize(question.terms) === 0) return own(asked(question, entry, turn));
  const status = turn.citer.status(entry);
  const dead = !canBeBasis(status) && status.code !== "upcoming";
  const successors = [...status.current, ...status.replacedBy.map((effect) => effect.acting)];
  const amending = status.amendedBy.map((effect) => effect.acting);
  const only = new Set(dead ? family(successors, turn) : [entry, ...amending]);
  const found = turn.evidence.find(question.terms, { only, limit: 30 });
  const ranked = rank(
    found.filter(
      (one) =>
        OF_CONTENT.has(one.unit.passage.kind) && !(one.unit.provision === null && isAside(one)),
    ),
    question,
    turn.citer,
    only,
    turn.asOf,
  );
  const best = ranked[0];
  // "Còn đơn thuốc lưu bao lâu" has a subject of its own: another deadline of the document is no answer.
  const isOther = question.followUp && question.leaned === null;
  if (!best || !isFair(best)) return own(isOther ? [] : asked(question, entry, turn));
  const fair = answering(ranked.filter(isFair), question, turn.asOf);
  return { facts: chooseFacts(fair, turn.citer, dead ? 3 : 4), ranked };
}

/** "Thông tư 13/2025 có 8 điều nhỉ": the document's own count of such things, where nothing else is said. */
function countedFacts(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const { mood, quantities } = question.claims;
  const [claim, other] = quantities;
  if (mood === "open" || claim?.dimension !== "count" || other !== undefined) return [];
  const left = [...question.terms.weights.keys()].filter(
    (term) =>
      !fold(claim.raw)
        .split(" ")
        .some((word) => term.split(" ").includes(word)),
  );
  if (left.length > 0) return [];
  return turn.evidence
    .all(entry)
    .filter(({ unit }) => unit.provision !== null)
    .filter(({ unit }) => quantitiesOf(unit.passage.text).some((one) => comparable(one, claim)))
    .map((one) => ({ ...one, score: 1, ask: 1, key: true }));
}

const OF_CONTENT: ReadonlySet<string> = new Set(["provision", "note"]);

/** Kinds of statement that a question of few words wants; none where it wants none in particular. */
export function wishedKinds(question: Question): readonly string[] {
  const { intents, text } = question;
  if (intents.has("deadline")) return ["deadline"];
  const penalty = /\bphat\b/.test(fold(text));
  if (intents.has("amount") || penalty)
    return penalty ? ["penalty"] : ["penalty", "cap", "rate", "threshold"];
  return [];
}

/** "Còn hạn chót thì sao", "phạt bao nhiêu", "điều mấy": the document's own statements of that kind. */
function asked(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const kinds = wishedKinds(question);
  const isPlace = kinds.length === 0 && question.intents.has("locator");
  if ((kinds.length === 0 && !isPlace) || wantsStatus(question)) return [];
  // What is still to come goes ahead of what is over.
  const isOver = ({ unit }: Scored) => Number((unit.provision?.due ?? turn.asOf) < turn.asOf);
  const { facility, leaned } = question;
  const near = leaned === null ? [] : turn.evidence.find(leaned, { only: new Set([entry]) });
  const own = isPlace
    ? near
    : [...new Map([...near, ...turn.evidence.all(entry)].map((one) => [one.unit, one])).values()];
  return own
    .filter(({ unit: { provision } }) =>
      isPlace ? (provision?.locator ?? null) !== null : kinds.includes(provision?.kind ?? ""),
    )
    .filter((one) => facility === null || suits(one, facility))
    .sort((a, b) => (isPlace ? 0 : isOver(a) - isOver(b)))
    .slice(0, isPlace ? 2 : 4);
}

/** Successors, what guides them, and what they guide: a decree's duty may now stand in the law. */
function family(entries: readonly RegisterEntry[], turn: Turn): RegisterEntry[] {
  const beside = (relation: { kind: string }) =>
    relation.kind === "guides" || relation.kind === "amends";
  return [
    ...new Set([
      ...entries,
      ...entries.flatMap((entry) => [
        ...turn.register
          .incoming(entry)
          .filter((effect) => beside(effect.relation))
          .map((effect) => effect.acting),
        ...entry.relations
          .filter(beside)
          .flatMap((relation) => turn.register.bySymbol(relation.target)),
        ...turn.register.entries.filter((other) => isNear(entry, other, turn)),
      ]),
    ]),
  ];
}

/** A living national document of the same main subject. */
function isNear(entry: RegisterEntry, other: RegisterEntry, turn: Turn): boolean {
  const same = other.subjects[0] === entry.subjects[0] && other.scope === "national";
  return same && canBeBasis(turn.citer.status(other));
}

export function wantsStatus(question: Question): boolean {
  const { intents } = question;
  return (
    intents.has("status") ||
    intents.has("replaced-by") ||
    (intents.has("date") && contentSize(question.terms) <= 2 && !ASKS_DUE.test(fold(question.text)))
  );
}

/** A day by which something must be done, not a day of the document itself. */
const ASKS_DUE = /\b(?:han (?:chot|cuoi|nop|lam)|deadline|cham nhat|phai xong)\b/;
