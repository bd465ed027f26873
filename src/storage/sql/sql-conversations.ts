/** Conversations over SQL; rows are parsed, not cast. */
import { z } from "zod";

import type { Conversations } from "../conversations.ts";
import { type Sql, statement } from "./sql.ts";

const Row = z.object({
  role: z.enum(["user", "assistant"]),
  text: z.string(),
  at: z.string(),
  context: z
    .string()
    .transform((json) => z.record(z.string(), z.unknown()).parse(JSON.parse(json))),
});

const IdRow = z.object({ conversation_id: z.string() });

export function makeSqlConversations(sql: Sql): Conversations {
  return {
    async append(conversationId, turns) {
      await sql.batch(
        turns.map(({ role, text, at, context }) =>
          statement(
            "INSERT INTO turn (conversation_id, role, text, at, context) VALUES (?, ?, ?, ?, ?)",
            ...[conversationId, role, text, at, JSON.stringify(context)],
          ),
        ),
      );
    },
    async recent(conversationId, limit) {
      const { rows } = await sql.run(
        "SELECT role, text, at, context FROM turn WHERE conversation_id = ? ORDER BY id DESC LIMIT ?",
        conversationId,
        limit,
      );
      return Row.array().parse(rows).reverse();
    },
    async startingWith(prefix, limit) {
      const { rows } = await sql.run(
        "SELECT conversation_id FROM turn WHERE substr(conversation_id, 1, ?) = ? GROUP BY conversation_id ORDER BY max(id) DESC LIMIT ?",
        prefix.length,
        prefix,
        limit,
      );
      return IdRow.array()
        .parse(rows)
        .map((row) => row.conversation_id);
    },
    async clear(conversationId) {
      await sql.run("DELETE FROM turn WHERE conversation_id = ?", conversationId);
    },
  };
}
