/**
 * What a reader of one regulation wants to see at once, for a date: how it stands, what replaced or changed it, what it
 * does to others, its due dates, what the entry rests on. Pure, no clock. Sentences are made by the doors.
 */
import { nameOf } from "./entry-passages.ts";
import type { Register } from "./register.ts";
import type { Confidence, IsoDate, RegisterEntry, Relation, Source } from "./register-entry.ts";
import { type Effect, effectFrom, startOf, type StatusCode } from "./status.ts";

/** Another document, as far as the register knows it. */
export interface RelatedRegulation {
  /** null: named by the register without an entry of its own. */
  documentId: string | null;
  name: string;
  title: string | null;
  /** First day of the effect. */
  from: IsoDate | null;
  part: string | null;
  /** Clause of the acting document. */
  clause: string | null;
}

export interface RegulationFacts {
  documentId: string;
  /** "Thông tư 13/2025/TT-BYT" */
  name: string;
  title: string;
  issuer: string;
  signed: IsoDate | null;
  /** First day on which it holds. */
  start: IsoDate | null;
  /** Last day of the time its goals are written for. */
  periodEnd: IsoDate | null;
  /** The date for which the rest is computed. */
  asOf: IsoDate;
  status: { code: StatusCode; since: IsoDate | null; doubt: string | null };
  confidence: Confidence;
  replacedBy: RelatedRegulation[];
  /** The end of the chain of replacement, where it is longer than one step. */
  current: RelatedRegulation[];
  deadParts: RelatedRegulation[];
  amendedBy: RelatedRegulation[];
  /** Replacements that are issued and work later. */
  upcoming: RelatedRegulation[];
  succeededBy: RelatedRegulation[];
  acts: (RelatedRegulation & { kind: Relation["kind"] })[];
  deadlines: { due: IsoDate; fact: string; locator: string | null }[];
  subjects: string[];
  sources: Source[];
  disagreements: string[];
}

/** One line of a list of regulations. */
export interface RegulationSummary {
  documentId: string;
  status: StatusCode;
  subjects: string[];
}

/** null for an id that the register does not know. */
export function regulationFacts(
  register: Register,
  id: string,
  asOf: IsoDate,
): RegulationFacts | null {
  const entry = register.byId(id);
  if (!entry) return null;
  const status = register.status(entry, asOf);
  const acting = (effects: readonly Effect[]) =>
    effects.map((effect) => byEffect(register, effect));
  const replacedBy = acting(status.replacedBy);
  const direct = new Set(replacedBy.map((one) => one.documentId));
  return {
    documentId: id,
    name: nameOf(entry),
    title: entry.title,
    issuer: entry.issuer,
    signed: entry.signed,
    start: startOf(entry),
    periodEnd: entry.period?.to ?? null,
    asOf,
    status: { code: status.code, since: status.since, doubt: status.doubt },
    confidence: entry.confidence,
    replacedBy,
    current: status.current
      .map((current) => ofEntry(register, current))
      .filter((current) => !direct.has(current.documentId)),
    deadParts: acting(status.deadParts),
    amendedBy: acting(status.amendedBy),
    upcoming: acting(status.upcoming),
    succeededBy: acting(status.succeededBy),
    acts: entry.relations.map((relation) => byRelation(register, entry, relation)),
    deadlines: deadlinesOf(entry),
    subjects: entry.subjects,
    sources: entry.sources,
    disagreements: entry.disagreements,
  };
}

/** Status and subjects of every regulation, in the order of the register. */
export function regulationSummaries(register: Register, asOf: IsoDate): RegulationSummary[] {
  return register.entries.map((entry) => ({
    documentId: register.idOf(entry),
    status: register.status(entry, asOf).code,
    subjects: entry.subjects,
  }));
}

function ofEntry(register: Register, entry: RegisterEntry): RelatedRegulation {
  const documentId = register.idOf(entry);
  const { title } = entry;
  return { documentId, name: nameOf(entry), title, from: startOf(entry), part: null, clause: null };
}

function byEffect(register: Register, { acting, relation, from }: Effect): RelatedRegulation {
  return {
    ...ofEntry(register, acting),
    from,
    part: relation.part ?? null,
    clause: relation.clause ?? null,
  };
}

function byRelation(
  register: Register,
  entry: RegisterEntry,
  relation: Relation,
): RegulationFacts["acts"][number] {
  const [target] = register
    .bySymbol(relation.target)
    .filter(
      (other) => relation.targetSigned === undefined || other.signed === relation.targetSigned,
    );
  const known = target ? ofEntry(register, target) : null;
  return {
    kind: relation.kind,
    documentId: known?.documentId ?? null,
    name: known?.name ?? relation.target,
    title: known?.title ?? null,
    from: effectFrom(entry, relation),
    part: relation.part ?? null,
    clause: relation.clause ?? null,
  };
}

function deadlinesOf(entry: RegisterEntry): RegulationFacts["deadlines"] {
  return entry.provisions
    .flatMap(({ due, fact, locator }) => (due === undefined ? [] : [{ due, fact, locator }]))
    .toSorted((a, b) => a.due.localeCompare(b.due));
}
