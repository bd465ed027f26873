/** Readings of a document that depend on the year of its plan: several rules ask for each. */
import type { Prose } from "./prose.ts";

/** A reading that is made once for a document and a year; it must not change once it was made. */
export function oncePerYear<Made>(
  make: (prose: Prose, year: number | null) => Made,
): (prose: Prose, year: number | null) => Made {
  const known = new WeakMap<Prose, Map<number | null, { made: Made }>>();
  return (prose, year) => {
    const years = known.get(prose) ?? new Map<number | null, { made: Made }>();
    const kept = years.get(year) ?? { made: make(prose, year) };
    known.set(prose, years.set(year, kept));
    return kept.made;
  };
}
