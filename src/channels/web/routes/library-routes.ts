/** The document library and the viewer. */
import { Hono } from "hono";
import { z } from "zod";

import type { DocumentSummary } from "../../../assistant/assistant.ts";
import { fold } from "../../../domain/text/fold.ts";
import { AppError } from "../../../errors.ts";
import { webLimits } from "../limits.ts";
import { readFiles, readForm } from "../read-uploads.ts";
import { documentPage } from "../views/document-page.ts";
import type { Html } from "../views/html.ts";
import { forgetPage, ingestView, libraryPage } from "../views/library-page.ts";
import { findPassage } from "../views/mark-text.ts";
import type { WebParts } from "../web-deps.ts";
import { ingestUpload, limitUpload } from "./api-routes.ts";
import { respondFragment, respondPage, wantsFragment } from "./page-response.ts";

const frame = {
  title: "Tài liệu",
  section: "/tai-lieu",
  scripts: ["work.js"],
  width: "wide",
} as const;

const PageNumber = z.coerce.number().int().min(1).catch(1);
/** Anything odd in the address is read as "not given": a shared link never fails on its filters. */
const ListQuery = z.object({
  q: z.string().trim().max(200).catch(""),
  loai: z.enum(["regulation", "plan", "budget", "other"]).nullable().catch(null),
  trang: PageNumber,
});
const ViewQuery = z.object({
  v: z.coerce.number().int().min(1).optional().catch(undefined),
  p: z.string().max(300).catch(""),
  q: z.string().max(1000).catch(""),
  trang: z.coerce.number().int().min(1).nullable().catch(null),
});

const matches = (document: DocumentSummary, query: string): boolean => {
  const text = fold([document.title, document.symbol ?? "", document.issuer ?? ""].join(" "));
  return fold(query)
    .split(" ")
    .every((word) => text.includes(word));
};

const ORIGIN_ORDER = { upload: 0, corpus: 1, register: 2 } as const;

/** What the unit added first, then plans that ship, then the register; the newest first. */
const ownFirst = (documents: readonly DocumentSummary[]): DocumentSummary[] =>
  documents.toSorted(
    (a, b) =>
      ORIGIN_ORDER[a.origin] - ORIGIN_ORDER[b.origin] ||
      (b.year ?? 0) - (a.year ?? 0) ||
      a.title.localeCompare(b.title, "vi"),
  );

async function library(parts: WebParts, rawQuery: Record<string, string>, result?: Html) {
  const { q, loai, trang } = ListQuery.parse(rawQuery);
  const all = ownFirst(await parts.assistant.documents(parts.unit));
  const matching = all.filter(
    (document) => (loai === null || document.kind === loai) && matches(document, q),
  );
  const pages = Math.max(1, Math.ceil(matching.length / webLimits.documentsPerPage));
  const page = Math.min(trang, pages);
  const from = (page - 1) * webLimits.documentsPerPage;
  const hits = q === "" ? [] : await parts.assistant.search(q, webLimits.searchHits, parts.unit);
  return libraryPage({
    query: q,
    kind: loai,
    documents: matching.slice(from, from + webLimits.documentsPerPage),
    matching: matching.length,
    total: all.length,
    page,
    pages,
    hits,
    ...(result === undefined ? {} : { result }),
  });
}

async function viewer(parts: WebParts, id: string, rawQuery: Record<string, string>) {
  const { v, p, q, trang } = ViewQuery.parse(rawQuery);
  const view = await parts.assistant.document(id, parts.unit, v);
  const asked = p !== "" || q !== "";
  const marked = asked ? findPassage(view.passages, { passage: p, query: q }) : -1;
  const count = webLimits.passagesPerPage;
  const lastPage = Math.max(1, Math.ceil(view.passages.length / count));
  const markedPage = marked === -1 ? 1 : Math.floor(marked / count) + 1;
  const page = Math.min(trang ?? markedPage, lastPage);
  const from = (page - 1) * count;
  return documentPage({
    view,
    from,
    count,
    marked,
    query: q,
    placeMissing: asked && marked === -1,
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

export function libraryRoutes(parts: WebParts): Hono {
  const app = new Hono();

  app.get("/", async (c) =>
    respondPage(c, parts, { ...frame, body: await library(parts, c.req.query()) }),
  );
  app.post("/", limitUpload, async (c) => {
    const uploads = await readFiles(await readForm(c), "file");
    const results = [];
    for (const upload of uploads) {
      results.push(await ingestUpload(parts, upload, c.req.raw.signal));
    }
    const view = ingestView(results);
    if (wantsFragment(c)) return respondFragment(c, view);
    return respondPage(c, parts, { ...frame, body: await library(parts, {}, view) });
  });

  app.get("/:id", async (c) => {
    const body = await viewer(parts, c.req.param("id"), c.req.query());
    return respondPage(c, parts, { ...frame, scripts: [], width: "reading", body });
  });
  app.get("/:id/xoa", async (c) => {
    const body = forgetPage(await removable(parts, c.req.param("id")));
    return respondPage(c, parts, { ...frame, scripts: [], width: "reading", body });
  });
  app.post("/:id/xoa", limitUpload, async (c) => {
    const { documentId } = await removable(parts, c.req.param("id"));
    await parts.assistant.forget(documentId, parts.unit);
    return c.redirect("/tai-lieu", 303);
  });

  return app;
}
