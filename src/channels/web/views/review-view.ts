/** The result of a review: one summary line, the findings in a table with filters, what holds and what was unreadable. */
import { html } from "hono/html";

import type {
  Finding,
  Review,
  Severity,
  Unreadable,
  Where,
} from "../../../domain/review/finding.ts";
import { areaOfCode, ruleAreas } from "../../../domain/review/rule-areas.ts";
import { changesLines } from "../../../export/review-text.ts";
import { webLimits } from "../limits.ts";
import { decisionOf } from "./finding-decision.ts";
import { badge, type DownloadLink, downloadList, type Html, nothing } from "./html.ts";
import { findingStateLabel, formatDate, formatWhere, severityLabel } from "./labels.ts";

export interface ReviewResult {
  /** Unique on the page. */
  id: string;
  review: Review;
  downloads: readonly DownloadLink[];
  /** Token of the forms that decide; null for somebody who may not. */
  token: Html | null;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** "3 lỗi, 9 điểm cần xem, 6 ghi chú · 96 phép kiểm và 41 viện dẫn đúng" */
function summaryLine({ findings, passed }: Review): string {
  const [errors = 0, warnings = 0, notes = 0] = SEVERITIES.map((one) => countOf(findings, one));
  const waived = findings.filter(({ state }) => state === "waived").length;
  const accepted = waived === 0 ? "" : ` (${waived} đã chấp nhận)`;
  return (
    `${errors} lỗi, ${warnings} điểm cần xem, ${notes} ghi chú${accepted} · ` +
    `${passed.relations} phép kiểm và ${passed.citations} viện dẫn đúng`
  );
}

function planDateLine({ asOf, planDate }: Review): string {
  const reviewed = `Rà soát tính đến ${formatDate(asOf)}`;
  if (planDate.date === null) return `${reviewed}; tệp không ghi ngày của kế hoạch.`;
  const assumed = planDate.assumed ? " (giả định, vì tệp không ghi ngày)" : "";
  return `${reviewed}; ngày của kế hoạch: ${formatDate(planDate.date)}${assumed}.`;
}

const places = (list: readonly Where[] | undefined): Html =>
  list === undefined || list.length === 0
    ? nothing
    : html`<details>
        <summary>Thêm ${list.length} chỗ cùng nguyên nhân</summary>
        <ul>
          ${list.map((where) => html`<li>${formatWhere(where)}</li>`)}
        </ul>
      </details>`;

function figures({ found, expected }: Finding): Html {
  if (found === undefined && expected === undefined) return nothing;
  return html`<dl class="figures">
    ${found === undefined
      ? nothing
      : html`<div>
          <dt>Đang ghi</dt>
          <dd>${found}</dd>
        </div>`}
    ${expected === undefined
      ? nothing
      : html`<div>
          <dt>Đúng ra</dt>
          <dd>${expected}</dd>
        </div>`}
  </dl>`;
}

/** What changed since the review before, with the findings that are gone. */
function changes(review: Review): Html {
  const [line, ...fixed] = changesLines(review);
  if (line === undefined) return nothing;
  return html`<p class="notice">${line}</p>
    ${fixed.length === 0
      ? nothing
      : html`<details class="fixed">
          <summary>${fixed.length} điểm đã hết</summary>
          <ul>
            ${fixed.map((text) => html`<li>${text}</li>`)}
          </ul>
        </details>`}`;
}

/** At the first review everything is new, which need not be said. */
const stateBadge = ({ previous }: Review, { state }: Finding): Html =>
  previous === undefined || state === undefined || state === "waived"
    ? nothing
    : badge(findingStateLabel[state]);

function row({ review, token }: ReviewResult, finding: Finding, index: number): Html {
  const where = formatWhere(finding.where);
  const kind = areaOfCode(finding.code);
  return html`<tr
    role="row"
    data-severity="${finding.severity}"
    data-kind="${kind?.rule.id ?? ""}"
    data-area="${kind?.area.id ?? ""}"
  >
    <td role="cell" class="col-number">${index + 1}</td>
    <td role="cell" class="col-severity">
      ${badge(severityLabel[finding.severity])} ${stateBadge(review, finding)}
    </td>
    <td role="cell" class="col-where">${where === "" ? "Toàn văn bản" : where}</td>
    <td role="cell" class="col-message">
      <p>${finding.message}</p>
      ${finding.quote === "" || finding.quote === finding.found
        ? nothing
        : html`<blockquote>“${finding.quote}”</blockquote>`}
      ${figures(finding)} ${places(finding.alsoAt)}
    </td>
    <td role="cell" class="col-suggestion">
      ${finding.suggestion === undefined
        ? nothing
        : html`<p data-copy-text>${finding.suggestion}</p>
            <button type="button" class="link" data-copy hidden>Chép đề nghị</button>`}
      ${finding.basis === undefined ? nothing : html`<p class="faint">Căn cứ: ${finding.basis}</p>`}
      ${decisionOf(review, finding, token)}
    </td>
  </tr>`;
}

/** By what a finding is about: a whole area, or one rule of it. Nothing to choose with a single rule. */
function kindFilter(findings: readonly Finding[]): Html {
  const counts = new Map<string, number>();
  for (const { code } of findings) {
    const kind = areaOfCode(code);
    if (kind === undefined) continue;
    for (const key of [kind.rule.id, kind.area.id]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const present = ruleAreas.filter(({ id }) => counts.has(id));
  if (present.length === 0) return nothing;
  return html`<label class="filter-kind"
    ><span class="sr">Lọc theo loại</span>
    <select>
      <option value="">Mọi loại</option>
      ${present.map(
        ({ id, title, rules }) =>
          html`<optgroup label="${title}">
            <option value="area:${id}">${title}: tất cả (${counts.get(id) ?? 0})</option>
            ${rules
              .filter((rule) => counts.has(rule.id))
              .map(
                (rule) =>
                  html`<option value="kind:${rule.id}">
                    ${rule.title} (${counts.get(rule.id) ?? 0})
                  </option>`,
              )}
          </optgroup>`,
      )}
    </select>
  </label>`;
}

function filters(id: string, findings: readonly Finding[]): Html {
  const option = (value: string, text: string, count: number): Html =>
    html`<label class="filter-option"
      ><input
        type="radio"
        name="${id}-muc"
        value="${value}"
        ${value === "" ? html`checked` : nothing}
      /><span>${text} (${count})</span></label
    >`;
  return html`<div class="filters" data-filters hidden>
    <fieldset>
      <legend class="sr">Lọc theo mức</legend>
      ${option("", "Tất cả", findings.length)}
      ${SEVERITIES.map((one) => option(one, severityLabel[one].text, countOf(findings, one)))}
    </fieldset>
    ${kindFilter(findings)}
    <label class="filter-text"
      ><span class="sr">Lọc theo chữ</span
      ><input type="search" placeholder="Lọc theo chữ, số, mục…" autocomplete="off"
    /></label>
    <p class="faint" role="status" data-shown></p>
  </div>`;
}

function findingsTable(result: ReviewResult): Html {
  const { id, review } = result;
  const { findings } = review;
  if (findings.length === 0) {
    return html`<p class="notice good">Không phát hiện điểm nào cần sửa.</p>`;
  }
  const shown = findings.slice(0, webLimits.findingRows);
  return html`${filters(id, shown)}
    <table role="table" class="findings" aria-labelledby="${id}">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">TT</th>
          <th role="columnheader" scope="col">Mức</th>
          <th role="columnheader" scope="col">Ở đâu</th>
          <th role="columnheader" scope="col">Nội dung</th>
          <th role="columnheader" scope="col">Đề nghị</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${shown.map((finding, index) => row(result, finding, index))}
      </tbody>
    </table>
    ${shown.length === findings.length
      ? nothing
      : html`<p class="notice">
          Trang chỉ hiện ${shown.length} điểm đầu trong ${findings.length}; bảng đầy đủ có trong tệp
          tải về.
        </p>`}`;
}

function unreadableList(list: readonly Unreadable[]): Html {
  if (list.length === 0) return nothing;
  return html`<details class="unreadable" open>
    <summary>${list.length} chỗ không đọc được, chưa kiểm</summary>
    <ul>
      ${list.map(({ where, reason }) => {
        const place = formatWhere(where);
        return html`<li>${place === "" ? nothing : html`<b>${place}:</b> `}${reason}</li>`;
      })}
    </ul>
  </details>`;
}

export function reviewView(result: ReviewResult): Html {
  const { id, review, downloads } = result;
  return html`<section class="result review" data-review>
    <h2 id="${id}" tabindex="-1">${review.title ?? review.file}</h2>
    <p class="summary-line">${summaryLine(review)}</p>
    <p class="faint">
      ${review.title === null ? nothing : html`Tệp ${review.file}. `}${planDateLine(review)}
    </p>
    ${changes(review)} ${downloadList(downloads)} ${findingsTable(result)}
    ${unreadableList(review.unreadable)}
    <p class="faint">
      Đã kiểm và đúng: ${review.passed.relations} phép tính, ${review.passed.citations} viện dẫn.
    </p>
  </section>`;
}
