/** Answers about documents that the question names: status, chain, what it replaced, what it says. */
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import { isNumberOnly, type RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, entriesOf, type Outcome, type Turn } from "./answer-deps.ts";
import { cautionsFor, fieldDisagreements } from "./cautions.ts";
import { contentFacts, wantsStatus, wishedKinds } from "./document-facts.ts";
import {
  amendmentChain,
  ASKS_AMENDMENT,
  bindingForce,
  guidedBy,
  newestAmendment,
  relationStatements,
} from "./document-relations.ts";
import type { Scored } from "./evidence.ts";
import { identityOf } from "./identity.ts";
import { nothingAt } from "./place-facts.ts";
import { isDead, premisesOf } from "./premises/document-premises.ts";
import { sayVerdict } from "./premises/say-verdict.ts";
import { bindingWord, statusWord, yesOrNo } from "./premises/yes-or-no.ts";
import { replacementCorrection } from "./replacement-premise.ts";
import { factStatement } from "./select-facts.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce, statusStatements } from "./status-statements.ts";
import { contentSize } from "./terms.ts";
import type { NamedDocument, Question } from "./understand.ts";

/** Of those named in one question so many are told. */
const MOST_DOCUMENTS = 4;

export function answerDocuments(
  question: Question,
  named: readonly NamedDocument[],
  turn: Turn,
): Outcome {
  const draft = emptyDraft();
  const about: RegisterEntry[] = [];
  const outcome: Outcome = { draft, about };
  const unrecorded = new Set<NamedDocument>();
  const told = named.slice(0, MOST_DOCUMENTS);
  for (const document of told) {
    const one: Outcome = { draft, about, answered: true };
    answerDocument(question, document, turn, one);
    if (one.answered === false) unrecorded.add(document);
  }
  outcome.answered = unrecorded.size === 0;
  orderByBasis(draft.statements);
  leadWithSuccessor(draft.statements);
  const correction = replacementCorrection(question, named, turn);
  if (correction) {
    draft.kind = "premise-corrected";
    draft.statements.unshift(correction);
  }
  // What was put right, or stands in another of the documents, has been answered.
  const isTold = draft.kind === "premise-corrected" || unrecorded.size < told.length;
  if (isTold && unrecorded.size > 0) {
    delete draft.opening;
    outcome.answered = true;
  }
  const all = [...new Set(about)];
  draft.verified = checkedTo(all);
  draft.suggestions = suggestions(named[0]?.entry);
  return { ...outcome, about: all };
}

function answerDocument(
  question: Question,
  document: NamedDocument,
  turn: Turn,
  outcome: Outcome,
): void {
  const { draft, about } = outcome;
  const { entry } = document;
  const found = contentFacts(question, entry, turn);
  const aboutStatus = wantsStatus(question);
  const premises = premisesOf(question, document, { ...found, aboutStatus }, turn);
  const { facts } = premises;
  if (premises.isWrong) draft.kind = "premise-corrected";
  const told = facts.map((fact, at) => factStatement(fact, turn.citer, turn.asOf, at === 0));
  const lead = premises.verdict === null ? [] : told.splice(0, 1);
  sayVerdict({ ...draft, statements: lead }, premises.verdict);
  const identity = identityOf(question, entry, turn);
  const acting = guidedBy(question, document, turn);
  const own = { entry, facts, identity, acting, told, aboutStatus };
  const said = [...premises.corrections, ...lead, ...inOrder(question, own, turn)];
  if (premises.corrections.length + lead.length === 0) beginWithWord(said, question, own, turn);
  draft.statements.push(...said);
  const isTold = aboutStatus || identity.lead === true || acting.length > 0;
  if (!isTold) sayUnrecorded({ question, entry, facts, outcome, turn });
  draft.cautions.push(
    ...cautionsFor(facts, [entry], question.terms, turn.terms),
    ...fieldDisagreements(question.text, entry),
    ...sameNumber(document),
  );
  // What comes next leans on the document that was named, where it still holds.
  const named = isDead(entry, turn.citer) ? [] : [entry];
  about.push(...named, ...entriesOf(facts), entry, ...turn.citer.status(entry).current);
}

