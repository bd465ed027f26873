/** Words by which the lines of a plan lean on a subject of the register, as data. */

/** Words by which a line leans on a subject, folded: narrower than a mention. */
export const LEANS: Readonly<Record<string, RegExp>> = {
  "chuyen-doi-so": /chuyen doi so/,
  // Care in general is the trade of every unit: only what the law itself rules.
  "kham-chua-benh":
    /luat kham benh|nguoi hanh nghe|kham(?: benh)?,? chua benh tu xa|kham benh tu xa/,
  "benh-an-dien-tu": /benh an dien tu|\bemr\b/,
  "du-lieu":
    /(?:kho|co so|chia se|lien thong|ket noi|quan tri|quan ly|chuan hoa|lam sach|khai thac|lam giau|so hoa|cap nhat) (?:[a-z]+,? ){0,3}du lieu/,
  // A record of a patient is personal data, and so is what the systems of a hospital hold.
  "du-lieu-ca-nhan":
    /he thong thong tin benh vien|phan mem (?:quan ly )?(?:kham chua benh|benh vien)|\bhis\b|\bpacs\b|du lieu (?:suc khoe|nguoi benh|benh nhan)|du lieu (?:[a-z]+ )?ca nhan|thong tin ca nhan|quyen rieng tu|benh an dien tu|\bemr\b|ho so suc khoe dien tu/,
  "an-toan-thong-tin":
    /an toan(?:,? an ninh)? (?:thong tin|mang)|an ninh (?:mang|thong tin)|\battt\b|ma doc/,
  "giao-dich-dien-tu": /giao dich dien tu|dich vu cong truc tuyen/,
  "chu-ky-so": /chu ky so|ky so|chu ky dien tu|chung thu so/,
  "so-suc-khoe-dien-tu": /so suc khoe|ho so suc khoe/,
  "ke-don-thuoc": /don thuoc/,
  "giay-to-lien-thong": /giay chung sinh|giay bao tu/,
  "chinh-phu-so": /chinh (?:quyen|phu) (?:so|dien tu)/,
  "de-an-06":
    /de an 06|de an phat trien ung dung du lieu ve dan cu|vneid|dinh danh(?:,| va)? xac thuc dien tu/,
};
