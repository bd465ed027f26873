/** A code or link that is shown this once, with a button to copy it. */
import { html } from "hono/html";

import { type Html, nothing } from "./html.ts";

export interface OneTimeCode {
  title: string;
  code: string;
  /** Full address that carries the code; null: there is only the code to type. */
  link: string | null;
  /** How long and how often it is good. */
  terms: string;
}

const copyable = (text: string, label: string, className: string): Html =>
  html`<p class="copy-line">
    <span class="${className}" data-copy-text>${text}</span>
    <button type="button" class="button" data-copy hidden>${label}</button>
  </p>`;

export const oneTimeCode = ({ title, code, link, terms }: OneTimeCode): Html =>
  html`<section class="notice good" role="status">
    <h2>${title}</h2>
    ${copyable(code, "Chép mã", "code")}
    ${link === null ? nothing : copyable(link, "Chép liên kết", "link-text")}
    <p>${terms} Mã chỉ hiện lần này.</p>
  </section>`;
