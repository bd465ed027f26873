/** The review and drafting pages: a form, and its result as a page or, for the script, as a fragment. */
import { randomUUID } from "node:crypto";

import { type Context, Hono } from "hono";
import { html } from "hono/html";

import type { DocumentSummary, DraftRequest } from "../../../assistant/assistant.ts";
import { AppError } from "../../../errors.ts";
import { asAppError } from "../error-responses.ts";
import type { WebEnv } from "../guard-actions.ts";
import { DraftForm, parseInput, ReviewForm, textFields } from "../parse-inputs.ts";
import { readFile, readFiles, readForm, type Upload } from "../read-uploads.ts";
import { scoped } from "../session.ts";
import { draftPage } from "../views/draft-page.ts";
import { draftView } from "../views/draft-view.ts";
import { alertBox, type Html } from "../views/html.ts";
import { reviewPage } from "../views/review-page.ts";
import { reviewView } from "../views/review-view.ts";
import type { WebParts } from "../web-deps.ts";
import { limitUpload, reviewUpload } from "./api-routes.ts";
import { keepFiles, respondFragment, respondPage, wantsFragment } from "./page-response.ts";

const newId = (): string => `r${randomUUID().slice(0, 8)}`;

const reviewFrame = {
  title: "Rà soát",
  section: "/ra-soat",
  scripts: ["work.js"],
  width: "wide",
} as const;
const draftFrame = {
  title: "Soạn thảo",
  section: "/soan-thao",
  scripts: ["work.js"],
  width: "wide",
} as const;

async function reviewOne(
  parts: WebParts,
  upload: Upload,
  asOf: string | undefined,
  signal: AbortSignal,
): Promise<Html> {
  const result = await reviewUpload(parts, upload, { asOf, withFiles: true }, signal);
  return reviewView({ id: newId(), ...result });
}

/** Several files on one page: one that fails shows its sentence, the others go on. */
async function reviewAll(
  parts: WebParts,
  uploads: readonly Upload[],
  asOf: string | undefined,
  signal: AbortSignal,
): Promise<Html> {
  const views: Html[] = [];
  for (const upload of uploads) {
    try {
      views.push(await reviewOne(parts, upload, asOf, signal));
    } catch (error) {
      if (!(error instanceof AppError)) parts.log.error({ err: error }, "review failed");
      views.push(
        html`<h2>${upload.fileName}</h2>
          ${alertBox(asAppError(error).userMessage)}`,
      );
    }
  }
  return html`${views}`;
}

async function toDraftRequest(c: Context<WebEnv>, unit: string): Promise<DraftRequest> {
  const form = await readForm(c);
  const fields = parseInput(DraftForm, textFields(form));
  const [fromFile, results] = [await readFile(form, "fromFile"), await readFile(form, "results")];
  return {
    year: fields.year,
    part: fields.part === "section" ? { section: fields.section ?? "" } : fields.part,
    unit,
    ...(fields.from === undefined || fromFile !== null ? {} : { from: fields.from }),
    ...(fromFile === null ? {} : { fromFile }),
    ...(results === null ? {} : { results }),
    ...(fields.request === undefined ? {} : { request: fields.request }),
    ...(fields.asOf === undefined ? {} : { asOf: fields.asOf }),
  };
}

const newestFirst = (plans: readonly DocumentSummary[]): DocumentSummary[] =>
  plans
    .filter((document) => document.kind === "plan")
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.title.localeCompare(b.title, "vi"));

async function draftForm(parts: WebParts, result?: Html): Promise<Html> {
  return draftPage({
    year: Number(parts.today().slice(0, 4)) + 1,
    plans: newestFirst(await parts.assistant.documents(parts.unit)),
    ...(result === undefined ? {} : { result }),
  });
}

export function workRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/ra-soat", (c) => respondPage(c, parts, { ...reviewFrame, body: reviewPage() }));
  app.post("/ra-soat", limitUpload, async (c) => {
    const form = await readForm(c);
    const uploads = await readFiles(form, "file");
    const { asOf } = parseInput(ReviewForm, textFields(form));
    const { signal } = c.req.raw;
    const own = scoped(c, parts);
    const [only] = uploads;
    if (wantsFragment(c) && uploads.length === 1 && only !== undefined) {
      return respondFragment(c, await reviewOne(own, only, asOf, signal));
    }
    const results = await reviewAll(own, uploads, asOf, signal);
    if (wantsFragment(c)) return respondFragment(c, results);
    return respondPage(c, parts, { ...reviewFrame, body: reviewPage(results) });
  });

  app.get("/soan-thao", async (c) =>
    respondPage(c, parts, { ...draftFrame, body: await draftForm(scoped(c, parts)) }),
  );
  app.post("/soan-thao", limitUpload, async (c) => {
    const own = scoped(c, parts);
    const request = await toDraftRequest(c, own.unit);
    const { draft, files } = await own.assistant.draft(request, c.req.raw.signal);
    const view = draftView({ draft, downloads: keepFiles(parts, files) });
    if (wantsFragment(c)) return respondFragment(c, view);
    return respondPage(c, parts, { ...draftFrame, body: await draftForm(own, view) });
  });

  return app;
}
