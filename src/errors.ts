/** Failures we foresee. A `code` is stable (JSON), the user message is one Vietnamese sentence. */

export type ErrorCode =
  | "bad-usage"
  | "config-invalid"
  | "file-not-found"
  | "file-empty"
  | "file-too-large"
  | "file-locked"
  | "unreadable-file"
  | "unsupported-format"
  | "hostile-file"
  | "reading-timeout"
  | "data-folder-unwritable"
  | "data-folder-damaged"
  | "port-taken"
  | "document-not-found"
  | "proposal-incomplete"
  | "no-prior-plan"
  | "section-not-found"
  | "draft-not-found"
  | "work-not-found"
  | "finding-not-found"
  | "version-conflict"
  | "unit-not-found"
  | "person-not-found"
  | "audit-broken"
  | "not-allowed"
  | "too-long"
  | "too-many-requests"
  | "cancelled"
  | "model-unavailable"
  | "store-unavailable"
  | "queue-unavailable"
  | "dependency-missing"
  | "internal";

/** What a user may read: what is wrong, what to do. `Record` makes a forgotten code a compile error. */
export const userMessage: Record<ErrorCode, string> = {
  "bad-usage": "Lệnh chưa đúng; xem cách dùng bằng `can-cu --help`.",
  "config-invalid": "Biến môi trường chưa đúng; sửa biến được nêu tên rồi chạy lại.",
  "file-not-found": "Không tìm thấy tệp; kiểm tra lại đường dẫn rồi thử lại.",
  "file-empty": "Tệp trống, không có nội dung để đọc; kiểm tra lại tệp rồi gửi lại.",
  "file-too-large": "Tệp vượt quá dung lượng cho phép; tách nhỏ tệp rồi gửi lại.",
  "file-locked": "Tệp bị khóa bằng mật khẩu; gỡ mật khẩu rồi gửi lại.",
  "unreadable-file": "Không đọc được tệp; mở và lưu lại tệp rồi gửi lại.",
  "unsupported-format":
    "Loại tệp chưa được hỗ trợ; dùng PDF, DOCX, XLSX, CSV, MD, TXT, HTML, PNG hoặc JPG.",
  "hostile-file": "Tệp có cấu trúc bất thường nên không được mở; xuất lại tệp rồi gửi lại.",
  "reading-timeout": "Đọc tệp quá lâu nên đã dừng; tách nhỏ tệp rồi gửi lại.",
  "data-folder-unwritable":
    "Không ghi được vào thư mục dữ liệu; kiểm tra quyền ghi hoặc chọn thư mục khác bằng --data.",
  "data-folder-damaged":
    "Dữ liệu trong thư mục dữ liệu bị hỏng; khôi phục từ bản sao lưu hoặc chọn thư mục khác bằng --data.",
  "port-taken": "Cổng đã có chương trình khác dùng; chọn cổng khác bằng --port.",
  "document-not-found": "Không có tài liệu này trong kho; xem danh sách bằng `can-cu documents`.",
  "proposal-incomplete": "Đề xuất còn thiếu thông tin; bổ sung bằng --set rồi xác nhận lại.",
  "no-prior-plan": "Chưa có kế hoạch năm trước để soạn; nêu tệp hoặc mã tài liệu bằng --from.",
  "section-not-found":
    "Không tìm thấy mục này trong kế hoạch năm trước; chọn một mục trong đề cương.",
  "work-not-found": "Không có việc này, hoặc kết quả đã quá một ngày; làm lại việc đó.",
  "finding-not-found":
    "Lần rà soát này không có phát hiện mang mã đó; xem mã (fingerprint) bằng `can-cu review TỆP --json`.",
  "draft-not-found": "Không có dự thảo này; xem danh sách bằng `can-cu drafts`.",
  "version-conflict":
    "Dự thảo vừa được người khác lưu bản mới; mở bản mới nhất rồi làm lại thay đổi.",
  "unit-not-found": "Không có đơn vị này; kiểm tra lại mã đơn vị.",
  "person-not-found": "Không có người này trong đơn vị; xem danh sách rồi chọn lại.",
  "audit-broken": "Nhật ký bị sửa hoặc mất; giữ nguyên dữ liệu và khôi phục từ bản sao lưu.",
  "not-allowed": "Anh/chị chưa được cấp quyền cho việc này; liên hệ quản trị của đơn vị.",
  "too-long": "Nội dung quá dài; rút gọn rồi gửi lại.",
  "too-many-requests": "Anh/chị gửi quá nhanh; chờ một phút rồi thử lại.",
  cancelled: "Đã dừng theo yêu cầu; chưa có gì được lưu.",
  "model-unavailable":
    "Dịch vụ mô hình ngôn ngữ đang gián đoạn; hệ thống dùng kết quả ngoại tuyến.",
  "store-unavailable":
    "Kho dữ liệu đang gián đoạn; hệ thống tự nối lại, anh/chị thử lại sau ít phút.",
  "queue-unavailable":
    "Hàng đợi công việc đang gián đoạn nên việc này chưa được nhận; anh/chị thử lại sau ít phút.",
  "dependency-missing":
    "Máy chủ thiếu chương trình cần cho việc này; chạy `can-cu doctor` để biết còn thiếu gì.",
  internal: "Có lỗi ngoài dự kiến; việc này đã được ghi nhật ký, anh/chị thử lại sau.",
};

/** A failure we foresee. `message` is for the log: English, no personal data. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  /** One Vietnamese sentence for the user. */
  readonly userMessage: string;
  /** True when running the same thing again may succeed. */
  readonly retryable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { userMessage?: string; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.userMessage = options.userMessage ?? userMessage[code];
    this.retryable = options.retryable ?? false;
  }
}

/** The database cannot be reached: its driver tells of that once, and once that it is over. */
export const isStoreAway = (error: unknown): boolean =>
  error instanceof AppError && error.code === "store-unavailable";

/** The JSON form of an error on stdout and over HTTP. */
export interface ErrorJson {
  error: { code: ErrorCode; message: string; retryable: boolean };
}

export function toErrorJson(error: unknown): ErrorJson {
  const known = error instanceof AppError ? error : new AppError("internal", String(error));
  return {
    error: { code: known.code, message: known.userMessage, retryable: known.retryable },
  };
}