/** "Còn.", "Chưa.", "Có.": a yes-or-no question is answered by its first word. */
function beginWithWord(
  said: Statement[],
  question: Question,
  { facts, told, aboutStatus, entry }: Told,
  { citer }: Turn,
): void {
  const [first] = said;
  if (first === undefined) return;
  const ofFact = first === told[0] ? yesOrNo(question, facts[0]) : null;
  const status = citer.status(entry);
  const word = aboutStatus
    ? statusWord(question, status)
    : (ofFact ?? bindingWord(question, entry, status));
  if (word === null) return;
  const { text } = first;
  first.text = `${word} ${text}`;
  const others = said.slice(1).filter((one) => one.text !== text);
  said.splice(1, said.length, ...others);
}

interface Told {
  entry: RegisterEntry;
  facts: readonly Scored[];
  identity: Statement;
  acting: readonly Statement[];
  told: readonly Statement[];
  aboutStatus: boolean;
}

/** What is said of one document, that which was asked first. */
function inOrder(question: Question, own: Told, turn: Turn): Statement[] {
  const { entry, facts, identity, acting, told, aboutStatus } = own;
  const relations = [
    ...relationStatements(question, entry, turn),
    ...newestAmendment(question, entry, turn),
    ...amendmentChain(question, entry, turn),
  ];
  const status = ownStatus(question, entry, { facts, identity }, turn);
  const isFirst = statusFirst(question, entry, turn);
  // "Có hiệu lực từ ngày nào và thay nghị định nào": the day is asked ahead of what it replaced.
  if (relations.length > 0 && asksStartFirst(question, own, turn))
    return [{ ...identity, lead: true }, ...relations, ...acting, ...told];
  const isLead = identity.lead === true;
  const isAsked = !aboutStatus && !isLead && relations.length + acting.length === 0;
  const ahead = isAsked && answersFirst(entry, facts, turn) ? 1 : 0;
  return [
    ...told.slice(0, ahead),
    ...(isFirst ? status : relations),
    ...acting,
    ...(isLead ? [identity] : []),
    ...(isFirst ? relations : status),
    ...(isLead || isDead(entry, turn.citer) ? [] : [identity]),
    ...told.slice(ahead),
    ...bindingForce(question, entry, facts, turn),
  ];
}

const asksStartFirst = ({ text }: Question, { entry, identity }: Told, turn: Turn): boolean =>
  START_FIRST.test(fold(text)) && !isDead(entry, turn.citer) && identity.lead !== true;

const START_FIRST =
  /\b(?:hieu luc|ap dung)(?: tu| vao)? (?:ngay|khi|luc|bao|thang) (?:nao|may|gio)\b.*\bthay\b/;

/** "Còn hiệu lực không, bị sửa bởi luật nào", "thay NĐ 73 và đang còn hiệu lực": the status asked for goes ahead of what it did. */
function statusFirst(question: Question, entry: RegisterEntry, turn: Turn): boolean {
  const { intents, text } = question;
  const [dead, amended] = [isDead(entry, turn.citer), ASKS_AMENDMENT.test(fold(text))];
  // A dead document is said dead before how it was changed while it lived.
  if (dead) return amended || intents.has("status") || !intents.has("replaces");
  return amended && intents.has("status");
}

/** What was asked goes first; of a document known by its name alone it stands in the one that amends it. */
function answersFirst(entry: RegisterEntry, facts: readonly Scored[], turn: Turn): boolean {
  if (isNumberOnly(entry)) return true;
  const [fact] = facts;
  if (fact === undefined || isDead(entry, turn.citer)) return false;
  const { amendedBy } = turn.citer.status(entry);
  const isAmending = amendedBy.some(({ acting }) => acting === fact.unit.entry);
  return fact.unit.entry === entry || (isAmending && fact.key);
}

