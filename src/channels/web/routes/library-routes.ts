/** The document library and the viewer. */
import { type Context, Hono } from "hono";
import { z } from "zod";

import type { DocumentSummary, DocumentView } from "../../../assistant/assistant.ts";
import { isFollowed } from "../../../assistant/subscriptions/following.ts";
import { subjectName } from "../../../domain/regulation/subject-names.ts";
import { AppError } from "../../../errors.ts";
import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { LibraryQuery, matches, ownFirst } from "../library-query.ts";
import { webLimits } from "../limits.ts";
import { parseInput } from "../parse-inputs.ts";
import { readFiles, readForm } from "../read-uploads.ts";
import { scoped, visitOf } from "../session.ts";
import { documentPage } from "../views/document-page.ts";
import { forgetPage, libraryPage } from "../views/library-page.ts";
import { findPassage } from "../views/mark-text.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson, limitUpload } from "./api-routes.ts";
import { respondPage } from "./page-response.ts";
import { beginWorks, worksOf } from "./work-routes.ts";

const frame = {
  title: "Tài liệu",
  section: "/tai-lieu",
  scripts: ["work.js"],
  width: "wide",
} as const;

const VersionForm = z.object({ v: z.coerce.number().int().min(1) });
const ViewQuery = z.object({
  v: z.coerce.number().int().min(1).optional().catch(undefined),
  /** Number of a passage, from 1. */
  doan: z.coerce.number().int().min(1).nullable().catch(null),
  p: z.string().max(300).catch(""),
  q: z.string().max(1000).catch(""),
  trang: z.coerce.number().int().min(1).nullable().catch(null),
});

const mayForget = (c: Context<WebEnv>, { access }: WebParts): boolean =>
  access.may(visitOf(c), "forget");

const descending = (values: Iterable<number>): number[] => [...values].sort((a, b) => b - a);

async function library(c: Context<WebEnv>, shared: WebParts) {
  const parts = scoped(c, shared);
  const query = LibraryQuery.parse(c.req.query());
  const regulations = parts.regulations.summaries();
  const all = ownFirst(await parts.assistant.documents(parts.unit)).map((document) => ({
    document,
    regulation:
      document.origin === "register" ? (regulations.get(document.documentId) ?? null) : null,
  }));
  const matching = all.filter((one) => matches(one, query));
  const pages = Math.max(1, Math.ceil(matching.length / webLimits.documentsPerPage));
  const page = Math.min(query.trang, pages);
  const from = (page - 1) * webLimits.documentsPerPage;
  const { q } = query;
  const hits = q === "" ? [] : await parts.assistant.search(q, webLimits.searchHits, parts.unit);
  const subjects = new Set(all.flatMap(({ regulation }) => regulation?.subjects ?? []));
  return libraryPage({
    filter: {
      query,
      years: descending(new Set(all.flatMap(({ document }) => document.year ?? []))),
      subjects: [...subjects].sort((a, b) => subjectName(a).localeCompare(subjectName(b), "vi")),
    },
    documents: matching.slice(from, from + webLimits.documentsPerPage),
    matching: matching.length,
    total: all.length,
    page,
    pages,
    hits,
    mayForget: mayForget(c, parts),
  });
}

/** Index of the passage that the address means; -1: none. A number that is too high is no place. */
function placeOf(
  passages: DocumentView["passages"],
  { doan, p, q }: { doan: number | null; p: string; q: string },
): number {
  if (doan !== null) return doan <= passages.length ? doan - 1 : -1;
  return p === "" && q === "" ? -1 : findPassage(passages, { passage: p, query: q });
}

/** The button of a regulation, for who may follow. */
async function followOf(c: Context<WebEnv>, parts: WebParts, { document }: DocumentView) {
  const { origin, symbol, documentId } = document;
  const visit = visitOf(c);
  if (origin !== "register" || symbol === null || !parts.access.may(visit, "follow")) return null;
  const followed = isFollowed(await parts.follows.of(visit.actor.personId), symbol);
  const back = `/tai-lieu/${encodeURIComponent(documentId)}`;
  return { item: symbol, followed, back, token: tokenField(c) };
}

async function viewer(c: Context<WebEnv>, shared: WebParts, id: string) {
  const { v, doan, p, q, trang } = ViewQuery.parse(c.req.query());
  const parts = scoped(c, shared);
  const view = await parts.assistant.document(id, parts.unit, v);
  const asked = doan !== null || p !== "" || q !== "";
  const marked = placeOf(view.passages, { doan, p, q });
  const count = webLimits.passagesPerPage;
  const lastPage = Math.max(1, Math.ceil(view.passages.length / count));
  const markedPage = marked === -1 ? 1 : Math.floor(marked / count) + 1;
  const page = Math.min(trang ?? markedPage, lastPage);
  const from = (page - 1) * count;
  return documentPage({
    view,
    versions:
      view.document.origin === "upload" ? await parts.assistant.versions(id, parts.unit) : [],
    regulation: view.document.origin === "register" ? parts.regulations.facts(id) : null,
    from,
    count,
    marked,
    query: q,
    placeMissing: asked && marked === -1,
    follow: await followOf(c, parts, view),
    token: mayForget(c, parts) ? tokenField(c) : null,
  });
}

/** The document, if the unit may remove it: what ships with the product is read-only. */
async function removable(parts: WebParts, id: string): Promise<DocumentSummary> {
  const { document } = await parts.assistant.document(id, parts.unit);
  if (document.origin === "upload") return document;
  throw new AppError("not-allowed", "system document", {
    userMessage: "Tài liệu có sẵn chỉ để đọc, không xóa được.",
  });
}

export function libraryRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/", async (c) => respondPage(c, parts, { ...frame, body: await library(c, parts) }));
  app.post("/", limitUpload, async (c) => {
    const uploads = await readFiles(await readForm(c), "file");
    return beginWorks(c, parts, worksOf(uploads, { kind: "ingest" }));
  });

  app.get("/:id", async (c) => {
    const body = await viewer(c, parts, c.req.param("id"));
    return respondPage(c, parts, { ...frame, scripts: [], width: "reading", body });
  });
  app.post("/:id/phien-ban", limitJson, async (c) => {
    const { v } = parseInput(VersionForm, await ownForm(c));
    const id = c.req.param("id");
    const { assistant, unit } = scoped(c, parts);
    await assistant.rollback(id, unit, v);
    return c.redirect(`/tai-lieu/${encodeURIComponent(id)}`, 303);
  });
  app.get("/:id/xoa", async (c) => {
    const body = forgetPage(await removable(scoped(c, parts), c.req.param("id")), tokenField(c));
    return respondPage(c, parts, { ...frame, scripts: [], width: "reading", body });
  });
  app.post("/:id/xoa", limitJson, async (c) => {
    await ownForm(c);
    const own = scoped(c, parts);
    const { documentId } = await removable(own, c.req.param("id"));
    await own.assistant.forget(documentId, own.unit);
    return c.redirect("/tai-lieu", 303);
  });

  return app;
}
