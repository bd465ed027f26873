/** The due dates of the register that concern a facility: only of documents that may stand as a basis. Pure, no clock. */
import { nameOf } from "./entry-passages.ts";
import type { Register } from "./register.ts";
import type { IsoDate, Provision, RegisterEntry } from "./register-entry.ts";
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
  const found = register.entries.flatMap((entry) => {
    const documentId = register.idOf(entry);
    const due = entry.provisions.filter((provision) => concerns(provision, query));
    if (due.length === 0 || !isWanted(entry, documentId, query)) return [];
    if (!canBeBasis(register.status(entry, query.asOf))) return [];
    return due.map((provision) => ({
      due: provision.due ?? query.from,
      documentId,
      name: nameOf(entry),
      locator: provision.locator,
      fact: provision.fact,
      who: provision.who ?? null,
    }));
  });
  return found.toSorted((a, b) => a.due.localeCompare(b.due) || a.name.localeCompare(b.name, "vi"));
}

function concerns({ due, appliesTo }: Provision, { from, facility }: DueDateQuery): boolean {
  if (due === undefined || due < from) return false;
  const kinds = appliesTo ?? ["all"];
  return facility === null || kinds.includes("all") || kinds.includes(facility);
}

const isWanted = (entry: RegisterEntry, documentId: string, { only }: DueDateQuery): boolean =>
  only === undefined ||
  only.documents.has(documentId) ||
  entry.subjects.some((subject) => only.subjects.has(subject));
