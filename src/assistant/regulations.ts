/** What every door may show of the shared register: how regulations stand today, their relations, their due dates. */
import { mostlySeen } from "../domain/regulation/checked-to.ts";
import { type DueDate, type DueDateQuery, dueDates } from "../domain/regulation/due-dates.ts";
import type { Register } from "../domain/regulation/register.ts";
import {
  type RegulationFacts,
  regulationFacts,
  regulationSummaries,
  type RegulationSummary,
} from "../domain/regulation/regulation-facts.ts";

export interface Regulations {
  /** As of today in Asia/Ho_Chi_Minh; null for a document that is none of the register. */
  facts(documentId: string): RegulationFacts | null;
  /** Status of today and subjects of all regulations, by document id. */
  summaries(): ReadonlyMap<string, RegulationSummary>;
  /** Up to which day the register was held against its sources, by most of them. */
  checkedTo(): string | null;
  dueDates(query: Omit<DueDateQuery, "asOf">): DueDate[];
}

export function makeRegulations(register: Register, today: () => string): Regulations {
  let known: {
    entries: Register["entries"];
    day: string;
    byId: Map<string, RegulationSummary>;
  } | null = null;
  return {
    facts: (documentId) => regulationFacts(register, documentId, today()),
    summaries() {
      const { entries } = register;
      const day = today();
      // A register that has grown has another list of entries.
      if (known === null || known.entries !== entries || known.day !== day) {
        const list = regulationSummaries(register, day);
        known = { entries, day, byId: new Map(list.map((one) => [one.documentId, one])) };
      }
      return known.byId;
    },
    checkedTo: () => mostlySeen(register.entries),
    dueDates: (query) => dueDates(register, { ...query, asOf: today() }),
  };
}
