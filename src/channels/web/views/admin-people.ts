/** People of a unit and of the install: members, invites, requests, units. */
import { html } from "hono/html";

import type {
  AccessRequest,
  Invite,
  Member,
  PersonView,
  Unit,
} from "../../../assistant/access/access.ts";
import type { Role } from "../../../domain/access/actor.ts";
import { adminTable } from "./admin-frame.ts";
import { badge, type Html, nothing } from "./html.ts";
import { formatDate } from "./labels.ts";
import { channelName, grantedRoles, roleName } from "./people-labels.ts";

const channels = (identities: readonly string[]): string =>
  identities.length === 0 ? "chỉ dùng web" : identities.map(channelName).join(", ");

/** A small form with one button; `work` names what it does. */
const oneButton = (
  action: string,
  work: string,
  { token, label, name }: { token: Html; label: string; name: string },
): Html =>
  html`<form class="inline" action="${action}" method="post">
    ${token}<input type="hidden" name="viec" value="${work}" />
    <button class="link" type="submit" aria-label="${label}: ${name}">${label}</button>
  </form>`;

const roleOptions = (chosen: Role): Html[] =>
  grantedRoles.map(
    (role) =>
      html`<option value="${role}" ${role === chosen ? html`selected` : nothing}>
        ${roleName[role]}
      </option>`,
  );

const roleForm = (member: Member, token: Html): Html =>
  html`<form class="inline-row" action="/quan-tri/thanh-vien/${member.personId}" method="post">
    ${token}<input type="hidden" name="viec" value="vai-tro" />
    <select name="vaitro" aria-label="Vai trò của ${member.name}">
      ${roleOptions(member.role)}
    </select>
    <button class="button" type="submit">Đổi</button>
  </form>`;

export function membersView(members: readonly Member[], token: Html): Html {
  if (members.length === 0) {
    return html`<p class="notice">
      Chưa có ai; <a href="/quan-tri/loi-moi">tạo lời mời</a> để thêm người.
    </p>`;
  }
  const address = (member: Member): string => `/quan-tri/thanh-vien/${member.personId}`;
  return adminTable(
    "Thành viên của đơn vị",
    [
      { heading: "Tên", cell: ({ name }) => html`<b>${name}</b>` },
      { heading: "Vai trò", cell: (member) => roleForm(member, token) },
      { heading: "Kênh", cell: ({ identities }) => channels(identities) },
      { heading: "Từ ngày", cell: ({ since }) => formatDate(since) },
      {
        heading: "Việc khác",
        className: "col-action",
        cell: (member) =>
          html`${oneButton(address(member), "ma", {
            token,
            label: "Mã đăng nhập",
            name: member.name,
          })}
          ${oneButton(address(member), "go", { token, label: "Gỡ khỏi đơn vị", name: member.name })}`,
      },
    ],
    members,
  );
}

const inviteForm = (token: Html): Html =>
  html`<form class="panel row" action="/quan-tri/loi-moi" method="post">
    ${token}
    <label class="field"
      ><span>Vai trò</span>
      <select name="vaitro">
        ${roleOptions("staff")}
      </select>
    </label>
    <label class="field"
      ><span>Số ngày còn hạn</span
      ><input type="number" name="ngay" value="7" min="1" max="90" required inputmode="numeric"
    /></label>
    <label class="field"
      ><span>Số lần dùng</span
      ><input type="number" name="lan" value="1" min="1" max="200" required inputmode="numeric"
    /></label>
    <button class="button primary" type="submit">Tạo mã mời</button>
  </form>`;

export const invitesView = (invites: readonly Invite[], token: Html, result: Html): Html =>
  html`${result} ${inviteForm(token)}
  ${invites.length === 0 ? html`<p class="faint">Không có lời mời nào còn hạn.</p>` : nothing}
  ${adminTable(
    "Lời mời còn hạn",
    [
      { heading: "Vai trò", cell: ({ role }) => roleName[role] },
      { heading: "Còn dùng", cell: ({ usesLeft }) => `${usesLeft} lần` },
      { heading: "Đến ngày", cell: ({ expiresAt }) => formatDate(expiresAt) },
      {
        heading: "Thu hồi",
        cell: ({ id, role }) =>
          oneButton(`/quan-tri/loi-moi/${id}/thu-hoi`, "thu-hoi", {
            token,
            label: "Thu hồi",
            name: roleName[role],
          }),
      },
    ],
    invites,
  )}`;

