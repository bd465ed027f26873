/** A file input in a drop zone. Works as a plain input; the script adds dropping and the names of chosen files. */
import { html } from "hono/html";

import { acceptedFiles, webLimits } from "../limits.ts";
import { type Html, nothing } from "./html.ts";

export interface UploadField {
  id: string;
  name: string;
  label: string;
  multiple: boolean;
  required: boolean;
  /** Default: every format that can be read. */
  accept?: string;
  hint?: string;
}

export function uploadField(field: UploadField): Html {
  const hint =
    field.hint ??
    `PDF, DOCX, XLSX, CSV, MD, TXT, HTML hoặc ảnh; mỗi tệp tối đa ${webLimits.fileBytes / (1024 * 1024)} MB.`;
  return html`<div class="drop" data-drop>
    <label for="${field.id}">${field.label}</label>
    <input
      type="file"
      id="${field.id}"
      name="${field.name}"
      accept="${field.accept ?? acceptedFiles}"
      aria-describedby="${field.id}-ghi-chu"
      ${field.multiple ? html`multiple` : nothing}
      ${field.required ? html`required` : nothing}
    />
    <p class="faint" id="${field.id}-ghi-chu">${hint}</p>
  </div>`;
}

/** Where the script shows progress, errors and results of the form before it. */
export const resultArea = (content: Html = nothing): Html =>
  html`<div class="progress" data-progress role="status" hidden>
      <p></p>
      <progress max="100" aria-label="Tiến độ"></progress>
      <button class="button" type="button" data-stop hidden>Dừng</button>
    </div>
    <div data-result>${content}</div>`;
