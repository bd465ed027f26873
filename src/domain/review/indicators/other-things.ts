/**
 * Findings on two levels that are levels of two things after all: shares of another base, of other staff, of an
 * earlier year. Only where both places name one of the indicators that plans share.
 */
import { type Level, levelsIn } from "../claims/level-claims.ts";
import type { Finding, Where } from "../finding.ts";
import type { Prose } from "../prose.ts";
import { areOtherStaff, type ReadShare, readShare } from "./indicator-levels.ts";
import { isOfYearBefore } from "./indicators-against.ts";

/** The findings without those. */
export function withoutOtherThings(
  findings: readonly Finding[],
  prose: Prose,
  year: number | null,
): Finding[] {
  const levels = levelsIn(prose, year);
  return findings.filter((finding) => {
    const [one] = levels.filter((level) => isTold(level, finding.where, finding.found));
    const [other] = levels.filter((level) => isTold(level, finding.alsoAt?.[0], finding.expected));
    return one === undefined || other === undefined || !isAnother(one, other, year);
  });
}

const isTold = ({ line, printed }: Level, where: Where | undefined, value = ""): boolean =>
  where !== undefined &&
  value.endsWith(printed) &&
  JSON.stringify(line.where) === JSON.stringify(where);

function isAnother(one: Level, other: Level, year: number | null): boolean {
  const [a, b] = [readShare(one), readShare(other)];
  if (a === null || b === null || !a.named.some((named) => b.named.includes(named))) return false;
  return (other.stage === "reached" && !isOfYearBefore(other, year)) || isOtherBase(a, b);
}

/** Having it is one thing, using it another. */
const USED = /\bkich hoat\b|\bcai dat\b|\btruy cap\b/;

/** Both tell what they are a share of, and no indicator takes the one for the other. */
function isOtherBase(a: ReadShare, b: ReadShare): boolean {
  if (a.base === "none" || b.base === "none") return false;
  if (areOtherStaff(a, b) || USED.test(a.rest) !== USED.test(b.rest)) return true;
  const alike = [...a.named, ...b.named].some(
    ({ same }) => same.includes(a.base) && same.includes(b.base),
  );
  return a.base !== b.base && !alike;
}
