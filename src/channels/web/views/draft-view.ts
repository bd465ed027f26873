/** A draft on the page: outline, blocks with their status, what is missing, what changed. The budget: ./budget-view.ts. */
import { html } from "hono/html";

import type {
  BlockStatus,
  ChangeEntry,
  Draft,
  DraftBlock,
  DraftSection,
  SourceRef,
} from "../../../domain/draft/draft.ts";
import type { DraftDiff } from "../../../domain/draft/draft-diff.ts";
import { budgetView } from "./budget-view.ts";
import { diffView, versionLine } from "./draft-versions.ts";
import { badge, documentUrl, type DownloadLink, downloadList, type Html, nothing } from "./html.ts";
import { blockStatusLabel, formatWhere, severityLabel } from "./labels.ts";
import { type KeptDraft, missingForm } from "./missing-form.ts";

export interface DraftResult {
  draft: Draft;
  downloads: readonly DownloadLink[];
  kept: KeptDraft;
  /** Against the version before; null for the first one and for a look back. */
  diff: DraftDiff | null;
}

const STATUSES: readonly BlockStatus[] = ["new", "updated", "needs-input", "kept", "dropped"];

/** "[cần bổ sung: …]" stands out wherever it occurs. */
function withGaps(text: string): Html[] {
  return text
    .split(/(\[(?:cần bổ sung|đối chiếu:)[^\]]*\])/)
    .map((part, index) =>
      index % 2 === 1 ? html`<mark class="gap">${part}</mark>` : html`${part}`,
    );
}

const sources = (list: readonly SourceRef[]): Html =>
  list.length === 0
    ? nothing
    : html`<p class="faint">
        Nguồn:
        ${list.map(
          ({ documentId, locator }, index) =>
            html`${index === 0 ? "" : "; "}<a
                href="${documentUrl(documentId, { passage: locator })}"
                >${locator ?? "tài liệu"}</a
              >`,
        )}
      </p>`;

const hasBackground = (block: DraftBlock): boolean =>
  block.reason !== undefined || block.before !== undefined || block.sources.length > 0;

const background = (block: DraftBlock): Html =>
  hasBackground(block)
    ? html`<details>
        <summary>Lý do, nguồn</summary>
        ${block.reason === undefined ? nothing : html`<p>${block.reason}</p>`}
        ${block.before === undefined
          ? nothing
          : html`<p class="before"><span class="tag">trước</span> ${block.before}</p>`}
        ${sources(block.sources)}
      </details>`
    : nothing;

