/** What a reviewer decided on a finding, and the form that decides. The script replaces this part in place. */
import { html } from "hono/html";

import type { Finding, Review } from "../../../domain/review/finding.ts";
import { webLimits } from "../limits.ts";
import { badge, type Html, nothing } from "./html.ts";
import { formatTime } from "./labels.ts";

export interface DecisionView {
  subject: string;
  fingerprint: string;
  waiver: Finding["waiver"] | null;
  /** Token of the form; null for somebody who may not decide. */
  token: Html | null;
}

const form = ({ subject, fingerprint, token }: DecisionView, fields: Html): Html =>
  html`<form action="/ra-soat/quyet-dinh" method="post" enctype="multipart/form-data" data-decide>
    ${token ?? nothing}<input type="hidden" name="subject" value="${subject}" /><input
      type="hidden"
      name="fingerprint"
      value="${fingerprint}"
    />${fields}
  </form>`;

const acceptFields: Html = html`<input type="hidden" name="decision" value="accept" />
  <label class="field"
    ><span>Lý do chấp nhận (giữ cho các bản sau của văn bản)</span
    ><input type="text" name="reason" required maxlength="${webLimits.noteLength}"
  /></label>
  <button class="button" type="submit">Chấp nhận</button>`;

const undoFields: Html = html`<input type="hidden" name="decision" value="undo" />
  <button class="link" type="submit">Bỏ chấp nhận</button>`;

export function decisionView(view: DecisionView): Html {
  const { waiver, token } = view;
  if (waiver !== null && waiver !== undefined) {
    return html`<p>
        ${badge({ text: "Đã chấp nhận", tone: "good" })} ${waiver.reason}
        <span class="faint">(${formatTime(waiver.at)})</span>
      </p>
      ${token === null ? nothing : form(view, undoFields)}`;
  }
  if (token === null) return nothing;
  return html`<details>
    <summary>Chấp nhận điểm này</summary>
    ${form(view, acceptFields)}
  </details>`;
}

/** The decision part of one finding; nothing for a review that names neither document nor finding. */
export function decisionOf({ subject }: Review, finding: Finding, token: Html | null): Html {
  const { fingerprint, waiver = null } = finding;
  if (subject === undefined || fingerprint === undefined) return nothing;
  return html`<div class="decision" data-decision>
    ${decisionView({ subject, fingerprint, waiver, token })}
  </div>`;
}
