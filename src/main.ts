/** The serving process: config → app → channels, until SIGTERM or SIGINT. */
import { buildApp } from "./app.ts";
import { makeMeasures } from "./app/make-measures.ts";
import { measureQueue } from "./app/measure-queue.ts";
import { makeAdminDesk } from "./assistant/admin-desk.ts";
import { makeRegulations } from "./assistant/regulations.ts";
import { isDoorPath } from "./channels/delivery/door-routes.ts";
import { makeChannels } from "./channels/start-channels.ts";
import { makeWebApp, QUEUE_BOARD_PATH } from "./channels/web/make-web-app.ts";
import { type Fetches, serveWeb } from "./channels/web/serve-web.ts";
import type { Config } from "./config.ts";
import { systemClock } from "./platform/clock.ts";
import { productVersion } from "./platform/product-version.ts";
import { stopSignal } from "./platform/stop-signal.ts";

export interface ServeRequest {
  config: Config;
  unit: string;
  /** Lines for the person who started the process. */
  say(line: string): void;
}

/** Runs until the process is told to stop. Throws AppError port-taken before anything is announced. */
export async function serve({ config, unit, say }: ServeRequest): Promise<void> {
  const measures = makeMeasures(config.tokenPrice);
  const app = await buildApp(config, { offload: config.redisUrl !== null, measures });
  measureQueue(app.jobs.queue);
  const web = makeWebApp({
    assistant: app.assistant,
    access: app.access,
    feedback: app.feedback,
    works: app.workDesk,
    notices: app.notices,
    follows: app.mail.follows,
    sharedFiles: app.mail.sharedFiles,
    desk: makeAdminDesk(app.jobs.queue, app.registerBook),
    queueBoard: (await app.queueBoard?.(QUEUE_BOARD_PATH)) ?? null,
    local: config.publicUrl === null && isLoopbackHost(config.host),
    regulations: makeRegulations(app.register, () => systemClock.today()),
    log: app.log,
    version: productVersion(),
    today: () => systemClock.today(),
    ready: app.ready,
    unit,
    metricsToken: config.metricsToken,
    ...(config.publicUrl === null
      ? {}
      : {
          publicHosts: [new URL(config.publicUrl).hostname],
          publicUrl: config.publicUrl.replace(/\/+$/, ""),
        }),
  });
  const chat = makeChannels({
    ...app.mail,
    ...{ access: app.access, clock: systemClock, log: app.log },
    ...{ telegram: config.telegram, zalo: config.zalo, publicUrl: config.publicUrl },
  });
  const stop = new AbortController();
  let working: Promise<unknown> = Promise.resolve();
  try {
    const server = await serveWeb(withDoors(web, chat.routes), {
      host: config.host,
      port: config.port,
    });
    const stopped = stopSignal();
    // With Redis the heavy work is left to `can-cu worker`, so that answers stay quick.
    working = Promise.all([
      ...(config.redisUrl === null ? [app.jobs.work(stop.signal)] : []),
      chat.run(stop.signal),
    ]);
    greet(say, server.url, chat.names);
    // The first question should not pay for these.
    app.prepareAnswers();
    await app.assistant.search("bệnh án điện tử", 1, unit);
    await stopped;
    stop.abort();
    await server.close();
  } finally {
    stop.abort();
    await working;
    await app.close();
  }
}

function greet(say: ServeRequest["say"], url: string, channels: readonly string[]): void {
  say(`Căn Cứ đang chạy tại ${url}`);
  say("Mở địa chỉ trên bằng trình duyệt rồi thử:");
  say("  · hỏi: Thông tư nào quy định bệnh án điện tử?");
  say("  · rà soát: kéo tệp kế hoạch hoặc dự toán (DOCX, XLSX, PDF) vào trang Rà soát");
  say("  · soạn: chọn kế hoạch năm trước ở trang Soạn thảo");
  if (channels.length > 0) say(`Kênh trò chuyện đang chạy: ${channels.join(", ")}`);
  say("Dừng: Ctrl+C.");
}

/** Only then can nobody else reach the port. */
const isLoopbackHost = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\./.test(host);

/** Webhooks and links of chat channels carry their own proof and pass by the guard of the web app. */
function withDoors(web: Fetches, doors: Fetches): Fetches {
  return {
    fetch: (request, env) =>
      (isDoorPath(new URL(request.url).pathname) ? doors : web).fetch(request, env),
  };
}
