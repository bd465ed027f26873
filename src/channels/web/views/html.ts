/** Small pieces of HTML that several pages share. Everything interpolated is escaped by hono/html. */
import { html } from "hono/html";

import { formatBytes, type Label } from "./labels.ts";

/** A piece of HTML; hono/html may hand out a promise, which it also accepts as a part. */
export type Html = ReturnType<typeof html>;

export const nothing: Html = html``;

export const badge = ({ text, tone }: Label): Html =>
  html`<span class="badge ${tone}">${text}</span>`;

/** Address of a document page; `passage` is a passage id or a locator, `quote` the words to mark in `version`. */
export function documentUrl(
  documentId: string,
  {
    passage,
    quote,
    version,
  }: { passage?: string | null; quote?: string; version?: number | undefined } = {},
): string {
  const query = new URLSearchParams();
  if (passage !== undefined && passage !== null && passage !== "") query.set("p", passage);
  // Enough words to find the place; a whole passage would make an address nobody can read.
  if (quote !== undefined && quote !== "") query.set("q", quote.slice(0, 160));
  if (version !== undefined) query.set("v", String(version));
  const search = query.toString();
  const path = `/tai-lieu/${encodeURIComponent(documentId)}`;
  return search === "" ? path : `${path}?${search}#trich`;
}

export interface DownloadLink {
  url: string;
  fileName: string;
  bytes: number;
}

/** What a made file is, by the ending of its name. */
const FILE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/-co-ghi-chu\.\w+$/, "Bản có ghi chú"],
  [/-ra-soat\.\w+$/, "Báo cáo rà soát"],
  [/-bang-loi\.\w+$/, "Bảng lỗi"],
  [/^ke-hoach-\d+\.\w+$/, "Kế hoạch"],
  [/^(du-toan|kinh-phi)-\d+\.\w+$/, "Kinh phí"],
  [/^thay-doi-\d+\.\w+$/, "Báo cáo thay đổi"],
  [/^danh-sach-thay-doi-\d+\.\w+$/, "Danh sách thay đổi"],
  [/^bieu-ket-qua-\d+\.\w+$/, "Biểu nhập kết quả"],
  [/^xem-truoc-\d+\.\w+$/, "Bản xem trước"],
  [/\.png$/, "Biểu đồ"],
];

const wordsFor = (fileName: string): string =>
  FILE_WORDS.find(([pattern]) => pattern.test(fileName))?.[1] ?? fileName;

const kindOf = (fileName: string): string => /\.(\w+)$/.exec(fileName)?.[1]?.toUpperCase() ?? "";

export function downloadList(links: readonly DownloadLink[]): Html {
  if (links.length === 0) return nothing;
  return html`<ul class="downloads" aria-label="Tệp tải về">
    ${links.map(
      ({ url, fileName, bytes }) =>
        html`<li>
          <a class="button" href="${url}" download="${fileName}" title="${fileName}"
            ><span aria-hidden="true">↓</span> <span class="sr">Tải</span> ${wordsFor(fileName)}
            <span class="faint">${kindOf(fileName)}, ${formatBytes(bytes)}</span></a
          >
        </li>`,
    )}
  </ul>`;
}

export const alertBox = (message: string): Html =>
  html`<p class="notice bad" role="alert">${message}</p>`;
