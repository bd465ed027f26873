/**
 * Links without sign-in for channels that carry no files. The address holds 256 random bits, is kept as a hash, and
 * is good for a short time.
 */
import type { SharedFiles } from "../../assistant/dialogue/mail.ts";
import type { FileRef, Incoming } from "../../assistant/dialogue/message.ts";
import { newToken } from "../../platform/ids.ts";

const LINK_MS = 30 * 60 * 1000;
/** What was sent waits for its turn; longer than any restart takes. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const PREFIX = "received:";

export interface Download {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export type UploadPlace = Omit<Incoming, "content">;

export interface Links {
  /** Null when no address is published. */
  forDownload(file: Download, identity: string): Promise<string | null>;
  forUpload(place: UploadPlace): Promise<string | null>;
  /** With the one it was made for. */
  download(token: string): Promise<(Download & { identity: string }) | null>;
  uploadPlace(token: string): Promise<UploadPlace | null>;
  /** Keeps what came through an upload link until it is handled. */
  keep(fileName: string, bytes: Uint8Array): Promise<FileRef>;
  /** Null for a reference that is none of `keep`. */
  kept(ref: string): Promise<Uint8Array | null>;
}

const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
const now = (): string => new Date().toISOString();

export function makeLinks(files: SharedFiles, publicUrl: string | null): Links {
  const link = (path: string, token: string) =>
    publicUrl === null ? null : `${publicUrl.replace(/\/+$/, "")}/${path}/${token}`;
  return {
    async forDownload({ fileName, mediaType, bytes }, identity) {
      if (publicUrl === null) return null;
      const token = newToken();
      await files.put(
        token,
        { kind: "download", facts: { fileName, mediaType, identity }, bytes },
        later(LINK_MS),
      );
      // The name is for who fetches: a platform tells a picture by it.
      return link("tai-xuong", `${token}/${encodeURIComponent(fileName)}`);
    },
    async forUpload({ channel, conversation, chat, identity, name, isGroup }) {
      if (publicUrl === null) return null;
      const token = newToken();
      const facts = { channel, conversation, chat, identity, name, isGroup: String(isGroup) };
      await files.put(token, { kind: "upload", facts, bytes: null }, later(LINK_MS));
      return link("gui-tep", token);
    },
    async download(token) {
      const item = await files.get(token, now());
      if (item?.kind !== "download" || item.bytes === null) return null;
      const {
        fileName = "tep",
        mediaType = "application/octet-stream",
        identity = "",
      } = item.facts;
      return { fileName, mediaType, identity, bytes: item.bytes };
    },
    async uploadPlace(token) {
      const item = await files.get(token, now());
      if (item?.kind !== "upload") return null;
      const { channel = "", conversation = "", chat = "", identity = "", name = "" } = item.facts;
      const isGroup = item.facts["isGroup"] === "true";
      return { channel, conversation, chat, identity, name, isGroup };
    },
    async keep(fileName, bytes) {
      const token = newToken();
      await files.put(token, { kind: "received", facts: { fileName }, bytes }, later(KEPT_MS));
      return { fileName, ref: PREFIX + token, size: bytes.byteLength };
    },
    async kept(ref) {
      if (!ref.startsWith(PREFIX)) return null;
      return (await files.get(ref.slice(PREFIX.length), now()))?.bytes ?? null;
    },
  };
}
