/**
 * Long work: handed over by the pages that ask for it, waited for a moment, then shown with its progress until it is
 * done. What is short comes at once; what is long is never inside a request.
 */
import { setTimeout as sleep } from "node:timers/promises";

import { type Context, Hono } from "hono";

import type { Visit } from "../../../assistant/access/access.ts";
import type { Deliverable } from "../../../assistant/assistant.ts";
import {
  noIngest,
  type WorkDesk,
  type WorkFiles,
  type WorkRequest,
  type WorkView,
} from "../../../assistant/work-desk.ts";
import { AppError } from "../../../errors.ts";
import { contentDisposition } from "../../content-disposition.ts";
import { tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import type { Upload } from "../read-uploads.ts";
import { visitOf } from "../session.ts";
import { draftView } from "../views/draft-view.ts";
import { alertBox, type DownloadLink, type Html } from "../views/html.ts";
import type { Section } from "../views/layout.ts";
import { ingestView } from "../views/library-page.ts";
import { reviewView } from "../views/review-view.ts";
import { isUnderWay, workPage } from "../views/work-page.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson } from "./api-routes.ts";
import { respondFragment, respondPage, wantsFragment } from "./page-response.ts";

/** Most reviews and drafts are done by then; the page of progress is for those that are not. */
const PATIENCE_MS = 2500;
const LOOK_MS = 60;
/** Works shown on one page. */
const MOST = 20;

const SECTIONS: Record<WorkView["work"], Section> = {
  review: "/ra-soat",
  read: "/ra-soat",
  ingest: "/tai-lieu",
  draft: "/soan-thao",
  redraft: "/soan-thao",
};

export type NewWork = { title: string; request: WorkRequest } & (
  | { files: WorkFiles }
  | { refused: AppError }
);

/** Each file of an upload as a work of its own; one that is refused keeps its place. */
export const worksOf = (
  uploads: readonly Upload[],
  request: Extract<WorkRequest, { kind: "review" | "ingest" }>,
): NewWork[] =>
  uploads.map((upload) => ({
    ...{ title: upload.fileName, request },
    ...("error" in upload ? { refused: upload.error } : { files: { file: upload.file } }),
  }));

/** Starts works and answers: the results when they come soon, else a place where they will be. */
export async function beginWorks(
  c: Context<WebEnv>,
  parts: WebParts,
  news: readonly NewWork[],
): Promise<Response> {
  const visit = visitOf(c);
  const ids: string[] = [];
  for (const work of news) ids.push(await begin(parts.works, visit, work));
  const end = Date.now() + PATIENCE_MS;
  let views = await lookAll(c, parts, ids);
  while (views.some(isUnderWay) && Date.now() < end) {
    await sleep(LOOK_MS);
    views = await lookAll(c, parts, ids);
  }
  if (wantsFragment(c)) return respondWork(c, parts, views);
  refuseFailed(views);
  return c.redirect(addressOf(ids), 303);
}

/** One that failed is told as every failed request: with its status and its sentence. */
function refuseFailed([first, ...others]: readonly WorkView[]): void {
  if (first === undefined || others.length > 0) return;
  const { state } = first;
  if (state.kind === "stopped") throw new AppError("cancelled", "work stopped");
  if (state.kind !== "failed") return;
  throw new AppError(state.code, "work failed", { userMessage: state.message });
}

async function begin(works: WorkDesk, visit: Visit, work: NewWork): Promise<string> {
  const { title, request } = work;
  if ("files" in work) return works.start(visit, title, request, work.files);
  return works.refuse(visit, title, request.kind === "ingest" ? "ingest" : "review", work.refused);
}

const addressOf = (ids: readonly string[]): string => `/viec/${ids.join(",")}`;

/** Throws AppError work-not-found unless all are the visitor's own. */
async function lookAll(
  c: Context<WebEnv>,
  parts: WebParts,
  ids: readonly string[],
): Promise<WorkView[]> {
  const views: WorkView[] = [];
  for (const id of ids) {
    const view = await parts.works.look(visitOf(c), id);
    if (view === null) throw new AppError("work-not-found", "no such work");
    views.push(view);
  }
  return views;
}

const idsOf = (c: Context<WebEnv>): string[] =>
  (c.req.param("ids") ?? "").split(",").slice(0, MOST);

/** For the script: 202 with what is being done, or the finished results. */
async function respondWork(
  c: Context<WebEnv>,
  parts: WebParts,
  views: readonly WorkView[],
): Promise<Response> {
  const running = views.find(isUnderWay);
  // Where the page finds it again after it was closed.
  c.header("X-Work", addressOf(views.map(({ id }) => id)));
  if (running !== undefined) {
    const { state } = running;
    const line = "line" in state ? state.line : "";
    return c.json({ work: addressOf(views.map(({ id }) => id)), line }, 202);
  }
  refuseFailed(views);
  const shown: Html[] = [];
  for (const view of views) shown.push(await resultOf(c, parts, view));
  return respondFragment(c, workPage.joined(shown));
}

async function resultOf(c: Context<WebEnv>, parts: WebParts, view: WorkView): Promise<Html> {
  const { state } = view;
  if (state.kind === "failed" && view.work === "ingest") {
    const error = { code: state.code, message: state.message, retryable: false };
    return ingestView([{ ...noIngest(view.title), outcome: "rejected", error }]);
  }
  if (state.kind === "failed") return workPage.failed(view.title, alertBox(state.message));
  if (state.kind !== "done") return workPage.stopped(view.title);
  const { result, files } = state;
  switch (result.kind) {
    case "review": {
      const may = parts.access.may(visitOf(c), "decide-finding");
      return reviewView({
        id: `r${view.id.slice(-8)}`,
        token: may ? tokenField(c) : null,
        review: result.review,
        downloads: filesOf(view.id, files),
      });
    }
    case "draft": {
      const { draft, draftId, version, diff } = result;
      const kept = { draftId, version, newest: version };
      return draftView({ draft, downloads: filesOf(view.id, files), kept, diff });
    }
    case "ingest":
      return ingestView([result.result]);
    case "read":
      return workPage.read(view.title, result.text.text);
  }
}

/** Under the address of the work, so that they are there as long as it is, for who asked. */
const filesOf = (id: string, files: readonly Deliverable[]): DownloadLink[] =>
  files.map(({ fileName, bytes }, at) => ({
    ...{ fileName, bytes: bytes.byteLength },
    url: `/viec/${id}/tep/${at + 1}/${encodeURIComponent(fileName)}`,
  }));

async function sendFile(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const view = await parts.works.look(visitOf(c), c.req.param("id") ?? "");
  const files = view?.state.kind === "done" ? view.state.files : [];
  const file = files[Number(c.req.param("at")) - 1];
  if (file === undefined || file.fileName !== c.req.param("name"))
    throw new AppError("work-not-found", "no such file");
  c.header("Content-Type", file.mediaType);
  c.header("Content-Disposition", contentDisposition(file.fileName));
  return c.body(new Uint8Array(file.bytes));
}

export function workRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/viec/:ids", async (c) => {
    const views = await lookAll(c, parts, idsOf(c));
    if (wantsFragment(c)) return respondWork(c, parts, views);
    const running = views.some(isUnderWay);
    const results: Html[] = [];
    if (!running) for (const view of views) results.push(await resultOf(c, parts, view));
    const section = SECTIONS[views[0]?.work ?? "review"];
    return respondPage(c, parts, {
      title: running ? "Đang làm" : "Kết quả",
      section,
      scripts: ["work.js"],
      width: "wide",
      ...(running ? { refreshS: 3 } : {}),
      body: workPage({ views, address: addressOf(views.map(({ id }) => id)), section, results }),
    });
  });
  app.get("/viec/:id/tep/:at/:name", (c) => sendFile(c, parts));
  app.post("/viec/:ids/dung", limitJson, async (c) => {
    const ids = idsOf(c);
    await lookAll(c, parts, ids);
    for (const id of ids) await parts.works.stop(visitOf(c), id);
    if (wantsFragment(c)) return c.json({ stopped: true });
    return c.redirect(addressOf(ids), 303);
  });

  return app;
}
