/**
 * Subjects of the register as words of a plan. A subject counts as met when the plan speaks of it; it decides which
 * new bases and duties a draft takes up. Patterns work on folded text.
 */
import { fold } from "../text/fold.ts";

const SUBJECTS: Readonly<Record<string, RegExp>> = {
  "benh-an-dien-tu": /benh an dien tu|\bemr\b/,
  "an-toan-thong-tin":
    /an toan(?:,? an ninh)? (?:thong tin|mang)|an ninh (?:mang|thong tin)|\battt\b|ma doc/,
  "an-ninh-mang": /an toan(?:,? an ninh)? (?:thong tin|mang)|an ninh mang|\battt\b/,
  "cap-do-he-thong": /cap do/,
  "du-lieu-ca-nhan": /du lieu ca nhan|thong tin ca nhan|rieng tu|bao mat|du lieu y te|benh an/,
  "du-lieu": /du lieu/,
  "chu-ky-so": /chu ky so|ky so|chung thu so/,
  "giao-dich-dien-tu": /chu ky so|giao dich dien tu|van ban dien tu|thu tuc hanh chinh/,
  "chuyen-doi-so": /chuyen doi so|chinh (?:quyen|phu) so|ung dung cong nghe thong tin|\bcntt\b/,
  "chinh-phu-so": /chinh (?:quyen|phu) (?:so|dien tu)|dich vu cong/,
  "so-suc-khoe-dien-tu": /so suc khoe|ho so suc khoe/,
  "kham-chua-benh": /kham benh,? chua benh|kham chua benh|\bkcb\b/,
  "kham-chua-benh-tu-xa":
    /(?:kham|chua benh|tu van|hoi chan|y te)[^.;:\n]{0,40}\btu xa\b|tele-?(?:health|medicine)/,
  "ke-don-thuoc": /don thuoc/,
  "giay-to-lien-thong": /chung sinh|bao tu|giay kham suc khoe|lien thong giay/,
  bhyt: /\bbhyt\b|bao hiem y te|giam dinh/,
  "can-lam-sang": /can lam sang|xet nghiem|\blis\b|pacs/,
  "chuan-du-lieu": /giam dinh|thanh toan chi phi|dinh dang du lieu|chuan du lieu/,
  "thanh-toan-khong-tien-mat": /khong dung tien mat|thanh toan dien tu/,
  "tri-tue-nhan-tao": /tri tue nhan tao/,
  "dinh-danh": /can cuoc|cccd|vneid|dinh danh/,
  "de-an-06": /de an 06|de an phat trien ung dung du lieu ve dan cu/,
  "dau-tu-cntt": /dau tu|thue dich vu|mua sam/,
  "dau-thau": /mua sam|dau thau|bao gia/,
  "thong-ke-bao-cao": /thong ke y te|bao cao thong ke/,
  "tieu-chi-cntt": /tieu chi ung dung (?:cong nghe|cntt)|54\/2017/,
  "hoa-don": /hoa don dien tu|bien lai/,
};

/** Said of nearly everything: they tell no two lines apart. */
const BROAD = new Set(
  "du-lieu du-lieu-ca-nhan chuyen-doi-so kham-chua-benh bhyt dau-tu-cntt dau-thau giao-dich-dien-tu chinh-phu-so".split(
    " ",
  ),
);

export const isBroad = (subject: string): boolean => BROAD.has(subject);

/** Subjects by which a text can be told from others. */
export const narrowSubjects = (text: string): string[] =>
  [...subjectsOf(text)].filter((subject) => !BROAD.has(subject));

/** Subjects that a text speaks of. */
export function subjectsOf(text: string): Set<string> {
  const folded = fold(text);
  return new Set(
    Object.entries(SUBJECTS)
      .filter(([, pattern]) => pattern.test(folded))
      .map(([subject]) => subject),
  );
}
