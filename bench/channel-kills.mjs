/**
 * A chat channel under trouble, at full length; what is done and counted: test/support/channel-kills.ts, zalo-kills.ts.
 *
 *   npm run build && node --import tsx bench/channel-kills.mjs [--channel telegram|zalo] [--kills 30] [--chats 10] [--messages 20] [--seed 1]
 */
import { parseArgs } from "node:util";

import { runKills } from "../test/support/channel-kills.ts";
import { runZaloKills } from "../test/support/zalo-kills.ts";

const number = (value) => ({ type: "string", default: String(value) });
const { values } = parseArgs({
  options: {
    channel: { type: "string", default: "telegram" },
    kills: number(30),
    chats: number(10),
    messages: number(20),
    seed: number(1),
  },
});
const { channel, ...numbers } = values;
const run = channel === "zalo" ? runZaloKills : runKills;
const options = Object.fromEntries(
  Object.entries(numbers).map(([key, value]) => [key, Number(value)]),
);
process.stdout.write(`${JSON.stringify(await run(options), null, 2)}\n`);
