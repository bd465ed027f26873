/** The list of notices, and what is followed. */
import { html } from "hono/html";

import type { Notice } from "../../../assistant/notices.ts";
import { followedName, isSubject } from "../../../assistant/subscriptions/notice-text.ts";
import { subjectName } from "../../../domain/regulation/subject-names.ts";
import { safePath } from "../session.ts";
import { followForm } from "./follow-form.ts";
import { badge, type Html, nothing } from "./html.ts";
import { formatTime } from "./labels.ts";

const item = ({ text, link, at, readAt }: Notice): Html =>
  html`<li class="panel">
    <p>
      ${readAt === null ? badge({ text: "Mới", tone: "info" }) : nothing}
      <time class="faint" datetime="${at}">${formatTime(at)}</time>
    </p>
    <p class="notice-text">${text}</p>
    ${link === null ? nothing : html`<p><a href="${safePath(link)}">Xem văn bản</a></p>`}
  </li>`;

/** What is followed, with a way to end it and a field for more. */
const followedPart = (followed: readonly string[], token: Html): Html =>
  html`<section class="panel">
    <h2>Đang theo dõi</h2>
    ${followed.length === 0
      ? html`<p>Chưa theo dõi văn bản hay chủ đề nào.</p>`
      : html`<ul class="plain-list">
          ${followed.map(
            (one) =>
              html`<li>
                ${followedName(one)}
                ${followForm({
                  ...{ item: isSubject(one) ? subjectName(one) : one, followed: true },
                  ...{ back: "/thong-bao", token },
                })}
              </li>`,
          )}
        </ul>`}
    <form class="row" action="/theo-doi" method="post">
      ${token}
      <label class="field grow"
        ><span>Số hiệu văn bản hoặc chủ đề</span
        ><input
          type="text"
          name="muc"
          required
          maxlength="200"
          placeholder="54/2017/TT-BYT, bệnh án điện tử"
      /></label>
      <button class="button" type="submit">Theo dõi</button>
    </form>
  </section>`;

interface NoticesPage {
  notices: readonly Notice[];
  followed: readonly string[];
  /** Token of the forms; null for somebody who may not follow. */
  token: Html | null;
}

export const noticesPage = ({ notices, followed, token }: NoticesPage): Html =>
  html`<h1>Thông báo</h1>
    ${notices.length === 0
      ? html`<div class="panel empty">
          <p><b>Chưa có thông báo.</b></p>
          <p>
            Khi văn bản đang theo dõi bị sửa đổi, thay thế hay bãi bỏ, thông báo hiện ở đây, và
            trong Telegram, Zalo nếu đã nối.
          </p>
        </div>`
      : html`<ul class="plain-list notices">
          ${notices.map(item)}
        </ul>`}
    ${token === null ? nothing : followedPart(followed, token)}`;
