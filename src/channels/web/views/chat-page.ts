/** The first page: questions and answers, with a file to review or to add to the library. */
import { html } from "hono/html";

import type { Answer } from "../../../domain/answer/answer.ts";
import { acceptedFiles, webLimits } from "../limits.ts";
import { answerView } from "./answer-view.ts";
import { alertBox, type Html, nothing } from "./html.ts";
import { formatDate } from "./labels.ts";

const EXAMPLES = [
  "Thông tư nào quy định bệnh án điện tử?",
  "Hạn triển khai bệnh án điện tử là khi nào?",
  "Thông tư 46/2018/TT-BYT còn hiệu lực không?",
  "Quyết định nào về chuẩn dữ liệu bảo hiểm y tế?",
];

/** A question answered while the page was built (no script, or a shared address). */
export interface ServedTurn {
  id: string;
  question: string;
  result: { answer: Answer } | { error: string };
}

export interface ChatPage {
  conversation: string;
  /** Marks what the tab keeps: the next person at this machine, or the next unit, begins anew. */
  owner: string;
  documents: { regulations: number; plans: number; checkedTo: string | null } | null;
  turn: ServedTurn | null;
}

const servedTurn = ({ id, question, result }: ServedTurn): Html =>
  html`<article class="turn" id="${id}">
    <h2 class="question"><span class="sr">Câu hỏi: </span>${question}</h2>
    ${"answer" in result ? answerView(result.answer, id, false) : alertBox(result.error)}
  </article>`;

function welcome({ documents }: ChatPage): Html {
  const stock =
    documents === null
      ? nothing
      : html`<p class="faint">
          Kho hiện có ${documents.regulations} văn bản và ${documents.plans} kế
          hoạch${documents.checkedTo === null
            ? nothing
            : html`, nguồn đối chiếu đến ${formatDate(documents.checkedTo)}`}.
        </p>`;
  return html`<section class="welcome" id="mo-dau">
    <h1>Tra cứu văn bản, kế hoạch chuyển đổi số y tế</h1>
    <p>
      Hỏi bằng lời thường, có dấu hay không dấu. Câu trả lời kèm văn bản, điều khoản và tình trạng
      hiệu lực. Thả một tệp vào đây để rà soát hoặc nạp vào kho.
    </p>
    ${stock}
    <form action="/" method="get" class="examples" aria-label="Câu hỏi mẫu">
      ${EXAMPLES.map(
        (text) =>
          html`<button class="chip" type="submit" name="q" value="${text}">${text}</button>`,
      )}
    </form>
  </section>`;
}

const composer: Html = html`<form id="soan-cau-hoi" class="composer" action="/" method="get">
  <div class="composer-box">
    <label class="sr" for="cau-hoi">Câu hỏi</label>
    <textarea
      id="cau-hoi"
      name="q"
      rows="1"
      required
      maxlength="${webLimits.questionLength}"
      placeholder="Hỏi về văn bản, hạn, kinh phí…"
    ></textarea>
    <div class="composer-tools">
      <label class="icon-button" id="dinh-kem" hidden>
        <svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20">
          <path
            d="M20 11.5 12.2 19.3a5 5 0 0 1-7-7L13 4.4a3.3 3.3 0 0 1 4.7 4.7l-7.8 7.8a1.7 1.7 0 0 1-2.4-2.4l7.2-7.1"
          />
        </svg>
        <span class="tool-text">Đính kèm tệp</span>
        <input class="sr" type="file" id="tep-dinh-kem" accept="${acceptedFiles}" />
      </label>
      <details class="as-of" id="chon-ngay">
        <summary id="ngay-dang-chon">Tính đến hôm nay</summary>
        <label
          ><span>Tính hiệu lực đến ngày</span
          ><input type="date" name="asOf" id="tinh-den" min="1945-09-02" max="2100-12-31"
        /></label>
      </details>
      <span class="spacer"></span>
      <button type="button" id="dung-lai" class="button" hidden>Dừng</button>
      <button type="submit" id="gui" class="button primary">Hỏi</button>
    </div>
  </div>
</form>`;

export const chatPage = (page: ChatPage): Html =>
  html`<div
    id="hoi-dap"
    data-conversation="${page.conversation}"
    data-owner="${page.owner}"
    data-max-file-bytes="${webLimits.fileBytes}"
  >
    ${page.turn === null
      ? welcome(page)
      : html`<h1 class="sr">Tra cứu văn bản, kế hoạch chuyển đổi số y tế</h1>`}
    <div class="thread-tools" id="cong-cu" hidden>
      <button type="button" class="link" id="cuoc-moi">Cuộc trò chuyện mới</button>
    </div>
    <div id="cac-luot" role="log" aria-label="Cuộc trò chuyện">
      ${page.turn === null ? nothing : servedTurn(page.turn)}
    </div>
    <p id="tha-tep" class="drop-hint" hidden>Thả tệp vào đây</p>
    ${composer}
  </div>`;
