/**
 * Port of the inbox and outbox of the chat channels: what is received, settled at once with all that follows from it,
 * sent and tried again.
 */

export interface NewInboxItem {
  channel: string;
  /** The channel's id of the update; the same key twice is one message. */
  key: string;
  conversation: string;
  /** Sorts as text in the channel's own order. */
  orderKey: string;
  body: unknown;
  receivedAt: string;
}

export interface InboxItem extends NewInboxItem {
  seq: number;
  /** Times the handling was begun before. */
  failures: number;
}

export interface NewOutboxItem {
  channel: string;
  conversation: string;
  /** Where the channel sends to. */
  chat: string;
  body: unknown;
  /** Content of a file to send. */
  bytes: Uint8Array | null;
}

export interface OutboxItem extends NewOutboxItem {
  seq: number;
  failures: number;
}

export interface MailCounts {
  inboxWaiting: number;
  outboxWaiting: number;
  dead: number;
}

export interface Mailbox {
  /** How many of the items were new. */
  receive(items: readonly NewInboxItem[]): Promise<number>;
  /** Conversations of the channels with waiting messages, the longest waiting first. */
  waitingConversations(channels: readonly string[]): Promise<string[]>;
  /** The waiting message of the conversation that comes first. */
  next(conversation: string): Promise<InboxItem | null>;
  /** Bodies of the waiting messages of the conversation, in order. */
  waiting(conversation: string): Promise<unknown[]>;
  /** Everything that follows from a message, at once; false when someone else was faster and nothing was written. */
  settle(
    seq: number,
    result: {
      outbox: readonly NewOutboxItem[];
      dialogue: { conversation: string; state: unknown } | null;
      now: string;
    },
  ): Promise<boolean>;
  /** Counts a try before it begins, so that one that kills the process counts too. */
  attempt(seq: number): Promise<void>;
  dialogue(conversation: string): Promise<unknown>;
  /** Takes or renews a lease; false while another owner holds it. */
  lease(name: string, owner: string, now: string, until: string): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
  /** Adds messages that follow from no message received (a notice). */
  post(items: readonly NewOutboxItem[], now: string): Promise<void>;
  /** The same, once for the key however often it is asked for, also by two processes at once; false: was there. */
  postOnce(key: string, items: readonly NewOutboxItem[], now: string): Promise<boolean>;
  /** Claims the first waiting message of each conversation that is due. */
  claimOutbox(channel: string, now: string, until: string, limit: number): Promise<OutboxItem[]>;
  /** Says of claimed messages that they are still being sent. */
  renewOutbox(seqs: readonly number[], until: string): Promise<void>;
  sent(seq: number): Promise<void>;
  retryAt(seq: number, at: string, error: string): Promise<void>;
  dead(seq: number, error: string): Promise<void>;
  /** Nobody reads there any more: its waiting messages are dead. */
  deadConversation(channel: string, conversation: string, error: string): Promise<void>;
  counts(): Promise<MailCounts>;
  /** Forgets what was settled before the instant. */
  sweep(before: string): Promise<void>;
}
