/**
 * Telegram under trouble, at full length; what is done and counted: test/support/channel-kills.ts.
 *
 *   npm run build && node --import tsx bench/channel-kills.mjs [--kills 30] [--chats 10] [--messages 20] [--seed 1]
 */
import { parseArgs } from "node:util";

import { runKills } from "../test/support/channel-kills.ts";

const number = (value) => ({ type: "string", default: String(value) });
const { values } = parseArgs({
  options: { kills: number(30), chats: number(10), messages: number(20), seed: number(1) },
});
const options = Object.fromEntries(
  Object.entries(values).map(([key, value]) => [key, Number(value)]),
);
process.stdout.write(`${JSON.stringify(await runKills(options), null, 2)}\n`);
