/** Answers to questions that name a subject and no document. */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { checkedTo } from "../../domain/regulation/checked-to.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { isAcceptable } from "./acceptance.ts";
import { emptyDraft, entriesOf, type Outcome, type Turn } from "./answer-deps.ts";
import { alive, placedFirst, tellingFirst } from "./asked-first.ts";
import { askFacility, differByFacility, withBothFacilities } from "./both-facilities.ts";
import { cautionsFor } from "./cautions.ts";
import type { Scored } from "./evidence.ts";
import { listDocuments, listSubject, namesSubject } from "./list-answer.ts";
import { ofObjectFirst } from "./object-first.ts";
import type { Verdict } from "./premises/check-values.ts";
import { checkContent } from "./premises/document-premises.ts";
import { ledBy, sayVerdict } from "./premises/say-verdict.ts";
import { yesOrNo } from "./premises/yes-or-no.ts";
import { chooseFacts, factStatement, isFair, rank, suits } from "./select-facts.ts";
import { answering } from "./standing.ts";
import { answerStart } from "./start-answer.ts";
import { callIt, type Statement } from "./statement.ts";
import { amendments, introduce } from "./status-statements.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";
import { askedLabel } from "./wish-bonus.ts";

/** null when nothing in the register carries the question. */
export function answerSubject(asked: Question, turn: Turn): Outcome | null {
  const question = listSubject(asked, turn);
  const found = turn.evidence
    .find(question.terms, { limit: 80 })
    .filter((one) => isIssued(one.unit.entry, turn));
  const all = rank(found, question, turn.citer, new Set(), turn.asOf);
  const first = all[0];
  if (!first) return null;
  const words = contentSize(question.terms);
  const best = all
    .slice(0, 6)
    .find((one) => one.score >= first.score * 0.85 && isAcceptable(one, all, words));
  const told = listWished(question, { all, best }, turn) ?? answerStart(question, all, turn);
  if (told) return told;
  turn.trace(...describeSearch(all, best));
  if (!best) return null;
  const nearest = placedFirst(question, [best, ...all.filter((one) => one !== best)]);
  const telling = tellingFirst(question, nearest, turn);
  const ranked = telling === null ? null : ofObjectFirst(question, telling, turn);
  if (ranked === null) return null;
  const living = answering(alive(ranked, turn), question, turn.asOf);
  const verdict = checkContent(question, living, turn.asOf);
  if (question.intents.has("which") && !asksFigure(question) && verdict === null) {
    return whichAnswer(question, ranked, turn);
  }
  return factAnswer(question, ranked, turn, verdict);
}

/** The list, where one is wished and the register knows the subject. */
function listWished(
  question: Question,
  { all, best }: { all: readonly Scored[]; best: Scored | undefined },
  turn: Turn,
): Outcome | null {
  if (!question.intents.has("list")) return null;
  const national = all.slice(0, 10).find((one) => one.unit.entry.scope === "national");
  const isKnown = best !== undefined || (national?.coverage ?? 0) >= 0.4;
  return isKnown || namesSubject(question, turn) ? listAnswer(question, all, turn) : null;
}

/** What was signed after the day asked about did not exist then. */
const isIssued = (entry: RegisterEntry, turn: Turn): boolean =>
  entry.signed === null || entry.signed <= turn.asOf;

/** The nearest statements and whether the best was near enough. */
function describeSearch(all: readonly Scored[], best: Scored | undefined): string[] {
  const near = all.slice(0, 3).map(({ unit, ask, singles }) => {
    const place = unit.passage.locator === null ? "" : `, ${unit.passage.locator}`;
    return `${unit.entry.symbol}${place} (trùng ${Math.round(singles * 100)} % số từ, gần cách hỏi ${Math.round(ask * 100)} %)`;
  });
  return [
    `Đã so với ${all.length} nội dung của sổ văn bản; gần nhất: ${near.join("; ")}.`,
    best === undefined
      ? "Không nội dung nào đủ gần để trả lời chắc chắn."
      : `Chọn ${best.unit.entry.symbol} vì đủ gần và còn dùng được tại ngày hỏi.`,
  ];
}

