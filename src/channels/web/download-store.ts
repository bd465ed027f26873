/**
 * Files made for a user, kept in memory for a short time under ids nobody can guess, and given to that user only: an
 * address that was passed on opens nothing for others. Bounded in count and bytes: the oldest go first. Not for anything that must survive a restart.
 */
import { randomBytes } from "node:crypto";

import type { Deliverable } from "../../assistant/assistant.ts";

export interface DownloadStore {
  /** Keeps the files together; returns their addresses in the same order ("/tai-ve/<id>/<name>"). */
  put(files: readonly Deliverable[], owner: string): string[];
  /** Null once expired, evicted, never there, or made for somebody else. */
  get(id: string, fileName: string, owner: string): Deliverable | null;
}

export interface DownloadLimits {
  ttlMs: number;
  /** Files, not groups. */
  maxCount: number;
  maxBytes: number;
}

interface Kept {
  file: Deliverable;
  owner: string;
  expiresAt: number;
}

export function makeDownloadStore(
  limits: DownloadLimits,
  now: () => number = Date.now,
): DownloadStore {
  // A Map keeps the order of insertion, so the first key is the oldest file.
  const kept = new Map<string, Kept>();
  let bytes = 0;

  const remove = (key: string): void => {
    bytes -= kept.get(key)?.file.bytes.byteLength ?? 0;
    kept.delete(key);
  };
  const makeRoom = (): void => {
    const at = now();
    for (const [key, { expiresAt }] of kept) {
      if (expiresAt <= at || kept.size > limits.maxCount || bytes > limits.maxBytes) remove(key);
    }
  };

  return {
    put(files, owner) {
      const id = randomBytes(24).toString("base64url");
      const addresses = files.map((file) => {
        const key = `${id}/${file.fileName}`;
        remove(key);
        kept.set(key, { file, owner, expiresAt: now() + limits.ttlMs });
        bytes += file.bytes.byteLength;
        return `/tai-ve/${id}/${encodeURIComponent(file.fileName)}`;
      });
      makeRoom();
      return addresses;
    },
    get(id, fileName, owner) {
      const found = kept.get(`${id}/${fileName}`);
      return found?.owner === owner && found.expiresAt > now() ? found.file : null;
    },
  };
}