/** All that is known of the status, or one line where the document lives and something else was asked. */
function ownStatus(
  question: Question,
  entry: RegisterEntry,
  { facts, identity }: { facts: readonly Scored[]; identity: Statement },
  { citer, asOf }: Turn,
): Statement[] {
  const { code } = citer.status(entry);
  const isSaid = identity.lead === true && (code === "unclear" || code === "in-force");
  if (isSaid) return [];
  const whole = isDead(entry, citer) || wantsStatus(question) || facts.length === 0;
  return whole ? statusStatements(entry, citer, asOf) : [introduce(entry, citer, asOf)];
}

/** The document is known, what was asked of it is not recorded. */
function sayUnrecorded(of: {
  question: Question;
  entry: RegisterEntry;
  facts: readonly Scored[];
  outcome: Outcome;
  turn: Turn;
}): void {
  const { question, entry, facts, outcome, turn } = of;
  if (facts.length > 0) return;
  const nothing = nothingAt(question, entry);
  if (nothing !== null) {
    outcome.draft.opening = nothing;
    outcome.draft.statements.push(...keyFacts(entry, turn));
    return;
  }
  const isWish = question.leaned !== null && wishedKinds(question).length > 0;
  if (contentSize(question.terms) <= 1 && question.places.length === 0 && !isWish) return;
  const told = outcome.draft.statements;
  const isOfRelation = question.intents.has("amended-by") && told.some(isAmendment);
  told.push(...keyFacts(entry, turn));
  if (isOfRelation) return;
  outcome.answered = false;
  outcome.draft.opening = `Sổ văn bản chưa ghi riêng nội dung được hỏi của ${callIt(entry)}; cần xem toàn văn, hoặc gửi tệp văn bản vào đây để nạp.`;
}

/** What amends the document, or what it amends, was asked and is told. */
const isAmendment = ({ lead, text }: Statement): boolean =>
  lead === true && /sửa đổi, bổ sung/.test(text);

/** "Thông tư 22": documents of that number of which only the number is known are named, so that nobody mixes them up. */
function sameNumber({ entry, others, reference }: NamedDocument): string[] {
  if (others === undefined || others.length === 0) return [];
  const names = others
    .slice(0, 5)
    .map((other) => other.symbol)
    .join(", ");
  return [
    `Câu hỏi chỉ ghi “${reference.raw}”; ở đây hiểu là ${entry.symbol}. Cùng số còn có ${names}: nếu anh/chị hỏi văn bản đó, ghi đủ số hiệu.`,
  ];
}

/** Where the named document is dead and its successor is only told of below, the successor comes up behind the first lead. */
function leadWithSuccessor(statements: Statement[]): void {
  const first = statements[0];
  if (!first || first.citations.some((citation) => citation.role === "basis")) return;
  const successor = statements.find((statement) => statement.text.startsWith("Văn bản tiếp nối"));
  const basis = successor?.citations.find((citation) => citation.role === "basis");
  if (!successor || !basis) return;
  successor.lead = true;
  statements.splice(statements.indexOf(successor), 1);
  statements.splice(1, 0, successor);
  first.citations = [basis, ...first.citations];
}

/** The first facts of a document, for a question that named it and nothing we know. */
function keyFacts(entry: RegisterEntry, turn: Turn): Statement[] {
  return entry.provisions.slice(0, 3).map((provision) => ({
    text: `${provision.fact.replace(/\.$/, "")} (${callIt(entry)}${provision.locator === null ? "" : `, ${provision.locator}`}).`,
    citations: [turn.citer.passage(entry, { text: provision.fact, locator: provision.locator })],
  }));
}

/** Citations that may be a basis come first inside each statement. */
function orderByBasis(statements: Statement[]): void {
  for (const statement of statements) {
    statement.citations.sort(
      (a, b) => Number(a.role === "superseded") - Number(b.role === "superseded"),
    );
  }
}

function suggestions(entry: RegisterEntry | undefined): string[] {
  if (!entry) return [];
  return [
    `${entry.symbol} thay văn bản nào?`,
    `${entry.symbol} quy định những gì?`,
    "Văn bản nào sắp hết hiệu lực?",
  ];
}
