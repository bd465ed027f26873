/** Money that a sentence tells of the whole budget in any words, where no total of the tables is near it. */
import { abs } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { isTaxed } from "../amount-finding.ts";
import { isSaidRoundly } from "./borne-by-named.ts";
import type { DerivedAmounts } from "./derived-amounts.ts";
import type { Shape } from "./sentence-shape.ts";

const WHOLE =
  /^\W*(?:[^,EMP]{0,70}, )?(?:(?:nhu vay|tinh chung|tom lai|nhin chung|kinh|xin|de nghi|trinh|xem xet|phe duyet|don vi|trung tam|benh vien|cap tren|cap co tham quyen|chot) )*(?:tong (?:kinh phi|du toan|nhu cau|so tien|so|gia tri|muc|cong|chi phi|hop)|toan bo (?:kinh phi|du toan|nhu cau|ke hoach|danh muc)|nhu cau (?:kinh phi|von)|quy mo (?:du toan|kinh phi)|du toan|so tien (?:de nghi|xin duyet|du toan)|phuong an duoc chon)\b[^EMP]*M/;
/** A part of it, another year or purse, a tax, a change. */
const NOT_WHOLE =
  /\b(?:quy (?:[ivx]+|\d)|thang|nua|dot|moi|tung|binh quan|trung binh|phan|rieng|nhom|khoan|hang muc|muc [ivx\d]+|nguon|ngan sach|thu|thue|vat|gtgt|tang|giam|con(?! so)|them|bot|hon|thieu|tiet kiem|tam ung|da|nam truoc|nam ngoai|so voi|khong|chua|ngoai|tru|neu (?!tren|tai|trong|o\b)|toi da|toi thieu|han muc|goi|hop dong|du phong|trong do|cho (?!cac|toan|nam|don vi|\d|ca nam|viec thuc hien)|cua (?!toan|du toan|ke hoach|don vi|trung tam|benh vien|tram|so y te|bang|nam|ca)|mua|thue|dao tao)\b/;

export function oddWholes(shape: Shape, { wholes, coarse }: DerivedAmounts): TextAmount[] {
  const { marks, text } = shape;
  const [only, ...more] = marks;
  if (only?.kind !== "M" || more.length > 0) return [];
  const before = text.slice(0, only.at);
  const bound = only.money.qualifier === null ? before : before.replace(/\bhon $/, "");
  if (!WHOLE.test(text) || NOT_WHOLE.test(bound)) return [];
  const { money } = only;
  const all = [...wholes, wholes.reduce((sum, one) => sum + one, 0n)];
  const holds = [money.amount, ...money.others].some((amount) =>
    all.some(
      (whole) =>
        abs(whole - amount) <= coarse ||
        isSaidRoundly({ ...money, amount }, whole) ||
        // The text adds the tax that the table leaves out, or leaves out the tax that it has.
        isTaxed(amount, whole, money.slack) ||
        isTaxed(whole, amount, money.slack),
    ),
  );
  return holds || wholes.length === 0 || money.amount < 1_000_000n ? [] : [money];
}
