/** Replies as messages of a channel: cut to its length, choices as buttons or numbers, files as files or links. */
import type { NewOutboxItem } from "../../assistant/dialogue/mail.ts";
import type { Button, OutgoingReply, Reply } from "../../assistant/dialogue/message.ts";
import type { ChatChannel } from "../channel.ts";
import { splitText } from "./split-text.ts";

export interface Destination {
  channel: ChatChannel;
  conversation: string;
  chat: string;
}

/** A link to a file, good for a short time; null when no web address is published. */
export type ShareFile = (file: {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}) => Promise<string | null>;

export async function toOutbox(
  destination: Destination,
  { reply, bytes }: OutgoingReply,
  share: ShareFile,
): Promise<NewOutboxItem[]> {
  const { channel, conversation, chat } = destination;
  const item = (body: Reply, content: Uint8Array | null = null): NewOutboxItem => ({
    channel: channel.id,
    ...{ conversation, chat, body, bytes: content },
  });
  switch (reply.kind) {
    case "pressed":
      return [item(reply)];
    case "text":
      return textParts(channel, reply).map((part) => item(part));
    case "file": {
      const content = bytes ?? new Uint8Array();
      const limit = channel.limits.fileOutBytes;
      if (limit !== null && content.byteLength <= limit) return [item(reply, content)];
      const link = await share({ ...reply, bytes: content });
      const isPicture = reply.mediaType.startsWith("image/");
      if (link !== null && isPicture && channel.limits.pictures === "address")
        return [item({ ...reply, address: link })];
      const body =
        link === null
          ? `Tệp ${reply.fileName} đã sẵn sàng; kênh này không gửi được tệp, mở trang web của hệ thống để tải.`
          : linkLine(reply.fileName, link);
      return [item({ kind: "text", text: body })];
    }
  }
}

export const linkLine = (fileName: string, link: string): string =>
  `Tệp ${fileName} (tải trong 30 phút): ${link}`;

function textParts(channel: ChatChannel, reply: Extract<Reply, { kind: "text" }>): Reply[] {
  const { limits } = channel;
  const { buttons = [], ...rest } = reply;
  const inline = limits.buttons === "inline";
  const parts = splitText(
    inline ? reply.text : withNumbers(reply.text, buttons),
    limits.textLength,
  );
  return parts.map((part, at) => ({
    ...rest,
    text: part,
    ...(inline && buttons.length > 0 && at === parts.length - 1 ? { buttons } : {}),
  }));
}

/** Choices by number; what must be good later, too, by a command of its own. */
function withNumbers(text: string, buttons: readonly Button[]): string {
  const numbered = buttons.filter(({ typed }) => typed === undefined);
  const lines = numbered.map(({ label }, at) => `${at + 1}. ${label}`);
  const commands = buttons.flatMap(({ label, typed }) =>
    typed === undefined ? [] : [`${label}: gõ ${typed}`],
  );
  return [
    text,
    ...(lines.length === 0 ? [] : [["Gõ số để chọn:", ...lines].join("\n")]),
    ...(commands.length === 0 ? [] : [commands.join("\n")]),
  ].join("\n\n");
}
