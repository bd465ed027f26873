/** Whether two documents on one subject say one thing, so that a plan that rests on the one needs the other no more. */
import type { RegisterEntry } from "../regulation/register-entry.ts";
import { fold } from "../text/fold.ts";
import { isLaw } from "./amendments-named.ts";
import { basisRank } from "./choose-bases.ts";

/** Rank of what a ministry decides. */
const OF_A_MINISTRY = 60;

/**
 * What the State wants of all does not say what a ministry wants of its own sector, and a programme of the ministry is no
 * plan of its offices.
 */
export function saysTheSame(one: RegisterEntry, other: RegisterEntry): boolean {
  const [rank, needed] = [basisRank(one), basisRank(other)];
  if (rank > needed) return false;
  if (needed < OF_A_MINISTRY) return true;
  return rank >= OF_A_MINISTRY && kindOf(one) === kindOf(other);
}

/** Two programmes, of which the one is the State's or of another kind; what a province does of its own is none of a ministry's. */
export const isOfAnotherKind = (basis: RegisterEntry, entry: RegisterEntry): boolean =>
  isProgramme(entry) &&
  (isProgramme(basis) && basis.scope === "national"
    ? !saysTheSame(basis, entry)
    : basis.scope !== "national" && basisRank(entry) === OF_A_MINISTRY);

const isProgramme = ({ type, period }: RegisterEntry): boolean =>
  type === "Quyết định" && period?.to !== undefined;

const kindOf = ({ title }: RegisterEntry): string =>
  /(?:chuong trinh|ke hoach|de an|chien luoc)/.exec(fold(title))?.[0] ?? "";

/** Two laws on one subject rule two things where lines of the plan speak of each by its name: "an ninh mạng". */
export const isAnotherLaw = (
  basis: RegisterEntry,
  { entry, lines }: { entry: RegisterEntry; lines: readonly { text: string }[] },
): boolean => isLaw(entry) && isLaw(basis) && lines.some(({ text }) => namesLaw(fold(text), entry));

/** "Luật An ninh mạng" in "bảo đảm an toàn, an ninh mạng". */
const namesLaw = (folded: string, { title, subjects }: RegisterEntry): boolean =>
  folded.includes(fold(title).replace(/^luat /, "")) ||
  subjects.some((subject) => OWN_WORDS[subject]?.test(folded));

/** Other words for what a law is called after, folded. */
const OWN_WORDS: Readonly<Record<string, RegExp>> = {
  "an-ninh-mang": /an ninh (?:mang|thong tin)/,
};
