/** Words of other sectors that a health plan has no use for in its goals and tasks: the trace of copied text. */
import type { ProseLine } from "./prose.ts";

interface Sector {
  /** Vietnamese, as told to the user. */
  name: string;
  /** Folded. */
  words: RegExp;
}

export const SCHOOLS = "trường học, cơ sở giáo dục";

/** Sectors that a department of health has to do with: pupils, places of culture and sport, trade in food. */
export const isShared = (name: string): boolean => !/^(?:đất đai|tư pháp|giao thông)/.test(name);

const SECTORS: readonly Sector[] = [
  {
    name: SCHOOLS,
    words:
      /\b(?:truong hoc|nha truong|co s[o&][^\p{L}]?'?\s?giao duc|hoc sinh|phu huynh|giao vien|hoc ba|giao an|bai giang|so lien lac|day va hoc|day hoc|giang day|lop hoc thong minh|linh v[u]?[a-z]*c gi[aá]?o d[a-z]*c)\b/u,
  },
  {
    name: "đất đai, tài nguyên",
    words:
      /\b(?:quyen su dung dat|ho so dat dai|ho so dia chinh|ban do dia chinh|du lieu dat dai|tai nguyen khoang san|quan trac moi truong|tai nguyen nuoc)\b/,
  },
  {
    name: "nông nghiệp",
    words:
      /\b(?:nong san|nong dan|san pham ocop|ocop|hop tac xa|chan nuoi|trong trot|cay trong|vung trong|thuy san|lam nghiep|thuy loi|khuyen nong)\b/,
  },
  {
    name: "tư pháp, hộ tịch",
    words:
      /\b(?:so hoa ho tich|du lieu ho tich|dang ky ho tich|cong chung|thi hanh an|hoa giai o co so|dang ky khai sinh tai)\b/,
  },
  {
    name: "giao thông, xây dựng",
    words:
      /\b(?:giao thong thong minh|dang kiem|ben xe|van tai hanh khach|cap phep xay dung|quy hoach do thi|trat tu xay dung)\b/,
  },
  {
    name: "văn hóa, du lịch",
    words:
      /\b(?:di tich lich su|diem du lich|khach du lich|du lich thong minh|bao tang|the duc the thao)\b/,
  },
  {
    name: "công thương, thuế",
    words:
      /\b(?:san thuong mai dien tu|khu cong nghiep|ho kinh doanh|tieu thuong|nguoi nop thue|ke khai thue|quan ly thi truong)\b/,
  },
  {
    name: "lao động, việc làm",
    words: /\b(?:san giao dich viec lam|cung cau lao dong|xuat khau lao dong)\b/,
  },
];

/** The same line on health: school health, examinations of pupils, food safety of a market. */
const OF_HEALTH =
  /y te truong hoc|suc khoe|kham benh|tiem chung|dinh duong|an toan thuc pham|vien phi|truong y|dai hoc|cao dang|thuc hanh|sinh vien|benh vien|nguoi benh|benh nhan|dich benh|duoc pham|phong (?:chong )?benh|benh nghe nghiep|moi truong (?:lao dong|lam viec|y te)|ve sinh (?:lao dong|moi truong)|(?:chat|rac|nuoc) thai|kiem dich|nuoc (?:sach|sinh hoat|an uong)/;

export function otherSectors(
  lines: readonly ProseLine[],
): { name: string; lines: readonly ProseLine[] }[] {
  return SECTORS.map(({ name, words }) => ({
    name,
    lines: lines.filter((line) => words.test(line.own) && !OF_HEALTH.test(line.own)),
  })).filter((sector) => sector.lines.length > 0);
}
