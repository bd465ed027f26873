/** Proposals for the register: what was read out of a new regulation, where it stands, and the form that confirms it. */
import { html } from "hono/html";

import type {
  Confirmed,
  Consequence,
  LeaningDocument,
  ProposalDetail,
  StoredProposal,
} from "../../../assistant/admin-desk.ts";
import type { Evidence } from "../../../domain/regulation/proposal/proposal.ts";
import { DocumentType, type Provision } from "../../../domain/regulation/register-entry.ts";
import { adminTable } from "./admin-frame.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import { citedStatusLabel, formatDate } from "./labels.ts";
import { relationName } from "./regulation-view.ts";
import { uploadField } from "./upload-field.ts";

const address = ({ id }: StoredProposal): string => `/quan-tri/de-xuat/${encodeURIComponent(id)}`;

const titleOf = ({ entry, proposal, fileName }: StoredProposal): string =>
  entry?.title ?? proposal.fields.title.value ?? fileName;

export const proposalsView = (proposals: readonly StoredProposal[], token: Html): Html =>
  html`<details class="panel" ${proposals.length === 0 ? html`open` : nothing}>
      <summary>Đọc văn bản mới thành đề xuất</summary>
      <form action="/quan-tri/de-xuat" method="post" enctype="multipart/form-data">
        ${token}
        ${uploadField({
          id: "tep-van-ban",
          name: "file",
          label: "Tệp văn bản",
          multiple: false,
          required: true,
        })}
        <div class="row end"><button class="button primary" type="submit">Đọc</button></div>
      </form>
    </details>
    ${proposals.length === 0 ? html`<p class="notice">Chưa có đề xuất nào.</p>` : nothing}
    ${adminTable(
      "Đề xuất vào sổ văn bản",
      [
        {
          heading: "Văn bản",
          cell: (stored) => html`<a href="${address(stored)}">${titleOf(stored)}</a>`,
        },
        {
          heading: "Số hiệu",
          cell: ({ entry, proposal }) => entry?.symbol ?? proposal.fields.symbol.value ?? "chưa rõ",
        },
        { heading: "Đọc ngày", cell: ({ proposedAt }) => formatDate(proposedAt) },
        {
          heading: "Tình trạng",
          cell: ({ confirmedAt }) =>
            confirmedAt === null
              ? badge({ text: "Chờ xác nhận", tone: "warn" })
              : badge({ text: "Đã vào sổ", tone: "good" }),
        },
      ],
      proposals,
    )}`;

const evidenceLine = (evidence: Evidence | null): Html =>
  evidence === null
    ? html`<span class="faint block-line">Không thấy trong tệp; cần nhập.</span>`
    : html`<span class="faint block-line"
        >“${evidence.quote}”${evidence.locator === null ? "" : `, ${evidence.locator}`} (chắc chắn
        ${Math.round(evidence.confidence * 100)} %)</span
      >`;

interface TextField {
  name: "symbol" | "issuer" | "title" | "signed" | "effective";
  label: string;
  type: "text" | "date";
}

const FIELDS: readonly TextField[] = [
  { name: "symbol", label: "Số, ký hiệu", type: "text" },
  { name: "issuer", label: "Cơ quan ban hành", type: "text" },
  { name: "title", label: "Trích yếu", type: "text" },
  { name: "signed", label: "Ngày ký", type: "date" },
  { name: "effective", label: "Ngày có hiệu lực", type: "date" },
];

const textInput = ({ name, label, type }: TextField, { proposal, entry }: StoredProposal): Html => {
  const { value, evidence } = proposal.fields[name];
  const shown = entry?.[name] ?? value ?? "";
  return html`<div class="field">
    <label class="field-label" for="f-${name}">${label}</label>
    <input id="f-${name}" type="${type}" name="${name}" value="${shown}" />
    ${evidenceLine(evidence)}
  </div>`;
};

const typeInput = ({ proposal, entry }: StoredProposal): Html => {
  const { value, evidence } = proposal.fields.type;
  const chosen = entry?.type ?? value;
  return html`<div class="field">
    <label class="field-label" for="f-type">Loại văn bản</label>
    <select id="f-type" name="type">
      <option value="">Chưa rõ</option>
      ${DocumentType.options.map(
        (type) =>
          html`<option value="${type}" ${type === chosen ? html`selected` : nothing}>
            ${type}
          </option>`,
      )}
    </select>
    ${evidenceLine(evidence)}
  </div>`;
};

const keepBox = (name: string, text: Html): Html =>
  html`<li>
    <label class="check"
      ><input type="checkbox" name="giu" value="${name}" checked /> <span>${text}</span></label
    >
  </li>`;

