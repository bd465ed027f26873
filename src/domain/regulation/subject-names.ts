/** Subjects of the register as people call them. A subject that a newer entry brings is shown by its own words. */
import { slug } from "../text/fold.ts";

const NAMES: Readonly<Record<string, string>> = {
  "an-ninh-mang": "An ninh mạng",
  "an-toan-thong-tin": "An toàn thông tin",
  "benh-an-dien-tu": "Bệnh án điện tử",
  bhyt: "Bảo hiểm y tế",
  "bieu-mau": "Biểu mẫu",
  "cai-cach-hanh-chinh": "Cải cách hành chính",
  "can-lam-sang": "Cận lâm sàng",
  "cap-do-he-thong": "Cấp độ hệ thống thông tin",
  "chinh-phu-so": "Chính phủ số",
  "chu-ky-so": "Chữ ký số",
  "chuan-du-lieu": "Chuẩn dữ liệu",
  "chuong-trinh-quoc-gia": "Chương trình quốc gia",
  "chuong-trinh-y-te": "Chương trình của Bộ Y tế",
  "chuyen-doi-so": "Chuyển đổi số",
  "cong-nghiep-cong-nghe-so": "Công nghiệp công nghệ số",
  "danh-muc-dung-chung": "Danh mục dùng chung",
  "danh-muc-ky-thuat": "Danh mục kỹ thuật",
  "dau-thau": "Đấu thầu",
  "dau-tu-cntt": "Đầu tư, thuê dịch vụ công nghệ thông tin",
  "dau-tu-cong": "Đầu tư công",
  "de-an-06": "Đề án 06",
  "dia-gioi": "Địa giới hành chính",
  "dinh-danh": "Định danh điện tử",
  "dinh-muc-thiet-bi": "Định mức máy móc, thiết bị",
  "du-lieu": "Dữ liệu",
  "du-lieu-ca-nhan": "Dữ liệu cá nhân",
  "du-lieu-suc-khoe": "Dữ liệu sức khỏe",
  duoc: "Dược",
  "gia-dich-vu": "Giá dịch vụ",
  "giam-dinh-bhyt": "Giám định bảo hiểm y tế",
  "giao-dich-dien-tu": "Giao dịch điện tử",
  "giay-to-lien-thong": "Giấy tờ y tế liên thông",
  "hoa-don": "Hóa đơn, chứng từ",
  "ke-don-thuoc": "Kê đơn thuốc",
  "kham-chua-benh": "Khám bệnh, chữa bệnh",
  "kham-chua-benh-tu-xa": "Khám chữa bệnh từ xa",
  "kham-suc-khoe": "Khám sức khỏe",
  "kien-truc-so": "Kiến trúc số",
  "kinh-te-so": "Kinh tế số",
  "kinh-te-xa-hoi": "Kinh tế - xã hội",
  "luu-tru": "Lưu trữ",
  "luu-tru-cu-tru": "Lưu trú, cư trú",
  "luu-tru-du-lieu": "Lưu trữ dữ liệu",
  "mua-sam": "Mua sắm",
  "nen-tang-so-y-te": "Nền tảng số y tế",
  "ngan-sach": "Ngân sách",
  "nhan-luc-so": "Nhân lực số",
  "phong-benh": "Phòng bệnh",
  "phong-chong-dich": "Phòng, chống dịch",
  "so-suc-khoe-dien-tu": "Sổ sức khỏe điện tử",
  "tai-san-cong": "Tài sản công",
  "thanh-toan-khong-tien-mat": "Thanh toán không dùng tiền mặt",
  "thong-ke-bao-cao": "Thống kê, báo cáo",
  thue: "Thuế",
  "thue-dich-vu": "Thuê dịch vụ",
  "thue-gtgt": "Thuế giá trị gia tăng",
  "tiem-chung": "Tiêm chủng",
  "tieu-chi-cntt": "Tiêu chí công nghệ thông tin",
  "to-chuc-bo-may": "Tổ chức bộ máy",
  "tram-y-te": "Trạm y tế",
  "tri-tue-nhan-tao": "Trí tuệ nhân tạo",
  "tu-chu-tai-chinh": "Tự chủ tài chính",
  "van-thu": "Văn thư",
  "vien-phi": "Viện phí",
  "xet-nghiem": "Xét nghiệm",
  "xu-phat": "Xử phạt",
};

export const subjectName = (subject: string): string =>
  NAMES[subject] ?? subject.replace(/-/g, " ");

/** The subject that somebody names by its words or its slug, with or without marks; null when it is none. */
export function findSubject(typed: string): string | null {
  const asked = slug(typed).replace(/^(?:chu-de|linh-vuc)-/, "");
  for (const [subject, name] of Object.entries(NAMES))
    if (asked === subject || asked === slug(name)) return subject;
  return null;
}
