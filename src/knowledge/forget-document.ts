/**
 * Removes a document of a unit with all versions from everything that was made out of it: passages, proposals that wait
 * for a person, and the search index with its vectors on disk. What a person confirmed into the register stays: it is
 * their word, not the file's.
 */
import type { Documents } from "../storage/documents.ts";
import type { RegisterEntries } from "../storage/register-entries.ts";

export interface ForgetDeps {
  documents: Documents;
  entries: RegisterEntries;
  /** Brings the index of a unit in step with the store. */
  syncIndex(unit: string): Promise<void>;
  /** Rids the files of the store of what was deleted. */
  scrub(): void;
}

export function makeForgetDocument(deps: ForgetDeps) {
  return async (id: string, unit: string): Promise<void> => {
    const versions = await deps.documents.versions(id, unit);
    if (!(await deps.documents.forget(id, unit))) return;
    const hashes = versions.map((version) => version.contentHash);
    await deps.entries.dropWaiting(hashes, unit);
    await deps.syncIndex(unit);
    deps.scrub();
  };
}
