/** One document with its passages; the passage a link names is marked and can be jumped to (#trich). */
import { html } from "hono/html";

import type { DocumentView } from "../../../assistant/assistant.ts";
import { documentUrl, type Html, nothing } from "./html.ts";
import { documentKindLabel, formatDate, originLabel } from "./labels.ts";
import { markText } from "./mark-text.ts";

export interface DocumentPage {
  view: DocumentView;
  /** First passage of this page, 0-based, and how many. */
  from: number;
  count: number;
  /** Index of the marked passage in the whole document; -1: none. */
  marked: number;
  /** Words to mark in it. */
  query: string;
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

function passageView(passage: Passage, number: number, mark: string | null): Html {
  return html`<section class="passage${mark === null ? "" : " marked"}" id="doan-${number}">
    ${mark === null ? nothing : html`<span id="trich"></span>`}
    <a class="anchor" href="#doan-${number}" aria-label="Liên kết đến đoạn ${number}"
      >${passage.locator ?? `Đoạn ${number}`}</a
    >
    <p>${mark === null ? passage.text : markText(passage.text, mark)}</p>
  </section>`;
}

function pager({ view, from, count }: DocumentPage): Html {
  const pages = Math.ceil(view.passages.length / count);
  if (pages < 2) return nothing;
  const page = Math.floor(from / count) + 1;
  const version = view.active ? "" : `v=${view.version}&`;
  const to = (target: number): string => `?${version}trang=${target}`;
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
        ${passageView(passage, at + 1, at === page.marked ? page.query : null)}`;
      })}
    </div>
    ${pager(page)}`;
}
