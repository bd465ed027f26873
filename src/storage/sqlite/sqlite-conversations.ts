/** Conversations over SQLite; rows are parsed, not cast. */
import { z } from "zod";

import type { Conversations } from "../conversations.ts";
import type { Database } from "./database.ts";

const Row = z.object({
  role: z.enum(["user", "assistant"]),
  text: z.string(),
  at: z.string(),
  context: z
    .string()
    .transform((json) => z.record(z.string(), z.unknown()).parse(JSON.parse(json))),
});

export function makeSqliteConversations(db: Database): Conversations {
  const newest = db.prepare(
    "SELECT role, text, at, context FROM turn WHERE conversation_id = ? ORDER BY id DESC LIMIT ?",
  );
  const add = db.prepare(
    "INSERT INTO turn (conversation_id, role, text, at, context) VALUES (?, ?, ?, ?, ?)",
  );
  const clear = db.prepare("DELETE FROM turn WHERE conversation_id = ?");
  return {
    async append(conversationId, turns) {
      db.transaction(() => {
        for (const turn of turns) {
          add.run(conversationId, turn.role, turn.text, turn.at, JSON.stringify(turn.context));
        }
      }).immediate();
    },
    async recent(conversationId, limit) {
      return Row.array().parse(newest.all(conversationId, limit)).reverse();
    },
    async clear(conversationId) {
      clear.run(conversationId);
    },
  };
}
