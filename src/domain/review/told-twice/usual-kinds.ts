/**
 * Quantities that budgets and plans tell in usual words, each of which a document has once for one thing: "tạm ứng 30%",
 * "bảo hành 24 tháng", "3 ngày tập huấn". Words as data; what tells one of them from another is read in usual-claims.ts.
 */
import type { Told } from "./told-finding.ts";

export interface UsualKind {
  id: string;
  figure: "share" | "length" | "count";
  /** Words that name it. */
  words: RegExp;
  /** What it is of may stand in front as the subject: "Máy in được bảo hành 12 tháng". */
  hasSubject: boolean;
}

export interface UsualClaim extends Told {
  kind: UsualKind;
  /** Days, months or hours by its unit; per cent. */
  value: number;
  unit: string;
  /** What it is of, sorted and joined; "" where the document is thought to have one of the kind. */
  of: string;
  /** Years that its clause names, sorted and joined. */
  years: string;
  /** What a length of time is counted from. */
  from: string;
}

const kind = (
  id: string,
  figure: UsualKind["figure"],
  words: string,
  hasSubject = true,
): UsualKind => ({
  id,
  figure,
  words: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "giu"),
  hasSubject,
});

/** What is held once or many times, in front of its name. */
const EVENT = "(?:(?:đợt|lớp|khóa|khoá|buổi|chương trình|kỳ|cuộc|chiến dịch) )?";

export const USUAL_KINDS: readonly UsualKind[] = [
  kind("advance", "share", "tạm ứng|ứng trước"),
  kind("own-means", "share", "tự (?:bảo đảm|đảm bảo|chủ)(?: được)?|mức (?:độ )?tự chủ"),
  kind("beds-used", "share", "công suất(?: sử dụng)? giường(?: bệnh)?"),
  kind(
    "insured",
    "share",
    "(?:bao phủ|tham gia|có thẻ) (?:bảo hiểm y tế|bhyt)|(?:bảo hiểm y tế|bhyt) bao phủ",
  ),
  kind("deposit", "share", "đặt cọc|ký quỹ|tiền cọc"),
  kind("kept-back", "share", "giữ lại|bảo lãnh(?: (?:bảo hành|tạm ứng))?"),
  kind("performance", "share", "(?:bảo đảm|đảm bảo|bảo lãnh) thực hiện hợp đồng"),
  kind("penalty", "share", "phạt(?: (?:vi phạm|chậm|do chậm|hợp đồng)(?: (?:hợp đồng|tiến độ))?)?"),
  kind("discount", "share", "chiết khấu|giảm giá"),
  kind("counterpart", "share", "đối ứng"),
  kind("wear", "share", "khấu hao|hao mòn|hao hụt"),
  kind("savings", "share", "tiết kiệm(?: chi)?"),
  kind("set-aside", "share", "trích(?: lập)?"),
  kind("reserve", "share", "dự phòng(?: phí)?"),
  kind("quotes", "count", "(?:bản |bảng )?(?:báo|chào) giá"),
  kind("warranty", "length", "bảo hành"),
  kind("upkeep", "length", "bảo trì|bảo dưỡng"),
  kind("rent", "length", "thuê"),
  kind("training", "length", `${EVENT}(?:tập huấn|đào tạo|bồi dưỡng|hướng dẫn sử dụng)`, false),
  kind("meeting", "length", `${EVENT}(?:hội nghị|hội thảo|tọa đàm|hội thi|hội thao)`, false),
  kind("delivery", "length", "(?:giao|cung cấp) (?:hàng|thiết bị|máy)(?: hóa)?|bàn giao"),
  kind("contract", "length", "thực hiện (?:hợp đồng|gói thầu)|(?:hợp đồng|gói thầu) thực hiện"),
  kind("works", "length", "thi công|lắp đặt|sửa chữa"),
  kind("quote-life", "length", "hiệu lực|có giá trị"),
  kind("trial", "length", "chạy thử|vận hành thử|dùng thử|thử nghiệm|thí điểm"),
  kind("keeping", "length", "lưu trữ|lưu giữ"),
  kind("payment", "length", "thanh toán"),
  kind("stocktaking", "length", `${EVENT}kiểm kê`, false),
];
