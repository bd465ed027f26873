/** Steps of one piece of work: preparing, buying, trying, accepting it. Each has a time of its own by right. */
const STEPS =
  /\b(?:lap (?:ho so|du toan|phuong an|de cuong)|(?<!chuong |quy )trinh|tham dinh|phe duyet|nghiem thu|ban giao|mua sam|lua chon|dau thau|chay thu|thu nghiem|thi diem|khao sat|ra soat|danh gia|bao cao|tong ket|so ket (?:nam|quy|cong tac|6)|tap huan|dao tao|kiem tra|bao tri|gia han|ban hanh|xay dung|nhan rong|mo rong|duy tri|dot \d|giai doan|quy trinh|chuan bi|ky hop dong)\b/g;

/** The steps that a folded text names, one string for comparing. */
export const stepsOf = (text: string): string =>
  [...new Set(text.match(STEPS) ?? [])].sort().join("|");

const LAST_STEP =
  /^[\s*+•\d.)-]*(?:khao sat|lua chon|dau thau|chuan bi|lap (?:du toan|ho so|phuong an|de cuong)|nghiem thu|ban giao|trinh|tham dinh|phe duyet|danh gia|bao cao|tong ket|quyet toan|thanh toan)\b/;

/** A rule or a plan for the thing is not the thing: "Ban hành quy chế khai thác kho dữ liệu". */
const PAPER_ON_IT =
  /\b(?:ban hanh|xay dung|soan(?: thao)?|du thao|lap|sua doi|bo sung|hoan thien|hoan chinh|trinh|phe duyet|tham muu|cap nhat|bien soan)(?: (?:va|bo|cac|mot so|du thao|ban hanh|trinh|phe duyet|\d+))* (quy (?:che|dinh|trinh|uoc)|noi quy|huong dan|de an|phuong an|ke hoach|quyet dinh|tieu chi|dinh muc|chinh sach|so tay|tai lieu|danh muc|de cuong|kich ban|bieu mau|mau)\b/;

/** The step that a paragraph begins with is another one than the row's: "Nghiệm thu việc …". */
export function beginsOtherStep(text: string, row: string): boolean {
  const [, paper] = PAPER_ON_IT.exec(text) ?? [];
  if (paper !== undefined && !row.includes(paper)) return true;
  const [step] = LAST_STEP.exec(text) ?? [];
  return step !== undefined && !row.includes(step.replace(/^[\s*+•\d.)-]*/, ""));
}
