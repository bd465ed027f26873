/** bull-board behind the guard of the web app, over real queues. */
import { describe, expect, it, onTestFinished } from "vitest";

import { jobDefinitions } from "../../jobs/register.ts";
import { makeQueueBoard } from "../../src/app/queue-board.ts";
import { QUEUE_BOARD_PATH } from "../../src/channels/web/make-web-app.ts";
import { AppError } from "../../src/errors.ts";
import { makeBullQueue } from "../../src/queue/bullmq/bull-queue.ts";
import { makeFakeAssistant } from "../support/fake-assistant.ts";
import { freshPrefix, redisUrl, skipWithoutRedis } from "../support/redis.ts";
import { localAccess, makeTestWeb } from "../support/web-app.ts";

describe.skipIf(skipWithoutRedis)("view of the queues", () => {
  function board() {
    const { prefix } = freshPrefix();
    const log = { info() {}, warn() {}, error() {} };
    const queue = makeBullQueue({ url: redisUrl, prefix, definitions: jobDefinitions, log });
    onTestFinished(() => queue.close());
    return { queue, queueBoard: makeQueueBoard(queue.boards(), QUEUE_BOARD_PATH) };
  }

  it("shows the jobs to an administrator, and lets nobody change them there", async () => {
    const { queue, queueBoard } = board();
    await queue.enqueue("retention", {});
    const web = makeTestWeb({}, { queueBoard });
    const page = await web.get(QUEUE_BOARD_PATH);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`<base href="${QUEUE_BOARD_PATH}/"`);
    expect(page.headers.get("content-security-policy")).toContain("base-uri 'self'");
    const list = await web.get(`${QUEUE_BOARD_PATH}/api/queues`);
    expect(await list.text()).toContain('"retention"');
    const retry = await web.postJson(`${QUEUE_BOARD_PATH}/api/queues/retention/clean/failed`, {});
    expect(retry.status).toBe(404);
  });

  it("is closed to whoever may not see jobs", async () => {
    const { queueBoard } = board();
    const access = localAccess(makeFakeAssistant());
    access.require = async () => {
      throw new AppError("not-allowed", "no");
    };
    const web = makeTestWeb({}, { queueBoard, access });
    for (const path of ["", "/api/queues", "/static/js/main.js"])
      expect((await web.get(`${QUEUE_BOARD_PATH}${path}`)).status).toBe(403);
  });

  it("says without Redis where jobs are shown", async () => {
    const page = await makeTestWeb().get(QUEUE_BOARD_PATH);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("Công việc");
  });
});
