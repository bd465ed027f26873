/** The due dates of the register that concern a facility: only of documents that may stand as a basis. Pure, no clock. */
import { nameOf } from "./entry-passages.ts";
import type { Register } from "./register.ts";
import type { IsoDate } from "./register-entry.ts";
import { canBeBasis } from "./status.ts";

export interface DueDate {
  due: IsoDate;
  documentId: string;
  /** "Thông tư 13/2025/TT-BYT" */
  name: string;
  locator: string | null;
  fact: string;
  /** Who must do it, where the register says so. */
  who: string | null;
}

export interface DueDateQuery {
  /** Day of asking: documents are judged by it. */
  asOf: IsoDate;
  /** First due date wanted. */
  from: IsoDate;
  /** null: the kind is not known, so the dates of both kinds are given. */
  facility: "hospital" | "non-hospital" | null;
  /** Documents and subjects that are followed; absent: all. */
  only?: { documents: ReadonlySet<string>; subjects: ReadonlySet<string> };
}

/** In order of date. Local documents of other provinces are not left out: a unit may have cited them. */
export function dueDates(register: Register, query: DueDateQuery): DueDate[] {
  const { asOf, from, facility, only } = query;
  const found: DueDate[] = [];
  for (const entry of register.entries) {
    const documentId = register.idOf(entry);
    const wanted =
      only === undefined ||
      only.documents.has(documentId) ||
      entry.subjects.some((subject) => only.subjects.has(subject));
    const due = entry.provisions.filter((provision) => (provision.due ?? "") >= from);
    if (!wanted || due.length === 0 || !canBeBasis(register.status(entry, asOf))) continue;
    for (const provision of due) {
      const kinds = provision.appliesTo ?? ["all"];
      if (facility !== null && !kinds.includes("all") && !kinds.includes(facility)) continue;
      found.push({
        due: provision.due ?? from,
        documentId,
        name: nameOf(entry),
        locator: provision.locator,
        fact: provision.fact,
        who: provision.who ?? null,
      });
    }
  }
  return found.toSorted((a, b) => a.due.localeCompare(b.due) || a.name.localeCompare(b.name, "vi"));
}
