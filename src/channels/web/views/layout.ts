/** The frame of every page: head, header with navigation, main part, footer. No inline script or style (CSP). */
import { html, raw } from "hono/html";

import type { StaticAssets } from "../static-assets.ts";
import type { Html } from "./html.ts";

/** Who is at the page, for the header. */
export type Account =
  | { kind: "stranger" }
  /** `unread`: notices not looked at yet. */
  | { kind: "known"; name: string; admin: boolean; unread: number };

export interface PageFrame {
  assets: StaticAssets;
  version: string;
  account: Account;
}

export type Section =
  | "/"
  | "/ra-soat"
  | "/soan-thao"
  | "/tai-lieu"
  | "/tro-giup"
  | "/quan-tri"
  | "/tai-khoan"
  | "/thong-bao"
  | "/dang-nhap";

export interface Page {
  /** Title of the browser tab, before the product's name. */
  title: string;
  /** Address of the navigation entry this page belongs to. */
  section: Section | null;
  /** Script modules under assets/, in order. */
  scripts: readonly string[];
  /** Class of <main>; "wide" for tables, "reading" for text. */
  width: "wide" | "reading" | "chat";
  body: Html;
  /** Seconds after which the page is asked for again where scripts do not run. */
  refreshS?: number;
}

const SECTIONS = [
  { href: "/", label: "Hỏi đáp" },
  { href: "/ra-soat", label: "Rà soát" },
  { href: "/soan-thao", label: "Soạn thảo" },
  { href: "/tai-lieu", label: "Tài liệu" },
  { href: "/tro-giup", label: "Trợ giúp" },
] as const;

const entry = (href: string, label: string, section: Page["section"]): Html =>
  href === section
    ? html`<a href="${href}" aria-current="page">${label}</a>`
    : html`<a href="${href}">${label}</a>`;

/** Says the number in words, because a bare digit beside a bell says nothing to who cannot see it. */
const bell = (unread: number, section: Page["section"]): Html =>
  html`<a
    class="bell"
    href="/thong-bao"
    ${section === "/thong-bao" ? raw('aria-current="page"') : ""}
  >
    <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22">
      <path
        d="M12 3.5a5.5 5.5 0 0 0-5.5 5.5v4L5 16h14l-1.5-3V9A5.5 5.5 0 0 0 12 3.5ZM10 18.5a2 2 0 0 0 4 0"
      />
    </svg>
    <span class="sr">Thông báo${unread === 0 ? "" : `, ${unread} chưa đọc`}</span>
    ${unread === 0
      ? ""
      : html`<span class="count" aria-hidden="true">${unread > 99 ? "99+" : unread}</span>`}
  </a>`;

const accountLinks = (account: Account, section: Page["section"]): Html =>
  html`<div class="account">
    ${account.kind === "stranger"
      ? entry("/dang-nhap", "Đăng nhập", section)
      : html`${bell(account.unread, section)}
        ${account.admin ? entry("/quan-tri", "Quản trị", section) : ""}
        ${entry("/tai-khoan", account.name === "" ? "Tài khoản" : account.name, section)}`}
  </div>`;

const header = (account: Account, section: Page["section"]): Html =>
  html`<header class="site-header">
    <div class="bar">
      <a class="brand" href="/">
        <svg aria-hidden="true" viewBox="0 0 24 24" width="28" height="28">
          <rect width="24" height="24" rx="6" class="brand-ground" />
          <path class="brand-mark" d="M7 5.5h7l3 3v10H7zM9.5 11h5M9.5 13.5h5M9.5 16h3" />
        </svg>
        <span>Căn Cứ</span>
      </a>
      <nav aria-label="Các trang">
        <ul>
          ${SECTIONS.map(({ href, label }) => html`<li>${entry(href, label, section)}</li>`)}
        </ul>
      </nav>
      ${accountLinks(account, section)}
    </div>
  </header>`;

export function layout(frame: PageFrame, page: Page): Html {
  const { assets } = frame;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${page.refreshS === undefined
          ? ""
          : html`<noscript><meta http-equiv="refresh" content="${page.refreshS}" /></noscript>`}
        <title>${page.title} · Căn Cứ</title>
        <link rel="icon" href="${assets.url("icon.svg")}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.url("style.css")}" />
        ${page.scripts.map(
          (name) => html`<script type="module" src="${assets.url(name)}"></script>`,
        )}
      </head>
      <body>
        <a class="skip" href="#noi-dung">Đến nội dung</a>
        ${header(frame.account, page.section)}
        <main id="noi-dung" class="${page.width}" tabindex="-1">${page.body}</main>
        <footer class="site-footer">
          <p>
            Căn Cứ ${frame.version} hỗ trợ tra cứu và soạn thảo; văn bản gốc và người ký chịu trách
            nhiệm cuối cùng.
          </p>
        </footer>
      </body>
    </html>`;
}