/** A figure, a day, a place or the number of a form: it stands in a statement, which tells its document too. */
function asksFigure({ intents, text }: Question): boolean {
  const isOfPlace = intents.has("locator") || askedLabel(text) !== null;
  return intents.has("deadline") || intents.has("amount") || isOfPlace;
}

/** Statements of one answer; what is less near than these was not asked. */
const MOST_FACTS = 4;

/** The statement first, then its document and status, then what belongs to it. */
function factAnswer(
  question: Question,
  ranked: readonly Scored[],
  turn: Turn,
  verdict: Verdict | null = null,
): Outcome {
  const draft = emptyDraft();
  const living = answering(alive(ranked, turn), question, turn.asOf);
  const chosen = chooseFacts(living, turn.citer, MOST_FACTS).filter(
    (fact, at) => at === 0 || question.facility === null || suits(fact, question.facility),
  );
  const facts = ledBy(verdict, withBothFacilities(chosen, ranked, question));
  const main = facts[0]?.unit.entry ?? (ranked[0] as Scored).unit.entry;
  draft.statements.push(
    ...facts.slice(0, 1).map((fact) => sentence(fact, turn, true)),
    introduce(main, turn.citer, turn.asOf),
    ...amendments(turn.citer.status(main).amendedBy, turn.citer),
    ...facts.slice(1).map((fact) => sentence(fact, turn, false)),
    ...(OF_HISTORY.some((intent) => question.intents.has(intent)) ? replacements(main, turn) : []),
  );
  sayVerdict(draft, verdict);
  const word = verdict === null ? yesOrNo(question, facts[0]) : null;
  const [first] = draft.statements;
  if (word !== null && first !== undefined) first.text = `${word} ${first.text}`;
  const outcome = finish(draft, facts, [main], question, turn);
  if (question.facility === null && differByFacility(facts)) askFacility(outcome.draft);
  return outcome;
}

/** Who asks for a figure or a day is not told what the document replaced. */
const OF_HISTORY = ["which", "status", "replaces", "replaced-by", "changes"] as const;

function sentence(fact: Scored, turn: Turn, lead: boolean): Statement {
  if (fact.unit.passage.kind === "heading")
    return introduce(fact.unit.entry, turn.citer, turn.asOf);
  return factStatement(fact, turn.citer, turn.asOf, lead);
}

/** The document first: the one whose heading and statements together carry most of the question. */
function whichAnswer(question: Question, ranked: readonly Scored[], turn: Turn): Outcome {
  const draft = emptyDraft();
  const [main, ...others] = ofType(documentsOf(alive(ranked, turn)), question);
  if (!main) return factAnswer(question, ranked, turn);
  const own = ranked.filter(
    (one) => one.unit.entry === main && one.unit.passage.kind === "provision" && isFair(one),
  );
  const chosen = chooseFacts(answering(own, question, turn.asOf), turn.citer, MOST_FACTS);
  const facts = deadlinesFirst(chosen, ranked, question);
  draft.statements.push(introduce(main, turn.citer, turn.asOf));
  draft.statements.push(...amendments(turn.citer.status(main).amendedBy, turn.citer));
  draft.statements.push(...facts.map((fact) => factStatement(fact, turn.citer, turn.asOf, false)));
  draft.statements.push(...replacements(main, turn));
  for (const other of others.slice(0, 2).filter((one) => isConnected(main, one))) {
    draft.statements.push({
      text: `Liên quan: ${callIt(other)} (${other.title}).`,
      citations: [turn.citer.heading(other, "related")],
    });
  }
  return finish(draft, facts, [main], question, turn);
}

/** One tells of the other, or both are of one main subject. */
const isConnected = (one: RegisterEntry, other: RegisterEntry): boolean =>
  one.subjects[0] === other.subjects[0] ||
  one.relations.some(({ target }) => target === other.symbol) ||
  other.relations.some(({ target }) => target === one.symbol);

