/** What a section of a plan is for, told from its heading; headings of scans without marks are met too. */
import { fold } from "../text/fold.ts";
import type { SectionRole } from "./plan.ts";

/** First match wins: "đánh giá kết quả thực hiện mục tiêu" is about results, not about targets. */
const ROLES: readonly (readonly [RegExp, SectionRole])[] = [
  [/^phu luc/, "appendix"],
  [
    /ket qua (?:thuc hien|chuyen doi|dat|trien khai|ung dung)|[dp]anh gia|tinh hinh thuc hien|hien trang|thuc trang|tong ket|mot so ket qua|^ket qua(?! dau ra| mong doi| can dat)/,
    "results",
  ],
  [/^(?:cac )?can cu|co so (?:phap ly|xay dung)|can cu (?:lap|phap ly|xay dung)/, "bases"],
  [/muc tieu (?:chung|tong quat)|muc dich|yeu cau|quan diem|dinh huong/, "goals-general"],
  [/chi tieu|muc tieu/, "targets"],
  [/kinh phi|du toan|nguon von|nguon luc tai chinh/, "budget"],
  [
    /to chuc (?:thuc hien|trien khai)|phan cong (?:nhiem vu|thuc hien)|che do bao cao/,
    "organisation",
  ],
  [/giai phap/, "solutions"],
  [/nhiem vu|noi dung (?:thuc hien|trien khai|hoat dong)|danh muc/, "tasks"],
];

/** Roles under which a child keeps its parent's role whatever its heading says. */
const CLOSED: ReadonlySet<SectionRole> = new Set([
  "results",
  "bases",
  "tasks",
  "solutions",
  "organisation",
  "budget",
  "appendix",
]);

export function roleOfHeading(heading: string): SectionRole {
  const folded = fold(heading);
  for (const [pattern, role] of ROLES) if (pattern.test(folded)) return role;
  return "other";
}

/** Role of a section below a parent (null: top level). */
export function roleOfSection(heading: string, parent: SectionRole | null): SectionRole {
  if (parent !== null && CLOSED.has(parent)) return parent;
  const own = roleOfHeading(heading);
  if (own !== "other") return own;
  return parent ?? "other";
}

/** "Tồn tại, hạn chế": the part of a report that names what went wrong. */
export function isLimitationHeading(heading: string): boolean {
  return /ton tai|han che|kho khan|vuong mac|nguyen nhan|t[eo]n tai/.test(fold(heading));
}
