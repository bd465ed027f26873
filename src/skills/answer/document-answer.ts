/** Answers about documents that the question names: status, chain, what it replaced, what it says. */
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import { relationText } from "../../domain/regulation/entry-passages.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { actingOn } from "./acting-documents.ts";
import { emptyDraft, entriesOf, type Outcome, type Turn } from "./answer-deps.ts";
import { cautionsFor, fieldDisagreements } from "./cautions.ts";
import type { Scored } from "./evidence.ts";
import { asksDates, identityOf } from "./identity.ts";
import { asksPlace, factsAt, nothingAt } from "./place-facts.ts";
import { type Found, isDead, premisesOf } from "./premises/document-premises.ts";
import { sayVerdict } from "./premises/say-verdict.ts";
import { replacementCorrection } from "./replacement-premise.ts";
import { chooseFacts, factStatement, isFair, rank } from "./select-facts.ts";
import { callIt, type Statement } from "./statement.ts";
import { introduce, statusStatements } from "./status-statements.ts";
import { contentSize, type NamedDocument, type Question } from "./understand.ts";

export function answerDocuments(
  question: Question,
  named: readonly NamedDocument[],
  turn: Turn,
): Outcome {
  const draft = emptyDraft();
  const about: RegisterEntry[] = [];
  const outcome: Outcome = { draft, about };
  for (const document of named.slice(0, 4)) answerDocument(question, document, turn, outcome);
  orderByBasis(draft.statements);
  leadWithSuccessor(draft.statements);
  const correction = replacementCorrection(question, named, turn);
  if (correction) {
    draft.kind = "premise-corrected";
    draft.statements.unshift(correction);
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
  const own = { facts, identity, acting, told, aboutStatus };
  draft.statements.push(...premises.corrections, ...lead, ...inOrder(question, entry, own, turn));
  const isTold = aboutStatus || identity.lead === true || acting.length > 0;
  if (!isTold) sayUnrecorded({ question, entry, facts, outcome, turn });
  draft.cautions.push(
    ...cautionsFor(facts, [entry], question.terms, turn.terms),
    ...fieldDisagreements(question.text, entry),
    ...sameNumber(document),
  );
  about.push(...entriesOf(facts), entry, ...turn.citer.status(entry).current);
}

interface Told {
  facts: readonly Scored[];
  identity: Statement;
  acting: readonly Statement[];
  told: readonly Statement[];
  aboutStatus: boolean;
}

/** What is said of one document, that which was asked first. */
function inOrder(question: Question, entry: RegisterEntry, own: Told, turn: Turn): Statement[] {
  const { facts, identity, acting, told, aboutStatus } = own;
  const relations = [
    ...relationStatements(question, entry, turn),
    ...newestAmendment(question, entry, turn),
  ];
  const status = ownStatus(question, entry, { facts, identity }, turn);
  const isFirst = statusFirst(question, entry, turn);
  const isLead = identity.lead === true;
  // What is asked of a document known by its name alone stands in the one that amends it.
  const ahead = isNamedOnly(entry) && !aboutStatus && !isLead ? 1 : 0;
  return [
    ...told.slice(0, ahead),
    ...(isFirst ? status : relations),
    ...acting,
    ...(isLead ? [identity] : []),
    ...(isFirst ? relations : status),
    ...(isLead ? [] : [identity]),
    ...told.slice(ahead),
    ...bindingForce(question, entry, facts, turn),
  ];
}

/** "Còn hiệu lực không, bị sửa bởi luật nào", "thay NĐ 73 và đang còn hiệu lực": the status asked for goes ahead of what it did. */
function statusFirst(question: Question, entry: RegisterEntry, turn: Turn): boolean {
  const { intents } = question;
  if (!intents.has("status")) return false;
  return isDead(entry, turn.citer) || ASKS_AMENDMENT.test(fold(question.text));
}

const isNamedOnly = (entry: RegisterEntry): boolean => entry.title.startsWith("Chưa có tên");

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
  if (contentSize(question.terms) <= 1 && question.places.length === 0) return;
  outcome.answered = false;
  outcome.draft.statements.push(...keyFacts(entry, turn));
  outcome.draft.cautions.push(
    `Sổ văn bản chưa ghi riêng nội dung được hỏi của ${callIt(entry)}; cần xem toàn văn, hoặc gửi tệp văn bản vào đây để nạp.`,
  );
}

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

function wantsStatus(question: Question): boolean {
  const { intents } = question;
  return (
    intents.has("status") ||
    intents.has("replaced-by") ||
    (intents.has("date") && contentSize(question.terms) <= 2 && !ASKS_DUE.test(fold(question.text)))
  );
}

/** A day by which something must be done, not a day of the document itself. */
const ASKS_DUE = /\b(?:han (?:chot|cuoi|nop|lam)|deadline|cham nhat|phai xong)\b/;

/** Facts of the document for the subject asked; of its successors where it is dead. */
function contentFacts(question: Question, entry: RegisterEntry, turn: Turn): Found {
  const own = (facts: Scored[]): Found => ({ facts, ranked: facts });
  if (asksDates(question)) return own([]);
  // What is claimed of a place is looked for by its words; what stands there, by the place.
  if (asksPlace(question)) return own(factsAt(question, entry, turn));
  if (contentSize(question.terms) === 0) return own(asked(question, entry, turn));
  const status = turn.citer.status(entry);
  const dead = !canBeBasis(status) && status.code !== "upcoming";
  const successors = [...status.current, ...status.replacedBy.map((effect) => effect.acting)];
  const amending = status.amendedBy.map((effect) => effect.acting);
  const only = new Set(dead ? family(successors, turn) : [entry, ...amending]);
  const found = turn.evidence.find(question.terms, { only, limit: 30 });
  const ranked = rank(
    found.filter(
      (one) => one.unit.passage.kind !== "heading" && one.unit.passage.kind !== "relation",
    ),
    question,
    turn.citer,
    only,
    turn.asOf,
  );
  const best = ranked[0];
  if (!best || !isFair(best)) return own(asked(question, entry, turn));
  return { facts: chooseFacts(ranked.filter(isFair), turn.citer, dead ? 3 : 4), ranked };
}

