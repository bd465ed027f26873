/** Everything that a question takes for granted of a document that it names, held against the register. */
import type { IsoDate, RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../../domain/regulation/status.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import type { Scored } from "../evidence.ts";
import { dateCorrections, namingCorrections, signingCorrections } from "../premise.ts";
import type { Statement } from "../statement.ts";
import type { NamedDocument, Question } from "../understand.ts";
import { mayAffirm } from "./affirmation.ts";
import { checkAgent } from "./agent-premise.ts";
import { checkValues, type Verdict } from "./check-values.ts";
import { checkDuty } from "./duty-premise.ts";
import { issuerCorrections } from "./issuer-premise.ts";
import { kindCorrections } from "./kind-premise.ts";
import { numberCorrections } from "./number-premise.ts";
import { penaltyCorrection } from "./penalty-premise.ts";
import { placeCorrection } from "./place-premise.ts";
import { isWrongPremise, ledBy } from "./say-verdict.ts";
import { statusCorrection } from "./status-premise.ts";
import { checkWording } from "./wording-premise.ts";

export interface Found {
  facts: Scored[];
  /** What they were chosen from, best first. */
  ranked: readonly Scored[];
  /** The status of the document is asked for, not what it says. */
  aboutStatus?: boolean;
}

/** A figure, a day, a body or a yes that the question takes for granted. */
export function checkContent(
  question: Question,
  ranked: readonly Scored[],
  asOf: IsoDate,
): Verdict | null {
  const values = checkValues(question, ranked, asOf);
  return (
    checkDuty(question, ranked) ??
    (isBorneOut(values, question) ? values : null) ??
    checkAgent(question, ranked) ??
    checkWording(question, ranked)
  );
}

/** A yes stands only where nothing in the statement speaks against the claim beside the figure. */
const isBorneOut = (verdict: Verdict | null, question: Question): boolean =>
  verdict?.said.startsWith("Đúng") !== true || mayAffirm(question, verdict.fact);

export function isDead(entry: RegisterEntry, citer: Turn["citer"]): boolean {
  const status = citer.status(entry);
  return !canBeBasis(status) && status.code !== "upcoming";
}

interface Premises {
  corrections: Statement[];
  verdict: Verdict | null;
  /** The facts, the one that tells first. */
  facts: Scored[];
  isWrong: boolean;
}

/** What the question takes for granted of the document, held against the register. */
export function premisesOf(
  question: Question,
  document: NamedDocument,
  found: Found,
  turn: Turn,
): Premises {
  const { entry } = document;
  const checked = found.aboutStatus ? null : checkContent(question, found.ranked, turn.asOf);
  const facts = ledBy(checked, found.facts);
  const ofStatus = question.named.length > 1 ? null : statusCorrection(question, entry, turn);
  const corrections = [
    ...[ofStatus].filter((one) => one !== null && one !== true),
    ...namingCorrections(document, turn),
    ...issuerCorrections(question, document, turn),
    ...dateCorrections(question, document, turn),
    ...signingCorrections(question, document, turn),
    ...[placeCorrection(question, entry, facts, turn)].filter((one) => one !== null),
    ...[penaltyCorrection(question, entry, turn)].filter((one) => one !== null),
    ...kindCorrections(question, document, turn),
    ...numberCorrections(question, entry, turn),
  ];
  // "Đúng" of the figure beside a wrong place would be read as a yes to both.
  const verdict = corrections.length > 0 && checked?.right === true ? null : checked;
  const isMoved = facts.length > 0 && !found.aboutStatus && isOvertaken(question, entry, turn);
  const isWrong = corrections.length > 0 || ofStatus === true || isMoved || isWrongPremise(verdict);
  return { corrections, verdict, facts, isWrong };
}

/** What was asked of a dead document is answered from its successors: the premise is corrected. */
const isOvertaken = (question: Question, entry: RegisterEntry, turn: Turn): boolean =>
  isDead(entry, turn.citer) && !knowsDead(question);

const knowsDead = ({ intents, text }: Question): boolean =>
  intents.has("changes") || KNOWN_DEAD.test(fold(text));

/** Who asks so knows that the document is dead. */
const KNOWN_DEAD =
  /\b(?:khong|ko) (?:con|duoc)\b.*\bnua\b|\b(?:cu|truoc day|het hieu luc|bi thay|thoi)\b/;
