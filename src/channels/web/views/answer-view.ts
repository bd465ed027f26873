/** An answer as HTML: the checked text with linked marks, sources as cards beside it, next steps as chips. */
import { html } from "hono/html";

import type { Answer, AnswerKind, Citation } from "../../../domain/answer/answer.ts";
import { patternOf } from "../../../domain/text/pattern.ts";
import { webLimits } from "../limits.ts";
import { badge, documentUrl, type Html, nothing } from "./html.ts";
import { citedStatusLabel, feedbackReason, formatDate, type Label } from "./labels.ts";

const kindLabel: Record<AnswerKind, Label | null> = {
  answered: null,
  "not-found": { text: "Không tìm thấy trong kho", tone: "warn" },
  "out-of-scope": { text: "Ngoài phạm vi", tone: "plain" },
  clarify: { text: "Cần làm rõ", tone: "info" },
  "premise-corrected": { text: "Có điểm cần đính chính", tone: "warn" },
};

/** Longer quotes are folded; the card stays readable on a phone. */
const QUOTE_SHOWN = 300;

interface InlineContext {
  /** Symbols stay plain in the closing line of sources. */
  plain?: boolean;
  turn: string;
  citations: readonly Citation[];
}

/** Marks "[2]" become links to their card, cited symbols stand out. */
function inline(text: string, { turn, citations, plain }: InlineContext): Html[] {
  const symbols = [...new Set(citations.flatMap(({ symbol }) => symbol ?? []))]
    .sort((a, b) => b.length - a.length)
    .map(patternOf);
  const pattern = new RegExp(`(\\[\\d{1,2}\\]${symbols.map((symbol) => `|${symbol}`).join("")})`);
  return text.split(pattern).map((part, index) => {
    if (index % 2 === 0) return html`${part}`;
    if (plain === true && !part.startsWith("[")) return html`${part}`;
    const number = /^\[(\d+)\]$/.exec(part)?.[1];
    if (number === undefined) return html`<strong class="symbol">${part}</strong>`;
    if (citations[Number(number) - 1] === undefined) return html`${part}`;
    return html`<a class="mark" href="#${turn}-${number}" aria-label="Nguồn ${number}">${part}</a>`;
  });
}

const isBullet = (line: string): boolean => /^\s*[-•+] /.test(line);
const isSourceLine = (line: string): boolean => /^(?:Nguồn|Đối chiếu|Đọc lại)(?!\p{L})/u.test(line);

/** The cards show the sources; their line in the text stays at hand for copying. */
const sourceLine = (first: string, parts: readonly Html[]): Html =>
  first.startsWith("Nguồn")
    ? html`<details class="faint">
        <summary>Nguồn dạng chữ</summary>
        <p>${parts}</p>
      </details>`
    : html`<p class="faint">${parts}</p>`;

function paragraph(line: string, context: InlineContext): Html {
  if (!isSourceLine(line)) return html`<p>${inline(line, context)}</p>`;
  return sourceLine(line, inline(line, { ...context, plain: true }));
}

/** Plain text of an answer: a line is a statement, a dash makes a list item. */
export function textBlocks(text: string, context: InlineContext): Html[] {
  const blocks: Html[] = [];
  let items: Html[] = [];
  const closeList = (): void => {
    if (items.length > 0)
      blocks.push(
        html`<ul>
          ${items}
        </ul>`,
      );
    items = [];
  };
  // The date up to which the register was compared must be seen, so it leaves the line of sources.
  const lines = text.replace(/^(Nguồn:.*?\S)\s*·?\s*(Đối chiếu đến )/gm, "$1\n$2").split("\n");
  for (const line of lines) {
    if (isBullet(line)) {
      items.push(html`<li>${inline(line.replace(/^\s*[-•+] /, ""), context)}</li>`);
    } else {
      closeList();
      if (line.trim() !== "") blocks.push(paragraph(line, context));
    }
  }
  closeList();
  return blocks;
}

const readingView = (reading: string | undefined): Html =>
  reading === undefined
    ? nothing
    : html`<p class="faint"><em>Đọc lại (cần đối chiếu bản gốc):</em> ${reading}</p>`;

function quoteView({ quote, quoteKind, reading }: Citation): Html {
  if (quote === "") return nothing;
  const whole =
    quoteKind === "verbatim"
      ? html`<blockquote>“${quote}”</blockquote>
          ${readingView(reading)}`
      : html`<p class="summary"><span class="tag">tóm tắt</span> ${quote}</p>`;
  if (quote.length <= QUOTE_SHOWN) return whole;
  return html`<details class="quote">
    <summary>${quoteKind === "verbatim" ? "Xem đoạn trích" : "Xem tóm tắt"}</summary>
    ${whole}
  </details>`;
}

