/** The profile of the unit as a form; each field says what it is for by an example. */
import { html } from "hono/html";

import type { ProfileView } from "../../../assistant/unit-profiles.ts";
import { upperFirst } from "../../../domain/text/first-letter.ts";
import { PROFILE_QUESTIONS, UnitProfile } from "../../../domain/unit/unit-profile.ts";
import { type Html, nothing } from "./html.ts";

type ProfileField = keyof UnitProfile;
export const profileFields = UnitProfile.keyof().options;

const FACILITIES: readonly (readonly [string, string])[] = [
  ["", "Chưa khai"],
  ["bệnh viện", "Bệnh viện"],
  ["cơ sở khác", "Cơ sở khác (trung tâm y tế, trạm y tế, phòng khám…)"],
  ["cơ quan quản lý", "Cơ quan quản lý (Sở Y tế…)"],
];
const FACILITY_WORDS = {
  hospital: "bệnh viện",
  "non-hospital": "cơ sở khác",
  authority: "cơ quan quản lý",
} as const;

const OTHER_LABELS: Partial<Record<ProfileField, string>> = {
  symbolFormat: "dạng ký hiệu kế hoạch, {mã} là chữ viết tắt (ví dụ: KH-{mã})",
  recipients: "nơi nhận, cách nhau bằng dấu chấm phẩy",
};

function labelOf(field: ProfileField): string {
  const text =
    PROFILE_QUESTIONS.find((one) => one.field === field)?.ask ?? OTHER_LABELS[field] ?? field;
  return upperFirst(text);
}

const shown = (value: UnitProfile[ProfileField]): string =>
  Array.isArray(value) ? value.join("; ") : (value ?? "");

const facilityField = (chosen: UnitProfile["facility"]): Html =>
  html`<label class="field"
    ><span>Loại đơn vị</span>
    <select name="facility">
      ${FACILITIES.map(
        ([value, text]) =>
          html`<option
            value="${value}"
            ${value === (chosen === undefined ? "" : FACILITY_WORDS[chosen])
              ? html`selected`
              : nothing}
          >
            ${text}
          </option>`,
      )}
    </select>
  </label>`;

const textField = (field: ProfileField, profile: UnitProfile): Html =>
  html`<label class="field"
    ><span>${labelOf(field)}</span
    ><input type="text" name="${field}" value="${shown(profile[field])}" maxlength="1000"
  /></label>`;

export interface ProfilePage {
  view: ProfileView;
  mayChange: boolean;
  token: Html;
  result: Html;
}

const readOnly = ({ profile }: ProfileView): Html =>
  html`<dl class="facts">
    ${profileFields.map((field) =>
      profile[field] === undefined
        ? nothing
        : html`<div>
            <dt>${labelOf(field)}</dt>
            <dd>${shown(profile[field])}</dd>
          </div>`,
    )}
  </dl>`;

export const profilePage = ({ view, mayChange, token, result }: ProfilePage): Html =>
  html`<h1>Hồ sơ đơn vị</h1>
    <p class="lead">
      Khai một lần, dùng cho phần đầu, ký hiệu và chữ ký của kế hoạch; loại đơn vị quyết định thời
      hạn nào áp dụng.
    </p>
    ${result}
    ${view.questions.length === 0
      ? nothing
      : html`<p class="notice">Còn ${view.questions.length} mục chưa khai.</p>`}
    ${mayChange
      ? html`<form class="panel" action="/ho-so" method="post">
          ${token}
          ${profileFields.map((field) =>
            field === "facility"
              ? facilityField(view.profile.facility)
              : textField(field, view.profile),
          )}
          <div class="row end"><button class="button primary" type="submit">Lưu</button></div>
        </form>`
      : html`<div class="panel">${readOnly(view)}</div>
          <p class="faint">Quản trị đơn vị sửa hồ sơ này.</p>`}`;
