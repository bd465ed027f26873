/**
 * What the second pass knows about a candidate. Shares are 0 … 1 of what the question holds, weighed by rarity;
 * "words" and "pairs" are those of the question with its expansions.
 */
export const FEATURES = [
  /** First-pass score against the best candidate's. */
  "bm25",
  /** Part of the head that the candidate's document holds, first places counting most. */
  "groupShare",
  /** Mean of the document's three best first-pass scores against the best. */
  "groupBest",
  "logLength",
  "titleWords",
  "titlePairs",
  /** Share of the title that the question says. */
  "titleInQuery",
  "groupWords",
  /** 1 when the question names the document ("Luật Lưu trữ"). */
  "groupNamed",
  "wordCover",
  "pairCover",
  /** Cover of the question's own words, question phrases counted in full. */
  "ownCover",
  /** Best single clause. */
  "clausePairs",
  "clauseWithTitle",
  /** Longest run of the question anywhere. */
  "longestRun",
  /** Share of the words whose marks are others than the question's. */
  "marksDiffer",
  /** Cover where an expansion counts for the words that it stands for. */
  "meant",
  "meantInTitle",
  /** A clause explains what the question asks the meaning of. */
  "defines",
  "articleNamed",
  "yearNamed",
  /** (year - 2015) / 10, at least -1. */
  "recency",
] as const;
export type Feature = (typeof FEATURES)[number];

/** Place of each feature in a row. */
export const AT = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<
  Feature,
  number
>;
