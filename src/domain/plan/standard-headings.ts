/** Usual headings of such plans, to give back the marks that a scan lost. Only near matches are taken. */
import { editDistance } from "../text/edit-distance.ts";
import { fold } from "../text/fold.ts";
import { oncePerText } from "../text/once-per-text.ts";

const HEADINGS = [
  "Đánh giá kết quả thực hiện",
  "Tình hình thực hiện các nhiệm vụ",
  "Nội dung kế hoạch",
  "Căn cứ lập kế hoạch",
  "Mục tiêu",
  "Mục tiêu chung",
  "Mục tiêu cụ thể",
  "Nhiệm vụ",
  "Nhiệm vụ cụ thể",
  "Nhận thức số",
  "Thể chế số",
  "Hạ tầng số",
  "Nhân lực số",
  "Dữ liệu số",
  "Nền tảng số",
  "An toàn thông tin mạng",
  "Chính quyền số",
  "Kinh tế số",
  "Xã hội số",
  "Giải pháp",
  "Giải pháp thực hiện",
  "Bảo đảm an toàn thông tin",
  "Đảm bảo an toàn thông tin",
  "Kinh phí thực hiện",
  "Nguồn kinh phí",
  "Tổng kinh phí",
  "Tổ chức thực hiện",
  "Kết quả đạt được",
  "Tồn tại, hạn chế",
  "Sở Y tế",
  "Sở Tài chính",
  "Công an tỉnh",
  "Bảo hiểm xã hội tỉnh",
  "Sở Khoa học và Công nghệ",
  "Sở Thông tin và Truyền thông",
  "Các đơn vị trực thuộc Sở Y tế",
  "Công tác quản lý, chỉ đạo, điều hành",
  "Công tác giám sát, đánh giá, báo cáo",
  "Tăng cường phát triển các ứng dụng, dịch vụ",
  "Tăng cường công tác tuyên truyền, truyền thông",
  "Phụ lục",
  "Cải cách hành chính",
  "Chứng thư số công vụ",
  "Cổng thông tin điện tử Sở Y tế",
  "Cổng thông tin điện tử",
  "Kế hoạch ứng dụng công nghệ thông tin",
  "Phát triển nguồn nhân lực",
  "Phát triển hạ tầng số",
  "Phát triển dữ liệu số",
  "Phát triển nền tảng số",
  "Phát triển chính quyền số",
  "Phát triển kinh tế số",
  "Phát triển xã hội số",
  "Phát triển các nền tảng, hệ thống",
  "Phát triển các ứng dụng, dịch vụ",
  "Hoàn thiện thể chế số",
  "Danh mục nhiệm vụ, dự án",
  "Các chỉ tiêu cụ thể",
  "Các nhiệm vụ trọng tâm",
  "Mục đích, yêu cầu",
  "Kinh phí",
  "Dự toán kinh phí",
  "Ứng dụng công nghệ thông tin trong khám bệnh, chữa bệnh",
  "Ứng dụng công nghệ thông tin trong chăm sóc sức khỏe nhân dân",
  "Ứng dụng công nghệ thông tin phục vụ người dân và doanh nghiệp",
  "Ứng dụng công nghệ thông tin trong nội bộ cơ quan nhà nước",
  "Ứng dụng công nghệ thông tin trong thực hiện chế độ báo cáo, thống kê y tế",
  "Phát triển ứng dụng, dịch vụ phục vụ người dân và doanh nghiệp",
  "Phát triển các ứng dụng, dịch vụ CNTT phục vụ người dân và doanh nghiệp",
  "Phát triển các ứng dụng, dịch vụ CNTT phục vụ hoạt động nội bộ các cơ quan, đơn vị trực thuộc Sở Y tế",
  "Các khoa, phòng",
  "Các trạm y tế",
  "Các đơn vị viễn thông liên quan",
  "Đánh giá chung",
  "Khó khăn, vướng mắc",
  "Bồi dưỡng, phát triển nhân lực",
] as const;

/** Heading with its marks; null when no usual heading is near enough. */
export const restoreHeading = oncePerText((heading: string): string | null => {
  const wanted = letters(heading);
  if (wanted.length < 4) return null;
  let best: { text: string; distance: number } | null = null;
  for (const text of HEADINGS) {
    const candidate = letters(text);
    if (Math.abs(candidate.length - wanted.length) > Math.max(3, candidate.length / 8)) continue;
    const distance = editDistance(candidate, wanted);
    if (
      distance <= Math.floor(candidate.length / 5) &&
      (best === null || distance < best.distance)
    ) {
      best = { text, distance };
    }
  }
  return best?.text ?? null;
});

/** Scans read Đ as P, D or B, and some letters as figures or signs: these count as alike. */
const letters = oncePerText((text: string): string =>
  fold(text)
    .replace(/[60]/g, "o")
    .replace(/[1|]/g, "l")
    .replace(/[¢€&]/g, "e")
    // No syllable has a d or b behind its first letter, nor "ir".
    .replace(/(?<=[a-z])[db]/g, "o")
    .replace(/ir/g, "u")
    .replace(/[^a-z0-9]/g, "")
    .replace(/^[pb](?=anh|am)/, "d"),
);
