/**
 * The contract of a chat channel: its limits as data, and what it can do. A channel translates and delivers; what is
 * said is decided in src/assistant/dialogue/. A new one is a folder here that passes test/channels/suite.ts.
 */
import type { UploadedFile } from "../assistant/assistant.ts";
import type { FileRef, Reply } from "../assistant/dialogue/message.ts";

export interface ChannelLimits {
  /** UTF-16 units of one message, after entities are parsed. */
  textLength: number;
  /** "inline": under the message; "numbers": the user types the number. */
  buttons: "inline" | "numbers";
  /** Bytes of a file that can be fetched; null: the channel takes no files. */
  fileInBytes: number | null;
  /** Bytes of a file that can be sent; null: links to the web app instead. */
  fileOutBytes: number | null;
  /** How pictures go out: as bytes, as an address that the platform fetches, or not at all. */
  pictures: "upload" | "address" | null;
  /** A text that grows while it is made, before the message itself. */
  streaming: boolean;
  /** A message that was sent can be changed. */
  edits: boolean;
}

export type SendResult =
  | { kind: "sent" }
  /** Try again; nothing arrived. */
  | { kind: "retry"; afterMs: number | null; reason: string }
  /** Nobody reads there: blocked, or the chat is gone. */
  | { kind: "gone"; reason: string }
  /** Never to be sent so; or nobody knows whether it arrived, and sending again could double it. */
  | { kind: "refused"; reason: string };

/** What is shown while work goes on; gone when it ends. */
export interface Progress {
  show(text: string): Promise<void>;
  end(): Promise<void>;
}

export interface ChatChannel {
  /** Also the prefix of its conversations and identities. */
  id: string;
  limits: ChannelLimits;
  send(chat: string, reply: Reply, bytes: Uint8Array | null): Promise<SendResult>;
  /** A link that opens the bot with a code, as if it had been sent; null until it is known, or where there is none. */
  startLink(code: string): string | null;
  /** A sign of life; never throws, never waits long. */
  busy(chat: string): Promise<void>;
  /** Shows a text with a way to stop, for work that takes longer; null where that is not possible. */
  progress(chat: string, text: string): Promise<Progress | null>;
  /** Throws AppError for a file that is gone or too large. */
  fetchFile(file: FileRef, signal: AbortSignal): Promise<UploadedFile>;
  /** Takes messages in until the signal. */
  run(signal: AbortSignal): Promise<void>;
  /** POST of the platform; null: the channel does not work by webhook. */
  webhook: { secretHeader: string; secret: string; receive(body: unknown): Promise<void> } | null;
}

/** The part of the logger that channels use. Messages are English, without personal data or tokens. */
export interface ChannelLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
