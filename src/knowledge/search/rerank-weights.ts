import type { Feature } from "./feature-names.ts";

/** Weights of the second pass, fitted by bench/fit-weights.mjs (listwise logistic loss, L2); refit when a feature changes. */
export const WEIGHTS: Readonly<Record<Feature, number>> = {
  bm25: 10.62,
  groupShare: -0.5,
  groupBest: 1.41,
  logLength: -2.94,
  titleWords: -5.5,
  titlePairs: 2.96,
  titleInQuery: 3.06,
  groupWords: 3.1,
  groupNamed: 3.1,
  wordCover: -5.61,
  pairCover: -0.11,
  ownCover: 3.98,
  clausePairs: 1.75,
  clauseWithTitle: 3.9,
  longestRun: 1.94,
  marksDiffer: -14.38,
  meant: 3.95,
  meantInTitle: 2.75,
  defines: 3.57,
  articleNamed: 5.94,
  yearNamed: 0.99,
  recency: 1.96,
};
