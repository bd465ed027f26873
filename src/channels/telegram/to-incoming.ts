/** Updates of the Bot API as messages; null for what is not meant for us. Parsed leniently: fields come and go. */
import { z } from "zod";

import type { Incoming } from "../../assistant/dialogue/message.ts";

const Chat = z.object({ id: z.number(), type: z.string() });
const User = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
});
const File = z.object({
  file_id: z.string(),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
});
const Message = z.object({
  message_id: z.number(),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  document: File.optional(),
  photo: z.array(File).optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  sticker: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  location: z.unknown().optional(),
  contact: z.unknown().optional(),
  reply_to_message: z.object({ from: User.optional() }).optional(),
});
type Message = z.infer<typeof Message>;

export const Update = z.object({
  update_id: z.number(),
  message: Message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: User,
      data: z.string().optional(),
      message: z.object({ ...Message.shape, from: User.optional() }).optional(),
    })
    .optional(),
  /** The stop button of a draft, in a private chat. */
  stopped_message_generation: z
    .object({ chat: Chat, message_thread_id: z.number().optional() })
    .optional(),
});
export type Update = z.infer<typeof Update>;

export interface Self {
  id: number;
  username: string;
}

const UNREADABLE = [
  ["voice", "voice"],
  ["audio", "voice"],
  ["sticker", "sticker"],
  ["video", "video"],
  ["video_note", "video"],
  ["location", "location"],
  ["contact", "contact"],
] as const;

export function toIncoming(update: Update, self: Self): Incoming | null {
  const { message, callback_query: press, stopped_message_generation: stopped } = update;
  if (stopped !== undefined) return stopIn(stopped);
  if (press?.message !== undefined) {
    return {
      ...placeOf(press.message, press.from),
      content: { kind: "button", choice: press.data ?? "", press: press.id },
    };
  }
  if (message?.from === undefined || message.from.is_bot === true) return null;
  const place = placeOf(message, message.from);
  if (place.isGroup && !isAddressed(message, self)) return null;
  return { ...place, content: contentOf(message, self) };
}

/** As if "/huy" had been typed. */
function stopIn(stopped: NonNullable<Update["stopped_message_generation"]>): Incoming {
  const id = String(stopped.chat.id);
  const thread = stopped.message_thread_id;
  const chat = thread === undefined ? id : `${id}/${thread}`;
  return {
    channel: "telegram",
    conversation: `telegram:${chat}`,
    ...{ chat, identity: `telegram:${id}`, name: "", isGroup: false },
    content: { kind: "text", text: "/huy" },
  };
}

function placeOf(message: Message, from: z.infer<typeof User>): Omit<Incoming, "content"> {
  const thread = message.is_topic_message === true ? message.message_thread_id : undefined;
  const chat = thread === undefined ? String(message.chat.id) : `${message.chat.id}/${thread}`;
  const names = [from.last_name, from.first_name].filter((name) => name !== undefined);
  return {
    channel: "telegram",
    conversation: `telegram:${chat}`,
    chat,
    identity: `telegram:${from.id}`,
    name: names.length === 0 ? (from.username ?? "") : names.join(" "),
    isGroup: message.chat.type !== "private",
  };
}

/** In a group: a mention, a reply to the bot, or a command that names no other bot. */
function isAddressed(message: Message, self: Self): boolean {
  if (message.reply_to_message?.from?.id === self.id) return true;
  const said = message.text ?? message.caption ?? "";
  if (mentionOf(self).test(said)) return true;
  return /^\/\w+(\s|$)/.test(said);
}

/** The whole name: another bot's may begin with it. */
const mentionOf = ({ username }: Self): RegExp => new RegExp(`@${username}\\b`, "gi");

function contentOf(message: Message, self: Self): Incoming["content"] {
  const mention = mentionOf(self);
  const plain = (said: string) => said.replace(mention, "").trim();
  const caption = plain(message.caption ?? "");
  if (message.document !== undefined) {
    const { file_id: ref, file_name: fileName, file_size: size } = message.document;
    return {
      kind: "file",
      caption,
      file: { ref, fileName: fileName ?? "tep", size: size ?? null },
    };
  }
  const photo = message.photo?.at(-1);
  if (photo !== undefined) {
    const fileName = `anh-${message.message_id}.jpg`;
    const file = { ref: photo.file_id, fileName, size: photo.file_size ?? null };
    return { kind: "file", caption, file };
  }
  if (message.text !== undefined) return { kind: "text", text: plain(message.text) };
  const what = UNREADABLE.find(([field]) => message[field] !== undefined)?.[1] ?? "other";
  return { kind: "unsupported", what };
}
