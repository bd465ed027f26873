/** "Cái trước đó nữa": one step further back in the chain of what replaced what. */
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import { emptyDraft, type Outcome, type Turn } from "./answer-deps.ts";
import { callIt } from "./statement.ts";
import { statusStatements } from "./status-statements.ts";
import type { AnswerContext, Question } from "./understand.ts";

const FURTHER =
  /^(?:(?:the|con|vay|roi|thi) )*(?:cai |van ban |ban |thong tu |nghi dinh |quyet dinh )?truoc (?:do|nua|cai do)(?: (?:nua|la|cai|gi|nao|thi|sao|so|may|a|vay|thi sao))*$/;

/** "Trước đó thì sao" alone asks what held before, not for a document. */
const OF_DOCUMENT = /\bnua\b|\b(?:cai|van ban|thong tu|nghi dinh|quyet dinh) truoc\b/;

/** null where the last answer was about no document, or nothing came before it. */
export function answerFurtherBack(
  question: Question,
  context: AnswerContext,
  turn: Turn,
): Outcome | null {
  const said = fold(question.text).replace(/[?.!,]/g, "");
  if (!FURTHER.test(said) || !OF_DOCUMENT.test(said)) return null;
  const told = context.documentIds.flatMap((id) => turn.register.byId(id) ?? []);
  const [first] = told;
  if (first === undefined) return null;
  const last = furthest(first, told, turn);
  const [before] = replacedBy(last, turn);
  const draft = emptyDraft();
  if (before === undefined) {
    draft.kind = "not-found";
    draft.opening = `Không tìm thấy trong kho văn bản nào trước ${callIt(last)}.`;
    return { draft, about: [last] };
  }
  draft.statements.push(...statusStatements(before, turn.citer, turn.asOf));
  return { draft, about: [before, ...told] };
}

/** The oldest of the documents that were told of, walked from the newest. */
function furthest(entry: RegisterEntry, told: readonly RegisterEntry[], turn: Turn): RegisterEntry {
  const next = replacedBy(entry, turn).find((one) => told.includes(one));
  return next === undefined ? entry : furthest(next, told, turn);
}

const replacedBy = (entry: RegisterEntry, { register }: Turn): RegisterEntry[] =>
  entry.relations
    .filter(({ kind }) => kind === "replaces" || kind === "succeeds")
    .flatMap(({ target }) => register.bySymbol(target).slice(0, 1));
