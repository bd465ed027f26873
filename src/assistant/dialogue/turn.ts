/** One message on its way through the dialogue: who, what, the state, and the replies so far. */
import type { OnProgress } from "../../platform/progress.ts";
import type { Access, Visit } from "../access/access.ts";
import type { Assistant, UploadedFile } from "../assistant.ts";
import type { Follows } from "../subscriptions/following.ts";
import { type FileRef, type Incoming, type OutgoingReply, text } from "./message.ts";
import { type DialogueState, offer } from "./state.ts";

export interface DialogueDeps {
  access: Access;
  clock: { now(): string; today(): string };
  /** Fetches a file from the channel. Throws AppError. */
  fetchFile(channel: string, file: FileRef, signal: AbortSignal): Promise<UploadedFile>;
  /** What a person follows: symbols and subjects. */
  follows: Follows;
  /** A link that opens the bot of a channel with a code, where there is such a thing; null: none. */
  startLink(channel: string, code: string): string | null;
  /** Address of the web app; null when none is published. */
  publicUrl: string | null;
  /** A link under which the sender of this message may send files, for channels that take none; null: none. */
  uploadLink(incoming: Incoming): Promise<string | null>;
}

/** What the one who waits is shown meanwhile. */
export interface Watch {
  onProgress: OnProgress;
  /** A first text of what will be answered. */
  onPreview(text: string): void;
}

/** For work that nobody watches. */
export const unwatched: Watch = { onProgress: () => undefined, onPreview: () => undefined };

export interface Turn {
  deps: DialogueDeps;
  incoming: Incoming;
  visit: Visit;
  assistant: Assistant;
  /** Changed in place; stored with the replies. */
  state: DialogueState;
  signal: AbortSignal;
  watch: Watch;
  out: OutgoingReply[];
}

export interface Option {
  label: string;
  command: string;
}

/** Adds a text with what may sensibly follow. */
export function say(
  turn: Turn,
  body: string,
  options: readonly Option[] = [],
  strong: readonly string[] = [],
): void {
  const buttons = options.length === 0 ? [] : offer(turn.state, options);
  turn.out.push(
    text(body, {
      ...(buttons.length === 0 ? {} : { buttons }),
      ...(strong.length === 0 ? {} : { strong: [...strong] }),
    }),
  );
}

export function sendFile(
  turn: Turn,
  file: { fileName: string; mediaType: string; bytes: Uint8Array },
  caption = "",
): void {
  const { fileName, mediaType, bytes } = file;
  turn.out.push({ reply: { kind: "file", fileName, mediaType, caption }, bytes });
}

/** The conversation as the assistant remembers it; "/moi" begins another one. */
export const memoryOf = ({ incoming, state }: Turn): string =>
  `${incoming.conversation}#${state.episode}`;
