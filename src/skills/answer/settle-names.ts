/** Symbols that fit several documents, or none of the type that was said, are settled by the subject of the question. */
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Evidence } from "./evidence.ts";
import { ofOtherType } from "./named-documents.ts";
import { contentSize } from "./terms.ts";
import type { Question } from "./understand.ts";

/** Share of the question's words that the document which is meant must carry. */
const SURE = 0.6;
/** The others carry at most this part of that. */
const FAR = 0.6;

/** "Luật hay nghị định": the kinds that are asked for are no subject. */
const KINDS_ASKED =
  /\b(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet) (?:hay|hoac|hay la) (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet)\b/;

export function settleNames(question: Question, evidence: Evidence, register: Register): void {
  if (contentSize(question.terms) < 2) return;
  question.ambiguous = question.ambiguous.filter(({ reference, candidates }) => {
    if (KINDS_ASKED.test(fold(question.text))) return true;
    const meant = bySubject(candidates, question, evidence);
    if (meant === null) return true;
    const others = candidates.filter((one) => one !== meant);
    question.named.push({ reference, entry: meant, others });
    return false;
  });
  question.unknown = question.unknown.filter((reference) => {
    const meant = bySubject(ofOtherType(reference, register), question, evidence);
    if (meant === null) return true;
    question.named.push({ reference, entry: meant, otherType: true });
    return false;
  });
}

function bySubject(
  candidates: readonly RegisterEntry[],
  { terms }: Question,
  evidence: Evidence,
): RegisterEntry | null {
  const carried = candidates
    .map((entry) => {
      const found = evidence.find(terms, { only: new Set([entry]), limit: 10 });
      return { entry, share: Math.max(0, ...found.map((one) => one.singles)) };
    })
    .sort((a, b) => b.share - a.share);
  const [best, second] = carried;
  if (best === undefined || best.share < SURE) return null;
  return second === undefined || second.share <= best.share * FAR ? best.entry : null;
}
