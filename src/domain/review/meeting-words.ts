/** Two words of which one ends and the next begins alike: "Quý cơ quan quan tâm" has no word too many. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(", "));

const ENDING = words(
  "cơ quan, liên quan, tổng quan, khách quan, chủ quan, hải quan, giao thông, lưu thông, truyền thông, viễn thông, " +
    "liên thông, hệ thống, truyền thống, đơn vị, thành phần, cổ phần, bộ phận, kế hoạch, quy hoạch, công tác, hợp tác, " +
    "đối tác, thực hiện, phát hiện, thể hiện, tổ chức, viên chức, công chức, quy định, quyết định, xác định, ổn định, " +
    "giám định, thẩm định, tài sản, nhân viên, giáo viên, thành viên, sử dụng, áp dụng, dịch vụ, nhiệm vụ, phục vụ, " +
    "thiết bị, chuẩn bị, trang bị, dữ liệu, tài liệu, chất lượng, số lượng, quản lý, xử lý, pháp lý, thông tin, " +
    "kinh phí, chi phí, bệnh viện, học viện, khám bệnh, người bệnh, thực tế, y tế, kiểm tra, thanh tra, điều trị, " +
    "giá trị, chính trị, quy trình, công trình, chương trình, phù hợp, tổng hợp, phối hợp, tiếp nhận, ghi nhận, " +
    "kết nối, bàn giao, nguyên tắc, hành chính, tài chính, trung tâm, thời gian, đào tạo, báo cáo, phòng khám",
);
const BEGINNING = words(
  "quan tâm, quan trọng, quan sát, quan hệ, quan điểm, quan trắc, thông tin, thông qua, thông báo, thông suốt, " +
    "thông minh, thông số, thông thường, thống nhất, thống kê, vị trí, phần mềm, phần lớn, phần cứng, phần việc, " +
    "phận sự, hoạch định, tác động, tác nghiệp, tác phong, hiện trạng, hiện nay, hiện có, hiện đại, chức năng, " +
    "chức danh, chức vụ, định mức, định kỳ, định danh, định hướng, sản xuất, sản phẩm, viên chức, dụng cụ, vụ việc, " +
    "bị hỏng, bị lỗi, bị trùng, liệu có, lượng lớn, lý do, tin học, tin nhắn, tin cậy, phí dịch, viện phí, viện trợ, " +
    "viện dẫn, bệnh án, bệnh nhân, bệnh viện, bệnh lý, tế bào, tra cứu, trị giá, trình độ, trình tự, trình duyệt, " +
    "hợp đồng, hợp lý, hợp tác, hợp pháp, nhận diện, nhận thức, nối tiếp, giao dịch, giao tiếp, giao thông, " +
    "chính quyền, chính sách, chính thức, chính xác, tâm lý, gian hàng, tạo lập, tạo điều, cáo buộc, khám chữa",
);

/** `found` is a syllable printed twice: true when each belongs to a word of its own. */
export function isWordsMeeting(text: string, found: RegExpExecArray): boolean {
  const [before = ""] = /\p{L}*(?= ?$)/u.exec(text.slice(0, found.index)) ?? [];
  const [after = ""] = /(?<=^ ?)\p{L}+/u.exec(text.slice(found.index + found[0].length)) ?? [];
  const once = found[1] ?? "";
  const isWord = (known: ReadonlySet<string>, pair: string): boolean =>
    known.has(pair.toLowerCase().normalize("NFC"));
  return isWord(ENDING, `${before} ${once}`) && isWord(BEGINNING, `${once} ${after}`);
}
