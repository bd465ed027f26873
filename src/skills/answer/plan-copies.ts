/** The same plan is often stored twice: as shipped and as the unit's own file. One copy answers, the one that reads better. */
import { fold } from "../../domain/text/fold.ts";
import type { FoundPassage } from "./answer-deps.ts";

export function oneCopyEach(passages: readonly FoundPassage[]): FoundPassage[] {
  const chosen = new Map<string, FoundPassage>();
  for (const passage of passages) {
    const key = keyOf(passage);
    const known = chosen.get(key);
    if (known === undefined || worth(passage) > worth(known)) chosen.set(key, passage);
  }
  return passages.filter(
    (passage) => chosen.get(keyOf(passage))?.documentId === passage.documentId,
  );
}

/** One body's plan of one year; else its own symbol; else itself. */
function keyOf({ kind, year, issuer, symbol, documentId }: FoundPassage): string {
  if (year !== null && issuer !== null) return `${kind} ${year} ${fold(issuer)}`;
  return symbol === null ? documentId : `${kind} ${symbol}`;
}

/** A scan whose title had to be read again is the worse copy; else the unit's own file goes first. */
const worth = ({ title, origin }: FoundPassage): number =>
  (title.includes("(tên đọc lại)") ? 0 : 2) + (origin === "upload" ? 1 : 0);
