/**
 * Figures of one usual kind held against each other. A document has one advance, one warranty, one course: only where it
 * names several of a kind, by their words or years, are those without a name not compared.
 */
import { groupBy } from "../../group-by.ts";
import { sentencesIn } from "../claims/claim-sentences.ts";
import type { Prose } from "../prose.ts";
import type { ToldPairs } from "./told-finding.ts";
import { namedBehind, usualClaims } from "./usual-claims.ts";
import type { UsualClaim, UsualKind } from "./usual-kinds.ts";

export function usualAgainst(prose: Prose): ToldPairs {
  const result: ToldPairs = { pairs: [], relations: 0 };
  const claims = usualClaims(prose);
  const named = namesOf(prose, [...new Set(claims.map(({ kind }) => kind))]);
  const byKind = groupBy(claims, ({ kind, unit }) => `${kind.id} ${unit}`);
  for (const group of byKind.values()) {
    for (const same of sameOf(group, named)) {
      const values = [...groupBy(same, ({ value }) => value).values()];
      result.relations += values.reduce((sum, one) => sum + one.length - 1, 0);
      const [usual, odd, ...more] = values.toSorted((a, b) => b.length - a.length);
      // Three values are three quantities.
      if (usual === undefined || odd === undefined || more.length > 0) continue;
      if (!isOneSentence(usual, odd)) result.pairs.push({ usual, odd });
    }
  }
  return result;
}

const isOneSentence = (a: readonly UsualClaim[], b: readonly UsualClaim[]): boolean =>
  a.some(({ sentence: one }) =>
    b.some(({ sentence: other }) => one.line === other.line && one.start === other.start),
  );

/** Those of one thing: all of them where the document names one at most, else those with the same name. */
function sameOf(
  group: readonly UsualClaim[],
  named: ReadonlyMap<UsualKind, ReadonlySet<string>>,
): UsualClaim[][] {
  const [years, froms, own] = (["years", "from", "of"] as const).map(
    (key) => new Set(group.map((claim) => claim[key]).filter((one) => one !== "")),
  ) as [Set<string>, Set<string>, Set<string>];
  const [{ kind } = { kind: null }] = group;
  const names = new Set([...own, ...(kind === null ? [] : (named.get(kind) ?? []))]);
  const keyOf = (claim: UsualClaim): string | null => {
    const parts = [
      [names, claim.of],
      [years, claim.years],
      [froms, claim.from],
    ] as const;
    if (parts.some(([known, told]) => known.size > 1 && told === "")) return null;
    return parts.map(([known, told]) => (known.size > 1 ? told : "")).join("/");
  };
  const byKey = groupBy(group, keyOf);
  return [...byKey].flatMap(([key, same]) => (key === null ? [] : [same]));
}

/** What the document names of each kind anywhere, rows too. */
function namesOf(prose: Prose, kinds: readonly UsualKind[]): Map<UsualKind, Set<string>> {
  const sentences = kinds.length === 0 ? [] : sentencesIn(prose);
  return new Map(
    kinds.map((kind) => [
      kind,
      new Set(sentences.flatMap(({ text }) => namedBehind(kind, text)).filter((one) => one !== "")),
    ]),
  );
}
