/** Targets of two plans or two years side by side, as the reader of plans has them: the one of each that is about the thing asked. */
import { fold } from "../../domain/text/fold.ts";
import { withoutComparing } from "./across-plans.ts";
import { emptyDraft, type FoundPassage, type Outcome, type Turn } from "./answer-deps.ts";
import { type PlanSide, plansOf, sidesOf } from "./plan-sides.ts";
import { planStatements } from "./plan-statement.ts";
import { planQuery } from "./plan-units.ts";
import { toldOf, wordsOfThing } from "./plan-words.ts";
import { isMarked } from "./terms.ts";
import type { Question } from "./understand.ts";

const ASKS_TARGET =
  /\b(?:muc tieu|chi tieu|ty le|phan dau)\b|\bdat (?:nam )?20\d\d\b|\bdat (?:ra|muc)\b/;
const ASKS_RESULT =
  /\b(?:ket qua|(?:dat|thuc hien|lam) duoc|duoc (?:may|bao nhieu|nhieu)|da|thuc te|hien tai|dang)\b/;
const OF_ASKING =
  /(?<![\p{L}\p{N}])(?:mục tiêu|muc tieu|chỉ tiêu|chi tieu|tỷ lệ|tỉ lệ|ty le|ti le|phấn đấu|phan dau|đặt ra|dat ra|đặt|dat|từ|sang|đến|lên|có)(?![\p{L}\p{N}])/giu;
/** Share of the thing that a target must name. */
const LEAST_TOLD = 0.6;
/** Words of a target that say what it measures. */
const SUBJECT = 8;
/** What the conditions behind the subject count. */
const BEHIND = 0.7;

/** null where no two sides are named, or one of them sets no such target. */
export async function answerTargets(question: Question, turn: Turn): Promise<Outcome | null> {
  const folded = fold(question.text);
  if (!ASKS_TARGET.test(folded) || ASKS_RESULT.test(folded)) return null;
  const sides = sidesOf(question.text, turn);
  const wanted = askedWords(question.text, turn);
  if (sides.length < 2 || wanted.length === 0) return null;
  const found = await Promise.all(sides.map((side) => bestOf(side, wanted, turn)));
  if (found.some((line) => line === null)) return null;
  const draft = emptyDraft();
  draft.statements.push(
    ...planStatements(
      found.flatMap((line) => line ?? []),
      turn,
    ),
  );
  draft.suggestions = ["Văn bản nào quy định việc này?"];
  return { draft, about: [] };
}

const askedWords = (text: string, turn: Turn): string[] =>
  wordsOfThing(withoutComparing(text, isMarked(text)).replace(OF_ASKING, " "), text, turn);

async function bestOf(
  side: PlanSide,
  wanted: readonly string[],
  turn: Turn,
): Promise<FoundPassage | null> {
  const [plan] = await plansOf(side, turn);
  if (plan === undefined) return null;
  const lines = await turn.shelf.targets(plan.id, turn.unit);
  const scored = lines
    .filter(({ target }) => target.value !== null)
    .map(({ target, line }) => ({ line, told: toldBy(target.text, wanted, turn) }))
    .filter(({ told }) => told >= LEAST_TOLD)
    .sort((a, b) => b.told - a.told || a.line.text.length - b.line.text.length);
  return scored[0]?.line ?? null;
}

/** How much of the thing one clause of a target names, what it measures before the conditions behind it. */
function toldBy(text: string, wanted: readonly string[], turn: Turn): number {
  const all = toldOf(wanted, turn);
  const clauses = text.split(/;/).map((clause) => {
    const head = turn.terms(
      planQuery(clause.trim().split(/\s+/).slice(0, SUBJECT).join(" ")),
    ).weights;
    const own = turn.terms(planQuery(clause)).weights;
    return toldOf(wanted, turn, (word) => (head.has(word) ? 1 : own.has(word) ? BEHIND : 0));
  });
  return all === 0 ? 0 : Math.max(...clauses) / all;
}
