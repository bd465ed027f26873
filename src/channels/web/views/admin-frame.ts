/** The frame of the administration pages: what this person may open, and the heading. */
import { html } from "hono/html";

import type { Action } from "../../../domain/access/action.ts";
import { type Html, nothing } from "./html.ts";

export interface AdminSection {
  href: string;
  label: string;
  /** What it takes to open it. */
  action: Action;
  about: string;
}

export const adminSections: readonly AdminSection[] = [
  {
    href: "/quan-tri/thanh-vien",
    label: "Thành viên",
    action: "manage-people",
    about: "Ai trong đơn vị, vai trò, mã đăng nhập.",
  },
  {
    href: "/quan-tri/loi-moi",
    label: "Lời mời",
    action: "invite",
    about: "Tạo mã mời, xem mã còn dùng được, thu hồi.",
  },
  {
    href: "/quan-tri/yeu-cau",
    label: "Yêu cầu vào",
    action: "approve-request",
    about: "Người xin vào đơn vị từ Telegram, Zalo: đồng ý hoặc từ chối.",
  },
  {
    href: "/quan-tri/de-xuat",
    label: "Đề xuất vào sổ",
    action: "register-propose",
    about: "Văn bản mới đọc thành đề xuất, chờ người xác nhận.",
  },
  {
    href: "/quan-tri/cong-viec",
    label: "Công việc nền",
    action: "see-jobs",
    about: "Việc đang chờ, đang chạy, đã dừng; chạy lại.",
  },
  {
    href: "/quan-tri/gop-y",
    label: "Góp ý",
    action: "see-feedback",
    about: "Câu trả lời được đánh giá hữu ích hay chưa, và vì sao.",
  },
  {
    href: "/quan-tri/nhat-ky",
    label: "Nhật ký",
    action: "see-audit",
    about: "Ai đã làm gì, lúc nào, kết quả.",
  },
  {
    href: "/quan-tri/don-vi",
    label: "Đơn vị",
    action: "manage-units",
    about: "Các đơn vị dùng chung hệ thống.",
  },
  {
    href: "/quan-tri/nguoi",
    label: "Mọi người dùng",
    action: "manage-units",
    about: "Khóa, mở lại, giao quyền quản trị hệ thống.",
  },
];

export interface AdminFrame {
  /** Sections this person may open. */
  open: readonly AdminSection[];
  /** Address of the section shown. */
  here: string;
}

const subNavigation = ({ open, here }: AdminFrame): Html =>
  html`<nav class="sub" aria-label="Quản trị">
    <a class="back" href="/quan-tri">Các mục quản trị</a>
    <ul>
      ${open.map(
        ({ href, label }) =>
          html`<li>
            ${href === here
              ? html`<a href="${href}" aria-current="page">${label}</a>`
              : html`<a href="${href}">${label}</a>`}
          </li>`,
      )}
    </ul>
  </nav>`;

export const adminPage = (frame: AdminFrame, title: string, body: Html): Html =>
  html`${subNavigation(frame)}
    <h1>${title}</h1>
    ${body}`;

export const adminOverview = (open: readonly AdminSection[]): Html =>
  html`<h1>Quản trị</h1>
    <ul class="plain-list">
      ${open.map(
        ({ href, label, about }) =>
          html`<li>
            <a href="${href}"><b>${label}</b></a>
            <p>${about}</p>
          </li>`,
      )}
    </ul>`;

export interface Column<T> {
  heading: string;
  cell: (row: T) => Html | string;
  className?: string;
  /** The heading is repeated on a phone, where a bare number would say nothing. */
  labelled?: boolean;
}

function tableCell<T>({ heading, cell, className, labelled }: Column<T>, row: T, index: number) {
  const shown = cell(row);
  const label = labelled === true && shown !== "" ? html`data-label="${heading}"` : nothing;
  return html`<td role="cell" class="${index === 0 ? "col-title" : (className ?? "")}" ${label}>
    ${shown}
  </td>`;
}

/** A table that turns into cards on a phone. The first column names the row. */
export function adminTable<T>(
  caption: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Html {
  if (rows.length === 0) return nothing;
  return html`<table role="table" class="documents admin">
    <caption class="sr">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ heading }) => html`<th role="columnheader" scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            ${columns.map((column, index) => tableCell(column, row, index))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
