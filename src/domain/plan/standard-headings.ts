/** Usual headings of such plans, to give back the marks that a scan lost. Only near matches are taken. */
import { editDistance } from "../text/edit-distance.ts";
import { fold } from "../text/fold.ts";

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
] as const;

/** Heading with its marks; null when no usual heading is near enough. */
export function restoreHeading(heading: string): string | null {
  const wanted = letters(heading);
  let best: { text: string; distance: number } | null = null;
  for (const text of HEADINGS) {
    const candidate = letters(text);
    if (Math.abs(candidate.length - wanted.length) > 3) continue;
    const distance = editDistance(candidate, wanted);
    if (
      distance <= Math.floor(candidate.length / 5) &&
      (best === null || distance < best.distance)
    ) {
      best = { text, distance };
    }
  }
  return best?.text ?? null;
}

/** Scans read Đ as P, D or B: the first letters count as alike. */
function letters(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]/g, "")
    .replace(/^[pb](?=anh|am)/, "d");
}
