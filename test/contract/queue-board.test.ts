/** bull-board behind the guard of the web app, over real queues. */
import { describe, expect, it, onTestFinished } from "vitest";

import { jobDefinitions } from "../../jobs/register.ts";
import { retentionJob } from "../../jobs/upkeep.ts";
import { makeQueueBoard } from "../../src/app/queue-board.ts";
import { makeAdminDesk } from "../../src/assistant/admin-desk.ts";
import { QUEUE_BOARD_PATH } from "../../src/channels/web/make-web-app.ts";
import { AppError } from "../../src/errors.ts";
import type { RegisterBook } from "../../src/knowledge/register/register-book.ts";
import { bindHandler } from "../../src/queue/bind-handler.ts";
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

  it("lists a dead job for an administrator, who has it done again; that is noted", async () => {
    const { queue } = board();
    const { id } = await queue.enqueue("retention", {});
    let isBroken = true;
    const handler = bindHandler(retentionJob, async () => {
      if (isBroken) throw new AppError("internal", "broken");
    });
    const stop = new AbortController();
    const running = queue.run([handler], stop.signal);
    onTestFinished(async () => {
      stop.abort();
      await running;
    });
    const state = async () => (await queue.get(id))?.state;
    await expect.poll(state, { timeout: 20_000 }).toBe("dead");
    const noted: string[] = [];
    const access = localAccess(makeFakeAssistant());
    access.record = async (_, action, target) => void noted.push(`${action} ${target}`);
    const desk = makeAdminDesk(queue, {} as RegisterBook);
    const web = makeTestWeb({}, { desk, access });
    const page = await (await web.get("/quan-tri/cong-viec?trang-thai=dead")).text();
    expect(page).toContain(`action="/quan-tri/cong-viec/${id}"`);
    const form = new FormData();
    form.append("_ma", /name="_ma" value="([^"]+)"/.exec(page)?.[1] ?? "");
    isBroken = false;
    const again = await web.postForm(`/quan-tri/cong-viec/${id}`, form);
    expect(await again.text()).toContain("Đã đưa vào hàng chờ");
    await expect.poll(state, { timeout: 20_000 }).toBe("done");
    expect(noted).toEqual([`retry-job ${id}`]);
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
