/** One reference to a document as it stands in a text; found by ./find-references.ts. */
import type { DocumentType, IsoDate } from "../regulation/register-entry.ts";
import type { FoundDate } from "./vietnamese-date.ts";

export interface Reference {
  /** Literally from the text, from the type word (when there is one) to the end of the symbol. */
  raw: string;
  start: number;
  end: number;
  /** Printed form with repaired marks; null for a short form. */
  symbol: string | null;
  /** See symbolKey; null for a short form. */
  key: string | null;
  /** The letters as they stand in the text ("BTTTT-THH"). */
  printedCode: string | null;
  number: string;
  year: number | null;
  /** Type word as written before the number. */
  typeWord: DocumentType | null;
  /** Type that the letters of the symbol stand for. */
  typeOfSymbol: DocumentType | null;
  /** Date written right behind the symbol, or behind the name of the issuer. */
  date: {
    iso: IsoDate | null;
    raw: string;
    start: number;
    end: number;
    flaw?: FoundDate["flaw"];
  } | null;
}
