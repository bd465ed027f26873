/** Answers about documents that the question names: status, chain, what it replaced, what it says. */
import { relationText } from "../../domain/regulation/entry-passages.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis } from "../../domain/regulation/status.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, entriesOf, type Outcome, type Turn, verifiedOf } from "./answer-deps.ts";
import { cautionsFor } from "./cautions.ts";
import type { Scored } from "./evidence.ts";
import {
  dateCorrections,
  issuerCorrections,
  namingCorrections,
  signingCorrections,
} from "./premise.ts";
import { checkAgent } from "./premises/agent-premise.ts";
import { checkValues, type Verdict } from "./premises/check-values.ts";
import { kindCorrections } from "./premises/kind-premise.ts";
import { placeCorrection } from "./premises/place-premise.ts";
import { liesAt } from "./premises/places.ts";
import { isWrongPremise, ledBy, sayVerdict } from "./premises/say-verdict.ts";
import { statusCorrection } from "./premises/status-premise.ts";
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
  draft.verified = verifiedOf(all);
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
  const { citer, asOf } = turn;
  const corrections = [
    ...namingCorrections(document, turn),
    ...issuerCorrections(question, document, turn),
    ...dateCorrections(question, document, turn),
    ...signingCorrections(question, document, turn),
  ];
  const status = citer.status(entry);
  const dead = !canBeBasis(status) && status.code !== "upcoming";
  const found = contentFacts(question, entry, turn);
  const checked = wantsStatus(question) ? null : checkContent(question, found.ranked, asOf);
  const facts = ledBy(checked, found.facts);
  const ofStatus = question.named.length > 1 ? null : statusCorrection(question, entry, turn);
  if (ofStatus !== null && ofStatus !== true) corrections.unshift(ofStatus);
  const ofPlace = placeCorrection(question, entry, facts, turn);
  if (ofPlace !== null) corrections.push(ofPlace);
  corrections.push(...kindCorrections(question, document, turn));
  // "Đúng" of the figure beside a wrong place would be read as a yes to both.
  const verdict = corrections.length > 0 && checked?.right === true ? null : checked;
  const aboutStatus = wantsStatus(question);
  // What was asked of a dead document is answered from its successors: the premise is corrected.
  const moved = dead && facts.length > 0 && !aboutStatus && !KNOWN_DEAD.test(fold(question.text));
  if (corrections.length > 0 || ofStatus === true || (moved && !question.intents.has("changes")))
    draft.kind = "premise-corrected";
  const told = facts.map((fact, at) => factStatement(fact, citer, asOf, at === 0));
  const lead = verdict === null ? [] : told.splice(0, 1);
  sayVerdict({ ...draft, statements: lead }, verdict);
  if (isWrongPremise(verdict)) draft.kind = "premise-corrected";
  const whole = dead || aboutStatus || facts.length === 0;
  draft.statements.push(
    ...corrections,
    ...lead,
    ...relationStatements(question, entry, turn),
    ...newestAmendment(question, entry, turn),
    ...guidedBy(question, entry, turn),
    ...(whole ? statusStatements(entry, citer, asOf) : [introduce(entry, citer, asOf)]),
    ...told,
    ...bindingForce(question, entry, facts, turn),
  );
  if (!aboutStatus) sayUnrecorded({ question, entry, facts, outcome, turn });
  draft.cautions.push(
    ...cautionsFor(facts, [entry], question.terms, turn.terms),
    ...sameNumber(document),
  );
  about.push(...entriesOf(facts), entry, ...status.current);
}

/** Who asks so knows that the document is dead. */
const KNOWN_DEAD =
  /\b(?:khong|ko) (?:con|duoc)\b.*\bnua\b|\b(?:cu|truoc day|het hieu luc|bi thay|thoi)\b/;

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
  const names = others.map((other) => other.symbol).join(", ");
  return [
    `Câu hỏi chỉ ghi “${reference.raw}”; ở đây hiểu là ${entry.symbol}. Cùng số còn có ${names}: nếu anh/chị hỏi văn bản đó, ghi đủ số hiệu.`,
  ];
}

function wantsStatus(question: Question): boolean {
  const { intents } = question;
  return (
    intents.has("status") ||
    intents.has("replaced-by") ||
    (intents.has("date") && contentSize(question.terms) <= 2)
  );
}

/** A figure, a day or a body that the question takes for granted. */
function checkContent(
  question: Question,
  ranked: readonly Scored[],
  asOf: IsoDate,
): Verdict | null {
  return checkValues(question, ranked, asOf) ?? checkAgent(question, ranked);
}

interface Found {
  facts: Scored[];
  /** What they were chosen from, best first. */
  ranked: readonly Scored[];
}

/** Facts of the document for the subject asked; of its successors where it is dead. */
function contentFacts(question: Question, entry: RegisterEntry, turn: Turn): Found {
  const own = (facts: Scored[]): Found => ({ facts, ranked: facts });
  const placed = factsAt(question, entry, turn);
  if (placed.length > 0) return own(placed);
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

/** "Điều 4 khoản 2 TT 13/2025 quy định gì": what the register knows to stand there. */
function factsAt(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const [place] = question.places;
  if (place === undefined || contentSize(question.terms) > 1) return [];
  return turn.evidence
    .find(turn.terms(entry.title), { only: new Set([entry]), limit: 60 })
    .filter(({ unit }) => unit.provision !== null && liesAt(unit.passage.locator, place))
    .slice(0, 5);
}

/** "Còn hạn chót thì sao", "phạt bao nhiêu": the document's own statements of that kind. */
function asked(question: Question, entry: RegisterEntry, turn: Turn): Scored[] {
  const kinds = question.intents.has("deadline")
    ? ["deadline"]
    : question.intents.has("amount")
      ? ["penalty", "cap", "rate", "threshold"]
      : [];
  if (kinds.length === 0 || wantsStatus(question)) return [];
  const title = turn.terms(entry.title);
  return turn.evidence
    .find(title, { only: new Set([entry]), limit: 40 })
    .filter((one) => kinds.includes(one.unit.provision?.kind ?? ""))
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

/** "Nghị định nào hướng dẫn luật …". */
function guidedBy(question: Question, entry: RegisterEntry, turn: Turn): Statement[] {
  if (!question.intents.has("guided-by")) return [];
  return turn.register
    .incoming(entry)
    .filter((effect) => effect.relation.kind === "guides")
    .filter((effect) => canBeBasis(turn.citer.status(effect.acting)))
    .map((effect) => ({ ...introduce(effect.acting, turn.citer, turn.asOf), lead: true }));
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
