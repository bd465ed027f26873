/** Statements of an answer and their citations: every statement is carried by stored text, resolved here by code. */
import type { Citation } from "../../domain/answer/answer.ts";
import {
  type EntryPassage,
  headingText,
  nameOf,
  relationText,
} from "../../domain/regulation/entry-passages.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { IsoDate, RegisterEntry } from "../../domain/regulation/register-entry.ts";
import { canBeBasis, type DocumentStatus, type Effect } from "../../domain/regulation/status.ts";

export interface Statement {
  text: string;
  citations: Citation[];
  /** Shown before the facts as the direct answer. */
  lead?: boolean;
  /** The question of a message of several that it answers: "2. Phạt bao nhiêu?". */
  part?: string;
}

export interface Citer {
  status(entry: RegisterEntry): DocumentStatus;
  /** Citation of a passage of an entry; a dead document never becomes a basis. */
  passage(
    entry: RegisterEntry,
    passage: Pick<EntryPassage, "text" | "locator">,
    role?: Citation["role"],
  ): Citation;
  heading(entry: RegisterEntry, role?: Citation["role"]): Citation;
  /** Citation of the clause by which `effect.acting` works on another document. */
  effect(effect: Effect, role?: Citation["role"]): Citation;
}

export function makeCiter(register: Register, asOf: IsoDate): Citer {
  const known = new Map<RegisterEntry, DocumentStatus>();
  const status = (entry: RegisterEntry) => {
    const found = known.get(entry) ?? register.status(entry, asOf);
    known.set(entry, found);
    return found;
  };
  const cite = (
    entry: RegisterEntry,
    quote: string,
    locator: string | null,
    wanted: Citation["role"],
  ): Citation => {
    const current = status(entry);
    return {
      symbol: entry.symbol,
      type: entry.type,
      issuer: entry.issuer,
      title: entry.title,
      signed: entry.signed,
      effective: entry.effective,
      status: current.code,
      replacedBy: current.replacedBy.map((effect) => effect.acting.symbol),
      role: roleOf(current, wanted),
      locator,
      documentId: register.idOf(entry),
      quote,
      quoteKind: "summary",
    };
  };
  return {
    status,
    passage: (entry, passage, role = "basis") => cite(entry, passage.text, passage.locator, role),
    heading: (entry, role = "basis") => cite(entry, headingText(entry), null, role),
    effect: (effect, role = "basis") =>
      cite(
        effect.acting,
        relationText(effect.acting, effect.relation),
        effect.relation.clause ?? null,
        role,
      ),
  };
}

function roleOf(status: DocumentStatus, wanted: Citation["role"]): Citation["role"] {
  if (wanted !== "basis") return wanted;
  if (canBeBasis(status) || status.code === "upcoming")
    return status.code === "upcoming" ? "related" : "basis";
  return "superseded";
}

/** Name by which an answer calls a document. */
export const callIt = nameOf;
