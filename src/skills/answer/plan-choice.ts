/** Which of the lines that fit are told: the best of one plan, of each plan named, or of every plan of the store. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";
import { isOfUnits } from "./plan-units.ts";

export interface Fitting {
  passage: FoundPassage;
  share: number;
}

export function chooseLines(
  fitting: readonly Fitting[],
  units: readonly string[],
  text: string,
): FoundPassage[] {
  if (units.length > 1) return ofEach(units, fitting);
  const isOverAll = units.length === 0 && OVER_ALL.test(fold(text));
  return isOverAll ? bestOfEach(fitting) : spread(nearBest(fitting), 4);
}

/** "Các kế hoạch đặt mục tiêu …", "kế hoạch nào …": every plan of the store, one line each. */
const OVER_ALL =
  /\b(?:cac|nhung|moi|tung|tat ca(?: cac)?|toan bo) (?:ban )?(?:ke hoach|kh)\b(?! (?:cua )?(?:bo y te|chinh phu|thu tuong))|\bke hoach (?:cua )?cac (?:don vi|nam)\b/;

/** What plans set or cost is asked of all of them. `folded`: the question. */
export const asksAllPlans = (folded: string): boolean =>
  OVER_ALL.test(folded) && TELLS_OF_PLANS.test(folded);

const TELLS_OF_PLANS =
  /\b(?:dat|ghi|neu|muc tieu|chi tieu|mua|trang bi|du toan|kinh phi|gia|don gia|bao nhieu)\b/;

function bestOfEach(fitting: readonly Fitting[]): FoundPassage[] {
  const best = new Map<string, Fitting>();
  for (const one of fitting) {
    const known = best.get(one.passage.documentId);
    if (known === undefined || one.share > known.share) best.set(one.passage.documentId, one);
  }
  return [...best.values()]
    .map(({ passage }) => passage)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

function nearBest(fitting: readonly Fitting[]): FoundPassage[] {
  const floor = (fitting[0]?.share ?? 0) * 0.8;
  return fitting.filter((one) => one.share >= floor).map((one) => one.passage);
}

/** Two plans side by side: the best places of each. */
function ofEach(units: readonly string[], fitting: readonly Fitting[]): FoundPassage[] {
  return units.flatMap((unit) => {
    const own = fitting.filter((one) => isOfUnits(one.passage, [unit]));
    return nearBest(own).slice(0, 3);
  });
}

/** Best passages without letting one document fill the list, in order of year. */
function spread(passages: readonly FoundPassage[], limit: number): FoundPassage[] {
  const perDocument = new Map<string, number>();
  const chosen = passages.filter((passage) => {
    const count = perDocument.get(passage.documentId) ?? 0;
    perDocument.set(passage.documentId, count + 1);
    return count < 3;
  });
  return chosen.slice(0, limit).sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}
