/** The budget table of a draft. Figures come computed; nothing is added up here. */
import { html } from "hono/html";

import type {
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
} from "../../../domain/draft/draft.ts";
import { fundingLine } from "../../../domain/plan/budget-blocks.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import { blockStatusLabel, formatMoney, formatNumber, formatVat } from "./labels.ts";

const lineRow = (line: DraftBudgetLine): Html =>
  html`<tr>
    <td>${line.label}</td>
    <td>${line.name} ${line.status === "kept" ? nothing : badge(blockStatusLabel[line.status])}</td>
    <td>${line.unit}</td>
    <td class="figure">
      ${line.quantity === null ? "[cần bổ sung]" : formatNumber(line.quantity)}
    </td>
    <td class="figure">${formatMoney(line.unitPrice)}</td>
    <td class="figure">${formatMoney(line.amount)}</td>
    <td class="figure">${formatVat(line.vatRate)}</td>
    <td class="figure">${formatMoney(line.amountWithVat)}</td>
    <td class="note">
      ${line.funding === undefined ? nothing : html`<p>Nguồn kinh phí: ${line.funding}</p>`}
      ${line.notes.map((note) => html`<p>${note}</p>`)}
      <a href="${documentUrl(line.source.documentId, { passage: line.source.locator })}"
        >${line.source.locator ?? "Nguồn"}</a
      >
    </td>
  </tr>`;

const groupRows = (group: DraftBudgetGroup): Html =>
  html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="5">${group.title}</th>
      <td class="figure">${formatNumber(group.subtotal)}</td>
      <td></td>
      <td class="figure">${formatNumber(group.subtotalWithVat)}</td>
      <td></td>
    </tr>
    ${group.lines.map(lineRow)}
  </tbody>`;

export const budgetView = (budget: DraftBudget): Html =>
  html`<section>
    <h3 id="kinh-phi">Kinh phí (đơn vị tính: đồng)</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="kinh-phi">
      <table class="budget">
        <thead>
          <tr>
            <th scope="col">TT</th>
            <th scope="col">Nội dung</th>
            <th scope="col">ĐVT</th>
            <th scope="col" class="figure">SL</th>
            <th scope="col" class="figure">Đơn giá</th>
            <th scope="col" class="figure">Thành tiền</th>
            <th scope="col" class="figure">VAT</th>
            <th scope="col" class="figure">Sau thuế</th>
            <th scope="col">Nguồn, ghi chú</th>
          </tr>
        </thead>
        ${budget.groups.map(groupRows)}
        <tfoot>
          <tr class="total">
            <th scope="row" colspan="5">Tổng cộng</th>
            <td class="figure">${formatNumber(budget.total)}</td>
            <td></td>
            <td class="figure">${formatNumber(budget.totalWithVat)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p>Bằng chữ: <i>${budget.inWords}</i></p>
    ${fundingLine(budget) === null ? nothing : html`<p>${fundingLine(budget)}</p>`}
  </section>`;
