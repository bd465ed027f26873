/** The document library: filter, search in the text, add files, forget an added one. */
import { html } from "hono/html";

import type { DocumentSummary, IngestResult, SearchHit } from "../../../assistant/assistant.ts";
import { libraryUrl, type ListedDocument } from "../library-query.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import {
  citedStatusLabel,
  documentKindLabel,
  formatDate,
  type Label,
  originLabel,
} from "./labels.ts";
import { type LibraryFilter, libraryFilter } from "./library-filter.ts";
import { resultArea, uploadField } from "./upload-field.ts";

export interface LibraryPage {
  filter: LibraryFilter;
  /** The documents of this page of the list. */
  documents: readonly ListedDocument[];
  matching: number;
  total: number;
  page: number;
  pages: number;
  hits: readonly SearchHit[];
  /** Whether what the unit added may be removed by who looks. */
  mayForget: boolean;
  /** Result of an upload without script, or a notice after removal. */
  result?: Html;
}

const outcomeLabel: Record<IngestResult["outcome"], Label> = {
  indexed: { text: "Đã nạp", tone: "good" },
  updated: { text: "Đã cập nhật", tone: "good" },
  unchanged: { text: "Đã có trong kho", tone: "info" },
  rejected: { text: "Không nạp được", tone: "bad" },
};

/** One line per file that was sent. */
export function ingestView(results: readonly IngestResult[]): Html {
  return html`<ul class="plain-list ingest-results">
    ${results.map(
      (result) =>
        html`<li>
          ${badge(outcomeLabel[result.outcome])}
          ${result.documentId === null
            ? html`<b>${result.path}</b>`
            : html`<a href="${documentUrl(result.documentId)}">${result.title}</a>
                <span class="faint"
                  >${documentKindLabel[result.kind]}${result.year === null ? "" : ` ${result.year}`}
                  · ${result.passages} đoạn, ${result.tables} bảng, ${result.pages} trang</span
                >`}
          ${result.error === undefined ? nothing : html`<p>${result.error.message}</p>`}
          ${result.warnings.map((warning) => html`<p class="faint">Lưu ý: ${warning}</p>`)}
        </li>`,
    )}
  </ul>`;
}

const documentRow = ({ document, regulation }: ListedDocument, mayForget: boolean): Html =>
  html`<tr role="row">
    <td role="cell" class="col-title">
      <a href="${documentUrl(document.documentId)}">${document.title}</a>
    </td>
    <td role="cell" class="nowrap">${document.symbol ?? ""}</td>
    <td role="cell" class="nowrap">${documentKindLabel[document.kind]}</td>
    <td role="cell">${document.year ?? ""}</td>
    <td role="cell" class="col-state">
      ${regulation === null
        ? originLabel[document.origin]
        : badge(citedStatusLabel[regulation.status])}
    </td>
    <td role="cell" class="col-action">
      ${mayForget && document.origin === "upload"
        ? html`<a
            href="/tai-lieu/${encodeURIComponent(document.documentId)}/xoa"
            aria-label="Xóa khỏi kho: ${document.title}"
            >Xóa</a
          >`
        : nothing}
    </td>
  </tr>`;

const HEADINGS = ["Tên", "Số hiệu", "Loại", "Năm", "Tình trạng, nguồn"];

const listTable = ({ documents, mayForget }: LibraryPage): Html =>
  documents.length === 0
    ? html`<p class="notice">Không có tài liệu nào khớp; đổi từ lọc hoặc bỏ bớt điều kiện.</p>`
    : html`<table role="table" class="documents">
        <caption class="sr">
          Tài liệu trong kho
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            ${HEADINGS.map((heading) => html`<th role="columnheader" scope="col">${heading}</th>`)}
            <th role="columnheader" scope="col"><span class="sr">Thao tác</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${documents.map((one) => documentRow(one, mayForget))}
        </tbody>
      </table>`;

const hitsView = (hits: readonly SearchHit[]): Html =>
  hits.length === 0
    ? nothing
    : html`<section>
        <h2>Đoạn khớp trong nội dung</h2>
        <ol class="plain-list hits">
          ${hits.map(
            (hit) =>
              html`<li>
                <a href="${documentUrl(hit.documentId, { passage: hit.locator, quote: hit.text })}"
                  >${hit.symbol ?? hit.title}${hit.locator === null ? "" : `, ${hit.locator}`}</a
                >
                <p class="clamp">${hit.text}</p>
                ${hit.reading === undefined
                  ? nothing
                  : html`<p class="clamp">
                      <em>Đọc lại (cần đối chiếu bản gốc):</em> ${hit.reading}
                    </p>`}
              </li>`,
          )}
        </ol>
      </section>`;

function pager({ filter, page, pages }: LibraryPage): Html {
  if (pages < 2) return nothing;
  const to = (target: number): string => libraryUrl({ ...filter.query, trang: target });
  return html`<nav class="pager" aria-label="Trang danh sách">
    ${page > 1 ? html`<a href="${to(page - 1)}">Trang trước</a>` : nothing}
    <span>Trang ${page}/${pages}</span>
    ${page < pages ? html`<a href="${to(page + 1)}">Trang sau</a>` : nothing}
  </nav>`;
}

export const libraryPage = (page: LibraryPage): Html =>
  html`<h1>Tài liệu</h1>
    <p class="lead">
      Văn bản, kế hoạch và tệp của đơn vị. <a href="/thoi-han">Mốc thời hạn sắp tới</a> xếp theo
      ngày, đưa được vào lịch.
    </p>
    <details class="panel" data-upload>
      <summary>Nạp tài liệu vào kho</summary>
      <form
        action="/tai-lieu"
        method="post"
        enctype="multipart/form-data"
        data-enhance
        data-each="file"
        data-busy="Đang nạp"
      >
        ${uploadField({
          id: "tep-nap",
          name: "file",
          label: "Tệp cần nạp",
          multiple: true,
          required: true,
        })}
        <div class="row end"><button class="button primary" type="submit">Nạp vào kho</button></div>
      </form>
      ${resultArea()}
    </details>
    ${page.result ?? nothing} ${libraryFilter(page.filter)}
    <p class="faint">
      ${page.matching === page.total
        ? `${page.total} tài liệu`
        : `${page.matching} trong ${page.total} tài liệu`}
    </p>
    ${listTable(page)} ${pager(page)} ${hitsView(page.hits)}`;

export const forgetPage = ({ documentId, title, addedAt }: DocumentSummary, token: Html): Html =>
  html`<h1>Xóa khỏi kho?</h1>
    <p><b>${title}</b>, nạp ngày ${formatDate(addedAt)}.</p>
    <p>
      Tài liệu, các đoạn và chỉ mục của nó bị xóa hẳn; câu trả lời sau này không dùng đến nữa. Muốn
      dùng lại phải nạp lại tệp.
    </p>
    <form class="row" action="/tai-lieu/${encodeURIComponent(documentId)}/xoa" method="post">
      ${token}<button class="button danger" type="submit">Xóa tài liệu</button>
      <a class="button" href="/tai-lieu">Giữ lại</a>
    </form>`;
