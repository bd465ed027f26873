/** What a section of a plan is for, told from its heading; headings of scans without marks are met too. */
import { fold } from "../text/fold.ts";
import type { PlanSection, SectionRole } from "./plan.ts";

/** First match wins: "đánh giá kết quả thực hiện mục tiêu" is about results, not about targets. */
const ROLES: readonly (readonly [RegExp, SectionRole])[] = [
  [/^phu luc/, "appendix"],
  // "Theo dõi, đánh giá" looks ahead: how the plan will be watched.
  [/^(?:theo doi|giam sat|kiem tra)\b(?!.*\bnam (?:truoc|qua)\b)/, "organisation"],
  [
    /ket qua (?:thuc hien|chuyen doi|dat|trien khai|ung dung)|[dp]anh gia|tinh hinh (?:thuc hien|nam 20|chung|trien khai)|^tinh hinh$|hien trang|thuc trang|tong ket|so ket|nhin lai|diem lai|mot so ket qua|^ket qua(?! dau ra| mong doi| can dat)|(?:viec|ket qua|noi dung) da (?:lam|dat|thuc hien|hoan thanh|trien khai)|da (?:lam|dat|thuc hien|hoan thanh|trien khai) (?:duoc )?(?:trong )?(?:nam|giai doan)|^(?:(?:mot so|nhung) )?(?:ton tai|han che|kho khan|vuong mac)\b(?!.*(?:giai phap|khac phuc))/,
    "results",
  ],
  [
    /^(?:cac )?can cu|co so (?:phap ly|xay dung|thuc hien|lap|ban hanh)|^van ban (?:lam |dung )?can cu|can cu (?:lap|phap ly|xay dung)/,
    "bases",
  ],
  [/muc tieu (?:chung|tong quat)|muc dich|yeu cau|quan diem|dinh huong/, "goals-general"],
  [
    /chi tieu|muc tieu|^(?:muc |huong )?phan dau\b|^huong toi\b|dich (?:can )?(?:dat|den|toi)|can dat|ket qua (?:mong doi|dau ra)/,
    "targets",
  ],
  [
    /kinh phi|du toan|nguon von|tai chinh|ngan sach|du tru|nguon tien|^(?:so )?tien\b|^chi phi\b|^(?:cac )?nguon luc(?: (?:thuc hien|dam bao|bao dam).*)?$/,
    "budget",
  ],
  [
    /to chuc (?:thuc hien|trien khai)|^to chuc$|^phan cong|phan cong (?:nhiem vu|thuc hien)|trach nhiem (?:thuc hien|cua)|che do bao cao|ai lam gi/,
    "organisation",
  ],
  [/giai phap/, "solutions"],
  [
    /nhiem vu|noi dung (?:thuc hien|trien khai|hoat dong)|danh muc|(?:cac |nhung )?buoc (?:thuc hien|tien hanh|trien khai)|(?:cong )?viec (?:phai|can|se|lam|cu the|trong tam)|^(?:cac )?(?:cong viec|hoat dong)\b|hoat dong (?:trong tam|chu yeu|chinh)/,
    "tasks",
  ],
];

const yearsIn = (heading: string): number[] =>
  [...heading.matchAll(/(?<![\d/–-])20\d{2}(?!\s*[-–/]|\d)/gu)].map(([year]) => Number(year));

function speaksOnlyOf(heading: string, year: number): boolean {
  const years = yearsIn(heading);
  return year > 1 && years.length > 0 && years.every((one) => one === year);
}

/** "KẾT QUẢ NĂM 2025 VÀ PHƯƠNG HƯỚNG NĂM 2026": a part that holds both the report and the plan. */
function holdsBoth(heading: string, planYear: number): boolean {
  // "năm 2025 và 3 tháng đầu năm 2026" is a report all the same.
  const parts =
    /(?:\d{1,2}|[IVX]{1,3})?\s*(?:tháng|quý)\s+(?:đầu|cuối|[IVX\d]+)?\s*(?:năm|\/)\s*20\d{2}/giu;
  const years = yearsIn(heading.replace(parts, ""));
  const ahead = planYear > 0 && years.includes(planYear) && years.includes(planYear - 1);
  return ahead || /\bphuong huong\b/.test(fold(heading));
}

