/** Targets of which less is more: waiting times, shares of what went wrong, "giảm còn …". Told by their words alone. */

/** What is brought down to a level; "giảm 10%" tells by how much and is none of it. */
const BROUGHT_DOWN =
  /(?<!\p{L})giảm(?!\p{L})[^.;]*?(?<!\p{L})(?:còn|xuống|dưới|không quá)(?!\p{L})/iu;

/** How long people wait, work takes or a service is down. */
const LASTS =
  /(?<!\p{L})thời gian\s+(?:[\p{L}]+\s+){0,2}?(?:chờ|đợi|xử lý|giải quyết|trả|tiếp nhận|tiếp đón|đăng ký|khám|thực hiện|làm thủ tục|hoàn thành|khắc phục|khôi phục|phục hồi|phản hồi|đáp ứng|gián đoạn|ngừng|ngưng|dừng|mất kết nối|thanh toán|cấp cứu)(?!\p{L})/iu;

/** Shares and numbers of what nobody wants. */
const WRONG =
  /(?<!\p{L})(?:tỷ lệ|tỉ lệ|số(?! hóa| hoá)|mức)(?!\p{L})[^.;]*?(?<!\p{L})(?:trễ hạn|trễ hẹn|quá hạn|chậm(?: hạn| muộn| trễ)?|sai sót|lỗi|tồn đọng|từ chối|xuất toán|khiếu nại|sự cố|gián đoạn|thất lạc|bị trả lại|nhiễm khuẩn|tử vong|bỏ sót|trùng lặp|vi phạm|mất an toàn|rò rỉ|lộ lọt|không hài lòng|chờ (?:quá|trên))(?!\p{L})/iu;

/** The same counted under its own name: "Sự cố mất an toàn thông tin nghiêm trọng | vụ | 2". */
const WRONG_ITSELF =
  /^(?:[-–+•]\s*)?(?:sự cố|vụ (?:việc )?(?:mất an toàn|tấn công|lộ lọt|rò rỉ|vi phạm)|lần gián đoạn|(?:hồ sơ|đơn|ca|trường hợp) (?:trễ hạn|quá hạn|sai sót|bị từ chối|bị xuất toán)|sai sót|khiếu nại)(?!\p{L})/iu;

/** "sự cố được khắc phục", "không có lỗi", "phòng chống": of these there is never enough. */
const CURED =
  /(?:được|đã)\s+(?:\p{L}+\s+)?(?:xử lý|khắc phục|giải quyết|trả lời|ứng cứu|phát hiện|cảnh báo|tiếp nhận|ngăn chặn|kiểm tra|báo cáo|phản hồi)|phòng,? (?:ngừa|chống)|không (?:có|để|còn|bị|xảy ra)(?!\p{L})|đúng (?:hạn|hẹn)|giám sát|diễn tập|kịch bản|phương án|rút ngắn|tiết kiệm/iu;

/** "Máy chủ dữ liệu (gộp về một)": of what is brought together there shall be less. */
const JOINED =
  /(?<!\p{L})(?:gộp|hợp nhất|dồn|thu gọn|rút gọn|tập trung)\s+(?:(?:về|thành|vào|còn|lại)\s+)+(?:một|hai|1|2|01|02)(?!\p{L}|\d)/iu;

export function isLowerBetter(text: string): boolean {
  if (BROUGHT_DOWN.test(text) || JOINED.test(text)) return true;
  return !CURED.test(text) && (LASTS.test(text) || WRONG.test(text) || WRONG_ITSELF.test(text));
}
