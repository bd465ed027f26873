/** The page of long work: what is being done and a way to stop it; later its results. */
import { html } from "hono/html";

import type { WorkView } from "../../../assistant/work-desk.ts";
import { type Html, nothing } from "./html.ts";
import { resultArea } from "./upload-field.ts";

export const isUnderWay = ({ state }: WorkView): boolean =>
  state.kind === "waiting" || state.kind === "running";

const HEADINGS: Record<WorkView["work"], string> = {
  review: "Rà soát",
  read: "Đọc tệp",
  ingest: "Nạp tài liệu",
  draft: "Soạn thảo",
  redraft: "Soạn lại",
};

interface WorkPage {
  views: readonly WorkView[];
  address: string;
  /** The page that asked. */
  section: string;
  results: readonly Html[];
}

export function workPage({ views, address, section, results }: WorkPage): Html {
  const [first] = views;
  const heading = first === undefined ? "Việc" : HEADINGS[first.work];
  const back = html`<p><a href="${section}">Làm việc khác</a></p>`;
  if (results.length > 0)
    return html`<h1>${heading}</h1>
      ${resultArea(workPage.joined(results))}${back}`;
  return html`<h1>${heading}</h1>
    <div data-await="${address}">
      <ul class="plain-list works">
        ${views.map(
          (view) =>
            html`<li>
              <b>${view.title}</b> <span class="faint" data-state>${stateLine(view)}</span>
            </li>`,
        )}
      </ul>
      <p class="faint">
        Có thể rời trang này; kết quả giữ ở đây trong một ngày, xem lại bằng chính địa chỉ này.
      </p>
      <form action="${address}/dung" method="post">
        <button class="button" type="submit">Dừng</button>
      </form>
    </div>
    ${resultArea()}${back}`;
}

workPage.joined = (results: readonly Html[]): Html => html`${results}`;

workPage.failed = (title: string, alert: Html): Html =>
  html`<h2>${title}</h2>
    ${alert}`;

workPage.stopped = (title: string): Html =>
  html`<h2>${title}</h2>
    <p class="notice">Đã dừng theo yêu cầu.</p>`;

/** Text that was read out of a file. */
workPage.read = (title: string, text: string): Html =>
  html`<h2>${title}</h2>
    <pre>${text}</pre>`;

function stateLine({ state }: WorkView): string | Html {
  switch (state.kind) {
    case "waiting":
    case "running":
      return `${state.line}…`;
    case "done":
      return "Xong";
    case "failed":
      return state.message;
    case "stopped":
      return nothing;
  }
}
