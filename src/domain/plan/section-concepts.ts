/**
 * What a heading or a question is about, in the field's own terms: "ATTT", "bảo mật" and "an toàn thông tin mạng" are
 * one thing. Patterns work on folded text.
 */
import { fold } from "../text/fold.ts";

const CONCEPTS: readonly (readonly [string, RegExp])[] = [
  [
    "security",
    /an toan(?:,? an ninh)? (?:thong tin|mang)|an ninh (?:mang|thong tin)|\battt\b|\batan\b|bao mat|ma doc/,
  ],
  [
    "infrastructure",
    /ha tang|thiet bi|may chu|may tinh|duong truyen|\bmang (?:noi bo|lan)\b|phan cung/,
  ],
  ["data", /du lieu|\bcsdl\b|so hoa/],
  ["platform", /nen tang|ung dung|phan mem|he thong thong tin|dich vu so/],
  ["emr", /benh an dien tu|\bemr\b|\bbadt\b/],
  ["people", /nhan luc|can bo|dao tao|tap huan|boi duong|ky nang so/],
  ["awareness", /nhan thuc|tuyen truyen|truyen thong/],
  ["policy", /the che|quy che|co che|chinh sach|phap ly|moi truong chinh sach/],
  [
    "government",
    /chinh quyen so|chinh phu so|chinh quyen dien tu|dich vu cong|thu tuc hanh chinh|cai cach hanh chinh|\btthc\b/,
  ],
  ["economy", /kinh te so|thanh toan|khong dung tien mat/],
  ["society", /xa hoi so|cong dan so/],
  ["money", /kinh phi|du toan|ngan sach|nguon von|chi phi|bao nhieu tien/],
  ["bases", /can cu|co so phap ly|van ban phap luat/],
  ["goals", /muc tieu|chi tieu|muc dich/],
  ["tasks", /nhiem vu|cong viec|hoat dong/],
  ["solutions", /giai phap|bien phap|cach lam/],
  ["organisation", /to chuc thuc hien|phan cong|trach nhiem|ai lam/],
  ["limits", /ton tai|han che|kho khan|vuong mac|nguyen nhan|yeu kem|bat cap/],
  ["results", /ket qua|danh gia|tinh hinh thuc hien|da lam duoc|hien trang|thuc trang/],
  ["telehealth", /tu xa|telehealth/],
  ["interoperability", /lien thong|ket noi|chia se/],
  ["identity", /dinh danh|can cuoc|de an 06|vneid/],
];

export function conceptsOf(text: string): Set<string> {
  const folded = fold(text);
  return new Set(CONCEPTS.filter(([, pattern]) => pattern.test(folded)).map(([name]) => name));
}
