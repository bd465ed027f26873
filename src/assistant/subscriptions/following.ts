/** Following a document or a subject, and ending it: the same at every door. */
import { findReferences } from "../../domain/reference/find-references.ts";
import { keyOf } from "../../domain/reference/symbol.ts";
import { findSubject } from "../../domain/regulation/subject-names.ts";
import type { Follows } from "../../storage/follows.ts";

export type { Follows } from "../../storage/follows.ts";

/** So many are kept, the newest. */
const MOST = 30;

/** The document or else the subject that a text names, as it is kept; null: neither. */
export function followedIn(text: string): string | null {
  const [symbol] = findReferences(text).flatMap((reference) => reference.symbol ?? []);
  return symbol ?? findSubject(text);
}

export const isFollowed = (followed: readonly string[], item: string): boolean =>
  followed.some((one) => keyOf(one) === keyOf(item));

/** True: followed from now on; false: no more. */
export async function toggleFollowed(
  follows: Follows,
  personId: string,
  item: string,
): Promise<boolean> {
  const followed = await follows.of(personId);
  const others = followed.filter((one) => keyOf(one) !== keyOf(item));
  const begins = others.length === followed.length;
  await follows.set(personId, begins ? [item, ...others].slice(0, MOST) : others);
  return begins;
}
