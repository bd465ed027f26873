/**
 * Port: what units add to the register: proposals read from new regulations, and the entries that a person confirmed.
 * Drivers: ./sqlite/; all pass test/contract/register-entries.contract.ts. A proposal has at most one confirmed entry;
 * confirming it again corrects the entry.
 */
import type { Proposal } from "../domain/regulation/proposal/proposal.ts";
import type { RegisterEntry } from "../domain/regulation/register-entry.ts";

export interface NewProposal {
  /** The same file of the same unit has the same id. */
  id: string;
  unit: string;
  fileName: string;
  /** sha256 of the file, hex. */
  contentHash: string;
  proposal: Proposal;
  /** ISO instant. */
  proposedAt: string;
}

export interface StoredProposal extends NewProposal {
  /** The confirmed entry; null while the proposal waits. */
  entry: RegisterEntry | null;
  /** ISO instant. */
  confirmedAt: string | null;
}

export interface RegisterEntries {
  /** Stores a proposal; a later reading of the same file takes its place and leaves a confirmed entry alone. */
  propose(proposal: NewProposal): Promise<StoredProposal>;
  /** Proposals of a unit, newest first. */
  proposals(unit: string): Promise<StoredProposal[]>;
  proposal(id: string, unit: string): Promise<StoredProposal | null>;
  /** Stores the confirmed entry of a proposal; false when the unit has no such proposal. */
  confirm(id: string, unit: string, entry: RegisterEntry, at: string): Promise<boolean>;
  /** Removes what waits for a person out of these files; confirmed entries stay. The number removed. */
  dropWaiting(contentHashes: readonly string[], unit: string): Promise<number>;
  /** Confirmed entries of all units, in order of confirmation. */
  confirmed(): Promise<RegisterEntry[]>;
  /** Proposals of all units whose entry was confirmed at the instant or later, in order of confirmation. */
  confirmedSince(at: string): Promise<StoredProposal[]>;
  /** Changes with every confirmation: what is built on the register compares it. */
  generation(): Promise<number>;
}