/** "Còn hạn chót thì sao", "phạt bao nhiêu": the document's own statements of that kind. */
function asked(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const kinds = question.intents.has("deadline")
    ? ["deadline"]
    : question.intents.has("amount")
      ? ["penalty", "cap", "rate", "threshold"]
      : [];
  if (kinds.length === 0 || wantsStatus(question)) return [];
  // What is still to come goes ahead of what is over.
  const isOver = ({ unit }: Scored) => Number((unit.provision?.due ?? turn.asOf) < turn.asOf);
  return turn.evidence
    .all(entry)
    .filter((one) => kinds.includes(one.unit.provision?.kind ?? ""))
    .sort((a, b) => isOver(a) - isOver(b))
    .slice(0, 4);
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

function relationStatements(question: Question, entry: RegisterEntry, turn: Turn): Statement[] {
  const statements: Statement[] = [];
  const name = callIt(entry);
  if (question.intents.has("replaces")) {
    const effects = entry.relations.filter(
      (one) => one.kind === "replaces" || one.kind === "repeals-part" || one.kind === "succeeds",
    );
    for (const relation of effects) {
      const text = relationText(entry, relation);
      statements.push({
        lead: true,
        text,
        citations: [turn.citer.passage(entry, { text, locator: relation.clause ?? null })],
      });
    }
    if (effects.length === 0) {
      statements.push({
        lead: true,
        text: `Sổ văn bản không ghi ${name} thay văn bản nào.`,
        citations: [turn.citer.heading(entry)],
      });
    }
  }
  const status = turn.citer.status(entry);
  const alive = status.replacedBy.length === 0 && status.succeededBy.length === 0;
  const asksOne = question.named.length <= 1 && !question.intents.has("replaces");
  if (question.intents.has("replaced-by") && alive && asksOne) {
    statements.push({
      lead: true,
      text: `Không tìm thấy văn bản thay ${name} trong kho.`,
      citations: [turn.citer.heading(entry)],
    });
  }
  return statements;
}

/** "Quyết định nào sửa …", "luật … sửa đổi có hiệu lực khi nào": the newest amending document leads. */
function newestAmendment(question: Question, entry: RegisterEntry, turn: Turn): Statement[] {
  if (!ASKS_AMENDMENT.test(fold(question.text))) return [];
  const [newest] = turn.register
    .incoming(entry)
    .filter((effect) => effect.relation.kind === "amends")
    .map((effect) => effect.acting)
    .filter((acting) => acting.signed !== null && acting.signed <= turn.asOf)
    .sort((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""));
  return newest === undefined ? [] : [introduce(newest, turn.citer, turn.asOf)];
}

const ASKS_AMENDMENT =
  /\b(?:nao|gi|may) (?:da )?sua\b|\bsua doi (?:co hieu luc|ap dung|la|so)|bi sua (?:boi|bang|chua)|ban sua|sua gan day|moi sua/;

/** "Nghị định nào hướng dẫn luật …", "chương trình hành động thực hiện NQ 72": the acting documents lead. */
function guidedBy(question: Question, document: NamedDocument, turn: Turn): Statement[] {
  return actingOn(question, document, turn)
    .filter((acting) => {
      const status = turn.citer.status(acting);
      return canBeBasis(status) || status.code === "upcoming";
    })
    .slice(0, 4)
    .map((acting) => ({ ...introduce(acting, turn.citer, turn.asOf), lead: true }));
}

/** "Có bắt buộc không" asked of a plan or a letter: what kind of document it is, and where the duty stands. */
function bindingForce(
  question: Question,
  entry: RegisterEntry,
  facts: readonly Scored[],
  turn: Turn,
): Statement[] {
  if (!question.intents.has("obligation") || entry.force === "normative") return [];
  const kind =
    entry.force === "guidance"
      ? "văn bản hướng dẫn"
      : entry.force === "party"
        ? "văn bản của Đảng"
        : "văn bản hành chính";
  const duty = dutyBehind(question, entry, turn);
  const statements: Statement[] = [
    {
      text: `${callIt(entry)} là ${kind}, không phải văn bản quy phạm pháp luật.`,
      citations: [turn.citer.heading(entry)],
    },
  ];
  if (duty && !facts.some((fact) => fact.unit === duty.unit)) {
    statements.push(factStatement(duty, turn.citer, turn.asOf, false));
  }
  return statements;
}

/** The duty or deadline of a normative document on the same subject. */
function dutyBehind(question: Question, entry: RegisterEntry, turn: Turn): Scored | null {
  const normative = turn.register.entries.filter(
    (other) =>
      other.force === "normative" &&
      entry.subjects[0] !== undefined &&
      other.subjects.includes(entry.subjects[0]) &&
      canBeBasis(turn.citer.status(other)),
  );
  const found = turn.evidence
    .find(question.terms, { only: new Set(normative), limit: 20 })
    .filter(
      (one) => one.unit.provision?.kind === "duty" || one.unit.provision?.kind === "deadline",
    );
  const ranked = rank(found, question, turn.citer, new Set(), turn.asOf).filter(
    (one) => one.coverage >= 0.3,
  );
  return ranked.find((one) => one.unit.provision?.kind === "deadline") ?? ranked[0] ?? null;
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
