/** More texts than a rule goes back over; a generation of a long document makes room for the next. */
const KEPT = 2000;
/** A whole document is read once, and is too much to keep. */
const LONGEST = 4000;

/**
 * A reading of lines that many rules ask for, kept for the lines that were read last; what it gives must not change.
 * Where the line is part of an object that stays, ../once-per.ts keeps it as long as that.
 */
export function oncePerText<Made>(read: (text: string) => Made): (text: string) => Made {
  let young = new Map<string, { made: Made }>();
  let old = young;
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const fresh = young.get(text);
    if (fresh !== undefined) return fresh.made;
    const kept = old.get(text) ?? { made: read(text) };
    if (young.size >= KEPT) {
      old = young;
      young = new Map();
    }
    young.set(text, kept);
    return kept.made;
  };
}
