/**
 * The search that people see: ranked passages, narrowed by kind, year and the day on which a regulation must hold, and
 * a second reading of passages whose text lost its marks. A second reading helps the eye; what is quoted stays as it
 * stands in the document.
 */
import { checkReadingQuality } from "../domain/document/reading-quality.ts";
import type { Register } from "../domain/regulation/register.ts";
import type { IsoDate } from "../domain/regulation/register-entry.ts";
import { canBeBasis } from "../domain/regulation/status.ts";
import type { RestoredText } from "../domain/text/restore-marks.ts";
import type { DocumentKind, Documents } from "../storage/documents.ts";
import type { FindFilter, Found, PassageIndex, RankedPassage } from "./passage-index.ts";

export interface SearchFilter {
  kinds?: readonly DocumentKind[];
  year?: number;
  /** Regulations of the register that hold on this day, and all documents that are no entry of it. */
  holdsOn?: IsoDate;
}

export interface ReadPassage extends RankedPassage {
  /** The text with its marks restored; absent where the text has them, or where the reading is too unsure. */
  reading?: string;
}

export interface SearchDeps {
  index: Pick<PassageIndex, "find">;
  documents: Pick<Documents, "list">;
  register: Pick<Register, "byId" | "status">;
  restoreMarks: (damaged: string) => RestoredText;
}

/** Below this share of known pairs of syllables a second reading helps nobody. */
const LEAST_KNOWN = 0.6;

export function makeSearchPassages({ index, documents, register, restoreMarks }: SearchDeps) {
  async function holding(unit: string, date: IsoDate): Promise<string[]> {
    const all = await documents.list(unit);
    return all
      .map(({ id }) => id)
      .filter((id) => {
        const entry = register.byId(id);
        return entry === undefined || canBeBasis(register.status(entry, date));
      });
  }

  return async function searchPassages(
    query: string,
    k: number,
    unit: string,
    { holdsOn, ...rest }: SearchFilter = {},
  ): Promise<ReadPassage[]> {
    const filter: FindFilter =
      holdsOn === undefined ? rest : { ...rest, documentIds: await holding(unit, holdsOn) };
    const found = await index.find(query, k, unit, filter);
    return found.map((passage, at) => toRead(passage, at, restoreMarks));
  };
}

function toRead(
  { documentId, symbol, title, locator, score, text, origin }: Found,
  at: number,
  restoreMarks: SearchDeps["restoreMarks"],
): ReadPassage {
  const ranked = { rank: at + 1, documentId, symbol, title, locator, score, text };
  if (origin === "register" || !checkReadingQuality(text).lostMarks) return ranked;
  const reading = restoreMarks(text);
  const helps = reading.known >= LEAST_KNOWN && reading.text !== text;
  return helps ? { ...ranked, reading: reading.text } : ranked;
}
