/**
 * The mailbox of the chat channels (../mailbox.ts) over SQL. A message is stored before it is acknowledged, once by its key; the result
 * of its handling (replies, dialogue state, "done") is one batch, so that a kill leaves all of it or nothing.
 * Work is divided by leases: a conversation has one worker at a time, also over several processes.
 */
import { randomUUID } from "node:crypto";

import { z } from "zod";

import type { InboxItem, Mailbox, NewOutboxItem } from "../mailbox.ts";
import { type Sql, type SqlStatement, type SqlValue, statement } from "./sql.ts";

const InboxRow = z.object({
  seq: z.number(),
  channel: z.string(),
  message_key: z.string(),
  conversation: z.string(),
  order_key: z.string(),
  body: z.string().transform((text): unknown => JSON.parse(text)),
  received_at: z.string(),
  failures: z.number(),
});

const OutboxRow = z.object({
  seq: z.number(),
  channel: z.string(),
  conversation: z.string(),
  chat: z.string(),
  body: z.string().transform((text): unknown => JSON.parse(text)),
  bytes: z.instanceof(Uint8Array).nullable(),
  failures: z.number(),
});

export function makeMailbox(sql: Sql): Mailbox {
  return {
    ...inboxOver(sql),
    ...settlingOver(sql),
    ...postingOver(sql),
    ...outboxOver(sql),
    ...renewingOver(sql),
  };
}

const INBOX = "seq, channel, message_key, conversation, order_key, body, received_at, failures";

function inboxOver(
  sql: Sql,
): Pick<
  Mailbox,
  "receive" | "waitingConversations" | "next" | "waiting" | "attempt" | "lease" | "release"
> {
  return {
    async receive(items) {
      const results = await sql.batch(
        items.map(({ channel, key, conversation, orderKey, body, receivedAt }) =>
          statement(
            `INSERT INTO inbox (channel, message_key, conversation, order_key, body, received_at, state, failures)
             VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0) ON CONFLICT (channel, message_key) DO NOTHING`,
            ...[channel, key, conversation, orderKey, JSON.stringify(body), receivedAt],
          ),
        ),
      );
      return results.reduce((sum, result) => sum + result.changes, 0);
    },
    async waitingConversations(channels) {
      const marks = channels.map(() => "?").join(", ");
      const { rows } = await sql.run(
        `SELECT conversation FROM inbox WHERE state = 'waiting' AND channel IN (${marks})
         GROUP BY conversation ORDER BY min(seq)`,
        ...channels,
      );
      return rows.map((row) => z.object({ conversation: z.string() }).parse(row).conversation);
    },
    async next(conversation) {
      const { rows } = await sql.run(
        `SELECT ${INBOX} FROM inbox WHERE conversation = ? AND state = 'waiting' ORDER BY order_key, seq LIMIT 1`,
        conversation,
      );
      return rows[0] === undefined ? null : toInboxItem(rows[0]);
    },
    async waiting(conversation) {
      const { rows } = await sql.run(
        `SELECT ${INBOX} FROM inbox WHERE conversation = ? AND state = 'waiting' ORDER BY order_key, seq LIMIT 50`,
        conversation,
      );
      return rows.map((row) => toInboxItem(row).body);
    },
    async attempt(seq) {
      await sql.run("UPDATE inbox SET failures = failures + 1 WHERE seq = ?", seq);
    },
    async lease(name, owner, now, until) {
      const { changes } = await sql.run(
        `INSERT INTO lease (name, owner, until_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_at = excluded.until_at
         WHERE lease.owner = excluded.owner OR lease.until_at < ?`,
        ...[name, owner, until, now],
      );
      return changes === 1;
    },
    async release(name, owner) {
      await sql.run("DELETE FROM lease WHERE name = ? AND owner = ?", name, owner);
    },
  };
}

const ADD_OUT =
  "INSERT INTO outbox (channel, conversation, chat, body, bytes, state, due_at, lease_until, failures, created_at)";

const outValues = (item: NewOutboxItem, now: string): SqlValue[] => [
  item.channel,
  item.conversation,
  item.chat,
  JSON.stringify(item.body),
  item.bytes,
  now,
  now,
];

