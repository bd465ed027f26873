/** "Công văn 365 phạt bao nhiêu": only a normative document sets a fine; letters, plans and directives do not. */
import type { RegisterEntry } from "../../../domain/regulation/register-entry.ts";
import { fold } from "../../../domain/text/fold.ts";
import type { Turn } from "../answer-deps.ts";
import { ASKS_PENALTY } from "../asked-day.ts";
import { callIt, type Statement } from "../statement.ts";
import type { Question } from "../understand.ts";
import { FORCE } from "./kind-premise.ts";

/** "Theo công điện … thì phạt theo nghị định nào": the fine of another document. */
const ELSEWHERE = /\bphat theo\b|\b(?:nghi dinh|van ban|luat|thong tu) nao\b/;

export function penaltyCorrection(
  { text, named }: Question,
  entry: RegisterEntry,
  turn: Turn,
): Statement | null {
  const said = fold(text);
  if (named.length !== 1 || !ASKS_PENALTY.test(said) || ELSEWHERE.test(said)) return null;
  if (entry.force === "normative" || entry.provisions.some(({ kind }) => kind === "penalty"))
    return null;
  return {
    lead: true,
    text: `${callIt(entry)} không quy định mức phạt: đây là ${FORCE[entry.force]}, không phải văn bản quy phạm pháp luật về xử phạt.`,
    citations: [turn.citer.heading(entry)],
  };
}
