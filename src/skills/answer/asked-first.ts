/** Of the statements found, the one that tells what is asked goes first: the figure, the place; what is dead stands behind. */
import { canBeBasis } from "../../domain/regulation/status.ts";
import type { Turn } from "./answer-deps.ts";
import {
  askedFigure,
  asksGeneralTax,
  FIGURE_NAMES,
  isOfThing,
  tellsFigure,
} from "./asked-figure.ts";
import type { Scored } from "./evidence.ts";
import { isFair } from "./select-facts.ts";
import type { Question } from "./understand.ts";

/** A statement as near as this to the best one may take its place where it tells the figure that is asked for. */
const AS_NEAR = 0.7;

/**
 * Where a figure is asked for, the nearest statement that tells one of the thing goes first; null where none does: a price,
 * penalty or norm of something else is no answer.
 */
export function tellingFirst(
  question: Question,
  ranked: readonly Scored[],
  turn: Turn,
): Scored[] | null {
  const asked = askedFigure(question.text);
  const asksDocument = question.intents.has("which") && asked?.open === false;
  if (asked === null || asksDocument || question.leaned !== null) return [...ranked];
  if (asked.kind === "share" && asksGeneralTax(question.text)) return [...ranked];
  const floor = (ranked[0]?.score ?? 0) * AS_NEAR;
  const found = alive(ranked, turn).find(
    (one) =>
      one.score >= floor &&
      tellsFigure(one, asked) &&
      isOfThing(one, asked, { subject: question.terms, turn }),
  );
  if (found !== undefined) return [found, ...ranked.filter((one) => one !== found)];
  turn.trace(`Không nội dung nào gần đó nêu ${FIGURE_NAMES[asked.kind]} của điều được hỏi.`);
  return null;
}

/** "Theo luật nào, điều mấy": the nearest statement that stands at a place, not the heading of its document. */
export function placedFirst(question: Question, ranked: readonly Scored[]): readonly Scored[] {
  const [best] = ranked;
  if (!question.intents.has("locator") || best === undefined) return ranked;
  if (best.unit.passage.locator !== null) return ranked;
  const found = ranked.find(
    ({ unit, score }) =>
      unit.entry === best.unit.entry &&
      unit.provision !== null &&
      unit.passage.locator !== null &&
      score >= best.score * OF_SAME_DOCUMENT,
  );
  return found === undefined ? ranked : [found, ...ranked.filter((one) => one !== found)];
}

const OF_SAME_DOCUMENT = 0.4;

/** Units of documents that may be a basis; where the best document is dead, its successors' take the lead. */
export function alive(ranked: readonly Scored[], turn: Turn): Scored[] {
  const living = ranked.filter((one) => {
    const status = turn.citer.status(one.unit.entry);
    return canBeBasis(status) || status.code === "upcoming";
  });
  return living.length > 0 && isFair(living[0] as Scored) ? living : [...ranked];
}