function listAnswer(question: Question, ranked: readonly Scored[], turn: Turn): Outcome | null {
  const draft = emptyDraft();
  const living = alive(ranked, turn);
  const byHead = living.filter((one) => one.head >= 0.6).map((one) => one.unit.entry);
  const near = [...new Set([...byHead, ...documentsOf(living)])];
  const { statements, documents } = listDocuments(living, near, question, turn);
  if (documents.length === 0) return null;
  draft.opening = `Các văn bản về nội dung được hỏi, tình trạng tính đến ${displayDate(turn.asOf)} (${documents.length}):`;
  draft.statements.push(...statements);
  return finish(draft, [], documents, question, turn);
}

function finish(
  draft: Outcome["draft"],
  facts: readonly Scored[],
  documents: readonly RegisterEntry[],
  question: Question,
  turn: Turn,
): Outcome {
  const about = [...new Set([...documents, ...entriesOf(facts)])];
  draft.cautions.push(...cautionsFor(facts, documents.slice(0, 1), question.terms, turn.terms));
  draft.verified = checkedTo(about);
  draft.suggestions = documents
    .slice(0, 1)
    .flatMap((entry) => [
      `${entry.symbol} còn hiệu lực không?`,
      `${entry.symbol} thay văn bản nào?`,
    ]);
  return { draft, about };
}

/** "Nghị định nào …": decrees first where the question has one among its best documents. */
function ofType(documents: readonly RegisterEntry[], question: Question): RegisterEntry[] {
  const wanted = documents.slice(0, 4).filter((entry) => entry.type === question.wantedType);
  return [...new Set([...wanted, ...documents])];
}

/** Documents in order of the sum of their two best units, a heading hit counted. */
function documentsOf(ranked: readonly Scored[]): RegisterEntry[] {
  const sums = new Map<RegisterEntry, { sum: number; count: number }>();
  const floor = (ranked[0]?.score ?? 0) * 0.55;
  for (const one of ranked) {
    if (one.score < floor) continue;
    const known = sums.get(one.unit.entry) ?? { sum: 0, count: 0 };
    if (known.count >= 2) continue;
    sums.set(one.unit.entry, {
      sum: known.sum + (known.count === 0 ? one.score + one.head : one.score * 0.3),
      count: known.count + 1,
    });
  }
  return [...sums].sort((a, b) => b[1].sum - a[1].sum).map(([entry]) => entry);
}

/** "Thay các Thông tư 52/2017/TT-BYT, 18/2018/TT-BYT từ 01/07/2025 (Điều 13 khoản 2)." */
function replacements(entry: RegisterEntry, turn: Turn): Statement[] {
  const dead = entry.relations
    .filter((relation) => relation.kind === "replaces")
    .flatMap((relation) => {
      const [target] = turn.register.bySymbol(relation.target);
      const effect =
        target && turn.register.incoming(target).find((one) => one.relation === relation);
      return target && effect && turn.citer.status(target).code === "replaced"
        ? [{ target, effect }]
        : [];
    });
  const [first] = dead;
  if (first === undefined) return [];
  const { from } = first.effect;
  const one = dead.every(({ effect }) => effect.from === from) && from !== null;
  const clause = first.effect.relation.clause;
  const place = clause === undefined ? "" : ` (${clause})`;
  const text = `${callIt(entry)} thay ${dead.map(({ target }) => callIt(target)).join(", ")}${one ? ` từ ${displayDate(from)}` : ""}${place}.`;
  const citations = dead.flatMap(({ target, effect }) => [
    turn.citer.effect(effect),
    turn.citer.heading(target, "superseded"),
  ]);
  return [{ text, citations }];
}

/** What must be done by when belongs to the answer "which document", for each kind of facility. */
function deadlinesFirst(facts: Scored[], ranked: readonly Scored[], question: Question): Scored[] {
  const main = facts[0]?.unit.entry;
  const deadlines = ranked.filter(
    (one) =>
      one.unit.entry === main &&
      one.unit.provision?.kind === "deadline" &&
      one.coverage >= 0.5 &&
      (question.facility === null || suits(one, question.facility)),
  );
  return [...new Set([...deadlines.slice(0, 2), ...facts])].slice(0, 5);
}
