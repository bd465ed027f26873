/**
 * Many users at once on the serving process with a fake Telegram; what is measured: test/support/channel-load.ts.
 *
 *   npm run build && node --import tsx bench/channel-load.mjs [--users 50] [--messages 20] [--perSecond 10]
 */
import { parseArgs } from "node:util";

import { questionsOfAllKinds } from "../test/channels/questions.ts";
import { runLoad } from "../test/support/channel-load.ts";

const number = (value) => ({ type: "string", default: String(value) });
const { values } = parseArgs({
  options: { users: number(50), messages: number(20), perSecond: number(10) },
});
const options = Object.fromEntries(
  Object.entries(values).map(([key, value]) => [key, Number(value)]),
);
const questions = questionsOfAllKinds(100).map((question) => question.q);
process.stdout.write(`${JSON.stringify(await runLoad({ ...options, questions }), null, 2)}\n`);
