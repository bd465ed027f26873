/** The page that takes plans and budgets and shows what is wrong in them. */
import { html } from "hono/html";

import { type Html, nothing } from "./html.ts";
import { resultArea, uploadField } from "./upload-field.ts";

export const reviewPage = (result: Html = nothing): Html =>
  html`<h1>Rà soát kế hoạch, dự toán</h1>
    <p class="lead">
      Kiểm phép tính, thuế, tổng, số bằng chữ và từng viện dẫn văn bản. Kết quả theo thứ tự mức độ;
      bản có ghi chú và bảng lỗi giữ trong một ngày.
    </p>
    <form
      class="panel"
      action="/ra-soat"
      method="post"
      enctype="multipart/form-data"
      data-enhance
      data-each="file"
      data-busy="Đang rà soát"
    >
      ${uploadField({
        id: "tep",
        name: "file",
        label: "Tệp cần rà soát",
        multiple: true,
        required: true,
      })}
      <div class="row">
        <label class="field"
          ><span>Tính đến ngày (bỏ trống: hôm nay)</span
          ><input type="date" name="asOf" min="1945-09-02" max="2100-12-31"
        /></label>
        <button class="button primary" type="submit">Rà soát</button>
      </div>
    </form>
    ${resultArea(result)}`;
