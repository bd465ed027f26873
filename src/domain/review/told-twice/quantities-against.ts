/** Claims of one quantity held against each other; one cause is one finding with both places. */
import type { Finding } from "../finding.ts";
import type { Prose } from "../prose.ts";
import { countedAgain } from "./counted-again.ts";
import { ADDED_UP, SPOKEN_OF } from "./naming.ts";
import { type Claim, claimsIn } from "./quantity-claims.ts";
import { reckonedIn } from "./reckoned-claims.ts";
import { isSame } from "./same-quantity.ts";
import { slipsIn } from "./slips.ts";
import { meantBy } from "./spoken-of-sums.ts";
import { type Told, toldTwice } from "./told-finding.ts";
import { usualAgainst } from "./usual-against.ts";

export interface Compared {
  findings: Finding[];
  /** Pairs that agree. */
  relations: number;
}

/** What is told in three ways has several scopes, not a slip. */
const MOST_VALUES = 2;

export function quantitiesAgainst(prose: Prose, year: number | null): Compared {
  const claims = [...claimsIn(prose), ...reckonedIn(prose)];
  const near = nearIn(claims);
  const places = new Map(claims.map((claim, at) => [claim, at]));
  let relations = 0;
  const findings: Finding[] = [];
  const told = new Set<Claim>();
  for (const [at, one] of claims.entries()) {
    if (told.has(one)) continue;
    if (one.thing[0] === SPOKEN_OF) {
      const meant = meantBy(one, claims, prose);
      if (meant !== undefined) findings.push(conflict([meant, one], meant));
      continue;
    }
    const same = near(one).filter((other) => other !== one && isSame(one, other, year));
    const group = [one, ...same];
    const differing = same.filter((other) => !agree(one, other));
    relations += same.filter((other) => agree(one, other) && (places.get(other) ?? 0) > at).length;
    if (differing.length === 0 || valuesOf(group) > MOST_VALUES) continue;
    if (group.some((claim) => isBorne(claim, claims, group))) continue;
    for (const claim of group) told.add(claim);
    findings.push(conflict(group, one));
  }
  const usual = usualAgainst(prose);
  const known = new Set(findings.flatMap(placesOf));
  for (const { usual: right, odd } of [
    ...usual.pairs,
    ...countedAgain(prose).pairs,
    ...slipsIn(prose).pairs,
  ]) {
    const finding = toldTwice(right, odd);
    if (placesOf(finding).every((place) => known.has(place))) continue;
    findings.push(finding);
    for (const place of placesOf(finding)) known.add(place);
  }
  return { findings, relations: relations + usual.relations };
}

const placesOf = ({ where, alsoAt = [] }: Finding): string[] =>
  [where, ...alsoAt].map((place) => JSON.stringify(place));

/** What is told so often is told of many places, whatever words tell them apart. */
const MANY = 200;

/** Those that speak of what a claim is of, found by its rarest word: a long text has many claims. */
function nearIn(claims: readonly Claim[]): (claim: Claim) => readonly Claim[] {
  const byWord = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const word of new Set([...claim.context, ...claim.thing])) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [claim]);
      else known.push(claim);
    }
  }
  const sums = claims.filter(({ figure, parts }) => figure.kind === "money" && parts !== undefined);
  return ({ thing }) => {
    if (thing[0] === ADDED_UP) return sums;
    const [first = [], ...more] = thing.map((word) => byWord.get(word) ?? []);
    const rarest = more.reduce((least, one) => (one.length < least.length ? one : least), first);
    return rarest.length > MANY ? [] : rarest;
  };
}

const agree = (a: Claim, b: Claim): boolean =>
  Math.abs(a.figure.value - b.figure.value) <= a.figure.slack + b.figure.slack ||
  a.figure.others.includes(b.figure.value) ||
  b.figure.others.includes(a.figure.value);

const valuesOf = (claims: readonly Claim[]): number =>
  claims.filter((one, at) => claims.findIndex((other) => agree(one, other)) === at).length;

/** "cả 15 máy in" speaks of "15 máy in" that were told before. */
const isBorne = (claim: Claim, claims: readonly Claim[], group: readonly Claim[]): boolean =>
  claim.figure.kind === "count" &&
  claim.scope === "all" &&
  claims.some(
    (other) =>
      !group.includes(other) &&
      other.sentence !== claim.sentence &&
      other.scope === "mention" &&
      other.thing[0] === claim.thing[0] &&
      other.figure.value === claim.figure.value,
  );

/** The value told less often is the wrong one; of two the later one. */
function conflict(group: readonly Claim[], one: Claim): Finding {
  const [some, others] = [
    group.filter((claim) => agree(claim, one)),
    group.filter((claim) => !agree(claim, one)),
  ];
  const [usual, odd] = others.length > some.length ? [others, some] : [some, others];
  return toldTwice(usual.map(toldOf), odd.map(toldOf));
}

const toldOf = (claim: Claim): Told => ({
  sentence: claim.sentence,
  start: claim.figure.start,
  shown: shown(claim),
});

/** The figure with a word or two behind it. */
function shown({ figure, sentence, index }: Claim): string {
  if (figure.kind !== "count" || figure.printed.includes("=")) return figure.printed;
  const from = index + figure.end - figure.start;
  const behind = /^(?:\s+\p{L}+){1,3}/u.exec(sentence.line.text.slice(from))?.[0] ?? "";
  return `${figure.printed}${behind}`;
}
