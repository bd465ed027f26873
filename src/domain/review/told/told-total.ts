/** Money that a sentence tells of the whole budget: what is asked for, needed or planned in all. */
import type { TextAmount } from "../../budget/money-in-text.ts";
import { marksOf, type Shape } from "./sentence-shape.ts";
import { NEUTRAL } from "./told-amounts.ts";

const AT = String.raw`(?:^|[.;:,(–-]\s*|\bva )[\s*+-]*`;
const WHO = "(?:don vi |trung tam |benh vien |kinh )*";
const ASKED = `${WHO}(?:kinh |xin )?(?:de nghi|trinh|de xuat)(?: (?:cap tren|cap co tham quyen|so y te|ubnd tinh|xem xet|phe duyet|duyet|bo tri|cap|giao|chap thuan|,))*(?: (?:so tien|tong so tien|tong|so|kinh phi|du toan|tong kinh phi|tong du toan|muc kinh phi|nguon kinh phi|la|voi))*`;
const SUM =
  "(?:tong |so |gia tri |muc )?(?:so tien|so|gia tri|kinh phi|muc|nhu cau kinh phi)? ?de nghi(?: phe duyet| bo tri| cap)?";
const NEED =
  "(?:tong |toan bo )?(?:nhu cau(?: kinh phi| von)?|kinh phi|du toan(?: kinh phi| chi)?|muc dau tu|so tien|gia tri du toan|chi phi|tong cong|tong so|tong so tien|tong kinh phi|tong du toan|tong gia tri)";
const TO_DO =
  "(?:de|nham) (?:thuc hien|trien khai)(?: (?:cac|nhung|toan bo))?(?: (?:noi dung|nhiem vu|hang muc|hoat dong|danh muc))?(?: (?:neu|o))?(?: tren)?,?";
const LINK = String.raw`(?:[ ,:–-]+(?:khoang|${NEUTRAL}))*[ ,:–-]+M`;
const STRONG = [ASKED, SUM].map((lead) => new RegExp(`${AT}${lead}${LINK}`, "g"));
const PLAIN = [NEED, TO_DO].map((lead) => new RegExp(`${AT}${lead}${LINK}`, "g"));
const END =
  /^(?:$|\s*[.;)]|\s*,(?! (?:gom|bao gom|trong do gom) )|\s*\(|\s(?:de|cho (?:cac|\d|toan bo|nhiem vu|noi dung|nam)|nham|chi tiet|bang chu|bao gom|trong do|voi)\b(?! E))/;

/** What would be if: "nếu thuê thêm …", "giả sử …", "khi đó …"; "nêu trên" is none, though without marks it reads alike. */
export const CONDITION = String.raw`neu (?!tren|tai|trong|o\b|ro\b)|gia su|(?:khi|luc) (?:do|ay)\b`;
const NOT_OWN = new RegExp(
  String.raw`[MPE]|trong do|rieng|con lai|tung|moi\b|\b(?:chua|khong) (?:ke|tinh|gom)\b|\b(?:ngoai|tru)\b|\b(?:${CONDITION})`,
);

/** Amounts told of the whole; of a plan only what is asked for, for a task has money of its own. */
export function toldTotals(shape: Shape, kind: string): TextAmount[] {
  const patterns = kind === "budget" ? [...STRONG, ...PLAIN] : STRONG;
  return patterns.flatMap((pattern) =>
    [...shape.text.matchAll(pattern)].flatMap((match) => {
      const [said] = marksOf(shape, "M", match);
      const before = shape.text.slice(0, match.index);
      // What was granted need not be what is planned.
      if (/\b(?:giao|ho tro|huy dong|dong gop|giai ngan|can doi)\b/.test(match[0])) return [];
      const own = !NOT_OWN.test(before);
      const end = END.test(shape.text.slice(match.index + match[0].length));
      return said === undefined || !own || !end || said.money.qualifier !== null
        ? []
        : [said.money];
    }),
  );
}
