/** The parts that every plan has, by the words in which they are asked for (folded). */
import type { PlanSection, SectionRole } from "../plan.ts";

export type PartName =
  | "recipients"
  | "money-table"
  | "task-table"
  | "target-table"
  | "appendices"
  | "limits"
  | "achieved"
  | "results"
  | "bases"
  | "general-goals"
  | "targets"
  | "goals"
  | "solutions"
  | "organisation"
  | "money"
  | "tasks"
  | "opening";

/** The narrower one first. */
const PARTS: readonly (readonly [PartName, RegExp])[] = [
  ["recipients", /noi (?:nhan|gui)(?: van ban| ke hoach)?|danh sach (?:nhan|gui)(?: van ban)?/],
  [
    "money-table",
    /(?:phu luc|bang|bieu)(?: (?:ve|cac|chi tiet|tong hop|danh muc|du toan))* (?:kinh phi|du toan|ngan sach)(?: kinh phi)?|du toan(?: kinh phi)?(?: (?:chi tiet|mua sam|trang bi|dau tu))?|(?:kinh phi|chi phi|tien) (?:chi tiet|mua sam|trang bi|dau tu|thue)|budget/,
  ],
  [
    "task-table",
    /(?:phu luc|bang|bieu|danh muc|danh sach)(?: (?:ve|cac|phan cong|chi tiet|tong hop|danh muc))* (?:nhiem vu|cong viec|du an)(?:,? (?:du an|nhiem vu))*|bang phan cong|(?:phan bo|phan giao) (?:cac )?nhiem vu(?:(?:,| va)* thoi (?:han|gian))?/,
  ],
  [
    "target-table",
    /(?:phu luc|bang|bieu|danh muc|danh sach|he thong)(?: (?:ve|cac|chi tiet|tong hop))* (?:chi tieu|muc tieu)/,
  ],
  ["appendices", /^(?:cac |toan bo )?phu luc(?: kem theo)?$/],
  [
    "limits",
    /(?:ton tai|han che|kho khan|vuong mac|yeu kem|bat cap|diem yeu|nguyen nhan)(?:(?:,| va|;)* (?:ton tai|han che|kho khan|vuong mac|yeu kem|bat cap|nguyen nhan))*|(?:nhung )?(?:viec |noi dung )?chua (?:lam|dat|thuc hien|hoan thanh)(?: duoc)?|shortcomings?|limitations?/,
  ],
  [
    "achieved",
    /(?:cac |nhung |mot so )?(?:ket qua|thanh tich|thanh tuu) (?:da )?dat duoc|(?:nhung )?(?:viec|ket qua|noi dung) da (?:lam|dat|thuc hien)(?: duoc)?|da lam duoc|thanh tich|thanh tuu|uu diem/,
  ],
  [
    "results",
    /(?:bao cao |danh gia |tong ket )?(?:ket qua|tinh hinh)(?: (?:thuc hien|trien khai|chuyen doi so|ung dung)(?: (?:ke hoach|cac nhiem vu|nhiem vu))?)?|(?<!(?:giam sat|theo doi|kiem tra),? )danh gia(?!,? bao cao)|hien trang|thuc trang|tong ket|so ket|results?/,
  ],
  [
    "bases",
    /(?:cac )?can cu(?: (?:phap ly|phap luat|lap ke hoach|xay dung(?: ke hoach)?|ban hanh))?|co so phap ly|van ban (?:lam |dung )?can cu|van ban phap (?:ly|luat)|can cu|legal bas[ei]s/,
  ],
  [
    "general-goals",
    /muc tieu (?:chung|tong quat)|muc dich(?:,| va)? ?(?:yeu cau)?|quan diem|dinh huong/,
  ],
  ["targets", /(?:muc tieu,? )?(?:chi tieu|muc tieu) cu the|(?:cac )?chi tieu(?: chu yeu)?/],
  ["goals", /(?:cac )?muc tieu|goals?|targets?/],
  [
    "solutions",
    /(?:nhom |cac )?(?:giai phap|bien phap|cach lam)(?: (?:thuc hien|chu yeu))?|solutions?/,
  ],
  [
    "organisation",
    /to chuc (?:thuc hien|trien khai)|^to chuc$|phan cong(?: (?:thuc hien|nhiem vu|trach nhiem|cong viec))?|trach nhiem(?: (?:thuc hien|cua|cac|don vi))*|ai lam gi|giao viec|che do bao cao|implementation/,
  ],
  [
    "money",
    /(?:nguon )?kinh phi(?: (?:thuc hien|trien khai|bao dam|dam bao))?|(?:nguon luc )?tai chinh|ngan sach|nguon luc(?: tai chinh)?|chi phi|bao nhieu tien|funding/,
  ],
  [
    "tasks",
    /(?:cac |nhung )?(?:nhiem vu|cong viec|noi dung cong viec|hoat dong)(?: (?:trong tam|cu the|chu yeu|thuc hien|phai lam|can lam|se lam))?|viec (?:phai|can|se) lam|tasks?/,
  ],
  ["opening", /^(?:mo dau|loi dau|dat van de)$/],
];

export interface AskedPart {
  part: PartName;
  /** What is said beside it: "an toàn thông tin" of "hạn chế về an toàn thông tin". */
  beside: string;
}

export function partIn(name: string): AskedPart | null {
  for (const [part, pattern] of PARTS) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.source})(?![\\p{L}\\p{N}])`, "u");
    if (!whole.test(name)) continue;
    const beside = name.replace(whole, " ").replace(/\s+/g, " ");
    return {
      part,
      beside: beside.replace(/^[ ,;]*(?:(?:ve|cua|cho|trong|doi voi)\b[ ,]*)*|[ ,;]+$/g, ""),
    };
  }
  return null;
}

/** What a section of the part is for; none: the part has no role of its own. */
export const ROLES_OF: Readonly<Partial<Record<PartName, readonly SectionRole[]>>> = {
  results: ["results"],
  achieved: ["results"],
  limits: ["results"],
  bases: ["bases"],
  "general-goals": ["goals-general"],
  targets: ["targets"],
  goals: ["targets", "goals-general"],
  solutions: ["solutions"],
  organisation: ["organisation"],
  money: ["budget"],
  tasks: ["tasks"],
};

/** Parts that look back. */
export const REPORT_PARTS: ReadonlySet<PartName> = new Set(["results", "achieved", "limits"]);

/** The topmost sections of these roles. */
export function rootsOf(
  sections: readonly PlanSection[],
  roles: readonly SectionRole[],
): PlanSection[] {
  const has = (section: PlanSection | undefined): boolean =>
    section !== undefined && roles.includes(section.role);
  return sections.filter(
    (section) => has(section) && !has(sections.find(({ id }) => id === section.parent)),
  );
}