function relationList({ stored: { proposal } }: ProposalDetail): Html {
  if (proposal.relations.length === 0) return html`<p class="faint">Không thấy.</p>`;
  return html`<ul class="plain-list">
    ${proposal.relations.map(({ relation, evidence }, index) =>
      keepBox(
        `relation.${index + 1}`,
        html`<b>${relationName[relation.kind]}</b> ${relation.target}${relation.part === undefined
            ? ""
            : ` (${relation.part})`}
          ${evidenceLine(evidence)}`,
      ),
    )}
  </ul>`;
}

/** What was read out of the sentence, so that it can be held against it. */
function readLine({ who, due, from, within }: Provision): Html {
  const read = [
    due === undefined ? null : `hạn ${formatDate(due)}`,
    from === undefined ? null : `từ ${formatDate(from)}`,
    due === undefined && within !== undefined ? within : null,
    who === undefined ? null : `người thực hiện: ${who}`,
  ].filter((part) => part !== null);
  return read.length === 0 ? nothing : html`<br /><span class="faint">${read.join("; ")}</span>`;
}

const provisionList = ({ stored: { proposal } }: ProposalDetail): Html =>
  proposal.provisions.length === 0
    ? html`<p class="faint">Không thấy.</p>`
    : html`<details>
        <summary>${proposal.provisions.length} quy định đọc được</summary>
        <ul class="plain-list">
          ${proposal.provisions.map(({ provision }, index) =>
            keepBox(
              `provision.${index + 1}`,
              html`${provision.locator === null ? nothing : html`<b>${provision.locator}:</b>`}
              ${provision.fact}${readLine(provision)}`,
            ),
          )}
        </ul>
      </details>`;

const consequenceList = (list: readonly Consequence[]): Html =>
  list.length === 0
    ? nothing
    : html`<section>
        <h2>Văn bản bị ảnh hưởng</h2>
        <ul class="plain-list">
          ${list.map(
            (one) =>
              html`<li>
                ${relationName[one.kind]}:
                ${one.documentId === null
                  ? one.symbol
                  : html`<a href="${documentUrl(one.documentId)}">${one.symbol}</a>`}
                ${one.from === null ? "" : `từ ${formatDate(one.from)}`}
                ${one.status === null ? nothing : badge(citedStatusLabel[one.status])}
                ${one.title === null ? nothing : html`<p class="faint">${one.title}</p>`}
              </li>`,
          )}
        </ul>
      </section>`;

const leaningList = (list: readonly LeaningDocument[]): Html =>
  list.length === 0
    ? nothing
    : html`<section>
        <h2>Tài liệu của đơn vị đang dẫn văn bản đó</h2>
        <ul class="plain-list">
          ${list.map(
            ({ documentId, title, cites }) =>
              html`<li>
                <a href="${documentUrl(documentId)}">${title}</a>
                <p class="faint">
                  ${cites
                    .map(({ symbol, locators }) => `${symbol}: ${locators.join(", ")}`)
                    .join("; ")}
                </p>
              </li>`,
          )}
        </ul>
      </section>`;

export interface ProposalPage {
  detail: ProposalDetail;
  mayConfirm: boolean;
  token: Html;
}

export function proposalPage(page: ProposalPage): Html {
  const { detail, mayConfirm, token } = page;
  const { stored } = detail;
  return html`<p class="faint">
      Tệp ${stored.fileName}, đọc ngày ${formatDate(stored.proposedAt)}.
    </p>
    ${stored.confirmedAt === null
      ? nothing
      : html`<p class="notice good">
          Đã vào sổ ngày ${formatDate(stored.confirmedAt)}; xác nhận lại là sửa mục đã vào sổ.
        </p>`}
    <form class="panel" action="${address(stored)}" method="post">
      ${token} ${FIELDS.map((field) => textInput(field, stored))} ${typeInput(stored)}
      <h2>Quan hệ với văn bản khác</h2>
      ${relationList(detail)}
      <h2>Quy định</h2>
      ${provisionList(detail)}
      ${mayConfirm
        ? html`<div class="row end">
            <button class="button primary" type="submit">Xác nhận vào sổ</button>
          </div>`
        : html`<p class="notice">Quản trị hệ thống xác nhận đề xuất này.</p>`}
    </form>
    ${consequenceList(detail.consequences)} ${leaningList(detail.leansOn)}`;
}

export const confirmedView = ({ entry, notes, leansOn }: Confirmed): Html =>
  html`<p class="notice good" role="status">
      ${entry.type} ${entry.symbol} đã vào sổ; câu trả lời từ bây giờ dùng văn bản này.
    </p>
    ${notes.length === 0
      ? nothing
      : html`<ul>
          ${notes.map((note) => html`<li>${note}</li>`)}
        </ul>`}
    ${leaningList(leansOn)}
    <p><a href="/quan-tri/de-xuat">Các đề xuất khác</a></p>`;
