/** The budget table of a draft. Figures come computed; nothing is added up here. */
import { html } from "hono/html";

import type {
  DraftBudget,
  DraftBudgetGroup,
  DraftBudgetLine,
} from "../../../domain/draft/draft.ts";
import { fundingLine, totalLabel, wordsLine } from "../../../domain/plan/budget-blocks.ts";
import { tablesOf } from "../../../domain/plan/budget-sums.ts";
import {
  type BudgetColumn,
  columnTitle,
  printedColumns,
} from "../../../domain/plan/printed-columns.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import { blockStatusLabel, formatMoney, formatNumber, formatVat } from "./labels.ts";

/** Who pays stands in the remarks: a screen is narrower than a page. */
const columnsOf = (budget: DraftBudget): BudgetColumn[] =>
  printedColumns(budget).filter((column) => column !== "funding");

const FIGURES: ReadonlySet<BudgetColumn> = new Set([
  "quantity",
  "unitPrice",
  "amount",
  "vatRate",
  "amountWithVat",
]);

const remarks = (line: DraftBudgetLine): Html =>
  html`${line.funding === undefined ? nothing : html`<p>Nguồn kinh phí: ${line.funding}</p>`}
    ${line.notes.map((note) => html`<p>${note}</p>`)}
    <a href="${documentUrl(line.source.documentId, { passage: line.source.locator })}"
      >${line.source.locator ?? "Nguồn"}</a
    >`;

type Cell = string | Html;

const CELLS: Record<BudgetColumn, (line: DraftBudgetLine) => Cell> = {
  label: ({ label }) => label,
  name: ({ name, status }) =>
    html`${name} ${status === "kept" ? nothing : badge(blockStatusLabel[status])}`,
  unit: ({ unit }) => unit,
  quantity: ({ quantity, lump }) =>
    quantity === null ? (lump === true ? "" : "[cần bổ sung]") : formatNumber(quantity),
  unitPrice: ({ unitPrice, lump }) => (lump === true ? "" : formatMoney(unitPrice)),
  amount: ({ amount }) => formatMoney(amount),
  vatRate: ({ vatRate }) => formatVat(vatRate),
  amountWithVat: ({ amountWithVat }) => formatMoney(amountWithVat),
  funding: ({ funding }) => funding ?? "",
  remarks,
};

const classOf = (column: BudgetColumn): string =>
  FIGURES.has(column) ? "figure" : column === "remarks" ? "note" : "";

const lineRow =
  (columns: readonly BudgetColumn[]) =>
  (line: DraftBudgetLine): Html =>
    html`<tr>
      ${columns.map((column) => html`<td class="${classOf(column)}">${CELLS[column](line)}</td>`)}
    </tr>`;

/** Words in front of the amounts over one cell, then the sums in their columns. */
function sumRow(
  columns: readonly BudgetColumn[],
  name: string,
  sums: { amount: number; amountWithVat: number },
  look: { row: string; scope: string },
): Html {
  const at = columns.indexOf("amount");
  const cells = columns
    .slice(at)
    .map((column) =>
      column === "amount" || column === "amountWithVat"
        ? html`<td class="figure">${formatNumber(sums[column])}</td>`
        : html`<td></td>`,
    );
  return html`<tr class="${look.row}">
    <th scope="${look.scope}" colspan="${at}">${name}</th>
    ${cells}
  </tr>`;
}

const groupRows =
  (columns: readonly BudgetColumn[]) =>
  ({ title, lines, subtotal, subtotalWithVat }: DraftBudgetGroup): Html => {
    const sums = { amount: subtotal, amountWithVat: subtotalWithVat };
    const look = { row: "group", scope: "rowgroup" };
    return html`<tbody>
      ${title === "" ? nothing : sumRow(columns, title, sums, look)} ${lines.map(lineRow(columns))}
    </tbody>`;
  };

const totalRow = (columns: readonly BudgetColumn[], name: string, budget: DraftBudget): Html =>
  sumRow(
    columns,
    name,
    { amount: budget.total, amountWithVat: budget.totalWithVat },
    { row: "total", scope: "row" },
  );

/** The groups; of several tables each with its own sum. */
function body(columns: readonly BudgetColumn[], budget: DraftBudget): Html {
  const parts = tablesOf(budget);
  if (parts.length < 2) return html`${budget.groups.map(groupRows(columns))}`;
  return html`${parts.map(
    (part, index) =>
      html`${part.budget.groups.map(groupRows(columns))}
        <tbody>
          ${totalRow(columns, `Cộng bảng ${index + 1}`, part.budget)}
        </tbody>`,
  )}`;
}

export function budgetView(budget: DraftBudget): Html {
  const columns = columnsOf(budget);
  return html`<section>
    <h3 id="kinh-phi">Kinh phí (đơn vị tính: đồng)</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="kinh-phi">
      <table class="budget">
        <thead>
          <tr>
            ${columns.map(
              (column) =>
                html`<th scope="col" class="${FIGURES.has(column) ? "figure" : ""}">
                  ${columnTitle(column)}
                </th>`,
            )}
          </tr>
        </thead>
        ${body(columns, budget)}
        <tfoot>
          ${totalRow(columns, totalLabel(budget), budget)}
        </tfoot>
      </table>
    </div>
    <p><i>${wordsLine(budget)}</i></p>
    ${fundingLine(budget) === null ? nothing : html`<p>${fundingLine(budget)}</p>`}
  </section>`;
}
