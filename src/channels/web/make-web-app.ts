/**
 * The web channel: server-rendered pages, a small script, the JSON API. It talks to the assistant only and decides
 * nothing. In front of every route stands the guard (guard-actions.ts): who is there, and may they.
 */
import { Hono } from "hono";
import { compress } from "hono/compress";
import { routePath } from "hono/route";
import { register } from "prom-client";

import { AppError } from "../../errors.ts";
import { requestIdOf, underRequest } from "../../platform/request-id.ts";
import { makeDownloadStore } from "./download-store.ts";
import { asAppError, errorJson, errorStatus, wantsJson } from "./error-responses.ts";
import { guardActions, type WebEnv } from "./guard-actions.ts";
import { guardRequests, securityHeaders } from "./guard-requests.ts";
import { webLimits } from "./limits.ts";
import { routeActions } from "./route-actions.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { adminRoutes } from "./routes/admin-routes.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import { chatRoutes } from "./routes/chat-routes.ts";
import { deadlineRoutes } from "./routes/deadline-routes.ts";
import { draftRoutes } from "./routes/draft-routes.ts";
import { libraryRoutes } from "./routes/library-routes.ts";
import { noticeRoutes } from "./routes/notice-routes.ts";
import { respondPage } from "./routes/page-response.ts";
import { profileRoutes } from "./routes/profile-routes.ts";
import { reviewRoutes } from "./routes/review-routes.ts";
import { signInRoutes } from "./routes/sign-in-routes.ts";
import { systemRoutes } from "./routes/system-routes.ts";
import { workRoutes } from "./routes/work-routes.ts";
import { isLocal, isScrapeWithToken, sendToSignIn } from "./session.ts";
import { makeStaticAssets } from "./static-assets.ts";
import { errorPage } from "./views/help-page.ts";
import type { WebDeps, WebParts } from "./web-deps.ts";
import { makeWebMetrics } from "./web-metrics.ts";

/** A proxy in front may have named the request already. */
const REQUEST_ID = "X-Request-Id";

function countRequests(app: Hono<WebEnv>, parts: WebParts): void {
  app.use(async (c, next) => {
    const start = performance.now();
    const id = requestIdOf(c.req.header(REQUEST_ID));
    await underRequest(id, next);
    c.header(REQUEST_ID, id);
    const path = routePath(c, -1);
    const facts = {
      method: c.req.method,
      // Patterns only: an address would make one series per document, and tell who read what.
      route: path.includes("*") ? "unmatched" : path,
      status: c.res.status,
      seconds: (performance.now() - start) / 1000,
    };
    parts.counters.request(facts);
    underRequest(id, () => parts.log.info(facts, "request ended"));
  });
}

function answerErrors(app: Hono<WebEnv>, parts: WebParts): void {
  app.onError((thrown, c) => {
    const error = asAppError(thrown);
    const fields = { code: error.code, route: routePath(c, -1), method: c.req.method };
    if (error.code === "internal") parts.log.error({ ...fields, err: thrown }, "request failed");
    else parts.log.info(fields, "request refused");
    const status = errorStatus(error.code);
    if (wantsJson(c)) return c.json(errorJson(error), status);
    return respondPage(
      c,
      parts,
      {
        title: "Chưa thực hiện được",
        section: null,
        scripts: [],
        width: "reading",
        body: errorPage("Chưa thực hiện được", error.userMessage),
      },
      status,
    );
  });
  app.notFound((c) => {
    const error = new AppError("bad-usage", "no such address", {
      userMessage: "Không có trang hay địa chỉ này; về trang đầu để chọn lại.",
    });
    if (wantsJson(c)) return c.json(errorJson(error), 404);
    return respondPage(
      c,
      parts,
      {
        title: "Không có trang này",
        section: null,
        scripts: [],
        width: "reading",
        body: errorPage("Không có trang này", error.userMessage),
      },
      404,
    );
  });
}

export function makeWebApp(deps: WebDeps): Hono<WebEnv> {
  const parts: WebParts = {
    ...deps,
    assets: makeStaticAssets(),
    counters: makeWebMetrics(deps.metrics ?? register),
    downloads: makeDownloadStore(deps.sharedFiles, webLimits.downloadTtlMs, deps.now),
  };
  const app = new Hono<WebEnv>();
  countRequests(app, parts);
  app.use(securityHeaders);
  // Pages and JSON; assets come packed, and the chat stream must not wait for a compressor's buffer.
  app.use(compress({ encoding: "gzip", contentTypeFilter: /^(text\/html|application\/json)/ }));
  app.use(guardRequests(deps.publicHosts ?? [], (c) => isScrapeWithToken(c, parts)));
  app.use(
    guardActions({
      access: parts.access,
      unit: parts.unit,
      isLocal: (c) => isLocal(c, parts),
      actions: routeActions,
      onStranger: sendToSignIn,
    }),
  );
  answerErrors(app, parts);
  app.route("/", chatRoutes(parts));
  app.route("/api", apiRoutes(parts));
  app.route("/", workRoutes(parts));
  app.route("/", noticeRoutes(parts));
  app.route("/", reviewRoutes(parts));
  app.route("/", draftRoutes(parts));
  app.route("/", profileRoutes(parts));
  app.route("/tai-lieu", libraryRoutes(parts));
  app.route("/", deadlineRoutes(parts));
  app.route("/", signInRoutes(parts));
  app.route("/tai-khoan", accountRoutes(parts));
  app.route("/quan-tri", adminRoutes(parts));
  app.route("/", systemRoutes(parts));
  showQueueBoard(app, parts);
  return app;
}

/** Where the view of the queues lies; whoever makes it must know. */
export const QUEUE_BOARD_PATH = "/quan-tri/hang-doi";

/** A pattern without a star: the guard reads those only. */
function showQueueBoard(app: Hono<WebEnv>, { queueBoard }: WebParts): void {
  for (const path of [QUEUE_BOARD_PATH, `${QUEUE_BOARD_PATH}/:rest{.+}`]) {
    app.get(path, (c) => {
      if (queueBoard !== undefined && queueBoard !== null) return queueBoard.fetch(c.req.raw);
      throw new AppError("bad-usage", "no queue in Redis", {
        userMessage:
          "Bảng hàng đợi chỉ có khi dùng Redis; xem các việc ở trang Quản trị, mục Công việc.",
      });
    });
  }
}
