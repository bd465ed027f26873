/** The versions of a kept draft and what changed in the newest one. */
import { html } from "hono/html";

import type { DraftDiff } from "../../../domain/draft/draft-diff.ts";
import { badge, type Html, nothing } from "./html.ts";
import type { Label } from "./labels.ts";
import { draftAddress, type KeptDraft } from "./missing-form.ts";

const KINDS: Record<DraftDiff["differences"][number]["kind"], Label> = {
  added: { text: "Thêm", tone: "good" },
  removed: { text: "Bỏ", tone: "bad" },
  changed: { text: "Đổi", tone: "info" },
};

export function versionLine({ draftId, version, newest }: KeptDraft): Html {
  const versions = Array.from({ length: newest }, (_one, index) => index + 1);
  return html`<p class="faint">
      Đã lưu, phiên bản
      ${versions.map(
        (one) =>
          html`${one === version
            ? html`<b>${one}</b>`
            : html`<a href="${draftAddress(draftId, one)}">${one}</a>`} `,
      )}
      · <a href="${draftAddress(draftId)}">liên kết đến dự thảo này</a>
    </p>
    ${version === newest
      ? nothing
      : html`<p class="notice warn">
          Đây là phiên bản cũ; <a href="${draftAddress(draftId)}">mở phiên bản ${newest}</a> để sửa.
        </p>`}`;
}

export function diffView(diff: DraftDiff | null): Html {
  if (diff === null) return nothing;
  const { differences, answered, opened } = diff;
  return html`<details class="panel" ${differences.length <= 20 ? html`open` : nothing}>
    <summary>
      So với phiên bản trước: ${differences.length} chỗ đổi, ${answered.length} số liệu đã điền,
      ${opened.length} câu hỏi mới
    </summary>
    <ul class="plain-list">
      ${differences.map(
        ({ where, kind, before, after }) =>
          html`<li>
            ${badge(KINDS[kind])} <b>${where}</b>
            ${before === "" ? nothing : html`<p><del>${before}</del></p>`}
            ${after === "" ? nothing : html`<p><ins>${after}</ins></p>`}
          </li>`,
      )}
    </ul>
  </details>`;
}
