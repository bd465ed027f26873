/** What dialogues take in and give back, without any channel's form. Kept as JSON between the steps of delivery. */
import { z } from "zod";

/** A file as the channel knows it; its bytes are fetched when they are needed. */
export const FileRef = z.strictObject({
  fileName: z.string(),
  /** The channel's handle: a file id, or an address. */
  ref: z.string(),
  /** Bytes; null when the channel does not tell. */
  size: z.number().nullable(),
});
export type FileRef = z.infer<typeof FileRef>;

export const Incoming = z.strictObject({
  channel: z.string(),
  /** "telegram:123": the chat; in a group all its members write in one. */
  conversation: z.string(),
  /** Where replies go. */
  chat: z.string(),
  /** "telegram:123": who writes. */
  identity: z.string(),
  name: z.string(),
  isGroup: z.boolean(),
  content: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), text: z.string() }),
    z.strictObject({ kind: z.literal("file"), file: FileRef, caption: z.string() }),
    /** `choice`: the id of a button that was pressed. */
    z.strictObject({ kind: z.literal("button"), choice: z.string(), press: z.string() }),
    /** A sticker, a voice message …: nothing that can be read. */
    z.strictObject({
      kind: z.literal("unsupported"),
      what: z.enum(["voice", "sticker", "video", "location", "contact", "other"]),
    }),
  ]),
});
export type Incoming = z.infer<typeof Incoming>;

export const Button = z.strictObject({
  /** Short and ASCII; what it stands for is kept in the dialogue's state. */
  id: z.string().max(32),
  label: z.string(),
  /** What to type where there are no buttons, when a number would not do: it is still good much later. */
  typed: z.string().optional(),
});
export type Button = z.infer<typeof Button>;

/** What goes out. Texts are plain, paragraphs divided by line breaks; `strong` names parts to be set off. */
export const Reply = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    text: z.string(),
    strong: z.array(z.string()).optional(),
    buttons: z.array(Button).optional(),
  }),
  z.strictObject({
    kind: z.literal("file"),
    fileName: z.string(),
    mediaType: z.string(),
    caption: z.string(),
    /** Where a platform fetches a picture that it does not take as bytes; good for a short time. */
    address: z.string().optional(),
  }),
  /** Ends the waiting sign of a pressed button. */
  z.strictObject({ kind: z.literal("pressed"), press: z.string() }),
]);
export type Reply = z.infer<typeof Reply>;

export interface OutgoingReply {
  reply: Reply;
  /** Content of a file. */
  bytes?: Uint8Array;
  /** Someone else's chat, for notices: "telegram:123". Absent: where the message came from. */
  to?: string;
}

export const text = (
  body: string,
  options: Omit<Extract<Reply, { kind: "text" }>, "kind" | "text"> = {},
): OutgoingReply => ({
  reply: { kind: "text", text: body, ...options },
});
