/**
 * One relation for each document and deed: parts named in several clauses come together, and a clause that says which
 * parts are meant stands in for "một số điều".
 */
import { keyOf } from "../../reference/symbol.ts";
import type { Relation } from "../register-entry.ts";
import type { ProposedRelation } from "./proposal.ts";

const MAX_CLAUSES = 4;

export function mergeRelations(found: readonly ProposedRelation[]): ProposedRelation[] {
  const groups = new Map<string, ProposedRelation[]>();
  for (const one of found) {
    const { kind, target, from } = one.relation;
    const id = [kind, keyOf(target), one.targetDate ?? "", from ?? ""].join("|");
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const merged = [...groups.values()].map(mergeGroup);
  // A document that is replaced as a whole from the same day needs no word on its parts.
  const whole = new Set(
    merged.filter(({ relation }) => relation.kind === "replaces").map(targetAndDay),
  );
  const partial: ReadonlySet<Relation["kind"]> = new Set(["repeals-part", "amends"]);
  return merged.filter((one) => !partial.has(one.relation.kind) || !whole.has(targetAndDay(one)));
}

const targetAndDay = ({ relation }: ProposedRelation): string =>
  `${keyOf(relation.target)}|${relation.from ?? ""}`;

function mergeGroup(group: readonly ProposedRelation[]): ProposedRelation {
  const named = group.filter((one) => !isGeneralPart(one.relation.part));
  const kept = named.some((one) => one.relation.part !== undefined) ? named : [...group];
  const [first] = kept.length > 0 ? kept : group;
  if (!first) throw new Error("a group of relations is never empty");
  const parts = unique(kept.map((one) => one.relation.part));
  const clauses = unique(kept.map((one) => one.relation.clause));
  const notes = unique(kept.map((one) => one.relation.note));
  const { kind, target, from, confidence } = first.relation;
  const relation: Relation = {
    kind,
    target,
    confidence,
    ...(from !== undefined && { from }),
    ...(parts.length > 0 && { part: parts.join("; ") }),
    ...(clauses.length > 0 && { clause: shortClauses(clauses) }),
    ...(notes.length > 0 && { note: notes.join("; ") }),
  };
  return { ...first, relation };
}

function isGeneralPart(part: string | undefined): boolean {
  return part !== undefined && /^(?:một số|mot so)(?= )/iu.test(part);
}

/** Many clauses of one article are named by the article. */
function shortClauses(clauses: readonly string[]): string {
  if (clauses.length <= MAX_CLAUSES) return clauses.join("; ");
  return unique(clauses.map((clause) => clause.replace(/ khoản .*$/u, ""))).join("; ");
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
