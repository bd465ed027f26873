/**
 * Files made for a user, kept for a short time under ids nobody can guess, and given to that user only: an address that
 * was passed on opens nothing for others. They lie in the store, so that any serving process can hand them out.
 */
import { randomBytes } from "node:crypto";

import type { Deliverable } from "../../assistant/assistant.ts";
import type { SharedFiles } from "../../assistant/dialogue/mail.ts";

export interface DownloadStore {
  /** Keeps the files together; returns their addresses in the same order ("/tai-ve/<id>/<name>"). */
  put(files: readonly Deliverable[], owner: string): Promise<string[]>;
  /** Null once expired, never there, or made for somebody else. */
  get(id: string, fileName: string, owner: string): Promise<Deliverable | null>;
}

export function makeDownloadStore(
  files: SharedFiles,
  ttlMs: number,
  now: () => number = Date.now,
): DownloadStore {
  const instant = (inMs = 0): string => new Date(now() + inMs).toISOString();
  const tokenOf = (id: string, fileName: string): string => `${id}/${fileName}`;
  return {
    async put(made, owner) {
      const id = randomBytes(24).toString("base64url");
      if (made.length > 0) await files.sweep(instant());
      for (const { fileName, mediaType, bytes } of made)
        await files.put(
          tokenOf(id, fileName),
          { kind: "made", facts: { owner, mediaType }, bytes },
          instant(ttlMs),
        );
      return made.map(({ fileName }) => `/tai-ve/${id}/${encodeURIComponent(fileName)}`);
    },
    async get(id, fileName, owner) {
      const found = await files.get(tokenOf(id, fileName), instant());
      if (found?.kind !== "made" || found.facts["owner"] !== owner) return null;
      const { bytes, facts } = found;
      return bytes === null ? null : { fileName, mediaType: facts["mediaType"] ?? "", bytes };
    },
  };
}