function dates({ issuer, signed, effective }: Citation): string {
  return [
    issuer,
    signed === null ? "" : `ký ${formatDate(signed)}`,
    effective === null ? "" : `áp dụng từ ${formatDate(effective)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

interface NumberedCitation {
  citation: Citation;
  /** As the text counts them, from 1. */
  number: number;
}

/** Citations of one document share a card; cards stand in the order in which the text first names them. */
function byDocument(citations: readonly Citation[]): NumberedCitation[][] {
  const groups = new Map<string, NumberedCitation[]>();
  citations.forEach((citation, index) => {
    const group = groups.get(citation.documentId) ?? [];
    group.push({ citation, number: index + 1 });
    groups.set(citation.documentId, group);
  });
  return [...groups.values()];
}

const place = ({ citation, number }: NumberedCitation, turn: string): Html =>
  html`<li id="${turn}-${number}" class="place" tabindex="-1">
    <p class="place-head">
      <span class="number" aria-label="Nguồn ${number}">${number}</span>
      <a
        href="${documentUrl(citation.documentId, {
          passage: citation.locator,
          quote: citation.quote,
          version: citation.version,
        })}"
        >${citation.locator ?? "Xem trong tài liệu"}</a
      >
    </p>
    ${quoteView(citation)}
  </li>`;

function sourceCard(group: readonly NumberedCitation[], turn: string): Html {
  const [first] = group;
  if (first === undefined) return nothing;
  const { citation } = first;
  const { symbol, title } = citation;
  const roles = group.map((one) => one.citation.role);
  const related = roles.every((role) => role === "related");
  return html`<li class="source${roles.includes("superseded") ? " superseded" : ""}">
    <p class="source-name">
      <a href="${documentUrl(citation.documentId)}"
        >${symbol === null ? title : `${citation.type} ${symbol}`}</a
      >
    </p>
    <p class="source-badges">
      ${symbol === null ? nothing : badge(citedStatusLabel[citation.status])}
      ${related ? badge({ text: "Liên quan", tone: "plain" }) : nothing}
    </p>
    ${symbol === null || title === "" ? nothing : html`<p class="source-title">${title}</p>`}
    <p class="faint">${dates(citation)}</p>
    ${citation.replacedBy.length === 0
      ? nothing
      : html`<p class="replaced-by">Thay bằng: ${citation.replacedBy.join(", ")}</p>`}
    <ul>
      ${group.map((one) => place(one, turn))}
    </ul>
  </li>`;
}

const thumb = (path: string): Html =>
  html`<svg aria-hidden="true" viewBox="0 0 24 24" width="18" height="18">
    <path d="${path}" />
  </svg>`;
const UP =
  "M7 10v10H3V10zm0 1 4-8c2 0 3 1 2.6 3L13 9h6c1.5 0 2.5 1.2 2 2.8l-2 6.7c-.4 1-1 1.5-2 1.5H7";
const DOWN =
  "M17 14V4h4v10zm0-1-4 8c-2 0-3-1-2.6-3L11 15H5c-1.5 0-2.5-1.2-2-2.8l2-6.7C5.400 4.500 6 4 7 4h10";

/** Asked after a thumb down; sent by the script. */
const reasonForm: Html = html`<form class="reason" data-reason hidden>
  <label class="field"
    ><span>Câu trả lời chưa đúng ở đâu?</span>
    <select name="reason" required>
      <option value="">Chọn lý do</option>
      ${Object.entries(feedbackReason).map(
        ([value, text]) => html`<option value="${value}">${text}</option>`,
      )}
    </select>
  </label>
  <label class="field"
    ><span>Văn bản, nội dung đúng (nếu biết)</span>
    <textarea name="note" rows="2" maxlength="${webLimits.noteLength}"></textarea>
  </label>
  <div class="row">
    <button class="button primary" type="submit">Gửi góp ý</button>
    <button class="button" type="button" data-reason-close>Thôi</button>
  </div>
</form>`;

/** How the answer was found, for those who want to check it. */
const whyView = (steps: readonly string[]): Html =>
  steps.length === 0
    ? nothing
    : html`<details class="why">
        <summary>Vì sao</summary>
        <ul>
          ${steps.map((step) => html`<li>${step}</li>`)}
        </ul>
      </details>`;

function footer(answer: Answer, useful: boolean): Html {
  const mode = answer.mode === "model" ? " · có mô hình ngôn ngữ hỗ trợ diễn đạt" : "";
  return html`<div class="answer-foot">
      <span class="faint">Tính đến ${formatDate(answer.asOf)}${mode}</span>
      ${useful
        ? html`<span class="feedback" role="group" aria-label="Đánh giá câu trả lời">
            <button type="button" data-useful="true" aria-pressed="false" aria-label="Hữu ích">
              ${thumb(UP)}
            </button>
            <button type="button" data-useful="false" aria-pressed="false" aria-label="Chưa đúng ý">
              ${thumb(DOWN)}
            </button>
          </span>`
        : nothing}
      ${useful ? html`<p class="faint" role="status" data-thanks></p>` : nothing}
    </div>
    ${useful ? reasonForm : nothing}`;
}

function chips(suggestions: readonly string[]): Html {
  if (suggestions.length === 0) return nothing;
  return html`<form class="chips" action="/" method="get" aria-label="Câu hỏi tiếp theo">
    ${suggestions.map(
      (text) => html`<button class="chip" type="submit" name="q" value="${text}">${text}</button>`,
    )}
  </form>`;
}

/**
 * The inner part of a turn: answer left, sources right (below on a phone). `turn` is an id unique on the page;
 * `interactive` adds what needs the script (feedback).
 */
export function answerView(answer: Answer, turn: string, interactive: boolean): Html {
  const label = kindLabel[answer.kind];
  return html`<div class="turn-grid${answer.citations.length === 0 ? " alone" : ""}">
    <div class="answer" data-kind="${answer.kind}">
      ${label === null ? nothing : html`<p>${badge(label)}</p>`}
      ${textBlocks(answer.text, { turn, citations: answer.citations })} ${whyView(answer.why ?? [])}
      ${chips(answer.suggestions ?? [])} ${footer(answer, interactive)}
    </div>
    ${answer.citations.length === 0
      ? nothing
      : html`<div class="sources">
          <h3 id="${turn}-nguon">Nguồn</h3>
          <ol aria-labelledby="${turn}-nguon">
            ${byDocument(answer.citations).map((group) => sourceCard(group, turn))}
          </ol>
        </div>`}
  </div>`;
}
