/** Port: what was said in a conversation, newest last. */
export interface Turn {
  role: "user" | "assistant";
  text: string;
  /** ISO instant. */
  at: string;
  /** What a follow-up needs: symbols and subject of the answer, as JSON-safe data. */
  context: Record<string, unknown>;
}

export interface Conversations {
  append(conversationId: string, turns: readonly Turn[]): Promise<void>;
  /** The last `limit` turns, oldest first. */
  recent(conversationId: string, limit: number): Promise<Turn[]>;
  /** Ids that begin so, the one spoken in last first. */
  startingWith(prefix: string, limit: number): Promise<string[]>;
  clear(conversationId: string): Promise<void>;
}
