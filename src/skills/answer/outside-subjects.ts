/**
 * Subjects that staff of a health body ask about and that lie outside health informatics, its money and its papers. Named in
 * a question they show that words of the register are met by chance. A phrase that the register itself writes is left out,
 * so an entry confirmed later opens its subject by itself.
 */
import type { Register } from "../../domain/regulation/register.ts";
import { fold } from "../../domain/text/fold.ts";
import { isMarked } from "./terms.ts";

const STAFF =
  "phụ cấp|trực đêm|trực gác|trực cấp cứu|tiền trực|tiền lương|lương cơ sở|lương tối thiểu|mức lương|hệ số lương|bảng lương|nâng lương|nâng ngạch|thăng hạng|chức danh nghề nghiệp|" +
  "thai sản|nghỉ phép|nghỉ hưu|nghỉ lễ|nghỉ tết|nghỉ việc riêng|nghỉ đẻ|về hưu|tinh giản biên chế|tuyển dụng|thi tuyển|xét tuyển|viên chức tập sự|bổ nhiệm|miễn nhiệm|luân chuyển cán bộ|" +
  "kỷ luật|khen thưởng|thi đua|đánh giá xếp loại|kiểm điểm|hợp đồng lao động|hợp đồng khoán|làm thêm giờ|giờ làm việc|công tác phí|đi công tác|đào tạo liên tục|cập nhật kiến thức y khoa|" +
  "chứng chỉ hành nghề|giấy phép hành nghề|người hành nghề nước ngoài|định mức biên chế|định mức nhân lực|giường bệnh|vị trí việc làm|độc hại|bảo hộ lao động|trang phục y tế|trang phục|" +
  "đảng viên|công đoàn|kết nạp đảng|y tế thôn bản|cô đỡ|cộng tác viên dân số|nghĩa vụ quân sự|nhà ở xã hội|nhà công vụ";
const CARE =
  "kiểm soát nhiễm khuẩn|nhiễm khuẩn bệnh viện|truyền máu|hiến máu|ghép tạng|dược lâm sàng|dinh dưỡng|tiết chế|tiêm chủng mở rộng|lịch tiêm|tiêm nhắc|tiêm mũi|mũi tiêm|tiêm ngừa|tiêm phòng|tiêm sởi|uống thuốc gì|liều dùng|uống kháng sinh|tiêm vắc xin|vắc xin cho|an toàn sinh học|phòng mổ|gây mê|" +
  "phục hồi chức năng|hộ sinh|hỗ trợ sinh sản|phá thai|chuyển đổi giới tính|phẫu thuật thẩm mỹ làm|kỹ thuật cao mới|phân tuyến kỹ thuật|xếp hạng bệnh viện|hạng bệnh viện|bệnh viện vệ tinh|chỉ đạo tuyến|" +
  "xanh sạch đẹp|chất lượng bệnh viện 83|83 tiêu chí|sự hài lòng|giao tiếp ứng xử|quy tắc ứng xử|phác đồ|hướng dẫn chẩn đoán|điều trị sốt xuất huyết|y học cổ truyền điều trị|cấp cứu ngoại viện|xe cứu thương|" +
  "bệnh không lây nhiễm|sức khỏe sinh sản|sức khỏe học đường|y tế trường học|bệnh nghề nghiệp|giám định pháp y|giám định thương tật|giám định y khoa|tâm thần bắt buộc|cai nghiện|methadone|HIV|lao phổi|" +
  "an toàn thực phẩm|ngộ độc thực phẩm|bếp ăn|căng tin|căn tin|canteen|nhà ăn|thuốc lá|rượu bia|mỹ phẩm|thực phẩm chức năng|thuốc hết hạn|giá thuốc|đấu thầu thuốc|nhà thuốc|bán lẻ thuốc|danh mục thuốc|thuốc gây nghiện|vật tư tiêu hao|" +
  "máy thở|máy siêu âm|máy X-quang|X-quang|bức xạ|kiểm định thiết bị|hiệu chuẩn|trang thiết bị loại|lưu hành thiết bị y tế";
