/** The list of notices. */
import { html } from "hono/html";

import type { Notice } from "../../../assistant/notices.ts";
import { safePath } from "../session.ts";
import { badge, type Html, nothing } from "./html.ts";
import { formatTime } from "./labels.ts";

const item = ({ text, link, at, readAt }: Notice): Html =>
  html`<li class="panel">
    <p>
      ${readAt === null ? badge({ text: "Mới", tone: "info" }) : nothing}
      <time class="faint" datetime="${at}">${formatTime(at)}</time>
    </p>
    <p>${text}</p>
    ${link === null ? nothing : html`<p><a href="${safePath(link)}">Xem văn bản</a></p>`}
  </li>`;

export const noticesPage = (notices: readonly Notice[]): Html =>
  html`<h1>Thông báo</h1>
    ${notices.length === 0
      ? html`<div class="panel empty">
          <p><b>Chưa có thông báo.</b></p>
          <p>
            Theo dõi một văn bản bằng lệnh <code>/theodoi</code> trên Telegram hoặc Zalo; khi văn
            bản đó bị sửa đổi, thay thế hay sắp hết hạn, thông báo sẽ hiện ở đây.
          </p>
        </div>`
      : html`<ul class="plain-list notices">
          ${notices.map(item)}
        </ul>`}`;