const decisionForm = (request: AccessRequest, token: Html): Html =>
  html`<form class="inline-row" action="/quan-tri/yeu-cau/${request.id}" method="post">
    ${token}
    <select name="vaitro" aria-label="Vai trò cho ${request.name}">
      ${roleOptions("staff")}
    </select>
    <button class="button primary" type="submit" name="viec" value="dong-y">Đồng ý</button>
    <button class="button" type="submit" name="viec" value="tu-choi">Từ chối</button>
  </form>`;

export const requestsView = (requests: readonly AccessRequest[], token: Html, result: Html): Html =>
  html`${result}
  ${requests.length === 0 ? html`<p class="notice">Không có yêu cầu nào đang chờ.</p>` : nothing}
  ${adminTable(
    "Yêu cầu đang chờ",
    [
      { heading: "Người xin vào", cell: ({ name }) => html`<b>${name}</b>` },
      { heading: "Kênh", cell: ({ identity }) => channelName(identity) },
      { heading: "Lời nhắn", cell: ({ note }) => note },
      { heading: "Ngày", cell: ({ askedAt }) => formatDate(askedAt) },
      { heading: "Quyết định", cell: (request) => decisionForm(request, token) },
    ],
    requests,
  )}`;

export const unitsView = (units: readonly Unit[], token: Html): Html =>
  html`<form class="panel row" action="/quan-tri/don-vi" method="post">
      ${token}
      <label class="field"
        ><span>Mã đơn vị (chữ thường, số, gạch nối)</span
        ><input type="text" name="ma" required maxlength="60" pattern="[a-z0-9]+(-[a-z0-9]+)*"
      /></label>
      <label class="field grow"
        ><span>Tên đơn vị</span><input type="text" name="ten" required maxlength="80"
      /></label>
      <button class="button primary" type="submit">Thêm đơn vị</button>
    </form>
    ${adminTable(
      "Các đơn vị",
      [
        {
          heading: "Tên",
          cell: ({ id, name }) =>
            html`<form class="inline-row" action="/quan-tri/don-vi/${id}" method="post">
              ${token}<input
                type="text"
                name="ten"
                value="${name}"
                required
                maxlength="80"
                aria-label="Tên của đơn vị ${id}"
              />
              <button class="button" type="submit">Đổi tên</button>
            </form>`,
        },
        { heading: "Mã", cell: ({ id }) => id },
        { heading: "Từ ngày", cell: ({ createdAt }) => formatDate(createdAt) },
      ],
      units,
    )}`;

export function peopleView(people: readonly PersonView[], token: Html): Html {
  if (people.length === 0) return html`<p class="notice">Chưa có người dùng nào.</p>`;
  const address = (person: PersonView): string => `/quan-tri/nguoi/${person.id}`;
  const toggle = (person: PersonView): Html => {
    const [work, label] = person.active ? ["khoa", "Khóa"] : ["mo", "Mở lại"];
    return oneButton(address(person), work, { token, label, name: person.name });
  };
  const admin = (person: PersonView): Html => {
    const [work, label] = person.systemAdmin
      ? ["thoi-quan-tri", "Thôi quản trị hệ thống"]
      : ["quan-tri", "Giao quản trị hệ thống"];
    return oneButton(address(person), work, { token, label, name: person.name });
  };
  return adminTable(
    "Mọi người dùng",
    [
      {
        heading: "Tên",
        cell: ({ name, active, systemAdmin }) =>
          html`<b>${name}</b> ${active ? nothing : badge({ text: "Đã khóa", tone: "bad" })}
            ${systemAdmin ? badge({ text: "Quản trị hệ thống", tone: "info" }) : nothing}`,
      },
      {
        heading: "Đơn vị, vai trò",
        cell: ({ memberships }) =>
          memberships.map(({ unit, role }) => `${unit}: ${roleName[role]}`).join("; "),
      },
      { heading: "Kênh", cell: ({ identities }) => channels(identities) },
      {
        heading: "Việc",
        className: "col-action",
        cell: (person) => html`${toggle(person)} ${admin(person)}`,
      },
    ],
    people,
  );
}
