/** A short run of the bench: two processes answer no message twice, and the death of the leading one loses none. */
import { describe, expect, it } from "vitest";

import { serverInstall } from "../support/installs.ts";
import { skipWithoutPostgres } from "../support/postgres.ts";
import { skipWithoutRedis } from "../support/redis.ts";
import { runTwoServers } from "../support/two-servers.ts";

describe.skipIf(skipWithoutPostgres || skipWithoutRedis)("two serving processes of one bot", () => {
  it("answer every message once, whoever leads", { timeout: 400_000 }, async () => {
    const figures = await runTwoServers({
      ...{ env: await serverInstall(), chats: 5, messages: 4, seed: 3, limitMs: 180_000 },
    });
    expect(figures).toMatchObject({
      ...{ answered: 20, lost: 0, doubled: 0, outOfOrder: 0, complaints: [] },
    });
    expect(figures.takeoverS).toBeLessThanOrEqual(30);
    expect(figures.nextAnswerS).toBeLessThanOrEqual(30);
    expect(figures.everyChatS).toBeLessThanOrEqual(30);
    expect(figures.answeredS).toBeLessThanOrEqual(40);
    // One a conversation at most: each has one message on its way at a time.
    expect(figures.doubledByKill).toBeLessThanOrEqual(5);
  });
});
