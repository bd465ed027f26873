/**
 * Answers quoted from what the unit itself has stored: regulations that the register does not hold, its own papers.
 */
import { findReferences } from "../../domain/reference/find-references.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import type { Intent } from "./intent.ts";
import { quoteStatement } from "./passage-answer.ts";
import { planQuery } from "./plan-units.ts";
import type { Question } from "./understand.ts";

/**
 * What the unit's own documents say, quoted; null when none carries the question. A symbol that the question names must
 * stand in the passage; plans are no answer where a regulation is asked for.
 */
export async function answerFromUploads(question: Question, turn: Turn): Promise<Outcome | null> {
  const found = await turn.searchPassages(question.text, 12, turn.unit, { origins: ["upload"] });
  const strong = found
    .filter(
      (passage) => !asksLaw(question) || (passage.kind !== "plan" && passage.kind !== "budget"),
    )
    .filter((passage) => citesAll(passage, question) && carries(passage, question, turn))
    .slice(0, 3);
  if (strong.length === 0) return null;
  const draft = emptyDraft();
  const unknown = question.unknown.map(({ raw }) => raw);
  if (unknown.length > 0) {
    draft.opening = `Sổ văn bản không có ${unknown.join(", ")}; tài liệu đơn vị đã nạp có nhắc tới:`;
  }
  draft.statements.push(
    ...strong.map((passage, at) => ({ ...quoteStatement(passage, turn), lead: at === 0 })),
  );
  draft.cautions.push(
    "Trích từ tài liệu đơn vị đã nạp; tình trạng hiệu lực chỉ nêu khi văn bản có trong sổ.",
  );
  return { draft, about: [] };
}

const OF_LAW: readonly Intent[] = [
  "which",
  "list",
  "status",
  "replaced-by",
  "replaces",
  "changes",
  "guided-by",
];

const asksLaw = ({ intents }: Question): boolean => OF_LAW.some((intent) => intents.has(intent));

/** The passage names every document that the question names and nobody knows. */
function citesAll({ text, symbol }: FoundPassage, { unknown }: Question): boolean {
  if (unknown.length === 0) return true;
  const cited = [...findReferences(text), ...findReferences(symbol ?? "")];
  return unknown.every(({ number, year }) =>
    cited.some((one) => Number(one.number) === Number(number) && one.year === year),
  );
}

/** Share of what is telling in the question, and of its pairs of words, that a passage must say itself. */
const LEAST_TOLD = 0.75;
const LEAST_PAIRS = 0.4;

/** Common words are met in any document: what is rare must be there, and words that belong together beside each other. */
function carries(passage: FoundPassage, question: Question, turn: Turn): boolean {
  const own = turn.terms(planQuery(passage.text)).weights;
  const about = turn.terms(`${passage.headingPath.join(" | ")} | ${passage.title}`).weights;
  const terms = [...question.typedTerms.weights];
  const words = terms.filter(([term]) => !term.includes(" ") && !/^20[12]\d$/.test(term));
  const pairs = terms.filter(([term, weight]) => term.includes(" ") && weight >= 1);
  const all = words.reduce((sum, [term]) => sum + turn.evidence.telling(term), 0);
  const told = words.reduce((sum, [term]) => {
    const part = own.has(term) ? 1 : about.has(term) ? 0.5 : 0;
    return sum + turn.evidence.telling(term) * part;
  }, 0);
  if (all === 0) return question.unknown.length > 0;
  if (told / all < LEAST_TOLD) return false;
  const beside = pairs.filter(([term]) => own.has(term)).length;
  return pairs.length === 0 || beside / pairs.length >= LEAST_PAIRS;
}
