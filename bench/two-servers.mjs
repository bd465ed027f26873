/**
 * Two serving processes and one bot, at full length, on Redis and PostgreSQL of their own; what is done and counted:
 * test/support/two-servers.ts.
 *
 *   npm run build && node --import tsx bench/two-servers.mjs [--chats 100] [--messages 100] [--seed 1] [--minutes 40]
 */
import { parseArgs } from "node:util";

import { runTwoServers } from "../test/support/two-servers.ts";
import { endWithBench, startPostgres, startRedis } from "./own-services.mjs";

const number = (value) => ({ type: "string", default: String(value) });
const { values } = parseArgs({
  options: { chats: number(100), messages: number(100), seed: number(1), minutes: number(40) },
});
const [redis, postgres] = [await startRedis(), await startPostgres()];
try {
  const figures = await runTwoServers({
    env: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    ...{ chats: Number(values.chats), messages: Number(values.messages) },
    onStart: endWithBench,
    ...{ seed: Number(values.seed), limitMs: Number(values.minutes) * 60_000 },
  });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await redis.end();
  await postgres.end();
}
