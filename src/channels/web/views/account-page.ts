/** The own account of a person. */
import { html } from "hono/html";

import type { PersonView, Unit } from "../../../assistant/access/access.ts";
import type { Role } from "../../../domain/access/actor.ts";
import { type Html, nothing } from "./html.ts";
import { channelName, roleName } from "./people-labels.ts";

export interface AccountPage {
  /** Null for the local operator and for visitors of an open install. */
  person: PersonView | null;
  unit: string;
  role: Role | null;
  systemAdmin: boolean;
  /** There is an address for calendars. */
  calendar: boolean;
  /** Units that can be chosen. */
  units: readonly Unit[];
  token: Html;
  result?: Html;
}

const unitName = ({ unit, units }: AccountPage): string =>
  units.find(({ id }) => id === unit)?.name ?? unit;

const unitChoice = (page: AccountPage): Html =>
  page.units.length < 2
    ? nothing
    : html`<form class="row" action="/tai-khoan/don-vi" method="post">
        ${page.token}
        <label class="field grow"
          ><span>Làm việc cho đơn vị</span>
          <select name="unit">
            ${page.units.map(
              ({ id, name }) =>
                html`<option value="${id}" ${id === page.unit ? html`selected` : nothing}>
                  ${name}
                </option>`,
            )}
          </select>
        </label>
        <button class="button" type="submit">Chuyển</button>
      </form>`;

const channelRow = (identity: string, token: Html): Html =>
  html`<li class="row">
    <span class="grow">${channelName(identity)}</span>
    <form action="/tai-khoan/go-kenh" method="post">
      ${token}<input type="hidden" name="kenh" value="${identity}" />
      <button class="link" type="submit" aria-label="Gỡ ${channelName(identity)}">Gỡ</button>
    </form>
  </li>`;

const codeButton = (kind: "web" | "kenh", label: string, token: Html): Html =>
  html`<form action="/tai-khoan/ma" method="post">
    ${token}<input type="hidden" name="loai" value="${kind}" />
    <button class="button" type="submit">${label}</button>
  </form>`;

const calendarButton = (what: "tao" | "thu-hoi", label: string, token: Html): Html =>
  html`<form action="/tai-khoan/lich" method="post">
    ${token}<input type="hidden" name="viec" value="${what}" />
    <button class="button" type="submit">${label}</button>
  </form>`;

const ofPerson = (person: PersonView, { token, calendar }: AccountPage): Html =>
  html`<section>
      <h2>Kênh trò chuyện</h2>
      ${person.identities.length === 0
        ? html`<p>Chưa nối kênh nào.</p>`
        : html`<ul class="plain-list">
            ${person.identities.map((identity) => channelRow(identity, token))}
          </ul>`}
      <div class="row">
        ${codeButton("kenh", "Nối Telegram, Zalo", token)}
        ${codeButton("web", "Đăng nhập thiết bị khác", token)}
      </div>
    </section>
    <section>
      <h2>Lịch mốc thời hạn</h2>
      <p>Lịch của điện thoại, Google, Outlook tự cập nhật các mốc qua một địa chỉ riêng.</p>
      <div class="row">
        ${calendarButton("tao", calendar ? "Đổi địa chỉ lịch" : "Tạo địa chỉ lịch", token)}
        ${calendar ? calendarButton("thu-hoi", "Thu hồi địa chỉ", token) : nothing}
      </div>
    </section>
    <section>
      <h2>Ra khỏi</h2>
      <div class="row">
        <form action="/dang-xuat" method="post">
          ${token}<button class="button" type="submit">Đăng xuất</button>
        </form>
        <details>
          <summary>Rời đơn vị này</summary>
          <p>Anh/chị mất quyền trong đơn vị ngay; muốn vào lại phải được mời.</p>
          <form action="/tai-khoan/roi-don-vi" method="post">
            ${token}<button class="button danger" type="submit">Rời đơn vị</button>
          </form>
        </details>
      </div>
    </section>`;

export function accountPage(page: AccountPage): Html {
  const roles = [
    page.role === null ? null : roleName[page.role],
    page.systemAdmin ? "quản trị hệ thống" : null,
  ].filter((role) => role !== null);
  return html`<h1>Tài khoản</h1>
    ${page.result ?? nothing}
    <p>
      <b>${page.person?.name ?? "Người dùng tại máy này"}</b> · ${unitName(page)} ·
      ${roles.join(", ")}
    </p>
    <p><a href="/ho-so">Hồ sơ đơn vị</a></p>
    ${unitChoice(page)}
    ${page.person === null
      ? html`<p class="notice">
          Trang đang mở trên chính máy chủ nên không cần đăng nhập. Khi mở cho máy khác, mỗi người
          vào bằng mã mời; tạo mã ở <a href="/quan-tri/loi-moi">Quản trị, Lời mời</a>.
        </p>`
      : ofPerson(page.person, page)}`;
}
