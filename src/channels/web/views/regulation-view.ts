/** How a regulation stands today, what replaced or changed it, what it does to others, its due dates. */
import { html } from "hono/html";

import type {
  RegulationFacts,
  RelatedRegulation,
} from "../../../domain/regulation/regulation-facts.ts";
import { subjectName } from "../../../domain/regulation/subject-names.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import { citedStatusLabel, formatDate } from "./labels.ts";

export const relationName: Record<RegulationFacts["acts"][number]["kind"], string> = {
  replaces: "Thay thế",
  "repeals-part": "Bãi bỏ một phần",
  amends: "Sửa đổi, bổ sung",
  succeeds: "Tiếp nối trên thực tế",
  guides: "Hướng dẫn, quy định chi tiết",
  implements: "Triển khai",
  consolidates: "Hợp nhất",
};

const LEVEL: Record<RegulationFacts["sources"][number]["level"], string> = {
  "full-text": "toàn văn",
  secondary: "nguồn thứ cấp",
  cited: "thấy qua viện dẫn",
  recalled: "chưa đối chiếu nguồn",
};

const CONFIDENCE: Record<RegulationFacts["confidence"], string> = {
  high: "cao",
  medium: "trung bình",
  low: "thấp, cần đối chiếu",
};

/** A longer list starts folded: what counts first is the status. */
const SHOWN = 6;

function related(one: RelatedRegulation): Html {
  const name =
    one.documentId === null
      ? html`${one.name}`
      : html`<a href="${documentUrl(one.documentId)}">${one.name}</a>`;
  const rest = [
    one.part,
    one.from === null ? null : `từ ${formatDate(one.from)}`,
    one.clause === null ? null : `theo ${one.clause}`,
  ].filter((part) => part !== null);
  return html`${name}${rest.length === 0 ? "" : ` (${rest.join("; ")})`}${one.title === null
    ? nothing
    : html`<span class="faint block-line">${one.title}</span>`}`;
}

function group(term: string, list: readonly RelatedRegulation[]): Html {
  if (list.length === 0) return nothing;
  const items = html`<ul>
    ${list.map((one) => html`<li>${related(one)}</li>`)}
  </ul>`;
  return html`<div>
    <dt>${term}</dt>
    <dd>
      ${list.length <= SHOWN
        ? items
        : html`<details>
            <summary>${list.length} văn bản</summary>
            ${items}
          </details>`}
    </dd>
  </div>`;
}

const line = (term: string, text: string | null): Html =>
  text === null
    ? nothing
    : html`<div>
        <dt>${term}</dt>
        <dd>${text}</dd>
      </div>`;

function statusText({ status, asOf }: RegulationFacts): Html {
  const since = status.since === null ? "" : ` từ ${formatDate(status.since)}`;
  return html`<p class="status-today">
    ${badge(citedStatusLabel[status.code])} <span>${since}, tính đến ${formatDate(asOf)}</span>
  </p>`;
}

function acts(facts: RegulationFacts): Html[] {
  const kinds = [...new Set(facts.acts.map((act) => act.kind))];
  return kinds.map((kind) =>
    group(
      relationName[kind],
      facts.acts.filter((act) => act.kind === kind),
    ),
  );
}

function deadlines({ deadlines: list, asOf }: RegulationFacts): Html {
  if (list.length === 0) return nothing;
  return html`<div>
    <dt>Mốc thời hạn</dt>
    <dd>
      <ul>
        ${list.map(
          ({ due, fact, locator }) =>
            html`<li>
              <b>${formatDate(due)}</b>${due < asOf ? " (đã qua)" : ""}: ${fact}
              ${locator === null ? nothing : html`<span class="faint">${locator}</span>`}
            </li>`,
        )}
      </ul>
    </dd>
  </div>`;
}

const basis = (facts: RegulationFacts): Html =>
  html`<details class="faint">
    <summary>Nguồn của danh mục (độ tin cậy ${CONFIDENCE[facts.confidence]})</summary>
    <ul>
      ${facts.sources.map(
        ({ text, seen, level }) =>
          html`<li>
            ${text} (${LEVEL[level]}${seen === null ? "" : `, xem ngày ${formatDate(seen)}`})
          </li>`,
      )}
      ${facts.disagreements.map((text) => html`<li>Cần đối chiếu: ${text}</li>`)}
    </ul>
  </details>`;

export const regulationView = (facts: RegulationFacts): Html =>
  html`<section class="panel regulation" aria-label="Tình trạng hiệu lực">
    ${statusText(facts)}
    ${facts.status.doubt === null
      ? nothing
      : html`<p class="notice warn">${facts.status.doubt}</p>`}
    <dl class="facts">
      ${line("Cơ quan ban hành", facts.issuer)}
      ${line("Ngày ký", facts.signed === null ? null : formatDate(facts.signed))}
      ${line("Áp dụng từ", facts.start === null ? null : formatDate(facts.start))}
      ${line("Giai đoạn đến", facts.periodEnd === null ? null : formatDate(facts.periodEnd))}
      ${group("Bị thay bởi", facts.replacedBy)} ${group("Nay áp dụng", facts.current)}
      ${group("Sắp bị thay bởi", facts.upcoming)} ${group("Được tiếp nối bởi", facts.succeededBy)}
      ${group("Bị bãi bỏ một phần bởi", facts.deadParts)}
      ${group("Được sửa đổi bởi", facts.amendedBy)} ${acts(facts)} ${deadlines(facts)}
      ${line("Lĩnh vực", facts.subjects.map(subjectName).join(", "))}
    </dl>
    ${basis(facts)}
  </section>`;
