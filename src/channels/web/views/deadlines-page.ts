/** The due dates of regulations that lie ahead, by month, with the calendar to subscribe to. */
import { html } from "hono/html";

import type { DueDate } from "../../../domain/regulation/due-dates.ts";
import { documentUrl, type Html, nothing } from "./html.ts";
import { formatDate } from "./labels.ts";

export interface DeadlinesPage {
  dates: readonly DueDate[];
  today: string;
  facility: "hospital" | "non-hospital" | null;
  /** Address of the calendar with the same choice. */
  calendarUrl: string;
}

const DAY_MS = 86_400_000;

function daysLeft(due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  if (days === 0) return "hôm nay";
  return `còn ${days} ngày`;
}

function byMonth(dates: readonly DueDate[]): [month: string, dates: DueDate[]][] {
  const months = new Map<string, DueDate[]>();
  for (const one of dates) {
    const month = one.due.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months];
}

const row = (one: DueDate, today: string): Html =>
  html`<li>
    <p><b>${formatDate(one.due)}</b> <span class="faint">${daysLeft(one.due, today)}</span></p>
    <p>${one.fact}</p>
    <p class="faint">
      ${one.who === null ? nothing : html`${one.who} · `}<a
        href="${documentUrl(one.documentId, { passage: one.locator, quote: one.fact })}"
        >${one.name}${one.locator === null ? "" : `, ${one.locator}`}</a
      >
    </p>
  </li>`;

const CHOICES = [
  { value: "", text: "Mọi cơ sở" },
  { value: "hospital", text: "Bệnh viện" },
  { value: "non-hospital", text: "Cơ sở khác (trung tâm y tế, trạm y tế…)" },
] as const;

export const deadlinesPage = (page: DeadlinesPage): Html =>
  html`<h1>Mốc thời hạn</h1>
    <p class="lead">
      Thời hạn theo các văn bản còn hiệu lực đến ${formatDate(page.today)}. Lời văn là tóm tắt của
      danh mục; mở văn bản để xem đủ đối tượng và điều kiện.
    </p>
    <form class="row" action="/thoi-han" method="get">
      <label class="field"
        ><span>Loại cơ sở</span>
        <select name="co-so">
          ${CHOICES.map(
            ({ value, text }) =>
              html`<option
                value="${value}"
                ${value === (page.facility ?? "") ? html`selected` : nothing}
              >
                ${text}
              </option>`,
          )}
        </select>
      </label>
      <button class="button" type="submit">Xem</button>
      <a class="button" href="${page.calendarUrl}">Tải lịch (.ics)</a>
    </form>
    <p class="faint">
      Muốn ứng dụng lịch tự cập nhật mốc mới: tạo địa chỉ lịch riêng ở trang
      <a href="/tai-khoan">Tài khoản</a>.
    </p>
    ${page.dates.length === 0 ? html`<p class="notice">Chưa có mốc nào phía trước.</p>` : nothing}
    ${byMonth(page.dates).map(
      ([month, dates]) =>
        html`<section>
          <h2>Tháng ${month.slice(5)}/${month.slice(0, 4)}</h2>
          <ul class="plain-list">
            ${dates.map((one) => row(one, page.today))}
          </ul>
        </section>`,
    )}`;