function tableOf(rows: readonly (readonly string[])[], name: string): Html {
  const [head = [], ...body] = rows;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${withGaps(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** `tables`: names of the tables of the draft, which a screen reader lists. */
function blockView(block: DraftBlock, tables: ReadonlyMap<DraftBlock, string>): Html {
  const text =
    block.kind === "table" && block.rows !== undefined
      ? tableOf(block.rows, tables.get(block) ?? "Bảng")
      : html`<p>${block.kind === "bullet" ? "– " : ""}${withGaps(block.text)}</p>`;
  return html`<div class="block ${block.status}">
    <div class="block-text">${text} ${background(block)}</div>
    ${badge(blockStatusLabel[block.status])}
  </div>`;
}

/** Levels of the page begin below the result's own h2 and h3. */
function headingView({ id, heading, level }: DraftSection): Html {
  if (level <= 1) return html`<h4 class="level-1" id="muc-${id}">${heading}</h4>`;
  if (level === 2) return html`<h5 id="muc-${id}">${heading}</h5>`;
  return html`<h6 id="muc-${id}">${heading}</h6>`;
}

/** "Bảng 2, Kinh phí thực hiện". */
function tableNames(sections: readonly DraftSection[]): Map<DraftBlock, string> {
  const tables = sections.flatMap(({ heading, blocks }) =>
    blocks.filter(({ kind }) => kind === "table").map((block) => ({ block, heading })),
  );
  return new Map(
    tables.map(({ block, heading }, at) => [block, `Bảng ${at + 1}, ${heading}`] as const),
  );
}

function statusLine(draft: Draft): Html {
  const blocks = draft.sections.flatMap((section) => section.blocks);
  const counts = STATUSES.map((status) => ({
    status,
    count: blocks.filter((block) => block.status === status).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return nothing;
  return html`<ul class="status-line" aria-label="Số đoạn theo tình trạng">
    ${counts.map(
      ({ status, count }) =>
        html`<li>${badge(blockStatusLabel[status])} <span>${count}</span></li>`,
    )}
  </ul>`;
}

const outlineView = (sections: readonly DraftSection[]): Html =>
  sections.length < 2
    ? nothing
    : html`<details class="outline" open>
        <summary>Đề cương (${sections.length} mục)</summary>
        <ol>
          ${sections.map(
            ({ id, heading, level, blocks }) =>
              html`<li class="level-${Math.min(level, 4)}">
                <a href="#muc-${id}">${heading}</a>
                ${blocks.some((block) => block.status === "needs-input")
                  ? badge(blockStatusLabel["needs-input"])
                  : nothing}
              </li>`,
          )}
        </ol>
      </details>`;

const partial = (draft: Draft): Html =>
  draft.violations.length === 0
    ? nothing
    : html`<div class="notice bad" role="alert">
        <p>Đây mới là bản nháp chưa hoàn chỉnh:</p>
        <ul>
          ${draft.violations.map((text) => html`<li>${text}</li>`)}
        </ul>
      </div>`;

const notices = (draft: Draft): Html =>
  draft.notices.length === 0
    ? nothing
    : html`<div class="notice">${draft.notices.map((text) => html`<p>${text}</p>`)}</div>`;

const ownReview = (draft: Draft): Html =>
  draft.review.length === 0
    ? nothing
    : html`<section>
        <h3>Tự rà soát bản nháp</h3>
        <ul class="plain-list">
          ${draft.review.map(({ severity, where, message }) => {
            const place = formatWhere(where);
            return html`<li>
              ${badge(severityLabel[severity])} ${place === "" ? nothing : html`<b>${place}.</b>`}
              ${message}
            </li>`;
          })}
        </ul>
      </section>`;

const changeRow = (change: ChangeEntry): Html =>
  html`<tr>
    <td>${badge(blockStatusLabel[change.status])}</td>
    <td>${change.section}</td>
    <td>${change.before}</td>
    <td>${withGaps(change.after)}</td>
    <td>${change.reason}</td>
  </tr>`;

const changesView = (changes: readonly ChangeEntry[]): Html =>
  changes.length === 0
    ? nothing
    : html`<details class="panel">
        <summary id="thay-doi">Báo cáo thay đổi (${changes.length})</summary>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="thay-doi">
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">Thay đổi</th>
                <th scope="col">Mục</th>
                <th scope="col">Trước</th>
                <th scope="col">Nay</th>
                <th scope="col">Lý do, nguồn</th>
              </tr>
            </thead>
            <tbody>
              ${changes.map(changeRow)}
            </tbody>
          </table>
        </div>
      </details>`;

export function draftView({ draft, downloads, kept, diff }: DraftResult): Html {
  const tables = tableNames(draft.sections);
  return html`<section class="result draft">
    <h2 id="ban-nhap" tabindex="-1">${draft.cover.title}</h2>
    ${versionLine(kept)} ${statusLine(draft)} ${notices(draft)} ${partial(draft)}
    ${downloadList(downloads)} ${diffView(diff)} ${missingForm(draft, kept)}
    ${outlineView(draft.sections)}
    ${draft.sections.length === 0
      ? nothing
      : html`<section class="draft-text">
          <h3>Nội dung</h3>
          ${draft.sections.map(
            (section) =>
              html`${headingView(section)} ${section.blocks.map((one) => blockView(one, tables))}`,
          )}
        </section>`}
    ${draft.budget === null ? nothing : budgetView(draft.budget)} ${changesView(draft.changes)}
    ${ownReview(draft)}
  </section>`;
}
