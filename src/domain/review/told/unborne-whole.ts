/** Money that a sentence tells of the whole budget in any words, where no total of the tables is near it. */
import { abs, smaller } from "../../budget/fixed.ts";
import type { TextAmount } from "../../budget/money-in-text.ts";
import { ADDED_VALUE } from "../../text/change-words.ts";
import { isTaxed } from "../amount-finding.ts";
import { significantDigits } from "../unit-words.ts";
import { isSaidRoundly } from "./borne-by-named.ts";
import type { DerivedAmounts } from "./derived-amounts.ts";
import { partOf } from "./figure-parts.ts";
import type { MoneyMark, Shape } from "./sentence-shape.ts";

const WHOLE =
  /^\W*(?:[^,EMP]{0,70}, )?(?:(?:nhu vay|tinh chung|tom lai|nhin chung|kinh|xin|de nghi|trinh|xem xet|phe duyet|don vi|trung tam|benh vien|cap tren|cap co tham quyen|chot) )*(?:tong (?:kinh phi|du toan|nhu cau|so tien|so|gia tri|muc|cong|chi phi|hop)|toan bo (?:kinh phi|du toan|nhu cau|ke hoach|danh muc)|nhu cau (?:kinh phi|von)|quy mo (?:du toan|kinh phi)|du toan|so tien (?:de nghi|xin duyet|du toan)|phuong an duoc chon|(?:don vi|trung tam|benh vien|tram|ke hoach|so y te)(?: [a-z]+){0,4} (?:can|de nghi|xin)(?=[^EMP]*M[^EMP.;,]*\b(?:ca nam|toan bo|nam (?:nay|20\d\d)))|(?:nam nay|ca nam|nam 20\d\d),? (?:don vi|trung tam|benh vien|tram)(?: [a-z]+){0,4} (?:can|de nghi|xin))\b[^EMP]*M/;
/** A part of it, another year or purse, a tax, a change. */
const NOT_WHOLE =
  /\b(?:quy (?:[ivx]+|\d)|thang|nua|dot|moi|tung|binh quan|trung binh|phan|rieng|nhom|khoan|hang muc|muc [ivx\d]+|nguon|ngan sach|thu|thue|vat|gtgt|tang|giam|con(?! so)|them|bot|hon|thieu|tiet kiem|tam ung|da|nam truoc|nam ngoai|so voi|doi chieu|khong|chua|ngoai|tru|neu (?!tren|tai|trong|o\b)|toi da|toi thieu|han muc|goi|hop dong|du phong|trong do|cho (?!cac|toan|nam|don vi|\d|ca nam|viec thuc hien)|cua (?!toan|du toan|ke hoach|don vi|trung tam|benh vien|tram|so y te|bang|nam|ca)|mua|thue|dao tao)\b/;

/** "Chưa thuế", "đã gồm VAT": a whole of its own. */
const TAX = `(?:thue|vat)(?: (?:gtgt|vat|${ADDED_VALUE}))?`;
const TAX_STATE = new RegExp(
  String.raw`\b(?:truoc|sau|chua|chua (?:gom|co|ke|tinh|bao gom)|da (?:gom|co|tinh|cong|bao gom)|gom ca|ca) ${TAX}(?!\w)`,
  "g",
);
const ONLY_STATE = /^[\s,;:–-]*(?:va |con |la |thi |khoang )*$/;
/** Whatever is told of all there is: then a figure near the whole is meant for it. */
const OF_ALL =
  /\b(?:tong|toan bo|nhu cau|du toan|quy mo|ca nam|nam (?:nay|20\d\d)|ke hoach|don vi|trung tam|benh vien|tram|nganh|so y te)\b/;
const SPENDS =
  /\b(?:kinh phi|du toan|nhu cau|von|chi|can|tieu|het|dang ky|de nghi|xin|bo tri|so tien|ngan sach|danh|dau tu|nguon luc)\b/;
/** "… đơn giá 2,8 triệu đồng, tổng kinh phí …": of what has this price. */
const PRICE_AHEAD = /\b(?:don gia|(?<!tri )gia(?! tri)|moi [a-z]+)\b[^EMP.;]*M[^EMP.;]*$/;
/** "… cho nhóm I": the whole is of something else. */
const OF_THING = /^[^,;.(]*E/;

export function oddWholes(shape: Shape, derived: DerivedAmounts): TextAmount[] {
  const told: MoneyMark[] = [];
  for (const mark of shape.marks) {
    if (mark.kind !== "M") continue;
    if (tellsWhole(shape, mark, told.length > 0) || isNearWhole(shape, mark, derived))
      told.push(mark);
  }
  return told.flatMap(({ money }) => (isWhole(money, derived) ? [] : [money]));
}

/** Behind a whole that was told the state of its tax is enough: "…, sau thuế …". */
function tellsWhole(shape: Shape, { at, money }: MoneyMark, more: boolean): boolean {
  const { before, after, opening } = partOf(shape, at);
  if (/[EMP]/.test(before) || OF_THING.test(after) || money.amount < 1_000_000n) return false;
  if (PRICE_AHEAD.test(shape.text.slice(0, at))) return false;
  const words = before.replace(TAX_STATE, " ");
  if (more && words !== before && ONLY_STATE.test(words)) return true;
  const bound = money.qualifier === null ? words : words.replace(/\bhon $/, "");
  return opening === "" && WHOLE.test(`${before}M${after}`) && !NOT_WHOLE.test(bound);
}

/** A figure of the first clause that is off by a tenth at most, and that nothing else gives. */
function isNearWhole(
  shape: Shape,
  { at, money }: MoneyMark,
  { wholes, parts, together, lines, coarse }: DerivedAmounts,
): boolean {
  const { before, after, opening } = partOf(shape, at);
  const words = opening + before;
  if (/[EMP]/.test(words) || OF_THING.test(after) || NOT_WHOLE.test(words.replace(/\bhon $/, "")))
    return false;
  const [whole = 0n] = wholes;
  const digits = significantDigits(money.amount);
  return (
    digits >= 3 &&
    OF_ALL.test(words) &&
    SPENDS.test(words) &&
    abs(money.amount - whole) * 10n <= whole &&
    [...wholes, ...parts, ...together, ...lines].every(
      (one) =>
        abs(one - money.amount) > coarse + money.slack &&
        !isTaxed(money.amount, one) &&
        !isTaxed(one, money.amount),
    )
  );
}

function isWhole(money: TextAmount, { wholes, coarse }: DerivedAmounts): boolean {
  const all = [...wholes, wholes.reduce((sum, one) => sum + one, 0n)];
  // Told so roughly, any amount near the whole would be one with its tax.
  const taxSlack = smaller(money.slack, money.amount / 200n);
  return (
    wholes.length === 0 ||
    [money.amount, ...money.others].some((amount) =>
      all.some(
        (whole) =>
          abs(whole - amount) <= coarse ||
          isSaidRoundly({ ...money, amount }, whole) ||
          // The text adds the tax that the table leaves out, or leaves out the tax that it has.
          isTaxed(amount, whole, taxSlack) ||
          isTaxed(whole, amount, taxSlack),
      ),
    )
  );
}
