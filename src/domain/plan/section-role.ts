/** What a section of a plan is for, told from its heading; headings of scans without marks are met too. */
import { fold } from "../text/fold.ts";
import type { SectionRole } from "./plan.ts";

/** First match wins: "đánh giá kết quả thực hiện mục tiêu" is about results, not about targets. */
const ROLES: readonly (readonly [RegExp, SectionRole])[] = [
  [/^phu luc/, "appendix"],
  [
    /ket qua (?:thuc hien|chuyen doi|dat|trien khai|ung dung)|[dp]anh gia|tinh hinh (?:thuc hien|nam 20|chung|trien khai)|hien trang|thuc trang|tong ket|so ket|nhin lai|diem lai|mot so ket qua|^ket qua(?! dau ra| mong doi| can dat)|da (?:lam|dat|thuc hien|hoan thanh|trien khai) (?:duoc )?(?:trong )?(?:nam|giai doan)/,
    "results",
  ],
  [/^(?:cac )?can cu|co so (?:phap ly|xay dung)|can cu (?:lap|phap ly|xay dung)/, "bases"],
  [/muc tieu (?:chung|tong quat)|muc dich|yeu cau|quan diem|dinh huong/, "goals-general"],
  [
    /chi tieu|muc tieu|dich (?:can )?(?:dat|den|toi)|can dat|ket qua (?:mong doi|dau ra)/,
    "targets",
  ],
  [
    /kinh phi|du toan|nguon von|tai chinh|ngan sach|^(?:cac )?nguon luc(?: (?:thuc hien|dam bao|bao dam).*)?$/,
    "budget",
  ],
  [
    /to chuc (?:thuc hien|trien khai)|^phan cong|phan cong (?:nhiem vu|thuc hien)|trach nhiem (?:thuc hien|cua)|che do bao cao|ai lam gi/,
    "organisation",
  ],
  [/giai phap/, "solutions"],
  [
    /nhiem vu|noi dung (?:thuc hien|trien khai|hoat dong)|danh muc|(?:cong )?viec (?:phai|can|se|trong tam)|hoat dong (?:trong tam|chu yeu|chinh)/,
    "tasks",
  ],
];

function looksBack(heading: string, planYear: number): boolean {
  const years = [...heading.matchAll(/(?<![\d/–-])20\d{2}(?!\s*[-–/]|\d)/gu)].map(([year]) =>
    Number(year),
  );
  return planYear > 0 && years.length > 0 && years.every((year) => year === planYear - 1);
}

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
export function roleOfSection(
  heading: string,
  parent: SectionRole | null,
  planYear = 0,
): SectionRole {
  if (parent !== null && CLOSED.has(parent)) return parent;
  const own = roleOfHeading(heading);
  // "V. NĂM 2025 CỦA CHÚNG TA": a part on the year before, whatever it is called, looks back.
  if (own === "other" && parent === null && looksBack(heading, planYear)) return "results";
  if (own !== "other") return own;
  return parent ?? "other";
}

/** "Tồn tại, hạn chế": the part of a report that names what went wrong. */
export function isLimitationHeading(heading: string): boolean {
  return /ton tai|han che|kho khan|vuong mac|nguyen nhan|t[eo]n tai/.test(fold(heading));
}
