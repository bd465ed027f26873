/** The review page: a form, and its result as a page or, for the script, as a fragment. */
import { randomUUID } from "node:crypto";

import { Hono } from "hono";
import { html } from "hono/html";

import { AppError } from "../../../errors.ts";
import { asAppError } from "../error-responses.ts";
import type { WebEnv } from "../guard-actions.ts";
import { parseInput, ReviewForm, textFields } from "../parse-inputs.ts";
import { readFiles, readForm, type Upload } from "../read-uploads.ts";
import { scoped } from "../session.ts";
import { alertBox, type Html } from "../views/html.ts";
import { reviewPage } from "../views/review-page.ts";
import { reviewView } from "../views/review-view.ts";
import type { WebParts } from "../web-deps.ts";
import { limitUpload, reviewUpload } from "./api-routes.ts";
import { respondFragment, respondPage, wantsFragment } from "./page-response.ts";

const newId = (): string => `r${randomUUID().slice(0, 8)}`;

const reviewFrame = {
  title: "Rà soát",
  section: "/ra-soat",
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

export function reviewRoutes(parts: WebParts): Hono<WebEnv> {
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

  return app;
}
