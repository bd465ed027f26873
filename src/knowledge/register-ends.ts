/**
 * What of the register no longer holds on a day: documents that another one replaced or took over in practice, and
 * single statements whose time is over. The search puts them below what stands in their place.
 */
import { entryPassages } from "../domain/regulation/entry-passages.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../domain/regulation/register-entry.ts";
import type { Ends } from "./search/combine-legs.ts";

export type EndsOn = (asOf?: IsoDate) => Ends;

export function makeEndsOn(register: Register, today: () => IsoDate): EndsOn {
  // Entries never change in place: a confirmed correction is a new entry.
  const limits = new WeakMap<RegisterEntry, (IsoDate | null)[]>();
  const limitsOf = (entry: RegisterEntry) => {
    const known = limits.get(entry) ?? lastDays(entry);
    limits.set(entry, known);
    return known;
  };
  return (asOf = today()) => {
    const statusOf = (id: string) => {
      const entry = register.byId(id);
      return entry === undefined ? null : register.status(entry, asOf);
    };
    return {
      isDead: (id) => {
        const status = statusOf(id);
        return status !== null && (status.code === "replaced" || status.succeededBy.length > 0);
      },
      successorsOf: (id) => {
        const status = statusOf(id);
        if (status === null) return [];
        const effects = [...status.replacedBy, ...status.succeededBy, ...status.amendedBy];
        const acting = [...effects, ...status.deadParts].map((effect) => effect.acting);
        return [...new Set([...acting, ...status.current])].map((entry) => register.idOf(entry));
      },
      isSpent: (id, ordinal) => {
        const entry = register.byId(id);
        const last = entry === undefined ? null : (limitsOf(entry)[ordinal] ?? null);
        return last !== null && last < asOf;
      },
    };
  };
}

/** The last day of each stored passage of an entry; null where its time is open. */
function lastDays(entry: RegisterEntry): (IsoDate | null)[] {
  return entryPassages(entry).map(({ kind, index }) =>
    kind === "provision" ? (entry.provisions[index]?.until ?? null) : null,
  );
}
