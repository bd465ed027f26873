/** Parts of one request that contradict each other about an item: nobody can do both, so neither is done. */
import type { Doubt } from "./budget-request.ts";
import { matchItem } from "./match-item.ts";
import type { BudgetAction } from "./request-verbs.ts";

const TWO_SIDED = "yêu cầu vừa bỏ vừa mua cùng một hạng mục; ghi rõ một trong hai";
const TWO_NUMBERS = "yêu cầu nêu hai số lượng khác nhau cho cùng một hạng mục; ghi rõ một số";

/** What is asked of one item, without what contradicts; `doubts` takes the reason. */
export function withoutConflict(actions: readonly BudgetAction[], doubts: Doubt[]): BudgetAction[] {
  const why = conflictIn(actions.filter(({ item }) => item !== ""));
  if (why === null) return [...actions];
  const phrases = [...new Set(actions.map(({ phrase }) => phrase))].filter((one) => one !== "");
  doubts.push({ phrase: phrases.join(", "), why });
  return [];
}

function conflictIn(actions: readonly BudgetAction[]): string | null {
  const removes = actions.some(({ kind }) => kind === "remove");
  if (removes && actions.some(({ kind }) => kind !== "remove")) return TWO_SIDED;
  const fixed = actions.filter(({ kind, quantity }) => kind === "set" && quantity !== null);
  return new Set(fixed.map(({ quantity }) => quantity)).size > 1 ? TWO_NUMBERS : null;
}

/** Items that the prior plan lacks, each with what is asked of it. */
export function withoutConflicts(
  actions: readonly BudgetAction[],
  doubts: Doubt[],
): BudgetAction[] {
  const same = (one: BudgetAction, other: BudgetAction): boolean =>
    [one, other].every((asked) => {
      const against = asked === one ? other : one;
      return matchItem(asked.item, [{ name: against.item }])?.score === 1;
    });
  const told = new Set<BudgetAction>();
  return actions.filter((action) => {
    if (told.has(action)) return false;
    const all = actions.filter((other) => other === action || same(action, other));
    if (withoutConflict(all, doubts).length > 0) return true;
    for (const one of all) told.add(one);
    return false;
  });
}