const HOUSE =
  "chất thải|rác thải|nước thải|môi trường|khí thải|phòng cháy|chữa cháy|thoát hiểm|điện mặt trời|tiết kiệm điện|xây dựng bệnh viện|sửa chữa nhà|thiết kế công trình|giấy phép xây dựng|tiền thuê đất|thuê đất|quyền sử dụng đất|đất đai|" +
  "xe ô tô|xe công|ô tô công|xăng xe|nhiên liệu xe|đấu giá|thanh lý|bảo vệ bệnh viện|thuê bảo vệ|vệ sinh công nghiệp|giặt là|suất ăn|tài sản hư hỏng|cho thuê mặt bằng|nhà xe|bãi giữ xe|gửi xe|giữ xe|trông xe|trông giữ xe|đỗ xe|đậu xe|bãi xe|thang máy|điều hòa|cây xanh|đồng phục|quần áo nhân viên|nhà tang lễ|nhà vệ sinh|nhà lưu trú|giá phòng|giặt ủi|máy phát điện|" +
  "bảo hiểm cháy nổ|tiền điện|tiền nước|nước uống|nước sinh hoạt|khí y tế|lò hơi|thu hồi đất|giải phóng mặt bằng|đền bù|sổ đỏ|quầy thuốc|siêu thị|" +
  "dịch vụ theo yêu cầu giá|giá dịch vụ theo yêu cầu|khám theo yêu cầu|khám bệnh theo yêu cầu|xã hội hóa y tế|quảng cáo|thành lập phòng khám|mở phòng khám|thẩm quyền cấp phép|mức đóng|tiền đóng|đóng bảo hiểm|mức hưởng bảo hiểm|thuốc bảo hiểm|trái tuyến|" +
  "thuế thu nhập|thuế môn bài|mã số thuế|hoàn thuế|thuế đất|lệ phí trước bạ|bảo hiểm thất nghiệp|bảo hiểm trách nhiệm|bảng giá|khoán chi|chi tiêu nội bộ|thu nhập tăng thêm|tiền thưởng tết|vay vốn|vay ngân hàng|lãi suất|học phí|trợ cấp xã hội";
const PUBLIC_LIFE =
  "ly hôn|kết hôn|thừa kế|nuôi con|khai sinh quá hạn|hộ khẩu|cấp đổi căn cước|cấp căn cước|làm căn cước|hộ chiếu|giao thông đường bộ|phạt nồng độ cồn|đăng ký xe|bạo lực gia đình|trẻ em bị|tố cáo|khiếu nại|khởi kiện|hình sự|tham nhũng|" +
  "bầu cử|hội đồng nhân dân họp|nông thôn mới|học sinh|giáo viên|chứng khoán|bất động sản giá|du học|xuất khẩu lao động|định cư";

const PHRASES = [STAFF, CARE, HOUSE, PUBLIC_LIFE].flatMap((part) => part.split("|"));

/** The outside subject that a text names, or null. Marks count where the text has any: "đang viện dẫn" is no "đảng viên". */
export function makeOutsideSubjects(register: Register): (text: string) => string | null {
  const texts = register.entries.flatMap((entry) => [
    entry.title,
    ...entry.shortNames,
    ...entry.provisions.flatMap((provision) => [provision.fact, ...provision.asks]),
  ]);
  const written = spaced(fold(texts.join(" | ")));
  const outside = PHRASES.map((phrase) => ({
    marked: spaced(phrase),
    folded: spaced(fold(phrase)),
  })).filter(({ folded }) => !written.includes(folded));
  return (text) => {
    const withMarks = isMarked(text);
    const words = spaced(withMarks ? text : fold(text));
    const hit = outside.find(({ marked, folded }) => words.includes(withMarks ? marked : folded));
    return hit?.marked.trim() ?? null;
  };
}

/** Lower-case words between single spaces, one at each end. */
function spaced(text: string): string {
  return ` ${(
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ")} `;
}
