/** A register whose entries can be exchanged while others hold on to it: a confirmed entry counts from the next call on. */
import { makeRegister, type Register } from "./register.ts";
import type { RegisterEntry } from "./register-entry.ts";

export interface LiveRegister {
  register: Register;
  replaceEntries(entries: readonly RegisterEntry[]): void;
}

export function makeLiveRegister(entries: readonly RegisterEntry[]): LiveRegister {
  let current = makeRegister(entries);
  return {
    register: {
      get entries() {
        return current.entries;
      },
      idOf: (entry) => current.idOf(entry),
      byId: (id) => current.byId(id),
      bySymbol: (symbol) => current.bySymbol(symbol),
      resolve: (reference, context) => current.resolve(reference, context),
      status: (entry, date) => current.status(entry, date),
      incoming: (entry) => current.incoming(entry),
      changes: (from, to) => current.changes(from, to),
    },
    replaceEntries(next) {
      current = makeRegister(next);
    },
  };
}
