/** What is announced to followers: a confirmed entry with what it does to other documents. */
import { z } from "zod";

import { keyOf } from "../../domain/reference/symbol.ts";
import type { Register } from "../../domain/regulation/register.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { Consequence } from "../../knowledge/register/register-book.ts";
import { sha256 } from "../../platform/sha256.ts";
import type { StoredProposal } from "../../storage/register-entries.ts";

export const Announcement = z.strictObject({
  /** The confirmed proposal and the unit that made it. */
  proposalId: z.string(),
  unit: z.string(),
  entryId: z.string(),
  /** Another one when the entry is confirmed anew and then does something else. */
  version: z.string(),
});
export type Announcement = z.infer<typeof Announcement>;

/** A document that is replaced, repealed in part or amended, with its subjects in the register. */
export interface TouchedDocument extends Consequence {
  subjects: readonly string[];
}

/** Null when there is nothing to announce: no entry yet, or one that leaves other documents alone. */
export function announcementOf(
  { id: proposalId, unit, entry }: StoredProposal,
  parts: { register: Register; consequences: readonly Consequence[] },
): Announcement | null {
  if (entry === null || parts.consequences.length === 0) return null;
  const acts = parts.consequences
    .map(({ kind, symbol, part, from }) => [kind, keyOf(symbol), part, from])
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const version = sha256(Buffer.from(JSON.stringify(acts))).slice(0, 12);
  return { proposalId, unit, entryId: entryIdOf(entry, parts.register), version };
}

/** The entry is looked up as the register holds it now: it may have been merged with a shipped one. */
function entryIdOf(entry: RegisterEntry, register: Register): string {
  const sharing = register.bySymbol(entry.symbol);
  const own = sharing.find(({ signed }) => signed === entry.signed) ?? sharing[0];
  return own === undefined ? keyOf(entry.symbol) : register.idOf(own);
}

export function touchedBy(
  consequences: readonly Consequence[],
  register: Register,
): TouchedDocument[] {
  return consequences.map((one) => ({
    ...one,
    subjects:
      register.entries.find((entry) => register.idOf(entry) === one.documentId)?.subjects ?? [],
  }));
}

export interface FollowedChange {
  /** In the order of the new regulation. */
  touched: TouchedDocument[];
  /** What of the person's list led to it: symbols and subjects. */
  by: string[];
}

/** What of a change concerns somebody who follows these symbols and subjects; null: nothing. */
export function followedChange(
  touched: readonly TouchedDocument[],
  followed: readonly string[],
): FollowedChange | null {
  const leads = (item: string, { symbol, subjects }: TouchedDocument): boolean =>
    subjects.includes(item) || keyOf(item) === keyOf(symbol);
  const concerned = touched.filter((one) => followed.some((item) => leads(item, one)));
  if (concerned.length === 0) return null;
  return {
    touched: concerned,
    by: followed.filter((item) => concerned.some((one) => leads(item, one))),
  };
}
