/** Unit prices that stand in the plans and budgets a unit has, for comparison. */
import type { PriorPrice } from "../../domain/budget/prior-price.ts";
import type { Documents } from "../../storage/documents.ts";

/** Reads them once for each state of the store. */
export function makePriorPrices(
  documents: Documents,
  pricesOf: (
    document: { id: string; title: string; year: number | null; issuer: string | null },
    parsed: NonNullable<Awaited<ReturnType<Documents["parsed"]>>>,
  ) => PriorPrice[],
): (unit: string) => Promise<readonly PriorPrice[]> {
  let known: { key: string; prices: PriorPrice[] } | null = null;
  return async (unit) => {
    const key = `${unit}@${await documents.generation(unit)}`;
    if (known?.key === key) return known.prices;
    const prices: PriorPrice[] = [];
    for (const document of await documents.list(unit)) {
      if (document.kind !== "plan" && document.kind !== "budget") continue;
      const parsed = await documents.parsed(document.id);
      if (parsed) prices.push(...pricesOf(document, parsed));
    }
    known = { key, prices };
    return prices;
  };
}
