/**
 * A passage whose text lost its marks, read again with the marks that the trusted texts suggest. It helps the eye; what
 * is quoted stays as it stands in the document.
 */
import { checkReadingQuality } from "../domain/document/reading-quality.ts";
import type { RestoredText } from "../domain/text/restore-marks.ts";
import type { StoredDocument } from "../storage/documents.ts";

/** Undefined where the text has its marks, or where the reading is too unsure. */
export type SecondReading = (text: string, origin: StoredDocument["origin"]) => string | undefined;

/** Below this share of known pairs of syllables a second reading helps nobody. */
const LEAST_KNOWN = 0.6;

export function makeSecondReading(restoreMarks: (damaged: string) => RestoredText): SecondReading {
  return (text, origin) => {
    if (origin === "register" || !checkReadingQuality(text).lostMarks) return undefined;
    const reading = restoreMarks(text);
    return reading.known >= LEAST_KNOWN && reading.text !== text ? reading.text : undefined;
  };
}
