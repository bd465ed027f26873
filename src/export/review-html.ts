/** The report of a review as one HTML file: no script, no outside resource, fit for printing on A4. */
import type { Finding, Review } from "../domain/review/finding.ts";
import { escapeMarkup } from "./clean-text.ts";
import {
  bySeverity,
  changesLines,
  checkedSentence,
  figuresText,
  placesText,
  planDateSentence,
  reviewLine,
  reviewTitle,
  SEVERITY_WORD,
  stateText,
  whereText,
} from "./review-text.ts";

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.45 "Times New Roman", "Liberation Serif", serif; color: #111; background: #fff; max-width: 72rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
p { margin: .3rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef1f6; }
th:first-child, td:first-child { text-align: center; width: 2.5rem; }
td.level { font-weight: bold; min-width: 4.5rem; }
p.state { font-weight: normal; font-size: .9em; color: #333; }
.error td.level { color: #a40000; }
.warning td.level { color: #7a4b00; }
.info td.level { color: #2f4f6f; }
q { quotes: "“" "”"; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

const line = (label: string, text: string | undefined): string =>
  text === undefined || text === "" ? "" : `<p><b>${label}:</b> ${escapeMarkup(text)}</p>`;

function row(review: Review, finding: Finding, index: number): string {
  const quote = finding.quote === "" ? "" : `<p><q>${escapeMarkup(finding.quote)}</q></p>`;
  const figures = figuresText(finding);
  const found = figures === "" ? "" : `<p>${escapeMarkup(figures)}</p>`;
  return [
    `<tr class="${finding.severity}">`,
    `<td>${index + 1}</td>`,
    `<td class="level">${SEVERITY_WORD[finding.severity]}${stateLine(review, finding)}</td>`,
    `<td>${escapeMarkup(placesText(finding))}</td>`,
    `<td><p>${escapeMarkup(finding.message)}</p>${found}${quote}</td>`,
    `<td>${line("Đề nghị", finding.suggestion)}${line("Căn cứ", finding.basis)}</td>`,
    "</tr>",
  ].join("");
}

function stateLine(review: Review, finding: Finding): string {
  const state = stateText(review, finding);
  return state === "" ? "" : `<p class="state">(${escapeMarkup(state)})</p>`;
}

function changes(review: Review): string {
  const [summary, ...gone] = changesLines(review);
  if (summary === undefined) return "";
  const list = gone.map((text) => `<li>${escapeMarkup(text)}</li>`).join("");
  return `<p>${escapeMarkup(summary)}</p>${list === "" ? "" : `<ul>${list}</ul>`}`;
}

function findingsTable(review: Review): string {
  const { findings } = review;
  if (findings.length === 0) return "<p>Không có lỗi hay điểm cần xem.</p>";
  const head = ["STT", "Mức", "Vị trí", "Phát hiện", "Đề nghị, căn cứ"]
    .map((title) => `<th scope="col">${title}</th>`)
    .join("");
  const rows = bySeverity(findings)
    .map((finding, index) => row(review, finding, index))
    .join("\n");
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
}

function unreadableList(review: Review): string {
  if (review.unreadable.length === 0) return "<p>Không có phần nào không đọc được.</p>";
  const items = review.unreadable.map((one) => {
    const place = whereText(one.where);
    return `<li>${escapeMarkup([place, one.reason].filter((part) => part !== "").join(": "))}</li>`;
  });
  return `<ul>${items.join("")}</ul>`;
}

/** The whole page. Everything of the document is escaped. */
export function makeReviewHtml(review: Review): string {
  const title = escapeMarkup(reviewTitle(review));
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Rà soát: ${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p><b>${escapeMarkup(reviewLine(review))}</b></p>
<p>Tệp: ${escapeMarkup(review.file)}. ${escapeMarkup(planDateSentence(review))}</p>
${changes(review)}
<h2>Lỗi và điểm cần xem</h2>
${findingsTable(review)}
<h2>Đã kiểm và đúng</h2>
<p>${escapeMarkup(checkedSentence(review))}</p>
<h2>Không đọc được</h2>
${unreadableList(review)}
</main>
</body>
</html>
`;
}
