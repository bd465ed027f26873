/** Up to which day what the register says was held against its sources. */
import type { IsoDate, RegisterEntry } from "./register-entry.ts";

/** The newest day on which a source of the entry was seen; null for undated copies and recollections. */
function lastSeen(entry: RegisterEntry): IsoDate | null {
  const days = entry.sources.map((source) => source.seen).filter((day) => day !== null);
  return days.sort().at(-1) ?? null;
}

/** What holds for all of these entries: the earliest of their days. Entries without any day do not count. */
export function checkedTo(entries: readonly RegisterEntry[]): IsoDate | null {
  const days = entries.map(lastSeen).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** For statements on the register as a whole ("not found"): half of the entries that bear a day were seen then or later. */
export function mostlySeen(entries: readonly RegisterEntry[]): IsoDate | null {
  const days = entries
    .map(lastSeen)
    .filter((day) => day !== null)
    .sort();
  return days[Math.floor(days.length / 2)] ?? null;
}
