/** The button that follows a document or a subject, or ends it. */
import { html } from "hono/html";

import type { Html } from "./html.ts";

export interface FollowForm {
  item: string;
  followed: boolean;
  /** Page to come back to. */
  back: string;
  token: Html;
}

export const followForm = ({ item, followed, back, token }: FollowForm): Html =>
  html`<form class="inline" action="/theo-doi" method="post">
    ${token}<input type="hidden" name="muc" value="${item}" /><input
      type="hidden"
      name="tiep"
      value="${back}"
    />
    <button class="link" type="submit">
      ${followed ? "Thôi theo dõi" : "Theo dõi thay đổi của văn bản này"}<span class="sr">
        ${followed ? item : ""}</span
      >
    </button>
  </form>`;
