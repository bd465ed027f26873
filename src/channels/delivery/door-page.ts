/** The frame of pages behind links from a chat: the colours of the web app, no navigation, for a phone first. */
import { createHash } from "node:crypto";

import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

/** Values as in the web app's style sheet, which may stand behind a sign-in that the reader does not have. */
const STYLE = `
:root { color-scheme: light dark; --ground: #f5f7f8; --surface: #fff; --ink: #17212a; --muted: #52606c;
  --line: #d5dce1; --line-strong: #8a97a2; --accent: #0b5575; --accent-ink: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0f161b; --surface: #172027; --ink: #e7ecf0; --muted: #a6b3bd; --line: #2d3a44;
    --line-strong: #6f808c; --accent: #78c4e4; --accent-ink: #06202d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 400 1rem/1.6 "Be Vietnam Pro", system-ui, sans-serif; }
header { background: var(--surface); border-bottom: 1px solid var(--line); padding: 0.75rem 1rem; font-weight: 600; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 0.75rem; }
p { margin: 0 0 0.75rem; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; }
label { display: block; font-weight: 600; margin-bottom: 0.3rem; }
.hint { color: var(--muted); font-size: 0.9375rem; }
input { width: 100%; min-height: 2.75rem; padding: 0.5rem 0.7rem; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--line-strong); border-radius: 8px; }
button { width: 100%; min-height: 2.75rem; margin-top: 0.5rem; padding: 0.4rem 1rem; font: inherit; font-weight: 600;
  color: var(--accent-ink); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const styleHash = createHash("sha256").update(STYLE).digest("base64");

/** As one piece: white space inside would be another style than the hash allows. */
const styleElement = raw(`<style>${STYLE}</style>`);

/** Nothing from anywhere but this one style. */
export const DOOR_CSP = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export const doorPage = (title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Căn Cứ</title>
        ${styleElement}
      </head>
      <body>
        <header>Căn Cứ</header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
