/** What a question wants, from folded patterns of staff Vietnamese. Several wishes may hold at once. */
import { fold } from "../../domain/text/fold.ts";
import { asksForList } from "./asked-documents.ts";

export type Intent =
  | "status"
  | "replaced-by"
  | "replaces"
  | "amended-by"
  | "deadline"
  | "which"
  | "amount"
  | "who"
  | "list"
  | "changes"
  | "plan"
  | "price"
  | "obligation"
  | "guided-by"
  | "locator"
  | "date";

const NO = "(?:khong|ko|k|hong|hok|hem|chua|ha|nhi|a|vay|ad|em|anh|chi|ban|nua|$)";

const PATTERNS: readonly (readonly [Intent, RegExp])[] = [
  [
    "status",
    new RegExp(
      `hieu luc|\\bcon (?:trong )?(?:giai doan|thoi ky)\\b|\\bvan (?:con |dang )*(?:ap dung|dung|xai|thi hanh)\\b|con (?:duoc )?(?:dung|xai|ap dung|gia tri|su dung|vien dan|song|thi hanh|theo)\\b|(?:da )?(?:bi )?(?:bai bo|thay the|thay)(?: roi)? ${NO}|\\b(?:loi thoi|het han)\\b|tinh trang|\\bcon (?:duoc |phai )?\\w{1,6} (?:khong|ko|hong|nua)\\b|con (?:khong|ko|k|hong)\\b|(?:lam|vao|con la) can cu`,
    ),
  ],
  [
    "replaced-by",
    /(?:cai|van ban|thong tu|nghi dinh|quyet dinh|luat|gi|nao|so may)(?: nao| gi)? (?:da )?(?:duoc )?thay(?: the)?\b|thay(?: the)? (?:bang|boi)|bi (?:cai|van ban|thong tu|nghi dinh|luat)? ?(?:gi|nao) thay|(?:tiep theo|ke tiep|noi tiep|giai doan moi|ban moi|van ban moi|hien (?:nay )?(?:theo|ap dung|dung)|nay (?:theo|dung|ap dung)|moi nhat)/,
  ],
  [
    "replaces",
    /thay(?: the)? (?:cho )?(?:\S+ ){1,4}(?:theo|cua|tai|kem theo) (?:thong tu|nghi dinh|quyet dinh|tt|nd|qd|van ban) (?:nao|gi)|(?:thay(?: the)?|bai bo|lam het hieu luc) (?:cho )?(?:nhung |cac |may )?(?:van ban|thong tu|nghi dinh|quyet dinh|luat|cai|tt|nd|qd)(?: nao| gi|,|$| )|thay cho|thay cai nao/,
  ],
  ["amended-by", /(?:sua doi|bo sung|sua)\b/],
  [
    "deadline",
    /deadline|(?<!\bgioi )\bhan (?!che|muc|ngach|hep|dinh)|phai xong|xong truoc|thoi han|bao gio|khi nao|den (?:ngay|khi|luc|het ngay|nam) nao|truoc ngay|trong (?:bao lau|may|vong)|bao lau|may (?:gio|ngay|tieng|thang)|thang may|(?:thoi diem|moc) nao|cham nhat|lo trinh|bao nhieu (?:ngay|gio|thang|lau)|kip|tre han|lam xong|xong (?:khi|luc|hom|bua|truoc)|(?:luc|hom|bua) nao|ngay may|\bbao h\b/,
  ],
  [
    "date",
    /(?:tu )?(?:ngay|khi|luc|nam|bao) (?:nao|gio)|ngay (?:may|bao nhieu)|ky ngay|ban hanh (?:ngay|khi)/,
  ],
  [
    "which",
    /(?:thong tu|nghi dinh|luat|quyet dinh|van ban|cong van|quy dinh|chi thi|nghi quyet|ke hoach|can cu|tieu chuan)(?: so)? (?:nao|gi|may)\b|(?<!\bky )\bso (?:may|bao nhieu|hieu)|(?<!\b(?:dat|luu|luu tru|de|nop|gui|lap dat|chay|trien khai) )\b(?:o|nam|xem|coi|tra|quy dinh) (?:o |tai |trong )?(?:dau|van ban nao)|theo (?:quy dinh|van ban|can cu) (?:nao|gi)|vien dan (?:gi|van ban|cai)/,
  ],
  ["locator", /dieu (?:may|nao|khoan)|khoan (?:may|nao)|dieu khoan nao/],
  [
    "amount",
    /bao nhieu|muc (?:gia|phat|thue|tran|chi)|gia tran|gioi han|toi da|toi thieu|may (?:%|phan tram|trieu|ty|cap)|phat (?:tien|nhu|bao|the)|thue suat|nguong|han muc|dinh muc|vuot|\bcap (?:do )?(?:may|nao)|le (?:trai|phai|tren|duoi)|co chu/,
  ],
  [
    "guided-by",
    /huong dan (?:thi hanh |thuc hien )?(?:luat|nghi dinh|no)\b|(?:nd|nghi dinh|thong tu|tt) (?:nao )?(?:huong dan|quy dinh chi tiet)|huong dan la so may/,
  ],
  [
    "who",
    /\bai (?:phai|duoc|chiu|ky|duyet|phe|tham|co|la|se|lam)\b|\b(?:cho|boi|do|len) ai\b|(?:don vi|co quan) nao|tham quyen/,
  ],
  [
    "obligation",
    /bat buoc|co (?:phai|can|duoc)|duoc (?:phep )?(?:khong|ko|k)\b|phai (?:lam|co|ban hanh)|co sao/,
  ],
  [
    "list",
    /nhung van ban|cac van ban|nhung (?:thong tu|nghi dinh|quyet dinh|luat|chi thi) nao|liet ke|ke ten|neu ten|cac (?:thong tu|nghi dinh|quyet dinh|ke hoach|chi thi) (?:ve|cua|nao)|danh (?:sach|muc) (?:van ban|can cu)|van ban (?:nao|gi) can|can (?:vien dan|can cu)|can cu (?:nao|gi) (?:can|cho|de)|can cu (?:vao )?nhung (?:gi|cai gi)|can cu(?: phap ly)? (?:can (?:dan|neu|vien|trich|co)|(?:cho|cua|de|ve|phan|muc|viec|khi|trong|de dua)\b.{0,70}\b(?:gi|nao|gom)\b)|^(?:cac |nhung |bo )?can cu(?: phap ly)? (?:cho|cua|ve|phan|muc|viec|khi|can)\b|\b(?:vien dan|trich dan|dan) (?:gi|nhung gi|van ban nao|nhung van ban|cai gi)\b|bo can cu|gom nhung (?:cai|van ban)|van ban .{0,60} gom/,
  ],
  [
    "changes",
    /thay doi (?:gi|nhung gi|nao|sao|the nao)|co gi (?:moi|thay doi)|gi moi|gi khac|khac (?:gi|nhau|voi|o|sao)|diem moi|sap (?:het|co|toi)|moi ban hanh(?! (?:theo|tai|boi|o|trong|kem))|(?:moi|chua|se) co hieu luc|doi sang/,
  ],
  ["price", /\bdon gia\b|gia (?:thue|mua|his|lis|pacs|emr|kiosk)\b/],
];

