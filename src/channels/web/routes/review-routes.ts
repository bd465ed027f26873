/** The review page: a form, and its result as a page or, for the script, as a fragment. */
import { randomUUID } from "node:crypto";

import { type Context, Hono } from "hono";
import { html } from "hono/html";

import { AppError } from "../../../errors.ts";
import { asAppError } from "../error-responses.ts";
import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { DecisionForm, parseInput, ReviewForm, textFields } from "../parse-inputs.ts";
import { readFiles, readForm, type Upload } from "../read-uploads.ts";
import { scoped, visitOf } from "../session.ts";
import { decisionView } from "../views/finding-decision.ts";
import { alertBox, type Html } from "../views/html.ts";
import { reviewPage } from "../views/review-page.ts";
import { reviewView } from "../views/review-view.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson, limitUpload, reviewUpload } from "./api-routes.ts";
import { respondFragment, respondPage, wantsFragment } from "./page-response.ts";

const newId = (): string => `r${randomUUID().slice(0, 8)}`;

const reviewFrame = {
  title: "Rà soát",
  section: "/ra-soat",
  scripts: ["work.js"],
  width: "wide",
} as const;

/** With the token of the forms that decide; null for somebody who may not. */
interface ReviewParts extends WebParts {
  token: Html | null;
}

async function reviewOne(
  parts: ReviewParts,
  upload: Upload,
  asOf: string | undefined,
  signal: AbortSignal,
): Promise<Html> {
  const { token } = parts;
  const result = await reviewUpload(parts, upload, { asOf, withFiles: true }, signal);
  return reviewView({ id: newId(), token, ...result });
}

/** Several files on one page: one that fails shows its sentence, the others go on. */
async function reviewAll(
  parts: ReviewParts,
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

/** Accepts a finding with its reason, or takes that back. */
async function decide(c: Context<WebEnv>, parts: WebParts): Promise<Response> {
  const { subject, fingerprint, ...decided } = parseInput(DecisionForm, await ownForm(c));
  const { assistant, unit } = scoped(c, parts);
  const reason = decided.decision === "undo" ? null : decided.reason;
  const waiver = await assistant.decideFinding({ unit, subject, fingerprint, reason });
  if (wantsFragment(c)) {
    return respondFragment(c, decisionView({ subject, fingerprint, waiver, token: tokenField(c) }));
  }
  const said =
    waiver === null
      ? "Đã bỏ chấp nhận; lần rà soát sau sẽ báo lại điểm này."
      : "Đã ghi nhận; lần rà soát sau của văn bản này sẽ hiện điểm này là đã chấp nhận.";
  const body = reviewPage(html`<p class="notice good">${said}</p>`);
  return respondPage(c, parts, { ...reviewFrame, body });
}

export function reviewRoutes(parts: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get("/ra-soat", (c) => respondPage(c, parts, { ...reviewFrame, body: reviewPage() }));
  app.post("/ra-soat", limitUpload, async (c) => {
    const form = await readForm(c);
    const uploads = await readFiles(form, "file");
    const { asOf } = parseInput(ReviewForm, textFields(form));
    const { signal } = c.req.raw;
    const may = parts.access.may(visitOf(c), "decide-finding");
    const own = { ...scoped(c, parts), token: may ? tokenField(c) : null };
    const [only] = uploads;
    if (wantsFragment(c) && uploads.length === 1 && only !== undefined) {
      return respondFragment(c, await reviewOne(own, only, asOf, signal));
    }
    const results = await reviewAll(own, uploads, asOf, signal);
    if (wantsFragment(c)) return respondFragment(c, results);
    return respondPage(c, parts, { ...reviewFrame, body: reviewPage(results) });
  });
  app.post("/ra-soat/quyet-dinh", limitJson, (c) => decide(c, parts));

  return app;
}
