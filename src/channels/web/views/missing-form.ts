/** The open places of a draft as a form: typed figures, or the results form as a file, and the draft is made again. */
import { html } from "hono/html";

import type { Draft, MissingItem } from "../../../domain/draft/draft.ts";
import { expectedForm } from "../../../domain/draft/expected-form.ts";
import { upperFirst } from "../../../domain/text/first-letter.ts";
import { webLimits } from "../limits.ts";
import { type Html, nothing } from "./html.ts";
import { uploadField } from "./upload-field.ts";

/** Before the id of the question in the name of its field. */
export const ANSWER_PREFIX = "tra-loi:";

/** A longer list starts folded, so that the draft is not pages away. */
const SHOWN = 10;

export interface KeptDraft {
  draftId: string;
  version: number;
  newest: number;
}

export const draftAddress = (draftId: string, version?: number): string =>
  `/soan-thao/${encodeURIComponent(draftId)}${version === undefined ? "" : `?v=${version}`}`;

function answerField({ id, ask, expects = "text", unit }: MissingItem, index: number): Html {
  const field = `cau-${index + 1}`;
  const inWords = ["text", "account", "validity", "confirm"].includes(expects);
  return html`<li>
    <label for="${field}">${upperFirst(ask)}</label>
    <div class="answer-line">
      <input
        id="${field}"
        type="text"
        name="${ANSWER_PREFIX}${id}"
        maxlength="2000"
        inputmode="${inWords ? "text" : "decimal"}"
        placeholder="${expectedForm[expects]}"
      />
      ${unit === undefined ? nothing : html`<span class="faint">${unit}</span>`}
    </div>
  </li>`;
}

const refusedList = ({ refused, missing }: Draft): Html =>
  refused.length === 0
    ? nothing
    : html`<div class="notice bad" role="alert">
        <p>Chưa ghi được ${refused.length} câu trả lời:</p>
        <ul>
          ${refused.map(
            ({ id, value, message }) =>
              html`<li>
                ${missing.find((item) => item.id === id)?.ask ?? id}: “${value}”. ${message}
              </li>`,
          )}
        </ul>
      </div>`;

export function missingForm(draft: Draft, { draftId, version, newest }: KeptDraft): Html {
  if (version !== newest) return nothing;
  const { missing } = draft;
  return html`<section class="panel missing">
    <h3>
      ${missing.length === 0 ? "Sửa dự thảo này" : html`Số liệu cần bổ sung (${missing.length})`}
    </h3>
    ${refusedList(draft)}
    <form
      action="${draftAddress(draftId)}"
      method="post"
      enctype="multipart/form-data"
      data-enhance
      data-busy="Đang soạn lại"
    >
      <input type="hidden" name="version" value="${version}" />
      ${missing.length === 0
        ? nothing
        : html`<details ${missing.length <= SHOWN ? html`open` : nothing}>
            <summary>Nhập tại đây (bỏ trống câu chưa có số)</summary>
            <ol class="answers">
              ${missing.map(answerField)}
            </ol>
          </details>`}
      <details>
        <summary>Gửi biểu kết quả đã điền (XLSX), thêm yêu cầu</summary>
        ${uploadField({
          id: `bieu-${version}`,
          name: "results",
          label: "Biểu kết quả",
          multiple: false,
          required: false,
          accept: ".xlsx",
          hint: "Tải “Biểu nhập kết quả” ở trên, điền rồi gửi lại.",
        })}
        <label class="field"
          ><span>Yêu cầu thêm</span>
          <textarea name="request" rows="2" maxlength="${webLimits.requestLength}"></textarea>
        </label>
      </details>
      <div class="row end">
        <button class="button primary" type="submit">Soạn lại</button>
      </div>
    </form>
  </section>`;
}
