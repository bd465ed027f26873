/**
 * A sentence that speaks of a unit as only the plan's own is spoken of: what it has and does, its people, offices and
 * machines. Who is worked with, learnt from, sent to or joined is somebody else by right.
 */
import type { ProseLine } from "./prose.ts";

/** Words of a sentence on two units; marks count ("từ" is not the end of "điện tử"). */
const OF_TWO =
  /(?<!\p{L})(?:phối hợp|kết nối|liên thông|liên kết|hội chẩn|hợp tác|học tập|học hỏi|học cách|theo học|đang học|đi học|sang học|từng (?:điều trị|khám|nằm|mổ)|sau (?:khi )?phẫu thuật|sinh tại|sinh ở|từ xa|bên cạnh|lân cận|mượn|kiểm tra chéo|làm điểm|chủ trì đấu thầu|thầu tập trung|tham quan|kinh nghiệm|hỗ trợ|giúp(?! người)|chi viện|chuyển giao|chuyển tuyến|chuyển viện|chuyển người bệnh|chuyển (?:đến|lên|về|sang)|tuyến trên|tuyến dưới|tuyến trung ương|vệ tinh|cùng(?! kỳ)|đoàn(?! thanh niên| viên)|tiếp nhận|bàn giao|sáp nhập|hợp nhất|trước đây|nay là|tiền thân|mô hình|so với|như|trao đổi|chia sẻ|luân phiên|giảng|mời|khảo sát|đề nghị|kính gửi|hợp đồng với|thuê của|dùng chung|đặt (?:máy|tại)|lưu trữ tại|xếp (?:sau|trước)|thí điểm tại|đang áp dụng|giới thiệu|tham khảo|lấy mẫu|gửi (?:cho|đến|về|tới|sang|trả)|nhận(?! thức| dạng| diện| xét)|cử|dự(?! phòng| toán| kiến| án)|tư vấn cho|các đơn vị|cơ sở khác)(?!\p{L})/iu;
/** In front of the name: where something comes from or goes to. */
const FROM_OR_TO =
  /(?<!\p{L})(?:với|từ|giữa|đến|lên|sang|và|hoặc|do|cho|theo|về|qua|nhờ|bởi)(?: (?!của |tại |ở )[\p{L}-]+){0,3} $/iu;
const BY_PEOPLE = /(?<!\p{L})(?:với|từ|do|nhờ|bởi|theo)(?: [\p{L}-]+){0,3} $/iu;
const TO_NAME = /(?<!\p{L})(?:với|từ|giữa|lên|sang|do|theo|nhờ|bởi) [^.;]{0,40}$/iu;
const FORMER = /^\s*\(?cũ(?!\p{L})/iu;
/** The plan's own unit under its bare type: whoever else is named beside it is another one. */
const OWN_BARE =
  /(?<!\p{L})(?:Bệnh viện|Trung tâm|Trạm|Nhà trường)(?! (?:\p{Lu}|[Yy] tế|[Đđ]a khoa|Kiểm soát|tuyến|khu vực|tỉnh|huyện|xã|phường|trung ương|vệ tinh))|(?<!\p{L})đơn vị(?!\p{L})/u;
/** Units of the centre and of the province come to teach and help. */
const OF_CENTRE =
  /Trung ương|Bạch Mai|Việt Đức|Hữu nghị|Chợ Rẫy|Từ Dũ|Thống Nhất|Quân y|Đại học|Vinmec|Quốc tế|[Đđ]a khoa (?:tỉnh|thành phố)/u;

/** Signs of a list and when it was, in front of who did it. */
const LEAD =
  /^[\s*+•\d.)(a-zđ-]{0,7}(?:[^,]{2,40}, |năm \d{4} )?(?:(?:toàn|toàn thể|tại|phấn đấu|xây dựng|đưa|hiện nay|hiện) )?$/iu;
const STATE =
  /^,? (?:(?:mới|hiện|đang|vẫn|cũng|chỉ|nay|luôn|còn|đã|sẽ) )*(?:có|chưa|đã|được|còn|chỉ|là|gồm|phấn đấu|tiếp tục|duy trì|không|cần|phải|thường|hoạt động|xác định|đặt mục tiêu|dùng|sử dụng|áp dụng|cấp|đạt|hoàn thành|vận hành|thiếu|đều|khám|điều trị|thuộc|trở thành|thành|bố trí|trang bị|xây dựng|lập|nhập|quản lý|ban hành|kiện toàn|tổ chức|thực hiện|triển khai|đăng|mở|mua|lắp|thay|rà soát|sao lưu|bảo đảm|đảm bảo|chịu trách nhiệm|giao|phân công|yêu cầu)(?!\p{L})/iu;
/** Whose they are is said without "của" as well. */
const PEOPLE =
  /(?<!\p{L})(?:viên chức|nhân viên|cán bộ|người lao động|thầy thuốc|y, bác sĩ|bác sĩ|điều dưỡng|lãnh đạo|ban giám đốc|giám đốc|phó giám đốc|đảng ủy|công đoàn|đoàn thanh niên|hội đồng [\p{L} ]{4,40}|ban chỉ đạo(?: [\p{L} ]{4,30})?|nội bộ|toàn|sảnh|khuôn viên|website|fanpage|(?:phòng|khoa|tổ|ban|bộ phận) (?:\p{Lu}|CNTT)[\p{L}, –-]{1,40}) $/iu;
const PLACE = /(?<!\p{L})(?:của|tại|ở|trong(?: nội bộ)?|thuộc) $/iu;

/** The sentence around a name, in its two parts. */
function sentenceAround(line: ProseLine, start: number, end: number): [string, string] {
  const before =
    line.text
      .slice(0, start)
      .split(/(?:[.;](?=\s)|[|\t])/u)
      .at(-1) ?? "";
  const behind = line.text.slice(end).split(/(?:[.;](?=\s|$)|[|\t])/u)[0] ?? "";
  return [before.replace(/^\s+/, ""), behind];
}

/** The sentence around a name tells of two who have to do with each other. */
export const tellsOfTwo = (line: ProseLine, start: number, end: number): boolean =>
  sentenceAround(line, start, end).some((part) => OF_TWO.test(part));

export interface Kinship {
  /** Of the very kind of the plan's own unit. */
  sameType: boolean;
  /** Both are hospitals or centres. */
  bothWhole: boolean;
}

export function spokenOfAsOwn(
  line: ProseLine,
  match: RegExpExecArray,
  { sameType, bothWhole }: Kinship,
): boolean {
  if (!sameType && !bothWhole) return false;
  const end = match.index + match[0].length;
  const [before, behind] = sentenceAround(line, match.index, end);
  const isOfTwo = [before, behind].some((part) => OF_TWO.test(part) || OWN_BARE.test(part));
  if (isOfTwo || FORMER.test(behind) || OF_CENTRE.test(match[0])) return false;
  if (PEOPLE.test(before)) return !BY_PEOPLE.test(before);
  if (!sameType || FROM_OR_TO.test(before)) return false;
  if (LEAD.test(before) && STATE.test(behind)) return line.kind !== "row";
  return PLACE.test(before) && !TO_NAME.test(before);
}
