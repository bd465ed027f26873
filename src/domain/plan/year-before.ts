/**
 * What the year before the plan's own means where a text names it: what was left over then stays told of it, what is
 * compared, settled, reported or carried over from year to year moves on by one. null: nothing tells.
 */

export type YearBefore = "stays" | "moves-by-one" | null;

/** Money that goes over from one year to the next, told in front of the year. */
const MONEY_LEFT =
  /(?<!\p{L})(?:chuyển nguồn|kết dư|số dư|tồn quỹ|còn dư|dư nguồn)(?!\p{L})[^.;]{0,40}$/iu;
const MONEY =
  /(?<!\p{L})(?:kinh phí|ngân sách|dự toán|nguồn(?: vốn| thu| chi)?|quỹ|vốn|số tiền|tạm ứng)(?!\p{L})[^.;,:]{0,30}$/iu;
/** "chưa sử dụng hết chuyển sang", "còn lại", "chuyển sang năm", behind the year. */
const GOES_OVER =
  /^\s*(?:(?:chưa|không)\s[^.;,:]{0,40})?\s*(?:được\s+)?(?:chuyển(?: nguồn| tiếp)?(?:\s+(?:sang|qua|năm))|còn (?:lại|dư)|kết dư|(?:chưa|không) (?:sử dụng|giải ngân|chi|thanh toán|quyết toán|phân bổ))/iu;
const INTO_OWN =
  /^\s*(?:(?:chưa|không)\s[^.;,:]{0,40})?\s*(?:được\s+)?(?:chuyển\s+)?sang\s+(?:năm\s+)?20\d{2}/iu;

/** What one year is held against, goes on from or takes the place of. */
const RELATED =
  /(?<!\p{L})(?:so với|cùng kỳ|(?:cao|thấp|nhiều|ít|lớn|nhỏ|tốt|kém|nhanh|sớm|muộn) hơn|(?:ngang |không )?bằng|như|tương đương|vượt|kế thừa|phát huy|tiếp nối|nối tiếp|giữ vững|duy trì|tiếp tục|thay thế)(?!\p{L})[^.;,:]{0,40}$/iu;
/** What is told, counted or settled of a year when it is over. */
const TOLD =
  /(?<!\p{L})(?:kết quả|quyết toán|tổng kết|sơ kết|đánh giá|báo cáo|số liệu|dữ liệu|thống kê|tồn tại|hạn chế|khó khăn|vướng mắc|bài học|kinh nghiệm|thực hiện|đã (?:đạt|đề ra|đặt ra|giao|có|nêu))(?!\p{L})[^.;,:]{0,30}$/iu;
const SETTLED = /(?<!\p{L})(?:quyết toán|tổng kết|sơ kết)(?!\p{L})[^.;,:]{0,60}$/iu;
/** A part of the year is a time of the plan, left over from an earlier one. */
const PART_OF_YEAR =
  /(?:quý\s+[IVX\d]+|tháng\s+\d{1,2}|ngày|trước|đến(?: hết)?)[\s,/]*(?:năm\s+)?$/iu;

/** Work that was not finished then, or broke then: that of its year, whoever finishes it. */
const LEFT_OVER =
  /(?<!\p{L})(?:tồn(?: đọng| lại)?|dở dang|nợ|chuyển tiếp|chậm|trễ hạn|quá hạn|hỏng|xuống cấp|ký(?: kết)?|phát sinh|chưa (?:xong|hoàn thành|làm|triển khai|thực hiện|đạt|lắp|mua|trang bị)[^.;,:]{0,20})\s+(?:(?:của|từ|trong|ở|vào|cuối|hết)\s+)*(?:năm\s+)?$/iu;
/** "năm 2025 chưa thực hiện được", "năm 2025 còn lại 02 hạng mục", behind the year. */
const LEFT_BEHIND =
  /^\s*(?:(?:còn|bị)\s+(?:tồn|dở|nợ|chậm|hỏng|lại)|chưa\s+(?:xong|hoàn thành|làm|triển khai|thực hiện|đạt|lắp|mua|trang bị)|chuyển (?:tiếp|sang|qua))(?!\p{L})/iu;

export function yearBefore(before: string, after: string): YearBefore {
  if (MONEY_LEFT.test(before) || INTO_OWN.test(after)) return "moves-by-one";
  if (MONEY.test(before) && GOES_OVER.test(after)) return "moves-by-one";
  if (LEFT_OVER.test(before) || LEFT_BEHIND.test(after)) return "stays";
  if (RELATED.test(before)) return "moves-by-one";
  const told = SETTLED.test(before) || TOLD.test(before);
  return told && !PART_OF_YEAR.test(before) ? "moves-by-one" : null;
}
