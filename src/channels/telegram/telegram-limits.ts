/** What Telegram takes and shows. */
import type { ChannelLimits } from "../channel.ts";

const MB = 1024 * 1024;

/** core.telegram.org/bots/api: sendMessage, getFile, sendDocument. */
export const telegramLimits: ChannelLimits = {
  textLength: 4096,
  buttons: "inline",
  fileInBytes: 20 * MB,
  fileOutBytes: 50 * MB,
  pictures: "upload",
  streaming: true,
  edits: true,
};