function settlingOver(sql: Sql): Pick<Mailbox, "settle" | "dialogue"> {
  return {
    async settle(seq, { outbox, dialogue, now }) {
      // Each statement asks whether the message still waits, and the last one ends that.
      const waits = "WHERE EXISTS (SELECT 1 FROM inbox WHERE seq = ? AND state = 'waiting')";
      const statements: SqlStatement[] = outbox.map((item) =>
        statement(
          `${ADD_OUT} SELECT ?, ?, ?, ?, ?, 'waiting', ?, '', 0, ? ${waits}`,
          ...[...outValues(item, now), seq],
        ),
      );
      if (dialogue !== null) {
        statements.push(
          statement(
            `INSERT INTO dialogue (conversation, state, updated_at) SELECT ?, ?, ? ${waits}
             ON CONFLICT (conversation) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
            ...[dialogue.conversation, JSON.stringify(dialogue.state), now, seq],
          ),
        );
      }
      statements.push(
        statement("UPDATE inbox SET state = 'done' WHERE seq = ? AND state = 'waiting'", seq),
      );
      return (await sql.batch(statements)).at(-1)?.changes === 1;
    },
    async dialogue(conversation) {
      const { rows } = await sql.run(
        "SELECT state FROM dialogue WHERE conversation = ?",
        conversation,
      );
      if (rows[0] === undefined) return null;
      return JSON.parse(z.object({ state: z.string() }).parse(rows[0]).state) as unknown;
    },
  };
}

function postingOver(sql: Sql): Pick<Mailbox, "post" | "postOnce"> {
  return {
    async post(items, now) {
      await sql.batch(
        items.map((item) =>
          statement(
            `${ADD_OUT} VALUES (?, ?, ?, ?, ?, 'waiting', ?, '', 0, ?)`,
            ...outValues(item, now),
          ),
        ),
      );
    },
    async postOnce(key, items, now) {
      // Who wrote the key posts; a second one at the same time waits here and finds another's mark.
      const run = randomUUID();
      const [marked] = await sql.batch([
        statement(
          "INSERT INTO posted_once (post_key, run, posted_at) VALUES (?, ?, ?) ON CONFLICT (post_key) DO NOTHING",
          ...[key, run, now],
        ),
        ...items.map((item) =>
          statement(
            `${ADD_OUT} SELECT ?, ?, ?, ?, ?, 'waiting', ?, '', 0, ?
             WHERE EXISTS (SELECT 1 FROM posted_once WHERE post_key = ? AND run = ?)`,
            ...[...outValues(item, now), key, run],
          ),
        ),
      ]);
      return marked?.changes === 1;
    },
  };
}

function outboxOver(
  sql: Sql,
): Pick<
  Mailbox,
  "claimOutbox" | "sent" | "retryAt" | "dead" | "deadConversation" | "counts" | "sweep"
> {
  const run = async (text: string, ...values: SqlValue[]) => {
    await sql.run(text, ...values);
  };
  return {
    async claimOutbox(channel, now, until, limit) {
      const { rows } = await sql.run(
        `UPDATE outbox SET lease_until = ? WHERE state = 'waiting' AND lease_until < ? AND seq IN (
           SELECT o.seq FROM outbox o
           WHERE o.channel = ? AND o.state = 'waiting' AND o.due_at <= ? AND o.lease_until < ?
             AND NOT EXISTS (
               SELECT 1 FROM outbox p WHERE p.channel = o.channel AND p.conversation = o.conversation
                 AND p.state = 'waiting' AND p.seq < o.seq)
           ORDER BY o.seq LIMIT ?)
         RETURNING seq, channel, conversation, chat, body, bytes, failures`,
        ...[until, now, channel, now, now, limit],
      );
      return OutboxRow.array()
        .parse(rows)
        .sort((a, b) => a.seq - b.seq);
    },
    // What was sent need not keep its file.
    sent: (seq) => run("UPDATE outbox SET state = 'sent', bytes = NULL WHERE seq = ?", seq),
    retryAt: (seq, at, error) =>
      run(
        "UPDATE outbox SET due_at = ?, lease_until = '', failures = failures + 1, error = ? WHERE seq = ?",
        ...[at, error, seq],
      ),
    dead: (seq, error) =>
      run("UPDATE outbox SET state = 'dead', error = ? WHERE seq = ?", error, seq),
    deadConversation: (channel, conversation, error) =>
      run(
        "UPDATE outbox SET state = 'dead', error = ? WHERE channel = ? AND conversation = ? AND state = 'waiting'",
        ...[error, channel, conversation],
      ),
    async counts() {
      const { rows } = await sql.run(
        `SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') AS inbox,
                (SELECT count(*) FROM outbox WHERE state = 'waiting') AS outbox,
                (SELECT count(*) FROM outbox WHERE state = 'dead') AS dead`,
      );
      const row = z
        .object({ inbox: z.number(), outbox: z.number(), dead: z.number() })
        .parse(rows[0]);
      return { inboxWaiting: row.inbox, outboxWaiting: row.outbox, dead: row.dead };
    },
    async sweep(before) {
      await sql.batch([
        statement("DELETE FROM inbox WHERE state = 'done' AND received_at < ?", before),
        statement("DELETE FROM outbox WHERE state = 'sent' AND created_at < ?", before),
        statement("DELETE FROM shared_file WHERE expires_at < ?", before),
      ]);
    },
  };
}

function renewingOver(sql: Sql): Pick<Mailbox, "renewOutbox"> {
  return {
    async renewOutbox(seqs, until) {
      await sql.run(
        `UPDATE outbox SET lease_until = ? WHERE state = 'waiting' AND lease_until <> ''
           AND seq IN (${seqs.map(() => "?").join(", ")})`,
        ...[until, ...seqs],
      );
    },
  };
}

function toInboxItem(row: unknown): InboxItem {
  const {
    message_key: key,
    order_key: orderKey,
    received_at: receivedAt,
    ...rest
  } = InboxRow.parse(row);
  return { ...rest, key, orderKey, receivedAt };
}