/** "Đặc điểm tình hình": what the unit is and how it came to be; neither a report on the year nor a part of the plan. */
export function isSituationHeading(heading: string): boolean {
  return /^(?:(?:mot so|khai quat|tom tat|gioi thieu)\s+)*(?:ve\s+)?(?:dac diem|gioi thieu|khai quat|thong tin chung|boi canh|su can thiet)\b/.test(
    fold(heading),
  );
}

type Placed = Pick<PlanSection, "id" | "heading" | "parent">;

/** Whether a section, or one around it, is about the unit's situation. */
export function tellsSituation(sections: readonly Placed[], id: string): boolean {
  for (let at: string | null = id; at !== null; ) {
    const wanted: string = at;
    const section = sections.find((one) => one.id === wanted);
    if (section === undefined) return false;
    if (isSituationHeading(section.heading)) return true;
    at = section.parent;
  }
  return false;
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

/** "1. Các chỉ tiêu chủ yếu" below "Nhiệm vụ năm 2026" holds targets all the same. */
function namesTargets(heading: string): boolean {
  const named = /^(?:(?:cac|mot so|nhung|he thong)\s+)*(?:chi tieu|muc tieu)\b/.test(fold(heading));
  return named && roleOfHeading(heading) === "targets";
}

export function roleOfHeading(heading: string): SectionRole {
  const folded = fold(heading);
  const told = ROLES.find(([pattern]) => pattern.test(folded));
  if (told !== undefined) return told[1];
  // "Những căn cứ", "Một số việc cần làm": the words behind say what the section is for.
  const bare = folded.replace(/^(?:(?:nhung|cac|mot so|toan bo|phan|ve)\s+)+/, "");
  return bare === folded || bare === "" ? "other" : roleOfHeading(bare);
}

/** Role of a section below a parent (null: top level). */
export function roleOfSection(
  heading: string,
  parent: SectionRole | null,
  planYear = 0,
): SectionRole {
  const own = roleOfHeading(heading);
  if (parent !== null && CLOSED.has(parent)) {
    const holds = parent === "results" ? isAhead(own, heading, planYear) : namesTargets(heading);
    return holds && (parent === "results" || parent === "tasks") ? own : parent;
  }
  const told = own === "results" && holdsBoth(heading, planYear) ? "other" : own;
  return told === "other" ? (parent ?? roleByYear(heading, planYear)) : told;
}

/** "V. NĂM 2025 CỦA CHÚNG TA": a part on the year before, whatever it is called, looks back; "KẾ HOẠCH NĂM 2025" does not. */
function roleByYear(heading: string, planYear: number): SectionRole {
  const plans = /^ke hoach\b/.test(fold(heading)) || isSituationHeading(heading);
  return speaksOnlyOf(heading, planYear - 1) && !plans ? "results" : "other";
}

/** "Mục tiêu năm 2026" below a report on 2025 is no part of the report, wherever it was put. */
function isAhead(own: SectionRole, heading: string, planYear: number): boolean {
  return own !== "other" && own !== "results" && speaksOnlyOf(heading, planYear);
}

/** "Bài học kinh nghiệm": what the year taught, which holds until the unit says otherwise. */
export const isLessonHeading = (heading: string): boolean => /bai hoc/.test(fold(heading));

/** "Tồn tại, hạn chế": the part of a report that names what went wrong. */
export function isLimitationHeading(heading: string): boolean {
  return /ton tai|han che|kho khan|vuong mac|nguyen nhan|t[eo]n tai|^(?:(?:nhung|cac|mot so) )?(?:viec|noi dung|dieu|phan) (?:con )?chua\b/.test(
    fold(heading),
  );
}
