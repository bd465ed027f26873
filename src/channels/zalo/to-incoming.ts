/** Events of the Zalo Bot API as messages. Both shapes of the body are read: {ok, result: {…}} and the bare event. */
import { z } from "zod";

import type { Incoming } from "../../assistant/dialogue/message.ts";

const Message = z.object({
  message_id: z.string(),
  from: z.object({
    id: z.string(),
    display_name: z.string().optional(),
    name: z.string().optional(),
    is_bot: z.boolean().optional(),
  }),
  chat: z.object({ id: z.string(), chat_type: z.string().optional() }),
  /** Epoch milliseconds; seconds are read too. */
  date: z.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.string().optional(),
  photo_url: z.string().optional(),
});
const Event = z.object({ event_name: z.string(), message: Message });
const Body = z.union([z.object({ result: Event }).transform(({ result }) => result), Event]);
export type ZaloEvent = z.infer<typeof Event>;

/** Null for what is no message. */
export function readEvent(body: unknown): ZaloEvent | null {
  return Body.safeParse(body).data ?? null;
}

const SECONDS_BELOW = 1e12;

/** Epoch milliseconds as text that sorts. */
export function orderKeyOf({ message }: ZaloEvent): string {
  const date = message.date ?? Date.now();
  return String(date < SECONDS_BELOW ? date * 1000 : date).padStart(16, "0");
}

const UNREADABLE = {
  "message.voice.received": "voice",
  "message.sticker.received": "sticker",
} as const;

export function toIncoming({ event_name: event, message }: ZaloEvent): Incoming | null {
  const { from, chat } = message;
  if (from.is_bot === true) return null;
  return {
    channel: "zalo",
    conversation: `zalo:${chat.id}`,
    chat: chat.id,
    identity: `zalo:${from.id}`,
    name: from.display_name ?? from.name ?? "",
    isGroup: chat.chat_type === "GROUP",
    content: contentOf(event, message),
  };
}

function contentOf(event: string, message: z.infer<typeof Message>): Incoming["content"] {
  const photo = message.photo_url ?? message.photo;
  if (event === "message.image.received" && photo !== undefined) {
    const file = { ref: photo, fileName: `anh-${message.message_id.slice(0, 40)}.jpg`, size: null };
    return { kind: "file", file, caption: message.caption ?? "" };
  }
  if (message.text !== undefined && message.text !== "")
    return { kind: "text", text: message.text };
  const what = event in UNREADABLE ? UNREADABLE[event as keyof typeof UNREADABLE] : "other";
  return { kind: "unsupported", what };
}
