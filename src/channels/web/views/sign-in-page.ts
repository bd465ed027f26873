/** Signing in by a one-time code, and joining a unit by an invite. */
import { html } from "hono/html";

import { alertBox, type Html, nothing } from "./html.ts";

export interface SignInPage {
  /** Out of the link; the person still presses the button. */
  code: string;
  /** Path to go on to. */
  back: string;
  error?: string;
}

const codeField = (code: string, label: string): Html =>
  html`<label class="field"
    ><span>${label}</span
    ><input
      class="code-input"
      type="text"
      name="ma"
      value="${code}"
      required
      maxlength="60"
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck="false"
  /></label>`;

export const signInPage = ({ code, back, error }: SignInPage): Html =>
  html`<h1>Đăng nhập</h1>
    <p class="lead">
      Nhập mã dùng một lần. Lấy mã bằng lệnh <b>/web</b> trong cuộc trò chuyện với bot, hoặc xin
      quản trị của đơn vị.
    </p>
    ${error === undefined ? nothing : alertBox(error)}
    <form class="panel" action="/dang-nhap" method="post">
      <input type="hidden" name="tiep" value="${back}" />
      ${codeField(code, "Mã đăng nhập")}
      <div class="row"><button class="button primary" type="submit">Đăng nhập</button></div>
    </form>
    <p>Có mã mời vào đơn vị? <a href="/tham-gia">Vào bằng mã mời</a>.</p>`;

export const joinPage = ({
  code,
  name,
  error,
}: {
  code: string;
  name: string;
  error?: string;
}): Html =>
  html`<h1>Vào đơn vị bằng mã mời</h1>
    <p class="lead">Mã mời do quản trị của đơn vị gửi. Mỗi mã chỉ dùng số lần đã định.</p>
    ${error === undefined ? nothing : alertBox(error)}
    <form class="panel" action="/tham-gia" method="post">
      ${codeField(code, "Mã mời")}
      <label class="field"
        ><span>Họ và tên</span
        ><input type="text" name="ten" value="${name}" required maxlength="80" autocomplete="name"
      /></label>
      <div class="row"><button class="button primary" type="submit">Vào đơn vị</button></div>
    </form>
    <p>Đã có tài khoản? <a href="/dang-nhap">Đăng nhập</a>.</p>`;