/** Wishes of the question. Empty: only a subject was named. */
export function findIntents(question: string): Set<Intent> {
  const text = fold(question)
    .replace(/[?!.,;:()"“”]/g, " ")
    .replace(/\s+/g, " ");
  const found = new Set<Intent>();
  // "Phần mềm quản lý văn bản gì" names a system, not documents.
  const asked = text.replaceAll("quan ly van ban", "quan ly");
  for (const [intent, pattern] of PATTERNS) if (pattern.test(asked)) found.add(intent);
  if (asksForList(asked)) found.add("list");
  if (/\b(?:ke hoach|kh)\b/.test(text) && PLAN_TALK.test(text)) found.add("plan");
  if (found.has("price") && !found.has("which")) found.add("plan");
  if (OF_PLAN.test(text)) found.add("plan");
  if (
    /(?:cac|nhung) ke hoach (?:truoc|cu|nam|da)|(?:cac|qua(?: cac)?|tung) nam\b|ke hoach cua cac don vi/.test(
      text,
    )
  )
    found.add("plan");
  return found;
}

/** A plan of a year told of by what it holds, a price or sum of former times. */
const OF_PLAN =
  /\b(?:trong|theo|cua|gia .{2,40}) (?:ke hoach|kh) (?:nam )?20\d\d\b|\b(?:ke hoach|kh) (?:nam )?20\d\d (?:ghi|noi|neu|mua|trang bi|dat|de ra|dua ra|co (?:gi|may|bao nhieu))|\b(?:ke hoach|kh) (?:truoc|cu|nam truoc|nam ngoai|truoc day)\b|\b(?:truoc day|truoc gio|hoi truoc|tung) .{0,20}(?:du toan|gia|mua|chi|kinh phi)\b|\b(?:gia|du toan|kinh phi) .{2,40}(?:truoc day|truoc gio|hoi truoc|nam truoc)\b/;

/** What is asked of a plan, not of a regulation. */
const PLAN_TALK =
  /\b(?:ghi|noi|neu|dat|dua ra|de ra|co gi|chi tieu|muc tieu|kinh phi|du toan|mua|bo tri|so tien)\b|\bnam \d{4}\b/;

/** "TTYT được cấp phép là bệnh viện", "trung tâm y tế hạng II có chức năng bệnh viện": a hospital by another name. */
export const LICENSED =
  /(?<=\b(?:ttyt|trung tam y te)\b[^,.;?]{0,40}) (?:(?:duoc|da|co|theo|do|so y te) )*(?:cap (?:giay )?phep|giay phep|phep|gphd|hinh thuc|chuc nang|mo hinh|la (?:mot )?(?:loai )?benh vien|la bv)[^,.;?]{0,40}?(?:benh vien|\bbv)\b|(?<=\b(?:ttyt|trung tam y te)\b[^,.;?]{0,40}) la (?:mot )?(?:benh vien|bv)\b/;
const NOT_LICENSED =
  /\b(?:khong|ko|chua|k|khong phai) (?:phai )?(?:duoc |co |la )*(?:cap (?:giay )?phep|giay phep|phep|chuc nang|hinh thuc|mo hinh|benh vien|bv)\b/;

/** hospital, other facility, or not said. */
export function findFacility(question: string): "hospital" | "non-hospital" | null {
  const text = ` ${fold(question)} `;
  if (LICENSED.test(text) && !NOT_LICENSED.test(text)) return "hospital";
  if (
    /khong phai (?:la )?benh vien|ttyt|trung tam y te|tram y te|\btyt\b|phong kham|\bpk\b|nha ho sinh|co so khac/.test(
      text,
    )
  ) {
    return "non-hospital";
  }
  if (/benh vien|\bbv\w{0,3}\b/.test(text)) return "hospital";
  return null;
}
