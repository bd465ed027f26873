/** What the product does, what it does not, and where things are kept. */
import { html } from "hono/html";

import { webLimits } from "../limits.ts";
import type { Html } from "./html.ts";

const MB = 1024 * 1024;

export const helpPage: Html = html`<h1>Trợ giúp</h1>
  <h2>Hỏi đáp</h2>
  <p>
    Gõ câu hỏi bằng lời thường, có dấu hay không dấu; nhấn Enter để gửi, Shift + Enter để xuống
    dòng. Số trong ngoặc vuông dẫn đến nguồn ở cột bên. Nhãn trên mỗi nguồn nói tình trạng hiệu lực
    tại ngày “Tính đến”.
  </p>
  <ul>
    <li>“Thông tư 46/2018/TT-BYT còn hiệu lực không?”</li>
    <li>“benh an dien tu han chot bao gio”</li>
    <li>“Văn bản nào quy định chuẩn dữ liệu bảo hiểm y tế?”</li>
  </ul>
  <p>
    Chữ trong ngoặc kép là nguyên văn của tài liệu đã nạp. Chữ có nhãn
    <span class="tag">tóm tắt</span>
    là lời tóm tắt của danh mục, không dùng để trích nguyên văn. Khi kho không có văn bản, hệ thống
    nói không tìm thấy.
  </p>
  <h2>Rà soát</h2>
  <p>
    Tải kế hoạch hoặc dự toán lên trang <a href="/ra-soat">Rà soát</a>, hoặc thả tệp vào ô hỏi đáp.
    <b>Lỗi</b> là điều chắc chắn sai, <b>Cần xem</b> là điều người rà soát phải quyết định,
    <b>Ghi chú</b> chỉ để biết. Điểm chấp nhận được thì mở <b>Chấp nhận</b> và ghi lý do; lần sau
    điểm đó không còn tính. Tệp rà soát không được lưu vào kho.
  </p>
  <h2>Soạn thảo</h2>
  <p>
    Trang <a href="/soan-thao">Soạn thảo</a> lập kế hoạch năm sau từ một kế hoạch trước. Số liệu
    chưa có được ghi <mark class="gap">[cần bổ sung: …]</mark>, không bao giờ tự đặt ra. Người soạn
    kiểm lại trước khi trình ký.
  </p>
  <h2>Tài liệu</h2>
  <p>
    Trang <a href="/tai-lieu">Tài liệu</a> liệt kê văn bản và kế hoạch trong kho. Tài liệu đơn vị tự
    nạp có thể xóa; danh mục có sẵn chỉ để đọc.
  </p>
  <h2>Giới hạn</h2>
  <ul>
    <li>
      Mỗi tệp tối đa ${webLimits.fileBytes / MB} MB, mỗi lần tối đa ${webLimits.filesPerUpload} tệp
      và ${webLimits.uploadBytes / MB} MB.
    </li>
    <li>Câu hỏi tối đa ${webLimits.questionLength} ký tự.</li>
    <li>
      Kết quả rà soát, soạn thảo cùng tệp của nó giữ một ngày tại địa chỉ của trang; dự thảo đã lưu
      thì giữ lâu dài, tệp tải từ đó giữ ${webLimits.downloadTtlMs / 60_000} phút.
    </li>
  </ul>
  <h2>Dữ liệu</h2>
  <p>
    Tài liệu lưu trên máy chủ của đơn vị; trang này không tải gì từ bên ngoài. Nếu quản trị bật mô
    hình ngôn ngữ, câu hỏi và đoạn trích liên quan được gửi đến dịch vụ đó. Cuộc trò chuyện trên màn
    hình mất khi đóng thẻ trình duyệt.
  </p>`;

export const errorPage = (title: string, sentence: string): Html =>
  html`<h1>${title}</h1>
    <p class="notice bad" role="alert">${sentence}</p>
    <p><a href="/">Về trang hỏi đáp</a></p>`;
