/**
 * Port: drafts with their inputs, in versions. A version is never changed; a new one is written only on top of the
 * version its writer has seen, so two people cannot overwrite each other unseen. Scoped by unit throughout.
 */
export interface KeptDraftSummary {
  id: string;
  title: string;
  /** Year of the drafted plan. */
  year: number;
  /** Newest version, from 1. */
  version: number;
  /** ISO instant of the newest version. */
  savedAt: string;
}

export interface KeptDraftVersion extends KeptDraftSummary {
  /** The version that was read; not always the newest. */
  readVersion: number;
  /** Values as they were given; parsed by their readers. */
  prior: unknown;
  inputs: unknown;
  draft: unknown;
}

export interface NewKeptDraft {
  unit: string;
  id: string;
  title: string;
  year: number;
  /** The typed prior plan and where it is from: the same for all versions. */
  prior: unknown;
  inputs: unknown;
  draft: unknown;
  /** ISO instant. */
  at: string;
}

export interface NextKeptVersion {
  unit: string;
  id: string;
  /** The version that the writer has seen. */
  expectedVersion: number;
  title: string;
  inputs: unknown;
  draft: unknown;
  at: string;
  /** Unlike any other write's: tells this writer's version from one written at the same moment. */
  writeId: string;
}

export interface KeptDrafts {
  /** Version 1. */
  create(draft: NewKeptDraft): Promise<void>;
  /** The new version; null when somebody wrote one since `expectedVersion`, or the draft is not there. */
  append(next: NextKeptVersion): Promise<number | null>;
  /** Without a version the newest one. */
  get(unit: string, id: string, version?: number): Promise<KeptDraftVersion | undefined>;
  /** Newest first. */
  list(unit: string): Promise<KeptDraftSummary[]>;
}
