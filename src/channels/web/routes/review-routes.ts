/** The review page: a form whose files are reviewed as long work, and decisions on findings. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";

import { ownForm, tokenField } from "../form-token.ts";
import type { WebEnv } from "../guard-actions.ts";
import { DecisionForm, parseInput, ReviewForm, textFields } from "../parse-inputs.ts";
import { readFiles, readForm } from "../read-uploads.ts";
import { scoped } from "../session.ts";
import { decisionView } from "../views/finding-decision.ts";
import { reviewPage } from "../views/review-page.ts";
import type { WebParts } from "../web-deps.ts";
import { limitJson, limitUpload } from "./api-routes.ts";
import { respondFragment, respondPage, wantsFragment } from "./page-response.ts";
import { beginWorks, worksOf } from "./work-routes.ts";

const reviewFrame = {
  title: "Rà soát",
  section: "/ra-soat",
  scripts: ["work.js"],
  width: "wide",
} as const;

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
    const request = { kind: "review" as const, ...(asOf === undefined ? {} : { asOf }) };
    return beginWorks(c, parts, worksOf(uploads, request));
  });
  app.post("/ra-soat/quyet-dinh", limitJson, (c) => decide(c, parts));

  return app;
}
