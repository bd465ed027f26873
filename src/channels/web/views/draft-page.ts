/** The page that drafts next year's plan, its budget or one section from an earlier plan. */
import { html } from "hono/html";

import type { DocumentSummary, DraftSummary } from "../../../assistant/assistant.ts";
import { webLimits } from "../limits.ts";
import { type Html, nothing } from "./html.ts";
import { formatTime } from "./labels.ts";
import { draftAddress } from "./missing-form.ts";
import { resultArea, uploadField } from "./upload-field.ts";

export interface DraftPage {
  /** Proposed year. */
  year: number;
  part: "plan" | "budget";
  request: string;
  plans: readonly DocumentSummary[];
  /** Drafts of the unit, newest first. */
  kept: readonly DraftSummary[];
  /** Questions about the unit that nobody has answered yet. */
  openProfile: number;
  result?: Html;
}

const planName = ({ title, year }: DocumentSummary): string =>
  year === null || title.includes(String(year)) ? title : `${title} (${year})`;

const priorPlan = (plans: readonly DocumentSummary[]): Html =>
  html`<label class="field"
    ><span>Kế hoạch trước</span>
    <select name="from">
      <option value="">Kế hoạch gần nhất trước năm soạn</option>
      ${plans.map((plan) => html`<option value="${plan.documentId}">${planName(plan)}</option>`)}
    </select>
  </label>`;

const parts = (chosen: DraftPage["part"]): Html =>
  html`<fieldset class="field" data-parts>
    <legend>Phần cần soạn</legend>
    <label
      ><input
        type="radio"
        name="part"
        value="plan"
        ${chosen === "plan" ? html`checked` : nothing}
      />
      Cả kế hoạch</label
    >
    <label
      ><input
        type="radio"
        name="part"
        value="budget"
        ${chosen === "budget" ? html`checked` : nothing}
      />
      Dự toán kinh phí</label
    >
    <label><input type="radio" name="part" value="section" /> Một mục</label>
    <label class="field" data-section
      ><span>Tên mục (ví dụ: Hạ tầng số)</span><input type="text" name="section" maxlength="200"
    /></label>
  </fieldset>`;

const extras = html`<details>
  <summary>Tải kế hoạch trước, biểu kết quả; chọn ngày</summary>
  <div class="grid">
    ${uploadField({
      id: "ke-hoach-truoc",
      name: "fromFile",
      label: "Kế hoạch trước (thay cho kế hoạch trong kho)",
      multiple: false,
      required: false,
    })}
    ${uploadField({
      id: "ket-qua",
      name: "results",
      label: "Biểu kết quả thực hiện năm trước",
      multiple: false,
      required: false,
      accept: ".xlsx",
      hint: "Tệp XLSX với chỉ tiêu và số đạt được.",
    })}
  </div>
  <label class="field"
    ><span>Tính đến ngày (bỏ trống: hôm nay)</span
    ><input type="date" name="asOf" min="1945-09-02" max="2100-12-31"
  /></label>
</details>`;

const keptList = (kept: readonly DraftSummary[]): Html =>
  kept.length === 0
    ? nothing
    : html`<details class="panel">
        <summary>Dự thảo đã lưu (${kept.length})</summary>
        <ul class="plain-list">
          ${kept.map(
            ({ draftId, title, year, version, savedAt }) =>
              html`<li>
                <a href="${draftAddress(draftId)}">${title}</a>
                <span class="faint">năm ${year}, phiên bản ${version}, ${formatTime(savedAt)}</span>
              </li>`,
          )}
        </ul>
      </details>`;

const profileHint = (open: number): Html =>
  open === 0
    ? nothing
    : html`<p class="notice">
        Hồ sơ đơn vị còn ${open} mục chưa khai; <a href="/ho-so">khai một lần</a> để phần đầu và chữ
        ký của kế hoạch đúng tên đơn vị.
      </p>`;

export const draftPage = (page: DraftPage): Html =>
  html`<h1>Soạn kế hoạch, dự toán năm sau</h1>
    <p class="lead">
      Căn cứ được kiểm lại theo ngày, số liệu chưa có được ghi [cần bổ sung]; mỗi đoạn nói rõ giữ,
      cập nhật, mới hay bỏ. Tải về bản DOCX và bảng kinh phí XLSX có công thức.
    </p>
    ${profileHint(page.openProfile)}
    <form
      class="panel"
      action="/soan-thao"
      method="post"
      enctype="multipart/form-data"
      data-enhance
      data-busy="Đang soạn"
    >
      <div class="grid">
        <label class="field narrow"
          ><span>Năm kế hoạch</span
          ><input
            type="number"
            name="year"
            value="${page.year}"
            min="2020"
            max="2100"
            required
            inputmode="numeric"
        /></label>
        ${priorPlan(page.plans)}
      </div>
      ${parts(page.part)}
      <label class="field"
        ><span>Yêu cầu thêm (không bắt buộc)</span>
        <textarea
          name="request"
          rows="3"
          maxlength="${webLimits.requestLength}"
          placeholder="Ví dụ: bổ sung nhiệm vụ về an toàn thông tin"
        >
${page.request}</textarea
        >
      </label>
      ${extras}
      <div class="row end"><button class="button primary" type="submit">Soạn</button></div>
    </form>
    ${keptList(page.kept)} ${resultArea(page.result ?? nothing)}`;
