/** The register of an installation: the shipped entries and those that people confirmed, which win. */
import { keyOf } from "../reference/symbol.ts";
import type { RegisterEntry } from "./register-entry.ts";

/** Same symbol and same day of signing: the same document. */
export function isSameDocument(
  a: Pick<RegisterEntry, "symbol" | "signed">,
  b: Pick<RegisterEntry, "symbol" | "signed">,
): boolean {
  return a.signed === b.signed && keyOf(a.symbol) === keyOf(b.symbol);
}

/** A confirmed entry takes the place of the shipped one; of two confirmed ones the later counts. */
export function mergeEntries(
  shipped: readonly RegisterEntry[],
  confirmed: readonly RegisterEntry[],
): RegisterEntry[] {
  const newest = confirmed.filter(
    (entry, index) => !confirmed.slice(index + 1).some((later) => isSameDocument(entry, later)),
  );
  const placed = new Set<RegisterEntry>();
  const merged = shipped.map((entry) => {
    const own = newest.find((other) => isSameDocument(entry, other));
    if (own === undefined) return entry;
    placed.add(own);
    return own;
  });
  return [...merged, ...newest.filter((entry) => !placed.has(entry))];
}
