/** The chat channels of this process: those whose token is set, with the delivery that they share. */
import { randomBytes } from "node:crypto";

import type { Hono } from "hono";

import type { Access } from "../assistant/access/access.ts";
import type { Mailbox, SharedFiles } from "../assistant/dialogue/mail.ts";
import { makeDialogue } from "../assistant/dialogue/make-dialogue.ts";
import type { DialogueDeps } from "../assistant/dialogue/turn.ts";
import type { TelegramConfig, ZaloConfig } from "../config.ts";
import type { ChannelLog, ChatChannel } from "./channel.ts";
import { doorRoutes } from "./delivery/door-routes.ts";
import { type Links, makeLinks } from "./delivery/links.ts";
import { sendOutbox } from "./delivery/send-outbox.ts";
import { type Bell, makeBell } from "./delivery/wake.ts";
import { workInbox } from "./delivery/work-inbox.ts";
import { makeTelegramChannel } from "./telegram/telegram-channel.ts";
import { makeZaloChannel } from "./zalo/zalo-channel.ts";

export interface ChannelsDeps {
  access: Access;
  mailbox: Mailbox;
  sharedFiles: SharedFiles;
  follows: DialogueDeps["follows"];
  clock: DialogueDeps["clock"];
  log: ChannelLog;
  telegram: TelegramConfig | null;
  zalo: ZaloConfig | null;
  publicUrl: string | null;
  /** For tests against a fake: seconds of a poll, and whether the platform's rates are kept. */
  pace?: { pollSeconds?: number; throttle?: boolean };
}

export interface Channels {
  names: string[];
  routes: Hono;
  /** Receives, handles and sends until the signal. */
  run(signal: AbortSignal): Promise<void>;
}

export function makeChannels(deps: ChannelsDeps): Channels {
  const { mailbox, log } = deps;
  const received = makeBell();
  const toSend = makeBell();
  const links = makeLinks(deps.sharedFiles, deps.publicUrl);
  const channels = pickChannels(deps, links, received);
  const byId = (id: string) => channels.find((channel) => channel.id === id);
  const dialogue = makeDialogue({
    ...deps,
    fetchFile: (id, file, signal) => {
      const channel = byId(id);
      if (channel === undefined) throw new Error(`no channel ${id}`);
      return channel.fetchFile(file, signal);
    },
    startLink: (id, code) => byId(id)?.startLink(code) ?? null,
    uploadLink: async (incoming) =>
      byId(incoming.channel)?.limits.fileInBytes === null ? links.forUpload(incoming) : null,
  });
  const isKnown = async (identity: string): Promise<boolean> =>
    (await deps.access.atChannel(identity, "")).kind === "known";
  const work = { mailbox, dialogue, channels, share: links.forDownload, log, received, toSend };
  return {
    names: channels.map((channel) => channel.id),
    routes: doorRoutes({ channels, links, mailbox, log, onReceived: received.ring, isKnown }),
    async run(signal) {
      if (channels.length === 0) return;
      await Promise.all([
        workInbox(work, signal),
        ...channels.flatMap((channel) => [
          sendOutbox({ mailbox, log, toSend }, channel, signal),
          channel.run(signal),
        ]),
      ]);
    },
  };
}

function pickChannels(deps: ChannelsDeps, links: Links, received: Bell): ChatChannel[] {
  const { mailbox, log, telegram, zalo, publicUrl, pace = {} } = deps;
  const onReceived = received.ring;
  const channels: ChatChannel[] = [];
  if (telegram !== null) {
    const { token, apiRoot, proxy, webhookUrl, webhookSecret } = telegram;
    // Without a secret of one's own there is one for the life of this process.
    const secret = webhookSecret ?? randomBytes(32).toString("hex");
    const webhook = webhookUrl === null ? null : { url: webhookUrl, secret };
    channels.push(
      makeTelegramChannel({ token, apiRoot, proxy, webhook, mailbox, log, onReceived, ...pace }),
    );
  }
  if (zalo !== null) {
    const { token, apiRoot, webhookSecret: secret } = zalo;
    const url = publicUrl === null ? null : `${publicUrl.replace(/\/+$/, "")}/webhook/zalo`;
    channels.push(
      makeZaloChannel({
        ...{ token, apiRoot, mailbox, log, onReceived, ...pace },
        webhook: secret === null ? null : { url, secret },
        receivedFile: links.kept,
      }),
    );
  }
  return channels;
}
