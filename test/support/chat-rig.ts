/** Chat channels over a store, with a fake platform on the other side. */
import SqliteDatabase from "better-sqlite3";

import type { Access } from "../../src/assistant/access/access.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import type { ChannelLog } from "../../src/channels/channel.ts";
import { type Channels, makeChannels } from "../../src/channels/start-channels.ts";
import type { TelegramConfig, ZaloConfig } from "../../src/config.ts";
import { makeMailbox } from "../../src/storage/sql/mailbox.ts";
import { makeSharedFiles } from "../../src/storage/sql/shared-files.ts";
import type { Sql } from "../../src/storage/sql/sql.ts";
import { makeSqliteSql } from "../../src/storage/sqlite/sqlite-sql.ts";
import { openTestAccess } from "./open-access.ts";

export interface ChatRig {
  access: Access;
  channels: Channels;
  sql: Sql;
  errors: unknown[];
  stop(): Promise<void>;
}

export interface ChatRigOptions {
  assistant: Assistant;
  telegram?: Partial<TelegramConfig> & { apiRoot: string };
  zalo?: Partial<ZaloConfig> & { apiRoot: string };
  admins?: string[];
  open?: boolean;
  publicUrl?: string;
  sql?: Sql;
  log?: ChannelLog;
}

export async function startChat(options: ChatRigOptions): Promise<ChatRig> {
  const { assistant, telegram, zalo, admins, open = false, publicUrl } = options;
  const sql = options.sql ?? makeSqliteSql(new SqliteDatabase(":memory:"));
  const { access } = await openTestAccess({ assistant, open, sql, ...(admins ? { admins } : {}) });
  const errors: unknown[] = [];
  const follows = new Map<string, readonly string[]>();
  const channels = makeChannels({
    access,
    mailbox: makeMailbox(sql),
    sharedFiles: makeSharedFiles(sql),
    follows: {
      of: async (person) => [...(follows.get(person) ?? [])],
      set: async (person, symbols) => void follows.set(person, symbols),
    },
    clock: { now: () => new Date().toISOString(), today: () => "2026-11-22" },
    log: options.log ?? {
      info: () => undefined,
      warn: () => undefined,
      error: (fields) => errors.push(fields),
    },
    telegram:
      telegram === undefined
        ? null
        : { token: "123:abc", webhookUrl: null, webhookSecret: null, proxy: null, ...telegram },
    zalo: zalo === undefined ? null : { token: "zalo-token", webhookSecret: null, ...zalo },
    publicUrl: publicUrl ?? null,
    pace: { pollSeconds: 1, throttle: false },
  });
  const stopping = new AbortController();
  const running = channels.run(stopping.signal);
  return {
    ...{ access, channels, sql, errors },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Waits for something to become true; says what it waited for when it does not. */
export async function until(what: string, holds: () => boolean, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
