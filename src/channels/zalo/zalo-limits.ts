/** What Zalo takes and shows. */
import type { ChannelLimits } from "../channel.ts";

/** bot.zapps.me/docs: sendMessage. Files go by link, in both directions. */
export const zaloLimits: ChannelLimits = {
  textLength: 2000,
  buttons: "numbers",
  fileInBytes: null,
  fileOutBytes: null,
  pictures: "address",
  streaming: false,
  edits: false,
};
