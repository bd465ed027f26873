/** One document with its passages; the passage a link names is marked and can be jumped to (#trich). */
import { html } from "hono/html";

import type { DocumentVersion, DocumentView } from "../../../assistant/assistant.ts";
import type { RegulationFacts } from "../../../domain/regulation/regulation-facts.ts";
import { type FollowForm, followForm } from "./follow-form.ts";
import { documentUrl, type Html, nothing } from "./html.ts";
import { documentKindLabel, formatDate, originLabel } from "./labels.ts";
import { markText } from "./mark-text.ts";
import { regulationView } from "./regulation-view.ts";

export interface DocumentPage {
  view: DocumentView;
  /** Of a document that the unit added; empty for one of the system. */
  versions: readonly DocumentVersion[];
  /** How it stands today; null for what is no regulation of the register. */
  regulation: RegulationFacts | null;
  /** First passage of this page, 0-based, and how many. */
  from: number;
  count: number;
  /** Index of the marked passage in the whole document; -1: none. */
  marked: number;
  /** Words to mark in it. */
  query: string;
  /** To follow the document; null: not for this person, or not a regulation. */
  follow: FollowForm | null;
  /** For the forms that bring an older version back; null for who may not. */
  token: Html | null;
  /** The document could not be shown at the place the link names. */
  placeMissing: boolean;
}

type Passage = DocumentView["passages"][number];

/** Headings that begin with this passage: the part of its path that differs from the one before. */
function newHeadings(passage: Passage, before: Passage | undefined): Html[] {
  const old = before?.headingPath ?? [];
  const same = passage.headingPath.findIndex((heading, index) => heading !== old[index]);
  if (same === -1) return [];
  return passage.headingPath.slice(same).map((heading, index) => {
    const depth = same + index;
    if (depth === 0) return html`<h2>${heading}</h2>`;
    if (depth === 1) return html`<h3>${heading}</h3>`;
    return html`<h4>${heading}</h4>`;
  });
}

interface Placed {
  number: number;
  /** Words to mark; null: not the place that the address names. */
  mark: string | null;
  /** Part of the address that names an older version. */
  version: string;
}

function passageView(passage: Passage, { number, mark, version }: Placed): Html {
  return html`<section class="passage${mark === null ? "" : " marked"}" id="doan-${number}">
    ${mark === null ? nothing : html`<span id="trich"></span>`}
    <a
      class="anchor"
      href="?${version}doan=${number}#trich"
      aria-label="Liên kết đến đoạn ${number}"
      >${passage.locator ?? `Đoạn ${number}`}</a
    >
    <p>${mark === null ? passage.text : markText(passage.text, mark)}</p>
    ${passage.reading === undefined
      ? nothing
      : html`<p class="faint"><em>Đọc lại (cần đối chiếu bản gốc):</em> ${passage.reading}</p>`}
  </section>`;
}

const versionPart = ({ active, version }: DocumentView): string => (active ? "" : `v=${version}&`);

function versionRow(one: DocumentVersion, { view, token }: DocumentPage): Html {
  const { document, version } = view;
  const address = `/tai-lieu/${encodeURIComponent(document.documentId)}`;
  return html`<li>
    <span
      >${one.version === version
        ? html`<b>Phiên bản ${one.version}</b>`
        : html`<a href="${address}?v=${one.version}">Phiên bản ${one.version}</a>`},
      nạp ${formatDate(one.addedAt)}, ${one.passages} đoạn</span
    >
    ${one.active
      ? html`<span class="faint">đang dùng</span>`
      : token === null
        ? nothing
        : html`<form class="inline" action="${address}/phien-ban" method="post">
            ${token}<input type="hidden" name="v" value="${one.version}" />
            <button class="link" type="submit">Dùng lại phiên bản ${one.version}</button>
          </form>`}
  </li>`;
}

const versionList = (page: DocumentPage): Html =>
  page.versions.length < 2
    ? nothing
    : html`<details class="panel" ${page.view.active ? nothing : html`open`}>
        <summary>${page.versions.length} phiên bản đã nạp</summary>
        <ul class="plain-list">
          ${page.versions.map((one) => versionRow(one, page))}
        </ul>
      </details>`;

function pager({ view, from, count }: DocumentPage): Html {
  const pages = Math.ceil(view.passages.length / count);
  if (pages < 2) return nothing;
  const page = Math.floor(from / count) + 1;
  const to = (target: number): string => `?${versionPart(view)}trang=${target}`;
  return html`<nav class="pager" aria-label="Trang tài liệu">
    ${page > 1 ? html`<a href="${to(page - 1)}">Trang trước</a>` : nothing}
    <span>Trang ${page}/${pages}</span>
    ${page < pages ? html`<a href="${to(page + 1)}">Trang sau</a>` : nothing}
  </nav>`;
}

export function documentPage(page: DocumentPage): Html {
  const { document, passages } = page.view;
  const facts = [
    document.symbol,
    document.issuer,
    documentKindLabel[document.kind],
    document.year === null ? null : `năm ${document.year}`,
    `${document.passages} đoạn`,
    `${originLabel[document.origin]}, ${formatDate(document.addedAt)}`,
  ].filter((fact) => fact !== null);
  const shown = passages.slice(page.from, page.from + page.count);
  return html`<p><a href="/tai-lieu">← Tài liệu</a></p>
    <h1>${document.title}</h1>
    <p class="faint">${facts.join(" · ")}</p>
    ${page.regulation === null ? nothing : regulationView(page.regulation)}
    ${page.follow === null ? nothing : html`<p>${followForm(page.follow)}</p>`}
    ${document.origin === "register"
      ? html`<p class="notice">
          Nội dung dưới đây là <b>tóm tắt</b> của danh mục, không phải nguyên văn; khi viện dẫn cần
          mở văn bản gốc.
        </p>`
      : nothing}
    ${page.view.active
      ? nothing
      : html`<p class="notice warn">
          Đây là phiên bản ${page.view.version}, bản cũ được giữ vì đã có câu trả lời dẫn đến;
          <a href="${documentUrl(document.documentId)}">mở bản đang dùng</a>.
        </p>`}
    ${versionList(page)}
    ${page.placeMissing
      ? html`<p class="notice warn">
          Không tìm thấy đoạn được dẫn; tài liệu có thể đã được nạp lại.
        </p>`
      : nothing}
    ${pager(page)}
    <div class="document-text">
      ${shown.map((passage, index) => {
        const at = page.from + index;
        return html`${newHeadings(passage, index === 0 ? undefined : passages[at - 1])}
        ${passageView(passage, {
          number: at + 1,
          mark: at === page.marked ? page.query : null,
          version: versionPart(page.view),
        })}`;
      })}
    </div>
    ${pager(page)}`;
}
