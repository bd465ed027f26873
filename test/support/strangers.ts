/** What a text says that nobody gave: an independent judge, much coarser than the check of the product itself. */
import { findReferences } from "../../src/domain/reference/find-references.ts";
import { findDates } from "../../src/domain/reference/vietnamese-date.ts";
import { stripMarks } from "../../src/domain/text/fold.ts";

/** Symbols, dates and figures of `text` that do not stand in `known`. */
export function strangers(text: string, known: string): string[] {
  const symbols = (of: string) => findReferences(of).map((one) => one.key ?? one.raw);
  const dates = (of: string) =>
    findDates(stripMarks(of.normalize("NFC")).toLowerCase()).map((date) => date.iso ?? date.raw);
  const figures = (of: string) => of.match(/\d+(?:[.,/]\d+)*(?:\s?%)?/g) ?? [];
  return [symbols, dates, figures].flatMap((list) => {
    const allowed = new Set(list(known));
    return list(text).filter((one) => !allowed.has(one));
  });
}
