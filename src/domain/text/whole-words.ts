/** Words of a list ("a|b|c") wherever they stand whole, with or without marks, whatever their case; all of them. */
export const wholeWords = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "giu");
