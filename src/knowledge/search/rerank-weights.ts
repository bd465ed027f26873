import type { Feature } from "./feature-names.ts";

/** Weights of the second pass, fitted by bench/fit-weights.mjs (listwise logistic loss, L2); refit when a feature changes. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  bm25: 9.21,
  groupShare: -0.52,
  groupBest: 1.66,
  logLength: -3.05,
  titleWords: -6.2,
  titlePairs: 3.25,
  titleInQuery: 3.04,
  groupWords: 3.15,
  groupNamed: 3.13,
  wordCover: -3.8,
  pairCover: 1.55,
  ownCover: 3.44,
  clausePairs: 1.53,
  clauseWithTitle: 3.9,
  longestRun: 2.26,
  marksDiffer: -17.1,
  meant: 3.41,
  meantInTitle: 3.48,
  defines: 3.82,
  articleNamed: 6.17,
  yearNamed: 1.11,
  recency: 1.94,
};
