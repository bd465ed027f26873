/** A short run of the bench: two kills must lose nothing. At most one double a kill is allowed (sent, not yet noted). */
import { expect, it } from "vitest";

import { runKills } from "../support/channel-kills.ts";
import { runZaloKills } from "../support/zalo-kills.ts";

it.concurrent.each([
  { channel: "Telegram", run: runKills },
  { channel: "the webhook of Zalo", run: runZaloKills },
])(
  "a killed server loses no message of $channel and keeps their order",
  { timeout: 400_000 },
  async ({ run }) => {
    const figures = await run({ kills: 2, chats: 3, messages: 4, seed: 5 });
    expect(figures).toMatchObject({
      kills: 2,
      answered: 12,
      lost: 0,
      outOfOrder: 0,
      complaints: [],
    });
    expect(figures.doubled).toBeLessThanOrEqual(2);
  },
);
