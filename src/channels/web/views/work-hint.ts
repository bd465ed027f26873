/** What is said in the chat to somebody who asks there for work that has a page of its own. */
import { html } from "hono/html";

import type { Command, CommandName } from "../../../assistant/dialogue/commands.ts";
import type { Html } from "./html.ts";

export interface WorkHint {
  sentence: string;
  label: string;
  href: string;
}

const YEAR = /^20\d\d\b/;

/** The page of drafts with what was asked for filled in. */
function draftUrl({ name, rest }: Command): string {
  const year = YEAR.exec(rest)?.[0];
  const request = rest.replace(YEAR, "").trim();
  const query = new URLSearchParams({
    ...(year === undefined ? {} : { year }),
    ...(name === "dutoan" ? { part: "budget" } : {}),
    ...(request === "" ? {} : { request }),
  }).toString();
  return query === "" ? "/soan-thao" : `/soan-thao?${query}`;
}

const drafting = (command: Command, what: string): WorkHint => ({
  sentence: `Soạn ${what} làm ở trang Soạn thảo, đã điền sẵn yêu cầu của anh/chị; xem lại rồi bấm Soạn.`,
  label: "Mở trang Soạn thảo",
  href: draftUrl(command),
});

const HINTS: Partial<Record<CommandName, (command: Command) => WorkHint>> = {
  soan: (command) => drafting(command, "kế hoạch"),
  dutoan: (command) => drafting(command, "dự toán"),
  kiemtra: () => ({
    sentence: "Rà soát tệp: đính kèm tệp ngay tại đây, hoặc dùng trang Rà soát.",
    label: "Mở trang Rà soát",
    href: "/ra-soat",
  }),
  nap: () => ({
    sentence: "Nạp tài liệu: đính kèm tệp ngay tại đây, hoặc dùng trang Tài liệu.",
    label: "Mở trang Tài liệu",
    href: "/tai-lieu",
  }),
};

/** Null for a question, and for what has no page. */
export const workHint = (command: Command | null): WorkHint | null =>
  command === null ? null : (HINTS[command.name]?.(command) ?? null);

export const workHintView = ({ sentence, label, href }: WorkHint): Html =>
  html`<div class="turn-grid alone">
    <div class="answer">
      <p>${sentence}</p>
      <p><a class="button primary" href="${href}">${label}</a></p>
    </div>
  </div>`;
